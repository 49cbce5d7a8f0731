"""Promises of one sentence each, in text files under `tests`: read, held against what is found, shown to a reader."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol, TypeVar

import pytest


class Promise(Protocol):
    """What every case has, whatever it asks for."""

    @property
    def file(self) -> str:
        """The file that it stands in."""
        ...

    @property
    def promise(self) -> str:
        """One sentence a user could hold us to."""
        ...

    @property
    def text(self) -> str:
        """What is read."""
        ...


def blocks(folder: Path, key: str) -> Iterator[tuple[str, str, str, list[str]]]:
    """File, promise, text and the lines that begin with `key` of every case; "none" is no line."""
    for path in sorted(folder.glob("*.txt")):
        for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
            promise, *rest = block.split("\n")
            fields = [line.partition(": ")[::2] for line in rest]
            wanted = [value for name, value in fields if name == key]
            if not promise.startswith("# ") or not wanted or {name for name, _ in fields} != {"text", key}:
                raise ValueError(f"{path.name}: no case: {block}")
            text = "\n".join(value for name, value in fields if name == "text")
            yield path.stem, promise.removeprefix("# "), text, [] if wanted == ["none"] else wanted


Kept = TypeVar("Kept", bound=Promise)


def promised(cases: Iterable[Kept], known: Mapping[str, str]) -> list[Any]:
    """The cases as parameters of a test; those that are known not to hold yet must fail, for the reason given."""
    return [
        pytest.param(case, marks=pytest.mark.xfail(strict=True, reason=known[case.promise]))
        if case.promise in known
        else case
        for case in cases
    ]


def told(cases: Iterable[Kept], faults: Callable[[Kept], list[str]], chosen: Sequence[str]) -> None:
    """Print which cases fail, how, and the share that holds in each file and of the whole."""
    held: dict[str, list[bool]] = {}
    for case in cases:
        if chosen and not any(word in case.file for word in chosen):
            continue
        wrong = faults(case)
        held.setdefault(case.file, []).append(not wrong)
        if wrong:
            print(f"{case.file}: {case.promise}\n    {case.text}", *wrong, sep="\n    ")
    print()
    for file, holds in held.items():
        print(f"{sum(holds):4} of {len(holds):3}  {file}")
    everything = [one for holds in held.values() for one in holds]
    print(f"{sum(everything):4} of {len(everything):3}  ({sum(everything) / max(1, len(everything)):.1%})")
