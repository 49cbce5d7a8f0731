"""What speaks for one report descending from another, or both from a third: one function a kind of evidence, one table.

Each function sees a `Pair` and gives at most one `Trace`, whose strength is mostly 0 to 1. `weigh` makes a `Reason` of
it, whose weight, a step in log-odds, is the strength times the weight in the table. The weights of a pair's reasons
and the prior add up to the log-odds of common descent. How they were found is told in
docs/decisions/0009-fitted-weights.md.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import exp

from crossread.lineage.pairs import Pair, own_words
from crossread.lineage.profiles import Places
from crossread.lineage.sources import same_source
from crossread.records import Passage, Reason
from crossread.text import fold

SHOWN = 6
"""Passages a reason brings along: enough to convince an editor, few enough to read."""
LEAST_SHARE = 0.02
"""Share of a report in verbatim runs below which nothing is said of it: one run of eight words in a short report."""
PASTED, COPIED = 0.2, 0.6
"""Shares of a report in verbatim runs: up to a fifth may be pasted into a report of one's own, and shows where that
passage is from (`borrowed.py`); from three fifths on it is a copy. Of several such lines this one fits best."""
BESIDE = 4
"""Sentences added to a report's number before shares of it are taken, so that short reports prove little."""
LEAST_MATCHES = 2
"""Matching sentences below which an order means nothing."""


@dataclass(frozen=True, slots=True)
class Trace:
    """What one kind of evidence found in a pair."""

    rule: str
    detail: str
    strength: float
    passages: tuple[Passage, ...] = ()


def verbatim(pair: Pair) -> Trace | None:
    """Share of the words of the report with fewer of them that stand in verbatim runs: none at .2, full at .6.

    Quotations do not count, since two reporters at one press conference share them without sharing an origin.
    """
    if pair.copied < LEAST_SHARE:
        return None
    passages = tuple(run.left for run in sorted(pair.runs, key=lambda run: (-own_words(run), run.left.start))[:SHOWN])
    strength = min(1.0, max(0.0, (pair.copied - PASTED) / (COPIED - PASTED)))
    return Trace("verbatim", f"{pair.copied:.0%} of the shorter report is shared word for word", strength, passages)


def in_order(pair: Pair) -> Trace | None:
    """Share of the sentences that say the same in other words, in the same order on both sides.

    Independent reports of one event choose and order their matter each in their own way; a rewrite keeps both even
    where it changes every word. Sentences inside verbatim runs are left out: they are evidence already.
    """
    if len(pair.in_order) < LEAST_MATCHES:
        return None
    share = len(pair.in_order) / pair.sentences
    detail = f"{share:.0%} of the sentences say the same in other words and in the same order"
    return Trace("same order", detail, len(pair.in_order) / (pair.sentences + BESIDE), _both(pair, pair.in_order))


def neighbours(pair: Pair) -> Trace | None:
    """Share of the sentences that match in other words and follow on the same sentence in both reports.

    What everybody tells, everybody may tell in order of weight; what follows on what is a writer's own choice.
    """
    if not pair.neighbours:
        return None
    share = len(pair.neighbours) / pair.sentences
    detail = f"{share:.0%} of the sentences follow on the same sentence in both reports, in other words"
    strength = len(pair.neighbours) / (pair.sentences + BESIDE)
    return Trace("same sequence", detail, strength, _both(pair, pair.neighbours))


def quotations(pair: Pair) -> Trace | None:
    """Share of the quotations of the report with fewer that the other has too: cut alike whole, cut otherwise half.

    Who has a story from a report can quote nobody but whom it quotes. Two are added to the number, so that one scrap
    proves little; quotations that most reports of the story have do not count. Reporters who heard one speech may quote
    it alike: so it counts in full only beside four sentences of own words that match.
    """
    fewer, more = sorted((pair.left.quotations, pair.right.quotations), key=len)
    alike = sorted(fewer.keys() & more.keys())
    cut = [one for one in sorted(fewer.keys() - more.keys()) if any(one in other or other in one for other in more)]
    if not alike and not cut:
        return None
    beside = min(1.0, (len(pair.in_order) + sum(map(own_words, pair.runs)) / SENTENCE) / OWN)
    strength = beside * (len(alike) + len(cut) / 2) / (len(fewer) + UNPROVEN)
    detail = f"{len(alike)} of {_many(len(fewer), 'quotation')} cut at the same places, {len(cut)} at others"
    return Trace("same quotations", detail, strength, _two(pair.left.quotations, pair.right.quotations, alike))


UNPROVEN = 2
"""Quotations added to a report's number before a share of them is taken."""
OWN = 4
"""Matching sentences of own words beside which quotations count in full."""
SENTENCE = 20
"""Words in verbatim runs that count for a matching sentence, as long as sentences of news are."""


def same_facts(pair: Pair) -> Trace | None:
    """Share of all names and numbers of the two reports that both have; six are added to their number.

    Reporters of one event share its main names and numbers, and each brings more; a rewrite brings hardly any.
    """
    shared = _shared(pair.left.facts, pair.right.facts)
    if not shared:
        return None
    every = len(pair.left.facts.keys() | pair.right.facts.keys())
    detail = f"{len(shared)} of {_many(every, 'name or number', 'names and numbers')} are in both"
    return Trace("same facts", detail, len(shared) / (every + FEW_FACTS))


