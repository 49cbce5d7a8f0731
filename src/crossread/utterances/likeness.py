"""How like two quotes are: by the words they share, in order or not, and by the vectors of what they state."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from crossread.language.encoder import Encoder, likeness
from crossread.records import QuoteKind, Vectors
from crossread.utterances.said import Said, gap

Pair = tuple[int, int]
"""Places of two rows, the smaller first."""
Apart = Callable[[str, str], bool]
"""Whether two reports are of different lineages."""

JOIN = 0.64
"""Likeness from which two rows, or two groups of rows on average, are one utterance: near the .655 that parts equal
from different propositions of any two reports."""
EQUAL = 0.98
"""Likeness of two quotes with the same content words."""
PART = 0.95
"""Likeness of two quotes of which one has the words of the other in their order, both in marks."""
OVERLAPPING = 0.9
"""Likeness of two quotes that share a run of words but begin and end elsewhere: one stretch of speech, cut twice."""
CONTAINED = 0.85
"""Likeness of two quotes of which one has nearly all content words of the other."""
MOSTLY = 0.8
"""Share of the shorter quote's content words that makes it contained; one in five may be worded otherwise."""
MOSTLY_EQUAL = 0.6
"""Share of the content words of both that two quotes must have in common whose speakers are not known."""
LEAST_SHARED = 2
"""Content words from which containment counts; a single shared word says little, unless both are predicates."""
LEAST_UNNAMED = 3
"""The same where a speaker is not known."""
LEAST_UNLIKE = 5
"""The same where two speakers without a name are described in different words."""
RUN = 6
"""Words of a run that two quotes share by more than chance: a set phrase ("at the end of the day") has fewer that
say anything."""
RUN_CONTENT = 3
"""Content words that such a run must have."""
RUN_SHARE = 0.5
"""Share of the shorter quote's words that stand in runs which the other has; less is a phrase the speaker repeats."""
BRIEF = 2
"""Content words of a judgement ("was “not easy”") that is no rendering of a quote in marks without these words: only
its clause, which is the reporter's, would speak for it."""
SAME_MATTER = 0.3
"""Cosine of statements from which equal scraps speak of one matter; unrelated sentences are mostly below it."""
ONE_WORD_MATTER = 0.5
"""The same for a scrap of one content word within a longer quote, which many quotes may have; unless the clause around
it has more of the longer quote's words."""
SCATTERED_MATTER = 0.45
"""The same where the shared words stand in another order or apart."""
SAME_PREDICATE = 0.25
"""Cosine of two predicates ("difficult", "not easy") said of one thing from which they may be one judgement."""
SAME_WORD = 0.45
"""Cosine of two such predicates from which they may be one judgement in sentences that tell the same: "not fair" and
"not right" have .47, "a mistake" and "an error" .68, "useful" and "difficult" less than .4."""
WORDS_COUNT = 0.3
"""Part of the way to 1 that sharing all words moves a cosine: words of names and numbers count little in a vector."""
WORDS_ALIKE = 0.25
"""What equal content words add to the cosine of two whole statements. Fitted by hand labels to 219 pairs of quotes of
one speaker in two reports (development half): with shared words as a share of all words of both, .966 of the area
under the curve; .937 without."""
NEAR_EQUAL = 1.0
"""Cosine and equal words together from which two statements whose speakers are not known are near-equal."""
WHOLE = 0.14
"""What two whole statements must have more than `JOIN`, since one speaker says much on one matter: of those pairs
.96 of those with an indirect quote are told right at .78."""
HALF = 0.08
"""What a scrap and a whole statement must have more; in the same way."""
CLOSE = 300
"""Characters between what a report tells in its own words and the quotation that then bears it out."""
INTRODUCED = 0.05
"""What these two must have more than `JOIN`: what stands together is of one matter anyway."""
BALANCED = 0.5
"""Length of the shorter of two translations of one remark, as a share of the longer."""
FLOOR = 0.48
"""Cosine under which no sharing of words lifts two statements to `JOIN`: .48 + .52 x `WORDS_COUNT` is .636."""
BLOCK = 1024
"""Rows compared at a time, so that memory does not grow with their square."""
POSTINGS = 400
"""Rows that may have a word by which quotes that contain it are looked up; a scrap of words more common than that
says nothing of what it is cut from."""


