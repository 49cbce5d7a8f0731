"""What time expressions mean, as TIMEX3 writes it. All texts are invented."""

from __future__ import annotations

import time

import numpy as np
import pytest

from crossread.language.sentences import sentences
from crossread.moments import find_moments
from crossread.moments.feasts import easter
from crossread.parsed import Analysis
from crossread.records import Moment, MomentKind, Report
from crossread.render.labels import dated

DAY = "2026-02-18"
"""A Wednesday."""


def moments_in(text: str, day: str | None = DAY) -> tuple[Moment, ...]:
    report = Report("r0", "", "", None, None, day, "en", text)
    return find_moments(Analysis(report, sentences(text), np.zeros((0, 384), dtype=np.float32)))


def values_in(text: str, day: str | None = DAY) -> list[tuple[str, str, str | None]]:
    """Words, kind and value of every expression of a text."""
    return [(one.expression.text, one.kind.value, one.value) for one in moments_in(text, day)]


@pytest.mark.parametrize(
    ("text", "expression", "kind", "value"),
    [
        ("The bridge reopened last week.", "last week", "date", "2026-W07"),
        ("The fair runs this weekend.", "this weekend", "date", "2026-W08-WE"),
        ("The mill closed last month.", "last month", "date", "2026-01"),
        ("Output fell in the fourth quarter.", "the fourth quarter", "date", "2025-Q4"),
        ("Output fell in the third quarter of 2024.", "the third quarter of 2024", "date", "2024-Q3"),
        ("They hope to sail by summer.", "summer", "date", "2026-SU"),
        ("The mill burned down two years ago.", "two years ago", "date", "2024"),
        ("The mill burned down two months ago.", "two months ago", "date", "2025-12"),
        ("The mayor is now in hiding.", "now", "date", "PRESENT_REF"),
        ("The mayor recently resigned.", "recently", "date", "PAST_REF"),
        ("Divers searched all day.", "all day", "duration", "P1D"),
        ("Divers searched for an hour and a half.", "an hour and a half", "duration", "PT1.5H"),
        ("Divers searched for half an hour.", "half an hour", "duration", "PT0.5H"),
        ("The four-year-old war drags on.", "four-year-old", "duration", "P4Y"),
        ("The siege went on for weeks.", "weeks", "duration", "PXW"),
        ("The ferry calls every other day.", "every other day", "set", "P2D"),
        ("The ferry calls on Mondays.", "Mondays", "set", "XXXX-WXX-1"),
        ("The ferry calls every Friday at 6 pm.", "every Friday at 6 pm", "set", "XXXX-WXX-5T18:00"),
        ("The ferry calls twice a week.", "twice a week", "set", "P1W"),
        ("Hail fell on Tuesday afternoon.", "Tuesday afternoon", "time", "2026-02-17TAF"),
        ("The harbour freezes in the 19th century novel.", "the 19th century", "date", "18"),
        ("The strait froze in the early 1880s.", "the early 1880s", "date", "188"),
        ("The guard stood there at half past eight.", "half past eight", "time", "T08:30"),
        ("The boat left at 10 a.m. EST on Friday.", "10 a.m. EST on Friday", "time", "2026-02-13T10:00"),
        ("The vote took place on Easter Monday 2025.", "Easter Monday 2025", "date", "2025-04-21"),
        ("The vote took place the day before yesterday.", "the day before yesterday", "date", "2026-02-16"),
        ("The dam broke on Friday, 7/2/2025.", "Friday, 7/2/2025", "date", "2025-02-07"),
        ("They will vote in three weeks' time.", "three weeks' time", "date", "2026-W11"),
        ("It opened on the twenty-first of March 2019.", "the twenty-first of March 2019", "date", "2019-03-21"),
        ("It opened in nineteen eighty-four.", "nineteen eighty-four", "date", "1984"),
    ],
)
def test_values(text: str, expression: str, kind: str, value: str) -> None:
    """Every expression has the value that the TIMEX3 standard gives it on the day of the report."""
    assert values_in(text) == [(expression, kind, value)]


def test_a_counted_stretch_says_from_when_to_when() -> None:
    """The past three days are a duration that is known to the day."""
    (moment,) = moments_in("Rain has fallen in the past three days.")
    assert (moment.kind, moment.value) == (MomentKind.DURATION, "P3D")
    assert (moment.earliest, moment.latest, dated(moment)) == ("2026-02-15", DAY, True)


