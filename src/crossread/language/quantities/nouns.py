"""The noun that a number counts, and the words that belong to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from crossread.language.lexicon import lexicon
from crossread.language.numbers import Number, number_words
from crossread.language.quantities.draft import PASSED, STOP, Draft, with_of, words_before, words_from
from crossread.parsed import Sentence, Word
from crossread.text import fold

IRREGULAR = {line.split()[0]: line.split()[1] for line in sorted(lexicon("irregular_plurals"))}
"""Plurals that no rule gives, with their singulars."""
CASUALTIES = frozenset(
    """dead killed injured wounded hurt missing arrested detained displaced unaccounted homeless hospitalised
    hospitalized""".split()
)
"""States of people that stand for people after a number: "five dead"."""
HARMED = frozenset(
    """killing killed injuring injured wounding wounded hurting hurt arresting arrested detaining detained rescuing
    rescued evacuating evacuated leaving displacing displaced hospitalising hospitalizing""".split()
)
"""Verbs after which a bare number counts people: "killing 12 and injuring dozens"."""
PASSIVE = frozenset("were was are is have has had been being others more also still remain remained reported".split())
TOLL_REACH = 100
"""Characters between "death toll" and its number."""
TOLL = re.compile(
    r"\b(?:death toll|number of (?:dead|deaths|injured|wounded|missing|casualties|victims))\b[^.;]*"
    r"\b(?:to|at|of|is|was|stands|stood|reached|hit|past|passed|exceeds|exceeded|above|least|over|than|nearly|about) $",
    re.IGNORECASE,
)
PEOPLE = frozenset(
    """people persons men women children police troops personnel crew staff victims soldiers civilians
    passengers""".split()
)
MORE = frozenset({"more", "other", "and", "additional", "further"})
"""Words inside a counted phrase that say nothing of the thing."""
NOT_UNITS = frozenset(
    """way ways fold off sided tier star dimensional time handed legged bit minded all one another else thing
    day-to-day""".split()
)
NOT_ONE = frozenset("point example go thing reason side hand person's else another of who that which".split())
"""What "one" stands before in idioms: "at one point", "one thing", "in one go"."""
ADJECTIVE = re.compile(r".{2,}(?:al|ian|ic|ous|ive|ed|ish|ese|ful|less|ent|ant|able|ible|ary|ern|ior)$")
"""Endings of adjectives: "one Russian soldier", "one deadly attack" goes on to the noun."""
ADJECTIVES = frozenset(
    """big small large little new old young senior junior female male white black red green blue good bad great high
    low long short top full main more extra further major minor local dead armed free huge key""".split()
)
VERBS = frozenset(
    """came went had has have said says told did does do made took got were was are is be been fell rose died left won
    lost killed injured wounded hurt ran saw gave found became began felt knew kept held""".split()
)


def singular(word: str) -> str:
    """The singular of a folded noun, by rules that are right for most English plurals."""
    if word in IRREGULAR or word.endswith("series"):
        return IRREGULAR.get(word, word)
    if word in _nations():
        return word[:-1]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes", "oes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is", "ics")) and len(word) > 2:
        return word[:-1]
    return word


@cache
def _nations() -> frozenset[str]:
    """Plurals such as "israelis", which end like "crisis"."""
    parts = (line.split(";") for line in lexicon("countries"))
    called = (fold(each.strip()) for row in parts if len(row) > 1 for each in row[1].split("|"))
    return frozenset(f"{each}s" for each in called if each.endswith("i"))


def is_plural(key: str) -> bool:
    """Whether a folded word looks like a plural noun."""
    return (
        key in IRREGULAR
        or key in PEOPLE
        or key in _nations()
        or (len(key) > 3 and key.endswith("s") and not key.endswith(("ss", "us", "is")))
    )


def hyphenated(text: str, draft: Draft) -> Draft | None:
    """ "12-man squad": what stands after the hyphen is the unit, unless it makes an idiom ("two-way")."""
    match = re.compile(r"[-‐‑]([a-z]+)").match(text, draft.end)
    if match is None or match[1] in NOT_UNITS or match[1] in STOP:
        return None
    return replace(draft, end=match.end(), unit=singular(match[1]))


def counted(sentence: Sentence, draft: Draft, number: Number) -> Draft | None:
    """Unit and thing from the noun phrase after the number: up to its first plural noun."""
    words = words_from(sentence, draft.end)
    if words and words[0].key == "of":
        partitive = _partitive(sentence, draft, words, number)
        if partitive is not None:
            return partitive
    if number.high <= 1:
        return _singular_noun(sentence, draft, words, number)
    phrase = _phrase(words)
    if not phrase:
        return _bare(sentence, draft)
    head = phrase[-1]
    if not (is_plural(head.key) or head.key in CASUALTIES):
        return _bare(sentence, draft)
    thing = " ".join(word.key for word in phrase[:-1] if word.key not in MORE)
    found = replace(draft, end=head.end - sentence.start, unit=singular(head.key), thing=thing)
    return with_of(sentence, found)


def _phrase(words: Sequence[Word]) -> list[Word]:
    """The words up to the first plural noun, or a state such as "dead"; all of a short way where there is none."""
    phrase: list[Word] = []
    for at, word in enumerate(words[:6]):
        following = words[at + 1].key if at + 1 < len(words) else ""
        if word.key == "and" and phrase and following and following not in STOP:
            # "42 passenger and cargo flights"
            after = words[at + 2].key if at + 2 < len(words) else ""
            if not (is_plural(following) or is_plural(after)) or (at and is_plural(phrase[-1].key)):
                break
            phrase.append(word)
            continue
        if not _is_noun(word) and not (word.key in MORE and word.key != "and" and following not in STOP):
            break
        phrase.append(word)
        named = word.text[0].isupper() and at + 1 < len(words) and words[at + 1].text[:1].islower()
        collective = (named or (word.key in PEOPLE and not word.key.endswith("s"))) and is_plural(following)
        if (is_plural(word.key) and not collective) or word.key in CASUALTIES:
            break
    return phrase


def _singular_noun(sentence: Sentence, draft: Draft, words: Sequence[Word], number: Number) -> Draft | None:
    """What "one" or a number below one counts: the noun after it, past adjectives."""
    at = 0
    while at < len(words) - 1 and at < 3 and _is_adjective(words[at]) and _is_noun(words[at + 1]):
        at += 1
    head = words[at] if words else None
    if head is None or not _is_noun(head) or head.key in NOT_UNITS or (number.kind == "one" and head.key in NOT_ONE):
        return None if number.kind == "one" else draft
    thing = " ".join(word.key for word in words[:at])
    return with_of(sentence, replace(draft, end=head.end - sentence.start, unit=singular(head.key), thing=thing))


def _is_noun(word: Word) -> bool:
    if not word.key or not word.key[0].isalpha():
        return False
    # "US" is no pronoun.
    abbreviated = len(word.text) > 1 and word.text.isupper()
    return abbreviated or (word.key not in STOP and word.key not in VERBS - CASUALTIES)


def _is_adjective(word: Word) -> bool:
    if word.key in CASUALTIES:
        return False
    return word.key in ADJECTIVES or word.text[0].isupper() or ADJECTIVE.match(word.key) is not None


def _partitive(sentence: Sentence, draft: Draft, words: Sequence[Word], number: Number) -> Draft | None:
    """ "Two of the five boats", "five of the president's 17 advisers": the first plural after "of" is counted."""
    things: list[str] = []
    if number.kind == "one" and not any(_is_number(word) for word in words[1:4]):
        # "One of the best" counts nothing.
        return None
    for at, word in enumerate(words[1:10], start=1):
        if word.key in PASSED or word.key in ("those", "these") or _is_number(word):
            continue
        if not word.key or not word.key[0].isalpha() or word.key in STOP:
            return None
        if word.key in CASUALTIES and not things:
            # "Twelve of those killed"
            return replace(draft, unit="person")
        if is_plural(word.key) and not (word.key.endswith("s") and _owns(words, at)):
            end = word.end - sentence.start if number.kind == "vague" else draft.end
            return replace(draft, end=end, unit=singular(word.key), thing=" ".join(things))
        things.append(word.key)
    return None


def _owns(words: Sequence[Word], at: int) -> bool:
    return at + 1 < len(words) and words[at + 1].text in ("'", "’")


def _is_number(word: Word) -> bool:
    return word.key[:1].isdigit() or number_words().get(word.key, ("", 0.0))[0] not in ("", "nth", "nths")


def _bare(sentence: Sentence, draft: Draft) -> Draft:
    """A number with no noun: people, beside a verb of harm ("killing 12", "16 were hurt") or in a toll; else unsaid."""
    before = words_before(sentence, draft.start, 4)
    keys = [word.key for word in before if word.key]
    skipped = frozenset("at least about over nearly more than as many up to some around dozens almost another".split())
    while keys and keys[-1] in skipped:
        keys.pop()
    following = [word.key for word in words_from(sentence, draft.end)[:5]]
    while following and following[0] in PASSIVE:
        following.pop(0)
    harmed = (keys and keys[-1] in HARMED) or (following and following[0] in CASUALTIES)
    if harmed or TOLL.search(sentence.text[max(0, draft.start - TOLL_REACH) : draft.start]):
        return replace(draft, unit="person")
    return with_of(sentence, draft)
