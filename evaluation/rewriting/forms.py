"""Forms of verbs and nouns for words that take the place of others, with the letters doubled that need it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from crossread.language.inflection import VOWELS, conjugate
from crossread.language.lexicon import lexicon

PAST, PARTICIPLE, GERUND, THIRD, BASE, PRESENT = "VBD", "VBN", "VBG", "VBZ", "VB", "VBP"
SINGLE = "aeiouy"
HERE = Path(__file__).parent


@cache
def listed(name: str) -> tuple[str, ...]:
    """The lines of a list beside this module, without comments and empty ones."""
    lines = (HERE / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return tuple(line.strip() for line in lines if line.strip() and not line.startswith("#"))


@cache
def _irregular() -> Mapping[str, tuple[str, str]]:
    rows = [line.split() for line in listed("verbs")]
    return {row[0]: (row[1], row[2]) for row in rows if len(row) == 3}


@cache
def _doubling() -> frozenset[str]:
    return frozenset(line for line in listed("verbs") if " " not in line)


def verb(base: str, tag: str) -> str:
    """A form of a verb, given its base and the Penn tag of the form; of a verb in several words the first is bent."""
    first, _, rest = base.partition(" ")
    form = _verb(first, tag)
    return f"{form} {rest}" if rest else form


def _verb(base: str, tag: str) -> str:
    if tag in (BASE, PRESENT):
        return "are" if base == "be" and tag == PRESENT else base
    if base in ("be", "have", "go", "do"):
        return {"be": "is", "have": "has", "go": "goes", "do": "does"}[base] if tag == THIRD else _odd(base, tag)
    third, past, participle, gerund = conjugate(base)[0][1:]
    if tag == THIRD:
        return third
    if base in _irregular() and tag != GERUND:
        return _irregular()[base][tag == PARTICIPLE]
    if doubles(base):
        return f"{base}{base[-1]}{'ing' if tag == GERUND else 'ed'}"
    if base.endswith("ie"):
        return f"{base[:-2]}ying" if tag == GERUND else past
    return {PAST: past, PARTICIPLE: participle, GERUND: gerund}[tag]


def _odd(base: str, tag: str) -> str:
    return (
        {"be": "being", "have": "having"}.get(base, f"{base}ing")
        if tag == GERUND
        else (_irregular()[base][tag == PARTICIPLE])
    )


def doubles(base: str) -> bool:
    """Whether a verb doubles its last letter before an ending: "plan", "admit", but not "visit"."""
    if base in _doubling():
        return True
    groups = sum(letter in SINGLE and (at == 0 or base[at - 1] not in SINGLE) for at, letter in enumerate(base))
    return (
        groups == 1
        and len(base) > 2
        and base[-1] not in "aeiouwxy"
        and base[-2] in VOWELS
        and (base[-3] not in VOWELS or (base[-3:-1] == "ui" and base[-4:-3] == "q"))
    )


@cache
def _participles() -> Mapping[str, str]:
    return dict(_irregular().values())


@cache
def _pasts() -> Mapping[str, str]:
    return {participle: past for past, participle in _irregular().values()}


def participle_of(past: str) -> str | None:
    """The participle that goes with a past form, which may be its own; None where the form tells neither."""
    found = _participles().get(past.lower())
    return found or (past.lower() if past.lower().endswith("ed") else None)


def past_of(participle: str) -> str | None:
    """The past form that goes with a participle; None where the form does not tell."""
    found = _pasts().get(participle.lower())
    return found or (participle.lower() if participle.lower().endswith("ed") else None)


@cache
def bases(verbs: frozenset[str]) -> Mapping[tuple[str, str], str]:
    """The base of each form of some verbs, by form and Penn tag."""
    tags = (BASE, PRESENT, THIRD, PAST, PARTICIPLE, GERUND)
    return {(_verb(base, tag), tag): base for base in sorted(verbs) for tag in tags}


@cache
def _plurals() -> Mapping[str, str]:
    rows = [line.split() for line in lexicon("irregular_plurals")]
    return {row[1]: row[0] for row in sorted(rows) if row[0] not in ("persons", "troops")} | {"person": "people"}


def is_plural(noun: str) -> bool:
    """Whether a noun, as it is listed, can only be a plural: "troops", "earnings"."""
    return noun.endswith("s") and not noun.endswith(("ss", "us", "is", "works", "news", "glass", "gas"))


def plural(noun: str) -> str:
    """The plural of a noun; the noun itself where it is one already, or has none."""
    if noun.endswith("enforcement") or noun in ("workforce", "the force"):
        return noun
    if noun in _plurals():
        return _plurals()[noun]
    if is_plural(noun) or noun in ("aircraft", "people", "police", "staff", "military", "works"):
        return noun
    if noun.endswith("man") and noun != "human":
        return f"{noun[:-3]}men"
    if noun.endswith("y") and noun[-2:-1] not in VOWELS:
        return f"{noun[:-1]}ies"
    if noun.endswith("sis"):
        return f"{noun[:-2]}es"
    return f"{noun}es" if noun.endswith(("s", "x", "z", "ch", "sh")) else f"{noun}s"


def article(word: str) -> str:
    """The indefinite article that a word takes, by how it begins."""
    small = word.lower()
    if small.startswith(("hour", "honest", "honour", "honor", "heir")):
        return "an"
    if small.startswith(("uni", "use", "usu", "eu", "one", "once", "ut")) and not small.startswith(
        ("unim", "unin", "unid")
    ):
        return "a"
    figures = len(small) - len(small.lstrip("0123456789"))
    if figures:
        return "an" if small[0] == "8" or (small[:2] in ("11", "18") and figures in (2, 5)) else "a"
    return "an" if small[:1] in VOWELS else "a"
