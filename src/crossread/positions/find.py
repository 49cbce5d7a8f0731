"""The positions of a report: an actor, an act, an issue, clause by clause."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crossread.language.clauses import (
    agent_after,
    agrees,
    be_before,
    following_subject,
    main_subject,
    with_subject,
)
from crossread.language.lexicon import lexicon
from crossread.language.naming import Memory, is_pronoun, locate, name_places
from crossread.language.phrases import (
    AUXILIARIES,
    BREAKERS,
    PREPOSITIONS,
    PRONOUNS,
    Span,
    before_verb,
    is_adverb,
    is_source,
    negated,
    phrase_ending,
    phrase_starting,
    subject_before,
)
from crossread.parsed import Analysis, Sentence, Word
from crossread.positions.patterns import ADJECTIVES, Match, act_nouns, match_at, patterns
from crossread.records import Act, Name, NameKind, Passage, Position, Quote, QuoteKind, Reason
from crossread.text import Located, digest, place

LONGEST_ISSUE = 60
"""Words of an issue: whole clauses have about 20; the bound keeps a sentence linear."""
TURNS = frozenset("but while though although whereas despite because after before when if unless".split())
LIGHT = frozenset(
    """continue continues continued want wants wanted decide decides decided begin begins began vow vows vowed
    plan plans planned try tries tried attempt attempted go going expected set chose failed agree agreed""".split()
)
"""Verbs before "to" whose subject does what follows: "continues to demand"."""
OPEN = frozenset("would could might may wouldn't couldn't mightn't".split())
"""Auxiliaries that leave open whether somebody does it."""
SILENT = frozenset("comment answer say give discuss elaborate identify name speak reveal disclose provide be".split())
"""Verbs after "declined to" that only say that nothing was said."""
PEOPLE = ("an", "ish", "ese", "i", "ic")
"""Endings of the adjectives of places."""
LEAST_STEM = 4
"""Letters that a place and its adjective share: all but the last two of the place, and never fewer than these."""
SPEAKING = frozenset({"i", "we"})
OBJECT_MARKS = frozenset({"“", '"', "‘", "«", "$", "£", "€"})
"""Marks that may begin an object."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A position as spans of a sentence's words."""

    act: Act
    actor: Span
    issue: Span
    denied: bool
    rule: str
    cue: int


def find_positions(analysis: Analysis, names: Sequence[Name], quotes: Sequence[Quote]) -> tuple[Position, ...]:
    """Every position of a report whose actor is one of the names, in order of place."""
    report = analysis.report
    memory = Memory(locate(names, report), report, analysis.references)
    told = Located.of((quote.content, quote) for quote in quotes if quote.content.report == report.id)
    found: dict[str, Position] = {}
    for number, sentence in enumerate(analysis.sentences):
        words = sentence.words
        main = main_subject(words)
        noted = memory.name_of(report.passage(*_bounds(sentence, main))) if main is not None else None
        for one in _in_sentence(sentence, main):
            position = _position(one, sentence, number, memory, told, noted)
            if position is not None:
                found[position.id] = position
        memory.note(number, noted)
    return tuple(sorted(found.values(), key=lambda position: (place(position.passage), position.id)))


def _in_sentence(sentence: Sentence, main: Span | None) -> Iterator[_Found]:
    """The positions of a sentence as spans; a participle has the subject of the verb before it."""
    words = sentence.words
    subject = main
    at = 0
    while at < len(words):
        match = match_at(words, at)
        one = None
        if match is not None:
            one = _verbal(sentence, match, subject)
        if one is None and words[at].key in act_nouns() and words[at].text[:1].islower():
            one = _nominal(sentence, at)
        if one is not None:
            yield one
            if one.rule != "noun":
                subject = one.actor
        at = match.after if match is not None and one is not None else at + 1


def _verbal(sentence: Sentence, match: Match, subject: Span | None) -> _Found | None:
    words = sentence.words
    form = match.pattern.form
    if match.pattern.form.base in ADJECTIVES:
        return _stated(sentence, match, "adjective") if be_before(words, match.place) else None
    if form.gerund and not be_before(words, match.place):
        return _participle(sentence, match, subject)
    if form.participle and be_before(words, match.place):
        return _passive(sentence, match)
    if match.place and words[match.place - 1].key == "to":
        return _infinitive(sentence, match)
    before = before_verb(words, match.place)
    if before > 0 and words[before].key == "and" and form.past and subject is not None:
        own = subject_before(words, match.place)
        return _built(sentence, match, own or subject, "shared subject")
    return _stated(sentence, match, "verb")


