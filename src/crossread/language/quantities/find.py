"""The quantities of a sentence: which of its numbers count something, what, and how exactly.

Years, dates, times of day, ordinals, and numbers that are part of a name ("Flight 12") are none.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import replace

from crossread.language.numbers import Number, linked, modifier_after, modifier_before, numbers
from crossread.language.quantities.ages import age
from crossread.language.quantities.aside import counts_nothing, in_row, is_year, score
from crossread.language.quantities.draft import Draft, is_money, with_of
from crossread.language.quantities.measures import by, is_weight, lasting, measured, next_number, units
from crossread.language.quantities.money import money_after, money_before, with_coins
from crossread.language.quantities.nouns import counted, hyphenated
from crossread.parsed import Quantity, Sentence
from crossread.records import Report

SCALES = {"hundred": 1e2, "thousand": 1e3, "lakh": 1e5, "million": 1e6, "crore": 1e7, "billion": 1e9, "trillion": 1e12,
          "k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "tn": 1e12}  # fmt: skip
SHARE_OF = re.compile(r"(?:,? (?:of|the|its|their|his|her|as|more|less)\b)", re.IGNORECASE)
OTHER_HALF = re.compile(r"\b(?:first|second|other|latter|better|back|top) $", re.IGNORECASE)
MEASURE_OF_SHARE = re.compile(r"(?:[- ]of)?[- ](?:an?[- ])?", re.IGNORECASE)
IN_WORDS = re.compile(r" (?:in|out of) ", re.IGNORECASE)
MAGNITUDE = re.compile(r"\bmagnitude[- ](?:of )?$", re.IGNORECASE)
NOT_ONE_AFTER = re.compile(
    r"\b(?:no|any|every|each|this|that|the|another|only|which|some|day|first|from|number) $", re.IGNORECASE
)
ONE_TIME = re.compile(
    r"\b(?:in|for|after|within|than|just|only|last\w*|took|takes|about|nearly|almost|over|under|least)"
    r" $",
    re.IGNORECASE,
)
"""Words after which "one day" or "one year" is a length of time, not "some day"."""


def quantities(report: Report, sentence: Sentence) -> tuple[Quantity, ...]:
    """The quantities of one sentence, in order of place."""
    found = numbers(sentence.text)
    kept: list[Quantity] = []
    position = 0
    for at, number in enumerate(found):
        if number.start < position:
            continue
        draft = _draft(sentence, found, at, position)
        if draft is not None:
            kept.append(_finished(report, sentence, draft))
            position = draft.end
    return tuple(kept)


def _draft(sentence: Sentence, found: Sequence[Number], at: int, floor: int) -> Draft | None:
    """The quantity that a number begins, if it counts something; what stands before `floor` belongs to another."""
    text, number = sentence.text, found[at]
    scored = score(text, number)
    if scored:
        return scored
    if counts_nothing(text, number) or in_row(found, at, text):
        return None
    low, high, last = _bounds(text, found, at)
    following = next_number(found, found.index(last, at))
    begun = Draft(number.start, last.end, low, high)
    money = money_before(text, begun, floor)
    if money:
        draft: Draft | None = with_of(sentence, by(text, with_coins(text, money, following)))
    else:
        draft = _with_unit(sentence, begun, last, following)
    if draft is None or (number.kind == "one" and not draft.unit):
        return None
    known = draft.unit in units() or is_money(draft.unit) or " per " in draft.unit
    return None if is_year(text, number, draft, known) else _modified(text, draft)


def _bounds(text: str, found: Sequence[Number], at: int) -> tuple[float, float, Number]:
    """Bounds of a number or of the range that it begins, and the last number of it."""
    number = found[at]
    alone = number.low, number.high, number
    second = found[at + 1] if at + 1 < len(found) else None
    if second is None or number.kind == "share" or linked(text, number, second) not in ("to", "between", "or"):
        return alone
    if second.kind == "share" or (number.kind == "percent" and second.kind != "percent"):
        return alone
    low = number.low
    size = _size(text[second.start : second.end])
    if low < 1000 <= second.high and size and not _size(text[number.start : number.end]):
        # "10 to 12 million": the scale word serves both.
        low *= size
    highest = second.high if second.kind == "vague" else second.low
    return (low, second.high, second) if low < highest else alone


def _size(written: str) -> float:
    """The largest scale word in a number, 0 if it has none."""
    return max((SCALES[word] for word in re.findall(r"[a-z]+", written.lower()) if word in SCALES), default=0.0)


def _with_unit(sentence: Sentence, draft: Draft, number: Number, following: Number | None) -> Draft | None:
    """The draft with unit and thing; None where the words around say that it counts nothing."""
    text = sentence.text
    if number.kind == "percent":
        points = "point" in text[number.start : number.end].lower()
        return with_of(sentence, by(text, replace(draft, unit="percentage point" if points else "percent")))
    if number.kind == "share":
        return _share(sentence, draft)
    aged = age(text, draft)
    if aged:
        return aged
    magnitude = MAGNITUDE.search(text[max(0, draft.start - 14) : draft.start])
    if magnitude:
        return replace(draft, unit="magnitude", start=draft.start - len(magnitude.group()))
    money = money_after(text, draft)
    if money and not (
        money.unit == "GBP" and "po" in text[draft.end : money.end] and is_weight(text, draft, money.end)
    ):
        return with_of(sentence, by(text, with_coins(text, money, following)))
    unit = measured(text, draft, following)
    if unit:
        return (
            None
            if number.kind == "one" and _is_some_day(text, draft, unit)
            else with_of(sentence, lasting(sentence, unit))
        )
    return _noun(sentence, draft, number)


def _noun(sentence: Sentence, draft: Draft, number: Number) -> Draft | None:
    text = sentence.text
    if text[draft.end : draft.end + 1].isalpha():
        return None
    if text[draft.end : draft.end + 1] in ("-", "‐", "‑"):
        return hyphenated(text, draft)
    if number.kind == "one" and NOT_ONE_AFTER.search(text[max(0, draft.start - 9) : draft.start]):
        return None
    found = counted(sentence, draft, number)
    return by(text, found) if found and found.unit else found


def _is_some_day(text: str, draft: Draft, unit: Draft) -> bool:
    """Whether "one day" is some day: no word of length before it, and none but a hyphen after."""
    if units()[unit.unit].measure != "time" if unit.unit in units() else True:
        return False
    hyphened = text[draft.end : draft.end + 1] != " "
    return not hyphened and not ONE_TIME.search(text[max(0, draft.start - 12) : draft.start])


def _share(sentence: Sentence, draft: Draft) -> Draft | None:
    """A fraction as a part of a measure ("half an hour"), else as a percentage; alone it is neither."""
    text = sentence.text
    written = text[draft.start : draft.end]
    gap = MEASURE_OF_SHARE.match(text, draft.end)
    if gap and text[gap.end() : gap.end() + 1].isalpha():
        part = measured(text, replace(draft, end=gap.end() - 1), None)
        if part and units()[part.unit].measure != "degree" if part and part.unit in units() else False:
            return part
    percent = replace(
        draft, unit="percent", low=float(f"{draft.low * 100:.12g}"), high=float(f"{draft.high * 100:.12g}")
    )
    if draft.high > 1:
        return counted(sentence, draft, Number(draft.start, draft.end, draft.low, draft.high, "digits"))
    if IN_WORDS.search(written):
        people = counted(sentence, replace(draft, low=2, high=2), Number(draft.start, draft.end, 2, 2, "digits"))
        named = people is not None and people.unit
        return replace(percent, thing=people.unit if people and named else "", end=people.end if people else draft.end)
    if OTHER_HALF.search(text[max(0, draft.start - 8) : draft.start]):
        return None
    limited = modifier_before(text, draft.start) is not None and written.lower() == "half"
    if SHARE_OF.match(text, draft.end) or "-" in written or limited:
        return with_of(sentence, percent, bare=True)
    return None


def _modified(text: str, draft: Draft) -> Draft:
    """The draft with the modifier before or after it, and its bounds opened by that; "between" belongs to a range."""
    if draft.low < draft.high and text[max(0, draft.start - 8) : draft.start].lower() == "between ":
        draft = replace(draft, start=draft.start - len("between "))
    before = modifier_before(text, draft.start)
    if before and before[0] != "exactly":
        return _opened(replace(draft, start=before[1], modifier=before[0]))
    after = modifier_after(text, draft.end)
    if after:
        return _opened(replace(draft, end=after[1], modifier=after[0]))
    return draft


def _opened(draft: Draft) -> Draft:
    if draft.modifier in ("over", "at least"):
        return replace(draft, high=math.inf)
    if draft.modifier in ("under", "at most"):
        return replace(draft, low=min(0.0, draft.low))
    return draft


def _finished(report: Report, sentence: Sentence, draft: Draft) -> Quantity:
    passage = report.passage(sentence.start + draft.start, sentence.start + draft.end)
    return Quantity(draft.low, draft.high, draft.unit, draft.modifier, draft.thing, passage)
