"""Lemmas as edits of the written form: "2:y" takes two letters off and puts "y" there, so "parties" becomes "party"."""

from __future__ import annotations

KEEP = "="
"""The form is its own lemma, capitals and all."""


def script(form: str, lemma: str) -> str:
    """The edit that makes a lemma of a form: how many letters at the end give way, and to what."""
    if form == lemma:
        return KEEP
    small = form.lower()
    shared = 0
    while shared < min(len(small), len(lemma)) and small[shared] == lemma[shared]:
        shared += 1
    return f"{len(small) - shared}:{lemma[shared:]}"


def lemma(form: str, edit: str) -> str:
    """The lemma that an edit makes of a form; the form in small letters where the edit does not fit."""
    if edit == KEEP:
        return form
    off, _, added = edit.partition(":")
    small = form.lower()
    if int(off) > len(small):
        return small
    return (small[: len(small) - int(off)] + added) or small
