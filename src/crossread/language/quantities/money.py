"""Money: signs and codes before or after a number, and the names of currencies."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from crossread.language.lexicon import lexicon
from crossread.language.numbers import Number
from crossread.language.quantities.draft import Draft
from crossread.text import fold

LONGEST_SIGN = 8
"""Characters that a sign before a number may have, with its blanks: "US $ "."""
LONGEST_NAME = 4
"""Words that the name of a currency may have: "united states dollars"."""
NAME = re.compile(
    rf"[- \u00a0](?P<name>[^\W\d_]+(?:[- ][^\W\d_]+){{0,{LONGEST_NAME - 1}}})|(?P<glued>[A-Za-z]{{3,4}})(?!\w)"
)
SMALLER = {"cent": 100.0, "penny": 100.0, "kopeck": 100.0, "paisa": 100.0}
"""How many of a smaller coin make one of the currency."""
SCALE_AFTER = re.compile(r" (million|billion|trillion)\b")
ENDED = re.compile(r"\s*(?:[.,;:!?)]|$)")
GAP = re.compile(r"(?:,? and |, | )")
ALSO_WORDS = frozenset({"won", "rand", "birr", "kip", "dong", "mark", "sen"})
"""Currencies that are other words too ("3 won"): only large amounts are money."""
LARGE = 100.0
OTHER_CODES = frozenset("ALL NPR COP PEN CUP MOP GEL SOS MAD ETH DOP LE RM TL Ft Bs MUR CVE BTN TOP LAK BAM SR".split())
"""Codes that are other words and abbreviations too ("COP 26"): only very large amounts are money."""
VERY_LARGE = 10000.0
MILLIONS = re.compile(r" ?[Mm](?:ln|n)?[- ]?(?P<code>[A-Z]{3})(?!\w)")


@dataclass(frozen=True, slots=True)
class Currencies:
    """The spellings of currencies, each with its code."""

    names: dict[str, str]
    """Folded names: `swiss franc`."""
    signs: dict[str, str]
    """Signs and codes, as they are written."""
    before: re.Pattern[str]
    after: re.Pattern[str]


@cache
def currencies() -> Currencies:
    """The spellings in `lexicon/currencies.txt`: code, signs, `:`, names; the singular and the plural in -s."""
    names: dict[str, str] = {}
    signs: dict[str, str] = {}
    for line in sorted(lexicon("currencies")):
        marks, _, spelled = line.partition(":")
        code, *others = marks.split()
        signs.update({sign: code for sign in (code, *others) if not sign.islower()})
        for name in spelled.split(","):
            names.update({name.strip(): code, name.strip() + "s": code})
    for sign in [sign for sign in signs if len(sign) > 1]:
        signs.setdefault(sign.lower(), signs[sign]) if "$" in sign else None
    longest_first = "|".join(re.escape(sign) for sign in sorted(signs, key=lambda sign: (-len(sign), sign)))
    bare = "|".join(re.escape(sign) for sign in sorted(signs) if not (sign[0].isalpha() and sign.isascii()))
    return Currencies(
        names,
        signs,
        re.compile(
            rf"(?<![^\W\d_])(?:({longest_first})|(usd|eur|gbp|rmb|hkd"
            r"|(?:us|c|hk|nz|nt|sg|au|ca|rd|tt|usd|aud|cad|hkd|mxn|nzd|sgd|u\.s\.?) \$))\s?$"
        ),
        re.compile(rf"\s?({bare})(?!\s?\d)|\s({'|'.join(code for code in sorted(signs) if code.isupper())})(?!\w)"),
    )


def money_before(text: str, draft: Draft, floor: int = 0) -> Draft | None:
    """The draft as money, if a sign or code stands before it and after the place `floor`."""
    begin = max(floor, draft.start - LONGEST_SIGN)
    match = currencies().before.search(text[begin : draft.start])
    if match is None:
        return None
    sign = (match[1] or match[2]).replace(" ", "")
    code = currencies().signs.get(sign) or currencies().signs.get(sign.upper()) or currencies().signs.get(sign[-1])
    if code is None or (sign in OTHER_CODES and draft.high < VERY_LARGE):
        return None
    return replace(draft, start=begin + match.start(), unit=code)


def money_after(text: str, draft: Draft) -> Draft | None:
    """The draft as money, if a sign, a code or a name stands after it, and perhaps a scale: "75 USD million"."""
    money = _after(text, draft)
    scale = SCALE_AFTER.match(text, money.end) if money and draft.high < 1e6 else None
    if money is None or scale is None:
        return money
    size = {"million": 1e6, "billion": 1e9, "trillion": 1e12}[scale[1]]
    return replace(money, end=scale.end(), low=money.low * size, high=money.high * size)


def _after(text: str, draft: Draft) -> Draft | None:
    known = currencies()
    sign = known.after.match(text, draft.end)
    if sign and not (sign[2] in OTHER_CODES and draft.high < VERY_LARGE):
        return replace(draft, end=sign.end(), unit=known.signs[sign[1] or sign[2]])
    millions = MILLIONS.match(text, draft.end)
    if millions and millions["code"] in known.signs:
        unit = known.signs[millions["code"]]
        return replace(draft, end=millions.end(), unit=unit, low=draft.low * 1e6, high=draft.high * 1e6)
    match = NAME.match(text, draft.end)
    if match is None:
        return None
    if match["glued"]:
        code = known.signs.get(match["glued"].upper()) if match["glued"].isupper() else None
        return replace(draft, end=match.end(), unit=code) if code else None
    return _named(text, draft, match)


def _named(text: str, draft: Draft, match: re.Match[str]) -> Draft | None:
    known, start = currencies(), match.start("name")
    ends = [place.end() for place in re.finditer(r"[^\W\d_]+", match["name"])]
    for end in reversed(ends):
        written = match["name"][:end]
        code = known.names.get(re.sub(r"-", " ", fold(written)))
        if code is None and written.isupper() and len(written) == 3:
            code = known.signs.get(written)
        if code and (fold(written) not in ALSO_WORDS or draft.high >= LARGE):
            return replace(draft, end=start + end, unit=code)
    return None


def with_coins(text: str, draft: Draft, following: Number | None) -> Draft:
    """The draft with the cents after it added: "thirteen dollars and forty-five cents"."""
    if following is None or not GAP.fullmatch(text[draft.end : following.start] or "x") or following.high >= 100:
        return draft
    whole = draft.low == draft.high and draft.low.is_integer() and draft.low < LARGE * 10
    if (
        whole
        and text[draft.end : following.start] in (" ", " and ")
        and following.low >= 1
        and ENDED.match(text, following.end)
    ):
        # "15 dollars 50.", "15 dollars and 50."
        more = following.low / 100.0
        return replace(draft, low=draft.low + more, high=draft.high + more, end=following.end)
    coins = money_after(text, Draft(following.start, following.end, following.low, following.high))
    size = SMALLER.get(coins.unit) if coins and draft.unit not in SMALLER else None
    if coins is None or size is None:
        return draft
    more = following.low / size
    return replace(draft, low=draft.low + more, high=draft.high + more, end=coins.end)
