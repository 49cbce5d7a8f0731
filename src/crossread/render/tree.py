"""The lineages as trees: the origin, the reports that go back to it, and how."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from crossread.records import Descent, Dossier, Lineage, OriginKind
from crossread.render.descent import Borrowing, borrowings, comes_from, portion, top
from crossread.render.labels import Labels, by_size, times

DEEP = 12
"""Levels of a tree that are still indented: more fit on no screen."""


@dataclass(frozen=True, slots=True)
class Branch:
    """One report or origin, how it comes from what stands above it, and what comes from it."""

    id: str
    label: str
    how: str
    """Words such as `rewrites it`; of a root, what kind of origin it is."""
    doubts: tuple[str, ...]
    """What else it may come from: `may rewrite The Harbour Post`, `a passage from Radio Nord`."""
    when: str
    """When it was published; empty where that is not known."""
    children: tuple[Branch, ...]
    why: tuple[str, ...] = ()
    """What says why: `lineage` with its id, or `descent` with both ends; empty where nothing does."""


@dataclass(frozen=True, slots=True)
class Family:
    """The reports of one lineage as a tree: every report stands in exactly one place of it."""

    lineage: Lineage
    top: str
    above: Mapping[str, Descent]
    """The descent that hangs a report under its parent; reports without one hang under the top."""
    below: Mapping[str, tuple[str, ...]]
    """The children of the top and of each report, in the dossier's order."""


def families(dossier: Dossier, labels: Labels) -> tuple[Family, ...]:
    """One tree a lineage, the largest first."""
    by_child: dict[str, list[Descent]] = {}
    for descent in dossier.descents:
        by_child.setdefault(descent.child, []).append(descent)
    return tuple(_family(lineage, by_child, labels) for lineage in by_size(dossier.lineages))


def _family(lineage: Lineage, by_child: Mapping[str, list[Descent]], labels: Labels) -> Family:
    head = top(lineage)
    above = _parents(lineage, head, by_child)
    below: dict[str, list[str]] = {}
    for child in sorted(lineage.reports, key=labels.rank):
        if child != head:
            parent = above[child].parent if child in above else head
            below.setdefault(parent if parent in lineage.reports else head, []).append(child)
    return Family(lineage, head, above, {parent: tuple(children) for parent, children in below.items()})


def _parents(lineage: Lineage, head: str, by_child: Mapping[str, list[Descent]]) -> dict[str, Descent]:
    """For each report below the top the likeliest descent inside the lineage that closes no circle."""
    inside = {*lineage.reports, lineage.id, head}
    offers = [
        one
        for child in lineage.reports
        if child != head
        for one in by_child.get(child, ())
        if one.parent in inside and one.parent != child
    ]
    found: dict[str, Descent] = {}
    for descent in sorted(offers, key=lambda one: (not one.certain, -one.score, one.parent, one.child)):
        if descent.child not in found and not _below(descent.parent, descent.child, found):
            found[descent.child] = descent
    return found


def _below(id: str, ancestor: str, found: dict[str, Descent]) -> bool:
    """Whether `id` is `ancestor` or comes from it."""
    while id != ancestor and id in found:
        id = found[id].parent
    return id == ancestor


def branches(dossier: Dossier, labels: Labels) -> tuple[Branch, ...]:
    """One tree a lineage, the largest first; every report stands in exactly one place."""
    when, doubts = times(dossier.reports), _doubts(dossier, labels)
    return tuple(_branch(family, labels, when, doubts) for family in families(dossier, labels))


def _branch(family: Family, labels: Labels, when: Mapping[str, str], doubts: Mapping[str, tuple[str, ...]]) -> Branch:
    """A family as nested branches; what lies deeper than `DEEP` hangs there and names what it comes from."""
    order: list[tuple[str, str]] = []
    hung: dict[str, list[str]] = {}
    waiting = [(family.top, "it", 0, family.top)]
    while waiting:
        id, parent, depth, host = waiting.pop()
        order.append((id, parent))
        if id != family.top:
            hung.setdefault(host, []).append(id)
        below = reversed(family.below.get(id, ()))
        deeper = depth >= DEEP
        waiting.extend(
            (child, labels.end(id) if deeper else "it", depth + 1, host if deeper else id) for child in below
        )
    grown: dict[str, Branch] = {}
    for id, parent in reversed(order):
        grown[id] = Branch(
            id,
            labels.outlets.get(id) or labels.lineages[family.lineage.id],
            _how(family.above.get(id), parent) if id != family.top else _origin(family.lineage),
            doubts.get(id, ()),
            when.get(id, ""),
            tuple(grown[child] for child in hung.get(id, ())),
            _why(family, id),
        )
    return grown[family.top]


def _why(family: Family, id: str) -> tuple[str, ...]:
    if id == family.top:
        return ("lineage", family.lineage.id)
    above = family.above.get(id)
    return ("descent", above.parent, above.child) if above else ()


def _how(descent: Descent | None, parent: str) -> str:
    return "of this lineage" if descent is None else comes_from(descent, parent)


def _origin(lineage: Lineage) -> str:
    if lineage.origin.kind is OriginKind.NAMED:
        return "named as the source; not among these reports"
    if lineage.origin.kind is OriginKind.UNSEEN:
        return "not among these reports, and named by none"
    return "on its own" if len(lineage.reports) == 1 else "the origin of the others here"


def _doubts(dossier: Dossier, labels: Labels) -> dict[str, tuple[str, ...]]:
    """For each report its uncertain descents from reports of other lineages and what it borrows, in words."""
    home = {report: lineage.id for lineage in dossier.lineages for report in lineage.reports}
    found: dict[str, list[str]] = {}
    for descent in dossier.descents:
        if not descent.certain and home.get(descent.parent, descent.parent) != home.get(descent.child):
            found.setdefault(descent.child, []).append(comes_from(descent, labels.end(descent.parent)))
    for borrowing in borrowings(dossier):
        found.setdefault(borrowing.report, []).append(borrows(borrowing, labels))
    return {report: tuple(words) for report, words in found.items()}


def borrows(borrowing: Borrowing, labels: Labels) -> str:
    """A borrowing without who borrows: `a passage from Radio Nord`."""
    return f"{portion(borrowing)} {labels.end(borrowing.lender)}"
