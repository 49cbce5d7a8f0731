"""A text's vector depends on nothing but the text."""

from __future__ import annotations

import hashlib
import pickle
from importlib.resources import files

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.language.encoder import DIMENSIONS, MiniLM, likeness

ENCODER = MiniLM(threads=1)
TEXTS = [
    "The ferry struck the quay at noon.",
    "At midday the boat hit the pier.",
    "Bread prices rose by a fifth in Tarnholm.",
    "“No,” she said.",
    "",
    "😀 \u200fשלום 语 ٣",
    "word " * 400,
]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(TEXTS), min_size=1, max_size=8), st.integers(1, 4))
def test_a_vector_is_the_same_in_any_company(batch: list[str], threads: int) -> None:
    """A text has the same vector, bit for bit, alone, in any batch or order, with any number of threads."""
    together = MiniLM(threads=threads, _session=ENCODER._session).encode(batch)
    for row, text in zip(together, batch, strict=True):
        assert row.tobytes() == ENCODER.encode([text])[0].tobytes()


def test_vectors_have_unit_length() -> None:
    """Every vector has length 1, so that a product of two is their cosine."""
    assert np.linalg.norm(ENCODER.encode(TEXTS), axis=1) == pytest.approx(np.ones(len(TEXTS)), abs=1e-5)


def test_no_texts_give_no_vectors() -> None:
    """An empty list gives an empty array of the right width."""
    vectors = ENCODER.encode([])
    assert vectors.shape == (0, DIMENSIONS)
    assert vectors.dtype == np.float32


def test_the_same_matter_is_nearer_than_other_matter() -> None:
    """Two wordings of one sentence are nearer to each other than to a sentence about something else."""
    cosines = likeness(ENCODER.encode(TEXTS[:3]), ENCODER.encode(TEXTS[:3]))
    assert cosines[0, 1] > 0.6 > 0.3 > max(cosines[0, 2], cosines[1, 2])


def test_text_that_utf8_refuses_has_a_vector() -> None:
    """A lone surrogate does not end a run."""
    assert ENCODER.encode(["broken \ud800 text"]).shape == (1, DIMENSIONS)


def test_an_encoder_travels_to_another_process() -> None:
    """A pickled encoder carries its settings, not its model, and gives the same vectors."""
    packed = pickle.dumps(ENCODER)
    assert len(packed) < 1000
    assert pickle.loads(packed).encode(TEXTS[:1]).tobytes() == ENCODER.encode(TEXTS[:1]).tobytes()


def test_the_model_is_the_one_whose_checksum_is_kept() -> None:
    """The files of the models have the checksums that stand beside them."""
    model = files("crossread") / "model"
    lines = (model / "SHA256SUMS").read_text(encoding="utf-8").split("\n")
    kept = {name: digest for digest, name in (line.split() for line in lines if line)}
    assert set(kept) == {path.name for path in model.iterdir() if path.suffix in (".onnx", ".json")}
    for name, digest in kept.items():
        assert hashlib.sha256((model / name).read_bytes()).hexdigest() == digest
