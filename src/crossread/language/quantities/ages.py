"""Ages: "aged 42", "Ms Roe, 42,", "42-year-old teacher", "six weeks of age", "she is 42"."""

from __future__ import annotations

import re
from dataclasses import replace

from crossread.language.quantities.draft import STOP, Draft
from crossread.text import fold

OLDEST = 120
"""Nobody of whom reports give an age was older."""
AGED = re.compile(
    r"\b(?:aged?|ages|of age|at age|died at) (?:between |from |of |about |around |just |only )?$", re.IGNORECASE
)
BETWEEN_COMMAS = re.compile(r"(?:^|[^\w.])((?:[A-Z][\w'’-]+ ){0,3}[A-Z][\w'’-]+), $")
IS = re.compile(
    r"\b(?:he|she|who) (?:is|was|turns|turned|would be)(?: only| just| now| about| around)? $", re.IGNORECASE
)
TURNS = re.compile(r"\b(?:turn|turns|turned|turning)(?: only| just)? $", re.IGNORECASE)
OLD = re.compile(
    r"[- ](?:(years?|months?|weeks?|days?)[- ](old|long)(?: ((?:[A-Z][\w'’-]+ ?){1,3}|\w+))?"
    r"|(years?|months?|weeks?|days?) of (age)\b|(y\.?o\.?|yrs? old)(?!\w))"
)


def age(text: str, draft: Draft) -> Draft | None:
    """The draft as an age, or as a length in time ("two-hour-long"), if the words around say so."""
    before, after = text[max(0, draft.start - 60) : draft.start], text[draft.end : draft.end + 70]
    old = OLD.match(after)
    if old:
        return _old(draft, old)
    if draft.high > OLDEST:
        return None
    if AGED.search(before):
        return replace(draft, unit="year", thing="age")
    who = BETWEEN_COMMAS.search(before)
    if who and re.match(r"[,.;)]", after):
        return replace(draft, unit="year", thing=f"age {fold(who[1])}")
    if TURNS.search(before) and re.match(r"[,.;)]|$| (?:on|in|last|this|next|when|and|before|after|during)\b", after):
        return replace(draft, unit="year", thing="age")
    if IS.search(before) and re.match(r"[,.;)]|$| (?:when|and|at the time|years? ago)\b", after):
        return replace(draft, unit="year", thing="age")
    return None


def _old(draft: Draft, old: re.Match[str]) -> Draft:
    if old[6]:
        return replace(draft, end=draft.end + old.end(6), unit="year", thing="age")
    unit = (old[1] or old[4]).rstrip("s")
    if old[4]:
        return replace(draft, end=draft.end + old.end(5), unit=unit, thing="age")
    noun = fold((old[3] or "").strip())
    thing = "" if noun in STOP else noun
    if old[2] == "old":
        thing = f"age {thing}".strip()
    return replace(draft, end=draft.end + old.end(2), unit=unit, thing=thing)
