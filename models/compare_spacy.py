"""The other design: a small spaCy pipeline on the same sentences, scored by the same code as the language network.

    python -m venv SPACY && SPACY/bin/pip install spacy -e .
    PYTHONPATH=models:. SPACY/bin/python models/compare_spacy.py ../shared/data --minutes 18

Both are given raw text and the package's tokens. Prints a table of both; nothing of it ships.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import spacy
from evaluation.language import grammar, held_out, names_f1
from evaluation.treebanks import documents
from spacy.cli.init_config import init_config
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.training import Example
from spacy.util import load_model_from_config, minibatch

from crossread.language.parser import MiniParser, Parser
from crossread.language.sentences import paragraphs
from crossread.language.tagging import NAMES
from crossread.language.tokens import tokens
from crossread.language.words import words
from crossread.parsed import Proper, Sentence, Token
from language import data
from language.data import Paragraph
from language.entities import gum

SEED = 7
PIPES = ["tagger", "morphologizer", "parser", "trainable_lemmatizer", "ner"]
BATCH = 48
"""Paragraphs an update."""


def example(nlp: Language, paragraph: Paragraph) -> Example:
    """A paragraph as spaCy learns from it; what is not labelled is missing."""
    found = [token for sentence in paragraph for token in sentence]
    spaces = [following.spaced for following in found[1:]] + [False]
    gold = Doc(nlp.vocab, [token.text for token in found], spaces)
    base = 0
    for sentence in paragraph:
        for at, token in enumerate(sentence):
            place = gold[base + at]
            if token.head is not None:
                place.head = gold[base + token.head - 1] if token.head else place
                place.dep_ = "ROOT" if token.head == 0 else token.relation
                place.pos_, place.tag_, place.lemma_ = token.pos, token.tag, token.lemma
        base += len(sentence)
    if any(token.name for token in found):
        gold.set_ents(
            [Span(gold, first, last, label=kind) for first, last, kind in _spans([token.name for token in found])],
            missing=[gold[at : at + 1] for at, token in enumerate(found) if token.name is None],
        )
    return Example(Doc(nlp.vocab, [token.text for token in found], spaces), gold)


def _spans(labels: Sequence[str | None]) -> Iterator[tuple[int, int, str]]:
    start = -1
    for at, label in enumerate([*labels, "O"]):
        if start >= 0 and not (label or "").startswith("I-"):
            yield start, at, (labels[start] or "")[2:]
            start = -1
        if (label or "").startswith("B-"):
            start = at


@dataclass(frozen=True)
class Spacy:
    """The pipeline behind the protocol of the package."""

    nlp: Language

    def parse(self, text: str) -> tuple[Sentence, ...]:
        """The sentences of a text."""
        found: list[Sentence] = []
        for number, (start, end) in enumerate(paragraphs(text)):
            places = tokens(text, start, end)
            spaces = [text[right : right + 1].isspace() for _, right in places]
            doc = Doc(self.nlp.vocab, [text[left:right] for left, right in places], spaces)
            for _, pipe in self.nlp.pipeline:
                doc = pipe(doc)
            found.extend(_sentence(text, places, span, number) for span in doc.sents)
        return tuple(found)


def _sentence(text: str, places: Sequence[tuple[int, int]], span: Span, number: int) -> Sentence:
    start, end = places[span.start][0], places[span.end - 1][1]
    grammar_ = tuple(
        Token(
            *places[token.i], token.lemma_, token.pos_, token.tag_, token.head.i - span.start,
            "root" if token.dep_ == "ROOT" else token.dep_,
        )
        for token in span
    )  # fmt: skip
    proper = tuple(Proper(places[one.start][0], places[one.end - 1][1], NAMES[one.label_]) for one in span.ents)
    return Sentence(start, end, text[start:end], words(text[start:end], start), number, grammar_, proper)


def trained(folder: Path, minutes: float) -> Language:
    """The pipeline after as many passes as fit."""
    spacy.util.fix_random_seed(SEED)
    chance = random.Random(SEED)
    nlp = load_model_from_config(init_config(lang="en", pipeline=PIPES, optimize="efficiency"), auto_fill=True)
    treebanks = data.ewt(folder, "train") + gum(folder, ("train",))
    names = data.wikigold(folder) + data.crossner(folder, "politics", ("train", "dev", "test"))
    names += data.crossner(folder, "science", ("train", "dev", "test"))
    whole = [example(nlp, paragraph) for paragraph in treebanks]
    named = [example(nlp, paragraph) for paragraph in names]
    optimiser = nlp.initialize(lambda: whole + named)
    ends, passes = time.monotonic() + 60 * minutes, 0
    while time.monotonic() < ends:
        losses: dict[str, float] = {}
        batches = [
            (pipes, batch)
            for pipes, examples in (([*PIPES], whole), (["ner"], named))
            for batch in minibatch(chance.sample(examples, len(examples)), BATCH)
        ]
        chance.shuffle(batches)
        for pipes, batch in batches:
            with nlp.select_pipes(enable=["tok2vec", *pipes]):
                nlp.update(batch, drop=0.1, sgd=optimiser, losses=losses)
            if time.monotonic() > ends:
                break
        passes += 1
        print(f"pass {passes}", {name: round(value) for name, value in losses.items()}, flush=True)
    return nlp


def figures(parser: Parser, folder: Path) -> dict[str, float]:
    """The figures of one design."""
    ewt = list(documents(folder / "ud_ewt/en_ewt-ud-test.conllu"))
    pud = [
        one for one in documents(folder / "ud_pud/en_pud-ud-test.conllu") if any(name[0] == "n" for name in one.rows)
    ]
    news = [document for path in held_out(folder) for document in documents(path)]
    found = {}
    for name, treebank in (("EWT", ewt), ("PUD news", pud), ("GUM", news)):
        found.update({f"{name} {figure}": value for figure, value in grammar(treebank, parser).items()})
    found["UNER test names"] = names_f1(ewt, folder / "uner_ewt/en_ewt-ud-test.iob2", parser)
    texts = [document.text for document in ewt + news]
    began = time.perf_counter()
    for text in texts:
        parser.parse(text)
    found["words a second"] = round(sum(len(text.split()) for text in texts) / (time.perf_counter() - began))
    return found


def main() -> None:
    """Train, score both, print."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("data", type=Path)
    options.add_argument("--minutes", type=float, default=18)
    chosen = options.parse_args()
    nlp = trained(chosen.data, chosen.minutes)
    with tempfile.TemporaryDirectory() as scratch:
        nlp.to_disk(scratch)
        size = sum(path.stat().st_size for path in Path(scratch).rglob("*") if path.is_file())
    print(f"spaCy {spacy.__version__}, {size / 1e6:.1f} MB on disk")
    columns = [figures(Spacy(nlp), chosen.data), figures(MiniParser(threads=1), chosen.data)]
    for name in columns[0]:
        print(f"| {name} | {columns[0][name]} | {columns[1][name]} |")


if __name__ == "__main__":
    main()
