"""Promises about damage: visible gaps and garbling are marked where they stand, ordinary English is not."""

from __future__ import annotations

from itertools import pairwise

import pytest

from crossread.extract.damage import damage


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The mayor praised ’s decision to close the port.", "’s"),
        ("They set a deadline of for the owners to answer.", "deadline of for"),
        ("The figures are embargoed until .", "until ."),
        ("The storm lasted overnight into , killing four people.", "into ,"),
        ("It was built before the flood in .", "in ."),
        ("The plan is to open it on March , 2031.", "March ,"),
        ("The curfew holds until for all of the town.", "until for"),
        ("The shop is open between and 5 p.m. on Sundays.", "between and"),
        ("Prices rose by percent in a year.", "by percent"),
        ("It cost more than million to build.", "than million"),
        ("The council () met at noon.", "()"),
        ("He called it “” and left.", "“”"),
        ("The ships,, all of them, sank.", ",,"),
        ("She won the race, .", ", ."),
        ("The caf\ufffd was full.", "\ufffd"),
        ("It cost Â£40 to enter.", "Â£"),
        ("The harbourâ€™s master left.", "â€™"),
        ("Lee &amp; Sons closed the yard&#8217;s gate.", "&amp;"),
        ("The town?s only bridge fell.", "?s"),
        ("The owners said on Tuesday that [+2312 chars]", "[+2312 chars]"),
    ],
)
def test_marked(text: str, place: str) -> None:
    """A gap or a garbled run is marked, and the passage holds the very place."""
    found = damage(text, "r1")
    assert found
    assert place in found[0].passage.text
    assert text[found[0].passage.start : found[0].passage.end] == found[0].passage.text


@pytest.mark.parametrize(
    "text",
    [
        "Passengers checked in.",
        "The law lets owners “flout[] the rules”, a judge said.",
        "A survey in November , taken by phone, showed the same.",
        "The harbour he believed in, and the town he came from, are gone.",
        "It was something they had dreamed of for years.",
        "The case was unheard of in the region.",
        "The swearing in of the mayor was put off until at least Sunday.",
        "Trade between and within the islands grew farther and farther between, and stopped.",
        "It ran during and after the storm, from within and without.",
        "He was taken to hospital and sworn at.",
        "The firm (Nasdaq: HRBR) rose 3.5 percent, to $4 million.",
        "What ’s happened to the ferry?",
        "He waited . . . and waited.",
        "The U.S., the E.U., etc., agreed... then left.",
        "Le ferry a coulé ; pourquoi ?",
        "The ’60s are over, and the ’s-Hertogenbosch line is closed.",
        "“It’s ours,” he said.",
        "Don't drink, don't drive, and don't believe all that you’re told of.",
        "A café in Málaga — naïve, über-cool — costs £4 or 5€.",
        "AT&T; no answer.",
        "What were they made of? Who by?",
        "The deadline of Friday for the owners passed.",
        "It is something to be proud of and to hold on to.",
    ],
)
def test_not_marked(text: str) -> None:
    """Ordinary English, names, ellipses and other languages' spacing are not damage."""
    assert damage(text, "r1") == ()


def test_text_set_with_spaces_before_marks() -> None:
    """A text that sets a space before every mark is not broken at each."""
    text = " ".join(f"The boat number {number} was the one they waited for ." for number in range(20))
    assert damage(text, "r1") == ()


def test_places_do_not_meet() -> None:
    """No two marked places share a character, and they stand in order."""
    found = damage("It was of , in . until , () “” ,, . The harbourâ€™s ’s and the \ufffd\ufffd.", "r1")
    assert len(found) > 3
    assert all(left.passage.end <= right.passage.start for left, right in pairwise(found))
