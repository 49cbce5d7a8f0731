"""Forms that say how long, how often, how far from a day, and "now"."""

from __future__ import annotations

from crossread.language.lexicon import lexicon
from crossread.moments.forms import Form, Hit
from crossread.moments.pieces import Atom, Draft
from crossread.moments.said import (
    NEAR,
    STEPS,
)

SMALL = frozenset({"TS", "TM", "H"})
UNFIT = frozenset({"Q"})
"""Units that also mean something else: "a quarter of them"."""


def _count(atom: Atom | None) -> float | None:
    """How many; None where the text is vague."""
    if atom is None or atom.kind == "vague":
        return None
    return 1.0 if atom.kind == "article" else atom.number


# ---- durations ---------------------------------------------------------------------------------------------------


def duration(hit: Hit) -> Draft | None:
    """ "Two days", "an hour and a half", "a few months", "four-year-old"."""
    unit, count = hit.need("unit"), hit["count"]
    if unit.word in UNFIT or (count is not None and count.kind == "year" and unit.kind == "unit"):
        return None
    if unit.kind == "second" and not (count is not None and count.kind == "number" and count.whole == 1):
        # "Two second chances": only "one second" is a time.
        return None
    amount = _count(count)
    if hit["quarter"] and (amount is None or hit.need("quarter").value != "Q"):
        return None
    if hit["quarter"] and amount is not None:
        amount += 0.25
    if hit["share"] and amount is not None:
        amount += 0.5 if hit.kind("share") == "half" else 0.25
    return Draft("duration", unit="TS" if unit.kind == "second" else unit.word, count=amount)


def quarter_century(hit: Hit) -> Draft | None:
    """ "A quarter-century", "the past quarter of a century"."""
    if hit.need("quarter").value != "Q" or hit.need("unit").value != "CE":
        return None
    if hit["step"]:
        return Draft("stretch", unit="Y", count=25.0, step=STEPS[hit.kind("step")])
    return Draft("duration", unit="Y", count=25.0)


def nights(hit: Hit) -> Draft | None:
    """ "Three nights"."""
    unit, count = hit.need("unit"), _count(hit["count"])
    if unit.value != "NI" or (unit.kind == "part" and count != 1 and not hit["dash"]):
        return None
    return Draft("duration", unit="N", count=count)


def half_unit(hit: Hit) -> Draft | None:
    """ "Half an hour", "half a day"."""
    unit = hit.need("unit")
    return None if unit.word in UNFIT or unit.kind == "second" else Draft("duration", unit=unit.word, count=0.5)


def compound(hit: Hit) -> Draft | None:
    """ "Two years, one month and 21 days"."""
    parts = [
        Draft("duration", unit=hit.need(f"unit{at}").word, count=_count(hit[f"count{at}"]))
        for at in ("1", "2", "3")
        if hit[f"unit{at}"]
    ]
    if any(part.count is None or part.unit in UNFIT for part in parts):
        return None
    whole = parts[0]
    for part in parts[1:]:
        whole = Draft("duration", unit=part.unit, count=part.count, base=whole)
    return whole


def long_unit(hit: Hit) -> Draft | None:
    """ "Year-long", "months-long"."""
    unit = hit.need("unit")
    return Draft("duration", unit=unit.word, count=1.0 if unit.kind == "unit" else None)


def whole_unit(hit: Hit) -> Draft | None:
    """ "All day", "all month", "another day"."""
    unit = hit.need("unit")
    return None if unit.word in UNFIT or unit.word in SMALL else Draft("duration", unit=unit.word, count=1.0)


def bare_units(hit: Hit) -> Draft | None:
    """ "For years", "months of talks"."""
    return None if hit.need("unit").word in UNFIT else Draft("duration", unit=hit.need("unit").word)


def stretch(hit: Hit) -> Draft | None:
    """ "The past three days", "the next two weeks"; of "the first three years" only the length is known."""
    unit, said, count = hit.need("unit"), hit.kind("step"), hit["count"]
    if said == "this" or unit.kind == "second":
        return None
    amount = _count(count)
    business = hit["kind"] is not None and hit.need("kind").text.casefold() in ("business", "working")
    if said not in STEPS:
        return Draft("duration", unit=unit.word, count=amount)
    step = STEPS[said]
    return Draft(
        "stretch", unit="BD" if business and unit.word == "D" else unit.word, count=amount, step=step, near=said in NEAR
    )


def within(hit: Hit) -> Draft | None:
    """ "Within nine months"."""
    if hit.need("unit").kind == "second":
        return None
    return Draft("stretch", unit=hit.need("unit").word, count=_count(hit["count"]), step=1, value="within")


# ---- sets --------------------------------------------------------------------------------------------------------


def each(hit: Hit) -> Draft | None:
    """ "Every day", "each Monday", "every other week", "every three months"."""
    count = 2.0 if hit["other"] or hit.kind("count") == "second" else _count(hit["count"]) or 1.0
    if hit["weekday"]:
        return Draft("set", weekday=hit.need("weekday").whole, count=count)
    if hit["part"]:
        return Draft("set", part=hit.need("part").word)
    if hit["month"]:
        return Draft("set", month=hit.need("month").whole)
    if hit["season"]:
        return Draft("set", value=f"XXXX-{hit.need('season').word}")
    unit = hit.need("unit").word
    return Draft("set", unit=unit, count=count)


def weekdays(hit: Hit) -> Draft | None:
    """ "On Mondays", "Friday mornings"."""
    day = hit.need("weekday")
    return Draft("set", weekday=day.whole, part=hit.need("part").word if hit["part"] else "", count=1.0)


