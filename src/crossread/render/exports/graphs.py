"""The lineages as files for programs that draw graphs: `.dot` and GraphML."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from crossread.records import Collation, Descent, Direction, Dossier, OriginKind
from crossread.render.descent import PASSAGE, borrowings
from crossread.render.labels import Labels, visible
from crossread.render.story import title


@dataclass(frozen=True, slots=True)
class Node:
    """One end of a descent."""

    id: str
    label: str
    kind: str
    """`report`, `named` or `unseen`."""


def _graph(dossier: Dossier) -> tuple[tuple[Node, ...], tuple[Descent, ...], tuple[tuple[str, str], ...]]:
    """The reports and the origins that are none of them; every descent; and who lends a passage to whom."""
    labels = Labels.of(dossier)
    origins = [lineage for lineage in dossier.lineages if lineage.origin.kind is not OriginKind.REPORT]
    nodes = [Node(lineage.id, labels.lineages[lineage.id], lineage.origin.kind.value) for lineage in origins]
    nodes += [Node(report.id, labels.outlet(report.id), "report") for report in dossier.reports]
    known = {node.id for node in nodes}
    edges = tuple(edge for edge in dossier.descents if edge.parent in known and edge.child in known)
    lent = tuple((one.lender, one.report) for one in borrowings(dossier) if one.lender in known)
    return tuple(nodes), edges, lent


def lineage_dot(collation: Collation) -> str:
    """The descents as a Graphviz graph, one cluster a story.

    Dashed where a descent is uncertain, without arrowhead where its direction is, dotted for a mere passage.
    """
    lines = ["digraph lineages {", "  rankdir=LR;", "  node [shape=box];"]
    for number, dossier in enumerate(collation.dossiers):
        nodes, edges, lent = _graph(dossier)
        lines.append(f"  subgraph {_quoted(f'cluster_{number}')} {{")
        lines.append(f"    label={_quoted(title(dossier))};")
        for node in nodes:
            style = "" if node.kind == "report" else ", style=dashed"
            lines.append(f"    {_quoted(node.id)} [label={_quoted(node.label)}{style}];")
        for edge in edges:
            style = "" if edge.certain else ", style=dashed"
            style += ", dir=none" if edge.direction is Direction.EITHER else ""
            ends = f"{_quoted(edge.parent)} -> {_quoted(edge.child)}"
            lines.append(f"    {ends} [label={_quoted(f'{edge.kind.value} {edge.score:.2f}')}{style}];")
        for lender, report in lent:
            lines.append(f"    {_quoted(lender)} -> {_quoted(report)} [label={_quoted(PASSAGE)}, style=dotted];")
        lines.append("  }")
    return "\n".join([*lines, "}", ""])


def _quoted(text: str) -> str:
    """A dot string: only the quotation mark and the backslash mean anything inside one."""
    plain = visible(text).replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
    return f'"{plain}"'


def lineage_graphml(collation: Collation) -> str:
    """The descents as GraphML, one graph a story; nodes have label and kind, edges kind, score, certainty and
    direction. An edge of kind `passage` says that a report borrows from a lineage of which it is none."""
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
            ("direction", "edge", "direction", "string"),
        )
    ]
    for dossier in collation.dossiers:
        lines += _graphml(dossier)
    return "\n".join([*lines, "</graphml>", ""])


def _graphml(dossier: Dossier) -> Iterator[str]:
    nodes, edges, lent = _graph(dossier)
    yield f'  <graph id={_attribute(dossier.story)} edgedefault="directed">'
    yield "    " + _data("title", title(dossier))
    for node in nodes:
        about = _data("label", node.label) + _data("origin", node.kind)
        yield f"    <node id={_attribute(node.id)}>{about}</node>"
    for edge in edges:
        ends = f"source={_attribute(edge.parent)} target={_attribute(edge.child)}"
        score, certain = f"{edge.score:.4f}", str(edge.certain).lower()
        facts = _data("kind", edge.kind.value) + _data("score", score) + _data("certain", certain)
        facts += _data("direction", edge.direction.value)
        yield f"    <edge {ends}>{facts}</edge>"
    for lender, report in lent:
        facts = _data("kind", PASSAGE) + _data("direction", Direction.TOLD.value)
        yield f"    <edge source={_attribute(lender)} target={_attribute(report)}>{facts}</edge>"
    yield "  </graph>"


def _data(key: str, value: str) -> str:
    return f'<data key="{key}">{escape(visible(value))}</data>'


def _attribute(value: str) -> str:
    return quoteattr(visible(value))
