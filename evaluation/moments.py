"""How well time expressions are found and worked out, on wars told by Wikipedia and on cases with a reference date.

Run: python evaluation/moments.py DATA

A third of the cases, told apart by a hash of their text, is held out: nobody looks at it while rules are written.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np

from crossread.language.sentences import sentences
from crossread.moments import find_moments
from crossread.parsed import Analysis
from crossread.records import Moment, Report

TIMEX = re.compile(r"<TIMEX3([^>]*)>(.*?)</TIMEX3>", re.DOTALL)
SECONDS = {"Y": 31536000, "M": 2592000, "W": 604800, "D": 86400, "WE": 172800, "DE": 315360000, "CE": 3153600000,
           "TH": 3600, "TM": 60, "TS": 1}  # fmt: skip
"""Seconds of the units of a duration, as the cases count them."""


def moments_in(text: str, day: str | None) -> tuple[Moment, ...]:
    """The moments of a text published on a day."""
    report = Report("0", "", "", None, None, day, "en", text)
    return find_moments(Analysis(report, sentences(text), np.zeros((0, 384), dtype=np.float32)))


def score(data: Path) -> dict[str, float]:
    """Relaxed F1 and values on the narrative texts; values of all results, and of single days, on the cases."""
    return {
        **narrative_scores(data / "wikiwars/whole-tml/tml"),
        **case_scores(data / "recognizers_text_en/DateTime/English"),
    }


def _labelled(path: Path) -> tuple[str, str, list[tuple[int, int, str]]]:
    """Text, day of writing, and the labelled expressions with their values."""
    raw = path.read_text(encoding="utf-8")
    day = re.search(r'value="([\d-]+)"', raw)
    body = raw[raw.index("<TEXT>") + 6 : raw.index("</TEXT>")]
    text, spans, position = "", [], 0
    for match in TIMEX.finditer(body):
        text += body[position : match.start()]
        value = re.search(r'value="([^"]*)"', match[1])
        spans.append((len(text), len(text) + len(match[2]), value[1] if value else ""))
        text += match[2]
        position = match.end()
    return text + body[position:], day[1] if day else "", spans


def narrative_scores(folder: Path) -> dict[str, float]:
    """Relaxed F1 over all texts, and the share of right values: of all found, and of those that say their year."""
    said = gold = found = right = dated = dated_right = 0
    for path in sorted(folder.glob("*.tml")):
        text, day, spans = _labelled(path)
        moments = moments_in(text, day)
        said, gold = said + len(moments), gold + len(spans)
        for start, end, value in spans:
            hits = [m for m in moments if m.expression.start < end and start < m.expression.end]
            if not hits:
                continue
            found += 1
            good = any(moment.value == value for moment in hits)
            right += good
            if re.search(r"\d{4}", text[start:end]):
                dated, dated_right = dated + 1, dated_right + good
    return {
        "narrative relaxed F1": round(2 * found / (said + gold), 3),
        "narrative values right": round(right / found, 3),
        "narrative values right, year said": round(dated_right / dated, 3),
    }


# ---- cases with a reference date ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Stretch:
    """What is given for a result: a value, and the first and last instants that it can mean."""

    value: str
    firsts: frozenset[str]
    lasts: frozenset[str]


@dataclass(frozen=True, slots=True)
class Outcome:
    """One labelled result of one case."""

    held_out: bool
    single_date: bool
    """It is the only result of its case, and a day."""
    kind: str
    found: bool
    right: bool
    text: str
    case: str


def held_out(text: str) -> bool:
    """Whether a case is kept aside: one in three, by a hash of its text."""
    return int(hashlib.sha256(text.encode()).hexdigest(), 16) % 3 == 0


def case_scores(folder: Path) -> dict[str, float]:
    """Labelled results found and right, and the same of cases with one day in them; the held-out third apart."""
    tally: Counter[tuple[str, str]] = Counter()
    for each in outcomes(folder):
        names = ["held-out cases" if each.held_out else "cases"]
        if each.single_date:
            names.append(f"{names[0]} of one day")
        for name in names:
            tally[name, "all"] += 1
            tally[name, "found"] += each.found
            tally[name, "right"] += each.right
    return {
        f"{prefix}{what}{of_one}": round(
            tally[f"{prefix}cases{of_one}", what] / tally[f"{prefix}cases{of_one}", "all"], 3
        )
        for prefix in ("", "held-out ")
        for of_one in ("", " of one day")
        for what in ("found", "right")
    }


def outcomes(folder: Path) -> Iterator[Outcome]:
    """Every labelled result of every case, and what was made of it."""
    for case in json.loads((folder / "DateTimeModel.json").read_text(encoding="utf-8-sig")):
        text, results = case["Input"], case.get("Results") or []
        moments = moments_in(text, case.get("Context", {}).get("ReferenceDateTime"))
        for result in results:
            kind = result.get("TypeName", "").split(".")[-1]
            given = list(_overlapping(result, moments))
            values = (result.get("Resolution") or {}).get("values", [])
            right = any(agrees(kind, listed, one) for listed in values for one in given)
            one_day = len(results) == 1 and kind == "date"
            yield Outcome(held_out(text), one_day, kind, bool(given), right, result["Text"], text)


def _overlapping(result: dict[str, Any], moments: tuple[Moment, ...]) -> Iterator[Stretch]:
    """What is given where a result stands: each moment, and each two that are the begin and end of a stretch."""
    known = {moment.id: moment for moment in moments}
    for moment in moments:
        begin, end = moment.expression, moment.expression
        last = known[moment.until] if moment.until else None
        if last is not None:
            end = last.expression
        if begin.start <= result["End"] and result["Start"] < begin.end:
            yield _stretch(moment, moment)
        if last is not None and begin.start <= result["End"] and result["Start"] < end.end:
            yield _stretch(moment, last)


def _stretch(first: Moment, last: Moment) -> Stretch:
    """From the begin of one moment to the end of another; a stretch "to 2018" may end where 2018 begins or ends."""
    lasts = _instants(last.latest, past=True) | (_instants(last.earliest) if last is not first else frozenset())
    if re.search(r"/\d{4}$", last.value or ""):
        lasts |= {f"{(last.value or '')[-4:]}-01-01"}
    return Stretch(first.value or "", _instants(first.earliest), lasts)


def _instants(iso: str | None, past: bool = False) -> frozenset[str]:
    """An instant as the cases write it; with the one just past it too, since they count to the end of a stretch."""
    if iso is None:
        return frozenset()
    if iso.startswith("T"):
        time = datetime.fromisoformat(f"2000-01-01{iso}")
        return frozenset(f"{one:%H:%M}" for one in ((time, time + timedelta(minutes=1)) if past else (time,)))
    time = datetime.fromisoformat(iso)
    if "T" in iso:
        return frozenset(f"{one:%Y-%m-%d %H:%M}" for one in ((time, time + timedelta(minutes=1)) if past else (time,)))
    try:
        return frozenset(f"{one:%Y-%m-%d}" for one in ((time, time + timedelta(days=1)) if past else (time,)))
    except OverflowError:
        return frozenset()


def agrees(kind: str, listed: dict[str, str], given: Stretch) -> bool:
    """Whether what is given is a listed value: by its instants, a duration by its seconds, the rest by its timex."""
    timex, value = listed.get("timex", ""), listed.get("value")
    if kind == "duration":
        length = seconds(given.value)
        return length is not None and value is not None and abs(length - float(value)) < 1
    if value == "not resolved" or timex == "PRESENT_REF":
        return given.value.replace("XXXX-XX-XXT", "T") == timex or _same_clock(timex, given.value)
    if kind in ("time", "timerange"):
        given = _time_of_day(given)
    if value is not None:
        return _minutes(value) in given.firsts and _minutes(value) in given.lasts
    start, end = listed.get("start"), listed.get("end")
    part = re.search(r"T[A-Z]{2}$", timex)
    if part and start and end:
        day = start[:10] if "-" in start else ""
        return given.value == f"{day}{part[0]}"
    edges = given.firsts | given.lasts
    if start and end:
        return _minutes(start) in given.firsts and _minutes(end) in given.lasts
    return _minutes(start or end or "") in edges


def _time_of_day(given: Stretch) -> Stretch:
    """The same without its day: a result that is only a time of day says nothing of the day."""
    clocks = (frozenset(one[-5:] for one in side if ":" in one) for side in (given.firsts, given.lasts))
    return Stretch(re.sub(r"^[\d-]+(?=T)", "", given.value), *clocks)


def _same_clock(timex: str, value: str) -> bool:
    """Whether two values differ only in how they write a whole hour."""
    return bool(re.search(r"T\d\d$", timex)) and value.replace("XXXX-XX-XXT", "T") == f"{timex}:00"


def _minutes(listed: str) -> str:
    """A listed instant to the minute: midnight of a day is that day."""
    return re.sub(r":\d\d$", "", listed) if listed.count(":") == 2 else listed


def seconds(value: str) -> float | None:
    """The length of a duration; None if it is vague or none."""
    match = re.fullmatch(r"P((?:[\d.]+(?:DE|CE|WE|[YMWD]))*)(?:T((?:[\d.]+[HMS])+))?", value)
    if match is None:
        return None
    days = re.findall(r"([\d.]+)(DE|CE|WE|[YMWD])", match[1] or "")
    hours = re.findall(r"([\d.]+)([HMS])", match[2] or "")
    return sum(float(count) * SECONDS[unit] for count, unit in days) + sum(
        float(count) * SECONDS["T" + unit] for count, unit in hours
    )


if __name__ == "__main__":
    for name, value in score(Path(sys.argv[1])).items():
        print(f"{name}: {value:.3f}")
