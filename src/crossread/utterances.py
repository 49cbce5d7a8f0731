"""Utterances: one thing said once, with every quote of it, whoever words it how."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from crossread.language.encoder import Encoder, likeness
from crossread.language.inflection import singular
from crossread.language.lexicon import lexicon
from crossread.language.words import words
from crossread.parsed import Analysis
from crossread.records import Passage, Quote, QuoteKind, Reason, Utterance, Vectors, Wording
from crossread.text import Located, SupportOf, digest, fold, place, within

JOIN = 0.64
"""Average likeness of two groups of one speaker's quotes from which they are one utterance: near the .655 that parts
equal from different propositions of any two reports."""
UNNAMED = 0.8
"""The same where a speaker is not known: only near-equal words may then join."""
EQUAL = 0.98
"""Likeness of two quotes with the same content words."""
CONTAINED = 0.85
"""Likeness of two quotes of which one has nearly all content words of the other."""
LEAST_SHARED = 2
"""Content words from which containment counts; a single shared word says little, unless both are predicates."""
LEAST_UNNAMED = 3
"""The same where a speaker is not known."""
SAME_MATTER = 0.3
"""Cosine of statements from which equal scraps speak of one matter; unrelated sentences are mostly below it."""
SAME_PREDICATE = 0.25
"""Cosine of two predicates ("difficult", "not easy") said of one thing from which they may be one judgement."""
WORDS_COUNT = 0.3
"""Part of the way to 1 that sharing all words moves a cosine: words of names and numbers count little in a vector."""
AGAIN = 0.8
"""Likeness from which two quotes of one report are one thing said again; below, they are two statements."""
SHORT = 3
"""Words up to which an indirect quote is read like a scrap."""
TURN = re.compile(r"[,;:—]|\b(?:and that|but|while|though|although|because|adding|citing|due to)\b")
"""Where one statement of a reporting clause ends and the next begins."""
MARKS = re.compile("[\"“”„‟«»]|``|''|(?<!\\w)['‘]|['’](?!\\w)")
PREDICATE = re.compile(
    r"\b(?:as|is|are|was|were|been|be|it['’]s)\s+(?:an?\s+|very\s+|too\s+)?[\"“‘'«]*$", re.IGNORECASE
)
ASIDE = re.compile(r"^(?:that\s+)?(?:while|although|though|despite)\b[^,]{0,200},\s*", re.IGNORECASE)
"""A concession at the start of a reported clause, beside what it says."""
THAT = re.compile(r"^that\s+", re.IGNORECASE)
LOCAL = re.compile(r"^(?:it's|it is|it was|he|she|they)\b\s*", re.IGNORECASE)
"""A pronoun before a scrap, which says nothing of what the scrap is about."""


@dataclass(frozen=True, slots=True)
class _Said:
    """A quote with what is compared of it."""

    quote: Quote
    statement: str
    """The quote's words with the clause they stand in, without marks."""
    keys: frozenset[str]
    """Content words of the quote itself, in the singular."""
    words: frozenset[str]
    """Content words of the statement."""
    scrap: bool
    predicate: bool
    """What is said of something: "described the talks as “…”", "it was “…”"."""
    reports: frozenset[str]
    """Every report that has it in these words."""


@dataclass(slots=True)
class _Group:
    members: list[int]
    name: str | None
    reports: dict[str, list[int]] = field(default_factory=dict)


def group_utterances(
    quotes: Sequence[Quote], analyses: Sequence[Analysis], encoder: Encoder, support: SupportOf
) -> tuple[Utterance, ...]:
    """The utterances behind quotes, each quote in one; the same whatever the order of the quotes.

    Two quotes join when one speaker is behind both and they say the same: by the vectors of their statements
    (a scrap is compared within its clause), or because one has the words of the other.
    """
    ordered = sorted(quotes, key=lambda quote: (fold(quote.content.text), place(quote.content), quote.id))
    around = Located.of(
        (analysis.report.passage(sentence.start, sentence.end), analysis.report.passage(sentence.start, sentence.end))
        for analysis in analyses
        for sentence in analysis.sentences
    )
    if not ordered:
        return ()
    same = _same(_said(quote, around) for quote in ordered)
    said = [replace(rows[0], reports=frozenset(row.quote.content.report for row in rows)) for rows in same]
    vectors = encoder.encode([row.statement for row in said])
    contents = encoder.encode([row.quote.content.text for row in said])
    scores = dict(_scores(said, vectors, contents))
    groups = _joined(said, scores)
    found = [_utterance([row for at in group for row in same[at]], support) for group in groups]
    first = {quote.id: place(quote.content) for quote in quotes}
    return tuple(sorted(found, key=lambda utterance: (first[utterance.quotes[0]], utterance.id)))


