"""How well time expressions are found and worked out, on wars told by Wikipedia and on cases with a reference date.

Run: python evaluation/moments.py DATA
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import numpy as np

from crossread.language.sentences import sentences
from crossread.moments import find_moments
from crossread.records import Analysis, Moment, Report

TIMEX = re.compile(r"<TIMEX3([^>]*)>(.*?)</TIMEX3>", re.DOTALL)
SEASONS = {"03": "SP", "06": "SU", "09": "FA", "12": "WI"}
PARTS = {"06:00": "MO", "12:00": "AF", "17:00": "EV", "20:00": "NI"}


def moments_in(text: str, day: str | None) -> tuple[Moment, ...]:
    """The moments of a text published on a day."""
    report = Report("0", "", "", None, None, day, "en", text)
    return find_moments(Analysis(report, sentences(text), np.zeros((0, 384), dtype=np.float32)))


def score(data: Path) -> dict[str, float]:
    """Relaxed F1 and values on the narrative texts; values of single days on the cases."""
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


def value_of(moment: Moment) -> str:
    """The value of a moment as TIMEX3 writes it: a year, a month, a day or a time."""
    if moment.earliest is None or moment.latest is None:
        return ""
    early, late = moment.earliest, moment.latest
    rule = moment.reasons[0].rule
    if rule == "decade":
        return early[:3]
    if rule == "part-of-year":
        return early[:4]
    if rule.startswith("season"):
        return f"{early[:4]}-{SEASONS.get(early[5:7], '')}"
    if "T" in early and early[:10] == late[:10] and early[11:] in PARTS:
        return f"{early[:10]}T{PARTS[early[11:]]}"
    if early == late:
        return early
    if early[:4] == late[:4] and early.endswith("01-01") and late.endswith("12-31"):
        return early[:4]
    return early[:7] if early[:7] == late[:7] and moment.precision.value == "month" else early[:10]


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
            good = any(value_of(moment) == value for moment in hits)
            right += good
            if re.search(r"\d{4}", text[start:end]):
                dated, dated_right = dated + 1, dated_right + good
    return {
        "narrative relaxed F1": round(2 * found / (said + gold), 3),
        "narrative values right": round(right / found, 3),
        "narrative values right, year said": round(dated_right / dated, 3),
    }


def case_scores(folder: Path) -> dict[str, float]:
    """Cases with one day in them: found at all, and with a day that is among the listed ones."""
    cases = found = right = 0
    for case in json.loads((folder / "DateTimeModel.json").read_text(encoding="utf-8-sig")):
        results = case.get("Results") or []
        if len(results) != 1 or not results[0].get("TypeName", "").endswith(".date") or "Context" not in case:
            continue
        listed = {value.get("value") for value in results[0]["Resolution"]["values"]}
        moments = moments_in(case["Input"], case["Context"]["ReferenceDateTime"][:10])
        cases += 1
        found += bool(moments)
        right += any((moment.earliest or "")[:10] in listed for moment in moments)
    return {"cases found": round(found / cases, 3), "cases right": round(right / cases, 3)}


if __name__ == "__main__":
    for name, value in score(Path(sys.argv[1])).items():
        print(f"{name}: {value:.3f}")
