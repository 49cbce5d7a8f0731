"""Stories for the tests of the exports: the invented ones, and one whose texts try everything."""

from __future__ import annotations

from dataclasses import replace

import render_points as dam
import render_quarrel as quarrel
import render_story as told
from crossread.records import (
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
    Precision,
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

WORDS = (
    ']]> <![CDATA[ <!-- --> &amp; &#0; "\'` <script>alert(1)</script> \\" \\u0000 \x00\x07\x1b[31m\x7f\x9b '
    "\ud800 \udfff \ufffe\uffff \U0001ffff \u202egnp.exe\u2066 \u2028\u2029 =1+1 \r\n\t😀 é ﷽"
)


def laden(words: str, id: str = "0bad") -> Dossier:
    """A story of one report in which every field that can hold words, and every finding, holds these."""
    words = words or "-"
    report = Report(id, words, words, words, words, words, words, f"x{words}x", (Cut(words, words),))
    whole = report.passage(1, len(report.text) - 1)
    report = replace(report, damage=(Damage(whole, words),))
    one, reasons = Support(0, 1), (Reason(words, words, -1.5, (whole,)),)
    quote = replace(quarrel.QUOTES[0], id="q", content=whole, cue=whole, speaker=whole, name=words)
    reading = Reading(words, (whole, report.passage(0, len(report.text))), one, (whole,))
    other = Reading(words, (report.passage(0, 2),), one)
    lineage = Lineage("l", Origin(OriginKind.NAMED, name=words, passages=(whole,)), (id,), reasons, (whole,))
    dossier = told.small(report, whole)
    return replace(
        dossier,
        story=f"s{words}{id}",
        lineages=(lineage,),
        descents=(Descent("l", id, DescentKind.CITES, 0.5, False, reasons),),
        copies=(Copy(whole, whole, CopyKind.VERBATIM, 1.0),),
        names=(Name(words, NameKind.OTHER, words, (Worded(words, (whole,)),), (Worded(words, (whole,)),)),),
        quotes=(quote,),
        utterances=(Utterance("u", words, ("q",), one, (Wording(words, ("q",)),)),),
        points=(Point(f"p{words}", PointKind.NAME, Status.DISPUTED, (reading, other), one, reasons),),
        positions=(replace(quarrel.POSITIONS[0], issue=whole, passage=whole, condition=whole, name=words),),
        moments=(Moment("m", words, None, Precision.DAY, whole, whole, words, reasons, value=words),),
    )


def hostile() -> Collation:
    """That story twice, with two inputs set aside for reasons no better."""
    rejected = tuple(Rejected(WORDS, WORDS, WORDS) for _ in range(2))
    return Collation((laden(WORDS), laden(WORDS, "1bad"), told.hostile()), rejected)


def borrowing() -> Collation:
    """The invented story with passages that a report has from a lineage that is not its own."""
    radio, late, other = told.LINEAGES
    lends: tuple[Passage, ...] = (told.at(told.POST, "41 people"), told.at(told.POST, "an independent inquiry"))
    return Collation((replace(told.harbour(), lineages=(radio, replace(late, passages=lends), other)),), ())


STORIES = {
    "harbour": told.whole(),
    "dam": Collation((dam.dam(),), ()),
    "quarrel": Collation((quarrel.quarrel(),), ()),
    "several": Collation((dam.dam(), quarrel.quarrel(), replace(dam.dam(), story="s-again")), told.REJECTED),
    "borrowing": borrowing(),
    "hostile": hostile(),
    "none": Collation((), told.REJECTED),
}
"""Every story that the exports are tried on."""
