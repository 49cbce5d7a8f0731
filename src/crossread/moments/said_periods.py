"""Forms that name months, years and other stretches of the calendar."""

from __future__ import annotations

from itertools import pairwise

from crossread.language.lexicon import lexicon
from crossread.moments.forms import Form, Hit
from crossread.moments.periods import FISCAL
from crossread.moments.pieces import Atom, Draft
from crossread.moments.said import (
    BEFORE_MONTH,
    DOUBTFUL,
    MODIFIED,
    NEAR,
    STEPS,
    YEAR_AFTER,
    century_of,
    kind_of,
    mod,
)

# ---- months and years --------------------------------------------------------------------------------------------


def month(hit: Hit) -> Draft | None:
    """ "in February", "last May", "mid-June 2026"."""
    atom = hit.need("month")
    said, year = hit.kind("step"), hit.whole("year")
    ranged = kind_of(hit.after()) in ("to", "dash", "until") and _kind_at(hit, hit.last + 1) in MONTHS
    ranged |= kind_of(hit.before()) in ("to", "dash", "and", "until") and _kind_at(hit, hit.first - 2) in MONTHS
    if atom.kind in DOUBTFUL and not (said or mod(hit) or year or ranged) and kind_of(hit.before()) not in BEFORE_MONTH:
        return None
    if atom.text.islower() and atom.kind in DOUBTFUL and not year and kind_of(hit.before()) not in ("in", "since"):
        return None
    if kind_of(hit.after()) in ("number", "dash") and not year and _joined_name(hit):
        return None
    step = STEPS.get(hit.kind("coming") or said)
    return Draft("month", year=year, month=atom.whole, step=step, mod=mod(hit), near=said in NEAR)


MONTHS = ("month", "maybe_month")


def _kind_at(hit: Hit, at: int) -> str:
    return hit.atoms[at].kind if 0 <= at < len(hit.atoms) else ""


def _joined_name(hit: Hit) -> bool:
    """ "April-Lee": a name, not a month."""
    at = hit.last
    return (
        hit.atoms[at].kind == "dash"
        and at + 1 < len(hit.atoms)
        and hit.atoms[at + 1].kind == "other"
        and (hit.atoms[at].start == hit.atoms[at - 1].end)
    )


def days_of_month(hit: Hit) -> Draft | None:
    """ "From 3 to 12 September", "September 3-12": the end before the begin is in the month after."""
    first, last = hit.need("d1"), hit.need("d2")
    if hit.kind("join") == "and" and kind_of(hit.before()) != "between":
        return None
    month, year = hit.need("month"), hit.whole("year")
    if month.kind in DOUBTFUL and month.text.islower() and not hit["year"]:
        return None
    step = STEPS.get(hit.kind("step"))
    if step is not None and (hit.need("month").value != "M"):
        return None
    if any(not 0 < one.whole <= 31 or one.number != one.whole for one in (first, last)):
        return None
    if step is not None:
        return Draft(
            "span",
            base=Draft("monthday", day=first.whole, step=step),
            other=Draft("monthday", day=last.whole, step=step),
        )
    later = last.whole < first.whole
    if later and not hit["late"]:
        return None
    number = month.whole % 12 + 1 if later else month.whole
    end_year = year + (number < month.whole) if year else None
    return Draft(
        "span",
        base=Draft("day", year=year, month=month.whole, day=first.whole),
        other=Draft("day", year=end_year, month=number, day=last.whole),
    )


def years(hit: Hit) -> Draft | None:
    """ "1941-43"."""
    first, last = hit.need("y1"), hit.need("y2")
    end = first.whole // 100 * 100 + last.whole
    if end <= first.whole or len(last.text) != 2 or not _tight(hit):
        return None
    return Draft("span", base=Draft("year", year=first.whole), other=Draft("year", year=end))


def month_of_year(hit: Hit) -> Draft | None:
    """ "March of that year", "July of next year"."""
    if hit.need("unit").value != "Y":
        return None
    said = hit.kind("step")
    return Draft(
        "month",
        month=hit.need("month").whole,
        base=Draft("period", unit="Y", step=STEPS.get(said, 0), near=said in NEAR),
        mod=mod(hit),
    )


