"""What the shape of a block tells: words, stems, whether it is a sentence of the story or a line of the page."""

from __future__ import annotations

import re

from crossread.extract.tongue import common
from crossread.text import fold

WORD = re.compile(r"[^\W_]+(?:['’\-‐‑][^\W_]+)*")
STOPS = (".", "!", "?", "…", "。", "！", "？", "।", "؟")
CLOSERS = "\"'”’»)]*"
QUOTED = re.compile(r"[“\"«„].{12,}?[”\"»]")


def words(text: str) -> list[str]:
    """The words and numbers of a short text, as printed."""
    return WORD.findall(text)


def key(text: str) -> str:
    """A block folded to its words with one space between, for comparing lines."""
    return " ".join(WORD.findall(fold(text)))


def stems(text: str) -> frozenset[str]:
    """The beginnings of its content words: five letters hold a word together with its endings.

    Function words and words under four letters tie nothing to anything; numbers do.
    """
    found = WORD.findall(fold(text).replace("-", " ").replace("’", " ").replace("'", " "))
    return frozenset(word[:5] for word in found if (len(word) > 3 and word not in common()) or word.isdigit())


def ends_sentence(text: str) -> bool:
    """Whether the block ends as a sentence does, closing quotation marks and brackets aside."""
    return text.rstrip(CLOSERS + " ").endswith(STOPS)


def tells(text: str) -> bool:
    """Whether a block is plainly a paragraph of a story: a sentence of eight words or more, or a long block."""
    count = len(words(text[:2_000]))
    return count >= 25 or (count >= 8 and ends_sentence(text))


def titled(text: str) -> bool:
    """Whether most of its long words begin with a capital, as in headings, labels and menus."""
    long = [word for word in words(text) if len(word) > 3 and word[0].isalpha()]
    return bool(long) and sum(word[0].isupper() for word in long) * 2 > len(long)


def quoted(text: str) -> bool:
    """Whether it holds words in quotation marks, twelve characters or more."""
    return bool(QUOTED.search(text[:5_000]))
