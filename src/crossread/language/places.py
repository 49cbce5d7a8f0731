"""Which place names stand for one government: a country, its capital, its seat of power."""

from __future__ import annotations

from functools import cache

from crossread.language.lexicon import lexicon
from crossread.text import fold


@cache
def governments() -> dict[str, str]:
    """From the folded spelling of a country, capital or seat of power to the country's folded first spelling."""
    found: dict[str, str] = {}
    for line in sorted(lexicon("countries")):
        names, _, capitals = (part.strip() for part in (line + ";;").split(";")[:3])
        country = fold(names.split("|")[0])
        for spelling in names.split("|") + [name for capital in capitals.split("|") for name in capital.split("=")]:
            if spelling.strip():
                found.setdefault(fold(spelling.strip()), country)
    for line in sorted(lexicon("seats_of_power")):
        seat, _, country = line.partition("=")
        found[fold(seat.strip())] = fold(country.strip())
    return found
