"""The claims of a story laid out for comparison: how like any two are, and which names say little."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from crossread.language.places import governments
from crossread.parsed import Claim
from crossread.points.wording import plain
from crossread.records import Moment, Name, Passage
from crossread.text import Located, fold, place

WORD_WEIGHT = 0.35
"""How far shared words move a cosine. Fitted on pairs of headlines that were scored by hand (STS 2013-2015, logistic:
8.6 a cosine, 3.2 a weighted Jaccard of stems): words and vectors together rank pairs better (.80 against .76)."""
WORDS_SHARED = 0.25
"""Weighted Jaccard of stems at which shared words move nothing: what two claims of one fact share in the middle."""
NAME_WEIGHT = 0.15
"""What two claims lose that name none of the same: enough to part look-alikes about two people or places. Names in
common gain nothing, since all claims about one person share them."""
COMMON = 0.12
"""A name in more than this share of a story's claims is what the story is about and tells claims apart no more."""


@dataclass(frozen=True, slots=True, eq=False)
class Field:
    """A story's claims in order of place, with their likeness to each other."""

    claims: tuple[Claim, ...]
    likeness: NDArray[np.float64]
    """Cosine moved by words and names, shape (claims, claims), rounded to three decimals."""
    names: dict[str, Name]
    moments: dict[str, Moment]
    rare: tuple[frozenset[str], ...]
    """For each claim its names that few other claims have; a country for its capital and its government's seat."""
    plain: tuple[str, ...]
    """For each claim its words in folded form, as `wording.plain` gives them."""
    named: Located[tuple[str, Passage]]
    """Ids of names, capitals as their countries, and the passages that spell them."""

    @classmethod
    def of(cls, claims: Sequence[Claim], names: Sequence[Name], moments: Sequence[Moment]) -> Field:
        """Lay the claims out, in order of place whatever their order was."""
        ordered = tuple(sorted(claims, key=lambda claim: place(claim.passage)))
        actor = _actors(names)
        acting = [tuple(sorted({actor[name] for name in claim.names})) for claim in ordered]
        texts = [claim.passage.text for claim in ordered]
        once = len(set(texts))
        counts = _counted(texts, acting)
        stems = _counted(texts, [claim.keys for claim in ordered])
        words = _shared([claim.keys for claim in ordered], {key: _rarity(n, once) for key, n in stems.items()})
        shared = _shared(acting, {name: _rarity(n, once) for name, n in counts.items()})
        named = np.array([bool(claim.names) for claim in ordered], dtype=bool)
        apart = np.where(named[:, None] & named[None, :], 1 - np.sqrt(shared), 0.0)
        reports = len({claim.passage.report for claim in ordered})
        most = max(2 * reports, COMMON * once)
        cosine = _cosine(ordered)
        return cls(
            ordered,
            np.round(cosine + WORD_WEIGHT * (words - WORDS_SHARED) - NAME_WEIGHT * apart, 3),
            {name.id: name for name in names},
            {moment.id: moment for moment in moments},
            tuple(frozenset(name for name in found if counts[name] <= most) for found in acting),
            tuple(plain(claim.passage.text) for claim in ordered),
            Located.of(
                (passage, (actor[name.id], passage))
                for name in names
                for variant in name.variants
                for passage in variant.passages
            ),
        )

    def by_report(self) -> dict[str, list[int]]:
        """Positions of the claims of each report."""
        found: dict[str, list[int]] = {}
        for at, claim in enumerate(self.claims):
            found.setdefault(claim.passage.report, []).append(at)
        return found


def _actors(names: Sequence[Name]) -> dict[str, str]:
    """From each name's id to that of whom it stands for: "Moscow" and "Russia" are one government in news."""
    stands_for = {name.id: governments().get(fold(name.name), name.id) for name in names}
    first: dict[str, str] = {}
    for name in sorted(stands_for):
        first.setdefault(stands_for[name], name)
    return {name: first[actor] for name, actor in stands_for.items()}


def _cosine(claims: Sequence[Claim]) -> NDArray[np.float64]:
    if not claims:
        return np.zeros((0, 0))
    vectors = np.stack([claim.vector for claim in claims]).astype(np.float64)
    cosines: NDArray[np.float64] = np.round(vectors @ vectors.T, 3)
    return cosines


def _counted(texts: Sequence[str], sets: Sequence[Sequence[str]]) -> Counter[str]:
    """In how many claims each thing is; word-for-word repetitions count once, since a copy weighs nothing."""
    return Counter(key for _, key in {(text, key) for text, keys in zip(texts, sets, strict=True) for key in keys})


def _rarity(claims_with_it: int, claims: int) -> float:
    """Weight of a word or name: the logarithm of how rare it is among the claims, never zero."""
    return math.log((claims + 1) / (claims_with_it + 1)) + 0.5


def _shared(sets: Sequence[Sequence[str]], weights: dict[str, float]) -> NDArray[np.float64]:
    """Weighted Jaccard likeness of every two sets, 0..1, shape (sets, sets); 0 where either is empty."""
    column = {key: at for at, key in enumerate(sorted(weights))}
    weight = np.array([weights[key] for key in column])
    has = np.zeros((len(sets), len(column)), dtype=np.float64)
    for row, keys in enumerate(sets):
        has[row, [column[key] for key in keys]] = 1
    shared: NDArray[np.float64] = (has * weight) @ has.T
    own = shared.diagonal()
    either = own[:, None] + own[None, :] - shared
    alike = np.zeros_like(shared)
    np.divide(shared, either, out=alike, where=either > 0)
    return alike
