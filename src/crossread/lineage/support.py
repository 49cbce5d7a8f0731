"""How many independent lineages stand behind something: the one place where they are counted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from crossread.records import Descent, Lineage, Support
from crossread.text import SupportOf


def support(lineages: Sequence[Lineage], descents: Sequence[Descent]) -> SupportOf:
    """A function from report ids to the range of lineages behind them.

    `most` counts lineages as they stand; `least` counts them as they would stand if every uncertain link held.
    """
    lineage_of = {report: lineage.id for lineage in lineages for report in lineage.reports}
    merged = {lineage.id: lineage.id for lineage in lineages}
    for descent in descents:
        if not descent.certain:
            one = merged[lineage_of.get(descent.parent, descent.parent)]
            other = merged[lineage_of[descent.child]]
            keep, drop = min(one, other), max(one, other)
            merged = {lineage: keep if root == drop else root for lineage, root in merged.items()}

    def count(reports: Iterable[str]) -> Support:
        behind = {lineage_of[report] for report in reports}
        return Support(len({merged[lineage] for lineage in behind}), len(behind))

    return count
