"""A dossier held against what a careful reader found in its story.

    python -m evaluation.truth COLLATION.json TRUTH.json

`compare` looks at a dossier as other programs see it, the JSON of `crossread/1`, and says of each expectation
whether it was met. It uses no code of the product, so that the judge cannot share a mistake with the judged.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from pathlib import Path, PurePath

from evaluation.expectations import Json, Place, Truth, read_truth

__all__ = ["Held", "Outcome", "Place", "Truth", "compare", "read_truth", "summary", "truth_faults"]

PLAIN = str.maketrans("‘’“”", "''\"\"")
"""Quotation marks are compared by their plain form, so that a truth can be typed on any keyboard."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One expectation: its kind, what it is, whether the dossier meets it, and what was seen instead."""

    kind: str
    what: str
    ok: bool
    detail: str = ""


# ---- a dossier as the comparison sees it ---------------------------------------------------------------


def file_of(source: str) -> str:
    """The file's name in a report's source: `reports/b.jsonl#3` is `b.jsonl`."""
    return PurePath(source.split("#", 1)[0]).name


class Held:
    """A dossier with its reports found by file and its places found by words."""

    def __init__(self, dossier: Json, truth: Truth) -> None:
        self.dossier = dossier
        self.truth = truth
        named = {file.source: file.name for file in truth.files if file.source}
        self.reports: dict[str, Json] = {
            named.get(report["source"], file_of(report["source"])): report for report in dossier["reports"]
        }
        self.files: dict[str, str] = {report["id"]: file for file, report in self.reports.items()}
        self.lineage = {file: number for number, entry in enumerate(truth.lineages) for file in entry.files}

    def spot(self, place: Place) -> tuple[str, int, int] | None:
        """Report, start and end of a place; None where the file or the words are missing."""
        report = self.reports.get(place.file)
        if report is None:
            return None
        start = report["text"].translate(PLAIN).find(place.words.translate(PLAIN))
        return None if start < 0 else (report["id"], start, start + len(place.words))

    def touches(self, passages: Iterable[Json | None], place: Place) -> bool:
        """Whether one of the passages shares a character with a place."""
        spot = self.spot(place)
        return spot is not None and any(
            passage is not None
            and passage["report"] == spot[0]
            and passage["start"] < spot[2]
            and spot[1] < passage["end"]
            for passage in passages
        )

    def lineages(self, passages: Iterable[Json]) -> int:
        """True number of lineages behind passages."""
        return len({self.lineage.get(self.files[passage["report"]], -1) for passage in passages})


def truth_faults(dossier: Json, truth: Truth) -> Iterator[str]:
    """Places of the truth that the texts do not have, or have more than once."""
    held = Held(dossier, truth)
    points = (*truth.utterances, *truth.agreed, *truth.single, *truth.disputed, *truth.traps)
    places = [place for point in points for reading in point.readings for place in reading]
    places += [place for pair in truth.copies for place in pair]
    places += [entry.place for entry in truth.moments] + [entry.place for entry in truth.positions]
    places += [*truth.quotes, *(role for _, role in truth.roles)]
    for place in places:
        report = held.reports.get(place.file)
        times = report["text"].translate(PLAIN).count(place.words.translate(PLAIN)) if report else 0
        if times != 1:
            yield f"{place} occurs {times} times"


# ---- one function a kind of expectation ----------------------------------------------------------------


def _dates(held: Held) -> Iterator[Outcome]:
    for file in held.truth.files:
        report = held.reports.get(file.name)
        if report is None:
            yield Outcome("report", file.name, False, "not in the dossier")
        elif file.published or file.outlet:
            seen = (report["outlet"], report["published"] or "")
            ok = seen[0] == (file.outlet or seen[0]) and seen[1].startswith(file.published or "")
            yield Outcome("report", f"{file.name}: {file.outlet}, {file.published}", ok, " ".join(seen))


