"""Somebody or something else of the same kind by name: a person, an organisation, a place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from random import Random

from crossread.language.lexicon import lexicon
from crossread.records import NameKind
from evaluation.planting.clause import Edited, arguments, keys, replaced, spans
from evaluation.planting.lists import kinds, lines, of_part
from evaluation.rewriting.grammar import Tree, man_or_woman

WOMAN = frozenset("she her hers herself actress woman mother wife daughter sister mrs ms mrs. ms. queen".split())


def name(tree: Tree, other: Tree, chance: Random, part: str) -> Edited | None:
    """Another person or organisation, where the other sentence has the one that stands here."""
    places = arguments(tree)
    found: list[Edited] = []
    for kind in (NameKind.PERSON, NameKind.ORGANISATION):
        for first, last, top in spans(tree, kind):
            if top not in places or not _shared(tree, other, first, last, kind) or tree.key(last + 1) in ("'s", "'"):
                continue
            written = tree.words(first, last)
            new = (
                _person(tree, written, chance, part)
                if kind is NameKind.PERSON
                else _organisation(written, chance, part)
            )
            if new and not {word.lower() for word in new.split()} & (keys(tree) | keys(other)):
                found.append(replaced(tree, first, last, new, "name", kind.value))
    return chance.choice(found) if found else None


def _shared(tree: Tree, other: Tree, first: int, last: int, kind: NameKind) -> bool:
    """Whether the other sentence has the name, by its last word, and this one has it once."""
    key = tree.key(last)
    once = sum(tree.key(at) == key for at in range(len(tree.tokens))) == 1
    theirs = {
        other.text[one.end - len(key) : one.end].lower()
        for one in other.sentence.proper
        if one.kind is kind and not (kind is NameKind.PLACE and _tells_more(other, one.end))
    }
    short = len(key) < 2 or key.endswith(".") or not tree.word(first)[0].isupper()
    return once and key in theirs and not short


def _tells_more(tree: Tree, end: int) -> bool:
    """Whether a place only says more of what follows it, and not where something was: "San Diego's mayor"."""
    follows = next((at for at, token in enumerate(tree.tokens) if token.start >= end), len(tree.tokens))
    noun = follows < len(tree.tokens) and tree.tokens[follows].pos in ("PROPN", "NOUN")
    return noun or tree.key(follows) in ("'s", "'", "-")


def _person(tree: Tree, written: str, chance: Random, part: str) -> str:
    woman = man_or_woman(written) == "she" or (man_or_woman(written) is None and bool(WOMAN & keys(tree)))
    lists = kinds("people")
    surname = chance.choice(of_part(lists["surnames"], part))
    given = chance.choice(of_part(lists["women" if woman else "men"], part))
    return f"{given} {surname}" if len(written.split()) > 1 else surname


@cache
def _kind_of() -> Mapping[str, str]:
    return {entry.lower(): kind for kind, entries in kinds("organisations").items() for entry in entries}


def _organisation(written: str, chance: Random, part: str) -> str:
    """One of the same kind; nothing where the kind is not known."""
    bare = written[4:] if written.lower().startswith("the ") else written
    ending = bare.split()[-1].rstrip(".")
    kind = _kind_of().get(bare.lower()) or _kind_of().get(ending.lower())
    if kind:
        new = chance.choice([one for one in kinds("organisations")[kind] if one.lower() not in bare.lower()])
    elif ending in lines("endings") and len(bare.split()) > 1:
        new = f"{chance.choice(of_part(kinds('places')['town'], part))} {bare.split()[-1]}"
    else:
        return ""
    return f"{written[:4]}{new}" if bare != written else new


def place(tree: Tree, other: Tree, chance: Random, part: str) -> Edited | None:
    """Another place, where the other sentence has the one that stands here."""
    tops = arguments(tree)
    found: list[Edited] = []
    for first, last, top in spans(tree, NameKind.PLACE):
        token = tree.tokens[top]
        near = top in tops or (token.relation == "nmod" and token.head in tops)
        if not near or not _shared(tree, other, first, last, NameKind.PLACE) or _of_another(tree, first, last):
            continue
        new = _place(tree.words(first, last), chance, part)
        if new and not {word.lower() for word in new.split()} & (keys(tree) | keys(other)):
            found.append(replaced(tree, first, last, new, "place", "place"))
    return chance.choice(found) if found else None


def _of_another(tree: Tree, first: int, last: int) -> bool:
    """Whether a place is told more of by another: "Geneva, Switzerland", "Northern Ireland's capital"."""
    the = tree.key(first - 1) == "the"
    after = tree.key(last + 1) == "," and tree.word(last + 2)[:1].isupper()
    before = tree.key(first - 1) == "," and tree.word(first - 2)[:1].isupper()
    beside = first > 0 and tree.tokens[first - 1].pos in ("PROPN", "ADJ") and tree.word(first - 1)[:1].isupper()
    follows = tree.tokens[last + 1].pos in ("PROPN", "NOUN") if last + 1 < len(tree.tokens) else False
    return the or after or before or beside or follows or tree.key(last + 1) in ("'s", "'", "-")


@cache
def _places() -> Mapping[str, Sequence[str]]:
    """Countries, capitals and cities of the product's lists, and our states and towns."""
    rows = [line.split(";") for line in sorted(lexicon("countries")) if line.count(";") == 2]
    countries = tuple(row[0].split("|")[0].strip() for row in rows)
    capitals = tuple(row[2].split("|")[0].split("=")[0].strip() for row in rows)
    states = kinds("places")["state"]
    cities = {line.split("=")[0] for line in lexicon("cities") if " " not in line}.difference(states, countries)
    return {
        "state": states,
        "country": tuple(one for one in countries if " " not in one),
        "capital": tuple(one for one in capitals if one and " " not in one),
        "city": tuple(sorted(cities)),
        "town": kinds("places")["town"],
    }


@cache
def _countries() -> frozenset[str]:
    """All spellings of all countries."""
    return frozenset(name.strip() for line in lexicon("countries") for name in line.split(";")[0].split("|"))


def _place(written: str, chance: Random, part: str) -> str:
    if " of " in written or written.lower().startswith("the ") or written.isupper():
        return ""
    if written in _countries():
        kind = "country"
    else:
        kind = next((kind for kind, entries in _places().items() if written in entries), "town")
    new = chance.choice([one for one in of_part(_places()[kind], part) if one != written])
    words = written.split()
    return f"{new} {words[-1]}" if len(words) > 1 and words[-1] in lines("endings") else new
