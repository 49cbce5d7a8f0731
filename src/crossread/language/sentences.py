"""Sentences by rules: a mark that ends one, what may follow it, and the abbreviations that end none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crossread.language.lexicon import lexicon
from crossread.language.words import words
from crossread.parsed import Sentence

TITLES = lexicon("abbreviated_titles")
ABBREVIATIONS = lexicon("abbreviations")
BEFORE_DIGIT_ONLY = lexicon("abbreviations_before_digits")
OPENING_WORDS = lexicon("sentence_openers")
CLOCK = frozenset({"a.m", "p.m"})
AFTER_CLOCK = lexicon("after_clock")

END = re.compile(r"""(?<![.!?…])[.!?…]+["'”’»)\]]*(?=\s)""")
# The lookbehind keeps a run of a million points from being tried at each of them.
OPENERS = "\"'“‘«([—–-"
SPEAKER_AFTER = re.compile(
    r"(?:[A-Z][\w.’'-]{0,30}\s){1,4}"
    r"(?:said|says|asked|asks|wrote|writes|told|added|cried|shouted|wondered|replied|demanded|tweeted|posted)\b"
)
"""After a question or an exclamation in quotation marks: its sentence goes on with who said it."""


def sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of a report's text, paragraph by paragraph; white space between them belongs to none."""
    return tuple(
        sentence
        for paragraph, (start, end) in enumerate(paragraphs(text))
        for sentence in of_paragraph(text, start, end, paragraph)
    )


def of_paragraph(text: str, start: int, end: int, paragraph: int) -> Iterator[Sentence]:
    """The sentences of one paragraph, whose number is given with them."""
    for left, right in _split(text, start, end):
        tokens = words(text[left:right], left)
        if tokens:
            yield Sentence(left, right, text[left:right], tokens, paragraph)


def boundaries(text: str, start: int, end: int) -> Iterator[int]:
    """The places between `start` and `end` where, by rule, a sentence ends."""
    return (right for _, right in _split(text, start, end))


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of every line that has more than white space."""
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield start, start + len(line)
        start += len(line) + 1


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
    """Whether the marks at `match` end a sentence, by the word before and what comes after them."""
    after = match.end()
    while after < limit and text[after].isspace():
        after += 1
    if after >= limit:
        return True
    if text[after] in OPENERS and after + 1 < limit:
        after += 1
    if text[after].islower():
        return False
    marks = match.group()
    if not marks.startswith(".") or marks.startswith(".."):
        return not (marks[-1] in "\"'”’»" and SPEAKER_AFTER.match(text, after, min(limit, after + 150)))
    return not _abbreviates(text, match.start(), text[after : min(limit, after + 40)])


def _abbreviates(text: str, dot: int, following: str) -> bool:
    """Whether the point at `dot` belongs to an abbreviation that goes on with `following`."""
    word_start = dot
    # Forty characters are longer than any abbreviation; the bound keeps a megabyte without a space linear.
    while word_start > max(0, dot - 40) and not text[word_start - 1].isspace():
        word_start -= 1
    word = text[word_start:dot].lstrip(OPENERS).casefold()
    if word in TITLES:
        return True
    if word in BEFORE_DIGIT_ONLY:
        return following[0].isdigit()
    next_word = re.match(r"[^\W\d_]*", following)
    then = next_word.group().casefold() if next_word else ""
    if word in CLOCK:
        return not then or then in AFTER_CLOCK
    initial = len(word) == 1 and word.isalpha() and text[dot - 1].isupper() and word != "i"
    if initial or word in ABBREVIATIONS or re.fullmatch(r"(?:[a-z]\.)+[a-z]", word):
        return then not in OPENING_WORDS
    return False
