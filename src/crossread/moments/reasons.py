"""Why an expression means what it means, or why that cannot be known, in words."""

from __future__ import annotations

from crossread.moments.meaning import Meaning
from crossread.records import MomentKind

WHY = {
    "ambiguous-order": "day and month can be read either way",
    "day-missing": "the day itself is missing from the text",
    "part-of-day-alone": "a part of the day; nothing in the sentence gives one day for it",
    "date-of-narrative": "in the year of the date that the text names just before",
    "offset-vague": "counted from what is not one known day",
    "no-day-before": "counted from a day that the text has not named",
    "ago-vague": "too vague to count",
    "from-now-vague": "too vague to count",
    "reference": "points to the present, the past or the future, and names no day",
    "before-christ": "a year before the first that ISO 8601 can write",
    "fiscal-year": "whose year begins when its owner says",
    "duration": "how long, not when",
    "set": "how often, not when",
}


def why(worked: Meaning, anchor: str | None) -> str:
    """One line that explains a meaning; `anchor` is the day it was counted from, if that is known."""
    if worked.rule == "clock" and (worked.earliest or "").startswith("T"):
        return "a time of day; nothing in the sentence gives one day for it"
    if worked.rule == "ordinal-weekday" and worked.value is None and not worked.counted:
        return "the day of something that has no fixed month"
    if worked.rule in WHY:
        return WHY[worked.rule]
    if worked.counted and anchor is None:
        return "needs the day of publication, which is unknown"
    if worked.counted:
        return f"counted from {anchor}, the day of publication" if worked.earliest else "too vague to count"
    if worked.earliest is None and worked.kind is MomentKind.DATE:
        return "cannot be worked out from the text"
    return "says itself when"
