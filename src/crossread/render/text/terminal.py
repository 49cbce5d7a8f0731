"""A collation as a readable summary for a terminal: what an editor can take in, in the order of the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from crossread.records import Collation, Passage, Rejected, Support
from crossread.render.labels import days
from crossread.render.phrases import rejection, spoken_words, via_words
from crossread.render.story import DOZEN, SURE, Story, headline, stories, title
from crossread.render.text.backing import Backing
from crossread.render.text.console import LEAST_WIDTH, printed
from crossread.render.text.disputes import points
from crossread.render.text.gutter import INDENT, LONGEST, Block, Row, Screen, Section, cut, grid, more, printed_section
from crossread.render.text.sections import dated, named, reported, said, wanted
from crossread.render.text.trees import grown

__all__ = ["rejection", "rejections", "spoken_words", "terminal", "via_words"]

ELSEWHERE = "Cut short to fit a screen: -o dossier.html has all of it to open and search, -o dossier.md as text."
"""What ends a summary that leaves anything out."""

FAMILY = 8
"""Reports of one lineage in the tree of a summary; the tree by itself (`crossread lineage`) has them all."""


def terminal(collation: Collation, width: int, colour: bool) -> str:
    """The readable summary: for each story its lineages, what is agreed, disputed, said, wanted, and when."""
    return printed(_summary(collation, max(width, LEAST_WIDTH), colour), width, colour)


def _summary(collation: Collation, width: int, colour: bool) -> Iterator[RenderableType]:
    left_out = False
    for number, story in enumerate(stories(collation)):
        if number:
            yield from (Text(""), Rule(style="dim"))
        screen = Screen.of(story, width, colour)
        whole = len(story.dossier.lineages) <= SURE and all(
            len(one.reports) <= FAMILY for one in story.dossier.lineages
        )
        left_out = left_out or not whole
        yield from _top(screen)
        for section in _sections(screen):
            left_out = left_out or section.cut
            yield from printed_section(section, screen.letters)
    yield from rejections(collation.rejected)
    if left_out or len(collation.rejected) > DOZEN:
        yield from (Text(""), Text(ELSEWHERE, style="dim"))


def _sections(screen: Screen) -> Iterator[Section]:
    """In the order of the page."""
    yield from points(screen)
    yield said(screen)
    yield wanted(screen)
    yield dated(screen)
    yield named(screen)
    yield reported(screen)


def _top(screen: Screen) -> Iterator[RenderableType]:
    """The title with the letters of those who have it, how many reports, when, and the lineages with their letters."""
    story = screen.story
    backing = _behind_the_title(story)
    counts = Text(f"{story.count} · {cut(days(story.dossier.first, story.dossier.last), LONGEST)}")
    told = Text(cut(title(story.dossier), LONGEST), style="bold")
    yield grid((Row(screen.beside(backing), told), Row("", counts)), screen.letters)
    yield Text("")
    times = story.clock if story.clock.tells(len(story.dossier.reports)) else None
    when = {report.id: times.short(report.id) if times else "" for report in story.dossier.reports}
    trees = grown(story.dossier, story.labels, when, FAMILY)
    yield grid((Row(letter, tree) for letter, tree in trees[:SURE]), screen.letters)
    rest = more(len(trees) - SURE, "lineage")
    if rest:
        yield Padding(Text(f"and {rest}", style="dim"), (0, 0, 0, INDENT))


def _behind_the_title(story: Story) -> Backing:
    point = headline(story)
    if point is not None:
        return Backing.of(point.readings[0].passages, point.lineages, story)
    passages: tuple[Passage, ...] = (story.dossier.title,)
    return Backing.of(passages, Support(1, 1), story)


def rejections(rejected: Sequence[Rejected]) -> Iterator[RenderableType]:
    """The section of what was set aside, with why; nothing where nothing was."""
    blocks = (Block((), Text(cut(rejection(one), LONGEST))) for one in rejected[:DOZEN])
    yield from printed_section(Section("Rejected", len(rejected), tuple(blocks), "", more(len(rejected) - DOZEN)), 0)
