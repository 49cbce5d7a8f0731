"""Everybody whom a report speaks of, while it is read: namings are linked to chains, and descriptions to roles."""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable
from dataclasses import dataclass, field

from crossread.language.reference.mentions import Chain, Mention, gender_of, one_person
from crossread.language.reference.roles import Role, nation, qualities
from crossread.language.syntax import Tree


@dataclass(slots=True)
class People:
    """The chains of a report, found again by a word of a name, by role, and by sentence; lives for one call alone."""

    chains: list[Chain] = field(default_factory=list)
    _by_key: dict[str, list[Chain]] = field(default_factory=dict)
    _by_role: dict[str, list[tuple[Chain, Role]]] = field(default_factory=dict)
    _unnamed: dict[str, Chain] = field(default_factory=dict)
    """The last unnamed person that a noun spoke of."""
    _by_sentence: dict[int, dict[int, Chain]] = field(default_factory=dict)

    def near(self, first: int, last: int) -> list[Chain]:
        """The chains with a mention in the sentences `first..last`, in order of number."""
        found: dict[int, Chain] = {}
        for sentence in range(first, last + 1):
            found.update(self._by_sentence.get(sentence, {}))
        return [found[number] for number in sorted(found)]

    def name(self, mention: Mention) -> None:
        """Adds a naming to the chain it fits, or to a new one; a like spelling goes first, then whom it named last."""
        gender = mention.gender or (gender_of(mention.keys[0]) if len(mention.keys) > 1 else 0)
        near = {chain.number: chain for key in mention.keys for chain in self._by_key.get(key, ())}
        fitting = [chain for chain in near.values() if gender * chain.leaning >= 0 and _fits(mention.keys, chain)]
        chain = max(fitting, key=lambda one: (mention.keys in one.spellings, one.names[-1].start), default=None)
        if chain is None:
            chain = self._new()
        self._add(chain, mention)
        if mention.keys not in chain.spellings:
            chain.spellings.append(mention.keys)
            for key in dict.fromkeys(mention.keys):
                known = self._by_key.setdefault(key, [])
                if chain not in known:
                    known.append(chain)
        for role in mention.roles:
            self._by_role.setdefault(role.noun, []).append((chain, role))
        chain.said += mention.gender
        given = gender_of(mention.keys[0])
        if len(mention.keys) > 1:
            chain.hers = chain.hers or given
        else:
            chain.lone = chain.lone or given

    def describe(self, noun: Mention, tree: Tree) -> None:
        """Adds a noun to the one name that holds the role, to whom the noun spoke of before, or to somebody new."""
        chain = self._holder(noun, tree) if noun.definite else None
        if chain is None and noun.definite:
            chain = self._unnamed.get(noun.keys[0])
        if chain is None:
            chain = self._new()
        if not chain.names:
            self._unnamed[noun.keys[0]] = chain
        chain.said += noun.gender
        self._add(chain, noun)

    def refer(self, chain: Chain, pronoun: Mention) -> None:
        """Adds a pronoun to a chain."""
        chain.called += pronoun.gender
        self._add(chain, pronoun)

    def _new(self) -> Chain:
        chain = Chain(len(self.chains))
        self.chains.append(chain)
        return chain

    def _add(self, chain: Chain, mention: Mention) -> None:
        if mention.how == "name":
            chain.names.append(mention)
        else:
            insort(chain.others, mention, key=lambda one: one.start)
        self._by_sentence.setdefault(mention.sentence, {})[chain.number] = chain

    def _holder(self, noun: Mention, tree: Tree) -> Chain | None:
        """The one named person whose role before a noun agrees; None where nobody's or several persons' does."""
        asked = qualities(tree, noun.head)
        held: dict[int, int] = {}
        for chain, role in self._by_role.get(noun.keys[0], ()):
            if role.start < noun.start:
                held[chain.number] = max(held.get(chain.number, 0), _agrees(role, asked))
        sure = [number for number, agreeing in held.items() if agreeing == EVERYTHING]
        able = [number for number, agreeing in held.items() if agreeing]
        chosen = sure if sure else able if not asked else []
        return self.chains[chosen[0]] if len(chosen) == 1 else None


def _fits(keys: tuple[str, ...], chain: Chain) -> bool:
    """Whether a naming can be of a chain's person: it fits one spelling, and no full spelling speaks against it."""
    full = [other for other in chain.spellings if len(other) > 1]
    if len(keys) > 1 and full:
        return all(one_person(keys, other) for other in full)
    return any(one_person(keys, other) for other in chain.spellings)


NOTHING, SOMETHING, EVERYTHING = 0, 1, 2
"""How a role agrees with what a description says of its noun."""


def _agrees(role: Role, asked: Iterable[str]) -> int:
    """`EVERYTHING` where a role has all that is asked, `NOTHING` where it has another country."""
    wanted = frozenset(asked)
    if wanted and wanted <= role.qualities:
        return EVERYTHING
    countries = {key for key in wanted if nation(key)}
    others = {key for key in role.qualities if nation(key)}
    return NOTHING if countries and others and not countries & others else SOMETHING
