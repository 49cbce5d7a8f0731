"""Positions: who demands, rejects, offers, accepts what; all sentences are invented."""

from __future__ import annotations

import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.language.reference.pronouns import references
from crossread.language.sentences import sentences
from crossread.parsed import Analysis
from crossread.positions import find_positions
from crossread.quotes import find_quotes
from crossread.records import Name, NameKind, Position, Worded
from story import PARSER, report

KINDS = {
    "Ada Brook": NameKind.PERSON,
    "Piet Lund": NameKind.PERSON,
    "Veldia": NameKind.PLACE,
    "Ostmark": NameKind.PLACE,
    "Harbour Union": NameKind.ORGANISATION,
    "Ellery City Council": NameKind.ORGANISATION,
    "France": NameKind.PLACE,
    "Paris": NameKind.PLACE,
}
EMPTY = np.zeros((0, 0), dtype=np.float32)


def read(text: str) -> tuple[Position, ...]:
    """The positions of a text; every name of the table that it has is a name."""
    told = report(text)
    parsed = PARSER.parse(text)
    analysis = Analysis(told, parsed, EMPTY, references(parsed))
    names = []
    for name, kind in KINDS.items():
        places = tuple(told.passage(match.start(), match.end()) for match in re.finditer(rf"\b{name}\b", text))
        if places:
            names.append(Name(f"name-{name}", kind, name, (Worded(name, places),), ()))
    return find_positions(analysis, names, find_quotes(analysis, names))


def told(text: str) -> set[tuple[str, str, str]]:
    """Actor, act and issue of each position of a text."""
    return {(one.name.removeprefix("name-"), one.act.value, one.issue.text) for one in read(text)}


