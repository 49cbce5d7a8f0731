"""What sets a wording apart from the fullest: words dropped, added, replaced, as an editor would mark them.

A wording that is cut from the fullest has one change for what stood before it and one for what came after. Case,
punctuation, spelling, contractions, and how a number or a name is written are no change; and where one of the two is
told in the reporter's words, neither are tense, person and words like "here" and "tomorrow". Where both have words in
marks, only these are compared.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from crossread.language.lexicon import lexicon
from crossread.records import Change, Passage
from crossread.utterances.units import Unit

SAME = 12
"""What a content word in its place is worth in an alignment."""
RELATED = 8
"""What another form of it is worth."""
SMALL = 4
"""What any other word in its place is worth: articles and pronouns stand everywhere."""
OTHER = -1
"""What a word is worth that stands for another: less than nothing, but better than one dropped and one added."""
UNLIKE = -3
"""The same for a content word against a small one, which never stand for each other."""
GAP = 1
"""What a dropped or added word costs."""
LONE = 2
"""Small words that align by themselves, amid changed ones, up to which they are chance ("the", "of the")."""
MOST = 400
"""Words of a wording that are aligned; the rest of a longer one is not looked at."""
UNTOLD = frozenset("that had have has would".split())
"""Words that reporting adds or drops: "he said that", "had gone" for "went", "would go" for "goes"."""

Step = tuple[int | None, int | None]
"""Places in the fullest and in the other wording of two words that stand for one another; None for none."""


@dataclass(frozen=True, slots=True)
class Side:
    """A wording's passage with its units."""

    passage: Passage
    units: Sequence[Unit]

    def cut(self, first: int, last: int) -> Passage:
        """The passage from one unit to another."""
        start, end = self.units[first].start, self.units[last].end
        text = self.passage.text[start - self.passage.start : end - self.passage.start]
        return Passage(self.passage.report, start, end, text)


def changes(fullest: Side, here: Side) -> tuple[Change, ...]:
    """The changes from the fullest wording to another, in order."""
    full, other = (_compared(side) for side in (fullest, here))
    if all(any(unit.own for unit in side.units) for side in (full, other)):
        # Both give words in marks: only these are the speaker's, whatever each reporter puts around them.
        full, other = (Side(side.passage, [unit for unit in side.units if unit.own]) for side in (full, other))
    reported = not all(unit.own for unit in (*full.units, *other.units))
    found = []
    for steps in _changed(full.units, other.units):
        left = [one for one, _ in steps if one is not None]
        right = [one for _, one in steps if one is not None]
        if _same_after_all([full.units[at] for at in left], [other.units[at] for at in right], reported):
            continue
        found.append(
            Change(
                full.cut(left[0], left[-1]) if left else None,
                other.cut(right[0], right[-1]) if right else None,
            )
        )
    return tuple(found)


def _compared(side: Side) -> Side:
    """The words of a wording that are aligned: not the "that" which only introduces reported speech."""
    begun = len(side.units) > 1 and not side.units[0].own and "that" in side.units[0].keys
    return Side(side.passage, side.units[1 if begun else 0 :][:MOST])


def _changed(full: Sequence[Unit], here: Sequence[Unit]) -> Iterator[list[Step]]:
    """Stretches of steps between words that are the same."""
    steps = _aligned(full, here)
    kept = [one is not None and two is not None and same(full[one], here[two]) for one, two in steps]
    run: list[Step] = []
    for at, step in enumerate(steps):
        if kept[at] and not _by_chance(steps, kept, at, full):
            if run:
                yield run
            run = []
        else:
            run.append(step)
    if run:
        yield run


def same(left: Unit, right: Unit) -> bool:
    """Whether two words are the same, but for how they are written; where one of them is the reporter's, tense and
    person may shift."""
    told = not (left.own and right.own) and bool(left.told & right.told)
    return told or bool(left.keys & right.keys)


