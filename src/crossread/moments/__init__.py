"""Time expressions worked out against the day of the report. Never guessed: what cannot be known stays open."""

from __future__ import annotations

from crossread.moments.days import Span
from crossread.moments.expressions import Found, expressions
from crossread.moments.narrative import Named, in_narrative
from crossread.records import Analysis, Moment, Reason, Report, Sentence
from crossread.text import digest

__all__ = ["find_moments"]


def find_moments(analysis: Analysis) -> tuple[Moment, ...]:
    """The moments of a report in order of place, worked out against the day it was published.

    Without that day, what must be counted from it has no ends and says so in its reasons. A time of day that no day
    can be joined to is given as `T15:40`.
    """
    named: Named | None = None
    moments: list[Moment] = []
    for number, sentence in enumerate(analysis.sentences):
        for each in expressions(sentence.text, analysis.report.day):
            each, named = in_narrative(each, sentence, number, analysis.report.day, named)
            moments.append(_moment(analysis.report, sentence, each))
    return tuple(moments)


def _moment(report: Report, sentence: Sentence, found: Found) -> Moment:
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
    if span.rule == "date-of-narrative":
        return "in the year of the date that the text names just before"
    if span.rule == "ordinal-weekday" and span.earliest is None and not span.counted:
        return "the day of something that has no fixed month"
    if span.rule == "offset-vague":
        return "counted from what is not one known day"
    if span.counted and anchor is None:
        return "needs the day of publication, which is unknown"
    if span.counted:
        return f"counted from {anchor}, the day of publication" if span.earliest else "too vague to count"
    return "says itself when"
