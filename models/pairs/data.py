"""Pairs of texts with what they teach, from the sets that may train what ships.

    python -m pairs.data DATA --out pairs.jsonl      (in the folder models)

A pair has a target for each head, or None where its set does not tell. How alike two texts are no set tells by
degrees: the targets are set by the kind of pair, in steps as readers of headlines give them (another number is .65).
"""

from __future__ import annotations

import argparse
import json
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from evaluation.planting.clause import read
from evaluation.planting.edits import edit
from evaluation.planting.lists import LEARNT
from evaluation.rewriting.grammar import Tree

from crossread.language.parser import MiniParser
from crossread.parsed import Sentence
from pairs import coupled, entailment, events, sources
from pairs.clauses import clauses
from pairs.coupled import shuffled_kinds
from pairs.edits import Pools, changed, kept
from pairs.rewording import Reworder, at_start

SEED = 11
PLANTED = 14_000
"""Clauses that something is planted in."""
RARE = 0.4
"""Kinds of edits that few clauses have room for come first that much more often."""
SHORTEST, LONGEST = 5, 40
"""Words of a clause."""


@dataclass(frozen=True)
class Pair:
    """Two texts and what they teach: None where nothing is known."""

    left: str
    right: str
    same: float | None
    contrary: float | None
    kind: str
    alike: float | None


def planted(clause: Sentence, pools: Pools, reworder: Reworder, chance: random.Random) -> Iterator[Pair]:
    """A clause against itself with something changed, said in other words, or said less exactly."""
    text = clause.text
    edits = changed(clause, pools, chance)
    edits.sort(key=lambda edit: chance.random() * (RARE if edit[0] in ("number", "day", "role") else 1))
    other = reworder.reworded(clause, chance)
    spared = kept(clause, chance)
    chance.shuffle(spared)
    for kind, edited in edits[:2]:
        base = other if other != text and chance.random() < 0.5 else text
        yield Pair(base, edited, 1.0, 1.0, f"edited {kind}", 0.65)
    for kind, less in spared[:2] if edits else spared[:1]:
        base = other if other != text and kind != "left out" and chance.random() < 0.4 else text
        yield Pair(base, less, 1.0, 0.0, kind, 0.9)
    if other != text:
        yield Pair(text, other, 1.0, 0.0, "reworded", 0.97)
    elif chance.random() < 0.15:
        yield Pair(text, text, 1.0, 0.0, "equal", 1.0)
    yield from _turned(clause, other, reworder.parser, chance)


def _turned(clause: Sentence, other: str, parser: MiniParser, chance: random.Random) -> Iterator[Pair]:
    """A clause with something changed as the planted edits of the evaluation change it, beside its other wording."""
    tree = Tree(clause.text, at_start(clause), ())
    beside = read(other, parser) if other != clause.text else tree
    if beside:
        made = [found for kind in shuffled_kinds(chance) if (found := edit(tree, beside, kind, chance, LEARNT))]
        for found in made[: 1 if beside is tree else 2]:
            yield Pair(found.text, other, 1.0, 1.0, f"edited {found.kind} turned", 0.65)


def apart(told: Sequence[tuple[str, Sentence]], chance: random.Random, share: float) -> Iterator[Pair]:
    """Clauses of one document, which tell of different things, and clauses of two documents."""
    groups: dict[str, list[str]] = defaultdict(list)
    for document, clause in told:
        groups[document].append(clause.text)
    texts = [clause.text for _, clause in told]
    for document in sorted(groups):
        held = groups[document]
        for text in held:
            if chance.random() < share and len(held) > 1:
                others = [(alike(text, one), one) for one in chance.sample(held, min(12, len(held))) if one != text]
                if others:
                    value, one = max(others)
                    if value < 0.6:
                        yield Pair(text, one, 0.0, 0.0, "one document", 0.15)
            if chance.random() < share / 4:
                yield Pair(text, chance.choice(texts), 0.0, 0.0, "two documents", 0.0)


def alike(left: str, right: str) -> float:
    """Share of common words, for choosing what is hard to tell apart."""
    one, other = set(left.lower().split()), set(right.lower().split())
    return len(one & other) / max(1, min(len(one), len(other)))


def clauses_of(text: str, parser: MiniParser) -> Iterator[Sentence]:
    """Sentences of a text; where a sentence has several clauses, these instead, read anew."""
    for sentence in parser.parse(text):
        parts = [(part[0].start, part[-1].end) for part in clauses(sentence)]
        several = (one for start, end in parts for one in parser.parse(text[start:end]))
        found = several if len(parts) > 1 else (sentence,)
        yield from (one for one in found if SHORTEST <= sum(bool(word.key) for word in one.words) <= LONGEST)


def gathered(data: Path, threads: int) -> Iterator[Pair]:
    """All pairs, in order."""
    chance = random.Random(SEED)
    parser = MiniParser(threads)
    told = sources.sentences(data)
    kept_wiki = chance.sample([one for one in told if one.document.startswith("wikipedia")], 4000)
    told = [one for one in told if not one.document.startswith("wikipedia")] + kept_wiki
    cut = [(one.document, clause) for one in told for clause in clauses_of(one.text, parser)]
    pools = Pools()
    pools.add(clause for _, clause in cut)
    reworder = Reworder(parser)
    print(len(told), "sentences", len(cut), "clauses", flush=True)
    chained = [*sources.ecb(data), *sources.meantime(data)]
    for rows in (events.rows(chained, parser, chance), coupled.rows(chained, parser, chance), entailment.rows(data)):
        for row in rows:
            yield Pair(*row)
    yield from apart(cut, chance, 0.4)
    chance.shuffle(cut)
    for _, clause in cut[:PLANTED]:
        yield from planted(clause, pools, reworder, chance)


def main() -> None:
    """Gather, write, and count by kind."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("data", type=Path)
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--threads", type=int, default=2)
    given = options.parse_args()
    counts: dict[str, int] = defaultdict(int)
    with given.out.open("w", encoding="utf-8") as file:
        for pair in gathered(given.data, given.threads):
            counts[pair.kind] += 1
            file.write(json.dumps(asdict(pair), ensure_ascii=False) + "\n")
            file.flush()
    for kind, count in sorted(counts.items()):
        print(f"{count:7} {kind}")


if __name__ == "__main__":
    main()
