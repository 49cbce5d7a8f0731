"""Quotes made by hand, without the finder: one sentence each, its words between marks.

`“…”` is direct, `“~…”` a scrap (mixed), `‹…›` indirect; the tilde and the single guillemets are no part of the text.
Before the colon stands who says it, nobody if it is empty; a full stop before the name describes who has no name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import numpy as np

from crossread.language.sentences import sentences
from crossread.moments import find_moments
from crossread.parsed import Analysis
from crossread.records import (
    Moment,
    Name,
    NameKind,
    Passage,
    Quote,
    QuoteKind,
    Reason,
    Report,
    Support,
    Vectors,
    Worded,
)
from crossread.text import digest

CUE = re.compile(r"\b(?:said|says|told|called|described|warned|wrote|asked|accused|spoke|insisted|added)\b")


class Every:
    """A count by which every report is a lineage of its own."""

    def __call__(self, passages: Iterable[Passage]) -> Support:
        reports = {passage.report for passage in passages}
        return Support(len(reports), len(reports))

    def apart(self, left: str, right: str) -> bool:
        return left != right


class Told:
    """Reports made of lines "Who: sentence with marked words", with the quotes in them."""

    def __init__(self, reports: Sequence[Sequence[str]], published: Sequence[str | None] = ()) -> None:
        self.analyses: list[Analysis] = []
        self.quotes: list[Quote] = []
        for number, lines in enumerate(reports):
            day = published[number] if number < len(published) else None
            parts = [_line(line) for line in lines]
            text = "\n".join(part[1] for part in parts)
            report = Report(f"report-{number}", f"{number}.txt", f"{number}", None, None, day, "en", text)
            none: Vectors = np.zeros((0, 0), dtype=np.float32)
            self.analyses.append(Analysis(report, sentences(text), none))
            offset = 0
            for who, sentence, kind, start, end in parts:
                self.quotes.append(_quote(report, who, offset, sentence, kind, start, end))
                offset += len(sentence) + 1
        self.moments: tuple[Moment, ...] = tuple(
            moment for analysis in self.analyses for moment in find_moments(analysis)
        )

    def named(self, spellings: dict[str, Sequence[str]]) -> list[Name]:
        """Names by id with their spellings, wherever those stand."""
        found = []
        for name, written in sorted(spellings.items()):
            variants = []
            for spelling in written:
                spots = [
                    analysis.report.passage(match.start(), match.end())
                    for analysis in self.analyses
                    for match in re.finditer(rf"\b{re.escape(spelling)}\b", analysis.report.text)
                ]
                if spots:
                    variants.append(Worded(spelling, tuple(spots)))
            found.append(Name(f"name-{name}", NameKind.PERSON, written[0], tuple(variants), ()))
        return found


def _line(line: str) -> tuple[str, str, QuoteKind, int, int]:
    who, _, marked = line.partition(": ")
    if "‹" in marked:
        start, end = marked.index("‹"), marked.index("›") - 1
        return who, marked.replace("‹", "").replace("›", ""), QuoteKind.INDIRECT, start, end
    start = marked.index("“") + 1
    kind = QuoteKind.MIXED if marked[start] == "~" else QuoteKind.DIRECT
    marked = marked.replace("~", "")
    end = marked.index("”")
    return who, marked, kind, start, end - (marked[end - 1] in ",.")


def _quote(report: Report, who: str, offset: int, sentence: str, kind: QuoteKind, start: int, end: int) -> Quote:
    cue = CUE.search(sentence[: start - 1]) or CUE.search(sentence, end)
    described = who.startswith(".")
    spoken = who[1:] if described else who
    at = sentence.find(spoken) if spoken else -1
    begun = cue.end() + 1 if cue and cue.end() < start else 0
    return Quote(
        id=f"quote-{digest(report.id, str(offset + start), str(offset + end))}",
        kind=kind,
        content=report.passage(offset + start, offset + end),
        cue=report.passage(offset + cue.start(), offset + cue.end()) if cue else None,
        speaker=report.passage(offset + at, offset + at + len(spoken)) if at >= 0 else None,
        name=f"name-{who}" if who and not described else None,
        reasons=(Reason("made", "by hand", 1.0, (report.passage(offset + begun, offset + len(sentence)),)),),
    )
