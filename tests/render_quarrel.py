"""An invented quarrel put together by hand, with changed wordings, a quote in a quote, conditions and a ledger."""

from __future__ import annotations

from dataclasses import replace

from crossread.records import (
    Act,
    Change,
    Dossier,
    Entry,
    Lineage,
    Name,
    NameKind,
    Origin,
    OriginKind,
    Passage,
    Position,
    Quote,
    QuoteKind,
    Reason,
    Report,
    Support,
    Utterance,
    Worded,
    Wording,
)
from render_story import at

BELL = Report(
    id="f0e1d2c3b4a5",
    source="https://bell.example/quarry",
    outlet="The Bell",
    title="Quarry row goes on",
    byline="Una Hale",
    published="2032-09-03T07:15:00+01:00",
    language="en",
    text=(
        "🪨 Mayor Dora Kell said on Friday: “We will close the old quarry at once, whatever it costs the town.”\n"
        "Brenn Stone rejects closing the quarry. The company would accept a night ban if the town pays for new lamps.\n"
        "According to Ms Kell, the union chief Ivo Marsh told her that “nobody was warned of the blast”.\n"
        "The union demands new talks, and Mr Marsh called for a night ban."
    ),
)
CLARION = Report(
    id="a9b8c7d6e5f4",
    source="clarion.txt",
    outlet="Clarion",
    title=None,
    byline=None,
    published="2032-09-03",
    language="en",
    text=(
        "The mayor said they would shut the old quarry.\n"
        "“We will close the quarry soon, whatever it costs the town,” Ms Kell said.\n"
        "The mayor demands closing the quarry; Brenn Stone rejects the closure.\n"
        "Brenn Stone does not reject talks. The union threatened a strike."
    ),
)
REPORTS = (BELL, CLARION)
ONE, TWO = Support(1, 1), Support(2, 2)

KELL = Name("n-kell", NameKind.PERSON, "Dora Kell", (Worded("Dora Kell", (at(BELL, "Dora Kell"),)),), ())
MARSH = Name("n-marsh", NameKind.PERSON, "Ivo Marsh", (Worded("Ivo Marsh", (at(BELL, "Ivo Marsh"),)),), ())
BRENN = Name("n-brenn", NameKind.ORGANISATION, "Brenn Stone", (Worded("Brenn Stone", (at(BELL, "Brenn Stone"),)),), ())
UNION = Name("n-union", NameKind.ORGANISATION, "The union", (Worded("The union", (at(BELL, "The union"),)),), ())
NAMES = (KELL, MARSH, BRENN, UNION)

FULLEST = at(BELL, "We will close the old quarry at once, whatever it costs the town.")
SHORTER = at(CLARION, "We will close the quarry soon, whatever it costs the town,")
TOLD = at(CLARION, "they would shut the old quarry")
QUOTES = (
    Quote("k1", QuoteKind.DIRECT, FULLEST, at(BELL, "said"), at(BELL, "Mayor Dora Kell"), "n-kell"),
    Quote("k2", QuoteKind.DIRECT, SHORTER, at(CLARION, "said", "town,”"), at(CLARION, "Ms Kell"), "n-kell"),
    Quote("k3", QuoteKind.INDIRECT, TOLD, at(CLARION, "said"), at(CLARION, "The mayor"), "n-kell"),
    Quote(
        "k4",
        QuoteKind.INDIRECT,
        at(BELL, "the union chief Ivo Marsh told her that “nobody was warned of the blast”"),
        at(BELL, "According to"),
        at(BELL, "Ms Kell"),
        "n-kell",
    ),
    Quote(
        "k5",
        QuoteKind.MIXED,
        at(BELL, "nobody was warned of the blast"),
        at(BELL, "told"),
        at(BELL, "Ivo Marsh"),
        "n-marsh",
        inside="k4",
    ),
)
CHANGES = (
    Change(at(BELL, "old", "close the"), None),
    Change(at(BELL, "at once"), at(CLARION, "soon")),
)
RETOLD = (
    Change(at(BELL, "close"), at(CLARION, "shut")),
    Change(at(BELL, "at once, whatever it costs the town"), None),
)
UTTERANCES = (
    Utterance(
        "utterance-quarry",
        "n-kell",
        ("k1", "k2", "k3"),
        TWO,
        (
            Wording(FULLEST.text, ("k1",)),
            Wording(SHORTER.text, ("k2",), CHANGES),
            Wording(TOLD.text, ("k3",), RETOLD),
        ),
        (Reason("utterance: one speaker, like words", "3 quotes, 3 wordings"),),
    ),
    Utterance("utterance-told", "n-kell", ("k4",), ONE, (Wording(QUOTES[3].content.text, ("k4",)),)),
    Utterance("utterance-blast", "n-marsh", ("k5",), ONE, (Wording(QUOTES[4].content.text, ("k5",)),)),
)


