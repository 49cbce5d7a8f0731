"""What each lineage goes back to: one of its reports, a source that somebody names, or something unseen."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from crossread.lineage.direction import earlier, order
from crossread.lineage.grouping import Link
from crossread.lineage.profiles import Profile
from crossread.lineage.sources import Credit, same_source, source_key
from crossread.records import Direction, Origin, OriginKind, Passage, Reason

COVERS = 0.7
"""Share of a later report's matter that the first must have for it to be taken as the origin: with less, both may
have drawn on something unseen."""

Links = Mapping[tuple[str, str], Link]


def origin(group: Sequence[str], profiles: Mapping[str, Profile], links: Links) -> tuple[Origin, Reason]:
    """A report of the group that the others state or come from; else the source stated most; else something unseen."""
    outside, inside = _stated(group, profiles)
    for report, credits in inside:
        outlet = profiles[report].analysis.report.outlet
        reason = Reason("states its source", f"others state {outlet} as their source", 3.0, _places(credits))
        return Origin(OriginKind.REPORT, report=report, passages=_places(credits)), reason
    for name, credits in outside:
        reason = Reason("states its source", f"{name} is stated as the source of the whole", 3.0, _places(credits))
        return Origin(OriginKind.NAMED, name=name, passages=_places(credits)), reason
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


def _stated(
    group: Sequence[str], profiles: Mapping[str, Profile]
) -> tuple[list[tuple[str, list[Credit]]], list[tuple[str, list[Credit]]]]:
    """Sources stated for the whole: names outside the group, and reports inside it; most often stated first."""
    credits: dict[str, list[Credit]] = defaultdict(list)
    tellers: Counter[str] = Counter()
    for report in group:
        stated = profiles[report].credits
        for key in sorted({source_key(credit.name) for credit in stated if credit.whole}):
            credits[key].extend(credit for credit in stated if source_key(credit.name) == key)
            tellers[key] += 1
    ranked = sorted(credits, key=lambda key: (-tellers[key], -len(credits[key]), key))
    outside, inside = [], []
    for key in ranked:
        members = [report for report in group if same_source(profiles[report].analysis.report.outlet, key)]
        if len(members) == 1 and len(group) > 1:
            inside.append((members[0], credits[key]))
        else:
            outside.append((next(credit.name for credit in credits[key] if credit.whole), credits[key]))
    return outside, inside


def _places(credits: Sequence[Credit]) -> tuple[Passage, ...]:
    """Where a source is stated, each place once, in order."""
    return tuple(dict.fromkeys(passage for credit in credits for passage in credit.passages))
