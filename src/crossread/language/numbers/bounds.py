"""What the words beside a number do to it: "at least", "over", "or more", and two numbers that are one range."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from crossread.language.lexicon import lexicon
from crossread.language.numbers.find import Number, numbers
from crossread.language.numbers.ordinals import ordinals

LONGEST_MODIFIER = 40
"""Characters that the longest modifier may have, with an article after it."""
MORE = "more|above|over|greater|higher|bigger|larger|older|longer|taller|heavier"
LESS = "less|fewer|below|under|lower|smaller|younger|shorter|lighter"
NO_BOUND = r"\b(?!\s+(?:than|or|an?|one|to)\b\s*\S|\s+\d)(?: than)?"
"""After "or more": no second bound, as in "over 30 and less than 40"."""
AFTER = re.compile(
    rf",?\s*(?:(?P<about>or so|odd|ish)\b|(?P<least>(?:or|and) (?:{MORE}|up|upwards?){NO_BOUND}"
    rf"|plus\b(?! \d)|\+(?![\w-]))|(?P<most>(?:or|and) (?:{LESS}){NO_BOUND}))",
    re.IGNORECASE,
)
COMPARED = re.compile(
    rf"(?<![\w-])(?P<no>not?|isn['’]t|aren['’]t|never)?\s?(?P<equal>equals? (?:to )?or )?"
    rf"(?:(?P<more>{MORE})|(?P<less>{LESS}))"
    r"(?P<or> or equals?)?(?: than| to)(?P<too> or equals?(?: to| than)?)?\s$",
    re.IGNORECASE,
)
""""More than", "not less than", "greater than or equal to", "equal to or more than": "no" and "or equal" close it."""
OR_EQUAL = re.compile(r" or equal(?: to)?\b", re.IGNORECASE)
LINK = re.compile(r"\s?(?:to|through|thru|till|until|up to|[-–—~])\s?(?:the )?(?:[$€£¥₹]\s?)?", re.IGNORECASE)
BETWEEN = re.compile(r"\b(?:between|anywhere between)\s(?:the |about |around )?(?:[$€£¥₹]\s?)?$", re.IGNORECASE)
AND = re.compile(r"\s?(?:and|to|[-–—])\s(?:the |about |around )?(?:[$€£¥₹]\s?)?", re.IGNORECASE)
MOST_APART = 2.0
""""Four or five" is a range, "four or forty" is a choice."""
NO_MODIFIER = re.compile(
    r"\b(?:information|talk\w*|questions?|concern\w*|worr\w+|stor(?:y|ies)|details?|books?|films?|jok\w+|wr[io]t\w+|speak\w*"
    r"|spoke|hear\w*|learn\w*|inquir\w*|complain\w*|documentary|doubts?|warn\w*|knows?|knew|articles?|facts?|think\w*"
    r"|thought|disputes?|fights?|fought|war|rows?|debates?|control|clash\w*|outrage|anger|fears?|power)"
    r" (?:about|over|around)\s$",
    re.IGNORECASE,
)
"""Words after which "about" and "over" say what something is about, and nothing of the number."""
FROM = re.compile(r"\b(?:from|ranging from|ranges from)\s(?:the )?(?:[$€£¥₹]\s?)?$", re.IGNORECASE)
BOTH = re.compile(r"\s?(?:,|and|but|&)(?: and| but)?\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Range:
    """Numbers bounded by words: "more than 40", "between 10 and 12"."""

    start: int
    end: int
    low: float
    """`-inf` where only the upper bound is said."""
    high: float


@cache
def modifiers() -> dict[str, str]:
    """Words before a number and the modifier that each is: `about`, `over`, `under`, `at least` ..."""
    lines = (line.partition(":") for line in lexicon("number_modifiers"))
    return {words.strip(): modifier for modifier, _, row in sorted(lines) for words in row.split(",")}


@cache
def _before() -> re.Pattern[str]:
    longest_first = sorted(modifiers(), key=lambda words: (-len(words), words))
    words = "|".join(re.escape(each).replace(r"\ ", r"\s") for each in longest_first)
    return re.compile(rf"(?<![\w-])(?:({words})\s|([<>]=?|[≥≤~≈])\s?)$", re.IGNORECASE)


SIGNS = {">": "over", ">=": "at least", "≥": "at least", "<": "under", "<=": "at most", "≤": "at most", "~": "about"}


WORD_BEFORE = re.compile(r"[a-z]\s$|[<>=≥≤~≈]\s?$", re.IGNORECASE)
"""What any modifier ends with: most numbers have none, and are done with here."""


def modifier_before(text: str, place: int) -> tuple[str, int] | None:
    """The modifier that ends just before a place, and where it begins."""
    begin = max(0, place - LONGEST_MODIFIER)
    if not WORD_BEFORE.search(text[max(0, place - 3) : place]):
        return None
    if NO_MODIFIER.search(text[begin:place]):
        return None
    match = _before().search(text[begin:place])
    compared = COMPARED.search(text[begin:place])
    if compared and (match is None or compared.start() <= match.start()):
        return _comparison(compared), begin + compared.start() + len(compared.group()) - len(compared.group().lstrip())
    if match is None:
        return None
    if match[2]:
        return SIGNS.get(match[2], "about"), begin + match.start()
    return modifiers()[re.sub(r"\s", " ", match[1].lower())], begin + match.start()


def _comparison(match: re.Match[str]) -> str:
    more = bool(match["more"]) != bool(match["no"])
    closed = bool(match["no"]) != bool(match["equal"] or match["or"] or match["too"])
    return ("at least" if more else "at most") if closed else ("over" if more else "under")


def modifier_after(text: str, place: int) -> tuple[str, int] | None:
    """The modifier that begins at a place, and where it ends."""
    match = AFTER.match(text, place)
    if match is None:
        return None
    return {"about": "about", "least": "at least", "most": "at most"}[match.lastgroup or "about"], match.end()


def linked(text: str, first: Number, second: Number) -> str:
    """How two neighbouring numbers make a range: `to`, `between`, `from` ("from 10 to 12"), `or`, or `""`."""
    gap = text[first.end : second.start]
    if len(gap) > 16 or first.kind == "vague":
        return ""
    before = text[max(0, first.start - 24) : first.start]
    if AND.fullmatch(gap) and BETWEEN.search(before):
        return "between"
    if gap == " or " and first.low < second.low <= first.low + MOST_APART:
        return "or"
    if LINK.fullmatch(gap):
        return "from" if FROM.search(before) else "to"
    return ""


def ranges(text: str) -> tuple[Range, ...]:
    """Every range and one-sided bound of a text, in order of place: of whole numbers, fractions and ordinals."""
    found = sorted(
        [*numbers(text), *(each for each in ordinals(text) if each.kind == "ordinal")], key=lambda n: n.start
    )
    sides: list[Range] = []
    at = 0
    while at < len(found):
        second = found[at + 1] if at + 1 < len(found) else None
        if second and linked(text, found[at], second) not in ("", "or") and found[at].low < second.high:
            sides.append(_two_sided(text, found[at], second))
            at += 2
            continue
        side = _one_sided(text, found[at])
        if side:
            sides.append(side)
        at += 1
    return tuple(_merged(text, sides))


def _two_sided(text: str, first: Number, second: Number) -> Range:
    before = text[max(0, first.start - 24) : first.start]
    word = BETWEEN.search(before) or FROM.search(before)
    return Range(first.start - (len(word.group()) if word else 0), second.end, first.low, second.high)


def _one_sided(text: str, number: Number) -> Range | None:
    before, after = modifier_before(text, number.start), modifier_after(text, number.end)
    equal = OR_EQUAL.match(text, number.end)
    modifier = (before[0] if before else "") if not after else after[0]
    start = before[1] if before else number.start
    end = after[1] if after else equal.end() if equal and before else number.end
    if modifier in ("over", "at least"):
        return Range(start, end, number.low, math.inf)
    if modifier in ("under", "at most"):
        return Range(start, end, -math.inf, number.high)
    return Range(start, end, number.low, number.high) if modifier == "exactly" else None


def _merged(text: str, sides: Sequence[Range]) -> list[Range]:
    """Two neighbours that bound one number from below and above are one range: "over 30 and under 40"."""
    merged: list[Range] = []
    for side in sides:
        last = merged[-1] if merged else None
        if last and BOTH.fullmatch(text[last.end : side.start][:8]) and _closes(last, side):
            merged[-1] = Range(last.start, side.end, max(last.low, side.low), min(last.high, side.high))
        else:
            merged.append(side)
    return merged


def _closes(one: Range, other: Range) -> bool:
    open_below = math.isinf(one.low) and math.isinf(other.high) and other.low < one.high
    return open_below or (math.isinf(one.high) and math.isinf(other.low) and one.low < other.high)
