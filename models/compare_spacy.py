"""The other design: a small spaCy pipeline, trained on the sets that the language network learnt from; and both scored.

    python -m venv SPACY && SPACY/bin/pip install spacy -e .
    PYTHONPATH=models:. SPACY/bin/python models/compare_spacy.py train ../shared/data --out FOLDER
    PYTHONPATH=models:. SPACY/bin/python models/compare_spacy.py score ../shared/data --model FOLDER

Both get raw text and the package's own tokens, and are scored by the functions of `evaluation.language`. The pipeline
has the sizes of spaCy's preset "efficiency": hashed words, four layers of convolutions that all parts share, and a
parser by transitions. Its best pass on the development part of EWT is kept. Nothing of it ships. Seeds are fixed; run
it with OMP_NUM_THREADS=1.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import spacy
from evaluation.language import SAMPLE, grammar, held_out, names_f1
from evaluation.treebanks import documents
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.training import Example
from spacy.util import compounding, fix_random_seed, minibatch

from crossread.language.parser import MiniParser, Parser
from crossread.language.sentences import paragraphs
from crossread.language.tagging import NAMES
from crossread.language.tokens import tokens
from crossread.language.words import words
from crossread.parsed import Proper, Sentence, Token
from language import data
from language.entities import gum

SEED = 7
WIDTH, DEPTH = 96, 4
ROWS = {"NORM": 5000, "PREFIX": 1000, "SUFFIX": 2500, "SHAPE": 2500}
"""What spaCy knows of a word, and the rows of the table that each is hashed into."""
DROPOUT, RATE, LAST_RATE = 0.1, 1e-3, 1e-4
"""The first two are spaCy's own. The rate falls in a straight line, as it does for the network."""
SMALLEST, LARGEST, GROWTH = 4.0, 32.0, 1.002
"""Paragraphs an update."""
LISTENER = {"@architectures": "spacy.Tok2VecListener.v1", "width": WIDTH}
TRANSITIONS = {
    "@architectures": "spacy.TransitionBasedParser.v2",
    "extra_state_tokens": False,
    "use_upper": True,
    "tok2vec": LISTENER,
}
PIPES = {
    "tok2vec": {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {
            "@architectures": "spacy.MultiHashEmbed.v2",
            "width": WIDTH,
            "attrs": list(ROWS),
            "rows": list(ROWS.values()),
            "include_static_vectors": False,
        },
        "encode": {
            "@architectures": "spacy.MaxoutWindowEncoder.v2",
            "width": WIDTH,
            "depth": DEPTH,
            "window_size": 1,
            "maxout_pieces": 3,
        },
    },
    "tagger": {"@architectures": "spacy.Tagger.v2", "tok2vec": LISTENER},
    "morphologizer": {"@architectures": "spacy.Tagger.v2", "tok2vec": LISTENER},
    "trainable_lemmatizer": {"@architectures": "spacy.Tagger.v2", "tok2vec": LISTENER},
    "parser": {**TRANSITIONS, "state_type": "parser", "hidden_width": 128, "maxout_pieces": 3},
    "ner": {**TRANSITIONS, "state_type": "ner", "hidden_width": 64, "maxout_pieces": 2},
}
CHILD = """
import json, resource, sys, time
texts = json.load(sys.stdin)
began = time.process_time()
{begin}
parser.parse("One is read first.")
loaded = time.process_time()
for text in texts:
    parser.parse(text)
ended = time.process_time()
print(json.dumps([loaded - began, ended - loaded, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))
"""
"""What a fresh process runs to tell what one design costs. Its own time is told, whatever else the machine does."""
BEGIN = {
    "spaCy": "import spacy; from compare_spacy import SpacyParser; parser = SpacyParser(spacy.load({model!r}))",
    "network": "from crossread.language.parser import MiniParser; parser = MiniParser(threads=1)",
}


