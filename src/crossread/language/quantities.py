"""Numbers with what they count: modifier, value, unit and thing, as one passage each.

Years, dates, times of day, ordinals, and numbers that are
part of a name ("Flight 12") are none.
"""

from __future__ import annotations

import math
import re
from dataclasses import replace

from crossread.language.counting import CURRENCIES, Draft, with_unit
from crossread.language.measures import Unit, comparable, disagree, singular, units
from crossread.language.numbers import NUMBER, Number, number_at, with_half
from crossread.records import Quantity, Report, Sentence
from crossread.text import fold

__all__ = ["comparable", "disagree", "quantities", "singular"]

MODIFIERS = {
    "about": "about", "around": "about", "approximately": "about", "roughly": "about", "some": "about",
    "an estimated": "about", "estimated": "about", "circa": "about", "close to": "about", "or so": "about",
    "over": "over", "more than": "over", "above": "over", "upwards of": "over", "in excess of": "over",
    "exceeding": "over", "greater than": "over", "topping": "over", "larger than": "over", "well over": "over",
    "just over": "over", "beyond": "over",
    "under": "under", "less than": "under", "fewer than": "under", "below": "under", "just under": "nearly",
    "at least": "at least", "no fewer than": "at least", "no less than": "at least", "not less than": "at least",
    "a minimum of": "at least", "minimum of": "at least", "as few as": "at least",
    "at most": "at most", "up to": "at most", "as many as": "at most", "no more than": "at most",
    "not more than": "at most", "a maximum of": "at most", "maximum of": "at most", "as much as": "at most",
    "nearly": "nearly", "almost": "nearly", "just short of": "nearly", "approaching": "nearly",
}  # fmt: skip
"""Words before (or, for "or so", after) a number and the modifier that each is."""

_LONGEST_FIRST = sorted(MODIFIERS, key=lambda words: (-len(words), words))
BEFORE = re.compile(rf"(?<![\w-])({'|'.join(_LONGEST_FIRST)})\s*(?:the |a |an )?$", re.IGNORECASE)
AFTER = re.compile(
    (
        r"\s*(?:(or so)\b|(or more|or above|and over|or over|and above|plus)\b|(\+)|(or less|or fe"
        r"wer|or below|or under)\b)"
    ),
    re.IGNORECASE,
)
RANGE = re.compile(r"\s?(?:to|[-–—])\s?(?=[\d$€£]|[a-z])", re.IGNORECASE)
MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:"
    r"ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
AFTER_MONTH = re.compile(rf"\b{MONTH}\.?,? (?:\d{{1,2}}(?:st|nd|rd|th)?(?:, | to | and | ?[-–] ?))?$")
BEFORE_MONTH = re.compile(
    rf"(?:st|nd|rd|th)?(?: of)?[ -](?:{MONTH}\b|\d{{1,2}} {MONTH}\b|(?:and|to) \d{{1,2}} {MONTH}\b)"
)
CLOCK_AFTER = re.compile(
    r"(?:[:.]\d\d)?\s?(?:[ap]\.?m\b|o['’]clock|GMT|UTC|[ECMP][SD]?T\b|noon\b|midnight\b)", re.IGNORECASE
)
NAMED_NUMBER = frozenset(
    (
        "no nos number article section chapter page flight route channel phase level category typ"
        "e version group room gate pier platform stage round lot unit part volume"
    ).split()
)
"""Words after which a number names something: "page 3", "Category 4"."""

AGO = re.compile(r" (?:minute|hour|day|week|month|year|decade)s? (?:ago|earlier|later)\b", re.IGNORECASE)
WIN = re.compile(
    (
        r"\s?(?:win|victory|defeat|loss|draw|lead|aggregate|thrashing|deficit|scoreline|home win|a"
        r"way win)\b"
    ),
    re.IGNORECASE,
)
SCORE = re.compile(r"(?<![\w.,:/–-])(\d{1,3})[-–](\d{1,3})(?![\w:/]|[-–.,]\d)")
SCORED = re.compile(
    (
        r"(?:\b(?:won|win|beat|beaten|lost|lose|drew|led|lead|leads|leading|trail|trailed|trailing"
        r"|defeat|defeated|victory|draw|score|scoreline|it|at|finished|ended)\b[^.;]{0,60}|\ba )$"
    ),
    re.IGNORECASE,
)


def quantities(report: Report, sentence: Sentence) -> tuple[Quantity, ...]:
    """The quantities of one sentence, in order of place."""
    text = sentence.text
    found = []
    position = 0
    while match := NUMBER.search(text, position):
        number = with_half(text, number_at(match))
        quantity, position = _quantity(report, sentence, number)
        if quantity:
            found.append(quantity)
        position = max(position, number.start + 1)
    return tuple(found)


