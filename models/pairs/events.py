"""Clauses and short propositions around events that several reports tell of, as rows of pairs.

Two clauses are about one thing where their heads name one event: the annotators of ECB+ and MEANTIME chained them.
A proposition is a question and its answer ("Who was freed ? the two miners"), made of a verb and one thing that
takes part in it; two are one where event and participant are.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from crossread.language.parser import MiniParser
from crossread.parsed import Sentence, Token
from pairs.edits import base, subtree
from pairs.entailment import Row
from pairs.sources import Mention, Told

APART = frozenset({"parataxis", "advcl", "acl", "punct", "cc", "discourse"})
"""What is left out of a clause: other statements."""
ASKED = {"HUM": "Who", "PER": "Who", "ORG": "Who", "LOC": "Where", "TIM": "When"}
PER_CLAUSE = 3
"""Pairs of one event that a clause stands in, at most; and twice as many of different events."""


@dataclass(frozen=True)
class Clause:
    """What a report says of an event."""

    text: str
    chain: str
    inside: frozenset[str]
    """Chains of all events in it."""
    document: str
    topic: str
    event: str
    """The word that names the event."""


@dataclass(frozen=True)
class Proposition:
    """A question and its answer."""

    text: str
    event: str
    answer: str
    document: str
    topic: str
    verb: str


def rows(told: Iterable[Told], parser: MiniParser, chance: random.Random) -> Iterator[Row]:
    """Pairs of clauses, then pairs of propositions."""
    held, asked = [], []
    for one in told:
        if not any(mention.kind == "ACT" for mention in one.mentions):
            continue
        sentences = parser.parse(one.text)
        for mention in one.mentions:
            if mention.kind == "ACT":
                for sentence in sentences:
                    at = _token(sentence, mention)
                    if at is not None:
                        held += _clauses(one, mention, sentence, at)
                        asked += _propositions(one, mention, sentence, at)
    yield from _same(held, chance)
    yield from _different(held, chance)
    yield from _answers(asked, chance)


def _token(sentence: Sentence, mention: Mention) -> int | None:
    """The head of a mention's words."""
    inside = [at for at, token in enumerate(sentence.tokens) if mention.start <= token.start < mention.end]
    for at in inside:
        if sentence.tokens[at].head not in inside or sentence.tokens[at].head == at:
            return at
    return None


def _span(sentence: Sentence, places: Sequence[int]) -> str:
    """The words at some places, with the spaces they have in the text."""
    text, last = "", None
    for at in places:
        token = sentence.tokens[at]
        if last is not None and token.start > last:
            text += " "
        text += sentence.text[token.start - sentence.start : token.end - sentence.start]
        last = token.end
    return text.strip(" ,;:-")


def _clauses(told: Told, mention: Mention, sentence: Sentence, at: int) -> Iterator[Clause]:
    tokens = sentence.tokens
    token = tokens[at]
    if token.pos in ("VERB", "AUX", "ADJ"):
        without = frozenset(
            child for child, one in enumerate(tokens)
            if one.head == at and child != at
            and (one.relation.split(":")[0] in APART or (one.relation == "conj" and one.pos == "VERB"))
        )  # fmt: skip
        places = [one for one in subtree(tokens, at, without) if tokens[one].pos != "SCONJ" or one > at]
        has_subject = any(one.head == at and one.relation.startswith(("nsubj", "csubj")) for one in tokens)
        if not has_subject:
            places = sorted({*places, *_borrowed(tokens, at)})
    else:
        places = subtree(tokens, at)
    texts = [_span(sentence, places)]
    if tokens[at].head == at and len(tokens) <= 35:
        texts.append(sentence.text)
    for text in texts:
        if 3 <= len(text.split()) <= 40:
            low, high = tokens[places[0]].start, tokens[places[-1]].end
            inside = frozenset(one.chain for one in told.mentions if one.kind == "ACT" and low <= one.start < high)
            yield Clause(text, mention.chain, inside | {mention.chain}, told.document, told.topic, token.lemma)


def _borrowed(tokens: Sequence[Token], at: int) -> list[int]:
    """The subject of the verb that a verb without one is joined to, or the noun that it describes."""
    token = tokens[at]
    relation = token.relation.split(":")[0]
    if relation in ("conj", "xcomp", "advcl"):
        for child, one in enumerate(tokens):
            if one.head == token.head and child != token.head and one.relation.startswith("nsubj"):
                return subtree(tuple(tokens), child)
    if relation == "acl":
        return subtree(tuple(tokens), token.head, frozenset({at}))
    return []


