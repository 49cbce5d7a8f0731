"""The claims of a story laid out for comparison: which are worth comparing, and how like two of them are."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from crossread.language.pairs import ALIKE, CONTRARY, SAME_QUESTION, PairScorer
from crossread.language.places import governments
from crossread.parsed import Claim
from crossread.points.candidates import both, worth_comparing
from crossread.points.shown import shown
from crossread.points.wording import plain
from crossread.records import Moment, Name, Passage, Report, Vectors
from crossread.text import Located, fold, place

WORD_WEIGHT = 0.35
"""How far shared words move a cosine. Fitted on pairs of headlines that were scored by hand (STS 2013-2015, logistic:
8.6 a cosine, 3.2 a weighted Jaccard of stems): words and vectors together rank pairs better (.80 against .76)."""
WORDS_SHARED = 0.25
"""Weighted Jaccard of stems at which shared words move nothing: what two claims of one fact share in the middle."""
NAME_WEIGHT = 0.15
"""What two claims lose that name none of the same: enough to part look-alikes about two people or places. Names in
common gain nothing, since all claims about one person share them."""
COMMON, FEW = 0.12, 6
"""A name in more than this share of a story's claims, and in more than so many, is what the story is about and tells
claims apart no more."""
MANY = 500.0
"""What the weight of a word is counted from: log(1 + 500 / claims that have it). The number is fixed, so that reports
which share no words with the others change nothing; at some hundreds of claims it is the usual weight by rarity."""
BANDS: tuple[tuple[float, float, int], ...] = ((0.35, 0.9, 5), (0.9, math.inf, 2))
"""From which to which likeness the pair scorer is asked, and how many pairs, the nearest, for a claim's sake: it takes
by far the most time of the stage. Under the first two claims of one question are rare. Those over the last are one
wording but for some words, which may be a name or a number."""


@dataclass(frozen=True, slots=True)
class Pair:
    """What is known of two claims beside each other."""

    likeness: float
    """Cosine moved by words and names, rounded to three decimals."""
    alike: float | None = None
    """What the pair scorer says, if it was asked: how alike, whether of one question, whether not both can be right."""
    same: float | None = None
    contrary: float | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Unit:
    """Claims of one wording and one day, which copies print again: they are compared once."""

    claims: tuple[Claim, ...]
    """In order of place."""
    reports: frozenset[str]
    acting: frozenset[str]
    """Ids of its names; a country for its capital and its seat of power."""
    plain: str
    """Its words in folded form, as `wording.plain` gives them."""

    shown: tuple[Passage, ...]
    """What is shown of each claim: its passage, with its subject."""

    @property
    def claim(self) -> Claim:
        """The first of its claims, which stands for all."""
        return self.claims[0]


@dataclass(frozen=True, slots=True, eq=False)
class Field:
    """A story's claims as units in order of place, with the pairs of them that are worth comparing."""

    units: tuple[Unit, ...]
    pairs: Mapping[tuple[int, int], Pair]
    """By two positions of units, the smaller first."""
    names: Mapping[str, Name]
    moments: Mapping[str, Moment]
    rare: tuple[frozenset[str], ...]
    """For each unit its names that few others have."""
    named: Located[tuple[str, Passage]]
    """Ids of names, capitals as their countries, and the passages that spell them."""
    dated: Located[Moment]
    """Moments where their expressions stand."""
    reports: Mapping[str, Report]
    actors: Mapping[str, str]
    """From each name's id to that of whom it stands for: "Moscow" and "Russia" are one government in news."""
    near: Nearness
    neighbours: tuple[tuple[int, ...], ...]
    """For each unit those that it is in a pair with."""

    @classmethod
    def of(
        cls,
        claims: Sequence[Claim],
        names: Sequence[Name],
        moments: Sequence[Moment],
        reports: Iterable[Report],
        scorer: PairScorer,
    ) -> Field:
        """Lay the claims out, in order of place whatever their order was."""
        actor = _actors(names)
        dated = {moment.id: moment for moment in moments}
        known = {report.id: report for report in reports}
        units = _units(claims, actor, dated, known)
        counts = Counter(name for unit in units for name in unit.acting)
        most = max(FEW, COMMON * len(units))
        rare = tuple(frozenset(name for name in unit.acting if counts[name] <= most) for unit in units)
        near = Nearness.of(units)
        pairs = _scored(units, near, worth_comparing(near.vectors, _marks(units, rare)), scorer)
        return cls(
            units,
            pairs,
            {name.id: name for name in names},
            dated,
            rare,
            Located.of(
                (passage, (actor[name.id], passage))
                for name in names
                for variant in name.variants
                for passage in variant.passages
            ),
            Located.of((moment.expression, moment) for moment in moments),
            known,
            actor,
            near,
            _neighbours(len(units), pairs),
        )

    def filling(self, unit: int, *slots: str) -> frozenset[str]:
        """Ids of the names that fill some places in a claim: its subject, its object."""
        return frozenset(
            self.actors[name] for one in self.units[unit].claim.participants if one.slot in slots for name in one.names
        )

    def one_form(self, left: Iterable[str], right: Iterable[str]) -> bool:
        """Whether a name of the one is a shorter form of one of the other: "Kim" of "Kim Jong Un", or its initials."""
        here, there = (
            [f" {fold(worded.text)} " for name in held for worded in self.names[name].variants]
            for held in (left, right)
        )
        return any(
            one in other or other in one or _initials(one) == _letters(other) or _initials(other) == _letters(one)
            for one in here
            for other in there
        )

    def pair(self, left: int, right: int) -> Pair | None:
        """What is known of two units; None where they are not worth comparing."""
        return self.pairs.get(both(left, right))