FORMS = [
    # finite verbs
    ("Veldia demands full access to the port.", "Veldia", "demands", "full access to the port"),
    ("Veldia has called for a truce.", "Veldia", "calls for", "a truce"),
    ("Veldia is pushing for a truce.", "Veldia", "demands", "a truce"),
    ("Veldia wants peace.", "Veldia", "demands", "peace"),
    ("Veldia wants the ships returned.", "Veldia", "demands", "the ships returned"),
    ("Veldia wants Ostmark to return the ships.", "Veldia", "demands", "Ostmark to return the ships"),
    ("Veldia is seeking guarantees for the port.", "Veldia", "demands", "guarantees for the port"),
    ("Veldia pressed Ostmark to open the port.", "Veldia", "demands", "Ostmark to open the port"),
    ("Veldia asked Ostmark for help with the dam.", "Veldia", "demands", "Ostmark for help with the dam"),
    ("Veldia insists that Ostmark pay first.", "Veldia", "insists", "that Ostmark pay first"),
    ("Ada Brook urged Ostmark to pay first.", "Ada Brook", "calls for", "Ostmark to pay first"),
    ("Veldia called on Ostmark to pay.", "Veldia", "calls for", "Ostmark to pay"),
    ("Ostmark rejected the plan.", "Ostmark", "rejects", "the plan"),
    ("Ostmark has rejected the plan, and talks broke off.", "Ostmark", "rejects", "the plan"),
    ("Ostmark refused to pay.", "Ostmark", "refuses", "to pay"),
    ("Ostmark ruled out a truce.", "Ostmark", "rejects", "a truce"),
    ("Ostmark has ruled the truce out.", "Ostmark", "rejects", "the truce"),
    ("Ostmark offered to share the port.", "Ostmark", "offers", "to share the port"),
    ("The Harbour Union proposed a ballot in May.", "Harbour Union", "proposes", "a ballot"),
    ("Ostmark accepted the offer.", "Ostmark", "accepts", "the offer"),
    ("Ostmark signed up to the plan.", "Ostmark", "accepts", "the plan"),
    ("Ostmark agreed to pay, while the fleet waited.", "Ostmark", "agrees", "to pay"),
    ("Ada Brook accused Ostmark of hiding ships.", "Ada Brook", "accuses", "Ostmark of hiding ships"),
    ("Veldia blamed Ostmark for the fire.", "Veldia", "accuses", "Ostmark for the fire"),
    ("Ostmark threatened to close the strait.", "Ostmark", "threatens", "to close the strait"),
    ("Veldia pledged aid for the flooded towns.", "Veldia", "promises", "aid for the flooded towns"),
    ("Veldia vowed never to give up the port.", "Veldia", "promises", "never to give up the port"),
    ("Ada Brook warned that the dam was weak.", "Ada Brook", "warns", "that the dam was weak"),
    ("Ostmark warned Veldia against closing the strait.", "Ostmark", "warns", "against closing the strait"),
    ("Ostmark denied the report.", "Ostmark", "denies", "the report"),
    ("The Ellery City Council voted down the scheme.", "Ellery City Council", "rejects", "the scheme"),
    ("Ostmark rejected and denounced the plan.", "Ostmark", "accuses", "the plan"),
    ("“The port must stay open,” Ada Brook insisted.", "Ada Brook", "insists", "The port must stay open"),
    # where the verb is not finite
    ("Veldia continues to insist on payment.", "Veldia", "insists", "payment"),
    ("Ostmark decided to reject the plan.", "Ostmark", "rejects", "the plan"),
    ("Ostmark has rejected the ultimatum, refusing to pay.", "Ostmark", "refuses", "to pay"),
    ("Speaking on Monday, Ada Brook demanded a truce.", "Ada Brook", "demands", "a truce"),
    ("With Ostmark confirming its participation, talks can begin.", "Ostmark", "accepts", "its participation"),
    ("A statement by the Harbour Union rejecting the plan was read.", "Harbour Union", "rejects", "the plan"),
    # passives and relative clauses
    ("The plan was rejected by Ostmark.", "Ostmark", "rejects", "The plan"),
    ("The plan rejected by Ostmark was three pages long.", "Ostmark", "rejects", "The plan"),
    ("An end to the blockade was demanded by Veldia.", "Veldia", "demands", "An end to the blockade"),
    ("Ostmark was urged by Veldia to pay.", "Veldia", "calls for", "to pay"),
    ("Veldia set terms, which Ostmark has firmly rejected.", "Ostmark", "rejects", "terms"),
    ("A plan that Ostmark has refused to accept was read out.", "Ostmark", "refuses", "A plan"),
    ("Ostmark, which wants a truce, sent envoys.", "Ostmark", "demands", "a truce"),
    # nouns
    ("Veldia’s demand for a truce was ignored.", "Veldia", "demands", "a truce"),
    ("Ostmark’s refusal to pay angered the fleet.", "Ostmark", "refuses", "to pay"),
    ("The refusal of Ostmark to pay angered the fleet.", "Ostmark", "refuses", "to pay"),
    ("The demand by Veldia for a truce was ignored.", "Veldia", "demands", "a truce"),
    ("Veldia's call on Ostmark to pay was ignored.", "Veldia", "calls for", "Ostmark to pay"),
    ("Veldia turned down Ostmark's offer of a truce.", "Ostmark", "offers", "a truce"),
    ("Veldia's position is that Ostmark must pay.", "Veldia", "insists", "that Ostmark must pay"),
    ("Veldia's condition is that the fleet leave.", "Veldia", "demands", "that the fleet leave"),
    # verbs that only carry a noun
    ("Veldia made an offer to share the port.", "Veldia", "offers", "to share the port"),
    ("Veldia issued a warning that the dam was weak.", "Veldia", "warns", "that the dam was weak"),
    ("Ada Brook expressed support for the ballot.", "Ada Brook", "accepts", "the ballot"),
    ("Veldia put forward a proposal for a truce.", "Veldia", "proposes", "a truce"),
    ("Veldia voiced its opposition to the plan.", "Veldia", "rejects", "the plan"),
    ("Veldia gave the plan its backing.", "Veldia", "accepts", "the plan"),
    ("Veldia reiterated its demand that Ostmark pay.", "Veldia", "demands", "that Ostmark pay"),
    # adjectives and judgements
    ("Ostmark is willing to share the port.", "Ostmark", "offers", "to share the port"),
    ("Ostmark remains opposed to the plan.", "Ostmark", "rejects", "the plan"),
    ("Ostmark is adamant that Veldia must pay.", "Ostmark", "insists", "that Veldia must pay"),
    ("Ostmark is against the plan.", "Ostmark", "rejects", "the plan"),
    ("The plan is a non-starter for Ostmark.", "Ostmark", "rejects", "The plan"),
    ("A truce is out of the question for Veldia.", "Veldia", "rejects", "A truce"),
    ("The loss of the port is a red line for Veldia.", "Veldia", "rejects", "The loss of the port"),
    ("The plan is unacceptable to Veldia.", "Veldia", "rejects", "The plan"),
    ("Ostmark declared the new terms unacceptable.", "Ostmark", "rejects", "the new terms"),
    ("Ada Brook described the plan as unacceptable.", "Ada Brook", "rejects", "the plan"),
    ("Ada Brook said the plan was unacceptable.", "Ada Brook", "rejects", "the plan"),
    ("Veldia has not budged on its demand for a truce.", "Veldia", "insists", "its demand for a truce"),
    ("Veldia will not back down on its claim to the port.", "Veldia", "insists", "its claim to the port"),
    # what one says another is to do
    ("Ada Brook said Ostmark must pay.", "Ada Brook", "demands", "Ostmark must pay"),
    ("Ada Brook said that Ostmark should leave.", "Ada Brook", "calls for", "that Ostmark should leave"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "act", "issue"), FORMS, ids=[row[0] for row in FORMS])
