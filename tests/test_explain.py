"""What `explain` promises."""

from __future__ import annotations

import re

import pytest

import render_story as told
from crossread.errors import UsageError
from crossread.render import explain
from crossread.render.explain import findings
from crossread.render.story import Story


def explained(id: str) -> str:
    return " ".join(explain(told.whole(), id, 100, False).split())


@pytest.mark.parametrize(
    ("id", "parts"),
    [
        (
            "8a01cc",
            ["point 8a01cc", "disputed; number; 2 lineages", "41 people (1 lineage)", "same-question weight 0.82"],
        ),
        ("l-nordia", ["lineage l-nordia", "Nordia News Agency: 3 reports", "stated-source weight 1.00"]),
        (
            "a1f0c2d4e6b8>b2e1d3f5a7c9",
            ["Daily Quay rewrites The Harbour Post", "rewritten; certain, score 0.94", "11 of 12 details in one order"],
        ),
        ("q02", ["quote q02", "mixed; Ilse Brandt", "a verb of saying stands by"]),
        ("u01", ["utterance u01", "1–2 lineages", "far too high", "one speaker, close meaning"]),
        ("n-brandt", ["name n-brandt", "person; Ilse Brandt", "spelled Ilse Brand", "differ by one letter"]),
        ("p03", ["Tomas Ferrel does not threaten", "to withdraw the line’s berth"]),
        ("m02", ["Wednesday 14 May 2031; to the day, counted from 14 May 2031", "on or before publication"]),
        (told.BLOG.id, ["report c3d2e4a6b8f0", "missing time", "the same figures"]),
        (told.WIRE.id, ["cut, related: You may also like", "11 of 12 details in one order"]),
    ],
)
def test_explains_every_kind(id: str, parts: list[str]) -> None:
    """Every kind of finding is explained: what it is, the rules behind it, their weights and details."""
    found = explained(id)
    for part in parts:
        assert part in found


def test_passages_stand_in_context() -> None:
    """Each passage is shown in its sentence, with outlet and place."""
    place = told.at(told.RADIO_LATE, "58")
    assert (
        f"Radio Nord (2), {place.start}–{place.end}: The number of injured has risen to 58, the county hospital"
        in explained("8a01cc")
    )


def test_every_finding_can_be_explained() -> None:
    """Every id in a dossier can be explained."""
    ids = [finding.id for finding in findings(Story.of(told.harbour()))]
    assert len(ids) == len(set(ids)) == 44
    for id in ids:
        assert id.split(">")[-1] in explained(id)


def test_a_unique_beginning_is_enough() -> None:
    """An id may be shortened as long as only one finding begins so; both ends of a descent may."""
    assert explained("8a02") == explained("8a02dd")
    assert explained("a1f>b2") == explained("a1f0c2d4e6b8>b2e1d3f5a7c9")
    assert explained("a1f").startswith("report a1f0c2d4e6b8")
    assert explained("brandt") == explained("n-brandt")


def test_an_unknown_id_is_refused() -> None:
    """An unknown id is refused with the nearest ids there are."""
    with pytest.raises(UsageError, match=r"no finding has the id '8a01cx': the nearest are .*8a01cc"):
        explain(told.whole(), "8a01cx", 80, False)
    with pytest.raises(UsageError, match="no finding has the id ''"):
        explain(told.whole(), "", 80, False)


def test_an_ambiguous_id_is_refused() -> None:
    """A beginning that several ids share is refused, and names them."""
    with pytest.raises(UsageError, match=re.escape("several ids: 8a01cc (point), 8a02dd (point), 8a03ee (point)")):
        explain(told.whole(), "8a", 80, False)


def test_explanations_are_safe_for_a_terminal() -> None:
    """No control character of a source or of an id reaches the terminal."""
    found = explain(told.whole(), "bad1", 80, False)
    assert not [one for one in found if one != "\n" and not one.isprintable()]
    with pytest.raises(UsageError) as raised:
        explain(told.whole(), "\x1b[2Jx", 80, False)
    assert str(raised.value).isprintable()