FEW_FACTS = 6
"""Names and numbers added before a share of them is taken, so that two short notes with one name prove little."""


def rare_facts(pair: Pair) -> Trace | None:
    """Names and numbers that these two reports have and no other of the story, up to ten; from four reports on."""
    shared = _shared(pair.left.rare, pair.right.rare)
    if not shared:
        return None
    detail = f"{_many(len(shared), 'name or number', 'names or numbers')} that no other report has"
    return Trace("rare facts", detail, min(1.0, len(shared) / 10), _two(pair.left.rare, pair.right.rare, shared))


def odd_spellings(pair: Pair) -> Trace | None:
    """Names spelled in the same odd way, one letter off what more reports have, and text damaged alike; up to two."""
    shared = _shared(pair.left.odd, pair.right.odd)
    damage = {mark.passage.text: mark.passage for mark in reversed(pair.right.analysis.report.damage)}
    alike = [mark.passage for mark in pair.left.analysis.report.damage if mark.passage.text in damage]
    if not shared and not alike:
        return None
    passages = _two(pair.left.odd, pair.right.odd, shared)
    passages += tuple(place for one in alike[: SHOWN // 2] for place in (one, damage[one.text]))
    count = len(shared) + len(alike)
    return Trace("same slips", f"{_many(count, 'odd spelling or slip')} in both", min(1.0, count / 2), passages)


def same_headline(pair: Pair) -> Trace | None:
    """The same headline, folded: headlines are an outlet's own."""
    left, right = pair.left.analysis.report.title, pair.right.analysis.report.title
    if not left or not right or fold(left) != fold(right) or len(left.split()) < 4:
        return None
    return Trace("same headline", f"both are headed “{left}”", 1.0)


def names_the_other(pair: Pair) -> Trace | None:
    """One report states the other's outlet as a source of the whole, or links to it."""
    for teller, other in ((pair.left, pair.right), (pair.right, pair.left)):
        told, outlet = teller.analysis.report, other.analysis.report.outlet
        for credit in teller.credits:
            if credit.whole and same_source(credit.name, outlet):
                return Trace("states the other", f"{told.outlet} states {outlet} as its source", 1.0, credit.passages)
        if other.analysis.report.source.startswith("http") and other.analysis.report.source in told.links:
            return Trace("links to the other", f"{told.outlet} links to {other.analysis.report.source}", 1.0)
    return None


def same_credit(pair: Pair) -> Trace | None:
    """Both reports state one source for the whole: little, since an agency sends out more than one text a story."""
    for left in pair.left.credits:
        for right in pair.right.credits:
            if left.whole and right.whole and same_source(left.name, right.name):
                detail = f"both state {left.name} as their source"
                return Trace("same source stated", detail, 1.0, left.passages + right.passages)
    return None


@dataclass(frozen=True, slots=True)
class Evidence:
    """One line of the table: where to look, and the step in log-odds that a trace of full strength is worth."""

    look: Callable[[Pair], Trace | None]
    weight: float


PRIOR = -8.6
"""Log-odds of common descent without a trace. It is low since every pair of reports of one event shows some."""

EVIDENCE: tuple[Evidence, ...] = (
    Evidence(verbatim, 9.1),
    Evidence(in_order, 11.5),
    Evidence(neighbours, 4.3),
    Evidence(quotations, 5.6),
    Evidence(same_facts, 7.2),
    Evidence(rare_facts, 1.0),
    Evidence(odd_spellings, 1.0),
    Evidence(same_headline, 2.0),
    Evidence(names_the_other, 5.0),
    Evidence(same_credit, 1.5),
)
"""The first five weights and the prior are fitted; the others are set by hand, since nothing labelled teaches them."""


def probability(reasons: Sequence[Reason]) -> float:
    """The probability that the prior and the weights add up to, rounded to three decimals."""
    return round(1 / (1 + exp(-(PRIOR + sum(reason.weight for reason in reasons)))), 3)


def weigh(pair: Pair) -> tuple[Reason, ...]:
    """Every reason that the table finds, in the table's order."""
    found = ((line, line.look(pair)) for line in EVIDENCE)
    return tuple(
        Reason(trace.rule, trace.detail, round(line.weight * trace.strength, 3), trace.passages)
        for line, trace in found
        if trace is not None
    )


def strengths(pair: Pair) -> Mapping[str, float]:
    """The strength of every trace by its function's name, 0 where there is none: what the weights are fitted to."""
    found = {line.look.__name__: line.look(pair) for line in EVIDENCE}
    return {name: trace.strength if trace else 0.0 for name, trace in found.items()}


def _shared(left: Places, right: Places) -> list[str]:
    return sorted(left.keys() & right.keys())


def _two(left: Places, right: Places, keys: Sequence[str]) -> tuple[Passage, ...]:
    """The places of some things on both sides, side by side."""
    return tuple(places[key] for key in keys[: SHOWN // 2] for places in (left, right))


def _both(pair: Pair, matches: Sequence[tuple[int, int]]) -> tuple[Passage, ...]:
    """Matching sentences of both sides, side by side."""
    return tuple(
        pair.sentence(side, at)
        for match in matches[: SHOWN // 2]
        for side, at in zip((pair.left, pair.right), match, strict=True)
    )


def _many(count: int, one: str, more: str | None = None) -> str:
    return f"{count} {one if count == 1 else more or one + 's'}"
