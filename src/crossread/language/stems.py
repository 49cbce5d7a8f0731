"""Stems of English words, by the Snowball stemmer: "negotiations" and "negotiated" are one key."""

from __future__ import annotations

from functools import cache

from snowballstemmer import stemmer


@cache
def stem(key: str) -> str:
    """The stem of a folded word; a number or a word with other signs than letters stays as it is."""
    return str(stemmer("english").stemWord(key)) if key.isalpha() else key
