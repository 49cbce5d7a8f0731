"""Share of GUM's attributions that are found: "he said", "they think", marked as such in the rhetorical trees of texts.

GUM marks a clause as an attribution where it brings in another one; a caption's credit and a thought within a quotation
count too, so not all of them are quotes. What is found beside them is not counted: GUM has no others to compare with.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from crossread.language.analysis import analyse
from crossread.language.parser import MiniParser
from crossread.quotes import find_quotes
from crossread.records import Report
from evaluation.mute import Mute
from evaluation.treebanks import Document, documents

HALF = 0.5
"""Share of the clause said that a quote's content must cover."""


@dataclass(frozen=True, slots=True)
class Unit:
    """An elementary unit of a rhetorical tree."""

    start: int
    end: int
    governor: int
    """Number of the unit that it hangs on, from 1; 0 for none."""
    relation: str


def units(path: Path, document: Document) -> list[Unit]:
    """The units of a text with their places in it."""
    found, at = [], 0
    for line in path.read_text(encoding="utf-8").splitlines():
        fields = line.split("\t")
        last = at + len(fields[1].split())
        words = document.words
        found.append(Unit(words[at].start, words[last - 1].end, int(fields[6]), fields[7]))
        at = last
    return found


def judged(folder: Path, parser: MiniParser) -> Iterator[tuple[bool, bool, bool]]:
    """For each attribution whether it is of news, whether a cue stands in it, and whether what it brings in is said."""
    for path in sorted((folder / "rst" / "dependencies").glob("*.rsd")):
        (document,) = documents(folder / "dep" / f"{path.stem}.conllu")
        report = Report(path.stem, "", "", None, None, None, "en", document.text)
        quotes = find_quotes(analyse(report, Mute(), parser), ())
        found = units(path, document)
        for unit in found:
            if unit.relation.startswith("attribution"):
                said = found[unit.governor - 1]
                here = [q for q in quotes if q.cue and q.cue.start < unit.end and q.cue.end > unit.start]
                needed = HALF * (said.end - said.start)
                whole = any(min(q.content.end, said.end) - max(q.content.start, said.start) > needed for q in here)
                yield path.stem.startswith("GUM_news"), bool(here), whole


def score(data: Path) -> dict[str, float]:
    """Shares of the attributions of all genres and of news whose cue is found, and whose content is found with it."""
    rows = list(judged(data / "gum", MiniParser()))
    news = [row for row in rows if row[0]]
    return {
        "cue_found": round(sum(row[1] for row in rows) / len(rows), 4),
        "content_found": round(sum(row[2] for row in rows) / len(rows), 4),
        "news_cue_found": round(sum(row[1] for row in news) / len(news), 4),
        "news_content_found": round(sum(row[2] for row in news) / len(news), 4),
    }
