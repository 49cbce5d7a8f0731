"""Dossiers to text: the page, Markdown, the terminal, files for the programs of others, and explanations."""

from crossread.render.explain import explain
from crossread.render.exports.annotations import annotations
from crossread.render.exports.apparatus import apparatus
from crossread.render.exports.graphs import lineage_dot, lineage_graphml
from crossread.render.exports.sheets import (
    SHEETS,
    copies_csv,
    cuts_csv,
    damage_csv,
    descents_csv,
    ledger_csv,
    ledger_dna,
    lineages_csv,
    moments_csv,
    names_csv,
    points_csv,
    quotes_csv,
    rejected_csv,
)
from crossread.render.page.html import html
from crossread.render.text.markdown import markdown
from crossread.render.text.tables import ledger_table, quotes_table, stories_table
from crossread.render.text.terminal import terminal
from crossread.render.text.trees import lineage_tree

__all__ = [
    "SHEETS",
    "annotations",
    "apparatus",
    "copies_csv",
    "cuts_csv",
    "damage_csv",
    "descents_csv",
    "explain",
    "html",
    "ledger_csv",
    "ledger_dna",
    "ledger_table",
    "lineage_dot",
    "lineage_graphml",
    "lineage_tree",
    "lineages_csv",
    "markdown",
    "moments_csv",
    "names_csv",
    "points_csv",
    "quotes_csv",
    "quotes_table",
    "rejected_csv",
    "stories_table",
    "terminal",
]
