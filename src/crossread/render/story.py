"""One dossier put in the order a desk reads it: what is solid, what is contested, who said what, and when.

Every renderer reads from here, so that the page, the Markdown and the terminal show the same things in the
same order.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from crossread.language.sentences import sentences
from crossread.records import (
    Act,
    Collation,
    Dossier,
    Moment,
    Name,
    NameKind,
    Passage,
    Point,
    PointKind,
    Position,
    Quote,
    QuoteKind,
    Reading,
    Report,
    Status,
    Utterance,
)
from crossread.render.labels import Labels, counted, dated, line, moment
from crossread.text import place

SIDE = 220
"""Characters of context kept on either side of a passage: the longest ordinary sentences have about 400."""

DOZEN = 12
"""Findings shown before the rest is folded away: about what a desk reads before it searches instead."""


FEW = 6
"""The same where many such lists follow one another: the sayings of one speaker, the sections of a terminal."""

SHORT = 60
"""A number, time or role with fewer characters than this says little without its sentence."""

SCRAP = 24
"""The same for a clause, which says more: four words or so."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of characters of a report and the part it plays: `around`, `passage`, or `value` inside it.

    Where two texts are compared the parts are `same` and `differs`.
    """

    text: str
    part: str


@dataclass(frozen=True, slots=True)
class Told:
    """What one wording of an utterance is, and the quotes that have it."""

    text: str
    kind: QuoteKind
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Spoken:
    """An utterance with its wordings."""

    utterance: Utterance
    wordings: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody, and all that is put in their mouth."""

    who: str
    spoken: tuple[Spoken, ...]


@dataclass(frozen=True, slots=True)
class Stance:
    """One act of an actor, with each place that says so."""

    act: Act
    denied: bool
    positions: tuple[Position, ...]


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody, and what they demand, reject, offer …"""

    who: str
    stances: tuple[Stance, ...]


@dataclass(frozen=True, slots=True)
class Date:
    """One time, and all that the reports place there."""

    words: str
    moments: tuple[Moment, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """One dossier in reading order."""

    dossier: Dossier
    labels: Labels
    count: str
    agreed: tuple[Point, ...]
    disputed: tuple[Point, ...]
    single: tuple[Point, ...]
    voices: tuple[Voice, ...]
    actors: tuple[Actor, ...]
    dates: tuple[Date, ...]
    telling: tuple[Name, ...]
    """Names with several spellings or with roles."""
    plain: tuple[Name, ...]
    """The other names."""

    @classmethod
    def of(cls, dossier: Dossier) -> Story:
        """One dossier in reading order."""
        labels = Labels.of(dossier)
        telling = tuple(name for name in dossier.names if len(name.variants) > 1 or name.roles)
        return cls(
            dossier=dossier,
            labels=labels,
            count=count(dossier),
            agreed=_points(dossier, Status.AGREED),
            disputed=_points(dossier, Status.DISPUTED),
            single=_points(dossier, Status.SINGLE),
            voices=_voices(dossier, labels),
            actors=_actors(dossier, labels),
            dates=_dates(dossier),
            telling=_names(telling),
            plain=_names(name for name in dossier.names if name not in telling),
        )


def stories(collation: Collation) -> tuple[Story, ...]:
    """Every dossier of a collation in reading order."""
    return tuple(Story.of(dossier) for dossier in collation.dossiers)


def title(dossier: Dossier) -> str:
    """The title of a story on one line."""
    return line(dossier.title.text)


def count(dossier: Dossier) -> str:
    """How many reports and lineages: `5 reports, 3 independent lineages`; a range if descents are uncertain."""
    least, most = len(_joined(dossier)), len(dossier.lineages)
    reports = counted(len(dossier.reports), "report")
    if least != most:
        return f"{reports}, {least}–{most} independent lineages"
    return f"{reports}, {counted(most, 'independent lineage')}"


def _joined(dossier: Dossier) -> set[str]:
    """One lineage of each group that would be one if every uncertain descent were real."""
    root = {lineage.id: lineage.id for lineage in dossier.lineages}
    home = {report: lineage.id for lineage in dossier.lineages for report in lineage.reports} | root

    def find(id: str) -> str:
        while root[id] != id:
            id = root[id]
        return id

    for descent in dossier.descents:
        if descent.parent in home and descent.child in home:
            root[find(home[descent.parent])] = find(home[descent.child])
    return {find(id) for id in root}


def _points(dossier: Dossier, status: Status) -> tuple[Point, ...]:
    """Points of one status: what differs in substance before mere wording, then the best supported, then what
    the reports tell first, for news puts first things first."""
    lengths = {report.id: max(len(report.text), 1) for report in dossier.reports}

    def weight(point: Point) -> tuple[bool, int, int, int, float]:
        passages = [passage for reading in point.readings for passage in reading.passages]
        wording = point.kind in (PointKind.NAME, PointKind.ROLE)
        depth = sum(one.start / lengths.get(one.report, 1) for one in passages) / max(len(passages), 1)
        reports = len({one.report for one in passages})
        return (wording, -point.lineages.least, -point.lineages.most, -_spread(reports, status), depth)

    return tuple(sorted((point for point in dossier.points if point.status is status), key=weight))


def _spread(reports: int, status: Status) -> int:
    """How many outlets print a point, where that is all that tells points apart: those that rest on one lineage."""
    return reports if status is Status.SINGLE else 0


def readings(point: Point) -> tuple[Reading, ...]:
    """The readings of a point, the best supported first; among equals the dossier's order."""
    return tuple(sorted(point.readings, key=lambda reading: (-reading.lineages.least, -reading.lineages.most)))


