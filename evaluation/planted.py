"""Planted edits: of two sentences that tell one event one says something else; is that found, and nothing else?

Each pair is judged by the whole product: two reports of two outlets and one day, each with the one sentence and
paragraphs of its own, become a dossier. An edit is found when a disputed (or later) point has the two sentences in
two readings and is of a kind that fits:

- quantity, time, role: the kind of that name;
- name and place: `name`, or `presence`, which disputes who was there;
- polarity: `polarity`, or `presence`, or `wording`, which shows two versions of one saying.

Of a pair that nobody edited, and of look-alikes, any such point is a false alarm. Of ECB+ pairs some differ by
themselves, since real reports do: false alarms are counted with them, and without those that can be seen mechanically.
The development part is what thresholds are tuned on; the other half is scored rarely, and its pairs are never shown:

    python -m evaluation.planted --show misses|alarms [--kind KIND] [--data FOLDER]
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from crossread.language.analysis import analyse
from crossread.language.encoder import Encoder, MiniLM, Remembering
from crossread.language.models import Models
from crossread.language.pairs import MiniPairs
from crossread.language.parser import MiniParser
from crossread.pipeline import dossier
from crossread.records import Dossier, Point, PointKind, Report, Status
from crossread.settings import Settings
from crossread.text import digest
from evaluation.__main__ import DATA
from evaluation.planting.edits import KINDS
from evaluation.planting.pairs import Pair, Planted, planted
from evaluation.planting.reading import Keeping

EXPECTED: Mapping[str, frozenset[PointKind]] = {
    "quantity": frozenset({PointKind.QUANTITY}),
    "time": frozenset({PointKind.TIME}),
    "name": frozenset({PointKind.NAME, PointKind.PRESENCE}),
    "place": frozenset({PointKind.NAME, PointKind.PRESENCE}),
    "role": frozenset({PointKind.ROLE}),
    "polarity": frozenset({PointKind.POLARITY, PointKind.PRESENCE, PointKind.WORDING}),
}
HERE = (
    "Smoke rose over the harbour of Vessel Bay for most of the night.\n{}\n"
    "Shops on the quay stayed shut, and a choir rehearsal was moved to the chapel.\n"
    "Gulls fought over a torn sack of flour beside the crane.\n"
    "The tide had left seaweed and planks along the whole length of the promenade, where children looked for shells."
)
THERE = (
    "Residents of Vessel Bay woke to the smell of burnt rubber.\n{}\n"
    "A retired baker handed out rolls to anyone who asked, as he had done after the flood.\n"
    "Nobody had swept the steps of the town library.\n"
    "In the evening a brass band played under the arcades, because its own hall had no windows any more."
)
"""Enough of each outlet's own around the sentence for a story of two independent reports."""
DAY = "2013-03-06"
COUNTED = ("ecbplus", "reworded")
"""Sources that count for the figures over all; a sentence against itself is reported apart."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What the product says of a pair."""

    pair: Pair
    kinds: tuple[PointKind, ...]
    """Of the points that dispute the two sentences."""
    touched: bool
    """Whether a reading's value or marked words reach the words that were changed."""
    independent: bool
    """Whether the two reports are two lineages: of one lineage nothing can be disputed."""

    @property
    def right(self) -> bool:
        """Whether the edit is found with a kind that fits."""
        return self.pair.edited is not None and bool(EXPECTED[self.pair.edited.kind].intersection(self.kinds))

    @property
    def wrong(self) -> bool:
        """Whether only a dispute of another kind is found."""
        return bool(self.kinds) and not self.right


class Judge:
    """Reads each sentence once and tells what the product says of pairs of them."""

    def __init__(self) -> None:
        """With the networks that ship."""
        self.parser = Keeping(MiniParser(threads=1))
        self.encoder: Encoder = Remembering(MiniLM(threads=1))
        self.scorer = MiniPairs(self.encoder, 1)

    def __call__(self, pair: Pair) -> Judged:
        """What the product says of a pair."""
        left = _report(HERE, pair.left, "Bay Post")
        right = _report(THERE, pair.right, "Coast Herald")
        found = self._dossier(left, right)
        disputes = [point for point in found.points if _disputes(point, (left, pair.left), (right, pair.right))]
        touched = any(_touches(point, left, pair) for point in disputes)
        kinds = tuple(sorted({point.kind for point in disputes}))
        return Judged(pair, kinds, touched, len(found.lineages) > 1)

    def _dossier(self, *reports: Report) -> Dossier:
        analyses = [analyse(report, self.encoder, self.parser) for report in reports]
        return dossier(analyses, Settings(), Models(self.encoder, self.parser, self.scorer))


def score(data: Path) -> dict[str, float]:
    """The figures of the development part and of the part that is held out."""
    judge = Judge()
    found: dict[str, float] = {}
    for name, held in (("dev", False), ("held-out", True)):
        pairs = planted(data, judge.parser, judge.encoder, held=held)
        found |= {f"{name} {figure}": value for figure, value in figures(pairs, judge)}
    return found