def test_an_act_has_its_actor_and_its_issue(text: str, name: str, act: str, issue: str) -> None:
    """Verbs, nouns, adjectives and judgements in all their forms give a position: who, which act, on what."""
    found = [(one.name, one.act.value, one.issue.text, one.denied, one.condition) for one in read(text)]
    assert (f"name-{name}", act, issue, False, None) in found


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Ostmark did not accept the offer.", "accepts"),
        ("Ostmark has never accepted the offer.", "accepts"),
        ("Ostmark didn't accept the offer.", "accepts"),
        ("Ostmark will not accept the plan.", "accepts"),
        ("Ostmark cannot accept the plan.", "accepts"),
        ("Ostmark no longer supports the plan.", "accepts"),
        ("Ostmark has yet to accept the offer.", "accepts"),
        ("Ostmark failed to agree to the terms.", "agrees"),
        ("Veldia stopped demanding the return of the ships.", "demands"),
        ("Veldia dropped its demand for a truce.", "demands"),
        ("Ostmark made no offer to pay.", "offers"),
        ("The terms are not acceptable to Ostmark.", "accepts"),
        ("Neither Veldia nor Ostmark accepted the plan.", "accepts"),
    ],
)
def test_a_denied_act_is_marked_as_denied(text: str, act: str) -> None:
    """ "Did not accept", "has yet to accept", "dropped its demand" are the act itself, denied, and no other act."""
    assert {(one.act.value, one.denied, one.condition) for one in read(text)} == {(act, True, None)}


