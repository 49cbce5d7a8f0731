"""A page as tests read it: its elements, strictly nested, and its findings with the words at their places."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from html.parser import HTMLParser
from typing import Any, NamedTuple, TypeVar, get_args, get_origin, get_type_hints

from crossread.render.page.rows import Pieces, Places, StoryRow, Words

VOID = {"meta", "br", "link", "img", "input", "hr"}
PARTS = {"": "same", "o": "around", "g": "gap", "w": "differs", "+": "added", "-": "dropped"}

Row = TypeVar("Row")


class Element(NamedTuple):
    tag: str
    attributes: dict[str, str | None]
    text: list[str]


class Page(HTMLParser):
    """The elements of a page, each with its attributes and all the text inside it; refuses wrong nesting."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self.stack: list[Element] = []
        self.places: list[int] = []
        self.ends: dict[int, int] = {}
        """Place of each element in `elements`, and of the first after all that stand in it."""
        self.feed(page)
        self.close()
        assert not self.stack

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, dict(attrs), [])
        self.elements.append(element)
        self.ends[len(self.elements) - 1] = len(self.elements)
        if tag not in VOID:
            self.stack.append(element)
            self.places.append(len(self.elements) - 1)

    def handle_endtag(self, tag: str) -> None:
        assert self.stack.pop().tag == tag
        self.ends[self.places.pop()] = len(self.elements)

    def handle_data(self, data: str) -> None:
        for element in self.stack:
            element.text.append(data)

    def ids(self) -> list[str]:
        return [found for one in self.elements if (found := one.attributes.get("id"))]

    def by_id(self, id: str) -> Element:
        return next(one for one in self.elements if one.attributes.get("id") == id)

    def of(self, tag: str) -> list[Element]:
        return [one for one in self.elements if one.tag == tag]

    def styled(self, name: str) -> list[Element]:
        return [one for one in self.elements if name in (one.attributes.get("class") or "").split()]

    def inside(self, outer: Element) -> list[Element]:
        """The elements inside an element, in order."""
        start = next(at for at, one in enumerate(self.elements) if one is outer)
        return self.elements[start + 1 : self.ends[start]]

    def block(self) -> Any:
        """The JSON of the findings, as it stands."""
        return json.loads("".join(self.by_id("findings").text))

    def stories(self) -> list[Findings]:
        """The findings of every story."""
        block = self.block()
        rows = [decoded(StoryRow, _spelled(row, block["strings"]), block["fields"]) for row in block["stories"]]
        return [Findings(row, tuple(self.text(one.element) for one in row.reports)) for row in rows]

    def text(self, report: str) -> str:
        """The text of the report that has this id in the page, out of its paragraphs."""
        held = self.inside(self.by_id(report))
        (text,) = [one for one in held if one.attributes.get("class") == "text"]
        return "\n".join("".join(one.text) for one in self.inside(text) if one.tag == "p")


@dataclass(frozen=True, slots=True)
class Findings:
    """The findings of one story, and the texts that their places point into."""

    row: StoryRow
    texts: tuple[str, ...]

    def cut(self, report: int, start: int, length: int) -> str:
        assert 0 <= start < start + length <= len(self.texts[report])
        return self.texts[report][start : start + length]

    def words(self, places: Places) -> list[str]:
        """The words at places."""
        assert len(places) % 3 == 0
        return [self.cut(*places[at : at + 3]) for at in range(0, len(places), 3)]

    def value(self, words: Words) -> str:
        """Words that are a place or themselves."""
        return words if isinstance(words, str) else self.cut(*words)

    def pieces(self, pieces: Pieces) -> list[tuple[str, str]]:
        """The part and the words of each piece."""
        return pieced(pieces, self.texts)

    def places(self) -> Iterator[Places]:
        """Every place that some finding has, alone."""
        return _placed(self.row)

    def anchors(self) -> list[str]:
        """The anchor of every finding, in order."""
        row = self.row
        lines = [line for matter in row.matters for line in matter.lines]
        held = (row.points, row.utterances, lines, row.beside, row.dates, row.names, row.grounds)
        return [one.anchor for findings in held for one in findings]


def _placed(row: Any) -> Iterator[Places]:
    for field in fields(row):
        held = getattr(row, field.name)
        if field.type in ("Places", "Words") and isinstance(held, tuple):
            yield from (held[at : at + 3] for at in range(0, len(held), 3))
        elif field.name == "lends":
            yield from (places[at : at + 3] for _, places in held for at in range(0, len(places), 3))
        elif isinstance(held, tuple) and held and is_dataclass(held[0]):
            yield from (place for one in held for place in _placed(one))


def pieced(pieces: Pieces, texts: Sequence[str]) -> list[tuple[str, str]]:
    """The part and the words of each piece, of which a single number goes on from the last that was not dropped."""
    found, last = [], (0, 0)
    for part, *held in pieces:
        if isinstance(held[0], str):
            found.append((PARTS[part], held[0]))
            continue
        report, start, length = held if len(held) == 3 else (*last, *held)
        assert 0 <= start < start + length <= len(texts[report])
        found.append((PARTS[part], texts[report][start : start + length]))
        last = last if part == "-" else (report, start + length)
    return found


def words(element: Element) -> str:
    return " ".join("".join(element.text).split())


def decoded(row: type[Row], values: list[Any], named: dict[str, list[str]]) -> Row:
    """A row out of the list of its fields, as the page names them; those left out have their defaults."""
    hints = get_type_hints(row)
    names = named[row.__name__.removesuffix("Row")]
    assert len(values) <= len(names)
    return row(**{name: _field(hints[name], value, named) for name, value in zip(names, values, strict=False)})


def _field(hint: Any, value: Any, named: dict[str, list[str]]) -> Any:
    held = get_args(hint)[0] if get_origin(hint) is tuple else None
    if isinstance(held, type) and is_dataclass(held):
        return tuple(decoded(held, one, named) for one in value)
    return bool(value) if hint is bool else _fixed(value)


def _fixed(value: Any) -> Any:
    return tuple(map(_fixed, value)) if isinstance(value, list) else value


def _spelled(row: Any, strings: list[str]) -> Any:
    """A row with the strings in place of their numbers."""
    if isinstance(row, list):
        return [_spelled(one, strings) for one in row]
    return strings[-row - 1] if isinstance(row, int) and row < 0 else row
