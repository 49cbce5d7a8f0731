"""What `explain` promises."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

import render_story as told
from crossread.errors import UsageError
from crossread.records import Copy, CopyKind, Reason
from crossread.render import explain
from crossread.render.descent import strength
from crossread.render.explain import findings
from crossread.render.story import Story


def explained(id: str, width: int = 100) -> str:
    return " ".join(explain(told.whole(), id, width, False).split())


@pytest.mark.parametrize(
    ("id", "parts"),
    [
        (
            "8a01cc",
            [
                "point 8a01cc",
                "disputed; number; 2 lineages",
                "41 people (1 lineage: Nordia News Agency)",
                "same-question weight 0.82",
            ],
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


WIRED = f"{told.POST.id}>{told.WIRE.id}"


def test_a_descent_shows_what_is_shared() -> None:
    """A descent is explained with what the two reports share, verbatim first, what differs in brackets."""
    narrow = explained(WIRED, 80)
    assert (
        "What The Harbour Post and Daily Quay share word for word The Harbour Post: no attempt to slow down" in narrow
    )
    assert "in other words The Harbour Post: The Skarven, [carrying] 212 passengers Daily Quay: The Skarven" in narrow
    assert "Daily Quay: The Skarven [had] 212 passengers [on board]" in narrow
    wide = explain(told.whole(), WIRED, 120, False)
    assert re.search(r"(?m)^ +The Skarven, \[carrying\] 212 passengers +The Skarven \[had\] 212 passengers \[on", wide)
    assert max(map(len, wide.splitlines())) <= 120


def test_what_differs_is_marked_without_brackets_in_colour() -> None:
    """On a terminal with styles what differs is bold and underlined instead."""
    found = explain(told.whole(), WIRED, 80, True)
    assert "\x1b[1;4mcarrying\x1b[0m" in found
    assert "[carrying]" not in found


def test_the_reasons_of_a_descent_say_how_strongly_they_speak() -> None:
    """Each reason of a descent says in words how strongly it speaks, and its passages stand only once."""
    found = explained(WIRED)
    assert "same-order weight 0.70, speaks weakly for one origin 11 of 12 details" in found


@pytest.mark.parametrize(
    ("weight", "words"),
    [
        (7.0, "speaks strongly for one origin"),
        (3.0, "speaks strongly for one origin"),
        (2.9, "speaks for one origin"),
        (0.3, "speaks weakly for one origin"),
        (0.0, "tips no scale"),
        (-0.5, "speaks weakly against one origin"),
        (-1.0, "speaks against one origin"),
        (-4.0, "speaks strongly against one origin"),
    ],
)
def test_strength_in_words(weight: float, words: str) -> None:
    """A weight is said in one of a few words, for or against."""
    assert strength(weight, "one origin") == words


def test_a_quotation_is_said_to_be_one() -> None:
    """A shared passage that stands in quotation marks is labelled so."""
    held = told.harbour()
    heard = replace(held, copies=(replace(held.copies[1], quoted=1.0),))
    found = " ".join(explain(told.collation(heard), WIRED, 100, False).split())
    assert "word for word · a quotation: both may have heard it" in found


def test_a_lineage_says_what_it_goes_back_to_and_lends() -> None:
    """A lineage says why its reports hold together, what its origin is and why, and what others borrow from it."""
    held = told.harbour()
    why = Reason("one origin", "they share most of their sentences", 4.0)
    passage = told.at(told.RADIO, "Telsey Lines denied any fault")
    agency = replace(held.lineages[0], reasons=(*held.lineages[0].reasons, why), passages=(passage,))
    found = explain(told.collation(replace(held, lineages=(agency, *held.lineages[1:]))), "l-nordia", 100, False)
    shown = " ".join(found.split())
    for part in (
        "3 reports go back to Nordia News Agency, which is named as the source and is not among these reports.",
        f"Radio Nord (1) borrows (l-nordia>{told.RADIO.id}) Radio Nord (1),",
        "Why its reports hold together one origin weight 4.00, speaks strongly for one origin",
        "Why this origin stated-source weight 1.00, speaks for this origin",
    ):
        assert part in shown
    unseen, alone = explained("l-late"), explained("l-radio")
    assert "1 report goes back to something unseen: it is not among these reports, and none names it." in unseen
    assert "Radio Nord (1) stands on its own: no other report here shares its origin." in alone


def test_what_is_borrowed_is_shown_beside_where_it_comes_from() -> None:
    """What a report has from another lineage is explained by both ids, and shown beside where it comes from."""
    held = told.harbour()
    passage = told.at(told.RADIO, "Telsey Lines denied any fault with the engines")
    other = told.at(told.WIRE, "Telsey Lines has dismissed claims of an engine failure")
    agency = replace(held.lineages[0], passages=(passage,))
    copies = (*held.copies, Copy(passage, other, CopyKind.REWORDED, 0.8))
    lent = replace(held, lineages=(agency, *held.lineages[1:]), copies=copies)
    found = explain(told.collation(lent), f"l-nordia>{told.RADIO.id}", 80, False)
    shown = " ".join(found.split())
    assert "Radio Nord (1) has a passage from Nordia News Agency" in shown
    assert "What Daily Quay and Radio Nord (1) share in other words Daily Quay: Telsey Lines [has dismissed" in shown


def test_what_has_no_origin_here_is_shown_beside_its_kin() -> None:
    """A descent from an origin that is not among the reports shows the child beside its nearest kin."""
    found = explained(f"l-nordia>{told.POST.id}")
    assert "Nordia News Agency is not among these reports; Daily Quay is the nearest that comes from it." in found
    assert "What Daily Quay and The Harbour Post share" in found


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
