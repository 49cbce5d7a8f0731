"""Moments: time expressions worked out against the day of the report. All texts are invented."""

from __future__ import annotations

import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.language.sentences import sentences
from crossread.moments import find_moments
from crossread.parsed import Analysis
from crossread.records import Moment, Precision, Report
from crossread.render.labels import dated

DAY = "2026-02-18"
"""A Wednesday."""


def moments_in(text: str, day: str | None = DAY) -> tuple[Moment, ...]:
    report = Report("r0", "", "", None, None, day, "en", text)
    return find_moments(Analysis(report, sentences(text), np.zeros((0, 384), dtype=np.float32)))


@pytest.mark.parametrize(
    ("text", "expression", "earliest", "latest", "precision"),
    [
        ("The ferry sank on Monday.", "Monday", "2026-02-16", "2026-02-16", "day"),
        ("The ferry sank on Wednesday.", "Wednesday", DAY, DAY, "day"),
        ("The ferry sank last Wednesday.", "last Wednesday", "2026-02-11", "2026-02-11", "day"),
        ("The court will sit on Friday.", "Friday", "2026-02-20", "2026-02-20", "day"),
        ("On Friday, the court will sit.", "Friday", "2026-02-20", "2026-02-20", "day"),
        ("The inquest will be held on Friday.", "Friday", "2026-02-20", "2026-02-20", "day"),
        ("The ferry sank late Tuesday night.", "late Tuesday night", "2026-02-17T20:00", "2026-02-17T23:59", "part"),
        ("It sank yesterday morning.", "yesterday morning", "2026-02-17T06:00", "2026-02-17T11:59", "part"),
        ("Divers came earlier this week.", "earlier this week", "2026-02-16", DAY, "day"),
        ("It sank on 3 March 2024.", "3 March 2024", "2024-03-03", "2024-03-03", "day"),
        ("It sank on March 3rd, 2024.", "March 3rd, 2024", "2024-03-03", "2024-03-03", "day"),
        ("It sank on 2024-03-03.", "2024-03-03", "2024-03-03", "2024-03-03", "day"),
        ("It sank on 23/12/2024.", "23/12/2024", "2024-12-23", "2024-12-23", "day"),
        ("It sank on 20 December.", "20 December", "2025-12-20", "2025-12-20", "day"),
        ("The 24 February anniversary approaches.", "24 February", "2026-02-24", "2026-02-24", "day"),
        ("The club met in January.", "January", "2026-01-01", "2026-01-31", "month"),
        ("The club will meet in January.", "January", "2027-01-01", "2027-01-31", "month"),
        ("He will leave at the end of February.", "the end of February", "2026-02-21", "2026-02-28", "month"),
        ("It has lain there since March 2022.", "March 2022", "2022-03-01", "2022-03-31", "month"),
        ("The pier was built in 2014.", "2014", "2014-01-01", "2014-12-31", "year"),
        (
            "They want it done by the beginning of this summer.",
            "the beginning of this summer",
            "2026-06-01",
            "2026-06-30",
            "month",
        ),
        ("Repairs began two days ago.", "two days ago", "2026-02-16", "2026-02-16", "day"),
        ("Rain fell overnight.", "overnight", "2026-02-17T20:00", "2026-02-18T06:00", "part"),
        ("It sank at 3:40 a.m. on Tuesday.", "3:40 a.m. on Tuesday", "2026-02-17T03:40", "2026-02-17T03:40", "minute"),
        ("It sank at 15:40.", "15:40", "T15:40", "T15:40", "minute"),
        ("It sank at 7:40 in the evening.", "7:40 in the evening", "T19:40", "T19:40", "minute"),
        ("It sank at 10 at night.", "10 at night", "T22:00", "T22:00", "minute"),
        (
            "It sank on Tuesday evening at 7:40.",
            "Tuesday evening at 7:40",
            "2026-02-17T19:40",
            "2026-02-17T19:40",
            "minute",
        ),
        (
            "They met on the second Monday of March 2025.",
            "the second Monday of March 2025",
            "2025-03-10",
            "2025-03-10",
            "day",
        ),
        ("They will meet on the last Friday of March.", "the last Friday of March", "2026-03-27", "2026-03-27", "day"),
        ("The vote is on Tuesday of next week.", "Tuesday of next week", "2026-02-24", "2026-02-24", "day"),
        (
            "It sank three days after 12 March 2024.",
            "three days after 12 March 2024",
            "2024-03-15",
            "2024-03-15",
            "day",
        ),
        ("He goes in two months' time.", "two months' time", "2026-04-01", "2026-04-30", "month"),
        ("It was quiet throughout 2014.", "2014", "2014-01-01", "2014-12-31", "year"),
        ("Prices fell in the 1990s.", "the 1990s", "1990-01-01", "1999-12-31", "year"),
    ],
)
def test_expressions(text: str, expression: str, earliest: str, latest: str, precision: str) -> None:
    """A time expression is worked out as a careful reader on the day would."""
    (moment,) = moments_in(text)
    assert moment.expression.text == expression
    assert (moment.earliest, moment.latest, moment.precision) == (earliest, latest, Precision(precision))


