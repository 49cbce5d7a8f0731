"""Reads a report for quotes, sentence by sentence, and remembers who spoke last."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from crossread.language.marks import Marked, marked_within
from crossread.language.naming import Memory
from crossread.quotes.cues import Cue, outside, third_party
from crossread.quotes.parts import OUTSIDE, Part
from crossread.quotes.sentences import Content, Told, shortened
from crossread.quotes.speakers import phrase, resolved, several, whose
from crossread.quotes.speech import (
    Joined,
    cue_before,
    is_title,
    led_in,
    phrase_around,
    spoken_whole,
    tag_after,
    words_outside,
)
from crossread.quotes.verbless import bare, named_after, named_before
from crossread.records import Passage, Quote, QuoteKind, Reason, Report
from crossread.text import digest

LEAST_UNCUED = 3
"""Words from which a scrap without any cue counts as somebody's words; one or two are mostly scare quotes."""

TAG = 80
"""Characters that a tag has at most: "Roe, who leads the harbour board, told reporters on Monday."."""


@dataclass(frozen=True, slots=True)
class Said:
    """Who said the last quotation, for those that go on without saying it again."""

    speaker: Passage | None
    name: str | None
    cue: Passage | None
    paragraph: int
    span: Marked


class Reader:
    """Reads a report sentence by sentence, remembering who spoke last; lives for one call."""

    def __init__(self, report: Report, spans: Sequence[Marked], memory: Memory) -> None:
        self.report = report
        self.spans = spans
        self.memory = memory
        self.quotes: dict[str, Quote] = {}
        self.said: Said | None = None
        self.subject: tuple[Passage, int] | None = None
        """The main subject of the sentence before, with its paragraph."""
        self.colon: tuple[Passage, int] | None = None
        """The same of a sentence that ends with a colon."""
        self.direct: set[int] = set()
        """The quotations that are told already."""
        self.next = 0
        """The first quotation that is not read yet."""

    def read(self, sentence: Told) -> None:
        """Reads a sentence, once its quotations with the tags behind them are at hand."""
        end = sentence.part.tree.sentence.end
        while self.next < len(self.spans) and self.spans[self.next].outer_start < end:
            self._marked(sentence, self.next)
            self.next += 1
        for content in sentence.contents:
            if (content.cue.at, content.passage.start) not in sentence.used:
                self._indirect(sentence, content)
        self._bare(sentence)
        self._remember(sentence)

    def finish(self) -> None:
        """Reads the quotations behind the last sentence with grammar."""
        for number in range(self.next, len(self.spans)):
            self._nobody(self.spans[number], None)

    def _remember(self, sentence: Told) -> None:
        """Notes the persons who are subjects of a sentence, once its quotes are read."""
        number = sentence.part.number
        if sentence.main is not None:
            self.memory.note(number, self.memory.name_of(sentence.main))
            self.subject = (sentence.main, sentence.part.paragraph)
        elif any(inside == OUTSIDE for inside in sentence.part.inside):
            self.subject = None
        ends = sentence.part.tree.sentence.text.rstrip().endswith(":")
        self.colon = self.subject if ends else self.colon
        for cue in sentence.cues:
            speaker = phrase(cue.part, cue.speaker) if cue.speaker is not None and outside(cue) else None
            if speaker is not None:
                self.memory.note(number, self.memory.name_of(speaker))

    def _who(self, sentence: Told, cue: Cue) -> tuple[Passage | None, str | None]:
        """The speaker of a cue, and the id of the name behind."""
        speaker = phrase(cue.part, cue.speaker) if cue.speaker is not None else None
        if cue.speaker is not None and several(cue.part, cue.speaker):
            return speaker, None
        return speaker, resolved(self.memory, cue.part.number, speaker, sentence.main)

    def _marked(self, sentence: Told, number: int) -> None:
        """Words in marks: part of a reported clause, a quotation of a cue beside it, or one that goes on."""
        last = sentence.ending(self.spans[number])
        span = shortened(self.spans[number], last, number)
        text = self.report.text
        held, owner = sentence.holding(number), sentence
        if held is None and last is not sentence:
            held, owner = last.holding(number), last
        tagged = tag_after(text, span, [cue for cue in last.near() if cue.part.tokens[cue.first].start >= span.end])
        before = cue_before(text, span, [cue for cue in sentence.cues if outside(cue)])
        led = before if led_in(text, span, before) else None
        if held is not None and led is None and _wider(held, span, tagged):
            if not self._all_titles(held):
                self._mixed(owner, held, span)
            return
        joined = Joined(held.cue, "reported clause", True) if held is not None else None
        joined = tagged or led or joined or before
        if is_title(text, span, joined):
            return
        if joined is None or (joined.cue.speaker is None and joined.cue.rule == "passive"):
            self._uncued(sentence, span)
        else:
            if held is not None:
                owner.used.add((held.cue.at, held.passage.start))
            self.direct.add(number)
            for one in (sentence, *sentence.behind):
                if one.part is joined.cue.part:
                    one.attached.add(joined.cue.at)
            self._spoken(last, span, joined)
        for one in (sentence, *(other for other in sentence.behind if other.part.number <= last.part.number)):
            self._inner(one, span, number)

    def _all_titles(self, content: Content) -> bool:
        """Whether the words in marks of a reported clause are nothing but names of works."""
        return all(is_title(self.report.text, span, None) for span in self._within(content.passage))

    def _within(self, passage: Passage) -> Sequence[Marked]:
        """The quotations that begin in a passage."""
        first = bisect_left(self.spans, passage.start, key=lambda span: span.start)
        last = bisect_left(self.spans, passage.end, key=lambda span: span.start)
        return self.spans[first:last]

    def _inner(self, sentence: Told, span: Marked, number: int) -> None:
        """The quotations within a quotation: what somebody says that another said."""
        text = self.report.text
        bounds = sentence.part.tree.sentence
        cues = [cue for cue in sentence.cues if cue.part.inside[cue.at] == number]
        for inner in marked_within(text, span):
            if not bounds.start <= inner.start < bounds.end:
                continue
            held = next((one for one in sentence.contents if one.cue in cues and _holds(one, inner)), None)
            if held is not None and third_party(held.cue) and _beyond(held, inner):
                self._mixed(sentence, held, inner, (self.report.passage(inner.start, inner.end),))
                continue
            free = [cue for cue in cues if not inner.start <= cue.part.tokens[cue.at].start < inner.end]
            joined = tag_after(text, inner, [one for one in free if one.part.tokens[one.first].start >= inner.end])
            joined = joined or cue_before(text, inner, free)
            if joined is None or joined.cue.speaker is None or is_title(text, inner, joined):
                continue
            if held is not None:
                sentence.used.add((held.cue.at, held.passage.start))
            self._spoken(sentence, inner, joined)

    def _spoken(self, sentence: Told, span: Marked, joined: Joined) -> None:
        """A quotation with the cue that brings it in."""
        cue = joined.cue
        speaker, name = self._who(sentence, cue)
        words = cue.part.exact(cue.first, cue.last)
        whole = spoken_whole(self.report.text[span.start : span.end], joined.attached)
        reason = Reason(f"quote: {joined.rule}", f"{cue.rule}: {words.text}")
        around = phrase_around(cue, span) if not joined.attached else []
        if words_outside(cue.part, around):
            passage = cue.part.passage(around)
            key = (cue.at, passage.start if passage is not None else -1)
            if passage is not None and key not in sentence.used:
                sentence.used.add(key)
                passage = self.report.passage(passage.start, max(passage.end, _shut(span)))
                scraps = (self._words(span),)
                self._add(Quote("", QuoteKind.MIXED, passage, words, speaker, name, (reason,), None, scraps))
            return
        self._keep(span, QuoteKind.DIRECT if whole else QuoteKind.MIXED, words, speaker, name, reason)
        if outside(cue) and (whole or self.said is None or self.said.paragraph != cue.part.paragraph):
            self.said = Said(speaker, name, words, cue.part.paragraph, span)

    def _mixed(self, sentence: Told, content: Content, span: Marked, scraps: tuple[Passage, ...] | None = None) -> None:
        """A reported clause with words in marks; it goes as far as they do."""
        key = (content.cue.at, content.passage.start)
        if key in sentence.used:
            return
        sentence.used.add(key)
        passage = self.report.passage(content.passage.start, max(content.passage.end, _shut(span)))
        if scraps is None:
            held = [one for one in self._within(passage) if not is_title(self.report.text, one, None)]
            scraps = tuple(self._words(one) for one in held if one.end <= passage.end)
        quote = self._reported(sentence, replace(content, passage=passage), QuoteKind.MIXED, scraps)
        if quote is not None and outside(content.cue):
            self.said = Said(quote.speaker, quote.name, quote.cue, content.cue.part.paragraph, span)

    def _closed(self, passage: Passage) -> Passage:
        """A reported clause with the closing mark of the scrap that it ends with."""
        at = bisect_left(self.spans, passage.end, key=lambda span: span.end)
        if at < len(self.spans) and self.spans[at].end <= passage.end + 1 and self.spans[at].start > passage.start:
            return self.report.passage(passage.start, max(passage.end, _shut(self.spans[at])))
        return passage

    def _words(self, span: Marked) -> Passage:
        """The words of a scrap, without a stop that ends the sentence rather than them."""
        stop = self.report.text[span.end - 1] == "." and span.end - span.start > 1
        return self.report.passage(span.start, span.end - 1 if stop else span.end)

    def _indirect(self, sentence: Told, content: Content) -> None:
        """A reported clause without marks; one in somebody's own words only if a third party says it."""
        cue = content.cue
        told = any(cue.part.inside[at] in self.direct for at in content.places) and outside(cue)
        if (told or cue.at in sentence.attached) and not words_outside(cue.part, content.places):
            return
        self._reported(sentence, content, QuoteKind.INDIRECT)

    def _reported(
        self, sentence: Told, content: Content, kind: QuoteKind, scraps: tuple[Passage, ...] = ()
    ) -> Quote | None:
        cue = content.cue
        outer = sentence.around(content)
        if (outer is not None or not outside(cue)) and not cue.follows and not third_party(cue):
            return None
        speaker, name = self._who(sentence, cue)
        if speaker is None and cue.rule != "passive":
            return None
        words = cue.part.exact(cue.first, cue.last)
        reason = Reason("quote: reported clause", f"{cue.rule}: {words.text}", 0.9)
        quote = Quote("", kind, self._closed(content.passage), words, speaker, name, (reason,), None, scraps)
        self._add(quote)
        return quote

    def _bare(self, sentence: Told) -> None:
        """A headline or a transcript's line that only names who says it, if nothing else was found in it."""
        found = bare(sentence.part) if not sentence.used and not sentence.contents else None
        if found is not None and all(inside == OUTSIDE for inside in sentence.part.inside):
            name = resolved(self.memory, sentence.part.number, found.speaker, None)
            reason = Reason("quote: named beside", "only who says it", 0.6)
            self._add(Quote("", QuoteKind.INDIRECT, found.content, found.cue, found.speaker, name, (reason,)))

    def _uncued(self, sentence: Told, span: Marked) -> None:
        """A quotation whose sentence has no cue: it goes on from the one before, or nobody says it."""
        part = sentence.part
        said = self.said
        alone = not any(part.word(at) for at, inside in enumerate(part.inside) if inside == OUTSIDE)
        if alone and said is not None and self._goes_on(part, said):
            reason = Reason("quote: goes on", "the quotation before, by the same speaker", 0.8)
            self._keep(span, QuoteKind.DIRECT, said.cue, said.speaker, said.name, reason)
            self.said = Said(said.speaker, said.name, said.cue, part.paragraph, span)
            return
        before = self.report.text[max(0, span.outer_start - 3) : span.outer_start].rstrip()[-1:]
        subject = named_before(part, span) or named_after(self.report, span)
        rule, detail = "quote: named beside", "only who says it"
        if subject is None and alone and self.subject and self.subject[1] == part.paragraph:
            subject, rule, detail = self.subject[0], "quote: stands alone", "the subject of the sentence before"
        if subject is None and before == ":" and sentence.main is not None:
            subject, rule, detail = whose(part) or sentence.main, "quote: colon", "the sentence's subject"
        if subject is None and alone and self.colon is not None and self.colon[1] + 1 == part.paragraph:
            subject, rule, detail = self.colon[0], "quote: colon", "the subject of the paragraph before"
        if subject is not None:
            name = resolved(self.memory, part.number, subject, sentence.main)
            self._keep(span, QuoteKind.DIRECT, None, subject, name, Reason(rule, detail, 0.6))
            self.said = Said(subject, name, None, part.paragraph, span)
            return
        self._nobody(span, part)

    def _nobody(self, span: Marked, part: Part | None) -> None:
        text = self.report.text[span.start : span.end]
        if len(text.split()) >= LEAST_UNCUED:
            whole = spoken_whole(text, part is None)
            reason = Reason("quote: nobody named", "no verb of saying", 0.4)
            self._keep(span, QuoteKind.DIRECT if whole else QuoteKind.MIXED, None, None, None, reason)

    def _goes_on(self, part: Part, said: Said) -> bool:
        """Whether a quotation alone in its sentence goes on from the last one."""
        if said.paragraph == part.paragraph:
            return True
        return said.paragraph + 1 == part.paragraph and (not said.span.closed or self._ends_paragraph(said.span))

    def _ends_paragraph(self, span: Marked) -> bool:
        """Whether only a tag follows a quotation in its paragraph, so that the next may go on from it."""
        rest = self.report.text[span.outer_end : span.outer_end + TAG].split("\n", 1)[0]
        return len(rest) < TAG

    def _keep(
        self,
        span: Marked,
        kind: QuoteKind,
        cue: Passage | None,
        speaker: Passage | None,
        name: str | None,
        reason: Reason,
    ) -> None:
        content = self._words(span) if kind is QuoteKind.MIXED else self.report.passage(span.start, span.end)
        marked = (content,) if kind is QuoteKind.MIXED else ()
        self._add(Quote("", kind, content, cue, speaker, name, (reason,), None, marked))

    def _add(self, quote: Quote) -> None:
        content = quote.content
        id = "quote-" + digest(content.report, str(content.start), str(content.end), quote.kind.value)
        self.quotes[id] = replace(quote, id=id)


def _wider(content: Content, span: Marked, tagged: Joined | None) -> bool:
    """Whether a reported clause has words of the reporter's besides a quotation; those behind a tag are not its own."""
    part = content.cue.part
    words = words_outside(part, content.places)
    if tagged is not None:
        return any(part.tokens[at].start < span.outer_start for at in words)
    return bool(words)


def _shut(span: Marked) -> int:
    """Where a quotation ends, its closing mark included if it has one."""
    return span.outer_end if span.closed else span.end


def _beyond(content: Content, span: Marked) -> bool:
    """Whether a reported clause has words besides those in marks."""
    part = content.cue.part
    return any(part.word(at) and not span.start <= part.tokens[at].start < span.end for at in content.places)


def _holds(content: Content, span: Marked) -> bool:
    return content.passage.start <= span.start and span.end <= content.passage.end + 1
