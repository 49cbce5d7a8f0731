"""By what findings can be narrowed down: the lineages behind their passages, and the names that stand in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from crossread.records import Name, Passage
from crossread.render.labels import Labels
from crossread.render.readings import Behind
from crossread.text import Located


@dataclass(frozen=True, slots=True)
class Facets:
    """Looks up what stands behind and in passages. Lineages are numbered by size, names as they are given."""

    ranks: Mapping[str, int]
    """Of the lineages; those of the reports too, which is the rank of their lineage."""
    behind: Behind
    named: Located[int]

    @classmethod
    def of(cls, labels: Labels, behind: Behind, names: Sequence[Name]) -> Facets:
        """What there is to find in one dossier; `names` are all of its names, in any order."""
        named = Located.of(
            (passage, number)
            for number, name in enumerate(names)
            for variant in name.variants
            for passage in variant.passages
        )
        return cls(labels.sizes, behind, named)

    def lineages(self, passages: Iterable[Passage]) -> tuple[int, ...]:
        """The lineages that some passages come from; of two of which it is open which, both."""
        found = {id for passage in set(passages) for id in self.behind.passage(passage)}
        return tuple(sorted(self.ranks[id] for id in found if id in self.ranks))

    def names(self, passages: Iterable[Passage]) -> tuple[int, ...]:
        """The names that stand in some passages."""
        return tuple(sorted({number for passage in set(passages) for number in self.named.inside(passage)}))
