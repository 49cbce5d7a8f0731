"""Words of any script in plain Latin letters, so that a name in one script can be compared with it in another.

This is no rendering for readers: nothing made here is ever shown.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from anyascii import anyascii

from crossread.language.lexicon import lexicon
from crossread.text import fold

BLOCKS = (
    ("latin", 0x0000, 0x036F),
    ("greek", 0x0370, 0x03FF),
    ("cyrillic", 0x0400, 0x052F),
    ("hebrew", 0x0590, 0x05FF),
    ("arabic", 0x0600, 0x08FF),
    ("latin", 0x1E00, 0x1EFF),
    ("greek", 0x1F00, 0x1FFF),
    ("signs", 0x3400, 0x9FFF),
    ("syllables", 0x1100, 0x11FF),
    ("syllables", 0xAC00, 0xD7AF),
    ("arabic", 0xFB50, 0xFEFF),
)
"""Scripts by the code points of their letters; every other letter is of some "other" script."""
SIGNS = frozenset({"signs", "syllables"})
"""Scripts in which one character is a whole syllable: another character is another name, not a spelling."""
UKRAINIAN = re.compile("[ієґ]")
"""Letters that Russian does not have; in words with them "г" is "h" and "и" is "y"."""
HARD = {"г": "h", "и": "y"}
ARTICLE = "ال"
LEAST_AFTER_ARTICLE = 3
"""Letters that must follow the Arabic article: shorter words only begin like it."""
VOWELS = frozenset("aeiou")
GLIDES = {"arabic": {"و": "w", "ي": "y", "ی": "y"}, "hebrew": {"ו": "v", "י": "y"}}
"""Letters that are consonants at the beginning of a word or beside a vowel, and vowels between consonants."""
CACHED = 50_000
"""Words whose Latin letters are kept: a story has fewer that can be names."""
MARKS = re.compile(r"[^a-z0-9\s-]")


def script(word: str) -> str:
    """The script of the first letter of a word; "latin" if it has none."""
    for letter in word:
        if letter.isalpha():
            code = ord(letter)
            return next((name for name, first, last in BLOCKS if first <= code <= last), "other")
    return "latin"


@cache
def _letters() -> dict[str, str]:
    return dict(line.split("=", 1) for line in sorted(lexicon("romanisation")))


@lru_cache(maxsize=CACHED)
def romanise(word: str) -> str:
    """A word in small plain Latin letters, digits and hyphens."""
    if word.isascii():
        return MARKS.sub("", word.lower())
    # Folding takes accents off, and syllables of Korean apart, which are put together again.
    small = unicodedata.normalize("NFC", fold(word))
    kind = script(small)
    by_table = kind != "latin" and kind != "other" and kind not in SIGNS
    return MARKS.sub("", anyascii(_by_table(small, kind) if by_table else small).lower())


def _by_table(word: str, kind: str) -> str:
    """A folded word with the letters of the table replaced, the longest run first."""
    table = _letters()
    small = word.replace("׳", "'")
    hard = kind == "cyrillic" and UKRAINIAN.search(small) is not None
    article = kind == "arabic" and small.startswith(ARTICLE) and len(small) >= len(ARTICLE) + LEAST_AFTER_ARTICLE
    at, out = (len(ARTICLE), ["al-"]) if article else (0, [])
    while at < len(small):
        run = small[at : at + 2]
        if len(run) == 2 and run in table:
            out.append(table[run])
            at += 2
            continue
        letter = small[at]
        glide = GLIDES.get(kind, {}).get(letter)
        if hard and letter in HARD:
            out.append(HARD[letter])
        elif glide and _beside_vowel(out, small[at + 1 : at + 2], table):
            out.append(glide)
        else:
            out.append(table.get(letter, letter))
        at += 1
    spelled = "".join(out)
    # "h" at the end of a Hebrew or Persian word only carries a vowel.
    return spelled[:-1] + "a" if kind == "hebrew" and spelled.endswith("h") and len(spelled) > 2 else spelled


def _beside_vowel(out: list[str], following: str, table: dict[str, str]) -> bool:
    before = out[-1][-1:] if out else ""
    return not before or before == "-" or before in VOWELS or table.get(following, "") in VOWELS