@dataclass(frozen=True, slots=True, eq=False)
class Nearness:
    """How like two units are, by vectors, words and names; what a story does not tell of weighs nothing in it."""

    vectors: Vectors
    words: tuple[Mapping[str, float], ...]
    """For each unit its content words with their weights."""
    acting: tuple[Mapping[str, float], ...]

    @classmethod
    def of(cls, units: Sequence[Unit]) -> Nearness:
        """Lay out what is compared; a word or name weighs less the more units have it."""
        words = _counted(unit.claim.keys for unit in units)
        names = _counted(unit.acting for unit in units)
        return cls(
            np.stack([unit.claim.vector for unit in units]) if units else np.zeros((0, 1), dtype=np.float32),
            tuple({key: words[key] for key in unit.claim.keys} for unit in units),
            tuple({name: names[name] for name in sorted(unit.acting)} for unit in units),
        )

    def likeness(self, left: int, right: int) -> float:
        """Cosine moved by words and names, rounded to three decimals."""
        cosine = float(self.vectors[left].astype(np.float64) @ self.vectors[right].astype(np.float64))
        words = _shared(self.words[left], self.words[right])
        found = round(cosine, 3) + WORD_WEIGHT * (words - WORDS_SHARED)
        if self.acting[left] and self.acting[right]:
            found -= NAME_WEIGHT * (1 - math.sqrt(_shared(self.acting[left], self.acting[right])))
        return round(found, 3)


def _units(
    claims: Sequence[Claim], actor: Mapping[str, str], dated: Mapping[str, Moment], reports: Mapping[str, Report]
) -> tuple[Unit, ...]:
    """Claims in order of place, those of one wording, day and voice together."""
    found: dict[tuple[object, ...], list[Claim]] = {}
    for claim in sorted(claims, key=lambda claim: place(claim.passage)):
        days = tuple((dated[one].earliest, dated[one].latest) for one in claim.moments)
        found.setdefault((claim.passage.text, claim.said, days, claim.voice), []).append(claim)
    return tuple(
        Unit(
            tuple(held),
            frozenset(claim.passage.report for claim in held),
            frozenset(actor[name] for name in _named(held[0])),
            plain(held[0].passage.text),
            tuple(shown(claim, reports[claim.passage.report]) for claim in held),
        )
        for held in found.values()
    )


