"""What the forms of all files share: modifiers, distances in steps, words that are often something else."""

from __future__ import annotations

from crossread.moments.forms import Hit
from crossread.moments.pieces import Atom

MODS = {"early": "start", "begin": "start", "mid": "mid", "late": "end", "end": "end"}
STEPS = {"last": -1, "past": -1, "previous": -1, "this": 0, "next": 1, "coming": 1, "following": 1}
NEAR = frozenset({"previous", "following", "that", "same"})
"""What counts from the date that the text named last, not from the day of the report."""
DOUBTFUL = frozenset({"maybe_month", "maybe_weekday", "maybe_season"})
BEFORE_MONTH = frozenset({"in", "since", "until", "by", "from", "before", "after"})
"""What tells a month from a name: "in May" from "said May"."""


def mod(hit: Hit, name: str = "mod") -> str:
    """The modifier of a form: `start`, `mid`, `end`, `earlier`, `later`; "" for none."""
    kind = hit.kind("edge") or hit.kind(name)
    return MODS.get(kind, kind)


def century_of(year: int, said: str) -> int:
    """A year of two figures in full: 39 is 2039 and 40 is 1940, since more is told of the past than of the future."""
    return year if len(said) > 2 else year + (2000 if year < 40 else 1900)


def kind_of(atom: Atom | None) -> str:
    """The class of an atom; "" for none."""
    return atom.kind if atom else ""


MODIFIED = "( the? edge:begin|mid|end of | opening:the? mod:early|late|mid|later|earlier dash? in? )"
YEAR_AFTER = "( comma? of? in? the? year:year )?"
