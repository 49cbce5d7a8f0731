"""Time expressions of one sentence: candidates, the choice among them, times of day joined to their days."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from crossread.moments import days
from crossread.moments.counted import count_of
from crossread.moments.days import Span
from crossread.moments.forms import COUNT
from crossread.moments.rules import RULES, TRIGGER
from crossread.records import Precision

LONGEST_SENTENCE = 20_000
"""Characters: what is longer is no sentence, and no time expression in it can be dated by it."""


@dataclass(frozen=True, slots=True)
class Found:
    """A time expression in a sentence: places count characters of the sentence."""

    start: int
    end: int
    span: Span
    order: int


def expressions(text: str, anchor: date | None) -> list[Found]:
    """The time expressions of a sentence in order of place, worked out against the day of the report."""
    if len(text) > LONGEST_SENTENCE or TRIGGER.search(text) is None:
        return []
    chosen = [_counted_from(text, each) for each in _chosen(_candidates(text, anchor))]
    return _joined(text, _dated_clocks(chosen))


def _candidates(text: str, anchor: date | None) -> list[Found]:
    found = []
    for order, rule in enumerate(RULES):
        for match in rule.pattern.finditer(text):
            span = rule.work_out(match, anchor)
            if span:
                found.append(Found(_begin(match), match.end(), span, order))
    return found


LEADING = re.compile(
    r"(?:[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil|[Dd]uring|[Ff]rom|[Bb]efore|[Aa]fter|to|of|through|on|a"
    r"t|over|the(?= (?:[A-Z]|\d{1,2}\b))|[- ]) ?"
)
"""Words that a pattern needs before the expression but that are not part of it."""


def _begin(match: re.Match[str]) -> int:
    start = match.start()
    while lead := LEADING.match(match.string, start, match.end()):
        following = match.string[lead.end() : lead.end() + 1]
        if not lead.group().strip() or lead.group().endswith(" ") or following == "":
            start = lead.end()
        else:
            break
    return start


def _chosen(found: list[Found]) -> list[Found]:
    """Without overlaps: the longer wins, then the earlier rule, then the earlier place."""
    taken: list[Found] = []
    for each in sorted(found, key=lambda one: (one.start - one.end, one.order, one.start)):
        if all(each.end <= other.start or other.end <= each.start for other in taken):
            taken.append(each)
    return sorted(taken, key=lambda one: one.start)


OFFSET = re.compile(rf"\b({COUNT}) (day|week)s? (before|after|from|following) (?:the )?$", re.IGNORECASE)


def _counted_from(text: str, found: Found) -> Found:
    """ "Three days after 12 March", "two weeks from Tuesday": the day counted from the one named."""
    before = OFFSET.search(text[max(0, found.start - 40) : found.start])
    if before is None:
        return found
    count, first = count_of(before[1]), found.span.earliest
    start = max(0, found.start - 40) + before.start()
    if count is None or first is None or not found.span.is_day:
        span = Span(None, None, Precision.DAY, False, "offset-vague")
    else:
        step = timedelta(days=count * (7 if before[2].casefold() == "week" else 1))
        day = date.fromisoformat(first) + (-step if before[3].casefold() == "before" else step)
        span = days.of_days(day, day, Precision.DAY, found.span.counted, "offset")
    return Found(start, found.end, span, found.order)


LINK = re.compile(
    r"(?: local time| ET| EST| EDT| GMT| UTC| CET| BST)?(?: \(?[\w: ]{0,14}\)?)?,?(?: (?:on|at"
    r"|at about|at around|around|about|shortly after|shortly before|just after|just before|in "
    r"the))? "
)


def _dated_clocks(found: list[Found]) -> list[Found]:
    """Times of day with the day of their sentence, where it gives exactly one."""
    known = {each.span.earliest for each in found if each.span.is_day}
    known |= {
        (each.span.earliest or "")[:10]
        for each in found
        if each.span.precision is Precision.PART and each.span.rule != "overnight"
    }
    known.discard("")
    if len(known) != 1:
        return found
    day = known.pop()
    counted = any(each.span.counted for each in found if (each.span.earliest or "").startswith(str(day)))
    return [
        replace(
            each,
            span=replace(
                each.span, earliest=f"{day}{each.span.earliest}", latest=f"{day}{each.span.latest}", counted=counted
            ),
        )
        if each.span.rule == "clock"
        else each
        for each in found
    ]


def _joined(text: str, found: list[Found]) -> list[Found]:
    """A time of day and the day beside it as one expression."""
    result: list[Found] = []
    for each in found:
        before = result[-1] if result else None
        if before and {before.span.rule, each.span.rule} & {"clock"} and before.span.rule != each.span.rule:
            clock = before if before.span.rule == "clock" else each
            other = each if clock is before else before
            same_day = (clock.span.earliest or "").startswith((other.span.earliest or "?")[:10])
            if same_day and LINK.fullmatch(text, before.end, each.start):
                result[-1] = Found(before.start, each.end, _in_part(clock.span, other.span), before.order)
                continue
        result.append(each)
    return result


def _in_part(clock: Span, part: Span) -> Span:
    """A time of day as the part beside it says: "Tuesday evening at 7:40" is 19:40."""
    if part.precision is not Precision.PART or not clock.earliest or not part.earliest or not part.latest:
        return clock
    day, _, time = clock.earliest.partition("T")
    later = f"{day}T{int(time[:2]) + 12:02d}{time[2:]}"
    fits = int(time[:2]) < 12 and not part.earliest <= clock.earliest <= part.latest
    return replace(clock, earliest=later, latest=later) if fits and part.earliest <= later <= part.latest else clock
