"""English verb forms by rule, with the exceptions in `lexicon/irregular_verbs.txt`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from crossread.language.lexicon import lexicon

VOWELS = "aeiou"


@dataclass(frozen=True, slots=True)
class VerbForm:
    """What one written form of a verb can be."""

    base: str
    plain: bool = False
    """The base form: "say"."""
    third: bool = False
    past: bool = False
    participle: bool = False
    gerund: bool = False


@cache
def _irregular() -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for line in sorted(lexicon("irregular_verbs")):
        forms = tuple(line.split())
        found.setdefault(forms[0], []).append(forms)
    return {base: tuple(rows) for base, rows in found.items()}


def conjugate(base: str) -> tuple[tuple[str, str, str, str, str], ...]:
    """Base, third person, past, participle, gerund of a verb; several rows where spellings differ."""
    rows = _irregular().get(base)
    if rows is not None:
        return tuple((row[0], row[1], row[2], row[3], row[4]) for row in rows)
    consonant_y = base.endswith("y") and base[-2:-1] not in VOWELS
    if consonant_y:
        third, past = f"{base[:-1]}ies", f"{base[:-1]}ied"
    else:
        third = f"{base}es" if base.endswith(("s", "x", "z", "ch", "sh")) else f"{base}s"
        past = f"{base}d" if base.endswith("e") else f"{base}ed"
    dropped = base.endswith("e") and not base.endswith(("ee", "oe", "ye"))
    gerund = f"{base[:-1]}ing" if dropped else f"{base}ing"
    return ((base, third, past, past, gerund),)


def verb_forms(bases: frozenset[str]) -> dict[str, VerbForm]:
    """Every form of the verbs, with what it can be; of two verbs that share a form the first by alphabet has it."""
    found: dict[str, VerbForm] = {}
    for base in sorted(bases):
        for row in conjugate(base):
            for form in dict.fromkeys(row):
                flags = tuple(form == other for other in row)
                if form not in found:
                    found[form] = VerbForm(base, *flags)
    return found


def both_numbers(noun: str) -> tuple[str, str]:
    """A noun and its plural, by the rule that makes "says" of "say"."""
    return noun, conjugate(noun)[0][1]


def singular(noun: str) -> str:
    """The singular that a plural noun's spelling suggests; the noun itself if it looks singular."""
    if noun.endswith("ies") and len(noun) > 4:
        return f"{noun[:-3]}y"
    if noun.endswith("men"):
        return f"{noun[:-3]}man"
    if noun.endswith(("ches", "shes", "xes", "sses")):
        return noun[:-2]
    if noun.endswith("s") and not noun.endswith(("ss", "us", "is")):
        return noun[:-1]
    return noun
