"""What each lineage goes back to, and the descents that say so."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from crossread.lineage.evidence import PRIOR
from crossread.lineage.grouping import Kinship, Link
from crossread.lineage.pairs import said_once
from crossread.lineage.sources import Credit, same_source, source_key
from crossread.records import Descent, DescentKind, Lineage, Origin, OriginKind, Reason, Report
from crossread.settings import LineageSettings
from crossread.text import digest

REPRINT = 0.8
"""Share of words in verbatim runs from which a copy is a reprint."""
EDITED = 0.2
"""Share of words in verbatim runs from which a copy is an edited one; below, it is rewritten."""
COVERS = 0.7
"""Share of a later report's matter that the first must have for it to be taken as the origin: with less, both may
have drawn on something unseen."""


def lineages(
    reports: Sequence[Report], kin: Kinship, settings: LineageSettings
) -> tuple[tuple[Lineage, ...], tuple[Descent, ...]]:
    """The lineages of a story with their origins, and every descent, certain or not, each with reasons."""
    by_id = {report.id: report for report in reports}
    links = {(link.left, link.right): link for link in kin.links}
    found: list[Lineage] = []
    descents: list[Descent] = []
    for group in kin.groups:
        lineage = _lineage(group, by_id, kin, links)
        found.append(lineage)
        descents.extend(_descents(lineage, by_id, kin, links))
    group_of = {report: lineage.id for lineage in found for report in lineage.reports}
    for link in kin.links:
        if group_of[link.left] != group_of[link.right]:
            parent, child, told = _direction(by_id[link.left], by_id[link.right], kin)
            reasons = (*link.reasons, *_why_uncertain(told, link, settings))
            descents.append(Descent(parent, child, _kind(link), link.score, False, reasons))
    ordered = sorted(descents, key=lambda descent: (descent.parent, descent.child, descent.kind))
    return tuple(sorted(found, key=lambda lineage: lineage.reports)), tuple(ordered)


def _lineage(
    group: tuple[str, ...], by_id: Mapping[str, Report], kin: Kinship, links: Mapping[tuple[str, str], Link]
) -> Lineage:
    reasons = tuple(
        Reason("one origin", f"{by_id[link.left].outlet} and {by_id[link.right].outlet}: {reason.detail}",
               reason.weight, reason.passages)
        for link in _inside(group, links)
        for reason in link.reasons
        if reason.weight > 0
    )  # fmt: skip
    origin, why = _origin(group, by_id, kin, links)
    if not reasons and len(group) == 1:
        reasons = (Reason("stands alone", "nothing shows that it comes from another report of the story", -PRIOR),)
    return Lineage("lineage-" + digest(*group), origin, group, (why, *reasons))


def _origin(
    group: tuple[str, ...], by_id: Mapping[str, Report], kin: Kinship, links: Mapping[tuple[str, str], Link]
) -> tuple[Origin, Reason]:
    """A report of the group that the others state or copy; else the source stated most; else something unseen."""
    outside, inside = _stated(group, by_id, kin)
    for report, credits in inside:
        passages = said_once(passage for credit in credits for passage in credit.passages)
        reason = Reason("states its source", f"others state {by_id[report].outlet} as their source", 3.0, passages)
        return Origin(OriginKind.REPORT, report=report, passages=passages), reason
    for name, credits in outside:
        passages = said_once(passage for credit in credits for passage in credit.passages)
        reason = Reason("states its source", f"{name} is stated as the source of the whole", 3.0, passages)
        return Origin(OriginKind.NAMED, name=name, passages=passages), reason
    if len(group) == 1:
        return Origin(OriginKind.REPORT, report=group[0]), Reason("only report", "no other report shares its origin")
    first = _earliest(group, by_id)
    if first and all(_covers(first, other, links) for other in group if other != first):
        reason = Reason("published first", f"{by_id[first].outlet} published before the others, which it covers")
        return Origin(OriginKind.REPORT, report=first), reason
    return Origin(OriginKind.UNSEEN), Reason("direction unknown", "no statement or time tells which came first")


def _stated(
    group: tuple[str, ...], by_id: Mapping[str, Report], kin: Kinship
) -> tuple[list[tuple[str, list[Credit]]], list[tuple[str, list[Credit]]]]:
    """Sources stated for the whole: names outside the group, and reports inside it; most often stated first."""
    credits: dict[str, list[Credit]] = defaultdict(list)
    tellers: Counter[str] = Counter()
    for report in group:
        for key in sorted({source_key(credit.name) for credit in kin.stated[report] if credit.whole}):
            mentions = [credit for credit in kin.stated[report] if source_key(credit.name) == key]
            credits[key].extend(mentions)
            tellers[key] += 1
    ranked = sorted(credits, key=lambda key: (-tellers[key], -len(credits[key]), key))
    outside, inside = [], []
    for key in ranked:
        members = [report for report in group if same_source(by_id[report].outlet, key)]
        if len(members) == 1 and len(group) > 1:
            inside.append((members[0], credits[key]))
        else:
            outside.append((next(credit.name for credit in credits[key] if credit.whole), credits[key]))
    return outside, inside


def _descents(
    lineage: Lineage, by_id: Mapping[str, Report], kin: Kinship, links: Mapping[tuple[str, str], Link]
) -> Iterator[Descent]:
    """From the origin to every member: the origin's own link where it is a report, the strongest link otherwise."""
    parent = lineage.origin.report or lineage.id
    for report in lineage.reports:
        if report == parent:
            continue
        near = [link for link in _inside(lineage.reports, links) if report in (link.left, link.right)]
        direct = [link for link in near if parent in (link.left, link.right)] or near
        stated = tuple(
            Reason("states its source", f"{by_id[report].outlet} states {credit.name}", 3.0, credit.passages)
            for credit in kin.stated[report]
            if credit.whole and lineage.origin.name and same_source(credit.name, lineage.origin.name)
        )
        if stated:
            yield Descent(parent, report, DescentKind.CITES, 1.0, True, stated + (direct[0].reasons if direct else ()))
        elif direct:
            yield Descent(parent, report, _kind(direct[0]), direct[0].score, True, direct[0].reasons)


