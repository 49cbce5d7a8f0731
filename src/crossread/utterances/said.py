"""What of a quote is compared: its words, the clause it stands in, who is behind it, and when it was said."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from crossread.language.lexicon import lexicon
from crossread.language.stems import stem
from crossread.language.words import words
from crossread.parsed import Analysis
from crossread.records import Moment, MomentKind, Passage, Precision, Quote, QuoteKind
from crossread.text import Located, fold, own_words, place, within

SHORT = 3
"""Words up to which an indirect quote is read like a scrap."""
NEAR_CUE = 30
"""Characters between the words that announce a quote and the day they give: "told the board late on Monday"."""
ZONES = timedelta(days=1)
"""What one day may differ from another across time zones: a report may quote what is said tomorrow elsewhere."""
DAYS = frozenset({Precision.DAY, Precision.PART, Precision.MINUTE})
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
NOBODY = frozenset("he she they it we i you who one some many others".split())
"""Words for a speaker that describe no one."""


@dataclass(frozen=True, slots=True)
class Said:
    """Quotes of one speaker in the same words, with what is compared of them."""

    quote: Quote
    """The first of them."""
    statement: str
    """The quote's words with the clause they stand in, without marks."""
    wording: str
    """The quote's content, folded."""
    own: str
    """Its words, of a clause with marked words only these."""
    stems: tuple[str, ...]
    """Of these, in order."""
    runs: tuple[str, ...]
    """The stems of each of its marked stretches, with a space around each."""
    line: str
    """The stems of those words that say what it is about, in order, with a space around each."""
    keys: frozenset[str]
    """Stems of its content words."""
    words: frozenset[str]
    """Stems of the statement's content words."""
    scrap: bool
    predicate: bool
    """What is said of something: "described the talks as “…”", "it was “…”"."""
    scene: str
    """The sentence that it stands in."""
    described: frozenset[str]
    """Stems of the words for a speaker without a name: "a spokesman for the port"."""
    reports: frozenset[str]
    """Every report that has it in these words."""
    first: date | None
    last: date | None
    """The days between which it was said, as far as a report dates it; it is said before it is printed."""
    ids: frozenset[str]
    insides: frozenset[str]
    """Ids of the quotes, and of those that they stand in."""

    @property
    def verbatim(self) -> bool:
        """Whether the words are the speaker's own, as the marks say."""
        return self.quote.kind is not QuoteKind.INDIRECT


def said_rows(
    quotes: Sequence[Quote], analyses: Sequence[Analysis], moments: Sequence[Moment]
) -> list[tuple[Said, list[Quote]]]:
    """What the quotes say, with the quotes of each: those in the same words by one speaker on one day together, so
    that a report printed a thousand times is compared once; the same whatever the order of the quotes."""
    ordered = sorted(quotes, key=lambda quote: (fold(quote.content.text), place(quote.content), quote.id))
    sentences = Located.of(
        (passage, passage)
        for analysis in analyses
        for sentence in analysis.sentences
        for passage in [analysis.report.passage(sentence.start, sentence.end)]
    )
    dated = Located.of((moment.expression, moment) for moment in moments if _names_a_day(moment))
    printed = {analysis.report.id: analysis.report.day for analysis in analyses}
    found: dict[tuple[object, ...], list[Said]] = {}
    for quote in ordered:
        row = _said(quote, sentences, dated, printed)
        key = (
            quote.name,
            quote.kind,
            row.predicate,
            row.first,
            row.wording,
            folded(row.statement) if row.scrap else "",
        )
        found.setdefault(key, []).append(row)
    return [(_together(rows), [row.quote for row in rows]) for rows in found.values()]


def _said(
    quote: Quote, sentences: Located[Passage], dated: Located[Moment], printed: Mapping[str, date | None]
) -> Said:
    scrap = quote.kind is QuoteKind.MIXED or _is_short(quote)
    own_parts = own_words(quote)
    whole = quote.kind is QuoteKind.MIXED and own_parts != (quote.content,)
    clause = _clause(quote, sentences) if scrap and not whole else None
    stated = statement(quote, clause)
    before = _before_marks(quote, clause)
    first, last = _days(quote, sentences, dated)
    day = printed.get(quote.content.report)
    if last is None and day is not None:
        last = day + ZONES
    pieces = [part.text for part in own_parts]
    runs = [[stem(word) for word in folded(piece).split()] for piece in pieces]
    own = " ".join(pieces)
    keys = _content(folded(own))
    return Said(
        quote=quote,
        statement=stated,
        wording=folded(quote.content.text),
        own=own,
        stems=tuple(word for run in runs for word in run),
        runs=tuple(f" {' '.join(run)} " for run in runs),
        line=f" {' '.join(keys)} ",
        keys=frozenset(keys),
        words=content_stems(stated) if scrap else frozenset(keys),
        scrap=scrap,
        predicate=scrap and bool(PREDICATE.search(before)),
        scene=next((passage.text for passage in sentences.around(quote.content)), quote.content.text),
        described=frozenset() if quote.speaker is None else content_stems(quote.speaker.text) - NOBODY,
        reports=frozenset({quote.content.report}),
        first=first,
        last=last,
        ids=frozenset({quote.id}),
        insides=frozenset({quote.inside} if quote.inside else ()),
    )


