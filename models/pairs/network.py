"""The pair network in two halves, both of MiniLM: the lower layers read each text alone, the upper ones two together.

What the lower half makes of a text can be kept while the text is compared with many others. It is not trained, so that
training, too, runs it once a text.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from transformers import BertModel

from crossread.language.pair_features import NAMES
from crossread.language.pairing import MARKS

HEADS = 3
"""Alike, same question, contrary; as `crossread.language.pairs` numbers them."""
BELOW = 3
"""Layers that read a text alone; MiniLM has six."""


class Below(nn.Module):
    """Word pieces of a text in, their vectors after the lower layers out."""

    def __init__(self, bert: BertModel) -> None:
        super().__init__()
        self.table = bert.embeddings
        self.layers = nn.ModuleList(bert.encoder.layer[:BELOW])

    def forward(self, pieces: Tensor, attend: Tensor) -> Tensor:
        """Vectors, shape (texts, n, width), of pieces, with CLS and SEP, and where there is one, (texts, n)."""
        table = self.table
        places = torch.arange(pieces.shape[1], device=pieces.device)[None]
        hidden = table.word_embeddings(pieces) + table.position_embeddings(places)
        hidden = table.LayerNorm(hidden + table.token_type_embeddings.weight[0])
        return _through(self.layers, hidden, attend)


class Network(nn.Module):
    """Vectors, sides, marks and shared words of a pair in; three logits out."""

    def __init__(self, bert: BertModel) -> None:
        super().__init__()
        self.layers = nn.ModuleList(bert.encoder.layer[BELOW:])
        width = bert.config.hidden_size
        self.marks = nn.Embedding(MARKS, width)
        self.sides = nn.Embedding(2, width)
        for table in (self.marks, self.sides):
            nn.init.normal_(table.weight, std=0.05)
        self.inner = nn.Sequential(
            nn.Dropout(0.1), nn.Linear(4 * width + len(NAMES), width), nn.GELU(), nn.Dropout(0.1)
        )
        self.heads = nn.Linear(width, HEADS)

    def forward(self, vectors: Tensor, sides: Tensor, marks: Tensor, shared: Tensor, attend: Tensor) -> Tensor:
        """Logits, shape (pairs, 3), of vectors (pairs, n, width), sides and marks, and whether there is a piece.

        `shared` (pairs, features) is what the words have in common.
        """
        hidden = _through(self.layers, vectors + self.sides(sides) + self.marks(marks), attend)
        one, other = _mean(hidden, attend * (1 - sides)), _mean(hidden, attend * sides)
        both = torch.cat([hidden[:, 0], one + other, (one - other).abs(), one * other, shared], dim=-1)
        return self.heads(self.inner(both))


def _mean(hidden: Tensor, weights: Tensor) -> Tensor:
    shares = weights.to(hidden.dtype)[..., None]
    return (hidden * shares).sum(1) / shares.sum(1).clamp(min=1.0)


def _through(layers: nn.ModuleList, hidden: Tensor, attend: Tensor) -> Tensor:
    mask = (1.0 - attend[:, None, None, :].to(hidden.dtype)) * -1e4
    for layer in layers:
        hidden = _layer(layer, hidden, mask)
    return hidden


def _layer(layer: nn.Module, hidden: Tensor, mask: Tensor) -> Tensor:
    """One layer of BERT, written out: the graph stays plain, and no version of a library changes it."""
    attention = layer.attention.self
    texts, length, width = hidden.shape
    heads = attention.num_attention_heads

    def split(values: Tensor) -> Tensor:
        return values.view(texts, length, heads, width // heads).transpose(1, 2)

    query, key, value = (split(part(hidden)) for part in (attention.query, attention.key, attention.value))
    scores = query @ key.transpose(-1, -2) / (width // heads) ** 0.5 + mask
    mixed = (attention.dropout(scores.softmax(-1)) @ value).transpose(1, 2).reshape(texts, length, width)
    output = layer.attention.output
    hidden = output.LayerNorm(output.dropout(output.dense(mixed)) + hidden)
    inner = nn.functional.gelu(layer.intermediate.dense(hidden))
    return layer.output.LayerNorm(layer.output.dropout(layer.output.dense(inner)) + hidden)
