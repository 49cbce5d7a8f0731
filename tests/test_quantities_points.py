"""Tolls that are counted in other words, set against each other in a story. All texts are invented."""

from __future__ import annotations

import pytest

from crossread.pipeline import dossier
from crossread.records import PointKind, Status
from crossread.settings import Settings
from story import analysis
from test_points import HERE, THERE


@pytest.mark.parametrize(
    ("here", "there", "values"),
    [
        (
            "Twenty-six people were injured when the warehouse exploded on Tuesday.",
            "The explosion at the warehouse injured 14 people on Tuesday.",
            {"Twenty-six people", "14 people"},
        ),
        (
            "The death toll from the explosion at the warehouse on Tuesday rose to 47.",
            "The explosion at the warehouse on Tuesday killed 31 people.",
            {"47", "31 people"},
        ),
    ],
)
def test_a_toll_is_known_by_what_befell_those_counted(models, here, there, values):
    """Numbers with a hyphen and numbers after "death toll" are tolls that other reports can contradict."""
    told = [
        analysis(models.encoder, HERE.format(here), "Bay Post", published="2025-03-05"),
        analysis(models.encoder, THERE.format(there), "Coast Herald", published="2025-03-05"),
    ]
    points = dossier(told, Settings(), models).points
    found = [point for point in points if point.status is Status.DISPUTED and point.kind is PointKind.QUANTITY]
    assert [{reading.value for reading in point.readings} for point in found] == [values]
