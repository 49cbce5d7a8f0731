"""What is promised of the graphs: networkx reads the GraphML, pydot the `.dot`, and both find every report."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import networkx
import pydot
import pytest

from crossread import render
from crossread.records import Dossier, OriginKind
from crossread.render.descent import borrowings
from crossread.render.labels import Labels, visible
from exported import STORIES

TOLD = pytest.mark.parametrize("name", [name for name in STORIES if name != "none"])


def read(name: str) -> list[Any]:
    """Every graph of a file, as networkx reads it."""
    data = BytesIO(render.lineage_graphml(STORIES[name]).encode("utf-8"))
    return list(networkx.readwrite.graphml.GraphMLReader()(path=data))


def ends(dossier: Dossier) -> dict[str, str]:
    """Every node of a story with its label."""
    labels = Labels.of(dossier)
    origins = [one.id for one in dossier.lineages if one.origin.kind is not OriginKind.REPORT]
    return {visible(id): labels.end(id) for id in (*origins, *(report.id for report in dossier.reports))}


def edges(dossier: Dossier) -> Iterator[tuple[str, str]]:
    yield from ((one.parent, one.child) for one in dossier.descents)
    yield from ((one.lender, one.report) for one in borrowings(dossier))


@TOLD
def test_networkx_reads_the_graphml(name: str) -> None:
    """networkx finds a graph a story with a node a report and unseen origin, and an edge a descent and borrowing."""
    graphs = read(name)
    assert len(graphs) == len(STORIES[name].dossiers)
    for graph, dossier in zip(graphs, STORIES[name].dossiers, strict=True):
        assert graph.is_directed()
        assert dict(graph.nodes(data="label")) == ends(dossier)
        assert sorted(graph.edges()) == sorted(edges(dossier))
        kinds = {kind for _, _, kind in graph.edges(data="kind")}
        assert kinds <= {"reprint", "edited", "rewritten", "cites", "passage"}


def test_networkx_knows_what_an_edge_says() -> None:
    """Scores are numbers, certainty is true or false, and the title is the graph's."""
    graph = networkx.read_graphml(BytesIO(render.lineage_graphml(STORIES["harbour"]).encode("utf-8")))
    assert graph.graph["title"] == "Ferry strikes pier in Varnholm, dozens hurt"
    edge = graph.edges["d4c3b5e7f9a1", "e5b4a6f8c0d2"]
    assert edge == {"kind": "edited", "score": 0.61, "certain": False, "direction": "told"}


@TOLD
def test_pydot_reads_the_dot(name: str) -> None:
    """A parser of the language of Graphviz finds a cluster a story with its nodes, labels and edges."""
    parsed = pydot.graph_from_dot_data(render.lineage_dot(STORIES[name]))
    assert parsed is not None and len(parsed) == 1
    clusters = parsed[0].get_subgraphs()
    assert len(clusters) == len(STORIES[name].dossiers)
    for cluster, dossier in zip(clusters, STORIES[name].dossiers, strict=True):
        nodes = {plain(one.get_name()): plain(one.get("label")) for one in cluster.get_nodes()}
        assert nodes == ends(dossier)
        found = [(plain(one.get_source()), plain(one.get_destination())) for one in cluster.get_edges()]
        assert sorted(found) == sorted(edges(dossier))


def plain(quoted: str) -> str:
    """A string of the language of Graphviz without its marks."""
    assert quoted[0] == quoted[-1] == '"'
    return quoted[1:-1].replace('\\"', '"').replace("\\\\", "\\")


def test_nothing_gives_graphs_of_nothing() -> None:
    """A collation without a story is a file that both read, with nothing in it."""
    parsed = pydot.graph_from_dot_data(render.lineage_dot(STORIES["none"]))
    assert parsed is not None and parsed[0].get_subgraphs() == parsed[0].get_edges() == []
    assert read("none") == []
