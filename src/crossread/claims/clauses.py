"""Cutting sentences into clauses, where that is safe.

A cut is safe where both sides stand alone: each has a finite verb by its look and at least four words, and the cut
is at a semicolon, a dash, or a comma with a conjunction that joins two statements. Nothing is cut inside quotation
marks, and relative clauses stay with what they are about ("talks in X, which led to Y").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crossread.language.lexicon import lexicon
from crossread.records import Sentence, Word

JOINING = frozenset({"but", "while", "although", "though", "whereas", "however", "yet", "and"})
"""Words that, after a comma, may begin a statement of their own."""
LEADING = frozenset({"while", "although", "though", "after", "when", "because", "as", "whereas", "since"})
"""Words that, at the head of a sentence, make the first comma the end of a statement."""
MARKS = frozenset({"—", "–", ";"})
OPENING, CLOSING = frozenset("“«„"), frozenset("”»")
LEAST_WORDS = 4


def clauses(sentence: Sentence) -> Iterator[Sequence[Word]]:
    """The words of each clause, without the punctuation that separates it; in order, none twice."""
    words = sentence.words
    first = 0
    for at in [*_cuts(words), len(words)]:
        part = _bare(words[first:at])
        if part:
            yield part
        first = at


def _cuts(words: Sequence[Word]) -> Iterator[int]:
    """Positions at which a clause may end: the index of the separating mark."""
    last = 0
    quoted = _quoted(words)
    leading = bool(words) and words[0].key in LEADING
    for at, word in enumerate(words):
        if quoted[at] or not _separates(words, at, leading):
            continue
        if _stands_alone(words[last:at]) and _stands_alone(words[at + 1 :]):
            yield at
            last = at
            leading = False


def _separates(words: Sequence[Word], at: int, leading: bool) -> bool:
    if words[at].text in MARKS:
        return True
    if words[at].text != "," or at + 1 >= len(words):
        return False
    return words[at + 1].key in JOINING or leading


def _stands_alone(words: Sequence[Word]) -> bool:
    said = [word for word in words if word.key]
    return len(said) >= LEAST_WORDS and any(finite(word) for word in said)


def finite(word: Word) -> bool:
    """Whether a word looks like a finite verb: an auxiliary, a listed past form, or a form in -ed."""
    return word.key in lexicon("finite_verbs") or (word.key.endswith("ed") and len(word.key) > 4)


def _quoted(words: Sequence[Word]) -> list[bool]:
    """For each word whether it stands inside quotation marks; a mark without its partner quotes nothing."""
    inside = [False] * len(words)
    opened: int | None = None
    for at, word in enumerate(words):
        if word.text in OPENING or (word.text == '"' and opened is None):
            opened = at
        elif opened is not None and (word.text in CLOSING or word.text == '"'):
            inside[opened : at + 1] = [True] * (at + 1 - opened)
            opened = None
    return inside


def _bare(words: Sequence[Word]) -> Sequence[Word]:
    """Words without leading separators and trailing commas."""
    start, end = 0, len(words)
    while start < end and (words[start].text in MARKS or words[start].text == ","):
        start += 1
    while end > start and (words[end - 1].text in MARKS or words[end - 1].text == ","):
        end -= 1
    return words[start:end]
