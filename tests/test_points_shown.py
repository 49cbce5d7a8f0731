"""What is promised of how points are shown: on the page, in Markdown, on the terminal, explained, and as a sheet."""

from __future__ import annotations

import csv
import re
from dataclasses import replace
from io import StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import render_points as dam
import render_story as story
from crossread import render
from crossread.check import check
from crossread.records import (
    Collation,
    Dossier,
    NameKind,
    Point,
    PointKind,
    Reading,
    Report,
    Status,
    Support,
    Worded,
)
from crossread.render.exports.sheets import POINT_COLUMNS
from crossread.render.labels import KIND_WORDS, Labels
from crossread.render.page.facets import Facets
from crossread.render.page.marks import target
from crossread.render.readings import Behind, joined, valued
from crossread.render.story import DOZEN, SURE
from crossread.settings import Settings
from crossread.wire import dumps, loads
from test_render import Element, Page, words

WHOLE = Collation((dam.dam(),), ())
BY_ID = {point.id: point for point in dam.POINTS}


@pytest.fixture(scope="module")
def page() -> Page:
    return Page(render.html(WHOLE))


def anchored(page: Page, id: str) -> Element:
    return page.by_id(f"point-{id}")


def inside(page: Page, outer: Element) -> list[Element]:
    """The elements inside an element, in order."""
    start = next(at for at, one in enumerate(page.elements) if one is outer)
    return page.elements[start + 1 : page.ends[start]]


def item(page: Page, id: str) -> Element:
    """The list's item of a point."""
    found = anchored(page, id)
    return next(one for one in page.of("li") if one is found or any(other is found for other in inside(page, one)))


def summary(page: Page, id: str) -> Element:
    return next(one for one in inside(page, anchored(page, id)) if one.tag == "summary")


def columns(page: Page, id: str) -> list[Element]:
    return [one for one in inside(page, anchored(page, id)) if one.attributes.get("class") == "reading"]


def explained(id: str, collation: Collation = WHOLE, colour: bool = False) -> str:
    return " ".join(render.explain(collation, id, 100, colour).split())


def test_the_dam_is_a_dossier() -> None:
    """The invented story that these tests show is a dossier that holds, and survives being written and read."""
    text = dumps(WHOLE, Settings())
    assert check(text) == ()
    assert loads(text)[0] == WHOLE


# ---- one line, and what it opens to --------------------------------------------------------------------------


def test_every_passage_is_there_and_linked(page: Page) -> None:
    """Every passage of every reading stands under its point and links to its place in the report."""
    for point in dam.POINTS:
        found = item(page, point.id)
        links = {one.attributes.get("href") for one in inside(page, found) if one.tag == "a"}
        for reading in point.readings:
            for passage in reading.passages:
                assert f"#{target(passage)}" in links
                assert passage.text in words(found)


def test_a_point_is_one_line_with_its_kind_and_readings(page: Page) -> None:
    """The line of a point has its kind, unless it is a plain statement, and each reading with its lineages."""
    assert words(summary(page, "d-agreed")) == f"{dam.OVERFLOW} 2 lineages · Valley Herald, Ostholm Radio"
    assert words(summary(page, "d-visit")) == f"who was there {dam.VISITED} 1 lineage / {dam.STAYED} 1 lineage"
    assert words(summary(page, "d-hours")).startswith("number two hours 1 lineage / three hours 1 lineage The sluice")
    assert words(summary(page, "d-gauges")) == f"{dam.GAUGES} from Evening Lamp · Ostholm Radio, Evening Lamp"


def test_a_point_of_many_readings_takes_the_lines_it_needs() -> None:
    """The line of a point with more readings than fit side by side wraps, so that each reading can be seen."""
    readings = tuple(dam.told(word, 1, dam.at(dam.LAMP, word)) for word in dam.LAMP.text.split()[:9])
    held = replace(dam.dam(), points=(dam.point("x", PointKind.TIME, Status.DISPUTED, 1, *readings),))
    found = Page(render.html(Collation((held,), ())))
    assert summary(found, "x").attributes == {"class": "many"}
    assert words(summary(found, "x")).count("1 lineage") == 9
    assert re.search(r"\.many { flex-wrap: wrap; }", words(found.of("style")[0]))


