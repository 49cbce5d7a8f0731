"""Pairs of clauses: whether two tell of one thing, and whether both can be right."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from importlib.resources import files
from typing import Any, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from crossread.language import pair_features
from crossread.language.encoder import Encoder, MiniLM
from crossread.language.pairing import Seen, alone, seen, together
from crossread.language.shipped import session, tokenizer
from crossread.records import Vectors

Item = TypeVar("Item")
Made = TypeVar("Made")

Scores = NDArray[np.float64]
"""Shape (pairs, 3), rounded to three decimals: how alike two texts are in what they say; the probability that they
answer one question, whether they agree or not; and the probability that they cannot both be right."""
ALIKE, SAME_QUESTION, CONTRARY = 0, 1, 2
"""Columns of the scores."""
HEADS = ("alike", "same_question", "contrary")
FEATURES = (*(f"network {head}" for head in HEADS), "cosine", *pair_features.NAMES, "constant")
"""What `pairs.json` gives weights to, in the order of `features`."""


class PairScorer(Protocol):
    """Compares texts two by two. What it says of two may depend on nothing but them, whichever stands first."""

    def score(self, pairs: Sequence[tuple[str, str]]) -> Scores:
        """One row a pair."""
        ...

    def knowing(self, encoder: Encoder) -> PairScorer:
        """The same scorer, which asks this encoder for vectors where it needs any."""
        ...


@dataclass(frozen=True, slots=True)
class _Loaded:
    below: Any
    above: Any
    tokenizer: Tokenizer
    weights: NDArray[np.float64]
    """Shape (features, 3)."""


@dataclass(frozen=True)
class MiniPairs:
    """The network trained by `models/pairs`, and a few weights that join its word to the encoder's and to shared words.

    Each pair is run alone, on one thread, its texts in sorted order, so that what is said of it depends neither on its
    neighbours nor on the number of threads; pairs run side by side in `threads` threads.
    """

    encoder: Encoder = field(default_factory=MiniLM)
    threads: int = field(default_factory=lambda: min(4, os.cpu_count() or 1))
    _cache: list[_Loaded] = field(default_factory=list, repr=False, compare=False)

    def score(self, pairs: Sequence[tuple[str, str]]) -> Scores:
        """One row a pair: zeros where a text is empty, and no doubt where both are one text but for capitals."""
        plain = [tuple(sorted(" ".join(text.split()) for text in pair)) for pair in pairs]
        found = {(left, right): _settled(left, right) for left, right in plain}
        open_pairs = sorted(pair for pair, scores in found.items() if scores is None)
        if open_pairs:
            # Summed feature by feature: a product of matrices may round a row otherwise among other rows.
            logits = np.sum(self.features(open_pairs)[:, :, None] * self._loaded().weights, axis=1)
            found.update(zip(open_pairs, np.round(1 / (1 + np.exp(-logits)), 3), strict=True))
        return np.array([found[left, right] for left, right in plain], dtype=np.float64).reshape(-1, len(HEADS))

    def knowing(self, encoder: Encoder) -> MiniPairs:
        """The same scorer with another encoder, such as one that has the vectors of a story at hand."""
        return replace(self, encoder=encoder)

    def features(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float64]:
        """Shape (pairs, features), of pairs in sorted order without an empty text."""
        loaded = self._loaded()
        texts = sorted({text for pair in pairs for text in pair})
        read = {text: seen(text, loaded.tokenizer) for text in texts}
        below = dict(zip(texts, self._each(lambda text: _below(loaded, read[text]), texts), strict=True))
        vectors = dict(zip(texts, self.encoder.encode(texts).astype(np.float64), strict=True))

        def row(pair: tuple[str, str]) -> list[float]:
            left, right = (read[text] for text in pair)
            shared = pair_features.features(left, right)
            given = {
                "vectors": np.concatenate([below[text] for text in pair])[None],
                "shared": np.array([shared], dtype=np.float32),
                **together(left, right),
            }
            logits: list[float] = loaded.above.run(None, given)[0].tolist()
            cosine = float(vectors[pair[0]] @ vectors[pair[1]])
            return [*(round(logit, 3) for logit in logits), round(cosine, 3), *shared, 1.0]

        return np.array(self._each(row, pairs))

    def _each(self, what: Callable[[Item], Made], items: Sequence[Item]) -> list[Made]:
        """What is made of each item, side by side in threads."""
        if self.threads == 1 or len(items) < 2:
            return [what(item) for item in items]
        with ThreadPoolExecutor(self.threads) as pool:
            return list(pool.map(what, items))

    def _loaded(self) -> _Loaded:
        if not self._cache:
            told = json.loads((files("crossread") / "model" / "pairs.json").read_text(encoding="utf-8"))
            self._cache.append(_Loaded(session("pairs_below.onnx"), session("pairs.onnx"), tokenizer(), _weights(told)))
        return self._cache[0]

    def __getstate__(self) -> dict[str, Any]:
        return {"encoder": self.encoder, "threads": self.threads}

    def __setstate__(self, state: dict[str, Any]) -> None:
        object.__setattr__(self, "encoder", state["encoder"])
        object.__setattr__(self, "threads", state["threads"])
        object.__setattr__(self, "_cache", [])


def _below(loaded: _Loaded, text: Seen) -> Vectors:
    """What the lower half of the network makes of a text."""
    made: Vectors = loaded.below.run(None, {"pieces": alone(text.pieces)})[0]
    return made


def _settled(left: str, right: str) -> Scores | None:
    """The scores of a pair that needs no reading."""
    if not left or not right:
        return np.zeros(len(HEADS))
    return np.array([1.0, 1.0, 0.0]) if left.casefold() == right.casefold() else None


def _weights(told: Mapping[str, Mapping[str, float]]) -> NDArray[np.float64]:
    return np.array([[told[head].get(feature, 0.0) for head in HEADS] for feature in FEATURES])
