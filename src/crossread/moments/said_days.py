"""Forms that name a day: dates, days of the week, feasts, "today"."""

from __future__ import annotations

from itertools import pairwise

from crossread.moments.days import valid
from crossread.moments.forms import Form, Hit
from crossread.moments.pieces import Draft
from crossread.moments.said import (
    DOUBTFUL,
    MODIFIED,
    NEAR,
    STEPS,
    YEAR_AFTER,
    century_of,
    kind_of,
    mod,
)


def day(hit: Hit) -> Draft | None:
    """ "14 February 2026", "February 14th", "the second of Aug."."""
    number, month = hit.need("day"), hit.need("month")
    if hit["unit"] and hit.need("unit").value != "D":
        return None
    if month.kind in DOUBTFUL and month.text.islower() and not (hit["year"] or hit["of"] or number.kind == "ordinal"):
        return None
    before = hit.before()
    if number.kind == "number" and before is not None and before.kind == "money":
        return None
    year = hit.whole("year")
    after = hit.after()
    if (month.whole, number.whole, year) == (9, 11, None) and after is not None:
        # The day that needs no year, like "9/11" among the feasts.
        year = 2001 if after.text.casefold() in ("attack", "attacks", "terror", "terrorist", "hijackers") else None
    if number.number != number.whole or valid(year or 2024, month.whole, number.whole) is None:
        return None
    return Draft("day", year=year, month=month.whole, day=number.whole)


def tight_day(hit: Hit) -> Draft | None:
    """ "05-Aug-2016", "22/Jan/2019", written without a space."""
    inside = hit.atoms[hit.first : hit.last]
    return day(hit) if all(one.end == two.start for one, two in pairwise(inside)) else None


def figures(hit: Hit) -> Draft | None:
    """2026-02-14, 14/2/2026: where day and month could be exchanged, neither is taken."""
    atom = hit.need("date")
    parts = atom.figures
    if atom.kind == "iso":
        clock = (*parts[3:5], parts[5] if len(parts) > 5 else -1, 0) if len(parts) > 4 else ()
        found = valid(*parts[:3])
        return Draft("day", year=parts[0], month=parts[1], day=parts[2], clock=clock) if found else None
    year = century_of(parts[2], atom.text.replace(".", "/").replace("-", "/").split("/")[2])
    return _either(parts[0], parts[1], year)


def short(hit: Hit) -> Draft | None:
    """ "On 22/4"; without a preposition it is a share or a score."""
    parts = hit.need("date").figures
    return _either(parts[0], parts[1], None)


def _either(first: int, second: int, year: int | None) -> Draft | None:
    """A day in figures, in the only order that gives one; undecided where both do."""
    readings = {(month, day) for day, month in ((first, second), (second, first)) if valid(year or 2024, month, day)}
    if not readings:
        return None
    if len(readings) > 1:
        return Draft("figures", year=year, month=second, day=first)
    month, day = readings.pop()
    return Draft("day", year=year, month=month, day=day)


def weekday_day(hit: Hit) -> Draft | None:
    """ "Tuesday the eleventh", "Friday 26"."""
    number = hit.need("day")
    if number.kind == "number" and kind_of(hit.after()) in (
        "dash",
        "to",
        "until",
        "oclock",
        "mean",
        "part",
        "number",
        "unit",
        "units",
    ):
        return None
    if number.kind == "ordinal" and kind_of(hit.after()) == "other" and hit.atoms[hit.last].text[:1].isalpha():
        # "On Wednesday the first question was asked".
        return None
    return Draft("monthday", weekday=hit.need("weekday").whole, day=number.whole) if 0 < number.whole <= 31 else None


def month_day(hit: Hit) -> Draft | None:
    """ "The 15th day of next month", "the 21st of this month"."""
    number, step = hit.need("day"), hit.kind("step")
    if not 0 < number.whole <= 31 or hit.need("unit").value != "M" or (hit["named"] and hit.need("named").value != "D"):
        return None
    near = step in NEAR and step != "following"
    return Draft("monthday", day=number.whole, step=STEPS.get(step, 0), near=near)


def bare_day(hit: Hit) -> Draft | None:
    """ "On the 18th"; "the 18th floor" is none."""
    after = hit.after()
    if after is not None and after.kind not in (
        "comma",
        "point",
        "and",
        "or",
        "to",
        "at",
        "until",
        "between",
        "for",
        "in",
    ):
        return None
    return Draft("monthday", day=hit.need("day").whole) if 0 < hit.need("day").whole <= 31 else None


