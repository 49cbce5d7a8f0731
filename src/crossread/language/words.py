"""Tokens: words, numbers and punctuation marks, each with its place in the original."""

from __future__ import annotations

import re

from crossread.parsed import Word
from crossread.text import fold

# Order matters: abbreviations with inner points (U.S., a.m.), numbers with separators, words with inner
# apostrophes or hyphens, then any other single mark. A possessive 's is a token of its own, as in treebanks.
TOKEN = re.compile(
    r"""
      (?:[^\W\d_]\.){2,}                          # U.S.  a.m.
    | \d+(?:[.,:]\d+)+[^\W\d_]*\b                 # 1,200  3.5  10:30  7.40pm  2.5bn
    | \d+(?:st|nd|rd|th)?\b                       # 40  4th
    | ['’]s\b                                     # possessive or clitic
    | [^\W_]+(?:(?:['’](?!s\b)|[-‐‑])[^\W_]+)*    # words, don't, business-like, 40pm
    | \S
    """,
    re.VERBOSE,
)


def words(text: str, offset: int = 0) -> tuple[Word, ...]:
    """The tokens of `text`; `offset` is added to every place. Nothing but white space lies between tokens."""
    found = []
    for match in TOKEN.finditer(text):
        token = match.group()
        key = fold(token).strip("'") if any(character.isalnum() for character in token) else ""
        found.append(Word(offset + match.start(), offset + match.end(), token, key))
    return tuple(found)
