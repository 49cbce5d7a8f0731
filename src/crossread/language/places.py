"""Which place names stand for one government: a country, its capital, its seat of power."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from crossread.language.lexicon import lexicon
from crossread.text import fold


def countries() -> Iterator[tuple[list[str], list[str], list[list[str]]]]:
    """For each country its spellings, its adjectives, and its capitals, each with its spellings."""
    for line in sorted(lexicon("countries")):
        names, adjectives, capitals = (part.strip() for part in (line + ";;").split(";")[:3])
        spelt = [capital.split("=") for capital in capitals.split("|") if capital]
        yield names.split("|"), [each for each in adjectives.split("|") if each], spelt


@cache
def governments() -> dict[str, str]:
    """From the folded spelling of a country, capital or seat of power to the country's folded first spelling."""
    found: dict[str, str] = {}
    for names, _, capitals in countries():
        for spelling in [*names, *(spelling for capital in capitals for spelling in capital)]:
            found.setdefault(fold(spelling.strip()), fold(names[0]))
    for line in sorted(lexicon("seats_of_power")):
        seat, _, country = line.partition("=")
        found[fold(seat.strip())] = fold(country.strip())
    return found
