"""Descents in words: how a report comes from another, what it borrows, and how strongly a reason speaks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from crossread.records import Descent, DescentKind, Direction, Dossier, Lineage, OriginKind, Passage
from crossread.render.labels import Labels, counted

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

PASSAGE = "passage"
"""The kind of a line that is no descent: a report has a passage from a lineage that is not its own."""

STRENGTHS = ((3.0, "strongly "), (1.0, ""), (0.0, "weakly "))
"""How strongly a reason of at least that weight speaks. Weights are steps in log-odds (natural logarithm), and the
bands are those of Kass and Raftery for Bayes factors: under e to the first power (about 3 to 1) hardly worth a
mention, from e to the third (20 to 1) strong."""

TOGETHER = "one origin"
"""The rule of the reasons of a lineage that say why its reports hold together; the others are about its origin."""


def strength(weight: float, what: str) -> str:
    """How strongly a reason speaks for or against something: `speaks strongly for one origin`."""
    if weight == 0:
        return "tips no scale"
    how = next(word for least, word in STRENGTHS if abs(weight) >= least)
    return f"speaks {how}{'for' if weight > 0 else 'against'} {what}"


def does(descent: Descent) -> str:
    """The verb of a descent: `rewrites`, or `may rewrite` where it is not certain."""
    return (DOES if descent.certain else MAY)[descent.kind]


def descended(descent: Descent, labels: Labels) -> str:
    """A descent in words: `Daily Quay rewrites The Harbour Post`."""
    return f"{labels.end(descent.child)} {comes_from(descent, labels.end(descent.parent))}"


def comes_from(descent: Descent, parent: str) -> str:
    """The same without the child: `may rewrite it`, or that it cannot be told which came first."""
    if descent.direction is Direction.EITHER:
        shares = "shares" if descent.certain else "may share"
        return f"{shares} its origin with {parent}, which came first cannot be told"
    return f"{does(descent)} {parent}"


def top(lineage: Lineage) -> str:
    """What stands at the head of a lineage: the report that is its origin, else the lineage's own id."""
    origin = lineage.origin
    return origin.report if origin.kind is OriginKind.REPORT and origin.report else lineage.id


@dataclass(frozen=True, slots=True)
class Borrowing:
    """Passages of one report that come from a lineage which it does not belong to."""

    lineage: Lineage
    report: str
    passages: tuple[Passage, ...]
    mutual: bool
    """Whether nothing tells whose they are: that lineage has them from the report's own just as well."""

    @property
    def lender(self) -> str:
        """The head of the lineage."""
        return top(self.lineage)


def borrowings(dossier: Dossier) -> tuple[Borrowing, ...]:
    """What the reports of the dossier borrow, by lineage and report, in the dossier's order."""
    return tuple(_borrowings(dossier))


def _borrowings(dossier: Dossier) -> Iterator[Borrowing]:
    home = {report: lineage.id for lineage in dossier.lineages for report in lineage.reports}
    lends = {(lineage.id, home.get(place.report)) for lineage in dossier.lineages for place in lineage.passages}
    for lineage in dossier.lineages:
        by_report: dict[str, list[Passage]] = {}
        for passage in lineage.passages:
            by_report.setdefault(passage.report, []).append(passage)
        for report in dossier.reports:
            if report.id in by_report and report.id not in lineage.reports:
                mutual = (home.get(report.id), lineage.id) in lends
                yield Borrowing(lineage, report.id, tuple(by_report[report.id]), mutual)


def borrowed(borrowing: Borrowing, labels: Labels) -> str:
    """A borrowing in words: `Daily Quay has a passage from Radio Nord`."""
    return f"{labels.outlet(borrowing.report)} has {portion(borrowing)} {labels.end(borrowing.lender)}"


def portion(borrowing: Borrowing) -> str:
    """`a passage from`, or how many, or `a passage in common with` where nothing tells whose it is."""
    number = len(borrowing.passages)
    many = "a passage" if number == 1 else counted(number, "passage")
    return f"{many} in common with" if borrowing.mutual else f"{many} from"


def originated(lineage: Lineage, labels: Labels) -> str:
    """What the reports of a lineage go back to, in a sentence."""
    name, number = labels.lineages[lineage.id], len(lineage.reports)
    goes = f"{counted(number, 'report')} {'goes' if number == 1 else 'go'} back to"
    if lineage.origin.kind is OriginKind.NAMED:
        return f"{goes} {name}, which is named as the source and is not among these reports."
    if lineage.origin.kind is OriginKind.UNSEEN:
        return f"{goes} something unseen: it is not among these reports, and none names it."
    if number == 1:
        return f"{name} stands on its own: no other report here shares its origin."
    return f"{goes} {name}, which is one of them."
