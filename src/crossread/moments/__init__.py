"""Time expressions worked out against the day of the report. Never guessed: what cannot be known stays open."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

from crossread.moments.days import Span
from crossread.moments.rules import RULES, TRIGGER
from crossread.records import Analysis, Moment, Precision, Reason, Report, Sentence
from crossread.text import digest

__all__ = ["find_moments"]

LONGEST_SENTENCE = 20_000
"""Characters: what is longer is no sentence, and no time expression in it can be dated by it."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A time expression in a sentence: places count characters of the sentence."""

    start: int
    end: int
    span: Span
    order: int


def find_moments(analysis: Analysis) -> tuple[Moment, ...]:
    """The moments of a report in order of place, worked out against the day it was published.

    Without that day, what must be counted from it has no ends and says so in its reasons. A time of day that no day
    can be joined to is given as `T15:40`.
    """
    return tuple(chain.from_iterable(_moments(analysis.report, sentence) for sentence in analysis.sentences))


def _moments(report: Report, sentence: Sentence) -> list[Moment]:
    text = sentence.text
    if len(text) > LONGEST_SENTENCE or TRIGGER.search(text) is None:
        return []
    found = _joined(text, _dated_clocks(_chosen(_candidates(text, report.day))))
    return [_moment(report, sentence, each) for each in found]


def _candidates(text: str, anchor: date | None) -> list[_Found]:
    found = []
    for order, rule in enumerate(RULES):
        for match in rule.pattern.finditer(text):
            span = rule.work_out(match, anchor)
            if span:
                found.append(_Found(_begin(match), match.end(), span, order))
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


def _chosen(found: list[_Found]) -> list[_Found]:
    """Without overlaps: the longer wins, then the earlier rule, then the earlier place."""
    taken: list[_Found] = []
    for each in sorted(found, key=lambda one: (one.start - one.end, one.order, one.start)):
        if all(each.end <= other.start or other.end <= each.start for other in taken):
            taken.append(each)
    return sorted(taken, key=lambda one: one.start)


LINK = re.compile(
    r"(?: local time| ET| EST| EDT| GMT| UTC| CET| BST)?(?: \(?[\w: ]{0,14}\)?)?,?(?: (?:on|at"
    r"|at about|at around|around|about|shortly after|shortly before|just after|just before|in "
    r"the))? "
)


def _dated_clocks(found: list[_Found]) -> list[_Found]:
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


def _joined(text: str, found: list[_Found]) -> list[_Found]:
    """A time of day and the day beside it as one expression."""
    result: list[_Found] = []
    for each in found:
        before = result[-1] if result else None
        if before and {before.span.rule, each.span.rule} & {"clock"} and before.span.rule != each.span.rule:
            clock = before if before.span.rule == "clock" else each
            other = each if clock is before else before
            same_day = (clock.span.earliest or "").startswith((other.span.earliest or "?")[:10])
            if same_day and LINK.fullmatch(text, before.end, each.start):
                result[-1] = _Found(before.start, each.end, clock.span, before.order)
                continue
        result.append(each)
    return result


def _moment(report: Report, sentence: Sentence, found: _Found) -> Moment:
    span = found.span
    expression = report.passage(sentence.start + found.start, sentence.start + found.end)
    anchor = report.day.isoformat() if span.counted and report.day else None
    identity = digest("moment", report.id, str(expression.start), str(expression.end))
    return Moment(
        id=f"moment-{identity}",
        earliest=span.earliest,
        latest=span.latest,
        precision=span.precision,
        expression=expression,
        passage=report.passage(sentence.start, sentence.end),
        anchor=anchor,
        reasons=(Reason(span.rule, _why(span, anchor), 1.0, (expression,)),),
    )


def _why(span: Span, anchor: str | None) -> str:
    if span.rule == "ambiguous-order":
        return "day and month can be read either way"
    if span.rule == "day-missing":
        return "the day itself is missing from the text"
    if span.rule == "clock" and (span.earliest or "").startswith("T"):
        return "a time of day; nothing in the sentence gives one day for it"
    if span.counted and anchor is None:
        return "needs the day of publication, which is unknown"
    if span.counted:
        return f"counted from {anchor}, the day of publication" if span.earliest else "too vague to count"
    return "says itself when"
