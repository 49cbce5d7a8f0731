"""A pool of processes on this machine: the two verbs, with the results and the order of `Here`."""

from __future__ import annotations

import multiprocessing
import pickle
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import lru_cache
from types import TracebackType
from typing import Any, TypeVar

from crossread.engine import Here

T = TypeVar("T")
U = TypeVar("U")

CHUNKS = 4
"""Chunks a process: enough that a slow one does not keep the others waiting, few enough to be sent cheaply."""


class Pool:
    """So many processes, started at the first call and kept until the end of the `with` block.

    Functions and items must be picklable; an error in a process is raised here. Processes are spawned, not
    forked, because a fork copies the locks of threads that the encoder may hold.
    """

    def __init__(self, processes: int) -> None:
        """ValueError if `processes` is below 1."""
        if processes < 1:
            raise ValueError(f"a pool needs at least one process, not {processes}")
        self.processes = processes
        self._executor: ProcessPoolExecutor | None = None

    def __enter__(self) -> Pool:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._executor is not None:
            self._executor.shutdown(cancel_futures=True)
            self._executor = None

    def each(self, function: Callable[[T], Iterable[U]], items: Iterable[T]) -> list[U]:
        """Flat-map in order of `items`; a single item is done here, without a process."""
        waiting = list(items)
        if len(waiting) < 2:
            return Here().each(function, waiting)
        # Neighbours go to different processes: long items often stand together.
        number = min(len(waiting), self.processes * CHUNKS)
        chunks = [waiting[first::number] for first in range(number)]
        pickled = pickle.dumps(function)
        running = [self._started().submit(_chunk, pickled, chunk) for chunk in chunks]
        try:
            done = [future.result() for future in running]
        finally:
            for future in running:
                future.cancel()
        return [result for at in range(len(waiting)) for result in done[at % number][at // number]]

    def group(self, key: Callable[[T], str], items: Iterable[T]) -> list[Sequence[T]]:
        """Items by key, in order of key; cheap, so done here."""
        return Here().group(key, items)

    def _started(self) -> ProcessPoolExecutor:
        if self._executor is None:
            spawn = multiprocessing.get_context("spawn")
            self._executor = ProcessPoolExecutor(self.processes, mp_context=spawn)
        return self._executor


def _chunk(pickled: bytes, items: Sequence[Any]) -> list[list[Any]]:
    function = _function(pickled)
    return [list(function(item)) for item in items]


@lru_cache(maxsize=1)
def _function(pickled: bytes) -> Callable[[Any], Iterable[Any]]:
    """The function, unpickled once a process, not once a chunk: its encoder loads its model once."""
    function: Callable[[Any], Iterable[Any]] = pickle.loads(pickled)
    return function
