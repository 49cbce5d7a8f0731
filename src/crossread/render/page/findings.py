"""One story as rows: everything that the page shows, in the order in which it shows it, without a word of the texts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from crossread.records import Passage, Point, Position, Reading, Reason, Report, Status, Worded
from crossread.render.descent import strength
from crossread.render.grounds import Ground, Shared
from crossread.render.labels import KIND_WORDS, QUOTE_WORDS, by_size, line, pointing, published
from crossread.render.page.facets import Facets
from crossread.render.page.naming import firsts, fragment, leftward, web
from crossread.render.page.places import Index, lengths
from crossread.render.page.rows import (
    DateRow,
    GroundRow,
    LineageRow,
    LineRow,
    MatterRow,
    NameRow,
    PairRow,
    PointRow,
    ReadingRow,
    ReasonRow,
    ReportRow,
    StanceRow,
    StoryRow,
    UtteranceRow,
    WhyRow,
    WordedRow,
    WordingRow,
)
from crossread.render.phrases import via_words
from crossread.render.said import Spoken, Told, Voice
from crossread.render.story import Date, Story, brief, headline, leaning
from crossread.render.wanted import Actor, Line, Matter, told
from crossread.text import passages_of

PAGE_LANGUAGE = "en"
"""What the page's own words are in."""