def test_points_stand_under_their_status(page: Page) -> None:
    """Each point stands in the section of its status; there is none for later reports where none knows more."""
    for status, id in zip(Status, ("agreed", "single", "disputed", "later"), strict=True):
        (section,) = [one for one in page.styled(id) if one.tag == "section"]
        held = [one for one in inside(page, section) if one.attributes.get("class") in ("point", "lone")]
        points = [point for point in dam.POINTS if point.status is status]
        assert [one.attributes["id"] for one in held] == [f"point-{point.id}" for point in points]
    without = replace(dam.dam(), points=tuple(one for one in dam.POINTS if one.status is not Status.LATER))
    assert "Later" not in words(Page(render.html(Collation((without,), ()))).of("main")[0])


def test_readings_stand_side_by_side_with_their_lineages(page: Page) -> None:
    """A point opens to a column a reading: its value, how many lineages have it, which, and each report's words."""
    found = columns(page, "d-missing")
    assert [words(one) for one in found] == [
        "12 people 1 lineage Valley Herald 2 April 2033, 08:00 +02:00 12 people are missing, the fire brigade said.",
        "14 people 1 lineage from Evening Lamp "
        "Evening Lamp 3 April 2033, 07:00 +02:00 The number has risen: 14 people are missing below the dam at Ostholm. "
        "Lamp Weekly In the valley 14 people are missing.",
    ]
    assert [words(one).split()[0] for one in columns(page, "d-agreed")] == ["Valley", "Ostholm"]
    style = words(page.of("style")[0])
    assert re.search(r"\.readings { display: grid; grid-template-columns: repeat\(auto-fit", style)


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


def test_later_shows_the_earlier_first(page: Page) -> None:
    """Where a later report knows more, the earlier reading comes first, each with when it was first published."""
    shown = words(summary(page, "d-missing"))
    assert shown.startswith("number 12 people 2 April 2033, 08:00 +02:00 → 14 people 3 April 2033, 07:00 +02:00")
    for text in (
        render.terminal(WHOLE, 100, False),
        render.markdown(WHOLE).replace("**", "").replace("\\", ""),
        explained("d-missing"),
    ):
        assert "Later reports know more" in text or "later reports know more" in text
        assert re.search(r"12 people\W+(first )?2 April 2033, 08:00(?s:.*)14 people\W+(first )?3 April 2033", text)


def test_times_are_compared_across_offsets() -> None:
    """Which reading is earlier goes by the moment of publication, whatever the offset; unknown times come last."""
    readings = (
        dam.told("In the valley", 1, dam.at(dam.COPY, "In the valley")),
        dam.told("12 people", 1, dam.at(dam.HERALD, "12 people")),
        dam.told("Water", 1, dam.at(dam.RADIO, "Water")),
    )
    point = dam.point("x", PointKind.QUANTITY, Status.LATER, 3, *readings)
    found = Page(render.html(Collation((replace(dam.dam(), points=(point,)),), ())))
    # Half past six in Greenwich is half past eight at the dam.
    assert [words(one).split(" 1 lineage")[0] for one in columns(found, "x")] == ["12 people", "Water", "In the valley"]
    assert "In the valley day unknown" in words(summary(found, "x"))


# ---- the words that differ -----------------------------------------------------------------------------------


def test_the_marked_words_are_marked_and_nothing_else(page: Page) -> None:
    """Where the record says in which words the readings differ, exactly these are marked in every passage."""
    for point in dam.POINTS:
        if not any(reading.marked for reading in point.readings):
            continue
        ordered = sorted(point.readings, key=lambda one: one.value) if point.status is Status.LATER else point.readings
        for column, reading in zip(columns(page, point.id), ordered, strict=True):
            (list_,) = [one for one in inside(page, column) if one.tag == "ul"]
            marks = [one for one in inside(page, list_) if one.tag == "mark"]
            assert [words(one) for one in marks] == [mark.text for mark in reading.marked]
            assert all(one.attributes == {"class": "w"} for one in marks)


