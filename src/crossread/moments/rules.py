"""The table of time expressions: a pattern each, and a function that works it out."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from crossread.moments import clocks, counted, dates
from crossread.moments.days import Span
from crossread.moments.forms import COUNT, DATED, DAY, END, MONTH, PART, WEEKDAY, YEAR, Match


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of time expression."""

    name: str
    pattern: re.Pattern[str]
    work_out: Callable[[Match, date | None], Span | None]
    """From a match and the day of the report to the stretch of time; None if it is no time expression after all."""


EARLY = r"(?P<e>[Ee]arly|[Ll]ate|[Ee]arlier|[Ll]ater)(?: on)? "
WHICH = r"(?P<w>[Ee]arly|[Ll]ate|[Mm]id|(?:[Tt]he )?(?:beginning|start|middle|end) of)"
RULES: tuple[Rule, ...] = (
    Rule("iso", re.compile(rf"\b(?P<y>{YEAR})-(?P<m>\d\d)-(?P<d>\d\d)(?!\d)"), dates.iso),
    Rule("slashed", re.compile(
r"(?<![\d/.-])(?P<a>\d{1,2})(?P<sep>[/.-])(?P<b>\d{1,2})(?P=sep)(?P<y>\d{4}|\d\d)(?![\d/-]"
r"|\.\d)"
), dates.slashed),
    Rule("day-month-year", re.compile(
rf"\b{DATED}(?P<d>{DAY})(?: ?(?:-|–|to|and) ?(?P<d2>{DAY}))?(?: of)?[ -](?P<m>{MONTH}),?[ -"
rf"](?P<y>{YEAR}){END}"
), dates.full),
    Rule("month-day-year", re.compile(
rf"\b{DATED}(?P<m>{MONTH}) (?P<d>{DAY})(?: ?(?:-|–|to|and) ?(?P<d2>{DAY}))?(?:,| of)? (?P<y"
rf">{YEAR}){END}"
), dates.full),
    Rule("month-year", re.compile(rf"\b(?:{WHICH}[- ])?(?P<m>{MONTH})(?:,| of)? (?P<y>{YEAR}){END}"), dates.month_year),
    Rule("day-month", re.compile(
rf"\b{DATED}(?P<d>{DAY})(?: ?(?:-|–|to|and) ?(?P<d2>{DAY}))?(?: of)? (?P<m>{MONTH})\b(?! \d"
rf"{{4}})"
), dates.day_of_month),
    Rule("month-day", re.compile(
rf"\b{DATED}(?P<m>{MONTH}) (?P<d>{DAY})(?: ?(?:-|–|to|and) ?(?P<d2>{DAY}))?{END}"
), dates.day_of_month),
    Rule("season", re.compile(
rf"\b(?:{WHICH}[- ])?(?:(?P<r>[Tt]his|[Ll]ast|[Nn]ext|[Tt]he|[Ii]n)(?: (?:early|late))? )(?"
rf"P<s>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ww]inter|[Ff]all)(?: (?:of )?(?P<y>{YEAR}))?(?![\w-]|"
rf"(?<=fall) of )"
), dates.season),
    Rule("season-year", re.compile(
rf"\b(?:{WHICH}[- ])?(?P<r>)(?P<s>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ww]inter|[Ff]all)(?:,? (?:"
rf"of )?)(?P<y>{YEAR}){END}"
), dates.season),
    Rule("quarter", re.compile(
rf"\b(?:the )?(?P<q>Q[1-4]|(?:[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ff]inal)(?= quarter))("
rf"?: quarter)?(?: of)? (?P<y>{YEAR}){END}"
), dates.quarter),
    Rule("half", re.compile(rf"\b(?:the )?(?P<h>[Ff]irst|[Ss]econd) half of (?P<y>{YEAR}){END}"), dates.half),
    Rule("month", re.compile(
rf"\b(?:(?:[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil|[Dd]uring|[Ff]rom|[Bb]efore|[Aa]fter|to|of|through"
rf") )(?:{WHICH}[- ])?(?:(?P<r>last|next|this past|this coming|this) )?(?P<m>{MONTH})(?!\w|"
rf" \d|-\w)"
), dates.month),
    Rule("which-month", re.compile(
rf"\b(?:{WHICH}[- ])?(?P<r>(?:[Ll]ast|[Nn]ext|[Tt]his(?: past| coming)?"
rf") )?(?P<m>{MONTH})(?:(?=['’]s\b)|(?!\w| \d|-\w))"
), dates.month),
    Rule("year", re.compile(
rf"(?:(?<=\bin )|(?<=\bIn )|(?<=\bsince )|(?<=\bSince )|(?<=\bby )|(?<=\bBy )|(?<=\bof )|(?"
rf"<=\buntil )|(?<=\bfrom )|(?<=\bFrom )|(?<=\bto )|(?<=\bduring )|(?<=\bbefore )|(?<=\baft"
rf"er )|(?<=\bbetween )|(?<=\bthe )|(?<=\bThe )|(?<=\band )|(?<=\bthrough )|(?<=\binto )|(?<="
rf"hroughout )|(?<=\bDuring )|(?<=late as )|(?<=arly as )|(?<=\byears )|(?<=\b[Aa] )|(?<=\b[Aa]"
rf"n )|(?<=\()|(?<=, )"
rf"|(?<=\blast in )|\b{WHICH}[- ])(?P<y>{YEAR})(?: ?[-–] ?(?P<y2>\d{{4}}|\d\d))?(?![\w%]|[."
rf",:/]\d|-\w| BC| (?:people|men|women|children|soldiers|troops|homes|votes|workers|jobs|mi"
rf"les|km|kilometres|metres|tons|tonnes|metre|mile|foot|feet|word|page|acre|seat|strong|square))"
), dates.year),
    Rule("decade", re.compile(r"\b(?:the )?(?:early |mid-? ?|late )?(?P<y>1\d{2}0|20\d0)['’]?s\b"), dates.decade),
    Rule("weekday", re.compile(
rf"\b(?:{EARLY})?(?:the (?P<n>night|morning|evening) of )?(?P<r>(?:[Ll]ast|[Nn]ext|[Tt]his("
rf"?: past| coming)?|[Cc]oming|[Pp]ast|the (?:previous|following)) )?(?P<d>{WEEKDAY})(?: (?"
rf"P<p>{PART}))?(?![\w])"
), counted.weekday),
    Rule("weekday-of-week", re.compile(
rf"\b(?:(?P<d>{WEEKDAY})(?: of)? (?P<r>last|this|next) week|(?P<r2>[Ll]ast|[Tt]his|[Nn]ext) wee"
rf"k(?: on)? (?P<d2>{WEEKDAY}))\b"
), counted.weekday_of_week),
    Rule("ordinal-weekday", re.compile(
rf"\b(?:[Tt]he )?(?P<o>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ff]ifth|[Ll]ast|1st|2nd|3rd|4t"
rf"h|5th) (?P<d>{WEEKDAY}) (?:of|in|after|before) (?:(?P<m>{MONTH})(?:(?:,| of)? (?P<y>{YEAR}"
rf"){END})?(?!\w|-\w)|(?P<r>last|this|next) month\b|(?:the |each |every )?[^\W\d_]+)"
), counted.ordinal_weekday),
    Rule("relative-day", re.compile(
rf"\b(?:{EARLY})?(?P<d>[Tt]he day before yesterday|[Tt]he day after tomorrow|[Tt]oday|[Tt]o"
rf"night|[Yy]esterday|[Tt]omorrow)(?: (?P<p>{PART}))?\b(?!-)"
), counted.relative_day),
    Rule("part-of-day", re.compile(
r"\b(?P<r>[Tt]his|[Ll]ast) (?P<p>morning|afternoon|evening|night)\b"
), counted.this_part),
    Rule("overnight", re.compile(
rf"\b[Oo]vernight\b(?: (?:into|on|to) (?P<d>{WEEKDAY})\b)?(?P<lost> into(?= ?[,.;]))?(?! (?"
rf":stay|train|bus|success|sensation|flight|stop|guest|rate|index))"
), counted.overnight),
    Rule("week", re.compile(
rf"\b(?:{EARLY})?(?P<r>[Tt]his|[Ll]ast|[Nn]ext|(?<=over )the|(?<=at )the|(?<=Over )the|(?<="
rf"At )the) (?P<u>weekend|(?<!the )week)\b"
), counted.week),
    Rule(
        "relative-month",
        re.compile(rf"\b(?:{WHICH} )?(?:{EARLY})?(?P<r>[Tt]his|[Ll]ast|[Nn]ext) month\b"),
        counted.this_month,
    ),
    Rule("relative-year", re.compile(
rf"\b(?:{WHICH} )?(?:{EARLY})?(?P<r>[Tt]his|[Ll]ast|[Nn]ext|(?<=end of )the|(?<=start of )t"
rf"he|(?<=beginning of )the) year\b(?!-)"
), counted.this_year),
    Rule("ago", re.compile((
rf"\b(?P<n>{COUNT}) (?P<u>(?:minute|hour|day|week|month|year|decade)s?) ago\b"
), re.IGNORECASE), counted.ago),
    Rule("from-now", re.compile(
rf"\b(?:in )?(?P<n>{COUNT}) (?P<u>(?:day|week|month|year)s?)(?: from now\b|['’]s? time\b)"
), counted.from_now),
    Rule("holiday", re.compile(
rf"\b(?P<h>Christmas Eve|Christmas Day|Boxing Day|New Year['’]s Eve|New Year['’]s Day|Valen"
rf"tine['’]s Day|Halloween|Fourth of July)(?:,? (?P<y>{YEAR}){END})?"
), counted.holiday),
    Rule("clock", re.compile(
r"(?<![\w:.,$€£])(?:(?P<h>\d{1,2})[:.](?P<m>[0-5]\d)|(?:(?<=at )|(?<=about )|(?<=around ))(?P<bare>\d{1,2})"
r"|(?P<sharp>\d{1,2}) ?o['’]clock),? (?P<part>(?:in the|that|the same|this) (?:early )?(?:morning"
r"|afternoon|evening)|at night)\b"
), clocks.clock_in_part),
    Rule("clock", re.compile(
r"(?<![\w:.,$€£])(?:(?P<h>\d{1,2})(?:[:.](?P<m>[0-5]\d))?\s?(?P<half>[ap]\.?m\b\.?|[AP]\.?"
r"M\b\.?)|(?P<h24>[01]?\d|2[0-3]):(?P<m24>[0-5]\d)(?![\d:])(?! ?[-–] ?\d)|(?P<mil>[0-2]\d["
r"0-5]\d)(?= ?(?:GMT|UTC|hours|hrs)\b)|\b(?P<named>[Nn]oon|[Mm]idday|[Mm]idnight)\b)"
), clocks.clock),
)  # fmt: skip
"""In order of preference: of two that begin at one place the longer counts, of equal ones the first."""

TRIGGER = re.compile(
    rf"""\b(?:{MONTH}|{WEEKDAY}|[Tt]oday|[Tt]onight|[Yy]esterday|[Tt]omorrow|[Oo]vernight
    |from\ now|time|(?:[Tt]his|[Ll]ast|[Nn]ext|the)\ (?:morning|
    afternoon|evening|night|week|month|year|spring|summer|autumn|fall|winter)|ago|[Nn]oon|[Mm]idday|[Mm]idnight|[Ss]ummer|[Ss]pring|
    [Ww]inter|[Aa]utumn|Christmas|Boxing|Halloween|Valentine
    |New\ Year)|\d{{4}}|\d[:.]\d\d|\d\ ?[ap]\.?m|\d\ ?o['’]clock|\d\ (?:in\ the|at\ night)|\d\ ?[AP]M|\d[/.-]\d""",
    re.VERBOSE,
)
"""Something that every time expression has: sentences without it are passed over."""
