"""Which cue a quotation in marks belongs to, and whether it is speech at all."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from crossread.language.clauses import OPAQUE
from crossread.language.lexicon import lexicon
from crossread.language.phrases import AUXILIARIES
from crossread.language.words import words as tokens
from crossread.quotes.cues import Cue
from crossread.quotes.lines import Line
from crossread.quotes.verbs import Frame

WHOLE = 4
"""Words from which lower-case words with a finite verb count as a whole clause."""
SMALL = frozenset("a an the of in on at for to and or with from by as is it".split())
"""Words that titles leave without a capital."""
CARRIERS = frozenset("on s in for of via from".split())
"""Words before the name of a broadcast or paper: "on “The Morning Hour”"."""
FAR = 40
"""Words between a scrap and the cue after its clause, at most."""


BACK = 6
"""Cues that are looked at for one with a speaker; a sentence rarely has more than three."""


@dataclass(frozen=True, slots=True)
class Joined:
    """A quotation's cue, and whether the two touch (only a comma, a colon or the speaker between)."""

    cue: Cue
    rule: str
    attached: bool


def join_mark(line: Line, at: int, cues: Sequence[Cue], places: Sequence[int], text: str) -> Joined | None:
    """The cue of the quotation at place `at`: the tag right after it, else the nearest cue before, else one after.

    `places` are the places of the cues, sorted.
    """
    index = bisect_left(places, at)
    after = cues[index] if index < len(cues) else None
    before = _speaking(cues[max(0, index - BACK) : index])
    if after is not None and _tag_after(line, at, after, text):
        return Joined(after, "tag after", True)
    if before is not None:
        attached = _touches(line, before, at)
        return Joined(before, "cue before", attached)
    if after is not None and after.frame is Frame.CLAUSE and after.place - at <= FAR:
        first = after.first if after.subject is None else min(after.first, after.subject[0])
        if first > at and line.words[first - 1].text in {",", OPAQUE}:
            return Joined(after, "clause before its cue", False)
    return None


def _speaking(cues: Sequence[Cue]) -> Cue | None:
    """The last of the cues that has a speaker ("could be revealed" has none), else the last."""
    for cue in reversed(cues):
        if cue.subject is not None:
            return cue
    return cues[-1] if cues else None


def _tag_after(line: Line, at: int, cue: Cue, text: str) -> bool:
    """Whether the speaker and verb come right after a quotation: "“…,” Smith said" or "“…,” said Smith"."""
    first = cue.place
    if cue.subject is not None and cue.subject[0] > at:
        first = min(cue.first, cue.subject[0])
    elif cue.subject is not None and not cue.inverted and cue.rule != "participle of the same speaker":
        return False
    between = line.words[at + 1 : first]
    if len(between) > 1 or any(word.text not in {",", "—", "–", "-"} for word in between):
        return False
    if any(word.text != "," for word in between) and cue.frame is not Frame.CLAUSE:
        return False
    if cue.rule.startswith("participle") and cue.subject is not None and cue.subject[0] < at:
        return False
    last = text[line.marks[at].outer_end - 2 : line.marks[at].outer_end - 1]
    return bool(between) or last in ",.?!…—–-" or not line.marks[at].closed or cue.inverted


def _touches(line: Line, cue: Cue, at: int) -> bool:
    """Whether only a comma or colon stands between a cue (with its speaker and addressee) and the quotation."""
    previous = line.words[at - 1]
    if cue.inverted and cue.after <= at:
        return previous.text in {",", ":", "—", "–", OPAQUE} or at == cue.after
    return at == cue.place + 1 or previous.text in {",", ":"}


def spoken_whole(text: str, attached: bool, frame: Frame) -> bool:
    """Whether words in marks are a whole clause rather than a scrap."""
    found = [word for word in tokens(text[:600]) if word.key]
    if len(found) < 2:
        return bool(found) and attached and text[:1].isupper() and text[-1:] in ".!?…"
    capital = next((character for character in text if character.isalpha()), "a").isupper()
    finite = any(
        word.key in AUXILIARIES
        or word.key in lexicon("finite_verbs")
        or word.key in {"s", "re"}
        or word.key.endswith("n't")
        or (word.key.endswith("ed") and place > 0)
        for place, word in enumerate(found)
    )
    if attached:
        return capital or text[-1:] in "!?" or (finite and len(found) >= WHOLE)
    return capital and finite and len(found) >= WHOLE


def is_title(line: Line, at: int, text: str, pair: Joined | None) -> bool:
    """Whether words in marks name a work, or a term, rather than being somebody's words."""
    before = [word.key for word in line.words[max(0, at - 2) : at]]
    titles = lexicon("quote_titles")
    if before and before[-1] in titles:
        return True
    attached = pair is not None and pair.attached
    if attached and (not before or before[-1] not in CARRIERS):
        return False
    found = re.findall(r"\w+(?:['’]\w+)*", text[:300])
    large = [word for word in found if word.casefold() not in SMALL]
    titled = bool(large) and all(word[0].isupper() or word[0].isdigit() for word in large)
    if len(large) >= 2 and titled and text[-1:] not in ".!?":
        return True
    return len(large) == 1 and titled and not (before and before[-1] in {"as", "was", "were", "is", "are"})
