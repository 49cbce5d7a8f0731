"""A collation as a readable summary for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from crossread.records import Collation, Point, Reading, Rejected, Status
from crossread.render.console import printed, shown
from crossread.render.contexts import Contexts
from crossread.render.labels import KIND_WORDS, QUOTE_WORDS, act, days, line, lineages
from crossread.render.readings import around
from crossread.render.said import Spoken, Told, Voice, bracketed
from crossread.render.story import (
    FEW,
    Date,
    Story,
    brief,
    stories,
    title,
)
from crossread.render.tree import trees
from crossread.render.wanted import Actor, Matter

LATER = "Later reports know more"
"""The heading of points at which the later report may only be the newer."""


def terminal(collation: Collation, width: int, colour: bool) -> str:
    """The readable summary: for each story its lineages, what is agreed, disputed, said, wanted, and when."""
    return printed(_summary(collation), width, colour)


def _summary(collation: Collation) -> Iterator[RenderableType]:
    for number, story in enumerate(stories(collation)):
        if number:
            yield Text("")
        yield from _story(story)
    yield from rejections(collation.rejected)


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
    yield from _section(LATER, [_disputed(point, story, contexts) for point in story.later], most=None)
    yield from _section("Resting on one", [_agreed(point, story) for point in story.single])
    yield from _section("Said", [_voice(voice, story) for voice in story.voices])
    yield from _section("Wanted", _wanted(story), most=2 * FEW)
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
    for number, reading in enumerate(story.readings(point)):
        text.append("\n" if number else "")
        text.append(line(reading.value))
        text.append(f"  {_by(reading, story)}", style="dim")
    return text


def _by(reading: Reading, story: Story) -> str:
    return f"{lineages(reading.lineages)}: {', '.join(story.labels.who(reading.passages))}"


def _disputed(point: Point, story: Story, contexts: Contexts) -> Text:
    """Each reading with its lineages; where a later report knows more the earlier first, with when it was published."""
    text, later = Text(KIND_WORDS[point.kind], style="yellow"), point.status is Status.LATER
    for number, reading in enumerate(story.readings(point)):
        text.append("\n→ " if later and number else "\n")
        text.append(line(reading.value), style="bold")
        text.append(f"  {story.first_told(reading)}" if later else "")
        text.append(f"  {_by(reading, story)}", style="dim")
        for passage in brief(point, reading, story.labels):
            text.append("\n  ")
            text.append_text(shown(around(point, reading, passage, contexts)))
    return text


def _voice(voice: Voice, story: Story) -> Text:
    text = Text(voice.who, style="bold")
    for spoken in voice.spoken[:FEW]:
        text.append("\n")
        for number, told in enumerate(spoken.wordings[:FEW]):
            text.append(" · " if number else "")
            text.append(spoken_words(told))
            who = story.labels.who(quote.content for quote in told.quotes)
            text.append(f" ({', '.join(who)})", style="dim")
        rest = len(spoken.wordings) - len(spoken.wordings[:FEW])
        if rest:
            text.append(f" · and {rest:,} more wordings", style="dim")
        for words in via_words(spoken, story):
            text.append(f"\n  {words}", style="dim")
    rest = len(voice.spoken) - len(voice.spoken[:FEW])
    if rest:
        text.append(f"\nand {rest:,} more", style="dim")
    return text


def spoken_words(told: Told) -> str:
    """A wording with its changes in brackets, in quotation marks where a report gives it as somebody's very words."""
    return line(bracketed(told.spoken))


def via_words(spoken: Spoken, story: Story) -> Iterator[str]:
    """By whom an utterance is told, where somebody says that another said it, and in which outlets."""
    for via in spoken.vias:
        words = ", ".join(f"as told by {who}" for who in via.chain)
        outlets = ", ".join(story.labels.who(quote.content for quote in via.quotes))
        yield words if via.everywhere else f"{words} in {outlets}"


def given(told: Told, story: Story) -> str:
    """Where a wording is given, and how."""
    return f"{', '.join(story.labels.who(quote.content for quote in told.quotes))} · {QUOTE_WORDS[told.kind]}"


def _wanted(story: Story) -> list[Text]:
    matters = [_matter(matter, story) for matter in story.ledger.matters]
    return matters + [_actor(actor, story) for actor in story.actors]


def _matter(matter: Matter, story: Story) -> Text:
    text = Text(line(matter.issue.text), style="bold")
    text.append("  opposed" if matter.opposed else "", style="yellow")
    for one in matter.lines:
        text.append(f"\n{one.who} ")
        text.append(one.words, style="cyan")
        outlets = story.labels.who(position.passage for position in one.positions)
        text.append(f"  {lineages(one.entry.lineages)}: {', '.join(outlets)}", style="dim")
    return text


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


def rejections(rejected: Sequence[Rejected]) -> Iterator[RenderableType]:
    """The section of what was set aside, with why; nothing where nothing was."""
    yield from _section("Rejected", [Text(rejection(one)) for one in rejected], most=2 * FEW)


def rejection(one: Rejected) -> str:
    """An input that was set aside, with why, on one line."""
    return line(f"{one.source}: {one.reason}" + (f" ({one.detail})" if one.detail else ""))
