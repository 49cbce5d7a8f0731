"""Sentences of two reports that tell one event, with one thing edited in one of them, as rows of pairs."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from evaluation.planting.clause import predicate, read
from evaluation.planting.edits import KINDS, edit
from evaluation.planting.lists import LEARNT
from evaluation.rewriting.grammar import Tree

from crossread.language.parser import MiniParser
from pairs.entailment import Row
from pairs.sources import Told

SHORTEST, LONGEST = 5, 40
"""Words of a sentence."""
PER_SENTENCE = 14
"""Other reports that a sentence is set beside, at most."""
PER_SIDE = 4
"""Sentences of another act that a sentence is set beside, at most, of each sort."""


def rows(told: Iterable[Told], parser: MiniParser, chance: random.Random) -> Iterator[Row]:
    """Edited and unedited couples."""
    groups: dict[str, list[tuple[Told, Tree]]] = defaultdict(list)
    for one in told:
        if one.mentions and SHORTEST <= len(one.text.split()) <= LONGEST:
            tree = read(one.text, parser)
            act = _act(one, tree) if tree else None
            if tree and act:
                groups[act].append((one, tree))
    yield from _uncoupled([(act, one) for act in sorted(groups) for one, _ in groups[act]], chance)
    for act in sorted(groups):
        for one, tree in groups[act]:
            others = [row for row in groups[act] if row[0].document != one.document and row[0].text != one.text
                      and _things(row[0]) & _things(one)]  # fmt: skip
            for other, beside in chance.sample(others, min(PER_SENTENCE, len(others))):
                yield other.text, one.text, 1.0, 0.0, "coupled", 0.75
                made = [found for kind in shuffled_kinds(chance) if (found := edit(tree, beside, kind, chance, LEARNT))]
                for found in made[: chance.choice((1, 2, 3))]:
                    yield found.text, other.text, 1.0, 1.0, f"edited {found.kind} coupled", 0.6


def _uncoupled(held: Sequence[tuple[str, Told]], chance: random.Random) -> Iterator[Row]:
    """Sentences that tell of different acts: of one topic with somebody or something in common, and of two events."""
    topics: dict[str, list[tuple[str, Told]]] = defaultdict(list)
    for act, one in held:
        topics[one.topic.removesuffix("plus").removesuffix("ecb")].append((act, one))
    for topic in sorted(topics):
        for _, one in topics[topic]:
            others = [other for _, other in topics[topic] if not _acts(other) & _acts(one)]
            near = [other for other in others if _things(other) & _things(one)]
            far = [other for other in others if other.topic != one.topic]
            for kind, group in (("uncoupled", near), ("uncoupled events", far)):
                for other in chance.sample(group, min(PER_SIDE, len(group))):
                    yield one.text, other.text, 0.0, 0.0, kind, 0.3


def _acts(told: Told) -> frozenset[str]:
    return frozenset(mention.chain for mention in told.mentions if mention.kind == "ACT")


def shuffled_kinds(chance: random.Random) -> list[str]:
    """The kinds of edits by chance; of those that every sentence has room for, later."""
    return sorted(KINDS, key=lambda kind: chance.random() + (kind in ("name", "polarity")))


def _things(told: Told) -> frozenset[str]:
    return frozenset(mention.chain for mention in told.mentions if mention.kind != "ACT")


def _act(told: Told, tree: Tree) -> str | None:
    """The chain of what the main word of a sentence says that happens."""
    token = tree.tokens[predicate(tree)]
    acts = (mention for mention in told.mentions if mention.kind == "ACT")
    return next((one.chain for one in acts if one.start <= token.start and token.end <= one.end), None)
