"""The table of time expressions: a pattern each, and a function that works it out."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from crossread.language.lexicon import lexicon
from crossread.moments import days
from crossread.moments.cues import looks_ahead
from crossread.moments.days import Span
from crossread.records import Precision

Match = re.Match[str]


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of time expression."""

    name: str
    pattern: re.Pattern[str]
    work_out: Callable[[Match, date | None], Span | None]
    """From a match and the day of the report to the stretch of time; None if it is no time expression after all."""


def _numbered(name: str) -> dict[str, int]:
    return {line.split()[0]: int(line.split()[1]) for line in sorted(lexicon(name))}


MONTHS = _numbered("months")
WEEKDAYS = _numbered("weekdays")


def _alternatives(words: dict[str, int]) -> str:
    # The short forms with a point of their own; long forms first, so that "Mar" does not cut "March".
    forms = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(
        f"{form.title()}" if len(form) > 4 or form in ("may", "june", "july") else rf"{form.title()}\b\.?"
        for form in forms
    )


MONTH = rf"(?:{_alternatives(MONTHS)})"
WEEKDAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
YEAR = r"(?:1\d{3}|20\d{2})"
PART = r"(?:morning|afternoon|evening|night)"
END = r"(?![\w-]|[.,:/]\d)"
DATED = (
    rf"(?:[Tt]he (?P<p>morning|afternoon|evening|night) of )?(?:(?:{WEEKDAY}|(?:Mon|Tues?|Wed|T"
    rf"hurs?|Fri|Sat|Sun)\b\.?),? )?(?:the )?"
)
SMALL = "one two three four five six seven eight nine ten eleven twelve".split()
COUNT = rf"(?:an?|{'|'.join(SMALL)}|\d{{1,3}}|a couple of|a few|several)"


def month_number(text: str) -> int:
    """1 to 12 for a month or its abbreviation."""
    return MONTHS[text.rstrip(".").casefold()]


def _number(text: str) -> int:
    return int(re.sub(r"\D", "", text))


def _ahead(match: Match) -> bool | None:
    return looks_ahead(match.string, match.start(), match.end())


# ---- dates -----------------------------------------------------------------------------------------------------


def _iso(match: Match, anchor: date | None) -> Span | None:
    found = days.valid(int(match["y"]), int(match["m"]), int(match["d"]))
    return days.of_days(found, found, Precision.DAY, False, "full-date") if found else None


def _slashed(match: Match, anchor: date | None) -> Span | None:
    """14/2/2026: only one order is possible, else both ends stay open."""
    first, second, year = int(match["a"]), int(match["b"]), int(match["y"])
    year += 2000 if year < 70 else 1900 if year < 100 else 0
    readings = {found for month, day in ((second, first), (first, second)) if (found := days.valid(year, month, day))}
    if len(readings) == 1:
        found = readings.pop()
        return days.of_days(found, found, Precision.DAY, False, "full-date")
    return Span(None, None, Precision.DAY, False, "ambiguous-order") if readings else None


def _full(match: Match, anchor: date | None) -> Span | None:
    year, month = int(match["y"]), month_number(match["m"])
    first = days.valid(year, month, _number(match["d"]))
    last = days.valid(year, month, _number(match["d2"])) if match["d2"] else first
    if first is None or last is None or last < first:
        return None
    if match["p"] and first == last:
        return days.of_part(first, match["p"], False, "full-date")
    return days.of_days(first, last, Precision.DAY, False, "full-date")


def _day_of_month(match: Match, anchor: date | None) -> Span | None:
    month, day = month_number(match["m"]), _number(match["d"])
    if days.valid(2024, month, day) is None:
        return None
    if anchor is None:
        return days.unknown(Precision.DAY, "date-without-year")
    first = days.nearest(anchor, month, day, _ahead(match))
    last = days.valid(first.year, month, _number(match["d2"])) if first and match["d2"] else first
    if first is None or last is None or last < first:
        return None
    if match["p"] and first == last:
        return days.of_part(first, match["p"], True, "date-without-year")
    return days.of_days(first, last, Precision.DAY, True, "date-without-year")


def _third(which: str | None) -> tuple[int, int]:
    """First and last day of a month for "early", "mid" and "late"; (1, 0) for the whole."""
    word = (which or "").casefold().rstrip("- ")
    if word in ("early", "the beginning of", "the start of", "beginning of", "start of"):
        return 1, 10
    if word in ("mid", "the middle of", "middle of"):
        return 11, 20
    return (21, 31) if word in ("late", "the end of", "end of") else (1, 0)


