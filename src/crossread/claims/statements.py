"""Which words of a sentence head a statement of their own, and which statement every other word belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from crossread.claims.grammar import Grammar
from crossread.claims.heard import Heard
from crossread.claims.kinds import Kind, kind_below_frame, kind_of
from crossread.records import QuoteKind

LEAST_WORDS = 4
"""Words of a clause that asserts something by itself: "He did." says too little to be compared."""
PARTICIPLE_WORDS = 5
"""The same for what has no finite verb or stands behind "after": ", leaving the village without water"."""
RUNNING = frozenset({Kind.JOINED, Kind.PARTICIPLE, Kind.ABSOLUTE})
"""Statements that run on to the end of what they stand behind."""
ENDING = RUNNING | {Kind.APPOSITION, Kind.BESIDE, Kind.SAID}
"""Statements that, behind another, mostly end it; what stands behind them by itself is hardly the other's."""
MOST_STRAY = 2
"""Words of what hardly is."""
LONGER = frozenset({Kind.PARTICIPLE, Kind.ABSOLUTE, Kind.BESIDE})


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement: its head and its words."""

    head: int
    kind: Kind
    words: tuple[int, ...]
    """Its own words in order, without those of statements that hang on it and without marks."""
    above: int | None
    """Head of the statement that it hangs on."""
    heard: Heard | None
    """The innermost quote that it is of."""


@dataclass(slots=True)
class _Draft:
    """Statements while they are put together; lives for one call alone."""

    grammar: Grammar
    kinds: dict[int, Kind] = field(default_factory=dict)
    plain: dict[int, Kind | None] = field(default_factory=dict)
    """What a frame would be if it brought nothing in."""
    owner: list[int] = field(default_factory=list)
    heard: dict[int, Heard | None] = field(default_factory=dict)
    words: dict[int, list[int]] = field(default_factory=dict)
    above: dict[int, int | None] = field(default_factory=dict)


def statements(grammar: Grammar, told: Sequence[Heard]) -> list[Statement]:
    """The statements of a sentence in order of their first words; frames are left out, short ones stay with others."""
    draft = _Draft(grammar)
    _mark(draft, told)
    for at in range(len(grammar.tokens)):
        if grammar.words[at]:
            draft.words.setdefault(draft.owner[at], []).append(at)
    _cut_off(draft)
    _pass_on(draft)
    _fold_short(draft, told)
    _fill_root(draft)
    found = [
        Statement(at, draft.kinds[at], tuple(sorted(own)), draft.above[at], draft.heard[at])
        for at, own in draft.words.items()
        if draft.kinds[at] is not Kind.FRAME and own
    ]
    return sorted(found, key=lambda one: (one.words[0], one.head))


def _mark(draft: _Draft, told: Sequence[Heard]) -> None:
    """Finds the heads of statements from the top down, and whose word each is."""
    grammar = draft.grammar
    said = {at: one for one in told for at in one.clauses}
    stray = {at: one for one in told for at in one.tops if at not in one.clauses and grammar.tokens[at].head != at}
    frames = {one.frame: one for one in reversed(told) if one.frame is not None}
    draft.owner = [0] * len(grammar.tokens)
    voice: list[Heard | None] = [None] * len(grammar.tokens)
    for at in grammar.order:
        head = grammar.tokens[at].head
        above = draft.owner[head]
        one = voice[head] if head != at else None
        if at in frames:
            draft.plain[at] = Kind.SAID if at in said else kind_of(grammar, at, draft.kinds)
            kind, one = Kind.FRAME, said.get(at) or _around(grammar, at, told)
        elif at in said:
            kind, one = Kind.SAID, said[at]
        elif at in stray:
            kind, one, above = None, stray[at], stray[at].tops[0]
        else:
            kind = kind_of(grammar, at, draft.kinds)
            if kind is None and above in frames:
                kind = kind_below_frame(grammar, at)
                one = frames[above] if kind is Kind.SAID else one
            elif one is not None and _of(grammar, head, one) and not _goes_with(grammar, at, one, kind):
                kind = kind or kind_below_frame(grammar, at)
                above = one.frame if one.frame is not None else above
                one = one if kind is Kind.SAID else _around(grammar, at, told)
        voice[at] = one
        draft.owner[at] = above
        if kind is not None:
            draft.kinds[at], draft.heard[at], draft.above[at] = kind, one, above if head != at else None
            draft.owner[at] = at


def _goes_with(grammar: Grammar, at: int, one: Heard, kind: Kind | None) -> bool:
    """Whether a token that hangs on somebody's words is one of them.

    What stands behind a reported clause goes with it unless it makes a statement of its own; then the reporter adds it.
    A condition always does: without it more would be said than was.
    """
    if kind is None and grammar.conditional(at):
        return True
    behind = kind is None and one.quote.kind is not QuoteKind.DIRECT
    return _of(grammar, at, one) or (behind and grammar.tokens[at].start >= one.quote.content.end)


def _of(grammar: Grammar, at: int, one: Heard) -> bool:
    """Whether a token stands in the content of a quote."""
    return one.quote.content.start <= grammar.tokens[at].start < one.quote.content.end


def _around(grammar: Grammar, frame: int, told: Sequence[Heard]) -> Heard | None:
    """The innermost quote that a frame or another token stands in, other than its own."""
    inside = [one for one in told if one.frame != frame and _of(grammar, frame, one)]
    return inside[-1] if inside else None


def _cut_off(draft: _Draft) -> None:
    """Takes from somebody's words what stands behind their content and apart from it."""
    grammar = draft.grammar
    for at, kind in draft.kinds.items():
        one = draft.heard[at]
        if kind is not Kind.SAID or one is None or at not in draft.words:
            continue
        kept: list[int] = []
        for word in draft.words[at]:
            near = not kept or not any(grammar.words[each] for each in range(kept[-1] + 1, word))
            if near or grammar.tokens[word].start < one.quote.content.end:
                kept.append(word)
        draft.words[at] = kept


