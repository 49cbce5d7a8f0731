"""Sentences with their trees, and where their tokens stand to the quotation marks of the report."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from crossread.language.marks import Marked
from crossread.language.syntax import Tree
from crossread.parsed import Sentence, Token
from crossread.records import Passage, Report

OUTSIDE = -1
"""Stands for the quotation of a token that is in none."""
EDGES = frozenset(" \t\u00a0,.;:–—-")
"""What is left off at the ends of a reported clause."""
MARKS = frozenset("\"“”„‟«»‘’‚'`")


@dataclass(frozen=True, slots=True)
class Part:
    """A sentence that is read for quotes."""

    number: int
    """Place among the sentences of the report."""
    report: Report
    tree: Tree
    inside: tuple[int, ...]
    """For each token the place of the quotation that it stands in among those of the report, or `OUTSIDE`."""

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens of the sentence."""
        return self.tree.tokens

    @property
    def paragraph(self) -> int:
        """The number of its paragraph."""
        return self.tree.sentence.paragraph

    def below(self, at: int, without: Collection[int] = ()) -> list[int]:
        """A token with everything that hangs on it, in order; not what hangs on the tokens of `without`."""
        found, todo = [], [at]
        while todo:
            here = todo.pop()
            found.append(here)
            todo.extend(child for child in self.tree.children[here] if child not in without)
        return sorted(found)

    def key(self, at: int) -> str:
        """A token in small letters, with a plain apostrophe."""
        return self.tree.text(at).lower().replace("’", "'")

    def word(self, at: int) -> bool:
        """Whether a token is no mark of punctuation."""
        return self.tokens[at].pos != "PUNCT"

    def passage(self, places: Sequence[int]) -> Passage | None:
        """From the first to the last of some tokens, without commas and stops at the ends; None if nothing is left."""
        return trimmed(self.report, self.tokens[places[0]].start, self.tokens[places[-1]].end)

    def exact(self, first: int, last: int) -> Passage:
        """From one token to another, both included."""
        return self.report.passage(self.tokens[first].start, self.tokens[last].end)


def trimmed(report: Report, start: int, end: int) -> Passage | None:
    """A passage without commas, stops and lone quotation marks at its ends; None if nothing is left."""
    text = report.text

    def bare(at: int, rest: slice) -> bool:
        return text[at] in EDGES or (text[at] in MARKS and MARKS.isdisjoint(text[rest]))

    while start < end and bare(start, slice(start + 1, end)):
        start += 1
    while end > start and bare(end - 1, slice(start, end - 1)):
        end -= 1
    return report.passage(start, end) if start < end else None


def parts(report: Report, sentences: Sequence[Sentence], spans: Sequence[Marked]) -> Iterator[Part]:
    """The sentences that have a grammar, in order."""
    starts = [span.start for span in spans]
    for number, sentence in enumerate(sentences):
        if sentence.tokens:
            yield Part(number, report, Tree.of(sentence), tuple(_inside(sentence.tokens, spans, starts)))


def _inside(tokens: Iterable[Token], spans: Sequence[Marked], starts: Sequence[int]) -> Iterator[int]:
    for token in tokens:
        at = bisect_right(starts, token.start) - 1
        yield at if at >= 0 and token.end <= spans[at].end else OUTSIDE
