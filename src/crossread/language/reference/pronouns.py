"""Pronouns led back to the persons that a report names, where that is safe; left alone otherwise."""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from math import exp

from crossread.language.lexicon import lexicon
from crossread.language.reference.features import NEAREST, Asked, Scene, asked, features
from crossread.language.reference.descriptions import describe
from crossread.language.reference.mentions import Chain, How, Mention, describings, link, namings
from crossread.language.reference.trees import Tree, quoted
from crossread.records import Sentence

NOBODY = "nobody"
"""The feature of the choice that a pronoun stands for nobody who is named."""
LINKED = 0.5
"""From this probability on a pronoun counts as a mention of its person for the pronouns after it, safe or not."""


@cache
def weights() -> Mapping[str, float]:
    """The weight of each feature."""
    rows = (line.rsplit(" ", 1) for line in lexicon("reference_weights"))
    return {name.strip(): float(value) for name, value in rows}


@dataclass(frozen=True, slots=True)
class Choice:
    """A pronoun with everybody it may stand for."""

    pronoun: Asked
    chains: tuple[Chain, ...]
    features: tuple[Mapping[str, float], ...]
    """One a chain."""
    shares: tuple[float, ...]
    """The probability of each chain; what is missing to 1 is that of nobody named."""

    @property
    def best(self) -> int | None:
        """Place of the likeliest chain; None where there is none."""
        return max(range(len(self.shares)), key=lambda at: (self.shares[at], -at), default=None)


@dataclass(slots=True)
class Reading:
    """What a report was found to say; lives for one call alone."""

    trees: list[Tree]
    marks: list[bytearray]
    chains: list[Chain] = field(default_factory=list)
    nouns: list[Mention] = field(default_factory=list)
    genders: dict[tuple[int, int], int] = field(default_factory=dict)
    choices: list[Choice] = field(default_factory=list)


def read(sentences: Sequence[Sentence], table: Mapping[str, float] | None = None) -> Reading:
    """Every pronoun of a report with its candidates, by the weights of a table."""
    known = weights() if table is None else table
    parsed = [sentence for sentence in sentences if sentence.tokens]
    reading = Reading([Tree.of(sentence) for sentence in parsed], quoted(parsed))
    for number, tree in enumerate(reading.trees):
        named = list(namings(number, tree))
        for mention in named:
            link(mention, reading.chains)
        reading.nouns.extend(describings(number, tree, named))
    for noun in reading.nouns:
        describe(noun, reading.trees[noun.sentence], reading.chains)
    reading.genders = {
        (mention.sentence, mention.head): chain.leaning or chain.lone
        for chain in reading.chains
        for mention in (*chain.names, *chain.others)
    }
    last: dict[int, Asked] = {}
    for pronoun in _pronouns(reading):
        choice = _choice(reading, pronoun, last.get(pronoun.gender), known)
        reading.choices.append(choice)
        best = choice.best
        if best is not None and choice.shares[best] >= LINKED:
            found = Mention(
                How.PRONOUN, pronoun.sentence, pronoun.at, pronoun.start, pronoun.end, gender=pronoun.gender
            )
            chain = choice.chains[best]
            insort(chain.others, found, key=lambda one: one.start)
            chain.called += pronoun.gender
        else:
            last[pronoun.gender] = pronoun
    return reading


def _pronouns(reading: Reading) -> Iterator[Asked]:
    for number, (tree, marks) in enumerate(zip(reading.trees, reading.marks, strict=True)):
        for at, token in enumerate(tree.tokens):
            if token.pos in ("PRON", "DET"):
                found = asked(number, tree, at, marks)
                if found is not None:
                    yield found


def _choice(reading: Reading, pronoun: Asked, strange: Asked | None, table: Mapping[str, float]) -> Choice:
    near, order = [], []
    for chain in reading.chains:
        last = chain.last(pronoun.start)
        if last is not None and pronoun.sentence - last.sentence <= NEAREST:
            near.append(chain)
            if chain.leaning * pronoun.gender >= 0:
                order.append((-last.start, chain.number))
        elif any(mention.sentence == pronoun.sentence for mention in chain.names):
            near.append(chain)
    first = next((chain.number for chain in reading.chains if chain.names), -1)
    scene = Scene(
        reading.trees, reading.marks, pronoun, tuple(number for _, number in sorted(order)), first, reading.genders,
        strange.start if strange is not None and pronoun.sentence - strange.sentence <= NEAREST else -1,
    )  # fmt: skip
    rows = tuple(features(scene, chain) for chain in near)
    return Choice(pronoun, tuple(near), rows, shares(rows, table))


def shares(rows: Sequence[Mapping[str, float]], table: Mapping[str, float]) -> tuple[float, ...]:
    """The probability of each row of features against each other and against nobody."""
    scores = [sum(table.get(name, 0.0) * value for name, value in row.items()) for row in rows]
    nobody = table.get(NOBODY, 0.0)
    top = max([nobody, *scores])
    powers = [exp(score - top) for score in scores]
    total = sum(powers) + exp(nobody - top)
    return tuple(power / total for power in powers)
