"""Claims: what each clause of made-up news prose asserts, by the text files in `claimed/`, on the grammar that ships.

A case is a promise, a text and its claims, all of them in order (or `none`):

    # What a user is promised.
    text: one paragraph (each further `text:` line is one more)
    claim: the passage | key: value | key: value

The final stop of a passage may be left out. Keys, each checked only where it is given: `said`, `predicate`,
`certainty`, `negative` (yes or no), `voice` (a name, or `nobody`; `outlet` where it is no quote), `names`, `moments`,
`quantities` (each a list parted by `;`), and the slot of a participant, whose value is the head and, in round
brackets, the names that it is: `subject: moscow (Moscow; Kyiv)`. `no subject: -` asks that there is none.

    python -m tests.test_claims [words of the names of the files]     the cases that fail and the share that holds
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from evaluation.mute import Mute
from hypothesis import given
from hypothesis import strategies as st
from tests.cases import blocks, promised, told
from tests.story import PARSER, analysis, report

from crossread.claims import find_claims
from crossread.language.analysis import analyse
from crossread.language.encoder import MiniLM
from crossread.language.sentences import sentences
from crossread.moments import find_moments
from crossread.names import find_names
from crossread.parsed import Analysis, Claim, Participant, Sentence, Token
from crossread.quotes import find_quotes
from crossread.records import Name

HERE = Path(__file__).resolve().parent / "claimed"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A claim as a case has it."""

    passage: str
    fields: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Case:
    """A promise, a text, and every claim in it."""

    file: str
    promise: str
    text: str
    claims: tuple[Wanted, ...]


def read_claim(line: str) -> Wanted:
    """A claim of a line "passage | key: value | key: value"."""
    passage, *fields = line.split(" | ")
    pairs = [field.partition(": ")[::2] for field in fields]
    return Wanted(passage, tuple((key.strip(), value.strip()) for key, value in pairs))


@cache
def all_cases() -> tuple[Case, ...]:
    """Every case of every file."""
    return tuple(
        Case(file, promise, text, tuple(map(read_claim, wanted)))
        for file, promise, text, wanted in blocks(HERE, "claim")
    )


@dataclass(frozen=True, slots=True)
class Found:
    """The claims of a text, and the words for what they point to."""

    claims: tuple[Claim, ...]
    names: dict[str, Name]
    moments: dict[str, str]


def found_in(text: str) -> Found:
    """The claims of a text, as the stages before them see it."""
    told = analyse(report(text, published="2026-03-05"), Mute(), PARSER)
    names = find_names([told])
    moments = find_moments(told)
    claims = find_claims([told], names, moments, find_quotes(told, names), Mute())
    return Found(claims, {name.id: name for name in names}, {one.id: one.expression.text for one in moments})


def bare(text: str) -> str:
    """A passage as it is compared: without the stop at its end."""
    return text.removesuffix(".")


def listed(words: Sequence[str]) -> str:
    """Words as a case lists them."""
    return "; ".join(sorted(words))


def of_participants(found: Found, rows: Sequence[Participant]) -> str:
    """Participants as a case has them."""
    parts = []
    for row in rows:
        names = listed([found.names[name].name for name in row.names])
        parts.append(f"{row.head} ({names})" if names else row.head)
    return ", ".join(parts) or "-"


def value_of(found: Found, claim: Claim, key: str) -> str:
    """What a claim has for a key of a case."""
    voice = "outlet" if claim.quote is None else found.names[claim.voice].name if claim.voice else "nobody"
    values = {
        "said": bare(claim.said),
        "predicate": claim.predicate or "-",
        "certainty": claim.certainty.value,
        "negative": "yes" if claim.negative else "no",
        "voice": voice,
        "names": listed([found.names[name].name for name in claim.names]) or "-",
        "moments": listed([found.moments[moment] for moment in claim.moments]) or "-",
        "quantities": listed([quantity.passage.text for quantity in claim.quantities]) or "-",
        "keys": " ".join(claim.keys),
    }
    slot = key.removeprefix("no ")
    return values.get(key) or of_participants(found, [row for row in claim.participants if row.slot == slot])


def shown(found: Found, claim: Claim) -> str:
    """A claim as a line of a case."""
    keys = ("said", "predicate", "certainty", "negative", "voice", "moments")
    slots = dict.fromkeys(row.slot for row in claim.participants)
    return " | ".join([claim.passage.text, *(f"{key}: {value_of(found, claim, key)}" for key in (*keys, *slots))])


