"""What the letters of a word piece look like: the encoder reads small letters alone, and names show in capitals."""

from __future__ import annotations

SHAPES = 14
"""Numbers that `shape` gives: seven forms, with white space before the token or without."""


def shape(token: str, first: bool, spaced: bool) -> int:
    """A number below `SHAPES` for a piece of a token: its first piece, and whether white space stands before it."""
    form = _form(token) if first else 6
    return form * 2 + spaced


def _form(token: str) -> int:
    letters = [character for character in token if character.isalpha()]
    if not letters:
        return 1 if any(character.isdigit() for character in token) else 0
    if len(letters) > 1 and all(character.isupper() for character in letters):
        return 4
    if token[0].isupper():
        return 3 if len(token) > 1 else 5
    return 5 if any(character.isupper() for character in letters) else 2
