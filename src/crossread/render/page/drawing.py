"""A layout as SVG: links and text only, styled by the page, so that it follows its colours and its print."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from markupsafe import Markup, escape

from crossread.render.descent import PASSAGE
from crossread.render.page.fitting import BIG, SMALL, fitted, measured
from crossread.render.page.layout import AXIS, HEADING, INSET, LINE, MARGIN, NAME, PADDING, Band, Card, Edge, Layout

Address = Callable[..., str]
"""From `report`, `lineage`, `descent`, `passage` or `fold` and the ids to the id of the element to go to."""

HEAD = 7.0
"""Length of an arrowhead."""
LEGEND = (
    ("reprint", "reprints"),
    ("edited", "edits"),
    ("rewritten", "rewrites"),
    ("cites", "cites"),
    ("passage", "a passage"),
)
"""The styles of lines and what each says."""


def svg(layout: Layout, about: str, address: Address) -> Markup:
    """The drawing; every name and every line is a link, and says in words what it is.

    It is styled by the page's sheet; the two attributes keep it legible where a viewer strips that.
    """
    box = f"{_n(layout.width)} {_n(layout.height)}"
    parts = [
        f'<svg class="kin" fill="none" stroke="currentColor" role="group" aria-label="{escape(about)}" '
        f'width="{_n(layout.width)}" height="{_n(layout.height)}" viewBox="0 0 {box}">\n'
    ]
    for band in layout.bands:
        parts += _band(band, layout, address)
    parts += _axis(layout)
    for card in layout.cards:
        parts += _card(card, address)
    for edge in layout.edges:
        parts += _edge(edge, address)
    return Markup("".join([*parts, "</svg>"]))


def _band(band: Band, layout: Layout, address: Address) -> Iterator[str]:
    yield f'<rect class="band" x="0.5" y="{_n(band.y)}" width="{_n(layout.width - 1)}" height="{_n(band.height)}"/>\n'
    if band.label:
        room = layout.width - layout.left - MARGIN
        yield f'<a href="#{address("lineage", band.lineage)}"><title>{escape(band.words)}</title>'
        yield _text(layout.left, band.y + PADDING + HEADING - 8, fitted(band.label, room, SMALL), "of") + "</a>\n"


def _axis(layout: Layout) -> Iterator[str]:
    for tick in layout.ticks:
        yield f'<path class="tick" d="M{_n(tick.x)} {_n(AXIS - 3)}V{_n(layout.height)}"/>'
        yield _text(tick.x, AXIS - 8, tick.label, "at") + "\n"


def _card(card: Card, address: Address) -> Iterator[str]:
    kind = "" if card.kind == "report" else f" {'fold' if card.kind == 'fold' else 'away'}"
    box = f'x="{_n(card.x)}" y="{_n(card.y)}" width="{_n(card.width)}" height="{_n(card.height)}"'
    yield f'<rect class="card{kind}" {box} rx="3"/>'
    room = card.width - 2 * INSET - (0 if card.low or not card.when else measured(card.when, SMALL) + INSET)
    goes = {"report": "report", "fold": "fold"}.get(card.kind, "lineage")
    yield f'<a class="name" href="#{address(goes, card.id)}"><title>{escape(_said(card))}</title>'
    yield _text(card.x + INSET, card.y + NAME - 5, fitted(card.label, room, BIG, bold=True), "who") + "</a>"
    if card.when:
        row = card.y + NAME + (LINE if card.low else 0) - 5
        yield _text(card.x + card.width - INSET, row, card.when, "when")
    if card.note:
        yield _text(card.x + INSET, card.y + NAME + LINE - 5, card.note, "note")
    yield "\n"


def _said(card: Card) -> str:
    """A card in words, for who cannot see it or only its beginning."""
    return ", ".join(filter(None, (card.label, card.note, card.when)))


def _edge(edge: Edge, address: Address) -> Iterator[str]:
    name = "e" + ("" if edge.certain else " may")
    kind = "passage" if edge.style == PASSAGE else "descent"
    target = address("fold", edge.fold) if edge.fold else address(kind, *edge.descents[0])
    x, y = edge.points[-1]
    yield f'<a class="{name} {edge.style}" href="#{target}"><title>{escape(edge.words)}</title>'
    near, level = edge.points[-2]
    yield f'<path class="hit" d="M{_n(near)} {_n(level)}H{_n(x)}"/>'
    yield f'<path class="l" d="{_corners(edge.points)}"/>'
    if edge.told:
        yield _head(edge.style, x, y)
    yield _text(x + INSET, y + 4, edge.label, "how") + "</a>\n"


def _corners(points: Iterable[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{_n(x)} {_n(y)}" for x, y in points)


def _head(style: str, x: float, y: float) -> str:
    """An arrowhead: full for copies of the words, open for their sense, double for a mention."""
    back, up, down = _n(x - HEAD), _n(y - 4), _n(y + 4)
    open_head = f"M{back} {up}L{_n(x)} {_n(y)}L{back} {down}"
    if style in ("reprint", "edited"):
        return f'<path class="full" d="{open_head}Z"/>'
    if style == "cites":
        open_head += f"M{_n(x - 2 * HEAD + 2)} {up}L{_n(x - HEAD + 2)} {_n(y)}L{_n(x - 2 * HEAD + 2)} {down}"
    return f'<path class="open" d="{open_head}"/>'


def legend(layout: Layout) -> Markup:
    """The styles of line that the drawing has, each with a sample and its words."""
    styles = {(edge.style, edge.certain, edge.told) for edge in layout.edges}
    samples = [(style, "", True, words) for style, words in LEGEND if any(one[0] == style for one in styles)]
    if any(not certain for _, certain, _ in styles):
        samples.append(("rewritten", " may", True, "may: neither shown nor ruled out"))
    if any(not told for _, _, told in styles):
        samples.append(("rewritten", "", False, "which came first cannot be told"))
    return Markup("".join(_sample(*sample) for sample in samples))


def _sample(style: str, doubt: str, told: bool, words: str) -> str:
    line = f'<path class="l" d="M1 6H30"/>{_head(style, 31.0, 6.0) if told else ""}'
    picture = f'<svg class="kin" width="34" height="12" aria-hidden="true"><g class="e{doubt} {style}">{line}</g></svg>'
    return f"<li>{picture} {escape(words)}</li>\n"


def _text(x: float, y: float, words: str, name: str) -> str:
    return f'<text class="{name}" x="{_n(x)}" y="{_n(y)}">{escape(words)}</text>'


def _n(number: float) -> str:
    """A number with at most one decimal, for a page that stays small."""
    return f"{round(number, 1):g}"