def numbered_month(hit: Hit) -> Draft | None:
    """2015-3, 12-2015."""
    number = hit.need("month")
    if not 0 < number.whole <= 12 or len(number.text) > 2 or not _tight(hit):
        return None
    return Draft("month", year=hit.whole("year"), month=number.whole)


def _tight(hit: Hit) -> bool:
    """Nothing stands between the atoms, nor a figure or letter beside them."""
    inside = hit.atoms[hit.first : hit.last]
    before, after = hit.before(), hit.after()
    alone = before is None or before.end < inside[0].start or before.kind in ("open", "comma")
    alone = alone and (after is None or after.start > inside[-1].end or after.kind in ("close", "comma", "point"))
    return alone and all(one.end == two.start for one, two in pairwise(inside))


BEFORE_YEAR = frozenset(
    "in since until by from before after to of between and early late mid begin end the comma open article on "
    "within or over".split()
)
LOOSE = frozenset({"of", "and", "to", "the", "comma", "article", "or", "over", "by", "at", "before", "after", "from"})
"""After these a number of four figures may count something."""


def year(hit: Hit) -> Draft | None:
    """ "in 2014", "late 1941", "240 BC"."""
    atom, era = hit.need("year"), hit["era"]
    if era is not None:
        return Draft("year", year=atom.whole, mod=mod(hit), bc=era.value == "BC")
    if atom.kind == "number":
        return None
    if hit["named"] or hit["kind"] or mod(hit):
        return _named_year(hit)
    return Draft("year", year=atom.whole) if _is_year(hit, atom) and not _counts(hit, atom) else None


def _named_year(hit: Hit) -> Draft | None:
    """ "The year 2008", "fiscal 2012", "mid-1941"."""
    kind = hit.need("kind").text.casefold() if hit["kind"] else ""
    if (hit["named"] and hit.need("named").value != "Y") or (kind and not hit["named"] and kind != "fiscal"):
        return None
    return Draft("year", year=hit.need("year").whole, mod=mod(hit), value=FISCAL.get(kind, ""))


def _is_year(hit: Hit, atom: Atom) -> bool:
    """Whether the words before a number of four figures are such as stand before a year."""
    before, after = kind_of(hit.before()), hit.after()
    if kind_of(after) in ("to", "until", "dash") and _kind_at(hit, hit.last + 1) == "year":
        return True
    if before == "dash" and _kind_at(hit, hit.first - 2) in ("year", "month", "number"):
        return True
    if before == "":
        # A year may open a sentence or stand alone; before a word in small letters it counts something.
        return not atom.text.isalpha() and not (
            kind_of(after) == "other" and after is not None and after.text.islower()
        )
    return before in BEFORE_YEAR


def _counts(hit: Hit, atom: Atom) -> bool:
    """Whether a number of four figures counts what follows it."""
    after = hit.after()
    if after is None:
        return False
    if after.text.casefold() in lexicon("after_counts") or after.text in ("%", "°"):
        return True
    glued = ("comma", "point", "close", "possessive", "dash", "other", "slash")
    if after.start == atom.end and after.kind not in glued:
        return True
    return kind_of(hit.before()) in LOOSE and after.kind in ("units", "unit")


def year_than(hit: Hit) -> Draft | None:
    """ "Later than 2018"."""
    return Draft("year", year=hit.need("year").whole) if hit.need("than").text.casefold() == "than" else None


def short_year(hit: Hit) -> Draft | None:
    """ "'89"."""
    atom, before = hit.need("year"), kind_of(hit.before())
    if (
        before not in ("in", "of", "since", "by", "from", "until", "the", "month")
        or len(atom.text) != 2
        or not atom.text.isdigit()
        or hit.atoms[hit.first].text not in "'’"
    ):
        return None
    return Draft("year", year=century_of(atom.whole, atom.text))


def decade(hit: Hit) -> Draft | None:
    """ "the early 1990s", "the '80s"."""
    number = hit.need("decade").whole
    first = number if number > 99 else 1900 + number
    if first % 100 < 20 and number < 100:
        return None
    said_as_years = (
        hit["the"] or hit["opening"] or hit.need("decade").text[0] in "'’" or hit.need("decade").text[-2] in "'’"
    )
    if number < 100 and not said_as_years:
        # "In her 40s".
        return None
    return Draft("decade", year=first, mod=mod(hit), bc=hit["era"] is not None and hit.need("era").value == "BC")


