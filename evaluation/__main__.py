"""Run every measure whose data are present, and hold each figure to its floor.

    python -m evaluation [PART...] [--data FOLDER] [--raise]

Without a name all parts are run but the slow ones. Exit status: 0 every figure is at its floor or better, 1 a
figure dropped, 2 bad usage. A part whose data are absent is said to be skipped. A floor is never lowered: `--raise`
lifts floors to what was measured, less a small slack, and keeps the digest of the data that each was measured on.
Where a floor was measured on other data than a figure, the line says so.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from math import inf
from pathlib import Path

HERE = Path(__file__).parent
FLOORS = HERE / "floors.json"
DATA = HERE.parents[1] / "shared" / "data"
"""Where the labelled data lie beside the project; another place is given with `--data`."""
ROUGHLY = 4
"""A machine shared with others was seen to run at .3 of its speed; below a quarter is no neighbour's doing."""
SLACK = 0.002
"""A raised floor lies this far below the figure: another processor may round a few decisions differently."""


@dataclass(frozen=True, slots=True)
class Part:
    """A module beside this one with `score(data)`."""

    folders: tuple[str, ...]
    """Folders of data that it reads."""
    costs: tuple[str, ...] = ()
    """Words in the names of figures of which less is better: they are held to a ceiling."""
    rough: tuple[str, ...] = ()
    """Words in the names of figures that hang on the machine: their limit is `ROUGHLY` what was measured."""
    slow: bool = False
    """Whether it takes too long for every run: such a part is measured only when it is named."""

    def is_cost(self, name: str) -> bool:
        """Whether less of a figure is better."""
        return any(cost in name.split() for cost in self.costs)

    def limit(self, figure: Figure) -> float:
        """The floor, or the ceiling, that a measured figure gives."""
        if any(word in figure.name.split() for word in self.rough):
            return round(figure.value * (ROUGHLY if figure.cost else 1 / ROUGHLY), 4)
        return round(figure.value + (SLACK if figure.cost else -SLACK), 4)


