"""By what the points of a story can be narrowed down: kind, lineage, name; and which of these each point has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from crossread.records import Dossier, Name, Point, PointKind
from crossread.render.labels import KIND_WORDS, Labels
from crossread.render.readings import Behind
from crossread.text import Located, passages_of


@dataclass(frozen=True, slots=True)
class Facet:
    """What a point can be found by: numbers of lineages and names, in the dossier's order."""

    lineages: tuple[int, ...]
    names: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to narrow down by, and how many points have it."""

    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Facets:
    """What there is to choose from, and the facet of each point."""

    kinds: tuple[Choice, ...]
    lineages: tuple[Choice, ...]
    names: tuple[Choice, ...]
    """Those with most points first."""
    by_point: Mapping[str, Facet]

    @classmethod
    def of(cls, dossier: Dossier, labels: Labels, behind: Behind) -> Facets:
        """The facets of the points of one dossier."""
        place = {id: number for number, id in enumerate(behind.labels)}
        named = Located.of(
            (passage, number)
            for number, name in enumerate(dossier.names)
            for variant in name.variants
            for passage in variant.passages
        )
        facets = {point.id: _facet(point, place, behind, named) for point in dossier.points}
        kinds = Counter(point.kind for point in dossier.points)
        lineages = Counter(number for one in facets.values() for number in one.lineages)
        names = Counter(number for one in facets.values() for number in one.names)
        called = _told_apart(dossier.names, labels)
        return cls(
            tuple(Choice(kind.value, KIND_WORDS[kind], kinds[kind]) for kind in PointKind if kinds[kind]),
            tuple(
                Choice(str(number), label, lineages[number])
                for number, label in enumerate(behind.labels.values())
                if lineages[number]
            ),
            tuple(
                Choice(str(number), called[number], names[number])
                for number in sorted(names, key=lambda number: (-names[number], called[number], number))
            ),
            facets,
        )


def _facet(point: Point, place: Mapping[str, int], behind: Behind, named: Located[int]) -> Facet:
    held = set(passages_of(point))
    lineages = {place[id] for passage in held for id in behind.passage(passage) if id in place}
    names = {number for passage in held for number in named.inside(passage)}
    return Facet(tuple(sorted(lineages)), tuple(sorted(names)))


def _told_apart(names: Iterable[Name], labels: Labels) -> tuple[str, ...]:
    """What each name is called; with its kind where several are called the same."""
    called = [(labels.names[name.id], name.kind.value) for name in names]
    shared = Counter(label for label, _ in called)
    return tuple(f"{label} ({kind})" if shared[label] > 1 else label for label, kind in called)
