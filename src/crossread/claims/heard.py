"""What a sentence gives as somebody's word: the clauses of quotes, and the words that only say who says it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from crossread.claims.bases import base_form
from crossread.claims.grammar import Grammar
from crossread.language.lexicon import lexicon
from crossread.language.syntax import SUBJECTS
from crossread.records import Passage, Quote, QuoteKind

PARTS = frozenset({"case", "fixed", "mark"})
"""Relations of the words of a cue that are not its head: "according" of "according to the police"."""
WHOLE = frozenset({"root", "ccomp", "parataxis", "conj", "advcl", "acl"})
"""Relations of what can be said by somebody; an object or a complement is only a part of what is told of him."""
PAST = frozenset({"had", "was", "were"})
ABOUT = SUBJECTS | {"csubj", "csubj:pass", "csubj:outer", "expl"}
RELATIVE = frozenset({"that", "which", "who"})
RELATIVE = frozenset({"that", "which", "who"})
ASKING = frozenset({"whether", "how", "why", "what", "when", "where", "who", "which", "whose"})
MOST_UP = 3
"""Verbs walked up from a cue that others bring in: "went on to say"."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A quote as far as it stands in a sentence."""

    quote: Quote
    tops: tuple[int, ...]
    """Tokens of its content whose governor is not in it; the first heads its clause."""
    clauses: frozenset[int]
    """Those of them that assert something by themselves."""
    frame: int | None
    """Head of the words that bring it in, where they stand in the sentence."""
    denied: bool
    """Whether they say that it is not so."""
    past: bool
    """Whether it was said in the past, so that its "would" is a "will"."""


def heard(grammar: Grammar, quotes: Sequence[Quote]) -> tuple[Heard, ...]:
    """The quotes whose content asserts something by itself in this sentence, the outermost first."""
    ordered = sorted(quotes, key=lambda quote: (quote.content.start, -quote.content.end, quote.id))
    found = (_heard(grammar, quote) for quote in ordered)
    return tuple(each for each in found if each is not None)


def _heard(grammar: Grammar, quote: Quote) -> Heard | None:
    tokens = grammar.tokens
    frame = None
    if quote.cue is not None and _inside(quote.cue, grammar):
        frame = _frame(grammar, quote.cue)
        if frame is None:
            return None
    left, right = quote.content.start, quote.content.end
    tops = []
    for at, token in enumerate(tokens):
        if not left <= token.start < right or token.pos == "PUNCT" or at == frame:
            continue
        head = tokens[token.head].start
        if token.head in (at, frame) or not left <= head < right:
            tops.append(at)
    clauses = [at for at in tops if _asserts(grammar, at, quote)]
    if not clauses:
        return None
    # What hangs on a frame between the words that it brings in is the frame's own.
    between = frame is not None and left <= tokens[frame].start < right
    others = [at for at in tops if at not in clauses and not (between and tokens[at].head == frame)]
    past = quote.kind is not QuoteKind.DIRECT and frame is not None and _past(grammar, frame)
    return Heard(quote, (*clauses, *others), frozenset(clauses), frame, _denied(grammar, frame), past)


def _past(grammar: Grammar, frame: int) -> bool:
    """Whether something was said in the past; a participle ("adding") is of the time of the verb above it."""
    at = grammar.tokens[frame].head if grammar.tokens[frame].tag == "VBG" else frame
    return grammar.tokens[at].tag == "VBD" or any(grammar.keys[each] in PAST for each in grammar.tree.children[at])


def _inside(cue: Passage, grammar: Grammar) -> bool:
    return grammar.sentence.start <= cue.start < grammar.sentence.end


def _frame(grammar: Grammar, cue: Passage) -> int | None:
    """The head of the words that bring a quote in; None for a noun, whose clause says something of its own."""
    tokens = grammar.tokens
    words = [at for at, token in enumerate(tokens) if cue.start <= token.start < cue.end and token.pos != "PUNCT"]
    if not words:
        return None
    at = next((one for one in words if not cue.start <= tokens[tokens[one].head].start < cue.end), words[0])
    while grammar.relations[at] in PARTS and tokens[at].head != at:
        at = tokens[at].head
        if grammar.relations[at] not in PARTS:
            return at
    for _ in range(MOST_UP):
        if grammar.relations[at] != "xcomp" or tokens[at].head == at:
            break
        at = tokens[at].head
    return at if grammar.predicate(at) else None


def _asserts(grammar: Grammar, at: int, quote: Quote) -> bool:
    """Whether a token heads a clause that can stand as what somebody says."""
    if grammar.relations[at] not in WHOLE:
        return False
    subject = grammar.tree.child(at, ABOUT)
    if subject is not None and not quote.content.start <= grammar.tokens[subject].start < quote.content.end:
        return False
    if subject is not None and grammar.keys[subject] in RELATIVE and grammar.tokens[subject].tag in ("WDT", "WP"):
        return False
    if quote.kind is QuoteKind.DIRECT:
        return True
    # "that Kyiv withdraw" says what is asked for and "how it went" what is told of, not what is so.
    asked = grammar.keys[grammar.first[at]] in ASKING
    return grammar.predicate(at) and grammar.finite(at) and subject is not None and not asked


def _denied(grammar: Grammar, frame: int | None) -> bool:
    """Whether a verb says that what hangs on it is not so, and is not itself denied."""
    if frame is None:
        return False
    token = grammar.tokens[frame]
    if base_form(grammar.keys[frame], token.lemma) not in lexicon("claim_denials"):
        return False
    return not any(grammar.keys[each] in ("not", "n't", "never") for each in grammar.tree.children[frame])
