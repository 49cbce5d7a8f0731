"""Why the lineages are held to be what they are: the reasons, and the passages that two reports share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from crossread.records import Copy, CopyKind, Descent, Dossier, Lineage, OriginKind, Passage, Reason
from crossread.render.contexts import Piece
from crossread.render.descent import TOGETHER, Borrowing, borrowed, borrowings, descended, originated
from crossread.render.difference import difference
from crossread.render.labels import Labels, counted
from crossread.render.story import DOZEN
from crossread.text import overlap, place, within

QUOTED = 0.5
"""Share of quoted words over which a copy is a quotation more than the reporter's own words."""

AGREEING = 60
"""Words in a row that are the same on both sides, over which their middle is left out: of a reprint of a whole
report the reader needs to see where it differs."""

PAIRED = 720
"""Passages of all descents together over which each shows fewer: a dozen each of sixty descents, which are some
hundred printed pages and half a megabyte. The JSON has all."""

FEWEST = 3
"""Passages that each descent shows all the same."""

KEPT = 20
"""Words shown on either side of such a gap: a sentence or so."""


@dataclass(frozen=True, slots=True)
class Shared:
    """Two passages that share wording, the parent's left and the child's right."""

    left: Passage
    right: Passage
    kind: CopyKind
    quoted: bool
    """Whether most of it stands in quotation marks."""

    @property
    def note(self) -> str:
        """What kind of sharing this is, in words."""
        wording = "word for word" if self.kind is CopyKind.VERBATIM else "in other words"
        return f"{wording} · a quotation: both may have heard it" if self.quoted else wording

    def pieces(self) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
        """Both sides with what is the same and what differs, long stretches of sameness shortened."""
        left, right = difference(self.left.text, self.right.text)
        return shortened(left), shortened(right)


