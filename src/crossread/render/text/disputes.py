"""The points of a story as sections of the summary on a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.padding import Padding
from rich.text import Text

from crossread.records import Point, Reading, Status
from crossread.render.labels import KIND_WORDS
from crossread.render.readings import around, compared, valued
from crossread.render.story import DOZEN, FEW, SURE, brief, headline
from crossread.render.text.backing import Backing
from crossread.render.text.gutter import NAME, Block, Row, Screen, Section, cut, more

LATER = "Later reports know more"
"""The heading of points at which the later report may only be the newer."""


def points(screen: Screen) -> Iterator[Section]:
    """What is agreed, disputed, known better by later reports, and told by one lineage alone."""
    story = screen.story
    yield _plain("Agreed", story.agreed, screen, SURE)
    yield _differing("Disputed", story.disputed, screen)
    yield _differing(LATER, story.later, screen)
    yield _plain("Resting on one", story.single, screen, FEW)


def _plain(name: str, held: Sequence[Point], screen: Screen, most: int) -> Section:
    """Points that show one reading each; the one that is the title is said to be, and not shown again."""
    top = headline(screen.story)
    listed = [point for point in held if point is not top]
    shown = tuple(Block(tuple(_rows(point, screen))) for point in listed[:most])
    note = "the title is one of them" if len(listed) < len(held) else ""
    return Section(name, len(held), shown, note, more(len(listed) - most))


def _rows(point: Point, screen: Screen) -> Iterator[Row]:
    for reading in screen.story.readings(point):
        backing = Backing.of(reading.passages, reading.lineages, screen.story)
        told = screen.marked(valued(point, reading))
        yield Row(screen.beside(backing), told.append_text(screen.by(backing)))
        yield from _context(point, reading, screen)


def _differing(name: str, held: Sequence[Point], screen: Screen) -> Section:
    blocks = tuple(_block(point, screen) for point in held[:DOZEN])
    marks = any(map(compared, held[:DOZEN])) and not screen.colour
    return Section(name, len(held), blocks, "the words in [brackets] differ" if marks else "", more(len(held) - DOZEN))


def _block(point: Point, screen: Screen) -> Block:
    """Each reading with its lineages; where a later report knows more the earlier first, with when it was published."""
    story, later = screen.story, point.status is Status.LATER
    readings = story.readings(point)
    rows = []
    for number, reading in enumerate(readings[:FEW]):
        backing = Backing.of(reading.passages, reading.lineages, story)
        pieces = valued(point, reading)
        told = Text("→ " if later and number else "")
        told.append_text(screen.marked(pieces, "bold" if len(pieces) == 1 else ""))
        told.append(f"  {cut(story.first_told(reading), NAME)}" if later else "")
        rows.append(Row(screen.beside(backing), told.append_text(screen.by(backing))))
        rows += _context(point, reading, screen)
    rest = more(len(readings) - FEW, "reading")
    if rest:
        rows.append(Row("", Text(f"and {rest}", style="dim")))
    return Block(tuple(rows), Text(KIND_WORDS[point.kind], style="yellow"), bool(rest))


def _context(point: Point, reading: Reading, screen: Screen) -> Iterator[Row]:
    """The sentence of a value that alone says little."""
    for passage in brief(point, reading, screen.story.labels):
        told = screen.clipped(around(point, reading, passage, screen.contexts))
        told.stylize_before("dim")
        yield Row("", Padding(told, (0, 0, 0, 2)))
