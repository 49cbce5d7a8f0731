"""Fingerprints of texts: hashes of a few of their word n-grams, chosen so that equal passages choose alike.

The selection is winnowing (Schleimer, Wilkerson and Aiken, "Winnowing: local algorithms for document fingerprinting",
SIGMOD 2003): of every `window` n-grams in a row the one with the smallest hash is kept. So two texts that share
`gram + window - 1` words in a row share at least one fingerprint, which taking every hash divisible by k does not
promise.

A word is a run of letters and digits of ASCII, in lower case, and of all other characters that are no punctuation.
`don't` and `don’t` are two words each. Letters outside ASCII keep their case. Each character of a script that writes
without spaces (Chinese, Japanese, Thai, Lao, Burmese, Khmer) begins a word of its own. Everything is done on arrays of
bytes, some hundreds of texts at a time, and depends on no other text: a text has the same fingerprints in any company.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Bytes = NDArray[np.uint8]
Flags = NDArray[np.bool_]
Hashes = NDArray[np.uint64]
Places = NDArray[np.int64]
Numbers = NDArray[np.int32]

BLOCK = 1 << 20
"""Characters of text worked on at a time: few enough for the caches, enough for threads not to wait on one another. A
longer text is a block of its own."""
KEPT = (1 << 25) - (1 << 13)
"""Bytes: just under 32 MiB, the most that glibc (2.26 and later) adapts itself to."""
WIDTH = 8
"""Bytes of a word that are read at once."""
MOST_WIDTHS = 4
"""A run of more than 32 bytes without a space is cut into words of 32: no word of a language is as long, and each
further step would go over all words again."""
MASKS = np.array([(1 << 8 * count) - 1 for count in range(WIDTH + 1)], np.uint64)
"""By number of bytes that belong to a word: those bits of the eight bytes read."""
FIRST, SECOND, CHAIN = (np.uint64(factor) for factor in (0x9E3779B97F4A7C15, 0xD6E8FEB86659FD93, 0xC2B2AE3D27D4EB4F))
"""Odd multipliers with well spread bits, for words, for mixing, and for chaining words to n-grams."""
HALF = np.uint64(32)
LOW = np.uint64(0xFFFFFFFF)
LAST = np.uint64(0xFFFFFFFFFFFFFFFF)
"""Orders behind every hash, so it is never the smallest where there is any other."""


@dataclass(frozen=True, slots=True)
class Fingerprints:
    """Fingerprints of several texts, in the order of texts and of words; the three arrays are equally long."""

    hashes: Hashes
    texts: Numbers
    """Which text, counted from 0."""
    positions: Numbers
    """Which word of the text the n-gram begins with, counted from 0."""
    words: Numbers
    """How many words each text has."""
    gram: int
    window: int


def fingerprints(texts: Sequence[str], gram: int = 8, window: int = 8, threads: int = 1) -> Fingerprints:
    """Fingerprints of the texts: of every `window` runs of `gram` words in a row the one with the smallest hash.

    A text with fewer n-grams than `window` keeps at least one, one with fewer words than `gram` has none. `threads`
    changes how long it takes, never the result.
    """
    if not 1 <= window <= gram:
        raise ValueError("the window must be between one and the number of words of a gram")
    spans = list(_blocks(texts))

    def _of(span: tuple[int, int]) -> tuple[Hashes, Numbers, Numbers, Numbers]:
        return _block(texts[span[0] : span[1]], gram, window)

    if len(spans) > 1:
        # Never written to and gone at once. It shows the allocator of glibc how much to keep for the next block, which
        # otherwise gets its memory from the kernel anew, page by page: a third of the time.
        np.empty(KEPT, np.uint8)
    if threads > 1 and len(spans) > 1:
        with ThreadPoolExecutor(threads) as pool:
            found = list(pool.map(_of, spans))
    else:
        found = [_of(span) for span in spans]
    for (first, _), (_, holders, _, _) in zip(spans, found, strict=True):
        holders += np.int32(first)
    hashes, holders, positions, words = (np.concatenate(parts) for parts in zip(_NOTHING, *found, strict=True))
    return Fingerprints(hashes, holders, positions, words, gram, window)


_NOTHING = (np.empty(0, np.uint64), np.empty(0, np.int32), np.empty(0, np.int32), np.empty(0, np.int32))


def _blocks(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    first = size = 0
    for index, text in enumerate(texts):
        if size and size + len(text) > BLOCK:
            yield first, index
            first, size = index, 0
        size += len(text)
    if first < len(texts):
        yield first, len(texts)


def _block(texts: Sequence[str], gram: int, window: int) -> tuple[Hashes, Numbers, Numbers, Numbers]:
    """Hashes, texts and positions of the fingerprints of a block, and the number of words of each text."""
    encoded = [text.encode("utf-8", "surrogatepass") for text in texts]
    ends = np.cumsum([len(one) + 1 for one in encoded])
    # The last word may be read from its first byte, so eight more must follow it.
    raw = np.frombuffer(b"\n".join([*encoded, bytes(WIDTH)]), np.uint8)
    lowered, starts, lengths = _words(raw)
    firsts = np.concatenate([[0], np.searchsorted(starts, ends)])
    hashes = _grams(_word_hashes(lowered, starts, lengths), gram)
    chosen = _winnowed(hashes, firsts, gram, window)
    bounds = np.searchsorted(chosen, firsts)
    counts = np.diff(bounds)
    holders = np.repeat(np.arange(len(texts), dtype=np.int32), counts)
    positions = (chosen - np.repeat(firsts[:-1], counts)).astype(np.int32)
    return hashes[chosen], holders, positions, np.diff(firsts).astype(np.int32)


def _words(raw: Bytes) -> tuple[Bytes, Places, Places]:
    """The bytes in lower case, and start and length of each word; the last byte must belong to none."""
    lowered = raw | np.uint8(32)
    member = (lowered - np.uint8(97)) < 26
    # Digits have the bit that makes a letter small already.
    member |= (raw - np.uint8(48)) < 10
    high = raw >= 128
    cuts = np.empty(0, np.int64)
    if high.any():
        np.copyto(lowered, raw, where=high)
        member |= high
        cuts = _beyond_ascii(raw, member)
    if len(cuts):
        begins = member.copy()
        begins[1:] &= ~member[:-1]
        begins[cuts] = True
        starts = np.flatnonzero(begins)
        ends = np.flatnonzero(member[:-1] & (begins | ~member)[1:]) + 1
    else:
        edges = np.empty(len(raw), np.bool_)
        edges[0] = member[0]
        np.not_equal(member[1:], member[:-1], out=edges[1:])
        found = np.flatnonzero(edges)
        starts, ends = found[::2], found[1::2]
    lengths = ends - starts
    if len(lengths) and lengths.max() > WIDTH * MOST_WIDTHS:
        starts, lengths = _cut(starts, lengths)
    return lowered, starts, lengths


def _beyond_ascii(raw: Bytes, member: Flags) -> Places:
    """Takes punctuation of Unicode out of `member`; gives where characters begin that are words of their own."""
    leads = np.flatnonzero(raw >= 0xC2)
    one, two, three = raw[leads], raw[leads + 1], raw[leads + 2]
    signs = one == 0xC2  # U+0080 to U+00BF: no-break space, guillemets, inverted marks
    marks = (one == 0xE2) & ((two & 0xFE) == 0x80)  # U+2000 to U+207F: dashes, quotation marks, spaces
    marks |= (one == 0xE3) & (two == 0x80)  # U+3000 to U+303F: marks of Chinese and Japanese
    wide = (three < 0x90) | ((three >= 0x9A) & (three <= 0xA0))
    marks |= (one == 0xEF) & (two == 0xBC) & wide  # U+FF00 to U+FF0F, U+FF1A to U+FF20: full-width marks
    both = leads[signs | marks]
    member[both] = False
    member[both + 1] = False
    member[leads[marks] + 2] = False
    alone = (one >= 0xE3) & (one <= 0xE9)  # U+3000 to U+9FFF: kana and Chinese characters
    alone |= (one == 0xE0) & (two >= 0xB8) & (two <= 0xBB)  # U+0E00 to U+0EFF: Thai, Lao
    alone |= (one == 0xE1) & (((two & 0xFE) == 0x80) | ((two & 0xFE) == 0x9E))  # U+1000, U+1780: Burmese, Khmer
    cuts: Places = leads[alone & ~marks]
    return cuts


def _cut(starts: Places, lengths: Places) -> tuple[Places, Places]:
    """The words with every word that is too long in pieces."""
    most = WIDTH * MOST_WIDTHS
    pieces = (lengths + most - 1) // most
    behind = most * (np.arange(pieces.sum()) - np.repeat(np.cumsum(pieces) - pieces, pieces))
    return np.repeat(starts, pieces) + behind, np.minimum(np.repeat(lengths, pieces) - behind, most)


def _word_hashes(lowered: Bytes, starts: Places, lengths: Places) -> Hashes:
    """A hash of each word, the same on every machine; words of up to eight bytes never share one."""
    if not len(starts):
        return np.empty(0, np.uint64)
    eights = np.ndarray((len(lowered) - WIDTH + 1,), np.dtype("<u8"), lowered, strides=(1,))
    hashes = eights[starts].astype(np.uint64, copy=False)
    hashes &= MASKS.take(np.minimum(lengths, WIDTH))
    hashes *= FIRST
    hashes ^= hashes >> HALF
    for read in range(WIDTH, WIDTH * MOST_WIDTHS, WIDTH):
        longer = np.flatnonzero(lengths > read)
        if not len(longer):
            break
        more = eights[starts[longer] + read] & MASKS.take(np.minimum(lengths[longer] - read, WIDTH))
        more += hashes[longer]
        more *= SECOND
        more ^= more >> HALF
        hashes[longer] = more
    return hashes


def _grams(words: Hashes, gram: int) -> Hashes:
    """A hash of every run of `gram` words, those over the edges of texts among them.

    Runs of 1, 2, 4, ... words are made by doubling, and the one wanted is put together from them: hash(ab) is
    hash(a) * factor(b) + hash(b), as in any polynomial.
    """
    if len(words) < gram:
        return np.empty(0, np.uint64)
    block, size, factor = words, 1, CHAIN
    found, covered = None, 0
    while True:
        if gram & size:
            found = block if found is None else _chained(block, found, size, _power(CHAIN, covered))
            covered += size
        if covered == gram:
            break
        block = _chained(block, block, size, factor)
        size, factor = 2 * size, _power(CHAIN, 2 * size)
    assert found is not None
    mixed = found ^ (found >> HALF)
    mixed *= SECOND
    mixed ^= mixed >> HALF
    return mixed


def _chained(before: Hashes, after: Hashes, size: int, factor: np.uint64) -> Hashes:
    """Hashes of runs of `size` words followed at once by the run that `after` has there."""
    length = len(after) - size
    chained = before[:length] * factor
    chained += after[size:]
    return chained


def _power(base: np.uint64, exponent: int) -> np.uint64:
    return np.uint64(pow(int(base), exponent, 1 << 64))


def _winnowed(hashes: Hashes, firsts: Places, gram: int, window: int) -> Places:
    """Places of the n-grams that are smallest of some window of their text, in order; of equals the first.

    Order is that of the upper half of the hash, with the place as the lower half, so that the smallest key says where
    it stands. At least `gram - 1` n-grams between two texts run over the edge and are ordered last: no window that is
    not wider than a gram sees two texts.
    """
    words = int(firsts[-1])
    keys = np.full(words + window - 1, LAST)
    inner = keys[window - 1 :][: len(hashes)]
    np.bitwise_and(hashes, ~LOW, out=inner)
    inner |= np.arange(len(inner), dtype=np.uint64)
    for back in range(1, gram):
        crossing = firsts[1:] - back
        keys[crossing[crossing >= firsts[:-1]] + window - 1] = LAST
    size = 1
    while size < window:
        step = min(size, window - size)
        keys = np.minimum(keys[:-step], keys[step:])
        size += step
    changed = np.flatnonzero(keys[1:] != keys[:-1])
    smallest = np.concatenate([keys[:1], keys[changed + 1]])
    smallest = smallest[smallest != LAST]
    places: Places = (smallest & LOW).astype(np.int64)
    return places
