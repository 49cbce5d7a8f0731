"""Pairs of reports of one event, with one origin or with two: some to fit weights to, others to measure on.

What is learnt from comes from sets that may shape shipped weights; what is measured comes from the others and from
development parts. A rewrite that still shares much wording with its source is made again, and left out if that does
not help; a pair of reports that shares much is no proof of two origins, and is left out too.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path

from crossread.language.parser import MiniParser
from crossread.language.sentences import sentences
from crossread.parsed import Analysis
from crossread.records import Report
from evaluation.copying import blank
from evaluation.gum import texts
from evaluation.lineage import AGENCIES, STORIES, by_story, report_of
from evaluation.rewriting.containment import shared, shared_outside
from evaluation.rewriting.edits import seeded
from evaluation.rewriting.recipes import Rewrite, reader, rewrite
from evaluation.stories import LOOKALIKE_TOPICS, detokenized

LEAST_SENTENCES, LEAST_WORDS, MOST_SENTENCES = 8, 120, 60
"""What is shorter is a note and shows no style; what is longer is cut, to keep every pair alike and the work short."""
INDEPENDENT = 0.10
"""Share of runs of five words from which two reports may have one origin, so that nothing can be said of them."""
CLOSE = 0.04
"""Share from which independent reports are called close: a statement that both quote makes as much."""
REWORDED = 0.12
"""Share of its source's runs, outside quotations, that a rewrite may keep: well rewritten news keeps less."""
ALIKE = 0.2
"""Share of runs that two rewrites of one report may have in common: one maker made both, and its words are finite."""
TRIES = 2
"""Wordings that are tried for a rewrite that keeps too much."""
PER_EVENT = {"sources": 4, "pairs": 12}
"""Reports rewritten, and pairs of independent reports taken, of one event: none may weigh more than the others."""
COMPANY = 6
"""Other reports of the event that go with a pair: enough to tell what everybody says, and not too many to read."""
KINDS = ("full", "digest", "shuffled")
ECB_TOPICS = range(1, 36)
ECB = Path("ecbplus/ECB+")
LINE = 250
"""Characters from which a paragraph that is put together of single sentences ends."""
Read = Callable[[Report], Analysis]
Events = Mapping[str, Sequence[Report]]


@dataclass(frozen=True, slots=True)
class Told:
    """Two reports of one event, the other reports of it, and whether the two have one origin."""

    left: Report
    right: Report
    company: tuple[Report, ...]
    one_origin: bool
    kind: str
    """How the two came about: "source and full", "full and digest" ..., "independent", "independent but close"."""
    used: tuple[tuple[str, int], ...] = ()
    """How often each operation of rewriting was used on the right one."""


