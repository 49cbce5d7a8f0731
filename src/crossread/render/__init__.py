"""Dossiers to text: the page, Markdown, the terminal, sheets, the lineages as trees and graphs, and explanations."""

from crossread.render.explain import explain
from crossread.render.exports.graphs import lineage_dot, lineage_graphml
from crossread.render.exports.sheets import ledger_csv, ledger_dna, points_csv, quotes_csv
from crossread.render.markdown import markdown
from crossread.render.page.html import html
from crossread.render.tables import ledger_table, quotes_table, stories_table
from crossread.render.terminal import terminal
from crossread.render.tree import lineage_tree

__all__ = [
    "explain",
    "html",
    "ledger_csv",
    "ledger_dna",
    "ledger_table",
    "lineage_dot",
    "lineage_graphml",
    "lineage_tree",
    "markdown",
    "points_csv",
    "quotes_csv",
    "quotes_table",
    "stories_table",
    "terminal",
]
