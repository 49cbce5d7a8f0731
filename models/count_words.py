"""Count ordinary English words in two treebanks: which are common, and in how many stretches of text each stands.

Run: python models/count_words.py DATA OUT

`DATA` holds the folders `ud_ewt` (UD English EWT, CC BY-SA) and `gum/dep` (GUM, the genres under CC BY and CC BY-SA).
Writes `common_words.txt` and `word_shares.txt` into the folder `OUT`. Only counts are kept, no text.
The same input gives the same bytes.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from crossread.language.words import words
from crossread.text import fold

PLAIN = re.compile(r"[A-Za-z][a-z'-]*")
"""A word in small letters, or with a capital at its beginning only."""
OPENING = frozenset("\"'“‘(")
"""Marks after which a capital may still only begin the sentence."""
LEAST_SMALL = 2
"""How often a common word must be seen with a small letter: once may be a slip."""
STRETCH = 250
"""Words of a stretch: about as long as a short news report."""
LEAST_STRETCHES = 5
"""Stretches that must have a word before its share is worth keeping."""
COMMON_HEADER = """\
# Common English words: seen at least twice with a small letter, and not more often with a capital inside a sentence,
# in the treebanks GUM and UD English EWT (development and training parts). A capital at the start of a sentence is no
# sign that one of these is a name.
"""
SHARES_HEADER = """\
# Common words, folded, and in how many of 1,000 stretches of 250 words they stand: counted in the training part of
# UD English EWT and in GUM's news, interviews, biographies, travel guides, academic texts and court rulings
# ({stretches} stretches). Words in fewer than 5 of the stretches are left out.
"""


def tokens(path: Path) -> Iterator[tuple[str, bool]]:
    """The words of a treebank, each with whether its sentence begins with it."""
    begins = True
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            cells = line.split("\t")
            if not line.strip():
                begins = True
            elif cells[0].isdigit():
                yield cells[1], begins
                begins = begins and cells[1] in OPENING


def common_words(data: Path) -> list[str]:
    """The words that are seldom written with a capital."""
    small: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for path in [*sorted(data.glob("gum/**/*.conllu")), *sorted(data.glob("ud_ewt/**/*.conllu"))]:
        if "test" in path.name:
            continue
        for token, begins in tokens(path):
            if not PLAIN.fullmatch(token):
                continue
            if token[0].islower():
                small[fold(token)] += 1
            elif not begins:
                capital[fold(token)] += 1
    return sorted(
        word for word, times in small.items() if len(word) > 1 and times >= LEAST_SMALL and times >= capital[word]
    )


def texts(path: Path) -> Iterator[str]:
    """The texts of a treebank, their sentences joined by blanks."""
    sentences: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# newdoc") and sentences:
            yield " ".join(sentences)
            sentences = []
        if line.startswith("# text = "):
            sentences.append(line.removeprefix("# text = ").strip())
    if sentences:
        yield " ".join(sentences)


def word_shares(data: Path) -> tuple[int, list[tuple[str, int]]]:
    """How many stretches there are, and of each word in how many of 1,000 it stands."""
    counts: Counter[str] = Counter()
    stretches = 0
    waiting: list[str] = []
    for path in [data / "ud_ewt/en_ewt-ud-train.REBUILT.conllu", *sorted(data.glob("gum/dep/*.conllu"))]:
        for text in texts(path):
            waiting.extend(word.key for word in words(text) if word.key)
            while len(waiting) >= STRETCH:
                counts.update(set(waiting[:STRETCH]))
                waiting = waiting[STRETCH:]
                stretches += 1
    shares = {word: round(1000 * times / stretches) for word, times in counts.items() if times >= LEAST_STRETCHES}
    return stretches, sorted((word, share) for word, share in shares.items() if kept(word))


def kept(word: str) -> bool:
    """Whether a word is one: single letters are kept only where they are words or figures."""
    return len(word) > 1 or word.isdigit() or word in "ai"


def main(data: Path, out: Path) -> None:
    """Count in `data`, write both lists into `out`."""
    common = common_words(data)
    (out / "common_words.txt").write_text(COMMON_HEADER + "".join(f"{word}\n" for word in common), encoding="utf-8")
    stretches, shares = word_shares(data)
    rows = "".join(f"{word} {share}\n" for word, share in shares)
    (out / "word_shares.txt").write_text(SHARES_HEADER.format(stretches=stretches) + rows, encoding="utf-8")
    print(f"{len(common)} common words, {len(shares)} with their shares")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
