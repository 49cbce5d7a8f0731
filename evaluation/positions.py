"""Scores of positions on the coded sentences of PETRARCH2: is the right act found, with anybody as its actor?

The codes are not CAMEO's: the suite says itself that most of its dictionary is an older one, coded after WEIS (05
promise, 09 request, 10 urge, 11 reject, 12 accuse, 13 protest, 16 warn, 17 threaten). Only codes that an act of ours
answers to are asked for, and none that hangs on a verb by which the suite merely tries its grammar (`STAND_INS`). The
sentences name made-up places, so every capitalised word is offered as a name. An act that is denied is not that act.
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
    ("03", frozenset({Act.AGREES, Act.ACCEPTS})),
    ("05", frozenset({Act.ACCEPTS, Act.AGREES, Act.PROMISES})),
    ("095", frozenset({Act.DEMANDS, Act.CALLS_FOR})),
    ("096", frozenset({Act.DEMANDS, Act.CALLS_FOR})),
    ("102", frozenset({Act.DEMANDS, Act.CALLS_FOR, Act.PROPOSES})),
    ("111", frozenset({Act.ACCUSES})),
    ("11", frozenset({Act.ACCUSES, Act.REJECTS, Act.REFUSES, Act.DENIES})),
    ("12", frozenset({Act.REJECTS, Act.REFUSES, Act.ACCUSES})),
    ("13", frozenset({Act.THREATENS, Act.WARNS, Act.ACCUSES})),
    ("16", frozenset({Act.WARNS})),
    ("173", frozenset({Act.THREATENS, Act.WARNS, Act.PROMISES})),
)
"""Beginnings of codes and the acts that answer to them, the first that fits. 02 and 08 code whatever was said or
signed, 03 meetings too, and most of 17 deeds, so these are not asked, but for 03 where somebody "agrees"."""
STAND_INS = re.compile(r"\b(?:act|acted|acting|adopt|broken|clashed|linked)\b")
"""Verbs to which the suite's dictionary gives codes that have nothing to do with them: "will adopt a resolution" is
102, "linked" 111."""
NOBODY = re.compile(r"\bwas (?:\w+ ){0,3}criticized over\b")
"""Three sentences that code as critic who "was criticized": nobody in them criticizes. Asked, they would cost .06."""


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
            meeting = code.startswith("03") and not re.search(r"\bagrees?\b", words.group(1))
            unfit = meeting or STAND_INS.search(words.group(1)) or NOBODY.search(words.group(1))
            if acts is not None and not unfit:
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
    """Share of the asked codes whose act is found, of the acts found beside codes that one of them asks for, and of the
    sentences without such a code in which none is found."""
    parser = MiniParser()
    asked = found = told = fitting = plain = silent = 0
    for text, wanted in coded(data):
        report = Report("coded", "", "", None, None, None, "en", text)
        analysis = analyse(report, Mute(), parser)
        names = capitals(report)
        positions = find_positions(analysis, names, find_quotes(analysis, names))
        acts = {position.act for position in positions if not position.denied}
        for one in wanted:
            asked += 1
            found += bool(acts & one)
        if wanted:
            told += len(acts)
            fitting += len(acts & frozenset().union(*wanted))
        else:
            plain += 1
            silent += not acts
    return {
        "act_recall": round(found / max(1, asked), 4),
        "acts_asked_for": round(fitting / max(1, told), 4),
        "silent_where_no_act": round(silent / max(1, plain), 4),
        "codes_asked": float(asked),
    }
