"""Which of many texts share a passage: an inverted index of fingerprints, and runs of them on one diagonal.

A pair is given where the two texts have a stretch of at least `least` words on one diagonal (the same distance between
the places in both) in which shared fingerprints follow one another at most `reach` words apart. One word changed, or a
few, does not end a stretch; a word put in or left out begins another. It is also given where shorter stretches have
`least_scattered` words together (the same sentences in another order), or three quarters of the shorter text (a short
report). In any case the two must share half as many fingerprints as `least` equal words in a row show at least.

What is promised:

- A passage of `least + 2 * (window - 1)` words in a row that stands in both texts is found, if no n-gram in it recurs
  in either text outside it (only the first place of a fingerprint in a text is looked at) or stands in more than
  `most_holders` texts.
- Texts that share no n-gram are not paired (but for two n-grams in 2 to the 64 that have one hash).
- A fingerprint that more than `most_holders` texts hold is a phrase or a line that everybody prints, or belongs to a
  report that everybody reprints. It links its holders to three of them only, the hubs: the longest texts. A pair that
  shares little else must share `least_common` words or three quarters of the shorter text. So a credit line pairs
  nobody, and a report that hundreds reprint is one family, connected through hubs, with some pairs for each text, not
  as many as pairs of texts. Reprints that were edited each in its own way, a word in twelve or more, may lose a member
  or two; a passage of under `least_common` words that more than `most_holders` reports have is not seen.
- The links looked at are at most `most_holders / 2` for each fingerprint of a text (or three), however texts repeat.
- The order of the texts changes nothing but the indices (and which of several equal texts is a hub).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from crossread.copying.fingerprints import Fingerprints, Hashes, Numbers, Places, fingerprints

T = TypeVar("T")
R = TypeVar("R")
Flags = NDArray[np.bool_]
_Groups = tuple[Places, Places]
"""Places of fingerprints, equal ones together in the order of texts, and how many are equal each time."""

PART = 1 << 16
"""Fingerprints or links that are sorted together: what fits the caches of one core."""
SLOTS = 1 << 18
"""Of a table for one part: four times its members, so that few fall on one by chance, and still inside the cache."""
HALF = np.uint64(32)
LOW = np.uint64(0xFFFFFFFF)
LAST = np.uint64(0xFFFFFFFFFFFFFFFF)
MOST_LINKS = 1 << 24
"""Links that are held at a time, about a gigabyte with what sorting them takes. Where texts repeat one another more
often, they are gone through in several rounds."""
HUBS = 3
"""Texts that every other holder of a common fingerprint is linked to. The reprints of a report differ from a hub by
their own edits and by the hub's; that they differ too much from all three is rare."""
SPREAD = np.uint64(0x9E3779B97F4A7C15)
"""An odd factor with well spread bits, so that pairs fall into parts evenly."""


@dataclass(frozen=True, slots=True)
class CandidateSettings:
    """When two texts count as sharing a passage."""

    gram: int = 8
    """Words of a fingerprint. Eight equal words in a row are rarely chance; inside one story five tell more."""
    window: int = 8
    """Of how many n-grams in a row one is kept; at most `gram`. Twice as wide is half the memory, and less is seen."""
    least: int = 40
    """Words a shared stretch has at least. Phrases have under 20, credit lines up to 35; a pasted passage of 54 has 40
    that show."""
    most_holders: int = 50
    """Texts that may hold a fingerprint which links all of them with one another."""
    least_common: int = 100
    """Words of stretches that more than `most_holders` texts hold which a pair must share, where it shares little else;
    in short texts three quarters of the shorter one. A credit, a legal notice and an offer to subscribe have up to 90
    words together, and are no three quarters of a report. Of 200 reprints of 400 words that change one word in twelve
    each, 199 are still connected at 100, 183 at 160."""
    least_scattered: int = 64
    """Words that stretches under `least` have together, for a report whose sentences stand in another order: more
    than a handful of phrases that two reports have in common by chance."""
    reach: int = 32
    """Words from one shared fingerprint of a stretch to the next, at most: two grams and two windows, so that two words
    changed near one another do not end a stretch. Further apart, two phrases would meet by chance."""


