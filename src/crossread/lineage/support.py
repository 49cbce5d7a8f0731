"""How many independent lineages stand behind something: the one place where they are counted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from crossread.language.matching import grown
from crossread.lineage.sources import source_key
from crossread.records import Descent, Lineage, Passage, Support
from crossread.text import Located, overlap

HELD = 0.25
"""Average strength of uncertain links, over all pairs, from which lineages may all be one: two at .5 do, a chain of
four does not."""


@dataclass(frozen=True, slots=True)
class Counting:
    """Counts lineages by passage: a passage that another lineage lent counts for that one."""

    lineage_of: Mapping[str, str]
    """By report."""
    lent: Located[tuple[Passage, str]]
    """Passages that reports of other lineages have from one, with that one."""
    mutual: frozenset[frozenset[str]]
    """Lineages that lend each other what they share, since nothing tells whose it is."""
    together: Mapping[str, int]
    """By lineage: the number of those that would be one if every uncertain link held."""

    def __call__(self, passages: Iterable[Passage]) -> Support:
        """The range of lineages behind some passages.

        `most` counts lineages as they stand; `least` counts them as they would stand if every uncertain link held. A
        passage that is the one's or the other's counts for a third only where neither stands behind something else.
        """
        behind = {self._behind(passage) for passage in passages}
        known = {lineage for one in behind if len(one) == 1 for lineage in one}
        either = sorted(sorted(one) for one in behind if len(one) > 1)
        merged = {self.together[lineage] for lineage in known}
        for one in either:
            if merged.isdisjoint(self.together[lineage] for lineage in one):
                merged.add(self.together[one[0]])
        more = sum(not known.issuperset(one) for one in either)
        return Support(len(merged), min(len(known) + more, len(known.union(*either))))

    def apart(self, left: str, right: str) -> bool:
        """Whether two reports are of different lineages."""
        return self.lineage_of[left] != self.lineage_of[right]

    def _behind(self, passage: Passage) -> frozenset[str]:
        """The lineage of a passage: of its report, or the one that lent half of it or more; both where it is open."""
        home = self.lineage_of[passage.report]
        for place, lender in self.lent.touching(passage):
            if 2 * overlap(place, passage) >= passage.end - passage.start:
                both = frozenset((home, lender))
                return both if both in self.mutual else frozenset((lender,))
        return frozenset((home,))


def support(lineages: Sequence[Lineage], descents: Sequence[Descent]) -> Counting:
    """What counts the lineages of a story."""
    lineage_of = {report: lineage.id for lineage in lineages for report in lineage.reports}
    lent = Located.of((place, (place, lineage.id)) for lineage in lineages for place in lineage.passages)
    lends = {(lineage.id, lineage_of[place.report]) for lineage in lineages for place in lineage.passages}
    mutual = frozenset(frozenset(pair) for pair in lends if pair[::-1] in lends)
    strength: dict[tuple[str, str], float] = _of_one_source(lineages)
    for descent in descents:
        if not descent.certain:
            ends = {lineage_of.get(end, end) for end in (descent.parent, descent.child)}
            one, other = min(ends), max(ends)
            strength[one, other] = max(descent.score, strength.get((one, other), 0.0))

    def holds(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
        across = [strength.get((min(one, other), max(one, other)), 0.0) for one in left for other in right]
        return sum(across) / len(across) >= HELD

    strongest = sorted(strength, key=lambda pair: (-strength[pair], pair))
    groups = grown((lineage.id for lineage in lineages), strongest, holds)
    together = {lineage: number for number, group in enumerate(groups) for lineage in group}
    return Counting(lineage_of, lent, mutual, together)


def _of_one_source(lineages: Sequence[Lineage]) -> dict[tuple[str, str], float]:
    """Lineages that go back to texts of one named source: its two reporters may have asked the same people, or one."""
    by_name: dict[str, list[str]] = defaultdict(list)
    for lineage in lineages:
        if lineage.origin.name:
            by_name[source_key(lineage.origin.name)].append(lineage.id)
    return {pair: 1.0 for held in by_name.values() for pair in combinations(sorted(held), 2)}