def _propositions(told: Told, mention: Mention, sentence: Sentence, at: int) -> Iterator[Proposition]:
    tokens = sentence.tokens
    verb = tokens[at]
    if verb.pos not in ("VERB", "NOUN"):
        return
    for child, one in enumerate(tokens):
        if one.head != at or child == at:
            continue
        under = subtree(tokens, child)
        low, high = tokens[under[0]].start, tokens[under[-1]].end
        meant = next((m for m in told.mentions if m.kind != "ACT" and low <= m.start and m.end <= high
                      and m.start <= one.start < m.end), None)  # fmt: skip
        if meant is None:
            continue
        question = _question(sentence, verb, one, meant.kind)
        answer = _span(
            sentence, [place for place in under if tokens[place].relation != "case" or tokens[place].head != child]
        )
        if question and answer and len(answer.split()) <= 20:
            yield Proposition(f"{question} {answer}", mention.chain, meant.chain, told.document, told.topic, verb.lemma)


def _question(sentence: Sentence, verb: Token, argument: Token, kind: str) -> str | None:
    """What the argument answers, in the manner of QA-SRL."""
    said = sentence.text[verb.start - sentence.start : verb.end - sentence.start]
    asked = ASKED.get(kind[:3], "What")
    relation = argument.relation
    at = sentence.tokens.index(verb)
    beside = {one.relation for place, one in enumerate(sentence.tokens) if one.head == at and place != at}
    acted = " something" if beside & {"obj", "ccomp", "xcomp"} else ""
    if verb.pos == "NOUN":
        return f"{asked} was involved in the {said} ?"
    if relation == "nsubj:pass":
        return f"{asked} was {said} ?"
    if relation.startswith("nsubj"):
        return f"{asked if asked in ('Who', 'What') else 'What'} {said}{acted} ?"
    if relation in ("obj", "iobj"):
        return f"{'Who' if asked == 'Who' else 'What'} did someone {base(verb)} ?"
    if relation.startswith("obl"):
        if asked in ("Where", "When"):
            passive = "nsubj:pass" in beside
            return f"{asked} was someone {said} ?" if passive else f"{asked} did someone {base(verb)}{acted} ?"
        if relation == "obl:agent":
            return f"{asked} {said} someone ?"
        return f"{asked} was something {said} with ?"
    return None


def _same(held: Sequence[Clause], chance: random.Random) -> Iterator[Row]:
    groups: dict[str, list[Clause]] = defaultdict(list)
    for clause in held:
        groups[clause.chain].append(clause)
    for chain in sorted(groups):
        group = groups[chain]
        for clause in group:
            others = [one for one in group if one.document != clause.document and one.text != clause.text]
            for other in chance.sample(others, min(PER_CLAUSE, len(others))):
                if clause.document < other.document or chance.random() < 0.5:
                    yield clause.text, other.text, 1.0, 0.0, "one event", 0.7


def _different(held: Sequence[Clause], chance: random.Random) -> Iterator[Row]:
    topics: dict[str, list[Clause]] = defaultdict(list)
    for clause in held:
        topics[clause.topic.removesuffix("plus").removesuffix("ecb")].append(clause)
    for topic in sorted(topics):
        group = topics[topic]
        for clause in group:
            others = [one for one in group if not one.inside & clause.inside]
            like = [one for one in others if one.event == clause.event]
            chosen = chance.sample(others, min(PER_CLAUSE - 1, len(others))) + chance.sample(like, min(1, len(like)))
            for other in chosen:
                kind = "look-alike event" if other.event == clause.event else "other event"
                yield clause.text, other.text, 0.0, 0.0, kind, 0.2 if kind == "other event" else 0.35


def _answers(asked: Sequence[Proposition], chance: random.Random) -> Iterator[Row]:
    by_event: dict[str, list[Proposition]] = defaultdict(list)
    by_topic: dict[str, list[Proposition]] = defaultdict(list)
    for one in asked:
        by_event[one.event].append(one)
        by_topic[one.topic].append(one)
    for one in asked:
        others = [other for other in by_event[one.event] if other.document != one.document]
        same = [other for other in others if other.answer == one.answer]
        different = [other for other in others if other.answer != one.answer]
        elsewhere = [
            other for other in by_topic[one.topic] if other.event != one.event and other.document != one.document
        ]
        told_alike = [other for other in elsewhere if other.answer == one.answer]
        for other in chance.sample(same, min(2, len(same))):
            yield one.text, other.text, 1.0, 0.0, "one answer", 0.8
        for other in chance.sample(different, min(1, len(different))):
            yield one.text, other.text, 0.0, 0.0, "other answer", 0.4
        for other in chance.sample(elsewhere, min(1, len(elsewhere))) + chance.sample(
            told_alike, min(1, len(told_alike))
        ):
            yield one.text, other.text, 0.0, 0.0, "other question", 0.25
