"""Points: the same claim lined up across reports, and the differences that a reader should see."""

import pytest

from crossread.pipeline import dossier
from crossread.points.roles import role_head
from crossread.records import PointKind, Status
from crossread.settings import Settings
from story import INDEPENDENT, ORIGINAL, REWRITE, analysis

# Enough of each outlet's own around the sentence in question for a story of two independent reports.
HERE = (
    "Smoke rose over the harbour of Vessel Bay for most of the night. {} "
    "Shops on the quay stayed shut, and a choir rehearsal was moved to the chapel."
)
THERE = (
    "Residents of Vessel Bay woke to the smell of burnt rubber. {} "
    "A retired baker handed out rolls to anyone who asked, as he had done after the flood."
)


@pytest.fixture
def points(encoder):
    """The points of two independent reports that differ in one sentence each."""

    def made(here, there):
        told = [
            analysis(encoder, HERE.format(here), "Bay Post", published="2025-03-05"),
            analysis(encoder, THERE.format(there), "Coast Herald", published="2025-03-05"),
        ]
        return dossier(told, Settings(), encoder).points

    return made


def disputed(points):
    return [point for point in points if point.status is Status.DISPUTED]


@pytest.mark.parametrize(
    ("here", "there", "kind", "values"),
    [
        (
            "Eleven people were injured when the warehouse exploded on Tuesday.",
            "The explosion at the warehouse injured 14 people on Tuesday.",
            PointKind.QUANTITY,
            {"Eleven people", "14 people"},
        ),
        (
            "The warehouse of Karsten Freight exploded at 7.20pm on Tuesday.",
            "The warehouse of Karsten Freight blew up at 7.50pm on Tuesday.",
            PointKind.TIME,
            {"7.20pm on Tuesday", "7.50pm on Tuesday"},
        ),
        (
            "Mayor Ilse Norgaard and Chief Tom Reck attended the meeting on Tuesday night.",
            "Neither Ilse Norgaard nor Tom Reck attended the meeting on Tuesday night.",
            PointKind.PRESENCE,
            None,
        ),
        (
            "The dockers' union accepted the company's offer of Karsten Freight.",
            "The dockers' union rejected the company's offer of Karsten Freight.",
            PointKind.POLARITY,
            None,
        ),
        (
            "An earlier inspection of Karsten Freight in May led to a fine.",
            "An earlier inspection of Karsten Freight in May came to nothing.",
            PointKind.POLARITY,
            None,
        ),
    ],
)
def test_real_differences_are_disputed_with_their_kind(points, here, there, kind, values):
    """Two reports that cannot both be right make one disputed point of the right kind, each reading with its words."""
    found = [point for point in disputed(points(here, there)) if point.kind is kind]
    assert len(found) == 1
    assert len(found[0].readings) == 2
    assert found[0].lineages.least == 2
    if values:
        assert {reading.value for reading in found[0].readings} == values


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("About 40 people slept in the school.", "Around 40 people slept in the school."),
        ("Over 150 boats were moved before the storm.", "Some 200 boats were moved before the storm."),
        ("The fire destroyed 20% of the old market.", "Karsten Freight owns one-fifth of the harbour."),
        ("Norgaard spoke to reporters on Monday.", "Norgaard spoke to reporters earlier this week."),
        ("Twelve crew members left the ship.", "The ship had drifted 12 kilometres."),
        ("In 2019 a fire killed three people at the mill.", "On Tuesday a fire killed one person at the mill."),
        ("Five people were hurt, two of them badly.", "Two people were badly hurt among the five injured."),
    ],
)
def test_false_differences_are_not_disputed(points, here, there):
    """Numbers of different things, roundings, and days that can be one are no dispute."""
    assert not disputed(points(here, there))


def test_a_claim_of_two_lineages_is_agreed_and_of_one_is_single(encoder):
    """What two independent reports say counts twice; what a report and its rewrite say counts once."""
    told = [
        analysis(encoder, ORIGINAL, "Gazette"),
        analysis(encoder, REWRITE, "Mirrorly"),
        analysis(
            encoder, INDEPENDENT + "\nThe schools in the valley are to stay shut until the end of the week.", "Voice"
        ),
    ]
    points = dossier(told, Settings(), encoder).points
    schools = next(point for point in points if "chools in the valley" in point.readings[0].value)
    trout = next(point for point in points if any("trout" in p.text for r in point.readings for p in r.passages))
    assert (schools.status, schools.lineages.least) == (Status.AGREED, 2)
    assert (trout.status, trout.lineages.most) == (Status.SINGLE, 1)
    assert len(trout.readings[0].passages) == 2


def test_a_report_against_itself_disputes_nothing(encoder):
    """A report and its reprint never differ."""
    told = [analysis(encoder, ORIGINAL, "Gazette"), analysis(encoder, ORIGINAL, "Reprint Daily")]
    points = dossier(told, Settings(), encoder).points
    assert not disputed(points)
    assert {point.status for point in points} == {Status.SINGLE}


def test_every_claim_is_in_some_point(encoder):
    """No sentence of a report is lost between the points: each claim is a passage of at least one."""
    told = [analysis(encoder, ORIGINAL, "Gazette"), analysis(encoder, INDEPENDENT, "Voice")]
    points = dossier(told, Settings(), encoder).points
    shown = {passage for point in points for reading in point.readings for passage in reading.passages}
    for one in told:
        for sentence in one.sentences:
            assert any(
                passage.report == one.report.id and passage.start < sentence.end and passage.end > sentence.start
                for passage in shown
            ), sentence.text


@pytest.mark.parametrize(
    ("role", "head"),
    [("the US special envoy to Norrland", "envoy"), ("head of the delegation", "head"), ("Sen", "senator")],
)
def test_offices_are_compared_by_their_noun(role, head):
    """The noun of an office decides, not its adjectives or what follows."""
    assert role_head(role) == head
