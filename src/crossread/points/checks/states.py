"""What befell those whom a number counts: killed, injured, missing, held ..."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from crossread.language.lexicon import lexicon
from crossread.language.quantities import singular
from crossread.parsed import Claim, Quantity
from crossread.points.wording import tokens

TIMES = frozenset(
    {"second", "minute", "hour", "day", "week", "month", "year", "decade", "century", "percent", "percentage point"}
)
"""Units that count no one."""
TOLL_REACH = 60
"""Characters after a number within which the state of those counted must be said: "14 islanders and visitors were"."""
DEATH_TOLL_REACH = 100
"""Characters before a number within which "death toll" must stand: a place and a day may come between."""
BETWEEN = frozenset({"in", "at", "by", "for", "during", "on", "within", "after", "near", "from"})
"""Words between a state and a number that say where or how long: "killed in two countries"."""
PART_BEFORE = frozenset({"including", "among", "another", "further", "other", "of"})
"""Words before a number that counts some of a larger number."""


@cache
def _states() -> dict[str, str]:
    """From each form of the list to the state that it names."""
    return {form: line.split()[0] for line in sorted(lexicon("tolls")) for form in line.split()}


def state_of(claim: Claim, quantity: Quantity) -> str | None:
    """What befell those counted: the state said right after the number or just before it; None if none is.

    A number further on ends the search, a hyphened one ("five-star") counts nobody, and a death toll counts the dead.
    """
    text = claim.passage.text
    start, end = quantity.passage.start - claim.passage.start, quantity.passage.end - claim.passage.start
    states = _states()
    hyphened = "-" in quantity.passage.text and singular(quantity.passage.text.rpartition("-")[2]) == quantity.unit
    if hyphened or quantity.unit in TIMES:
        return None
    before = [word for _, _, word in tokens(text[max(0, start - DEATH_TOLL_REACH) : start])]
    if quantity.unit == "person" and ("death", "toll") in pairwise(before):
        return states["dead"]
    others = [other.passage.start - claim.passage.start for other in claim.quantities]
    reach = min([end + TOLL_REACH, *(other for other in others if other > start)])
    following = [states[word] for _, _, word in tokens(text[start:reach]) if word in states]
    if following:
        return following[0]
    preceding = [word for _, _, word in tokens(text[:start])][-2:]
    if preceding and preceding[-1] in BETWEEN:
        return None
    return next((states[word] for word in preceding if word in states), None)


def is_part(claim: Claim, quantity: Quantity) -> bool:
    """Whether a number counts some of those of another number: "two of them", "including three children"."""
    text, start = claim.passage.text, quantity.passage.start - claim.passage.start
    before = [word for _, _, word in tokens(text[:start])][-2:]
    counted = {word for _, _, word in tokens(quantity.passage.text)}
    return bool(PART_BEFORE & set(before) or {"others", "other", "more"} & counted)