@pytest.mark.parametrize(
    ("text", "act", "denied", "condition"),
    [
        ("Ostmark would accept the plan if Veldia withdrew.", "accepts", False, "if Veldia withdrew"),
        ("Ostmark threatened to close the strait unless Veldia pays.", "threatens", False, "unless Veldia pays"),
        ("Ostmark is ready to talk if the fleet leaves.", "offers", False, "if the fleet leaves"),
        ("Ostmark ruled out any talks as long as the fleet stays.", "rejects", False, "as long as the fleet stays"),
        ("Ostmark could accept the plan.", "accepts", False, "could"),
        ("Ostmark hinted it might accept a truce.", "accepts", False, "might"),
        ("Ostmark is unlikely to accept the plan.", "accepts", True, "unlikely"),
        ("Ostmark plans to offer a truce.", "offers", False, "plans"),
    ],
)
def test_what_leaves_an_act_open_is_kept(text: str, act: str, denied: bool, condition: str) -> None:
    """A position that hangs on something has the clause it hangs on, or the word that leaves it open."""
    found = [(one.act.value, one.denied, one.condition.text if one.condition else None) for one in read(text)]
    assert (act, denied, condition) in found


@pytest.mark.parametrize(
    "text", ["Ostmark said it would reject the plan.", "Ada Brook said Ostmark would not accept it."]
)
def test_reported_speech_leaves_nothing_open(text: str) -> None:
    """ "Said it would reject" is what "we will reject" becomes in reported speech: it hangs on nothing."""
    assert [one.condition for one in read(text)] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "The envoys asked whether Ostmark will accept the plan.",
        "If Ostmark accepts the plan, the fleet will leave.",
        "Unless Ostmark rejects the plan, the fleet will leave.",
        "Until Ostmark accepts the plan, the ships will stay.",
        "Before Ostmark accepted the plan, the fleet had left.",
        "Will Ostmark accept the plan?",
        "Ada Brook hopes that Ostmark will accept the plan.",
        "Ada Brook doubts that Ostmark will accept the plan.",
        "It is possible that Ostmark will reject the plan.",
        "Ada Brook praised Ostmark for rejecting the plan.",
        "Ostmark should accept the plan.",
        "Ostmark must reject the plan.",
        "Ostmark has to accept the plan.",
        "Ostmark was forced to accept the plan.",
        "Ostmark was accused of hiding ships.",
        "Ostmark declined to comment.",
        "Ostmark did not respond to requests for comment.",
        "Ada Brook requested anonymity.",
        "Ada Brook offered her condolences.",
        "Ada Brook wants to swim.",
        "The ministry denied Ada Brook entry.",
        "The demands filled two pages.",
        "Nobody accepted the offer.",
        "Ostmark lies by the sea.",
        "Veldia's supporters rejected the plan.",
        "A critic of Ada Brook rejected the plan.",
        "Ostmark's demands were ignored.",
        "The offer price at Ostmark rose.",
        "The supply meets demand for coal in Ostmark.",
        "Veldan envoys rejected the plan.",
    ],
)
def test_what_nobody_named_does_is_no_position(text: str) -> None:
    """What is asked, supposed, hoped or owed, silence and courtesy, and acts of those who have no name give none."""
    assert read(text) == ()


def test_what_one_wants_of_another_is_not_done() -> None:
    """ "Urged Ostmark to accept" says what is wanted, not that Ostmark accepts."""
    assert told("Ada Brook urged Ostmark to accept the plan.") == {
        ("Ada Brook", "calls for", "Ostmark to accept the plan")
    }
    assert told("Ada Brook demanded that Ostmark accept the plan.") == {
        ("Ada Brook", "demands", "that Ostmark accept the plan")
    }


