"""Which reports are of one event, by B-cubed: dated, undated, each story alone, and look-alike events."""

from __future__ import annotations

import gzip
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from statistics import mean
from xml.etree import ElementTree

from crossread.language.encoder import Encoder, MiniLM
from crossread.language.sentences import sentences
from crossread.parsed import Analysis
from crossread.records import Report
from crossread.settings import StorySettings
from crossread.stories import LEAD_SENTENCES, group_stories
from crossread.text import digest

LOOKALIKE_TOPICS = (2, 5, 12, 18, 21, 23, 34, 35)
"""The development topics of ECB+: each has two events of one kind, such as two earthquakes."""

Labelled = list[tuple[Analysis, str]]


def score(data: Path) -> dict[str, float]:
    """The figures of the encoder and the settings that ship."""
    encoder = MiniLM()
    found: dict[str, float] = {}
    stream = composite(data / "composite_en_stream" / "docs.jsonl.gz", encoder)
    precision, recall, f1 = grouped(stream, encoder)
    found |= {"dated_b3_precision": precision, "dated_b3_recall": recall, "dated_b3_f1": f1}
    undated = [(_undated(analysis), story) for analysis, story in stream]
    found["undated_b3_f1"] = grouped(undated, encoder)[2]
    found["alone_b3_f1"] = mean(grouped(one, encoder)[2] for one in by_story(stream))
    found["undated_alone_b3_f1"] = mean(grouped(one, encoder)[2] for one in by_story(undated))
    if (data / "ecbplus").is_dir():
        found["lookalike_b3_f1"] = grouped(lookalikes(data / "ecbplus" / "ECB+", encoder), encoder)[2]
    return found


def composite(path: Path, encoder: Encoder, every: int = 1) -> Labelled:
    """The dated reports of the development part with their story; or only one in so many of them."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [
        (_analysed(row["id"], row["title"], row["text"], row["published_at"], encoder), row["story"])
        for row in [row for row in rows if row["split"] == "dev"][::every]
    ]


def lookalikes(folder: Path, encoder: Encoder) -> Labelled:
    """The undated, untitled reports of look-alike events; `ecb` and `ecbplus` files of a topic are of two events."""
    found = []
    for topic in LOOKALIKE_TOPICS:
        for path in sorted((folder / str(topic)).glob("*.xml")):
            event = f"{topic} {'plus' if 'plus' in path.name else 'ecb'}"
            found.append((_analysed(path.name, None, detokenized(path), None, encoder), event))
    return found


def grouped(labelled: Labelled, encoder: Encoder) -> tuple[float, float, float]:
    """B-cubed precision, recall and F1 of the groups that the settings that ship give."""
    groups = group_stories([analysis for analysis, _ in labelled], StorySettings(), encoder)
    truth = {analysis.report.source: story for analysis, story in labelled}
    return b_cubed([[analysis.report.source for analysis in group] for group in groups], truth)


def b_cubed(groups: Iterable[Sequence[str]], truth: Mapping[str, str]) -> tuple[float, float, float]:
    """Precision, recall, F1 (Bagga and Baldwin 1998), averaged over the items of `truth`."""
    stories: dict[str, set[str]] = defaultdict(set)
    for item, story in truth.items():
        stories[story].add(item)
    shares = []
    for group in groups:
        for item in group:
            same = len(stories[truth[item]].intersection(group))
            shares.append((same / len(group), same / len(stories[truth[item]])))
    precision, recall = mean(share for share, _ in shares), mean(share for _, share in shares)
    return precision, recall, 2 * precision * recall / (precision + recall)


def by_story(labelled: Labelled) -> list[Labelled]:
    """Each story of two or more reports by itself."""
    stories: dict[str, Labelled] = defaultdict(list)
    for analysis, story in labelled:
        stories[story].append((analysis, story))
    return [story for story in stories.values() if len(story) > 1]


def _analysed(source: str, title: str | None, text: str, published: str | None, encoder: Encoder) -> Analysis:
    """A report with the vectors of its lead only: grouping reads no others."""
    body = text[len(title) :].lstrip() if title and text.startswith(title) else text
    report = Report(digest(source, body), source, "", title or None, None, published, None, body)
    found = sentences(body)
    lead = [sentence.text for sentence in found[:LEAD_SENTENCES]]
    return Analysis(report, found, encoder.encode(lead))


def _undated(analysis: Analysis) -> Analysis:
    return replace(analysis, report=replace(analysis.report, published=None))


def detokenized(path: Path) -> str:
    """The text of an ECB+ file, a sentence a line, without the addresses that some begin with."""
    lines: dict[int, list[str]] = defaultdict(list)
    for token in ElementTree.parse(path).getroot().iter("token"):
        lines[int(token.attrib["sentence"])].append(token.text or "")
    joined = (" ".join(lines[number]) for number in sorted(lines))
    return "\n".join(re.sub(r" ([.,;:!?)'’”]|n't)", r"\1", line) for line in joined if not line.startswith("http"))
