"""Promises about any input at all: a report or a reason, and never a traceback."""

from __future__ import annotations

import random
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crossread.extract import extract, recurring
from crossread.records import Media, Raw, Rejected, Report
from crossread.settings import ExtractSettings

sys.path.insert(0, str(Path(__file__).parents[1] / "evaluation"))
import garbage

SETTINGS = ExtractSettings()
QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
PIECES = (
    *garbage.SENTENCES,
    "Advertisement",
    "By Ann Lee",
    "Ferry Runs Aground",
    "Mortgage Loans",
    "Home » News",
    "until .",
    "()",
    "’s",
    "\u202e\ufffd\x00",
    "Published: 17 May 2031",
)
text_like = st.lists(st.sampled_from(PIECES), max_size=12).map("\n".join)


@QUICK
@given(data=st.one_of(st.binary(max_size=600), text_like.map(str.encode)), media=st.sampled_from(list(Media)))
def test_any_bytes(data: bytes, media: Media) -> None:
    """Any bytes, read as any kind, give a report or a reason."""
    found = extract(Raw("a\udcff.txt", data, media), SETTINGS)
    assert isinstance(found, Report | Rejected)
    if isinstance(found, Rejected):
        assert found.reason and found.detail
    else:
        sound(found)


def sound(report: Report) -> None:
    """What holds for every report."""
    assert report.text and report.text == report.text.strip()
    assert all(line and line == line.strip() for line in report.text.split("\n"))
    for mark in report.damage:
        assert report.passage(mark.passage.start, mark.passage.end) == mark.passage
    report.text.encode("utf-8")
    assert report.published is None or report.day is not None


@QUICK
@given(text=text_like)
def test_cuts_were_there(text: str) -> None:
    """Every line cut and every line kept was a line of the input, each line in one place only."""
    found = extract(Raw("a.txt", text.encode(), Media.TEXT), SETTINGS)
    if isinstance(found, Report):
        clean = [line for line in text.replace("\u0000", "").split("\n") if line.strip()]
        assert sorted([*found.text.split("\n"), *(one.text for one in found.cuts)]) == sorted(clean)
        assert all(one.reason for one in found.cuts)


@QUICK
@given(text=text_like)
def test_same_bytes_same_report(text: str) -> None:
    """The same bytes give the same report, and reading its text again cuts no paragraph of it."""
    raw = Raw("a.txt", text.encode(), Media.TEXT)
    assert extract(raw, SETTINGS) == extract(raw, SETTINGS)


@QUICK
@given(texts=st.lists(text_like, max_size=6), seed=st.integers(0, 1000))
def test_recurring_any_order(texts: list[str], seed: int) -> None:
    """What recurs across an outlet does not depend on the order of its reports."""
    found = [extract(Raw(f"{n}.txt", text.encode(), Media.TEXT, outlet="H"), SETTINGS) for n, text in enumerate(texts)]
    reports = [one for one in found if isinstance(one, Report)]
    shuffled = random.Random(seed).sample(reports, len(reports))
    by_source = sorted(recurring(shuffled, SETTINGS), key=lambda one: one.source)
    assert by_source == sorted(recurring(reports, SETTINGS), key=lambda one: one.source)


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        "ab ",
        "<p>",
        "“",
        "(",
        ", ",
        " .",
        "’s ",
        "By A ",
        "» ",
        "\u0301",
        "Home | ",
        "3/3/",
        "&#",
        "https://a.",
    ],
)
@pytest.mark.parametrize("media", [Media.TEXT, Media.HTML])
def test_huge_lines(piece: str, media: Media) -> None:
    """Three hundred thousand characters without an end are read in seconds."""
    found = extract(Raw("a.txt", (piece * (300_000 // len(piece))).encode(), media), replace(SETTINGS, least_words=1))
    assert isinstance(found, Report | Rejected)


def test_garbage(tmp_path: Path) -> None:
    """Hundreds of broken files in nested folders with links in loops: no traceback, and each is accounted for."""
    garbage.litter(tmp_path, 260)
    outcomes, seen, raised = garbage.feed(tmp_path)
    assert raised == []
    assert garbage.unaccounted(tmp_path, seen) == []
    assert outcomes["report"] > 20
    assert sum(number for outcome, number in outcomes.items() if outcome != "report") > 100
