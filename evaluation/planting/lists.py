"""The lists beside this module."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent


@cache
def lines(name: str) -> tuple[str, ...]:
    """The lines of a list, without comments and empty ones."""
    text = (HERE / f"{name}.txt").read_text(encoding="utf-8")
    return tuple(line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#"))


@cache
def groups(name: str) -> tuple[tuple[str, ...], ...]:
    """Lines of entries that are parted by bars."""
    return tuple(tuple(entry.strip() for entry in line.split("|")) for line in lines(name))


LEARNT, MEASURED = "learnt", "measured"
"""Names that are put in where weights are learnt, and names that are put in where they are measured: a model that has
only learnt which names are put in must not pass for one that reads."""


def of_part(entries: Sequence[str], part: str) -> tuple[str, ...]:
    """Every second entry."""
    return tuple(entries[part == MEASURED :: 2])


@cache
def kinds(name: str) -> Mapping[str, Sequence[str]]:
    """Lines "kind: entry | entry", by kind."""
    rows = [line.partition(":") for line in lines(name)]
    return {kind.strip(): tuple(entry.strip() for entry in entries.split("|")) for kind, _, entries in rows}
