"""Points, quotes and the ledger as sheets: CSV for a spreadsheet, and the statements of Discourse Network Analyzer."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO

from crossread.records import Collation, Name, NameKind, Passage, Point, Position, Quote, Reading, Report
from crossread.render.contexts import by_report
from crossread.render.readings import first_told, joined
from crossread.render.said import bracketed
from crossread.render.story import Story, stories
from crossread.render.wanted import Line, favours

Cell = str | int
FORMULA = re.compile(r"[\s']*[=+\-@＝＋－＠]|[\t\r\n]")
"""How a cell begins that a spreadsheet may read as a formula."""

POINT_COLUMNS = (
    "story", "point", "kind", "status", "reading", "value", "differs", "outlets", "lineage", "first", "passages",
    "lineages_least", "lineages_most", "point_least", "point_most",
)  # fmt: skip
QUOTE_COLUMNS = (
    "story", "utterance", "wording", "quote", "speaker", "name", "kind", "content", "changes", "cue", "speaker_words",
    "inside", "outlet", "source", "report", "published", "start", "end", "lineage", "lineages_least", "lineages_most",
)  # fmt: skip
LEDGER_COLUMNS = (
    "story", "entry", "matter", "matter_words", "actor", "name", "name_kind", "act", "denied", "condition", "issue",
    "text", "position", "quote", "outlet", "source", "report", "published", "start", "end", "lineage",
    "lineages_least", "lineages_most",
)  # fmt: skip
DNA_COLUMNS = (
    "statement ID", "time", "document ID", "document title", "author", "source", "section", "type", "text",
    "person", "organization", "concept", "agreement", "start", "stop",
)  # fmt: skip
"""Those of the event lists of Discourse Network Analyzer 3 with the variables of its statement type "DNA Statement",
then the places, which its R package needs to add a statement."""


def harmless(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet could take it for a formula."""
    return f"'{text}" if FORMULA.match(text) else text


