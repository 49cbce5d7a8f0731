"""A layout as SVG: links and text only, styled by the page, so that it follows its colours and its print."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

from markupsafe import Markup, escape

from crossread.render.descent import PASSAGE
from crossread.render.page.fitting import BIG, SMALL, fitted, measured
from crossread.render.page.layout import AXIS, BADGE, INSET, NAME, NODE, Band, Card, Edge, Layout, Trunk

Address = Callable[..., str]
"""From `report`, `lineage`, `descent`, `passage` or `fold` and the ids to the id of the element to go to."""

HEAD = 6.0
"""Length of an arrowhead."""
BASE = 15.5
"""From the top of a row to the line its letters stand on."""
FIT = 356.0
"""Width up to which a phone of 360 pixels shows all of it, made smaller by a tenth: its words can still be read."""
HUES = 8
"""Colours of the palette."""
SCREEN = 600.0
"""Height of a drawing over which not all of it is in view at once."""
LEGEND = (
    ("reprint", "reprints"),
    ("edited", "edits"),
    ("rewritten", "rewrites"),
    ("cites", "cites"),
    ("passage", "a passage"),
)
"""The styles of lines and what each says."""


def svg(layout: Layout, about: str, address: Address) -> Markup:
    """The drawing; every name, letter and line is a link, and says in words what it is.

    It is styled by the page's sheet; the two attributes keep it legible where a viewer strips that. Each lineage is a
    group of its own, as are the lines between each two, so that the page can dim the others.
    """
    width, height = _n(layout.width), _n(layout.height)
    fit = " fit" if layout.width <= FIT else ""
    parts = [
        f'<svg class="kin{fit}" fill="none" stroke="currentColor" role="group" aria-label="{escape(about)}" '
        f'width="{width}" height="{height}" viewBox="0 0 {width} {height}">\n'
    ]
    held: dict[tuple[int, ...], list[str]] = {(band.rank,): [*_badge(band, layout, address)] for band in layout.bands}
    for trunk in layout.trunks:
        held[(trunk.rank,)].append(_trunk(trunk))
    for card in layout.cards:
        held[(card.rank,)] += _card(card, address)
    for edge in layout.edges:
        held.setdefault(edge.ranks, []).extend(_edge(edge, address))
    parts += (_band(band, layout) for band in layout.bands)
    parts += _axis(layout)
    # What runs between lineages lies below their letters.
    for ranks, group in sorted(held.items(), key=lambda item: -len(item[0])):
        colour = f' class="{hue(ranks[0])}"' if len(ranks) == 1 else ""
        parts += [f'<g{colour} data-l="{" ".join(map(str, ranks))}">\n', *group, "</g>\n"]
    return Markup("".join([*parts, "</svg>"]))


def hue(rank: int) -> str:
    """The class that gives a lineage its colour; those beyond the palette share one that is none."""
    return f"c{min(rank, HUES)}"


def _band(band: Band, layout: Layout) -> str:
    return f'<rect class="band" x=".5" y="{_n(band.y)}" width="{_n(layout.width - 1)}" height="{_n(band.height)}"/>\n'


def _badge(band: Band, layout: Layout, address: Address) -> Iterator[str]:
    head = next((card for card in layout.cards if card.rank == band.rank and card.head), None)
    if head is None or not band.letter:
        return
    x, y = head.x - BADGE, head.y + NAME / 2 - BADGE
    yield f'<a data-lineage="{band.rank}" href="#{address("lineage", band.lineage)}">'
    yield f"<title>{escape(band.words)}</title>"
    yield f'<rect class="badge" x="{_n(x)}" y="{_n(y)}" width="{_n(2 * BADGE)}" height="{_n(2 * BADGE)}"/>'
    yield _text(head.x, head.y + BASE, band.letter, "letter") + "</a>\n"


def _axis(layout: Layout) -> Iterator[str]:
    for tick in layout.ticks:
        yield f'<path class="tick" d="M{_n(tick.x)} {_n(AXIS)}V{_n(layout.height)}"/>'
        yield _text(tick.x, AXIS - 4, tick.label, "at") + "\n"


def _trunk(trunk: Trunk) -> str:
    doubt = "" if trunk.certain else " may"
    return f'<path class="trunk{doubt}" d="M{_n(trunk.x)} {_n(trunk.top)}V{_n(trunk.bottom)}"/>\n'


def _card(card: Card, address: Address) -> Iterator[str]:
    right = card.x + card.width - INSET
    taken = right - card.ends + (measured(card.how, SMALL) + INSET if card.how else 0.0)
    room = card.width - INSET - card.indent - max(taken, measured(card.note, SMALL) + INSET if card.note else 0.0)
    if card.kind not in ("report", "fold"):
        box = f'x="{_n(card.x)}" y="{_n(card.y + 1)}" width="{_n(card.width)}" height="{_n(NAME - 2)}"'
        yield f'<rect class="away" {box}/>'
    goes = {"report": "report", "fold": "fold"}.get(card.kind, "lineage")
    yield f'<a class="name" href="#{address(goes, card.id)}"><title>{escape(_said(card))}</title>'
    if not card.head:
        fold = ' class="many"' if card.kind == "fold" else ""
        yield f'<circle{fold} cx="{_n(card.x)}" cy="{_n(card.y + NAME / 2)}" r="{_n(NODE)}"/>'
    yield _text(card.x + card.indent, card.y + BASE, fitted(card.label, room, BIG, bold=True), "who") + "</a>"
    if card.when:
        yield _text(right, card.y + BASE, card.when, "when")
    if card.note:
        yield _text(right, card.y + BASE, card.note, "note")
    yield "\n"


def _said(card: Card) -> str:
    """A card in words, for who cannot see it or only its beginning."""
    return ", ".join(filter(None, (card.name, card.note, card.when)))


def _edge(edge: Edge, address: Address) -> Iterator[str]:
    name = "e" + ("" if edge.certain else " may")
    kind = "passage" if edge.style == PASSAGE else "descent"
    target = address("fold", edge.fold) if edge.fold else address(kind, *edge.descents[0])
    branch = len(edge.points) == 3
    (near, level), (x, y) = edge.points[-2:]
    x -= NODE if edge.beside else 0.0
    points = ((near, level), (x, y)) if branch else (*edge.points[:-1], (x, y))
    yield f'<a class="{name} {edge.style}" href="#{target}"><title>{escape(edge.words)}</title>'
    yield f'<path class="hit" d="M{_n(near)} {_n(level)}H{_n(x)}"/>'
    dashed = edge.style == PASSAGE or not edge.certain
    yield from (f'<path class="l" d="{_corners(part)}"/>' for part in (_straight(points) if dashed else (points,)))
    if edge.told:
        yield _head(edge.style, x, y)
    yield _text(edge.at, y + 4, edge.label, "how" if edge.beside else "more") + "</a>\n"


def _straight(points: Sequence[tuple[float, float]]) -> Iterable[Sequence[tuple[float, float]]]:
    """A line that runs down more than a screen, in its straight pieces; any other whole.

    Of a straight line browsers dash only what is in view, of one with corners all: with hundreds of such lines that
    takes seconds.
    """
    if max(abs(one[1] - other[1]) for one, other in pairwise(points)) <= SCREEN:
        return (points,)
    return tuple(pairwise(points))


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
