"""Dossiers to text: the page, Markdown, the terminal, the lineages as trees and graphs, and explanations."""

from crossread.render.explain import explain
from crossread.render.graphs import lineage_dot, lineage_graphml
from crossread.render.html import html
from crossread.render.markdown import markdown
from crossread.render.terminal import quotes_table, stories_table, terminal
from crossread.render.tree import lineage_tree

__all__ = [
    "explain",
    "html",
    "lineage_dot",
    "lineage_graphml",
    "lineage_tree",
    "markdown",
    "quotes_table",
    "stories_table",
    "terminal",
]