def _sheet(columns: Sequence[str], rows: Iterable[Sequence[Cell]], delimiter: str = ",") -> str:
    """The rows as RFC 4180 has them, every text in quotation marks and none of them a formula."""
    out = StringIO()
    writer = csv.writer(out, delimiter=delimiter, quoting=csv.QUOTE_NONNUMERIC)
    writer.writerow(columns)
    writer.writerows([harmless(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
    return out.getvalue()


@dataclass(frozen=True, slots=True)
class Book:
    """One story with what its rows look up."""

    story: Story
    reports: Mapping[str, Report]
    lineages: Mapping[str, str]
    """The lineage of each report."""
    names: Mapping[str, Name]

    @classmethod
    def of(cls, story: Story) -> Book:
        """The book of a story."""
        dossier = story.dossier
        return cls(
            story,
            {report.id: report for report in dossier.reports},
            {report: lineage.id for lineage in dossier.lineages for report in lineage.reports},
            {name.id: name for name in dossier.names},
        )

    def where(self, passage: Passage) -> tuple[Cell, ...]:
        """Outlet, source, report, time, place and lineage of a passage."""
        report = self.reports.get(passage.report)
        source, published = (report.source, report.published or "") if report else ("", "")
        lineage = self.lineages.get(passage.report, "")
        outlet = self.story.labels.outlet(passage.report)
        return (outlet, source, passage.report, published, passage.start, passage.end, lineage)


def _books(collation: Collation) -> Iterator[Book]:
    return (Book.of(story) for story in stories(collation))


# ---- points --------------------------------------------------------------------------------------------------


def points_csv(collation: Collation) -> str:
    """A row a reading, point after point in the dossier's order, the readings of each as the page has them."""
    return _sheet(
        POINT_COLUMNS,
        (
            _reading(book, point, number, reading)
            for book in _books(collation)
            for point in book.story.dossier.points
            for number, reading in enumerate(book.story.readings(point), 1)
        ),
    )


def _reading(book: Book, point: Point, number: int, reading: Reading) -> tuple[Cell, ...]:
    story, held = book.story, by_report(reading.passages, book.story.labels)
    first = first_told(reading, story.clock)
    groups = story.behind.groups(held)
    return (
        story.dossier.story, point.id, point.kind.value, point.status.value, number, reading.value,
        " / ".join(mark.text for mark in joined(reading.marked)), "; ".join(story.labels.who(held)),
        " ".join(dict.fromkeys(id for group in groups for id in group.lineages)),
        (book.reports[first].published or "") if first else "",
        " ".join(f"{one.report}:{one.start}-{one.end}" for one in held),
        reading.lineages.least, reading.lineages.most, point.lineages.least, point.lineages.most,
    )  # fmt: skip


# ---- quotes --------------------------------------------------------------------------------------------------


def quotes_csv(collation: Collation) -> str:
    """A row a quote, utterance after utterance, the fullest wording first; quotes of no utterance last."""
    return _sheet(QUOTE_COLUMNS, (row for book in _books(collation) for row in _quotes(book)))


def _quotes(book: Book) -> Iterator[tuple[Cell, ...]]:
    seen = set()
    for voice in book.story.voices:
        for spoken in voice.spoken:
            one = spoken.utterance
            for number, told in enumerate(spoken.wordings, 1):
                changes = bracketed(told.pieces) if told.changed else ""
                for quote in told.quotes:
                    seen.add(quote.id)
                    said = (one.id, number, quote.id, voice.who)
                    yield _quote(book, quote, said, changes, (one.lineages.least, one.lineages.most))
    for quote in book.story.dossier.quotes:
        if quote.id not in seen:
            who = book.story.labels.name(quote.name, quote.speaker)
            yield _quote(book, quote, ("", "", quote.id, who), "", ("", ""))


def _quote(
    book: Book, quote: Quote, said: tuple[Cell, ...], changes: str, support: tuple[Cell, Cell]
) -> tuple[Cell, ...]:
    cue, speaker = (part.text if part else "" for part in (quote.cue, quote.speaker))
    words = (quote.name or "", quote.kind.value, quote.content.text, changes, cue, speaker, quote.inside or "")
    return (book.story.dossier.story, *said, *words, *book.where(quote.content), *support)


# ---- the ledger ----------------------------------------------------------------------------------------------


def ledger_csv(collation: Collation) -> str:
    """A row a position, matter after matter as the page has them; positions of no entry last."""
    return _sheet(LEDGER_COLUMNS, (_position(*row) for row in _positions(collation)))


def _positions(collation: Collation) -> Iterator[tuple[Book, Position, Line | None, Passage]]:
    """Every position with its entry and the words of its matter."""
    for book in _books(collation):
        for matter in book.story.ledger.matters:
            yield from ((book, one, line, matter.issue) for line in matter.lines for one in line.positions)
        for actor in book.story.actors:
            yield from ((book, one, None, one.issue) for stance in actor.stances for one in stance.positions)


def _position(book: Book, one: Position, line: Line | None, matter: Passage) -> tuple[Cell, ...]:
    entry = line.entry if line else None
    kind = book.names[one.name].kind.value if one.name in book.names else ""
    support: tuple[Cell, Cell] = (entry.lineages.least, entry.lineages.most) if entry else ("", "")
    return (
        book.story.dossier.story, entry.id if entry else "", one.matter, matter.text, book.story.labels.name(one.name),
        one.name, kind, one.act.value, "yes" if one.denied else "no", one.condition.text if one.condition else "",
        one.issue.text, one.passage.text, one.id, one.quote or "", *book.where(one.passage), *support,
    )  # fmt: skip


# ---- Discourse Network Analyzer ------------------------------------------------------------------------------


def ledger_dna(collation: Collation) -> str:
    """A row a position, as the event lists of Discourse Network Analyzer: semicolons, agreement 1, 0, or empty where
    the act is neither for its issue nor against it."""
    numbers: dict[tuple[str, str], int] = {}
    for dossier in collation.dossiers:
        for report in dossier.reports:
            numbers[dossier.story, report.id] = len(numbers) + 1
    rows = (
        (number, *_statement(book, one, matter, numbers.get((book.story.dossier.story, one.passage.report), "")))
        for number, (book, one, _, matter) in enumerate(_positions(collation), 1)
    )
    return _sheet(DNA_COLUMNS, rows, ";")


def _statement(book: Book, one: Position, matter: Passage, document: Cell) -> tuple[Cell, ...]:
    passage, report, side = one.passage, book.reports.get(one.passage.report), favours(one.act, one.denied)
    title, author, text = (report.title or "", report.byline or "", report.text) if report else ("", "", "")
    return (
        _time(report), document, title, author, book.story.labels.outlet(passage.report), book.story.dossier.story,
        book.lineages.get(passage.report, ""), passage.text, *_actor(book, one), matter.text,
        "" if side is None else int(side), _units(text, passage.start), _units(text, passage.end),
    )  # fmt: skip


def _actor(book: Book, one: Position) -> tuple[str, str]:
    """Person and organisation; states and cities act as organisations do."""
    who, name = book.story.labels.name(one.name), book.names.get(one.name)
    return (who, "") if name is not None and name.kind is NameKind.PERSON else ("", who)


def _time(report: Report | None) -> str:
    """The time of publication as the source's own clock showed it, midnight where only the day is known."""
    published = (report.published if report else None) or ""
    clock = re.match(r"T(\d\d:\d\d)(:\d\d)?", published[10:])
    time = f"{clock[1]}{clock[2] or ':00'}" if clock else "00:00:00"
    return f"{published[:10]} {time}" if published else ""


def _units(text: str, place: int) -> int:
    """A place in UTF-16 code units, as Java counts."""
    return place + sum(character > "\uffff" for character in text[:place])
