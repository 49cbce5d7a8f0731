"""The two verbs that a place to run must offer, and the simplest place: here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol, TypeVar

T = TypeVar("T")
U = TypeVar("U")


class Engine(Protocol):
    """A place to run: this process, a pool of processes, a cluster. Every engine gives the same bytes."""

    def each(self, function: Callable[[T], Iterable[U]], items: Iterable[T]) -> list[U]:
        """Flat-map: all results of `function`; callers may rely on no order."""
        ...

    def group(self, key: Callable[[T], str], items: Iterable[T]) -> list[Sequence[T]]:
        """Items by key: one sequence a key, sequences in order of key; order within a sequence is not promised."""
        ...


class Here:
    """This process, one thing after another."""

    def each(self, function: Callable[[T], Iterable[U]], items: Iterable[T]) -> list[U]:
        """Flat-map in order."""
        return [result for item in items for result in function(item)]

    def group(self, key: Callable[[T], str], items: Iterable[T]) -> list[Sequence[T]]:
        """Items by key, in order of key."""
        groups: dict[str, list[T]] = {}
        for item in items:
            groups.setdefault(key(item), []).append(item)
        return [groups[name] for name in sorted(groups)]
