"""Sentences on their way to quotes: their cues with what each reports, and the sentences that a quotation needs."""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from crossread.language.datelines import dateline
from crossread.language.marks import Marked
from crossread.quotes.contents import contents_of
from crossread.quotes.cues import Cue, find_cues, goes_on, outside
from crossread.quotes.parts import Part
from crossread.quotes.speakers import main_subject
from crossread.records import Passage

TAG_WITHIN = 12
"""Tokens within which a sentence after "…?”" must come to its verb of saying to be that quotation's tag."""


@dataclass(frozen=True, slots=True)
class Content:
    """A run of words that a cue reports."""

    cue: Cue
    places: tuple[int, ...]
    passage: Passage


@dataclass(slots=True)
class Told:
    """A sentence while it is read: its cues and what they report."""

    part: Part
    cues: list[Cue]
    contents: list[Content]
    main: Passage | None
    used: set[tuple[int, int]]
    """Contents that are told already, by cue and place."""
    attached: set[int]
    """Cues that have a quotation in marks."""
    behind: list[Told]
    """The sentences behind it in its paragraph, as far as its quotations need them."""

    @classmethod
    def of(cls, part: Part) -> Told:
        """A sentence with its cues."""
        cues = _followed(find_cues(part))
        contents = [content for cue in cues for content in _contents(cue, cues)]
        return cls(part, cues, contents, main_subject(part), set(), set(), [])

    def ending(self, span: Marked) -> Told:
        """The sentence that a quotation which begins in this one ends in."""
        for sentence in (self, *self.behind):
            if span.end <= sentence.part.tree.sentence.end:
                return replace(sentence, behind=[one for one in self.behind if one.part.number > sentence.part.number])
        return self

    def near(self) -> list[Cue]:
        """Its cues, and those near the start of the sentence behind: "“…?” he asked."."""
        return [*self.cues, *(cue for one in self.behind[:1] for cue in one.cues if cue.at <= TAG_WITHIN)]

    def holding(self, number: int) -> Content | None:
        """What a cue outside all marks reports with a quotation in it; of several the shortest."""
        found = [
            content
            for content in self.contents
            if outside(content.cue) and any(content.cue.part.inside[at] == number for at in content.places)
        ]
        return min(found, key=lambda one: (len(one.places), one.passage.start), default=None)

    def around(self, content: Content) -> Cue | None:
        """The cue in whose reported clause another cue stands."""
        at = content.cue.part.tokens[content.cue.at].start
        for other in self.contents:
            told_in_marks = other.cue.at in self.attached
            if other.cue.at != content.cue.at and not told_in_marks and other.passage.start <= at < other.passage.end:
                return other.cue
        return None


def sentences(found: Iterable[Part], spans: Sequence[Marked]) -> Iterator[Told]:
    """The sentences with what a quotation that begins in them needs of those behind: up to its end and one more."""
    waiting: deque[Told] = deque()
    for part in found:
        waiting.append(Told.of(part))
        while len(waiting) > 1 and _reach(waiting[0], spans) <= part.tree.sentence.start:
            yield _ready(waiting)
    while waiting:
        yield _ready(waiting)


def _reach(sentence: Told, spans: Sequence[Marked]) -> int:
    """Where the quotations end that begin in a sentence; its own end where none does."""
    bounds = sentence.part.tree.sentence
    at = bisect_left(spans, bounds.start, key=lambda span: span.outer_start)
    reach = bounds.end
    while at < len(spans) and spans[at].outer_start < bounds.end:
        reach = max(reach, spans[at].outer_end)
        at += 1
    return reach


def _ready(waiting: deque[Told]) -> Told:
    """The first of some sentences, told of those behind it in its paragraph."""
    first = waiting.popleft()
    first.behind = [other for other in waiting if other.part.paragraph == first.part.paragraph]
    return first


def _dateline(part: Part, places: Sequence[int]) -> int:
    """How many of the first tokens of a content are a dateline: "PORT ELLERY, May 30 (Herald) -"."""
    sentence = part.tree.sentence
    end = sentence.start + dateline(sentence.text) if places and places[0] == 0 else 0
    return sum(part.tokens[at].start < end for at in places)


def _followed(cues: Sequence[Cue]) -> list[Cue]:
    """The cues, each that goes on for the speaker of one before it with that speaker: ", noting that"."""
    found: list[Cue] = []
    for cue in cues:
        for outer in reversed(found):
            if goes_on(cue, outer) and outer.at in cue.part.tree.up(cue.at):
                cue = replace(cue, speaker=outer.speaker, follows=True)
                break
        found.append(cue)
    return found


def _contents(cue: Cue, cues: Sequence[Cue]) -> Iterator[Content]:
    """What a cue reports, each run a passage; it ends where the same speaker's next verb begins ("and added that")."""
    ends = [other.first for other in cues if other.at > cue.at and goes_on(other, cue)]
    for places in contents_of(cue):
        stop = min((end for end in ends if end > places[0] > cue.at), default=len(cue.part.tokens))
        kept = [at for at in places if at != cue.at and at < stop]
        while stop in ends and kept and (not cue.part.word(kept[-1]) or cue.part.tokens[kept[-1]].relation == "cc"):
            kept.pop()
        while len(kept) > 1 and cue.part.key(kept[0]) == "only":
            kept.pop(0)
        kept = kept[_dateline(cue.part, kept) :]
        passage = cue.part.passage(kept) if kept else None
        if passage is not None:
            yield Content(cue, tuple(kept), passage)


def shortened(span: Marked, last: Told, number: int) -> Marked:
    """A quotation that is never closed without the ", Smith said." that it would swallow."""
    if span.closed:
        return span
    part = last.part
    for cue in last.cues:
        behind = cue.last + 1
        stops = behind >= len(part.tokens) or not part.word(behind)
        if cue.rule != "verb" or cue.speaker is None or part.inside[cue.at] != number or not cue.frame.clause:
            continue
        comma = _comma_before(part, cue.first) if stops or cue.speaker > cue.at else None
        if comma is not None:
            end = part.tokens[comma].start
            return replace(span, end=end, outer_end=end + 1)
    return span


def _comma_before(part: Part, at: int) -> int | None:
    """The comma before the noun phrases that stand before a verb, of several the first."""
    found = None
    for before in range(at - 1, max(-1, at - TAG_WITHIN), -1):
        if part.key(before) == ",":
            found = before
        elif part.tokens[before].pos not in ("DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON", "PART"):
            break
    return found