def test_a_value_is_marked_in_its_line_unless_all_of_it_differs(page: Page) -> None:
    """In the line of a point the values have their differing words marked; one that differs as a whole is plain."""
    marks = [one for one in inside(page, summary(page, "d-visit")) if one.tag == "mark"]
    assert [words(one) for one in marks] == ["visited", "did not visit"]
    hours = BY_ID["d-hours"]
    assert [(one.text, one.part) for one in valued(hours, hours.readings[0])] == [
        ("two", "differs"), (" hours", "same"),
    ]  # fmt: skip
    whole = replace(hours.readings[0], marked=(dam.at(dam.HERALD, "two hours"),))
    assert [one.part for one in valued(hours, whole)] == ["same"]


def test_without_marks_a_point_is_shown_with_its_passages_marked(page: Page) -> None:
    """Where no words are known to differ, the passage is marked in its sentence, and no word of it."""
    marks = [one for column in columns(page, "d-night") for one in inside(page, column) if one.tag == "mark"]
    assert [(words(one), one.attributes) for one in marks] == [("a quiet night", {}), ("A calm night", {})]


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


# ---- filters -------------------------------------------------------------------------------------------------


def facets(held: Dossier) -> Facets:
    labels = Labels.of(held)
    return Facets.of(held, labels, Behind.of(held, labels))


def test_every_item_says_by_what_it_is_found(page: Page) -> None:
    """Each point's item names its kind, reports, lineages and the names in its passages, by number."""
    expected = {
        "d-agreed": (None, "0 1", "0 1", "1"),
        "d-visit": ("presence", "0 1", "0 1", "0"),
        "d-hours": ("quantity", "0 1", "0 1", None),
        "d-night": ("wording", "2 3", "2", None),
        "d-missing": ("quantity", "0 2 3", "0 2", None),
        "d-gauges": (None, "1 2", "2", None),
        "d-warned": ("time", "1", "1", None),
    }
    for id, found in expected.items():
        attributes = item(page, id).attributes
        assert tuple(attributes.get(name) for name in ("data-k", "data-r", "data-l", "data-n")) == found, id


def test_the_choices_are_what_there_is_with_counts(page: Page) -> None:
    """The filters offer every kind, lineage and name that some point has, with how many points have it."""
    (bar,) = page.styled("filter")
    assert "hidden" in bar.attributes
    buttons = [one for one in inside(page, bar) if "aria-pressed" in one.attributes]
    assert [(one.attributes["value"], words(one)) for one in buttons] == [
        ("statement", "statement 2"), ("quantity", "number 2"), ("time", "time 1"),
        ("presence", "who was there 1"), ("wording", "wording 1"),
    ]  # fmt: skip
    assert {one.attributes["value"] for one in buttons} <= {kind.value for kind in KIND_WORDS}
    options = {one.attributes.get("data-by"): words(one) for one in page.of("select")}
    assert options == {
        "r": "every outlet Valley Herald Ostholm Radio Evening Lamp Lamp Weekly",
        "l": "every lineage Valley Herald (4) Ostholm Radio (4) Evening Lamp (3)",
        "n": "every name Ostholm (1) Petra Olm (1)",
    }
    assert all(one.attributes.get("aria-label") for one in page.of("select"))
    assert [one.attributes for one in page.of("output")] == [{"aria-live": "polite"}]


def test_names_that_are_called_the_same_are_told_apart() -> None:
    """Two names that are spelled the same have their kinds beside them in the choice of names."""
    other = replace(dam.OSTHOLM, id="n-other", kind=NameKind.ORGANISATION)
    found = facets(replace(dam.dam(), names=(*dam.dam().names, other)))
    assert sorted(one.label for one in found.names) == ["Ostholm (organisation)", "Ostholm (place)", "Petra Olm"]


def test_nothing_to_choose_from_is_not_offered() -> None:
    """A story of one report with points of one kind offers no choice of outlet, lineage or kind."""
    one = dam.point(
        "x", PointKind.STATEMENT, Status.SINGLE, 1, dam.told("12 people", 1, dam.at(dam.HERALD, "12 people"))
    )
    held = story.small(dam.HERALD, dam.at(dam.HERALD, dam.OVERFLOW), (one,))
    found = Page(render.html(Collation((held,), ())))
    assert not found.of("select")
    assert not [one for one in found.elements if "aria-pressed" in one.attributes]


