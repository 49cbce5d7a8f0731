"""Lines that recur across one outlet's reports: footers, appeals, boxes that no single report gives away."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from crossread.extract.read import assemble
from crossread.extract.shape import key, quoted, words
from crossread.records import Cut, Report
from crossread.settings import ExtractSettings

REASON = "recurs across the outlet"
SAME_TEXT = 0.3
"""Share of the shorter report's characters from which two reports are versions of one text, which may repeat itself."""
MOST_VERSIONS = 30
"""Reports of one outlet that can be versions of one text; a line in more of them is never the story's."""
LONGEST = 80
"""Words: a longer paragraph that recurs is a background paragraph that the outlet copies from story to story."""


def recurring(reports: Sequence[Report], settings: ExtractSettings) -> list[Report]:
    """The reports without lines that an outlet prints under story after story; those lines become cuts.

    A line must stand in as many unlike reports of the outlet as the settings say. Versions of one text count once,
    quotes are left alone, and no report is emptied. Same order as given; what is cut does not depend on it.
    """
    by_outlet: dict[str, list[Report]] = defaultdict(list)
    for report in reports:
        by_outlet[report.outlet].append(report)
    lines = {
        outlet: _recurring_lines(theirs, settings.least_recurring)
        for outlet, theirs in by_outlet.items()
        if len(theirs) >= settings.least_recurring
    }
    return [_without(report, lines.get(report.outlet, frozenset())) for report in reports]


def _recurring_lines(reports: Sequence[Report], least: int) -> frozenset[str]:
    """Keys of the lines that stand in at least `least` unlike reports."""
    places: dict[str, list[int]] = defaultdict(list)
    for index, report in enumerate(reports):
        for line in dict.fromkeys(key(line) for line in report.text.split("\n")):
            places[line].append(index)
    groups = _versions(reports, places)
    return frozenset(
        line
        for line, where in places.items()
        if line and len(where) >= least and len({groups[index] for index in where}) >= least
    )


def _versions(reports: Sequence[Report], places: dict[str, list[int]]) -> list[int]:
    """For each report the number of its group; reports that share much of their text are in one group."""
    shared: Counter[tuple[int, int]] = Counter()
    for line, where in places.items():
        if 2 <= len(where) <= MOST_VERSIONS:
            for position, left in enumerate(where):
                for right in where[position + 1 :]:
                    shared[left, right] += len(line)
    sizes = [sum(len(line) for line in {key(line) for line in report.text.split("\n")}) for report in reports]
    leaders = list(range(len(reports)))

    def leader(index: int) -> int:
        while leaders[index] != index:
            leaders[index] = leaders[leaders[index]]
            index = leaders[index]
        return index

    for (left, right), characters in shared.items():
        if characters >= SAME_TEXT * min(sizes[left], sizes[right]):
            first, second = sorted((leader(left), leader(right)))
            leaders[second] = first
    return [leader(index) for index in range(len(reports))]


def _without(report: Report, lines: Iterable[str]) -> Report:
    chosen = frozenset(lines)
    if not chosen:
        return report
    kept: list[str] = []
    gone: list[str] = []
    for line in report.text.split("\n"):
        recurs = key(line) in chosen and not quoted(line) and len(words(line)) <= LONGEST
        (gone if recurs else kept).append(line)
    if not gone or not kept:
        return report
    return assemble(
        "\n".join(kept),
        source=report.source,
        outlet=report.outlet,
        title=report.title,
        byline=report.byline,
        published=report.published,
        language=report.language,
        cuts=(*report.cuts, *(Cut(line, REASON) for line in gone)),
        links=report.links,
    )
