"""What is promised of points on the page: their readings, what stands behind these, and the words that differ."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import render_points as dam
import render_story as told
from crossread import render
from crossread.records import Collation, Dossier, NameKind, PointKind, Reading, Report, Status, Support
from crossread.render.labels import KIND_WORDS, Labels
from crossread.render.page.facets import Facets
from crossread.render.page.rows import PointRow
from crossread.render.readings import Behind
from crossread.text import passages_of
from pages import Findings, Page


def shown(*points: object, held: Dossier | None = None) -> Findings:
    """The dam's story, or another, with these points in place of its own."""
    dossier = held or dam.dam()
    return Page(render.html(Collation((replace(dossier, points=points or dossier.points),), ()))).stories()[0]


@pytest.fixture(scope="module")
def story() -> Findings:
    return shown()


def row(story: Findings, id: str) -> PointRow:
    return next(one for one in story.row.points if one.anchor == f"point-{id}")


@pytest.mark.parametrize("held", [dam.dam(), told.harbour()], ids=["dam", "ferry"])
def test_every_point_is_in_the_page_as_the_dossier_has_it(held: Dossier) -> None:
    """Each point has its kind, status, lineages and readings, and each reading its value and every passage of it."""
    story = shown(held=held)
    assert [one.anchor for one in story.row.points] == [f"point-{point.id}" for point in held.points]
    for point, found in zip(held.points, story.row.points, strict=True):
        assert (found.kind, found.status) == (KIND_WORDS[point.kind], point.status.value)
        assert (found.least, found.most) == (point.lineages.least, point.lineages.most)
        by_value = {story.value(one.value): one for one in found.readings}
        assert set(by_value) == {reading.value for reading in point.readings}
        for reading in point.readings:
            one = by_value[reading.value]
            assert (one.least, one.most) == (reading.lineages.least, reading.lineages.most)
            assert sorted(story.words(one.passages)) == sorted(passage.text for passage in reading.passages)


def test_passages_stand_in_the_order_of_the_reports(story: Findings) -> None:
    """The passages of a reading stand in the dossier's order of reports, then as they come, each once."""
    passages = tuple(dam.at(report, "Ostholm") for report in (dam.LAMP, dam.RADIO, dam.HERALD, dam.RADIO))
    found = shown(dam.point("x", PointKind.STATEMENT, Status.AGREED, 3, dam.told("Ostholm", 3, *passages)))
    assert found.row.points[0].readings[0].passages[::3] == (0, 1, 2)
    assert all(
        one.passages[::3] == tuple(sorted(one.passages[::3])) for point in story.row.points for one in point.readings
    )


def test_the_best_supported_reading_comes_first() -> None:
    """Of a disputed point the reading that most lineages have is first."""
    one, two = dam.told("Ostholm", 1, dam.at(dam.HERALD, "Ostholm")), dam.told("Water", 2, dam.at(dam.RADIO, "Water"))
    found = shown(dam.point("x", PointKind.NAME, Status.DISPUTED, 2, one, two))
    assert [reading.least for reading in found.row.points[0].readings] == [2, 1]


def test_later_shows_the_earlier_first(story: Findings) -> None:
    """Where a later report knows more, the earlier reading comes first, each with when it was first published."""
    assert [(story.value(one.value), one.first) for one in row(story, "d-missing").readings] == [
        ("12 people", "2 April 2033, 08:00 +02:00"),
        ("14 people", "3 April 2033, 07:00 +02:00"),
    ]
    assert not [one for point in story.row.points if point.status != "later" for one in point.readings if one.first]


def test_times_are_compared_across_offsets() -> None:
    """Which reading is earlier goes by the moment of publication, whatever the offset; unknown times come last."""
    readings = (
        dam.told("In the valley", 1, dam.at(dam.COPY, "In the valley")),
        dam.told("12 people", 1, dam.at(dam.HERALD, "12 people")),
        dam.told("Water", 1, dam.at(dam.RADIO, "Water")),
    )
    found = shown(dam.point("x", PointKind.QUANTITY, Status.LATER, 3, *readings))
    # Half past six in Greenwich is half past eight at the dam.
    assert [(found.value(one.value), one.first) for one in found.row.points[0].readings] == [
        ("12 people", "2 April 2033, 08:00 +02:00"),
        ("Water", "2 April 2033, 06:30 Z"),
        ("In the valley", "day unknown"),
    ]


def test_a_value_that_says_little_has_its_sentence(story: Findings) -> None:
    """A number, time or role of few words comes with its sentence, a clause that points back with the one before."""
    contexts = {one.anchor: [reading.context for reading in one.readings] for one in story.row.points}
    assert contexts["point-d-hours"] == [1, 1]
    assert contexts["point-d-agreed"] == [0]
    assert contexts["point-d-visit"] == [0, 0]
    words = "He is missing since the dam above the valley overflowed"
    report = replace(dam.HERALD, text=f"Ivo Tarn was at the dam. {words}.")
    point = dam.point("x", PointKind.STATEMENT, Status.SINGLE, 1, dam.told(words, 1, dam.at(report, words)))
    held = told.small(report, report.passage(0, 8), (point,))
    assert shown(held=held).row.points[0].readings[0].context == 2


