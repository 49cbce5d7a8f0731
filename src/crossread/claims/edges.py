"""The ends of a passage: no commas, no lone quotation marks, and the mark that closes what it opens."""

from __future__ import annotations

from crossread.records import Passage, Report

LEADING = " \t\u00a0,.;:–—-…)"
TRAILING = " \t\u00a0,;:–—-("
PAIRS = {"“": "”", "‘": "’", "«": "»", "(": ")", "[": "]", "„": "“”"}
OPENERS = "“‘«([„\"'"
CLOSERS = "”’»)]\"'"
STOPS = ".!?…"


def neat(report: Report, start: int, end: int, floor: int, limit: int) -> Passage:
    """A passage without commas and lone marks at its ends, with the closing mark of what it opens."""
    text = report.text
    first, last = start, end
    while first < last - 1 and (text[first] in LEADING or _lone_opening(text, first, last, limit)):
        first += 1
    while last > first + 1 and text[last - 1] in TRAILING:
        last -= 1
    last = _closed(text, first, last, limit)
    if first > floor and text[first - 1] in OPENERS and _unopened(text, text[first - 1], first, last):
        first -= 1
    return report.passage(first, last)


def _unopened(text: str, opener: str, first: int, last: int) -> bool:
    """Whether a passage closes a mark that stands before it."""
    inside = text[first:last]
    if opener in "\"'":
        return inside.count(opener) % 2 == 1
    return sum(inside.count(closer) for closer in PAIRS[opener]) > inside.count(opener)


def _lone_opening(text: str, first: int, last: int, limit: int) -> bool:
    """Whether a mark opens what is not closed within reach."""
    mark = text[first]
    closers = PAIRS.get(mark, mark if mark in "\"'" else "")
    if mark in "”»" and text[first + 1 : first + 2].isspace():
        return True
    if not closers:
        return False
    end = min(limit, last + 2)
    return not any(closer in text[first + 1 : end] for closer in closers)


def _closed(text: str, first: int, last: int, limit: int) -> int:
    """The end with the stop that follows it, and with the marks that close what is open."""
    at = last
    while at < limit and text[at] in STOPS:
        at += 1
    kept = at
    comma = at + 1 if at < limit and text[at] == "," else at
    # The mark itself may stand outside what a quote has for its content.
    if comma < len(text) and text[comma] in CLOSERS and _open(text, first, last, text[comma]):
        kept = comma + 1
        if kept < limit and text[kept] in STOPS:
            kept += 1
    return kept


def _open(text: str, first: int, last: int, closer: str) -> bool:
    """Whether a closing mark has its opening one in a passage."""
    inside = text[first:last]
    if closer in "\"'":
        return inside.count(closer) % 2 == 1
    opener = next((one for one, closers in PAIRS.items() if closer in closers), "")
    return bool(opener) and inside.count(opener) > inside.count(closer)
