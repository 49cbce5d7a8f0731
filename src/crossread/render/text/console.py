"""Lines and trees to a string for a terminal, and tables of them."""

from __future__ import annotations

from collections.abc import Iterable
from io import StringIO

from rich.console import Console, RenderableType
from rich.text import Text

from crossread.render.contexts import Piece
from crossread.render.labels import line

LEAST_WIDTH = 40
"""Narrower than this nothing can be read; a narrower terminal wraps."""


def printed(parts: Iterable[RenderableType], width: int, colour: bool) -> str:
    """The parts as a terminal of `width` columns shows them; escape sequences only for colour, and only ours.

    Nothing is taken from the surroundings: neither the terminal's size nor its kind nor its variables.
    """
    out = StringIO()
    console = Console(
        file=out,
        width=max(width, LEAST_WIDTH),
        height=50,
        force_terminal=colour,
        color_system="standard" if colour else None,
        no_color=not colour,
        force_interactive=False,
        force_jupyter=False,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
        _environ={},
    )
    for part in parts:
        console.print(part)
    return "\n".join(row.rstrip() for row in out.getvalue().split("\n"))


def shown(pieces: Iterable[Piece]) -> Text:
    """Pieces of a report on one line, the passage bold, its value underlined too, and so what differs."""
    styles = {"passage": "bold", "value": "bold underline", "around": "", "gap": "dim"}
    styles |= {"same": "", "differs": "bold underline", "condition": "italic"}
    styles |= {"added": "bold underline", "dropped": "strike"}
    text = Text()
    for piece in pieces:
        words = line(piece.text)
        ahead = " " if piece.text[:1].isspace() else ""
        behind = " " if words and piece.text[-1:].isspace() else ""
        text.append(ahead + words + behind, style=styles[piece.part])
    return text
