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
def points(models):
    """The points of two independent reports that differ in one sentence each."""

    def made(here, there):
        told = [
            analysis(models.encoder, HERE.format(here), "Bay Post", published="2025-03-05"),
            analysis(models.encoder, THERE.format(there), "Coast Herald", published="2025-03-05"),
        ]
        return dossier(told, Settings(), models).points

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
        (
            "Karsten Freight rebuilt the burnt warehouse on Tuesday morning.",
            "Karsten Freight rebuilt the burnt warehouse on Tuesday evening.",
            PointKind.TIME,
            {"Tuesday morning", "Tuesday evening"},
        ),
        (
            "Karsten Freight sold the burnt warehouse to Ilse Norgaard for 3 million euros.",
            "Karsten Freight sold the burnt warehouse to Tom Reck for 3 million euros.",
            PointKind.NAME,
            {"Ilse Norgaard", "Tom Reck"},
        ),
        (
            "A meeting of the dockers in Vessel Bay began late Tuesday night.",
            "On Tuesday the dockers' meeting in Vessel Bay lasted nearly six hours.",
            PointKind.TIME,
            {"late Tuesday night", "nearly six hours"},
        ),
        (
            "Fisheries and Defence Minister Ilse Norgaard visited the burnt warehouse.",
            "Foreign Minister Ilse Norgaard visited the burnt warehouse.",
            PointKind.ROLE,
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


def test_a_claim_of_two_lineages_is_agreed_and_of_one_is_single(models):
    """What two independent reports say counts twice; what a report and its rewrite say counts once."""
    told = [
        analysis(models.encoder, ORIGINAL, "Gazette"),
        analysis(models.encoder, REWRITE, "Mirrorly"),
        analysis(
            models.encoder,
            INDEPENDENT + "\nThe schools in the valley are to stay shut until the end of the week.",
            "Voice",
        ),
    ]
    points = dossier(told, Settings(), models).points
    schools = next(point for point in points if "chools in the valley" in point.readings[0].value)
    trout = next(point for point in points if any("trout" in p.text for r in point.readings for p in r.passages))
    assert (schools.status, schools.lineages.least) == (Status.AGREED, 2)
    assert (trout.status, trout.lineages.most) == (Status.SINGLE, 1)
    assert len(trout.readings[0].passages) == 2


def test_a_report_against_itself_disputes_nothing(models):
    """A report and its reprint never differ."""
    told = [analysis(models.encoder, ORIGINAL, "Gazette"), analysis(models.encoder, ORIGINAL, "Reprint Daily")]
    points = dossier(told, Settings(), models).points
    assert not disputed(points)
    assert {point.status for point in points} == {Status.SINGLE}


def test_every_claim_is_in_some_point(models):
    """No sentence of a report is lost between the points: each claim is a passage of at least one."""
    told = [analysis(models.encoder, ORIGINAL, "Gazette"), analysis(models.encoder, INDEPENDENT, "Voice")]
    points = dossier(told, Settings(), models).points
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


def toll(models, first, then):
    """The points of two reports that give two tolls, published at the times given."""
    told = [
        analysis(
            models.encoder,
            HERE.format("The explosion at the warehouse killed 11 people on Tuesday."),
            "Bay Post",
            published=first,
        ),
        analysis(
            models.encoder,
            THERE.format("The explosion at the warehouse killed 14 people on Tuesday."),
            "Coast Herald",
            published=then,
        ),
    ]
    found = dossier(told, Settings(), models).points
    return [point for point in found if point.kind is PointKind.QUANTITY and len(point.readings) > 1]


@pytest.mark.parametrize(
    ("first", "then", "status"),
    [
        ("2025-03-05", "2025-03-06", Status.LATER),
        ("2025-03-05T08:00:00+00:00", "2025-03-05T17:00:00+00:00", Status.LATER),
        ("2025-03-05", "2025-03-05", Status.DISPUTED),
        ("2025-03-06", "2025-03-05", Status.DISPUTED),
        (None, "2025-03-06", Status.DISPUTED),
    ],
    ids=["a day later", "hours later", "one day", "it fell", "undated"],
)
def test_a_toll_that_has_risen_is_later_and_not_disputed(models, first, then, status):
    """A higher toll of a later report is `later`; of one day, lower, or without a time known it is disputed."""
    (point,) = toll(models, first, then)
    assert point.status is status
    if status is Status.LATER:
        assert [reading.value for reading in point.readings] == ["11 people", "14 people"]
        assert [reason.rule for reason in point.reasons] == ["toll", "later"]


def test_the_words_that_differ_are_marked(models):
    """Each reading of a dispute marks the words in its passage that differ from the other's."""
    (point,) = toll(models, None, None)
    marked = {reading.value: [mark.text for mark in reading.marked] for reading in point.readings}
    assert marked == {"11 people": ["11 people"], "14 people": ["14 people"]}


def test_two_people_who_say_the_same_are_two_statements(points):
    """What one person says and what another says is no agreed claim."""
    found = points(
        "Ilse Norgaard said that the old warehouse had never been safe for anyone.",
        "Tom Reck said that the old warehouse had never been safe for anyone.",
    )
    about = [point for point in found if "never been safe" in point.readings[0].value]
    assert len(about) == 2
    assert {point.status for point in about} == {Status.SINGLE}


def test_what_a_report_says_twice_is_one_point(points):
    """A claim that a report repeats is one point with both places."""
    found = points(
        "The harbourmaster shut the eastern basin. Divers came at noon. The harbourmaster shut the eastern basin.",
        "A ferry was late.",
    )
    about = [point for point in found if "eastern basin" in point.readings[0].value]
    assert [len(point.readings[0].passages) for point in about] == [2]


def test_the_outlets_names_decide_nothing(models):
    """Two outlets that swap their names give the same points."""
    here, there = HERE.format("The fire killed 11 people."), THERE.format("The fire at the warehouse killed 14 people.")

    def seen(one, other):
        told = [analysis(models.encoder, here, one), analysis(models.encoder, there, other)]
        return [
            (point.kind, point.status, [[spot.text for spot in reading.passages] for reading in point.readings])
            for point in dossier(told, Settings(), models).points
        ]

    assert sorted(map(str, seen("Bay Post", "Coast Herald"))) == sorted(map(str, seen("Coast Herald", "Bay Post")))


def test_an_unrelated_report_changes_no_point(models):
    """A report of something else adds its own claims, and leaves every other point as it was."""
    told = [
        analysis(models.encoder, ORIGINAL, "Gazette"),
        analysis(models.encoder, REWRITE, "Mirrorly"),
        analysis(models.encoder, INDEPENDENT, "Voice"),
    ]
    other = analysis(
        models.encoder,
        "A museum in Port Sallow bought a violin by an unknown maker. Its curator plays it on Sundays for children. "
        "Visitors may hear it without a ticket until the end of spring.",
        "Art Weekly",
    )
    before = {point.id: point for point in dossier(told, Settings(), models).points}
    after = {
        point.id: point
        for point in dossier([*told, other], Settings(), models).points
        if all(spot.report != other.report.id for reading in point.readings for spot in reading.passages)
    }
    assert after == before


def test_a_report_that_contradicts_itself_is_named(models):
    """Where two reports differ and a third has both readings, a reason says which one that is."""
    both = "The warehouse of Karsten Freight exploded at 7.20pm on Tuesday. {} It exploded at 7.50pm on Tuesday, {}"
    told = [
        analysis(
            models.encoder, HERE.format("The warehouse of Karsten Freight exploded at 7.20pm on Tuesday."), "Post"
        ),
        analysis(
            models.encoder, THERE.format("The warehouse of Karsten Freight blew up at 7.50pm on Tuesday."), "Herald"
        ),
        analysis(
            models.encoder,
            both.format("Nobody had slept in the dormitory above it for years.", "the owner of Karsten Freight wrote.")
            + " Swimmers were told to stay out of the bay, and the market hall smelled of tar for days.",
            "Observer",
        ),
    ]
    found = [point for point in disputed(dossier(told, Settings(), models).points) if point.kind is PointKind.TIME]
    assert [reason.detail for point in found for reason in point.reasons if reason.rule == "contradicts itself"] == [
        "Observer has 2 of the readings"
    ]
