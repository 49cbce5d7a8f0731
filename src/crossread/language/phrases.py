"""Noun phrases and subjects by rule: who a verb's subject is, without a parse.

A tagger would know more. These rules use closed classes of words, capitals and agent nouns alone, look at a bounded
number of words each, and say None rather than guess.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from crossread.language.inflection import singular
from crossread.language.lexicon import lexicon
from crossread.parsed import Word

Span = tuple[int, int]
"""First word and the one after the last, as places in a sequence of words."""

LONGEST_PHRASE = 24
"""Words a noun phrase may have: titles with affiliation run to about 20; the bound keeps every rule linear."""
LONGEST_APPOSITION = 30
"""Words between the commas of "Smith, the head of …, said"."""

AUXILIARIES = frozenset(
    """has have had having is are was were be been being am do does did will would can could may might must shall
    should 've 'd 'll 're re ve ll isn't aren't wasn't weren't hasn't haven't hadn't doesn't don't didn't won't wouldn't
    can't cannot couldn't shouldn't mustn't""".split()
)
NEGATIONS = frozenset(
    """not n't never isn't aren't wasn't weren't hasn't haven't hadn't doesn't don't didn't won't wouldn't can't cannot
    couldn't shouldn't mustn't neither nor""".split()
)
ADVERBS = frozenset(
    """also later earlier then now still again too just even already always often sometimes not n't never only
    simply first previously long since ever recently soon yesterday today tonight further himself herself
    itself themselves instead rather quickly yet nevertheless nonetheless meanwhile thus therefore therein elsewhere
    sharply twice perhaps maybe
    """.split()
)
PRONOUNS = frozenset("he she they it we i you who".split())
OBJECT_PRONOUNS = frozenset("him her them me us".split())
PERSONAL = frozenset({"he", "she"})
DETERMINERS = frozenset(
    """the a an his her their its our my your this these those some many several most one two three four five six seven
    eight nine ten another any every each no few various numerous such both all neither""".split()
)
PREPOSITIONS = frozenset(
    """of for from in at on with by to into about over under between among against through during near within without
    across around behind inside outside towards toward per via""".split()
)
INNER_PREPOSITIONS = frozenset("of for from in at on with to behind inside against".split())
"""Prepositions that stand inside a noun phrase: "a spokesman for the ministry"."""
BREAKERS = frozenset(
    """that which when while if as but because since after before than where although though so what how why whether
    until unless or yet however nor whose whom according including says amid despite except like once""".split()
)
DAYS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april june july august september
    october november december yesterday today tonight""".split()
)
COORDINATORS = frozenset({"and", "or", "&"})
TITLE_POINTS = frozenset("mr mrs ms dr prof sen rep gov gen lt col sgt capt st jr sr rev adm".split())
AGENT_ENDINGS = ("er", "or", "ist", "ian", "man", "woman", "person", "ee", "ant")
"""Endings that make the one who does, for nouns that no list has: "birdwatchers", "hoteliers"."""


@cache
def _sources() -> frozenset[str]:
    return lexicon("source_nouns")


def is_source(key: str) -> bool:
    """Whether a noun, singular or plural, can be somebody or something that says."""
    if key in _sources() or singular(key) in _sources():
        return True
    stem = singular(key)
    return len(stem) > 5 and stem.endswith(AGENT_ENDINGS)


def is_capital(word: Word) -> bool:
    """Whether a word is written with a capital and is no function word at a sentence's start."""
    return word.text[:1].isupper() and not (
        word.key in BREAKERS or word.key in DETERMINERS or word.key in PREPOSITIONS or word.key in ADVERBS
    )


def is_pronoun(word: Word) -> bool:
    """Whether a word is a pronoun and no abbreviation that is spelt like one ("US", "WHO", "IT")."""
    return (word.key in PRONOUNS or word.key in OBJECT_PRONOUNS) and (len(word.text) < 2 or not word.text.isupper())


def is_adverb(key: str) -> bool:
    """Whether a word is an adverb, by list or by -ly."""
    return key in ADVERBS or (
        key.endswith("ly") and len(key) > 4 and key not in {"family", "italy", "ally", "assembly"}
    )