def _within_month(year: int, month: int, which: str | None, counted: bool, rule: str) -> Span:
    first, last = _third(which)
    end = days.month_end(year, month)
    if last:
        end = min(end, date(year, month, min(last, end.day)))
    return days.of_days(date(year, month, first), end, Precision.MONTH, counted, rule)


def _month_year(match: Match, anchor: date | None) -> Span | None:
    return _within_month(int(match["y"]), month_number(match["m"]), match["w"], False, "month-of-year")


AFTER_PREPOSITION = re.compile(r"(?:in|since|until|during|by|from|through) ", re.IGNORECASE)


def _month(match: Match, anchor: date | None) -> Span | None:
    month = month_number(match["m"])
    if match["m"] in ("May", "March") and not (match["r"] or match["w"] or AFTER_PREPOSITION.match(match.group())):
        # "May's cabinet", "March said": more often a surname than a month.
        return None
    if anchor is None:
        return days.unknown(Precision.MONTH, "month")
    relation = (match["r"] or "").casefold().strip()
    ahead = {"last": False, "next": True, "this past": False, "this coming": True}.get(relation, _ahead(match))
    year = days.month_near(anchor, month, ahead, skip=relation in ("last", "next"))
    if relation == "this":
        year = anchor.year
    return _within_month(year, month, match["w"], True, "month")


def _season(match: Match, anchor: date | None) -> Span | None:
    first = days.SEASONS[match["s"].casefold()]
    whole = (match["w"] or "").casefold()
    low, high = (first, first) if "beginning" in whole or "start" in whole or "early" in whole else (first, first + 2)
    low, high = (first + 2, first + 2) if "end" in whole or "late" in whole else (low, high)
    if match["y"]:
        return days.months(int(match["y"]), low, high, False, "season-of-year")
    if anchor is None:
        return days.unknown(Precision.MONTH, "season")
    relation = (match["r"] or "").casefold().strip()
    year = anchor.year
    # A winter that began last December is still on in January and February.
    running = first == 12 and anchor.month <= 2
    if relation == "last":
        year -= running or anchor.month < first + 3
        year -= running
    elif relation == "next":
        year += anchor.month >= first
    elif relation == "this":
        year -= running
    else:
        ahead = _ahead(match)
        year = anchor.year + (anchor.month > first + 2) if ahead else anchor.year - (anchor.month < first)
    return days.months(year, low, high, True, "season")


def _quarter(match: Match, anchor: date | None) -> Span | None:
    text = match["q"].casefold()
    number = int(text[-1]) if text[-1].isdigit() else ("first", "second", "third", "fourth", "final").index(text) + 1
    first = 3 * min(number, 4) - 2
    return days.months(int(match["y"]), first, first + 2, False, "quarter")


def _half(match: Match, anchor: date | None) -> Span | None:
    first = 1 if match["h"].casefold() == "first" else 7
    return days.months(int(match["y"]), first, first + 5, False, "half-year")


def _year(match: Match, anchor: date | None) -> Span | None:
    year = int(match["y"])
    if match["y2"]:
        last = int(match["y2"]) if len(match["y2"]) == 4 else year // 100 * 100 + int(match["y2"])
        return days.year_span(year, last, False, "years") if last > year else None
    which = (match["w"] or "").casefold().rstrip("- ")
    if which.endswith(("early", "beginning of", "start of")):
        return days.months(year, 1, 4, False, "part-of-year")
    if which.endswith(("mid", "middle of")):
        return days.months(year, 5, 8, False, "part-of-year")
    if which.endswith(("late", "end of")):
        return days.months(year, 9, 12, False, "part-of-year")
    return days.year_span(year, year, False, "year")


def _decade(match: Match, anchor: date | None) -> Span | None:
    first = int(match["y"])
    return days.year_span(first, first + 9, False, "decade") if first % 10 == 0 else None


# ---- counted from the day of the report ------------------------------------------------------------------------


def _part_of(match: Match) -> str | None:
    """The part of the day that an expression names; "late" and "early" narrow what has no part."""
    part = match["p"] or match.groupdict().get("n")
    if part:
        return str(part).casefold()
    return {"early": "early", "late": "late"}.get((match["e"] or "").casefold())


