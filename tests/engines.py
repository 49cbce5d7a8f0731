"""An engine that does everything in the order that suits it worst, for tests that order decides nothing."""

import random
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from crossread.engine import Here

T = TypeVar("T")
U = TypeVar("U")


class Shuffled:
    """Calls in any order, gives results in any order, and groups, and items of a group, in any order."""

    def __init__(self, seed: int) -> None:
        """Another seed gives another order; the same seed gives the same."""
        self.chance = random.Random(seed)

    def each(self, function: Callable[[T], Iterable[U]], items: Iterable[T]) -> list[U]:
        """Flat-map, in no order at all."""
        results = Here().each(function, self._mixed(items))
        return self._mixed(results)

    def group(self, key: Callable[[T], str], items: Iterable[T]) -> list[Sequence[T]]:
        """Items by key, in no order at all."""
        return self._mixed(self._mixed(group) for group in Here().group(key, items))

    def _mixed(self, items: Iterable[T]) -> list[T]:
        mixed = list(items)
        self.chance.shuffle(mixed)
        return mixed