def _same(said: Iterable[_Said]) -> list[list[_Said]]:
    """Rows that one speaker says in the same words, together: a report printed a thousand times is compared once."""
    found: dict[tuple[object, ...], list[_Said]] = {}
    for row in said:
        quote = row.quote
        key = (quote.name, quote.kind, _folded(row.statement), _folded(quote.content.text), row.predicate)
        found.setdefault(key, []).append(row)
    return list(found.values())


def _said(quote: Quote, sentences: Located[Passage]) -> _Said:
    scrap = quote.kind is QuoteKind.MIXED or _is_short(quote)
    clause = _clause(quote, sentences) if scrap else None
    stated = statement(quote, clause)
    before = clause.text[: quote.content.start - clause.start] if clause is not None else ""
    return _Said(
        quote,
        stated,
        _keys(quote.content.text),
        _keys(stated),
        scrap,
        scrap and bool(PREDICATE.search(before)),
        frozenset({quote.content.report}),
    )


def _is_short(quote: Quote) -> bool:
    """Whether an indirect quote is a word or two ("called it unfair"), which only its clause explains."""
    return quote.kind is QuoteKind.INDIRECT and len(quote.content.text.split()) <= SHORT


def statement(quote: Quote, clause: Passage | None) -> str:
    """What a quote says, in words that can be compared: a scrap with its part of the clause around it."""
    if clause is None:
        return _plain(quote.content.text)
    start, end = quote.content.start - clause.start, quote.content.end - clause.start
    left = max((match.end() for match in TURN.finditer(clause.text, 0, start)), default=0)
    following = TURN.search(clause.text, end)
    right = following.start() if following else len(clause.text)
    plain = _plain(clause.text[left:right])
    return LOCAL.sub("", plain) or plain


def _clause(quote: Quote, sentences: Located[Passage]) -> Passage | None:
    """The clause that a scrap stands in, from the quote's reasons; its sentence where they have no more than it."""
    found = [p for reason in quote.reasons for p in reason.passages if within(quote.content, p)]
    if found and any(len(_folded(passage.text)) > len(_folded(quote.content.text)) for passage in found):
        return found[0]
    return next(sentences.around(quote.content), None)


def _plain(text: str) -> str:
    """Without marks, a leading "that" and spaces at the ends."""
    plain = " ".join(MARKS.sub(" ", text).split())
    plain = THAT.sub("", ASIDE.sub("", plain))
    return plain.strip(" ,.;:") or plain or text


def _keys(text: str) -> frozenset[str]:
    stop = lexicon("stop_words")
    return frozenset(singular(word.key).replace("-", "") for word in words(text) if word.key and word.key not in stop)


def _scores(said: Sequence[_Said], statements: Vectors, contents: Vectors) -> Iterator[tuple[tuple[int, int], float]]:
    """Likeness of every pair that may join: places of the two in `said`, and 0..1."""
    buckets: dict[str, list[int]] = {}
    for at, row in enumerate(said):
        buckets.setdefault(row.quote.name or "", []).append(at)
    unnamed = buckets.get("", [])
    for name in sorted(buckets):
        rows = buckets[name] if not name else sorted({*buckets[name], *unnamed})
        whole = likeness(statements[rows], statements[rows])
        part = likeness(contents[rows], contents[rows])
        named = [bool(name) and said[row].quote.name == name for row in rows]
        for left in range(len(rows)):
            for right in range(left + 1, len(rows)):
                if name and not (named[left] or named[right]):
                    continue
                score = _score(said[rows[left]], said[rows[right]], float(whole[left, right]), float(part[left, right]))
                if score > 0:
                    yield (rows[left], rows[right]), score


