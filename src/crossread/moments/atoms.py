"""A sentence as atoms: words, numbers, clocks and dates in figures, each with its class in the grammar."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from crossread.language.lexicon import lexicon
from crossread.moments.counting import numbers_joined
from crossread.moments.pieces import Atom, Value

HALF = r"(?:[ap]\.\s?m\.|[AP]\.\s?M\.|[ap]\.?\s?m\b|[AP]\.?\s?M\b)"
ZONE = r"(?:\s?(?:GMT|UTC|hours|hrs?|[Zz]ulu)\b)"
SCAN = re.compile(
    rf"""
    (?P<iso>(?<![\d.,/])(?<!\d-)\d{{4}}(?P<s1>[-/.])\d{{1,2}}(?P=s1)\d{{1,2}}(?:T\d\d:\d\d(?::\d\d)?)?(?![\d/]|-\d|\.\d))
  | (?P<compact>(?<![\d.,])(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d|[.,]\d))
  | (?P<slashed>(?<![\d./-])\d{{1,2}}(?P<s2>[-/.])\d{{1,2}}(?P=s2)(?:\d{{4}}|\d\d)(?![\d/]|[.-]\d))
  | (?P<short>(?<![\d./])\d{{1,2}}/\d{{1,2}}(?![\d/]|\.\d))
  | (?P<clock>(?<![\d.,:$€£])(?:
        \d{{1,2}}[:.]\d\d(?::\d\d)?\s?(?:{HALF}|[ap]\b)
      | \d{{1,2}}(?:(?:\.|\s)?{HALF}|[ap]\b)
      | (?:0?[1-9]|1[0-2])[0-5]\d\s?{HALF}
      | (?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?![\d:]|\.\d)
      | (?:[01]\d|2[0-3])[0-5]\d(?={ZONE})
    ))
  | (?P<decade>(?<![\w.,])(?:(?:1\d|20)\d0|['’]?\d0)['’]?\s?s\b)
  | (?P<quarter>(?:[Qq][1-4]|H[12])\b)
  | (?P<ordinal>(?<![\w.,])\d{{1,3}}(?:st|nd|rd|th)\b)
  | (?P<grouped>(?<![\w.])\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?)
  | (?P<number>\d+(?:\.\d+)?|[½¼¾])
  | (?P<era>(?:[BA]\.?\s?C\b\.?(?:E\b\.?)?|A\.?D\b\.?))
  | (?P<oclock>[oO]\s?['’]?\s?[cC]lock\b)
  | (?P<word>[^\W\d_]+)
  | (?P<possessive>['’]s\b|(?<=s)['’](?!\w))
  | (?P<dash>[-–—~])
  | (?P<mark>[^\w\s]|_)
    """,
    re.VERBOSE,
)
"""Every piece of a text, in order of preference."""

MARKS = {
    ",": "comma",
    "/": "slash",
    "@": "at",
    "(": "open",
    ")": "close",
    ".": "point",
    "$": "money",
    "€": "money",
    "£": "money",
}
LONGEST_NUMBER = 15
"""Characters: what is longer counts no time."""
FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75}


@cache
def words() -> dict[str, tuple[str, Value]]:
    """Class and value of every word of time."""
    table: dict[str, tuple[str, Value]] = {}
    for line in sorted(lexicon("time_words")):
        kind, *forms = line.split()
        for form in forms:
            word, _, value = form.partition("=")
            table[word] = (kind, (int(value) if value.lstrip("-").isdigit() else value) if value else word)
    for kind, name in (("month", "months"), ("weekday", "weekdays")):
        for line in sorted(lexicon(name)):
            word, number = line.split()[:2]
            table[word] = (kind, int(number))
    return table


@cache
def phrases() -> dict[tuple[str, ...], tuple[str, Value]]:
    """Class and value of what several words say together: feasts, "these days"."""
    table: dict[tuple[str, ...], tuple[str, Value]] = {}
    for kind, name in (("feast", "feasts"), ("reference", "time_references")):
        for line in sorted(lexicon(name)):
            said, _, value = line.partition("=")
            table[tuple(said.split())] = (kind, value.strip())
    return table


@cache
def _openings() -> dict[str, int]:
    """The longest phrase that begins with a word, in words."""
    longest: dict[str, int] = {}
    for said in sorted(phrases()):
        longest[said[0]] = max(len(said), longest.get(said[0], 0))
    return longest


def atoms(text: str) -> tuple[Atom, ...]:
    """The atoms of a sentence, numbers in words joined: "twenty-two" is one."""
    return tuple(_phrased(numbers_joined(list(_scanned(text)))))


def _scanned(text: str) -> Iterator[Atom]:
    for match in SCAN.finditer(text):
        kind = match.lastgroup or "mark"
        for name in ("iso", "slashed"):
            kind = name if match[name] else kind
        yield _atom(match, kind)


def _atom(match: re.Match[str], kind: str) -> Atom:
    start, end, said = match.start(), match.end(), match.group()
    if kind == "word":
        found, value = _word(said)
        # The point of an abbreviation belongs to it; as a mark of its own it is passed over.
        shortened = found in ("month", "weekday") and len(said) < 5 and said.casefold() not in WHOLE
        return Atom(start, end + (shortened and match.string[end : end + 1] == "."), said, found, value)
    if kind in ("number", "grouped"):
        return _figures(start, end, said)
    if kind in ("ordinal", "decade"):
        return Atom(start, end, said, kind, int(re.sub(r"\D", "", said)))
    if kind == "clock":
        return Atom(start, end, said, "clock", _clock(said))
    if kind == "compact":
        return Atom(start, end, said, "iso", (int(said[:4]), int(said[4:6]), int(said[6:])))
    if kind in ("iso", "slashed", "short"):
        return Atom(start, end, said, kind, tuple(int(part) for part in re.findall(r"\d+", said)))
    if kind == "era":
        era = "BC" if said[0] in "bB" else "AD" if "D" in said else ""
        return Atom(start, end, said, "era" if era else "other", era or None)
    return Atom(start, end, said, MARKS.get(said, "other") if kind == "mark" else kind, None)


def _figures(start: int, end: int, said: str) -> Atom:
    """A number in figures: four of them may be a year, those in groups never are."""
    if len(said) > LONGEST_NUMBER:
        return Atom(start, end, said, "other")
    if said in FRACTIONS:
        return Atom(start, end, said, "number", FRACTIONS[said])
    if "," in said:
        return Atom(start, end, said, "count", float(said.replace(",", "")))
    is_year = len(said) == 4 and said.isdigit() and 1000 <= int(said) < 2200
    return Atom(start, end, said, "year" if is_year else "number", float(said) if "." in said else int(said))


WHOLE = frozenset({"may", "june", "july"})
"""Months that are short without being abbreviated: a point after them ends the sentence."""
CAPITAL_ONLY = frozenset("may march mar sat sun wed fri thu dec sep jan fall second".split())
"""Words that are often something else in small letters, and less often with a capital."""


def _word(said: str) -> tuple[str, Value]:
    key = said.casefold()
    found = words().get(key)
    if found is None:
        return ("other", None)
    kind, value = found
    if kind == "zone" and not said.isupper():
        return ("other", None)
    if key in CAPITAL_ONLY and kind in ("month", "weekday", "season"):
        # "May", "March" and "Sun" are names and other words too, with or without a capital.
        doubtful = said[0].islower() or key in ("may", "march", "sun", "sat", "mar")
        return (f"maybe_{kind}" if doubtful else kind, value)
    return kind, value


def _clock(said: str) -> tuple[int, ...]:
    """Hour, minute, second (-1 where not said) and half of the day: 1 before noon, 2 after, 0 not said."""
    figures = re.findall(r"\d+", said)
    if len(figures) == 1 and len(figures[0]) > 2:
        figures = [figures[0][:-2], figures[0][-2:]]
    letters = re.sub(r"[^apm]", "", said.casefold())
    half = {"a": 1, "p": 2}.get(letters[:1], 0)
    hour, minute, second = (int(figures[at]) if at < len(figures) else -1 for at in range(3))
    return hour, minute, second, half


def _phrased(found: list[Atom]) -> Iterator[Atom]:
    """The atoms with every phrase of several words as one; marks inside an abbreviation are dropped."""
    at, end = 0, 0
    while at < len(found):
        atom = found[at]
        if atom.start < end:
            at += 1
            continue
        longest = _openings().get(atom.text.casefold(), 0)
        for size in range(min(longest, len(found) - at), 0, -1):
            said = tuple(one.text.casefold().replace("’", "'") for one in found[at : at + size])
            known = phrases().get(said)
            if known is not None:
                last = found[at + size - 1]
                atom = Atom(atom.start, last.end, " ".join(said), known[0], known[1])
                at += size - 1
                break
        yield atom
        at, end = at + 1, atom.end
