"""Pronouns led back to the persons that a report names, where that is safe; left alone otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from math import exp

from crossread.language.lexicon import lexicon
from crossread.language.reference.features import NEAREST, Asked, Scene, asked, features
from crossread.language.reference.mentions import Chain, How, Kinds, Mention, describings, namings
from crossread.language.reference.people import People
from crossread.language.syntax import Tree, quoted
from crossread.parsed import Reference, Sentence

NOBODY = "nobody"
"""The feature of the choice that a pronoun stands for nobody who is named."""
SAFE = 0.7
"""From this probability on a pronoun is led back, and is a mention of its person for the pronouns after it; below it is
left alone. With weights learnt without the validation part of GAP, .83 of what it resolves there is right, and three in
five are resolved; at .65 .82 and two in three. Letting less sure ones count as mentions spreads a mistake through a
whole text: from .5 on, .83 instead of .89 of what is resolved in the texts of GUM is right."""


BARS = frozenset({"own object", "named below"})
"""What grammar forbids, however near somebody is: "he praised him" and "he praised Roe" have two people each."""


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
    people: People = field(default_factory=People)
    nouns: list[Mention] = field(default_factory=list)
    first: int = -1
    """Number of the chain that is named first."""
    genders: dict[tuple[int, int], int] = field(default_factory=dict)
    choices: list[Choice] = field(default_factory=list)


def read(sentences: Sequence[Sentence], table: Mapping[str, float] | None = None) -> Reading:
    """Every pronoun of a report with its candidates, by the weights of a table."""
    known = weights() if table is None else table
    parsed = [sentence for sentence in sentences if sentence.tokens]
    reading = Reading([Tree.of(sentence) for sentence in parsed], quoted(parsed))
    kinds = Kinds.of(reading.trees)
    for number, tree in enumerate(reading.trees):
        named = list(namings(number, tree, kinds))
        for mention in named:
            reading.people.name(mention)
        reading.nouns.extend(describings(number, tree, named))
    for noun in reading.nouns:
        reading.people.describe(noun, reading.trees[noun.sentence])
    reading.genders = {
        (mention.sentence, mention.head): chain.leaning or chain.lone
        for chain in reading.people.chains
        for mention in (*chain.names, *chain.others)
    }
    reading.first = next((chain.number for chain in reading.people.chains if chain.names), -1)
    last: dict[int, Asked] = {}
    for pronoun in _pronouns(reading):
        choice = _choice(reading, pronoun, last.get(pronoun.gender), known)
        reading.choices.append(choice)
        best = choice.best
        if best is not None and choice.shares[best] >= SAFE:
            found = Mention(
                How.PRONOUN, pronoun.sentence, pronoun.at, pronoun.start, pronoun.end, gender=pronoun.gender
            )
            reading.people.refer(choice.chains[best], found)
        else:
            last[pronoun.gender] = pronoun
    return reading


def references(sentences: Sequence[Sentence]) -> tuple[Reference, ...]:
    """Every pronoun for one man or woman, led back or left, and every noun that stands for somebody named."""
    reading = read(sentences)
    found = [_pronoun(choice) for choice in reading.choices]
    for chain in reading.people.chains:
        for noun in (one for one in chain.others if one.how is How.NOUN):
            name = _last_name(chain, noun.start)
            if name is not None:
                found.append(Reference(noun.start, noun.end, name, pronoun=False, sure=1.0, safe=True))
    return tuple(sorted(found, key=lambda one: one.start))


def _pronoun(choice: Choice) -> Reference:
    best, asked_ = choice.best, choice.pronoun
    sure = choice.shares[best] if best is not None else 0.0
    name = _last_name(choice.chains[best], asked_.start) if best is not None else None
    return Reference(asked_.start, asked_.end, name, pronoun=True, sure=round(sure, 3), safe=sure >= SAFE)


def _last_name(chain: Chain, place: int) -> tuple[int, int] | None:
    """The place of the chain's last naming before a place, else of its first."""
    if not chain.names:
        return None
    name = chain.names[max(0, chain.names_before(place) - 1)]
    return name.start, name.end


def _pronouns(reading: Reading) -> Iterator[Asked]:
    for number, (tree, marks) in enumerate(zip(reading.trees, reading.marks, strict=True)):
        for at, token in enumerate(tree.tokens):
            if token.pos in ("PRON", "DET"):
                found = asked(number, tree, at, marks)
                if found is not None:
                    yield found


def _choice(reading: Reading, pronoun: Asked, strange: Asked | None, table: Mapping[str, float]) -> Choice:
    # Who is known to be of the other gender is never meant, however near.
    near = [
        chain
        for chain in reading.people.near(pronoun.sentence - NEAREST, pronoun.sentence)
        if chain.known * pronoun.gender >= 0
    ]
    order = sorted(
        (-last.start, chain.number)
        for chain in near
        if chain.leaning * pronoun.gender >= 0 and (last := chain.last(pronoun.start))
    )
    scene = Scene(
        reading.trees, reading.marks, pronoun, tuple(number for _, number in order), reading.first, reading.genders,
        strange.start if strange is not None and pronoun.sentence - strange.sentence <= NEAREST else -1,
    )  # fmt: skip
    seen = [(chain, features(scene, chain)) for chain in near]
    able = [(chain, row) for chain, row in seen if not BARS & row.keys()]
    rows = tuple(row for _, row in able)
    return Choice(pronoun, tuple(chain for chain, _ in able), rows, shares(rows, table))


def shares(rows: Sequence[Mapping[str, float]], table: Mapping[str, float]) -> tuple[float, ...]:
    """The probability of each row of features against each other and against nobody."""
    scores = [sum(table.get(name, 0.0) * value for name, value in row.items()) for row in rows]
    nobody = table.get(NOBODY, 0.0)
    top = max([nobody, *scores])
    powers = [exp(score - top) for score in scores]
    total = sum(powers) + exp(nobody - top)
    return tuple(power / total for power in powers)
