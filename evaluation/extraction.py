"""Scores extraction: F1 of bags of words on pages with gold text, and cuts and marks of damage on clean reports.

    python evaluation/extraction.py ../shared/data [--show]

`--show` prints every cut and every mark of damage on the clean reports, for a person to judge.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from crossread.extract import extract
from crossread.records import Media, Raw, Rejected, Report
from crossread.settings import ExtractSettings

CLEAN = (("composite_en_stream", 1), ("article_bias_allsides", 20))
"""Sets of plain reports, and the step at which they are sampled: about 380 and 310 reports."""


def score(data: Path) -> dict[str, float]:
    """Precision, recall and F1 on the pages of wcxb; cuts and damage a hundred clean reports of each set.

    Scores are means over pages (0..1) of bags of lower-case words; a page that is rejected scores nothing.
    """
    found: dict[str, float] = {}
    rows = [_page(page, gold) for page, gold in _pages(data / "wcxb" / "dev")]
    for place, name in enumerate(("precision", "recall", "f1")):
        found[f"wcxb {name}"] = sum(row[place] for row in rows) / len(rows)
    found["wcxb rejected"] = sum(row == (0.0, 0.0, 0.0) for row in rows) / len(rows)
    for name, step in CLEAN:
        reports = list(clean(data, name, step))
        hundred = len(reports) / 100
        found[f"{name} cuts"] = sum(len(report.cuts) for report in reports) / hundred
        found[f"{name} cuts beside the head"] = (
            sum(one.reason not in HEAD for report in reports for one in report.cuts) / hundred
        )
        found[f"{name} damage"] = sum(len(report.damage) for report in reports) / hundred
    return found


HEAD = frozenset({"headline", "repeated headline", "byline", "day of publication", "breadcrumb", "name of a section"})
"""Reasons of cuts above the story, which these sets keep in their text."""


def clean(data: Path, name: str, step: int) -> Iterator[Report]:
    """Every `step`-th report of a set, read as plain text."""
    with gzip.open(data / name / "docs.jsonl.gz", "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if number % step == 0:
                found = json.loads(line)
                raw = Raw(f"{name}/{found['id']}.txt", found["text"].encode("utf-8", "replace"), Media.TEXT)
                report = extract(raw, ExtractSettings())
                if isinstance(report, Report):
                    yield report


def _pages(folder: Path) -> Iterator[tuple[bytes, str]]:
    for path in sorted((folder / "ground-truth").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))["ground_truth"]["main_content"]
        yield gzip.decompress((folder / "html" / f"{path.stem}.html.gz").read_bytes()), gold


def _page(page: bytes, gold: str) -> tuple[float, float, float]:
    report = extract(Raw("page.html", page, Media.HTML), ExtractSettings())
    if isinstance(report, Rejected):
        return (0.0, 0.0, 0.0)
    # The gold text holds the headline, which a report keeps as its title.
    left, right = _bag(f"{report.title or ''}\n{report.text}"), _bag(gold)
    shared = sum((left & right).values())
    if not shared:
        return (0.0, 0.0, 0.0)
    precision, recall = shared / sum(left.values()), shared / sum(right.values())
    return (precision, recall, 2 * precision * recall / (precision + recall))


def _bag(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.lower()))


def main() -> None:
    """Print the scores, and with `--show` what was cut and marked."""
    data = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/data")
    if "--show" in sys.argv:
        for name, step in CLEAN:
            for report in clean(data, name, step):
                for one in report.cuts:
                    print("cut   ", one.reason, "|", one.text[:160])
                for mark in report.damage:
                    print("damage", mark.kind, "|", mark.passage.text)
    for name, value in score(data).items():
        print(f"{name:45} {value:8.3f}")


if __name__ == "__main__":
    main()