def figures(pairs: Planted, judge: Judge) -> Iterator[tuple[str, float]]:
    """Shares found, and shares of false alarms."""
    edited = [judge(pair) for pair in pairs.edited]
    counted = [one for one in edited if one.pair.source in COUNTED]
    yield "edits", float(len(counted))
    yield "found", _share(one.right for one in counted)
    yield "found of a wrong kind", _share(one.wrong for one in counted)
    yield "found and the words marked", _share(one.right and one.touched for one in counted)
    for kind in KINDS:
        yield f"found: {kind}", _share(one.right for one in counted if _kind(one) == kind)
    for source in (*COUNTED, "verbatim"):
        yield f"found: {source}", _share(one.right for one in edited if one.pair.source == source)
    unedited = [judge(pair) for pair in pairs.unedited]
    same = [one for one in unedited if one.pair.source in COUNTED]
    yield "alarms: same event", _share(bool(one.kinds) for one in same)
    yield "alarms: same event, none natural", _share(bool(one.kinds) for one in same if not one.pair.natural)
    for source in (*COUNTED, "verbatim"):
        yield f"alarms: {source}", _share(bool(one.kinds) for one in unedited if one.pair.source == source)
    lookalikes = [judge(pair) for pair in pairs.lookalikes]
    yield "alarms: look-alikes", _share(bool(one.kinds) for one in lookalikes)
    for source in ("two events", "one text"):
        yield f"alarms: {source}", _share(bool(one.kinds) for one in lookalikes if one.pair.source == source)


def _share(values: Iterable[bool]) -> float:
    row = list(values)
    return sum(row) / len(row) if row else 0.0


def _kind(one: Judged) -> str:
    return one.pair.edited.kind if one.pair.edited else ""


def _report(frame: str, sentence: str, outlet: str) -> Report:
    text = frame.format(sentence)
    return Report(digest(text, outlet), f"{outlet}.txt", outlet, None, None, DAY, "en", text)


def _disputes(point: Point, left: tuple[Report, str], right: tuple[Report, str]) -> bool:
    """Whether a point has the two sentences in two readings."""
    if point.status not in (Status.DISPUTED, Status.LATER):
        return False
    sides = [{at for at, reading in enumerate(point.readings) if any(
        passage.report == report.id and _inside(report, sentence, passage.start, passage.end)
        for passage in reading.passages
    )} for report, sentence in (left, right)]  # fmt: skip
    return any(one != other for one in sides[0] for other in sides[1])


def _inside(report: Report, sentence: str, start: int, end: int) -> bool:
    first = report.text.index("\n") + 1
    return first <= start and end <= first + len(sentence)


def _touches(point: Point, report: Report, pair: Pair) -> bool:
    """Whether the words that were changed are marked, or are part of a value shorter than the sentence."""
    edited = pair.edited
    if edited is None:
        return False
    first = report.text.index("\n") + 1
    start, end = first + edited.start, first + max(edited.end, edited.start + 1)
    marked = [passage for reading in point.readings for passage in reading.marked if passage.report == report.id]
    values = [reading.value for reading in point.readings if any(one.report == report.id for one in reading.passages)]
    told = any(edited.changed and edited.changed.lower() in value.lower() for value in values if value != pair.left)
    return told or any(passage.start < end and start < passage.end for passage in marked)


# ---- for reading ---------------------------------------------------------------------------------------------


def shown(one: Judged) -> str:
    """A pair for a reader, with what was said of it."""
    pair = one.pair
    edit = (
        f" [{pair.edited.kind}: {pair.edited.how}: {pair.edited.original!r} -> {pair.edited.changed!r}]"
        if pair.edited
        else ""
    )
    notes = "".join(f"\n    differs: {line}" for line in pair.natural) + (
        "" if one.independent else "\n    one lineage"
    )
    said = ", ".join(one.kinds) or "nothing"
    return f"{pair.source} ({pair.origin}){edit}\n    {pair.left}\n    {pair.right}\n    said: {said}{notes}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print pairs of the development part: misses, false alarms, or all."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.planted", description=main.__doc__)
    parser.add_argument("--show", choices=("misses", "alarms", "natural", "all"), default="misses")
    parser.add_argument("--kind", choices=KINDS, help="only edits of this kind")
    parser.add_argument("--data", type=Path, default=DATA, help="folder of labelled data")
    options = parser.parse_args(arguments)
    judge = Judge()
    pairs = planted(options.data, judge.parser, judge.encoder, held=False)
    for one in map(judge, _asked(pairs, options.show, options.kind)):
        missed = one.pair.edited is not None and not one.right
        alarm = one.pair.edited is None and bool(one.kinds)
        if options.show in ("all", "natural") or (missed if options.show == "misses" else alarm):
            print(shown(one), flush=True)
    return 0


def _asked(pairs: Planted, show: str, kind: str | None) -> Iterator[Pair]:
    if show in ("misses", "all"):
        yield from (pair for pair in pairs.edited if kind is None or (pair.edited and pair.edited.kind == kind))
    if show in ("alarms", "all"):
        yield from (*pairs.unedited, *pairs.lookalikes)
    if show == "natural":
        yield from (pair for pair in pairs.unedited if pair.natural)


if __name__ == "__main__":
    sys.exit(main())