def before_verb(words: Sequence[Word], verb: int, floor: int = 0) -> int:
    """The last word left of a verb, past its auxiliaries and adverbs; `floor - 1` if there is none."""
    place = verb - 1
    stop = max(floor, verb - 10)
    while place >= stop and words[place].text[:1].islower() | (not words[place].text[:1].isalpha()):
        key = words[place].key
        # "'s" is an auxiliary only before a participle; a possessive stands before a noun, never before the verb.
        if not key or not (key in AUXILIARIES or key == "s" or is_adverb(key)):
            break
        place -= 1
    return place


def negated(words: Sequence[Word], verb: int, floor: int = 0) -> bool:
    """Whether one of the auxiliaries and adverbs before a verb denies it."""
    first = before_verb(words, verb, floor) + 1
    return any(word.key in NEGATIONS for word in words[first:verb])


def subject_before(words: Sequence[Word], verb: int, floor: int = 0) -> Span | None:
    """The noun phrase that ends before a verb: plain, or with an apposition or relative clause between commas."""
    last = before_verb(words, verb, floor)
    if last < floor:
        return None
    if words[last].text in {",", "—", "–", ")", "-"}:
        return _before_apposition(words, last, floor)
    relative = _relative(words, last, floor)
    if relative is not None:
        return phrase_ending(words, relative - 1, floor)
    return phrase_ending(words, last, floor)


def _relative(words: Sequence[Word], last: int, floor: int) -> int | None:
    """Place of a "who" that hangs between the noun and its verb without commas: "a man who saw it said"."""
    for place in range(last - 1, max(floor, last - 10), -1):
        if not words[place].key:
            return None
        if words[place].key == "who" and words[place - 1].key and place - 1 >= floor:
            return place
    return None


def _before_apposition(words: Sequence[Word], close: int, floor: int) -> Span | None:
    """The noun phrase before the mark that opens what ends at `close`."""
    mark = "(" if words[close].text == ")" else words[close].text
    for place in range(close - 1, max(floor, close - LONGEST_APPOSITION) - 1, -1):
        if words[place].text != mark:
            continue
        if place == floor:
            return None
        found = phrase_ending(words, place - 1, floor)
        inner = words[place + 1]
        # "Smith, 45, said", "Smith, the coach, said", "Smith, who …, said"; a list of names has capitals on both
        # sides, and the phrase farther left is then the head.
        if found is not None and (plausible(words, found) or inner.key in {"who", "whose", "which"}):
            return found
    return None


def phrase_ending(words: Sequence[Word], last: int, floor: int = 0) -> Span | None:
    """The noun phrase whose last word is `last`; None where that word can end none."""
    if last < floor:
        return None
    word = words[last]
    if is_pronoun(word) and word.key in PRONOUNS:
        return (last, last + 1)
    if not word.key or word.key in PREPOSITIONS or word.key in BREAKERS or word.key in COORDINATORS:
        return None
    start = last + 1
    place = last
    stop = max(floor, last - LONGEST_PHRASE + 1)
    while place >= stop:
        step = _step(words, place, start, floor)
        if step == "in":
            start = place
        elif step == "last":
            start = place
            if not _continues(words, place - 1, floor):
                break
        elif step == "stop":
            break
        place -= 1
    return _trimmed(words, start, last + 1)


def _step(words: Sequence[Word], place: int, start: int, floor: int) -> str:
    """Whether a word left of a phrase is `in` it, its `last` (leftmost) word, or outside (`stop`); `""` if a bridge."""
    word = words[place]
    key = word.key
    if not key:
        bridge = word.text == "." and place > floor and words[place - 1].key in TITLE_POINTS
        initial = word.text == "." and place > floor and len(words[place - 1].text) == 1
        return "in" if bridge or initial or word.text in {"&", "%", "$", "£", "€"} else "stop"
    if key in DETERMINERS:
        return "last"
    if key in DAYS and start <= len(words) and place < start and start != place + 1:
        return "stop"
    if key in PREPOSITIONS or key in COORDINATORS:
        return "" if _continues(words, place, floor) and start == place + 1 else "stop"
    if (
        (is_pronoun(word) and key in PRONOUNS)
        or key in BREAKERS
        or (key in AUXILIARIES and word.text[:1].islower())
        or is_adverb(key)
    ):
        return "stop"
    return "in"