def test_the_words_that_differ_are_the_records(story: Findings) -> None:
    """Where the record says in which words the readings differ, exactly these are marked, in every passage."""
    for point in dam.POINTS:
        by_value = {story.value(one.value): one for one in row(story, point.id).readings}
        for reading in point.readings:
            one = by_value[reading.value]
            assert story.words(one.marked) == [mark.text for mark in reading.marked]
            marked = [one.marked[at : at + 3] for at in range(0, len(one.marked), 3)]
            held = [one.passages[at : at + 3] for at in range(0, len(one.passages), 3)]
            for report, start, length in marked:
                assert any(r == report and s <= start and start + length <= s + n for r, s, n in held)


@given(st.sets(st.tuples(st.integers(0, 30), st.integers(1, 9)), max_size=6))
@settings(max_examples=40, deadline=None)
def test_marks_reach_the_page_as_they_are(places: set[tuple[int, int]]) -> None:
    """However the marks of a reading overlap, the page has each of them once, and the value as it is."""
    whole = dam.at(dam.HERALD, dam.OPEN_TWO)
    marked = tuple(dam.HERALD.passage(whole.start + at, min(whole.start + at + size, whole.end)) for at, size in places)
    reading = Reading(whole.text, (whole,), Support(1, 1), marked)
    other = dam.told(dam.OPEN_THREE, 1, dam.at(dam.RADIO, dam.OPEN_THREE))
    found = shown(dam.point("x", PointKind.TIME, Status.DISPUTED, 2, reading, other))
    one = next(one for one in found.row.points[0].readings if found.value(one.value) == whole.text)
    assert sorted(found.words(one.marked)) == sorted({(mark.start, mark.end): mark.text for mark in marked}.values())


def test_reasons_show_what_does_not_stand_above(story: Findings) -> None:
    """A reason has its rule, what it saw and its weight, and of its passages those that the readings do not have."""
    for point, found in zip(dam.POINTS, story.row.points, strict=True):
        (reason,) = found.reasons
        assert (reason.rule, reason.detail, reason.weight) == ("alike", "the clauses tell of one thing", "weight 0.80")
        assert reason.passages == ()
        assert passages_of(point)
    extra = dam.at(dam.LAMP, "Ivo Tarn")
    point = dam.point("x", PointKind.STATEMENT, Status.SINGLE, 1, dam.told("Water", 1, dam.at(dam.RADIO, "Water")))
    reason = replace(point.reasons[0], passages=(*point.reasons[0].passages, extra))
    (shown_,) = shown(replace(point, reasons=(reason,))).row.points[0].reasons
    assert story.words(shown_.passages) == ["Ivo Tarn"]


# ---- facets --------------------------------------------------------------------------------------------------


def test_every_point_says_by_what_it_is_found(story: Findings) -> None:
    """Each point says which lineages are behind its readings, the largest being the first, and which names it has."""
    assert [one.label for one in story.row.lineages] == ["Evening Lamp", "Valley Herald", "Ostholm Radio"]
    assert [one.name for one in story.row.names] == ["Petra Olm", "Ostholm"]
    found = {
        one.anchor.removeprefix("point-"): ([reading.lineages for reading in one.readings], one.names)
        for one in story.row.points
    }
    assert found == {
        "d-agreed": ([(1, 2)], (1,)),
        "d-visit": ([(1,), (2,)], (0,)),
        "d-hours": ([(1,), (2,)], ()),
        "d-night": ([(0,), (0,)], ()),
        "d-missing": ([(1,), (0,)], ()),
        # What the radio has of the gauges comes from the Lamp.
        "d-gauges": ([(0,)], ()),
        "d-warned": ([(2,)], ()),
    }


def test_what_may_come_from_either_is_found_by_both() -> None:
    """A passage of which it is open which of two lineages lent it is found by both."""
    held = dam.dam()
    radio = replace(dam.LINEAGES[1], passages=(dam.at(dam.LAMP, dam.GAUGES),))
    story = shown(held=replace(held, lineages=(dam.LINEAGES[0], radio, dam.LINEAGES[2])))
    assert row(story, "d-gauges").readings[0].lineages == (0, 2)


def test_names_are_found_where_they_stand() -> None:
    """A name is found by its passages, whatever other name is spelled the same."""
    other = replace(dam.OSTHOLM, id="n-other", kind=NameKind.ORGANISATION, variants=dam.OLM.variants)
    held = replace(dam.dam(), names=(*dam.dam().names, other))
    labels = Labels.of(held)
    facets = Facets.of(labels, Behind.of(held, labels), held.names)
    assert facets.names([dam.at(dam.HERALD, dam.VISITED)]) == (0, 2)
    assert facets.names([dam.at(dam.HERALD, "12 people")]) == ()


# ---- any values ----------------------------------------------------------------------------------------------

VALUES = st.text("ab 🪨<\n", min_size=1, max_size=12)


@given(VALUES, VALUES, VALUES)
@settings(max_examples=60, deadline=None)
def test_a_value_is_shown_as_it_is(before: str, value: str, after: str) -> None:
    """Whether a report has the words of a value or not, and wherever in a passage, the page gives these words."""
    text = before + value + after
    report = Report("00", "x.txt", "x", None, None, None, None, text)
    readings = (
        dam.told(value, 1, report.passage(0, len(text))),
        dam.told(f"{value}|", 1, report.passage(0, len(text))),
    )
    point = dam.point("x", PointKind.STATEMENT, Status.DISPUTED, 1, *readings)
    story = shown(held=told.small(report, report.passage(0, 1), (point,)))
    first, second = story.row.points[0].readings
    assert isinstance(first.value, tuple) and story.value(first.value) == value
    assert second.value == f"{value}|"