def _position(
    id: str,
    name: str,
    act: Act,
    issue: Passage,
    clause: Passage,
    matter: str,
    denied: bool = False,
    condition: Passage | None = None,
) -> Position:
    return Position(id, name, act, issue, clause, None, denied, (), matter, condition)


BANNED = at(BELL, "The company would accept a night ban if the town pays for new lamps")
POSITIONS = (
    _position(
        "o-1",
        "n-brenn",
        Act.REJECTS,
        at(BELL, "closing the quarry"),
        at(BELL, "Brenn Stone rejects closing the quarry"),
        "m-close",
    ),
    _position(
        "o-2",
        "n-kell",
        Act.DEMANDS,
        at(CLARION, "closing the quarry"),
        at(CLARION, "The mayor demands closing the quarry"),
        "m-close",
    ),
    _position(
        "o-3",
        "n-brenn",
        Act.REJECTS,
        at(CLARION, "the closure"),
        at(CLARION, "Brenn Stone rejects the closure"),
        "m-close",
    ),
    _position(
        "o-4",
        "n-brenn",
        Act.ACCEPTS,
        at(BELL, "a night ban"),
        BANNED,
        "m-ban",
        condition=at(BELL, "if the town pays for new lamps"),
    ),
    _position(
        "o-5",
        "n-marsh",
        Act.CALLS_FOR,
        at(BELL, "a night ban", "Mr Marsh"),
        at(BELL, "Mr Marsh called for a night ban"),
        "m-ban",
    ),
    _position("o-6", "n-union", Act.DEMANDS, at(BELL, "new talks"), at(BELL, "The union demands new talks"), "m-talks"),
    _position(
        "o-7",
        "n-brenn",
        Act.REJECTS,
        at(CLARION, "talks"),
        at(CLARION, "Brenn Stone does not reject talks"),
        "m-talks",
        denied=True,
    ),
    _position(
        "o-8", "n-union", Act.THREATENS, at(CLARION, "a strike"), at(CLARION, "The union threatened a strike"), ""
    ),
)
LEDGER = (
    Entry("entry-talks", "n-union", Act.DEMANDS, False, "m-talks", at(BELL, "new talks"), ("o-6",), ONE),
    Entry("entry-no-talks", "n-brenn", Act.REJECTS, True, "m-talks", at(CLARION, "talks"), ("o-7",), ONE),
    Entry("entry-ban", "n-brenn", Act.ACCEPTS, False, "m-ban", at(BELL, "a night ban"), ("o-4",), ONE),
    Entry(
        "entry-for-ban", "n-marsh", Act.CALLS_FOR, False, "m-ban", at(BELL, "a night ban", "Mr Marsh"), ("o-5",), ONE
    ),
    Entry("entry-close", "n-kell", Act.DEMANDS, False, "m-close", at(CLARION, "closing the quarry"), ("o-2",), ONE),
    Entry(
        "entry-open",
        "n-brenn",
        Act.REJECTS,
        False,
        "m-close",
        at(BELL, "closing the quarry"),
        ("o-1", "o-3"),
        TWO,
        (Reason("ledger: one act on one matter", "2 positions"),),
    ),
)


def quarrel() -> Dossier:
    """The whole invented quarrel."""
    lineages = tuple(
        Lineage(f"l-{report.id}", Origin(OriginKind.REPORT, report=report.id), (report.id,), ()) for report in REPORTS
    )
    return Dossier(
        story="s-quarry",
        title=at(BELL, "Mayor Dora Kell said on Friday"),
        first="2032-09-03",
        last="2032-09-03",
        reports=REPORTS,
        lineages=lineages,
        descents=(),
        copies=(),
        names=NAMES,
        quotes=QUOTES,
        utterances=UTTERANCES,
        points=(),
        positions=POSITIONS,
        moments=(),
        ledger=LEDGER,
    )


def crowded(matters: int, actors: int) -> Dossier:
    """The quarrel with a ledger of so many matters and actors."""
    names = tuple(replace(BRENN, id=f"n-{number}", name=f"Party {number}") for number in range(actors))
    cells = [(row, (row * 5 + step * 3) % actors) for row in range(matters) for step in range(1 + row % 3)]
    positions = tuple(
        replace(POSITIONS[number % 2], id=f"o-{number}", name=f"n-{actor}", matter=f"m-{row}")
        for number, (row, actor) in enumerate(cells)
    )
    entries = tuple(
        Entry(f"entry-{one.id}", one.name, one.act, False, one.matter, one.issue, (one.id,), ONE) for one in positions
    )
    return replace(quarrel(), names=names, positions=positions, ledger=entries)
