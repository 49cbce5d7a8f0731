"""What a number counts: money, a percentage, an age, a measure, or the noun after it."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace

from crossread.language.lexicon import lexicon
from crossread.language.measures import IRREGULAR, singular, units
from crossread.language.numbers import Number
from crossread.records import Sentence, Word
from crossread.text import fold

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
STOP = lexicon("function_words") | lexicon("noun_phrase_ends")
"""Words that no counted noun phrase goes across."""
NOT_UNITS = frozenset(
    (
        "way ways fold off sided tier star dimensional time handed legged bit minded all one anot"
        "her else thing day-to-day"
    ).split()
)
AGED = re.compile(r"\baged? $", re.IGNORECASE)
AGE_BETWEEN = re.compile(r"(?:^|[^\w.])((?:[A-Z][\w'’-]+ ){0,3}[A-Z][\w'’-]+), $")


@dataclass(frozen=True, slots=True)
class Draft:
    """A quantity on its way: places count characters of the sentence."""

    start: int
    end: int
    low: float
    high: float
    unit: str = ""
    thing: str = ""
    modifier: str = ""


def with_unit(sentence: Sentence, draft: Draft, number: Number) -> Draft | None:
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


def _share(sentence: Sentence, draft: Draft) -> Draft | None:
    """A fraction in words, as a percentage; "the first quarter" and "a second" are none."""
    text = sentence.text
    if (
        not re.match(r" (?:of|the|its|their|as|more|less)\b", text[draft.end : draft.end + 10], re.IGNORECASE)
        and "-" not in text[draft.start : draft.end]
    ):
        return None
    return _of(sentence, replace(draft, unit="percent"))


def _age(text: str, draft: Draft) -> Draft | None:
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


def _counted(sentence: Sentence, draft: Draft, number: Number) -> Draft | None:
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


def _hyphenated(text: str, draft: Draft) -> Draft | None:
    """ "12-man squad": what stands after the hyphen is the unit, unless it makes an idiom ("two-way")."""
    match = re.compile(r"-([a-z]+)").match(text, draft.end)
    if match is None or match[1] in NOT_UNITS or match[1] in STOP:
        return None
    return replace(draft, end=match.end(), unit=singular(match[1]))


def _noun_phrase(sentence: Sentence, draft: Draft, number: Number) -> Draft | None:
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


def _of(sentence: Sentence, draft: Draft) -> Draft:
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
