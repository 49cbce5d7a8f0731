"""An invented story put together by hand, with every kind of finding, for the tests of the renderers."""

from __future__ import annotations

from crossread.records import (
    Act,
    Collation,
    Copy,
    CopyKind,
    Cut,
    Damage,
    Descent,
    DescentKind,
    Dossier,
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

POST = Report(
    id="a1f0c2d4e6b8",
    source="https://harbourpost.example/news/ferry",
    outlet="The Harbour Post",
    title="Ferry strikes pier in Varnholm, dozens hurt",
    byline="Lena Ostrup",
    published="2031-05-14T18:20:00+02:00",
    language="en",
    text=(
        "Ferry strikes pier in Varnholm, dozens hurt\n"
        "A passenger ferry struck the north pier of Varnholm harbour on Wednesday morning, injuring 41 "
        "people, according to the Nordia News Agency.\n"
        "The Skarven, carrying 212 passengers, hit the pier at about 7.40 a.m. as it came in from "
        "Telsey Island.\n"
        "Harbour master Ilse Brandt said the ship had come in “much too fast”. “We saw no attempt to slow "
        "down,” she told reporters.\n"
        "The operator, Telsey Lines, rejected claims that the engines had failed.\n"
        "Mayor Tomas Ferrel demanded an independent inquiry. The line last had an accident in 2019."
    ),
    cuts=(Cut("Sign up for our morning letter", "newsletter"), Cut("© Harbour Post", "notice")),
)
WIRE = Report(
    id="b2e1d3f5a7c9",
    source="https://dailyquay.example/2031/05/14/pier",
    outlet="Daily Quay",
    title="Dozens injured as ferry hits pier",
    byline=None,
    published="2031-05-14T19:05:00+02:00",
    language="en",
    text=(
        "Dozens were injured when a passenger ferry hit the north pier in Varnholm on Wednesday.\n"
        "The Skarven had 212 passengers on board and struck the pier at around 7.40 a.m. on its way in from "
        "Telsey Island.\n"
        "The harbour master, Ilse Brand, said the vessel came in “much too fast” and that there had been no "
        "attempt to slow down.\n"
        "Telsey Lines has dismissed claims of an engine failure."
    ),
    cuts=(Cut("You may also like", "related"),),
)
BLOG = Report(
    id="c3d2e4a6b8f0",
    source="seaside-notes.txt",
    outlet="Seaside Notes",
    title=None,
    byline=None,
    published=None,
    language="en",
    text=(
        "It was a bad Wednesday for Varnholm: a ferry ran into the pier and 41 people were hurt.\n"
        "Ms Brandt, who runs the port, called the speed “far too high”.\n"
        "The ship left Telsey Island at and was due at 7.45 a.m."
    ),
    damage=(),
)
RADIO = Report(
    id="d4c3b5e7f9a1",
    source="https://radionord.example/varnholm",
    outlet="Radio Nord",
    title="Engine failure suspected in Varnholm",
    byline="Pia Holm and Jon Aas",
    published="2031-05-14T20:00:00+02:00",
    language="en",
    text=(
        "Engine failure is suspected after a ferry rammed the pier at Varnholm on Wednesday, injuring "
        "at least 56 people.\n"
        "A deckhand told Radio Nord that both engines stopped some 300 metres out. “There was nothing the "
        "captain could do,” he said.\n"
        "About 190 passengers were on the Skarven. Telsey Lines denied any fault with the engines.\n"
        "Tomas Ferrel, the city’s deputy mayor, threatened to withdraw the line’s berth unless Telsey Lines "
        "opens its logs by Friday.\n"
        "Radio Nord has learned that the ship’s inspection was four months overdue."
    ),
)
RADIO_LATE = Report(
    id="e5b4a6f8c0d2",
    source="https://radionord.example/varnholm-evening",
    outlet="Radio Nord",
    title="Evening bulletin: pier closed until June",
    byline=None,
    published="2031-05-15T06:30:00+02:00",
    language="en",
    text=(
        "The north pier at Varnholm stays closed until June after Wednesday’s ferry accident.\n"
        "The number of injured has risen to 58, the county hospital said on Thursday.\n"
        "Telsey Lines said it would open its logs to the inquiry."
    ),
)
REPORTS = (POST, WIRE, BLOG, RADIO, RADIO_LATE)

ONE, TWO = Support(1, 1), Support(2, 2)
ONE_OR_TWO = Support(1, 2)


def at(report: Report, words: str, after: str = "") -> Passage:
    """The passage of a report that is these words, the first after `after`."""
    start = report.text.index(words, report.text.index(after))
    return report.passage(start, start + len(words))


def reading(value: str, lineages: Support, *passages: Passage) -> Reading:
    """A reading of these passages."""
    return Reading(value, passages, lineages)


def point(id: str, kind: PointKind, status: Status, lineages: Support, *readings: Reading) -> Point:
    """A point with a reason that shows the passages of its readings."""
    passages = tuple(passage for one in readings for passage in one.passages)
    reason = Reason("same-question", "the clauses share names and most of their words", 0.82, passages)
    return Point(id, kind, status, readings, lineages, (reason,))


STRUCK = "A passenger ferry struck the north pier of Varnholm harbour on Wednesday morning"
POINTS = (
    point(
        "7f01aa",
        PointKind.STATEMENT,
        Status.AGREED,
        TWO,
        reading(
            STRUCK,
            TWO,
            at(POST, STRUCK),
            at(WIRE, "a passenger ferry hit the north pier in Varnholm on Wednesday"),
            at(BLOG, "a ferry ran into the pier"),
            at(RADIO, "a ferry rammed the pier at Varnholm on Wednesday"),
        ),
    ),
    point(
        "7f02bb",
        PointKind.STATEMENT,
        Status.AGREED,
        ONE_OR_TWO,
        reading(
            "Telsey Lines denied any fault with the engines",
            ONE_OR_TWO,
            at(RADIO, "Telsey Lines denied any fault with the engines"),
            at(POST, "Telsey Lines, rejected claims that the engines had failed"),
        ),
    ),
    point(
        "8a01cc",
        PointKind.QUANTITY,
        Status.DISPUTED,
        TWO,
        reading("41 people", ONE, at(POST, "41 people"), at(BLOG, "41 people were hurt")),
        reading("at least 56 people", ONE, at(RADIO, "at least 56 people")),
        reading("58", ONE, at(RADIO_LATE, "58")),
    ),
    point(
        "8a02dd",
        PointKind.QUANTITY,
        Status.DISPUTED,
        TWO,
        reading("212 passengers", ONE, at(POST, "212 passengers"), at(WIRE, "212 passengers")),
        reading("About 190 passengers", ONE, at(RADIO, "About 190 passengers")),
    ),
    point(
        "8a03ee",
        PointKind.ROLE,
        Status.DISPUTED,
        TWO,
        reading("Mayor", ONE, at(POST, "Mayor")),
        reading("the city’s deputy mayor", ONE, at(RADIO, "the city’s deputy mayor")),
    ),
    *(
        point(id, PointKind.STATEMENT, Status.SINGLE, ONE, reading(words, ONE, at(report, words)))
        for id, report, words in (
            ("9c01", RADIO, "both engines stopped some 300 metres out"),
            ("9c02", RADIO, "the ship’s inspection was four months overdue"),
            ("9c03", POST, "The line last had an accident in 2019"),
            ("9c04", BLOG, "was due at 7.45 a.m"),
            ("9c05", RADIO_LATE, "stays closed until June"),
            # Crosses the span of another point, and the end of a paragraph.
            ("9c06", RADIO, "any fault with the engines.\nTomas Ferrel, the city’s"),
        )
    ),
)

BRANDT = Name(
    "n-brandt",
    NameKind.PERSON,
    "Ilse Brandt",
    (
        Worded("Ilse Brandt", (at(POST, "Ilse Brandt"),)),
        Worded("Ilse Brand", (at(WIRE, "Ilse Brand"),)),
        Worded("Ms Brandt", (at(BLOG, "Ms Brandt"),)),
    ),
    (
        Worded("Harbour master", (at(POST, "Harbour master"),)),
        Worded("who runs the port", (at(BLOG, "who runs the port"),)),
    ),
    (Reason("same-surname", "Brandt and Brand differ by one letter", 0.9),),
)
FERREL = Name(
    "n-ferrel",
    NameKind.PERSON,
    "Tomas Ferrel",
    (Worded("Tomas Ferrel", (at(POST, "Tomas Ferrel"), at(RADIO, "Tomas Ferrel"))),),
    (Worded("Mayor", (at(POST, "Mayor"),)), Worded("deputy mayor", (at(RADIO, "deputy mayor"),))),
)
LINES = Name(
    "n-lines",
    NameKind.ORGANISATION,
    "Telsey Lines",
    (Worded("Telsey Lines", tuple(at(one, "Telsey Lines") for one in (POST, WIRE, RADIO, RADIO_LATE))),),
    (),
)
VARNHOLM = Name(
    "n-varnholm",
    NameKind.PLACE,
    "Varnholm",
    (Worded("Varnholm", tuple(at(one, "Varnholm") for one in REPORTS)),),
    (),
)


def quote(
    id: str, kind: QuoteKind, content: Passage, cue: Passage | None, who: Passage | None, name: str | None
) -> Quote:
    """A quote whose reason is its cue."""
    return Quote(id, kind, content, cue, who, name, (Reason("cue", "a verb of saying stands by", 1.0),))


QUOTES = (
    quote(
        "q01",
        QuoteKind.MIXED,
        at(POST, "much too fast"),
        at(POST, "said"),
        at(POST, "Ilse Brandt"),
        "n-brandt",
    ),
    quote(
        "q02",
        QuoteKind.MIXED,
        at(WIRE, "much too fast"),
        at(WIRE, "said"),
        at(WIRE, "Ilse Brand"),
        "n-brandt",
    ),
    quote(
        "q03",
        QuoteKind.MIXED,
        at(BLOG, "far too high"),
        at(BLOG, "called"),
        at(BLOG, "Ms Brandt"),
        "n-brandt",
    ),
    quote(
        "q04",
        QuoteKind.DIRECT,
        at(POST, "We saw no attempt to slow down,"),
        at(POST, "told"),
        None,
        "n-brandt",
    ),
    quote(
        "q05",
        QuoteKind.INDIRECT,
        at(WIRE, "there had been no attempt to slow down"),
        at(WIRE, "said"),
        at(WIRE, "Ilse Brand"),
        "n-brandt",
    ),
    quote(
        "q06",
        QuoteKind.DIRECT,
        at(RADIO, "There was nothing the captain could do,"),
        at(RADIO, "said"),
        at(RADIO, "A deckhand"),
        None,
    ),
)
UTTERANCES = (
    Utterance(
        "u01",
        "n-brandt",
        ("q01", "q02", "q03"),
        ONE_OR_TWO,
        (Wording("much too fast", ("q01", "q02")), Wording("far too high", ("q03",))),
        (Reason("same-speaker", "one speaker, close meaning", 0.7, (at(BLOG, "far too high"),)),),
    ),
    Utterance(
        "u02",
        "n-brandt",
        ("q04", "q05"),
        ONE,
        (
            Wording("We saw no attempt to slow down,", ("q04",)),
            Wording("there had been no attempt to slow down", ("q05",)),
        ),
    ),
    Utterance("u03", None, ("q06",), ONE, (Wording("There was nothing the captain could do,", ("q06",)),)),
)
POSITIONS = (
    Position(
        "p01",
        "n-lines",
        Act.REJECTS,
        at(POST, "claims that the engines had failed"),
        at(POST, "The operator, Telsey Lines, rejected claims that the engines had failed."),
        None,
        False,
        (Reason("verb", "rejected", 1.0, (at(POST, "rejected"),)),),
    ),
    Position(
        "p02",
        "n-ferrel",
        Act.DEMANDS,
        at(POST, "an independent inquiry"),
        at(POST, "Mayor Tomas Ferrel demanded an independent inquiry"),
        None,
        False,
    ),
    Position(
        "p03",
        "n-ferrel",
        Act.THREATENS,
        at(RADIO, "to withdraw the line’s berth"),
        at(RADIO, "threatened to withdraw the line’s berth unless Telsey Lines opens its logs by Friday"),
        None,
        True,
    ),
)
MOMENTS = (
    Moment(
        "m02",
        "2031-05-14",
        "2031-05-14",
        Precision.DAY,
        at(POST, "on Wednesday"),
        at(POST, STRUCK),
        "2031-05-14",
        (Reason("weekday", "the Wednesday on or before publication", 1.0),),
    ),
    Moment("m01", "2019-01-01", "2019-12-31", Precision.YEAR, at(POST, "2019"), at(POST, "in 2019"), None),
    Moment(
        "m03",
        "2031-05-14T07:40",
        "2031-05-14T07:40",
        Precision.MINUTE,
        at(POST, "about 7.40 a.m."),
        at(POST, "hit the pier at about 7.40 a.m."),
        "2031-05-14",
    ),
    Moment(
        "m04",
        None,
        "2031-05-31",
        Precision.DAY,
        at(RADIO_LATE, "until June"),
        at(RADIO_LATE, "until June"),
        None,
    ),
    Moment("m05", None, None, Precision.DAY, at(BLOG, "Wednesday"), at(BLOG, "Wednesday"), None),
)
LINEAGES = (
    Lineage(
        "l-nordia",
        Origin(OriginKind.NAMED, name="Nordia News Agency", passages=(at(POST, "the Nordia News Agency"),)),
        (POST.id, WIRE.id, BLOG.id),
        (
            Reason(
                "stated-source",
                "one report names the agency",
                1.0,
                (at(POST, "according to the Nordia News Agency"),),
            ),
        ),
    ),
    Lineage("l-radio", Origin(OriginKind.REPORT, report=RADIO.id), (RADIO.id,), ()),
    Lineage("l-late", Origin(OriginKind.UNSEEN), (RADIO_LATE.id,), ()),
)
COPIES = (
    Copy(
        at(POST, "The Skarven, carrying 212 passengers"),
        at(WIRE, "The Skarven had 212 passengers on board"),
        CopyKind.REWORDED,
        0.83,
    ),
    Copy(at(POST, "no attempt to slow down"), at(WIRE, "no attempt to slow down"), CopyKind.VERBATIM, 1.0),
)
DESCENTS = (
    Descent(
        "l-nordia",
        POST.id,
        DescentKind.CITES,
        1.0,
        True,
        (Reason("stated-source", "names it", 1.0, (at(POST, "the Nordia News Agency"),)),),
    ),
    Descent(
        POST.id,
        WIRE.id,
        DescentKind.REWRITTEN,
        0.94,
        True,
        (
            Reason("same-order", "11 of 12 details in one order", 0.7),
            Reason(
                "same-scraps",
                "quotations cut alike",
                0.5,
                (at(POST, "much too fast"), at(WIRE, "much too fast")),
            ),
        ),
    ),
    Descent("l-nordia", BLOG.id, DescentKind.REWRITTEN, 0.91, True, (Reason("figures", "the same figures", 0.6),)),
    Descent(RADIO.id, RADIO_LATE.id, DescentKind.EDITED, 0.61, False, (Reason("outlet", "one outlet", 0.3),)),
)


def harbour() -> Dossier:
    """The whole invented story."""
    damage = (Damage(at(BLOG, "at and"), "missing time"),)
    blog = Report(BLOG.id, BLOG.source, BLOG.outlet, None, None, None, BLOG.language, BLOG.text, damage=damage)
    return Dossier(
        story="s-harbour",
        title=at(POST, "Ferry strikes pier in Varnholm, dozens hurt"),
        first="2031-05-14",
        last="2031-05-15",
        reports=(POST, WIRE, blog, RADIO, RADIO_LATE),
        lineages=LINEAGES,
        descents=DESCENTS,
        copies=COPIES,
        names=(BRANDT, FERREL, LINES, VARNHOLM),
        quotes=QUOTES,
        utterances=UTTERANCES,
        points=POINTS,
        positions=POSITIONS,
        moments=MOMENTS,
    )


def small(report: Report, title: Passage, points: tuple[Point, ...] = ()) -> Dossier:
    """A story of one report."""
    lineage = Lineage(f"l-{report.id}", Origin(OriginKind.REPORT, report=report.id), (report.id,), ())
    return Dossier(f"s-{report.id}", title, None, None, (report,), (lineage,), (), (), (), (), (), points, (), ())


HOSTILE_WORDS = "<script>alert(1)</script> \"'><img src=x onerror=alert(2)> {{ 7 * 7 }} [red]rich[/red]"
HOSTILE = Report(
    id="0bad0bad0bad",
    source="javascript:alert(3)",
    outlet="<b>Bold & Co</b>\x1b]0;owned\x07",
    title="</title><script>alert(4)</script>",
    byline="\u202eevil\x00",
    published="2031-05-16",
    language='en" onload="alert(5)',
    text=(
        f"{HOSTILE_WORDS}\n# Heading *bold* [link](http://evil.example/) \x1b[31mred\x1b[0m \x00\x9b1m\n"
        "\u202egnp.exe\u2066 \ud800 ]]> --> &amp; said “so”."
    ),
    cuts=(Cut("<style>*{display:none}</style>\x1b[2J", "\x1b[1mnotice"),),
)


def hostile() -> Dossier:
    """A story whose one report tries everything."""
    passage = HOSTILE.passage(0, len(HOSTILE.text))
    words = HOSTILE.passage(0, len(HOSTILE_WORDS))
    found = point("bad1", PointKind.STATEMENT, Status.SINGLE, ONE, reading(words.text, ONE, words, passage))
    return small(HOSTILE, words, (found,))


def collation(*dossiers: Dossier, rejected: tuple[Rejected, ...] = ()) -> Collation:
    """A collation of these stories."""
    return Collation(dossiers, rejected)


REJECTED = (
    Rejected("broken.bin", "binary", "no text in 2,048 bytes"),
    Rejected("https://gone.example/", "unreachable", "404"),
)


def whole() -> Collation:
    """The invented story, the hostile one, and two inputs that were set aside."""
    return collation(harbour(), hostile(), rejected=REJECTED)
