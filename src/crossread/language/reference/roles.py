"""What a report says somebody is, right beside the name: "his wife Anna", "Mayor Jane Roe", "Roe, the mayor"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from crossread.language.lexicon import lexicon
from crossread.language.places import countries
from crossread.language.syntax import Tree
from crossread.text import fold

BESIDE = frozenset({"appos", "compound", "nmod:desc", "flat"})
"""Relations by which a noun beside a name says what the person is."""
MODIFIERS = frozenset({"amod", "compound", "nmod", "nmod:poss", "nmod:desc"})


@dataclass(frozen=True, slots=True)
class Role:
    """A noun that says what somebody is, with what qualifies it."""

    noun: str
    """Folded, singular; an age as "42-year-old"."""
    qualities: frozenset[str]
    """Folded; the name of the country for its adjective."""
    start: int
    end: int


@cache
def _country_of() -> Mapping[str, str]:
    """From adjectives and spellings of a country to its first spelling, folded."""
    found: dict[str, str] = {}
    for names, adjectives, _ in countries():
        for spelling in [*names, *adjectives]:
            found.setdefault(fold(spelling.strip()), fold(names[0]))
    return found


@cache
def person_nouns() -> frozenset[str]:
    """Nouns for what a person is."""
    titles = frozenset(title for title in lexicon("titles") if " " not in title)
    return titles | lexicon("role_nouns") | lexicon("people_nouns") | lexicon("nouns_women") | lexicon("nouns_men")


def noun_gender(noun: str) -> int:
    """1 for a noun for women, -1 for one for men, 0 for both."""
    return (noun in lexicon("nouns_women")) - (noun in lexicon("nouns_men"))


def noun_at(tree: Tree, at: int) -> str:
    """The noun at a token, as word lists have it."""
    return fold(tree.tokens[at].lemma).rstrip(".")


def nation(key: str) -> str | None:
    """The country that a word names or is the adjective of."""
    return _country_of().get(key)


def qualities(tree: Tree, at: int) -> frozenset[str]:
    """What qualifies a noun: adjectives, nouns before it, and what "of" brings."""
    found = set()
    for child in tree.children[at]:
        token = tree.tokens[child]
        if token.relation in MODIFIERS and token.pos in ("ADJ", "NOUN", "PROPN"):
            key = fold(tree.text(child))
            found.add(nation(key) or key)
    return frozenset(found)


def beside(tree: Tree, head: int, first: int) -> Iterator[int]:
    """The nouns beside a name that say what it is; `first` is the name's first word without titles."""
    for at in tree.children[head]:
        token = tree.tokens[at]
        if token.relation in BESIDE and (token.pos == "NOUN" or at < first):
            yield at
    token = tree.tokens[head]
    governor = tree.tokens[token.head]
    if governor.pos in ("NOUN", "PROPN") and (
        (token.relation in BESIDE and (governor.pos == "NOUN" or token.head < first))
        or (token.relation == "nsubj" and governor.pos == "NOUN" and _is_copula(tree, token.head))
    ):
        yield token.head
    if first > 0 and tree.tokens[first - 1].head not in (head, first - 1) and noun_at(tree, first - 1) in titles():
        yield first - 1


def titles() -> frozenset[str]:
    """Titles that stand before names."""
    return lexicon("titles")


def _is_copula(tree: Tree, at: int) -> bool:
    return any(
        tree.tokens[child].relation == "cop" and tree.tokens[child].tag in ("VBZ", "VBD") for child in tree.children[at]
    )


def roles(tree: Tree, head: int, first: int) -> Iterator[Role]:
    """The roles that stand beside a name."""
    for at in beside(tree, head, first):
        found = set(qualities(tree, at))
        if at < first and tree.tokens[at].head == head:
            # "Sylvanian President Jane Roe": the adjective hangs on the name.
            found |= {
                nation(key) or key
                for child in tree.children[head]
                if child < at and tree.tokens[child].pos in ("ADJ", "PROPN", "NOUN")
                for key in [fold(tree.text(child))]
            }
        yield Role(noun_at(tree, at), frozenset(found), tree.tokens[at].start, tree.tokens[at].end)
    age = _age(tree, head)
    if age is not None:
        yield Role(f"{age}-year-old", frozenset(), tree.tokens[head].start, tree.tokens[head].end)


def _age(tree: Tree, head: int) -> str | None:
    """The number between commas after a name: "Jane Roe, 42,"."""
    for at in tree.children[head]:
        text = tree.text(at)
        if at > head and tree.tokens[at].pos == "NUM" and text.isdigit() and len(text) <= 3:
            after = tree.text(at + 1) if at + 1 < len(tree.tokens) else ","
            if tree.text(at - 1) in (",", "(") and after in (",", ")", "."):
                return text
    return None
