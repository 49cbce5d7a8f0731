"""Cutting sentences into clauses by their words, where that is safe: for training, before anything is parsed.

A cut is safe where both sides stand alone: each has a finite verb by its look and at least four words, and the cut
is at a semicolon, a dash, or a comma with a conjunction that joins two statements. Cut off too are a speech
participle with "that" (", adding that the road was shut"), a participle that tells what followed (", leaving the
village without water"), an absolute (", with both sides calling the talks hard") and a contact clause (", a claim the
company denies"). Nothing is cut inside quotation marks, and relative clauses stay with what they are about ("talks
in Marrow, which led to a truce").
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from crossread.language.classes import AUXILIARIES
from crossread.language.lexicon import lexicon
from crossread.parsed import Sentence, Word

JOINING = frozenset({"but", "while", "although", "though", "whereas", "however", "yet", "and"})
"""Words that, after a comma, may begin a statement of their own."""
LEADING = frozenset({"while", "although", "though", "after", "when", "because", "as", "whereas", "since", "despite"})
"""Words that, at the head of a sentence, make the first comma the end of a statement."""
MARKS = frozenset({"—", "–", "--", ";"})
OPENING, CLOSING = frozenset("“«„"), frozenset("”»")
LEAST_WORDS = 4
PARTICIPLE_WORDS = 5
"""Words that a participle must bring to assert something of its own."""
STAYING = frozenset(
    "including according following regarding concerning involving excluding during considering "
    "resulting leading culminating".split()
)
"""Words in -ing that stay with what is before them: mere additions, and what came of it ("talks, resulting in ...")."""
PARTICIPLE_REACH = 9
"""Words after ", with" in which the participle of an absolute stands: "with both A and B officials describing"."""


VERBS = frozenset(
    """
    accuses agrees aims appears arose believe believes breaks brings builds burst calls claims continue continues
    demands denies draws drew drives drove expect expects faces feels fights finds flew flies follows hears hits
    hopes includes insist insists involves lasts lay leaves lets meets opposes overturned plans refuses rejects
    rests sank seeks sends sets sought speaks spread strikes supports swept tells underwent warns withdrew writes
    """.split()
)
"""Forms that, with those of `finite_verbs.txt`, show that words make a clause."""


def finite(word: Word) -> bool:
    """Whether a word looks like a finite verb: an auxiliary, a listed form, or a form in -ed."""
    listed = word.key in AUXILIARIES or word.key in lexicon("finite_verbs") or word.key in VERBS
    return listed or (word.key.endswith("ed") and len(word.key) > 4)


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
    """Positions at which a clause may end: the first word of what follows, its separating mark included."""
    last = 0
    quoted = _quoted(words)
    leading = bool(words) and words[0].key in LEADING
    for at in range(len(words)):
        begins = _begins(words, quoted, at)
        if begins is None:
            continue
        left, right = words[last:at], words[begins:]
        if any(safe(left, right) for safe in SAFE) or (_separates(words, at, leading) and _stand_alone(left, right)):
            yield at
            last = at
            leading = False


def _begins(words: Sequence[Word], quoted: Sequence[bool], at: int) -> int | None:
    """Where a clause may begin if one ends before `at`: past a mark, past "and" before "that"; None if nowhere.

    A comma before a closing quotation mark (“fast,” adding that ...) separates after that mark.
    """
    word = words[at]
    if not quoted[at] and (word.text in MARKS or word.text == ","):
        return at + 1
    if at > 1 and words[at - 2].text == "," and (words[at - 1].text in CLOSING or words[at - 1].text == '"'):
        return at
    if not quoted[at] and word.key == "and" and at + 1 < len(words) and words[at + 1].key == "that":
        return at + 1
    return None


def _separates(words: Sequence[Word], at: int, leading: bool) -> bool:
    if words[at].text in MARKS or words[at].key == "and":
        return True
    return words[at].text == "," and at + 1 < len(words) and (words[at + 1].key in JOINING or leading)


def _stand_alone(left: Sequence[Word], right: Sequence[Word]) -> bool:
    return _states(right) and (_states(left) or (bool(left) and left[0].key == "despite" and _long_enough(left)))


def _states(words: Sequence[Word]) -> bool:
    return _long_enough(words) and any(finite(word) for word in words)


def _long_enough(words: Sequence[Word]) -> bool:
    return sum(1 for word in words if word.key) >= LEAST_WORDS


def adds(left: Sequence[Word], right: Sequence[Word]) -> bool:
    """A speech participle with a clause after it: ", adding that the road was shut"."""
    said = [word for word in right if word.key]
    if len(said) < LEAST_WORDS + 1 or not said[0].key.endswith("ing"):
        return False
    return said[1].key == "that" and _states(said[2:]) and _states(left)


def with_both(left: Sequence[Word], right: Sequence[Word]) -> bool:
    """An absolute: ", with both sides calling the talks hard"."""
    said = [word for word in right if word.key]
    if not said or said[0].key != "with" or not _states(left):
        return False
    return any(word.key.endswith("ing") and len(word.key) > 5 for word in said[2:PARTICIPLE_REACH])


def which_somebody(left: Sequence[Word], right: Sequence[Word]) -> bool:
    """A contact clause: ", a claim the company denies", ", a condition Norrland has rejected"."""
    said = [word for word in right if word.key]
    if len(said) < LEAST_WORDS or said[0].key not in ("a", "an") or not _states(left):
        return False
    subject = said[2].text[:1].isupper() or said[2].key in ("the", "he", "she", "they", "it")
    return subject and any(finite(word) for word in said[3:7])


def does(left: Sequence[Word], right: Sequence[Word]) -> bool:
    """A participle that tells what followed or was done besides: ", leaving the village without water"."""
    said = [word for word in right if word.key]
    if len(said) < PARTICIPLE_WORDS or not _states(left):
        return False
    first = said[0].key
    return first.endswith("ing") and len(first) > 5 and first not in STAYING


SAFE: tuple[Callable[[Sequence[Word], Sequence[Word]], bool], ...] = (adds, with_both, which_somebody, does)
"""Shapes that are safe to cut off at a comma, whatever follows."""


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
    """Words without leading separators, "and" and "that", and without trailing commas."""
    start, end = 0, len(words)
    while start < end and (words[start].text in (*MARKS, ",") or words[start].key in ("and", "that")):
        start += 1
    while end > start and (words[end - 1].text in MARKS or words[end - 1].text == ","):
        end -= 1
    return words[start:end]
