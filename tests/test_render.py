"""What every renderer and the graphs promise, and what things are called."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import render_story as told
from crossread import render
from crossread.records import Collation, Direction, Passage, Report, Support
from crossread.render import contexts, labels, story

# ---- words ---------------------------------------------------------------------------------------------------


def test_outlets_are_told_apart() -> None:
    """Two reports of one outlet never share a label."""
    found = labels.Labels.of(told.harbour()).outlets
    assert len(set(found.values())) == len(found)
    assert found[told.RADIO.id] == "Radio Nord (1)"
    assert found[told.RADIO_LATE.id] == "Radio Nord (2)"


@given(st.lists(st.sampled_from(["Nord", "Nord (1)", "Nord (2)", "Süd", ""]), min_size=1, max_size=8))
def test_labels_are_distinct(outlets: list[str]) -> None:
    """Labels are distinct even where an outlet is called like another's numbered label."""
    reports = tuple(replace(told.WIRE, id=f"{n}", outlet=outlet) for n, outlet in enumerate(outlets))
    found = labels.Labels.of(replace(told.harbour(), reports=reports)).outlets
    assert len(set(found.values())) == len(reports)


def test_ranges_are_written_out() -> None:
    """A number of lineages that cannot be settled is written as a range."""
    assert labels.lineages(Support(1, 2)) == "1–2 lineages"
    assert labels.lineages(Support(1, 1)) == "1 lineage"
    assert labels.lineages(Support(3, 3)) == "3 lineages"


def test_moments_are_as_fine_as_known() -> None:
    """A moment is written no more finely than it is known, and not at all where it is unknown."""
    found = {one.id: labels.moment(one) for one in told.MOMENTS}
    assert found == {
        "m01": "2019",
        "m02": "Wednesday 14 May 2031",
        "m03": "Wednesday 14 May 2031, 07:40",
        "m04": "until Saturday 31 May 2031",
        "m05": "not known",
    }


@pytest.mark.parametrize(
    ("first", "last", "shown"),
    [
        ("2031-05-13T20:00", "2031-05-13T23:59", "Tuesday 13 May 2031, 20:00–23:59"),
        ("2031-05-13T20:00", "2031-05-14T06:00", "Tuesday 13 May 2031, 20:00 to Wednesday 14 May 2031, 06:00"),
        ("2031-05-12", "2031-05-14", "Monday 12 to Wednesday 14 May 2031"),
        ("2031-05-31", "2031-06-01", "Saturday 31 May 2031 to Sunday 1 June 2031"),
        ("soon", "later", "soon to later"),
    ],
)
def test_ranges_of_time_say_nothing_twice(first: str, last: str, shown: str) -> None:
    """A range of time names its month, year or day once where both ends share it."""
    assert labels.moment(replace(told.MOMENTS[2], earliest=first, latest=last)) == shown


def test_points_keep_the_order_of_the_dossier() -> None:
    """The points of a section stand in the dossier's order; of a point the reading that most lineages have is first."""
    found = story.Story.of(replace(told.harbour(), points=tuple(reversed(told.POINTS))))
    assert [point.id for point in found.agreed] == ["7f02bb", "7f01aa"]
    point = replace(told.POINTS[2], readings=(*told.POINTS[2].readings, replace(told.POINTS[0].readings[0])))
    assert [one.lineages.least for one in found.readings(point)] == [2, 1, 1, 1]


def test_context_is_the_sentence() -> None:
    """A passage is shown in its sentence, and the passage itself is exactly its characters."""
    sentences = contexts.Contexts.of(told.REPORTS)
    passage = told.at(told.POST, "212 passengers")
    pieces = sentences.around(passage)
    assert "".join(piece.text for piece in pieces) == (
        "The Skarven, carrying 212 passengers, hit the pier at about 7.40 a.m. as it came in from Telsey Island."
    )
    assert [piece.text for piece in pieces if piece.part == "passage"] == ["212 passengers"]


def test_long_context_is_cut_between_words() -> None:
    """Of a very long sentence only the words near the passage are shown, and the gap is marked."""
    report = replace(told.WIRE, text="word " * 500 + "here " + "more " * 500)
    passage = told.at(report, "here")
    shown = "".join(piece.text for piece in contexts.Contexts.of([report]).around(passage))
    assert shown.startswith("… word word")
    assert shown.endswith("more more …")
    assert len(shown) < 500


# ---- graphs --------------------------------------------------------------------------------------------------


