"""Statements: claims of different reports that say the same, and claims that only one lineage makes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from crossread.language.matching import grown
from crossread.points.candidates import both
from crossread.points.compatible import compatible
from crossread.points.field import Field, Pair
from crossread.records import Passage, Point, PointKind, Reading, Reason, Status, Support
from crossread.settings import PointSettings
from crossread.text import SupportOf, digest, place

SCORER, HALFWAY = 0.5, 0.4
"""How far the probability of one question moves the likeness of two claims, and where it moves nothing."""
CONTRARY = 0.9
"""Probability of a contradiction from which two claims never say the same."""
LEAD, LEADING = 300, 0.08
"""Characters from the top of a report within which news says what happened, and what it adds to the likeness of two
claims that both stand there."""
POINTING = frozenset("this that these those it such he she they them".split())
"""Words that point to what was said before."""
FIRST_WORDS = 3
POINTING_COST = 0.2
"""What a claim loses as the one that a point is shown by if it points elsewhere among its first words."""
COMPARED = 5
"""Units of a group that stand for it when two groups are compared: those that most reports print."""


def statement_points(
    field: Field, support: SupportOf, settings: PointSettings, apart: frozenset[tuple[int, int]]
) -> list[Point]:
    """One point a group of claims that say the same; a claim like no other is a group of its own.

    `apart` are pairs of units in which a check found a difference: they never say the same.
    """
    return [_point(field, group, support) for group in _groups(field, support, settings, apart)]


def _groups(
    field: Field, support: SupportOf, settings: PointSettings, apart: frozenset[tuple[int, int]]
) -> list[tuple[int, ...]]:
    """Groups of units grown along mutual best matches: inside lineages first, then across, best first.

    Two groups are joined while they are alike on average and no two of their claims are far apart, so that no chain
    of near misses joins two questions; and while no report has a claim in both, unless it says one thing twice, or says
    in two clauses of a sentence what another says in one.
    """

    def fits(left: tuple[int, ...], right: tuple[int, ...]) -> bool:
        return _joined(field, left, right, settings, apart) >= settings.join

    groups = grown(range(len(field.units)), _matches(field, support, settings), fits)
    return _gathered(field, groups, support, settings, apart)


def _joined(
    field: Field,
    left: Sequence[int],
    right: Sequence[int],
    settings: PointSettings,
    apart: frozenset[tuple[int, int]],
) -> float:
    """How alike two groups are on average; -1 where something keeps them from being one."""
    scores = []
    for one, other in product(_foremost(field, left), _foremost(field, right)):
        if both(one, other) in apart or not compatible(field, one, other):
            return -1.0
        if _one_sentence(field, one, other):
            continue
        score = _score(field, one, other)
        least = settings.repeats if field.units[one].reports & field.units[other].reports else settings.least
        if score < least:
            return -1.0
        scores.append(score)
    return round(sum(scores) / len(scores), 3) if scores else -1.0


def _gathered(
    field: Field,
    groups: Sequence[tuple[int, ...]],
    support: SupportOf,
    settings: PointSettings,
    apart: frozenset[tuple[int, int]],
) -> list[tuple[int, ...]]:
    """The groups, each unit that is left alone with the group of several lineages that it fits best, if there is one.

    What several lineages say is a known question: a further report may say it in words that are farther off, and
    need not be the nearest to any of them.
    """
    several = {at for at, group in enumerate(groups) if len(group) > 1 and _support(field, group, support).least > 1}
    holder = {unit: at for at, group in enumerate(groups) for unit in group}
    ranked = []
    for at, group in enumerate(groups):
        if len(group) == 1:
            near = {holder[other] for other in field.neighbours[group[0]]} & several
            scored = [(_joined(field, group, groups[other], settings, apart), -other) for other in near]
            best = max(scored, default=(-1.0, 0))
            if best[0] >= settings.gather:
                ranked.append((-best[0], at, -best[1]))
    members = [list(group) for group in groups]
    for _, at, other in sorted(ranked):
        if _joined(field, groups[at], members[other], settings, apart) >= settings.gather:
            members[other] += members[at]
            members[at] = []
    return [tuple(sorted(group)) for group in members if group]


def _support(field: Field, group: Sequence[int], support: SupportOf) -> Support:
    return support(passage for at in group for passage in field.units[at].shown)


def _matches(field: Field, support: SupportOf, settings: PointSettings) -> list[tuple[int, int]]:
    """Pairs of units each of which is the other's best in some report: those of one lineage first, then by score."""
    scores = {pair: _score(field, *pair) for pair in field.pairs}
    best: dict[tuple[int, str], tuple[float, int]] = {}
    for (left, right), score in scores.items():
        for one, other in ((left, right), (right, left)):
            for report in field.units[other].reports:
                found = (score, -other)
                if found > best.get((one, report), (-2.0, 0)):
                    best[one, report] = found

    def mutual(one: int, other: int) -> bool:
        return any(best[one, report][1] == -other for report in field.units[other].reports)

    ranked = []
    for (left, right), score in scores.items():
        across = _across(field, left, right, support)
        if score >= (settings.join_across if across else settings.join) and mutual(left, right) and mutual(right, left):
            ranked.append((across, -score, left, right))
    return [(left, right) for _, _, left, right in sorted(ranked)]