def _on(day: date, part: str | None, rule: str) -> Span:
    return days.of_part(day, part, True, rule) if part else days.of_days(day, day, Precision.DAY, True, rule)


def _weekday(match: Match, anchor: date | None) -> Span | None:
    part = _part_of(match)
    if anchor is None:
        return days.unknown(Precision.PART if part else Precision.DAY, "weekday")
    number = WEEKDAYS[match["d"].casefold()]
    relation = (match["r"] or "").casefold().strip()
    if relation in ("last", "this past", "past", "the previous", "previous"):
        step = -2
    elif relation in ("next", "coming", "this coming", "the following"):
        step = 2
    else:
        step = 1 if _ahead(match) else -1
    return _on(days.weekday(anchor, number, step), part, "weekday")


RELATIVE_DAYS = {
    "today": 0,
    "tonight": 0,
    "yesterday": -1,
    "tomorrow": 1,
    "the day before yesterday": -2,
    "the day after tomorrow": 2,
}


def _relative_day(match: Match, anchor: date | None) -> Span | None:
    word = match["d"].casefold()
    part = "night" if word == "tonight" else _part_of(match)
    if anchor is None:
        return days.unknown(Precision.PART if part else Precision.DAY, "relative-day")
    return _on(anchor + timedelta(days=RELATIVE_DAYS[word]), part, "relative-day")


def _this_part(match: Match, anchor: date | None) -> Span | None:
    if anchor is None:
        return days.unknown(Precision.PART, "part-of-day")
    back = 1 if match["r"].casefold() == "last" else 0
    return days.of_part(anchor - timedelta(days=back), match["p"].casefold(), True, "part-of-day")


def _overnight(match: Match, anchor: date | None) -> Span | None:
    if anchor is None:
        return days.unknown(Precision.PART, "overnight")
    if match["lost"]:
        return Span(None, None, Precision.PART, False, "day-missing")
    if match["d"]:
        anchor = days.weekday(anchor, WEEKDAYS[match["d"].casefold()], -1)
    before = anchor - timedelta(days=1)
    return Span(f"{before.isoformat()}T20:00", f"{anchor.isoformat()}T06:00", Precision.PART, True, "overnight")


def _week(match: Match, anchor: date | None) -> Span | None:
    if anchor is None:
        return days.unknown(Precision.DAY, "week")
    monday = anchor - timedelta(days=anchor.weekday())
    relation = match["r"].casefold()
    if match["u"].casefold() == "weekend":
        step = 7 if relation == "next" else 0
        if relation in ("the", "last"):
            # On a weekday "the weekend" is the one just gone, unless the clause looks ahead.
            step = -7 if anchor.weekday() < 5 and not _ahead(match) else 0
        saturday = monday + timedelta(days=5 + step)
        return days.of_days(saturday, saturday + timedelta(days=1), Precision.DAY, True, "weekend")
    first = monday + timedelta(days={"last": -7, "next": 7}.get(relation, 0))
    last = first + timedelta(days=6)
    if match["e"] and relation == "this":
        earlier = match["e"].casefold() in ("earlier", "early")
        first, last = (first, anchor) if earlier else (anchor, last)
    return days.of_days(first, last, Precision.DAY, True, "week")


def _this_month(match: Match, anchor: date | None) -> Span | None:
    if anchor is None:
        return days.unknown(Precision.MONTH, "relative-month")
    year, month = days.shifted(anchor, {"last": -1, "next": 1}.get(match["r"].casefold(), 0))
    span = _within_month(year, month, match["w"], True, "relative-month")
    word = (match["e"] or "").casefold()
    if word == "earlier":
        return days.of_days(date(year, month, 1), anchor, Precision.MONTH, True, "relative-month")
    if word == "later":
        return days.of_days(anchor, days.month_end(year, month), Precision.MONTH, True, "relative-month")
    return span


