"""The role that a report gives to a person: the title or noun before the name, or the apposition after it."""

from __future__ import annotations

from functools import cache

from crossread.language.lexicon import lexicon
from crossread.names.evidence import FUNCTION, is_capital
from crossread.names.mentions import Mention
from crossread.names.titles import is_office
from crossread.parsed import Analysis, Sentence, Word
from crossread.records import Passage

LONGEST_BEFORE = 7
"""Words of the longest role before a name that is looked for: "deputy chief executive of" is four."""
LONGEST_AFTER = 18
"""Words in which an apposition must end with a comma or the sentence."""
DETERMINERS = frozenset("a an the his her their its our then".split())
REPORTING = frozenset(
    "said says told tells asked added adds wrote warned urged praised met saw quoted named called".split()
)


def roles_of(analysis: Analysis, mention: Mention) -> tuple[Passage, ...]:
    """The passages that say what the named person is, as they stand around one mention."""
    sentence = analysis.sentences[mention.sentence]
    words = sentence.words
    found = []
    before = _before(sentence, mention)
    if before:
        found.append(before)
    found.extend(_after(sentence, mention.last))
    said = _predicate(words, mention.last)
    if said:
        found.append(said)
    return tuple(analysis.report.passage(words[first].start, words[last - 1].end) for first, last in found)


@cache
def _role_words() -> frozenset[str]:
    return lexicon("role_nouns") | frozenset(title for title in lexicon("titles") if " " not in title)


def is_role(word: Word) -> bool:
    """Whether a word is a role noun, also as the end of a hyphened one ("lawyer-turned-farmer")."""
    key = word.key
    return key in _role_words() or key.rpartition("-")[2] in _role_words() or is_office(key)


def _before(sentence: Sentence, mention: Mention) -> tuple[int, int] | None:
    """Words of the role before the name."""
    words = sentence.words
    if mention.title is not None:
        first = _leftmost(words, mention.title)
        last = mention.first
        while words[last - 1].text == ".":
            last -= 1
        return (first, last) if words[last - 1].key not in HONORIFICS else None
    last = mention.first
    if last > 0 and words[last - 1].text == "," and _set_off(words, mention.last):
        last -= 1
    if last == 0 or not is_role(words[last - 1]):
        return None
    first = _leftmost(words, last - 1)
    return first, last


HONORIFICS = frozenset("mr mrs ms miss dr sir dame lord lady prof rev hon madam saint mx".split())
"""Titles that say nothing of what a person does."""


def _set_off(words: tuple[Word, ...], last: int) -> bool:
    """Whether a comma or the end follows the name, so that the comma before it sets the name off."""
    return last >= len(words) or words[last].text in {",", ".", ";", ":", ")", "-", "—", "–"}


def _leftmost(words: tuple[Word, ...], first: int) -> int:
    """Where the role that ends at word `first` begins: with adjectives, other role nouns, or names of bodies."""
    limit = max(0, first - LONGEST_BEFORE)
    best = first
    index = first
    while index > limit:
        word = words[index - 1]
        if not word.key or word.text[0] in "'’" or _is_small_word(word):
            break
        sure = (
            word.key in lexicon("role_adjectives")
            or is_role(word)
            or _names_place_or_body(words, index - 1)
            or "-" in word.text
        )
        if not sure and (word.key.endswith(("ed", "ing", "ly", "s")) or word.key[0].isdigit()):
            break
        index -= 1
        if sure:
            best = index
    else:
        return best
    # A phrase that begins after a small word, a possessive or a mark belongs to the role as a whole.
    bounded = (
        index == 0 or not words[index - 1].key or words[index - 1].text[0] in "'’" or _is_small_word(words[index - 1])
    )
    return index if bounded and first - index <= 4 else best


def _is_small_word(word: Word) -> bool:
    """Whether a word cannot be part of a role before a name; "US" is not the pronoun."""
    if word.text.isupper() and len(word.text) > 1:
        return False
    return word.key in FUNCTION or word.key in REPORTING or word.key in DETERMINERS


def _names_place_or_body(words: tuple[Word, ...], index: int) -> bool:
    return is_capital(words[index]) and (index > 0 or words[index].key not in lexicon("common_words"))


