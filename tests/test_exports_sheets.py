"""What is promised of the sheets of lineages, descents, copies, names, moments and of what was set aside."""

from __future__ import annotations

import csv
import re
from io import StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import render_story as told
from crossread import render
from crossread.records import Collation
from crossread.render.exports.sheets import SHEETS
from exported import STORIES, laden

SEPARATED = {name: ";" if name == "dna" else "," for name in SHEETS}
EACH = pytest.mark.parametrize("name", SHEETS)


def rows(name: str, collation: Collation) -> list[dict[str, str]]:
    text = SHEETS[name][1](collation)
    return list(csv.DictReader(StringIO(text, newline=""), delimiter=SEPARATED[name], strict=True))


def counts(collation: Collation) -> dict[str, int]:
    """How many rows each sheet must have."""
    stories = collation.dossiers
    names = [name for story in stories for name in story.names]
    worded = [one for name in names for one in (*name.variants, *name.roles)]
    reports = [report for story in stories for report in story.reports]
    positions = sum(len(story.positions) for story in stories)
    return {
        "points": sum(len(point.readings) for story in stories for point in story.points),
        "quotes": sum(len(story.quotes) for story in stories),
        "ledger": positions,
        "dna": positions,
        "moments": sum(len(story.moments) for story in stories),
        "names": sum(len(one.passages) for one in worded),
        "lineages": len(reports),
        "descents": sum(max(1, len(descent.reasons)) for story in stories for descent in story.descents),
        "copies": sum(len(story.copies) for story in stories),
        "damage": sum(len(report.damage) for report in reports),
        "cuts": sum(len(report.cuts) for report in reports),
        "rejected": len(collation.rejected),
    }


@pytest.mark.parametrize("story", STORIES)
def test_every_record_has_its_row(story: str) -> None:
    """Each sheet has its columns, and a row for every reading, quote, position, report, copy and so on."""
    found = {name: rows(name, STORIES[story]) for name in SHEETS}
    assert {name: len(held) for name, held in found.items()} == counts(STORIES[story])
    for name, (columns, _) in SHEETS.items():
        assert len(set(columns)) == len(columns)
        assert {tuple(row) for row in found[name]} <= {columns}


def undone(cell: str) -> str:
    """A cell without the apostrophe that keeps it from being a formula."""
    return re.sub(r"^'(?=[\s']*[=+\-@＝＋－＠]|[\t\r\n])", "", cell)


@pytest.mark.parametrize("story", STORIES)
def test_every_place_has_its_words(story: str) -> None:
    """Wherever a row has a report, a start and an end, the report has the row's words there."""
    texts = {report.id: report.text for dossier in STORIES[story].dossiers for report in dossier.reports}
    words = {"quotes": "content", "ledger": "text", "moments": "expression", "names": "text", "damage": "text"}
    for name, column in words.items():
        for row in rows(name, STORIES[story]):
            assert texts[row["report"]][int(row["start"]) : int(row["end"])] == undone(row[column]), name
    for row in rows("copies", STORIES[story]):
        for side in ("left", "right"):
            text = texts[row[f"{side}_report"]]
            assert text[int(row[f"{side}_start"]) : int(row[f"{side}_end"])] == undone(row[f"{side}_text"])
    for name in ("points", "descents"):
        for row in rows(name, STORIES[story]):
            for place in row["passages"].split():
                report, start, end = re.fullmatch(r"(\w+):(\d+)-(\d+)", place).groups()  # type: ignore[union-attr]
                assert 0 <= int(start) < int(end) <= len(texts[report])


def test_reports_say_where_they_come_from() -> None:
    """A report's row has its lineage with letter and origin, and what it descends from, in words and by id."""
    found = {row["report"]: row for row in rows("lineages", STORIES["harbour"])}
    row = found[told.WIRE.id]
    assert (row["lineage"], row["letter"], row["origin"]) == ("l-nordia", "A", "Nordia News Agency")
    assert (row["origin_kind"], row["outlet"], row["source"]) == ("named", "Daily Quay", told.WIRE.source)
    assert (row["title"], row["published"], row["language"]) == (told.WIRE.title, told.WIRE.published, "en")
    assert (row["descends"], row["parents"]) == ("rewrites The Harbour Post", told.POST.id)
    assert found[told.RADIO_LATE.id]["descends"] == "may edit Radio Nord (1)"