def _this_year(match: Match, anchor: date | None) -> Span | None:
    if anchor is None:
        return days.unknown(Precision.YEAR, "relative-year")
    year = anchor.year + {"last": -1, "next": 1}.get(match["r"].casefold(), 0)
    which = f"{match['w'] or ''} {match['e'] or ''}".casefold()
    if "earlier" in which:
        return days.of_days(date(year, 1, 1), anchor, Precision.YEAR, True, "relative-year")
    if "later" in which:
        return days.of_days(anchor, date(year, 12, 31), Precision.YEAR, True, "relative-year")
    if "end" in which or "late" in which:
        return days.months(year, 9, 12, True, "relative-year")
    if "beginning" in which or "start" in which or "early" in which:
        return days.months(year, 1, 4, True, "relative-year")
    return days.year_span(year, year, True, "relative-year")


def _ago(match: Match, anchor: date | None) -> Span | None:
    unit, text = match["u"].casefold().rstrip("s"), match["n"].casefold()
    precision = {"year": Precision.YEAR, "decade": Precision.YEAR, "month": Precision.MONTH}.get(unit, Precision.DAY)
    if anchor is None:
        return days.unknown(precision, "ago")
    if text in ("a few", "several"):
        return Span(None, None, precision, True, "ago-vague")
    count = (
        SMALL.index(text) + 1 if text in SMALL else 2 if text == "a couple of" else int(text) if text.isdigit() else 1
    )
    if unit in ("hour", "minute"):
        return days.of_days(anchor - timedelta(days=1), anchor, Precision.DAY, True, "ago")
    if unit == "day":
        found = anchor - timedelta(days=count)
        return days.of_days(found, found, Precision.DAY, True, "ago")
    if unit == "week":
        # "Two weeks ago" is said of any day of that week.
        found = anchor - timedelta(days=7 * count)
        return days.of_days(found - timedelta(days=3), found + timedelta(days=3), Precision.DAY, True, "ago")
    if unit == "month":
        year, month = days.shifted(anchor, -count)
        return days.months(year, month, month, True, "ago")
    year = anchor.year - count * (10 if unit == "decade" else 1)
    return days.year_span(year, year, True, "ago") if year > days.EARLIEST_YEAR else None


HOLIDAYS = {
    "christmas eve": (12, 24), "christmas day": (12, 25), "boxing day": (12, 26), "new year's eve": (12, 31),
    "new year's day": (1, 1), "valentine's day": (2, 14), "halloween": (10, 31), "fourth of july": (7, 4),
}  # fmt: skip


def _holiday(match: Match, anchor: date | None) -> Span | None:
    month, day = HOLIDAYS[match["h"].casefold().replace("’", "'")]
    if match["y"]:
        found = days.valid(int(match["y"]), month, day)
        return days.of_days(found, found, Precision.DAY, False, "holiday") if found else None
    if anchor is None:
        return days.unknown(Precision.DAY, "holiday")
    found = days.nearest(anchor, month, day, _ahead(match))
    return days.of_days(found, found, Precision.DAY, True, "holiday") if found else None


# ---- times of day ----------------------------------------------------------------------------------------------


def _clock(match: Match, anchor: date | None) -> Span | None:
    """A time of day without its day: `T15:40`; the day is joined later, if the sentence gives one."""
    if match["named"]:
        hour, minute = {"noon": 12, "midday": 12, "midnight": 0}[match["named"].casefold()], 0
    else:
        written = match["h"] or match["h24"] or match["mil"][:2]
        hour, minute = int(written), int(match["m"] or match["m24"] or (match["mil"][2:] if match["mil"] else 0))
        half = (match["half"] or "").casefold().replace(".", "")
        if half:
            if not 1 <= hour <= 12:
                return None
            hour = hour % 12 + (12 if half == "pm" else 0)
    if hour > 23 or minute > 59:
        return None
    clock = f"T{hour:02d}:{minute:02d}"
    return Span(clock, clock, Precision.MINUTE, False, "clock")


