"""Rows of the summary on a terminal: the letters of the lineages in a column, what they tell beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from crossread.render.contexts import Contexts, Piece
from crossread.render.labels import counted, line
from crossread.render.story import Story
from crossread.render.text.backing import Backing

INDENT = 2
"""Columns before everything that stands under a heading."""

GAP = 2
"""Columns between the letters and what they tell."""

LETTERS = 7
"""Columns for the letters of the lineages: four of them; of more the first are shown and the rest counted."""

LONGEST = 400
"""Characters of one thing that are shown: an ordinary sentence is shorter, and a word of a hostile one is not."""

NAME = 60
"""The same for what something is called."""


@dataclass(frozen=True, slots=True)
class Row:
    """What stands in the column of letters, and beside it."""

    letters: str
    told: RenderableType


@dataclass(frozen=True, slots=True)
class Block:
    """One item of a section: a line of its own, if any, and rows under it."""

    rows: tuple[Row, ...]
    head: RenderableType | None = None
    cut: bool = False
    """Whether not all of it is shown."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with how much there is, what it means, the items shown, and what is left out."""

    name: str
    number: int
    blocks: tuple[Block, ...]
    note: str = ""
    more: str = ""
    """What is left out: `8 more`."""

    @property
    def cut(self) -> bool:
        """Whether anything is left out."""
        return bool(self.more) or any(block.cut for block in self.blocks)


@dataclass(frozen=True, slots=True)
class Screen:
    """One story on a screen: how wide it is, and what it can show."""

    story: Story
    columns: int
    """Of what stands beside the letters."""
    letters: int
    """Of the letters."""
    colour: bool
    contexts: Contexts = field(repr=False)

    @classmethod
    def of(cls, story: Story, width: int, colour: bool) -> Screen:
        """A screen of that width."""
        most = min(LETTERS, len(" ".join(story.labels.sigla.values())))
        contexts = Contexts.of(story.dossier.reports)
        return cls(story, width - INDENT - most - GAP, most, colour, contexts)

    def beside(self, backing: Backing) -> str:
        """The letters of a backing in their column."""
        return fitted(backing.letters, self.letters)

    def by(self, backing: Backing) -> Text:
        """The outlets of a backing as they end a line, and how many lineages where the letters do not say it."""
        words = "; ".join(filter(None, (backing.range, cut(backing.outlets(self.story), LONGEST))))
        return Text(f"  ({words})", style="dim") if words else Text("")

    def marked(self, pieces: Iterable[Piece], style: str = "") -> Text:
        """Pieces on one line; the words that differ bold and underlined, in brackets where there are no styles."""
        styles = {"differs": "not dim bold underline", "value": "not dim underline", "condition": "italic"}
        text, left = Text(style=style), LONGEST
        for piece in pieces:
            words = line(piece.text)
            ahead = " " if piece.text[:1].isspace() else ""
            behind = " " if words and piece.text[-1:].isspace() else ""
            shown = cut(words, max(left, 1))
            left -= len(words)
            if piece.part == "differs" and not self.colour:
                shown = f"[{shown}]"
            text.append(ahead)
            text.append(shown, style=styles.get(piece.part, "") if self.colour else "")
            text.append(behind)
            if left <= 0:
                break
        return text

    def clipped(self, pieces: Sequence[Piece]) -> Text:
        """A sentence on two lines or so: what stands farthest from the words that it is shown for is left out."""
        return self.marked(clipped(pieces, 2 * self.columns - 12))


def grid(rows: Iterable[Row], letters: int) -> Padding:
    """Rows with the letters in a column of so many cells."""
    table = Table.grid(padding=(0, GAP, 0, 0), expand=True)
    table.add_column(width=letters, no_wrap=True, style="cyan")
    table.add_column(ratio=1, overflow="fold")
    for row in rows:
        table.add_row(Text(row.letters), row.told)
    return Padding(table, (0, 0, 0, INDENT))


def printed_section(section: Section, letters: int) -> Iterator[RenderableType]:
    """A section as lines; none where it lists nothing."""
    if not section.number:
        return
    yield Text("")
    heading = Text(f"{section.name} ({section.number:,})", style="bold cyan")
    yield heading.append(f"  {section.note}", style="not bold dim") if section.note else heading
    for block in section.blocks:
        if block.head is not None:
            yield Padding(block.head, (0, 0, 0, INDENT))
        if block.rows:
            yield grid(block.rows, letters)
    if section.more:
        yield Padding(Text(f"and {section.more}", style="dim"), (0, 0, 0, INDENT))


def fitted(letters: Sequence[str], columns: int) -> str:
    """Letters with blanks between them; where they do not fit, the first of them and how many more."""
    whole = " ".join(letters)
    if len(whole) <= columns:
        return whole
    for kept in range(len(letters) - 1, 0, -1):
        short = " ".join((*letters[:kept], f"+{len(letters) - kept}"))
        if len(short) <= columns:
            return short
    return f"{len(letters):,}"[:columns]


def more(rest: int, what: str = "") -> str:
    """`8 more`, or `8 more wordings`; empty where nothing is left."""
    if rest <= 0:
        return ""
    return counted(rest, f"more {what}") if what else f"{rest:,} more"


def cut(text: str, most: int) -> str:
    """The text, or as much of it as is shown, with a sign that it goes on."""
    if len(text) <= most:
        return text
    space = text.rfind(" ", most // 2, most)
    return f"{text[: space if space > 0 else most].rstrip()} …"


def clipped(pieces: Sequence[Piece], room: int) -> tuple[Piece, ...]:
    """Pieces of a sentence, of which what stands farthest from the marked words is left out, in so many characters."""
    told = [piece for piece in pieces if piece.part != "gap"]
    parts = ("value", "differs") if any(one.part in ("value", "differs") for one in told) else ("passage",)
    at = [number for number, piece in enumerate(told) if piece.part in parts]
    if sum(len(piece.text) for piece in told) <= room or not at:
        return tuple(pieces)
    before = "".join(piece.text for piece in told[: at[0]])
    after = "".join(piece.text for piece in told[at[-1] + 1 :])
    inner = told[at[0] : at[-1] + 1]
    left = max(room - sum(len(piece.text) for piece in inner), room // 4)
    ahead = max(left - len(after), left // 2)
    return (*_ending(before, ahead), *inner, *_beginning(after, max(left - len(before), left // 2)))


def _ending(text: str, most: int) -> tuple[Piece, ...]:
    if len(text) <= most:
        return (Piece(text, "around"),)
    space = text.find(" ", len(text) - most, len(text) - 1)
    return (Piece("… ", "gap"), Piece(text[space + 1 if space >= 0 else len(text) - most :], "around"))


def _beginning(text: str, most: int) -> tuple[Piece, ...]:
    if len(text) <= most:
        return (Piece(text, "around"),)
    space = text.rfind(" ", 1, most)
    return (Piece(text[: space if space > 0 else most], "around"), Piece(" …", "gap"))
