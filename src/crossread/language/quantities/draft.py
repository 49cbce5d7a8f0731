"""A quantity on its way, and the words around it."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace

from crossread.language.lexicon import lexicon
from crossread.parsed import Sentence, Word

STOP = lexicon("function_words") | lexicon("noun_phrase_ends")
"""Words that no counted noun phrase goes across."""
PASSED = frozenset({"the", "a", "an", "its", "their", "his", "her", "all", "s", "some", "our", "my", "your", "this"})
"""Words after "of" that say nothing of the thing."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A quantity on its way: places count characters of the sentence."""

    start: int
    end: int
    low: float
    high: float
    unit: str = ""
    thing: str = ""
    modifier: str = ""


def is_money(unit: str) -> bool:
    """Whether a unit is a currency: by its code of three letters."""
    return len(unit) == 3 and unit.isupper()


def words_from(sentence: Sentence, place: int) -> tuple[Word, ...]:
    """The words of the sentence from a place on, a dozen at most."""
    first = bisect_left(sentence.words, sentence.start + place, key=lambda word: word.start)
    return sentence.words[first : first + 12]


def words_before(sentence: Sentence, place: int, count: int) -> tuple[Word, ...]:
    """The last words of the sentence that end before a place."""
    last = bisect_left(sentence.words, sentence.start + place, key=lambda word: word.start)
    return sentence.words[max(0, last - count) : last]


def with_of(sentence: Sentence, draft: Draft, bare: bool = False) -> Draft:
    """The draft with the words after "of" added to its thing: "20% of the lake"; if `bare`, "half the lake"."""
    words = words_from(sentence, draft.end)
    shared = draft.unit == "percent" or is_money(draft.unit)
    if bare and words and words[0].key in PASSED:
        words = (words[0], *words)
    elif not words or not (words[0].key == "of" or (words[0].key == "in" and shared)):
        return draft
    things: list[str] = []
    for word in words[1:7]:
        if word.key in PASSED:
            continue
        # What is done to the thing is no part of it: "half the village burned".
        done = bool(things) and word.key.endswith("ed")
        if not word.key or word.key in STOP or done or (len(word.key) == 4 and word.key.isdigit()):
            break
        if not word.key[0].isdigit():
            things.append(word.key)
    return replace(draft, thing=" ".join([*draft.thing.split(), *things]))