def _stated(sentence: Sentence, match: Match, rule: str) -> _Found | None:
    words = sentence.words
    actor = subject_before(words, match.place)
    if any(word.key in OPEN for word in words[before_verb(words, match.place) + 1 : match.place]):
        return None
    if actor is None or (rule == "verb" and not agrees(words, match.place, match.pattern.form, actor, False)):
        return None
    return _built(sentence, match, actor, rule)


def _participle(sentence: Sentence, match: Match, subject: Span | None) -> _Found | None:
    """ "…, refusing to yield": the subject of the verb before; none for a gerund that is a noun."""
    words = sentence.words
    previous = words[match.place - 1] if match.place else None
    free = (
        previous is None
        or previous.text in {",", "—", "–", ";"}
        or is_adverb(previous.key)
        or (previous.key in {"while", "and", "by", "after", "before", "when"})
    )
    if not free:
        own = with_subject(words, match.place)
        return _built(sentence, match, own, "participle") if own is not None else None
    if previous is None:
        subject = following_subject(words, match.place)
    if subject is None or (subject[1] > match.place and previous is not None):
        return None
    return _built(sentence, match, subject, "participle")


def _passive(sentence: Sentence, match: Match) -> _Found | None:
    """ "The plan was rejected by the union": the actor after "by", the issue before the verb."""
    words = sentence.words
    actor = agent_after(words, match.place)
    issue = subject_before(words, match.place)
    if actor is None or issue is None:
        return None
    return _Found(match.pattern.act, actor, issue, negated(words, match.place), "passive", match.place)


def _infinitive(sentence: Sentence, match: Match) -> _Found | None:
    """ "continues to demand": the subject of the verb before "to"; none where that verb leaves the act open."""
    words = sentence.words
    governor = match.place - 2
    if governor < 1 or words[governor].key not in LIGHT:
        return None
    actor = subject_before(words, governor)
    found = _built(sentence, match, actor, "infinitive") if actor is not None else None
    if found is None or not negated(words, governor):
        return found
    return _Found(found.act, found.actor, found.issue, not found.denied, found.rule, found.cue)


def _nominal(sentence: Sentence, at: int) -> _Found | None:
    """ "the union’s demand for …": the owner before the noun, the issue after it."""
    words = sentence.words
    if at + 1 >= len(words) or words[at + 1].key not in {"for", "to", "that", "of", "on"}:
        return None
    for owner in range(at - 1, max(-1, at - 4), -1):
        if words[owner].key == "s" or words[owner].text in {"’", "'"}:
            actor = phrase_ending(words, owner - 1)
            phrase = words[at + 1].key in {"for", "of", "on"}
            issue = phrase_starting(words, at + 2, len(words)) if phrase else _issue(words, at + 1)
            if actor is None or issue is None:
                return None
            return _Found(act_nouns()[words[at].key], actor, issue, False, "noun", at)
        if not words[owner].key or words[owner].key in PREPOSITIONS:
            return None
    return None


def _built(sentence: Sentence, match: Match, actor: Span, rule: str) -> _Found | None:
    words = sentence.words
    keeps = match.pattern.rest[-1:] in {("to",), ("that",)}
    issue = None if _objectless(words, match.after) else _issue(words, match.after - keeps)
    if issue is None and len(match.pattern.rest) > 1 and match.after > match.place + 2:
        # "pleaded not guilty": the pattern has its own object.
        issue = (match.place + 1, match.after)
    if issue is None:
        issue = _antecedent(words, actor)
    if issue is None or (words[issue[0]].key == "to" and words[min(issue[0] + 1, len(words) - 1)].key in SILENT):
        return None
    return _Found(match.pattern.act, actor, issue, negated(words, match.place), rule, match.place)


def _objectless(words: Sequence[Word], after: int) -> bool:
    """Whether nothing that could be an object follows a verb: "terms they rejected in May"."""
    if after >= len(words):
        return True
    word = words[after]
    return word.key in {"as", "in", "by", "at", "since"} or (not word.key and word.text not in OBJECT_MARKS)


def _antecedent(words: Sequence[Word], actor: Span) -> Span | None:
    """The noun phrase that a relative clause hangs on: "terms the union rejected", "a plan, which they rejected"."""
    before = actor[0] - 1
    if before >= 1 and words[before].key in {"that", "which"}:
        before -= 1
        if words[before].text == ",":
            before -= 1
    found = phrase_ending(words, before) if before >= 0 else None
    if found is None:
        return None
    verb = next((at for at in range(found[1] - 2, found[0] - 1, -1) if words[at].key in lexicon("finite_verbs")), None)
    return found if verb is None else (verb + 1, found[1])


