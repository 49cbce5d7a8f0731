"""The table of edits, by kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from random import Random

from evaluation.planting.clause import Edited
from evaluation.planting.counts import quantity
from evaluation.planting.lists import MEASURED
from evaluation.planting.naming import name, place
from evaluation.planting.offices import role
from evaluation.planting.times import time
from evaluation.planting.turning import polarity
from evaluation.rewriting.grammar import Tree

KINDS = ("quantity", "time", "name", "place", "role", "polarity")
"""Every kind of edit."""
Maker = Callable[[Tree, Tree, Random], Edited | None]
"""From a sentence, another that tells the same event, and chance."""


def makers(part: str) -> Mapping[str, Maker]:
    """The edits by kind; `part` says which names may be put in, those to learn from or those to measure with."""
    return {
        "quantity": quantity,
        "time": time,
        "name": partial(name, part=part),
        "place": partial(place, part=part),
        "role": role,
        "polarity": polarity,
    }


def edit(tree: Tree, other: Tree, kind: str, chance: Random, part: str = MEASURED) -> Edited | None:
    """The sentence with one thing of a kind changed in its main clause, so that it contradicts the other sentence.

    None where it has nothing of the kind that the other sentence says too. For `polarity` the caller must know that
    the main verbs tell one event.
    """
    made = makers(part)[kind](tree, other, chance)
    return made if made is not None and made.text != tree.text else None
