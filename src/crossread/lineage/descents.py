"""The lineages of a story and every descent, certain or not, with reasons."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from crossread.lineage.borrowed import Borrowed, borrowed
from crossread.lineage.direction import order
from crossread.lineage.evidence import PRIOR
from crossread.lineage.grouping import Kinship, Link
from crossread.lineage.origins import origin
from crossread.lineage.profiles import Profile
from crossread.lineage.sources import same_source
from crossread.records import Copy, Descent, DescentKind, Direction, Lineage, Origin, Reason
from crossread.settings import LineageSettings
from crossread.text import digest, place

REPRINT = 0.8
"""Share of words in verbatim runs from which a copy is a reprint."""
EDITED = 0.2
"""Share of words in verbatim runs from which a copy is an edited one; below, it is rewritten."""
NEARER = 0.2
"""Share of words by which a report must be nearer to a later member than to the origin to come from that member."""


@dataclass(frozen=True, slots=True)
class Family:
    """A group of reports with what ties them."""

    id: str
    members: tuple[str, ...]
    origin: Origin
    why: Reason
    links: Mapping[str, tuple[Link, ...]]
    """Of each member those to other members, strongest first."""


def lineages(
    kin: Kinship, copies: Sequence[Copy], settings: LineageSettings
) -> tuple[tuple[Lineage, ...], tuple[Descent, ...]]:
    """The lineages of a story with their origins, and the descents of their reports, certain or not."""
    lent = borrowed(kin, copies, settings)
    families = _families(kin)
    found = [_lineage(family, kin.profiles, lent) for family in families]
    descents = [descent for family in families for descent in _descents(family, kin.profiles)]
    descents += _uncertain(kin, families, lent, settings)
    ordered = sorted(descents, key=lambda descent: (descent.parent, descent.child, descent.kind))
    return tuple(sorted(found, key=lambda lineage: lineage.reports)), tuple(ordered)


def _families(kin: Kinship) -> list[Family]:
    group_of = {report: number for number, group in enumerate(kin.groups) for report in group}
    inside: dict[str, list[Link]] = defaultdict(list)
    for link in kin.links:
        if group_of[link.left] == group_of[link.right]:
            inside[link.left].append(link)
            inside[link.right].append(link)
    by_pair = {(link.left, link.right): link for link in kin.links}
    families = []
    for group in kin.groups:
        found, why = origin(group, kin.profiles, by_pair)
        links = {report: tuple(inside[report]) for report in group}
        families.append(Family("lineage-" + digest(*group), group, found, why, links))
    return families


def _lineage(family: Family, profiles: Mapping[str, Profile], lent: Borrowed) -> Lineage:
    outlet = {report: profiles[report].analysis.report.outlet for report in family.members}
    reasons = tuple(
        Reason("one origin", f"{outlet[link.left]} and {outlet[link.right]}: {reason.detail}",
               reason.weight, reason.passages)
        for link in _ties(family)
        for reason in link.reasons
        if reason.weight > 0
    )  # fmt: skip
    if len(family.members) == 1:
        reasons = (Reason("stands alone", "nothing shows that it comes from another report of the story", -PRIOR),)
    passages = sorted((one for report in family.members for one in lent.passages.get(report, ())), key=place)
    apart = tuple(one for one in passages if one.report not in family.members)
    return Lineage(family.id, family.origin, family.members, (family.why, *reasons), apart)


def _ties(family: Family) -> list[Link]:
    """The strongest links that hold the members together, one fewer than there are members."""
    links = {(link.left, link.right): link for held in family.links.values() for link in held}
    ordered = sorted(links.values(), key=lambda link: (-link.score, link.left, link.right))
    home = {report: report for report in family.members}
    used = []
    for link in ordered:
        one, other = home[link.left], home[link.right]
        if one != other:
            used.append(link)
            home = {report: one if of == other else of for report, of in home.items()}
    return used


def _descents(family: Family, profiles: Mapping[str, Profile]) -> Iterator[Descent]:
    """From the origin to every member, or from the member that it is nearer to and that came first."""
    top = family.origin.report or family.id
    for report in family.members:
        if report == top:
            continue
        stated = tuple(
            Reason("states its source", f"{profiles[report].analysis.report.outlet} states {credit.name}", 3.0,
                   credit.passages)
            for credit in profiles[report].credits
            if credit.whole and family.origin.name and same_source(credit.name, family.origin.name)
        )  # fmt: skip
        near = family.links[report]
        if stated:
            yield Descent(top, report, DescentKind.CITES, 1.0, True, stated + (near[0].reasons if near else ()))
        elif near:
            yield _nearest(report, top, near, profiles)


def _nearest(report: str, top: str, near: Sequence[Link], profiles: Mapping[str, Profile]) -> Descent:
    """The descent of a member without a stated source; `near` are its links, strongest first."""
    direct = next((link for link in near if top in (link.left, link.right)), None)
    if direct is None:
        return Descent(top, report, kind(near[0]), near[0].score, True, near[0].reasons)
    for link in near:
        other = link.left if link.right == report else link.right
        found = order(profiles[other], profiles[report])
        if link.copied >= direct.copied + NEARER and found.parent == other and found.direction is Direction.TOLD:
            return Descent(other, report, kind(link), link.score, True, (*link.reasons, found.reason))
    found = order(profiles[top], profiles[report])
    direction = found.direction if found.parent == top else Direction.EITHER
    return Descent(top, report, kind(direct), direct.score, True, (*direct.reasons, found.reason), direction)


def _uncertain(
    kin: Kinship, families: Sequence[Family], lent: Borrowed, settings: LineageSettings
) -> Iterator[Descent]:
    """For every two lineages the strongest link of each report, unless passages lent by the one explain it."""
    family_of = {report: family.id for family in families for report in family.members}
    seen: set[tuple[str, str]] = set()
    for link in kin.links:
        one, other = family_of[link.left], family_of[link.right]
        if one == other or (link.left, link.right) in lent.explained:
            continue
        if (link.left, other) in seen and (link.right, one) in seen:
            continue
        seen |= {(link.left, other), (link.right, one)}
        found = order(kin.profiles[link.left], kin.profiles[link.right])
        reasons = (*link.reasons, _why_uncertain(link, settings), found.reason)
        yield Descent(found.parent, found.child, kind(link), link.score, False, reasons, found.direction)


def kind(link: Link) -> DescentKind:
    """How much of the wording was kept."""
    if link.copied >= REPRINT:
        return DescentKind.REPRINT
    return DescentKind.EDITED if link.copied >= EDITED else DescentKind.REWRITTEN


def _why_uncertain(link: Link, settings: LineageSettings) -> Reason:
    if link.score < settings.certain:
        return Reason("not certain", f"probability {link.score:.2f} is under {settings.certain:.2f}", 0.0)
    return Reason("does not hold together", "the rest of the two lineages share too little", 0.0)