def _issue(words: Sequence[Word], first: int) -> Span | None:
    """The words from `first` to where the clause ends."""
    stop = min(len(words), first + LONGEST_ISSUE)
    end = first
    while end < stop and not (end > first and _ends(words, end)):
        end += 1
    while end > first and not words[end - 1].key and words[end - 1].text not in {"%", ")"}:
        end -= 1
    while first < end and not words[first].key:
        first += 1
    return (first, end) if first < end else None


def _ends(words: Sequence[Word], at: int) -> bool:
    word = words[at]
    if word.text in {";", "—", ":"} or word.key in {"while", "whereas", "although", "though"}:
        return True
    following = words[at + 1] if at + 1 < len(words) else None
    if word.text == ",":
        if following is None or not following.key:
            return True
        turns = following.key in TURNS or following.key in BREAKERS or following.key in PRONOUNS
        return (
            turns or following.key in {"a", "an", "with"} or following.key.endswith("ing") or _new_verb(words, at + 1)
        )
    return word.key in {"and", "but"} and following is not None and _acts(following)


def _new_verb(words: Sequence[Word], at: int) -> bool:
    """Whether ", and rejected" or ", the union said" begins what is no longer the issue."""
    if words[at].key in {"and", "but"} and at + 1 < len(words):
        after = words[at + 1]
        subject = after.text[:1].isupper() and any(word.key in AUXILIARIES for word in words[at + 2 : at + 7])
        verb = any(word.key in lexicon("finite_verbs") or word.key in AUXILIARIES for word in words[at + 2 : at + 5])
        return _acts(after) or after.key in PRONOUNS or after.key in AUXILIARIES or subject or verb
    return any(words[near].key in {"said", "says", "told"} for near in range(at, min(len(words), at + 6)))


def _acts(word: Word) -> bool:
    rows = patterns().get(word.key, ())
    return word.text[:1].islower() and any(row.form.past or row.form.third for row in rows)


def _bounds(sentence: Sentence, span: Span) -> tuple[int, int]:
    return sentence.words[span[0]].start, sentence.words[span[1] - 1].end


def _position(
    one: _Found, sentence: Sentence, number: int, memory: Memory, told: Located[Quote], main: Name | None
) -> Position | None:
    """The position if its actor is one of the names, with the quote that it stands in."""
    report = memory.report
    actor = report.passage(*_bounds(sentence, one.actor))
    issue = report.passage(*_bounds(sentence, one.issue))
    passage = report.passage(min(actor.start, issue.start), max(actor.end, issue.end))
    quotes = list(told.around(report.passage(*_bounds(sentence, (one.cue, one.cue + 1)))))
    quote = min(quotes, key=lambda row: row.content.end - row.content.start, default=None)
    name, rule = _actor(actor, number, memory, quote, main)
    if name is None:
        return None
    reason = Reason(f"position: {one.rule}", f"{sentence.words[one.cue].text}; {rule}", 1.0, (actor,))
    return Position(
        id="position-" + digest(report.id, str(passage.start), str(passage.end), one.act.value, str(issue.start), name),
        name=name,
        act=one.act,
        issue=issue,
        passage=passage,
        quote=quote.id if quote is not None else None,
        denied=one.denied,
        reasons=(reason,),
    )


def _actor(
    actor: Passage, number: int, memory: Memory, quote: Quote | None, main: Name | None
) -> tuple[str | None, str]:
    """Id of the name that acts, and how it was found."""
    key = actor.text.casefold()
    if key in SPEAKING:
        return (quote.name if quote is not None and quote.kind is not QuoteKind.INDIRECT else None), "the speaker"
    if is_pronoun(actor):
        if main is not None and main.kind is NameKind.PERSON:
            return main.id, "the person of the sentence"
        return memory.meant(actor, number), "the person spoken of before"
    name = memory.name_of(actor)
    if name is not None:
        return name.id, "the subject"
    # "Sylvanian negotiators": those who act for a name act as it.
    inside = name_places(memory.places, actor)
    if not is_source(actor.text.split()[-1].casefold()):
        return None, ""
    acted = inside[0][0] if inside else _country(actor, memory)
    return (acted.id, "those who act for it") if acted is not None else (None, "")


def _country(actor: Passage, memory: Memory) -> Name | None:
    """The place whose people a phrase names: "Sylvanian negotiators", where Sylvania is one of the report's names."""
    words = {word.casefold() for word in actor.text.split() if word[:1].isupper() and word.endswith(PEOPLE)}
    if not words:
        return None
    rows = memory.places.entries.get(memory.report.id, ())
    places = {name.name.casefold(): name for _, _, name in rows if name.kind is NameKind.PLACE}
    for place_name in sorted(places, key=lambda text: (-len(text), text)):
        stem = place_name[: max(LEAST_STEM, len(place_name) - 2)]
        if any(word.startswith(stem) for word in words):
            return places[place_name]
    return None
