"""The parts that points are made of: what is compared, what is shown of a claim, what is later."""

from __future__ import annotations

import numpy as np
import pytest

from crossread.parsed import Claim, Participant, Quantity
from crossread.points.candidates import worth_comparing
from crossread.points.facets import Facet
from crossread.points.folding import folded
from crossread.points.later import later
from crossread.points.shown import shown
from crossread.points.wording import is_where, phrase_in, plain, where
from crossread.records import Passage, Point, PointKind, Reading, Report, Status, Support

TEXT = "The talks in Marrow began at noon and lasted two hours. The mayor left early."
REPORT = Report("r", "r.txt", "r", None, None, "2031-05-06", "en", TEXT)


def spot(words: str, text: str = TEXT) -> Passage:
    """The first place of some words."""
    start = text.index(words)
    return REPORT.passage(start, start + len(words))


def claim(passage: str, head: str, *participants: Participant) -> Claim:
    """A claim of the first sentence."""
    return Claim(
        spot(passage), spot(TEXT[:55]), np.ones(1, dtype=np.float32), (), (), (), False, None,
        head=spot(head), participants=participants,
    )  # fmt: skip


TALKS = Participant("subject", spot("The talks in Marrow"), "talk", ())


def test_a_claim_that_shares_its_subject_is_shown_with_it() -> None:
    """What a second verb tells is shown from the subject on, so that it can be understood."""
    assert shown(claim("lasted two hours", "lasted", TALKS), REPORT).text == TEXT[:54]


def test_a_claim_with_its_own_subject_is_shown_as_it_is() -> None:
    """A clause that has its subject is shown alone."""
    assert shown(claim("The talks in Marrow began at noon", "began", TALKS), REPORT).text == TEXT[:33]


def test_claims_far_apart_are_compared_for_a_mark_that_few_have() -> None:
    """Claims with unlike vectors are compared where they share a rare name or number, and not where many share it."""
    vectors = np.eye(20, dtype=np.float32)
    assert worth_comparing(vectors, [["a"], [], ["a"], *[[]] * 17]) == [(0, 2)]
    assert worth_comparing(vectors, [["a"]] * 20) == []


def test_near_vectors_are_compared() -> None:
    """Claims with like vectors are compared, each pair once."""
    vectors = np.array([[1, 0], [0.8, 0.6], [0, 1]], dtype=np.float32)
    assert worth_comparing(vectors, [[], [], []]) == [(0, 1), (1, 2)]


def _version(value: float, report: str) -> tuple[Reading, tuple[Facet, ...]]:
    passage = Passage(report, 0, 2, f"{value:g}")
    quantity = Quantity(value, value, "person", "", "", passage)
    return Reading(passage.text, (passage,), Support(1, 1)), (
        Facet(0, passage.text, 0, 2, "killed", quantity=quantity),
    )


@pytest.mark.parametrize(
    ("times", "is_later"),
    [
        (("2031-05-06", "2031-05-07"), True),
        (("2031-05-07", "2031-05-06"), False),
        (("2031-05-06", "2031-05-06"), False),
        (("2031-05-06T08:00:00+02:00", "2031-05-06T08:00:00+00:00"), True),
        (("2031-05-06T08:00:00+02:00", "2031-05-06"), False),
        ((None, "2031-05-07"), False),
    ],
)
def test_only_what_was_surely_published_after_is_later(times: tuple[str | None, str | None], is_later: bool) -> None:
    """A higher number is later only where both times are known and the one is surely after the other."""
    reports = {
        name: Report(name, name, name, None, None, time, "en", "x") for name, time in zip("ab", times, strict=True)
    }
    found = later([_version(14, "b"), _version(11, "a")], reports)
    assert (found is not None) is is_later
    if found is not None:
        assert [reading.value for reading, _ in found[0]] == ["11", "14"]


def test_a_phrase_is_found_where_it_stands() -> None:
    """The words of a list are marked where they stand in the claim, whatever their capitals and marks."""
    text = "The plan — “Turned Down” twice — came back."
    assert phrase_in(plain(text), frozenset({"turned down"})) == "turned down"
    start, end = where(text, "turned down")
    assert text[start:end] == "“Turned Down”"


@pytest.mark.parametrize(
    ("text", "name", "is_place"),
    [("A fire broke out in Marrow", "Marrow", True), ("a man living in Marrow", "Marrow", False),
     ("The fire reached Marrow", "Marrow", False), ("at the Tate", "Tate", True)],
)  # fmt: skip
def test_where_is_told_by_the_preposition(text: str, name: str, is_place: bool) -> None:
    """A name behind "in" or "at" says where; one that only says where somebody lives does not."""
    whole = Passage("r", 0, len(text), text)
    at = text.index(name)
    assert is_where(whole, Passage("r", at, at + len(name), name)) is is_place


def _told(id: str, status: Status, lineages: int, *words: str) -> Point:
    support = Support(lineages, lineages)
    reading = Reading(words[0], tuple(spot(one) for one in words), support)
    return Point(id, PointKind.STATEMENT, status, (reading,), support, ())


def _agreed(id: str, lineages: int, *words: str) -> Point:
    return _told(id, Status.AGREED, lineages, *words)


def test_what_is_agreed_stands_once() -> None:
    """An agreed statement whose passages all lie within those of another is folded into it, unless more tell it."""
    part = _agreed("part", 2, "lasted two hours", "The mayor left")
    whole = _agreed("whole", 2, "began at noon and lasted two hours", "The mayor left early.")
    assert folded([part, whole]) == (whole,)
    told_by_more = _agreed("part", 3, "lasted two hours", "The mayor left")
    assert folded([told_by_more, whole]) == (told_by_more, whole)
    beyond = _agreed("beyond", 2, "lasted two hours", "in Marrow")
    assert folded([beyond, whole]) == (beyond, whole)
    assert folded([whole, _agreed("twin", 2, "began at noon and lasted two hours", "The mayor left early.")]) != ()


def test_what_is_disputed_does_not_rest_on_one_as_well() -> None:
    """A statement of one lineage that stands at a dispute is not told again among those that rest on one."""
    dispute = _told("dispute", Status.DISPUTED, 2, "lasted two hours", "The mayor left early.")
    assert folded([dispute, _told("same", Status.SINGLE, 1, "lasted two hours")]) == (dispute,)
    more = _told("more", Status.SINGLE, 1, "lasted two hours", "in Marrow")
    assert folded([dispute, more]) == (dispute, more)
