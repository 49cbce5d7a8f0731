"""How a wording, who tells it, and an input that was set aside are put where there is nothing but text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crossread.records import Rejected
from crossread.render.contexts import Piece
from crossread.render.labels import QUOTE_WORDS, line
from crossread.render.said import Spoken, Told, bracketed
from crossread.render.story import Story

OPENING = frozenset("“„«‘(")
"""Marks that belong to what follows."""

CLOSING = frozenset("”»’),.;:!?")
"""Marks that belong to what stands before them."""


def spoken_words(told: Told) -> str:
    """A wording with its changes in brackets, in quotation marks where a report gives it as somebody's very words."""
    return line(bracketed(_tight(told.spoken)))


def _tight(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces without the blanks that would part a quotation mark or a comma from the words that it belongs to."""
    before = ""
    for piece, after in zip(pieces, (*(one.text for one in pieces[1:]), ""), strict=True):
        opened = before[-1:] in OPENING or (before[-1:] == '"' and before.count('"') % 2)
        closed = after[:1] in CLOSING or (after[:1] == '"' and before.count('"') % 2)
        if piece.part != "gap" or piece.text != " " or not (opened or closed):
            yield piece
        before += piece.text


def via_words(spoken: Spoken, story: Story) -> Iterator[str]:
    """By whom an utterance is told, where somebody says that another said it, and in which outlets."""
    for via in spoken.vias:
        words = ", ".join(f"as told by {who}" for who in via.chain)
        outlets = ", ".join(map(story.labels.short, story.labels.who(quote.content for quote in via.quotes)))
        yield words if via.everywhere else f"{words} in {outlets}"


def given(told: Told, story: Story) -> str:
    """Where a wording is given, and how."""
    outlets = map(story.labels.short, story.labels.who(quote.content for quote in told.quotes))
    return f"{', '.join(outlets)} · {QUOTE_WORDS[told.kind]}"


def rejection(one: Rejected) -> str:
    """An input that was set aside, with why, on one line."""
    return line(f"{one.source}: {one.reason}" + (f" ({one.detail})" if one.detail else ""))
