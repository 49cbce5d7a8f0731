"""The words of two names lined up in any order, each pair with the cost of its spelling."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz.distance import OSA

from crossread.language.lexicon import lexicon
from crossread.names.parts import Part
from crossread.names.scripts import romanise
from crossread.names.spelling import TABLE_OF, cost

SLIP = 1.6
"""Cost of one slip of the pen (a letter left out, doubled, changed, or two swapped), if its letters cost more."""
NICK = 0.6
"""Cost of a short name for its long one: as much as half a doubtful letter."""
KNOWN = 0.3
"""Cost of two spellings that Wikidata has of one common name."""
INITIAL = 0.5
"""Cost of an initial for the word that it begins."""
FARTHEST = 0.8
"""Cost a letter beyond which two words are no pair: beyond it a word would be found in any other."""
SHORTEST = {"latin": 0.5, "cyrillic": 0.5, "greek": 0.5}
"""Share of the longer word's letters that the shorter must have, by table of costs."""
SHORTEST_ACROSS = 0.35
"""The same for scripts that leave out vowels."""
MOST_SLIPS = 0.6
"""Share of the letters that two words in Latin letters may differ in."""
PATRONYMICS = ("ovich", "evich", "ovych", "ovitch", "evitch", "ovic", "evic", "ovna", "evna", "ivna", "yovych")
LEAST_PATRONYMIC = 7
"""Letters that a patronymic has at least."""
ARTICLES = frozenset({"al", "el"})
ARTICLE = 0.2
"""Cost of an Arabic article that one source writes together with the name and the other leaves out."""
LEAST_WITH_ARTICLE = 7
"""Letters of a word with its article: "Alvin" has none."""
NO_NAMES: frozenset[int] = frozenset()
CACHED = 100_000
"""Pairs of words whose costs are kept: a story has far fewer."""


Spot = tuple[int, ...]
"""Places of words that stand side by side."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Words of the two names taken for one another."""

    left: str
    right: str
    cost: float
    """In doubtful letters."""
    slips: int
    """Letters left out, put in, changed or swapped."""
    how: str
    """ "equal", "spelling", "initial", "nickname", "known", "group"."""
    moved: bool = False
    """Whether they stand in another order than the pairs before."""

    @property
    def letters(self) -> int:
        """Letters of the longer."""
        return max(len(self.left), len(self.right))

    @property
    def share(self) -> float:
        """Cost a letter."""
        return self.cost / max(1, self.letters)


@dataclass(frozen=True, slots=True)
class Aligned:
    """Two names lined up."""

    pairs: tuple[Pair, ...]
    left: tuple[Part, ...]
    """Words that only the first name has."""
    right: tuple[Part, ...]


@cache
def nicknames() -> frozenset[tuple[str, str]]:
    """Pairs of a short name and the name that it stands for, both ways."""
    pairs = [
        line.split("=", 1)
        for name in ("nicknames", "nicknames_gathered", "given_names_across")
        for line in lexicon(name)
    ]
    return frozenset(pair for one, other in pairs for pair in ((one, other), (other, one)))


@cache
def known_names() -> dict[str, frozenset[int]]:
    """For every spelling of a common name, the numbers of the names that it can be."""
    found: dict[str, set[int]] = {}
    for number, line in enumerate(sorted(lexicon("common_names"))):
        for spelling in line.split():
            found.setdefault(spelling, set()).add(number)
    for name in sorted(lexicon("given_names")):
        found.setdefault(romanise(name), set())
    return {spelling: frozenset(numbers) for spelling, numbers in found.items()}


def two_names(left: str, right: str) -> bool:
    """Whether both words are common names, and no common name has both as spellings."""
    known = known_names()
    return left != right and left in known and right in known and not known[left] & known[right]


@lru_cache(maxsize=CACHED)
def word_pair(left: str, right: str, across: str = "latin") -> Pair | None:
    """The two words as a pair; None if they are no spellings of one word at all."""
    if left == right:
        return Pair(left, right, 0.0, 0, "equal")
    short, long = (left, right) if len(left) <= len(right) else (right, left)
    if len(short) == 1:
        return Pair(left, right, INITIAL, 0, "initial") if short == long[0] else None
    if (left, right) in nicknames():
        return Pair(left, right, NICK, 0, "nickname")
    known = known_names()
    are_known = not known.get(left, NO_NAMES).isdisjoint(known.get(right, NO_NAMES))
    if not are_known and len(short) < SHORTEST.get(across, SHORTEST_ACROSS) * len(long):
        return None
    if is_patronymic(left) != is_patronymic(right):
        return None
    slips = OSA.distance(left, right)
    if are_known:
        return Pair(left, right, min(KNOWN, cost(left, right, across)), slips, "known")
    if across == "latin" and slips > MOST_SLIPS * len(long):
        return None
    found = cost(left, right, across)
    if across == "latin":
        found = min(found, SLIP * slips)
    if long[:2] in ARTICLES and len(long) >= LEAST_WITH_ARTICLE and short[:2] not in ARTICLES:
        # "Alghanim" beside "Ghanim"; the order of the two does not matter to what an edit costs.
        found = min(found, ARTICLE + cost(long[2:], short, across))
    pair = Pair(left, right, found, slips, "spelling")
    return pair if pair.share <= FARTHEST else None


