"""Descriptions led back to the names that a report gave those roles to: "the Sylvanian president", "the 42-year-old"."""

from __future__ import annotations

from bisect import insort
from collections.abc import Sequence

from crossread.language.reference.mentions import Chain, Mention
from crossread.language.reference.roles import Role, nation, qualities
from crossread.language.reference.trees import Tree


def describe(noun: Mention, tree: Tree, chains: list[Chain]) -> Chain:
    """The chain of whom a noun speaks: the one name that holds the role, the same noun before, or somebody new."""
    chain = _holder(noun, tree, chains) or _same(noun, chains)
    if chain is None:
        chain = Chain(len(chains))
        chains.append(chain)
    insort(chain.others, noun, key=lambda one: one.start)
    chain.said += noun.gender
    return chain


def _same(noun: Mention, chains: Sequence[Chain]) -> Chain | None:
    """Somebody unnamed whom the same noun spoke of before: "a man ... the man"."""
    if not noun.definite:
        return None
    alike = [chain for chain in chains if not chain.names and any(one.keys == noun.keys for one in chain.others)]
    return max(alike, key=lambda chain: chain.others[-1].start, default=None)


def _holder(noun: Mention, tree: Tree, chains: Sequence[Chain]) -> Chain | None:
    """The one named person whose role before the noun agrees with it; None where nobody's or several persons' does."""
    if not noun.definite:
        return None
    asked = qualities(tree, noun.head)
    held = [
        (chain, best)
        for chain in chains
        if chain.names and (best := max((_agrees(role, noun, asked) for role in _roles(chain, noun)), default=0)) > 0
    ]
    sure = [chain for chain, best in held if best > 1]
    if len(sure) == 1:
        return sure[0]
    return held[0][0] if len(held) == 1 and not asked else None


def _roles(chain: Chain, noun: Mention) -> list[Role]:
    return [role for mention in chain.names if mention.start < noun.start for role in mention.roles]


def _agrees(role: Role, noun: Mention, asked: frozenset[str]) -> int:
    """2 where a role has all that is asked, 1 where it does not speak against it, 0 where it does."""
    if role.noun != noun.keys[0]:
        return 0
    if asked and asked <= role.qualities:
        return 2
    countries = {key for key in asked if nation(key)}
    others = {key for key in role.qualities if nation(key)}
    return 0 if countries and others and not countries & others else 1
