"""What two texts have in common and what each has alone, by their words: numbers beside what the pair network says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from math import log

from crossread.language.lexicon import lexicon
from crossread.language.pairing import CAPITAL, NUMBER, Seen, told_of

NAMES = (
    "overlap", "numbers differ", "numbers shared", "numbers conflict", "names conflict", "denial differs",
    "words conflict",
)  # fmt: skip
"""What `features` gives, in order."""
RAREST = 4
"""In how many of 1,000 stretches of text a word stands that the list of shares has not: it leaves out less than 5."""
DENIALS = frozenset("not no never none neither nor nobody nothing without cannot t".split())
"""Words that deny; "t" is what word pieces leave of "didn't"."""


def features(left: Seen, right: Seen) -> tuple[float, ...]:
    """The share of the words' weight that is common; how numbers, names, denials and other words differ."""
    one, other = frozenset(left.keys), frozenset(right.keys)
    both, alone = _weigh(one & other), (_weigh(one - other), _weigh(other - one))
    total = max(1e-9, 2 * both + sum(alone))
    numbers, others = left.of(NUMBER), right.of(NUMBER)
    names, called = left.of(CAPITAL) - other, right.of(CAPITAL) - one
    return (
        2 * both / total,
        float(numbers != others),
        float(bool(numbers & others)),
        float(bool(numbers - other) and bool(others - one)),
        float(bool(names) and bool(called)),
        float(bool(one & DENIALS) != bool(other & DENIALS)),
        2 * min(alone) / total,
    )


def _weigh(keys: Iterable[str]) -> float:
    """The rarer a word is in ordinary text, the more it weighs."""
    weighed = (log(1000 / _shares().get(key, RAREST)) for key in sorted(keys) if any(map(str.isalnum, key)))
    return sum(weighed)


@cache
def _shares() -> Mapping[str, float]:
    found: dict[str, float] = {}
    for entry in sorted(lexicon("word_shares")):
        word, share = entry.rsplit(" ", 1)
        key = told_of(word)[0]
        found[key] = min(999.0, found.get(key, 0.0) + float(share))
    return found