def _together(rows: Sequence[Said]) -> Said:
    """One row for several in the same words."""
    lasts = [row.last for row in rows if row.last is not None]
    return replace(
        rows[0],
        described=frozenset[str]().union(*(row.described for row in rows)),
        reports=frozenset[str]().union(*(row.reports for row in rows)),
        last=max(lasts) if len(lasts) == len(rows) else None,
        ids=frozenset[str]().union(*(row.ids for row in rows)),
        insides=frozenset[str]().union(*(row.insides for row in rows)),
    )


# ---- the words -----------------------------------------------------------------------------------------------


def folded(text: str) -> str:
    """A text's words in folded form, hyphens closed up, one space between them."""
    return " ".join(word.key.replace("-", "") for word in words(text) if word.key)


def content_stems(text: str) -> frozenset[str]:
    """Stems of the words that say what a text is about."""
    return frozenset(_content(folded(text)))


def _content(wording: str) -> list[str]:
    stop = lexicon("stop_words")
    return [stem(word) for word in wording.split() if word not in stop]


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


def _before_marks(quote: Quote, clause: Passage | None) -> str:
    """What stands before the marked words of a scrap, in its clause."""
    if clause is not None:
        return clause.text[: quote.content.start - clause.start]
    return quote.content.text[: own_words(quote)[0].start - quote.content.start]


def _is_short(quote: Quote) -> bool:
    """Whether an indirect quote is a word or two ("called it unfair"), which only its clause explains."""
    return quote.kind is QuoteKind.INDIRECT and len(quote.content.text.split()) <= SHORT


def _clause(quote: Quote, sentences: Located[Passage]) -> Passage | None:
    """The clause that a scrap stands in, from the quote's reasons; its sentence where they have no more than it."""
    found = [p for reason in quote.reasons for p in reason.passages if within(quote.content, p)]
    if found and any(len(folded(passage.text)) > len(folded(quote.content.text)) for passage in found):
        return found[0]
    return next(sentences.around(quote.content), None)


def _plain(text: str) -> str:
    """Without marks, a leading "that" and spaces at the ends."""
    plain = " ".join(MARKS.sub(" ", text).split())
    plain = THAT.sub("", ASIDE.sub("", plain))
    return plain.strip(" ,.;:") or plain or text


# ---- the occasion --------------------------------------------------------------------------------------------


def _names_a_day(moment: Moment) -> bool:
    known = bool(moment.earliest) and not (moment.earliest or "T").startswith("T")
    return known and moment.kind in (MomentKind.DATE, MomentKind.TIME) and moment.precision in DAYS


def _days(quote: Quote, sentences: Located[Passage], dated: Located[Moment]) -> tuple[date | None, date | None]:
    """The day that a quote's sentence gives for the saying, near the words that announce it and outside of what is
    said; neither where it gives none."""
    if quote.cue is None:
        return None, None
    sentence = next(sentences.around(quote.cue), None)
    near = [
        (gap(moment.expression, quote.cue), moment.expression.start, moment.earliest or "", moment.latest or "")
        for moment in (dated.inside(sentence) if sentence is not None else ())
        if not within(moment.expression, quote.content) and gap(moment.expression, quote.cue) <= NEAR_CUE
    ]
    if not near:
        return None, None
    _, _, earliest, latest = min(near)
    first = date.fromisoformat(earliest[:10])
    return first, date.fromisoformat((latest or earliest)[:10])


def gap(left: Passage, right: Passage) -> int:
    """Characters between two passages of one report."""
    return max(left.start - right.end, right.start - left.end, 0)


def other_day(left: Said, right: Said) -> bool:
    """Whether the reports date the two so that they cannot be of one occasion."""
    return _ends_before(left, right) or _ends_before(right, left)


def _ends_before(left: Said, right: Said) -> bool:
    return left.last is not None and right.first is not None and left.last < right.first
