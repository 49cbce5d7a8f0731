"""What opens a sentence: whether the first word of a run of capitals is part of a name or only begins the sentence."""

from __future__ import annotations

from crossread.language.lexicon import lexicon
from crossread.names.evidence import FUNCTION, Evidence, begins_clause, places
from crossread.names.runs import key_of
from crossread.parsed import Sentence


def after_opening(sentence: Sentence, first: int, last: int, evidence: Evidence) -> int:
    """Where the run begins once an ordinary word that only opens the sentence is left out."""
    words, tables = sentence.words, places()
    while first < last and begins_clause(sentence, first):
        keys = tuple(key_of(word) for word in words[first:last])
        key = keys[0]
        if key in ("the", "a", "an"):
            return first + 1
        if _known_start(keys) or keys[:1] + keys[2:3] in evidence.joined:
            return first
        if not evidence.is_common(key):
            if (
                last - first > 1
                and key.endswith(ORDINARY_ENDINGS)
                and key not in evidence.inside
                and keys[1] in evidence.inside
            ):
                return first + 1
            return first if last - first > 1 else first + (not _stands_alone(sentence, first, evidence))
        tail = keys[-1]
        whole = last - first > 1 and (tail in lexicon("organisation_words") or tail in lexicon("place_words"))
        if whole and keys[1:2] and not tables.knows(keys[1:]) and key not in FUNCTION and key not in evidence.small:
            return first
        return first + 1
    return first


def _known_start(keys: tuple[str, ...]) -> bool:
    """Whether a run begins with a place, an organisation, a title or a given name that the tables know."""
    tables = places()
    for length in range(min(len(keys), 4), 0, -1):
        part = keys[:length]
        joined = " ".join(part)
        if (
            tables.knows(part)
            or part in tables.people
            or part in tables.adjective
            or joined in lexicon("organisations")
        ):
            return True
        if length < len(keys) and joined in lexicon("titles"):
            return True
    return len(keys) > 1 and keys[0] in lexicon("given_names")


ORDINARY_ENDINGS = tuple(
    """ing ed ly ive ous ful less ment ness tion sion ties ity able ible ical ary ism
    ists ers ors als ant ants""".split()
)
"""Endings of ordinary words too rare for the list: "Trilateral", "Negotiators"."""


def _stands_alone(sentence: Sentence, index: int, evidence: Evidence) -> bool:
    """Whether one unknown word at the start of a sentence is a name: seen as one, or not like a common word."""
    word = sentence.words[index]
    if (
        word.key in evidence.inside
        or key_of(word) in lexicon("organisations")
        or (word.text.isupper() and len(word.text) > 1)
    ):
        return True
    if word.key in lexicon("given_names"):
        return True
    if word.key.endswith(ORDINARY_ENDINGS) or word.key in FUNCTION:
        return False
    after = sentence.words[index + 1] if index + 1 < len(sentence.words) else None
    return after is not None and (after.key in SAYS or (after.key == "s" and after.text[0] in "'’"))


SAYS = lexicon("after_names")
"""Verbs that follow a speaker or doer."""