def _voices(dossier: Dossier, labels: Labels) -> tuple[Voice, ...]:
    quotes = {quote.id: quote for quote in dossier.quotes}
    by_speaker: dict[str, list[Spoken]] = {}
    for utterance in dossier.utterances:
        first = next((quotes[id].speaker for id in utterance.quotes if id in quotes and quotes[id].speaker), None)
        spoken = Spoken(utterance, tuple(_wordings(utterance, quotes)))
        by_speaker.setdefault(labels.name(utterance.name, first), []).append(spoken)
    found = [Voice(who, tuple(sorted(said, key=_reach))) for who, said in by_speaker.items()]
    return tuple(sorted(found, key=lambda voice: _reach(voice.spoken[0])))


def _wordings(utterance: Utterance, quotes: dict[str, Quote]) -> Iterator[Told]:
    for wording in utterance.wordings:
        held = tuple(quotes[id] for id in wording.quotes if id in quotes)
        kind = held[0].kind if held else QuoteKind.INDIRECT
        yield Told(wording.text, kind, held)


def _reach(spoken: Spoken) -> tuple[int, int, int]:
    utterance = spoken.utterance
    return (-utterance.lineages.least, -utterance.lineages.most, -len(utterance.quotes))


def _actors(dossier: Dossier, labels: Labels) -> tuple[Actor, ...]:
    by_actor: dict[str, dict[tuple[Act, bool], list[Position]]] = {}
    for position in dossier.positions:
        acts = by_actor.setdefault(labels.name(position.name), {})
        acts.setdefault((position.act, position.denied), []).append(position)
    order = {act: rank for rank, act in enumerate(Act)}
    found = [
        Actor(
            who,
            tuple(
                Stance(act, denied, tuple(sorted(held, key=lambda one: labels.rank(one.passage.report))))
                for (act, denied), held in sorted(acts.items(), key=lambda item: (order[item[0][0]], item[0][1]))
            ),
        )
        for who, acts in by_actor.items()
    ]
    return tuple(sorted(found, key=lambda actor: -sum(len(stance.positions) for stance in actor.stances)))


def _dates(dossier: Dossier) -> tuple[Date, ...]:
    """Moments by the time they name, in order; those that cannot be known last, durations and sets not at all."""
    by_time: dict[tuple[bool, str, str, str], list[Moment]] = {}
    for found in filter(dated, dossier.moments):
        start, end = found.earliest or found.latest or "", found.latest or found.earliest or ""
        by_time.setdefault((not start, start, end, moment(found)), []).append(found)
    return tuple(Date(key[3], tuple(held)) for key, held in sorted(by_time.items(), key=lambda item: item[0]))


