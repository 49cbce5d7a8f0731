"""Numbers with what they count: modifier, value, unit and thing, as one passage each.

Years, dates, times of day, ordinals, and numbers that are
part of a name ("Flight 12") are none.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from dataclasses import dataclass, replace

from crossread.language.lexicon import lexicon
from crossread.language.measures import IRREGULAR, Unit, comparable, disagree, singular, units
from crossread.language.numbers import NUMBER, Number, number_at, with_half
from crossread.records import Quantity, Report, Sentence, Word
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
CURRENCIES = {
    "$": "USD",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "₹": "INR",
    "₽": "RUB",
    "₴": "UAH",
    "₩": "KRW",
    "₺": "TRY",
}
CURRENCY = re.compile(r"(?:(?:US|C|A|NZ|HK|S|AU|CA)?\$|[€£¥₹₽₴₩₺]|\b(?:USD|EUR|GBP|Rs\.?)) ?$")
DOLLARS = {"C$": "CAD", "CA$": "CAD", "A$": "AUD", "AU$": "AUD", "NZ$": "NZD", "HK$": "HKD", "S$": "SGD"}

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

CASUALTIES = frozenset(
    (
        "dead killed injured wounded hurt missing arrested detained displaced unaccounted homeles"
        "s hospitalised hospitalized"
    ).split()
)
"""States of people that stand for people after a number: "five dead"."""
PEOPLE = frozenset(
    (
        "people persons men women children police troops personnel crew staff victims soldiers civilians passengers"
    ).split()
)
STOP = lexicon("noun_phrase_ends")
"""Words that no counted noun phrase goes across."""
NOT_UNITS = frozenset(
    (
        "way ways fold off sided tier star dimensional time handed legged bit minded all one anot"
        "her else thing day-to-day"
    ).split()
)
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
AGED = re.compile(r"\baged? $", re.IGNORECASE)
AGE_BETWEEN = re.compile(r"(?:^|[^\w.])((?:[A-Z][\w'’-]+ ){0,3}[A-Z][\w'’-]+), $")


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


@dataclass(frozen=True, slots=True)
class _Draft:
    """A quantity on its way: places count characters of the sentence."""

    start: int
    end: int
    low: float
    high: float
    unit: str = ""
    thing: str = ""
    modifier: str = ""


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
    counted = _with_unit(sentence, _Draft(number.start, last.end, low, high), number)
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


def _score(text: str, number: Number) -> _Draft | None:
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
    return _Draft(number.start, match.end(), float(min(first, second)), float(max(first, second)), "score")


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


def _is_year(text: str, number: Number, draft: _Draft) -> bool:
    """A bare number of four digits from 1500 to 2100 is a year unless it counts people or a measure."""
    written = text[number.start : number.end]
    if len(written) != 4 or not written.isdigit() or not 1500 <= number.low <= 2100 or draft.start < number.start:
        return False
    counted = draft.unit in units() or draft.unit in {"person", "troops", "soldier", "civilian"}
    before = text[max(0, number.start - 24) : number.start]
    return not counted or bool(
        re.search(r"\b(?:in|since|by|of|until|from|to|the|early|late|mid) $", before, re.IGNORECASE)
    )


def _with_unit(sentence: Sentence, draft: _Draft, number: Number) -> _Draft | None:
    """The draft with unit and thing; None where the words around say that it counts nothing."""
    text, end = sentence.text, draft.end
    money = CURRENCY.search(text[max(0, draft.start - 5) : draft.start])
    if money:
        sign = money.group().strip()
        unit = DOLLARS.get(sign) or CURRENCIES.get(sign[-1]) or {"Rs": "INR", "Rs.": "INR"}.get(sign, sign)
        return _of(sentence, replace(draft, start=draft.start - len(money.group()), unit=unit))
    if number.kind == "share":
        return _share(sentence, draft)
    if number.unit:
        return replace(draft, unit=number.unit)
    percent = re.compile(r"\s?(?:%|per ?cent\b|pct\b|percentage points?\b|-?percent\b)", re.IGNORECASE).match(text, end)
    if percent:
        return _of(sentence, replace(draft, end=percent.end(), unit="percent"))
    age = _age(text, draft)
    if age:
        return age
    if re.search(r"\bmagnitude $", text[max(0, draft.start - 10) : draft.start], re.IGNORECASE):
        return replace(draft, unit="magnitude", start=draft.start - len("magnitude "))
    return _counted(sentence, draft, number)


def _share(sentence: Sentence, draft: _Draft) -> _Draft | None:
    """A fraction in words, as a percentage; "the first quarter" and "a second" are none."""
    text = sentence.text
    if (
        not re.match(r" (?:of|the|its|their|as|more|less)\b", text[draft.end : draft.end + 10], re.IGNORECASE)
        and "-" not in text[draft.start : draft.end]
    ):
        return None
    return _of(sentence, replace(draft, unit="percent"))


def _age(text: str, draft: _Draft) -> _Draft | None:
    """Ages: "aged 42", "Ms Roe, 42," and "42-year-old woman"."""
    before, after = text[max(0, draft.start - 60) : draft.start], text[draft.end : draft.end + 40]
    if AGED.search(before):
        return replace(draft, unit="year", thing="age")
    who = AGE_BETWEEN.search(before)
    if who and re.match(r"[,.;)]", after) and draft.high < 120:
        return replace(draft, unit="year", thing=f"age {fold(who[1])}")
    old = re.match(r"[- ](years?|months?|weeks?|days?)[- ](old|long)(?: (\w+))?", after)
    if old:
        noun = fold(old[3] or "")
        end = draft.end + old.end(2)
        return replace(draft, end=end, unit=singular(old[1]), thing=noun if noun not in STOP else "")
    return None


def _counted(sentence: Sentence, draft: _Draft, number: Number) -> _Draft | None:
    """Unit and thing from the noun phrase after the number: the first plural noun, or a unit of measure."""
    text, known = sentence.text, units()
    glued = re.compile(r"[- ]?(?:(square|cubic) )?([A-Za-z][A-Za-z/]*)").match(text, draft.end)
    if glued and (unit := known.get(fold(glued[2]))) and unit.name not in ("JPY",):
        name = f"{glued[1].casefold()} {unit.name}" if glued[1] else unit.name
        if (
            number.kind == "one"
            and unit.measure == "time"
            and text[glued.start() : glued.start() + 1] == " "
            and re.match(r" (?:of|that|when)\b", text[glued.end() : glued.end() + 8])
        ):
            return None
        return _of(sentence, replace(draft, end=glued.end(), unit=name))
    if text[draft.end : draft.end + 1] == "-":
        return _hyphenated(text, draft)
    if number.kind == "one" and re.search(
        r"\b(?:no|any|every|each|this|that|the|another|only|which|some|day|first) $",
        text[max(0, draft.start - 9) : draft.start],
        re.IGNORECASE,
    ):
        return None
    return _noun_phrase(sentence, draft, number)


def _hyphenated(text: str, draft: _Draft) -> _Draft | None:
    """ "12-man squad": what stands after the hyphen is the unit, unless it makes an idiom ("two-way")."""
    match = re.compile(r"-([a-z]+)").match(text, draft.end)
    if match is None or match[1] in NOT_UNITS or match[1] in STOP:
        return None
    return replace(draft, end=match.end(), unit=singular(match[1]))


def _noun_phrase(sentence: Sentence, draft: _Draft, number: Number) -> _Draft | None:
    text = sentence.text
    words = _words_from(sentence, draft.end)
    if words and words[0].key == "of" and number.kind == "vague":
        words = words[1:]
    phrase: list[Word] = []
    for word in words[:5]:
        if not word.key or not word.key[0].isalpha() or word.key in STOP:
            break
        phrase.append(word)
        collective = (
            word.key in PEOPLE
            and not word.key.endswith("s")
            and _plural(words[len(phrase)].key if len(words) > len(phrase) else "")
        )
        if (_plural(word.key) and not collective) or word.key in CASUALTIES:
            break
    else:
        if phrase and not any(_plural(word.key) for word in phrase):
            phrase = phrase[:1]
    if not phrase:
        of = _of(sentence, draft)
        return of if number.kind != "one" else None
    head = phrase[-1]
    if not (_plural(head.key) or head.key in CASUALTIES):
        # No plural in reach: "one man", "two bison", or a verb ("five were", cut by STOP already).
        if number.high > 1:
            return draft
        head, phrase = phrase[0], phrase[:1]
        if head.key in NOT_UNITS:
            return None
    before = phrase[:-1]
    draft = replace(
        draft, end=head.end - sentence.start, unit=singular(head.key), thing=" ".join(w.key for w in before)
    )
    return _of(sentence, draft) if text else None


def _plural(key: str) -> bool:
    return (
        key in IRREGULAR
        or key in PEOPLE
        or (len(key) > 3 and key.endswith("s") and not key.endswith(("ss", "us", "is")))
    )


def _words_from(sentence: Sentence, place: int) -> tuple[Word, ...]:
    """The words of the sentence from a place on, a dozen at most."""
    first = bisect_left(sentence.words, sentence.start + place, key=lambda word: word.start)
    return sentence.words[first : first + 12]


def _of(sentence: Sentence, draft: _Draft) -> _Draft:
    """The draft with the words after "of" added to its thing: "20% of the Orle district"."""
    words = _words_from(sentence, draft.end)
    if (
        not words
        or words[0].key not in ("of", "in")
        or (words[0].key == "in" and draft.unit not in ("percent",) and not _is_money(draft.unit))
    ):
        return draft
    things = []
    for word in words[1:7]:
        if word.key in ("the", "a", "an", "its", "their", "his", "her", "all", "s"):
            continue
        if not word.key or word.key in STOP or (len(word.key) == 4 and word.key.isdigit()):
            break
        if not word.key[0].isdigit():
            things.append(word.key)
    return replace(draft, thing=" ".join([*draft.thing.split(), *things]))


def _is_money(unit: str) -> bool:
    return len(unit) == 3 and unit.isupper()


def _with_modifier(text: str, draft: _Draft) -> _Draft:
    before = BEFORE.search(text[max(0, draft.start - 28) : draft.start])
    if before:
        start = max(0, draft.start - 28) + before.start()
        return _bounded(replace(draft, start=start, modifier=MODIFIERS[before[1].casefold()]))
    after = AFTER.match(text, draft.end)
    if after:
        modifier = "about" if after[1] else "at most" if after[4] else "at least"
        return _bounded(replace(draft, end=after.end(), modifier=modifier))
    return draft


def _bounded(draft: _Draft) -> _Draft:
    if draft.modifier in ("over", "at least"):
        return replace(draft, high=math.inf)
    if draft.modifier in ("under", "at most"):
        return replace(draft, low=0.0)
    return draft


def _finished(report: Report, sentence: Sentence, draft: _Draft) -> Quantity:
    passage = report.passage(sentence.start + draft.start, sentence.start + draft.end)
    return Quantity(draft.low, draft.high, draft.unit, draft.modifier, draft.thing, passage)
