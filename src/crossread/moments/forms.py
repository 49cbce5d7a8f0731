"""The words of dates as patterns, and what they stand for: months, days of the week, counts, parts of a day."""

from __future__ import annotations

import re

from crossread.language.lexicon import lexicon
from crossread.moments.cues import looks_ahead

Match = re.Match[str]


def _numbered(name: str) -> dict[str, int]:
    return {line.split()[0]: int(line.split()[1]) for line in sorted(lexicon(name))}


MONTHS = _numbered("months")
WEEKDAYS = _numbered("weekdays")


def _alternatives(words: dict[str, int]) -> str:
    # The short forms with a point of their own; long forms first, so that "Mar" does not cut "March".
    forms = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(
        f"{form.title()}" if len(form) > 4 or form in ("may", "june", "july") else rf"{form.title()}\b\.?"
        for form in forms
    )


MONTH = rf"(?:{_alternatives(MONTHS)})"
WEEKDAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
YEAR = r"(?:1\d{3}|20\d{2})"
PART = r"(?:morning|afternoon|evening|night)"
END = r"(?![\w-]|[.,:/]\d)"
DATED = (
    rf"(?:[Tt]he (?P<p>morning|afternoon|evening|night) of )?(?:(?:{WEEKDAY}|(?:Mon|Tues?|Wed|T"
    rf"hurs?|Fri|Sat|Sun)\b\.?),? )?(?:the )?"
)
SMALL = "one two three four five six seven eight nine ten eleven twelve".split()
COUNT = rf"(?:an?|{'|'.join(SMALL)}|\d{{1,3}}|a couple of|a few|several)"


def month_number(text: str) -> int:
    """1 to 12 for a month or its abbreviation."""
    return MONTHS[text.rstrip(".").casefold()]


def number_in(text: str) -> int:
    """The figures of a text as a number."""
    return int(re.sub(r"\D", "", text))


def ahead_of(match: Match) -> bool | None:
    """Whether the clause around a match looks ahead, back, or says neither."""
    return looks_ahead(match.string, match.start(), match.end())
