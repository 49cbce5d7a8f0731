"""The quotes of a report: marks, cues, contents and speakers, joined."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from crossread.language.clauses import main_subject
from crossread.language.marks import Marked, marked_spans
from crossread.language.naming import Memory, is_pronoun, locate
from crossread.language.phrases import Span, is_capital, phrase_starting
from crossread.parsed import Analysis
from crossread.quotes.contents import content_of
from crossread.quotes.cues import Cue, find_cues
from crossread.quotes.join import Joined, is_title, join_mark, spoken_whole
from crossread.quotes.lines import Line, lines
from crossread.quotes.verbs import Frame
from crossread.records import Name, Passage, Quote, QuoteKind, Reason, Report
from crossread.text import digest, place

NEAR = 60
"""Words on either side of a scrap that are kept as its surroundings: any sentence of news, but no endless line."""
LEAST_UNCUED = 3
"""Words from which a scrap without any cue counts as somebody's words; one or two are mostly scare quotes."""


@dataclass(frozen=True, slots=True)
class Said:
    """Who said the last quotation, for those that go on without saying it again."""

    speaker: Passage | None
    name: str | None
    cue: Passage | None
    paragraph: int
    line: int
    span: Marked


def find_quotes(analysis: Analysis, names: Sequence[Name]) -> tuple[Quote, ...]:
    """Every quote of a report, in order of place: direct, mixed and indirect.

    The passages of a quote's reasons include the reporting clause that a scrap stands in, which covers its content.
    """
    report = analysis.report
    spans = marked_spans(report.text, analysis.sentences)
    reader = _Reader(report, Memory(locate(names, report), report, analysis.references))
    for number, line in enumerate(lines(analysis.sentences, spans, report.text)):
        reader.read(number, line)
    return tuple(sorted(reader.quotes.values(), key=lambda quote: (place(quote.content), quote.id)))


