"""Scores of positions on the coded sentences of PETRARCH2: is the right act found, with anybody as its actor?

The codes are CAMEO's. Only the codes that an act of ours answers to are asked for; the sentences name made-up
places, so every capitalised word is offered as a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from crossread.language.analysis import analyse
from crossread.language.parser import MiniParser
from crossread.positions import find_positions
from crossread.quotes import find_quotes
from crossread.records import Act, Name, NameKind, Passage, Report, Worded
from evaluation.mute import Mute

CODES: tuple[tuple[str, frozenset[Act]], ...] = (
    ("05", frozenset({Act.ACCEPTS, Act.AGREES, Act.PROMISES})),
    ("111", frozenset({Act.ACCUSES})),
    ("11", frozenset({Act.ACCUSES, Act.REJECTS, Act.REFUSES, Act.DENIES})),
    ("12", frozenset({Act.REJECTS, Act.REFUSES, Act.ACCUSES})),
    ("13", frozenset({Act.THREATENS, Act.WARNS, Act.ACCUSES})),
)
"""Beginnings of codes and the acts that answer to them. The sentences test a program, with stand-in codes: blame and
criticism come under 11 as well as 12, and 02, 08 and 10 code "said", "signed" and "acted", so these are not asked."""


def coded(data: Path) -> Iterable[tuple[str, tuple[frozenset[Act], ...]]]:
    """Sentences with the acts that their codes ask for; those with none of these codes have an empty tuple."""
    text = (data / "cameo_petrarch2" / "text" / "PETR.UnitTest.records.xml").read_text(encoding="utf-8")
    for record in re.findall(r"<Sentence .*?</Sentence>", text, flags=re.DOTALL):
        words = re.search(r"<Text>(.*?)</Text>", record, flags=re.DOTALL)
        if words is None:
            continue
        wanted = []
        for code in sorted(set(re.findall(r'eventcode="(\d+)"', record))):
            acts = next((acts for start, acts in CODES if code.startswith(start)), None)
            if acts is not None:
                wanted.append(acts)
        yield " ".join(words.group(1).split()), tuple(wanted)


def capitals(report: Report) -> tuple[Name, ...]:
    """A name for every run of capitalised words."""
    places: dict[str, list[Passage]] = {}
    for match in re.finditer(r"[A-Z][\w-]+(?: [A-Z][\w-]+)*", report.text):
        places.setdefault(match.group(), []).append(report.passage(match.start(), match.end()))
    return tuple(
        Name(f"name-{text}", NameKind.PLACE, text, (Worded(text, tuple(passages)),), ())
        for text, passages in sorted(places.items())
    )


def score(data: Path) -> dict[str, float]:
    """Share of the asked codes whose act is found, and of the sentences without one in which none is found."""
    parser = MiniParser()
    asked = found = plain = silent = 0
    for text, wanted in coded(data):
        report = Report("coded", "", "", None, None, None, "en", text)
        analysis = analyse(report, Mute(), parser)
        names = capitals(report)
        acts = {position.act for position in find_positions(analysis, names, find_quotes(analysis, names))}
        for one in wanted:
            asked += 1
            found += bool(acts & one)
        if not wanted:
            plain += 1
            silent += not acts
    return {
        "act_recall": round(found / max(1, asked), 4),
        "silent_where_no_act": round(silent / max(1, plain), 4),
        "codes_asked": float(asked),
    }
