"""Put the two halves of the pair network into two ONNX files with int8 weights.

    python -m pairs.export one/weights.pt      (in the folder models)

`pairs_below.onnx` takes the `pieces` (1 x n) of ONE text and gives its `vectors` (n x width). `pairs.onnx` takes the
`vectors` of both texts of ONE pair one after the other (1 x n x width) with `sides` and `marks` (1 x n), as
`crossread.language.pairing` makes them, and what the words have in `shared` (1 x features), and gives three logits.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from transformers import BertModel

from build_minilm import source_folder, write_sums
from crossread.language.pair_features import NAMES
from pairs.network import Below, Network


class Alone(nn.Module):
    """The lower half for one text, with no padding."""

    def __init__(self, below: Below) -> None:
        super().__init__()
        self.below = below

    def forward(self, pieces: Tensor) -> Tensor:
        """Vectors of the pieces."""
        return self.below(pieces, torch.ones_like(pieces))[0]


class Together(nn.Module):
    """The upper half for one pair, with no padding."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, vectors: Tensor, sides: Tensor, marks: Tensor, shared: Tensor) -> Tensor:
        """Three logits."""
        return self.network(vectors, sides, marks, shared, torch.ones_like(sides))[0]


def bert() -> BertModel:
    """The encoder whose layers both halves begin with."""
    return BertModel.from_pretrained(source_folder(), attn_implementation="eager", add_pooling_layer=False).eval()


def restored(path: Path) -> Network:
    """The upper half with the weights that training kept."""
    network = Network(bert())
    network.load_state_dict(torch.load(path))
    return network.eval()


def export(module: nn.Module, example: dict[str, Tensor], output: str, target: Path, whole: bool = False) -> None:
    """Writes a graph, in 8 bits unless `whole`."""
    axes = {name: {1: "n"} for name in example if name != "shared"}
    with tempfile.TemporaryDirectory() as scratch:
        path = target if whole else Path(scratch) / "whole.onnx"
        torch.onnx.export(
            module.eval(), tuple(example.values()), str(path), dynamo=False, opset_version=17,
            input_names=list(example), output_names=[output], dynamic_axes=axes,
        )  # fmt: skip
        if not whole:
            quantize_dynamic(
                path, target, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True,
                op_types_to_quantize=["MatMul", "Gather", "Gemm"],
            )  # fmt: skip
    onnx.checker.check_model(str(target))
    print(target.name, target.stat().st_size, "bytes")


def both(network: Network, folder: Path, whole: bool = False) -> None:
    """Writes both halves."""
    pieces = torch.tensor([[101, 2000, 102, 101, 2001, 102]])
    sides = torch.tensor([[0, 0, 0, 1, 1, 1]])
    width = network.heads.in_features
    pair = {
        "vectors": torch.rand(1, 6, width),
        "sides": sides,
        "marks": torch.ones_like(sides),
        "shared": torch.zeros(1, len(NAMES)),
    }
    export(Alone(Below(bert())), {"pieces": pieces}, "vectors", folder / "pairs_below.onnx", whole)
    export(Together(network), pair, "scores", folder / "pairs.onnx", whole)


def main() -> None:
    """Export, quantise, write, and print sizes and checksums."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("weights", type=Path, help="what training kept")
    parser.add_argument("--out", type=Path, default=Path(__file__).parents[2] / "src/crossread/model")
    parser.add_argument("--whole", action="store_true", help="32 bits, for comparing")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    both(restored(options.weights), options.out, options.whole)
    print(write_sums(options.out))


if __name__ == "__main__":
    main()