def _names(names: Iterable[Name]) -> tuple[Name, ...]:
    order = {kind: rank for rank, kind in enumerate(NameKind)}
    return tuple(sorted(names, key=lambda name: (order[name.kind], -_mentions(name))))


def _mentions(name: Name) -> int:
    return sum(len(variant.passages) for variant in name.variants)


# ---- passages in their surroundings ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Contexts:
    """The sentences of every report, to show a passage in its own."""

    texts: dict[str, str]
    bounds: dict[str, tuple[tuple[int, int], ...]]

    @classmethod
    def of(cls, reports: Sequence[Report]) -> Contexts:
        """The sentences of these reports."""
        return cls(
            {report.id: report.text for report in reports},
            {report.id: tuple((one.start, one.end) for one in sentences(report.text)) for report in reports},
        )

    def around(self, passage: Passage, value: str = "") -> tuple[Piece, ...]:
        """The passage in its sentence, as pieces; `value` is marked where it is a part of it."""
        text = self.texts.get(passage.report)
        if text is None:
            return _inside(passage, value)
        left, right = self._sentence(passage)
        near, far = _after_space(text, left, passage.start), _before_space(text, passage.end, right)
        pieces = (
            Piece("… " if near > left else "", "gap"),
            Piece(text[near : passage.start], "around"),
            *_inside(passage, value),
            Piece(text[passage.end : far], "around"),
            Piece(" …" if far < right else "", "gap"),
        )
        return tuple(piece for piece in pieces if piece.text)

    def _sentence(self, passage: Passage) -> tuple[int, int]:
        """From the start of the first sentence the passage touches to the end of the last."""
        left, right = passage.start, passage.end
        bounds = self.bounds[passage.report]
        for start, end in bounds[bisect_right(bounds, passage.start, key=lambda pair: pair[1]) :]:
            if start >= passage.end:
                break
            left, right = min(left, start), max(right, end)
        return left, right


def _after_space(text: str, left: int, start: int) -> int:
    """Where the context before `start` begins: `left`, or a word at most `SIDE` characters away."""
    if start - left <= SIDE:
        return left
    space = text.find(" ", start - SIDE, start)
    return space + 1 if space >= 0 else start - SIDE


def _before_space(text: str, end: int, right: int) -> int:
    """Where the context after `end` stops: `right`, or a word at most `SIDE` characters away."""
    if right - end <= SIDE:
        return right
    space = text.rfind(" ", end, end + SIDE)
    return space if space >= 0 else end + SIDE


def _inside(passage: Passage, value: str) -> tuple[Piece, ...]:
    at = passage.text.find(value) if value else -1
    if at < 0 or len(value) == len(passage.text):
        return (Piece(passage.text, "passage"),)
    found = (
        Piece(passage.text[:at], "passage"),
        Piece(value, "value"),
        Piece(passage.text[at + len(value) :], "passage"),
    )
    return tuple(piece for piece in found if piece.text)


def by_report(passages: Iterable[Passage], labels: Labels) -> tuple[Passage, ...]:
    """Passages in the dossier's order of reports, then by place, each once."""
    return tuple(sorted(set(passages), key=lambda one: (labels.rank(one.report), place(one))))


def _whole(value: str) -> bool:
    """Whether a value is a sentence already, so that showing its sentence would say it twice."""
    return value[:1].isupper() and len(value.split()) > 2 and value.endswith((".", "!", "?"))


def brief(point: Point, reading: Reading, labels: Labels) -> tuple[Passage, ...]:
    """The passage that has the value of a reading which alone says little, for its sentence; else none."""
    enough = SCRAP if point.kind is PointKind.STATEMENT else SHORT
    if len(reading.value) >= enough or _whole(reading.value):
        return ()
    return tuple(sorted(by_report(reading.passages, labels), key=lambda one: reading.value not in one.text)[:1])