def _inside(group: Sequence[str], links: Mapping[tuple[str, str], Link]) -> list[Link]:
    members = set(group)
    return [link for pair, link in links.items() if members.issuperset(pair)]


def _kind(link: Link) -> DescentKind:
    if link.copied >= REPRINT:
        return DescentKind.REPRINT
    return DescentKind.EDITED if link.copied >= EDITED else DescentKind.REWRITTEN


def _direction(left: Report, right: Report, kin: Kinship) -> tuple[str, str, bool]:
    """Parent, child, and whether a statement or the times tell so; by id where they do not."""
    for child, parent in ((left, right), (right, left)):
        if any(same_source(credit.name, parent.outlet) for credit in kin.stated[child.id]):
            return parent.id, child.id, True
    first = _earlier(left, right)
    if first is None:
        return left.id, right.id, False
    return first.id, (right if first is left else left).id, True


def _why_uncertain(told: bool, link: Link, settings: LineageSettings) -> Iterator[Reason]:
    if link.score < settings.certain:
        yield Reason("not certain", f"probability {link.score:.2f} is under {settings.certain:.2f}", 0.0)
    else:
        yield Reason("does not hold together", "the rest of the two lineages share too little", 0.0)
    if not told:
        yield Reason("direction unknown", "no statement or time tells which came first", 0.0)


def _earliest(group: Sequence[str], by_id: Mapping[str, Report]) -> str | None:
    """The one report published before all others; None where a time is missing or two are equal."""
    for report in group:
        if all(_earlier(by_id[report], by_id[other]) is by_id[report] for other in group if other != report):
            return report
    return None


def _earlier(left: Report, right: Report) -> Report | None:
    """Which of two was published first; None where it cannot be told.

    Two times are compared to the second if both carry an offset, otherwise by calendar day.
    """
    if not left.published or not right.published:
        return None
    one, other = datetime.fromisoformat(left.published), datetime.fromisoformat(right.published)
    if one.tzinfo is None or other.tzinfo is None:
        one, other = (datetime(time.year, time.month, time.day) for time in (one, other))
    if one == other:
        return None
    return left if one < other else right


def _covers(first: str, other: str, links: Mapping[tuple[str, str], Link]) -> bool:
    link = links.get((min(first, other), max(first, other)))
    return link is not None and link.covered(other) >= COVERS
