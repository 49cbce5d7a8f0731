"""Pairs of sentences: two that tell one event, with one thing edited in one of them or nothing, and look-alikes."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, islice, permutations
from pathlib import Path
from random import Random

import numpy as np

from crossread.language.encoder import Encoder
from crossread.language.sentences import sentences
from crossread.parsed import Token
from evaluation.planting.clause import Edited, predicate, read
from evaluation.planting.corpora import Told, ecb, gum, held_out, meantime, plain
from evaluation.planting.edits import KINDS, edit
from evaluation.planting.natural import differences
from evaluation.planting.reading import Keeping, reworded
from evaluation.rewriting.edits import seeded
from evaluation.rewriting.grammar import Tree

PER_EVENT, PER_EVENT_AND_KIND = 40, 15
"""Unedited pairs of one event, and edited pairs of one kind of it, at most: none may weigh more than the others."""
PER_COUPLE = 2
"""Edits of one couple of sentences, each another pair, at most."""
PER_SENTENCE = 3
"""Other sentences that one edited sentence is set against, at most."""
PER_KIND = {"ecbplus": 45, "reworded": 40, "verbatim": 15}
"""Edited pairs of a kind, at most: what can be run in a few minutes."""
CONTROLS = {"ecbplus": 220, "reworded": 130, "verbatim": 50}
LOOKALIKES = {"two events": 200, "one text": 120}
SAME_TEXT = (0.35, 0.8)
"""Cosines of two sentences of one text that are alike and no repetition of each other."""
ALIKE = 0.95
"""Cosine from which two sentences of two events are one sentence under another heading."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sentences, and what is true of them."""

    left: str
    right: str
    source: str
    """`ecbplus`, `reworded`, `verbatim`; of look-alikes `two events`, `one text`."""
    origin: str
    edited: Edited | None = None
    """What was edited in the left one."""
    natural: tuple[str, ...] = ()
    """What the two say differently by themselves, as far as it can be seen without reading."""


@dataclass(frozen=True, slots=True)
class Planted:
    """The benchmark, or one half of it."""

    edited: tuple[Pair, ...]
    unedited: tuple[Pair, ...]
    lookalikes: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class Couple:
    """Two sentences that tell the same, with their grammar."""

    left: Tree
    right: Tree
    source: str
    origin: str
    event: str = ""
    mutual: bool = True
    """Whether both main words tell it; else the left one's does, and it stands somewhere in the right one."""


def planted(data: Path, parser: Keeping, encoder: Encoder, *, held: bool) -> Planted:
    """The pairs of the development part, or those held out."""
    told = [one for one in ecb(data) if plain(one.text)]
    couples = list(_coreferent(told, parser, held=held))
    alone = list(_alone(data, held=held))
    couples += _reworded(alone, parser)
    couples += _verbatim(alone, parser)
    return Planted(
        tuple(_edited(couples)),
        tuple(_unedited(couples)),
        (*_two_events(told, encoder, held=held), *_one_text(told, alone, encoder, held=held)),
    )


# ---- sentences that tell the same ----------------------------------------------------------------------------


def _coreferent(told: Sequence[Told], parser: Keeping, *, held: bool) -> Iterator[Couple]:
    """Sentences of two texts of which the one's main word tells an act that the other tells too.

    They have somebody, something, a place or a time in common besides.
    """
    rows = [(one, tree, act) for one in told if (tree := read(one.text, parser)) and (act := _act(one, tree))]
    per_event: dict[str, list[Couple]] = defaultdict(list)
    for (one, left, act), (other, right, other_act) in permutations(rows, 2):
        if one.event != other.event or one.document == other.document or not one.things & other.things:
            continue
        mutual = act == other_act
        told_too = one.document < other.document if mutual else act in other.acts_there
        if told_too and held_out(f"{one.event} {act}") == held and left.text.lower() != right.text.lower():
            origin = f"{one.document} {one.number}, {other.document} {other.number}"
            per_event[one.event].append(Couple(left, right, "ecbplus", origin, one.event, mutual))
    for event, found in sorted(per_event.items()):
        yield from seeded(event, 1).sample(found, len(found))


def _act(one: Told, tree: Tree) -> str | None:
    """The chain of the main word of a sentence."""
    token: Token = tree.tokens[predicate(tree)]
    return one.act_at(token.start, token.end)


def _alone(data: Path, *, held: bool) -> Iterator[Told]:
    """Whole sentences of texts of which there is one account only."""
    yield from (
        one
        for one in meantime(data, learnt=False)
        if held_out(one.document) == held and plain(one.text) and one.text[-1] in ".!"
    )
    for one in gum(data, "test" if held else "dev", _split):
        if plain(one.text) and one.text[-1] in ".!":
            yield one


def _split(text: str) -> list[str]:
    return [one.text for one in sentences(text)]


def _reworded(alone: Iterable[Told], parser: Keeping) -> Iterator[Couple]:
    for one in alone:
        left = read(one.text, parser)
        if left is not None and left.tokens[predicate(left)].pos == "VERB":
            right = reworded(one.text, parser, seeded(one.text, 2))
            if right is not None:
                yield Couple(left, right, "reworded", f"{one.document} {one.number}", one.document)


