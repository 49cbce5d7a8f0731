"""Made-up dossiers of any size, for what the drawing of the lineages must stand."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from hypothesis import strategies as st

from crossread.records import (
    Copy,
    CopyKind,
    Descent,
    DescentKind,
    Direction,
    Dossier,
    Lineage,
    Origin,
    OriginKind,
    Passage,
    Reason,
    Report,
)

WORDS = "the harbour pier ferry crew rope tide fog bell lamp gull crane quay storm night morning captain deck".split()
KINDS = tuple(DescentKind)


def sentence(seed: int) -> str:
    """A sentence of fifteen words, another for every seed."""
    return " ".join(WORDS[(seed * 7 + at * (seed % 5 + 1)) % len(WORDS)] for at in range(15)).capitalize() + "."


def report(number: int, published: str | None) -> Report:
    """A report of eight sentences; two next to each other share half of them."""
    text = " ".join(sentence(number * 4 + at) for at in range(8))
    return Report(f"{number:012x}", f"{number}.txt", f"Outlet {number}", None, None, published, "en", text)


def reason(weight: float) -> Reason:
    """A reason of that weight."""
    return Reason("selection and order", "most sentences say the same in one order", weight)


def copies(left: Report, right: Report) -> list[Copy]:
    """Twenty copies between two reports, half of them verbatim."""
    size = min(len(left.text), len(right.text)) // 21
    ends = [(left.passage(at * size, at * size + size), right.passage(at * size, at * size + size)) for at in range(20)]
    kinds = (CopyKind.VERBATIM, CopyKind.REWORDED)
    return [Copy(one, other, kinds[at % 2], 0.9, at / 20) for at, (one, other) in enumerate(ends)]


def dossier(
    reports: tuple[Report, ...],
    parents: tuple[int | None, ...],
    origins: dict[int, Origin] | None = None,
    kinds: tuple[DescentKind, ...] = KINDS,
    doubts: tuple[tuple[int, int], ...] = (),
    lent: tuple[tuple[int, int], ...] = (),
) -> Dossier:
    """A dossier whose report `n` comes from `parents[n]`, which is before it, or begins a lineage.

    `origins` gives the first report of a lineage another origin than itself; `doubts` are uncertain descents, parent
    and child; `lent` are passages, the first report of the lineage that lends and the report that borrows.
    """
    heads = {at: at for at in range(len(reports))}
    for at, parent in enumerate(parents):
        heads[at] = at if parent is None else heads[parent]
    lineages, descents, shared = [], [], []
    for head in sorted(set(heads.values())):
        members = tuple(reports[at].id for at in heads if heads[at] == head)
        origin = (origins or {}).get(head, Origin(OriginKind.REPORT, report=reports[head].id))
        borrowed: tuple[Passage, ...] = tuple(
            reports[to].passage(0, 9) for lender, to in lent if lender == head and heads[to] != head
        )
        why = (Reason("one origin", "they share most sentences", 4.0), reason(2.0))
        lineages.append(Lineage(f"lineage-{head:04x}", origin, members, why, borrowed))
        if origin.kind is not OriginKind.REPORT:
            descents.append(descent(f"lineage-{head:04x}", reports[head].id, DescentKind.CITES))
    for at, parent in enumerate(parents):
        if parent is not None:
            descents.append(descent(reports[parent].id, reports[at].id, kinds[at % len(kinds)]))
            shared += copies(reports[parent], reports[at])
    known = {(one.parent, one.child) for one in descents}
    for parent, child in doubts:
        ends = (reports[parent].id, reports[child].id)
        if parent != child and ends not in known and ends[::-1] not in known and heads[parent] != heads[child]:
            known.add(ends)
            both = Direction.EITHER if (parent + child) % 2 else Direction.TOLD
            one = descent(*ends, kinds[child % len(kinds)])
            descents.append(replace(one, certain=False, score=0.6, direction=both))
    title = reports[0].passage(0, len(reports[0].text.split(".")[0]))
    ordered = tuple(sorted(reports, key=lambda one: one.published or ""))
    return Dossier(
        "story-made-up", title, None, None, ordered, tuple(lineages), tuple(descents), tuple(shared),
        (), (), (), (), (), (),
    )  # fmt: skip


def descent(parent: str, child: str, kind: DescentKind) -> Descent:
    """A certain descent with one reason."""
    return Descent(parent, child, kind, 0.97, True, (reason(6.0),))


def crowd(number: int, lineages: int = 3, timed: bool = True) -> Dossier:
    """A story of many reports: a few lineages of which the first is large, with children of children."""
    start = datetime.fromisoformat("2031-05-14T06:00:00+02:00")
    reports = tuple(
        report(at, (start + timedelta(minutes=37 * at)).isoformat() if timed else None) for at in range(number)
    )
    parents = tuple(None if at < lineages else (0 if at % 3 else at // 3) for at in range(number))
    origins = {1: Origin(OriginKind.NAMED, name="Nordia News Agency"), 2: Origin(OriginKind.UNSEEN)}
    return dossier(
        reports, parents, origins, doubts=((1, 4), (2, 5)) if number > 5 else (), lent=((1, 4),) if number > 5 else ()
    )


@st.composite
def dossiers(draw: st.DrawFn, most: int = 12) -> Dossier:
    """Any dossier of a few reports: some with a time, a day or neither, with any origins, doubts and borrowings."""
    number = draw(st.integers(1, most))
    days = st.sampled_from(
        [None, "2031-05-14", "2031-05-15", "2031-05-14T08:00:00", "2031-05-14T08:00:00+02:00", "2031-05-14T08:05:00Z"]
    )
    reports = tuple(report(at, draw(days)) for at in range(number))
    parents = tuple(draw(st.none() | st.integers(0, at - 1)) if at else None for at in range(number))
    kinds = st.sampled_from([OriginKind.REPORT, OriginKind.NAMED, OriginKind.UNSEEN])
    origins = {
        at: Origin(kind, name="Nordia" if kind is OriginKind.NAMED else None)
        for at, parent in enumerate(parents)
        if parent is None and (kind := draw(kinds)) is not OriginKind.REPORT
    }
    pairs = st.lists(st.tuples(st.integers(0, number - 1), st.integers(0, number - 1)), max_size=6)
    return dossier(reports, parents, origins, doubts=tuple(draw(pairs)), lent=tuple(draw(pairs)))
