"""Windows of word pieces with their labels, packed as the runtime packs them, and batches of windows."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import torch
from tokenizers import Tokenizer

from crossread.language.lemmas import script
from crossread.language.shapes import SHAPES, shape
from language.data import Labelled, Paragraph

IGNORED = -100
CLS, SEP, UNKNOWN = 101, 102, 100


@dataclass(frozen=True)
class Labels:
    """What each head can say, in order of its numbers."""

    pos: list[str]
    tag: list[str]
    lemma: list[str]
    relation: list[str]
    name: list[str]


def labels(treebanks: Sequence[Paragraph], least: int = 3) -> Labels:
    """The labels that the treebanks have often enough; rarer ones are not learnt."""
    tokens = [token for paragraph in treebanks for sentence in paragraph for token in sentence]

    def often(values: Iterator[str], least: int) -> list[str]:
        return sorted(value for value, times in Counter(values).items() if times >= least)

    relations = often((token.relation for token in tokens), 20)
    bases = {token.relation.split(":")[0] for token in tokens}
    names = ["O", *(f"{place}-{kind}" for kind in ("PER", "LOC", "ORG", "OTHER") for place in "BI")]
    return Labels(
        pos=often((token.pos for token in tokens), 1),
        tag=often((token.tag for token in tokens), least),
        lemma=often((script(token.text, token.lemma) for token in tokens), least),
        relation=sorted({*relations, *bases}),
        name=names,
    )


@dataclass
class Window:
    """Word pieces of some sentences that stand together, and the labels of their tokens."""

    pieces: list[int] = field(default_factory=lambda: [CLS])
    shapes: list[int] = field(default_factory=lambda: [0])
    first: list[int] = field(default_factory=list)
    last: list[int] = field(default_factory=list)
    sentence: list[int] = field(default_factory=list)
    pos: list[int] = field(default_factory=list)
    tag: list[int] = field(default_factory=list)
    lemma: list[int] = field(default_factory=list)
    head: list[int] = field(default_factory=list)
    relation: list[int] = field(default_factory=list)
    name: list[int] = field(default_factory=list)
    end: list[int] = field(default_factory=list)


class Packer:
    """Turns paragraphs into windows."""

    def __init__(self, tokenizer: Tokenizer, known: Labels) -> None:
        self.tokenizer = tokenizer
        self.known = known
        self.number = {
            part: {label: at for at, label in enumerate(getattr(known, part))}
            for part in ("pos", "tag", "lemma", "relation", "name")
        }
        self.cache: dict[str, list[int]] = {}

    def pieces(self, token: str) -> list[int]:
        """The word pieces of a token; the unknown piece for what the vocabulary has nothing for."""
        if token not in self.cache:
            self.cache[token] = self.tokenizer.encode(token, add_special_tokens=False).ids or [UNKNOWN]
        return self.cache[token]

    def windows(self, paragraphs: Sequence[Paragraph], chance: random.Random) -> list[Window]:
        """All paragraphs in windows of varied length."""
        found: list[Window] = []
        window, limit, sentences = Window(), chance.choice((48, 96, 160)), 0
        for paragraph in paragraphs:
            for place, sentence in enumerate(paragraph):
                length = sum(len(self.pieces(token.text)) for token in sentence)
                if length > 400:
                    continue
                if window.first and len(window.pieces) + length > limit:
                    found.append(window)
                    window, limit = Window(), chance.choice((48, 96, 160))
                self.add(window, sentence, sentences, inner=place + 1 < len(paragraph))
                sentences += 1
            window.pieces.append(SEP)
            window.shapes.append(0)
        if window.first:
            found.append(window)
        return found

    def add(self, window: Window, sentence: Sequence[Labelled], number: int, inner: bool) -> None:
        """Appends a sentence; the end of a paragraph is known to the runtime and is not learnt."""
        base = len(window.first)
        for place, token in enumerate(sentence):
            pieces = self.pieces(token.text)
            window.first.append(len(window.pieces))
            window.pieces += pieces
            window.shapes += [shape(token.text, at == 0, token.spaced) for at in range(len(pieces))]
            window.last.append(len(window.pieces) - 1)
            window.sentence.append(number)
            window.pos.append(self._of("pos", token.pos))
            window.tag.append(self._of("tag", token.tag))
            window.lemma.append(self._of("lemma", token.lemma and script(token.text, token.lemma)))
            window.head.append(IGNORED if token.head is None else base + token.head if token.head else 0)
            relation = token.relation
            if relation and relation not in self.number["relation"]:
                relation = relation.split(":")[0]
            window.relation.append(self._of("relation", relation))
            window.name.append(self._of("name", token.name))
            ends = place + 1 == len(sentence)
            window.end.append(IGNORED if ends and not inner else int(ends))

    def _of(self, part: str, label: str | None) -> int:
        return IGNORED if label is None else self.number[part].get(label, IGNORED)


def restyled(window: Window, chance: random.Random) -> list[int]:
    """The shapes of a window, now and then as a headline would have them: all in capitals, or every word with one."""
    draw = chance.random()
    if draw > 0.08:
        return window.shapes
    form = 4 if draw < 0.03 else 3 if draw < 0.06 else 2
    return [form * 2 + value % 2 if value // 2 in (2, 3, 4) else value for value in window.shapes]


Batch = dict[str, torch.Tensor]


def batches(windows: list[Window], size: int, chance: random.Random, train: bool) -> Iterator[Batch]:
    """Windows of like length together, about `size` word pieces a batch."""
    if train:
        chance.shuffle(windows)
    block = 400 if train else len(windows)
    packs: list[list[Window]] = []
    for at in range(0, len(windows), block):
        ordered = sorted(windows[at : at + block], key=lambda window: len(window.pieces))
        pack: list[Window] = []
        for window in ordered:
            if pack and len(window.pieces) * (len(pack) + 1) > size:
                packs.append(pack)
                pack = []
            pack.append(window)
        packs.append(pack)
    if train:
        chance.shuffle(packs)
    for pack in packs:
        yield collate(pack, chance, train)


def collate(pack: Sequence[Window], chance: random.Random, train: bool) -> Batch:
    """Tensors of a batch: pieces and shapes (windows x pieces), places and labels (windows x tokens)."""
    pieces = max(len(window.pieces) for window in pack)
    count = max(len(window.first) for window in pack)

    def padded(rows: list[list[int]], width: int, fill: int) -> torch.Tensor:
        return torch.tensor([row + [fill] * (width - len(row)) for row in rows])

    rows = [list(window.pieces) for window in pack]
    if train:
        rows = [[103 if value > 999 and chance.random() < 0.04 else value for value in row] for row in rows]
    batch = {
        "pieces": padded(rows, pieces, 0),
        "shapes": padded([restyled(window, chance) if train else window.shapes for window in pack], pieces, 0),
        "attend": padded([[1] * len(window.pieces) for window in pack], pieces, 0),
        "first": padded([window.first for window in pack], count, 0),
        "last": padded([window.last for window in pack], count, 0),
        "sentence": padded([window.sentence for window in pack], count, -1),
    }
    for part in ("pos", "tag", "lemma", "head", "relation", "name", "end"):
        batch[part] = padded([getattr(window, part) for window in pack], count, IGNORED)
    assert int(batch["shapes"].max()) < SHAPES
    return batch