def _verbatim(alone: Iterable[Told], parser: Keeping) -> Iterator[Couple]:
    for one in alone:
        tree = read(one.text, parser)
        if tree is not None and tree.tokens[predicate(tree)].pos == "VERB":
            yield Couple(tree, tree, "verbatim", f"{one.document} {one.number}", one.document)


# ---- edited and unedited -------------------------------------------------------------------------------------


def _edited(couples: Sequence[Couple]) -> Iterator[Pair]:
    """An edit or two a couple, of the kinds of which there are fewest so far; no more of a kind than are wanted."""
    for source, most in PER_KIND.items():
        made: Counter[str] = Counter()
        of_event: Counter[tuple[str, str]] = Counter()
        of_sentence: Counter[tuple[str, str]] = Counter()
        mine = [couple for couple in couples if couple.source == source]
        seeded(source, 3).shuffle(mine)
        for couple in mine:
            chance = seeded(couple.left.text + couple.right.text, 4)
            wanted = [kind for kind in KINDS if made[kind] < most and of_event[couple.event, kind] < PER_EVENT_AND_KIND]
            wanted.sort(key=lambda kind: made[kind])
            found = ((kind, _planted(couple, kind, chance)) for kind in wanted)
            fresh = (
                (kind, pair) for kind, pair in found if pair is not None and of_sentence[pair.left, kind] < PER_SENTENCE
            )
            for kind, pair in islice(fresh, PER_COUPLE):
                made[kind] += 1
                of_event[couple.event, kind] += 1
                of_sentence[pair.left, kind] += 1
                yield pair


def _planted(couple: Couple, kind: str, chance: Random) -> Pair | None:
    sides = [(couple.left, couple.right), (couple.right, couple.left)]
    chance.shuffle(sides)
    if not couple.mutual:
        # What the right one does not tell in its main clause is not denied by an edit there.
        sides = [] if kind == "polarity" else [(couple.left, couple.right)]
    for tree, other in sides:
        made = edit(tree, other, kind, chance)
        if made is not None:
            return Pair(made.text, other.text, couple.source, couple.origin, made, differences(tree, other))
    return None


def _unedited(couples: Sequence[Couple]) -> Iterator[Pair]:
    for source, most in CONTROLS.items():
        of_event: Counter[str] = Counter()
        kept = 0
        mine = [couple for couple in couples if couple.source == source]
        seeded(source, 5).shuffle(mine)
        for couple in mine:
            if kept == most or of_event[couple.event] == PER_EVENT:
                continue
            kept += 1
            of_event[couple.event] += 1
            natural = differences(couple.left, couple.right)
            yield Pair(couple.left.text, couple.right.text, source, couple.origin, None, natural)


# ---- look-alikes ---------------------------------------------------------------------------------------------


def _two_events(told: Sequence[Told], encoder: Encoder, *, held: bool) -> Iterator[Pair]:
    """Sentences of the two events of a topic, of highest cosine, a few of each topic."""
    topics: dict[str, list[Told]] = defaultdict(list)
    for one in told:
        topics[one.event.rstrip("ecbplus")].append(one)
    for topic, rows in sorted(topics.items()):
        first = [one for one in rows if one.event.endswith("ecb")]
        second = [one for one in rows if one.event.endswith("plus")]
        likeness = encoder.encode([one.text for one in first]) @ encoder.encode([one.text for one in second]).T
        used: Counter[str] = Counter()
        kept = 0
        for at in np.argsort(-likeness, axis=None, kind="stable"):
            one, other = first[at // len(second)], second[at % len(second)]
            fresh = used[one.text] < 3 and used[other.text] < 3 and likeness.flat[at] < ALIKE
            if fresh and held_out(f"{topic} {one.text}{other.text}") == held:
                used.update((one.text, other.text))
                kept += 1
                yield Pair(one.text, other.text, "two events", f"{one.document}, {other.document}")
            if kept == LOOKALIKES["two events"] // len(topics):
                break


def _one_text(told: Sequence[Told], alone: Sequence[Told], encoder: Encoder, *, held: bool) -> Iterator[Pair]:
    """Sentences of one text that are alike and tell of different acts, the likest first."""
    texts: dict[str, list[Told]] = defaultdict(list)
    for one in [*(one for one in told if held_out(one.document) == held), *alone]:
        texts[one.document].append(one)
    found = []
    for _, rows in sorted(texts.items()):
        vectors = encoder.encode([one.text for one in rows])
        likeness = vectors @ vectors.T
        for at, beside in combinations(range(len(rows)), 2):
            least, most = SAME_TEXT
            one, other = rows[at], rows[beside]
            if least <= likeness[at, beside] < most and not one.acts_there & other.acts_there:
                found.append((-round(float(likeness[at, beside]), 4), one, other))
    found.sort(key=lambda row: (row[0], row[1].document, row[1].number, row[2].number))
    used: Counter[str] = Counter()
    kept = 0
    for _, one, other in found:
        if used[one.document] < 4 and kept < LOOKALIKES["one text"]:
            used[one.document] += 1
            kept += 1
            yield Pair(one.text, other.text, "one text", f"{one.document} {one.number}, {other.number}")
