"""The text of a report with the spans of every finding marked, however they overlap."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from itertools import chain

from markupsafe import Markup, escape

from crossread.records import Dossier, Passage, Report, Status
from crossread.render.labels import dated, visible

WORDS = {Status.AGREED: "agreed", Status.DISPUTED: "disputed", Status.SINGLE: "rests on one", Status.LATER: "later"}
"""What a mark says of a point's status when pointed at."""

LOUDEST = ("damage", "disputed", "later", "agreed", "rests on one")
"""Where a span belongs to several findings it looks like the first of these that it has; without any, as text
does, until a link points at it."""

QUIET = ("rests on one",)
"""What is found at a span that says nothing when pointed at."""

LOOKS = {"damage": "x", "disputed": "d", "later": "u", "agreed": "a", "rests on one": "s"}
"""The class of each look; one letter, for a page has hundreds of marks."""


@dataclass(frozen=True, slots=True)
class Span:
    """Characters of a report and the words for what is found there."""

    start: int
    end: int
    found: tuple[str, ...]


def fragment(*parts: str | int) -> str:
    """An element's id from parts: plain ones as they are, every other character by its code."""
    return "-".join(re.sub(r"[^A-Za-z0-9._-]", lambda found: f"_{ord(found[0]):x}", str(part)) for part in parts)


def target(passage: Passage) -> str:
    """The id of the element that shows this passage in its report."""
    return fragment("report", passage.report, passage.start, passage.end)


def firsts(passages: Iterable[Passage]) -> tuple[Passage, ...]:
    """The first passage of each report, for findings that stand in dozens of places."""
    found: dict[str, Passage] = {}
    for passage in sorted(passages, key=lambda one: (one.start, one.end)):
        found.setdefault(passage.report, passage)
    return tuple(found.values())


def spans(dossier: Dossier, kinship: Iterable[tuple[str, Passage]]) -> dict[str, tuple[Span, ...]]:
    """For each report the spans that some finding links to, each once, with all that is found there.

    `kinship` are the passages that speak for lineages and descents, each with the word for what it is.
    """
    texts = {report.id: len(report.text) for report in dossier.reports}
    found: dict[str, dict[tuple[int, int], dict[str, None]]] = {id: {} for id in texts}
    for word, passage in chain(_linked(dossier), kinship):
        if 0 <= passage.start < passage.end <= texts.get(passage.report, 0):
            found[passage.report].setdefault((passage.start, passage.end), {})[word] = None
    return {
        report: tuple(Span(start, end, tuple(sorted(words))) for (start, end), words in sorted(places.items()))
        for report, places in found.items()
    }


def _linked(dossier: Dossier) -> Iterator[tuple[str, Passage]]:
    """Every passage that the page links to, with the word for what is found there."""
    yield "title", dossier.title
    for report in dossier.reports:
        yield from (("damage", one.passage) for one in report.damage)
    for point in dossier.points:
        for reading in point.readings:
            yield from ((WORDS[point.status], passage) for passage in reading.passages)
    yield from (("quote", quote.content) for quote in dossier.quotes)
    yield from (("position", position.issue) for position in dossier.positions)
    yield from (("time", moment.expression) for moment in dossier.moments if dated(moment))
    for name in dossier.names:
        for worded in (*name.variants, *name.roles):
            yield from (("name", passage) for passage in firsts(worded.passages))
    yield from (("reason", passage) for passage in _reasoned(dossier))


def _reasoned(dossier: Dossier) -> Iterator[Passage]:
    for held in (dossier.points, dossier.utterances):
        for finding in held:
            for reason in finding.reasons:
                yield from reason.passages


# ---- nesting -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, order=True)
class Part:
    """A span, or what is left of it where another or a paragraph ends inside it; sorts outermost first."""

    start: int
    back: int
    """The end, negated, so that of two that start together the longer comes first."""
    number: int
    """Which span it is a part of."""
    first: bool

    @property
    def end(self) -> int:
        """One past the last character."""
        return -self.back


def marked(report: Report, found: tuple[Span, ...]) -> Markup:
    """The text in paragraphs, an element a span; a span that crosses another goes on in a second."""
    out: list[str] = []
    for start, end, parts in _paragraphs(report.text, found):
        out.append('<p dir="auto">')
        out += _nested(report, found, parts, start, end)
        out.append("</p>\n")
    return Markup("".join(out))


def _paragraphs(text: str, found: tuple[Span, ...]) -> Iterator[tuple[int, int, list[Part]]]:
    """Each paragraph's place, and the parts of spans that lie in it, sorted; a span starts in one of them."""
    waiting = [Part(span.start, -span.end, number, True) for number, span in enumerate(found)]
    heapify(waiting)
    at = 0
    for paragraph in text.split("\n"):
        end = at + len(paragraph)
        parts = []
        while waiting and waiting[0].start <= end:
            part = heappop(waiting)
            if part.end > end + 1:
                heappush(waiting, Part(end + 1, part.back, part.number, part.first and part.start == end))
                if part.start == end:
                    continue
            parts.append(Part(part.start, -min(part.end, end), part.number, part.first))
        yield at, end, parts
        at = end + 1


def _nested(report: Report, found: tuple[Span, ...], parts: list[Part], start: int, end: int) -> Iterator[str]:
    """Elements and characters of one paragraph; where two parts cross, the inner one goes on."""
    heapify(parts)
    inside: list[Part] = []
    at = start
    while parts:
        part = heappop(parts)
        while inside and inside[-1].end <= part.start:
            yield _words(report, at, inside[-1].end) + "</span>"
            at = inside.pop().end
        if inside and part.end > inside[-1].end:
            heappush(parts, Part(inside[-1].end, part.back, part.number, False))
            part = Part(part.start, inside[-1].back, part.number, part.first)
        yield _words(report, at, part.start) + _element(report, found[part.number], part)
        at = part.start
        inside.append(part)
    while inside:
        yield _words(report, at, inside[-1].end) + "</span>"
        at = inside.pop().end
    yield _words(report, at, end)


def _words(report: Report, start: int, end: int) -> str:
    return str(escape(visible(report.text[start:end])))


def _element(report: Report, span: Span, part: Part) -> str:
    look = next((LOOKS[word] for word in LOUDEST if word in span.found), "")
    place = fragment("report", report.id, span.start, span.end)
    name = f'id="{place}"' if part.first else f'data-of="{place}"'
    if not look:
        return f"<span {name}>"
    # Most marks are dotted and nothing else, which the legend explains.
    title = "" if span.found == QUIET else f' title="{escape(", ".join(span.found))}"'
    return f'<span {name} class="{look}"{title}>'


def continued(text: Markup) -> tuple[str, ...]:
    """The ids of the spans that a marked text shows in more than one element, in order."""
    return tuple(dict.fromkeys(re.findall(r' data-of="([^"]*)"', text)))
