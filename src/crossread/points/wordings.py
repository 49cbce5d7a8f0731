"""Points of wording: one utterance that reports give in words which do not say the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache

from crossread.language.lexicon import lexicon
from crossread.language.numbers import numbers
from crossread.language.quantities import disagree
from crossread.language.stems import stem
from crossread.language.words import words
from crossread.parsed import Quantity
from crossread.points.wording import phrase_in, plain
from crossread.records import (
    Change,
    Passage,
    Point,
    PointKind,
    Quote,
    QuoteKind,
    Reading,
    Reason,
    Status,
    Utterance,
    Wording,
)
from crossread.text import SupportOf, digest, overlap, own_words, place, within

FEW = 6
"""Words of a changed stretch up to which its words can be set against each other one by one."""
STRONG = frozenset("must will shall".split())
WEAK = frozenset("may might could can".split())
"""What must or will be, and what only may: reports that part there say two things. "Should" and "would" are between."""
AUXILIARIES = STRONG | WEAK | frozenset("should would do does did is are was were be been has have had".split())
NEGATIVE_PREFIXES = ("un", "in", "im", "il", "ir", "dis", "non")


def contested(utterances: Sequence[Utterance], quotes: Sequence[Quote], support: SupportOf) -> tuple[Point, ...]:
    """A disputed point for each utterance of which reports give the speaker's own words so that they differ in what
    they say: a negation, a number, a contrary, what must or only may be, another judgement.

    Words left out at the ends, synonyms and other forms of a word are no point, nor is anything told in the
    reporter's words.
    """
    by_id = {quote.id: quote for quote in quotes}
    return tuple(point for utterance in utterances for point in _points(utterance, by_id, support))


def _points(utterance: Utterance, quotes: Mapping[str, Quote], support: SupportOf) -> Iterator[Point]:
    """The points of one utterance, one for each place at which wordings part from the fullest."""
    fullest = utterance.wordings[0]
    whole = _passages(fullest, quotes)
    if not whole:
        return
    parting: dict[Passage, list[tuple[Wording, str]]] = defaultdict(list)
    for wording in utterance.wordings[1:]:
        own = _passages(wording, quotes)
        for change in wording.changes if own else ():
            told = _differs(change, whole, own) if _marked(change, wording, fullest, quotes) else None
            if told:
                parting[change.fullest or whole[0]].append((wording, told))
    for spot in sorted(parting, key=place):
        agreeing = [fullest, *(other for other in utterance.wordings[1:] if _has(other, spot) and other.changes)]
        versions = [agreeing, *_versions(parting[spot])]
        point = _point(utterance, versions, quotes, [told for _, told in parting[spot]], support)
        if point is not None:
            yield point


def _passages(wording: Wording, quotes: Mapping[str, Quote]) -> tuple[Passage, ...]:
    """Where reports have a wording in marks."""
    return tuple(quotes[one].content for one in wording.quotes if quotes[one].kind is not QuoteKind.INDIRECT)


def _marked(change: Change, wording: Wording, fullest: Wording, quotes: Mapping[str, Quote]) -> bool:
    """Whether the words that a change is about are in marks, and so the speaker's own."""
    for side, held in ((change.fullest, fullest), (change.here, wording)):
        if side is None:
            continue
        own = [
            part
            for quote in (quotes[one] for one in held.quotes)
            if quote.kind is not QuoteKind.INDIRECT
            for part in own_words(quote)
        ]
        if not any(within(side, part) for part in own):
            return False
    return True


def _has(wording: Wording, spot: Passage) -> bool:
    """Whether a wording has a stretch of the fullest one as it is."""
    return not any(change.fullest is not None and overlap(change.fullest, spot) for change in wording.changes)


def _versions(parting: Sequence[tuple[Wording, str]]) -> list[list[Wording]]:
    """Wordings that part in the same way, together."""
    found: dict[str, list[Wording]] = {}
    for wording, told in parting:
        found.setdefault(told, []).append(wording)
    return [found[told] for told in sorted(found)]


def _point(
    utterance: Utterance,
    versions: Sequence[Sequence[Wording]],
    quotes: Mapping[str, Quote],
    told: Sequence[str],
    support: SupportOf,
) -> Point | None:
    """The point, unless a report has two of the versions: it then tells that both were said."""
    readings = []
    seen: set[str] = set()
    for version in versions:
        passages = tuple(sorted({spot for wording in version for spot in _passages(wording, quotes)}, key=place))
        reports = {passage.report for passage in passages}
        if not passages or seen & reports:
            return None
        seen |= reports
        readings.append(Reading(version[0].text, passages, support(passages)))
    readings.sort(key=lambda reading: (-reading.lineages.least, -len(reading.passages), place(reading.passages[0])))
    everywhere = [passage for reading in readings for passage in reading.passages]
    places = sorted(f"{passage.report}:{passage.start}:{passage.end}" for passage in everywhere)
    return Point(
        id="point-" + digest("wording", utterance.id, *places, *told),
        kind=PointKind.WORDING,
        status=Status.DISPUTED,
        readings=tuple(readings),
        lineages=support(everywhere),
        reasons=tuple(Reason("wording", one, 1.0, tuple(everywhere[:6])) for one in dict.fromkeys(sorted(told))),
    )


# ---- what could matter ---------------------------------------------------------------------------------------