@dataclass(frozen=True, slots=True)
class Why:
    """Reasons for one thing: what they speak for, and how many more there are."""

    heading: str
    speaks_for: str
    reasons: tuple[Reason, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Lent:
    """Passages of one report that come from a lineage which is not its own."""

    report: str
    words: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Ground:
    """A lineage, a descent or a borrowing, and why it is held to be one."""

    kind: str
    """`lineage`, `descent` or `passage`."""
    ends: tuple[str, ...]
    """The id of the lineage, or of both ends."""
    words: str
    note: str
    passages: tuple[Passage, ...]
    """Where the origin is named; what is borrowed."""
    columns: tuple[str, str] | None
    """The reports whose passages stand side by side."""
    shared: tuple[Shared, ...]
    more: int
    """How many more passages the two share."""
    whys: tuple[Why, ...]
    lends: tuple[Lent, ...] = ()
    """What a lineage lends to reports of others."""

    def linked(self) -> Iterator[tuple[str, Passage]]:
        """Every passage that is shown, with the word for what it is."""
        yield from (("source named" if self.kind == "lineage" else "borrowed", one) for one in self.passages)
        for one in self.shared:
            yield from (("shared wording", one.left), ("shared wording", one.right))
        yield from (("reason", one) for why in self.whys for reason in why.reasons for one in reason.passages)
        yield from (("borrowed", one) for lent in self.lends for one in lent.passages)


@dataclass(frozen=True, slots=True)
class Copies:
    """The copies of a dossier by pair of reports."""

    by_pair: dict[tuple[str, str], tuple[Copy, ...]]

    @classmethod
    def of(cls, dossier: Dossier) -> Copies:
        """Index the copies of a dossier."""
        found: dict[tuple[str, str], list[Copy]] = {}
        for copy in dossier.copies:
            one, other = sorted((copy.left.report, copy.right.report))
            found.setdefault((one, other), []).append(copy)
        return cls({pair: tuple(held) for pair, held in found.items()})

    def between(self, left: str, right: str) -> tuple[Shared, ...]:
        """What two reports share: verbatim before reworded, in the order of the left report's text."""
        held = self.by_pair.get((min(left, right), max(left, right)), ())
        found = [_turned(copy, left) for copy in held]
        return tuple(sorted(found, key=_in_order))

    def nearest(self, report: str, others: Iterable[str]) -> str | None:
        """The one of the others with which a report shares most words; None if none shares any."""
        shares = {
            other: sum(len(copy.left.text) for copy in self.by_pair.get((min(report, other), max(report, other)), ()))
            for other in others
            if other != report
        }
        most = max(shares.values(), default=0)
        return next((other for other, share in shares.items() if share == most), None) if most else None


def _turned(copy: Copy, left: str) -> Shared:
    quoted = copy.quoted > QUOTED
    if copy.left.report == left:
        return Shared(copy.left, copy.right, copy.kind, quoted)
    return Shared(copy.right, copy.left, copy.kind, quoted)


def _in_order(one: Shared) -> tuple[bool, tuple[str, int, int], tuple[str, int, int]]:
    return (one.kind is not CopyKind.VERBATIM, place(one.left), place(one.right))


def weightiest(shared: Sequence[Shared], most: int = DOZEN) -> tuple[tuple[Shared, ...], int]:
    """At most so many, the verbatim and the longest that are no quotations, in their order; and how many are left."""
    by_weight = sorted(shared, key=lambda one: (one.quoted, one.kind is not CopyKind.VERBATIM, -len(one.left.text)))
    return tuple(sorted(by_weight[:most], key=_in_order)), max(0, len(shared) - most)


def grounds(dossier: Dossier, labels: Labels, drawn: Sequence[tuple[str, str]]) -> tuple[Ground, ...]:
    """Every lineage, the largest first, every descent that is drawn, in that order, and every borrowing."""
    copies = Copies.of(dossier)
    by_ends = {(one.parent, one.child): one for one in reversed(dossier.descents)}
    most = max(FEWEST, min(DOZEN, PAIRED // max(len(drawn), 1)))
    found = [lineage_ground(one, labels) for one in sorted(dossier.lineages, key=lambda one: -len(one.reports))]
    found += [descent_ground(by_ends[ends], dossier, labels, copies, most) for ends in drawn]
    found += [borrowing_ground(one, labels, copies, most) for one in borrowings(dossier)]
    return without_repeats(found)


def lineage_ground(lineage: Lineage, labels: Labels) -> Ground:
    """Why the reports of a lineage hold together, what its origin is and why, and what it lends."""
    together = tuple(reason for reason in lineage.reasons if reason.rule == TOGETHER)
    origin = tuple(reason for reason in lineage.reasons if reason.rule != TOGETHER)
    alone = len(lineage.reports) == 1 and lineage.origin.kind is OriginKind.REPORT
    whys = (
        _why("Why its reports hold together", "one origin", together),
        _why("Why it stands alone" if alone else "Why this origin", "this" if alone else "this origin", origin),
    )
    lent: dict[str, list[Passage]] = {}
    for passage in lineage.passages:
        lent.setdefault(passage.report, []).append(passage)
    return Ground(
        kind="lineage",
        ends=(lineage.id,),
        words=f"{labels.lineages[lineage.id]}: {counted(len(lineage.reports), 'report')}",
        note=originated(lineage, labels),
        passages=lineage.origin.passages,
        columns=None,
        shared=(),
        more=0,
        whys=tuple(why for why in whys if why.reasons),
        lends=tuple(
            Lent(report, f"{labels.outlet(report)} borrows", tuple(lent[report]))
            for report in sorted(lent, key=labels.rank)
        ),
    )


def descent_ground(descent: Descent, dossier: Dossier, labels: Labels, copies: Copies, most: int = DOZEN) -> Ground:
    """What the two reports of a descent share, and why one is held to come from the other.

    Where the origin is not among the reports the child is shown beside its nearest kin in the lineage.
    """
    left: str | None = descent.parent
    note = ""
    kin = next((one.reports for one in dossier.lineages if one.id == descent.parent), None)
    if kin is not None:
        left = copies.nearest(descent.child, kin)
        note = f"{labels.end(descent.parent)} is not among these reports"
        note += f"; {labels.outlet(left)} is the nearest that comes from it." if left else "."
    shared, more = weightiest(copies.between(left, descent.child) if left else (), most)
    return Ground(
        kind="descent",
        ends=(descent.parent, descent.child),
        words=descended(descent, labels),
        note=note,
        passages=(),
        columns=(left, descent.child) if left and shared else None,
        shared=shared,
        more=more,
        whys=tuple(why for why in (_why("Why", "one origin", _elsewhere(descent.reasons, shared)),) if why.reasons),
    )


def borrowing_ground(borrowing: Borrowing, labels: Labels, copies: Copies, most: int = DOZEN) -> Ground:
    """The borrowed passages, beside those that they come from where a report of the lineage has them."""
    found = {
        report: tuple(
            one
            for one in copies.between(report, borrowing.report)
            if any(overlap(one.right, passage) for passage in borrowing.passages)
        )
        for report in borrowing.lineage.reports
    }
    # The report that has most of what is borrowed; among equals the head of the lineage.
    best = max(found, key=lambda report: (sum(len(one.left.text) for one in found[report]), report == borrowing.lender))
    shared, more = weightiest(found[best], most)
    return Ground(
        kind="passage",
        ends=(borrowing.lender, borrowing.report),
        words=borrowed(borrowing, labels),
        note="",
        passages=() if shared else borrowing.passages,
        columns=(best, borrowing.report) if shared else None,
        shared=shared,
        more=more,
        whys=(),
    )


def _why(heading: str, speaks_for: str, reasons: tuple[Reason, ...]) -> Why:
    """At most a dozen reasons, those that weigh most, in their order."""
    if len(reasons) <= DOZEN:
        return Why(heading, speaks_for, reasons, 0)
    weighty = sorted(range(len(reasons)), key=lambda at: -abs(reasons[at].weight))[:DOZEN]
    return Why(heading, speaks_for, tuple(reasons[at] for at in sorted(weighty)), len(reasons) - DOZEN)


def _elsewhere(reasons: Iterable[Reason], shared: Sequence[Shared]) -> tuple[Reason, ...]:
    """The reasons without the passages that stand side by side already."""
    shown = [end for one in shared for end in (one.left, one.right)]
    return tuple(
        replace(one, passages=tuple(held for held in one.passages if not any(within(held, end) for end in shown)))
        for one in reasons
    )


def without_repeats(grounds: Iterable[Ground]) -> tuple[Ground, ...]:
    """The grounds with the passages of each reason only where they are given first."""
    seen: set[tuple[Passage, ...]] = set()
    found = []
    for ground in grounds:
        whys = []
        for why in ground.whys:
            fresh = tuple(replace(one, passages=()) if one.passages in seen else one for one in why.reasons)
            seen.update(one.passages for one in why.reasons)
            whys.append(replace(why, reasons=fresh))
        found.append(replace(ground, whys=tuple(whys)))
    return tuple(found)


def shortened(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The pieces with the middle of long sameness left out, and the gap said to be one."""
    found: list[Piece] = []
    for piece in pieces:
        words = piece.text.split()
        if piece.part != "same" or len(words) <= AGREEING:
            found.append(piece)
            continue
        left_out = len(words) - 2 * KEPT
        head = piece.text.split(None, KEPT)
        tail = piece.text.rsplit(None, KEPT)
        found.append(Piece(piece.text[: len(piece.text) - len(head[-1])], "same"))
        found.append(Piece(f"… {left_out} words, the same … ", "gap"))
        found.append(Piece(piece.text[len(tail[0]) :].lstrip(), "same"))
    return tuple(found)