def test_the_two_ends_of_a_stretch_know_each_other() -> None:
    """The moment that begins a stretch names the moment that ends it, and shares its year."""
    first, last = moments_in("The port was closed from April to June 2024.")
    assert (first.value, last.value) == ("2024-04", "2024-06")
    assert (first.until, last.until) == (last.id, None)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("It ran from 28 February to 3 March 2024.", "2024-02-28", "2024-03-03"),
        ("It ran from November to February.", "2025-11-01", "2026-02-28"),
        ("It will run from Friday to Monday.", "2026-02-20", "2026-02-23"),
    ],
)
def test_a_stretch_does_not_end_before_it_begins(text: str, first: str, last: str) -> None:
    """What lacks its year or its week at the end of a stretch comes after the begin."""
    begin, end = moments_in(text)
    assert (begin.earliest, end.latest, begin.until) == (first, last, end.id)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("The fair is on 3-5 March 2024.", "2024-03-03", "2024-03-05"),
        ("The shop opens from 5 to 6pm on Friday.", "2026-02-20T17:00", "2026-02-20T18:00"),
        ("The clinic was shut between 10 and 3 on 1 May 2024.", "2024-05-01T10:00", "2024-05-01T15:00"),
    ],
)
def test_a_stretch_of_one_expression_is_one_moment(text: str, first: str, last: str) -> None:
    """Two days of one month, or two hours of one day, are one moment from the first to the last."""
    (moment,) = moments_in(text)
    assert (moment.earliest, moment.latest) == (first, last)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("She was elected on 5 May 2021. Two days later she resigned.", ["2021-05-05", "2021-05-07"]),
        ("She was elected on 5 May 2021. The following week she resigned.", ["2021-05-05", "2021-W19"]),
        ("She was elected in 2021. Two days later she resigned.", ["2021", None]),
        ("Two days later she resigned.", [None]),
        ("The next day she resigned.", [None]),
    ],
)
def test_later_is_counted_from_what_the_text_named(text: str, values: list[str | None]) -> None:
    """Two days later is counted from the day that the text has named, and stays open where it has named none."""
    found = moments_in(text)
    assert [one.value for one in found] == values
    assert all(one.reasons[0].detail for one in found)


def test_a_time_takes_the_one_day_of_its_sentence() -> None:
    """A time of day belongs to the only day that its sentence names."""
    told = moments_in("On Tuesday a tug capsized off the pier at 3:40 a.m., and by the afternoon it was gone.")
    assert [one.value for one in told] == ["2026-02-17", "2026-02-17T03:40", "2026-02-17TAF"]


def test_hours_are_counted_where_the_report_has_a_time() -> None:
    """An hour ago is known to the minute if the report says when it was published, else only near which day."""
    (known,) = moments_in("The tug capsized two hours ago.", "2026-02-18T09:30:00+01:00")
    (vague,) = moments_in("The tug capsized two hours ago.")
    assert known.value == "2026-02-18T07:30"
    assert (vague.earliest, vague.latest) == ("2026-02-17", "2026-02-18")


def test_a_history_is_told_in_its_own_years() -> None:
    """In a text that tells only of long ago, a month without a year is of the year that the text has come to."""
    years = " ".join(f"In {year} the guild met." for year in range(1830, 1840))
    *_, moment = moments_in(f"{years}\nThe hall burned down in December.")
    assert moment.value == "1839-12"


@pytest.mark.parametrize(
    "text",
    [
        "The mayor may march second.",
        "Apply as soon as possible.",
        "The crew soon fled.",
        "She spoke to USA TODAY.",
        "They ship three quarters of the grain.",
        "We stand at the dawn of a new age.",
        "In her 40s she took up sailing.",
        "Write to 2,014 people, or 1999 members.",
        "The score was 12/7, then 3-1.",
    ],
)
def test_words_that_look_like_times(text: str) -> None:
    """Names, scores, counts and figures of speech are not taken for times."""
    assert moments_in(text) == ()


def test_the_pages_list_no_mere_now() -> None:
    """Only what says when stands on a timeline: not now, not how long, not how often."""
    text = "He is now ill. He coughed for two days and calls daily. He fell on Monday, or on 03/04/2024."
    assert [one.expression.text for one in moments_in(text) if dated(one)] == ["Monday", "03/04/2024"]


@pytest.mark.parametrize("text", ["They won 3-1 on Monday.", "They lost Monday 7-6.", "They sold 1600 on Monday."])
def test_scores_are_no_hours(text: str) -> None:
    """A score or a count beside a day is no time of that day."""
    assert [one.expression.text for one in moments_in(text)] == ["Monday"]


@pytest.mark.parametrize(
    ("text", "value"),
    [("She died on Saturday, and he fell ill the next Tuesday.", "2026-02-17"), ("Come next Friday.", "2026-02-27")],
)
def test_next_is_counted_by_weeks_or_from_the_day_named(text: str, value: str) -> None:
    """Next Friday is that of next week, since the coming one is just Friday; the next Friday follows the day named."""
    assert moments_in(text)[-1].value == value


def test_easter() -> None:
    """Easter falls on the Sunday that the churches of the West keep."""
    assert [easter(year).isoformat()[5:] for year in (1961, 2000, 2024, 2025, 2038)] == [
        "04-02", "04-23", "03-31", "04-20", "04-25"
    ]  # fmt: skip


def test_a_flood_of_times_is_read_in_time() -> None:
    """A sentence of twenty thousand characters, all of them times, takes no more than seconds."""
    began = time.monotonic()
    for flood in ("Monday ", "1999-", "5 to ", "a few days ", "twenty ", "9"):
        moments_in(flood * (19_900 // len(flood)))
    assert time.monotonic() - began < 20