def scores(rows: Sequence[Said], encoder: Encoder, apart: Apart) -> tuple[dict[Pair, float], dict[Pair, float]]:
    """Likeness of every two rows that may join; and of those that share their words in one run, how near what they
    state is, which tells of which of two longer quotes a piece is."""
    statements = encoder.encode([row.statement for row in rows])
    contents = encoder.encode([row.own for row in rows])
    runs = _runs(rows)
    judged = frozenset(_judgements(rows))
    pairs = sorted({*_near(rows, statements), *_sharing(rows), *runs, *judged})
    whole, part = _cosines(statements, pairs), _cosines(contents, pairs)
    alike = [pair for at, pair in enumerate(pairs) if pair in judged and part[at] >= _word_bound(rows, pair)]
    scenes = _scenes(rows, encoder, alike)
    whole = np.array([max(one, scenes.get(pair, 0.0)) for pair, one in zip(pairs, whole, strict=True)])
    heard = _heard_alike(rows, runs, apart)
    found: dict[Pair, float] = {}
    bound: dict[Pair, float] = {}
    for pair, one, other in zip(pairs, whole, part, strict=True):
        left, right = rows[pair[0]], rows[pair[1]]
        score, tie = _score(left, right, float(one), float(other), pair in runs, left.quote.name in heard)
        if score > 0:
            found[pair] = score
            if tie:
                bound[pair] = float(one)
    return found, bound


# ---- which pairs are looked at -------------------------------------------------------------------------------


def _near(rows: Sequence[Said], statements: Vectors) -> Iterator[Pair]:
    """Rows of one name whose statements are near enough for meaning to join them."""
    buckets: dict[str, list[int]] = defaultdict(list)
    for at, row in enumerate(rows):
        if row.quote.name is not None:
            buckets[row.quote.name].append(at)
    for name in sorted(buckets):
        held = np.array(buckets[name])
        for first in range(0, len(held), BLOCK):
            near = likeness(statements[held[first : first + BLOCK]], statements[held[first:]]) >= FLOOR
            for one, other in np.argwhere(np.triu(near, 1)):
                yield int(held[first + one]), int(held[first + other])


def _judgements(rows: Sequence[Said]) -> Iterator[Pair]:
    """Rows that one speaker says of something in a word or two, "not fair" and "not right"."""
    by_name: dict[str, list[int]] = defaultdict(list)
    for at, row in enumerate(rows):
        if row.predicate and len(row.keys) <= BRIEF and row.quote.name is not None:
            by_name[row.quote.name].append(at)
    for name in sorted(by_name):
        pairs = combinations(by_name[name][:POSTINGS], 2)
        yield from (pair for pair in pairs if rows[pair[0]].reports.isdisjoint(rows[pair[1]].reports))


def _word_bound(rows: Sequence[Said], pair: Pair) -> float:
    """Cosine that two judgements must have; a report's own word for one need only be of its kind."""
    return SAME_WORD if all(rows[at].verbatim for at in pair) else SAME_PREDICATE


def _scenes(rows: Sequence[Said], encoder: Encoder, pairs: Sequence[Pair]) -> dict[Pair, float]:
    """How like the sentences are that judgements stand in: their own clauses may leave open what is judged."""
    held = sorted({at for pair in pairs for at in pair})
    if not held:
        return {}
    vectors = encoder.encode([rows[at].scene for at in held])
    place = {at: number for number, at in enumerate(held)}
    near = _cosines(vectors, [(place[left], place[right]) for left, right in pairs])
    return {pair: float(one) for pair, one in zip(pairs, near, strict=True)}


def _sharing(rows: Sequence[Said]) -> Iterator[Pair]:
    """Rows of which one may contain the other: it has one of the other's rarest words, of which few may be missing."""
    having: dict[str, list[int]] = defaultdict(list)
    for at, row in enumerate(rows):
        for key in row.keys:
            having[key].append(at)
    for at, row in enumerate(rows):
        rarest = sorted(row.keys, key=lambda key: (len(having[key]), key))
        spare = len(rarest) - math.ceil(MOSTLY * len(rarest)) + 1
        for key in rarest[:spare]:
            if len(having[key]) <= POSTINGS:
                yield from ((min(at, other), max(at, other)) for other in having[key] if _may_meet(row, rows[other]))


