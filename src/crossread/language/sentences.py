"""Sentences by rules: a mark that ends one, what may follow it, and the abbreviations that end none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crossread.language.words import words
from crossread.records import Sentence

ABBREVIATIONS = frozenset(
    """
    mr mrs ms dr prof sen rep gov gen col lt sgt capt cmdr adm maj brig hon rev st ste jr sr
    jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun
    vs etc e.g i.e cf no nos vol pp fig inc corp co ltd llc dept univ est approx ave blvd rd mt ft
    """.split()
)
# "No." ends a sentence at least as often as it abbreviates "number"; it abbreviates only before a digit.
BEFORE_DIGIT_ONLY = frozenset({"no", "nos", "vol", "pp", "fig", "mar", "sat", "sun", "jan", "dec", "may", "est"})

END = re.compile(r"""(?:[.!?…]+|\.{3})["'”’»)\]]*(?=\s)""")
OPENERS = "\"'“‘«([—–-"


def sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of a report's text, paragraph by paragraph; white space between them belongs to none."""
    found = []
    paragraph = 0
    for start, end in _paragraphs(text):
        for left, right in _split(text, start, end):
            tokens = words(text[left:right], left)
            if tokens:
                found.append(Sentence(left, right, text[left:right], tokens, paragraph))
        paragraph += 1
    return tuple(found)


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    for match in re.finditer(r"[^\n]*\S[^\n]*", text):
        yield match.start(), match.end()


def _split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    left = start
    for match in END.finditer(text, start, end):
        if _ends(text, match, end):
            trimmed = _trim(text, left, match.end())
            if trimmed:
                yield trimmed
            left = match.end()
    trimmed = _trim(text, left, end)
    if trimmed:
        yield trimmed


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None


def _ends(text: str, match: re.Match[str], limit: int) -> bool:
    """Whether the marks at `match` end a sentence, by the word before and the character after them."""
    after = match.end()
    while after < limit and text[after].isspace():
        after += 1
    if after >= limit:
        return True
    following = text[after]
    if following in OPENERS and after + 1 < limit:
        following = text[after + 1]
    if following.islower():
        return False
    if not match.group().startswith(".") or match.group().startswith(".."):
        return True
    return not _abbreviates(text, match.start(), following)


def _abbreviates(text: str, dot: int, following: str) -> bool:
    word_start = dot
    # Forty characters are longer than any abbreviation; the bound keeps a megabyte without a space linear.
    while word_start > max(0, dot - 40) and not text[word_start - 1].isspace():
        word_start -= 1
    word = text[word_start:dot].lstrip(OPENERS).casefold()
    if word in BEFORE_DIGIT_ONLY:
        return following.isdigit()
    if word in ABBREVIATIONS:
        return True
    if len(word) == 1 and word.isalpha() and text[dot - 1].isupper():
        return word != "i"
    return bool(re.fullmatch(r"(?:[a-z]\.)+[a-z]", word))
