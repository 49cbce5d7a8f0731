"""Whether a text tells only of what was long ago."""

from __future__ import annotations

import re
from datetime import date

from crossread.language.lexicon import lexicon

YEAR = re.compile(r"(?<![\w.,-])(?:1[5-9]\d\d|20\d\d)(?![\w-]|[.,]\d)")
MANY = 6
"""Years named: fewer are the background of a report, not its matter."""
OLD = 2
"""Years before the report."""
SHARE = 0.8
"""Share of the years named that must be old."""
NEWS = re.compile(
    r"\b(?:today|yesterday|tomorrow|tonight|last (?:week|month|night)|this (?:week|month))\b", re.IGNORECASE
)
NEWS_WORDS = 4
"""Years named for every word of news that a history may have in a quotation."""


def tells_history(text: str, day: date | None) -> bool:
    """Whether nearly all years that a text names are old, and days are not told as news are."""
    if day is None:
        return False
    years = [int(found) for found in YEAR.findall(text)]
    old = sum(year <= day.year - OLD for year in years)
    weekdays = sum(text.count(line.split()[0].title()) for line in lexicon("weekdays") if len(line.split()[0]) > 5)
    news = len(NEWS.findall(text)) + weekdays
    return old >= MANY and old >= SHARE * len(years) and news * NEWS_WORDS <= old
