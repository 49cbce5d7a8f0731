"""The patterns of acts: from the word lists, by the form that a sentence has them in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from crossread.language.inflection import VerbForm, conjugate, verb_forms
from crossread.language.lexicon import lexicon
from crossread.language.phrases import is_adverb
from crossread.parsed import Word
from crossread.records import Act

ADJECTIVES = frozenset({"ready", "willing", "prepared", "open", "opposed", "unwilling"})
"""First words of patterns that stand after "be" and have no verb forms."""


GAP = "*"
"""Stands for the object in "declare * unacceptable"."""
GAP_WORDS = 10
"""Words that an object may have there."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A verb or adjective with the words that must follow it, and the act it stands for."""

    form: VerbForm
    rest: tuple[str, ...]
    act: Act


@dataclass(frozen=True, slots=True)
class Match:
    """A pattern found: its words are `place..after`."""

    pattern: Pattern
    place: int
    after: int


@cache
def patterns() -> dict[str, tuple[Pattern, ...]]:
    """Written form of the first word -> patterns, those with most words first."""
    found: dict[str, list[Pattern]] = {}
    for act in Act:
        for entry in sorted(lexicon(f"act_{act.name.lower()}")):
            first, *rest = entry.split()
            forms = {first: VerbForm(first)} if first in ADJECTIVES else verb_forms(frozenset({first}))
            for written, form in forms.items():
                found.setdefault(written, []).append(Pattern(form, tuple(rest), act))
    return {written: tuple(sorted(rows, key=lambda row: (-len(row.rest), row.act))) for written, rows in found.items()}


@cache
def act_nouns() -> dict[str, Act]:
    """Nouns that name an act, singular and plural."""
    found: dict[str, Act] = {}
    for entry in sorted(lexicon("act_nouns")):
        noun, act = entry.split()
        found[noun] = Act[act.upper()]
        found[conjugate(noun)[0][1]] = Act[act.upper()]
    return found


def match_at(words: Sequence[Word], place: int) -> Match | None:
    """The longest pattern whose words begin at `place`; an adverb may stand before its second word."""
    if not words[place].text[:1].islower():
        return None
    for pattern in patterns().get(words[place].key, ()):
        after = place + 1
        if pattern.rest[:1] == (GAP,):
            if _closes(words, after, pattern.rest[1]):
                return Match(pattern, place, after)
            continue
        if pattern.rest and after < len(words) and is_adverb(words[after].key):
            after += 1
        end = after + len(pattern.rest)
        if tuple(word.key for word in words[after:end]) == pattern.rest:
            return Match(pattern, place, end if pattern.rest else place + 1)
    return None


def _closes(words: Sequence[Word], first: int, last: str) -> bool:
    """Whether the word that closes a pattern with a gap follows an object, with no mark between."""
    for at in range(first, min(len(words), first + GAP_WORDS)):
        if words[at].key == last:
            return at > first
        if not words[at].key:
            return False
    return False
