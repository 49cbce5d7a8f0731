"""Scores of the network on gold sentences and tokens, for watching it learn; `evaluation` scores it from raw text."""

from __future__ import annotations

import random
from pathlib import Path

import torch

from language import data
from language.network import Network, outside
from language.windows import IGNORED, Packer, batches


def development(network: Network, packer: Packer, folder: Path) -> dict[str, float]:
    """Accuracies on the development part of EWT, and F1 of its names and sentence ends."""
    network.eval()
    right: dict[str, int] = {}
    seen: dict[str, int] = {}
    names: list[tuple[set[tuple[int, int, str]], set[tuple[int, int, str]]]] = []

    def count(part: str, ok: torch.Tensor) -> None:
        right[part] = right.get(part, 0) + int(ok.sum())
        seen[part] = seen.get(part, 0) + ok.numel()

    bases = [label.split(":")[0] for label in packer.known.relation]
    ends = [0, 0, 0]
    with torch.no_grad():
        for batch in batches(packer.windows(data.ewt(folder, "dev"), random.Random(3)), 2048, random.Random(3), False):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                hidden = network.hidden(batch["pieces"], batch["shapes"], batch["attend"])
                words = network.tokens(hidden, batch["first"], batch["last"])
                for part in ("pos", "tag", "lemma"):
                    known = batch[part] != IGNORED
                    count(part, getattr(network, part)(words).argmax(-1)[known] == batch[part][known])
                end = network.end(words)[..., 0].float() > 0
                known = batch["end"] != IGNORED
                gold = batch["end"] == 1
                ends[0] += int((end & gold & known).sum())
                ends[1] += int((end & known).sum())
                ends[2] += int((gold & known).sum())
                scores = network.arcs(words, hidden[:, :1]).float() + outside(batch["sentence"])
                heads = scores.argmax(-1)
                known = batch["head"] != IGNORED
                same = heads[known] == batch["head"][known]
                count("UAS", same)
                chosen = network.relations(words, hidden[:, :1], heads).argmax(-1)
                labelled = torch.tensor(
                    [
                        g >= 0 and bases[c] == bases[g]
                        for c, g in zip(chosen[known].tolist(), batch["relation"][known].tolist(), strict=True)
                    ]
                )
                count("LAS", same & labelled)
                said = network.name(words).argmax(-1)
            for row, golden in zip(said.tolist(), batch["name"].tolist(), strict=True):
                if IGNORED not in golden[: max(1, sum(value != IGNORED for value in golden))]:
                    names.append((spans(row[: len(golden)], golden, packer), spans(golden, golden, packer)))
    found = {part: round(100 * right[part] / seen[part], 2) for part in right}
    hit = sum(len(one & other) for one, other in names)
    total = sum(len(one) + len(other) for one, other in names)
    found["names"] = round(200 * hit / max(1, total), 2)
    found["ends"] = round(200 * ends[0] / max(1, ends[1] + ends[2]), 2)
    return found


def spans(row: list[int], gold: list[int], packer: Packer) -> set[tuple[int, int, str]]:
    """Persons, places and organisations in a row of labels."""
    found: set[tuple[int, int, str]] = set()
    start, kind = -1, ""
    for at, value in enumerate([*row, 0]):
        label = packer.known.name[value] if value >= 0 and (at >= len(gold) or gold[at] != IGNORED) else "O"
        goes_on = label == f"I-{kind}" and start >= 0
        if not goes_on:
            if start >= 0 and kind != "OTHER":
                found.add((start, at, kind))
            start, kind = (at, label[2:]) if label[:1] in ("B", "I") else (-1, "")
    return found
