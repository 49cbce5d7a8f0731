"""Sentences with their grammar and their proper names: a protocol of one method, and the network that ships."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from importlib.resources import files
from itertools import chain
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from crossread.language.lemmas import lemma
from crossread.language.planning import Unread, Window, windows
from crossread.language.sentences import of_paragraph
from crossread.language.shipped import session, tokenizer
from crossread.language.tagging import Kinds, proper_names
from crossread.language.trees import is_tree, tree
from crossread.language.words import words
from crossread.parsed import Proper, Sentence, Token

ROOT, SECOND_ROOT = "root", "parataxis"
"""The relation of a root, and of what was one until another token became it."""


class Parser(Protocol):
    """Gives texts their sentences, with tokens. What it gives may depend on nothing but the text."""

    def parse(self, text: str) -> tuple[Sentence, ...]:
        """The sentences of a text, in order; only white space lies between them."""
        ...


@dataclass(frozen=True, slots=True)
class Decided:
    """What the network says of the tokens of one window."""

    pos: Sequence[int]
    tag: Sequence[int]
    lemma: Sequence[int]
    relation: Sequence[int]
    heads: Sequence[int]
    """Place of the governor in the window, from 1; 0 for the root."""
    ends: Sequence[bool]
    arcs: NDArray[np.float32]
    names: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class _Loaded:
    session: Any
    tokenizer: Tokenizer
    labels: dict[str, list[str]]
    kinds: Kinds


@dataclass(frozen=True)
class MiniParser:
    """The network trained by `models/language`, as one ONNX file.

    Each window is run alone, on one thread, so that what is said of it cannot depend on the number of threads;
    windows run side by side in `threads` threads.
    """

    threads: int = field(default_factory=lambda: min(4, os.cpu_count() or 1))
    _cache: list[_Loaded] = field(default_factory=list, repr=False, compare=False)

    def parse(self, text: str) -> tuple[Sentence, ...]:
        """The sentences of a text, with tokens and proper names."""
        loaded = self._loaded()
        planned = list(windows(text, loaded.tokenizer))

        def read(window: Window | Unread) -> list[Sentence]:
            if isinstance(window, Unread):
                return list(of_paragraph(text, window.start, window.end, window.paragraph))
            return list(_sentences(text, window, _decided(loaded.session, window), loaded))

        if self.threads == 1 or len(planned) < 2:
            return tuple(chain.from_iterable(map(read, planned)))
        with ThreadPoolExecutor(self.threads) as pool:
            return tuple(chain.from_iterable(pool.map(read, planned)))

    def _loaded(self) -> _Loaded:
        if not self._cache:
            labels = json.loads((files("crossread") / "model" / "language.json").read_text(encoding="utf-8"))
            self._cache.append(_Loaded(session("language.onnx"), tokenizer(), labels, Kinds.of(labels["name"])))
        return self._cache[0]

    def __getstate__(self) -> dict[str, int]:
        return {"threads": self.threads}

    def __setstate__(self, state: dict[str, int]) -> None:
        object.__setattr__(self, "threads", state["threads"])
        object.__setattr__(self, "_cache", [])


def _decided(network: Any, window: Window) -> Decided:
    pos, tag, lemmas, names, ends, arcs, heads, relation = network.run(None, window.inputs())
    return Decided(
        pos.tolist(), tag.tolist(), lemmas.tolist(), relation.tolist(), heads.tolist(), ends.tolist(), arcs, names
    )


def _sentences(text: str, window: Window, decided: Decided, loaded: _Loaded) -> Iterator[Sentence]:
    first = 0
    for at, ends in enumerate(decided.ends):
        if ends:
            yield _sentence(text, window, decided, loaded, first, at + 1)
            first = at + 1


def _sentence(text: str, window: Window, decided: Decided, loaded: _Loaded, first: int, last: int) -> Sentence:
    """The sentence of the tokens `first..last` (half-open) of a window."""
    start, end = window.places[first][0], window.places[last - 1][1]
    return Sentence(
        start,
        end,
        text[start:end],
        words(text[start:end], start),
        window.paragraph,
        tuple(_tokens(text, window, decided, loaded.labels, first, last)),
        tuple(
            Proper(window.places[first + left][0], window.places[first + right - 1][1], kind)
            for left, right, kind in proper_names(decided.names[first:last], loaded.kinds)
        ),
    )


def _tokens(
    text: str, window: Window, decided: Decided, labels: dict[str, list[str]], first: int, last: int
) -> Iterator[Token]:
    greedy = [head - first if head else 0 for head in decided.heads[first:last]]
    heads = greedy
    if not is_tree(greedy):
        inner = decided.arcs[first:last, [0, *range(first + 1, last + 1)]].astype(np.float64)
        heads = tree(inner)
    for at, head in enumerate(heads):
        place = first + at
        start, end = window.places[place]
        relation = labels["relation"][decided.relation[place]]
        if head == 0:
            relation = ROOT
        elif relation == ROOT:
            relation = SECOND_ROOT
        yield Token(
            start,
            end,
            lemma(text[start:end], labels["lemma"][decided.lemma[place]]),
            labels["pos"][decided.pos[place]],
            labels["tag"][decided.tag[place]],
            head - 1 if head else at,
            relation,
        )
