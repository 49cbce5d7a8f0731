"""The words that report: every form of the word lists, with what each may bring in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from crossread.language.inflection import VerbForm, both_numbers, verb_forms
from crossread.language.lexicon import lexicon

TO = "to"
"""Stands for an infinitive among the words before a complement."""

NAMING = frozenset("call brand label dub term declare deem pronounce consider think find".split())
"""Verbs with an object and what it is called: "called it unfair"."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What a verb may bring in."""

    clause: bool = False
    """A clause, with or without "that"."""
    that: bool = False
    """A clause after "that", "whether" or "how"."""
    matter: bool = False
    """An object that is what is spoken of: "criticised the plan"."""
    about: frozenset[str] = frozenset()
    """Prepositions that bring in what is spoken of: "complained about the plan"."""
    joiners: frozenset[str] = frozenset()
    """Words before a complement: "urged them to wait", "called for calm", "described it as fair"."""
    attitude: bool = False
    """It thinks, wishes or feels rather than speaks."""


@cache
def quote_forms() -> dict[str, VerbForm]:
    """Every written form of every verb that brings in a quote."""
    return verb_forms(frozenset(frames()))


@cache
def frames() -> dict[str, Frame]:
    """Base form -> what the verb may bring in."""
    joiners, about, matter = _pairs("quote_verbs_object"), _pairs("quote_verbs_matter"), _plain("quote_verbs_matter")
    feels, feels_about = _plain("quote_verbs_attitude"), _pairs("quote_verbs_attitude")
    clause, that, marks = (_first(f"quote_verbs{which}") for which in ("", "_that", "_marks"))
    bases = clause | that | marks | matter | feels | joiners.keys() | about.keys() | feels_about.keys()
    return {
        base: Frame(
            clause=base in clause,
            that=base in that,
            matter=base in matter or base in feels,
            about=about.get(base, frozenset()) | feels_about.get(base, frozenset()),
            joiners=joiners.get(base, frozenset()) | ({*about.get(base, ()), *feels_about.get(base, ())} & {TO}),
            attitude=base in feels or base in feels_about,
        )
        for base in sorted(bases)
    }


def _first(name: str) -> frozenset[str]:
    """First words of the entries: "point" of "point out"; the tree tells what hangs on it."""
    return frozenset(entry.split()[0] for entry in lexicon(name))


def _plain(name: str) -> frozenset[str]:
    return frozenset(entry for entry in lexicon(name) if " " not in entry)


def _pairs(name: str) -> dict[str, frozenset[str]]:
    """First word of the entries of two or three words -> their last words."""
    found: dict[str, set[str]] = {}
    for entry in sorted(lexicon(name)):
        first, *rest = entry.split()
        if rest:
            found.setdefault(first, set()).add(rest[-1])
    return {first: frozenset(rest) for first, rest in found.items()}


@cache
def quote_nouns() -> dict[str, str]:
    """Nouns of speaking and thinking, singular and plural -> singular."""
    return {form: noun for noun in sorted(lexicon("quote_nouns")) for form in both_numbers(noun)}


@cache
def light_forms() -> dict[str, VerbForm]:
    """Every form of the verbs that only carry a noun of speaking: "issued a warning"."""
    return verb_forms(lexicon("quote_light_verbs"))