def _cuts(held: Held) -> Iterator[Outcome]:
    for file in held.truth.files:
        report = held.reports.get(file.name)
        text = report["text"].translate(PLAIN) if report else ""
        kept = "\n".join(cut["text"] for cut in report["cuts"]).translate(PLAIN) if report else ""
        for line in file.cuts:
            plain = line.translate(PLAIN)
            lines = text.split("\n")
            ok = report is not None and plain not in lines and plain in kept
            yield Outcome("cut", f"{file.name}: {line}", ok, "in the text" if plain in lines else "not kept as a cut")
        for line in file.absent:
            ok = report is not None and line.translate(PLAIN) not in text
            yield Outcome("cut", f"{file.name}: {line}", ok, "in the text")
        for line in file.kept:
            yield Outcome("kept", f"{file.name}: {line}", line.translate(PLAIN) in text, "cut from the text")


def _damage(held: Held) -> Iterator[Outcome]:
    found = [entry["passage"] for report in held.reports.values() for entry in report["damage"]]
    expected = [Place(file.name, context) for file in held.truth.files for context in file.damage]
    for place in expected:
        yield Outcome("damage", str(place), held.touches(found, place), "not marked")
    spare = [passage for passage in found if not any(held.touches([passage], place) for place in expected)]
    yield Outcome("damage", "nothing sound is marked", not spare, _texts(spare))


def _lineages(held: Held) -> Iterator[Outcome]:
    found = {frozenset(map(held.files.__getitem__, entry["reports"])): entry for entry in held.dossier["lineages"]}
    shown = "; ".join(sorted(", ".join(sorted(files)) for files in found))
    for expected in held.truth.lineages:
        what = ", ".join(sorted(expected.files))
        entry = found.get(expected.files)
        yield Outcome("lineage", what, entry is not None, shown)
        if len(expected.files) > 1:
            origin = entry["origin"] if entry else {"kind": "", "report": None, "name": None}
            name = held.files.get(origin.get("report") or "", origin.get("name"))
            ok = origin["kind"] in expected.kinds and (expected.origin is None or name == expected.origin)
            yield Outcome("origin", f"{what}: {expected.origin}", ok, f"{origin['kind']} {name}")
    doubts = {
        frozenset((held.files[entry["from"]], held.files[entry["to"]]))
        for entry in held.dossier["descents"]
        if not entry["certain"] and entry["from"] in held.files
    }
    within = {frozenset(pair) for entry in held.truth.lineages for pair in combinations(entry.files, 2)}
    spare = doubts - held.truth.uncertain - within
    yield Outcome("lineage", "no doubt where there is none", not spare, str(sorted(map(sorted, spare))))


def _copies(held: Held) -> Iterator[Outcome]:
    copies = [(copy["left"], copy["right"]) for copy in held.dossier["copies"]]
    for left, right in held.truth.copies:
        ok = any(all(held.touches(pair, place) for place in (left, right)) for pair in copies)
        yield Outcome("copy", f"{left} | {right}", ok, "no copy has both")


def _spellings(held: Held, place: Place) -> list[int]:
    """Numbers of the names that have a variant of exactly these words in the file."""
    return [
        number
        for number, name in enumerate(held.dossier["names"])
        for variant in name["variants"]
        if _bare(variant["text"]) == _bare(place.words)
        and any(held.files.get(passage["report"]) == place.file for passage in variant["passages"])
    ]


def _names(held: Held) -> Iterator[Outcome]:
    for group in held.truth.same:
        numbers = [set(_spellings(held, place)) for place in group]
        missing = [str(place) for place, found in zip(group, numbers, strict=True) if not found]
        ok = bool(set.intersection(*numbers))
        what = " = ".join(place.words for place in group)
        yield Outcome("name", what, ok, f"not found: {missing}" if missing else f"in names {numbers}")
    for left, right in held.truth.different:
        one, other = set(_spellings(held, left)), set(_spellings(held, right))
        ok = bool(one and other) and not one & other
        yield Outcome("name", f"{left.words} is not {right.words}", ok, f"in names {one} and {other}")
    for name, role in held.truth.roles:
        found = [
            place
            for entry in held.dossier["names"]
            if any(held.touches(variant["passages"], name) for variant in entry["variants"])
            for worded in entry["roles"]
            for place in worded["passages"]
        ]
        yield Outcome("role", f"{name.words}: {role}", held.touches(found, role), _texts(found))


