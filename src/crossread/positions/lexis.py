"""The words of acts: verbs, nouns, adjectives and verdicts, by the forms that a text has them in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from crossread.language.inflection import both_numbers, conjugate
from crossread.language.lexicon import lexicon
from crossread.records import Act
from crossread.text import fold

GAP = "*"
"""Stands for the object in "press * to"."""
NOT = "not"
LINKS = frozenset("to that for on upon over of against with at from about into in".split())
"""Words that lead from a verb to what it is about."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A verb with the words that must follow it, and the act it stands for."""

    act: Act
    middle: tuple[str, ...] = ()
    """Words right after the verb: "ruled out"."""
    link: str = ""
    """The word that must lead to what it is about; empty where an object does."""
    gap: bool = False
    """Whether an object stands between the verb and the link."""
    negative: bool = False
    """Whether only its denial is the act: "has not budged on"."""


def _pattern(act: Act, entry: str) -> tuple[str, Pattern]:
    """The verb of an entry and its pattern."""
    parts = entry.split()
    negative = parts[0] == NOT
    verb, *rest = parts[negative:]
    link = rest.pop() if rest and rest[-1] in LINKS else ""
    return verb, Pattern(act, tuple(word for word in rest if word != GAP), link, GAP in rest, negative)


@cache
def verbs() -> dict[str, tuple[Pattern, ...]]:
    """Written form of a verb -> its patterns, those with most words first."""
    found: dict[str, list[Pattern]] = {}
    for act in Act:
        for entry in sorted(lexicon(f"act_{act.name.lower()}")):
            verb, pattern = _pattern(act, entry)
            for form in forms(verb):
                found.setdefault(form, []).append(pattern)
    return {form: tuple(sorted(rows, key=_longest)) for form, rows in found.items()}


def _longest(pattern: Pattern) -> tuple[bool, int, str]:
    return (not pattern.negative, -len(pattern.middle) - bool(pattern.link) - pattern.gap, pattern.act)


def forms(verb: str) -> set[str]:
    """Every written form of a verb."""
    return {form for row in conjugate(verb) for form in row}


@dataclass(frozen=True, slots=True)
class Led:
    """An act, and the words that may lead to what it is about."""

    act: Act
    links: frozenset[str]


@cache
def _led(name: str) -> dict[str, Led]:
    rows = [line.split() for line in sorted(lexicon(name))]
    return {word: Led(Act[act.upper()], frozenset(links)) for word, act, *links in rows}


@cache
def nouns() -> dict[str, Led]:
    """Nouns that name an act, singular and plural."""
    return {form: led for noun, led in _led("act_nouns").items() for form in both_numbers(noun)}


@cache
def adjectives() -> dict[str, Led]:
    """Adjectives that say what their subject would do."""
    return _led("act_adjectives")


def stances() -> dict[str, Led]:
    """Nouns for what somebody stands for: "position", "condition"."""
    return _led("act_positions")


@cache
def verdicts() -> dict[str, tuple[tuple[tuple[str, ...], Act], ...]]:
    """Last word of a verdict -> the words before it and the act, those with most words first."""
    found: dict[str, list[tuple[tuple[str, ...], Act]]] = {}
    for line in sorted(lexicon("act_verdicts")):
        words, _, act = line.partition("=")
        *before, last = words.split()
        found.setdefault(last, []).append((tuple(before), Act[act.strip().upper()]))
    return {last: tuple(sorted(rows, key=lambda row: (-len(row[0]), row[0]))) for last, rows in found.items()}


@cache
def light() -> dict[str, tuple[tuple[str, ...], bool]]:
    """Written form of a verb that only carries a noun -> the words after it, and whether it gives the act up."""
    found: dict[str, tuple[tuple[str, ...], bool]] = {}
    for line in sorted(lexicon("act_light")):
        verb, *rest = line.split()
        gives_up = rest[-1:] == [NOT]
        for form in forms(verb):
            after = () if gives_up else tuple(rest)
            found[form] = (after if form not in found else found[form][0] and after, gives_up)
    return found


@cache
def governors() -> dict[str, str]:
    """Written form of what stands before "to" -> what it says of what follows: real, open or not."""
    rows = [line.split() for line in sorted(lexicon("act_governors"))]
    return {form: says for word, says in rows for form in (word, *forms(word))}


@cache
def all_forms(name: str) -> frozenset[str]:
    """The words of a list as verbs, in every form."""
    return frozenset(form for word in lexicon(name) for form in forms(word)) | lexicon(name)


@cache
def cues() -> frozenset[str]:
    """Every word by which a sentence can tell a position: a sentence without any is not looked at further."""
    heads = {line.split()[0] for line in lexicon("act_adjectives")}
    plain = heads | set(verdicts()) | set(nouns()) | set(stances()) | OBLIGING | {"better", "against"}
    return frozenset(verbs().keys() | plain)


OBLIGING = frozenset("should must ought".split())
"""Words by which one says what another is to do."""
VERDICT_VERBS = frozenset(
    form
    for verb in "call declare deem find term label brand describe consider regard see view denounce".split()
    for form in forms(verb)
)
"""Verbs of judging: "called the plan unacceptable"."""
SAYING = frozenset(
    form
    for verb in """say tell state add note stress argue maintain explain declare announce insist claim reiterate repeat
    write tweet signal indicate hint confirm warn reply respond assert believe think suggest emphasise emphasize
    acknowledge admit conclude contend vow pledge promise""".split()
    for form in forms(verb)
)
"""Verbs whose subject stands behind the clause below them."""


def key(text: str) -> str:
    """A token's text folded for the tables."""
    return fold(text)