def test_descents_have_their_reasons() -> None:
    """A descent's rows have its ends, kind, score and certainty, and a reason each with its weight and places."""
    found = [row for row in rows("descents", STORIES["harbour"]) if row["child"] == told.WIRE.id]
    assert [(row["rule"], row["weight"], row["detail"]) for row in found] == [
        ("same-order", "0.7", "11 of 12 details in one order"),
        ("same-scraps", "0.5", "quotations cut alike"),
    ]
    assert found[1]["passages"].startswith(f"{told.POST.id}:") and len(found[1]["passages"].split()) == 2
    row = found[0]
    assert (row["parent_name"], row["kind"], row["score"]) == ("The Harbour Post", "rewritten", "0.94")
    assert (row["certain"], row["direction"]) == ("yes", "told")
    bare = rows("descents", STORIES["dam"])
    assert [(row["rule"], row["weight"], row["passages"]) for row in bare] == [("", "", "")]


def test_names_have_spellings_and_roles() -> None:
    """Each place of a spelling or a role has a row with its name's kind and fullest spelling."""
    found = [row for row in rows("names", STORIES["harbour"]) if row["name"] == "n-brandt"]
    assert [(row["what"], row["wording"]) for row in found] == [
        ("spelling", "Ilse Brandt"), ("spelling", "Ilse Brand"), ("spelling", "Ms Brandt"),
        ("role", "Harbour master"), ("role", "who runs the port"),
    ]  # fmt: skip
    assert {(row["kind"], row["fullest"]) for row in found} == {("person", "Ilse Brandt")}
    assert (found[1]["outlet"], found[1]["lineage"]) == ("Daily Quay", "l-nordia")


def test_moments_have_ends_and_value() -> None:
    """An expression's row has what it means and the sentence that it dates; empty where that is not known."""
    found = {row["moment"]: row for row in rows("moments", STORIES["harbour"])}
    row = found["m03"]
    assert (row["from"], row["to"], row["precision"]) == ("2031-05-14T07:40", "2031-05-14T07:40", "minute")
    assert (row["expression"], row["text"]) == ("about 7.40 a.m.", "hit the pier at about 7.40 a.m.")
    assert (row["anchor"], row["value"], row["until"]) == ("2031-05-14", "", "")
    assert found["m04"]["from"] == "" and found["m04"]["to"] == "2031-05-31"


def test_what_is_set_aside_is_kept() -> None:
    """Cuts, damage and rejected inputs are in their sheets with the reasons."""
    cuts = rows("cuts", STORIES["harbour"])
    assert [(row["outlet"], row["reason"]) for row in cuts][:3] == [
        ("The Harbour Post", "newsletter"), ("The Harbour Post", "notice"), ("Daily Quay", "related"),
    ]  # fmt: skip
    assert [(row["kind"], row["text"]) for row in rows("damage", STORIES["harbour"])] == [("missing time", "at and")]
    assert [(row["source"], row["reason"]) for row in rows("rejected", STORIES["none"])] == [
        ("broken.bin", "binary"), ("https://gone.example/", "unreachable"),
    ]  # fmt: skip


@EACH
@given(text=st.text(max_size=20))
@settings(max_examples=15, deadline=None)
def test_no_text_breaks_a_sheet(name: str, text: str) -> None:
    """Whatever characters the sources have, a sheet parses back, and no cell of words begins as a formula does."""
    collation = Collation((laden(text),), ())
    found = rows(name, collation)
    assert len(found) == counts(collation)[name]
    cells = [cell for row in found for column, cell in row.items() if column not in {"weight", "score", "quoted"}]
    assert not [cell for cell in cells if re.match(r"[\s]*[=+\-@＝＋－＠]|[\t\r\n]", cell)]


@EACH
def test_the_same_sheet_twice(name: str) -> None:
    """The same collation gives the same bytes, which UTF-8 can hold."""
    once = SHEETS[name][1](STORIES["several"])
    assert once == SHEETS[name][1](STORIES["several"])
    assert once.encode("utf-8").endswith(b"\r\n")


def test_every_sheet_is_a_function() -> None:
    """Each sheet can be had from Python by its own name."""
    named = {name: f"{name}_csv" for name in SHEETS} | {"dna": "ledger_dna"}
    assert {name: getattr(render, function) for name, function in named.items()} == {
        name: write for name, (_, write) in SHEETS.items()
    }
