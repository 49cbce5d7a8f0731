"""The network: MiniLM with the shapes of words added at its entrance, and heads for every task at its end."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from transformers import BertModel

from language.windows import IGNORED, Labels

ARC, RELATION, NAME = 192, 96, 192
"""Width of what arcs, relations and names are told by."""


class Network(nn.Module):
    """Word pieces in; scores of parts of speech, tags, lemmas, names, sentence ends, arcs and relations out."""

    def __init__(self, bert: BertModel, shapes: int, labels: Labels) -> None:
        super().__init__()
        self.bert = bert
        self.shapes = nn.Embedding(shapes, bert.config.hidden_size)
        nn.init.normal_(self.shapes.weight, std=0.01)
        width = bert.config.hidden_size
        self.drop = nn.Dropout(0.2)
        self.pos = nn.Linear(width, len(labels.pos))
        self.tag = nn.Linear(width, len(labels.tag))
        self.lemma = nn.Linear(width, len(labels.lemma))
        self.name = nn.Sequential(nn.Linear(width, NAME), nn.GELU(), nn.Dropout(0.2), nn.Linear(NAME, len(labels.name)))
        self.end = nn.Linear(width, 1)
        self.dependent = nn.Sequential(nn.Linear(width, ARC), nn.GELU(), nn.Dropout(0.2))
        self.governor = nn.Sequential(nn.Linear(width, ARC), nn.GELU(), nn.Dropout(0.2))
        self.arc = nn.Parameter(torch.zeros(ARC + 1, ARC))
        self.below = nn.Sequential(nn.Linear(width, RELATION), nn.GELU(), nn.Dropout(0.2))
        self.above = nn.Sequential(nn.Linear(width, RELATION), nn.GELU(), nn.Dropout(0.2))
        self.relation = nn.Linear(3 * RELATION, len(labels.relation))
        nn.init.normal_(self.arc, std=0.02)

    def hidden(self, pieces: Tensor, shapes: Tensor, attend: Tensor) -> Tensor:
        """Vectors of the pieces, (windows, pieces, width)."""
        table = self.bert.embeddings
        places = torch.arange(pieces.shape[1], device=pieces.device)[None]
        entrance = table.word_embeddings(pieces) + table.position_embeddings(places) + self.shapes(shapes)
        entrance = entrance + table.token_type_embeddings.weight[0]
        entrance = table.dropout(table.LayerNorm(entrance))
        mask = (1.0 - attend[:, None, None, :].to(entrance.dtype)) * -1e4
        for layer in self.bert.encoder.layer:
            entrance = _layer(layer, entrance, mask)
        return entrance

    def tokens(self, hidden: Tensor, first: Tensor, last: Tensor) -> Tensor:
        """Vectors of the tokens: the mean of their first and their last piece."""
        width = hidden.shape[-1]
        one = hidden.gather(1, first[..., None].expand(-1, -1, width))
        other = hidden.gather(1, last[..., None].expand(-1, -1, width))
        return (one + other) / 2

    def arcs(self, words: Tensor, root: Tensor) -> Tensor:
        """Scores (windows, tokens, 1 + tokens) of every governor; the first is the root."""
        dependent = self.dependent(words)
        governor = self.governor(torch.cat([root, words], dim=1))
        ones = torch.ones_like(dependent[..., :1])
        return torch.cat([dependent, ones], dim=-1) @ self.arc @ governor.transpose(1, 2)

    def relations(self, words: Tensor, root: Tensor, heads: Tensor) -> Tensor:
        """Scores (windows, tokens, relations), given the governor of each token."""
        below = self.below(words)
        above = self.above(torch.cat([root, words], dim=1))
        above = above.gather(1, heads[..., None].expand(-1, -1, above.shape[-1]))
        return self.relation(torch.cat([below * above, below, above], dim=-1))


def _layer(layer: nn.Module, hidden: Tensor, mask: Tensor) -> Tensor:
    """One layer of BERT, written out: the graph stays plain, and no version of a library changes it."""
    attention = layer.attention.self
    windows, length, width = hidden.shape
    heads = attention.num_attention_heads

    def split(values: Tensor) -> Tensor:
        return values.view(windows, length, heads, width // heads).transpose(1, 2)

    query, key, value = (split(part(hidden)) for part in (attention.query, attention.key, attention.value))
    scores = query @ key.transpose(-1, -2) / (width // heads) ** 0.5 + mask
    weights = attention.dropout(scores.softmax(-1))
    mixed = (weights @ value).transpose(1, 2).reshape(windows, length, width)
    output = layer.attention.output
    hidden = output.LayerNorm(output.dropout(output.dense(mixed)) + hidden)
    inner = nn.functional.gelu(layer.intermediate.dense(hidden))
    return layer.output.LayerNorm(layer.output.dropout(layer.output.dense(inner)) + hidden)


@dataclass(frozen=True)
class Weights:
    """What each task counts in the loss."""

    pos: float = 0.7
    tag: float = 0.5
    lemma: float = 0.4
    name: float = 2.0
    end: float = 0.5
    arc: float = 1.0
    relation: float = 0.7


def loss(network: Network, batch: dict[str, Tensor], weights: Weights) -> Tensor:
    """The weighted sum of the losses of the tasks that the batch has labels for."""
    hidden = network.hidden(batch["pieces"], batch["shapes"], batch["attend"])
    words = network.drop(network.tokens(hidden, batch["first"], batch["last"]))
    total = torch.zeros(())
    for part in ("pos", "tag", "lemma", "name"):
        total = total + getattr(weights, part) * _cross(getattr(network, part)(words), batch[part])
    known = batch["end"] != IGNORED
    ends = network.end(words)[..., 0][known].float()
    if len(ends):
        total = total + weights.end * nn.functional.binary_cross_entropy_with_logits(ends, batch["end"][known].float())
    if (batch["head"] != IGNORED).any():
        root = hidden[:, :1]
        scores = network.arcs(words, root).float() + outside(batch["sentence"])
        total = total + weights.arc * _cross(scores, batch["head"])
        heads = batch["head"].clamp(min=0)
        total = total + weights.relation * _cross(network.relations(words, root, heads), batch["relation"])
    return total


def outside(sentence: Tensor) -> Tensor:
    """-1e4 where a governor stands in another sentence; the root is in all of them."""
    same = sentence[:, :, None] == sentence[:, None, :]
    places = torch.arange(sentence.shape[1], device=sentence.device)
    own = (places[:, None] == places[None, :])[None]
    barred = torch.where(same & ~own, 0.0, -1e4)
    return torch.cat([torch.zeros_like(barred[:, :, :1]), barred], dim=2)


def _cross(scores: Tensor, gold: Tensor) -> Tensor:
    if (gold == IGNORED).all():
        return torch.zeros(())
    return nn.functional.cross_entropy(scores.float().flatten(0, 1), gold.flatten(), ignore_index=IGNORED)
