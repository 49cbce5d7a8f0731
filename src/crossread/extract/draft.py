"""What the readers of HTML, text and records hand on: blocks of text with what the source says about itself."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading or list item as the source has it."""

    text: str
    linked: float = 0.0
    """Share of its characters that are link text, 0..1."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A report in the making: blocks in order, and metadata where the source gave any."""

    blocks: tuple[Block, ...]
    title: str | None = None
    byline: str | None = None
    published: str | None = None
    language: str | None = None
    outlet: str | None = None
    url: str | None = None
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why bytes give no report: a short stable word, and a sentence for the user."""

    reason: str
    detail: str


# All that `str.splitlines` takes for the end of a line, as one newline.
LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029]")
# Tabs and the spaces of typesetting, each one character, so that nothing moves.
SPACES = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
# C0 and C1 controls that are no white space, and the byte order mark where no text should have one.
CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff]")
SURROGATES = re.compile("[\ud800-\udfff]")


def plain(text: str) -> str:
    """`text` with one kind of line end and one kind of space, no controls, no lone surrogates; else as it is."""
    text = LINE_ENDS.sub("\n", text)
    text = CONTROLS.sub("", SPACES.sub(" ", text))
    return SURROGATES.sub("\ufffd", text)


def one_line(text: object) -> str | None:
    """A value of metadata as one line of plain text; None if it is no text or holds none."""
    if not isinstance(text, str):
        return None
    joined = " ".join(plain(text).split())
    return joined or None