@dataclass(frozen=True)
class SpacyParser:
    """The pipeline behind the protocol that the package asks of a parser."""

    nlp: Language

    def parse(self, text: str) -> tuple[Sentence, ...]:
        """The sentences of a text, with tokens and proper names."""
        lines = [tokens(text, start, end) for start, end in paragraphs(text)]
        read = self.nlp.pipe([self._doc(text, places) for places in lines])
        return tuple(
            _sentence(text, places, span, number)
            for number, (places, doc) in enumerate(zip(lines, read, strict=True))
            for span in doc.sents
        )

    def _doc(self, text: str, places: Sequence[tuple[int, int]]) -> Doc:
        spaces = [text[end : end + 1].isspace() for _, end in places]
        return Doc(self.nlp.vocab, [text[start:end] for start, end in places], spaces)


def _sentence(text: str, places: Sequence[tuple[int, int]], span: Span, number: int) -> Sentence:
    start, end = places[span.start][0], places[span.end - 1][1]
    read = tuple(
        Token(*places[one.i], one.lemma_, one.pos_, one.tag_, one.head.i - span.start, one.dep_.replace("ROOT", "root"))
        for one in span
    )
    proper = tuple(Proper(places[one.start][0], places[one.end - 1][1], NAMES[one.label_]) for one in span.ents)
    return Sentence(start, end, text[start:end], words(text[start:end], start), number, read, proper)


def training(folder: Path) -> list[data.Paragraph]:
    """The sets of the last stage of the network's training; sentences with other names put in are not made."""
    everything = ("train", "dev", "test")
    return [
        *data.ewt(folder, "train"),
        *gum(folder, ("train",)),
        *data.wikigold(folder),
        *data.crossner(folder, "politics", everything),
        *data.crossner(folder, "science", everything),
    ]


def example(nlp: Language, paragraph: data.Paragraph) -> Example:
    """A paragraph as spaCy learns it; what is not labelled is missing."""
    flat = list(chain.from_iterable(paragraph))
    texts = [token.text for token in flat]
    spaces = [*(token.spaced for token in flat[1:]), False]
    names = [token.name for token in flat]
    if all(token.head is None for token in flat):
        return Example(Doc(nlp.vocab, texts, spaces), Doc(nlp.vocab, texts, spaces, ents=names))
    gold = Doc(
        nlp.vocab,
        texts,
        spaces,
        tags=[token.tag or "" for token in flat],
        pos=[token.pos or "" for token in flat],
        lemmas=[token.lemma or "" for token in flat],
        heads=list(_heads(paragraph)),
        deps=["ROOT" if token.head == 0 else token.relation or "" for token in flat],
        ents=names if any(names) else None,
    )
    return Example(Doc(nlp.vocab, texts, spaces), gold)


def _heads(paragraph: data.Paragraph) -> Iterator[int]:
    """The place of each token's governor in the paragraph; a root's own."""
    base = 0
    for sentence in paragraph:
        for at, token in enumerate(sentence):
            yield base + token.head - 1 if token.head else base + at
        base += len(sentence)


def pipeline() -> Language:
    """The untrained pipeline."""
    fix_random_seed(SEED)
    nlp = spacy.blank("en")
    for name, model in PIPES.items():
        nlp.add_pipe(name, config={"model": model})
    return nlp


def train(folder: Path, out: Path, passes: int, stop: int, most: int | None) -> None:
    """Trains, tells the development figures after each pass, and keeps the best pass in `out`."""
    nlp, chance, best = pipeline(), random.Random(SEED), 0.0
    examples = [example(nlp, paragraph) for paragraph in training(folder)[:most]]
    optimiser = nlp.initialize(lambda: examples)
    sizes = compounding(SMALLEST, LARGEST, GROWTH)
    began = time.monotonic()
    for number in range(min(stop, passes)):
        chance.shuffle(examples)
        losses: dict[str, float] = {}
        done = 0
        for batch in minibatch(examples, sizes):
            share = (number + done / len(examples)) / passes
            optimiser.learn_rate = RATE + (LAST_RATE - RATE) * share
            nlp.update(batch, drop=DROPOUT, sgd=optimiser, losses=losses)
            done += len(batch)
        found = development(SpacyParser(nlp), folder)
        total = found["LAS"] + found["names"]
        print(f"pass {number + 1}, {time.monotonic() - began:.0f} s", found, flush=True)
        if total > best:
            best = total
            nlp.to_disk(out)


