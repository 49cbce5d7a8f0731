"""Cues: the verbs, nouns and "according to" of a line that put words in a mouth, each with whose mouth it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from crossread.language.clauses import (
    OPAQUE,
    agent_after,
    agrees,
    be_before,
    following_subject,
    main_subject,
    with_subject,
)
from crossread.language.inflection import VerbForm
from crossread.language.lexicon import lexicon
from crossread.language.phrases import (
    NEGATIONS,
    PREPOSITIONS,
    Span,
    before_verb,
    is_adverb,
    negated,
    phrase_ending,
    phrase_starting,
    plausible,
    subject_before,
)
from crossread.parsed import Word
from crossread.quotes.lines import Line
from crossread.quotes.verbs import Frame, frame_of, quote_forms

STRONG = frozenset({"say", "tell"})
"""Verbs so plain that whatever stands before them says: no look at the noun."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that reports: its place in the line, what it may bring in, and the span of who says."""

    place: int
    first: int
    """Its first word: an auxiliary before the verb, "according" of "according to"."""
    base: str
    frame: Frame
    subject: Span | None
    rule: str
    after: int
    """First word after the cue (and after an inverted subject)."""
    negative: bool = False
    inverted: bool = False


def find_cues(line: Line) -> tuple[Cue, ...]:
    """The cues of a line, in order; a participle ("adding") takes the subject of the cue before it."""
    found: list[Cue] = []
    forms = quote_forms()
    main: list[Span | None] = []
    for place, word in enumerate(line.words):
        cue: Cue | None = None
        if word.key in forms and (word.text[:1].islower()):
            cue = _verb(line, place, forms[word.key], found, main)
        if cue is None and word.key == "according":
            cue = _according(line, place)
        if cue is None and word.key in lexicon("quote_nouns"):
            cue = _noun(line, place)
        if cue is not None:
            found.append(cue)
    return tuple(found)


def _verb(line: Line, place: int, form: VerbForm, earlier: Sequence[Cue], main: list[Span | None]) -> Cue | None:
    words = line.words
    frame = frame_of(form.base)
    if form.gerund and not be_before(words, place):
        return _gerund(line, place, form, frame, earlier, main)
    if form.participle and be_before(words, place):
        return _passive(line, place, form, frame)
    if place and words[place - 1].key == "to":
        return _infinitive(line, place, form, frame, earlier, main)
    previous = words[place - 1] if place else None
    subject = subject_before(words, place)
    after_marks = OPAQUE in {word.text for word in words[max(0, place - 2) : place]}
    if previous is not None and previous.text in {OPAQUE, ",", "—", "–"} and (subject is None or after_marks):
        inverted = _inverted(line, place, form, frame)
        if inverted is not None:
            return inverted
    before = before_verb(words, place)
    shared = before >= 0 and words[before].key in {"and", "but"}
    if subject is None and shared:
        subject = _shared(line, place, earlier, main)
    if subject is None or not agrees(words, place, form, subject, shared):
        return None
    if form.base not in STRONG and not plausible(words, subject):
        return None
    return Cue(
        place,
        _first(words, place),
        form.base,
        frame,
        subject,
        "subject before the verb",
        place + 1,
        negated(words, place),
    )


def _first(words: Sequence[Word], place: int) -> int:
    first = before_verb(words, place) + 1
    while first < place and is_adverb(words[first].key) and words[first].key not in NEGATIONS:
        first += 1
    return first


def _shared(line: Line, place: int, earlier: Sequence[Cue], main: list[Span | None]) -> Span | None:
    """The subject of the verb before "and": that of the last cue, else the line's."""
    if earlier and earlier[-1].subject is not None:
        return earlier[-1].subject
    return _main(line, place, main)


def _main(line: Line, place: int, main: list[Span | None]) -> Span | None:
    """The line's main subject, looked up once, if it stands before `place`."""
    if not main:
        main.append(main_subject(line.words))
    return main[0] if main[0] is not None and main[0][1] <= place else None