def test_everything_is_readable_without_a_script(page: Page) -> None:
    """Without a script no point, reading or section is hidden; only the filters and what they would say are."""
    hidden = [one for one in page.elements if "hidden" in one.attributes]
    assert {one.attributes.get("class") for one in hidden} == {"filter", "clear", "none unmatched"}


def test_many_points_are_folded() -> None:
    """Of many agreed points the first few are open to view, so that disputes share the first screen; the rest fold."""
    found = Page(render.html(Collation((dam.many(40, 40),), ())))
    (points,) = found.styled("points")
    folds = [one for one in inside(found, points) if one.attributes.get("class") == "more"]
    assert [words(one).split(" more")[0] for one in folds] == [str(40 - SURE), str(40 - DOZEN)]


def test_a_point_that_rests_on_one_passage_stays_light() -> None:
    """Each further point that rests on one passage adds less than 300 bytes to the page, its words included."""
    fewer, more = (len(render.html(Collation((dam.many(5, number),), ()))) for number in (100, 200))
    assert more - fewer < 100 * 300


# ---- safety --------------------------------------------------------------------------------------------------

HOSTILE = "<b onclick=x> \"' </details></li> & </script>"


def hostile() -> Dossier:
    """A story in which every word of a source that stands at a point tries to break out."""
    text = f"{HOSTILE} one. {HOSTILE} two."
    reports = tuple(
        Report(f"{number:012}", "x.txt", f"{HOSTILE}{number}", None, None, f"2033-0{number}-01", "en", text)
        for number in (1, 2)
    )
    one, two = (report.passage(0, len(HOSTILE) + 4) for report in reports)
    later = two.end + 1
    marks = (reports[0].passage(0, len(HOSTILE)), reports[1].passage(later, later + len(HOSTILE)))
    second = reports[1].passage(later, len(text))
    readings = (
        Reading(one.text, (one,), Support(1, 1), marks[:1]),
        Reading(second.text, (second,), Support(1, 1), marks[1:]),
    )
    points = []
    for status in Status:
        held = readings[:1] if status is Status.SINGLE else readings
        points.append(Point(f"{HOSTILE}{status}", PointKind.QUANTITY, status, held, Support(1, 2), ()))
    named = replace(dam.OLM, id=HOSTILE, name=HOSTILE, variants=(Worded(HOSTILE, marks),), roles=())
    lineages = tuple(
        replace(dam.LINEAGES[0], id=f"l{report.id}{HOSTILE}", origin=replace(dam.LINEAGES[0].origin, report=report.id),
                reports=(report.id,))
        for report in reports
    )  # fmt: skip
    return replace(
        dam.dam(), title=one, reports=reports, lineages=lineages, descents=(), names=(named,), points=tuple(points)
    )


def test_no_source_breaks_out_of_the_markup() -> None:
    """Whatever outlets, names, values and marked words are, they are shown as characters and open no element."""
    found = Page(render.html(Collation((hostile(),), ())))
    assert len(found.of("script")) == len(found.of("style")) == 1
    assert not [one for one in found.elements if any(name.startswith("on") for name in one.attributes)]
    for status in Status:
        (section,) = [one for one in found.styled(status.value) if one.tag == "section"]
        assert " ".join(HOSTILE.split()) in words(section)
    assert HOSTILE in "".join(found.of("select")[0].text)
    shown = render.terminal(Collation((hostile(),), ()), 80, False)
    assert HOSTILE.partition(" ")[0] in shown


def test_two_stories_keep_their_ids_apart() -> None:
    """Two stories on one page that have points of the same ids have targets of their own, and filters of their own."""
    found = Page(render.html(Collation((dam.dam(), replace(dam.dam(), story="s-2")), ())))
    ids = [one.attributes["id"] for one in found.elements if one.attributes.get("class") in ("point", "lone")]
    assert len(ids) == len(set(ids)) == 2 * len(dam.POINTS)
    sections = [one.attributes.get("id") for one in found.styled("later") if one.tag == "section"]
    assert sections == ["later-1", "later-2"]
    assert len(found.styled("filter")) == 2


# ---- explain, terminal, Markdown, sheet ----------------------------------------------------------------------


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