def _by_chance(steps: Sequence[Step], kept: Sequence[bool], at: int, full: Sequence[Unit]) -> bool:
    """Whether a word stands among a few small ones that are the same amid long stretches that are not."""
    first, last = at, at
    while first > 0 and kept[first - 1]:
        first -= 1
    while last + 1 < len(steps) and kept[last + 1]:
        last += 1
    small = last - first < LONE and not any(full[one].content for one, _ in steps[first : last + 1] if one is not None)
    return small and _long(kept, first - 1, -1) and _long(kept, last + 1, 1)


def _long(kept: Sequence[bool], at: int, step: int) -> bool:
    """Whether two changed words or more stand next to each other from a place on."""
    return all(0 <= place < len(kept) and not kept[place] for place in (at, at + step))


def _same_after_all(left: Sequence[Unit], right: Sequence[Unit], reported: bool) -> bool:
    """Whether two stretches differ only in where words are parted, or as reporting shifts them."""
    one, other = (" ".join(min(unit.keys) for unit in side) for side in (left, right))
    if one.replace(" ", "") == other.replace(" ", ""):
        return True
    if not reported:
        return False
    if not left or not right:
        return all(unit.keys & UNTOLD for unit in (*left, *right))
    return other in _deictics().get(one, ()) or one in _deictics().get(other, ())


@cache
def _deictics() -> dict[str, frozenset[str]]:
    """Words of the speaker's here and now, with what a report has for them."""
    rows = [line.split("|") for line in sorted(lexicon("deictics"))]
    return {here.strip(): frozenset(word.strip() for word in there.split(",")) for here, there in rows}


# ---- alignment -----------------------------------------------------------------------------------------------


def _aligned(full: Sequence[Unit], here: Sequence[Unit]) -> list[Step]:
    """The best alignment of two wordings, in order; what the fullest has before and after costs nothing."""
    worth = _worth(full, here)
    best = np.zeros((len(here) + 1, len(full) + 1), dtype=np.int64)
    slope = GAP * np.arange(len(full) + 1)
    for row in range(1, len(here) + 1):
        line = np.empty(len(full) + 1, dtype=np.int64)
        line[0] = best[row - 1, 0] - GAP
        line[1:] = np.maximum(best[row - 1, :-1] + worth[row - 1], best[row - 1, 1:] - GAP)
        # A word dropped costs the same wherever it is dropped, so one running maximum finds the best row.
        best[row] = np.maximum.accumulate(line + slope) - slope
    return _traced(best, worth)


def _worth(full: Sequence[Unit], here: Sequence[Unit]) -> NDArray[np.int64]:
    """What each word of the one wording is worth in the place of each of the other, shape (here, fullest)."""
    contents = np.array([unit.content for unit in full], dtype=bool)
    found = np.empty((len(here), len(full)), dtype=np.int64)
    having: dict[str, list[int]] = {}
    stems: dict[str, list[int]] = {}
    for at, unit in enumerate(full):
        stems.setdefault(unit.stem, []).append(at)
        for key in unit.keys | unit.told:
            having.setdefault(key, []).append(at)
    for row, unit in enumerate(here):
        found[row] = np.where(contents == unit.content, OTHER, UNLIKE)
        if unit.content:
            found[row, stems.get(unit.stem, [])] = RELATED
        for at in sorted({at for key in unit.keys | unit.told for at in having.get(key, ())}):
            if same(full[at], unit):
                found[row, at] = SAME if unit.content and contents[at] else SMALL
    return found


def _traced(best: NDArray[np.int64], worth: NDArray[np.int64]) -> list[Step]:
    """The steps that led to the best score, from the end back: together first, then dropped, then added."""
    here, full = best.shape[0] - 1, best.shape[1] - 1
    end = int(best[here].argmax())
    steps: list[Step] = [(at, None) for at in range(full - 1, end - 1, -1)]
    full = end
    while here:
        if full and best[here, full] == best[here - 1, full - 1] + worth[here - 1, full - 1]:
            here, full = here - 1, full - 1
            steps.append((full, here))
        elif full and best[here, full] == best[here, full - 1] - GAP:
            full -= 1
            steps.append((full, None))
        else:
            here -= 1
            steps.append((None, here))
    steps.extend((at, None) for at in range(full - 1, -1, -1))
    return steps[::-1]
