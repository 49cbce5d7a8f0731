"""A collation as a readable summary for a terminal, and the tables of quotes and of stories."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from crossread.records import Collation, Point, QuoteKind, Reading, Rejected, Report
from crossread.render.console import printed, shown
from crossread.render.labels import KIND_WORDS, act, counted, days, line, lineages, published
from crossread.render.story import (
    FEW,
    Actor,
    Contexts,
    Date,
    Story,
    Told,
    Voice,
    brief,
    readings,
    stories,
    title,
)
from crossread.render.tree import trees


def terminal(collation: Collation, width: int, colour: bool) -> str:
    """The readable summary: for each story its lineages, what is agreed, disputed, said, wanted, and when."""
    return printed(_summary(collation), width, colour)


def _summary(collation: Collation) -> Iterator[RenderableType]:
    for number, story in enumerate(stories(collation)):
        if number:
            yield Text("")
        yield from _story(story)
    yield from _rejected(collation.rejected)


def _story(story: Story) -> Iterator[RenderableType]:
    contexts = Contexts.of(story.dossier.reports)
    yield Rule(style="dim")
    yield Text(title(story.dossier), style="bold")
    yield Text(f"{story.count} · {days(story.dossier.first, story.dossier.last)}")
    yield Text("")
    for tree in trees(story.dossier, story.labels):
        yield Padding(tree, (0, 0, 0, 2))
    yield from _section("Agreed", [_agreed(point, story) for point in story.agreed])
    yield from _section("Disputed", [_disputed(point, story, contexts) for point in story.disputed], most=None)
    yield from _section("Resting on one", [_agreed(point, story) for point in story.single])
    yield from _section("Said", [_voice(voice, story) for voice in story.voices])
    yield from _section("Wanted", [_actor(actor, story) for actor in story.actors])
    yield from _section("When", [_date(date, story, contexts) for date in story.dates], most=2 * FEW)


def _section(name: str, items: Sequence[Text], most: int | None = FEW) -> Iterator[RenderableType]:
    if not items:
        return
    yield Text("")
    yield Text(f"{name} ({len(items)})", style="bold cyan")
    for item in items[:most]:
        for number, row in enumerate(item.split("\n")):
            yield Padding(row, (0, 0, 0, 4 if number else 2))
    rest = len(items) - len(items[:most])
    if rest:
        yield Padding(Text(f"and {rest:,} more", style="dim"), (0, 0, 0, 2))


def _agreed(point: Point, story: Story) -> Text:
    text = Text()
    for number, reading in enumerate(readings(point)):
        text.append("\n" if number else "")
        text.append(line(reading.value))
        text.append(f"  {_by(reading, story)}", style="dim")
    return text


def _by(reading: Reading, story: Story) -> str:
    return f"{lineages(reading.lineages)}: {', '.join(story.labels.who(reading.passages))}"


def _disputed(point: Point, story: Story, contexts: Contexts) -> Text:
    text = Text(KIND_WORDS[point.kind], style="yellow")
    for reading in readings(point):
        text.append("\n")
        text.append(line(reading.value), style="bold")
        text.append(f"  {_by(reading, story)}", style="dim")
        for passage in brief(point, reading, story.labels):
            text.append("\n  ")
            text.append_text(shown(contexts.around(passage, reading.value)))
    return text


def _voice(voice: Voice, story: Story) -> Text:
    text = Text(voice.who, style="bold")
    for spoken in voice.spoken[:FEW]:
        text.append("\n")
        for number, told in enumerate(spoken.wordings):
            text.append(" · " if number else "")
            text.append(spoken_words(told))
            who = story.labels.who(quote.content for quote in told.quotes)
            text.append(f" ({', '.join(who)})", style="dim")
    rest = len(voice.spoken) - len(voice.spoken[:FEW])
    if rest:
        text.append(f"\nand {rest:,} more", style="dim")
    return text


def spoken_words(told: Told) -> str:
    """A wording with quotation marks where a report gives it as somebody's very words."""
    words = line(told.text)
    return words if told.kind is QuoteKind.INDIRECT else f"“{words}”"


def _actor(actor: Actor, story: Story) -> Text:
    text = Text(actor.who, style="bold")
    for stance in actor.stances:
        for position in stance.positions[:FEW]:
            text.append(f"\n{act(stance.act, stance.denied)}: ", style="cyan")
            text.append(line(position.issue.text))
            text.append(f" ({story.labels.outlet(position.passage.report)})", style="dim")
    return text


def _date(date: Date, story: Story, contexts: Contexts) -> Text:
    text = Text(date.words, style="bold")
    for moment in date.moments[:FEW]:
        text.append("\n")
        text.append_text(shown(contexts.around(moment.expression)))
        text.append(f" ({story.labels.outlet(moment.passage.report)})", style="dim")
    rest = len(date.moments) - len(date.moments[:FEW])
    if rest:
        text.append(f"\nand {rest:,} more", style="dim")
    return text


def _rejected(rejected: tuple[Rejected, ...]) -> Iterator[RenderableType]:
    yield from _section("Rejected", [Text(rejection(one)) for one in rejected], most=2 * FEW)


def rejection(one: Rejected) -> str:
    """An input that was set aside, with why, on one line."""
    return line(f"{one.source}: {one.reason}" + (f" ({one.detail})" if one.detail else ""))


# ---- tables ------------------------------------------------------------------------------------------------


def quotes_table(collation: Collation, width: int, colour: bool) -> str:
    """Every utterance of every story: who, each wording, the outlets that have it, how many lineages."""
    return printed(_quotes(collation), width, colour)


def _quotes(collation: Collation) -> Iterator[RenderableType]:
    for story in stories(collation):
        yield Text(title(story.dossier), style="bold")
        table = Table(show_edge=False, pad_edge=False, show_lines=False, box=None, header_style="bold cyan")
        table.add_column("Who", ratio=2)
        table.add_column("Words", ratio=5)
        table.add_column("Outlets", ratio=3)
        for voice in story.voices:
            for spoken in voice.spoken:
                for number, told in enumerate(spoken.wordings):
                    who = Text("" if number else voice.who, style="bold")
                    outlets = ", ".join(story.labels.who(quote.content for quote in told.quotes))
                    table.add_row(who, Text(spoken_words(told)), Text(outlets, style="dim"))
                note = f"{lineages(spoken.utterance.lineages)} · {line(spoken.utterance.id)}"
                table.add_row(Text(""), Text(note, style="dim"), Text(""), end_section=True)
        yield table
        yield Text("")


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
    yield from _rejected(tuple(rejected))
