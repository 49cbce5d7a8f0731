"""Time expressions worked out against the day of the report. Never guessed: what cannot be known stays open."""

from __future__ import annotations

from collections.abc import Sequence

from crossread.moments.expressions import Found, expressions
from crossread.moments.ground import Ground
from crossread.moments.history import tells_history
from crossread.moments.meaning import Meaning
from crossread.moments.narrative import Told
from crossread.moments.reasons import why
from crossread.parsed import Analysis, Sentence
from crossread.records import Moment, Reason, Report
from crossread.text import digest

__all__ = ["find_moments"]


def find_moments(analysis: Analysis) -> tuple[Moment, ...]:
    """The moments of a report in order of place, worked out against the day it was published.

    Without that day, what must be counted from it has no ends and says so in its reasons. A time of day that no day
    can be joined to is given as `T15:40`. Durations ("two hours") and sets ("every Monday") are among them, of their
    own kinds.
    """
    report, told = analysis.report, Told()
    history = tells_history(report.text, report.day)
    moments: list[Moment] = []
    for number, sentence in enumerate(analysis.sentences):
        ground = Ground(
            sentence.text, report.day, _minute(report), number=number, paragraph=sentence.paragraph, history=history
        )
        found, told = expressions(ground, told)
        moments.extend(_moments(report, sentence, found))
    return tuple(moments)


def _minute(report: Report) -> int | None:
    """Minutes since midnight at which a report was published, if it says so."""
    clock = (report.published or "")[11:16]
    return int(clock[:2]) * 60 + int(clock[3:]) if len(clock) == 5 else None


def _moments(report: Report, sentence: Sentence, found: Sequence[Found]) -> list[Moment]:
    """The moments of a sentence; the begin of a stretch knows its end."""
    moments: list[Moment] = []
    until: str | None = None
    for each in reversed(found):
        moment = _moment(report, sentence, each, until if each.ends_next else None)
        moments.append(moment)
        until = moment.id
    return moments[::-1]


def _moment(report: Report, sentence: Sentence, found: Found, until: str | None) -> Moment:
    worked: Meaning = found.meaning
    expression = report.passage(sentence.start + found.start, sentence.start + found.end)
    anchor = report.day.isoformat() if worked.counted and report.day else None
    identity = digest("moment", report.id, str(expression.start), str(expression.end))
    return Moment(
        id=f"moment-{identity}",
        earliest=worked.earliest,
        latest=worked.latest,
        precision=worked.precision,
        expression=expression,
        passage=report.passage(sentence.start, sentence.end),
        anchor=anchor,
        kind=worked.kind,
        value=worked.value,
        until=until,
        reasons=(Reason(worked.rule, why(worked, anchor), 1.0, (expression,)),),
    )