def _runs(rows: Sequence[Said]) -> frozenset[Pair]:
    """Rows that share runs of `RUN` words, which make up a good part of the shorter."""
    having: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, row in enumerate(rows):
        for gram in _grams(row):
            if len(row.keys.intersection(gram)) >= RUN_CONTENT:
                having[gram].append(at)
    found = {
        pair
        for held in having.values()
        if 1 < len(held) <= POSTINGS
        for pair in combinations(held, 2)
        if _may_meet(rows[pair[0]], rows[pair[1]])
    }
    return frozenset(pair for pair in found if _shared_runs(rows[pair[0]], rows[pair[1]]) >= RUN_SHARE)


def _grams(row: Said) -> dict[tuple[str, ...], int]:
    """The runs of `RUN` words of a row, each with its first place."""
    found: dict[tuple[str, ...], int] = {}
    for at, gram in enumerate(zip(*(row.stems[first:] for first in range(RUN)), strict=False)):
        found.setdefault(gram, at)
    return found


def _shared_runs(left: Said, right: Said) -> float:
    """The share of the shorter row's words that stand in runs which the longer has."""
    shorter, longer = sorted((left, right), key=lambda row: len(row.stems))
    have = _grams(longer)
    covered = {at + step for gram, at in _grams(shorter).items() if gram in have for step in range(RUN)}
    return len(covered) / len(shorter.stems)


def _heard_alike(rows: Sequence[Said], runs: frozenset[Pair], apart: Apart) -> frozenset[str | None]:
    """Speakers whose words reports of two lineages give alike: they speak the language of the reports, so that
    different words are different remarks and no translations."""
    found = set()
    for at, row in enumerate(rows):
        if row.quote.kind is QuoteKind.DIRECT and len(row.stems) >= RUN and _of_two_lineages(row, row, apart):
            found.add(rows[at].quote.name)
    for left, right in runs:
        both = rows[left], rows[right]
        if all(row.quote.kind is QuoteKind.DIRECT for row in both) and _of_two_lineages(*both, apart):
            found.update(row.quote.name for row in both)
    return frozenset(found)


def _of_two_lineages(left: Said, right: Said, apart: Apart) -> bool:
    one = min(left.reports)
    return any(apart(one, other) for other in sorted(left.reports | right.reports))


def _may_meet(left: Said, right: Said) -> bool:
    one, other = left.quote.name, right.quote.name
    return left is not right and (one is None or other is None or one == other)


