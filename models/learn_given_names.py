"""Gather the list of given names: from labelled texts, from Wikidata's name clusters, and from a list by hand.

Run: python models/learn_given_names.py DATA OUT.txt

`DATA` holds the folders `uner_ewt` (Universal NER, CC BY-SA), `ner_juandr` (wikigold, CC BY), `crossner` (MIT,
sentences of Wikipedia, CC BY-SA), `gum/dep` (GUM, the genres under CC BY and CC BY-SA) and `name_variants` (Wikidata's
name clusters, CC0). Only the parts for training are read. The same input gives the same bytes.
"""

from __future__ import annotations

import gzip
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from crossread.language.lexicon import lexicon
from crossread.text import fold

BY_HAND = Path(__file__).with_name("given_names_by_hand.txt")
LETTERS = re.compile(r"[a-z]+(?:-[a-z]+)?")
PERSONS = frozenset({"PER", "person", "politician", "scientist"})
"""Labels of people in the sets."""
LEAST_SEEN = 2
"""How often labelled texts must show a word first in a person's name: once may be a surname or a slip."""
MOST_LAST = 0.25
"""How often, of the times it is first, a given name may also be last: what is last more often is rather a surname."""
LEAST_LISTED = 2
"""Names of the list that a cluster of Wikidata must have before its other spellings count: one may be a surname."""
SHORTEST_SPELLING = 6
"""Letters of a spelling taken from a cluster: shorter ones are words and surnames of many languages."""
HEADER = """\
# Given names, folded: names of many languages from general knowledge; words that stand first in people's names in
# the training parts of Universal NER's EWT, wikigold, CrossNER and GUM; other spellings of these in Wikidata (CC0).
# Rebuilt by models/learn_given_names.py.
"""

ORDINARY = (
    "common_words", "organisation_words", "place_words", "other_name_words", "name_particles", "role_nouns", "titles",
)  # fmt: skip
"""Lists whose words are no given names unless the list by hand has them."""

Name = list[str]


def labelled(lines: Iterable[str], word: int, label: int) -> Iterator[Name]:
    """The people's names of a file with one word and its label a line, in IOB1 or IOB2."""
    name: Name = []
    for line in lines:
        cells = line.split("\t") if "\t" in line else line.split()
        tag = cells[label] if len(cells) > max(word, label) and not line.startswith("#") else "O"
        begin, _, kind = tag.partition("-")
        if name and (begin != "I" or kind not in PERSONS):
            yield name
            name = []
        if kind in PERSONS:
            name.append(cells[word])
    if name:
        yield name


def flat(lines: Iterable[str]) -> Iterator[Name]:
    """The names of a treebank: a proper noun with the words that hang on it as `flat`, which UD keeps for people."""
    rows: list[list[str]] = []
    for line in lines:
        if line[:1].isdigit():
            rows.append(line.rstrip("\n").split("\t"))
        elif not line.strip():
            yield from _flat_in(rows)
            rows = []
    yield from _flat_in(rows)


def _flat_in(rows: list[list[str]]) -> Iterator[Name]:
    for row in rows:
        hanging = [other[1] for other in rows if other[6] == row[0] and other[7] == "flat" and other[3] == "PROPN"]
        if row[3] == "PROPN" and hanging:
            yield [row[1], *hanging]


def names(data: Path) -> Iterator[Name]:
    """All the people's names of the sets."""
    plain = [
        (data / "uner_ewt/train_2022-12-02/en_ewt-ud-train.iob2", 1, 2),
        (data / "ner_juandr/data/wikigold/CONLL-format/data/wikigold.conll.txt", 0, 1),
        *((path, 0, 1) for path in sorted(data.glob("crossner/*/train.txt"))),
    ]
    for path, word, label in plain:
        with path.open(encoding="utf-8") as lines:
            yield from labelled(lines, word, label)
    for path in sorted(data.glob("gum/dep/*.conllu")):
        with path.open(encoding="utf-8") as lines:
            yield from flat(lines)


def shown(found: Iterable[Name]) -> dict[str, int]:
    """Words that stand first in people's names and seldom last, with how often; titles before them left out."""
    first: Counter[str] = Counter()
    last: Counter[str] = Counter()
    titles = lexicon("titles") | lexicon("role_nouns")
    for name in found:
        words = [fold(word).rstrip(".") for word in name]
        while words and words[0] in titles:
            words = words[1:]
        if len(words) > 1:
            first[words[0]] += 1
            last[words[-1]] += 1
    return {word: times for word, times in first.items() if last[word] <= MOST_LAST * times}


def clusters(path: Path) -> list[frozenset[str]]:
    """The spellings in Latin letters of each name that Wikidata has."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [{fold(each.strip()) for each in line.rpartition("=>")[0].split(",")} for line in lines]
    return [frozenset(each for each in row if LETTERS.fullmatch(each)) for row in rows]


def by_hand() -> set[str]:
    """The names of the list by hand."""
    lines = BY_HAND.read_text(encoding="utf-8").splitlines()
    return {word for line in lines if not line.startswith("#") for word in line.split()}


def gathered(data: Path) -> list[str]:
    """The given names of all sources, sorted; an ordinary word only if the list by hand has it."""
    seen = shown(names(data))
    known = clusters(data / "name_variants/wikidata_name_clusters/names.gz")
    spelled = frozenset().union(*known)
    ordinary = frozenset().union(*map(lexicon, ORDINARY))
    often = {word for word, times in seen.items() if times >= LEAST_SEEN and word in spelled and len(word) > 1}
    listed = by_hand() | (often - ordinary)
    variants = {
        spelling
        for cluster in known
        if len(cluster & listed) >= LEAST_LISTED
        for spelling in cluster - ordinary
        if len(spelling) >= SHORTEST_SPELLING
    }
    return sorted(listed | variants)


if __name__ == "__main__":
    rows = gathered(Path(sys.argv[1]))
    Path(sys.argv[2]).write_text(HEADER + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    print(f"{len(rows)} given names")
