"""Put the trained network into one ONNX file with int8 weights, and its labels beside it.

    python -m language.export two/weights[345].pt three/weights[23].pt      (in the folder models)

The mean of the weights of several passes is what ships: it is steadier than any of them. The graph takes ONE window:
`pieces`, `shapes` (1 x n), the `first` and `last` piece of each token and a `bias` for its sentence end (1 x m). It
gives for each token the numbers of its part of speech, tag and lemma edit, the scores of names (m x labels), whether it
ends a sentence, the scores of governors (m x 1 + m, masked to its sentence), the best of them, and the relation to that
one.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from transformers import BertConfig, BertModel

from build_minilm import source_folder, write_sums
from crossread.language.shapes import SHAPES
from language.network import Network, outside
from language.windows import Labels

OUTPUTS = ("pos", "tag", "lemma", "name", "end", "arcs", "heads", "relation")


class Whole(nn.Module):
    """The network from word pieces to decisions, for one window."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, pieces: Tensor, shapes: Tensor, first: Tensor, last: Tensor, bias: Tensor) -> tuple[Tensor, ...]:
        """What `OUTPUTS` names, in that order."""
        network = self.network
        hidden = network.hidden(pieces, shapes, torch.ones_like(pieces))
        words = network.tokens(hidden, first, last)
        ends = (network.end(words)[..., 0] + bias) > 0
        before = torch.cumsum(ends.to(torch.int64), dim=1) - ends.to(torch.int64)
        arcs = network.arcs(words, hidden[:, :1]) + outside(before)
        heads = arcs.argmax(-1)
        relation = network.relations(words, hidden[:, :1], heads).argmax(-1)
        best = [getattr(network, part)(words).argmax(-1)[0] for part in ("pos", "tag", "lemma")]
        return (*best, network.name(words)[0], ends[0], arcs[0], heads[0], relation[0])


def restored(files: Sequence[Path]) -> Network:
    """The network with the mean of the weights of some passes; their labels lie beside them."""
    known = Labels(**json.loads(files[0].with_name("labels.json").read_text()))
    config = BertConfig.from_pretrained(source_folder())
    config._attn_implementation = "eager"
    network = Network(BertModel(config, add_pooling_layer=False), SHAPES, known)
    passes = [torch.load(file) for file in files]
    mean = {
        name: sum(one[name] for one in passes) / len(passes) if value.is_floating_point() else value
        for name, value in passes[0].items()
    }
    network.load_state_dict(mean)
    return network.eval()


def export(network: Network, path: Path) -> None:
    """The 32-bit graph."""
    example = (
        torch.tensor([[101, 2000, 2001, 2002, 102]]), torch.tensor([[0, 4, 5, 4, 0]]),
        torch.tensor([[1, 2, 3]]), torch.tensor([[1, 2, 3]]), torch.zeros(1, 3),
    )  # fmt: skip
    torch.onnx.export(
        Whole(network), example, str(path), dynamo=False, opset_version=17,
        input_names=["pieces", "shapes", "first", "last", "bias"], output_names=list(OUTPUTS),
        dynamic_axes={"pieces": {1: "n"}, "shapes": {1: "n"}, "first": {1: "m"}, "last": {1: "m"}, "bias": {1: "m"}},
    )  # fmt: skip


def main() -> None:
    """Export, quantise, write, and print sizes and checksums."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("weights", type=Path, nargs="+", help="what training kept after some passes")
    parser.add_argument("--out", type=Path, default=Path(__file__).parents[2] / "src/crossread/model")
    parser.add_argument("--whole", action="store_true", help="32 bits, for comparing")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    network = restored(options.weights)
    target = options.out / "language.onnx"
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "whole.onnx"
        export(network, path)
        if options.whole:
            shutil.copy(path, target)
        else:
            quantize_dynamic(
                path, target, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True,
                op_types_to_quantize=["MatMul", "Gather"],
            )  # fmt: skip
    onnx.checker.check_model(str(target))
    (options.out / "language.json").write_text(options.weights[0].with_name("labels.json").read_text() + "\n")
    print(target.stat().st_size, "bytes")
    print(write_sums(options.out))


if __name__ == "__main__":
    main()