EARLY = r"(?P<e>[Ee]arly|[Ll]ate|[Ee]arlier|[Ll]ater)(?: on)? "
WHICH = r"(?P<w>[Ee]arly|[Ll]ate|[Mm]id|(?:[Tt]he )?(?:beginning|start|middle|end) of)"
RULES: tuple[Rule, ...] = (
    Rule("iso", re.compile(rf"\b(?P<y>{YEAR})-(?P<m>\d\d)-(?P<d>\d\d)(?!\d)"), _iso),
    Rule("slashed", re.compile(
r"(?<![\d/.-])(?P<a>\d{1,2})(?P<sep>[/.-])(?P<b>\d{1,2})(?P=sep)(?P<y>\d{4}|\d\d)(?![\d/-]"
r"|\.\d)"
), _slashed),
    Rule("day-month-year", re.compile(
rf"\b{DATED}(?P<d>{DAY})(?: ?(?:-|–|to|and) ?(?P<d2>{DAY}))?(?: of)?[ -](?P<m>{MONTH}),?[ -"
rf"](?P<y>{YEAR}){END}"
), _full),
    Rule("month-day-year", re.compile(
rf"\b{DATED}(?P<m>{MONTH}) (?P<d>{DAY})(?: ?(?:-|–|to|and) ?(?P<d2>{DAY}))?(?:,| of)? (?P<y"
rf">{YEAR}){END}"
), _full),
    Rule("month-year", re.compile(rf"\b(?:{WHICH}[- ])?(?P<m>{MONTH})(?:,| of)? (?P<y>{YEAR}){END}"), _month_year),
    Rule("day-month", re.compile(
rf"\b{DATED}(?P<d>{DAY})(?: ?(?:-|–|to|and) ?(?P<d2>{DAY}))?(?: of)? (?P<m>{MONTH})\b(?! \d"
rf"{{4}})"
), _day_of_month),
    Rule("month-day", re.compile(
rf"\b{DATED}(?P<m>{MONTH}) (?P<d>{DAY})(?: ?(?:-|–|to|and) ?(?P<d2>{DAY}))?{END}"
), _day_of_month),
    Rule("season", re.compile(
rf"\b(?:{WHICH}[- ])?(?:(?P<r>[Tt]his|[Ll]ast|[Nn]ext|[Tt]he|[Ii]n)(?: (?:early|late))? )(?"
rf"P<s>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ww]inter|[Ff]all)(?: (?:of )?(?P<y>{YEAR}))?(?![\w-]|"
rf"(?<=fall) of )"
), _season),
    Rule("season-year", re.compile(
rf"\b(?:{WHICH}[- ])?(?P<r>)(?P<s>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ww]inter|[Ff]all)(?:,? (?:"
rf"of )?)(?P<y>{YEAR}){END}"
), _season),
    Rule("quarter", re.compile(
rf"\b(?:the )?(?P<q>Q[1-4]|(?:[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ff]inal)(?= quarter))("
rf"?: quarter)?(?: of)? (?P<y>{YEAR}){END}"
), _quarter),
    Rule("half", re.compile(rf"\b(?:the )?(?P<h>[Ff]irst|[Ss]econd) half of (?P<y>{YEAR}){END}"), _half),
    Rule("month", re.compile(
rf"\b(?:(?:[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil|[Dd]uring|[Ff]rom|[Bb]efore|[Aa]fter|to|of|through"
rf") )(?:{WHICH}[- ])?(?:(?P<r>last|next|this past|this coming|this) )?(?P<m>{MONTH})(?!\w|"
rf" \d|-\w)"
), _month),
    Rule("which-month", re.compile(
rf"\b(?:{WHICH}[- ])?(?P<r>(?:[Ll]ast|[Nn]ext|[Tt]his(?: past| coming)?"
rf") )?(?P<m>{MONTH})(?:(?=['’]s\b)|(?!\w| \d|-\w))"
), _month),
    Rule("year", re.compile(
rf"(?:(?<=\bin )|(?<=\bIn )|(?<=\bsince )|(?<=\bSince )|(?<=\bby )|(?<=\bBy )|(?<=\bof )|(?"
rf"<=\buntil )|(?<=\bfrom )|(?<=\bFrom )|(?<=\bto )|(?<=\bduring )|(?<=\bbefore )|(?<=\baft"
rf"er )|(?<=\bbetween )|(?<=\bthe )|(?<=\bThe )|(?<=\band )|(?<=\bthrough )|(?<=\()|(?<=, )"
rf"|(?<=\blast in )|\b{WHICH}[- ])(?P<y>{YEAR})(?: ?[-–] ?(?P<y2>\d{{4}}|\d\d))?(?![\w%]|[."
rf",:/]\d|-\w| BC| (?:people|men|women|children|soldiers|troops|homes|votes|workers|jobs|mi"
rf"les|km|kilometres|metres|tons|tonnes))"
), _year),
    Rule("decade", re.compile(r"\b(?:the )?(?:early |mid-? ?|late )?(?P<y>1\d{2}0|20\d0)['’]?s\b"), _decade),
    Rule("weekday", re.compile(
rf"\b(?:{EARLY})?(?:the (?P<n>night|morning|evening) of )?(?P<r>(?:[Ll]ast|[Nn]ext|[Tt]his("
rf"?: past| coming)?|[Cc]oming|[Pp]ast|the (?:previous|following)) )?(?P<d>{WEEKDAY})(?: (?"
rf"P<p>{PART}))?(?![\w])"
), _weekday),
    Rule("relative-day", re.compile(
rf"\b(?:{EARLY})?(?P<d>[Tt]he day before yesterday|[Tt]he day after tomorrow|[Tt]oday|[Tt]o"
rf"night|[Yy]esterday|[Tt]omorrow)(?: (?P<p>{PART}))?\b(?!-)"
), _relative_day),
    Rule("part-of-day", re.compile(r"\b(?P<r>[Tt]his|[Ll]ast) (?P<p>morning|afternoon|evening|night)\b"), _this_part),
    Rule("overnight", re.compile(
rf"\b[Oo]vernight\b(?: (?:into|on|to) (?P<d>{WEEKDAY})\b)?(?P<lost> into(?= ?[,.;]))?(?! (?"
rf":stay|train|bus|success|sensation|flight|stop|guest|rate|index))"
), _overnight),
    Rule("week", re.compile(
rf"\b(?:{EARLY})?(?P<r>[Tt]his|[Ll]ast|[Nn]ext|(?<=over )the|(?<=at )the|(?<=Over )the|(?<="
rf"At )the) (?P<u>weekend|(?<!the )week)\b"
), _week),
    Rule(
        "relative-month",
        re.compile(rf"\b(?:{WHICH} )?(?:{EARLY})?(?P<r>[Tt]his|[Ll]ast|[Nn]ext) month\b"),
        _this_month,
    ),
    Rule("relative-year", re.compile(
rf"\b(?:{WHICH} )?(?:{EARLY})?(?P<r>[Tt]his|[Ll]ast|[Nn]ext|(?<=end of )the|(?<=start of )t"
rf"he|(?<=beginning of )the) year\b(?!-)"
), _this_year),
    Rule("ago", re.compile((
rf"\b(?P<n>{COUNT}) (?P<u>(?:minute|hour|day|week|month|year|decade)s?) ago\b"
), re.IGNORECASE), _ago),
    Rule("holiday", re.compile(
rf"\b(?P<h>Christmas Eve|Christmas Day|Boxing Day|New Year['’]s Eve|New Year['’]s Day|Valen"
rf"tine['’]s Day|Halloween|Fourth of July)(?:,? (?P<y>{YEAR}){END})?"
), _holiday),
    Rule("clock", re.compile(
r"(?<![\w:.,$€£])(?:(?P<h>\d{1,2})(?:[:.](?P<m>[0-5]\d))?\s?(?P<half>[ap]\.?m\b\.?|[AP]\.?"
r"M\b\.?)|(?P<h24>[01]?\d|2[0-3]):(?P<m24>[0-5]\d)(?![\d:])(?! ?[-–] ?\d)|(?P<mil>[0-2]\d["
r"0-5]\d)(?= ?(?:GMT|UTC|hours|hrs)\b)|\b(?P<named>[Nn]oon|[Mm]idday|[Mm]idnight)\b)"
), _clock),
)  # fmt: skip
"""In order of preference: of two that begin at one place the longer counts, of equal ones the first."""

TRIGGER = re.compile(
    rf"""\b(?:{MONTH}|{WEEKDAY}|[Tt]oday|[Tt]onight|[Yy]esterday|[Tt]omorrow|[Oo]vernight
    |(?:[Tt]his|[Ll]ast|[Nn]ext|the)\ (?:morning|
    afternoon|evening|night|week|month|year|spring|summer|autumn|fall|winter)|ago|[Nn]oon|[Mm]idday|[Mm]idnight|[Ss]ummer|[Ss]pring|
    [Ww]inter|[Aa]utumn|Christmas|Boxing|Halloween|Valentine
    |New\ Year)|\d{{4}}|\d[:.]\d\d|\d\ ?[ap]\.?m|\d\ ?[AP]M|\d[/.-]\d""",
    re.VERBOSE,
)
"""Something that every time expression has: sentences without it are passed over."""
