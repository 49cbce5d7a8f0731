"""How well numbers are found and valued, on cases of numbers, money, percentages and measures.

Run: python evaluation/quantities.py DATA
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from crossread.language.quantities import quantities
from crossread.language.sentences import sentences
from crossread.records import Quantity, Report

FILES = {
    "numbers": "Number/English/NumberModel.json",
    "percentages": "Number/English/PercentModel.json",
    "money": "NumberWithUnit/English/CurrencyModel.json",
    "measures": "NumberWithUnit/English/DimensionModel.json",
    "ages": "NumberWithUnit/English/AgeModel.json",
}


def quantities_in(text: str) -> list[Quantity]:
    """The quantities of a text."""
    report = Report("0", "", "", None, None, None, "en", text)
    return [quantity for sentence in sentences(text) for quantity in quantities(report, sentence)]


def score(data: Path) -> dict[str, float]:
    """For each kind, the share of labelled values that are found with the right number."""
    folder = data / "recognizers_text_en"
    return {name: value_score(folder / path) for name, path in FILES.items()}


def _value(result: dict[str, dict[str, str]]) -> float | None:
    try:
        return float(str(result["Resolution"]["value"]).rstrip("%"))
    except (KeyError, TypeError, ValueError):
        return None


def value_score(path: Path) -> float:
    """The share of labelled values found in the cases of one file."""
    right = wanted = 0
    for case in json.loads(path.read_text(encoding="utf-8-sig")):
        found = quantities_in(case["Input"])
        bounds = [bound for quantity in found for bound in (quantity.low, quantity.high)]
        for result in case.get("Results") or []:
            value = _value(result)
            if value is not None:
                wanted += 1
                right += any(abs(bound - value) <= 1e-6 * max(1.0, abs(value)) for bound in bounds)
    return round(right / max(1, wanted), 3)


if __name__ == "__main__":
    for name, value in score(Path(sys.argv[1])).items():
        print(f"{name}: {value:.3f}")
