"""An invented story put together by hand, with points of every status, for the tests of how points are shown."""

from __future__ import annotations

from dataclasses import replace

from crossread.records import (
    Descent,
    DescentKind,
    Dossier,
    Lineage,
    Name,
    NameKind,
    Origin,
    OriginKind,
    Passage,
    Point,
    PointKind,
    Reading,
    Reason,
    Report,
    Status,
    Support,
    Worded,
)


def _report(id: str, outlet: str, published: str | None, text: str) -> Report:
    return Report(id, f"{outlet.lower().replace(' ', '-')}.txt", outlet, None, None, published, "en", text)


HERALD = _report(
    "aaaa00000001",
    "Valley Herald",
    "2033-04-02T08:00:00+02:00",
    "The dam at Ostholm overflowed on Friday.\n"
    "12 people are missing, the fire brigade said. The minister, Petra Olm, visited the dam in the afternoon.\n"
    "The sluice stood open for two hours before anybody noticed.",
)
RADIO = _report(
    "bbbb00000002",
    "Ostholm Radio",
    "2033-04-02T06:30:00Z",
    "Water ran over the dam at Ostholm on Friday. Petra Olm did not visit the dam, her office said.\n"
    "For three hours the sluice had been open. Nobody had looked after the gauges since winter.\n"
    "Engineers had warned of it in 2031.",
)
LAMP = _report(
    "cccc00000003",
    "Evening Lamp",
    "2033-04-03T07:00:00+02:00",
    "The number has risen: 14 people are missing below the dam at Ostholm.\n"
    "Nobody had looked after the gauges since winter. “It was a quiet night,” Ivo Tarn said.",
)
COPY = _report(
    "dddd00000004",
    "Lamp Weekly",
    None,
    "In the valley 14 people are missing. “A calm night,” Ivo Tarn said of it.",
)
REPORTS = (HERALD, RADIO, LAMP, COPY)


def at(report: Report, words: str, inside: str = "") -> Passage:
    """The passage of a report that is these words, the first from `inside` on."""
    start = report.text.index(words, report.text.index(inside))
    return report.passage(start, start + len(words))


def told(value: str, lineages: int, *passages: Passage, marked: tuple[Passage, ...] = ()) -> Reading:
    """A reading of these passages."""
    return Reading(value, passages, Support(lineages, lineages), marked)


def point(id: str, kind: PointKind, status: Status, lineages: int, *readings: Reading) -> Point:
    """A point with a reason that shows its passages."""
    held = tuple(passage for one in readings for passage in one.passages)
    reason = Reason("alike", "the clauses tell of one thing", 0.8, held)
    return Point(id, kind, status, readings, Support(lineages, lineages), (reason,))


OVERFLOW = "The dam at Ostholm overflowed on Friday"
VISITED, STAYED = "The minister, Petra Olm, visited the dam in the afternoon", "Petra Olm did not visit the dam"
OPEN_TWO, OPEN_THREE = "The sluice stood open for two hours", "For three hours the sluice had been open"
GAUGES = "Nobody had looked after the gauges since winter"
POINTS = (
    point(
        "d-agreed",
        PointKind.STATEMENT,
        Status.AGREED,
        2,
        told(OVERFLOW, 2, at(HERALD, OVERFLOW), at(RADIO, "Water ran over the dam at Ostholm on Friday")),
    ),
    point(
        "d-visit",
        PointKind.PRESENCE,
        Status.DISPUTED,
        2,
        told(VISITED, 1, at(HERALD, VISITED), marked=(at(HERALD, "visited"),)),
        told(STAYED, 1, at(RADIO, STAYED), marked=(at(RADIO, "did not visit"),)),
    ),
    point(
        "d-hours",
        PointKind.QUANTITY,
        Status.DISPUTED,
        2,
        told("two hours", 1, at(HERALD, OPEN_TWO), marked=(at(HERALD, "two"),)),
        told("three hours", 1, at(RADIO, OPEN_THREE), marked=(at(RADIO, "three"),)),
    ),
    point(
        "d-night",
        PointKind.WORDING,
        Status.DISPUTED,
        1,
        told("a quiet night", 1, at(LAMP, "a quiet night")),
        told("A calm night", 1, at(COPY, "A calm night")),
    ),
    point(
        "d-missing",
        PointKind.QUANTITY,
        Status.LATER,
        2,
        told(
            "14 people", 1, at(LAMP, "14 people are missing"), at(COPY, "14 people are missing"),
            marked=(at(LAMP, "14"), at(COPY, "14")),
        ),
        told("12 people", 1, at(HERALD, "12 people are missing"), marked=(at(HERALD, "12"),)),
    ),
    point("d-gauges", PointKind.STATEMENT, Status.SINGLE, 1, told(GAUGES, 1, at(LAMP, GAUGES), at(RADIO, GAUGES))),
    point("d-warned", PointKind.TIME, Status.SINGLE, 1, told("in 2031", 1, at(RADIO, "in 2031"))),
)  # fmt: skip

OLM = Name(
    "n-olm",
    NameKind.PERSON,
    "Petra Olm",
    (Worded("Petra Olm", (at(HERALD, "Petra Olm"), at(RADIO, "Petra Olm"))),),
    (Worded("The minister", (at(HERALD, "The minister"),)),),
)
OSTHOLM = Name(
    "n-ostholm",
    NameKind.PLACE,
    "Ostholm",
    (Worded("Ostholm", tuple(at(one, "Ostholm") for one in (HERALD, RADIO, LAMP))),),
    (),
)
LINEAGES = (
    Lineage("l-herald", Origin(OriginKind.REPORT, report=HERALD.id), (HERALD.id,), ()),
    Lineage("l-radio", Origin(OriginKind.REPORT, report=RADIO.id), (RADIO.id,), ()),
    # What the radio has of the gauges comes from the Lamp.
    Lineage("l-lamp", Origin(OriginKind.REPORT, report=LAMP.id), (LAMP.id, COPY.id), (), (at(RADIO, GAUGES),)),
)


def dam() -> Dossier:
    """The whole invented story."""
    return Dossier(
        story="s-dam",
        title=at(HERALD, OVERFLOW),
        first="2033-04-02",
        last="2033-04-03",
        reports=REPORTS,
        lineages=LINEAGES,
        descents=(Descent(LAMP.id, COPY.id, DescentKind.REWRITTEN, 0.9, True, ()),),
        copies=(),
        names=(OLM, OSTHOLM),
        quotes=(),
        utterances=(),
        points=POINTS,
        positions=(),
        moments=(),
    )


def many(agreed: int, single: int) -> Dossier:
    """The same with so many agreed points and so many that rest on one passage."""
    first, last = POINTS[0], POINTS[-1]
    points = [replace(first, id=f"d-a{at:03}") for at in range(agreed)]
    points += [replace(last, id=f"d-s{at:03}") for at in range(single)]
    return replace(dam(), points=tuple(points))
