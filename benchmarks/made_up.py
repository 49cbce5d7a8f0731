"""Made-up reports with planted copies, to measure how well and how fast copies are found.

Sentences are words of our own lists, drawn by Zipf's law and without grammar, so that reports have no passage in common
but those put there. Put there are, besides the copies: phrases that few to very many reports have, a line for each
outlet, and a legal notice under every fifth report.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from crossread.language.lexicon import lexicon

KINDS = ("light", "medium", "shuffled", "truncated", "embedded")
"""3 % of words changed; 8 % and a sentence dropped; sentences in another order; the first 60 %; a passage of 60 to 120
words in a report that is otherwise another."""
PLANTED = 0.04
"""Copies of each kind, as a share of all reports."""
FAMILY = 300
"""Reports that reprint one wire report, each with 3 % of its words changed; at most one in a hundred reports."""
SENTENCES = 23
PHRASES = 3_000
"""Phrases of 4 to 14 words, drawn by Zipf's law: the first in a third of the reports, the last in some fifteen."""
PHRASES_EACH = 4
REPORTS_EACH = 200
"""Reports for each outlet on average; the largest outlets have most of them."""

Sentence = list[str]


@dataclass(frozen=True)
class Corpus:
    """Reports, and the pairs that were planted, by kind, each as two indices, the smaller first."""

    texts: list[str]
    planted: dict[str, list[tuple[int, int]]]
    family: list[int]


class Writer:
    """Draws words, sentences, phrases and lines from one seed."""

    def __init__(self, seed: int, reports: int) -> None:
        self.chance = random.Random(seed)
        short = sorted(lexicon("stop_words"))
        long = sorted(lexicon("common_words") - set(short))
        names = sorted(name.capitalize() for name in lexicon("given_names"))
        rest = long + names
        self.chance.shuffle(rest)
        self.words = short + rest
        self.weights = zipf(len(self.words))
        drawn = [self.drawn(self.chance.randint(4, 14)) for _ in range(PHRASES)]
        # The commonest are the shortest, as in life.
        self.phrases = sorted(drawn, key=len)
        self.phrase_weights = zipf(PHRASES)
        self.lines = [self.line(self.chance.randint(12, 30)) for _ in range(max(3, reports // REPORTS_EACH))]
        self.line_weights = zipf(len(self.lines))
        self.notice = self.line(50)

    def drawn(self, count: int) -> Sentence:
        """Words by Zipf's law."""
        return self.chance.choices(self.words, cum_weights=self.weights, k=count)

    def line(self, count: int) -> str:
        """A line of so many words."""
        return " ".join(self.drawn(count)).capitalize() + "."

    def body(self) -> list[Sentence]:
        """Sentences of a new report, some with a phrase that others use."""
        sentences = [self.drawn(self.chance.randint(10, 30)) for _ in range(SENTENCES)]
        for phrase in self.chance.choices(self.phrases, cum_weights=self.phrase_weights, k=PHRASES_EACH):
            sentence = self.chance.choice(sentences)
            at = self.chance.randint(0, len(sentence))
            sentence[at:at] = phrase
        for sentence in sentences:
            sentence[0] = sentence[0].capitalize()
            sentence[-1] += "."
            sentence[len(sentence) // 2] += ","
        quoted = self.chance.choice(sentences)
        quoted[0], quoted[-1] = "“" + quoted[0], quoted[-1] + "”"
        return sentences

    def changed(self, sentences: Sequence[Sentence], share: float) -> list[Sentence]:
        """The sentences with a share of their words replaced."""
        return [
            [self.drawn(1)[0] if self.chance.random() < share else word for word in sentence] for sentence in sentences
        ]

    def report(self, sentences: Sequence[Sentence]) -> str:
        """The text: paragraphs of three sentences, the line of some outlet, and perhaps the notice."""
        joined = [" ".join(sentence) for sentence in sentences]
        paragraphs = [" ".join(joined[at : at + 3]) for at in range(0, len(joined), 3)]
        paragraphs.append(self.chance.choices(self.lines, cum_weights=self.line_weights)[0])
        if self.chance.random() < 0.2:
            paragraphs.append(self.notice)
        return "\n\n".join(paragraphs)

    def copy(self, kind: str, sentences: Sequence[Sentence]) -> list[Sentence]:
        """The sentences of a copy."""
        if kind == "light":
            return self.changed(sentences, 0.03)
        if kind == "medium":
            dropped = self.chance.randrange(len(sentences))
            return self.changed([*sentences[:dropped], *sentences[dropped + 1 :]], 0.08)
        if kind == "shuffled":
            return self.chance.sample(list(sentences), len(sentences))
        if kind == "truncated":
            return list(sentences[: round(0.6 * len(sentences))])
        words = [word for sentence in sentences for word in sentence]
        length = self.chance.randint(60, 120)
        at = self.chance.randint(0, len(words) - length)
        host = self.body()
        host.insert(self.chance.randint(0, len(host)), words[at : at + length])
        return host


def zipf(count: int) -> list[float]:
    """Cumulative weights of so many things, each as often as one in its rank."""
    return list(accumulate(1 / rank for rank in range(1, count + 1)))


def made_up(reports: int, seed: int = 20260305) -> Corpus:
    """So many reports, in random order."""
    writer = Writer(seed, reports)
    copies = round(reports * PLANTED)
    wire = writer.body()
    texts = [writer.report(writer.changed(wire, 0.03)) for _ in range(min(FAMILY, reports // 100))]
    family = list(range(len(texts)))
    planted: dict[str, list[tuple[int, int]]] = {}
    for kind in KINDS:
        planted[kind] = []
        for _ in range(copies):
            body = writer.body()
            planted[kind].append((len(texts), len(texts) + 1))
            texts.extend([writer.report(body), writer.report(writer.copy(kind, body))])
    texts.extend(writer.report(writer.body()) for _ in range(reports - len(texts)))
    order = list(range(len(texts)))
    writer.chance.shuffle(order)
    place = {old: new for new, old in enumerate(order)}
    return Corpus(
        [texts[old] for old in order],
        {kind: sorted(ordered(place[one], place[other]) for one, other in pairs) for kind, pairs in planted.items()},
        sorted(place[old] for old in family),
    )


def ordered(one: int, other: int) -> tuple[int, int]:
    """The two, the smaller first."""
    return (one, other) if one < other else (other, one)