@pytest.mark.parametrize(
    "text",
    [
        "The talks were embargoed until .",
        "May said so. The march went on.",
        "The fall of the tower surprised them.",
        "It cost 2,014 crowns and 1500 people came.",
        "A score of 3-1.",
        "",
    ],
)
def test_what_is_no_moment(text: str) -> None:
    """Lost dates and look-alikes are no moments."""
    assert moments_in(text) == ()


@pytest.mark.parametrize("text", ["She is a four-year-old girl.", "It lasted two hours.", "They meet every Monday."])
def test_how_long_and_how_often_are_no_dates(text: str) -> None:
    """Durations, ages and what recurs name no day, and stand on no timeline."""
    (moment,) = moments_in(text)
    assert (moment.earliest, moment.latest, dated(moment)) == (None, None, False)


def test_without_the_day_nothing_is_guessed() -> None:
    """Where the day of publication is unknown, what needs it stays open and says so."""
    (moment,) = moments_in("The ferry sank on Monday.", None)
    assert (moment.earliest, moment.latest, moment.anchor) == (None, None, None)
    assert "unknown" in moment.reasons[0].detail
    (absolute,) = moments_in("The ferry sank on 3 March 2024.", None)
    assert absolute.earliest == "2024-03-03"


def test_a_weekday_of_no_known_month_stays_open() -> None:
    """The Sunday of a feast is not taken for a Sunday near the day of the report."""
    (moment,) = moments_in("The light is lit on the first Sunday of Advent.")
    assert (moment.earliest, moment.latest) == (None, None)
    assert moment.reasons[0].detail == "the day of something that has no fixed month"


def test_a_text_that_names_its_year_is_believed() -> None:
    """A date without a year, long past and told right after a full date, is in that date's year."""
    told = moments_in("He was arrested on 20 November 2021. On 3 December he fell ill, and died on 2 January.")
    assert [moment.earliest for moment in told] == ["2021-11-20", "2021-12-03", "2022-01-02"]
    assert [moment.anchor for moment in told] == [None, None, None]
    assert "names just before" in told[1].reasons[0].detail


def test_a_recent_date_is_news_whatever_year_stands_before() -> None:
    """A date near the day of the report is counted from that day, though an older full date stands before it."""
    told = moments_in("She was elected on 5 May 2021. She resigned on 12 February.")
    assert told[1].earliest == "2026-02-12"


def test_dates_that_can_be_read_two_ways_stay_open() -> None:
    """A date in figures whose day and month could be exchanged is not decided."""
    (moment,) = moments_in("It sank on 03/04/2024.")
    assert moment.earliest is None


def test_a_lost_day_is_not_filled_in() -> None:
    """Overnight into a day that the text has lost stays unknown."""
    (moment,) = moments_in("Hail fell overnight into , breaking windows.")
    assert moment.earliest is None


def test_anchor_is_the_day_of_the_report() -> None:
    """What was counted names the day it was counted from; what says its year names none."""
    assert [moment.anchor for moment in moments_in("It sank on Monday, not in 2014.")] == [DAY, None]


WORDS = (
    "on Monday late night 3 March 2024 , at 5 pm in May 1990s . next week 12:30 ago two every the of half an hour to "
    "and between from 17/2 2024-02-30 '99 BC quarter day days years before after Easter tonight until - 6-8 9999 one "
    "second"
).split()


@given(st.lists(st.sampled_from(WORDS), max_size=20))
@settings(max_examples=400, deadline=None)
def test_places_and_values_hold(words: list[str]) -> None:
    """Whatever the words, expressions are where they say, do not overlap, and never end before they begin."""
    text = " ".join(words)
    end = 0
    for moment in moments_in(text):
        assert text[moment.expression.start : moment.expression.end] == moment.expression.text
        assert moment.expression.start >= end
        end = moment.expression.end
        assert (moment.earliest is None) == (moment.latest is None)
        if moment.earliest and moment.latest:
            assert moment.earliest <= moment.latest
            assert re.match(r"\d{4}-\d\d-\d\d|T\d\d:\d\d", moment.earliest)


@given(st.text(max_size=200))
@settings(max_examples=80, deadline=None)
def test_any_text_is_survived(text: str) -> None:
    """No text raises."""
    assert all(moment.expression.text in text for moment in moments_in(text))
