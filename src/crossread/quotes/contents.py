"""Contents without marks: which words of a line a cue reports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from crossread.language.clauses import OPAQUE
from crossread.language.lexicon import lexicon
from crossread.language.phrases import (
    AUXILIARIES,
    BREAKERS,
    DAYS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    Span,
    is_adverb,
    phrase_starting,
)
from crossread.parsed import Word
from crossread.quotes.cues import Cue
from crossread.quotes.lines import Line
from crossread.quotes.verbs import Frame, quote_forms

LONGEST = 120
"""Words a reported clause may have: sentences of news end well before; the bound keeps a line linear."""
THAT_WITHIN = 16
"""Words from a cue to its "that": "told reporters in the capital late on Monday that"."""
ADDRESSED = frozenset("tell inform remind assure reassure convince notify warn persuade advise".split())
"""Verbs whose object is who is told, not what."""
OBJECT_WITHIN = 14
"""Words from a verb to the joiner behind its object: "accused the head of the regional water board of"."""
DATELINE = 12
"""Words that a dateline may have: place, country, date and agency."""
CLAIMED = frozenset("responsibility victory credit asylum".split())
"""Nouns that are claimed, not said to be so."""
BARE = frozenset(
    """say tell claim think believe suggest argue insist add note warn admit acknowledge confirm explain hope fear
    announce declare maintain allege promise vow pledge predict tweet write guess estimate know feel complain concede
    assert reckon contend joke swear deny reply recall stress state assume conclude""".split()
) | {"according to"}
"""Verbs after which news often leaves "that" out."""
OPEN = frozenset("would could might may should must wouldn't couldn't".split())
"""Auxiliaries that leave open whether anybody says it."""
TURNS = frozenset("but while though although whereas despite".split())
"""Words that, after a comma, mostly turn back to the reporter's own account."""
LEADING = frozenset("but and yet so still however meanwhile".split())


def content_of(line: Line, cue: Cue, cues: Mapping[int, Cue]) -> Span | None:
    """The words that a cue reports, as a span of the line; None where there is no clause to be seen.

    `cues` has the line’s cues by place.
    """
    if cue.negative and cue.base not in {"deny", "rule", "doubt"}:
        return None
    if any(word.key in OPEN for word in line.words[cue.first : cue.place]):
        return None
    if cue.base == "according to":
        return _according(line, cue, cues)
    after = _after(line, cue, cues) if cue.frame is not Frame.MARKS else None
    if after is None:
        after = _object(line, cue, cues)
    if after is None and cue.frame is not Frame.MARKS:
        return _before(line, cue, cues)
    return after


def _object(line: Line, cue: Cue, cues: Mapping[int, Cue]) -> Span | None:
    """What follows "urged", "accused", "called for": an object and its complement, "the town to wait"."""
    words = line.words
    joiners = _complements().get(cue.base)
    if joiners is None or cue.inverted or cue.after >= len(words) or cue.rule in {"passive", "infinitive"}:
        return None
    joiner = words[cue.after].key
    if joiner in joiners:
        # "called for an end", "refused to pay": the complement itself; "to pay" keeps its "to".
        return _bounded(line, cue.after + (joiner != "to"), cue, cues, 1 if joiner == "as" else 2)
    for place in range(cue.after + 1, min(len(words), cue.after + OBJECT_WITHIN)):
        if words[place].key in joiners:
            told = phrase_starting(words, cue.after, place)
            return _bounded(line, cue.after, cue, cues, 3) if told is not None and told[1] == place else None
    return None


@cache
def _complements() -> dict[str, frozenset[str]]:
    """Verb -> words that may stand before its complement."""
    found: dict[str, set[str]] = {}
    for entry in sorted(lexicon("quote_verbs_object")):
        verb, joiner = entry.split()
        found.setdefault(verb, set()).add(joiner)
    return {verb: frozenset(joiners) for verb, joiners in found.items()}


def _after(line: Line, cue: Cue, cues: Mapping[int, Cue]) -> Span | None:
    words = line.words
    that = _that(line, cue)
    if that is not None:
        return _bounded(line, that, cue, cues, 2)
    if cue.frame is not Frame.CLAUSE or cue.base not in BARE or cue.inverted:
        return None
    start = _skipped(words, cue)
    if start is None or start >= len(words) or words[start].key in CLAIMED or not _begins_clause(words, start):
        return None
    span = _bounded(line, start, cue, cues, 3)
    return span if span is not None and has_verb(words, span) else None