def _differs(change: Change, whole: Sequence[Passage], own: Sequence[Passage]) -> str | None:
    """What a changed stretch says otherwise, for a reason; None if nothing that matters."""
    if _is_cut(change.fullest, change.here, whole) or _is_cut(change.here, change.fullest, own):
        return None
    left, right = (_words(side) for side in (change.fullest, change.here))
    if max(len(left), len(right)) > FEW:
        return None
    shown = " / ".join(f"“{side.text}”" if side else "nothing" for side in (change.fullest, change.here))
    return next((f"{what}: {shown}" for what, parts in CONTRASTS if parts(left, right)), None)


def _is_cut(side: Passage | None, other: Passage | None, wholes: Sequence[Passage]) -> bool:
    """Whether words at an end of a wording are missing in the other."""
    if side is None or other is not None:
        return False
    return any(side.report == whole.report and side.start <= whole.start for whole in wholes) or any(
        side.report == whole.report and whole.end - side.end <= 1 for whole in wholes
    )


def _words(side: Passage | None) -> tuple[str, ...]:
    """Folded words, with "n't" parted."""
    found: list[str] = []
    for word in words(side.text) if side is not None else ():
        if word.key.endswith("n't") or word.key == "cannot":
            front = word.key.removesuffix("n't").removesuffix("not")
            found.extend(({"wo": "will", "ca": "can", "sha": "shall"}.get(front, front), "not"))
        elif word.key:
            found.append("will" if word.key.endswith("'ll") else word.key)
    return tuple(found)


def _negated(left: Sequence[str], right: Sequence[str]) -> bool:
    """One is denied and the other is not, of the same."""
    denials = [sum(word in lexicon("negations") for word in side) for side in (left, right)]
    one, other = (
        frozenset(stem(word) for word in side if word not in lexicon("negations") and word not in AUXILIARIES)
        for side in (left, right)
    )
    turned = sum(_turns(word, against) for word in one for against in other)
    turned += sum(_turns(word, against) for word in other for against in one)
    same = one == other or bool(turned and len(one) == len(other) == 1)
    return same and (denials[0] + denials[1] + turned) % 2 == 1


def _turns(word: str, against: str) -> bool:
    """Whether a stem is another with a negative prefix: "unfair", "fair"."""
    return any(word == prefix + against for prefix in NEGATIVE_PREFIXES) and len(against) > 2


def _counted(left: Sequence[str], right: Sequence[str]) -> bool:
    """One number each, and they disagree."""
    found = [[one for one in numbers(" ".join(side).replace("-", " ")) if one.kind != "one"] for side in (left, right)]
    if len(found[0]) != 1 or len(found[1]) != 1:
        return False
    one, other = (_quantity(side[0].low, side[0].high) for side in found)
    return disagree(one, other)


def _quantity(low: float, high: float) -> Quantity:
    return Quantity(low, high, "", "", "", Passage("", 0, 0, ""))


def _of_other_strength(left: Sequence[str], right: Sequence[str]) -> bool:
    """What must or will be on one side only may be on the other."""
    one, other = frozenset(left), frozenset(right)
    firm = bool(one & STRONG) and not one & WEAK and bool(other & WEAK) and not other & STRONG
    return firm or (bool(other & STRONG) and not other & WEAK and bool(one & WEAK) and not one & STRONG)


def _contrary(left: Sequence[str], right: Sequence[str]) -> bool:
    """Words of two sides of one axis, and neither side of it in both."""
    one, other = frozenset(map(stem, left)), frozenset(map(stem, right))
    for first, second in _axes():
        here, there = (bool(one & first), bool(one & second)), (bool(other & first), bool(other & second))
        if here in ((True, False), (False, True)) and there == here[::-1]:
            return True
    return _phrases_contrary(plain(" ".join(left)), plain(" ".join(right)))


def _phrases_contrary(left: str, right: str) -> bool:
    for line in sorted(lexicon("opposites")):
        first, second = (frozenset(word.strip() for word in side.split(",")) for side in line.split("|"))
        sides = [(bool(phrase_in(text, first)), bool(phrase_in(text, second))) for text in (left, right)]
        if sides[0] in ((True, False), (False, True)) and sides[1] == sides[0][::-1]:
            return True
    return False


@cache
def _axes() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    rows = [line.split("|") for line in sorted(lexicon("contrasts"))]
    return tuple((_stems(first), _stems(second)) for first, second in rows)


def _judged(left: Sequence[str], right: Sequence[str]) -> bool:
    """One word that judges each, of no common meaning."""
    one, other = ([word for word in side if word not in lexicon("stop_words")] for side in (left, right))
    if len(one) != 1 or len(other) != 1:
        return False
    groups = [
        frozenset(at for at, group in enumerate(_judgements()) if stem(side[0]) in group) for side in (one, other)
    ]
    return bool(groups[0]) and bool(groups[1]) and groups[0].isdisjoint(groups[1])


@cache
def _judgements() -> tuple[frozenset[str], ...]:
    return tuple(_stems(line) for line in sorted(lexicon("judgements")))


def _stems(line: str) -> frozenset[str]:
    return frozenset(stem(word) for word in line.split())


CONTRASTS: tuple[tuple[str, Callable[[Sequence[str], Sequence[str]], bool]], ...] = (
    ("said and denied", _negated),
    ("two numbers", _counted),
    ("what must be and what may", _of_other_strength),
    ("contraries", _contrary),
    ("two judgements", _judged),
)
"""What could matter, and whether two changed stretches differ in it."""