def _quotes(held: Held) -> Iterator[Outcome]:
    contents = {quote["id"]: quote["content"] for quote in held.dossier["quotes"]}
    sets = [[contents[quote] for quote in entry["quotes"]] for entry in held.dossier["utterances"]]
    places = [place for entry in held.truth.utterances for reading in entry.readings for place in reading]
    for place in (*held.truth.quotes, *places):
        found = [content for content in contents.values() if held.touches([content], place)]
        yield Outcome("quote", str(place), bool(found), "nothing quoted there")
    for entry in held.truth.utterances:
        wanted = [place for reading in entry.readings for place in reading]
        most = max((sum(held.touches(quotes, place) for place in wanted) for quotes in sets), default=0)
        yield Outcome("utterance", entry.what, most == len(wanted), f"{most} of {len(wanted)} together")


def _points(held: Held) -> Iterator[Outcome]:
    points = [(point, _passages(point)) for point in held.dossier["points"]]
    for expected in held.truth.agreed:
        most, seen = 0, "0 of them touched"
        for point, passages in points:
            touched = {held.lineage[place.file] for place in expected.readings[0] if held.touches(passages, place)}
            if point["status"] == "agreed":
                most = max(most, min(len(touched), point["lineages"]["least"]))
            if touched:
                least = point["lineages"]["least"]
                seen = max(seen, f"{len(touched)} true lineages in a {point['status']} {point['kind']} of {least}")
        yield Outcome("agreed", expected.what, most >= min(2, expected.least), seen)
        yield Outcome("support", f"{expected.what}: {expected.least} lineages", most >= expected.least, seen)
    for expected in held.truth.single:
        near = [
            point for point, passages in points if all(held.touches(passages, place) for place in expected.readings[0])
        ]
        statuses = sorted({point["status"] for point in near})
        yield Outcome("single", expected.what, "single" in statuses and "agreed" not in statuses, str(statuses))


def _disputed(held: Held) -> Iterator[Outcome]:
    points = [point for point in held.dossier["points"] if point["status"] == "disputed"]
    for expected in held.truth.disputed:
        most, other = 0, set()
        for point in points:
            apart = _apart(held, point, expected.readings)
            if not expected.kinds or point["kind"] in expected.kinds:
                most = max(most, apart)
            elif apart > 1:
                other.add(point["kind"])
        detail = f"{most} of {len(expected.readings)} readings in one point; in points of other kinds: {sorted(other)}"
        yield Outcome("disputed", expected.what, most == len(expected.readings), detail)
    for trap in held.truth.traps:
        caught = [
            point["kind"]
            for point in points
            if (not trap.kinds or point["kind"] in trap.kinds) and _apart(held, point, trap.readings) > 1
        ]
        yield Outcome("trap", trap.what, not caught, f"disputed: {caught}")


def _apart(held: Held, point: Json, wanted: Sequence[Sequence[Place]]) -> int:
    """How many of the wanted readings have a reading of their own in the point."""
    options = [
        [
            number
            for number, reading in enumerate(point["readings"])
            if any(held.touches(reading["passages"], place) for place in places)
        ]
        for places in wanted
    ]
    # Readings are few (two to six on each side), so that trying every choice is cheap.
    choices = product(*[numbers[:6] or [-1] for numbers in options])
    return max(len(set(choice) - {-1}) for choice in choices)