def century(hit: Hit) -> Draft | None:
    """ "the late 19th century"."""
    if hit.need("unit").value != "CE" or not 0 < hit.need("ord").whole < 30:
        return None
    bc = hit["era"] is not None and hit.need("era").value == "BC"
    return Draft("century", count=hit.need("ord").whole, mod=mod(hit), bc=bc)


# ---- weeks, quarters, seasons and what is named by its distance ---------------------------------------------------


def period(hit: Hit) -> Draft | None:
    """ "last week", "earlier this month", "the following year", "that weekend"."""
    unit, said = str(hit.need("unit").value), hit.kind("step")
    if unit in ("TS", "TM", "H", "N", "ML") or (unit == "D" and said in ("last", "past", "this", "coming")):
        return None
    if said == "past" or unit == "F":
        return Draft("stretch", unit=unit, count=1, step=STEPS.get(said, -1), near=said in NEAR)
    if said == "that" and hit.need("step").text.casefold() != "that":
        return None
    near = said in NEAR or (unit == "D" and hit["the"] is not None and said == "next")
    if unit == "D" and said == "next" and not near:
        return None
    return Draft(
        "period",
        unit=unit,
        step=STEPS.get(said, 0),
        near=near,
        mod=mod(hit),
        value=hit.need("kind").text.casefold() if hit["kind"] else "the" if hit["the"] else "",
    )


def the_period(hit: Hit) -> Draft | None:
    """ "the end of the year", "in the week", "at month's end"."""
    unit = str(hit.need("unit").value)
    if unit not in ("W", "M", "Y", "Q", "WE", "DE", "CE", "D") or (unit == "D" and mod(hit) != "end"):
        return None
    if unit == "D" and hit["edge"] and kind_of(hit.before()) not in ("by", "before", "until", "since"):
        # "At the end of the day" is a figure of speech.
        return None
    if not mod(hit) and unit not in ("W", "M", "Y", "WE", "Q"):
        return None
    return Draft("period", unit=unit, step=0, mod=mod(hit), value="the")


def to_date(hit: Hit) -> Draft | None:
    """ "The year to date"."""
    unit, said = hit.need("unit").word, hit.need("reference").text
    if unit not in ("Y", "M", "W", "Q") or said not in ("to date", "to - date"):
        return None
    return Draft("period", unit=unit, step=0, mod="earlier")


def part_of_unit(hit: Hit) -> Draft | None:
    """ "The first quarter of 2013", "the second half of 2008", "the last week of July"."""
    unit = "H" if hit["half"] else str(hit.need("unit").value)
    said = hit["ord"]
    number = -1 if said is None or said.kind in ("last", "end") else said.whole
    if unit not in ("Q", "H", "W", "M", "DE") or (unit == "H" and number not in (1, 2, -1)):
        return None
    within = Draft("month", month=hit.whole("month"), year=hit.whole("year")) if hit["month"] else None
    if within is None and hit["year"]:
        within = Draft("year", year=hit.whole("year"))
    if within is None:
        step = hit.kind("step")
        within = Draft("period", unit=str(hit.need("whole").value), step=STEPS.get(step, 0), near=step in NEAR)
        if within.unit not in ("Y", "M"):
            return None
    return Draft("numbered", unit=unit, count=number, base=within)


def short_quarter(hit: Hit) -> Draft | None:
    """Q1 2019, 2019-Q1, H2 2020."""
    said = hit.need("quarter").text.upper()
    base = Draft("year", year=hit.whole("year")) if hit["year"] else None
    return Draft("numbered", unit="Q" if said[0] == "Q" else "H", count=int(said[1]), base=base)


def bare_quarter(hit: Hit) -> Draft | None:
    """ "The third quarter", "fourth-quarter earnings"."""
    if hit.need("unit").value != "Q" or not 0 < hit.need("ord").whole <= 4 or not (hit["the"] or hit["dash"]):
        return None
    return Draft("numbered", unit="Q", count=hit.need("ord").whole)


def week_number(hit: Hit) -> Draft | None:
    """ "Week 31", "week 3 of 2027"."""
    if hit.need("unit").value != "W" or not 0 < hit.need("number").whole <= 53:
        return None
    base = Draft("year", year=hit.whole("year")) if hit["year"] else None
    return Draft("numbered", unit="W", count=hit.need("number").whole, base=base)