PARTS: Mapping[str, Part] = {
    "language": Part(
        ("ud_ewt", "ud_pud", "gum", "uner_ewt"), costs=("seconds", "MiB"), rough=("seconds", "second,", "MiB")
    ),
    "sentences": Part(("ud_ewt", "gum")),
    "sentence_ends": Part(("composite_en_stream", "provenance_articles", "article_bias_allsides")),
    "matching": Part(("qa_align", "discord_questions", "sts_headlines_news")),
    "copying": Part(("clough_stevenson", "composite_en_stream")),
    "lineage": Part(("clough_stevenson", "provenance_articles", "composite_en_stream")),
    "descent": Part((), costs=("strangers",)),
    "rewritten": Part(("ecbplus", "composite_en_stream", "provenance_articles"), costs=("strangers",), slow=True),
    "planted": Part(("ecbplus", "meantime_en", "gum"), costs=("alarms:", "wrong"), slow=True),
    "extraction": Part(("wcxb", "composite_en_stream", "article_bias_allsides"), costs=("rejected", "cuts", "damage")),
    "stories": Part(("composite_en_stream", "ecbplus")),
    "quotes": Part(("polnear",)),
    "attributions": Part(("gum",)),
    "positions": Part(("cameo_petrarch2",)),
    "names": Part(("name_variants",)),
    "mentions": Part(("ud_ewt", "uner_ewt")),
    "reference": Part(("gap_coref", "gum")),
    "moments": Part(("recognizers_text_en", "wikiwars")),
    "quantities": Part(("recognizers_text_en",)),
}
"""Every part there is."""
Score = Callable[[Path], dict[str, float]]
Floors = dict[str, dict[str, dict[str, float | str]]]


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of one part, and the floor it is held to."""

    part: str
    name: str
    value: float
    floor: float | None
    """For a cost, the ceiling."""
    same_data: bool
    """Whether the floor was measured on the data that the value was."""
    cost: bool = False
    """Whether less is better."""

    @property
    def holds(self) -> bool:
        """Whether the value is at its floor or better; a figure without a floor holds."""
        return self.floor is None or not self.worse(self.value, self.floor)

    def worse(self, one: float, other: float) -> bool:
        """Whether `one` is a worse value of this figure than `other`."""
        return one > other if self.cost else one < other


def digest_of(data: Path, folders: Sequence[str]) -> str:
    """SHA-256 over the names and bytes of every file in the folders, in order of name."""
    total = hashlib.sha256()
    for folder in folders:
        for path in sorted((data / folder).rglob("*")):
            if path.is_file():
                total.update(path.relative_to(data).as_posix().encode())
                total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def measure(name: str, score: Score, data: Path, digest: str, floors: Floors) -> list[Figure]:
    """Every figure of a part beside its floor."""
    known = floors.get(name, {})
    values = score(data)
    found = []
    # A figure that has a floor and is no longer measured would otherwise pass for good.
    for figure in sorted({*values, *known}):
        cost = PARTS[name].is_cost(figure)
        entry = known.get(figure, {})
        floor = float(entry["floor"]) if "floor" in entry else None
        value = values.get(figure, inf if cost else -inf)
        found.append(Figure(name, figure, value, floor, entry.get("measured_on") == digest, cost))
    return found


def raised(floors: Floors, figures: Sequence[Figure], digests: Mapping[str, str]) -> Floors:
    """The floors lifted to the figures less the slack; none is lowered."""
    lifted: Floors = {part: dict(entries) for part, entries in floors.items()}
    for figure in figures:
        floor = PARTS[figure.part].limit(figure)
        if figure.floor is None or figure.worse(figure.floor, floor):
            entry: dict[str, float | str] = {"floor": floor, "measured_on": digests[figure.part]}
            lifted.setdefault(figure.part, {})[figure.name] = entry
    return {part: dict(sorted(entries.items())) for part, entries in sorted(lifted.items())}


def shown(figure: Figure) -> str:
    """One line for a reader."""
    limit = "ceiling" if figure.cost else "floor"
    floor = f"no {limit} yet" if figure.floor is None else f"{limit} {figure.floor:.4f}"
    mark = "" if figure.holds else "  DROPPED"
    note = "" if figure.floor is None or figure.same_data else "  (the floor was measured on other data)"
    return f"{figure.part:12} {figure.name:40} {figure.value:.4f}  {floor}{mark}{note}"


def read_floors(path: Path) -> Floors:
    """The floors in a file; none where there is no such file."""
    floors: Floors = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return floors


def run(names: Sequence[str], data: Path, floors_path: Path, lift: bool, find: Callable[[str], Score]) -> int:
    """Measure, print, and raise floors if asked; the exit status."""
    floors = read_floors(floors_path)
    figures: list[Figure] = []
    digests: dict[str, str] = {}
    for part in names or [name for name, part in PARTS.items() if not part.slow]:
        folders = PARTS[part].folders
        absent = [folder for folder in folders if not (data / folder).is_dir()]
        if absent:
            print(f"{part:12} skipped: no data in {', '.join(absent)}")
            continue
        digests[part] = digest_of(data, folders)
        for figure in measure(part, find(part), data, digests[part], floors):
            print(shown(figure), flush=True)
            figures.append(figure)
    if lift:
        text = json.dumps(raised(floors, figures, digests), indent=2) + "\n"
        floors_path.write_text(text, encoding="utf-8")
    return 0 if all(figure.holds for figure in figures) else 1


def module_score(part: str) -> Score:
    """The `score` of the module of that name."""
    score: Score = import_module(f"evaluation.{part}").score
    return score


def main(arguments: Sequence[str] | None = None) -> int:
    """Parse, run, and give the exit status."""
    parser = argparse.ArgumentParser(prog="python -m evaluation", description="Hold figures to their floors.")
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"any of: {', '.join(PARTS)}")
    parser.add_argument("--data", type=Path, default=DATA, help="folder of labelled data")
    parser.add_argument("--raise", dest="lift", action="store_true", help="lift floors to what was measured")
    options = parser.parse_args(arguments)
    unknown = [part for part in options.parts if part not in PARTS]
    if unknown:
        parser.error(f"no such part: {', '.join(unknown)}")
    return run(options.parts, options.data, FLOORS, options.lift, module_score)


if __name__ == "__main__":
    sys.exit(main())
