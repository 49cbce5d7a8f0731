"""Tables for a terminal: who said what, who wants what, and which reports are of one story."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from crossread.records import Collation, Rejected, Report
from crossread.render.labels import counted, days, line, lineages, published, span
from crossread.render.phrases import given, spoken_words, via_words
from crossread.render.story import Story, stories, title
from crossread.render.text.console import LEAST_WIDTH, printed
from crossread.render.text.terminal import rejections
from crossread.render.wanted import Ledger, Matter, told

ISSUE = 26
"""Columns that an issue needs beside those of the actors: four words or so."""

CELL = 15
"""Columns that an actor needs: "does not threaten" on two lines."""


def quotes_table(collation: Collation, width: int, colour: bool) -> str:
    """Every utterance of every story: who, each wording with what it changes, how and where it is given."""
    return printed(_quotes(collation), width, colour)


def _quotes(collation: Collation) -> Iterator[RenderableType]:
    for story in stories(collation):
        yield Text(title(story.dossier), style="bold")
        table = _table(("Who", 2), ("Words", 5), ("Outlets", 3))
        for voice in story.voices:
            for spoken in voice.spoken:
                for number, one in enumerate(spoken.wordings):
                    who = Text("" if number else voice.who, style="bold")
                    table.add_row(who, Text(spoken_words(one)), Text(given(one, story), style="dim"))
                vias = "".join(f"{words} · " for words in via_words(spoken, story))
                note = f"{vias}{lineages(spoken.utterance.lineages)} · {line(spoken.utterance.id)}"
                table.add_row(Text(""), Text(note, style="dim"), Text(""), end_section=True)
        yield table
        yield Text("")


def _table(*columns: tuple[str, int]) -> Table:
    table = Table(show_edge=False, pad_edge=False, show_lines=False, box=None, header_style="bold cyan")
    for name, ratio in columns:
        table.add_column(Text(name), ratio=ratio)
    return table


# ---- the ledger ----------------------------------------------------------------------------------------------


def ledger_table(collation: Collation, width: int, colour: bool) -> str:
    """Every matter of every story with what each actor does about it: a column an actor where there is room."""
    return printed(_ledger(collation, max(width, LEAST_WIDTH)), width, colour)


def _ledger(collation: Collation, width: int) -> Iterator[RenderableType]:
    for story in stories(collation):
        yield Text(title(story.dossier), style="bold")
        ledger = story.ledger
        if ledger.matters:
            yield _crossed(ledger) if ISSUE + CELL * len(ledger.actors) <= width else _listed(ledger)
        if story.actors:
            yield _beside(story)
        if not ledger.matters and not story.actors:
            yield Text("No position is reported.", style="dim")
        yield Text("")


def _crossed(ledger: Ledger) -> Table:
    table = _table(("Matter", 2), *((who, 1) for who in ledger.actors))
    for matter in ledger.matters:
        cells = [
            Text("\n").join(Text(f"{one.words} ({span(one.entry.lineages)})") for one in matter.by(who))
            for who in ledger.actors
        ]
        table.add_row(_issue(matter), *cells, end_section=True)
    return table


def _listed(ledger: Ledger) -> Table:
    table = _table(("Matter", 4), ("Who", 2), ("What", 2), ("Told by", 1))
    for matter in ledger.matters:
        for number, one in enumerate(matter.lines):
            issue = Text("") if number else _issue(matter)
            table.add_row(issue, Text(one.who, style="bold"), Text(one.words), Text(lineages(one.entry.lineages)))
    return table


def _issue(matter: Matter) -> Text:
    text = Text(line(matter.issue.text))
    return text.append("  opposed", style="yellow") if matter.opposed else text


def _beside(story: Story) -> Table:
    """The positions that stand in no entry."""
    table = _table(("Matter", 4), ("Who", 2), ("What", 2), ("Outlet", 1))
    for actor in story.actors:
        for stance in actor.stances:
            for position in stance.positions:
                outlet = Text(story.labels.outlet(position.passage.report), style="dim")
                issue, who = Text(line(position.issue.text)), Text(actor.who, style="bold")
                table.add_row(issue, who, Text(told(stance.act, stance.denied, [position])), outlet)
    return table


# ---- stories -------------------------------------------------------------------------------------------------


def stories_table(told: Sequence[Sequence[Report]], rejected: Sequence[Rejected], width: int, colour: bool) -> str:
    """The grouping: each story with its reports, their outlets, titles and days; then what was rejected."""
    return printed(_stories(told, rejected), width, colour)


def _stories(told: Sequence[Sequence[Report]], rejected: Sequence[Rejected]) -> Iterator[RenderableType]:
    for reports in told:
        dated = sorted(report.published[:10] for report in reports if report.published)
        when = days(dated[0], dated[-1]) if dated else days(None, None)
        yield Text(f"{counted(len(reports), 'report')} · {when}", style="bold")
        for report in reports:
            row = Text(line(report.outlet))
            row.append(f"  {published(report)}  {line(report.title or '')}  {line(report.source)}", style="dim")
            yield Padding(row, (0, 0, 0, 2))
        yield Text("")
    yield from rejections(rejected)