def _named(claim: Claim) -> Iterator[str]:
    """Ids of the names in a claim and of whoever takes part in it."""
    yield from claim.names
    for one in claim.participants:
        yield from one.names


def _marks(units: Sequence[Unit], rare: Sequence[frozenset[str]]) -> list[list[str]]:
    """What else than its vector a unit may be found by: its rare names, its numbers with their units."""
    return [
        [*sorted(rare[at]), *sorted({f"{q.low:g}..{q.high:g} {q.unit}" for q in unit.claim.quantities if q.unit})]
        for at, unit in enumerate(units)
    ]


def _scored(
    units: Sequence[Unit], near: Nearness, candidates: Iterable[tuple[int, int]], scorer: PairScorer
) -> dict[tuple[int, int], Pair]:
    """The candidates with their likeness, and what the scorer says of those that it is asked for."""
    likeness = {pair: near.likeness(*pair) for pair in candidates}
    asked = _asked(units, likeness)
    scores = scorer.score([(units[left].claim.said, units[right].claim.said) for left, right in asked])
    told = dict(zip(asked, scores, strict=True))
    return {pair: _pair(found, told.get(pair)) for pair, found in likeness.items()}


def _asked(units: Sequence[Unit], likeness: Mapping[tuple[int, int], float]) -> list[tuple[int, int]]:
    """Of each unit its nearest in other reports, one a report, in each band of likeness."""
    found: set[tuple[int, int]] = set()
    for low, high, most in BANDS:
        best: dict[int, dict[str, tuple[float, tuple[int, int]]]] = defaultdict(dict)
        for pair, score in likeness.items():
            if low <= score < high and units[pair[0]].reports != units[pair[1]].reports:
                for at, other in (pair, pair[::-1]):
                    report = min(units[other].reports)
                    best[at][report] = min(best[at].get(report, (0.0, pair)), (-score, pair))
        found.update(pair for held in best.values() for _, pair in sorted(held.values())[:most])
    return sorted(found)


def _pair(likeness: float, scores: NDArray[np.float64] | None) -> Pair:
    if scores is None:
        return Pair(likeness)
    return Pair(likeness, float(scores[ALIKE]), float(scores[SAME_QUESTION]), float(scores[CONTRARY]))


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split())


def _letters(name: str) -> str:
    return "".join(letter for letter in name if letter.isalnum())


def _neighbours(count: int, pairs: Iterable[tuple[int, int]]) -> tuple[tuple[int, ...], ...]:
    found: list[list[int]] = [[] for _ in range(count)]
    for left, right in sorted(pairs):
        found[left].append(right)
        found[right].append(left)
    return tuple(map(tuple, found))


def _counted(sets: Iterable[Iterable[str]]) -> dict[str, float]:
    """From each thing to its weight: the more sets have it, the less."""
    counts = Counter(thing for held in sets for thing in held)
    return {thing: math.log(1 + MANY / count) for thing, count in counts.items()}


def _shared(left: Mapping[str, float], right: Mapping[str, float]) -> float:
    """Weighted Jaccard likeness of two sets, 0..1; 0 where both are empty."""
    shared = sum(weight for thing, weight in left.items() if thing in right)
    either = sum(left.values()) + sum(right.values()) - shared
    return shared / either if either else 0.0


def _actors(names: Sequence[Name]) -> dict[str, str]:
    """From each name's id to that of whom it stands for."""
    stands_for = {name.id: governments().get(fold(name.name), name.id) for name in names}
    first: dict[str, str] = {}
    for name in sorted(stands_for):
        first.setdefault(stands_for[name], name)
    return {name: first[actor] for name, actor in stands_for.items()}
