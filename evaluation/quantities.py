"""How well numbers are found and valued, on cases of numbers, ordinals, ranges, money, percentages and measures.

A labelled result that has a value is right when something we find overlaps it and has its value (both bounds of a
range) and, where it has one, its unit. A third of the cases, told by a hash of their text, is held out: nobody looks
at those while developing. Precise is the share of what we find in the other cases that overlaps a labelled result.

Run: python evaluation/quantities.py DATA
"""

from __future__ import annotations

import hashlib
import json
import math
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from crossread.language.numbers import numbers, ordinals, ranges
from crossread.language.quantities import quantities
from crossread.language.sentences import sentences
from crossread.records import Report

UNITS = {
    # money
    "Dollar": "USD", "United States dollar": "USD", "Pound": "GBP", "British pound": "GBP", "Euro": "EUR",
    "Japanese yen": "JPY", "Chinese yuan": "CNY", "Rupee": "INR", "Franc": "franc", "Swiss franc": "CHF",
    "French franc": "FRF", "Peso": "peso", "Dinar": "dinar", "Krona": "krona", "Peseta": "ESP", "Bitcoin": "BTC",
    "Finnish markka": "FIM", "Netherlands guilder": "NLG", "Cent": "cent", "Pence": "penny", "Penny": "penny",
    "Sen": "sen", "Indian rupee": "INR", "Russian ruble": "RUB", "Ruble": "RUB", "South Korean won": "KRW",
    "Turkish lira": "TRY", "Riyal": "SAR", "Rial": "IRR", "Dirham": "AED", "Yen": "JPY", "Won": "KRW",
    "Canadian dollar": "CAD", "Australian dollar": "AUD", "Hong Kong dollar": "HKD",
    "Deutsche mark": "DEM", "German mark": "DEM", "Mark": "mark", "Lira": "TRY", "Shekel": "ILS", "Rand": "ZAR",
    # measures
    "Metric ton": "tonne", "Kilometer per hour": "kph", "Mile per hour": "mph", "Meter per second": "mps",
    "Foot per second": "fps",
    # temperatures and ages
    "C": "celsius", "F": "fahrenheit", "Age": "year",
}  # fmt: skip
"""The labels' names of units and ours, where they differ by more than a capital and metre or litre."""
OF_MEASURES = {"Pound": "pound"}
"""What is a currency among money is a weight among measures."""


@dataclass(frozen=True, slots=True)
class Found:
    """One labelled result, or one thing that we found."""

    start: int
    end: int
    low: float
    high: float
    unit: str = ""

    def meets(self, other: Found) -> bool:
        """Whether the places overlap."""
        return self.start < other.end and other.start < self.end

    def is_right(self, label: Found) -> bool:
        """Whether this is what the label says: place, value and, where it has one, unit."""
        same = _near(self.low, label.low) and _near(self.high, label.high)
        return self.meets(label) and same and label.unit in ("", self.unit, self.unit.partition(" per ")[0])


@dataclass(frozen=True, slots=True)
class Part:
    """One file of cases, and what of ours is held against it."""

    name: str
    path: str
    find: Callable[[str], list[Found]]
    read: Callable[[dict[str, Any]], Found | None]


def _near(value: float, wanted: float) -> bool:
    return value == wanted or (math.isfinite(wanted) and abs(value - wanted) <= 1e-6 * max(abs(wanted), 1e-9))


def _numbers(text: str) -> list[Found]:
    return [Found(each.start, each.end, each.low, each.high) for each in numbers(text)]


def _percentages(text: str) -> list[Found]:
    return [Found(each.start, each.end, each.low, each.high) for each in numbers(text) if each.kind == "percent"]


def _ordinals(text: str) -> list[Found]:
    """Ordinals; of relative ones the unit says what they count from."""
    return [
        Found(each.start, each.end, each.low, each.high, each.kind if each.kind != "ordinal" else "from start")
        for each in ordinals(text)
    ]


def _ranges(text: str) -> list[Found]:
    return [Found(each.start, each.end, each.low, each.high) for each in ranges(text)]


def _quantities(text: str) -> list[Found]:
    """Quantities, with the number itself where a modifier opens its bounds: the labels know no modifiers."""
    report = Report("0", "", "", None, None, None, "en", text)
    found = []
    for sentence in sentences(text):
        for each in quantities(report, sentence):
            value = {"over": each.low, "at least": each.low, "under": each.high, "at most": each.high}
            low, high = (value.get(each.modifier, bound) for bound in (each.low, each.high))
            found.append(Found(each.passage.start, each.passage.end, low, high, each.unit))
            if low != high:
                # Of "40 to 50 years" the label has only the last number.
                found.append(Found(each.passage.start, each.passage.end, high, high, each.unit))
    return found


