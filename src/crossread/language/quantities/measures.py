"""Units of measure after a number: lengths, weights, times, rates, temperatures; and compounds such as "5 ft 2 in"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from crossread.language.lexicon import lexicon
from crossread.language.numbers import Number
from crossread.language.quantities.draft import STOP, Draft, words_from
from crossread.parsed import Sentence


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure: its name, what it measures, and its size in the base unit of that."""

    name: str
    measure: str
    size: float


@cache
def units() -> dict[str, Unit]:
    """Units of measure by each of their spellings; symbols that differ by case ("MB") as they stand."""
    found = {}
    for line in sorted(lexicon("units")):
        name, measure, size, *spellings = (each.replace("_", " ") for each in line.split())
        unit = Unit(name, measure, float(size))
        found.update(dict.fromkeys([name, *spellings], unit))
    return found


UNIT = re.compile(
    r"(?P<open>[\s\u00a0]?[\[{<]|[-‐‑ \u00a0]?)(?P<shape>(?:square|sq\.?|cubic|cu\.?)[- ])?"
    r"(?P<word>[^\W\d_]+(?:[- ](?:tons?|tonnes?|miles?|watts?|hours?|ounces?|oz|years?)\b)?|°|″"
    r"|\x22(?=\s(?:long|wide|tall|high|thick|deep)))"
    r"(?P<power>\^?[23]|[²³])?(?!\w)"
)
SHAPES = {"sq": "square", "square": "square", "cu": "cubic", "cubic": "cubic", "2": "square", "²": "square",
          "3": "cubic", "³": "cubic"}  # fmt: skip
PER = re.compile(
    r"\s?/\s?(?P<slash>[a-z]+)\b|[- ](?:per|an?|each|every)[- ](?P<word>[a-z]+)\b"
    r"(?!\s(?:after|before|earlier|later|ago|when|of|old|and a half)\b)"
)
PER_UNITS = frozenset("share head person capita night litre liter gallon barrel bottle ounce kilo pound game".split())
"""What a rate may be by besides units of time, length and weight."""
SPEEDS = {"kilometre per hour": "kph", "mile per hour": "mph", "metre per second": "mps", "foot per second": "fps"}
DEGREES = re.compile(
    r"[- ]?(?:°|º|deg(?:rees?|\.)?)?[- ]?(?:(?P<c>celsius|celcius|centigrade|(?-i:C))|(?P<f>fahrenheit|(?-i:F)))(?!\w)",
    re.IGNORECASE,
)
DEGREE_LETTER = re.compile(
    r"[- ]?(?:°|º|deg(?:rees?|\.)?) ?(?:(?P<c>c)|(?P<f>f)|(?P<k>k(?:elvin)?)|(?P<r>r(?:ankine)?))(?!\w)", re.IGNORECASE
)
SCALES = (("c", "celsius"), ("f", "fahrenheit"), ("k", "kelvin"), ("r", "rankine"))
WARMTH = re.compile(r"\b(?:temperatures?|heat(?:wave)?|hot|hottest|warm\w*|cold\w*|weather|thermometers?|mercury)\b")
WEIGHT_WORDS = re.compile(
    r"\b(?:weigh\w*|weights?|heavy|kilograms?|kg|kilos?|tons?|tonnes?|ounces?|lbs?|loaded with)\b", re.IGNORECASE
)
POUND_OF_MONEY = re.compile(r" (?:note|fine|bill|ticket|fee|deal|prize|bid|a[- ]|per |in |each|worth|more|less)")
OF_MONEY = re.compile(r" of (?:debts?|damages?|money|savings|funding|investments?|tax\w*|public|cash|aid|support)\b")
NEAR = 200
"""Characters either side of a number that can tell its unit: about a sentence."""
LONGEST_THING = 3
"""Words after "a four-day" that can name what lasts so long."""
COMPOUND_GAP = re.compile(r"(?:,? and |, | )")
FEET = re.compile(r"['’′]\s?(\d|1[01])\s?(?:[\x22”″]|['’′]{2})")
"""The marks of feet and inches after a number: 5'10"."""
INCHES = re.compile(r"[ -]?(?:in|ins|inch|inches|″|\")(?!\w)", re.IGNORECASE)


def measured(text: str, draft: Draft, following: Number | None) -> Draft | None:
    """The draft with the unit of measure after it, with a second, smaller part, and with what it is by."""
    degrees = _temperature(text, draft)
    if degrees:
        return degrees
    marked = FEET.match(text, draft.end)
    if marked:
        inches = float(marked[1]) / 12.0
        return replace(draft, end=marked.end(), low=draft.low + inches, high=draft.high + inches, unit="foot")
    found = unit_after(text, draft.end)
    if found is None:
        return None
    unit, end = found
    if unit.name == "pound" and "p" in text[draft.end : end].lower() and not is_weight(text, draft, end):
        return None
    draft = replace(draft, end=end, unit=unit.name)
    return by(text, _compound(text, draft, unit, following))


