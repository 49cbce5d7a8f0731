"""The lineages drawn: as a tree for the terminal, as `.dot`, and as GraphML."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from rich.text import Text
from rich.tree import Tree

from crossread.records import Collation, Descent, DescentKind, Dossier, Lineage, OriginKind
from crossread.render.console import printed
from crossread.render.labels import Labels, visible
from crossread.render.story import count, title

DOES = {
    DescentKind.REPRINT: "reprints",
    DescentKind.EDITED: "edits",
    DescentKind.REWRITTEN: "rewrites",
    DescentKind.CITES: "cites",
}
MAY = {
    DescentKind.REPRINT: "may reprint",
    DescentKind.EDITED: "may edit",
    DescentKind.REWRITTEN: "may rewrite",
    DescentKind.CITES: "may cite",
}
"""The same for a descent that can be neither shown nor ruled out."""


@dataclass(frozen=True, slots=True)
class Branch:
    """One report or origin, how it comes from what stands above it, and what comes from it."""

    id: str
    label: str
    how: str
    """Words such as `rewrites it`; of a root, what kind of origin it is."""
    doubts: tuple[str, ...]
    """Descents that cannot be ruled out: `may rewrite The Harbour Post`."""
    descent: Descent | None
    children: tuple[Branch, ...]


def branches(dossier: Dossier, labels: Labels) -> tuple[Branch, ...]:
    """One tree a lineage, the largest first; every report stands in exactly one place."""
    order = sorted(dossier.lineages, key=lambda lineage: -len(lineage.reports))
    return tuple(_root(lineage, dossier, labels) for lineage in order)


def _root(lineage: Lineage, dossier: Dossier, labels: Labels) -> Branch:
    origin = lineage.origin
    top = origin.report if origin.kind is OriginKind.REPORT and origin.report else lineage.id
    above = _parents(lineage, top, dossier)
    below: dict[str, list[str]] = {}
    for child in lineage.reports:
        if child != top:
            parent = above[child].parent if child in above else top
            below.setdefault(parent if parent in lineage.reports else top, []).append(child)

    def grow(id: str) -> Branch:
        descent = above.get(id)
        return Branch(
            id,
            labels.outlets.get(id) or labels.lineages[lineage.id],
            _how(descent) if id != top else _origin(lineage),
            _doubts(id, dossier, labels),
            descent,
            tuple(grow(child) for child in below.get(id, ())),
        )

    return grow(top)


def _how(descent: Descent | None) -> str:
    if descent is None:
        return "of this lineage"
    return f"{(DOES if descent.certain else MAY)[descent.kind]} it"


def descended(descent: Descent, labels: Labels) -> str:
    """A descent in words: `Daily Quay rewrites The Harbour Post`."""
    does = (DOES if descent.certain else MAY)[descent.kind]
    return f"{labels.end(descent.child)} {does} {labels.end(descent.parent)}"


def _origin(lineage: Lineage) -> str:
    if lineage.origin.kind is OriginKind.NAMED:
        return "named as the source; not among these reports"
    if lineage.origin.kind is OriginKind.UNSEEN:
        return "not among these reports, and named by none"
    return "on its own" if len(lineage.reports) == 1 else "the origin of the others here"


def _parents(lineage: Lineage, top: str, dossier: Dossier) -> dict[str, Descent]:
    """For each report below the top the likeliest descent inside the lineage that closes no circle."""
    inside = {*lineage.reports, lineage.id, top}
    offers = [one for one in dossier.descents if one.parent in inside and one.child in inside and one.child != top]
    found: dict[str, Descent] = {}
    for descent in sorted(offers, key=lambda one: (not one.certain, -one.score, one.parent, one.child)):
        if descent.child not in found and not _below(descent.parent, descent.child, found):
            found[descent.child] = descent
    return found


def _below(id: str, ancestor: str, found: dict[str, Descent]) -> bool:
    """Whether `id` is `ancestor` or comes from it."""
    while id != ancestor and id in found:
        id = found[id].parent
    return id == ancestor


def _doubts(id: str, dossier: Dossier, labels: Labels) -> tuple[str, ...]:
    """The uncertain descents of a report from reports of other lineages, in words."""
    home = {report: lineage.id for lineage in dossier.lineages for report in lineage.reports}
    return tuple(
        f"{MAY[descent.kind]} {labels.end(descent.parent)}"
        for descent in dossier.descents
        if descent.child == id and not descent.certain and home.get(descent.parent, descent.parent) != home.get(id)
    )


# ---- the terminal ------------------------------------------------------------------------------------------


def lineage_tree(collation: Collation, width: int, colour: bool) -> str:
    """Every story's lineages as trees: origin, then the outlets that go back to it, and how."""
    return printed(drawn(collation), width, colour)


