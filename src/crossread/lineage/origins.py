"""What each lineage goes back to: one of its reports, a source that somebody names, or something unseen."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from crossread.lineage.direction import earlier, order
from crossread.lineage.grouping import Link
from crossread.lineage.profiles import Profile
from crossread.lineage.sources import Credit, same_source, source_key
from crossread.records import Direction, Origin, OriginKind, Reason

COVERS = 0.7
"""Share of a later report's matter that the first must have for it to be taken as the origin: with less, both may
have drawn on something unseen."""

TOLD_BY = 0.1
"""Share of a group's reports that must state a source for it to be the origin of all: of thirty outlets that print a
text one may name somebody else for a remark in its lead."""

Links = Mapping[tuple[str, str], Link]


def origin(group: Sequence[str], profiles: Mapping[str, Profile], links: Links) -> tuple[Origin, Reason]:
    """A report of the group that the others state or come from; else the source stated most; else something unseen."""
    for stated in _stated(group, profiles)[:1]:
        passages = tuple(dict.fromkeys(passage for credit in stated.credits for passage in credit.passages))
        if stated.report is None:
            reason = Reason("states its source", f"{stated.name} is stated as the source of the whole", 3.0, passages)
            return Origin(OriginKind.NAMED, name=stated.name, passages=passages), reason
        reason = Reason("states its source", f"others state {stated.name} as their source", 3.0, passages)
        return Origin(OriginKind.REPORT, report=stated.report, passages=passages), reason
    if len(group) == 1:
        return Origin(OriginKind.REPORT, report=group[0]), Reason("only report", "no other report shares its origin")
    first = _first(group, profiles, links)
    if first is None:
        return Origin(OriginKind.UNSEEN), Reason("direction unknown", "nothing tells which came first, or it is unseen")
    another = next(report for report in group if report != first)
    return Origin(OriginKind.REPORT, report=first), order(profiles[first], profiles[another]).reason


def _first(group: Sequence[str], profiles: Mapping[str, Profile], links: Links) -> str | None:
    """The report that came before every other and has the matter of each; None where there is none such."""
    ranked = sorted(group, key=lambda report: (-sum(_covered(report, other, links) for other in group), report))
    earliest = [
        report
        for report in group
        if all(other == report or earlier(profiles[report].analysis.report, profiles[other].analysis.report)
               for other in group)
    ]  # fmt: skip
    for report in (*earliest, *ranked[:1]):
        others = [other for other in group if other != report]
        if all(_covered(report, other, links) >= COVERS and _before(report, other, profiles) for other in others):
            return report
    return None


def _before(first: str, other: str, profiles: Mapping[str, Profile]) -> bool:
    found = order(profiles[first], profiles[other])
    return found.parent == first and found.direction is Direction.TOLD


def _covered(first: str, other: str, links: Links) -> float:
    """Share of the other report's matter that the first has; 0 without a link."""
    link = links.get((min(first, other), max(first, other)))
    return link.covered(other) if link else 0.0


@dataclass(frozen=True, slots=True)
class Stated:
    """A source that reports of a group state for the whole."""

    name: str
    report: str | None
    """The one of the group that it is, if it is one."""
    credits: tuple[Credit, ...]
    tellers: int


def _stated(group: Sequence[str], profiles: Mapping[str, Profile]) -> list[Stated]:
    """Sources that enough of a group state for the whole, the one that most state first."""
    credits: dict[str, list[Credit]] = defaultdict(list)
    tellers: Counter[str] = Counter()
    for report in group:
        told = profiles[report].credits
        for key in sorted({source_key(credit.name) for credit in told if credit.whole}):
            credits[key].extend(credit for credit in told if source_key(credit.name) == key)
            tellers[key] += 1
    found = [
        _source(key, tuple(held), tellers[key], group, profiles)
        for key, held in sorted(credits.items())
        if tellers[key] >= TOLD_BY * len(group)
    ]
    return sorted(found, key=lambda one: (-one.tellers, one.report is None, -len(one.credits), one.name))


def _source(
    key: str, credits: tuple[Credit, ...], tellers: int, group: Sequence[str], profiles: Mapping[str, Profile]
) -> Stated:
    members = [report for report in group if same_source(profiles[report].analysis.report.outlet, key)]
    if len(members) == 1 and len(group) > 1:
        return Stated(profiles[members[0]].analysis.report.outlet, members[0], credits, tellers)
    return Stated(next(credit.name for credit in credits if credit.whole), None, credits, tellers)