def borrowing() -> Collation:
    """The invented story; one descent has no direction, and Radio Nord has a passage from the agency's lineage."""
    held = told.harbour()
    either = replace(held.descents[1], direction=Direction.EITHER)
    lender = replace(held.lineages[0], passages=(told.at(told.RADIO, "rammed the pier"),))
    descents = (held.descents[0], either, *held.descents[2:])
    return told.collation(replace(held, descents=descents, lineages=(lender, *held.lineages[1:])))


def test_times_have_offsets_where_these_differ() -> None:
    """A time of publication is shown with its offset from UTC where the reports of a story have several."""
    days = ("2031-05-14T18:20:00+02:00", "2031-05-14T16:20:00Z", "2031-05-14", "2031-05-14T18:20:00", None)
    reports = [replace(told.WIRE, id=f"{at}", published=day) for at, day in enumerate(days)]
    plain = ["14 May 2031, 18:20", "14 May 2031, 16:20", "14 May 2031", "14 May 2031, 18:20", ""]
    assert list(labels.times(reports).values()) == [
        f"{words} {offset}".strip() for words, offset in zip(plain, ("+02:00", "Z", "", "", ""), strict=True)
    ]
    assert list(labels.times([reports[0], reports[2]]).values()) == [plain[0], plain[2]]


def test_graphs_have_directions_and_passages() -> None:
    """The graphs say where no direction can be told, and have an edge of its own kind for what is borrowed."""
    dot = render.lineage_dot(borrowing())
    assert '"a1f0c2d4e6b8" -> "b2e1d3f5a7c9" [label="rewritten 0.94", dir=none];' in dot
    assert '"l-nordia" -> "d4c3b5e7f9a1" [label="passage", style=dotted];' in dot
    space = {"g": "http://graphml.graphdrawing.org/xmlns"}
    root = ElementTree.fromstring(render.lineage_graphml(borrowing()).encode())
    facts = [{one.get("key"): one.text for one in edge} for edge in root.findall(".//g:edge", space)]
    assert [one["direction"] for one in facts] == ["told", "either", "told", "told", "told"]
    assert facts[-1] == {"kind": "passage", "direction": "told"}


STRING = r'"(?:[^"\\\n]|\\.)*"'


def test_dot_is_well_formed() -> None:
    """The `.dot` file has only balanced clusters, quoted nodes and quoted edges, whatever the sources say."""
    found = render.lineage_dot(told.whole())
    attributes = rf"\[label={STRING}(?:, style=dashed)?\];"
    allowed = re.compile(
        rf"digraph lineages \{{|  rankdir=LR;|  node \[shape=box\];|  subgraph {STRING} \{{|    label={STRING};"
        rf"|    {STRING} {attributes}|    {STRING} -> {STRING} {attributes}|  \}}|\}}|"
    )
    for row in found.split("\n"):
        assert allowed.fullmatch(row), row
    bare = re.sub(STRING, "", found)
    assert bare.count("{") == bare.count("}") == 3
    assert '"a1f0c2d4e6b8" -> "b2e1d3f5a7c9" [label="rewritten 0.94"];' in found
    assert '"d4c3b5e7f9a1" -> "e5b4a6f8c0d2" [label="edited 0.61", style=dashed];' in found


def test_graphml_is_well_formed() -> None:
    """The GraphML parses, names every report, and has an edge for every descent."""
    root = ElementTree.fromstring(render.lineage_graphml(told.whole()).encode())
    space = {"g": "http://graphml.graphdrawing.org/xmlns"}
    nodes = {one.get("id") for one in root.findall(".//g:node", space)}
    assert {report.id for report in told.REPORTS} <= nodes
    edges = root.findall(".//g:edge", space)
    assert len(edges) == len(told.DESCENTS)
    assert all(edge.get("source") in nodes and edge.get("target") in nodes for edge in edges)


# ---- every renderer ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("show", [render.html, render.lineage_dot, render.lineage_graphml])
def test_same_input_same_bytes(show: object) -> None:
    """Rendering twice gives the same bytes."""
    assert callable(show)
    assert show(told.whole()) == show(told.whole())


@given(st.text(max_size=60))
@settings(max_examples=30, deadline=None)
def test_any_text_renders(text: str) -> None:
    """Whatever characters a report has, every renderer gives text that UTF-8 can hold."""
    report = Report("00", text, text, text, text, None, None, f"x{text}")
    whole: Passage = report.passage(0, len(report.text))
    found = told.collation(told.small(report, whole))
    sheets = (render.quotes_csv, render.ledger_csv, render.ledger_dna)
    for show in (render.html, render.lineage_dot, render.lineage_graphml, *sheets):
        assert show(found).encode("utf-8")
