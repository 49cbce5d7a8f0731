"""Whether two whole names are of one person or body: their words lined up, each pair with the cost of its spelling."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from crossread.language.lexicon import lexicon
from crossread.names.evidence import places
from crossread.names.spelling import cost
from crossread.text import fold

SAME = 0.12
"""Cost a letter up to which two words are spellings of one name on their own; at 0.10 four in a hundred pairs of
different look-alike names of Wikidata pass, and eighty-two in a hundred pairs of one name."""
WITH_CONTEXT = 0.36
"""Cost a letter that passes where another word of the name agrees and no report uses both spellings."""
SHORTEST_SHARE = 0.65
"""A spelling shorter than this share of the other is another name, not a spelling: "Lind", "Lindemann"."""
PARTICLES = frozenset("& al el bin ben ibn de la van von der den du da di dos del the of and".split())
"""Words left out or put in as a source likes."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How two names compare."""

    same: bool
    cost: float
    why: str


DIFFERENT = Likeness(False, 9.0, "different names")


@cache
def word_cost(left: str, right: str) -> float:
    """Cost a letter of taking two words for one; an initial costs little against a word that it begins."""
    if left == right:
        return 0.0
    short, long = sorted((len(left), len(right)))
    if short == 1:
        return 0.1 if left[0] == right[0] else 3.0
    if short < SHORTEST_SHARE * long:
        return 3.0
    return cost(left, right) / max(len(left), len(right))


def same_person(left: tuple[str, ...], right: tuple[str, ...], together: bool = False) -> Likeness:
    """Whether two full names are spellings of one person's; `together` if one report uses both."""
    if left == right:
        return Likeness(True, 0.0, "equal")
    one, other = (tuple(word for word in name if word not in PARTICLES) or name for name in (left, right))
    if len(one) > len(other):
        one, other = other, one
    if len(one) < 2:
        return DIFFERENT
    costs = _aligned(one, other)
    if costs is None:
        return DIFFERENT
    worst, total = max(costs), sum(costs) / len(costs)
    bound = SAME if together else WITH_CONTEXT
    fits = worst <= bound and (total <= bound * 0.95)
    why = "equal but for a middle name" if worst == 0 and len(one) < len(other) else "spellings alike"
    return Likeness(fits, round(worst, 3), why)


def _aligned(one: tuple[str, ...], other: tuple[str, ...]) -> list[float] | None:
    """Costs of first and last word, and of the words between where both names have them."""
    if len(one) == len(other):
        return [word_cost(a, b) for a, b in zip(one, other, strict=True)]
    outer = [word_cost(one[0], other[0]), word_cost(one[-1], other[-1])]
    rest = list(other[1:-1])
    for word in one[1:-1]:
        best = min(rest, key=lambda candidate: (word_cost(word, candidate), candidate), default=None)
        if best is None:
            return None
        outer.append(word_cost(word, best))
        rest.remove(best)
    return outer


LEGAL = frozenset(
    "inc corp co ltd llc llp lp plc ag gmbh sa company corporation limited incorporated group".split()
    + "holdings aktiengesellschaft".split()
)
"""Words for the form of a company that a report drops at will."""


def _expanded(keys: tuple[str, ...]) -> tuple[str, ...]:
    """The words with a country at their beginning written out: "us army" as "united states army"."""
    country = places().country.get(keys[:1])
    return (*fold(country).split(), *keys[1:]) if country and len(keys) > 1 else keys


def same_body(left: tuple[str, ...], right: tuple[str, ...], together: bool = False) -> Likeness:
    """Whether two names of organisations, places or things are spellings of one."""
    one, other = (
        tuple(w for w in _expanded(name) if w not in PARTICLES and w not in LEGAL) or name for name in (left, right)
    )
    if one == other:
        return Likeness(True, 0.0, "equal but for small words")
    if len(one) != len(other):
        return DIFFERENT
    costs = [word_cost(a, b) for a, b in zip(one, other, strict=True)]
    common = lexicon("common_words")
    ordinary = any(
        each > SAME / 2 and a in common and b in common for each, a, b in zip(costs, one, other, strict=True)
    )
    worst = max(costs)
    return Likeness(worst <= (0.05 if together else SAME) and not ordinary, round(worst, 3), "spellings alike")


def initials(keys: tuple[str, ...]) -> tuple[str, ...]:
    """The acronyms that a name of several words can have: with and without its small words."""
    if len(keys) < 2:
        return ()
    great = "".join(word[0] for word in keys if word not in PARTICLES and word != "for")
    every = "".join(word[0] for word in keys)
    return tuple(sorted({great, every}))
