"""The time expressions of one sentence: forms found, the longest chosen, parts joined, meanings worked out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from crossread.moments import said_days, said_hours, said_periods, said_spans
from crossread.moments.atoms import atoms
from crossread.moments.forms import LETTERS, Form, Hit, classes, compiled
from crossread.moments.ground import Ground
from crossread.moments.joins import WEAK, joined
from crossread.moments.meaning import Meaning
from crossread.moments.narrative import Told, in_narrative, naming
from crossread.moments.pieces import Atom, Draft, Node
from crossread.moments.resolve import following, meaning
from crossread.records import MomentKind, Precision

LONGEST_SENTENCE = 20_000
"""Characters: what is longer is no sentence, and no time expression in it can be dated by it."""
FORMS: tuple[Form, ...] = (*said_days.FORMS, *said_periods.FORMS, *said_spans.FORMS, *said_hours.FORMS)
DATING = frozenset({MomentKind.DATE, MomentKind.TIME})
SINGLE = frozenset({"hour", "partword", "unitword"})
"""Drafts of one word that give way to any other."""
TELLING = frozenset(
    LETTERS[kind]
    for kind in (
        "iso slashed short clock decade era oclock year month maybe_month weekday maybe_weekday season maybe_season "
        "unit units second part parts weekdays relative named past ish mean number ordinal adverb overnight feast "
        "reference quarter"
    ).split()
)
"""Classes of which every time expression has one: sentences without them are passed over."""


@dataclass(frozen=True, slots=True)
class Found:
    """A time expression in a sentence: places count characters of the sentence."""

    start: int
    end: int
    meaning: Meaning
    ends_next: bool = False
    """It begins a stretch that the next expression ends."""


def expressions(ground: Ground, told: Told) -> tuple[list[Found], Told]:
    """The time expressions of a sentence in order of place, worked out against their ground; and what is named now."""
    text = ground.text
    if len(text) > LONGEST_SENTENCE:
        return [], told
    found = atoms(text)
    letters = classes(found)
    if TELLING.isdisjoint(letters):
        return [], told
    nodes = joined(_chosen(list(_candidates(found, letters))), found, letters)
    nodes = [_trimmed(node, found) for node in nodes if not _lonely(node)]
    return _worked_out(nodes, found, ground, told)


def _candidates(found: Sequence[Atom], letters: str) -> Iterator[tuple[int, Node]]:
    for order, form in enumerate(FORMS):
        for match in compiled(form.pattern).finditer(letters):
            draft = form.build(Hit(found, match))
            if draft is not None:
                first, last = match.start(), match.end()
                yield order, Node(found[first].start, found[last - 1].end, draft, first, last)


def _chosen(found: list[tuple[int, Node]]) -> list[Node]:
    """Without overlaps: what means something by itself, then the longer, the earlier form, the earlier place."""
    taken: list[Node] = []
    used: set[int] = set()
    for _, node in sorted(
        found, key=lambda one: (one[1].draft.shape in SINGLE, one[1].first - one[1].last, one[0], one[1].first)
    ):
        if used.isdisjoint(range(node.first, node.last)):
            taken.append(node)
            used.update(range(node.first, node.last))
    return sorted(taken, key=lambda one: one.first)


def _lonely(node: Node) -> bool:
    """What means nothing by itself and was not joined to anything."""
    draft = node.draft
    if draft.shape == "hours" and draft.value in ("bare", "between"):
        return draft.base is None or (draft.base.shape == "clock" and not draft.base.clock[3])
    return draft.shape in WEAK


def _trimmed(node: Node, found: Sequence[Atom]) -> Node:
    """Without the article of a plain date: "the 24 February anniversary"."""
    draft, first = node.draft, node.first
    if (
        draft.shape in ("day", "month", "span")
        and not draft.mod
        and found[first].kind == "the"
        and (found[first + 1].kind in ("number", "month", "maybe_month"))
    ):
        return replace(node, start=found[first + 1].start, first=first + 1)
    return node


def _worked_out(nodes: Sequence[Node], found: Sequence[Atom], ground: Ground, told: Told) -> tuple[list[Found], Told]:
    result: list[Found] = []
    begin: Meaning | None = None
    for at, node in enumerate(nodes):
        here = replace(ground, start=node.start, end=node.end, before=_kind(found, node.first - 1), last=told.day)
        draft = node.draft
        linked = at + 1 < len(nodes) and _linked(node, nodes[at + 1], found)
        if linked:
            draft = _with_year(draft, nodes[at + 1].draft)
        if begin is not None:
            draft = _with_year(draft, nodes[at - 1].draft, after=True)
            here = here if draft.shape in ("relative", "reference") else following(here, begin)
        if draft.shape == "duration" and draft.count is not None and here.before == "in" and here.ahead:
            draft = Draft("away", base=draft, step=1)
        if draft.value == "FUTURE_REF" and text_of(node, found) == "soon" and not here.ahead:
            # "They soon fled" tells of the past.
            continue
        worked, was, begin = meaning(draft, here), begin, None
        if worked is None or (was is not None and not _in_order(was, worked)):
            result = [*result[:-1], replace(result[-1], ends_next=False)] if was is not None else result
        if worked is None:
            continue
        if worked.value == "PRESENT_REF" and (linked or was is not None) and ground.anchor:
            today = ground.anchor.isoformat()
            worked = replace(worked, earliest=today, latest=today, counted=True, rule="relative-day")
        worked = in_narrative(worked, here, told)
        told = naming(worked, here, told)
        linked = linked and worked.kind in (MomentKind.DATE, MomentKind.TIME)
        begin = worked if linked else None
        result.append(Found(node.start, node.end, worked, linked))
    return _dated_clocks(result), told


def _in_order(first: Meaning, last: Meaning) -> bool:
    """Whether one meaning can be the begin of a stretch and the other its end."""
    if last.kind not in (MomentKind.DATE, MomentKind.TIME):
        return False
    return first.earliest is None or last.latest is None or first.earliest[:10] <= last.latest


def _dated_clocks(found: list[Found]) -> list[Found]:
    """Times and parts of the day with the day of their sentence, where it gives exactly one."""
    days = {
        (each.meaning.earliest or "")[:10]: each.meaning.counted
        for each in found
        if each.meaning.day
        or (each.meaning.precision in (Precision.PART, Precision.MINUTE) and each.meaning.kind in DATING)
        if each.meaning.rule != "overnight" and not (each.meaning.earliest or "T").startswith("T")
    }
    if len(days) != 1:
        return found
    (day, counted), *_ = days.items()
    return [replace(each, meaning=_on(each.meaning, day, counted)) for each in found]


def _on(meant: Meaning, day: str, counted: bool) -> Meaning:
    """A time of day on a day; any other meaning as it is."""
    if meant.kind is not MomentKind.TIME or not (meant.earliest or "").startswith("T") or not meant.value:
        return meant
    rule = "clock" if meant.rule == "clock" else "part-of-day"
    value = "/".join(f"{day}{one}" for one in meant.value.split("/"))
    return replace(
        meant, value=value, earliest=f"{day}{meant.earliest}", latest=f"{day}{meant.latest}", counted=counted, rule=rule
    )


def text_of(node: Node, found: Sequence[Atom]) -> str:
    """The words of an expression of one atom, folded."""
    return found[node.first].text.casefold() if node.last - node.first == 1 else ""


def _kind(found: Sequence[Atom], at: int) -> str:
    return found[at].kind if 0 <= at < len(found) else ""


RANGED = frozenset("day weekday month year relative feast monthday time clock part figures season reference".split())


def _linked(left: Node, right: Node, found: Sequence[Atom]) -> bool:
    """Whether two expressions are the begin and the end of one stretch: "from May to June", "between 3 and 5 May"."""
    if left.draft.shape not in RANGED or right.draft.shape not in RANGED:
        return False
    between = [one.kind for one in found[left.last : right.first] if one.kind != "the"]
    if between in (["to"], ["until"], ["dash"]):
        return True
    opening = [_kind(found, at) for at in range(left.first - 2, left.first)]
    return between == ["and"] and "between" in opening


def _with_year(draft: Draft, other: Draft, after: bool = False) -> Draft:
    """One end of a stretch with the year of the other: "April to June 2017"."""
    if (
        draft.shape not in ("day", "month")
        or other.shape not in ("day", "month", "year")
        or draft.year
        or not other.year
    ):
        return draft
    mine, theirs = (
        (draft.month or 0, draft.day or 0),
        (other.month or (0 if after else 12), other.day or (0 if after else 31)),
    )
    year = other.year + (after and mine < theirs) - (not after and mine > theirs)
    return replace(draft, year=year)
