"""The collations that every promise about the page is tried on, by name; all invented."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import made_up
import render_points
import render_quarrel
import render_story
import sample
from crossread import wire
from crossread.records import (
    Collation,
    Dossier,
    Lineage,
    Origin,
    OriginKind,
    Point,
    PointKind,
    Reading,
    Report,
    Status,
    Support,
)

GOLDEN = Path(__file__).parents[1] / "golden" / "dossier.json"

SCRIPTS: Mapping[str, tuple[str, str, str]] = {
    "ar": (
        "عبّارة تصطدم برصيف الميناء",
        "rtl",
        "اصطدمت عبّارة برصيف ميناء فارنهولم صباح الأربعاء.\nقال مدير الميناء إن 41 شخصا أصيبوا بجروح.",
    ),
    "he": (
        "מעבורת פגעה ברציף",
        "rtl",
        "מעבורת נוסעים פגעה ברציף נמל ורנהולם ביום רביעי בבוקר.\nמנהלת הנמל אמרה כי 41 בני אדם נפצעו.",
    ),
    "ja": (
        "フェリーが桟橋に衝突",
        "ltr",
        "水曜日の朝、旅客フェリーがヴァーンホルム港の北桟橋に衝突した。\n港湾当局によると、41人がけがをした。",
    ),
    "zh": ("渡轮撞上码头", "ltr", "周三上午,一艘客运渡轮撞上瓦恩霍尔姆港北码头。\n港务局表示,有41人受伤。"),
    "en": ("Ferry hits the pier", "ltr", "A passenger ferry hit the north pier on Wednesday.\n41 people were hurt."),
}
"""By language: a title, the direction it is written in, and a text of two paragraphs."""


def _written(number: int, language: str) -> Report:
    title, _, text = SCRIPTS[language]
    outlet = f"{title.split()[0]} {language}"
    return Report(f"{number:012x}", f"{language}.txt", outlet, title, None, "2031-05-14", language, text)


def scripts() -> Collation:
    """One event told in five languages, two of them written from right to left."""
    reports = tuple(_written(number, language) for number, language in enumerate(SCRIPTS))
    one, all_of_them = Support(1, 1), Support(len(reports), len(reports))
    openings = [report.passage(0, report.text.index("\n")) for report in reports]
    counts = [report.passage(at := report.text.index("41"), at + 2) for report in reports]
    apart = tuple(Reading(opening.text, (opening,), one) for opening in openings)
    alike = Reading("41", tuple(counts), all_of_them)
    points = (
        Point("open", PointKind.STATEMENT, Status.DISPUTED, apart, all_of_them, ()),
        Point("hurt", PointKind.QUANTITY, Status.AGREED, (alike,), all_of_them, ()),
    )
    lineages = tuple(
        Lineage(f"l{report.id}", Origin(OriginKind.REPORT, report=report.id), (report.id,), ()) for report in reports
    )
    day = reports[0].published
    return Collation(
        (Dossier("s-scripts", openings[0], day, day, reports, lineages, (), (), (), (), (), points, (), ()),), ()
    )


def example() -> Collation:
    """The example story as it is kept beside the tests."""
    return wire.loads(GOLDEN.read_text(encoding="utf-8"))[0]


STORIES: Mapping[str, Callable[[], Collation]] = {
    "example": example,
    "ferry": lambda: render_story.collation(render_story.harbour(), rejected=render_story.REJECTED),
    "quarry": lambda: Collation((render_quarrel.quarrel(),), ()),
    "dam": lambda: Collation((render_points.dam(),), ()),
    "bridge": lambda: sample.COLLATION,
    "two stories": render_story.whole,
    "scripts": scripts,
    "crowd": lambda: Collation((made_up.crowd(60),), ()),
    "nothing": lambda: Collation((), render_story.REJECTED),
}
"""One of each kind: real, made by hand, several stories, several scripts, many reports, none at all."""
