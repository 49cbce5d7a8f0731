"""What every sheet is made of: rows of cells that no spreadsheet runs, and what rows look up in a story."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO

from crossread.records import Collation, Lineage, Name, Passage, Report
from crossread.render.story import Story, stories

Cell = str | int | float
Row = tuple[Cell, ...]
FORMULA = re.compile(r"[\s']*[=+\-@＝＋－＠]|[\t\r\n]")
"""How a cell begins that a spreadsheet may read as a formula."""

WHERE = ("outlet", "source", "report", "published", "start", "end", "lineage")
"""The columns that `Book.where` fills."""


def harmless(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet could take it for a formula."""
    return f"'{text}" if FORMULA.match(text) else text


def sheet(columns: Sequence[str], rows: Iterable[Sequence[Cell]], delimiter: str = ",") -> str:
    """The rows as RFC 4180 has them, every text in quotation marks and none of them a formula."""
    out = StringIO()
    writer = csv.writer(out, delimiter=delimiter, quoting=csv.QUOTE_NONNUMERIC)
    writer.writerow(columns)
    writer.writerows([harmless(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
    return out.getvalue()


def yes(true: bool) -> str:
    """`yes` or `no`."""
    return "yes" if true else "no"


def places(passages: Iterable[Passage]) -> str:
    """Where passages stand, in one cell: `report:start-end`, a space between them."""
    return " ".join(f"{one.report}:{one.start}-{one.end}" for one in passages)


@dataclass(frozen=True, slots=True)
class Book:
    """One story with what its rows look up."""

    story: Story
    reports: Mapping[str, Report]
    homes: Mapping[str, Lineage]
    """The lineage of each report."""
    names: Mapping[str, Name]

    @classmethod
    def of(cls, story: Story) -> Book:
        """The book of a story."""
        dossier = story.dossier
        return cls(
            story,
            {report.id: report for report in dossier.reports},
            {report: lineage for lineage in dossier.lineages for report in lineage.reports},
            {name.id: name for name in dossier.names},
        )

    @property
    def id(self) -> str:
        """Id of the story."""
        return self.story.dossier.story

    def lineage(self, report: str) -> str:
        """Id of the lineage of a report; empty if none has it."""
        return self.homes[report].id if report in self.homes else ""

    def by(self, report: str) -> Row:
        """Outlet, source, id and time of a report."""
        found = self.reports.get(report)
        source, published = (found.source, found.published or "") if found else ("", "")
        return (self.story.labels.outlet(report), source, report, published)

    def where(self, passage: Passage) -> Row:
        """Outlet, source, report, time, place and lineage of a passage."""
        return (*self.by(passage.report), passage.start, passage.end, self.lineage(passage.report))


def books(collation: Collation) -> Iterator[Book]:
    """The book of every story."""
    return (Book.of(story) for story in stories(collation))
