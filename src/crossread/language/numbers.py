"""Numbers in digits and in words: where one stands in a text and what it is worth."""

from __future__ import annotations

import re
from dataclasses import dataclass

ONES = {
    word: float(value)
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
TENS = {
    word: 10.0 * value
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
SHORT_SCALES = {"k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "b": 1e9, "tn": 1e12, "trn": 1e12}
VAGUE = {
    "dozens": 12.0,
    "scores": 20.0,
    "tens": 10.0,
    "hundreds": 1e2,
    "thousands": 1e3,
    "millions": 1e6,
    "billions": 1e9,
}
SHARES = {
    "half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "twentieth": 20, "hundredth": 100,
}  # fmt: skip
"""Denominators of fractions in words."""

VAGUE_SPAN = 20.0
""""Hundreds" is read as 100 up to 2,000: reports use it for the order of size, seldom for more."""

_SMALL = "|".join([*ONES, *TENS])
_SCALE = "|".join(SCALES)
WORDS = rf"(?:{_SMALL}|{_SCALE})\b(?:(?:[- ]|,\ |\ and\ )(?:{_SMALL}|{_SCALE})\b){{0,12}}"
DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d,.]*\d)|\d+(?:\.\d+)?(?![\d:/]|[.,]\d)"

NUMBER = re.compile(
    rf"""
    (?<![\w./:,])(?:
        (?P<vague>(?:(?:tens|hundreds|dozens|thousands|scores)\ of\ )?
        (?:dozens|scores|hundreds|thousands|millions|billions))\b
      | (?P<half>half)\ (?:an?\ )?(?P<of_what>million|billion|trillion|dozen|hour|century|mile|kilomet(?:re|er)|year)\b
      | (?P<share>(?P<top>an?|{_SMALL})[- ](?P<bottom>{"|".join(SHARES)})s?)\b
      | (?P<article>an?)\ (?P<dozen>dozen|{_SCALE}|couple)\b
      | (?P<words>{WORDS})(?:\ (?P<dozen2>dozen)\b)?
      | (?P<digits>{DIGITS})
        (?:\s?(?P<short>k|mn|m(?!\ (?:tall|long|wide|high|deep|away|race|sprint|hurdles|freestyle|radius)\b)
        |bn|b|trn|tn)(?![\w'’])|[ -](?P<scale>{_SCALE}|dozen)\b)?
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Every place where a number may begin; the value and the true end are worked out by `number_at`."""

SCALE_AFTER = re.compile(rf" ({_SCALE})\b", re.IGNORECASE)
AND_A_HALF = re.compile(r" and (?:a half|one-half|a quarter|three[- ]quarters)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text: its place, its bounds, and how it was written."""

    start: int
    end: int
    low: float
    high: float
    kind: str
    """`digits`, `words`, `vague`, `share` (then in percent), `one` (the word that is often a pronoun)."""
    unit: str = ""
    """What "half an hour" carries inside it."""


def number_at(match: re.Match[str]) -> Number:
    """The number that a match of `NUMBER` stands for."""
    start, end = match.span()
    if match["vague"]:
        return _vague(match)
    if match["half"]:
        what = match["of_what"].casefold()
        if what in SCALES:
            return Number(start, end, SCALES[what] / 2, SCALES[what] / 2, "words")
        if what == "dozen":
            return Number(start, end, 6.0, 6.0, "words")
        return Number(start, end, 0.5, 0.5, "words", what.replace("meter", "metre"))
    if match["share"]:
        top = match["top"].casefold()
        value = 1.0 if top in ("a", "an") else ONES.get(top, TENS.get(top, 0.0))
        percent = 100.0 * value / SHARES[match["bottom"].casefold()]
        return Number(start, end, percent, percent, "share")
    if match["article"]:
        what = match["dozen"].casefold()
        value = {"dozen": 12.0, "couple": 2.0}.get(what, SCALES.get(what, 0.0))
        return Number(start, end, value, value, "words")
    if match["words"]:
        return _words(match)
    value = float(match["digits"].replace(",", ""))
    if match["short"]:
        value *= SHORT_SCALES[match["short"].casefold()]
    elif match["scale"]:
        value *= {"dozen": 12.0}.get(match["scale"].casefold(), SCALES.get(match["scale"].casefold(), 1.0))
    value = float(f"{value:.12g}")
    return Number(start, end, value, value, "digits")


def _vague(match: re.Match[str]) -> Number:
    parts = match["vague"].casefold().split(" of ")
    low = 1.0
    for part in parts:
        low *= VAGUE[part]
    return Number(match.start(), match.end(), low, low * VAGUE_SPAN, "vague")


def _words(match: re.Match[str]) -> Number:
    """The longest beginning of a run of number words that is one number: "two, three" is only two."""
    start = match.start("words")
    total = current = 0.0
    last = 0.0
    end = start
    for word in re.finditer(r"[a-z]+", match["words"], re.IGNORECASE):
        key = word.group().casefold()
        if key == "and":
            if total == 0.0 and current < 100.0:
                break
            continue
        value = ONES.get(key, TENS.get(key, SCALES.get(key, 0.0)))
        if key in SCALES:
            if value >= 1000.0:
                total, current = total + max(current, 1.0) * value, 0.0
            else:
                current = max(current, 1.0) * value
        elif (
            last and key in ONES and not (last >= 100.0 or (key != "zero" and last in TENS.values() and value < 10))
        ) or (last and key in TENS and last < 100.0):
            break
        else:
            current += value
        last, end = value, start + word.end()
    value = total + current
    kind = "one" if match.string[start:end].casefold() == "one" else "words"
    if match["dozen2"] and end == match.end("words"):
        return Number(start, match.end(), value * 12.0, value * 12.0, "words")
    return Number(start, end, value, value, kind)


def with_half(text: str, number: Number) -> Number:
    """The same number with "and a half" after it added."""
    match = AND_A_HALF.match(text, number.end)
    if match is None or number.kind not in ("words", "one", "digits") or number.low >= 1000.0:
        return number
    share = 0.5 if "half" in match.group() else 0.75 if "three" in match.group().casefold() else 0.25
    scale = SCALE_AFTER.match(text, match.end())
    size = SCALES[scale[1].casefold()] if scale else 1.0
    end = scale.end() if scale else match.end()
    return Number(number.start, end, (number.low + share) * size, (number.high + share) * size, "words", number.unit)
