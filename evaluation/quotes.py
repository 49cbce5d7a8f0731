"""Scores of quotes on PolNeAR's development part: contents, cues and sources against several annotators.

PolNeAR marks far more than quotes (wishes, plans, attitudes), so recall over everything is low for any finder of
quotes; `marked` restricts both sides to attributions that touch a quotation mark. Only measured here, never learned.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from crossread.language.analysis import analyse
from crossread.language.parser import MiniParser
from crossread.quotes import find_quotes
from crossread.records import Passage, Quote, QuoteKind, Report
from evaluation.mute import Mute

Spans = tuple[tuple[int, int], ...]
MARKS = "\"“”„«»‘’'"
EDGES = MARKS + " .,;:\n\t"
OVERLAP = 0.8
"""Share of the longer of two spans that both must cover: the stricter of the Gender Gap Tracker's two measures."""


@dataclass(frozen=True, slots=True)
class Gold:
    """One attribution: spans of content, cue and source."""

    content: Spans
    cue: Spans
    source: Spans


def read_gold(text: str) -> tuple[Gold, ...]:
    """The attributions of a brat file that have a content."""
    spans: dict[str, Spans] = {}
    found = []
    # Events may stand before the spans they use, so spans are read first; an unknown key belongs to no span.
    for line in sorted(text.splitlines(), key=lambda line: not line.startswith("T")):
        fields = line.split("\t")
        if line.startswith("T"):
            places = fields[1].split(" ", 1)[1].split(";")
            spans[fields[0]] = tuple((int(place.split()[0]), int(place.split()[1])) for place in places)
        elif line.startswith("E"):
            parts = [part.split(":") for part in fields[1].split()]

            def of(kind: str, parts: list[list[str]] = parts) -> Spans:
                return tuple(span for part, key in parts if part.startswith(kind) for span in spans.get(key, ()))

            if of("Content"):
                found.append(Gold(of("Content"), of("Cue"), of("Source")))
    return tuple(found)


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without marks, stops, spaces at its ends and without a leading "that"."""
    while start < end and text[start] in EDGES:
        start += 1
    if text[start : start + 5] == "that ":
        start += 5
    while end > start and text[end - 1] in EDGES:
        end -= 1
    return start, end


def shared(left: tuple[int, int], right: tuple[int, int]) -> float:
    """Characters in both spans as a share of the longer one."""
    inner = min(left[1], right[1]) - max(left[0], right[0])
    return max(0, inner) / max(1, left[1] - left[0], right[1] - right[0])


def contents(text: str, quotes: Sequence[Quote]) -> list[tuple[tuple[int, int], Quote]]:
    """What quotes say, as PolNeAR has it: what stands in marks and has one cue is one, and none is within another."""
    groups: list[list[Quote]] = []
    of_cue: dict[Passage, list[Quote]] = {}
    for quote in quotes:
        if quote.inside is not None:
            continue
        held = of_cue.get(quote.cue) if quote.cue is not None and quote.kind is QuoteKind.DIRECT else None
        if held is not None:
            held.append(quote)
            continue
        groups.append([quote])
        if quote.cue is not None:
            of_cue[quote.cue] = groups[-1]
    spans = {
        trimmed(text, min(one.content.start for one in group), max(one.content.end for one in group)): group[0]
        for group in groups
    }
    return sorted(spans.items(), key=lambda item: item[0])


def matched(
    found: Sequence[tuple[int, int]], gold: Sequence[Spans], same: Callable[[tuple[int, int], Spans], bool]
) -> int:
    """Number of found spans that pair off with gold ones, each used once."""
    left = list(range(len(gold)))
    hits = 0
    for span in found:
        for at in left:
            if same(span, gold[at]):
                left.remove(at)
                hits += 1
                break
    return hits


def f1(hits: int, found: int, gold: int) -> float:
    """Harmonic mean of precision and recall."""
    return 2 * hits / (found + gold) if found + gold else 0.0


def files(data: Path) -> Iterable[tuple[str, tuple[Gold, ...]]]:
    """Text and attributions, once for every annotator of a text."""
    folder = data / "polnear" / "dev"
    for path in sorted((folder / "attributions").glob("*.ann")):
        text = (folder / "text" / f"{path.stem.rsplit('_', 1)[0]}.txt").read_bytes().decode("utf-8")
        yield text, read_gold(path.read_text(encoding="utf-8"))


def score(data: Path) -> dict[str, float]:
    """F1 of contents (overlap and exact), cues, sources; the share of direct quotes whose speaker's head is right."""
    parser = MiniParser()
    counts: dict[str, list[int]] = {}

    def add(name: str, hits: int, found: int, gold: int) -> None:
        row = counts.setdefault(name, [0, 0, 0])
        for at, number in enumerate((hits, found, gold)):
            row[at] += number

    for text, golds in files(data):
        report = Report("measured", "", "", None, None, None, "en", text)
        analysis = analyse(report, Mute(), parser)
        quotes = find_quotes(analysis, ())
        mine = contents(text, quotes)
        spans = [span for span, _ in mine]
        whole = [(trimmed(text, gold.content[0][0], gold.content[-1][1]), *_each(text, gold)) for gold in golds]

        def near(span: tuple[int, int], gold: Spans) -> bool:
            return any(shared(span, one) >= OVERLAP for one in gold)

        def exact(span: tuple[int, int], gold: Spans) -> bool:
            return span in gold

        def touching(span: tuple[int, int], gold: Spans) -> bool:
            return any(shared(span, one) > 0 for one in gold)

        add("content_overlap", matched(spans, whole, near), len(spans), len(whole))
        add("content_exact", matched(spans, whole, exact), len(spans), len(whole))
        cues = sorted({(q.cue.start, q.cue.end) for _, q in mine if q.cue})
        add(
            "cue",
            matched(cues, [g.cue for g in golds if g.cue], touching),
            len(cues),
            sum(1 for g in golds if g.cue),
        )
        sources = [(q.speaker.start, q.speaker.end) for _, q in mine if q.speaker]
        gold_sources = [g.source for g in golds if g.source]
        add("source", matched(sources, gold_sources, touching), len(sources), len(gold_sources))
        marked = [span for span in spans if _marked(text, span)]
        gold_marked = [gold for gold in whole if _marked(text, gold[0])]
        add("marked_overlap", matched(marked, gold_marked, near), len(marked), len(gold_marked))
        _heads(text, quotes, golds, add)
    scores = {f"{name}_f1": round(f1(*row), 4) for name, row in counts.items() if name != "speaker"}
    hits, found, _ = counts.get("speaker", [0, 0, 0])
    precision = counts["content_overlap"][0] / max(1, counts["content_overlap"][1])
    return {
        **scores,
        "content_overlap_precision": round(precision, 4),
        "direct_speaker": round(hits / max(1, found), 4),
    }


def _each(text: str, gold: Gold) -> list[tuple[int, int]]:
    return [trimmed(text, *span) for span in gold.content]


def _marked(text: str, span: tuple[int, int]) -> bool:
    return bool(re.search('["“”«»]', text[max(0, span[0] - 1) : span[1] + 2]))


def _heads(
    text: str, quotes: Sequence[Quote], golds: Sequence[Gold], add: Callable[[str, int, int, int], None]
) -> None:
    """Of the direct quotes that an annotator has with a source: in how many the speakers overlap."""
    for quote in quotes:
        if quote.kind is not QuoteKind.DIRECT:
            continue
        span = (quote.content.start, quote.content.end)
        gold = next(
            (
                g
                for g in golds
                if g.source and any(min(span[1], e) - max(span[0], s) > 0.5 * (span[1] - span[0]) for s, e in g.content)
            ),
            None,
        )
        if gold is not None:
            speaker = quote.speaker
            right = speaker is not None and any(
                min(speaker.end, end) - max(speaker.start, start) > 0 for start, end in gold.source
            )
            add("speaker", int(right), 1, 1)
