"""Quotes and the ledger as sheets: CSV for a spreadsheet, and the statements of Discourse Network Analyzer."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import StringIO

from crossread.records import Collation, Dossier, Name, NameKind, Passage, Position, Quote, Report
from crossread.render.said import bracketed
from crossread.render.story import Story, stories
from crossread.render.wanted import Line, favours

Cell = str | int
FORMULA = re.compile(r"[\s']*[=+\-@＝＋－＠]|[\t\r\n]")
"""How a cell begins that a spreadsheet may read as a formula."""

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


# ---- quotes --------------------------------------------------------------------------------------------------


def quotes_csv(collation: Collation) -> str:
    """A row a quote, utterance after utterance, the fullest wording first; quotes of no utterance last."""
    return _sheet(QUOTE_COLUMNS, (row for story in stories(collation) for row in _quotes(story)))


def _quotes(story: Story) -> Iterator[tuple[Cell, ...]]:
    dossier, seen = story.dossier, set()
    for voice in story.voices:
        for spoken in voice.spoken:
            one = spoken.utterance
            for number, told in enumerate(spoken.wordings, 1):
                changes = bracketed(told.pieces) if told.changed else ""
                for quote in told.quotes:
                    seen.add(quote.id)
                    said = (one.id, number, quote.id, voice.who)
                    yield _quote(quote, story, said, changes, (one.lineages.least, one.lineages.most))
    for quote in dossier.quotes:
        if quote.id not in seen:
            who = story.labels.name(quote.name, quote.speaker)
            yield _quote(quote, story, ("", "", quote.id, who), "", ("", ""))


def _quote(
    quote: Quote, story: Story, said: tuple[Cell, ...], changes: str, support: tuple[Cell, Cell]
) -> tuple[Cell, ...]:
    cue, speaker = (part.text if part else "" for part in (quote.cue, quote.speaker))
    words = (quote.name or "", quote.kind.value, quote.content.text, changes, cue, speaker, quote.inside or "")
    return (story.dossier.story, *said, *words, *_where(quote.content, story), *support)


def _where(passage: Passage, story: Story) -> tuple[Cell, ...]:
    """Outlet, source, report, time, place and lineage of a passage."""
    report = _reports(story.dossier).get(passage.report)
    lineage = next((one.id for one in story.dossier.lineages if passage.report in one.reports), "")
    source, published = (report.source, report.published or "") if report else ("", "")
    outlet = story.labels.outlet(passage.report)
    return (outlet, source, passage.report, published, passage.start, passage.end, lineage)


def _reports(dossier: Dossier) -> Mapping[str, Report]:
    return {report.id: report for report in dossier.reports}


# ---- the ledger ----------------------------------------------------------------------------------------------


def ledger_csv(collation: Collation) -> str:
    """A row a position, matter after matter as the page has them; positions of no entry last."""
    return _sheet(LEDGER_COLUMNS, (_position(*row) for row in _positions(collation)))


def _positions(collation: Collation) -> Iterator[tuple[Story, Position, Line | None, Passage]]:
    """Every position with its entry and the words of its matter."""
    for story in stories(collation):
        for matter in story.ledger.matters:
            yield from ((story, one, line, matter.issue) for line in matter.lines for one in line.positions)
        for actor in story.actors:
            yield from ((story, one, None, one.issue) for stance in actor.stances for one in stance.positions)


def _position(story: Story, one: Position, line: Line | None, matter: Passage) -> tuple[Cell, ...]:
    entry = line.entry if line else None
    kind = next((name.kind.value for name in story.dossier.names if name.id == one.name), "")
    support: tuple[Cell, Cell] = (entry.lineages.least, entry.lineages.most) if entry else ("", "")
    return (
        story.dossier.story, entry.id if entry else "", one.matter, matter.text, story.labels.name(one.name), one.name,
        kind, one.act.value, "yes" if one.denied else "no", one.condition.text if one.condition else "",
        one.issue.text, one.passage.text, one.id, one.quote or "", *_where(one.passage, story), *support,
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
        (number, *_statement(story, one, matter, numbers))
        for number, (story, one, _, matter) in enumerate(_positions(collation), 1)
    )
    return _sheet(DNA_COLUMNS, rows, ";")


def _statement(
    story: Story, one: Position, matter: Passage, numbers: Mapping[tuple[str, str], int]
) -> tuple[Cell, ...]:
    dossier, passage = story.dossier, one.passage
    report = _reports(dossier).get(passage.report)
    lineage = next((line.id for line in dossier.lineages if passage.report in line.reports), "")
    name = next((name for name in dossier.names if name.id == one.name), None)
    side = favours(one.act, one.denied)
    title, author, text = (report.title or "", report.byline or "", report.text) if report else ("", "", "")
    return (
        _time(report), numbers.get((dossier.story, passage.report), ""), title, author,
        story.labels.outlet(passage.report), dossier.story, lineage, passage.text, *_actor(name, story, one),
        matter.text, "" if side is None else int(side), _units(text, passage.start), _units(text, passage.end),
    )  # fmt: skip


def _actor(name: Name | None, story: Story, one: Position) -> tuple[str, str]:
    """Person and organisation; states and cities act as organisations do."""
    who = story.labels.name(one.name)
    return (who, "") if name is not None and name.kind is NameKind.PERSON else ("", who)


def _time(report: Report | None) -> str:
    """The time of publication as the source's own clock showed it, midnight where only the day is known."""
    published = (report.published if report else None) or ""
    clock = re.match(r"T(\d\d:\d\d)(:\d\d)?", published[10:])
    return (
        f"{published[:10]} {clock[1] if clock else '00:00'}{clock[2] or ':00' if clock else ':00'}" if published else ""
    )


def _units(text: str, place: int) -> int:
    """A place in UTF-16 code units, as Java counts."""
    return len(text[:place].encode("utf-16-le", "surrogatepass")) // 2
