"""The models that ship with the package, opened so that nothing they give depends on threads."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import onnxruntime
from tokenizers import Tokenizer


def session(name: str) -> Any:
    """An ONNX session of one thread for a file of the folder `model`."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(
        (files("crossread") / "model" / name).read_bytes(), options, providers=["CPUExecutionProvider"]
    )


def tokenizer() -> Tokenizer:
    """The word pieces that both models read, without padding and without a longest text."""
    found = Tokenizer.from_str((files("crossread") / "model" / "tokenizer.json").read_text(encoding="utf-8"))
    found.no_padding()
    found.no_truncation()
    return found
