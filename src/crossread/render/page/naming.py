"""Names of places in the page, and what may stand there."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from crossread.records import Passage


def fragment(*parts: str | int) -> str:
    """An element's id from parts: plain ones as they are, every other character by its code."""
    return "-".join(re.sub(r"[^A-Za-z0-9._-]", lambda found: f"_{ord(found[0]):x}", str(part)) for part in parts)


def firsts(passages: Iterable[Passage]) -> tuple[Passage, ...]:
    """The first passage of each report, for findings that stand in dozens of places."""
    found: dict[str, Passage] = {}
    for passage in sorted(passages, key=lambda one: (one.start, one.end)):
        found.setdefault(passage.report, passage)
    return tuple(found.values())


def leftward(text: str) -> bool:
    """Whether a text has letters that are written from right to left."""
    return not text.isascii() and any(unicodedata.bidirectional(one) in ("R", "AL") for one in text)


def web(source: str) -> bool:
    """Whether a source is an address that a page may link to."""
    return source.lower().startswith(("http://", "https://")) and source.isprintable() and " " not in source
