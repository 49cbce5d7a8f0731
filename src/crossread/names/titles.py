"""Titles in capitals before a name: "Foreign Minister", "Gen", "Harbourmaster"."""

from __future__ import annotations

from crossread.language.lexicon import lexicon
from crossread.names.evidence import places
from crossread.names.runs import key_of
from crossread.parsed import Word

OFFICES = ("master", "keeper", "woman", "person", "marshal", "warden")
"""Endings of one-word titles that no list has: "Harbourmaster", "Lockkeeper"."""


def is_office(key: str) -> bool:
    """Whether a word is an office by its ending: "harbourmaster", or an ordinary word with "man", "alderman" not."""
    if key in lexicon("given_names") or (key,) in places().adjective:
        return False
    made = key.endswith("man") and len(key) > 6 and key[:-3] in lexicon("common_words")
    return made or any(key.endswith(ending) and len(key) > len(ending) + 2 for ending in OFFICES)


def last_title(words: tuple[Word, ...], first: int, last: int) -> tuple[int, int] | None:
    """First and last word (half-open) of the last title in the run, as long as it can be."""
    titles = lexicon("titles")
    for end in range(last, first, -1):
        for begin in range(max(first, end - 5), end):
            joined = " ".join(key_of(word) for word in words[begin:end] if word.key)
            before_given = end < last and words[end].key in lexicon("given_names") and joined in lexicon("role_nouns")
            if (joined in titles or before_given) and not _is_body_word(words, end, last):
                while begin > first and words[begin - 1].key in titles:
                    begin -= 1
                return begin, end
    full_name = last - first > 2 and words[first + 1].key not in lexicon("common_words")
    return (first, first + 1) if full_name and is_office(words[first].key) else None


def _is_body_word(words: tuple[Word, ...], index: int, last: int) -> bool:
    """Whether a word that makes an organisation or a thing follows: "Major League" has no title."""
    return index < last and (
        words[index].key in lexicon("organisation_words") or words[index].key in lexicon("other_name_words")
    )