@dataclass(frozen=True, slots=True)
class Candidates:
    """Pairs of texts that share a passage, in the order of left and right; all four arrays are equally long."""

    left: Numbers
    right: Numbers
    """Indices of the texts; the left one is smaller."""
    shared: Numbers
    """Different fingerprints that the two share, those of common phrases only where one of the two is a hub."""
    longest: Numbers
    """Words of their longest stretch, as far as fingerprints show it: up to `window - 1` less at either end."""


@dataclass(frozen=True, slots=True)
class _Links:
    """Pairs of places with one fingerprint; all arrays are equally long."""

    pairs: Hashes
    """The smaller text in the upper half, the larger in the lower."""
    places: Hashes
    """The diagonal in the upper half, the word of the smaller text in the lower."""
    common: Flags
    """Whether more than `most_holders` texts have the fingerprint."""


def candidates(texts: Sequence[str], settings: CandidateSettings | None = None, threads: int = 1) -> Candidates:
    """The pairs of texts that share a passage. `threads` changes how long it takes, never the result."""
    settings = settings or CandidateSettings()
    return pairs_of(fingerprints(texts, settings.gram, settings.window, threads), settings, threads)


def pairs_of(prints: Fingerprints, settings: CandidateSettings, threads: int = 1) -> Candidates:
    """The pairs of texts that share a passage, from their fingerprints."""
    ranks = _ranks(prints)
    most = settings.most_holders
    # By the lower half: of the upper half, small ones were chosen.
    groups = _each(lambda part: _groups(prints, part), _parts(prints.hashes << HALF), threads)

    def _of(span: tuple[int, int]) -> Iterator[tuple[Hashes, Places, Places]]:
        links = _joined(_each(lambda group: _links(group, prints, ranks, most, span), groups, threads))
        parts = _parts(links.pairs * SPREAD)
        yield from _each(lambda part: _pairs(links, part, prints.words, settings), parts, threads)

    found = (part for span in _spans(groups, prints, ranks, most) for part in _of(span))
    pairs, shared, longest = (np.concatenate(column) for column in zip(_NO_PAIRS, *found, strict=True))
    order = np.argsort(pairs)
    left, right = (pairs[order] >> HALF).astype(np.int32), (pairs[order] & LOW).astype(np.int32)
    return Candidates(left, right, shared[order].astype(np.int32), longest[order].astype(np.int32))


_NO_PAIRS = (np.empty(0, np.uint64), np.empty(0, np.int64), np.empty(0, np.int64))


def _each(function: Callable[[T], R], items: Iterable[T], threads: int) -> list[R]:
    """The function of each item, in their order."""
    if threads <= 1:
        return [function(item) for item in items]
    with ThreadPoolExecutor(threads) as pool:
        return list(pool.map(function, items))


def _ranks(prints: Fingerprints) -> Hashes:
    """A rank of each text that does not depend on its index: the longest first, equally long ones by what they say."""
    sums = np.zeros(len(prints.words), np.uint64)
    bounds = np.searchsorted(prints.texts, np.arange(len(prints.words)))
    filled = np.flatnonzero(np.diff(np.append(bounds, len(prints.texts))))
    if len(filled):
        sums[filled] = np.add.reduceat(prints.hashes, bounds[filled])
    ranks = np.empty(len(sums), np.uint64)
    ranks[np.lexsort((sums, -prints.words))] = np.arange(len(sums), dtype=np.uint64)
    return ranks