def learnt(data: Path) -> Iterator[Told]:
    """Pairs that weights may be fitted to: ECB+ without its development topics, GUM's and MEANTIME's Wikinews."""
    events = {
        **ecb(data, [topic for topic in ECB_TOPICS if topic not in LOOKALIKE_TOPICS]),
        **_alone(gum(data)),
        **_alone(meantime(data)),
    }
    yield from pairs(events, PER_EVENT["sources"] // 2, both=True)


def measured(data: Path) -> Iterator[Told]:
    """Pairs that are only scored: ECB+'s development topics, stories of several outlets, and two much told events."""
    yield from pairs(ecb(data, LOOKALIKE_TOPICS), PER_EVENT["sources"], both=False)
    yield from pairs(stories(data / STORIES), 2, both=False)
    yield from pairs(stories(data / AGENCIES), 12, both=False, most=60)


def pairs(events: Events, sources: int, *, both: bool, most: int = PER_EVENT["pairs"]) -> Iterator[Told]:
    """The pairs of some events; with `both`, a second rewrite of each source is paired with the first."""
    read = reader(MiniParser(threads=1))
    count = 0
    for event, reports in sorted(events.items()):
        for source in _some(event, reports, sources):
            company = _company([source], reports)
            yield from _rewrites(source, count, company, read, both=both or count % 3 == 0)
            count += 1
        yield from _independent(event, reports, most)


def _some(event: str, reports: Sequence[Report], most: int) -> list[Report]:
    chance = seeded(event, len(reports))
    return sorted(chance.sample(list(reports), min(most, len(reports))), key=lambda report: report.source)


def _company(pair: Sequence[Report], reports: Sequence[Report]) -> tuple[Report, ...]:
    taken = {report.id for report in pair}
    return tuple(report for report in reports if report.id not in taken)[:COMPANY]


def _rewrites(source: Report, count: int, company: tuple[Report, ...], read: Read, *, both: bool) -> Iterator[Told]:
    recipe, other = KINDS[count % len(KINDS)], KINDS[(count + 1) % len(KINDS)]
    first = reworded(source, recipe, 1, read)
    if first is None:
        return
    yield Told(source, first.report, company, True, f"source and {recipe}", tuple(sorted(first.used.items())))
    second = reworded(source, other, 2, read, first.report) if both else None
    if second is not None:
        used = tuple(sorted(second.used.items()))
        yield Told(first.report, second.report, company, True, f"{recipe} and {other}", used)


def reworded(source: Report, recipe: str, number: int, read: Read, apart: Report | None = None) -> Rewrite | None:
    """A rewrite that shares little with its source, and with another rewrite of it; None where no try does."""
    for again in range(TRIES):
        made = rewrite(source, recipe, number + 10 * again, read, apart.text if apart else "")
        far = apart is None or containment(apart, made.report, outside=True) < ALIKE
        if far and containment(source, made.report, outside=True) < REWORDED and _long_enough(made.report.text, 2):
            return made
    return None


def _independent(event: str, reports: Sequence[Report], most: int) -> Iterator[Told]:
    """Pairs of reports that share little wording, by chance, with as many of those that share some as there are.

    Without the second kind a few shared runs would tell every rewrite, though reports of one statement share them too.
    """
    told = [(containment(left, right), left, right) for left, right in combinations(reports, 2)]
    seeded(event, 0).shuffle(told)
    close = [row for row in told if CLOSE <= row[0] < INDEPENDENT][: most // 3]
    apart = [row for row in told if row[0] < CLOSE][: most - len(close)]
    for kind, rows in (("independent", apart), ("independent but close", close)):
        for _, left, right in rows:
            yield Told(left, right, _company([left, right], reports), False, kind)


def containment(left: Report, right: Report, *, outside: bool = False) -> float:
    """Share of the shorter report's runs of five words that the other has, in all or outside quotations."""
    return (shared_outside if outside else shared)(blank(left.text), blank(right.text))


# ---- the reports of each event -------------------------------------------------------------------------------


def ecb(data: Path, topics: Sequence[int]) -> dict[str, list[Report]]:
    """The reports of each event of some topics of ECB+; the two events of a topic are told by the files' names."""
    found: dict[str, list[Report]] = defaultdict(list)
    for topic in topics:
        for path in sorted((data / ECB / str(topic)).glob("*.xml")):
            event = f"ecb {topic} {'plus' if 'plus' in path.name else 'first'}"
            found[event] += _report(path.name, in_paragraphs(detokenized(path)))
    return dict(found)


def stories(path: Path) -> dict[str, list[Report]]:
    """The reports of each story of a set in which they stand line by line."""
    found = {}
    for story, rows in by_story(path).items():
        reports = [report for row in rows for report in _cut(report_of(row, row["text"]))]
        if len(reports) > 1:
            found[story] = reports
    return found


def gum(data: Path) -> list[Report]:
    """The news and interviews of GUM's training part."""
    kept = [text for text in texts(data / "gum", ("train",)) if text.name.split("_")[1] in ("news", "interview")]
    return [report for text in kept for report in _report(text.name, text.text)]


def meantime(data: Path) -> list[Report]:
    """The texts of MEANTIME, put together of their tokens."""
    lines: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    with (data / "meantime_en/conll.csv").open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            lines[row["topic/subtopic_name"]][row["sent_id"]].append(row["token"])
    found = []
    for name, told in sorted(lines.items()):
        text = "\n".join(_joined(tokens) for tokens in told.values())
        found += _report(name, in_paragraphs(text))
    return found


def _joined(tokens: Sequence[str]) -> str:
    line = re.sub(r" ([.,;:!?)%’”]|['’]s\b|n't\b)", r"\1", " ".join(tokens))
    return re.sub(r"([(“$]) ", r"\1", line)


def in_paragraphs(text: str) -> str:
    """A text of a sentence a line with several in a paragraph, no quotation cut, and plain quotation marks."""
    text = re.sub(r"`` ?|''", '"', text)
    text = re.sub(r"(\d[.:]) (?=\d)|(\d,) (?=\d{3}\b)", r"\1\2", text)
    found: list[str] = []
    for line in text.split("\n"):
        last = found[-1] if found else ""
        inside = last.count('"') % 2 == 1
        goes_on = bool(re.search(r"[.?!]\W?$", last)) and len(last) < LINE
        if last and (inside or goes_on):
            found[-1] = f"{last} {line}"
        elif line.strip():
            found.append(line)
    return "\n".join(_closed(line) for line in found)


def _closed(line: str) -> str:
    """A line with the marks of its quotations close to what they hold."""
    pieces = line.split('"')
    if len(pieces) % 2 == 0:
        return line
    return '"'.join(piece.strip() if at % 2 else piece for at, piece in enumerate(pieces))


def _alone(reports: Sequence[Report]) -> dict[str, list[Report]]:
    return {report.source: [report] for report in reports}


def _report(name: str, text: str) -> list[Report]:
    return _cut(report_of({"id": name, "source": name}, text))


def _cut(report: Report) -> list[Report]:
    """The report, not longer than is wanted; nothing where it is too short."""
    if not _long_enough(report.text):
        return []
    found = sentences(report.text)
    if len(found) <= MOST_SENTENCES:
        return [report]
    return [replace(report, text=report.text[: found[MOST_SENTENCES - 1].end])]


def _long_enough(text: str, part: int = 1) -> bool:
    return len(sentences(text)) >= LEAST_SENTENCES // part and len(text.split()) >= LEAST_WORDS // part