def _pass_on(draft: _Draft) -> None:
    """Gives words that stand behind a statement below theirs to that one, so that each is in one piece if can be.

    "The gates were shut, and the boats stayed out on Monday": what hangs on "shut" by mistake goes with "stayed".
    """
    for at in sorted(draft.kinds):
        above = draft.above[at]
        if draft.kinds[at] not in ENDING or above is None or at < above or not draft.words.get(above):
            continue
        last = max(draft.words.get(at, [at]))
        behind = [word for word in draft.words[above] if word > last]
        runs = draft.kinds[at] in RUNNING or len(behind) <= MOST_STRAY
        if behind and min(behind) > above and runs:
            draft.words[at] = [*draft.words.get(at, ()), *behind]
            draft.words[above] = [word for word in draft.words[above] if word <= last]


def _fold_short(draft: _Draft, told: Sequence[Heard]) -> None:
    """Gives the words of a statement that is too short to the one above it, from the bottom up.

    A frame that keeps nothing of what it brings in becomes the clause that it would be.
    """
    left = {one.frame: set(one.clauses) for one in told if one.frame is not None}
    for at in reversed(draft.grammar.order):
        kind = draft.kinds.get(at)
        if kind is None:
            continue
        if at in draft.plain and not left.get(at):
            kind = draft.plain[at]
            if kind is None:
                _give(draft, at)
                continue
            draft.kinds[at] = kind
        least = PARTICIPLE_WORDS if kind in LONGER else LEAST_WORDS
        if kind is Kind.FRAME or len(draft.words.get(at, ())) >= least or draft.above[at] is None:
            continue
        _give(draft, at)
        for clauses in left.values():
            clauses.discard(at)


def _give(draft: _Draft, at: int) -> None:
    """Gives a statement's words to the one above it."""
    above = draft.above[at]
    if above is None:
        return
    draft.words.setdefault(above, []).extend(draft.words.pop(at, ()))
    del draft.kinds[at]
    for other, upper in draft.above.items():
        if upper == at:
            draft.above[other] = above


def _fill_root(draft: _Draft) -> None:
    """Lets the statement at the top take in what hangs on it until it says enough."""
    root = draft.grammar.order[0]
    for at in sorted(draft.kinds, key=lambda one: draft.grammar.first[one]):
        own = draft.words.get(root, ())
        if draft.kinds[root] is Kind.FRAME or not own or _reach(draft, own) >= LEAST_WORDS:
            return
        if at != root and draft.above[at] == root:
            if draft.kinds[at] is Kind.FRAME:
                draft.kinds[root], draft.heard[root] = Kind.MAIN, draft.heard[at]
            _give(draft, at)


def _reach(draft: _Draft, own: Sequence[int]) -> int:
    """Words from the first to the last of some words, whoever they belong to."""
    return sum(1 for at in range(min(own), max(own) + 1) if draft.grammar.words[at]) if own else 0
