"""Numbers that count nothing: dates, times, years, parts of names; and scores, which are no ranges."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from crossread.language.lexicon import lexicon
from crossread.language.numbers import Number
from crossread.language.quantities.draft import Draft
from crossread.text import fold

MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:"
    r"ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
AFTER_MONTH = re.compile(rf"\b{MONTH}\.?,? (?:\d{{1,2}}(?:st|nd|rd|th)?(?:, | to | and | ?[-–] ?))?$")
BEFORE_MONTH = re.compile(
    rf"(?: of)?[ -](?:{MONTH}\b|\d{{1,2}} {MONTH}\b|(?:and|to) \d{{1,2}} {MONTH}\b)|[-–]\d{{1,2}} {MONTH}\b"
)
CLOCK_AFTER = re.compile(
    r"(?:[:.]\d\d)?\s?(?:[ap]\.?m\b|o['’]clock|GMT|UTC|[ECMP][SD]?T\b|noon\b|midnight\b|hrs?\b(?= (?:on|GMT|local)))",
    re.IGNORECASE,
)
NAMED_NUMBER = lexicon("numbered_nouns")
"""Words after which a number names something: "page 3", "Category 4"."""
AGO = re.compile(
    r"(?: (?:minute|hour|day|week|month|year|decade|centur)(?:s|y|ies)?|[mhdwy]|min|hr)? (?:ago|earlier|later)\b",
    re.IGNORECASE,
)
YEARLY = frozenset({"person", "troops", "soldier", "civilian", "home", "house", "case", "job", "death"})
"""What four digits such as 2000 may count although they could be a year."""
YEAR_BEFORE = re.compile(r"\b(?:in|since|by|of|until|from|to|the|early|late|mid|and|after|before) $", re.IGNORECASE)
WIN = re.compile(
    r"\s?(?:win|victory|defeat|loss|draw|lead|aggregate|thrashing|deficit|scoreline|home win|away win|vote|decision"
    r"|ruling|majority|record)\b"
)
SCORE = re.compile(r"(?<![\w.,:/–-])(\d{1,3})[-–](\d{1,3})(?![\w:/%]|[-–.,]\d)")
SCORED = re.compile(
    (
        r"(?:\b(?:won|win|beat|beaten|lost|lose|drew|led|lead|leads|leading|trail|trailed|trailing"
        r"|defeat|defeated|victory|draw|score|scoreline|vote[ds]?|passed|approved|rejected|finished|ended)\b"
        r"[^.;]{0,60}|\ba )$"
    ),
    re.IGNORECASE,
)
NO_SCORE = re.compile(r" ?(?:%|per ?cent|hundred|thousand|million|billion|(?!across|always|towards)[a-z]{3,}[^s\W]s\b)")
"""What is counted after two numbers with a dash: "won 10-12 seats" is a range."""
LARGEST_UNTOLD = 20
"""Scores up to here are known by their order alone ("3-1"); larger ones need a word of winning beside them."""
COUNTED_WORDS = frozenset({"I", "Rs", "USD", "EUR", "GBP", "INR", "A", "The", "US", "Of", "In"})
"""Capitalised words after which a number can count."""


def score(text: str, number: Number) -> Draft | None:
    """A score such as `3-1`, told from a range by its order or by the words of winning near it."""
    match = SCORE.match(text, number.start)
    if match is None or AFTER_MONTH.search(text[max(0, number.start - 24) : number.start]):
        return None
    first, second = int(match[1]), int(match[2])
    if text[max(0, number.start - 2) : number.start].strip()[-1:] in set("$€£¥₹%") or NO_SCORE.match(text, match.end()):
        return None
    told = WIN.match(text, match.end()) or SCORED.search(text[max(0, number.start - 70) : number.start])
    if not told:
        named = re.search(r"[A-Z][\w'’]* $", text[max(0, number.start - 20) : number.start])
        closed = re.match(r"[\s.,;)]|$", text[match.end() : match.end() + 1])
        if first <= second or first > LARGEST_UNTOLD or named or not closed:
            return None
    return Draft(number.start, match.end(), float(min(first, second)), float(max(first, second)), "score")


def counts_nothing(text: str, number: Number) -> bool:
    """Whether the number is a date, a time, a place in a line of digits, or part of a name."""
    before, after = text[max(0, number.start - 24) : number.start], text[number.end : number.end + 24]
    if number.kind == "digits" and _written_aside(text[number.start : number.end], before, after):
        return True
    if re.match(r"\s?o['’]clock", after) or AGO.match(after):
        return True
    if re.search(r"\w-(?:of|to|by|in|on)-$", before):
        return True
    word = re.search(r"([\w'’]+)\.? $", before)
    return word is not None and _names(text, word, number)


def _written_aside(written: str, before: str, after: str) -> bool:
    if AFTER_MONTH.search(before) or BEFORE_MONTH.match(after) or CLOCK_AFTER.match(after):
        return True
    if re.match(r"[/\\_@]|\.\w|s\b|['’]s\b", after) or re.search(r"[#@_\\+©]\s?$|\w[-‐‑]$", before):
        return True
    if len(written) == 2 and re.search(r"(?<!\w)[`'‘’]$", before) and not re.match(r" (?:[a-z]+s|people)\b", after):
        # "In '74", but "'74 people died', it said".
        return True
    if re.fullmatch(r"0\d+", written):
        return True
    # Three digits and more beside others: a telephone number.
    return (
        len(written) > 2
        and written.isdigit()
        and bool(re.match(r"[ -]\d{3}", after) or re.search(r"\d{3}[ -]$", before))
    )


def _names(text: str, word: re.Match[str], number: Number) -> bool:
    if fold(word[1]) in NAMED_NUMBER:
        return True
    starts = number.start - len(word[0]) <= 1 or text[max(0, number.start - len(word[0]) - 2)] in ".:;“\"'("
    written = text[number.start : number.end]
    plain = (number.kind == "digits" and "," not in written) or (
        written[0].isupper() and number.kind in ("words", "one")
    )
    capital = word[1][0].isupper() and word[1] not in COUNTED_WORDS and fold(word[1]) not in _free()
    return plain and capital and not starts


@cache
def _free() -> frozenset[str]:
    """Capitalised words that no number belongs to: days, months and countries; "on Tuesday 12 people"."""
    countries = (line.split(";")[0].split("|") for line in lexicon("countries"))
    days = {line.split()[0] for line in lexicon("weekdays")}
    return frozenset({fold(name.strip()) for names in countries for name in names} | days)


def is_year(text: str, number: Number, draft: Draft, known: bool) -> bool:
    """A bare number of four digits from 1500 to 2100 is a year unless it counts people or a measure."""
    written = text[number.start : number.end]
    if len(written) != 4 or not written.isdigit() or not 1500 <= number.low <= 2100 or draft.start < number.start:
        return False
    before = text[max(0, number.start - 24) : number.start]
    return not (known or draft.unit in YEARLY) or bool(YEAR_BEFORE.search(before))


def in_row(found: Sequence[Number], at: int, text: str) -> bool:
    """Whether the number stands in a bare list of three or more: "4, 8, 15, 16", the draw of a lottery."""
    near = [each for each in found[max(0, at - 2) : at + 3] if each.kind == "digits"]
    gaps = [text[one.end : other.start] for one, other in pairwise(near)]
    commas = [gap in (", ", ",", " - ", " ") for gap in gaps]
    return any(one and other for one, other in pairwise(commas))