Anchor = Callable[..., str]
"""From the kind and id of a finding to the id that leads to it in the page."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Makes the rows of one story."""

    story: Story
    index: Index
    facets: Facets
    anchor: Anchor

    @classmethod
    def of(cls, story: Story, anchor: Anchor) -> Rows:
        """The rows of a story whose findings have these anchors."""
        dossier = story.dossier
        return cls(
            story, Index.of(dossier.reports), Facets.of(story.labels, story.behind, story.telling + story.plain), anchor
        )

    def all(self, grounds: Iterable[Ground]) -> StoryRow:
        """The whole story."""
        story, dossier = self.story, self.story.dossier
        head = headline(story)
        names = story.telling + story.plain
        beside = [row for actor in story.actors for row in self._beside(actor)]
        return StoryRow(
            title=self.index.one(dossier.title),
            heading=self.anchor("point", head.id) if head else "",
            reports=tuple(map(self._report, dossier.reports)),
            lineages=tuple(
                LineageRow(story.labels.sigla[one.id], story.labels.lineages[one.id], len(one.reports))
                for one in by_size(dossier.lineages)
            ),
            points=tuple(map(self._point, dossier.points)),
            utterances=tuple(self._utterance(voice, one) for voice in story.voices for one in voice.spoken),
            matters=tuple(map(self._matter, story.ledger.matters)),
            beside=tuple(beside),
            dates=tuple(self._date(date, number) for number, date in enumerate(story.dates)),
            names=tuple(NameRow(
                self.anchor("name", one.id), line(one.name), one.kind.value,
                tuple(map(self._worded, one.variants)), tuple(map(self._worded, one.roles)),
            ) for one in names),
            grounds=tuple(map(self._ground, grounds)),
        )  # fmt: skip

    def _report(self, report: Report) -> ReportRow:
        labels = self.story.labels
        outlet = labels.outlet(report.id)
        return ReportRow(
            element=fragment("report", report.id),
            outlet=outlet,
            short=labels.short(outlet),
            lineage=self.facets.ranks.get(report.id, 0),
            when=self.story.times[report.id],
            cited=", ".join(filter(None, (f"“{line(report.title)}”" if report.title else "", published(report)))),
            sentences=lengths(report),
            source=report.source if web(report.source) else "",
            language=language(report),
            leftward=leftward(report.text),
        )

    # ---- points --------------------------------------------------------------------------------------------------

    def _point(self, point: Point) -> PointRow:
        held = passages_of(point)
        return PointRow(
            anchor=self.anchor("point", point.id),
            kind=KIND_WORDS[point.kind],
            status=point.status.value,
            least=point.lineages.least,
            most=point.lineages.most,
            readings=tuple(self._reading(point, one) for one in self.story.readings(point)),
            names=self.facets.names(held),
            reasons=self._reasons(point.reasons, held),
        )

    def _reading(self, point: Point, reading: Reading) -> ReadingRow:
        short = brief(point, reading, self.story.labels)
        return ReadingRow(
            value=self.index.words(reading.value, (*short, *reading.passages)),
            least=reading.lineages.least,
            most=reading.lineages.most,
            lineages=self.facets.lineages(reading.passages),
            passages=self.index.at(reading.passages),
            marked=self.index.at(reading.marked),
            context=1 if short else 2 if leaning(reading.value) else 0,
            first=self.story.first_told(reading) if point.status is Status.LATER else "",
        )

    def _reasons(self, reasons: Iterable[Reason], above: Iterable[Passage]) -> tuple[ReasonRow, ...]:
        shown = set(above)
        return tuple(
            ReasonRow(
                line(one.rule), line(one.detail), f"weight {one.weight:.2f}",
                self.index.at(passage for passage in one.passages if passage not in shown),
            )
            for one in reasons
        )  # fmt: skip

    # ---- said ----------------------------------------------------------------------------------------------------

    def _utterance(self, voice: Voice, one: Spoken) -> UtteranceRow:
        utterance = one.utterance
        contents = [quote.content for told in one.wordings for quote in told.quotes]
        fullest = [quote.content for quote in one.wordings[0].quotes] if one.wordings else []
        return UtteranceRow(
            anchor=self.anchor("utterance", utterance.id),
            who=voice.who,
            least=utterance.lineages.least,
            most=utterance.lineages.most,
            lineages=self.facets.lineages(contents),
            wordings=tuple(self._wording(told, fullest) for told in one.wordings),
            names=self._speaker(utterance.name, contents),
            vias=tuple(via_words(one, self.story)),
            reasons=self._reasons(utterance.reasons, contents),
        )

    def _wording(self, told: Told, fullest: Sequence[Passage]) -> WordingRow:
        places = self.index.at(quote.content for quote in told.quotes)
        if not told.quotes:
            return WordingRow(QUOTE_WORDS[told.kind], places, (("", line(told.text)),))
        quote = told.quotes[0]
        here, led = quote.content, quote.content
        if quote.cue is not None and quote.cue.start < here.start:
            text = self.index.texts[here.report]
            led = Passage(here.report, quote.cue.start, here.end, text[quote.cue.start : here.end])
        return WordingRow(QUOTE_WORDS[told.kind], places, self.index.pieces(told.spoken, here, (led, *fullest)))

    def _speaker(self, name: str | None, passages: Iterable[Passage]) -> tuple[int, ...]:
        own = [at for at, one in enumerate(self.story.telling + self.story.plain) if one.id == name]
        return tuple(sorted({*own, *self.facets.names(passages)}))

    # ---- wanted --------------------------------------------------------------------------------------------------

    def _matter(self, matter: Matter) -> MatterRow:
        lines = tuple(map(self._line, matter.lines))
        return MatterRow(self.index.one(matter.issue), lines, matter.opposed, pointing(matter.issue.text))

    def _line(self, one: Line) -> LineRow:
        entry, clauses = one.entry, [position.passage for position in one.positions]
        return LineRow(
            anchor=self.anchor("entry", entry.id),
            who=one.who,
            words=one.words,
            lineages=self.facets.lineages(clauses),
            stances=tuple(map(self._stance, one.positions)),
            least=entry.lineages.least,
            most=entry.lineages.most,
            names=self._speaker(entry.name, clauses),
            reasons=self._reasons(entry.reasons, clauses),
        )

    def _stance(self, one: Position) -> StanceRow:
        condition = self.index.one(one.condition) if one.condition else ()
        return StanceRow(self.index.one(one.passage), self.index.one(one.issue), condition)

    def _beside(self, actor: Actor) -> Iterable[LineRow]:
        for stance in actor.stances:
            for position in stance.positions:
                yield LineRow(
                    anchor=self.anchor("position", position.id),
                    who=actor.who,
                    words=told(stance.act, stance.denied, [position]),
                    lineages=self.facets.lineages([position.passage]),
                    stances=(self._stance(position),),
                    names=self._speaker(position.name, [position.passage]),
                    reasons=self._reasons(position.reasons, [position.passage]),
                )

    # ---- when, names, why ----------------------------------------------------------------------------------------

    def _date(self, date: Date, number: int) -> DateRow:
        places = [moment.expression for moment in date.moments]
        return DateRow(
            self.anchor("when", str(number)), date.words, self.facets.lineages(places), self.index.at(places),
            self.facets.names(moment.passage for moment in date.moments),
        )  # fmt: skip

    def _worded(self, worded: Worded) -> WordedRow:
        places = firsts(worded.passages)
        return WordedRow(self.index.words(worded.text, places), self.index.at(places))

    def _ground(self, ground: Ground) -> GroundRow:
        whys = []
        for why in ground.whys:
            reasons = tuple(
                ReasonRow(
                    line(one.rule), line(one.detail), strength(one.weight, why.speaks_for), self.index.at(one.passages)
                )
                for one in why.reasons
            )
            whys.append(WhyRow(why.heading, reasons, why.more))
        ends = {self.facets.ranks[id] for id in ground.ends if id in self.facets.ranks}
        return GroundRow(
            anchor=self.anchor(ground.kind, *ground.ends),
            words=ground.words,
            lineages=tuple(sorted(ends)),
            note=ground.note,
            passages=self.index.at(ground.passages),
            pairs=tuple(map(self._pair, ground.shared)),
            more=ground.more,
            whys=tuple(whys),
            lends=tuple((lent.words, self.index.at(lent.passages)) for lent in ground.lends),
        )

    def _pair(self, shared: Shared) -> PairRow:
        left, right = shared.pieces()
        return PairRow(
            shared.note,
            self.index.one(shared.left),
            self.index.one(shared.right),
            (self.index.pieces(left, shared.left, ()), self.index.pieces(right, shared.right, ())),
        )


def language(report: Report) -> str:
    """The language a report is in, as a language tag; empty where it is the page's own or unknown."""
    found = report.language or PAGE_LANGUAGE
    return found if found != PAGE_LANGUAGE and found.isascii() and found.replace("-", "").isalnum() else ""