def _that(line: Line, cue: Cue) -> int | None:
    """Place of the "that" of a cue, if only who is told, when and where stand between."""
    words = line.words
    forms = quote_forms()
    for place in range(cue.after, min(len(words), cue.after + THAT_WITHIN)):
        word = words[place]
        if word.key == "that":
            following = words[place + 1] if place + 1 < len(words) else None
            # "said that day", "told that man": a demonstrative where "that" stands right before the line's end.
            return place if following is not None and following.key else None
        if not word.key and word.text not in {",", "-"}:
            return None
        if word.text == "," and not (place == cue.after or words[place - 1].key in DAYS):
            return None
        if place > cue.after and word.text[:1].islower() and (word.key in AUXILIARIES or word.key in BREAKERS):
            return None
        if word.key in forms and place > cue.after and forms[word.key].past and word.text[:1].islower():
            return None
    return None


def _skipped(words: Sequence[Word], cue: Cue) -> int | None:
    """First word after who is told, and after "on Monday" and "in a statement"."""
    place = cue.after
    if cue.base in ADDRESSED:
        told = phrase_starting(words, place, len(words))
        if told is None:
            return None
        place = told[1]
    for _ in range(3):
        if place >= len(words):
            return None
        key = words[place].key
        if key in DAYS or key in {"later", "earlier", "yesterday", "afterwards"}:
            place += 1
        elif key in {"on", "in", "at", "during", "after", "to", "via", "through", "last", "this"}:
            phrase = phrase_starting(words, place + 1, min(len(words), place + 7))
            if phrase is None or (key in {"this", "last"} and phrase[1] - place > 2):
                return place if key in {"this", "last", "in", "at", "during", "after", "on"} else None
            place = phrase[1]
            if place < len(words) and words[place].key in {"morning", "night", "evening", "afternoon"}:
                place += 1
        else:
            break
    if place < len(words) and words[place].text in {",", ":"}:
        place += 1
    return place


def _begins_clause(words: Sequence[Word], place: int) -> bool:
    word = words[place]
    key = word.key
    if not key:
        return word.text == OPAQUE or word.text in {"$", "£", "€"}
    if key in DETERMINERS or key in PRONOUNS or key in {"there", "that", "people", "those", "nothing", "everyone"}:
        return True
    if key in {"if", "when", "while", "although", "in", "at", "by", "because", "unless", "under"}:
        return True
    return not (key in PREPOSITIONS or key in BREAKERS or key in AUXILIARIES or is_adverb(key))


def has_verb(words: Sequence[Word], span: Span) -> bool:
    """Whether a span of words looks like a clause: a finite form of a common verb, or a past tense."""
    for place in range(span[0], span[1]):
        key = words[place].key
        if key in AUXILIARIES or key in _finite() or (key == "s" and words[place - 1].key in PRONOUNS):
            return True
        if place > span[0] and words[place].text[:1].islower() and key.endswith("ed") and len(key) > 3:
            return True
    return False


def _finite() -> frozenset[str]:
    return lexicon("finite_verbs")


def _bounded(line: Line, start: int, cue: Cue, cues: Mapping[int, Cue], least: int) -> Span | None:
    """From `start` to where the reported clause ends: at a stop, or where the reporter's account goes on."""
    words = line.words
    stop = min(len(words), start + LONGEST)
    place = start
    # "While one side called it fair, the other …": the comma ends the whole clause.
    aside = cue.subject is not None and any(word.key in TURNS for word in words[: cue.subject[0]][:2])
    while place < stop:
        if place > start and (_ends_here(line, place, cue, cues) or (aside and words[place].text == ",")):
            break
        place += 1
    end = _unpunctuated(words, start, place)
    return (start, end) if sum(1 for word in words[start:end] if word.key or word.text == OPAQUE) >= least else None


