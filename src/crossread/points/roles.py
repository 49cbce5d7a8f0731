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
    heads: dict[str, list[Passage]] = defaultdict(list)
    for role in name.roles:
        for passage in role.passages:
            head = role_head(passage.text)
            if head in lexicon("offices") and not PAST_OR_FUTURE.search(passage.text):
                heads[head].append(passage)
    apart = _apart(heads)
    if len(apart) < 2:
        return None
    readings = []
    for head in apart:
        passages = tuple(sorted(set(heads[head]), key=place))
        shortest = min(passages, key=lambda passage: (len(passage.text), place(passage)))
        readings.append(Reading(shortest.text, passages, support(passages)))
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


def _apart(heads: dict[str, list[Passage]]) -> list[str]:
    """Heads of which no report gives two: those that most reports give first, each against all before it."""
    reports = {head: {passage.report for passage in passages} for head, passages in heads.items()}
    chosen: list[str] = []
    for head in sorted(heads, key=lambda head: (-len(reports[head]), head)):
        if all(reports[head].isdisjoint(reports[other]) for other in chosen):
            chosen.append(head)
    return chosen
