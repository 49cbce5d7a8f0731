"""The scoring of quantities: a label counts as found only with its place, its value and its unit."""

from __future__ import annotations

import json

import pytest
from evaluation.quantities import PARTS, UNITS, Found, counts, is_held_out, placed

PART = {part.name: part for part in PARTS}


def cases(folder, part, rows):
    """A file of cases where the evaluation looks for it; cases of both halves get the same labels."""
    path = folder / PART[part].path
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps(rows), encoding="utf-8")
    return [counts(folder, PART[part], held_out) for held_out in (False, True)]


def summed(found):
    return tuple(sum(column) for column in zip(*found, strict=True))


@pytest.mark.parametrize(
    ("value", "unit", "start", "right"),
    [("40", "Kilometer", 4, 1), ("41", "Kilometer", 4, 0), ("40", "Mile", 4, 0), ("40", "Kilometer", -1, 1)],
)
def test_a_label_is_right_with_place_value_and_unit(tmp_path, value, unit, start, right):
    """A wrong value or unit is wrong; a label without a place is looked for by its words."""
    label = {"Text": "40 km", "Start": start, "End": start + 4 if start >= 0 else -1}
    row = {"Input": "Now 40 km", "Results": [{**label, "Resolution": {"value": value, "unit": unit}}]}
    assert summed(cases(tmp_path, "measures", [row])) == (right, 1, 1, 1)


def test_a_range_needs_both_bounds(tmp_path):
    """A range is right only where both of its bounds are."""
    result = {"Text": "20 to 30", "Start": 4, "End": 11}
    rows = [
        {"Input": "Now 20 to 30", "Results": [{**result, "Resolution": {"value": value}}]}
        for value in ("[20,30)", "[20,31)", "(,30)")
    ]
    assert summed(cases(tmp_path, "ranges", rows))[:2] == (1, 3)


def test_held_out_cases_are_told_by_their_text():
    """Whether a case is held out depends on its text alone, and about a third are."""
    held = [is_held_out({"Input": f"case {number}", "Results": []}) for number in range(300)]
    assert 70 < sum(held) < 130
    assert held[0] == is_held_out({"Input": "case 0"})


def test_a_label_whose_place_is_wrong_is_looked_for_by_its_words():
    """Offsets of another convention do no harm."""
    label = placed("some 40 km", {"Text": "40 KM", "Start": 0, "End": 3}, Found(0, 0, 40, 40))
    assert (label.start, label.end) == (5, 10)


def test_no_two_labels_are_mapped_to_the_wrong_kind():
    """Every label of the table of units stands for one of our names."""
    assert all(name and unit for name, unit in UNITS.items())
