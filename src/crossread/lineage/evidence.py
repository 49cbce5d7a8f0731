"""What speaks for or against one report descending from another: one function a kind of evidence, one table.

Each function sees a `Pair` and gives at most one `Reason`, whose weight is a step in log-odds. `probability` adds
the weights of the table to the prior. How the weights were found is told in docs/decisions/0003-descent-evidence.md.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import exp

from crossread.language.matching import longest_increasing
from crossread.lineage.sources import Credit, same_source
from crossread.parsed import Analysis
from crossread.records import Copy, CopyKind, Passage, Reason
from crossread.text import fold

PRIOR = -2.0
"""Log-odds of common descent before anything is looked at: about one pair of reports of a story in eight."""
SHOWN = 6
"""Passages a reason brings along: enough to convince an editor, few enough to read."""


@dataclass(frozen=True, slots=True)
class Scrap:
    """A few words in quotation marks: where a reporter cut somebody's speech."""

    key: str
    passage: Passage


@dataclass(frozen=True, slots=True)
class Pair:
    """Two reports with everything that they share."""

    left: Analysis
    right: Analysis
    copies: tuple[Copy, ...]
    matches: tuple[tuple[int, int], ...]
    """Sentences (left, right) that say the same in other words, each once, in order of the left report."""
    copied: tuple[int, int]
    """How many sentences of the left and of the right report stand in verbatim runs, by half or more."""
    quoted_left: tuple[tuple[int, int], ...]
    """Spans of the left report inside quotation marks."""
    scraps_left: tuple[Scrap, ...]
    """Scraps of quotation, without those that most reports of the story have."""
    scraps_right: tuple[Scrap, ...]
    credits_left: tuple[Credit, ...]
    credits_right: tuple[Credit, ...]


def probability(reasons: Sequence[Reason]) -> float:
    """The probability that the weights add up to, rounded to three decimals."""
    return round(1 / (1 + exp(-(PRIOR + sum(reason.weight for reason in reasons)))), 3)


def copied_share(pair: Pair) -> float:
    """Share of the shorter report's words that stand in verbatim runs outside quotations, 0..1."""
    runs = [copy for copy in pair.copies if copy.kind is CopyKind.VERBATIM]
    copied = sum(_own_words(copy.left, pair.quoted_left) for copy in runs)
    return copied / max(1, min(_length(pair.left), _length(pair.right)))


def weigh(pair: Pair) -> tuple[Reason, ...]:
    """Every reason that the table finds, in the table's order."""
    found = (look(pair) for look in EVIDENCE)
    return tuple(replace(reason, weight=round(reason.weight, 3)) for reason in found if reason is not None)


def verbatim(pair: Pair) -> Reason | None:
    """Share of the shorter report's words in verbatim runs outside quotations.

    Quotations do not count, since two reporters at one press conference share them without sharing an origin.
    Weight 9 a share of one: with a long run, four words in ten tip the scale; two paragraphs pasted into a report of
    one's own do not.
    """
    share = copied_share(pair)
    if share < 0.02:
        return None
    runs = [copy for copy in pair.copies if copy.kind is CopyKind.VERBATIM]
    passages = tuple(copy.left for copy in _longest(runs))
    return Reason("verbatim", f"{share:.0%} of the shorter report is shared word for word", 9 * share, passages)


def long_run(pair: Pair) -> Reason | None:
    """A verbatim run of 20 words or more outside quotations: nobody writes that twice.

    Weight 1: it shows copying of that passage, which need not be the origin of the whole report.
    """
    runs = [
        copy for copy in pair.copies if copy.kind is CopyKind.VERBATIM and _own_words(copy.left, pair.quoted_left) >= 20
    ]
    if not runs:
        return None
    longest = _longest(runs)[0]
    words = len(longest.left.text.split())
    return Reason("long run", f"a run of {words} words is the same", 1.0, (longest.left, longest.right))


