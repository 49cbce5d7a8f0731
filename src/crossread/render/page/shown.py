"""What the templates of the page ask about one story: words, links and records, nothing laid out."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from crossread.records import Passage, Point, Position, Quote, Reading, Reason, Report
from crossread.render import labels as words
from crossread.render.contexts import Contexts, Piece, by_report
from crossread.render.grounds import Ground
from crossread.render.labels import counted, visible
from crossread.render.page.drawing import legend, svg
from crossread.render.page.facets import Facet, Facets
from crossread.render.page.layout import Layout
from crossread.render.page.marks import firsts, fragment, target
from crossread.render.readings import around, valued
from crossread.render.said import Spoken, Told
from crossread.render.story import SCRAP, Story, brief, title
from crossread.render.tree import Branch, branches
from crossread.render.wanted import Line, Matter
from crossread.text import passages_of

PAGE_LANGUAGE = "en"
"""What the page's own words are in."""

BROAD = 560
"""Width of a drawing over which it gets more than half of a wide page."""

POINTING = frozenset("this these those it such them".split())
"""First words of an issue that only its sentence explains."""

HIGH = 330
"""Height of a drawing over which the page shows a strip of it first: half a desk's screen is for what happened."""

OUTLETS = 2
"""Outlets that stand by name in the line of a point; of more the line says how many, and opened it has them all."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A passage as the page shows it: whose, where in the page, and its words in their sentence."""

    report: str
    outlet: str
    short: str
    """The outlet as lists show it."""
    link: str
    pieces: tuple[Piece, ...]
    whole: bool
    """Whether no words stand around it, so that nothing need set it off."""
    language: str
    """Empty where it is the page's own or unknown."""
    leftward: bool
    """Whether it has letters that are written from right to left."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What the templates ask about one story. Every method gives words, links or records."""

    story: Story
    contexts: Contexts
    number: int
    """Which story of the page this is, from 1."""
    texts: dict[str, Markup]
    """The text of each report with every finding's spans marked."""
    taken: frozenset[str]
    """Ids of findings that an earlier story of the page has as well."""
    layout: Layout
    grounds: tuple[Ground, ...]
    facets: Facets

    @property
    def title(self) -> str:
        """The title passage."""
        return title(self.story.dossier)

    @property
    def days(self) -> str:
        """When its reports were published."""
        return words.days(self.story.dossier.first, self.story.dossier.last)

    def branches(self) -> tuple[Branch, ...]:
        """The lineages as trees."""
        return branches(self.story.dossier, self.story.labels)

    def anchor(self, kind: str, id: str) -> str:
        """The element's id of a finding, such as `point-3f2a`, told apart where two stories have it."""
        plain = fragment(id) if id.startswith(f"{kind}-") else fragment(kind, id)
        return f"{plain}-in-{self.number}" if id in self.taken else plain

    def cite(self, passages: Iterable[Passage], value: str = "") -> tuple[Cited, ...]:
        """Passages in their sentences, in the dossier's order of reports."""
        return tuple(self._cited(passage, value) for passage in by_report(passages, self.story.labels))

    def one(self, passage: Passage) -> Cited:
        """One passage in its sentence."""
        return self._cited(passage, "")

    def bare(self, passages: Iterable[Passage]) -> tuple[Cited, ...]:
        """Passages by themselves, without their sentences."""
        return tuple(
            self._of(passage, (Piece(passage.text, "passage"),)) for passage in by_report(passages, self.story.labels)
        )

    def issue(self, passage: Passage) -> Cited:
        """An issue by itself; in its sentence where it is too short to understand, as in `this demand`."""
        return self.bare([passage])[0] if len(passage.text) >= SCRAP else self.one(passage)

    def by_outlet(self, passages: Iterable[Passage]) -> tuple[tuple[Cited, ...], ...]:
        """Passages by themselves, those of one report together."""
        return tuple(tuple(held) for _, held in groupby(self.bare(passages), key=lambda cited: cited.outlet))

    def _cited(self, passage: Passage, value: str) -> Cited:
        return self._of(passage, self.contexts.around(passage, value))

    def _of(self, passage: Passage, pieces: tuple[Piece, ...]) -> Cited:
        return Cited(
            report=passage.report,
            outlet=self.outlet(passage.report),
            short=self.short(self.outlet(passage.report)),
            link=target(passage),
            pieces=tuple(Piece(visible(piece.text), piece.part) for piece in pieces),
            whole=all(piece.part in ("passage", "value") for piece in pieces),
            language=self.language(passage.report),
            leftward=any(leftward(piece.text) for piece in pieces),
        )

    def brief(self, point: Point, reading: Reading) -> tuple[Cited, ...]:
        """The first passage of a reading whose value alone says little; nothing where it says enough."""
        first = brief(point, reading, self.story.labels)
        return tuple(self._of(passage, around(point, reading, passage, self.contexts)) for passage in first)

    def readings(self, point: Point) -> tuple[Reading, ...]:
        """The readings of a point in the order in which they are shown."""
        return self.story.readings(point)

    def value(self, point: Point, reading: Reading) -> tuple[Piece, ...]:
        """The value of a reading, the words marked that differ."""
        return tuple(Piece(visible(piece.text), piece.part) for piece in valued(point, reading))

    def groups(self, point: Point, reading: Reading) -> tuple[tuple[str, tuple[Cited, ...]], ...]:
        """The passages of a reading by the lineages behind them: what these are called, unless an outlet says it."""
        return tuple(
            (
                "" if self.who(group.passages) == (group.label,) else group.label,
                tuple(self._of(one, around(point, reading, one, self.contexts)) for one in group.passages),
            )
            for group in self.story.behind.groups(by_report(reading.passages, self.story.labels))
        )

    def backing(self, point: Point) -> str:
        """Who is behind a point, as short as one line has room for: lineages, and outlets if they are few."""
        held = passages_of(point)
        outlets, groups = self.who(held), self.story.behind.groups(held)
        reports = self.everyone(held) or counted(len(outlets), "report")
        if len(outlets) <= OUTLETS:
            reports = ", ".join(map(self.short, outlets))
        if point.lineages.most > 1 or len(groups) != 1:
            return f"{words.lineages(point.lineages)} · {reports}"
        return reports if outlets == (groups[0].label,) else f"from {self.short(groups[0].label)} · {reports}"

    def facet(self, point: Point) -> Facet:
        """What a point can be found by."""
        return self.facets.by_point[point.id]

    def when(self, cited: Cited) -> str:
        """When the report of a passage was published; empty where that is not known."""
        return self.story.times.get(cited.report, "")

    def short(self, outlet: str) -> str:
        """The outlet as lists show it."""
        return self.story.labels.short(outlet)

    def each(self, passages: Iterable[Passage]) -> tuple[Cited, ...]:
        """The first passage of each report."""
        return self.cite(firsts(passages))

    def who(self, passages: Iterable[Passage]) -> tuple[str, ...]:
        """The outlets, in the dossier's order."""
        return self.story.labels.who(passages)

    def everyone(self, passages: Iterable[Passage]) -> str:
        """`all 5 reports` where more than two are all there are and all have one of the passages; else empty."""
        told, all_of_them = {passage.report for passage in passages}, len(self.story.dossier.reports)
        return f"all {all_of_them} reports" if len(told) == all_of_them > 2 else ""

    def outlet(self, report: str) -> str:
        """What a report is called."""
        return self.story.labels.outlet(report)

    def language(self, report: str) -> str:
        """The language a report is in, as a language tag; empty where it is the page's own or unknown."""
        found = next((one.language for one in self.story.dossier.reports if one.id == report), None) or PAGE_LANGUAGE
        return found if found != PAGE_LANGUAGE and found.isascii() and found.replace("-", "").isalnum() else ""

    def told_by(self, passages: Iterable[Passage]) -> str:
        """Numbers of the reports, for the choice of an outlet."""
        ranks = {self.story.labels.ranks[passage.report] for passage in passages if self._has(passage)}
        return " ".join(map(str, sorted(ranks)))

    def _has(self, passage: Passage) -> bool:
        return passage.report in self.story.labels.ranks

    def all_of(self, point: Point) -> tuple[Passage, ...]:
        """The passages of every reading."""
        return passages_of(point)

    def fresh(self, reason: Reason, already: Iterable[Passage]) -> tuple[Passage, ...]:
        """The passages of a reason that do not stand above it already."""
        above = set(already)
        return tuple(passage for passage in reason.passages if passage not in above)

    def said(self, spoken: Spoken) -> tuple[Passage, ...]:
        """The passages of every quote of an utterance."""
        return tuple(quote.content for told in spoken.wordings for quote in told.quotes)

    @property
    def changed(self) -> bool:
        """Whether any wording is marked with what it changes."""
        return any(told.changed for voice in self.story.voices for one in voice.spoken for told in one.wordings)

    def contents(self, quotes: Iterable[Quote]) -> tuple[Passage, ...]:
        """The passages of some quotes."""
        return tuple(quote.content for quote in quotes)

    def behind(self, passages: Iterable[Passage]) -> tuple[str, ...]:
        """The labels of the lineages whose reports have these passages, in the dossier's order."""
        reports = {passage.report for passage in passages}
        return tuple(
            self.story.labels.lineages[lineage.id]
            for lineage in self.story.dossier.lineages
            if not reports.isdisjoint(lineage.reports)
        )

    def matter(self, matter: Matter) -> Cited:
        """The words of a matter by themselves; in their sentence where they only point to what it is."""
        pointing = matter.issue.text.lower().split(maxsplit=1)[:1]
        return self.one(matter.issue) if POINTING.issuperset(pointing) else self.bare([matter.issue])[0]

    def written(self, told: Told) -> Cited:
        """A wording with its changes marked, linked to where it stands first."""
        place = told.quotes[0].content if told.quotes else self.story.dossier.title
        return self._of(place, told.spoken)

    def clauses(self, held: Line | Matter) -> tuple[Passage, ...]:
        """The clauses of every position of an act, or of all acts on a matter."""
        return tuple(position.passage for position in held.positions)

    def clause(self, position: Position) -> Cited:
        """The clause that tells a position, in its sentence, with its issue and its condition marked."""
        parts = [(position.issue, "value")]
        if position.condition is not None:
            parts.append((position.condition, "condition"))
        return self._of(position.issue, self.contexts.parted(position.passage, parts))

    def drawing(self) -> Markup:
        """The lineages as SVG; the list beside it says the same."""
        about = (
            f"The lineages of {counted(len(self.story.dossier.reports), 'report')}; the list on this page says the same"
        )
        return svg(self.layout, about, self.address)

    @property
    def high(self) -> bool:
        """Whether the drawing is so high that the page opens with a strip of it."""
        return self.layout.height > HIGH

    @property
    def broad(self) -> bool:
        """Whether the drawing is wider than half a page."""
        return self.layout.width > BROAD

    def legend(self) -> Markup:
        """What the lines of the drawing mean."""
        return legend(self.layout)

    def address(self, kind: str, *ids: str) -> str:
        """The id of the element that a part of the drawing leads to."""
        if kind == "lineage":
            return self.anchor(kind, *ids)
        return fragment(kind, self.number, *ids) if kind == "fold" else fragment(kind, *ids)

    def lineage(self, report: Report) -> str:
        """The label of the lineage a report belongs to."""
        for lineage in self.story.dossier.lineages:
            if report.id in lineage.reports:
                return self.story.labels.lineages[lineage.id]
        return "no lineage"


def leftward(text: str) -> bool:
    """Whether a text has letters that are written from right to left."""
    return not text.isascii() and any(unicodedata.bidirectional(one) in ("R", "AL") for one in text)
