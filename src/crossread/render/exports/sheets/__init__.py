"""Every table of a dossier as a sheet: CSV for a spreadsheet, and the statements of Discourse Network Analyzer."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from crossread.records import Collation
from crossread.render.exports.sheets.aside import (
    CUT_COLUMNS,
    DAMAGE_COLUMNS,
    REJECTED_COLUMNS,
    cuts_csv,
    damage_csv,
    rejected_csv,
)
from crossread.render.exports.sheets.ledger import LEDGER_COLUMNS, ledger_csv
from crossread.render.exports.sheets.lineages import (
    COPY_COLUMNS,
    DESCENT_COLUMNS,
    LINEAGE_COLUMNS,
    copies_csv,
    descents_csv,
    lineages_csv,
)
from crossread.render.exports.sheets.names import MOMENT_COLUMNS, NAME_COLUMNS, moments_csv, names_csv
from crossread.render.exports.sheets.points import POINT_COLUMNS, points_csv
from crossread.render.exports.sheets.quotes import QUOTE_COLUMNS, quotes_csv
from crossread.render.exports.sheets.statements import DNA_COLUMNS, ledger_dna

Sheet = Callable[[Collation], str]

SHEETS: Mapping[str, tuple[tuple[str, ...], Sheet]] = {
    "points": (POINT_COLUMNS, points_csv),
    "quotes": (QUOTE_COLUMNS, quotes_csv),
    "ledger": (LEDGER_COLUMNS, ledger_csv),
    "dna": (DNA_COLUMNS, ledger_dna),
    "moments": (MOMENT_COLUMNS, moments_csv),
    "names": (NAME_COLUMNS, names_csv),
    "lineages": (LINEAGE_COLUMNS, lineages_csv),
    "descents": (DESCENT_COLUMNS, descents_csv),
    "copies": (COPY_COLUMNS, copies_csv),
    "damage": (DAMAGE_COLUMNS, damage_csv),
    "cuts": (CUT_COLUMNS, cuts_csv),
    "rejected": (REJECTED_COLUMNS, rejected_csv),
}
"""Every sheet by its name, with its columns and what writes it; all with commas, but for the statements' semicolons."""

__all__ = [
    "COPY_COLUMNS",
    "CUT_COLUMNS",
    "DAMAGE_COLUMNS",
    "DESCENT_COLUMNS",
    "DNA_COLUMNS",
    "LEDGER_COLUMNS",
    "LINEAGE_COLUMNS",
    "MOMENT_COLUMNS",
    "NAME_COLUMNS",
    "POINT_COLUMNS",
    "QUOTE_COLUMNS",
    "REJECTED_COLUMNS",
    "SHEETS",
    "copies_csv",
    "cuts_csv",
    "damage_csv",
    "descents_csv",
    "ledger_csv",
    "ledger_dna",
    "lineages_csv",
    "moments_csv",
    "names_csv",
    "points_csv",
    "quotes_csv",
    "rejected_csv",
]  # fmt: skip
