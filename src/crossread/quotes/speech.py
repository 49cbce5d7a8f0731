"""Words in quotation marks: whether they are speech at all, and which cue brings them in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from crossread.language.classes import AUXILIARIES, PREPOSITIONS
from crossread.language.lexicon import lexicon
from crossread.language.marks import Marked
from crossread.language.words import words
from crossread.quotes.cues import OPENS, Cue
from crossread.quotes.parts import OUTSIDE, Part
from crossread.quotes.verbs import Frame

WHOLE = 4
"""Words from which lower-case words with a finite verb count as a whole clause."""
SMALL = frozenset("a an the and or as is it".split()) | PREPOSITIONS
"""Words that titles leave without a capital."""
CARRIERS = frozenset("on s in for of via from".split())
"""Words before the name of a broadcast or paper: "on “The Morning Hour”"."""
CALLED = re.compile(r"\b(?:known|called|dubbed|nicknamed|billed) as (?:an? |the )?$|\bso-called $")
"""Words before a term that many use, which is nobody's word."""
LEAD = 30
"""Words of the longest speaker between a quotation and its verb, with apposition and relative clause."""
NEAR = 14
"""Words between a verb of saying and the quotation behind it: "told reporters in the capital late on Monday:"."""
TAG = re.compile(r"[\s,;–—\-)]*")
"""What may stand between a quotation and "said Smith"."""


@dataclass(frozen=True, slots=True)
class Joined:
    """A quotation's cue, and whether the two touch (only a comma, a colon or the speaker between)."""

    cue: Cue
    rule: str
    attached: bool


def tag_after(text: str, span: Marked, cues: Sequence[Cue]) -> Joined | None:
    """The cue of "“…,” Smith said" or "“…,” said Smith": nothing but the speaker before it."""
    for cue in cues:
        part = cue.part
        if part.tokens[cue.first].start < span.outer_end:
            continue
        if cue.rule != "verb" or (part.tokens[cue.at].tag == "VBG" and part.tokens[cue.at].relation != "root"):
            return None
        between = [at for at in range(cue.first) if part.tokens[at].start >= span.outer_end]
        if not TAG.fullmatch(text, span.outer_end, part.tokens[between[0] if between else cue.first].start):
            return None
        between = [at for at in between if part.word(at)]
        speaker = _leading(part, between, cue)
        if not between or speaker is not None:
            return Joined(cue if speaker is None else replace(cue, speaker=speaker), "tag after", True)
        return None
    return None


def _leading(part: Part, between: Sequence[int], cue: Cue) -> int | None:
    """The head of the noun phrase that is all there is between a quotation and its verb; None if it is none."""
    if between and part.tokens[between[0]].pos in ("SCONJ", "CCONJ", "ADP", "VERB", "AUX"):
        return None
    if cue.speaker is not None and cue.speaker in between and min(part.below(cue.speaker)) <= between[0] + 1:
        return cue.speaker
    tops = [at for at in between if part.tokens[at].head not in between and part.tokens[at].pos in OPENS]
    return tops[0] if tops and len(between) <= LEAD else None


def cue_before(text: str, span: Marked, cues: Sequence[Cue]) -> Joined | None:
    """The cue of "Smith said: “…”" and of "told reporters that “…”": the last before, with no verb between."""
    for cue in reversed(cues):
        part = cue.part
        if part.tokens[cue.last].end > span.outer_start:
            continue
        between = [
            at
            for at in range(cue.last + 1, len(part.tokens))
            if part.tokens[at].end <= span.outer_start and part.inside[at] == part.inside[cue.at]
        ]
        held = set(part.below(cue.speaker)) if cue.speaker is not None else set()
        other = [at for at in between if part.word(at) and at not in held]
        if len(other) > NEAR:
            return None
        attached = not other or mark_before(text, span) in ":,"
        if not attached and not _hangs_on(part, cue, span):
            return None
        return Joined(cue, "cue before", attached)
    return None


def led_in(text: str, span: Marked, before: Joined | None) -> bool:
    """Whether the cue before leads in a whole clause with nothing else between: "said: “…”", "added, “…”"."""
    if before is None or not before.attached or not spoken_whole(text[span.start : span.end], True):
        return False
    verb = before.cue.rule == "verb" and before.cue.frame.clause and before.cue.speaker is not None
    return verb and mark_before(text, span) in (":", ",")


def mark_before(text: str, span: Marked) -> str:
    """The last character before a quotation but for white space, three of it at most; empty where there is none."""
    return text[max(0, span.outer_start - 4) : span.outer_start].rstrip()[-1:]


def _first(part: Part, span: Marked) -> int | None:
    """The first token of a sentence that stands in a quotation or behind its start."""
    return next((at for at, token in enumerate(part.tokens) if token.start >= span.start), None)


def _hangs_on(part: Part, cue: Cue, span: Marked) -> bool:
    """Whether a scrap stands in what hangs on a verb: not in the next clause."""
    first = _first(part, span)
    return first is None or cue.at in part.tree.up(first)


def phrase_around(cue: Cue, span: Marked) -> list[int]:
    """The tokens of the phrase below a verb that a scrap stands in: "her record a “blueprint”"; none if none is."""
    part = cue.part
    first = _first(part, span)
    if first is None or part.tokens[first].end > span.end:
        return []
    path = [first, *part.tree.up(first)]
    if cue.at not in path:
        return []
    below = path[path.index(cue.at) - 1]
    return part.below(below) if below != cue.at and below > cue.at else []


def spoken_whole(text: str, attached: bool) -> bool:
    """Whether words in marks are a whole clause rather than a scrap."""
    found = [word for word in words(text[:600]) if word.key]
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


def is_title(text: str, span: Marked, joined: Joined | None) -> bool:
    """Whether words in marks name a work, or a term, rather than being somebody's words."""
    leading = re.split(r"[.!?:;\n]", text[max(0, span.outer_start - 40) : span.outer_start].lower())[-1]
    before = re.findall(r"[\w-]+", leading)[-2:]
    if (before and before[-1] in lexicon("quote_titles")) or CALLED.search(leading):
        return True
    attached = joined is not None and joined.attached and joined.cue.frame != Frame()
    if attached and (not before or before[-1] not in CARRIERS):
        return False
    marked = text[span.start : span.end]
    found = re.findall(r"\w+(?:['’]\w+)*", marked[:300])
    large = [word for word in found if word.casefold() not in SMALL]
    titled = bool(large) and all(word[0].isupper() or word[0].isdigit() for word in large)
    if len(large) >= 2 and titled and marked[-1:] not in ".!?":
        return True
    return len(large) == 1 and titled and not (before and before[-1] in {"as", "was", "were", "is", "are"})


def words_outside(part: Part, places: Sequence[int]) -> list[int]:
    """The tokens of a content that are words outside all marks."""
    return [at for at in places if part.inside[at] == OUTSIDE and part.word(at)]
