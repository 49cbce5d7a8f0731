"""What is promised of the sheets: points, quotes and the ledger as CSV, and for Discourse Network Analyzer."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from dataclasses import replace
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

import render_quarrel as quarrel
import render_story as told
from crossread import render
from crossread.records import Collation, Dossier, Passage, Point, PointKind, Reading, Report, Status, Support
from crossread.render.exports.sheets import DNA_COLUMNS, LEDGER_COLUMNS, QUOTE_COLUMNS
from crossread.render.exports.sheets.book import harmless

WHOLE = Collation((quarrel.quarrel(),), ())
SHEETS = (render.points_csv, render.quotes_csv, render.ledger_csv, render.ledger_dna)


def rows(text: str, delimiter: str = ",") -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text, newline=""), delimiter=delimiter, strict=True))


def test_quotes_parse_back() -> None:
    """The sheet of quotes has a row a quote with its words, places and lineages as the dossier has them."""
    found = {row["quote"]: row for row in rows(render.quotes_csv(WHOLE))}
    texts = {report.id: report.text for report in quarrel.REPORTS}
    assert set(found) == {quote.id for quote in quarrel.QUOTES}
    for quote in quarrel.QUOTES:
        row = found[quote.id]
        assert tuple(row) == QUOTE_COLUMNS
        assert row["content"] == quote.content.text == texts[row["report"]][int(row["start"]) : int(row["end"])]
        assert (row["kind"], row["name"], row["inside"]) == (quote.kind.value, quote.name or "", quote.inside or "")
        assert row["cue"] == (quote.cue.text if quote.cue else "")
    row = found["k2"]
    assert (row["utterance"], row["wording"], row["speaker"]) == ("utterance-quarry", "2", "Dora Kell")
    assert row["changes"] == "We will close the [-old-] quarry [-at once-] [+soon+], whatever it costs the town,"
    assert (row["outlet"], row["source"], row["published"]) == ("Clarion", "clarion.txt", "2032-09-03")
    assert (row["lineage"], row["lineages_least"], row["lineages_most"]) == (f"l-{quarrel.CLARION.id}", "2", "2")


def test_quotes_of_no_utterance_are_kept() -> None:
    """A quote that stands in no utterance has its row too, last."""
    held = replace(quarrel.quarrel(), utterances=quarrel.UTTERANCES[1:])
    found = rows(render.quotes_csv(Collation((held,), ())))
    assert [row["quote"] for row in found] == ["k4", "k5", "k1", "k2", "k3"]
    assert found[2]["utterance"] == found[2]["wording"] == ""


def test_the_ledger_parses_back() -> None:
    """The sheet of the ledger has a row a position with its matter, act, condition, words, place and lineages."""
    found = {row["position"]: row for row in rows(render.ledger_csv(WHOLE))}
    texts = {report.id: report.text for report in quarrel.REPORTS}
    assert set(found) == {one.id for one in quarrel.POSITIONS}
    for one in quarrel.POSITIONS:
        row = found[one.id]
        assert tuple(row) == LEDGER_COLUMNS
        assert (row["act"], row["denied"]) == (one.act.value, "yes" if one.denied else "no")
        assert (row["issue"], row["matter"]) == (one.issue.text, one.matter)
        assert row["condition"] == (one.condition.text if one.condition else "")
        assert row["text"] == one.passage.text == texts[row["report"]][int(row["start"]) : int(row["end"])]
    assert (found["o-3"]["entry"], found["o-3"]["matter_words"]) == ("entry-open", "closing the quarry")
    assert (found["o-3"]["lineages_least"], found["o-3"]["name_kind"]) == ("2", "organisation")
    assert (found["o-8"]["entry"], found["o-8"]["lineages_least"]) == ("", "")


def test_statements_have_the_columns_of_discourse_network_analyzer() -> None:
    """The statements have the columns of its event lists, semicolons between them, and a number a document."""
    text = render.ledger_dna(WHOLE)
    assert text.splitlines()[0] == (
        '"statement ID";"time";"document ID";"document title";"author";"source";"section";"type";"text";'
        '"person";"organization";"concept";"agreement";"start";"stop"'
    )
    found = rows(text, ";")
    assert [tuple(row) for row in found] == [DNA_COLUMNS] * len(quarrel.POSITIONS)
    assert [row["statement ID"] for row in found] == [str(number) for number in range(1, 9)]
    first = found[0]
    assert (first["time"], first["document ID"], first["source"]) == ("2032-09-03 07:15:00", "1", "The Bell")
    assert found[1]["time"] == "2032-09-03 00:00:00"
    assert {row["concept"] for row in found if row["document ID"] == "2"} == {
        "closing the quarry", "new talks", "a strike",
    }  # fmt: skip


def test_statements_know_persons_from_organisations_and_for_from_against() -> None:
    """People are persons, all others organisations; agreement is 1, 0, or empty where an act is neither."""
    found = {row["text"]: row for row in rows(render.ledger_dna(WHOLE), ";")}
    demand = found["The mayor demands closing the quarry"]
    assert (demand["person"], demand["organization"], demand["agreement"]) == ("Dora Kell", "", "1")
    refusal = found["Brenn Stone rejects the closure"]
    assert (refusal["person"], refusal["organization"], refusal["agreement"]) == ("", "Brenn Stone", "0")
    assert found["Brenn Stone does not reject talks"]["agreement"] == "1"
    assert found["The union threatened a strike"]["agreement"] == ""


def test_places_of_statements_count_as_java_does() -> None:
    """Where a statement starts and stops is counted in UTF-16, as Discourse Network Analyzer counts."""
    row = rows(render.ledger_dna(WHOLE), ";")[0]
    units = quarrel.BELL.text.encode("utf-16-le")
    assert units[2 * int(row["start"]) : 2 * int(row["stop"])].decode("utf-16-le") == row["text"]


def test_documents_of_several_stories_have_numbers_of_their_own() -> None:
    """No two reports of a run have one document number."""
    twice = Collation((quarrel.quarrel(), replace(quarrel.quarrel(), story="s-other")), ())
    found = rows(render.ledger_dna(twice), ";")
    assert len({(row["section"], row["source"]) for row in found}) == len({row["document ID"] for row in found}) == 4


@pytest.mark.parametrize("sheet", SHEETS)
def test_sheets_are_as_the_standard_has_them(sheet: Callable[[Collation], str]) -> None:
    """Lines end in CR LF, every row has as many cells as the head, and the same input gives the same bytes."""
    text = sheet(WHOLE)
    assert text.endswith("\r\n") and "\n" not in text.replace("\r\n", "")
    table = list(csv.reader(StringIO(text, newline=""), delimiter=";" if sheet is render.ledger_dna else ","))
    assert len({len(row) for row in table}) == 1
    assert sheet(WHOLE) == text
    assert len(sheet(Collation((), ())).splitlines()) == 1
    assert sheet(told.whole()).encode("utf-8", "replace")


def laden(report: Report, passage: Passage) -> Dossier:
    """A story of one report that is named, quoted and positioned with its own words."""
    quote = replace(quarrel.QUOTES[0], content=passage, cue=passage, speaker=passage, name=None)
    position = replace(quarrel.POSITIONS[0], issue=passage, passage=passage, condition=passage)
    held = told.small(report, passage)
    reading = Reading(passage.text, (passage,), Support(1, 1))
    point = Point("p", PointKind.STATEMENT, Status.SINGLE, (reading,), Support(1, 1), ())
    return replace(held, quotes=(quote,), positions=(position,), points=(point,))


@pytest.mark.parametrize("sheet", SHEETS)
@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "＝", " =", "'=", "\n+"])
def test_no_cell_is_a_formula(sheet: Callable[[Collation], str], sign: str) -> None:
    """Whatever a source writes, no cell begins as a formula does: an apostrophe stands before it."""
    text = f"{sign}HYPERLINK(1)"
    report = Report("00", text, text, text, text, None, None, text)
    found = sheet(Collation((laden(report, report.passage(0, len(text))),), ()))
    cells = [
        cell
        for row in csv.reader(StringIO(found, newline=""), delimiter=";" if ";" in found[:20] else ",")
        for cell in row
    ]
    assert f"'{text}" in cells
    assert not [cell for cell in cells if re.match(r"[\s]*[=+\-@＝]|[\t\r\n]", cell)]


@given(st.text(max_size=12))
def test_the_apostrophe_can_be_taken_off_again(text: str) -> None:
    """Who takes off a first apostrophe that stands before such a beginning has the source's own characters."""
    shown = harmless(text)
    undone = shown[1:] if shown[:1] == "'" and harmless(shown[1:]) != shown[1:] else shown
    assert undone == text