def _score(left: _Said, right: _Said, whole: float, part: float) -> float:
    """Likeness of two quotes from the cosines of their statements (`whole`) and of their bare contents (`part`)."""
    equal = bool(left.keys) and left.keys == right.keys
    least = min(len(left.keys), len(right.keys))
    scraps = left.scrap and right.scrap
    predicates = left.predicate and right.predicate
    known = left.quote.name is not None and right.quote.name is not None
    enough = (1 if predicates else LEAST_SHARED) if known else LEAST_UNNAMED
    contained = len(left.keys & right.keys) >= 0.8 * least and least >= enough
    if equal and (not scraps or whole >= SAME_MATTER):
        score = EQUAL
    elif contained and (not scraps or whole >= SAME_MATTER):
        score = CONTAINED
    else:
        score = _meaning(left, right, whole, part)
    if _apart(left, right, score):
        return 0.0
    return round(score, 3) if known or score >= UNNAMED else 0.0


def _apart(left: _Said, right: _Said, score: float) -> bool:
    """Whether two quotes are two statements of one report. Reports often tell first in their own words what they then
    quote, so an indirect and a direct quote need be no more alike than those of two reports."""
    kinds = {left.quote.kind, right.quote.kind}
    needed = JOIN if kinds == {QuoteKind.DIRECT, QuoteKind.INDIRECT} else AGAIN
    return not left.reports.isdisjoint(right.reports) and score < needed


def _meaning(left: _Said, right: _Said, whole: float, part: float) -> float:
    """Likeness where the words differ: the statements' cosine, more if they share words; scraps by their own too."""
    shared = len(left.words & right.words) / max(1, min(len(left.words), len(right.words)))
    judged = left.predicate or right.predicate
    if (judged and part < SAME_PREDICATE) or (left.scrap and right.scrap and not (left.predicate and right.predicate)):
        whole = (whole + part) / 2
    return whole + (1 - whole) * WORDS_COUNT * shared


def _joined(said: Sequence[_Said], scores: Mapping[tuple[int, int], float]) -> list[list[int]]:
    """Groups of places: the most alike pairs first, joined while the groups' average likeness stays above `JOIN`."""
    group_of = {at: _Group([at], said[at].quote.name) for at in range(len(said))}
    for (left, right), score in sorted(scores.items(), key=lambda item: (-item[1], item[0])):
        if score < JOIN:
            break
        one, other = group_of[left], group_of[right]
        if one is other or (one.name and other.name and one.name != other.name):
            continue
        if _average(one, other, said, scores) >= JOIN:
            one.members.extend(other.members)
            one.name = one.name or other.name
            for at in other.members:
                group_of[at] = one
    return sorted({id(group): sorted(group.members) for group in group_of.values()}.values())


def _average(one: _Group, other: _Group, said: Sequence[_Said], scores: Mapping[tuple[int, int], float]) -> float:
    """Average likeness across two groups, a wording that comes again counted once, at its best.

    0 if one report would say one thing in two ways.
    """
    best: dict[tuple[frozenset[str], frozenset[str]], float] = {}
    for left in one.members:
        for right in other.members:
            score = scores.get((min(left, right), max(left, right)), 0.0)
            if _apart(said[left], said[right], score):
                return 0.0
            pair = (said[left].keys, said[right].keys)
            best[pair] = max(best.get(pair, 0.0), score)
    return round(sum(sorted(best.values())) / len(best), 3)


def _utterance(rows: Sequence[_Said], support: SupportOf) -> Utterance:
    ordered = sorted(rows, key=lambda row: (place(row.quote.content), row.quote.id))
    wordings: dict[str, list[Quote]] = {}
    for row in ordered:
        wordings.setdefault(_folded(row.quote.content.text), []).append(row.quote)
    names = sorted({row.quote.name for row in ordered if row.quote.name})
    quotes = tuple(row.quote.id for row in ordered)
    reasons = (Reason("utterance: one speaker, like words", f"{len(quotes)} quotes, {len(wordings)} wordings"),)
    return Utterance(
        id="utterance-" + digest(*sorted(quotes)),
        name=names[0] if names else None,
        quotes=quotes,
        lineages=support(row.quote.content for row in ordered),
        wordings=tuple(
            Wording(same[0].content.text, tuple(quote.id for quote in same)) for _, same in sorted(wordings.items())
        ),
        reasons=reasons,
    )


def _folded(text: str) -> str:
    return " ".join(word.key for word in words(text) if word.key)