def _of_value(resolution: dict[str, Any]) -> Found | None:
    """The value of a label that is one number, with its unit."""
    try:
        value = float(str(resolution["value"]).rstrip("%"))
    except (KeyError, TypeError, ValueError):
        return None
    unit = str(resolution.get("unit") or "")
    known = OF_MEASURES.get(unit) if "subtype" in resolution else None
    return Found(0, 0, value, value, known or UNITS.get(unit) or _iso(resolution) or _british(unit.lower()))


def _british(unit: str) -> str:
    """The name of a unit as we spell it: metre and litre."""
    return re.sub(r"(met|lit)er\b", r"\1re", unit)


def _iso(resolution: dict[str, Any]) -> str:
    return str(resolution.get("isoCurrency") or "")


def _of_ordinal(resolution: dict[str, Any]) -> Found | None:
    try:
        offset = float(resolution["offset"])
    except (KeyError, TypeError, ValueError):
        return None
    origin = {"start": "from start", "end": "from end", "current": "from here"}
    return Found(0, 0, offset, offset, origin[resolution["relativeTo"]])


def _of_range(resolution: dict[str, Any]) -> Found | None:
    low, high = str(resolution["value"])[1:-1].split(",")
    return Found(0, 0, float(low) if low else -math.inf, float(high) if high else math.inf)


PARTS = (
    Part("bare numbers", "Number/English/NumberModel.json", _numbers, _of_value),
    Part("ordinals", "Number/English/OrdinalModel.json", _ordinals, _of_ordinal),
    Part("percentages", "Number/English/PercentModel.json", _percentages, _of_value),
    Part("ranges", "Number/English/NumberRangeModel.json", _ranges, _of_range),
    Part("money", "NumberWithUnit/English/CurrencyModel.json", _quantities, _of_value),
    Part("measures", "NumberWithUnit/English/DimensionModel.json", _quantities, _of_value),
    Part("ages", "NumberWithUnit/English/AgeModel.json", _quantities, _of_value),
    Part("temperatures", "NumberWithUnit/English/TemperatureModel.json", _quantities, _of_value),
)


def is_held_out(case: dict[str, Any]) -> bool:
    """Whether a case is one of the third that is only scored."""
    return int(hashlib.sha256(case["Input"].encode()).hexdigest(), 16) % 3 == 0


def placed(text: str, result: dict[str, Any], value: Found) -> Found:
    """The label at its place: as its numbers say where its words stand there, else where its words stand first."""
    start, end = int(result.get("Start", -1)), int(result.get("End", -1)) + 1
    words = str(result["Text"]).lower()
    if start < 0 or text[start:end].lower() != words:
        start = max(0, text.lower().find(words))
        end = start + len(words)
    return Found(start, end, value.low, value.high, value.unit)


def _cases(path: Path, held_out: bool) -> Iterator[dict[str, Any]]:
    for case in json.loads(path.read_text(encoding="utf-8-sig")):
        if is_held_out(case) == held_out:
            yield case


def counts(folder: Path, part: Part, held_out: bool) -> tuple[int, int, int, int]:
    """Labels that are right, labels, findings that overlap a label, findings."""
    right = wanted = meeting = ours = 0
    for case in _cases(folder / part.path, held_out):
        text = case["Input"]
        found = part.find(text)
        labels = []
        for result in case.get("Results") or []:
            value = part.read(result["Resolution"])
            if value is not None:
                wanted += 1
                labels.append(placed(text, result, value))
                right += any(each.is_right(labels[-1]) for each in found)
        ours += len(found)
        meeting += sum(any(each.meets(label) for label in labels) for each in found)
    return right, wanted, meeting, ours


def score(data: Path) -> dict[str, float]:
    """The share of labels that are right, by file and over all, and of findings that overlap a label."""
    folder = data / "recognizers_text_en"
    figures = {}
    for held_out, prefix in ((False, ""), (True, "held-out ")):
        rows = {part.name: counts(folder, part, held_out) for part in PARTS}
        for name, (right, wanted, _, _) in rows.items():
            figures[f"{prefix}{name} right"] = round(right / max(1, wanted), 3)
        right, wanted, meeting, ours = (sum(column) for column in zip(*rows.values(), strict=True))
        figures[f"{prefix}numbers right"] = round(right / max(1, wanted), 3)
        figures[f"{prefix}numbers precise"] = round(meeting / max(1, ours), 3)
    return figures


if __name__ == "__main__":
    for name, value in score(Path(sys.argv[1])).items():
        print(f"{name}: {value:.3f}")
