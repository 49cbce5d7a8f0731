"""Role points: one person, and the offices that different reports give."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from crossread.language.lexicon import lexicon
from crossread.records import Name, NameKind, Passage, Point, PointKind, Reading, Reason, Status
from crossread.text import SupportOf, digest, fold, place

HEAD_ENDS = re.compile(r"\b(?:of|at|for|in|to|on|with|from|and|who|the)\b|[,;(]")
SHORT_FOR = {
    "rep": "representative",
    "sen": "senator",
    "gov": "governor",
    "gen": "general",
    "col": "colonel",
    "lawyer": "attorney",
}
"""Titles that are written short before a name, and words for one office."""
PARTED = frozenset("minister secretary commissioner general chief".split())
"""Nouns of which there are several in one place, told apart by what they are for: "foreign minister"."""
LED = frozenset({"head", "chief", "leader"})
"""Nouns that tell an office only with what it is of."""
SECOND = frozenset({"vice", "deputy", "assistant"})
"""Words that make an office another one, below it."""
AS_WELL = {"defense": "defence", "labor": "labour", "treasury": "finance"}
"""Words for one portfolio."""
PAST_OR_FUTURE = re.compile(r"^(?:the\s+)?(?:former|ex|outgoing|incoming|then|late|future|acting)\b|-elect\b", re.I)
"""Offices of another time contradict none of today."""


def role_points(names: Sequence[Name], support: SupportOf) -> list[Point]:
    """A disputed point for each person to whom reports give offices that no report joins."""
    points = []
    for name in names:
        if name.kind is NameKind.PERSON:
            point = _point(name, support)
            if point:
                points.append(point)
    return points


def role_head(role: str) -> str:
    """The noun that says which office: "envoy" of "the US special envoy to Norrland"; folded, `""` if none."""
    words = re.findall(r"[\w-]+", HEAD_ENDS.split(fold(re.sub(r"^(?:an?|the)\s+", "", role, flags=re.I)))[0])
    return SHORT_FOR.get(words[-1], words[-1]) if words else ""


def _point(name: Name, support: SupportOf) -> Point | None:
    offices: dict[str, list[Passage]] = defaultdict(list)
    for role in name.roles:
        for passage in role.passages:
            head = role_head(passage.text)
            bare = head in LED and " of " not in passage.text
            if head in lexicon("offices") and not bare and not PAST_OR_FUTURE.search(passage.text):
                offices[_office(head, passage.text)].append(passage)
    apart = _apart(offices)
    if len(apart) < 2:
        return None
    readings = []
    for office in apart:
        passages = tuple(sorted(set(offices[office]), key=place))
        shortest = min(passages, key=lambda passage: (len(passage.text), place(passage)))
        readings.append(Reading(shortest.text, passages, support(passages), passages))
    readings.sort(key=lambda reading: (-reading.lineages.least, -len(reading.passages), place(reading.passages[0])))
    everywhere = tuple(passage for reading in readings for passage in reading.passages)
    values = " / ".join(f"“{reading.value}”" for reading in readings)
    return Point(
        id="point-" + digest("role", name.id, *sorted(f"{p.report}:{p.start}" for p in everywhere)),
        kind=PointKind.ROLE,
        status=Status.DISPUTED,
        readings=tuple(readings),
        lineages=support(everywhere),
        reasons=(Reason("roles", f"reports give {name.name} different offices: {values}", 1.0, everywhere[:6]),),
    )


def _office(head: str, role: str) -> str:
    """The noun of an office; with what it is for, or that it is below, where that tells two of one noun apart."""
    words = re.findall(r"[\w-]+", fold(role))
    if SECOND & set(words):
        return f"second {head}"
    if head not in PARTED:
        return head
    return " ".join([head, *sorted({AS_WELL.get(word, word) for word in words} & lexicon("portfolios"))])


def _apart(offices: dict[str, list[Passage]]) -> list[str]:
    """Offices of which no report gives two: those that most reports give first, each against all before it.

    A noun alone ("minister") is no other office than the same with its portfolio.
    """
    reports = {office: {passage.report for passage in passages} for office, passages in offices.items()}
    chosen: list[str] = []
    for office in sorted(offices, key=lambda office: (-len(reports[office]), office)):
        if all(reports[office].isdisjoint(reports[other]) and not _within(office, other) for other in chosen):
            chosen.append(office)
    return chosen


def _within(left: str, right: str) -> bool:
    """Whether one office says less of the same noun than the other."""
    one, other = left.split(), right.split()
    return one[0] == other[0] and (set(one) <= set(other) or set(other) <= set(one))