def _cosines(vectors: Vectors, pairs: Sequence[Pair]) -> NDArray[np.float64]:
    """One cosine a pair, rounded to three decimals as everywhere."""
    found = np.zeros(len(pairs))
    for first in range(0, len(pairs), BLOCK * BLOCK // 16):
        part = np.array(pairs[first : first + BLOCK * BLOCK // 16]).reshape(-1, 2)
        left, right = vectors[part[:, 0]].astype(np.float64), vectors[part[:, 1]].astype(np.float64)
        found[first : first + len(part)] = np.einsum("ij,ij->i", left, right)
    return np.round(found, 3)


# ---- how like a pair is --------------------------------------------------------------------------------------


def _score(left: Said, right: Said, whole: float, part: float, run: bool, heard: bool) -> tuple[float, bool]:
    """Likeness of two rows from the cosines of their statements (`whole`) and of their bare contents (`part`), and
    whether they share their words in one run."""
    known = left.quote.name is not None and right.quote.name is not None
    shared = len(left.keys & right.keys)
    least = min(len(left.keys), len(right.keys))
    verbal, tie = 0.0, False
    if shared >= _enough(left, right, known):
        matter = _matter(left, right, least)
        own = left.verbatim and right.verbatim
        if left.keys == right.keys and whole >= matter:
            verbal, tie = EQUAL, True
        elif own and shared == least and whole >= matter and _within(left, right):
            verbal, tie = PART, True
        elif run and (own or known):
            verbal, tie = OVERLAPPING, own
        elif _alike_throughout(left, right, whole, max(matter, SCATTERED_MATTER), known):
            verbal = CONTAINED
    return round(max(verbal, _meaning(left, right, whole, part, heard)) if known else verbal, 3), tie


def _enough(left: Said, right: Said, known: bool) -> int:
    """Content words that two rows must share for their words to say anything."""
    if left.keys == right.keys:
        return 1 if known else LEAST_SHARED
    if not known:
        return LEAST_UNNAMED if _like_described(left, right) else LEAST_UNLIKE
    scraps = left.verbatim and right.verbatim and (left.scrap or right.scrap)
    return 1 if scraps or (left.predicate and right.predicate) else LEAST_SHARED


def _like_described(left: Said, right: Said) -> bool:
    """Whether the words for two speakers may be for one: a word in common, or none for one of them."""
    if left.quote.name is not None or right.quote.name is not None:
        return True
    return not left.described or not right.described or bool(left.described & right.described)


def _matter(left: Said, right: Said, least: int) -> float:
    """Cosine of their statements that two rows with the same words must have to speak of one matter."""
    if left.scrap and right.scrap:
        return SAME_MATTER
    alone = least < LEAST_SHARED and left.keys != right.keys and len(left.words & right.words) <= LEAST_SHARED
    return ONE_WORD_MATTER if alone else -1.0


def _within(left: Said, right: Said) -> bool:
    """Whether one has all words of the other, in order and without a gap; or all content words, if they are many."""
    shorter, longer = sorted((left, right), key=lambda row: len(row.stems))
    if shorter.stems and all(any(run in other for other in longer.runs) for run in shorter.runs):
        return True
    fewer, more = sorted((left.line, right.line), key=len)
    return len(fewer.split()) >= RUN_CONTENT and fewer in more


def _alike_throughout(left: Said, right: Said, whole: float, matter: float, known: bool) -> bool:
    """Whether two that share most words of the shorter speak of one matter; without a name, also little else."""
    common = _jaccard(left, right)
    if not known and whole + WORDS_ALIKE * common >= NEAR_EQUAL:
        return True
    mostly = len(left.keys & right.keys) >= MOSTLY * min(len(left.keys), len(right.keys))
    return mostly and whole >= matter and (known or common >= MOSTLY_EQUAL)


def _jaccard(left: Said, right: Said) -> float:
    """Share of the content words of both that both have."""
    return len(left.keys & right.keys) / max(1, len(left.keys | right.keys))


def _meaning(left: Said, right: Said, whole: float, part: float, heard: bool) -> float:
    """Likeness where the words differ: the statements' cosine, more if they share words; scraps by their own too.

    `heard`: reports give the speaker's own words alike, so that none of them is a translation.
    """
    shared = len(left.words & right.words)
    moved = whole + (1 - whole) * WORDS_COUNT * shared / max(1, min(len(left.words), len(right.words)))
    if left.scrap and right.scrap:
        both = left.predicate and right.predicate
        judged = left.predicate or right.predicate
        if (judged and part < SAME_PREDICATE) or not both:
            moved -= (1 - WORDS_COUNT * shared / max(1, min(len(left.words), len(right.words)))) * (whole - part) / 2
        return moved
    if left.scrap or right.scrap:
        scrap, other = (left, right) if left.scrap else (right, left)
        judgement = scrap.predicate and len(scrap.keys) <= BRIEF and not scrap.keys & other.keys
        return 0.0 if judgement and other.quote.kind is QuoteKind.DIRECT else moved - HALF
    if left.quote.kind is right.quote.kind is QuoteKind.DIRECT and not heard:
        return moved if _balanced(left, right) else 0.0
    if _introduces(left, right):
        return moved - INTRODUCED
    return whole + WORDS_ALIKE * shared / max(1, len(left.words | right.words)) - WHOLE


def _introduces(left: Said, right: Said) -> bool:
    """Whether one is told in a report's own words, close to the other in marks."""
    one, other = left.quote, right.quote
    near = one.content.report == other.content.report and gap(one.content, other.content) <= CLOSE
    return near and {one.kind, other.kind} == {QuoteKind.DIRECT, QuoteKind.INDIRECT}


def _balanced(left: Said, right: Said) -> bool:
    shorter, longer = sorted((len(left.stems), len(right.stems)))
    return shorter >= BALANCED * longer