def parts(hit: Hit) -> Draft | None:
    """ "In the evenings"."""
    return Draft("set", part=hit.need("part").word)


def adverb(hit: Hit) -> Draft | None:
    """ "Daily", "annually"; in the name of a newspaper it says nothing."""
    after = hit.after()
    if hit.need("adverb").text.istitle() and after is not None and after.kind == "other" and after.text.istitle():
        return None
    return Draft("set", value=hit.need("adverb").word)


def rate(hit: Hit) -> Draft | None:
    """ "Twice a week", "per month"."""
    unit = hit.need("unit")
    return None if unit.kind == "second" or unit.word == "Q" else Draft("set", unit=unit.word, count=1.0)


# ---- distances ---------------------------------------------------------------------------------------------------


def ago(hit: Hit) -> Draft | None:
    """ "Ago", "later", "earlier", "from now" after a duration; the duration is joined on."""
    if hit["reference"] and hit.need("reference").text != "now":
        return None
    kind = hit.kind("way")
    way = -1 if kind in ("ago", "earlier", "before") else 1
    return Draft("way", step=way, near=kind not in ("ago", "from"))


def time_word(hit: Hit) -> Draft | None:
    """ "Time" in "two months' time"."""
    return Draft("timeword")


def day_after(hit: Hit) -> Draft | None:
    """ "The day before", "the night after": counted from what the text named last."""
    after, unit = hit.after(), hit.need("unit").word
    if unit not in ("D", "W", "M", "Y", "NI") or (
        after is not None and after.kind not in ("comma", "point", "other", "in", "to")
    ):
        return None
    if after is not None and after.kind == "other" and (after.text[0].isalpha() or after.text[0] in "\"'“"):
        return None
    step = -1 if hit.kind("way") == "before" else 1
    return Draft("period", unit="D" if unit == "NI" else unit, step=step, near=True)


def one_unit(hit: Hit) -> Draft | None:
    """ "The day" in "the day after Christmas": taken only where that can be joined to it."""
    return Draft("unitword", unit=hit.need("unit").word, count=1.0)


def reference(hit: Hit) -> Draft | None:
    """ "Now", "recently"; "as soon as" is none, nor is the first word of "future generations"."""
    said, before, after = hit.need("reference").text, hit.before(), hit.after()
    if said == "soon" and before is not None and before.text.casefold() == "as":
        return None
    alone = after is None or not after.text[:1].isalpha() or after.text.casefold() in lexicon("function_words")
    if said in ("future", "the future") and not alone:
        return None
    return Draft("reference", value=hit.need("reference").word)


def the_past(hit: Hit) -> Draft | None:
    """ "In the past"."""
    after = hit.after()
    alone = after is None or (
        after.kind in ("comma", "point", "and", "or", "to", "other") and not after.text[:1].isalpha()
    )
    return Draft("reference", value="PAST_REF") if alone else None


QUANTITY = "count:COUNT dash? unit:UNIT"
TWO = "count1:number|article unit1:UNIT ( comma | and | comma and )? count2:number unit2:UNIT"
REPEATED = "( unit:unit|units | weekday:WEEKDAY | part:part | month:month | season:season )"
NIGHTS = "count:number|vague dash:dash? unit:part|parts"
FORMS = (
    Form("once article unit:unit", rate),
    Form("per unit:unit", rate),
    Form("<number|unit|units|once|parts article unit:unit !ago|later|earlier|before|after", rate),
    Form("( article | the? step:STEP )? quarter:unit dash? of? article? unit:unit", quarter_century),
    Form(f"about? {QUANTITY} ( and article? share:half )? ( dash? old )?", duration),
    Form(NIGHTS, nights),
    Form(f"{QUANTITY} and? article? ( share:half )", duration),
    Form("count:number unit:unit and article quarter:unit", duration),
    Form("half:half dash? article? unit:unit", half_unit),
    Form("article half unit:unit", half_unit),
    Form(TWO, compound),
    Form(f"{TWO} comma? and? count3:number unit3:UNIT", compound),
    Form("unit:unit|units dash long", long_unit),
    Form("all unit:unit", whole_unit),
    Form("<for|within|over|after|in|before|of unit:units", bare_units),
    Form("unit:units of", bare_units),
    Form("the? step:STEP count:COUNT dash? kind:business? unit:UNIT", stretch),
    Form("the? step:STEP unit:units", stretch),
    Form("the? count:number|vague step:STEP unit:units", stretch),
    Form("the ord:ordinal|second count:number|vague unit:units", stretch),
    Form("within the? next? count:COUNT unit:UNIT", within),
    Form(f"each other:other? count:COUNT|ordinal|second? {REPEATED}", each),
    Form("all ( unit:units | part:parts )", each),
    Form("weekday:weekdays part:part?", weekdays),
    Form("weekday:weekday part:parts", weekdays),
    Form("the part:parts", parts),
    Form("<on|in|at part:parts", parts),
    Form("adverb:adverb", adverb),
    Form("way:ago", ago),
    Form("way:later|earlier", ago),
    Form("<unit|units|parts|half|second way:from reference:reference", ago),
    Form("<possessive time", time_word),
    Form("the unit:unit|part way:before|after|following", day_after),
    Form("the unit:unit", one_unit),
    Form("unit:unit", one_unit),
    Form("reference:reference", reference),
    Form("the past", the_past),
)  # fmt: skip
"""Of forms that begin at one place the longest counts, of equal ones the first."""