def _continues(words: Sequence[Word], place: int, floor: int) -> bool:
    """Whether the preposition or "and" at `place` joins a phrase to the noun before it."""
    if place <= floor:
        return False
    key, governor = words[place].key, words[place - 1]
    if key in COORDINATORS:
        return is_capital(governor) or is_source(governor.key)
    if key in INNER_PREPOSITIONS:
        if governor.key in DAYS:
            return False
        return (
            is_source(governor.key)
            or (key == "of" and bool(governor.key))
            or (is_capital(governor) and key in {"of", "for"})
        )
    return False


def _trimmed(words: Sequence[Word], start: int, end: int) -> Span | None:
    """Drops what cannot begin a phrase: possessives, days, and a foreign noun before a bare name."""
    start = _name_alone(words, start, end)
    while start < end and (
        words[start].key in {"s", "and", "or", ""}
        or (words[start].key in DAYS and end - start > 1)
        or words[start].key in PREPOSITIONS
    ):
        start += 1
    return (start, end) if start < end else None


def _name_alone(words: Sequence[Word], start: int, end: int) -> int:
    """First word of the name that ends a phrase, where a noun that is no title stands before it: "a claim Smith"."""
    place = end
    while place > start and (is_capital(words[place - 1]) or not words[place - 1].key):
        place -= 1
    if place in (end, start) or words[place].text == ".":
        return start
    before = words[place - 1]
    joins = before.key in DETERMINERS or before.key in PREPOSITIONS or before.key in COORDINATORS or before.key == "s"
    return start if joins or is_source(before.key) or place == start else place


def head(words: Sequence[Word], phrase: Span) -> int:
    """Place of the head of a noun phrase: its last word before any preposition or comma inside it."""
    start, end = phrase
    for place in range(start + 1, end):
        if words[place].key in PREPOSITIONS and not is_capital(words[place - 1]):
            return place - 1
        if words[place].text in {",", "(", "—", "–"}:
            return place - 1
    return end - 1


def plausible(words: Sequence[Word], phrase: Span) -> bool:
    """Whether a noun phrase can be somebody or something that says: a pronoun, a capital, or an agent noun."""
    word = words[head(words, phrase)]
    if word.key in PRONOUNS or word.key in {
        "many",
        "some",
        "others",
        "most",
        "all",
        "those",
        "several",
        "few",
    }:
        return True
    if word.key in DAYS:
        return False
    return is_capital(word) or is_source(word.key)


def phrase_starting(words: Sequence[Word], first: int, stop: int) -> Span | None:
    """The noun phrase that begins at `first` and ends before `stop`."""
    if first >= stop:
        return None
    if is_pronoun(words[first]):
        following = words[first + 1] if first + 1 < stop else None
        if words[first].key != "her" or following is None or not following.text[:1].isalpha():
            return (first, first + 1)
    end = first
    for place in range(first, min(stop, first + LONGEST_PHRASE)):
        if not _extends(words, place, first, stop):
            break
        end = place + 1
    while end > first and (words[end - 1].key in PREPOSITIONS or words[end - 1].key in COORDINATORS):
        end -= 1
    return (first, end) if end > first else None


def _extends(words: Sequence[Word], place: int, first: int, stop: int) -> bool:
    """Whether the word at `place` goes on with the phrase that began at `first`."""
    word = words[place]
    key = word.key
    if not key:
        return (
            word.text == "."
            and place > first
            and (words[place - 1].key in TITLE_POINTS or len(words[place - 1].text) == 1)
        )
    if key in DETERMINERS:
        return place == first or words[place - 1].key in PREPOSITIONS or words[place - 1].key in COORDINATORS
    if key in COORDINATORS:
        return place + 1 < stop and (is_capital(words[place + 1]) or is_source(words[place + 1].key))
    if key in PREPOSITIONS:
        return (
            place > first
            and key in {"of", "for", "from", "at", "in"}
            and place + 1 < stop
            and not (words[place + 1].key in DAYS or words[place + 1].key.isdigit())
            and (key != "in" or is_source(words[place - 1].key))
        )
    lower = word.text[:1].islower()
    if key in DAYS and place > first:
        return False
    if key in BREAKERS or (is_pronoun(word) and key in PRONOUNS) or is_adverb(key) or (lower and key in AUXILIARIES):
        return False
    # A lower-case word after a capitalised one is the verb or something new, unless it is a source noun.
    return not (lower and place > first and is_capital(words[place - 1]) and not is_source(key) and key != "s")
