"""What is promised of how points are compared, explained, and written as a sheet."""

from __future__ import annotations

import csv
import re
from dataclasses import replace
from io import StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import render_points as dam
from crossread import render
from crossread.check import check
from crossread.records import (
    Collation,
    Point,
    PointKind,
    Reading,
    Status,
    Support,
)
from crossread.render.exports.sheets import POINT_COLUMNS
from crossread.render.labels import KIND_WORDS, Labels
from crossread.render.readings import Behind, joined, valued
from crossread.settings import Settings
from crossread.wire import dumps, loads

WHOLE = Collation((dam.dam(),), ())
BY_ID = {point.id: point for point in dam.POINTS}


def explained(id: str, collation: Collation = WHOLE, colour: bool = False) -> str:
    return " ".join(render.explain(collation, id, 100, colour).split())


def test_the_dam_is_a_dossier() -> None:
    """The invented story that these tests show is a dossier that holds, and survives being written and read."""
    text = dumps(WHOLE, Settings())
    assert check(text) == ()
    assert loads(text)[0] == WHOLE


def test_what_is_borrowed_is_the_lenders() -> None:
    """A passage that a report has from another lineage stands under that one; where it is open, under both."""
    held = dam.dam()
    passages = (dam.at(dam.LAMP, dam.GAUGES), dam.at(dam.RADIO, dam.GAUGES))
    (group,) = Behind.of(held, Labels.of(held)).groups(passages)
    assert (group.label, group.passages) == ("Evening Lamp", passages)
    radio = replace(dam.LINEAGES[1], passages=(passages[0],))
    mutual = replace(held, lineages=(dam.LINEAGES[0], radio, dam.LINEAGES[2]))
    (both,) = Behind.of(mutual, Labels.of(mutual)).groups(passages)
    assert both.label == "Ostholm Radio or Evening Lamp"


def test_later_shows_the_earlier_first() -> None:
    """Where a later report knows more, the earlier reading comes first, each with when it was first published."""
    text = explained("d-missing")
    assert "later reports know more" in text
    assert re.search(r"12 people\W+first 2 April 2033, 08:00.*14 people\W+first 3 April 2033", text)


# ---- the words that differ -----------------------------------------------------------------------------------


def test_a_value_is_marked_in_its_line_unless_all_of_it_differs() -> None:
    """In the line of a point the values have their differing words marked; one that differs as a whole is plain."""
    hours = BY_ID["d-hours"]
    assert [(one.text, one.part) for one in valued(hours, hours.readings[0])] == [
        ("two", "differs"), (" hours", "same"),
    ]  # fmt: skip
    whole = replace(hours.readings[0], marked=(dam.at(dam.HERALD, "two hours"),))
    assert [one.part for one in valued(hours, whole)] == ["same"]


@given(st.sets(st.tuples(st.integers(0, 30), st.integers(1, 9)), max_size=6))
@settings(deadline=None)
def test_marks_never_change_a_value(places: set[tuple[int, int]]) -> None:
    """However marks overlap, a value's pieces joined are the value, and the marked ones are the marked characters."""
    whole = dam.at(dam.HERALD, dam.OPEN_TWO)
    marked = tuple(
        dam.HERALD.passage(whole.start + start, min(whole.start + start + size, whole.end)) for start, size in places
    )
    reading = Reading(whole.text, (whole,), Support(1, 1), marked)
    point = dam.point("x", PointKind.TIME, Status.DISPUTED, 1, reading, reading)
    pieces = valued(point, reading)
    assert "".join(piece.text for piece in pieces) == whole.text
    shown = "".join(("#" if piece.part == "differs" else ".") * len(piece.text) for piece in pieces)
    covered = {at - whole.start for mark in marked for at in range(mark.start, mark.end)}
    expected = "".join("#" if at in covered else "." for at in range(len(whole.text)))
    assert shown in (expected, "." * len(whole.text))
    assert all(mark.text == dam.HERALD.text[mark.start : mark.end] for mark in joined(marked))


# ---- explain, sheet -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("point", dam.POINTS, ids=lambda point: point.id)
def test_every_point_is_explained(point: Point) -> None:
    """Every kind of point is explained alike from a dossier and from its JSON: readings, lineages, words, reasons."""
    found = explained(point.id)
    assert found == explained(point.id, loads(dumps(WHOLE, Settings()))[0])
    assert KIND_WORDS[point.kind] in found and "alike weight 0.80" in found
    for reading in point.readings:
        assert reading.value in found
        for passage in reading.passages:
            assert f"{passage.start}–{passage.end}" in found


def test_explain_says_which_lineages_and_marks_the_words() -> None:
    """Each reading is explained with the lineages behind it by name, its differing words in brackets or bold."""
    found = explained("d-missing")
    assert "14 people (first 3 April 2033, 07:00 +02:00; 1 lineage: Evening Lamp)" in found
    assert "[14] people are missing" in found
    assert "The minister, Petra Olm, [visited] the dam in the afternoon" in explained("d-visit")
    coloured = render.explain(WHOLE, "d-visit", 100, True)
    assert "\x1b[1;4mdid not visit\x1b[0m" in coloured and "[visited]" not in coloured


def test_the_sheet_has_a_row_a_reading() -> None:
    """The sheet of points has a row a reading, with its lineages, outlets and places as the dossier has them."""
    rows = list(csv.DictReader(StringIO(render.points_csv(WHOLE), newline=""), strict=True))
    assert [tuple(row) for row in rows] == [POINT_COLUMNS] * sum(len(point.readings) for point in dam.POINTS)
    texts = {report.id: report.text for report in dam.REPORTS}
    for row in rows:
        point = BY_ID[row["point"]]
        assert (row["kind"], row["status"]) == (point.kind.value, point.status.value)
        (reading,) = [one for one in point.readings if one.value == row["value"]]
        assert (row["lineages_least"], row["point_most"]) == (str(reading.lineages.least), str(point.lineages.most))
        places = [re.fullmatch(r"(\w+):(\d+)-(\d+)", place) for place in row["passages"].split(" ")]
        found = {texts[one[1]][int(one[2]) : int(one[3])] for one in places if one}
        assert found == {passage.text for passage in reading.passages}
    missing = [row for row in rows if row["point"] == "d-missing"]
    assert [(row["reading"], row["value"], row["differs"], row["first"]) for row in missing] == [
        ("1", "12 people", "12", "2033-04-02T08:00:00+02:00"),
        ("2", "14 people", "14 / 14", "2033-04-03T07:00:00+02:00"),
    ]
    assert (missing[1]["outlets"], missing[1]["lineage"]) == ("Evening Lamp; Lamp Weekly", "l-lamp")
