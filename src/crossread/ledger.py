"""The ledger: what positions are about, told across reports, and a line for each act of an actor on one matter."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

import numpy as np
from numpy.typing import NDArray

from crossread.language.encoder import Encoder, likeness
from crossread.language.inflection import both_numbers, singular
from crossread.language.lexicon import lexicon
from crossread.language.matching import grown
from crossread.language.stems import stem
from crossread.language.words import words
from crossread.parsed import Analysis, Sentence
from crossread.records import Act, Entry, Passage, Position, Reason
from crossread.text import SupportOf, digest, place

JOIN = 0.6
"""Average likeness of two groups of issues from which they are one matter. Of pairs read by eye in other stories a
third below .55 were of one matter, about half at .57, seven in ten above .6."""
WORDS_COUNT = 0.3
"""Part of the way to 1 that sharing all words moves a cosine: words of names and numbers count little in a vector."""
SAME_ACTOR = 0.06
"""What it adds that one actor is behind two issues: who wants something wants it in many words."""
REACH = 2
"""Sentences that "this demand" looks back: what it means was said in the paragraph."""
THAT = "that "
OPEN_WORDS = frozenset({"it", "them", "this", "that", "so"})
LEADING = frozenset({"better", "must", "ought"})
LEAST_KEYS = 2
"""Words with a meaning of their own that an issue with "it" must have to be compared by them."""
ASKING = frozenset({Act.DEMANDS, Act.CALLS_FOR, Act.INSISTS})
GIVING = frozenset({Act.OFFERS, Act.PROPOSES})
MEANT: Mapping[Act, frozenset[Act]] = {
    Act.DEMANDS: ASKING,
    Act.CALLS_FOR: ASKING,
    Act.INSISTS: ASKING,
    Act.OFFERS: GIVING,
    Act.PROPOSES: GIVING | {Act.DEMANDS},
}
"""Acts that a noun such as "this demand" can point back to, where there are more than its own."""


@dataclass(frozen=True, slots=True)
class _Issue:
    """One wording of an issue, whoever has it."""

    text: str
    keys: frozenset[str]
    names: frozenset[str]
    """Whose issue it is, in these words."""


def keep_ledger(
    positions: Sequence[Position], analyses: Sequence[Analysis], encoder: Encoder, support: SupportOf
) -> tuple[tuple[Position, ...], tuple[Entry, ...]]:
    """The positions with their matters, and the ledger; the same whatever the order of positions and reports.

    Like issues share a matter: by their vectors and the words they share, in groups that hold together on average.
    An issue that only points back ("this demand", "the offer") has the matter of what was wanted or said just before.
    """
    ordered = sorted(positions, key=lambda one: (place(one.issue), one.id))
    found = _Lines.of(analyses)
    leads = _leads(ordered, found)
    hearts = {one.id: _heart(one, found) for one in ordered if one.id not in leads}
    texts = sorted(set(hearts.values()))
    whose: dict[str, set[str]] = {text: set() for text in texts}
    for one in ordered:
        if one.id in hearts:
            whose[hearts[one.id]].add(one.name)
    issues = [_Issue(text, _keys(text), frozenset(whose[text])) for text in texts]
    scores = _scores(issues, encoder)
    matter_of = _matters(issues, scores)
    matters = {one.id: _matter(one, leads, hearts, matter_of) for one in ordered}
    told = tuple(replace(one, matter=matters[one.id]) for one in positions)
    number = {text: at for at, text in enumerate(texts)}
    at = {one: number[heart] for one, heart in hearts.items()}
    return told, _entries(sorted(told, key=lambda one: (place(one.issue), one.id)), at, scores, support)


@dataclass(frozen=True, slots=True)
class _Lines:
    """The sentences of the reports, found by place."""

    starts: Mapping[str, list[int]]
    sentences: Mapping[str, Sequence[Sentence]]

    @classmethod
    def of(cls, analyses: Sequence[Analysis]) -> _Lines:
        """The sentences of the reports."""
        rows = {analysis.report.id: analysis.sentences for analysis in analyses}
        return cls({report: [line.start for line in lines] for report, lines in rows.items()}, rows)

    def number(self, passage: Passage) -> int:
        """The number of the sentence that a passage begins in."""
        return bisect_right(self.starts[passage.report], passage.start) - 1

    def sentence(self, passage: Passage) -> Sentence:
        """The sentence that a passage begins in."""
        return self.sentences[passage.report][self.number(passage)]


def _heart(one: Position, lines: _Lines) -> str:
    """The words of an issue that are compared: without whom one turns to, who is the same whatever one wants of him.

    Whom one accuses is part of the matter. Where hardly more than "it" is left the sentence tells.
    """
    text, start = one.issue.text, one.issue.start
    sentence = lines.sentence(one.issue)
    opening = start + len(THAT) if text.startswith(THAT) else start
    told = next((name for name in sentence.proper if name.start == opening and name.end < one.issue.end), None)
    if told is not None and one.act is not Act.ACCUSES:
        text = text[told.end - start :]
    folded = _bare(_folded(text))
    vague = not OPEN_WORDS.isdisjoint(folded.split()) and len(_keys(folded)) < LEAST_KEYS
    if vague:
        return _folded(sentence.text)
    return folded if _keys(folded) else _folded(one.issue.text)


def _bare(text: str) -> str:
    """Without the small words that it begins with: "should come to the table" and "to come to the table" are one."""
    held = text.split()
    first = next((at for at, word in enumerate(held) if word not in lexicon("stop_words") | LEADING), 0)
    return " ".join(held[first:])


# ---- issues that point back ----------------------------------------------------------------------------------


@cache
def _naming() -> dict[str, Act]:
    """Nouns that name an act, singular and plural."""
    rows = [line.split() for line in sorted(lexicon("act_nouns"))]
    return {form: Act[row[1].upper()] for row in rows for form in both_numbers(row[0])}


def _leads(ordered: Sequence[Position], lines: _Lines) -> dict[str, Position | None]:
    """For each position whose issue only points back, the one that it points to; None where there is none."""
    found: dict[str, Position | None] = {}
    before: list[Position] = []
    for one in ordered:
        if before and before[0].issue.report != one.issue.report:
            before = []
        if not _points_back(one.issue):
            before.append(one)
            continue
        line = lines.number(one.issue)
        near = [other for other in before if line - lines.number(other.issue) <= REACH and other.name != one.name]
        found[one.id] = _meant(one, near)
    return found


def _meant(one: Position, near: Sequence[Position]) -> Position | None:
    """The last position before that fits the noun: "this accusation" is no demand."""
    act = next((_naming()[word] for word in sorted(_every(one.issue)) if word in _naming()), None)
    fitting = [other for other in near if act is None or other.act in MEANT.get(act, frozenset({act}))]
    rows = fitting or near
    return rows[-1] if rows else None


def _points_back(issue: Passage) -> bool:
    """Whether an issue has no words of its own: "this demand", "it", "the offer"."""
    backward = lexicon("act_backwards")
    keys = _keys(_folded(issue.text))
    return keys <= backward if keys else True


# ---- what belongs together -----------------------------------------------------------------------------------


def _scores(issues: Sequence[_Issue], encoder: Encoder) -> NDArray[np.float64]:
    """Likeness of every two wordings: the cosine of their vectors, moved towards 1 by the words they share."""
    vectors = encoder.encode([issue.text for issue in issues])
    whole = likeness(vectors, vectors)
    names = _held([issue.names for issue in issues])
    held = _held([frozenset(map(stem, issue.keys)) for issue in issues])
    # A name that most issues of a story have says little of what one is about.
    rare = np.log((len(issues) + 1) / np.maximum(1, held.sum(axis=0))).astype(np.float32)
    weight = (held * rare).sum(axis=1)
    least = np.maximum(rare.min(initial=1), np.minimum(weight[:, None], weight[None, :]))
    shared = np.minimum(1, ((held * rare) @ held.T).astype(np.float64) / least)
    own = names @ names.T > 0
    scores: NDArray[np.float64] = np.round(whole + (1 - whole) * WORDS_COUNT * shared + SAME_ACTOR * own, 3)
    return scores


def _held(rows: Sequence[frozenset[str]]) -> NDArray[np.float32]:
    """Which row has which word."""
    column = {word: at for at, word in enumerate(sorted(frozenset().union(*rows)))}
    found = np.zeros((len(rows), len(column)), dtype=np.float32)
    for at, row in enumerate(rows):
        for word in row:
            found[at, column[word]] = 1
    return found


def _matters(issues: Sequence[_Issue], scores: NDArray[np.float64]) -> dict[str, str]:
    """From each wording to the id of its matter: groups grown along the most alike, while their average is enough."""

    def fits(left: tuple[int, ...], right: tuple[int, ...]) -> bool:
        return bool(round(float(scores[np.ix_(left, right)].mean()), 3) >= JOIN)

    rows, columns = np.nonzero(np.triu(scores >= JOIN, k=1))
    pairs = sorted(zip(rows.tolist(), columns.tolist(), strict=True), key=lambda pair: (-scores[pair], pair))
    groups = grown(range(len(issues)), pairs, fits)
    ids = {group: "matter-" + digest(*(issues[at].text for at in group)) for group in groups}
    return {issues[at].text: ids[group] for group in groups for at in group}


def _matter(
    one: Position,
    leads: Mapping[str, Position | None],
    hearts: Mapping[str, str],
    matter_of: Mapping[str, str],
) -> str:
    if one.id not in leads:
        return matter_of[hearts[one.id]]
    lead = leads[one.id]
    if lead is not None:
        return matter_of[hearts[lead.id]]
    # Nothing to point to: a matter of its own, which only a reprint of the same clause shares.
    return "matter-" + digest("alone", _folded(one.passage.text))


# ---- the lines -----------------------------------------------------------------------------------------------


def _entries(
    ordered: Sequence[Position],
    at: Mapping[str, int],
    scores: NDArray[np.float64],
    support: SupportOf,
) -> tuple[Entry, ...]:
    rows: dict[tuple[str, Act, bool, str], list[Position]] = {}
    for one in ordered:
        rows.setdefault((one.name, one.act, one.denied, one.matter), []).append(one)
    found = []
    for (name, act, denied, matter), held in sorted(rows.items()):
        reports = {one.issue.report for one in held}
        found.append(
            Entry(
                id="entry-" + digest(name, act, str(denied), matter),
                name=name,
                act=act,
                denied=denied,
                matter=matter,
                issue=_middle(held, at, scores),
                positions=tuple(one.id for one in held),
                lineages=support(one.passage for one in held),
                reasons=(Reason("ledger: like issues", f"positions: {len(held)}, reports: {len(reports)}"),),
            )
        )
    return tuple(sorted(found, key=lambda entry: (entry.name, place(entry.issue), entry.id)))


def _middle(held: Sequence[Position], at: Mapping[str, int], scores: NDArray[np.float64]) -> Passage:
    """The issue whose words are nearest to the others'; the first of equals, and of those that only point back."""
    rows = [one for one in held if one.id in at]
    columns = sorted({at[one.id] for one in rows})
    near = {row: round(float(scores[row, columns].mean()), 3) for row in columns}
    return max(rows, key=lambda one: near[at[one.id]]).issue if rows else held[0].issue


def _folded(text: str) -> str:
    return " ".join(word.key for word in words(text) if word.key)


def _every(passage: Passage) -> set[str]:
    return {word.key for word in words(passage.text)}


def _keys(text: str) -> frozenset[str]:
    """The words that say what an issue is about, in the singular."""
    stop = lexicon("stop_words")
    return frozenset(singular(key) for key in text.split() if key not in stop)
