"""Positions: who demands, rejects, offers, accepts what; all sentences are invented."""

from __future__ import annotations

import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.language.sentences import sentences
from crossread.parsed import Analysis
from crossread.positions import find_positions
from crossread.quotes import find_quotes
from crossread.records import Name, NameKind, Position, Report, Worded

PEOPLE = frozenset({"Ada Brook"})
NAMES = ("Ada Brook", "Veldia", "Ostmark", "Harbour Union", "Ellery City Council")


def read(text: str, other: NameKind = NameKind.ORGANISATION) -> tuple[Position, ...]:
    report = Report("report-1", "a.txt", "a", None, None, None, "en", text)
    analysis = Analysis(report, sentences(text), np.zeros((0, 0), dtype=np.float32))
    names = []
    for name in NAMES:
        places = tuple(
            report.passage(match.start(), match.end()) for match in re.finditer(rf"\b{re.escape(name)}\b", text)
        )
        if places:
            kind = NameKind.PERSON if name in PEOPLE else other
            names.append(Name(f"name-{name}", kind, name, (Worded(name, places),), ()))
    return find_positions(analysis, names, find_quotes(analysis, names))


FORMS = [
    ("Veldia demands full access to the port.", "Veldia", "demands", "full access to the port"),
    ("Veldia has called for a truce.", "Veldia", "demands", "a truce"),
    ("Veldia is pushing for a truce.", "Veldia", "demands", "a truce"),
    ("Veldia insists that Ostmark pay first.", "Veldia", "demands", "that Ostmark pay first"),
    ("Veldia continues to insist on payment.", "Veldia", "demands", "payment"),
    ("Veldia wants the ships returned.", "Veldia", "demands", "the ships returned"),
    ("Ada Brook urged Ostmark to pay first.", "Ada Brook", "demands", "Ostmark to pay first"),
    ("Veldia’s demand for a truce was ignored.", "Veldia", "demands", "a truce"),
    ("Ostmark rejected the plan.", "Ostmark", "rejects", "the plan"),
    ("Ostmark has repeatedly rejected the plan, and talks broke off.", "Ostmark", "rejects", "the plan"),
    ("Ostmark refused to pay.", "Ostmark", "rejects", "to pay"),
    ("Ostmark ruled out a truce.", "Ostmark", "rejects", "a truce"),
    ("The plan was rejected by Ostmark.", "Ostmark", "rejects", "The plan"),
    ("Veldia set terms Ostmark has firmly rejected.", "Ostmark", "rejects", "terms"),
    ("Ostmark’s refusal to pay angered the fleet.", "Ostmark", "rejects", "to pay angered the fleet"),
    ("Ostmark offered to share the port.", "Ostmark", "offers", "to share the port"),
    ("Ostmark is willing to share the port.", "Ostmark", "offers", "to share the port"),
    ("The Harbour Union proposed a ballot in May.", "Harbour Union", "proposes", "a ballot in May"),
    ("Ostmark accepted the offer.", "Ostmark", "accepts", "the offer"),
    ("Ostmark agreed to pay, while the fleet waited.", "Ostmark", "accepts", "to pay"),
    ("Ada Brook accused Ostmark of hiding ships.", "Ada Brook", "accuses", "Ostmark of hiding ships"),
    ("Ostmark threatened to close the strait.", "Ostmark", "threatens", "to close the strait"),
    ("Ostmark declared the new terms unacceptable.", "Ostmark", "rejects", "the new terms unacceptable"),
    ("Ostmark cut the cable and has requested a new survey.", "Ostmark", "demands", "a new survey"),
    ("Veldia pledged aid for the flooded towns.", "Veldia", "promises", "aid for the flooded towns"),
    ("Ada Brook warned that the dam was weak.", "Ada Brook", "warns", "that the dam was weak"),
    ("Ostmark denied the report.", "Ostmark", "denies", "the report"),
    ("The Ellery City Council voted down the scheme.", "Ellery City Council", "rejects", "the scheme"),
]


