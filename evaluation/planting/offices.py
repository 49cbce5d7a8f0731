"""Another office of somebody who is named."""

from __future__ import annotations

from random import Random

from crossread.records import NameKind
from evaluation.planting.clause import Edited, own, replaced, spans
from evaluation.planting.lists import groups
from evaluation.rewriting.grammar import Tree

LONGEST = 3
"""Words of an office, at most."""
BESIDE = 8
"""Tokens between a name and an office that stands after it: "Anna Berg, the Norwegian finance minister"."""


def role(tree: Tree, other: Tree, chance: Random) -> Edited | None:
    """Another office, where the other sentence gives the same person the one that stands here."""
    clause = own(tree)
    people = list(spans(tree, NameKind.PERSON))
    there = _keys(other, range(len(other.tokens)))
    found: list[Edited] = []
    for group in groups("roles"):
        office = group[0].split()
        for first in sorted(clause):
            last = first + len(office) - 1
            if _keys(tree, range(first, last + 1)) != office or not _has(there, office) or _longer(tree, first, last):
                continue
            person = next((one for one in people if _held(tree, first, last, one)), None)
            if person is not None and tree.key(person[1]) in there:
                new = chance.choice(group[1:])
                found.append(replaced(tree, first, last, _as(new, tree.words(first, last)), "role", "office"))
    return chance.choice(found) if found else None


def _keys(tree: Tree, places: range) -> list[str]:
    return [tree.key(at) for at in places]


def _has(words: list[str], office: list[str]) -> bool:
    return any(words[at : at + len(office)] == office for at in range(len(words)))


def _longer(tree: Tree, first: int, last: int) -> bool:
    """Whether the office is part of a longer one: "deputy foreign minister", "president-elect"."""
    before, after = tree.key(first - 1), tree.key(last + 1)
    prefixes = ("vice", "deputy", "former", "assistant", "prime", "foreign", "-", "general", "acting", "defense",
                "defence", "interior", "finance", "attorney", "lieutenant", "head", "chief")  # fmt: skip
    return (first > 0 and before in prefixes) or after in ("-", "general", "of", "and", "'s", "elect")


def _held(tree: Tree, first: int, last: int, person: tuple[int, int, int]) -> bool:
    """Whether an office is a person's: right before the name, beside it between commas, or what "is" says of it."""
    begin, end, top = person
    token = tree.tokens[last]
    title = last + 1 == begin and token.head == top
    beside = token.relation == "appos" and token.head == top and 0 < first - end <= BESIDE
    said = top in tree.of(last, "nsubj") and bool(tree.of(last, "cop"))
    turned = tree.tokens[top].relation == "appos" and tree.tokens[top].head == last and 0 < begin - last <= BESIDE
    return title or beside or said or turned


def _as(new: str, written: str) -> str:
    """An office with capitals as another is written."""
    if written.isupper() and len(written) < 4:
        return new.title()
    capital = all(word[0].isupper() for word in written.split() if word != "of")
    small = " ".join(word if word == "of" else word.capitalize() for word in new.split())
    return small if capital else new