BEFORE_SEASON = frozenset({*BEFORE_MONTH, "to", "of", ""})


def season(hit: Hit) -> Draft | None:
    """ "last summer", "the winter of 2024", "by summer"."""
    atom, said, year = hit.need("season"), hit.kind("step"), hit.whole("year")
    if not (said or year or mod(hit) or hit["unit"]):
        if atom.kind in DOUBTFUL and (atom.text.islower() or not hit["the"]):
            return None
        if not hit["the"] and kind_of(hit.before()) not in BEFORE_SEASON:
            return None
        if atom.word in ("FA", "SP") and kind_of(hit.after()) == "of":
            return None
    if atom.kind in DOUBTFUL and kind_of(hit.after()) == "of" and not year:
        return None
    base = None
    if hit["unit"]:
        if hit.need("unit").value != "Y":
            return None
        base = Draft("period", unit="Y", step=STEPS.get(hit.kind("ystep"), 0), near=hit.kind("ystep") in NEAR)
    return Draft("season", value=atom.word, year=year, step=STEPS.get(said), near=said in NEAR, mod=mod(hit), base=base)


SHARE = "the? ord:ordinal|second|last|end ( unit:unit | half:half )"
FORMS = (
    Form(f"{MODIFIED}? the? step:STEP? coming:past|coming? month:MONTH {YEAR_AFTER}", month),
    Form(f"{MODIFIED}? month:MONTH ( dash | slash ) year:year", month),
    Form("the? year:year dash? month:MONTH", month),
    Form(f"{MODIFIED}? month:MONTH of? the? step:STEP|that|same unit:unit", month_of_year),
    Form("year:year dash month:number", numbered_month),
    Form("month:number dash year:year", numbered_month),
    Form(f"{MODIFIED} the? named:unit? year:year|number era:era?", year),
    Form("the? kind:business? named:unit year:year", year),
    Form("year:year|number era:era?", year),
    Form("y1:year dash y2:number", years),
    Form(f"the? d1:DAY join:JOIN the? d2:DAY of? month:MONTH {YEAR_AFTER}", days_of_month),
    Form(f"month:MONTH the? d1:DAY join:JOIN late:the? d2:DAY {YEAR_AFTER}", days_of_month),
    Form("<from|between d1:DAY join:JOIN d2:DAY in|of step:STEP month:unit", days_of_month),
    Form("other year:number", short_year),
    Form("later|earlier than:other year:year", year_than),
    Form(f"{MODIFIED}? the:the? decade:decade era:era?", decade),
    Form(f"{MODIFIED}? the? ord:ordinal|second dash? unit:unit era:era?", century),
    Form(f"{MODIFIED}? the:the? step:STEP|that|same kind:business? unit:unit", period),
    Form(f"{MODIFIED} the kind:business? unit:unit", the_period),
    Form("mod:end of? unit:unit", the_period),
    Form("the? unit:unit dash? reference:reference", to_date),
    Form("unit:unit possessive mod:end", the_period),
    Form("<in|for|by|over mod:mid? the unit:unit", the_period),
    Form(f"{SHARE} of|in ( the? unit )? year:year", part_of_unit),
    Form(f"{SHARE} of|in month:MONTH year:year?", part_of_unit),
    Form(f"{SHARE} of|in step:STEP|the|that whole:unit", part_of_unit),
    Form("step:STEP whole:unit possessive ord:ordinal|second|last unit:unit", part_of_unit),
    Form("quarter:quarter ( dash? of? year:year )?", short_quarter),
    Form("year:year dash? quarter:quarter", short_quarter),
    Form("the:the? ord:ordinal|second dash:dash? unit:unit", bare_quarter),
    Form("kind:business year:year", year),
    Form("the? unit:unit number:number ( of year:year )?", week_number),
    Form(f"{MODIFIED}? the:the? step:STEP|that? mod2:early|late? season:SEASON ( comma? of? year:year )?", season),
    Form("the? year:year season:SEASON", season),
    Form(f"{MODIFIED}? the:the? season:SEASON of ystep:STEP|that|the unit:unit", season),
)  # fmt: skip
"""Of forms that begin at one place the longest counts, of equal ones the first."""