def development(parser: Parser, folder: Path) -> dict[str, float]:
    """Figures of the development part of EWT, from raw text."""
    treebank = list(documents(folder / data.EWT.format(part="dev")))
    return {**grammar(treebank, parser), "names": names_f1(treebank, folder / data.UNER["dev"], parser)}


def score(folder: Path, model: Path) -> None:
    """Prints both designs in one table."""
    network: Path = Path(sys.modules[MiniParser.__module__].__file__ or "").parents[1] / "model"
    files = {
        "spaCy": [path for path in model.rglob("*") if path.is_file()],
        "network": [network / "language.onnx", network / "language.json"],
    }
    parsers: dict[str, Parser] = {"spaCy": SpacyParser(spacy.load(model)), "network": MiniParser(threads=1)}
    columns = {
        name: {
            **quality(parser, folder),
            "MB on disk": round(sum(path.stat().st_size for path in files[name]) / 1e6, 1),
            **cost(BEGIN[name].format(model=str(model)), folder),
        }
        for name, parser in parsers.items()
    }
    print(f"| | spaCy {spacy.__version__} | network |\n|---|---|---|")
    for figure, value in columns["spaCy"].items():
        print(f"| {figure} | {value} | {columns['network'][figure]} |")


def quality(parser: Parser, folder: Path) -> dict[str, float]:
    """The figures of `evaluation.language` for one design."""
    ewt = list(documents(folder / data.EWT.format(part="test")))
    pud = list(documents(folder / "ud_pud/en_pud-ud-test.conllu"))
    treebanks = {
        "EWT test": ewt,
        "PUD news": [one for one in pud if any(name[0] == "n" for name in one.rows)],
        "GUM held out": [document for path in held_out(folder) for document in documents(path)],
    }
    found = {
        f"{name} {figure}": value
        for name, treebank in treebanks.items()
        for figure, value in grammar(treebank, parser).items()
    }
    dev = list(documents(folder / data.EWT.format(part="dev")))
    found["UNER dev names"] = names_f1(dev, folder / data.UNER["dev"], parser)
    found["UNER test names"] = names_f1(ewt, folder / data.UNER["test"], parser)
    return found


def cost(begin: str, folder: Path) -> dict[str, float]:
    """Seconds until a first sentence is read, imports among them; words a second; most memory: of a fresh process."""
    texts, count = [], 0
    for document in documents(folder / data.EWT.format(part="test")):
        if count < SAMPLE:
            texts.append(document.text)
            count += len(document.text.split())
    child = subprocess.run(
        [sys.executable, "-c", CHILD.format(begin=begin)],
        input=json.dumps(texts),
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "OMP_NUM_THREADS": "1", "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    loading, reading, memory = json.loads(child.stdout)
    return {
        "seconds to a first sentence": round(loading, 2),
        "words a second, 1 thread": round(count / reading),
        "MiB": round(memory),
    }


def main() -> None:
    """Trains or scores."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    verbs = parser.add_subparsers(dest="verb", required=True)
    one = verbs.add_parser("train")
    one.add_argument("data", type=Path)
    one.add_argument("--out", type=Path, required=True)
    one.add_argument("--passes", type=int, default=10, help="that the fall of the rate is planned for")
    one.add_argument("--stop", type=int, default=6, help="passes after which it ends: about 17 minutes of one core")
    one.add_argument("--most", type=int, help="paragraphs, for a trial")
    two = verbs.add_parser("score")
    two.add_argument("data", type=Path)
    two.add_argument("--model", type=Path, required=True)
    options = parser.parse_args()
    if options.verb == "train":
        train(options.data, options.out, options.passes, options.stop, options.most)
    else:
        score(options.data, options.model)


if __name__ == "__main__":
    main()