def _moments(held: Held) -> Iterator[Outcome]:
    for expected in held.truth.moments:
        found = [
            (moment["from"], moment["to"])
            for moment in held.dossier["moments"]
            if held.touches([moment["expression"]], expected.place)
        ]
        if expected.earliest is None or expected.latest is None:
            ok = all(one is None and other is None for one, other in found)
        else:
            ok = any(expected.earliest in (one or "") and expected.latest in (other or "") for one, other in found)
        yield Outcome("moment", f"{expected.place}: {expected.earliest}..{expected.latest}", ok, str(found))


def _positions(held: Held) -> Iterator[Outcome]:
    names = {
        name["id"]: {_bare(text) for text in (name["name"], *(variant["text"] for variant in name["variants"]))}
        for name in held.dossier["names"]
    }
    for expected in held.truth.positions:
        here = [
            (names.get(position["name"], set()), position["act"])
            for position in held.dossier["positions"]
            if held.touches([position["passage"], position["issue"]], expected.place)
        ]
        ok = any(_bare(expected.name) in known and act in expected.acts for known, act in here)
        seen = "; ".join(f"{min(known, default='nobody')} {act}" for known, act in here)
        yield Outcome("position", f"{expected.name} {'/'.join(sorted(expected.acts))}: {expected.place}", ok, seen)


def _bare(name: str) -> str:
    """A name with plain quotation marks and no leading article."""
    return name.translate(PLAIN).removeprefix("the ").removeprefix("The ")


def _independence(held: Held) -> Iterator[Outcome]:
    """No finding may count more lineages as certain than truly stand behind it."""
    contents = {quote["id"]: quote["content"] for quote in held.dossier["quotes"]}
    counted = [("point", point["id"], point["lineages"], _passages(point)) for point in held.dossier["points"]]
    counted += [
        ("utterance", entry["id"], entry["lineages"], [contents[quote] for quote in entry["quotes"]])
        for entry in held.dossier["utterances"]
    ]
    over = [f"{kind} {id_}" for kind, id_, support, passages in counted if support["least"] > held.lineages(passages)]
    yield Outcome("independence", "no finding counts more lineages than there are", not over, ", ".join(over[:3]))


def _passages(point: Json) -> list[Json]:
    return [passage for reading in point["readings"] for passage in reading["passages"]]


def _texts(passages: Iterable[Json]) -> str:
    return " | ".join(sorted({passage["text"] for passage in passages}))[:200]


CHECKS: tuple[Callable[[Held], Iterator[Outcome]], ...] = (
    _dates, _cuts, _damage, _lineages, _copies, _names, _quotes, _points, _disputed, _moments, _positions,
    _independence,
)  # fmt: skip


def compare(dossier: Json, truth: Truth) -> list[Outcome]:
    """Every expectation of the truth held against a dossier (the JSON object of `crossread/1`)."""
    held = Held(dossier, truth)
    return [outcome for check in CHECKS for outcome in check(held)]


def summary(outcomes: Iterable[Outcome]) -> dict[str, tuple[int, int]]:
    """Expectations met and expectations in all, by kind."""
    counts: dict[str, tuple[int, int]] = {}
    for outcome in outcomes:
        met, all_ = counts.get(outcome.kind, (0, 0))
        counts[outcome.kind] = (met + outcome.ok, all_ + 1)
    return counts


def main(collation: Path, truth: Path) -> None:
    """Print what the largest dossier of a collation misses, and how much it meets of each kind."""
    dossiers = json.loads(collation.read_text(encoding="utf-8"))["dossiers"]
    expected = read_truth(truth.read_text(encoding="utf-8"))
    largest = max(dossiers, key=lambda dossier: len(dossier["reports"]))
    for fault in truth_faults(largest, expected):
        print(f"the truth is at fault: {fault}")
    outcomes = compare(largest, expected)
    for outcome in outcomes:
        if not outcome.ok:
            print(f"{outcome.kind:13} {outcome.what}  <- {outcome.detail}")
    for kind, (met, all_) in summary(outcomes).items():
        print(f"{kind:13} {met} of {all_}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
