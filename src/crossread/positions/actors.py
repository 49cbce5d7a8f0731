"""Whose act it is: the name behind a subject, an owner, a pronoun, or those who act for a name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from crossread.language.lexicon import lexicon
from crossread.language.naming import Memory
from crossread.language.places import countries, governments
from crossread.language.syntax import Tree
from crossread.positions.lexis import all_forms, key
from crossread.positions.spans import Edges
from crossread.records import Name, NameKind, Passage, Quote, QuoteKind
from crossread.text import fold

SPEAKING = frozenset({"i", "we", "my", "our", "us", "me"})
PERSONAL = frozenset({"he", "she", "his", "her", "him"})
OTHERS = frozenset({"it", "they", "its", "their"})
BEFORE = frozenset({"det", "amod", "compound", "nummod", "flat", "nmod:poss"})
OWNING = frozenset({"nmod:poss", "compound", "amod", "conj"})
INSIDE = frozenset("of for in at from by".split())
"""Words between those who act and for whom they act: "officials in the capital"."""
PEOPLE = ("an", "ish", "ese", "i", "ic", "ans")
"""Endings of the adjectives of places."""
LEAST_STEM = 4
"""Letters that a place and its adjective share: all but the last two of the place, and never fewer than these."""
BODIES = frozenset({NameKind.PLACE, NameKind.ORGANISATION})

FOR_IT = "those who act for it"

Acting = tuple[Name, str]
"""A name and how it was found."""


@cache
def _adjectives() -> dict[str, str]:
    """From what one calls the people of a country, and their things, to the country's folded first spelling."""
    return {
        form: fold(names[0])
        for names, adjectives, _ in countries()
        for word in adjectives
        for form in (fold(word.strip()), fold(word.strip()) + "s")
    }