def _parts(hashes: Hashes) -> Iterator[Places]:
    """Places of the hashes, in parts of about `PART`; equal hashes are in one part, and places ascend in each."""
    bits = min(16, max(0, (len(hashes) // PART).bit_length()))
    if not bits:
        return iter([np.arange(len(hashes))])
    parts = (hashes >> np.uint64(64 - bits)).astype(np.uint8 if bits <= 8 else np.uint16)
    # numpy sorts 8 or 16 bits by counting them, which is far faster than comparing hashes.
    order = np.argsort(parts, kind="stable")
    return iter(np.split(order, np.cumsum(np.bincount(parts, minlength=1 << bits))[:-1]))


def _groups(prints: Fingerprints, part: Places) -> _Groups:
    """Places of the fingerprints that several texts have, equal ones together, and how many are equal each time.

    Most fingerprints stand in one text only. What is alone in its slot of a table goes first, and the rest is sorted as
    single numbers, the index of a fingerprint behind as much of its hash as fits.
    """
    part = part[_crowded(prints.hashes[part], 2)]
    bits = np.uint64(len(part).bit_length())
    keys = prints.hashes[part] << bits
    keys |= np.arange(len(part), dtype=np.uint64)
    keys.sort()
    begins = _changes(keys >> bits)
    several = ~begins
    several[:-1] |= ~begins[1:]
    places = part[(keys[several] & ~(LAST << bits)).astype(np.int64)]
    hashes = prints.hashes[places]
    if np.count_nonzero(_changes(hashes)) != np.count_nonzero(begins[several]):
        # Different hashes that end alike lie mixed.
        places = places[np.argsort(hashes, kind="stable")]
        hashes = prints.hashes[places]
    texts = prints.texts[places]
    once = _changes(hashes) | _changes(texts)
    places, hashes = places[once], hashes[once]
    sizes = np.diff(np.append(np.flatnonzero(_changes(hashes)), len(hashes)))
    return places[np.repeat(sizes > 1, sizes)], sizes[sizes > 1]


def _crowded(hashes: Hashes, fewest: int) -> Places:
    """Places of the hashes that share a slot of a table with so many: all that are equal so often, and a few more."""
    slots = (hashes & np.uint64(SLOTS - 1)).astype(np.int64)
    return np.flatnonzero(np.bincount(slots, minlength=SLOTS)[slots] >= fewest)


def _changes(values: NDArray[np.generic]) -> Flags:
    """Where a value differs from the one before; the first one does."""
    changed = np.ones(len(values), np.bool_)
    np.not_equal(values[1:], values[:-1], out=changed[1:])
    return changed


def _spans(groups: Sequence[_Groups], prints: Fingerprints, ranks: Hashes, most: int) -> list[tuple[int, int]]:
    """Ranges of smaller texts, half-open, so that the links of each range fit in memory together."""
    texts = len(prints.words)
    whole = (0, texts)
    linked = (np.where(sizes > most, HUBS * sizes, sizes * (sizes - 1) // 2) for _, sizes in groups)
    if sum(int(counts.sum()) for counts in linked) <= MOST_LINKS:
        return [whole]
    counts = np.zeros(texts, np.int64)
    for group in groups:
        smaller = _links(group, prints, ranks, most, whole).pairs >> HALF
        counts += np.bincount(smaller.astype(np.int64), minlength=texts)
    before = np.cumsum(counts)
    cuts = np.searchsorted(before, np.arange(MOST_LINKS, before[-1], MOST_LINKS)) + 1
    bounds = sorted({0, *cuts.tolist(), texts})
    return list(pairwise(bounds))


def _links(groups: _Groups, prints: Fingerprints, ranks: Hashes, most: int, span: tuple[int, int]) -> _Links:
    """Links of groups of equal fingerprints: all with all, or the hubs with all where a group has more than `most`.

    Only those whose smaller text lies in the span.
    """
    places, sizes = groups
    holders = prints.texts[places]
    crowded = np.repeat(sizes > most, sizes)
    one, other = _all_with_all(sizes, crowded | (holders < span[0]) | (holders >= span[1]))
    hub, spoke = _hubs_with_all(ranks[holders], sizes, crowded)
    first = np.minimum(holders[hub], holders[spoke])
    inside = (first >= span[0]) & (first < span[1])
    # Text and word in one number: the smaller number is the smaller text, for no text is linked with itself.
    words = holders.astype(np.uint64) << HALF | prints.positions[places].astype(np.uint64)
    ends = words[np.concatenate([one, hub[inside]])], words[np.concatenate([other, spoke[inside]])]
    smaller, larger = np.minimum(*ends), np.maximum(*ends)
    pairs = (smaller & ~LOW) | (larger >> HALF)
    at = smaller & LOW
    # Half the range is added, so that no diagonal is negative.
    diagonals = ((larger & LOW) + np.uint64(1 << 31)) - at
    common = np.zeros(len(at), np.bool_)
    common[len(one) :] = True
    return _Links(pairs, diagonals << HALF | at, common)


def _all_with_all(sizes: Places, left_out: Flags) -> tuple[Places, Places]:
    """Every two members of each group, each pair once."""
    members = np.arange(len(left_out))
    behind = np.repeat(np.cumsum(sizes), sizes) - members - 1
    behind[left_out] = 0
    one = np.repeat(members, behind)
    step = np.arange(len(one)) - np.repeat(np.cumsum(behind) - behind, behind)
    return one, one + step + 1


def _hubs_with_all(ranks: Hashes, sizes: Places, taken: Flags) -> tuple[Places, Places]:
    """The first in rank of each group that is taken, each with every member behind it."""
    members = np.flatnonzero(taken)
    hubs, spokes = [members[:0]], [members[:0]]
    counts = sizes[taken[np.cumsum(sizes) - sizes]]
    keys = ranks[members] << HALF | np.arange(len(members), dtype=np.uint64)
    for _ in range(min(HUBS, counts.min(initial=HUBS)) if len(members) else 0):
        found = (np.minimum.reduceat(keys, np.cumsum(counts) - counts) & LOW).astype(np.int64)
        keys[found] = LAST
        behind = keys != LAST
        hubs.append(np.repeat(members[found], counts)[behind])
        spokes.append(members[behind])
    return np.concatenate(hubs), np.concatenate(spokes)


def _joined(found: Sequence[_Links]) -> _Links:
    return _Links(
        np.concatenate([links.pairs for links in found]),
        np.concatenate([links.places for links in found]),
        np.concatenate([links.common for links in found]),
    )


def _pairs(links: _Links, part: Places, lengths: Numbers, settings: CandidateSettings) -> tuple[Hashes, Places, Places]:
    """Of the pairs of a part that share enough: the pair, its number of links, its longest stretch in words."""
    # Most pairs have a phrase in common and are gone before anything is sorted.
    fewest = (settings.least - settings.gram) // (2 * settings.window) + 1
    part = part[_crowded((links.pairs[part] * SPREAD) >> np.uint64(24), fewest)]
    if not len(part):
        return _NO_PAIRS
    pairs, places = links.pairs[part], links.places[part]
    order = np.lexsort((places, pairs))
    pairs, places, common = pairs[order], places[order], links.common[part][order]
    begins = _changes(pairs)
    # Places of a pair ascend, and those of two diagonals are far apart.
    begins[1:] |= places[1:] - places[:-1] > settings.reach
    stretches = np.flatnonzero(begins)
    at = (places & LOW).astype(np.int64)
    far = 1 << 32
    words = np.append(at[stretches[1:] - 1], at[-1]) - at[stretches] + settings.gram
    rare = np.maximum.reduceat(np.where(common, -far, at), stretches) + settings.gram
    rare -= np.minimum.reduceat(np.where(common, far, at), stretches)
    rare = np.maximum(rare, 0)
    of_pair = np.flatnonzero(_changes(pairs[stretches]))
    firsts = stretches[of_pair]
    found = pairs[firsts]
    shorter = np.minimum(lengths[(found >> HALF).astype(np.int64)], lengths[(found & LOW).astype(np.int64)])
    wanted = np.minimum(settings.least_common, 3 * shorter // 4)
    kept = np.maximum.reduceat(rare, of_pair) >= settings.least
    kept |= np.add.reduceat(rare, of_pair) >= settings.least_scattered
    kept |= np.add.reduceat(words, of_pair) >= wanted
    shared = np.diff(np.append(firsts, len(pairs)))
    kept &= shared >= fewest
    return found[kept], shared[kept], np.maximum.reduceat(words, of_pair)[kept]
