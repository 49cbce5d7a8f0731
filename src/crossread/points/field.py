"""The claims of a story laid out for comparison: how like any two are, and which names say little."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from crossread.records import Claim, Moment, Name
from crossread.text import Located, place

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
    cosine: NDArray[np.float64]
    names: dict[str, Name]
    moments: dict[str, Moment]
    rare: tuple[frozenset[str], ...]
    """For each claim its names that few other claims have."""
    named: Located[str]
    """Ids of names by the places that spell them."""

    @classmethod
    def of(cls, claims: Sequence[Claim], names: Sequence[Name], moments: Sequence[Moment]) -> Field:
        """Lay the claims out, in order of place whatever their order was."""
        ordered = tuple(sorted(claims, key=lambda claim: place(claim.passage)))
        counts = Counter(name for claim in ordered for name in claim.names)
        stems = Counter(key for claim in ordered for key in claim.keys)
        words = _shared([claim.keys for claim in ordered], {key: _rarity(n, len(ordered)) for key, n in stems.items()})
        shared = _shared([claim.names for claim in ordered], {name: _rarity(n, len(ordered)) for name, n in counts.items()})
        named = np.array([bool(claim.names) for claim in ordered])
        apart = np.where(named[:, None] & named[None, :], 1 - np.sqrt(shared), 0.0)
        reports = len({claim.passage.report for claim in ordered})
        most = max(2 * reports, COMMON * len(ordered))
        cosine = _cosine(ordered)
        return cls(
            ordered,
            np.round(cosine + WORD_WEIGHT * (words - WORDS_SHARED) - NAME_WEIGHT * apart, 3),
            cosine,
            {name.id: name for name in names},
            {moment.id: moment for moment in moments},
            tuple(frozenset(name for name in claim.names if counts[name] <= most) for claim in ordered),
            Located.of(
                (passage, name.id) for name in names for variant in name.variants for passage in variant.passages
            ),
        )

    def by_report(self) -> dict[str, list[int]]:
        """Positions of the claims of each report."""
        found: dict[str, list[int]] = {}
        for at, claim in enumerate(self.claims):
            found.setdefault(claim.passage.report, []).append(at)
        return found


def _cosine(claims: Sequence[Claim]) -> NDArray[np.float64]:
    if not claims:
        return np.zeros((0, 0))
    vectors = np.stack([claim.vector for claim in claims]).astype(np.float64)
    return np.round(vectors @ vectors.T, 3)


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
    shared = (has * weight) @ has.T
    own = shared.diagonal()
    either = own[:, None] + own[None, :] - shared
    return np.divide(shared, either, out=np.zeros_like(shared), where=either > 0)
