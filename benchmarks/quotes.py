"""How well direct and mixed quotes are found with their speakers, beside textacy, on the same words and trees.

    python3 -m venv ../quotes-venv && ../quotes-venv/bin/pip install -e . textacy
    PYTHONPATH=. ../quotes-venv/bin/python benchmarks/quotes.py [--data ../shared/data] [--reports N]

The reports and the answers are PolNeAR's development part, each annotator on its own, restricted on both sides to what
touches a double quotation mark. textacy (left out where it is not installed) gets a spaCy `Doc` of our tokens, tags,
lemmas and trees, with the names of relations that it knows; no model of spaCy is needed. It refuses a text with an odd
number of marks: such a report is given to it once more, paragraph by paragraph, and what it still refuses is counted;
the last row has every report by paragraphs. It is not made for scraps (mixed quotes), so there is a row of ours without
them, and a column with the recall on answers that are all in marks. A speaker is right whose head is a word of the
answer's source; "of pairs" leaves out the quotes that no answer pairs off with and those whose answer has no source.
Seconds are from trees to quotes, in one process, without the building of `Doc`s.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from itertools import groupby
from pathlib import Path
from typing import Any

from evaluation.mute import Mute
from evaluation.quotes import OVERLAP, Gold, contents, f1, files, shared, trimmed

from crossread.language.analysis import analyse
from crossread.language.parser import MiniParser
from crossread.parsed import Analysis, Sentence, Token
from crossread.quotes import find_quotes
from crossread.records import QuoteKind, Report

SPACY_RELATIONS = {
    "root": "ROOT",
    "nsubj:pass": "nsubjpass",
    "csubj:pass": "csubjpass",
    "nsubj:outer": "nsubj",
    "obj": "dobj",
    "iobj": "dative",
    "aux:pass": "auxpass",
    "flat": "compound",
    "nmod:desc": "compound",
}
"""Universal relation -> what spaCy's English models call it, where textacy looks at it; others keep their names."""
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Found:
    """A quote of a tool: its content, trimmed, and the place of its speaker's head."""

    content: Span
    speaker: int | None


@dataclass(slots=True)
class Tally:
    """What a tool found and how much of it is right, over all annotators."""

    found: int = 0
    gold: int = 0
    near: int = 0
    exact: int = 0
    sourced: int = 0
    """Pairs whose answer has a source."""
    speakers: int = 0
    """Of these, with the right head."""
    direct: int = 0
    """Answers that are all in marks."""
    direct_near: int = 0
    seconds: float = 0.0
    refused: Counter[str] = field(default_factory=Counter)
    """How many reports and paragraphs the tool would not read."""


Tool = Callable[[Analysis], Callable[[], list[Found]]]
"""Makes a report ready for a tool, and gives what the clock is on."""


def head(tokens: Sequence[Token], span: Iterable[int]) -> int | None:
    """Where the first token starts that no other of the same phrase governs."""
    inside = set(span)
    return next((tokens[at].start for at in sorted(inside) if tokens[at].head == at or tokens[at].head not in inside),
                None)  # fmt: skip


def in_report(sentences: Sequence[Sentence]) -> list[Token]:
    """The tokens of sentences, each head counted from the first of them all."""
    found: list[Token] = []
    for sentence in sentences:
        base = len(found)
        found += [
            Token(one.start, one.end, one.lemma, one.pos, one.tag, base + one.head, one.relation)
            for one in sentence.tokens
        ]
    return found


def ours(analysis: Analysis, kinds: frozenset[QuoteKind]) -> Callable[[], list[Found]]:
    """Our quotes of some kinds; a scrap stands for the clause it is in, as the answers have it."""
    tokens = in_report(analysis.sentences)

    def _run() -> list[Found]:
        quotes = [quote for quote in find_quotes(analysis, ()) if quote.kind in kinds]
        found = []
        for span, quote in contents(analysis.report.text, quotes):
            said = quote.speaker
            places = [at for at, one in enumerate(tokens) if said and said.start <= one.start < said.end]
            found.append(Found(span, head(tokens, places)))
        return found

    return _run


def with_textacy(analysis: Analysis, refused: Counter[str], whole: bool) -> Callable[[], list[Found]]:
    """What textacy calls direct quotations, from whole reports where it takes them, or from paragraphs."""
    find = import_module("textacy.extract").direct_quotations
    vocab = import_module("spacy").blank("en").vocab
    grouped = [list(group) for _, group in groupby(analysis.sentences, key=lambda sentence: sentence.paragraph)]
    paragraphs = [(group, doc_of(group, vocab)) for group in grouped]
    report = (analysis.sentences, doc_of(analysis.sentences, vocab))

    def _each(sentences: Sequence[Sentence], doc: Any) -> list[Found]:
        tokens = in_report(sentences)
        found = []
        for speaker, _, content in find(doc):
            span = trimmed(analysis.report.text, tokens[content.start].start, tokens[content.end - 1].end)
            found.append(Found(span, head(tokens, (token.i for token in speaker))))
        return found

    def _run() -> list[Found]:
        if whole:
            try:
                return _each(*report)
            except ValueError:
                refused["reports"] += 1
        found = []
        for paragraph in paragraphs:
            try:
                found += _each(*paragraph)
            except ValueError:
                refused["paragraphs"] += 1
        return found

    return _run


