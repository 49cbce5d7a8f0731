"""Sentence vectors: a protocol of one method, and the encoder that ships with the package."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from crossread.language.shipped import session, tokenizer
from crossread.records import Vectors

LONGEST = 128
"""Word pieces a text is cut to; MiniLM was trained on 128, and news sentences have 33 on average."""
DIMENSIONS = 384


class Encoder(Protocol):
    """Gives texts vectors. A text's vector may depend on nothing but the text."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row of unit length a text, shape (texts, dimensions)."""
        ...


@dataclass(frozen=True)
class MiniLM:
    """all-MiniLM-L6-v2 as one ONNX file with pooling inside.

    Each text is run alone, on one thread, so that its vector cannot depend on its neighbours or on the number of
    threads; texts run side by side in `threads` threads.
    """

    threads: int = field(default_factory=lambda: min(4, os.cpu_count() or 1))
    _session: list[Any] = field(default_factory=list, repr=False, compare=False)

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row of unit length a text, shape (texts, 384)."""
        if not texts:
            return np.zeros((0, DIMENSIONS), dtype=np.float32)
        model, split = self._loaded()

        def vector(text: str) -> Vectors:
            pieces = split.encode(text.encode("utf-8", "replace").decode("utf-8")).ids
            row: Vectors = model.run(None, {"input_ids": np.asarray([pieces], dtype=np.int64)})[0][0]
            return row

        unique = sorted(set(texts))
        with ThreadPoolExecutor(self.threads) as pool:
            found = dict(zip(unique, pool.map(vector, unique), strict=True))
        return np.stack([found[text] for text in texts])

    def _loaded(self) -> tuple[Any, Tokenizer]:
        if not self._session:
            pieces = tokenizer()
            pieces.enable_truncation(LONGEST)
            self._session.extend((session("minilm.onnx"), pieces))
        return self._session[0], self._session[1]

    def __getstate__(self) -> dict[str, int]:
        return {"threads": self.threads}

    def __setstate__(self, state: dict[str, int]) -> None:
        object.__setattr__(self, "threads", state["threads"])
        object.__setattr__(self, "_session", [])


class Remembering:
    """An encoder that asks another one for each text once: sentences come back as claims and as quotes."""

    def __init__(self, encoder: Encoder, texts: Iterable[str] = (), vectors: Iterable[Vectors] = ()) -> None:
        """`texts` and `vectors`, one a text, are known already."""
        self._encoder = encoder
        self._known = dict(zip(texts, vectors, strict=True))

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row of unit length a text."""
        missing = sorted(set(texts) - self._known.keys())
        self._known.update(zip(missing, self._encoder.encode(missing), strict=True))
        return np.stack([self._known[text] for text in texts]) if texts else self._encoder.encode(texts)


def likeness(left: Vectors, right: Vectors) -> NDArray[np.float64]:
    """Cosines of every row of `left` with every row of `right`, rounded to three decimals.

    Rounded before anything is compared, so that the last bit of a sum on another processor decides nothing.
    """
    cosines: NDArray[np.float64] = left.astype(np.float64) @ right.astype(np.float64).T
    return np.round(cosines, 3)