def _after(sentence: Sentence, index: int) -> list[tuple[int, int]]:
    """Words of the roles in the apposition after a name: ", head of the mission and leader of the council,"."""
    words = sentence.words
    if index >= len(words) or words[index].text not in (",", "(", "—", "–"):
        return []
    first = index + 1
    if first + 1 < len(words) and words[first].key.isdigit() and words[first + 1].text == ",":
        first += 2
    if first + 1 < len(words) and words[first].key == "who" and words[first + 1].key in ("is", "was"):
        first += 2
    end = first
    while end < len(words) and end - first < LONGEST_AFTER and not _closes(words, end):
        end += 1
    if end == first or (end < len(words) and not _closes(words, end)):
        return []
    parts = [_trimmed(words, left, right) for left, right in _parted(words, first, end)]
    # One part that is no role ("Jane Roe, her daughter and the club") ends the apposition there.
    kept: list[tuple[int, int]] = []
    for part in parts:
        if part is None:
            break
        kept.append(part)
    return kept


LONGEST_PREDICATE = 6
"""Words between "is the" and the end of the role's noun: "deputy chief executive" is three."""


def _predicate(words: tuple[Word, ...], index: int) -> tuple[int, int] | None:
    """The role that "is" or "was" gives: "Jane Roe is the mayor of Orle"; with what "of" or "at" joins by capitals."""
    if index + 1 >= len(words) or words[index].key not in ("is", "was"):
        return None
    first = index + 1 + (words[index + 1].key in ("a", "an", "the"))
    head = _predicate_head(words, first)
    if head is None:
        return None
    last = head + 1
    joint = last + 1 + (last + 1 < len(words) and words[last + 1].key == "the")
    if last < len(words) and words[last].key in ("of", "at", "for") and joint < len(words) and is_capital(words[joint]):
        last = joint
        while last < len(words) and is_capital(words[last]):
            last += 1
    return first, last


def _predicate_head(words: tuple[Word, ...], first: int) -> int | None:
    """The last role noun of the phrase at `first`, if every word before it is one of a role."""
    head = None
    for index in range(first, min(len(words), first + LONGEST_PREDICATE)):
        if not is_role(words[index]) and words[index].key not in lexicon("role_adjectives"):
            break
        if is_role(words[index]):
            head = index
    following = words[head + 1] if head is not None and head + 1 < len(words) else None
    ends = following is None or not following.key or following.key in FUNCTION or following.key in JOINING
    return head if ends else None


def _closes(words: tuple[Word, ...], index: int) -> bool:
    text = words[index].text
    return (
        (not words[index].key and text not in "'’-‐‑&.")
        or (text == "." and index + 1 >= len(words))
        or words[index].key in ("who", "which", "whose")
    )


def _parted(words: tuple[Word, ...], first: int, last: int) -> list[tuple[int, int]]:
    """The apposition cut at each "and" that a further role follows."""
    cuts = [first]
    for index in range(first + 1, last - 1):
        if words[index].key == "and":
            following = index + 1 + (words[index + 1].key in DETERMINERS)
            if (
                any(is_role(word) for word in words[following : min(last, following + 4)])
                and _head(words, following, last) is not None
            ):
                cuts.append(index + 1)
    ends = [cut - 1 for cut in cuts[1:]] + [last]
    return list(zip(cuts, ends, strict=True))


def _trimmed(words: tuple[Word, ...], first: int, last: int) -> tuple[int, int] | None:
    """A role without determiner and possessor; None if its head is no role noun."""
    if first < last and words[first].key in DETERMINERS:
        first += 1
    for index in range(first, min(last - 1, first + 5)):
        if words[index].text in ("'s", "’s"):
            first = index + 1
            break
    while last > first and not words[last - 1].key:
        last -= 1
    return (first, last) if first < last and _head(words, first, last) is not None else None


JOINING = frozenset("of to for at in on with from and under by near".split())


def _head(words: tuple[Word, ...], first: int, last: int) -> int | None:
    """The role noun that heads the words: the last before "of", "to", "at" and the like."""
    index = first
    while index < last and words[index].key not in JOINING and index - first < 6:
        if words[index].key in FUNCTION or words[index].key in REPORTING:
            return None
        index += 1
    head = index - 1
    return head if head >= first and is_role(words[head]) else None