def weekday(hit: Hit) -> Draft | None:
    """ "Tuesday", "last Tuesday", "late Tuesday"."""
    atom, said = hit.need("weekday"), hit.kind("step")
    plain = atom.text.istitle() and kind_of(hit.after()) in ("month", "number", "clock", "comma", "at")
    if atom.kind in DOUBTFUL and not (said or hit["mod"] or plain or kind_of(hit.before()) == "on"):
        return None
    step = STEPS.get(said) if said != "this" or hit["coming"] else 0
    step = STEPS[hit.kind("coming")] if hit["coming"] else step
    return Draft(
        "weekday",
        weekday=atom.whole,
        step=step,
        near=said in NEAR or hit["the"] is not None,
        mod=mod(hit),
        value="next" if said in ("next", "following") and not hit["the"] else "",
    )


def weekday_of_week(hit: Hit) -> Draft | None:
    """ "Tuesday of next week", "next week on Tuesday"."""
    if hit.need("unit").value != "W":
        return None
    said = hit.kind("step")
    return Draft("weekday_of_week", weekday=hit.need("weekday").whole, step=STEPS.get(said, 0), near=said in NEAR)


def weekday_of_month(hit: Hit) -> Draft | None:
    """ "The second Monday of March", "the last Friday of next month"."""
    number = -1 if hit.kind("ord") == "last" else hit.need("ord").whole
    if number > 5:
        return None
    unit = hit["unit"]
    if unit is not None and unit.value != "M":
        return None
    if unit is None and hit["month"] is None:
        # The first Sunday of Advent has no fixed month; "last Friday in Bergen" is the Friday just gone.
        return Draft("nowhen", weekday=hit.need("weekday").whole) if number > 0 or hit["the"] else None
    step = STEPS.get(hit.kind("step"), 0) if unit else None
    return Draft(
        "weekday_of_month",
        year=hit.whole("year"),
        month=hit.whole("month"),
        weekday=hit.need("weekday").whole,
        count=number,
        step=step,
    )


def relative(hit: Hit) -> Draft | None:
    """ "today", "late yesterday", "tonight"."""
    word, before = hit.need("day"), hit.before()
    if word.text.isupper() and before is not None and before.text.isupper():
        # The newspaper, not the day.
        return None
    part = "NI" if word.text.casefold() in ("tonight", "tonite") else ""
    return Draft("relative", step=word.whole, part=part, mod=mod(hit))


def feast(hit: Hit) -> Draft | None:
    """ "Christmas Eve", "Easter 2018"."""
    step = STEPS.get(hit.kind("step"))
    return Draft("feast", value=hit.need("feast").word, year=hit.whole("year"), step=step)


WHEN_ON = "( mod:early|late|earlier|later ( in? the unit )? on? )"
FORMS = (
    Form("date:iso|slashed", figures),
    Form("<on|by|from|before|after|since|until|between|to|dash|comma|or|and|weekday|open|clock|at date:short", short),
    Form(f"the? day:DAY of:of? month:MONTH {YEAR_AFTER}", day),
    Form("day:DAY ( dash | slash ) month:MONTH of:of? ( ( dash | slash ) year:year )?", tight_day),
    Form("the? day:ordinal unit:unit of:of month:MONTH year:year?", day),
    Form(f"month:MONTH comma? of:the? day:ordinal {YEAR_AFTER}", day),
    Form(f"month:MONTH of:the? day:DAY {YEAR_AFTER} !units", day),
    Form("month:MONTH of:of? ( dash | slash ) day:number ( ( dash | slash ) year:year )?", tight_day),
    Form("year:year of:of? ( dash | slash )? month:MONTH ( dash | slash )? day:DAY", day),
    Form("weekday:WEEKDAY the? day:DAY", weekday_day),
    Form("the? day:DAY named:unit? of? step:STEP|the|that|same unit:unit", month_day),
    Form("<on|from|until|by|between|and|since the day:ordinal", bare_day),
    Form("the:the step:next|following|previous weekday:WEEKDAY", weekday),
    Form(f"{WHEN_ON}? step:STEP|that? coming:past|coming? weekday:WEEKDAY", weekday),
    Form("weekday:WEEKDAY of? the? step:STEP|that unit:unit", weekday_of_week),
    Form("step:STEP unit:unit on? dash? weekday:WEEKDAY", weekday_of_week),
    Form(f"the:the? ord:ordinal|second|last weekday:WEEKDAY of|in month:MONTH {YEAR_AFTER}", weekday_of_month),
    Form("the:the? ord:ordinal|second|last weekday:WEEKDAY of|in step:STEP|the unit:unit", weekday_of_month),
    Form("the:the? ord:ordinal|second|last weekday:WEEKDAY of|in|after|before the? other", weekday_of_month),
    Form(f"{MODIFIED}? day:relative", relative),
    Form(f"step:STEP? feast:feast {YEAR_AFTER}", feast),
)  # fmt: skip
"""Of forms that begin at one place the longest counts, of equal ones the first."""
