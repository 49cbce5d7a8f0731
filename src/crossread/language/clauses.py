"""Clauses by rule: main subjects, passives, and whether a written form is a verb at all where it stands."""

from __future__ import annotations

from collections.abc import Sequence

from crossread.language.inflection import VerbForm
from crossread.language.phrases import (
    AUXILIARIES,
    BREAKERS,
    DAYS,
    PREPOSITIONS,
    Span,
    before_verb,
    head,
    is_adverb,
    phrase_ending,
    phrase_starting,
    plausible,
)
from crossread.parsed import Word

OPAQUE = "\ufffc"
"""Text of a token that stands for something else, such as a whole quotation: the object replacement character."""
BE = frozenset("is are was were be been being".split())
PLURAL_SUBJECTS = frozenset("they we i you who people police many some others most all both".split())
SUBJECT_PRONOUNS = frozenset("he she they we it".split())


def main_subject(words: Sequence[Word]) -> Span | None:
    """The first noun phrase of a line, past an introductory "On Monday," or "While …,": mostly its subject."""
    first = 0
    while first < len(words) and not words[first].key and words[first].text != OPAQUE:
        first += 1
    if first >= len(words):
        return None
    key = words[first].key
    if key in PREPOSITIONS or key in BREAKERS or is_adverb(key) or key in DAYS or key.endswith("ing"):
        comma = next((at for at in range(first, min(len(words), first + 30)) if words[at].text == ","), None)
        if comma is None:
            return None
        first = comma + 1
    found = phrase_starting(words, first, len(words))
    return found if found is not None and plausible(words, found) else None


def be_before(words: Sequence[Word], place: int) -> bool:
    """Whether a form of "be" stands among the auxiliaries of the verb at `place`."""
    first = before_verb(words, place) + 1
    return any(word.key in BE for word in words[first:place]) or (
        place > 0 and words[place - 1].key in {"s", "re"} and place > 1 and words[place - 2].key in SUBJECT_PRONOUNS
    )


def agrees(words: Sequence[Word], place: int, form: VerbForm, subject: Span, shared: bool) -> bool:
    """Whether the verb's form fits its subject; the nouns that look like verbs ("reports", "claims") do not."""
    if form.past:
        return True
    previous = words[place - 1]
    if previous.key == "s" or shared:
        return False
    word = words[head(words, subject)]
    joined = any(other.key == "and" for other in words[subject[0] : subject[1]])
    many = word.key in PLURAL_SUBJECTS or joined or (word.key.endswith("s") and not word.key.endswith("ss"))
    if form.third:
        return word.text[:1].isupper() or not many or word.key == "who"
    if any(other.key in AUXILIARIES for other in words[before_verb(words, place) + 1 : place]):
        return True
    return many


def following_subject(words: Sequence[Word], place: int) -> Span | None:
    """The subject after the comma that ends a participle at a line's start: "Speaking …, Smith …"."""
    for at in range(place + 1, min(len(words), place + 30)):
        if words[at].text == ",":
            found = phrase_starting(words, at + 1, len(words))
            return found if found is not None and plausible(words, found) else None
    return None


def agent_after(words: Sequence[Word], place: int) -> Span | None:
    """Who does it in a passive: the noun phrase after "by", close behind the participle at `place`."""
    for at in range(place + 1, min(len(words), place + 8)):
        if words[at].key == "by":
            found = phrase_starting(words, at + 1, len(words))
            return found if found is not None and plausible(words, found) else None
        if not words[at].key:
            return None
    return None


def with_subject(words: Sequence[Word], place: int) -> Span | None:
    """The subject in "with the mayor calling …": the noun phrase between "with" and the participle at `place`."""
    found = phrase_ending(words, place - 1)
    if found is None or found[0] == 0 or words[found[0] - 1].key != "with" or not plausible(words, found):
        return None
    return found
