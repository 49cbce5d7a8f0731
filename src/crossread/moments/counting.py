"""Numbers in words among the atoms of a sentence: "twenty-two", "thirty-first", "two thousand and fifteen"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crossread.language.numbers import number_words
from crossread.moments.pieces import Atom

SCALES = {"hundred": 100, "thousand": 1000, "dozen": 12}
COUNTS = {"couple": 2, "pair": 2, "dozen": 12}
CENTURIES = range(11, 22)
"""What may be said before the tens of a year: "nineteen ninety-six"."""


def numbers_joined(found: Sequence[Atom]) -> list[Atom]:
    """The atoms with every number in words, and every "and a half" after a number, as one."""
    return list(_joined(found))


def _joined(found: Sequence[Atom]) -> Iterator[Atom]:
    at = 0
    while at < len(found):
        end, atom = _number(found, at)
        if atom.kind in ("number", "count"):
            end, atom = _with_share(found, end, atom)
        yield atom
        at = end


def _number(found: Sequence[Atom], at: int) -> tuple[int, Atom]:
    """The number that begins at an atom and where it ends; the atom itself if it is none."""
    atom = found[at]
    word = _word(found, at)
    if atom.kind == "article" and at + 1 < len(found) and _word(found, at + 1) in COUNTS:
        return _of(found, at, at + 2, COUNTS[_word(found, at + 1)])
    if atom.kind == "article" and at + 1 < len(found) and _word(found, at + 1) == "few":
        return at + 2, Atom(atom.start, found[at + 1].end, "a few", "vague")
    if word in COUNTS and at + 1 < len(found):
        return _of(found, at, at + 1, COUNTS[word])
    if _value(found, at) < 0 and _ordinal(word) is None:
        return at + 1, atom
    year = _year(found, at)
    if year is not None:
        return year
    return _small(found, at)


def _of(found: Sequence[Atom], at: int, end: int, value: int) -> tuple[int, Atom]:
    """ "A couple of"; the "of" goes with it."""
    end += end < len(found) and _word(found, end) == "of"
    return end, _made(found, at, end, "number", value)


def _year(found: Sequence[Atom], at: int) -> tuple[int, Atom] | None:
    """ "Nineteen ninety-six", "twenty fifteen"."""
    century = _value(found, at)
    following = _next(found, at)
    if century not in CENTURIES or following is None or not 10 <= _value(found, following) < 100:
        return None
    value, end = century * 100 + _value(found, following), following + 1
    ones = _next(found, following)
    if _value(found, following) in range(20, 100, 10) and ones is not None and 0 < _value(found, ones) < 10:
        value, end = value + _value(found, ones), ones + 1
    return end, _made(found, at, end, "year", value)


def _small(found: Sequence[Atom], at: int) -> tuple[int, Atom]:
    """Any other number in words, or ordinal."""
    total, end, here, last = 0, at, at, 0
    while here < len(found):
        word = _word(found, here)
        ordinal = _ordinal(word)
        if ordinal is not None:
            if end == at or (last in range(20, 100, 10) and ordinal < 10) or last >= 100:
                if end == at and word == "second":
                    return here + 1, _made(found, at, here + 1, "second", 2)
                return here + 1, _made(found, at, here + 1, "ordinal", total + ordinal)
            break
        value = SCALES.get(word) or _value(found, here)
        if value < 0:
            break
        if word in SCALES and end > at:
            total *= SCALES[word]
        elif end == at or last >= 100 or (last in range(20, 100, 10) and 0 < value < 10):
            total += value
        else:
            break
        last, end = value, here + 1
        following = _next(found, here, last >= 100)
        if following is None:
            break
        here = following
    kind = "year" if 1000 < total < 2200 else "number"
    return end, _made(found, at, end, kind, total)


def _with_share(found: Sequence[Atom], end: int, number: Atom) -> tuple[int, Atom]:
    """ "One and a half", "two and a quarter"."""
    said = [_word(found, at) for at in range(end, min(end + 3, len(found)))]
    for length, share in ((3, said[2:3]), (2, said[1:2])):
        if said[:1] == ["and"] and share in (["half"], ["quarter"]) and (length == 2 or said[1] == "a"):
            value = number.number + (0.5 if share == ["half"] else 0.25)
            last = found[end + length - 1]
            return end + length, Atom(number.start, last.end, number.text, "number", value)
    return end, number


def _next(found: Sequence[Atom], at: int, with_and: bool = False) -> int | None:
    """The atom after one, past a hyphen; past "and" too if asked."""
    following = at + 1
    if following < len(found) and (found[following].kind == "dash" or (with_and and _word(found, following) == "and")):
        following += 1
    return following if following < len(found) else None


def _word(found: Sequence[Atom], at: int) -> str:
    return found[at].text.casefold()


def _value(found: Sequence[Atom], at: int) -> int:
    """What a number word is worth; -1 for any other."""
    kind, value = number_words().get(_word(found, at), ("", -1))
    return int(value) if kind in ("unit", "teen", "ten") else -1


def _ordinal(word: str) -> int | None:
    """What "third" or "twentieth" is worth; None for a word that is no ordinal below a hundred."""
    kind, value = number_words().get(word, ("", 0))
    return int(value) if kind == "nth" and value < 100 else None


def _made(found: Sequence[Atom], at: int, end: int, kind: str, value: int) -> Atom:
    return Atom(found[at].start, found[end - 1].end, " ".join(one.text for one in found[at:end]), kind, value)