def drawn(collation: Collation) -> Iterator[Text | Tree]:
    """What `lineage_tree` prints: for each story a title, its counts, and one tree a lineage."""
    for number, dossier in enumerate(collation.dossiers):
        if number:
            yield Text("")
        yield Text(title(dossier), style="bold")
        yield Text(count(dossier))
        yield from trees(dossier, Labels.of(dossier))


def trees(dossier: Dossier, labels: Labels) -> Iterator[Tree]:
    """One tree a lineage."""
    for branch in branches(dossier, labels):
        tree = Tree(_line(branch), guide_style="dim")
        _hang(tree, branch)
        yield tree


def _hang(tree: Tree, branch: Branch) -> None:
    for child in branch.children:
        _hang(tree.add(_line(child)), child)


def _line(branch: Branch) -> Text:
    text = Text(branch.label, style="bold")
    text.append(f"  {branch.how}", style="not bold dim")
    for doubt in branch.doubts:
        text.append(f"; {doubt}", style="not bold yellow")
    return text


# ---- files -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Node:
    """One end of a descent."""

    id: str
    label: str
    kind: str
    """`report`, `named` or `unseen`."""


def _graph(dossier: Dossier) -> tuple[tuple[Node, ...], tuple[Descent, ...]]:
    """The reports, the origins that are none of them, and every descent, ends first."""
    labels = Labels.of(dossier)
    origins = [lineage for lineage in dossier.lineages if lineage.origin.kind is not OriginKind.REPORT]
    nodes = [Node(lineage.id, labels.lineages[lineage.id], lineage.origin.kind.value) for lineage in origins]
    nodes += [Node(report.id, labels.outlet(report.id), "report") for report in dossier.reports]
    known = {node.id for node in nodes}
    edges = tuple(edge for edge in dossier.descents if edge.parent in known and edge.child in known)
    return tuple(nodes), edges


def lineage_dot(collation: Collation) -> str:
    """The descents as a Graphviz graph, one cluster a story; dashed where a descent is uncertain."""
    lines = ["digraph lineages {", "  rankdir=LR;", "  node [shape=box];"]
    for number, dossier in enumerate(collation.dossiers):
        nodes, edges = _graph(dossier)
        lines.append(f"  subgraph {_quoted(f'cluster_{number}')} {{")
        lines.append(f"    label={_quoted(title(dossier))};")
        for node in nodes:
            style = "" if node.kind == "report" else ", style=dashed"
            lines.append(f"    {_quoted(node.id)} [label={_quoted(node.label)}{style}];")
        for edge in edges:
            style = "" if edge.certain else ", style=dashed"
            ends = f"{_quoted(edge.parent)} -> {_quoted(edge.child)}"
            lines.append(f"    {ends} [label={_quoted(f'{edge.kind.value} {edge.score:.2f}')}{style}];")
        lines.append("  }")
    return "\n".join([*lines, "}", ""])


def _quoted(text: str) -> str:
    """A dot string: only the quotation mark and the backslash mean anything inside one."""
    plain = visible(text).replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
    return f'"{plain}"'


def lineage_graphml(collation: Collation) -> str:
    """The descents as GraphML, one graph a story; nodes have label and kind, edges kind, score, certainty."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    ]
    lines += [
        f'  <key id="{id}" for="{what}" attr.name="{name}" attr.type="{type}"/>'
        for id, what, name, type in (
            ("title", "graph", "title", "string"),
            ("label", "node", "label", "string"),
            ("origin", "node", "kind", "string"),
            ("kind", "edge", "kind", "string"),
            ("score", "edge", "score", "double"),
            ("certain", "edge", "certain", "boolean"),
        )
    ]
    for dossier in collation.dossiers:
        lines += _graphml(dossier)
    return "\n".join([*lines, "</graphml>", ""])


def _graphml(dossier: Dossier) -> Iterator[str]:
    nodes, edges = _graph(dossier)
    yield f'  <graph id={_attribute(dossier.story)} edgedefault="directed">'
    yield "    " + _data("title", title(dossier))
    for node in nodes:
        about = _data("label", node.label) + _data("origin", node.kind)
        yield f"    <node id={_attribute(node.id)}>{about}</node>"
    for edge in edges:
        ends = f"source={_attribute(edge.parent)} target={_attribute(edge.child)}"
        score, certain = f"{edge.score:.4f}", str(edge.certain).lower()
        facts = _data("kind", edge.kind.value) + _data("score", score) + _data("certain", certain)
        yield f"    <edge {ends}>{facts}</edge>"
    yield "  </graph>"


def _data(key: str, value: str) -> str:
    return f'<data key="{key}">{escape(visible(value))}</data>'


def _attribute(value: str) -> str:
    return quoteattr(visible(value))
