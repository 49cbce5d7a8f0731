"""The page: one file that needs no network; every finding with its passages, every report in full."""

from __future__ import annotations

import base64
import hashlib
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import groupby

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup

from crossread.records import Collation, Passage, Point, Position, Quote, Reading, Reason, Report
from crossread.render import labels as words
from crossread.render.contexts import Contexts, Piece, by_report
from crossread.render.descent import PASSAGE, strength
from crossread.render.drawing import legend, svg
from crossread.render.grounds import Ground, grounds
from crossread.render.labels import KIND_WORDS, QUOTE_WORDS, counted, line, visible
from crossread.render.layout import Layout, laid_out
from crossread.render.marks import continued, firsts, fragment, marked, spans, target
from crossread.render.said import Spoken, Told
from crossread.render.story import (
    DOZEN,
    FEW,
    SCRAP,
    SHORT,
    Story,
    brief,
    readings,
    stories,
    title,
)
from crossread.render.tree import Branch, branches
from crossread.render.wanted import Line, Matter

PAGE_LANGUAGE = "en"
"""What the page's own words are in."""

BROAD = 560
"""Width of a drawing over which it gets more than half of a wide page."""

COLUMNS = 6
"""Actors up to which a ledger has a column each; with more it would be mostly empty, and narrower than a name."""

POINTING = frozenset("this these those it such them".split())
"""First words of an issue that only its sentence explains."""

STEM = 7
"""Characters kept of a file's name made by a machine: as many as version control shows of a hash."""

TEMPLATES = ("page.html", "story.html", "kin.html", "findings.html", "said.html", "wanted.html", "reports.html")


@dataclass(frozen=True, slots=True)
class Cited:
    """A passage as the page shows it: whose, where in the page, and its words in their sentence."""

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
class Block:
    """A style sheet or script that stands in the page, and the hash that lets it run."""

    text: Markup

    @property
    def source(self) -> str:
        """The block's source expression for a content security policy."""
        found = hashlib.sha256(str(self.text).encode("utf-8")).digest()
        return f"'sha256-{base64.b64encode(found).decode('ascii')}'"


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
        return tuple(self._cited(passage, reading.value) for passage in first)

    def short(self, outlet: str) -> str:
        """The beginning of an outlet that is only a file's name made by a machine, where that tells it apart."""
        letters = outlet.replace("_", "").replace("-", "")
        if len(outlet) <= 2 * STEM or not letters.isalnum() or sum(map(str.isdigit, outlet)) < STEM:
            return outlet
        beginning = outlet[:STEM]
        alike = [one for one in self.story.labels.outlets.values() if one.startswith(beginning)]
        return outlet if len(alike) > 1 else f"{beginning}…"

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
        return tuple(passage for reading in point.readings for passage in reading.passages)

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


def html(collation: Collation) -> str:
    """The whole collation as one page: no network, a strict content security policy, every passage linked."""
    told = tuple(_shown(stories(collation)))
    style = Block(_read("page.css") + _continued(told))
    script = Block(_read("page.js"))
    policy = (
        f"default-src 'none'; style-src {style.source}; script-src {script.source}; base-uri 'none'; form-action 'none'"
    )
    page = _environment().get_template("page.html")
    return page.render(stories=told, rejected=collation.rejected, style=style.text, script=script.text, policy=policy)


def _shown(found: tuple[Story, ...]) -> Iterator[Shown]:
    seen: set[str] = set()
    for number, story in enumerate(found, 1):
        dossier = story.dossier
        held = (dossier.points, dossier.utterances, dossier.ledger, dossier.names, dossier.lineages)
        ids = {finding.id for findings in held for finding in findings}
        layout = laid_out(dossier, story.labels)
        lines = [edge for edge in layout.edges if edge.style != PASSAGE and not edge.fold]
        drawn = [ends for edge in lines for ends in edge.descents]
        why = grounds(dossier, story.labels, drawn)
        found_in = spans(dossier, (linked for ground in why for linked in ground.linked()))
        texts = {report.id: marked(report, found_in[report.id]) for report in dossier.reports}
        yield Shown(story, Contexts.of(dossier.reports), number, texts, frozenset(ids & seen), layout, why)
        seen |= ids


def _continued(told: tuple[Shown, ...]) -> Markup:
    """A rule for each span that goes on in a second element, so that all of it lights up without a script."""
    ids = [id for shown in told for text in shown.texts.values() for id in continued(text)]
    rules = (f':root:has([id="{id}"]:target) [data-of="{id}"]' for id in dict.fromkeys(ids))
    joined = ",\n".join(rules)
    return Markup(f"{joined} {{ background: var(--lit); color: var(--ink); }}\n") if joined else Markup("")


def _read(name: str) -> Markup:
    return Markup((files("crossread.render") / "templates" / name).read_text("utf-8"))


@cache
def _environment() -> Environment:
    """The templates, compiled once: all that they print is escaped, and a misspelt field is an error."""
    environment = Environment(
        loader=DictLoader({name: str(_read(name)) for name in TEMPLATES}),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(line=line, visible=visible, readings=readings, web=_web, leftward=leftward)
    environment.tests.update(dated=words.dated)
    environment.globals.update(
        DOZEN=DOZEN,
        FEW=FEW,
        SHORT=SHORT,
        COLUMNS=COLUMNS,
        kind_words=KIND_WORDS,
        quote_words=QUOTE_WORDS,
        fragment=fragment,
        counted=counted,
        strength=strength,
        visible=visible,
        target=target,
        lineages=words.lineages,
        published=words.published,
        act=words.act,
    )
    return environment


def leftward(text: str) -> bool:
    """Whether a text has letters that are written from right to left."""
    return not text.isascii() and any(unicodedata.bidirectional(one) in ("R", "AL") for one in text)


def _web(source: str) -> bool:
    """Whether a source is an address that a page may link to."""
    return source.lower().startswith(("http://", "https://")) and source.isprintable() and " " not in source