def _quantity(report: Report, sentence: Sentence, number: Number) -> tuple[Quantity | None, int]:
    """The quantity that a number begins, if it is one, and where to look on."""
    text = sentence.text
    score = _score(text, number)
    if score:
        return _finished(report, sentence, score), score.end
    if _is_no_quantity(text, number):
        return None, number.end
    second = _second_of_range(text, number)
    last = second or number
    high = second.high if second else number.high
    low = number.low
    if second and low < 1000 <= high and _scaled(text[second.start : second.end]):
        # "10 to 12 million": the scale word serves both.
        low *= _scaled(text[second.start : second.end])
    if low > high:
        low, high, last = number.low, number.high, number
    counted = with_unit(sentence, Draft(number.start, last.end, low, high), number)
    if counted is None:
        return None, number.end
    draft = counted
    if number.kind == "one" and not draft.unit:
        return None, number.end
    if _is_year(text, number, draft):
        return None, number.end
    return _finished(report, sentence, _with_modifier(text, draft)), draft.end


def _scaled(text: str) -> float:
    words = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
    return max((value for word, value in words.items() if word in text.casefold()), default=0.0)


def _score(text: str, number: Number) -> Draft | None:
    """A score such as `3-1`, told from a range by its order or by the words of winning near it."""
    match = SCORE.match(text, number.start)
    if match is None:
        return None
    first, second = int(match[1]), int(match[2])
    told = WIN.match(text, match.end()) or SCORED.search(text[max(0, number.start - 70) : number.start])
    if first <= second and not told:
        return None
    if not told and not re.match(r"[\s.,;)]|$", text[match.end() : match.end() + 1]):
        return None
    return Draft(number.start, match.end(), float(min(first, second)), float(max(first, second)), "score")


def _is_no_quantity(text: str, number: Number) -> bool:
    """Whether the number is a date, a time, an ordinal or part of a name."""
    before, after = text[max(0, number.start - 24) : number.start], text[number.end : number.end + 24]
    if number.kind == "digits":
        if AFTER_MONTH.search(before) or BEFORE_MONTH.match(after) or CLOCK_AFTER.match(after):
            return True
        if re.match(r"(?:st|nd|rd|th)\b|[/\\_@]|\.\w|s\b", after) or re.search(r"[#@_\\]$|\w[-‐‑]$", before):
            return True
        if re.match(r"[A-Za-z]", after) and not _glued_unit(after):
            return True
    if re.match(r"\s?o['’]clock", after) or AGO.match(after):
        return True
    word = re.search(r"([\w'’]+)\.? $", before)
    if word is None:
        return False
    if fold(word[1]) in NAMED_NUMBER:
        return True
    starts = number.start - len(word[0]) <= 1
    return (
        number.kind == "digits"
        and word[1][0].isupper()
        and not starts
        and word[1] not in ("I", "Rs", "USD", "EUR", "GBP")
    )


def _glued_unit(after: str) -> Unit | None:
    match = re.match(r"[A-Za-z/]+", after)
    return units().get(match.group().casefold()) if match else None


def _second_of_range(text: str, number: Number) -> Number | None:
    """The second number of "10 to 12" or "between 10 and 12"."""
    if number.kind in ("vague", "share"):
        return None
    link = RANGE.match(text, number.end)
    before = text[max(0, number.start - 12) : number.start].casefold()
    if re.search(r"\bfrom (?:[$€£])?$", before):
        return None
    if link is None and re.search(r"\bbetween (?:[$€£])?$", before):
        link = re.compile(r"\s?(?:%|per ?cent)? and ").match(text, number.end)
    if link is None:
        return None
    start = link.end() + (text[link.end() : link.end() + 1] in CURRENCIES)
    match = NUMBER.match(text, start)
    return with_half(text, number_at(match)) if match else None


def _is_year(text: str, number: Number, draft: Draft) -> bool:
    """A bare number of four digits from 1500 to 2100 is a year unless it counts people or a measure."""
    written = text[number.start : number.end]
    if len(written) != 4 or not written.isdigit() or not 1500 <= number.low <= 2100 or draft.start < number.start:
        return False
    counted = draft.unit in units() or draft.unit in {"person", "troops", "soldier", "civilian"}
    before = text[max(0, number.start - 24) : number.start]
    return not counted or bool(
        re.search(r"\b(?:in|since|by|of|until|from|to|the|early|late|mid) $", before, re.IGNORECASE)
    )


def _with_modifier(text: str, draft: Draft) -> Draft:
    before = BEFORE.search(text[max(0, draft.start - 28) : draft.start])
    if before:
        start = max(0, draft.start - 28) + before.start()
        return _bounded(replace(draft, start=start, modifier=MODIFIERS[before[1].casefold()]))
    after = AFTER.match(text, draft.end)
    if after:
        modifier = "about" if after[1] else "at most" if after[4] else "at least"
        return _bounded(replace(draft, end=after.end(), modifier=modifier))
    return draft


def _bounded(draft: Draft) -> Draft:
    if draft.modifier in ("over", "at least"):
        return replace(draft, high=math.inf)
    if draft.modifier in ("under", "at most"):
        return replace(draft, low=0.0)
    return draft


def _finished(report: Report, sentence: Sentence, draft: Draft) -> Quantity:
    passage = report.passage(sentence.start + draft.start, sentence.start + draft.end)
    return Quantity(draft.low, draft.high, draft.unit, draft.modifier, draft.thing, passage)