def _across(field: Field, left: int, right: int, support: SupportOf) -> bool:
    """Whether two units are of two lineages, by the first report of each."""
    return support.apart(min(field.units[left].reports), min(field.units[right].reports))


def _score(field: Field, left: int, right: int) -> float:
    """How surely two units say the same, on the scale of likeness."""
    pair = field.pair(left, right)
    found = field.near.likeness(left, right) if pair is None else agreement(pair)
    leads = all(claim.passage.start < LEAD for at in (left, right) for claim in field.units[at].claims[:1])
    return round(found + LEADING, 3) if leads and found > 0 else found


def agreement(pair: Pair) -> float:
    """How surely two claims say the same: their likeness, moved by what the pair scorer says."""
    if pair.same is None or pair.contrary is None:
        return pair.likeness
    if pair.contrary >= CONTRARY:
        return 0.0
    return round(pair.likeness + SCORER * (pair.same - HALFWAY), 3)


def _one_sentence(field: Field, left: int, right: int) -> bool:
    """Whether two units are clauses of one sentence, in every report that prints them."""
    one, other = ([claim.sentence for claim in field.units[at].claims] for at in (left, right))
    return one == other


def _foremost(field: Field, group: Sequence[int]) -> list[int]:
    """The units that stand for a group."""
    return sorted(group, key=lambda at: (-len(field.units[at].reports), at))[:COMPARED]


def _point(field: Field, group: tuple[int, ...], support: SupportOf) -> Point:
    middle = _middle(field, group)
    passages = tuple(_passages(field, group, middle))
    lineages = support(passages)
    reading = Reading(passages[0].text, passages, lineages)
    places = sorted(f"{passage.report}:{passage.start}:{passage.end}" for passage in passages)
    return Point(
        id="point-" + digest("statement", *places),
        kind=PointKind.STATEMENT,
        status=status_of(lineages),
        readings=(reading,),
        lineages=lineages,
        reasons=(_why(field, group, lineages),),
    )


def status_of(lineages: Support) -> Status:
    """Agreed only where two lineages at least are surely independent."""
    return Status.AGREED if lineages.least > 1 else Status.SINGLE


def _why(field: Field, group: tuple[int, ...], lineages: Support) -> Reason:
    scores = [_score(field, one, other) for at, one in enumerate(group) for other in group[at + 1 :]]
    if not scores:
        printed = len(field.units[group[0]].claims)
        if printed > 1:
            return Reason("same claim", f"{printed} reports have it word for word", 1.0)
        return Reason("single claim", "no claim of another report is near enough", 0.0)
    low, high = (min(1.0, max(0.0, found)) for found in (min(scores), max(scores)))
    detail = f"{len(group)} claims are alike, {low:.2f} to {high:.2f} of 1"
    if lineages.most == 1:
        detail += ", all of one lineage"
    return Reason("same claim", detail, round(min(1.0, max(0.0, sum(scores) / len(scores))), 3))


def _middle(field: Field, group: tuple[int, ...]) -> int:
    """The unit most like the others of its group, one that can be understood by itself if there is one."""
    foremost = _foremost(field, group)

    def rank(at: int) -> tuple[float, int]:
        alike = sum(_score(field, at, other) for other in foremost if other != at) / max(1, len(foremost) - 1)
        return (-round(alike - (POINTING_COST if _points_elsewhere(field, at) else 0.0), 3), at)

    return min(foremost, key=rank)


def _points_elsewhere(field: Field, unit: int) -> bool:
    """Whether a claim needs what stands before it to be understood: "this demand", "he said"."""
    return not POINTING.isdisjoint(field.units[unit].plain.split()[:FIRST_WORDS])


def _passages(field: Field, group: Sequence[int], middle: int) -> Iterator[Passage]:
    """Every passage of a group, the middle's first."""
    yield from field.units[middle].shown
    others = [passage for at in group if at != middle for passage in field.units[at].shown]
    yield from sorted(others, key=place)
