"""A small invented collation in which every kind of record occurs: a bridge closed at Harrow Sound."""

from crossread.records import (
    Act,
    Change,
    Collation,
    Copy,
    CopyKind,
    Cut,
    Damage,
    Descent,
    DescentKind,
    Dossier,
    Entry,
    Lineage,
    Moment,
    Name,
    NameKind,
    Origin,
    OriginKind,
    Passage,
    Point,
    PointKind,
    Position,
    Precision,
    Quote,
    QuoteKind,
    Reading,
    Reason,
    Rejected,
    Report,
    Status,
    Support,
    Utterance,
    Worded,
    Wording,
)

FIRST = Report(
    id="aaaaaaaaaaaa",
    source="gazette.txt",
    outlet="gazette",
    title="Bridge shut",
    byline=None,
    published="2031-05-06T08:00:00+02:00",
    language="en",
    text=(
        "Harrow Sound closed its bridge on Monday after 12 cables snapped. 🌉\n"
        "“It is not safe,” said Mayor Ilse Brandvik, who demands a new bridge.\n"
        "The harbour office, according to Coastline Radio, knew since ."
    ),
    cuts=(Cut("Sign up for our letter", "subscription"),),
    links=("https://example.org/a",),
)
SECOND = Report(
    id="bbbbbbbbbbbb",
    source="https://herald.example/1",
    outlet="herald.example",
    title=None,
    byline="Tove Ask",
    published="2031-05-07",
    language=None,
    text=(
        "Harrow Sound closed its bridge on Monday after 14 cables snapped.\nMayor Ilse Brändvik said: “It is not safe.”"
    ),
)
THIRD = Report(
    id="cccccccccccc",
    source="post.html",
    outlet="post",
    title=None,
    byline=None,
    published=None,
    language="en",
    text="Engineers found 12 broken cables under the bridge at Harrow Sound.",
)


def spot(report: Report, text: str) -> Passage:
    """The first place of `text` in a report."""
    start = report.text.index(text)
    return report.passage(start, start + len(text))


def _named(report: Report, spelling: str) -> Worded:
    return Worded(spelling, (spot(report, spelling),))


def _quotes() -> tuple[Quote, ...]:
    return (
        Quote(
            "q1",
            QuoteKind.DIRECT,
            spot(FIRST, "It is not safe"),
            spot(FIRST, "said"),
            spot(FIRST, "Mayor Ilse Brandvik"),
            "n1",
            (Reason("marks", "between quotation marks"),),
            inside="q3",
        ),
        Quote("q2", QuoteKind.MIXED, spot(SECOND, "It is not safe"), None, None),
        Quote("q3", QuoteKind.INDIRECT, spot(FIRST, "“It is not safe,” said Mayor Ilse Brandvik"), None, None),
    )


def _dossier() -> Dossier:
    first, second, third = spot(FIRST, "12"), spot(SECOND, "14"), spot(THIRD, "12")
    damaged = Damage(spot(FIRST, "since ."), "gap")
    reports = (
        Report(**{name: getattr(FIRST, name) for name in FIRST.__slots__} | {"damage": (damaged,)}),
        SECOND,
        THIRD,
    )
    heard = spot(FIRST, "according to Coastline Radio")
    origin = Origin(OriginKind.NAMED, name="Coastline Radio", passages=(heard,))
    return Dossier(
        story="s1",
        title=spot(FIRST, "Harrow Sound closed its bridge"),
        first="2031-05-06",
        last="2031-05-07",
        reports=reports,
        lineages=(
            Lineage("l1", origin, (FIRST.id, SECOND.id), (Reason("said", "it says so", 0.75, (heard,)),)),
            Lineage("l2", Origin(OriginKind.REPORT, report=THIRD.id), (THIRD.id,), ()),
        ),
        descents=(
            Descent("l1", FIRST.id, DescentKind.CITES, 0.5, False, ()),
            Descent(FIRST.id, SECOND.id, DescentKind.EDITED, 0.9375, True, (Reason("same", "run of words"),)),
        ),
        copies=(Copy(spot(FIRST, "closed its bridge"), spot(SECOND, "closed its bridge"), CopyKind.VERBATIM, 1.0),),
        names=(
            Name(
                "n1",
                NameKind.PERSON,
                "Ilse Brandvik",
                (_named(FIRST, "Ilse Brandvik"), _named(SECOND, "Ilse Brändvik")),
                (_named(FIRST, "Mayor"),),
            ),
        ),
        quotes=_quotes(),
        utterances=(
            Utterance(
                "u1",
                "n1",
                ("q1", "q2", "q3"),
                Support(1, 1),
                (
                    Wording(spot(FIRST, "“It is not safe,” said Mayor Ilse Brandvik").text, ("q3",)),
                    Wording(
                        "It is not safe",
                        ("q1", "q2"),
                        (Change(spot(FIRST, "said Mayor Ilse Brandvik"), None), Change(None, spot(FIRST, "not"))),
                    ),
                ),
            ),
        ),
        points=(
            Point(
                "p1",
                PointKind.QUANTITY,
                Status.DISPUTED,
                (
                    Reading("12", (first, third), Support(1, 2)),
                    Reading("14", (second,), Support(1, 1)),
                ),
                Support(1, 2),
                (Reason("numbers", "both count cables", 2.0, (first, second)),),
            ),
        ),
        positions=(
            Position(
                "o1",
                "n1",
                Act.DEMANDS,
                spot(FIRST, "a new bridge"),
                spot(FIRST, "who demands a new bridge"),
                None,
                False,
                matter="w1",
                condition=spot(FIRST, "after 12 cables snapped"),
            ),
        ),
        moments=(
            Moment(
                "m1",
                "2031-05-05",
                "2031-05-05",
                Precision.DAY,
                spot(FIRST, "Monday"),
                spot(FIRST, "closed its bridge on Monday"),
                "2031-05-06",
                value="2031-05-05",
                until="m2",
            ),
            Moment(
                "m2",
                "2031-05-05",
                "2031-05-05",
                Precision.DAY,
                spot(FIRST, "Monday"),
                spot(FIRST, "closed its bridge on Monday"),
                "2031-05-06",
                value="2031-05-05",
            ),
        ),
        ledger=(Entry("e1", "n1", Act.DEMANDS, False, "w1", spot(FIRST, "a new bridge"), ("o1",), Support(1, 1)),),
    )


COLLATION = Collation((_dossier(),), (Rejected("noise.bin", "binary", "no text in 40 bytes"),))
