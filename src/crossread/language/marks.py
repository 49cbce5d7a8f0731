"""Spans between quotation marks, in every style that news uses, one pass over the text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from crossread.parsed import Sentence

MARK = re.compile("[\"“”„‟«»‘’‚'\n]|``|''")
PAIRS = {
    "“": "”",
    "„": "“”",
    "‟": "”",
    "«": "»",
    "»": "«",
    "‘": "’",
    "‚": "‘’",
    '"': '"”',
    "'": "'’",
    "``": "''",
    "''": "''",
    "”": "”",
}
"""What may close a span that each mark opens."""
DOUBLE = frozenset({"“", "„", "‟", "«", "»", '"', "``", "''", "”"})
CLIPPED = re.compile(r"['’](?:em|til|twas|tis|cause|n|\d\d?s?)\b", re.IGNORECASE)
"""Words that begin with an apostrophe: 'em, '90s."""


@dataclass(frozen=True, slots=True)
class Marked:
    """Characters between quotation marks: `start..end` without the marks, `outer_start..outer_end` with them."""

    start: int
    end: int
    outer_start: int
    outer_end: int
    closed: bool
    paragraph: int
    """Start of the paragraph in the text."""


def marked_spans(text: str, sentences: Sequence[Sentence]) -> tuple[Marked, ...]:
    """The outermost spans in quotation marks, in order.

    A span never crosses a line. One that is never closed ends with its line if the next line opens with a mark
    again (a quotation of several paragraphs), and with its sentence otherwise; so a lost mark swallows no text.
    """
    ends = [sentence.end for sentence in sentences]
    found: list[Marked] = []
    opener: tuple[str, int, int] | None = None
    line = 0
    singles = _late_singles(text)
    for match in MARK.finditer(text):
        mark, place = match.group(), match.start()
        if mark == "\n":
            if opener is not None:
                found.extend(_unclosed(text, opener, place, line, ends))
            opener, line = None, match.end()
            continue
        if opener is None:
            if _opens(text, mark, place, match.end()):
                opener = (mark, place, match.end())
        elif _closes(text, opener, mark, place, match.end(), singles):
            found.extend(_span(text, opener, place, match.end(), True, line))
            opener = None
        elif mark == opener[0] and mark in '“„«"' and _opens(text, mark, place, match.end()):
            found.extend(_unclosed(text, opener, place, line, ends))
            opener = (mark, place, match.end())
    if opener is not None:
        found.extend(_unclosed(text, opener, len(text), line, ends))
    return tuple(found)


def marked_within(text: str, span: Marked) -> tuple[Marked, ...]:
    """The quotations within a quotation, closed ones only, in marks of the other kind: ‘…’ in “…”."""
    double = any(text.startswith(mark, span.outer_start) for mark in DOUBLE)
    found = marked_spans(text[span.start : span.end], ())
    shift = span.start
    return tuple(
        Marked(one.start + shift, one.end + shift, one.outer_start + shift, one.outer_end + shift, True, span.paragraph)
        for one in found
        if one.closed and any(text.startswith(mark, one.outer_start + shift) for mark in DOUBLE) != double
    )


def _opens(text: str, mark: str, place: int, after: int) -> bool:
    before = text[place - 1] if place else " "
    following = text[after] if after < len(text) else " "
    if mark in {"“", "„", "«", "``", "‟"}:
        return True
    if mark in {"”", "’"} or following.isspace():
        return False
    if mark == "''":
        return before.isspace() or before in "([—"
    free = not before.isalnum() and before not in ".,!?;%)"
    if mark == "»":
        # Danish and German books turn the guillemets inwards.
        return free and following.isalnum()
    if mark == '"':
        return free or (before in ".,!?;" and following.isupper())
    return free and (following.isalnum() or following in '…[“"') and not CLIPPED.match(text, place)


def _closes(text: str, opener: tuple[str, int, int], mark: str, place: int, after: int, singles: list[int]) -> bool:
    if mark == opener[0] and mark in "“«„" and not text[place - 1].isspace():
        # The wrong mark, but it stands where only a closing one can.
        return not text[after : after + 1].isalnum()
    if mark not in PAIRS[opener[0]] or place <= opener[1]:
        return False
    if opener[0] in DOUBLE:
        # A straight mark after a space and before a letter opens again: the one before was never closed.
        return not (mark == '"' and text[place - 1].isspace() and text[after : after + 1].isalnum())
    before = text[place - 1]
    following = text[after] if after < len(text) else " "
    if following.isalnum() or before.isspace():
        return False
    if before == "s" and following == " ":
        # "the parties’ plan": a possessive if a mark that surely closes comes later in the line.
        return not _surely_later(text, place, singles)
    return True


def _late_singles(text: str) -> list[int]:
    """Places where a single mark after a stop or comma surely closes, and ends of lines and new openings."""
    return [match.start() for match in re.finditer(r"(?<=[.,!?])['’](?!\w)|[\n‘]", text)]


def _surely_later(text: str, place: int, singles: list[int]) -> bool:
    following = bisect_right(singles, place)
    return following < len(singles) and text[singles[following]] in "'’"


def _unclosed(text: str, opener: tuple[str, int, int], limit: int, line: int, ends: Sequence[int]) -> list[Marked]:
    """The span that an opening mark without a closing one begins; nothing for a mere single mark."""
    mark, _, after = opener
    if mark not in DOUBLE:
        return []
    following = text[limit + 1 : limit + 3].lstrip()[:1] if text[limit : limit + 1] == "\n" else ""
    if following and following in '“"„«':
        return _span(text, opener, limit, limit, False, line)
    sentence = bisect_right(ends, after)
    end = min(limit, ends[sentence]) if sentence < len(ends) else limit
    return _span(text, opener, end, end, False, line)


def _span(text: str, opener: tuple[str, int, int], end: int, outer_end: int, closed: bool, line: int) -> list[Marked]:
    """The span without spaces and without a comma at its end; none if nothing is left."""
    _, outer_start, start = opener
    while start < end and text[start].isspace():
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",，"):
        end -= 1
    if not any(character.isalnum() for character in text[start : min(end, start + 200)]):
        return []
    return [Marked(start, end, outer_start, outer_end, closed, line)]
