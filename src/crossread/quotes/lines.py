"""Lines: sentences in which each quotation is one opaque token, so that grammar is read outside the marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from crossread.language.clauses import OPAQUE
from crossread.language.marks import Marked
from crossread.language.phrases import Span, subject_before
from crossread.parsed import Sentence, Word
from crossread.quotes.verbs import quote_forms

TAG_WORDS = 12
"""Words within which a sentence after "…?” " must come to its verb of saying to count as that quotation's tag."""


@dataclass(frozen=True, slots=True)
class Line:
    """The words of a sentence outside quotation marks, and the quotations among them."""

    words: tuple[Word, ...]
    marks: dict[int, Marked]
    """Place of the opaque token -> the quotation it stands for."""
    paragraph: int

    def bounds(self, span: Span) -> tuple[int, int]:
        """Offsets in the text of a span of words."""
        return self.words[span[0]].start, self.words[span[1] - 1].end


def lines(sentences: Sequence[Sentence], spans: Sequence[Marked], text: str) -> tuple[Line, ...]:
    """The lines of a report, in order."""
    found: list[Line] = []
    tokens: list[Word] = []
    marks: dict[int, Marked] = {}
    paragraph = -1
    span = 0
    for sentence in sentences:
        while span < len(spans) and spans[span].outer_end <= sentence.start:
            span += 1
        inside = span < len(spans) and spans[span].outer_start < sentence.start
        if tokens and (sentence.paragraph != paragraph or not (inside or _is_tag(tokens, marks, sentence, text))):
            found.append(Line(tuple(tokens), marks, paragraph))
            tokens, marks = [], {}
        paragraph = sentence.paragraph
        for word in sentence.words:
            while span < len(spans) and spans[span].outer_end <= word.start:
                span += 1
            if span < len(spans) and spans[span].outer_start < word.end:
                # Only the word right before can stand for the same quotation.
                if marks.get(len(tokens) - 1) is not spans[span]:
                    _put(tokens, marks, spans[span], word)
            else:
                tokens.append(word)
    if tokens:
        found.append(Line(tuple(tokens), marks, paragraph))
    return tuple(found)


def _put(tokens: list[Word], marks: dict[int, Marked], span: Marked, word: Word) -> None:
    marks[len(tokens)] = span
    tokens.append(Word(min(span.outer_start, word.start), max(span.outer_end, word.end), OPAQUE, ""))


def _is_tag(tokens: list[Word], marks: dict[int, Marked], sentence: Sentence, text: str) -> bool:
    """Whether a sentence is the "he asked." after a quotation that ends with a mark of its own."""
    last = marks.get(len(tokens) - 1)
    if last is None or text[last.end - 1] not in "?!….—-":
        return False
    forms = quote_forms()
    for place, word in enumerate(sentence.words[:TAG_WORDS]):
        form = forms.get(word.key)
        if form is not None and (form.past or form.third) and word.text.islower():
            subject = subject_before(sentence.words, place)
            return place == 0 or (subject is not None and subject[0] == 0 and _ends_soon(sentence, place))
    return False


def _ends_soon(sentence: Sentence, place: int) -> bool:
    following = sentence.words[place + 1 :]
    return not following or not following[0].key or len(following) <= TAG_WORDS