def _ends_here(line: Line, place: int, cue: Cue, cues: Mapping[int, Cue]) -> bool:
    words = line.words
    word = words[place]
    if word.text in {";", "—"} or (word.text in {"–", "-"} and not _paired(words, place)):
        return True
    if word.text != "," or place + 1 >= len(words):
        return False
    following = words[place + 1]
    if following.key in TURNS or following.key == "according":
        # ", but could not wait": no new subject, so the same speaker goes on.
        return not (following.key == "but" and place + 2 < len(words) and words[place + 2].key in AUXILIARIES)
    if following.key == "and" and place + 2 < len(words) and _verbal(words[place + 2]):
        return True
    # ", adding that", ", Smith said", ", and then announced": the next cue takes over.
    for at in range(place + 1, min(len(words), place + 4)):
        if at in cues and at != cue.place:
            other = cues[at]
            if other.rule.startswith("participle") and at <= place + 2:
                return True
            if other.subject is not None and other.subject[0] >= place and other.frame is Frame.CLAUSE:
                return at + 1 >= len(words) or not words[at + 1].key
    return False


def _verbal(word: Word) -> bool:
    """Whether a word after ", and" goes on with the speaker's own deeds: "has asked", "questioned"."""
    form = quote_forms().get(word.key)
    return word.text[:1].islower() and (word.key in {"has", "have", "had"} or (form is not None and form.past))


def _paired(words: Sequence[Word], place: int) -> bool:
    return any(words[at].text == words[place].text for at in range(place + 1, min(len(words), place + 25)))


def _unpunctuated(words: Sequence[Word], start: int, end: int) -> int:
    while end > start and not words[end - 1].key and words[end - 1].text not in {OPAQUE, "%", ")", "$"}:
        end -= 1
    return end


def _before(line: Line, cue: Cue, cues: Mapping[int, Cue]) -> Span | None:
    """The clause before ", Smith said": from the line's start, or from the cue before it."""
    words = line.words
    first = cue.place if cue.inverted else min(cue.first, cue.subject[0] if cue.subject else cue.first)
    if cue.frame is not Frame.CLAUSE or first < 3 or words[first - 1].text != ",":
        return None
    if cue.rule.startswith(("participle", "passive", "infinitive")):
        return None
    if cue.after < len(words) and not _tag_ends(words, cue.after):
        return None
    start = _clause_start(line, first - 1, cue, cues)
    end = _unpunctuated(words, start, first - 1)
    return (start, end) if end - start >= 3 and has_verb(words, (start, end)) else None


def _tag_ends(words: Sequence[Word], place: int) -> bool:
    word = words[place]
    return (
        not word.key
        or word.key in DAYS
        or word.key in PREPOSITIONS
        or is_adverb(word.key)
        or (word.key in {"last", "this", "when", "as", "while", "reporters", "and"})
    )


def _clause_start(line: Line, end: int, cue: Cue, cues: Mapping[int, Cue]) -> int:
    words = line.words
    start = max(0, end - LONGEST)
    for place in range(end - 1, start, -1):
        if words[place].text == ";" or (
            place in cues and cues[place].frame is Frame.CLAUSE and place != cue.place and words[place + 1].text == ","
        ):
            start = place + 1
            break
    if start == 0:
        start = _past_dateline(words, end)
    while start < end and (words[start].key in LEADING or (not words[start].key and words[start].text != OPAQUE)):
        start += 1
    return start


def _past_dateline(words: Sequence[Word], end: int) -> int:
    """First word after "PORT ELLERY (Herald) —" or "HERALD)"; 0 where a line begins otherwise."""
    for place in range(min(end, DATELINE)):
        if words[place].text in {"—", "–", "-", ")"} and any(word.text.isupper() for word in words[:place]):
            following = words[place + 1] if place + 1 < end else None
            if following is not None and (following.key or following.text == OPAQUE):
                return place + 1
    return 0


def _according(line: Line, cue: Cue, cues: Mapping[int, Cue]) -> Span | None:
    words = line.words
    if cue.first <= 1 and cue.after < len(words):
        comma = next((at for at in range(cue.after, min(len(words), cue.after + 20)) if words[at].text == ","), None)
        return _bounded(line, comma + 1, cue, cues, 3) if comma is not None and comma + 1 < len(words) else None
    start = _clause_start(line, cue.first, cue, cues)
    end = _unpunctuated(words, start, cue.first)
    return (start, end) if end - start >= 3 else None
