"""Who says what in made-up news prose: every case of the text files in `quoted/`, on the grammar and names that ship.

A case is a promise, a text and its quotes, all of them (or `none`):

    # What a user is promised.
    text: one paragraph (each further `text:` line is one more)
    quote: kind | content | cue | speaker -> Full Name

Of a mixed quote stand the words in marks, a line for each scrap of its clause. The kind may end in `inside` (the
quote stands in another). Of the speaker stand the words that must be shown. `-` is
none, `?` is whatever; a slash parts what is equally right. `-> nobody` asks that no name is linked.

    python -m tests.test_quoted [words of the names of the files]     the cases that fail and the share that holds
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import pytest
from evaluation.mute import Mute
from tests.cases import blocks, promised, told
from tests.story import PARSER, report

from crossread.language.analysis import analyse
from crossread.names import find_names
from crossread.quotes import find_quotes
from crossread.records import Name, Quote

HERE = Path(__file__).resolve().parent / "quoted"
EDGES = "\"“”„«»‘’'`‚‹›「」 .,;:\n"
MOST_WORDS = 14
"""Words that a speaker may be shown with: a noun phrase with its apposition, no clause."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A quote as a case has it."""

    kind: str
    inside: bool
    content: str
    cue: str
    speaker: str
    name: str | None


@dataclass(frozen=True, slots=True)
class Case:
    """A promise, a text, and every quote in it."""

    file: str
    promise: str
    text: str
    quotes: tuple[Wanted, ...]


def read_quote(line: str) -> Wanted:
    """A quote of a line "kind | content | cue | speaker -> Name"."""
    line, _, name = line.partition(" -> ")
    kind, content, cue, speaker = (field.strip() for field in line.split(" | "))
    return Wanted(kind.removesuffix(" inside"), kind.endswith(" inside"), content, cue, speaker, name.strip() or None)


@cache
def all_cases() -> tuple[Case, ...]:
    """Every case of every file."""
    return tuple(
        Case(file, promise, text, tuple(map(read_quote, wanted)))
        for file, promise, text, wanted in blocks(HERE, "quote")
    )


def bare(text: str) -> str:
    """Content as it is compared: without marks, stops and a "that" at its ends."""
    return text.strip(EDGES).removeprefix("that ").strip(EDGES)


def one_of(wanted: str, found: str | None) -> bool:
    """Whether what was found is among what a case takes for right."""
    return wanted == "?" or (found or "-").lower() in wanted.lower().split("/")


def words_of(text: str) -> list[str]:
    """The words of a speaker, folded; a possessive counts as the word it is made of."""
    return [word.removesuffix("'s") for word in re.findall(r"[^\W_]+(?:['-][^\W_]+)*", text.lower().replace("’", "'"))]


def right_speaker(wanted: str, quote: Quote) -> bool:
    """Whether the words asked for are shown, and no clause with them."""
    if wanted == "?" or quote.speaker is None:
        return wanted in "?-"
    shown = words_of(quote.speaker.text)
    return len(shown) <= MOST_WORDS and any(set(words_of(one)) <= set(shown) for one in wanted.split("/") if one != "-")


def right_name(wanted: str | None, quote: Quote, names: dict[str, Name]) -> bool:
    """Whether the quote is linked to the name asked for."""
    if wanted is None or wanted == "nobody":
        return wanted is None or quote.name is None
    return quote.name is not None and wanted in {variant.text for variant in names[quote.name].variants}


def found_in(text: str) -> tuple[tuple[Quote, ...], dict[str, Name]]:
    """The quotes of a text and the names in it, by id."""
    analysis = analyse(report(text), Mute(), PARSER)
    names = find_names([analysis])
    return find_quotes(analysis, names), {name.id: name for name in names}


def by_scrap(quote: Quote) -> list[Quote]:
    """A mixed quote once for each of its scraps, which is what a case has of it; any other as it is."""
    return [replace(quote, content=scrap) for scrap in quote.marked] or [quote]


def shown(quote: Quote, names: dict[str, Name]) -> str:
    """A found quote as a line of a case."""
    parts = (quote.kind.value + (" inside" if quote.inside else ""), quote.content.text,
             quote.cue.text if quote.cue else "-", quote.speaker.text if quote.speaker else "-")  # fmt: skip
    return " | ".join(parts) + (f" -> {names[quote.name].name}" if quote.name else "")


def faults(case: Case) -> list[str]:
    """What is wrong with the quotes found in the text of a case: missing, too many, or other than wanted."""
    quotes, names = found_in(case.text)
    left = [part for quote in quotes for part in by_scrap(quote)]
    wrong = []
    for wanted in case.quotes:
        same = [quote for quote in left if bare(quote.content.text) == bare(wanted.content)]
        if not same:
            wrong.append(f"missing: {wanted.kind} | {wanted.content} | {wanted.cue} | {wanted.speaker}")
            continue
        quote = same[0]
        left.remove(quote)
        cue = quote.cue.text if quote.cue and words_of(quote.cue.text) else None
        checks = {
            "kind": one_of(wanted.kind, quote.kind.value),
            "cue": one_of(wanted.cue, cue),
            "speaker": right_speaker(wanted.speaker, quote),
            "name": right_name(wanted.name, quote, names),
            "inside": wanted.inside == (quote.inside is not None),
        }
        wrong += [f"{check}: {shown(quote, names)}" for check, holds in checks.items() if not holds]
    return wrong + [f"too many: {shown(quote, names)}" for quote in left]


KNOWN = {
    '"X called the plan a disaster" gives the object with its complement.': "the tree hangs the disaster on the marsh",
    "Double marks in single ones are read as single marks in double ones are.": "the outer marks are not told apart",
    "Plural possessives in a report do not pair up as marks.": "the tree has a wrong root",
    '"The 54-year-old said" is the person named before.': "only some descriptions are led back to a name",
    '"The former goalkeeper said" is the goalkeeper named before.': "only some descriptions are led back to a name",
    '"The widow said" is the woman whose husband died.': "only some descriptions are led back to a name",
    '"Documents seen by X show that" gives what the documents show.': '"show" is read as a noun',
    "Words in marks that somebody told another, told by a third, stand inside the third's.": "a wrong root",
    "A long subordinate clause before the speaker does not become part of the speaker or the quote.": "a wrong root",
    "A speaker with a clause between commas keeps the verb behind that clause.": "the tree closes the clause too late",
}
"""Promises that do not hold yet, and why."""


@pytest.mark.parametrize(
    "case",
    promised(all_cases(), KNOWN),
    ids=lambda case: case.promise,
)
def test_what_is_said_is_found_with_who_says_it(case: Case) -> None:
    """Exactly the quotes of a case are found, each with its kind, its words, its cue and its speaker."""
    assert not faults(case)


def test_every_case_promises_something_of_its_own() -> None:
    """No promise is made twice, and every word that a case asks for stands in its text."""
    promises = [case.promise for case in all_cases()]
    assert len(promises) == len(set(promises)) >= 150
    for case in all_cases():
        for wanted in case.quotes:
            assert bare(wanted.content) in case.text, case.promise
            for field in (wanted.cue, wanted.speaker):
                assert any(set(words_of(one)) <= set(words_of(case.text)) for one in field.split("/")), case.promise


if __name__ == "__main__":
    told(all_cases(), faults, sys.argv[1:])