def faults(case: Case) -> list[str]:
    """What is wrong with the claims found in the text of a case."""
    found = found_in(case.text)
    got = [bare(claim.passage.text) for claim in found.claims]
    if got != [bare(one.passage) for one in case.claims]:
        return [f"found: {shown(found, claim)}" for claim in found.claims] or ["found: none"]
    return [
        f"{wanted.passage}: {key} is {value_of(found, claim, key)}, not {value}"
        for claim, wanted in zip(found.claims, case.claims, strict=True)
        for key, value in wanted.fields
        if value_of(found, claim, key) != value
    ]


KNOWN: dict[str, str] = {}
"""Promises that do not hold yet, and why."""


@pytest.mark.parametrize(
    "case",
    promised(all_cases(), KNOWN),
    ids=lambda case: case.promise,
)
def test_what_is_asserted_is_found(case: Case) -> None:
    """Exactly the claims of a case are found, each with what the case says of it."""
    assert not faults(case)


def test_every_case_promises_something_of_its_own() -> None:
    """No promise is made twice, and every claim that a case asks for stands in its text."""
    promises = [case.promise for case in all_cases()]
    assert len(promises) == len(set(promises)) >= 99
    for case in all_cases():
        for wanted in case.claims:
            assert bare(wanted.passage) in case.text, case.promise


def test_a_claim_has_the_vector_of_what_it_says(encoder: MiniLM) -> None:
    """A claim is compared by the vector of its words with the subject that it shares."""
    told = analysis(encoder, "The dam broke on Sunday, leaving the lower village without water or power.")
    claims = find_claims([told], (), (), (), encoder)
    assert claims[1].said == "The dam leaving the lower village without water or power"
    assert (claims[1].vector == encoder.encode([claims[1].said])[0]).all()


def test_a_sentence_without_grammar_is_one_claim() -> None:
    """In a language that the grammar does not know each sentence is one claim, with its names and moments."""
    text = "Die Brücke wurde am Montag geschlossen, aber die Fähre fuhr weiter. Niemand wurde dabei verletzt."
    told = analyse(report(text, language="de"), Mute(), PARSER)
    claims = find_claims([told], (), (), (), Mute())
    assert [claim.passage.text for claim in claims] == [sentence.text for sentence in told.sentences]
    assert all(claim.predicate == "" and claim.participants == () for claim in claims)


WORDS = st.lists(st.sampled_from(', “ ” " — ; . and which while said that Norrland boats with left a not'.split()))


@st.composite
def any_trees(draw: st.DrawFn) -> Analysis:
    """A report whose sentence has any tree at all."""
    words = draw(WORDS.filter(bool).map(lambda words: words[:30]))
    text = " ".join(words)
    heads = [draw(st.integers(0, at - 1)) if at else 0 for at in range(len(words))]
    order = draw(st.permutations(range(len(words))))
    relations = st.sampled_from(
        "nsubj obj obl ccomp xcomp conj cc mark case advcl acl acl:relcl appos parataxis punct aux cop".split()
    )
    place = {old: new for new, old in enumerate(order)}
    tokens, start = [], 0
    for at, word in enumerate(words):
        old = order[at]
        head, relation = place[heads[old]], draw(relations) if old else "root"
        pos, tag = draw(
            st.sampled_from([("VERB", "VBD"), ("NOUN", "NN"), ("PUNCT", ","), ("PRON", "WDT"), ("VERB", "VBG")])
        )
        tokens.append(Token(start, start + len(word), word.lower(), pos, tag, head, relation))
        start += len(word) + 1
    (first, *_) = sentences(text)
    whole = Sentence(0, len(text), text, first.words, 0, tuple(tokens))
    return Analysis(report(text), (whole,), Mute().encode([text]))


@given(any_trees())
def test_no_tree_breaks_a_claim(told: Analysis) -> None:
    """Whatever the tree of a sentence, its claims are passages of it, in order of place."""
    claims = find_claims([told], (), (), find_quotes(told, ()), Mute())
    places = [(claim.passage.start, claim.passage.end) for claim in claims]
    assert all(0 <= start < end <= len(told.report.text) for start, end in places)


def test_a_line_of_any_length_costs_no_more_than_its_words() -> None:
    """A line of thousands of clauses is read in time that grows with its length alone."""
    text = ", which the pilot said the ferry left, leaving the boats in the rain" * 150 + "."
    assert find_claims([analyse(report("The storm hit" + text), Mute(), PARSER)], (), (), (), Mute())


if __name__ == "__main__":
    told(all_cases(), faults, sys.argv[1:])