def lasting(sentence: Sentence, draft: Draft) -> Draft:
    """The draft with what lasts so long as its thing: "a four-day rescue operation"."""
    known = units().get(draft.unit)
    written = sentence.text[draft.start : draft.end]
    if draft.thing or known is None or known.measure != "time" or not re.search(r"\w[-‐‑]\w+$", written):
        return draft
    things: list[str] = []
    for word in words_from(sentence, draft.end)[:LONGEST_THING]:
        if not word.key or not word.key[0].isalpha() or word.key in STOP or (things and word.key.endswith("ed")):
            break
        things.append(word.key)
    return replace(draft, thing=" ".join(things))


def unit_after(text: str, place: int) -> tuple[Unit, int] | None:
    """The unit of measure that begins at a place, if one does, and where it ends."""
    match = UNIT.match(text, place)
    if match is None:
        return None
    word, end = match["word"], match.end()
    unit = _unit(word)
    if unit is None and re.search(r"[- ]", word):
        word = re.split(r"[- ]", word)[0]
        unit, end = _unit(word), match.start("word") + len(word)
    if unit is None or (len(word) == 1 and word.isalpha() and not _single(text, place, word)):
        return None
    shape = SHAPES.get((match["shape"] or match["power"] or "").strip(" .-^").lower())
    if shape:
        unit = units().get(f"{shape} {unit.name}", Unit(f"{shape} {unit.name}", f"{shape} {unit.name}", 1.0))
    if match["open"].strip() in ("[", "{", "<"):
        end += text[end : end + 1] in ("]", "}", ">")
    return unit, end


def _unit(word: str) -> Unit | None:
    """By case where that tells ("MB", "mb"), else folded."""
    return units().get(word) or units().get(word.lower())


def _single(text: str, place: int, word: str) -> bool:
    """Whether one letter can be a unit here: glued to its number, or a small letter that stands alone."""
    return text[place : place + 1] == word or (word in "mgtlh" and text[place : place + 1] in " \u00a0[{<")


def _temperature(text: str, draft: Draft) -> Draft | None:
    match = DEGREE_LETTER.match(text, draft.end) or DEGREES.match(text, draft.end)
    if match is None:
        return None
    known = match.groupdict()
    scale = next(name for letter, name in SCALES if known.get(letter))
    letter = match.group().strip() in ("C", "F")
    if letter and (abs(draft.high) > 200 or not WARMTH.search(_near(text, draft).lower())):
        return None
    return replace(draft, end=match.end(), unit=scale)


def _near(text: str, draft: Draft) -> str:
    """The words around a number that can tell its unit; bounded, so that the time grows with the text alone."""
    return text[max(0, draft.start - NEAR) : draft.end + NEAR]


def is_weight(text: str, draft: Draft, end: int) -> bool:
    """Whether pounds are a weight and no money."""
    if draft.high >= 1e6 or OF_MONEY.match(text, end):
        return False
    if re.match(r" of [a-z]", text[end : end + 6]) or WEIGHT_WORDS.search(_near(text, draft)):
        return True
    hyphened = text[draft.end : draft.end + 1] in "-‐‑"
    return hyphened and not POUND_OF_MONEY.match(text, end)


def _compound(text: str, draft: Draft, unit: Unit, following: Number | None) -> Draft:
    """The draft with a smaller unit of the same measure after it added: "two hours and 30 minutes", "5 ft 2 in"."""
    if following is None or not COMPOUND_GAP.fullmatch(text[draft.end : following.start] or "x"):
        return draft
    if unit.name == "foot" and (inches := INCHES.match(text, following.end)):
        smaller, end = Unit("inch", "length", 0.0254), inches.end()
    else:
        found = unit_after(text, following.end)
        if found is None:
            return draft
        smaller, end = found
    if smaller.measure != unit.measure or smaller.size >= unit.size or following.high * smaller.size >= unit.size:
        return draft
    more = following.low * smaller.size / unit.size
    return replace(draft, low=draft.low + more, high=draft.high + more, end=end)


def by(text: str, draft: Draft) -> Draft:
    """The draft as a rate, if its unit is followed by what it is by: "50 barrels a day", "km/h"."""
    match = PER.match(text, draft.end)
    if match is None:
        return draft
    word = match["slash"] or match["word"]
    known = units().get(word)
    if word == "capita":
        name = "person"
    elif (
        known and known.measure in ("time", "length", "weight", "volume", "area") and (len(word) > 1 or match["slash"])
    ):
        name = known.name
    elif word in PER_UNITS:
        name = word
    else:
        return draft
    unit = f"{draft.unit} per {name}"
    return replace(draft, end=match.end(), unit=SPEEDS.get(unit, unit))


def next_number(found: Sequence[Number], at: int) -> Number | None:
    """The number after the one at a place, if it can be a smaller part of the same."""
    following = found[at + 1] if at + 1 < len(found) else None
    return following if following and following.kind in ("digits", "words", "one") else None