def doc_of(sentences: Sequence[Sentence], vocab: Any) -> Any:
    """A spaCy `Doc` of our tokens and trees."""
    tokens = in_report(sentences)
    text = {sentence.start + at: letter for sentence in sentences for at, letter in enumerate(sentence.text)}
    following = [one.start for one in tokens[1:]] + [-1]
    return import_module("spacy.tokens").Doc(
        vocab,
        words=["".join(text[at] for at in range(one.start, one.end)) for one in tokens],
        spaces=[after != one.end for one, after in zip(tokens, following, strict=True)],
        tags=[one.tag for one in tokens],
        pos=[one.pos for one in tokens],
        lemmas=[one.lemma for one in tokens],
        heads=[one.head for one in tokens],
        deps=[relation(one) for one in tokens],
        sent_starts=[at == 0 for sentence in sentences for at in range(len(sentence.tokens))],
    )


def relation(token: Token) -> str:
    """What spaCy calls the relation of a token."""
    if token.relation.startswith("advmod") and token.lemma in {"not", "never"}:
        return "neg"
    return SPACY_RELATIONS.get(token.relation, token.relation.split(":")[0])


def touches_mark(text: str, span: Span) -> bool:
    """Whether a double quotation mark stands in a span or at its edge."""
    return bool(re.search('["“”«»]', text[max(0, span[0] - 1) : span[1] + 2]))


def in_marks(text: str, span: Span) -> bool:
    """Whether a span, trimmed, is all that stands between two double marks."""
    before, after = text[: span[0]].rstrip()[-1:], text[span[1] :].lstrip(" .,;:!?")[:1]
    return bool(before and after) and before in '"“«„' and after in '"”»“'


def add_up(tally: Tally, text: str, found: Sequence[Found], golds: Sequence[Gold]) -> None:
    """Pair off what was found with the answers of one annotator, each used once."""
    spans = [(trimmed(text, one.content[0][0], one.content[-1][1]), one) for one in golds]
    left = [([whole, *(trimmed(text, *part) for part in one.content)], one) for whole, one in spans
            if touches_mark(text, whole)]  # fmt: skip
    marked = [one for one in found if touches_mark(text, one.content)]
    tally.found += len(marked)
    tally.gold += len(left)
    tally.direct += sum(in_marks(text, parts[-1]) and in_marks(text, parts[1]) for parts, _ in left)
    for quote in marked:
        pair = next((pair for pair in left if max(shared(quote.content, part) for part in pair[0]) >= OVERLAP), None)
        if pair is None:
            continue
        left.remove(pair)
        parts, gold = pair
        tally.near += 1
        tally.exact += quote.content in parts
        tally.direct_near += in_marks(text, parts[-1]) and in_marks(text, parts[1])
        tally.sourced += bool(gold.source)
        tally.speakers += quote.speaker is not None and any(s <= quote.speaker < e for s, e in gold.source)


def measured(tools: dict[str, Tool], tallies: dict[str, Tally], data: Path, reports: int | None) -> float:
    """Fill the tallies; gives the seconds that the trees took."""
    parser, parsing = MiniParser(), 0.0
    same_text = groupby(files(data), key=lambda pair: pair[0])
    for at, (text, answers) in enumerate(same_text):
        if at == reports:
            break
        started = time.perf_counter()
        analysis = analyse(Report("measured", "", "", None, None, None, "en", text), Mute(), parser)
        parsing += time.perf_counter() - started
        golds = [gold for _, gold in answers]
        for name, tool in tools.items():
            run = tool(analysis)
            started = time.perf_counter()
            found = run()
            tallies[name].seconds += time.perf_counter() - started
            for gold in golds:
                add_up(tallies[name], text, found, gold)
    return parsing


def table(tallies: dict[str, Tally]) -> Iterable[str]:
    """The rows, as Markdown."""
    yield ("| finder | found | answers | precision | recall | F1 (0.8) | F1 (exact) | recall, direct "
           "| speaker right, of pairs | F1 with speaker | seconds | refused |")  # fmt: skip
    yield "|---" * 12 + "|"
    for name, row in tallies.items():
        figures = (
            row.near / max(1, row.found),
            row.near / max(1, row.gold),
            f1(row.near, row.found, row.gold),
            f1(row.exact, row.found, row.gold),
            row.direct_near / max(1, row.direct),
            row.speakers / max(1, row.sourced),
            f1(row.speakers, row.found, row.gold),
        )
        refused = ", ".join(f"{number} {what}" for what, number in sorted(row.refused.items()))
        middle = " | ".join(f"{figure:.3f}" for figure in figures)
        yield f"| {name} | {row.found:,} | {row.gold:,} | {middle} | {row.seconds:.2f} | {refused or 'nothing'} |"


def main() -> int:
    """Read the reports once, give them to both, print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--data", type=Path, default=Path(__file__).resolve().parents[2] / "shared" / "data")
    parser.add_argument("--reports", type=int, help="only the first so many")
    options = parser.parse_args()
    tools: dict[str, Tool] = {
        "crossread": partial(ours, kinds=frozenset({QuoteKind.DIRECT, QuoteKind.MIXED})),
        "crossread, direct alone": partial(ours, kinds=frozenset({QuoteKind.DIRECT})),
    }
    tallies = {name: Tally() for name in tools}
    if find_spec("textacy"):
        for name, whole in (("textacy", True), ("textacy, by paragraph", False)):
            tallies[name] = Tally()
            tools[name] = partial(with_textacy, refused=tallies[name].refused, whole=whole)
    parsing = measured(tools, tallies, options.data, options.reports)
    print(*table(tallies), sep="\n")
    print(f"\nThe trees, which both are given, took {parsing:.1f} seconds.")
    if "textacy" not in tools:
        print("textacy: not installed, left out")
    return 0


if __name__ == "__main__":
    sys.exit(main())
