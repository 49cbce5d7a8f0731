"""The example story, from files to dossier, held against what a careful reader found in it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from evaluation.truth import Outcome, compare, read_truth, truth_faults

import crossread
from crossread.settings import Settings
from crossread.wire import dumps

EXAMPLES = Path(__file__).parents[1] / "examples"
TRUTH = read_truth((EXAMPLES / "truth" / "harbour.json").read_text(encoding="utf-8"))
PATHS = sorted(EXAMPLES / "harbour" / file.name for file in TRUTH.files)

KINDS = (
    "report", "cut", "kept", "damage", "lineage", "origin", "copy", "name", "role", "quote", "utterance", "agreed",
    "support", "single", "disputed", "trap", "moment", "position", "independence",
)  # fmt: skip
MISSED: Mapping[str, frozenset[str]] = {
    "utterance": frozenset(
        {
            "Ambersley: the passengers had a right to get home",
            "Hale: the offer is an insult",
            "Velde: only just in time",
        }
    ),
    "agreed": frozenset(
        {
            "a ferry and a freighter collided in bad sight",
            "the minister announced an inquiry",
        }
    ),
    "support": frozenset(
        {
            "a ferry and a freighter collided in bad sight: 2 lineages",
            "nobody was killed: 3 lineages",
            "the minister announced an inquiry: 2 lineages",
            "the union wants a second lookout: 3 lineages",
        }
    ),
    "position": frozenset(
        {
            "Seafarers’ Union demands: vendell-courier.html: The union demands a second lookout",
        }
    ),
}
"""Expectations that are known to be missed, by kind. One that is met must leave this list; none may join it."""


@pytest.fixture(scope="module")
def collation() -> Mapping[str, Any]:
    """The collation of the six files as other programs see it."""
    found = crossread.collate(PATHS, published=TRUTH.published)
    parsed: Mapping[str, Any] = json.loads(dumps(found, Settings()))
    return parsed


@pytest.fixture(scope="module")
def outcomes(collation: Mapping[str, Any]) -> list[Outcome]:
    """Every expectation held against the largest dossier."""
    return compare(collation["dossiers"][0], TRUTH)


def test_six_reports_of_one_event_are_one_story(collation: Mapping[str, Any]) -> None:
    """Reports in three formats and six tones make one dossier, and none is rejected."""
    assert [len(dossier["reports"]) for dossier in collation["dossiers"]] == [len(PATHS)]
    assert collation["rejected"] == []


def test_the_truth_speaks_of_these_texts(collation: Mapping[str, Any]) -> None:
    """Every passage that the truth names stands in its file exactly once."""
    assert list(truth_faults(collation["dossiers"][0], TRUTH)) == []


@pytest.mark.parametrize("kind", KINDS)
def test_the_dossier_has_what_a_careful_reader_found(kind: str, outcomes: list[Outcome]) -> None:
    """Of each kind of finding, the dossier misses nothing but what is known to be missed."""
    missed = {outcome.what: outcome.detail for outcome in outcomes if outcome.kind == kind and not outcome.ok}
    known = MISSED.get(kind, frozenset())
    assert {what: detail for what, detail in missed.items() if what not in known} == {}
    assert known - set(missed) == set(), "met by now: take these off the list"


def test_every_expectation_is_asked(outcomes: list[Outcome]) -> None:
    """No kind of expectation is left out of the list above."""
    assert {outcome.kind for outcome in outcomes} == set(KINDS)