def selection_and_order(pair: Pair) -> Reason | None:
    """How many of the shorter report's sentences match the other's, and whether in the same order.

    Independent reports of one event choose and order their matter each in their own way; a rewrite keeps both even
    where it changes every word. Sentences inside verbatim runs are left out on both sides: they are evidence already.
    Weight 14 a share over .4 and 20 an order over .8, held between -3 and 7 and trusted the more the more matches
    there are: not at all at three, fully at ten.
    """
    if len(pair.matches) < 4:
        return None
    left, right = (
        len(side.sentences) - copied for side, copied in zip((pair.left, pair.right), pair.copied, strict=True)
    )
    share = min(1.0, len(pair.matches) / max(1, min(left, right)))
    order = longest_increasing([right for _, right in pair.matches]) / len(pair.matches)
    trust = min(1.0, (len(pair.matches) - 3) / 7)
    weight = trust * max(-3.0, min(7.0, 14 * (share - 0.4) + 20 * (order - 0.8)))
    detail = f"{share:.0%} of the shorter report's sentences say the same in other words, {order:.0%} in the same order"
    passages = tuple(
        side.report.passage(side.sentences[at].start, side.sentences[at].end)
        for match in pair.matches[: SHOWN // 2]
        for side, at in zip((pair.left, pair.right), match, strict=True)
    )
    return Reason("selection and order", detail, weight, passages)


def scraps(pair: Pair) -> Reason | None:
    """Scraps of quotation cut at the same places, those aside that most reports of the story have.

    Weight half a scrap from the second, at most 2.
    """
    right = {scrap.key: scrap.passage for scrap in reversed(pair.scraps_right)}
    shared = {scrap.key: scrap.passage for scrap in reversed(pair.scraps_left) if scrap.key in right}
    if len(shared) < 2:
        return None
    passages = tuple(passage for key in sorted(shared)[: SHOWN // 2] for passage in (shared[key], right[key]))
    detail = f"{len(shared)} scraps of quotation are cut at the same places"
    return Reason("same scraps", detail, min(2.0, 0.5 * len(shared)), passages)


def same_headline(pair: Pair) -> Reason | None:
    """The same headline, folded. Weight 2: headlines are an outlet's own."""
    left, right = pair.left.report.title, pair.right.report.title
    if not left or not right or fold(left) != fold(right) or len(left.split()) < 4:
        return None
    return Reason("same headline", f"both are headed “{left}”", 2.0)


def names_the_other(pair: Pair) -> Reason | None:
    """One report states the other's outlet as a source of the whole, or links to it. Weight 3."""
    for teller, other in ((pair.left, pair.right), (pair.right, pair.left)):
        told = pair.credits_left if teller is pair.left else pair.credits_right
        for credit in told:
            if credit.whole and same_source(credit.name, other.report.outlet):
                detail = f"{teller.report.outlet} states {other.report.outlet} as its source"
                return Reason("states the other", detail, 3.0, credit.passages)
        if other.report.source.startswith("http") and other.report.source in teller.report.links:
            return Reason("links to the other", f"{teller.report.outlet} links to {other.report.source}", 3.0)
    return None


def same_credit(pair: Pair) -> Reason | None:
    """Both reports state one source for the whole. Weight 2.5: an agency sends out more than one text a story."""
    for left in pair.credits_left:
        for right in pair.credits_right:
            if left.whole and right.whole and same_source(left.name, right.name):
                detail = f"both state {left.name} as their source"
                return Reason("same source stated", detail, 2.5, left.passages + right.passages)
    return None


EVIDENCE: tuple[Callable[[Pair], Reason | None], ...] = (
    verbatim,
    long_run,
    selection_and_order,
    scraps,
    same_headline,
    names_the_other,
    same_credit,
)


def _length(analysis: Analysis) -> int:
    return sum(1 for sentence in analysis.sentences for word in sentence.words if word.key)


def _own_words(passage: Passage, quoted: Sequence[tuple[int, int]]) -> int:
    """Words of a passage outside the quoted spans, counted by white space."""
    inside = sum(
        len(passage.text[max(start, passage.start) - passage.start : min(end, passage.end) - passage.start].split())
        for start, end in quoted
        if start < passage.end and end > passage.start
    )
    return max(0, len(passage.text.split()) - inside)


def _longest(copies: Sequence[Copy]) -> list[Copy]:
    return sorted(copies, key=lambda copy: (copy.left.start - copy.left.end, copy.left.start))[:SHOWN]