@pytest.mark.parametrize(
    ("text", "issue"),
    [
        ("Veldia rejected the idea that it should pay, saying it would mean defeat.", "the idea that it should pay"),
        ("Veldia demanded a truce, safe passage and new ships, Ada Brook said.", "a truce, safe passage and new ships"),
        ("Ostmark has rejected this demand, which would mean war.", "this demand"),
        ("Ostmark agreed to pay and sailed home.", "to pay"),
        ("Veldia demanded the ships on Monday.", "the ships"),
        ("Ostmark accepted the plan because the fleet was late.", "the plan"),
    ],
)
def test_an_issue_ends_where_it_ends(text: str, issue: str) -> None:
    """An issue keeps what is joined in it, and has nothing of the clause beside it or of who said so."""
    assert [one.issue.text for one in read(text)] == [issue]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ada Brook and Piet Lund accused Ostmark of blackmail.", {"Ada Brook", "Piet Lund"}),
        ("Veldia's government and the Harbour Union rejected the plan.", {"Veldia", "Harbour Union"}),
        ("Veldian and Ostmark envoys rejected the plan, and Veldia left.", {"Veldia", "Ostmark"}),
        ("Ostmark's foreign minister, Piet Lund, rejected the plan.", {"Piet Lund"}),
        ("Ostmark's negotiators rejected the plan.", {"Ostmark"}),
        ("Officials in Ostmark rejected the plan.", {"Ostmark"}),
        ("Ada Brook came late. She rejected the plan.", {"Ada Brook"}),
        ("Talks began in Veldia. Veldian envoys rejected the plan.", {"Veldia"}),
        ("“We reject the plan outright,” Ada Brook said.", {"Ada Brook"}),
        ("The envoys saw France. French officials rejected the plan.", {"France"}),
        ("The envoys saw France. Paris rejected the plan.", {"France"}),
        ("The envoys saw it all. Paris rejected the plan.", {"Paris"}),
        ("Ostmark said it rejected the plan.", {"Ostmark"}),
        ("Piet Lund has ended the talks, urging Ostmark to pay.", {"Piet Lund"}),
    ],
)  # fmt: skip
def test_an_actor_is_a_name(text: str, names: set[str]) -> None:
    """Who acts is the name at the head, each of those joined, whom a pronoun means, or for whom somebody acts; a
    capital is its country where that is named."""
    assert {one.name.removeprefix("name-") for one in read(text)} == names


def test_those_who_act_for_a_name_are_said_to() -> None:
    """Where officials act for a state the reason says so."""
    (position,) = read("Ostmark's negotiators are pushing for a truce.")
    assert "act for" in position.reasons[0].detail


def test_a_position_within_a_quote_names_the_quote() -> None:
    """ "We reject" in a direct quote is the position of who says it, and points to the quote."""
    (position,) = read("“We reject the plan outright,” Ada Brook said.")
    assert (position.name, position.quote is not None) == ("name-Ada Brook", True)


def test_another_language_has_no_positions() -> None:
    """A report without grammar has no positions, and is no error."""
    text = "Veldia rejected the plan."
    told = report(text)
    name = Name("name-Veldia", NameKind.PLACE, "Veldia", (Worded("Veldia", (told.passage(0, 6),)),), ())
    assert find_positions(Analysis(told, sentences(text), EMPTY), [name], ()) == ()


PIECES = st.sampled_from(
    ["Veldia", "Ostmark", "Ada Brook", "demands", "rejected", "by", "was", "not", "’s", "refusal", "to", "for", "that",
     ",", ".", "“", "”", "and", "accusing", "the plan", "which", "she", "we", "\n", "offer", "is willing to", "🙂",
     "unacceptable", "said", "would", "if", "must", "out of the question"]
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=50).map(" ".join))
def test_every_passage_of_a_position_is_where_it_says(text: str) -> None:
    """For any text, issue, clause and condition are exactly those characters, and the clause has the other two."""
    found = read(text)
    for position in found:
        parts = [position.issue, *([position.condition] if position.condition else [])]
        for passage in (*parts, position.passage):
            assert text[passage.start : passage.end] == passage.text != ""
        for part in parts:
            assert position.passage.start <= part.start and part.end <= position.passage.end
    assert len({position.id for position in found}) == len(found)


@pytest.mark.parametrize(
    "text", ["", "rejected " * 20_000, "Veldia rejected " * 5_000, "x" * 300_000, "Veldia demands that " * 1_000]
)
def test_hostile_lengths_end(text: str) -> None:
    """A text of one verb repeated, or of one endless word, is read in time linear in its length."""
    assert len(read(text)) <= len(text)
