"""Plain text and Markdown to a draft: lines or wrapped paragraphs to blocks."""

from __future__ import annotations

import re
from itertools import pairwise

from crossread.extract.draft import Block, Draft, plain

ADDRESS = re.compile(r"https?://[^\s<>\"'()\[\]{}]{3,2000}")
MARKDOWN_LINK = re.compile(r"!?\[([^\[\]\n]{0,500})\]\((https?://[^\s()]{1,2000})(?:\s\"[^\"\n]{0,200}\")?\)")
MARKDOWN_HEAD = re.compile(r"^(?:#{1,6}\s+|>\s?|[*+-]\s+(?=\S))", re.MULTILINE)
MARKDOWN_STRESS = re.compile(r"(\*\*|__)(?=\S)([^\n*_]{1,500}?)(?<=\S)\1")
MARKDOWN_RULE = re.compile(r"^\s*(?:[-*_=]\s?){3,}$", re.MULTILINE)
STOPS = ".!?…:;\"'”’»)]"
NARROWEST, WIDEST = 45, 100
"""Length of the lines of wrapped text: typewriters, mail and wires set 55 to 80."""


def read_plain(text: str, *, markdown: bool = False) -> Draft:
    """The draft of plain text: a block a line, or a paragraph where lines are wrapped."""
    text = plain(text)
    links = tuple(dict.fromkeys(match.group().rstrip(".,;:!?") for match in ADDRESS.finditer(text)))
    if markdown:
        text = _without_markdown(text)
    lines = [line.strip() for line in text.split("\n")]
    if _wrapped(lines):
        lines = _unwrap(lines)
    return Draft(blocks=tuple(Block(line) for line in lines if line), links=links)


def _without_markdown(text: str) -> str:
    text = MARKDOWN_RULE.sub("", text)
    text = MARKDOWN_LINK.sub(r"\1", text)
    text = MARKDOWN_HEAD.sub("", text)
    return MARKDOWN_STRESS.sub(r"\2", text)


def _wrapped(lines: list[str]) -> bool:
    """Whether paragraphs stand apart by blank lines and are broken into lines of about equal width."""
    inner = [line for line, following in pairwise(lines) if line and following]
    if len(inner) < 4 or "" not in lines:
        return False
    widths = sorted(map(len, inner))
    if not (widths[len(widths) // 2] >= NARROWEST and widths[-1] <= WIDEST):
        return False
    unfinished = sum(line[-1] not in STOPS for line in inner)
    return unfinished >= 0.6 * len(inner)


def _unwrap(lines: list[str]) -> list[str]:
    paragraphs: list[list[str]] = [[]]
    for line in lines:
        if line:
            paragraphs[-1].append(line)
        elif paragraphs[-1]:
            paragraphs.append([])
    return [" ".join(paragraph) for paragraph in paragraphs]