@pytest.mark.parametrize(("text", "name", "act", "issue"), FORMS)
def test_an_act_has_its_actor_and_its_issue(text: str, name: str, act: str, issue: str) -> None:
    """Verbs, passives, relative clauses and nouns give one position: who, which act, on what, in the report's words."""
    found = [(position.name, position.act.value, position.issue.text, position.denied) for position in read(text)]
    assert (f"name-{name}", act, issue, False) in found


@pytest.mark.parametrize(
    "text",
    [
        "Ostmark did not accept the offer.",
        "Ostmark has never accepted the offer.",
        "Ostmark didn't accept the offer.",
    ],
)
def test_a_denied_act_is_marked_as_denied(text: str) -> None:
    """ "Did not accept" is the act "accepts", denied."""
    assert [(position.act.value, position.denied) for position in read(text)] == [("accepts", True)]


@pytest.mark.parametrize(
    "text",
    [
        "Ostmark could reject the plan.",
        "Ostmark declined to comment.",
        "The demands filled two pages.",
        "Nobody accepted the offer.",
        "Ostmark lies by the sea.",
    ],
)
def test_what_nobody_named_does_is_no_position(text: str) -> None:
    """What somebody might do, silence, nouns without an owner and actors without a name give no position."""
    assert read(text) == ()


def test_those_who_act_for_a_name_act_as_it() -> None:
    """ "Veldia negotiators" push for what Veldia pushes for, and the reason says so."""
    (position,) = read("Veldia negotiators are pushing for a truce.")
    assert (position.name, "act for" in position.reasons[0].detail) == ("name-Veldia", True)


def test_the_people_of_a_place_act_as_it() -> None:
    """ "Veldian envoys" act for Veldia where the report names it, and for nobody where it does not."""
    report = "Talks began in Veldia. Veldian envoys rejected the plan."
    assert [position.act.value for position in read(report, NameKind.PLACE)] == ["rejects"]
    assert read("Veldan envoys rejected the plan.") == ()


def test_a_pronoun_is_the_last_person() -> None:
    """ "She rejected" is the position of the person spoken of before."""
    found = read("Ada Brook came late. She rejected the plan.")
    assert [(position.name, position.act.value) for position in found] == [("name-Ada Brook", "rejects")]


def test_a_participle_has_the_subject_of_its_sentence() -> None:
    """ "…, refusing to pay" belongs to the subject before it."""
    found = read("Ostmark has rejected the ultimatum, refusing to pay.")
    assert [(p.name, p.act.value, p.issue.text) for p in found] == [
        ("name-Ostmark", "rejects", "the ultimatum"),
        ("name-Ostmark", "rejects", "to pay"),
    ]


def test_a_position_within_a_quote_names_the_quote() -> None:
    """ "We reject" in a direct quote is the position of who says it, and points to the quote."""
    (position,) = read("“We reject the plan outright,” Ada Brook said.")
    assert (position.name, position.quote is not None) == ("name-Ada Brook", True)


PIECES = st.sampled_from(
    ["Veldia", "Ostmark", "Ada Brook", "demands", "rejected", "by", "was", "not", "’s", "refusal", "to", "for", "that",
     ",", ".", "“", "”", "and", "accusing", "the plan", "which", "she", "we", "\n", "offer", "is willing to", "🙂"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=50).map(" ".join))
def test_every_passage_of_a_position_is_where_it_says(text: str) -> None:
    """For any text, issue and clause are exactly those characters, and the issue lies in the clause."""
    found = read(text)
    for position in found:
        for passage in (position.issue, position.passage):
            assert text[passage.start : passage.end] == passage.text != ""
        assert position.passage.start <= position.issue.start and position.issue.end <= position.passage.end
    assert len({position.id for position in found}) == len(found)


@pytest.mark.parametrize("text", ["", "rejected " * 20_000, "Veldia rejected " * 5_000, "x" * 300_000, ", " * 50_000])
def test_hostile_lengths_end(text: str) -> None:
    """A text of one verb repeated, or of one endless word, is read in time linear in its length."""
    assert len(read(text)) <= len(text)