class _Reader:
    """Reads a report line by line, remembering who spoke last; lives for one call."""

    def __init__(self, report: Report, memory: Memory) -> None:
        self.report = report
        self.memory = memory
        self.quotes: dict[str, Quote] = {}
        self.said: Said | None = None
        self.alone = False
        """Whether the line being read is nothing but quotations and marks."""
        self.subject: tuple[Passage, int] | None = None
        """The main subject of the line before, with its paragraph."""

    def read(self, number: int, line: Line) -> None:
        cues = find_cues(line)
        self.alone = all(not word.key for word in line.words)
        by_place = {cue.place: cue for cue in cues}
        places = [cue.place for cue in cues]
        joined = {at: join_mark(line, at, cues, places, self.report.text) for at in sorted(line.marks)}
        attached = {pair.cue.place for pair in joined.values() if pair is not None and pair.attached}
        contents: dict[int, Span] = {}
        for cue in cues:
            content = content_of(line, cue, by_place)
            if content is not None:
                contents[cue.place] = content
        for at, pair in joined.items():
            self._marked(number, line, at, pair, contents)
        for cue in cues:
            if cue.place in contents and cue.place not in attached:
                self._indirect(number, line, cue, contents[cue.place])
        self._remember(number, line, cues)

    def _remember(self, number: int, line: Line, cues: Sequence[Cue]) -> None:
        """Notes the persons who are subjects of a line, once its quotes are read."""
        main = main_subject(line.words)
        if main is not None:
            passage = self._passage(line, main)
            self.memory.note(number, self.memory.name_of(passage))
            self.subject = (passage, line.paragraph)
        elif not line.marks:
            self.subject = None
        for cue in cues:
            if cue.subject is not None:
                self.memory.note(number, self.memory.name_of(self._speaker(line, cue.subject)))

    def _passage(self, line: Line, span: Span) -> Passage:
        return self.report.passage(*line.bounds(span))

    def _speaker(self, line: Line, subject: Span) -> Passage:
        """The subject, with the name in apposition to it: "the union’s head, Ada Brook,"."""
        words = line.words
        end = subject[1]
        if end + 1 < len(words) and words[end].text == "," and not is_capital(words[end - 1]):
            name = phrase_starting(words, end + 1, min(len(words), end + 7))
            if name is not None and all(is_capital(word) or not word.key for word in words[name[0] : name[1]]):
                end = name[1]
        return self._passage(line, (subject[0], end))

    def _resolved(self, number: int, speaker: Passage | None, line: Line) -> str | None:
        if speaker is None:
            return None
        if is_pronoun(speaker):
            main = main_subject(line.words)
            if main is not None:
                passage = self._passage(line, main)
                name = self.memory.name_of(passage)
                if name is not None and name.kind == "person" and passage.end <= speaker.start:
                    return name.id
            return self.memory.meant(speaker, number)
        name = self.memory.name_of(speaker)
        return name.id if name is not None else None

    def _marked(self, number: int, line: Line, at: int, pair: Joined | None, contents: dict[int, Span]) -> None:
        span = line.marks[at]
        text = self.report.text[span.start : span.end]
        if is_title(line, at, text, pair):
            return
        if pair is None:
            self._uncued(number, line, at, text)
            return
        cue = pair.cue
        speaker = self._speaker(line, cue.subject) if cue.subject is not None else None
        name = self._resolved(number, speaker, line)
        whole = spoken_whole(text, pair.attached, pair.cue.frame)
        kind = QuoteKind.DIRECT if whole else QuoteKind.MIXED
        cue_passage = self._passage(line, (cue.first, cue.place + 1))
        clause = self._clause(line, at, cue, contents)
        reason = Reason(f"quote: {pair.rule}", f"{cue.rule}: {cue_passage.text}", 1.0, (clause,))
        self._keep(span, kind, cue_passage, speaker, name, reason)
        if whole or self.said is None or self.said.paragraph != line.paragraph:
            self.said = Said(speaker, name, cue_passage, line.paragraph, number, span)

    def _clause(self, line: Line, at: int, cue: Cue, contents: dict[int, Span]) -> Passage:
        """What is reported around a quotation: the reported clause, or from behind the cue on, or the line's part."""
        content = contents.get(cue.place)
        if content is not None and content[0] <= at < content[1]:
            return self._passage(line, content)
        if cue.place < at:
            return self._passage(line, (min(max(cue.place + 1, cue.after), at), at + 1))
        return self._passage(line, (at, at + 1))

    def _uncued(self, number: int, line: Line, at: int, text: str) -> None:
        """A quotation whose line has no cue: it goes on from the one before, or nobody says it."""
        span = line.marks[at]
        alone = self.alone
        words = len(text.split())
        said = self.said
        if alone and said is not None and self._goes_on(line, span, said):
            reason = Reason("quote: goes on", "the quotation before, by the same speaker", 0.8)
            self._keep(span, QuoteKind.DIRECT, None, said.speaker, said.name, reason)
            self.said = Said(said.speaker, said.name, None, line.paragraph, number, span)
            return
        if alone and self.subject is not None and self.subject[1] == line.paragraph:
            speaker = self.subject[0]
            name = self._resolved(number, speaker, line)
            reason = Reason("quote: stands alone", "the subject of the sentence before", 0.6)
            self._keep(span, QuoteKind.DIRECT, None, speaker, name, reason)
            self.said = Said(speaker, name, None, line.paragraph, number, span)
            return
        introduced = at > 0 and line.words[at - 1].text == ":"
        if introduced and (main := main_subject(line.words)) is not None:
            speaker = self._passage(line, main)
            name = self._resolved(number, speaker, line)
            self._keep(
                span,
                QuoteKind.DIRECT,
                None,
                speaker,
                name,
                Reason("quote: colon", "the sentence's subject", 0.7),
            )
            self.said = Said(speaker, name, None, line.paragraph, number, span)
            return
        if words >= LEAST_UNCUED:
            whole = spoken_whole(text, alone, Frame.MARKS)
            kind = QuoteKind.DIRECT if whole else QuoteKind.MIXED
            reason = Reason(
                "quote: nobody named",
                "no verb of saying",
                0.4,
                (self._passage(line, (max(0, at - NEAR), min(len(line.words), at + NEAR))),),
            )
            self._keep(span, kind, None, None, None, reason)

    def _goes_on(self, line: Line, span: Marked, said: Said) -> bool:
        """Whether a quotation alone in its line goes on from the last one."""
        if said.paragraph == line.paragraph:
            return True
        return said.paragraph + 1 == line.paragraph and (not said.span.closed or self._ends_paragraph(said.span))

    def _ends_paragraph(self, span: Marked) -> bool:
        """Whether only a tag follows a quotation in its paragraph, so that the next may go on from it."""
        rest = self.report.text[span.outer_end : span.outer_end + 80].split("\n", 1)[0]
        return len(rest) < 80

    def _indirect(self, number: int, line: Line, cue: Cue, content: Span) -> None:
        """A reported clause without marks; one with marks is told by its scraps."""
        if any(content[0] <= at < content[1] for at in line.marks) or cue.subject is None:
            return
        speaker = self._speaker(line, cue.subject)
        name = self._resolved(number, speaker, line)
        passage = self._passage(line, content)
        cue_passage = self._passage(line, (cue.first, cue.place + 1))
        reason = Reason("quote: reported clause", f"{cue.rule}: {cue_passage.text}", 0.9)
        quote = Quote(
            self._id(passage, QuoteKind.INDIRECT),
            QuoteKind.INDIRECT,
            passage,
            cue_passage,
            speaker,
            name,
            (reason,),
        )
        self.quotes[quote.id] = quote

    def _keep(
        self,
        span: Marked,
        kind: QuoteKind,
        cue: Passage | None,
        speaker: Passage | None,
        name: str | None,
        reason: Reason,
    ) -> None:
        stop = kind is QuoteKind.MIXED and self.report.text[span.end - 1] == "." and span.end - span.start > 1
        content = self.report.passage(span.start, span.end - 1 if stop else span.end)
        quote = Quote(self._id(content, kind), kind, content, cue, speaker, name, (reason,))
        self.quotes[quote.id] = quote

    def _id(self, content: Passage, kind: QuoteKind) -> str:
        return "quote-" + digest(content.report, str(content.start), str(content.end), kind.value)