@dataclass(slots=True)
class Actors:
    """The names that may act in one report; lives for one call alone."""

    memory: Memory
    states: dict[str, Name]
    """From a country's folded first spelling to the name that stands for it."""
    known: dict[str, Name]
    """The names of the report by their ids."""
    places: tuple[Name, ...]
    """The places of the report, those with the longest names first."""

    @classmethod
    def of(cls, memory: Memory, names: Sequence[Name]) -> Actors:
        """What is needed to tell actors apart in a report."""
        states: dict[str, Name] = {}
        for name in sorted(names, key=lambda name: name.id):
            country = _country_of(name)
            whole = country is not None and any(fold(variant.text) == country for variant in name.variants)
            if country is not None and (country not in states or whole):
                states[country] = name
        rows = memory.places.entries.get(memory.report.id, ())
        known = {name.id: name for _, _, name in rows}
        places = (name for name in known.values() if name.kind is NameKind.PLACE)
        return cls(memory, states, known, tuple(sorted(places, key=lambda name: (-len(name.name), name.name))))

    def acting(self, edges: Edges, at: int, line: int, quote: Quote | None) -> list[Acting]:
        """The names that a token stands for, with those joined to it."""
        found = [self._one(edges, each, line, quote) for each in _joined(edges.tree, at)]
        rows = [row for row in found if row is not None]
        if len(rows) == 1 and rows[0][1] == FOR_IT:
            rows += [(other, FOR_IT) for other in self._owners(edges, at)[1:]]
        return list({row[0].id: row for row in ((self.state(name), rule) for name, rule in rows)}.values())

    def state(self, name: Name) -> Name:
        """The country that a capital or a seat of power stands for, where it is named; else the name itself."""
        country = _country_of(name) if name.kind in BODIES else None
        return self.states.get(country, name) if country is not None else name

    def _one(self, edges: Edges, at: int, line: int, quote: Quote | None) -> Acting | None:
        tree = edges.tree
        word = key(tree.text(at))
        if word in SPEAKING and not (word == "us" and tree.text(at).isupper()):
            return self.speaker(quote)
        if word in PERSONAL:
            return self._person(edges, at, line)
        if word in OTHERS and tree.tokens[at].pos in ("PRON", "DET"):
            return self._body(edges, at, line, quote)
        if tree.tokens[at].pos == "PROPN" and not tree.text(at)[:1].islower():
            name = self.memory.name_of(self._passage(edges, at))
            return (name, "the subject") if name is not None else self._people(tree.text(at))
        return self._noun(edges, at)

    def speaker(self, quote: Quote | None) -> Acting | None:
        """Who says "I" and "we" in a quote."""
        if quote is None or quote.name is None or quote.kind is QuoteKind.INDIRECT:
            return None
        name = self.known.get(quote.name)
        return (name, "the speaker") if name is not None else None

    def _person(self, edges: Edges, at: int, line: int) -> Acting | None:
        """Whom "he" or "she" stands for: as the grammar leads, else the person whose clause it hangs on."""
        token = edges.tree.tokens[at]
        meant = self.memory.meant(self.memory.report.passage(token.start, token.end), line)
        name = self.known.get(meant) if meant is not None else self._above(edges, at, NameKind.PERSON)
        return (name, "the person spoken of before") if name is not None else None

    def _body(self, edges: Edges, at: int, line: int, quote: Quote | None) -> Acting | None:
        """Whom "it" or "they" stands for: the state or body whose clause it hangs on."""
        name = self._above(edges, at, *sorted(BODIES))
        return (name, "the body spoken of before") if name is not None else None

    def _above(self, edges: Edges, at: int, *kinds: NameKind) -> Name | None:
        """The subject of the nearest clause above a pronoun that has another subject, if it is of such a kind."""
        tree = edges.tree
        for clause in tree.clauses(at):
            subject = tree.subject(clause)
            if subject is None or subject == at or at in _joined(tree, subject):
                continue
            if tree.tokens[subject].pos == "PRON":
                return None
            found = self._one(edges, subject, 0, None)
            return found[0] if found is not None and found[0].kind in kinds else None
        return None

    def _noun(self, edges: Edges, at: int) -> Acting | None:
        """The name of a noun: beside it, whom it was said of, or for whom it acts."""
        tree = edges.tree
        for each in tree.children[at]:
            relation = tree.tokens[each].relation
            if relation in ("appos", "flat") and tree.tokens[each].pos == "PROPN":
                name = self.memory.name_of(self._passage(edges, each))
                if name is not None:
                    return name, "the subject"
        if document(tree, at):
            return self._issuer(edges, at)
        if key(tree.text(at)) in all_forms("acting_nouns"):
            owner = next(iter(self._owners(edges, at)), None)
            if owner is not None:
                return owner, FOR_IT
        if any(tree.tokens[each].relation in ("nmod:poss", "nmod", "compound") for each in tree.children[at]):
            return None
        name = self.memory.name_of(self._passage(edges, at))
        return (name, "whom the noun stands for") if name is not None else self._people(tree.text(at))

    def _owners(self, edges: Edges, at: int) -> list[Name]:
        """Names before a noun, or behind "of", "for" and "in", nearest first."""
        tree = edges.tree
        found: list[Name] = []
        shared = tree.tokens[at].head if tree.tokens[at].relation == "conj" else at
        below = [*tree.children[at], *(each for each in tree.children[shared] if each < min(at, shared))]
        nearest = sorted(set(below), key=lambda one: (one > at, -one))
        for each in [one for near in nearest for one in _joined(tree, near)]:
            relation, pos = tree.tokens[each].relation, tree.tokens[each].pos
            leads = {key(tree.text(one)) for one in tree.children[each] if tree.tokens[one].relation == "case"}
            before = each < at and relation in OWNING and tree.text(each)[:1].isupper()
            if not before and not (relation == "nmod" and leads & INSIDE and pos == "PROPN"):
                continue
            people = self._people(tree.text(each)) if pos == "ADJ" else None
            name = people[0] if people is not None else self.memory.name_of(self._passage(edges, each))
            if name is None and (people := self._people(tree.text(each))) is not None:
                name = people[0]
            found += [name] if name is not None else []
        return found

    def _issuer(self, edges: Edges, at: int) -> Acting | None:
        """Who issued a statement or letter: its owner, or the subject of the verb whose object it is."""
        tree = edges.tree
        owner = next(iter(self._owners(edges, at)), None)
        if owner is None and tree.tokens[at].relation == "obj":
            subject = tree.subject(tree.tokens[at].head)
            found = self._one(edges, subject, 0, None) if subject is not None and subject != at else None
            return (found[0], "who issued it") if found is not None else None
        return (owner, "who issued it") if owner is not None else None

    def _people(self, word: str) -> Acting | None:
        """The place whose people a word names: "Sylvanian", where Sylvania is one of the names."""
        folded = fold(word)
        state = self.states.get(_adjectives().get(folded, ""))
        if state is not None:
            return state, FOR_IT
        if not (word[:1].isupper() and folded.endswith(PEOPLE)):
            return None
        for name in self.places:
            place = fold(name.name)
            if folded.startswith(place[: max(LEAST_STEM, len(place) - 2)]):
                return name, FOR_IT
        return None

    def _passage(self, edges: Edges, at: int) -> Passage:
        """A noun with what stands before it in its phrase, and the rest of its name."""
        tree = edges.tree
        left, right = at, at
        for each in reversed([one for one in tree.children[at] if one < at]):
            if tree.tokens[each].relation not in BEFORE or edges.last[each] < left - 1:
                break
            left = edges.first[each]
        for each in tree.children[at]:
            if each > at and tree.tokens[each].relation in ("flat", "compound") and edges.first[each] == right + 1:
                right = edges.last[each]
        return self.memory.report.passage(tree.tokens[left].start, tree.tokens[right].end)


def _country_of(name: Name) -> str | None:
    if name.kind is NameKind.PERSON:
        return None
    found = sorted({governments()[fold(row.text)] for row in name.variants if fold(row.text) in governments()})
    return found[0] if found else None


def _joined(tree: Tree, at: int) -> list[int]:
    """A token and the nouns joined to it."""
    rest = [each for each in tree.children[at] if tree.tokens[each].relation == "conj"]
    return [at, *(each for each in rest if tree.tokens[each].pos in ("PROPN", "NOUN", "PRON", "ADJ"))]


def document(tree: Tree, at: int) -> bool:
    """Whether a noun is something that somebody issues: a statement, a letter."""
    return key(tree.text(at)) in lexicon("act_documents")
