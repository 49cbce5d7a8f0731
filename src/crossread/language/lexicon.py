"""Word lists: one text file each under `lexicon/`, one entry a line, `#` for comments."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def lexicon(name: str) -> frozenset[str]:
    """The entries of `lexicon/<name>.txt`; FileNotFoundError if there is no such list."""
    text = (files("crossread.language") / "lexicon" / f"{name}.txt").read_text(encoding="utf-8")
    lines = (line.split("#", 1)[0].strip() for line in text.splitlines())
    return frozenset(line for line in lines if line)