def is_patronymic(word: str) -> bool:
    """Whether a word names somebody's father as in Russian, and so is no spelling of the father's name itself."""
    return word.endswith(PATRONYMICS) and len(word) > LEAST_PATRONYMIC


def table_of(left: Part, right: Part) -> str:
    """The table of costs for two words: that of the one script of theirs that is not Latin."""
    if left.kind == right.kind:
        return "latin"
    return TABLE_OF[right.kind if left.kind == "latin" else left.kind]


def align(left: tuple[Part, ...], right: tuple[Part, ...]) -> Aligned:
    """The cheapest pairs first, until no two words are alike; words written as one or as two are put together."""
    if left == right:
        return Aligned(tuple(Pair(part.text, part.text, 0.0, 0, "equal") for part in left), (), ())
    found = sorted(_candidates(left, right), key=lambda each: (*each[:3], each[3].share))
    used_left: set[int] = set()
    used_right: set[int] = set()
    chosen: list[tuple[int, int, Pair]] = []
    for _, one, other, pair in found:
        if used_left.isdisjoint(one) and used_right.isdisjoint(other):
            used_left.update(one)
            used_right.update(other)
            chosen.append((one[0], other[0], pair))
    for one, other, pair in _letters_for_words(left, right, used_left, used_right):
        used_left.update(one)
        used_right.update(other)
        chosen.append((one[0], other[0], pair))
    return Aligned(
        tuple(_in_order(chosen)),
        tuple(part for at, part in enumerate(left) if at not in used_left),
        tuple(part for at, part in enumerate(right) if at not in used_right),
    )


def _letters_for_words(
    left: tuple[Part, ...], right: tuple[Part, ...], used_left: set[int], used_right: set[int]
) -> Iterator[tuple[Spot, Spot, Pair]]:
    """Two or three initials written as one word, with the words that they begin: "JD", "James David"."""
    for flipped, short, long, used_short, used_long in (
        (False, left, right, used_left, used_right),
        (True, right, left, used_right, used_left),
    ):
        for at, part in enumerate(short):
            length = len(part.text)
            if at in used_short or length not in (2, 3):
                continue
            for start in range(len(long) - length + 1):
                run = tuple(range(start, start + length))
                words = [long[place].text for place in run]
                if used_long.isdisjoint(run) and "".join(word[0] for word in words) == part.text:
                    joined = "".join(words)
                    pair = Pair(*((joined, part.text) if flipped else (part.text, joined)), INITIAL, 0, "initial")
                    yield (run, (at,), pair) if flipped else ((at,), run, pair)
                    break


def _in_order(chosen: list[tuple[int, int, Pair]]) -> Iterator[Pair]:
    last = -1
    for _, at, pair in sorted(chosen, key=lambda each: each[:2]):
        moved = at < last
        last = max(last, at)
        yield Pair(pair.left, pair.right, pair.cost, pair.slips, pair.how, moved)


def _candidates(left: tuple[Part, ...], right: tuple[Part, ...]) -> Iterator[tuple[float, Spot, Spot, Pair]]:
    """Every two words, and every word with two or three words written as one, that can be a pair."""
    uneven = len(left) != len(right)
    rights = [*_runs(right, uneven)]
    for one, a in _runs(left, uneven):
        for other, b in rights:
            if len(one) > 1 and len(other) > 1:
                continue
            pair = _pair(a, b)
            if pair is not None and (len(one) == len(other) == 1 or pair.how in ("equal", "spelling", "initials")):
                # Words apart are taken before words put together, and near ones before far ones.
                rank = pair.share + 0.01 * abs(one[0] - other[0]) + 0.05 * (len(one) + len(other) - 2)
                yield rank, one, other, pair


def _runs(parts: tuple[Part, ...], together: bool) -> Iterator[tuple[Spot, Part]]:
    """Every word and, if `together`, every two and three side by side written as one."""
    for at, part in enumerate(parts):
        yield (at,), part
    for length in (2, 3) if together else ():
        for at in range(len(parts) - length + 1):
            run = parts[at : at + length]
            if all(part.kind == run[0].kind for part in run):
                text = "".join(part.text for part in run)
                sign = "".join(part.sign for part in run)
                yield tuple(range(at, at + length)), Part(text, run[0].kind, sign)


def _pair(left: Part, right: Part) -> Pair | None:
    if left.sign and right.sign and left.sign != right.sign and left.kind == right.kind:
        return None
    if left.group and left.group == right.group:
        return Pair(left.text, right.text, 0.0, 0, "group")
    if left.group.startswith("place") and right.group.startswith("place"):
        return None
    return word_pair(left.text, right.text, table_of(left, right))
