"""Changes to a text: what to put where, which of them fit together, and what must stay as it is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from random import Random

from crossread.language.marks import marked_spans
from crossread.parsed import Analysis
from crossread.text import digest
from evaluation.rewriting.forms import article

ARTICLE = re.compile(r"\b([Aa]n?) ([A-Za-z0-9]\w*)")
SPACES = re.compile(r" {2,}")
MENDS = (
    (re.compile(r" +([,;:.?!])(?= |\n|$)"), r"\1"),
    (re.compile(r",(?:,| ,)+"), ","),
    (re.compile(r"[,;:]\.(?= |\n|$)"), "."),
    (re.compile(r"(?<!\.)\.\.(?!\.)"), "."),
    (re.compile(r"(?m)^[,;:] *"), ""),
    (re.compile(r" +(?=\n|$)"), ""),
    (re.compile(r"\n{2,}"), "\n"),
    (re.compile(r"(?m)^ +"), ""),
)
"""What moved words leave behind: marks that meet, and spaces before marks."""


@dataclass(frozen=True, slots=True)
class Edit:
    """Characters `start..end` of a text give way to others."""

    start: int
    end: int
    text: str
    operation: str


def seeded(text: str, number: int) -> Random:
    """Chance that hangs on a text and a number alone."""
    return Random(int(digest(text, str(number)), 16))


def protected(analysis: Analysis) -> tuple[tuple[int, int], ...]:
    """Places that no word may be changed in: between quotation marks."""
    text = analysis.report.text
    return tuple((span.outer_start, span.outer_end) for span in marked_spans(text, analysis.sentences))


def named(analysis: Analysis) -> tuple[tuple[int, int], ...]:
    """Places of proper names, and of tokens that are taken for parts of one."""
    names = [(one.start, one.end) for sentence in analysis.sentences for one in sentence.proper]
    tokens = [token for sentence in analysis.sentences for token in sentence.tokens if token.pos == "PROPN"]
    return (*names, *((token.start, token.end) for token in tokens))


def touches(start: int, end: int, places: Iterable[tuple[int, int]]) -> bool:
    """Whether characters start..end overlap one of the places."""
    return any(one < end and start < other for one, other in places)


def whole(text: str) -> bool:
    """Whether a piece of text can be moved: what it quotes and brackets it quotes and brackets to the end."""
    even = text.count('"') % 2 == 0 and text.count("“") == text.count("”") and text.count("``") == text.count("''")
    return even and text.count("(") == text.count(")") and "\n" not in text


def fitting(edits: Iterable[Edit], chance: Random, share: float = 1.0) -> list[Edit]:
    """A share of the edits, by chance, of which no two touch; in order of place."""
    chosen: list[Edit] = []
    pool = [edit for edit in edits if share >= 1 or chance.random() < share]
    chance.shuffle(pool)
    for edit in pool:
        if not any(edit.start < other.end and other.start < edit.end for other in chosen):
            chosen.append(edit)
    return sorted(chosen, key=lambda edit: edit.start)


def apply(text: str, edits: Sequence[Edit]) -> tuple[str, Counter[str]]:
    """The text with its edits (in order, none touching another) made, and how often each operation was used."""
    pieces, at = [], 0
    for edit in edits:
        pieces += [text[at : edit.start], edit.text]
        at = edit.end
    changed = "".join([*pieces, text[at:]])
    return tidy(changed, text), Counter(edit.operation for edit in edits)


def tidy(text: str, source: str) -> str:
    """A changed text with spaces, marks and articles mended; what stands so in its source is left alone."""
    known = {match.group() for match in ARTICLE.finditer(source)}

    def mend(match: re.Match[str]) -> str:
        if match.group() in known:
            return match.group()
        wanted = article(match[2])
        return f"{match[1][0]}{wanted[1:]} {match[2]}"

    text = SPACES.sub(" ", text)
    for pattern, better in MENDS:
        text = pattern.sub(better, text)
    return ARTICLE.sub(mend, text)


def upper(text: str) -> str:
    """A text with its first letter, after opening marks, a capital."""
    for at, letter in enumerate(text):
        if letter.isalpha():
            return text[:at] + letter.upper() + text[at + 1 :]
        if letter.isdigit():
            break
    return text
