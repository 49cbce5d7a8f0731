"""How well the trained layer parts, tags and parses raw text and marks names, and how fast it is.

As in the shared tasks of CoNLL 2017 and 2018: the parser is given text alone, and a word counts where it has the
place of a word of the treebank; relations without their subtypes. Ends of paragraphs are given and are not counted.
"""

from __future__ import annotations

import re
import resource
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from crossread.language.parser import MiniParser, Parser
from crossread.records import NameKind
from evaluation.treebanks import (
    Document,
    Tally,
    Word,
    documents,
    found_words,
    inner_ends,
    labelled_names,
    name_places,
)

KINDS = {NameKind.PERSON: "PER", NameKind.PLACE: "LOC", NameKind.ORGANISATION: "ORG"}
HELD = ("dev", "test")
"""Partitions of GUM that were not trained on."""
SAMPLE = 30_000
"""Words that speed is measured on."""


def score(data: Path) -> dict[str, float]:
    """F1 of words, tags, arcs, names and sentence ends; words a second and MiB."""
    parser = MiniParser()
    ewt = list(documents(data / "ud_ewt/en_ewt-ud-test.conllu"))
    pud = [one for one in documents(data / "ud_pud/en_pud-ud-test.conllu") if any(name[0] == "n" for name in one.rows)]
    blogs = [one for one in ewt if any(name.startswith("weblog") for name in one.rows)]
    gum = [document for path in held_out(data) for document in documents(path)]
    names = {part: data / f"uner_ewt/en_ewt-ud-{part}.iob2" for part in ("dev", "test")}
    dev = list(documents(data / "ud_ewt/en_ewt-ud-dev.conllu"))
    return {
        **{f"EWT test {name}": value for name, value in grammar(ewt, parser).items()},
        **{f"PUD news {name}": value for name, value in grammar(pud, parser).items()},
        **{f"GUM held out {name}": value for name, value in grammar(gum, parser).items()},
        "EWT test weblogs sentence ends": sentence_ends(blogs, parser),
        "UNER dev names": names_f1(dev, names["dev"], parser),
        "UNER test names": names_f1(ewt, names["test"], parser),
        **speed([document.text for document in ewt + gum]),
    }


def held_out(data: Path) -> list[Path]:
    """The news, interviews, lives and travel guides of GUM that were not trained on."""
    found = []
    for path in sorted((data / "gum/dep").glob("*.conllu")):
        if path.stem.split("_")[1] in ("news", "interview", "bio", "voyage"):
            head = (data / "gum/xml" / f"{path.stem}.xml").read_text(encoding="utf-8")[:3000]
            partition = re.search(r'partition="(\w+)"', head)
            if partition and partition[1] in HELD:
                found.append(path)
    return found


def grammar(treebank: Iterable[Document], parser: Parser) -> dict[str, float]:
    """F1 of words, parts of speech, unlabelled and labelled arcs, and of sentence ends within paragraphs."""
    tallies = {name: Tally() for name in ("words", "UPOS", "UAS", "LAS", "sentence ends")}
    same: dict[str, Callable[[Word, Word], bool]] = {
        "words": lambda one, other: True,
        "UPOS": lambda one, other: one.pos == other.pos,
        "UAS": lambda one, other: one.head == other.head,
        "LAS": lambda one, other: one.head == other.head and one.relation == other.relation,
    }
    for document in treebank:
        sentences = parser.parse(document.text)
        said = {(word.start, word.end): word for word in found_words(sentences)}
        wanted = {(word.start, word.end): word for word in document.words}
        for name, alike in same.items():
            right = sum(alike(said[place], wanted[place]) for place in said.keys() & wanted.keys())
            tallies[name].add(right, len(said), len(document.words))
        ends = inner_ends(document, {sentence.end for sentence in sentences})
        gold = inner_ends(document, {end for _, end in document.sentences})
        tallies["sentence ends"].add(len(ends & gold), len(ends), len(gold))
    return {name: tally.f1 for name, tally in tallies.items()}


def sentence_ends(treebank: Iterable[Document], parser: Parser) -> float:
    """F1 of sentence ends within paragraphs."""
    return grammar(treebank, parser)["sentence ends"]


def names_f1(treebank: Iterable[Document], path: Path, parser: Parser) -> float:
    """F1 of persons, places and organisations: place and kind both right."""
    labels, tally = labelled_names(path), Tally()
    for document in treebank:
        wanted = {
            name
            for identifier, places in document.rows.items()
            if len(labels.get(identifier, ())) == len(places)
            for name in name_places(places, labels[identifier])
        }
        said = {
            (one.start, one.end, KINDS[one.kind])
            for sentence in parser.parse(document.text)
            for one in sentence.proper
            if one.kind in KINDS
        }
        tally.add(len(said & wanted), len(said), len(wanted))
    return tally.f1


def speed(texts: Iterable[str]) -> dict[str, float]:
    """Seconds to load, words a second on one thread and on two, and the most memory this process held, in MiB."""
    chosen, count = [], 0
    for text in texts:
        if count < SAMPLE:
            chosen.append(text)
            count += len(text.split())
    found = {}
    for threads in (1, 2):
        parser = MiniParser(threads=threads)
        began = time.perf_counter()
        parser.parse("One is read first.")
        if threads == 1:
            found["load seconds"] = round(time.perf_counter() - began, 3)
        began = time.perf_counter()
        for text in chosen:
            parser.parse(text)
        found[f"words a second, {threads} thread{'s' * (threads > 1)}"] = round(count / (time.perf_counter() - began))
    found["MiB"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    return found
