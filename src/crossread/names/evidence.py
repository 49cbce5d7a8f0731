"""What a story shows about its words: which are names because of their capitals, which only begin a sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from crossread.language.inflection import singular
from crossread.language.lexicon import lexicon
from crossread.language.places import countries
from crossread.parsed import Analysis, Sentence, Word
from crossread.text import fold

OPENING = frozenset("\"'“‘«([—–-:•*»›|")
"""Marks after which a capital may only begin a clause."""


FUNCTION = lexicon("function_words") | lexicon("name_function_words")
"""Words that never belong to a name at the start of a sentence."""


@dataclass(frozen=True, slots=True)
class Places:
    """The tables of countries, their people and their capitals, and of other large places."""

    country: dict[tuple[str, ...], str]
    """From the folded words of a country's spelling to its first spelling."""
    adjective: frozenset[tuple[str, ...]]
    people: dict[tuple[str, ...], str]
    """From a plural such as "russians" to the country."""
    capital: dict[tuple[str, ...], str]
    """From a spelling of a capital or another large place to the first."""

    def knows(self, keys: tuple[str, ...]) -> bool:
        """Whether the words are a place of the tables."""
        return keys in self.country or keys in self.capital


def plain(text: str) -> tuple[str, ...]:
    """The folded words of a spelling, without the points of abbreviations."""
    return tuple(fold(text).replace("'", "").replace(".", "").split())


@cache
def places() -> Places:
    """The tables, read once."""
    country: dict[tuple[str, ...], str] = {}
    adjective: set[tuple[str, ...]] = set()
    people: dict[tuple[str, ...], str] = {}
    capital: dict[tuple[str, ...], str] = {}
    for line in sorted(lexicon("cities")):
        capital.update({plain(spelling): line.split("=")[0] for spelling in line.split("=")})
    for spellings, adjectives, capitals in countries():
        country.update({plain(spelling): spellings[0] for spelling in spellings})
        for each in adjectives:
            adjective.add(plain(each))
            if not each.endswith(("ese", "ss", "sh", "ch", "hman", "oman")):
                people[plain(each + "s")] = spellings[0]
        for spelt in capitals:
            capital.update({plain(spelling): spelt[0] for spelling in spelt})
    return Places(country, frozenset(adjective - set(country)), people, capital)


@cache
def longest_place() -> int:
    """Number of words of the longest place in the tables."""
    tables = places()
    return max(map(len, [*tables.country, *tables.capital]))


def is_capital(word: Word) -> bool:
    """Whether a word begins with a capital letter."""
    return bool(word.key) and word.text[0].isupper()


def is_styled(sentence: Sentence) -> bool:
    """Whether the capitals of a sentence say nothing: a headline in title case, or a line in capitals."""
    words = [word for word in sentence.words if word.key and word.key[0].isalpha()]
    if len(words) < 2:
        return False
    shouted = sum(word.text.isupper() and len(word.text) > 1 for word in words)
    if shouted >= 0.7 * len(words) and len(words) > 2:
        return True
    content = [word for word in words if len(word.key) >= 4]
    capitals = sum(is_capital(word) for word in content)
    ended = sentence.text.rstrip("\"'”’»)").endswith((".", "!", "…"))
    small = any(not is_capital(word) and len(word.key) >= 6 for word in words)
    return not ended and len(content) >= 2 and capitals >= 0.85 * len(content) and not small


def begins_clause(sentence: Sentence, index: int) -> bool:
    """Whether the capital of a word may come from its place: first in the sentence, or after an opening mark."""
    return index == 0 or sentence.words[index - 1].text in OPENING or sentence.words[index - 1].text in ".!?"


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a story shows: words seen with a capital inside a sentence, and words seen with a small letter."""

    inside: frozenset[str]
    small: frozenset[str]
    joined: frozenset[tuple[str, str]] = frozenset()
    """First and last word of what the story names with "of" more than once: "pride" and "orle"."""

    def is_common(self, key: str) -> bool:
        """Whether a word with a capital at the start of a sentence is an ordinary word."""
        if key in self.small:
            return True
        return key in lexicon("common_words") and key not in self.inside


def gather(analyses: Sequence[Analysis]) -> Evidence:
    """The evidence of all reports of a story together; their order does not matter."""
    inside: set[str] = set()
    small: set[str] = set()
    for analysis in analyses:
        for sentence in analysis.sentences:
            if is_styled(sentence):
                continue
            for index, word in enumerate(sentence.words):
                if not word.key or not word.key[0].isalpha():
                    continue
                if not is_capital(word):
                    small.add(word.key)
                elif not begins_clause(sentence, index):
                    inside.add(word.key)
    return Evidence(frozenset(inside), frozenset(small), _joined(analyses))


LEAST_JOINED = 2
"""How often a story must have "Pride of Orle" before it is taken for one name."""
NO_HEADS = frozenset("north south east west rest most some part parts all none many heart mr mrs".split())
"""Words that "of" never makes the head of a name: "the North of Orle"."""


def _joined(analyses: Sequence[Analysis]) -> frozenset[tuple[str, str]]:
    """The pairs around "of" that are names of things: a word that names no person, place, office or day before it."""
    times: Counter[tuple[str, str]] = Counter()
    inside: set[tuple[str, str]] = set()
    the: set[tuple[str, str]] = set()
    alone: set[str] = set()
    for analysis in analyses:
        for sentence in analysis.sentences:
            if is_styled(sentence):
                continue
            for index, word in enumerate(sentence.words):
                if not is_capital(word):
                    continue
                last = _last_of(sentence, index)
                if last is None:
                    alone.add(word.key)
                    continue
                pair = (word.key, sentence.words[last].key)
                times[pair] += 1
                if not begins_clause(sentence, index):
                    inside.add(pair)
                if index and sentence.words[index - 1].key == "the":
                    the.add(pair)
    return frozenset(
        pair
        for pair, seen in times.items()
        if seen >= LEAST_JOINED
        and pair in inside
        and _names_a_thing(pair[0])
        and (pair[0] in lexicon("common_words") or (pair in the and pair[0] not in alone))
    )


def _last_of(sentence: Sentence, index: int) -> int | None:
    """The capital after "of" or "of the" behind a word, if there is one."""
    words = sentence.words
    if index + 2 >= len(words) or words[index + 1].key != "of":
        return None
    last = index + 2 + (words[index + 2].key == "the")
    return last if last < len(words) and is_capital(words[last]) else None


def _names_a_thing(key: str) -> bool:
    """Whether a word can be the head of a ship's or a work's name: no person, place, office or day."""
    calendar = {line.split()[0] for name in ("months", "weekdays") for line in lexicon(name)}
    return not (
        key in lexicon("role_nouns")
        or key in lexicon("titles")
        or key in lexicon("given_names")
        or key in FUNCTION
        or key in NO_HEADS
        or key in calendar
        or singular(key) in lexicon("role_nouns")
        or places().knows((key,))
    )