def _gerund(
    line: Line, place: int, form: VerbForm, frame: Frame, earlier: Sequence[Cue], main: list[Span | None]
) -> Cue | None:
    words = line.words
    previous = words[place - 1] if place else None
    if previous is not None and previous.key == "as":
        quoted = next(
            (at for at in range(place - 2, max(-1, place - 14), -1) if words[at].key in {"quoted", "cited"}),
            None,
        )
        subject = phrase_ending(words, place - 2, quoted + 1) if quoted is not None else None
        return Cue(place, place, form.base, frame, subject, "quoted as saying", place + 1) if subject else None
    free = (
        previous is None
        or previous.text in {",", "—", "–", OPAQUE, ";"}
        or (previous.key in {"by", "while", "and", "before", "after", "but", "when"} or is_adverb(previous.key))
    )
    if not free:
        subject = with_subject(words, place)
        return Cue(place, place, form.base, frame, subject, "with … saying", place + 1) if subject else None
    if earlier and earlier[-1].subject is not None:
        subject = earlier[-1].subject
    else:
        subject = _main(line, place, main) or (
            following_subject(words, place) if previous is None or place < 3 else None
        )
    if subject is None:
        return None
    return Cue(place, place, form.base, frame, subject, "participle of the same speaker", place + 1)


def _passive(line: Line, place: int, form: VerbForm, frame: Frame) -> Cue | None:
    """ "was described by Smith as …": the speaker after "by"; none where nobody is named."""
    words = line.words
    subject = agent_after(words, place)
    return Cue(place, place, form.base, Frame.MARKS, subject, "passive", place + 1)


def _infinitive(
    line: Line, place: int, form: VerbForm, frame: Frame, earlier: Sequence[Cue], main: list[Span | None]
) -> Cue | None:
    """ "went on to say", "to call it “…”": only for words in marks, or where the verb before says it happened."""
    words = line.words
    before = words[place - 2].key if place > 1 else ""
    happened = before in {"on", "continued", "continues", "continue", "chose"}
    subject = subject_before(words, place - 2) if happened and before != "on" and place > 2 else None
    if subject is None:
        subject = earlier[-1].subject if earlier else _main(line, place, main)
    if subject is None:
        return None
    return Cue(place, place, form.base, frame if happened else Frame.MARKS, subject, "infinitive", place + 1)


def _inverted(line: Line, place: int, form: VerbForm, frame: Frame) -> Cue | None:
    """ "“…,” said Smith": the noun phrase right after the verb."""
    words = line.words
    if form.gerund or not (form.past or form.third):
        return None
    subject = phrase_starting(words, place + 1, len(words))
    if subject is None or not plausible(words, subject) or form.base == "tell":
        return None
    if words[subject[0]].key in {"me", "us", "him", "them", "that", "it"}:
        return None
    return Cue(place, place, form.base, frame, subject, "subject after the verb", subject[1], inverted=True)


def _according(line: Line, place: int) -> Cue | None:
    words = line.words
    if place + 2 >= len(words) or words[place + 1].key != "to":
        return None
    subject = phrase_starting(words, place + 2, len(words))
    if subject is None:
        return None
    return Cue(place + 1, place, "according to", Frame.CLAUSE, subject, "according to", subject[1])


def _noun(line: Line, place: int) -> Cue | None:
    """ "Smith’s claim that …", "the claim by Smith that …"; nothing where no owner is told."""
    words = line.words
    that = next((at for at in range(place + 1, min(len(words), place + 8)) if words[at].key == "that"), None)
    if that is None or any(not word.key for word in words[place + 1 : that]):
        return None
    subject: Span | None = None
    if place + 1 < that and words[place + 1].key in {"by", "from", "of"}:
        subject = phrase_starting(words, place + 2, that)
    else:
        for at in range(place - 1, max(-1, place - 5), -1):
            if words[at].key in {"his", "her", "their", "its", "my", "our"}:
                subject = (at, at + 1)
                break
            if words[at].key == "s" or words[at].text in {"’", "'"}:
                subject = phrase_ending(words, at - 1)
                break
            if not words[at].key or words[at].key in PREPOSITIONS:
                break
    if subject is None:
        return None
    return Cue(place, place, words[place].key, Frame.THAT, subject, "noun with a clause", place + 1)
