"""Tokens as treebanks part them: "don't" is do + n't, "well-known" is well + - + known, "U.S." and "Gen." keep points.

A `Word` (see `words`) is what the wording of two reports is compared by; a token is what grammar is told by.
"""

from __future__ import annotations

import re
from functools import cache

from crossread.language.lexicon import lexicon

Span = tuple[int, int]
"""Start and end (half-open) in code points of the text."""

LONGEST = 400
"""Characters of the longest token. Longer runs without a space are no words; they are parted there."""

APOSTROPHES = "'’‘`´"
CLITIC = re.compile(
    rf"(?:(?<=[^\W\d_])n[{APOSTROPHES}]t|[{APOSTROPHES}](?:s|re|ve|ll|d|m))$",
    re.IGNORECASE,
)
JOINED = {
    "cannot": 3, "gonna": 3, "gotta": 3, "wanna": 3, "gimme": 3, "lemme": 3, "dunno": 2,
    "dont": 2, "doesnt": 4, "didnt": 3, "cant": 2, "wont": 2, "isnt": 2, "wasnt": 3, "havent": 4, "wouldnt": 5,
    "couldnt": 5, "shouldnt": 6, "arent": 3, "hasnt": 3, "thats": 4, "im": 1, "ive": 1, "lets": 3, "whats": 4,
}  # fmt: skip
"""Words written as one that are two in every treebank, and where they are parted."""
PREFIXES = lexicon("hyphen_prefixes")
"""What stays with its word across a hyphen: "co-operate", "e-mail"."""

TOKEN = re.compile(
    rf"""
      (?:https?://|www\.)[^\s<>"“”]{{1,300}}(?<![.,;:!?)\]'’])          # addresses
    | [\w.+-]{{1,64}}@[\w-]{{1,64}}(?:\.[\w-]{{1,64}}){{1,8}}         # e-mail
    | [^\W\d_]\w{{0,60}}(?:\.[a-z][\w-]{{1,60}}){{1,6}}(?:/[\w/-]{{1,200}})? # example.org  notes.txt
    | (?:[^\W\d_]\.){{2,8}}(?![^\W_])                                 # U.S.  a.m.
    | (?:[^\W\d_]\.){{1,8}}[^\W\d_](?=['’]s\b|[\s,;:)\]"”]|$)         # U.S  p.m
    | [#@]\w{{1,60}}                                                  # tags and handles
    | [:;=]['’]?-?[()DPp\]\[|](?=\s|$)                                # emoticons
    | \d{{1,4}}/\d{{1,4}}(?:/\d{{2,4}})?                              # 11/29/2000  9/11
    | (?:\d-)?\d{{3}}-\d{{3}}-\d{{4}}(?!\d)                           # telephone numbers
    | [A-Z]{{1,4}}&[A-Z]{{1,4}}(?!\w)                                 # AT&T
    | \d{{1,20}}(?:[.,:]\d{{1,20}}){{0,20}}(?:(?:st|nd|rd|th|s)\b|['’]s\b)?  # 1,200  3.5  10:30  40th  1990s
    | [.,:;]\d{{1,20}}(?![\d\w])(?<=\.\d)                             # .5
    | (?P<mark>[^\w\s])(?P=mark){{3,398}}                               # ----  ****
    | \.{{2,3}}(?:\s\.){{0,3}}|--+|[!?]{{2,20}}|==+|__+|\*\*+|\$\$+|~~+|\+\++
    | ``|''|’’|‘’|‘‘|<{{1,3}}|>{{1,3}}
    | [^\W\d_]{{1,200}}(?:[{APOSTROPHES}][^\W\d_]{{1,50}}){{0,3}}[^\W_]{{0,20}}  # words, O'Brien, don't, G8
    | \S
    """,
    re.VERBOSE,
)


@cache
def _keeps_point() -> frozenset[str]:
    return lexicon("abbreviated_titles") | lexicon("abbreviations") | lexicon("abbreviations_before_digits")


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """The places of the tokens between `start` and `end`; only white space lies between them."""
    limit = len(text) if end is None else end
    found: list[Span] = []
    position = start
    while match := TOKEN.search(text, position, limit):
        left, right = match.start(), min(match.end(), match.start() + LONGEST)
        right = _with_point(text, left, right, limit)
        right = _with_prefix(text, left, right, limit)
        found.extend(_parted(text, left, right))
        position = right
    return found


def _with_point(text: str, left: int, right: int, limit: int) -> int:
    """The end of a word with the point of its abbreviation: "Gen.", "J."."""
    if right >= limit or text[right] != "." or not text[left].isalpha():
        return right
    if right + 1 < limit and text[right + 1] == ".":
        return right
    initial = right - left == 1 and text[left].isupper() and not (text[left] == "I" and _ends(text, right + 1, limit))
    known = text[left:right].casefold() in _keeps_point()
    return right + 1 if initial or known else right


def _ends(text: str, position: int, limit: int) -> bool:
    """Whether nothing but white space is left of the line."""
    return position >= limit or text[position] == "\n"


def _with_prefix(text: str, left: int, right: int, limit: int) -> int:
    """The end of a word with what a hyphen joins to its prefix: "re-election"."""
    if right + 1 >= limit or text[right] not in "-‐‑" or not text[right + 1].isalpha():
        return right
    if text[left:right].casefold() not in PREFIXES:
        return right
    word = TOKEN.match(text, right + 1, limit)
    return min(word.end(), right + 1 + LONGEST) if word else right


def _parted(text: str, left: int, right: int) -> list[Span]:
    """A word and the clitic at its end."""
    word = text[left:right]
    if right - left > 2 and word[0].isalpha():
        clitic = CLITIC.search(word)
        if clitic and clitic.start() > 0:
            return [(left, left + clitic.start()), (left + clitic.start(), right)]
        at = JOINED.get(word.casefold())
        if at:
            return [(left, left + at), (left + at, right)]
    return [(left, right)]
