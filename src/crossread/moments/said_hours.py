"""Forms that name parts of the day and times of day."""

from __future__ import annotations

from crossread.moments.forms import Form, Hit
from crossread.moments.pieces import Draft
from crossread.moments.said import (
    MODS,
    NEAR,
    STEPS,
    kind_of,
    mod,
)


def part(hit: Hit) -> Draft | None:
    """ "This morning", "last night", "that evening", "early in the morning", "at night"."""
    said, word = hit.kind("step"), hit.need("part").word
    if said in ("past", "coming") or (said == "that" and hit.need("step").text.casefold() != "that"):
        return None
    if said == "" and not hit["the"]:
        before = hit.before()
        at_night = word in ("NI", "MI") and before is not None and before.kind == "at"
        if not (at_night or hit["mod"] or (before is not None and before.kind in ("in", "by", "until", "since"))):
            return None
    if said == "" and hit["article"]:
        return None
    if (
        kind_of(hit.after()) == "of"
        and said == ""
        and hit.need("part").text.casefold() in ("dawn", "dusk", "sunset", "night")
    ):
        # "The dawn of a new age"; "the night of 3 May" is joined from its parts.
        return None
    step = {"last": -1, "this": 0, "next": 1}.get(said)
    if said in NEAR or (said == "next" and hit["the"]):
        return Draft("part", part=word, step=STEPS.get(said, 0), near=True, mod=mod(hit))
    return Draft("part", part=word, step=step, mod=mod(hit))


def part_word(hit: Hit) -> Draft | None:
    """ "Morning" beside a day: taken only where a day can be joined to it."""
    return Draft("partword", part=hit.need("part").word, mod=MODS.get(hit.kind("mod"), ""))


def overnight(hit: Hit) -> Draft | None:
    """ "Overnight", "overnight into Tuesday"."""
    after = hit.after()
    if after is not None and after.text.casefold() in (
        "stay",
        "train",
        "bus",
        "success",
        "sensation",
        "flight",
        "stop",
        "guest",
        "rate",
        "index",
    ):
        return None
    if hit["into"]:
        lost = after is None or after.kind in ("comma", "point") or after.text in ";:!?"
        weekday = hit["weekday"]
        if lost and weekday is None and hit.kind("into") == "to":
            return Draft("lost", part="NI")
    return Draft("overnight", weekday=hit.whole("weekday"))


def clock(hit: Hit) -> Draft | None:
    """ "3:40 a.m.", "15:40", "6pm"."""
    hour, minute, second, half = hit.need("clock").figures
    if half and not (0 <= hour <= 12 or hour <= 23):
        return None
    if hour > 24 or minute > 59 or second > 59:
        return None
    return Draft("clock", clock=(hour, minute, second, half))


def spoken_clock(hit: Hit) -> Draft | None:
    """ "Seven o'clock", "nine a m", "five thirty pm", "7 ish"."""
    hour, minute = hit.need("hour").whole, hit.whole("minute")
    half = hit.need("mean").whole if hit["mean"] else 0
    if not 0 < hour <= (24 if hit["oclock"] else 12) or (minute or 0) > 59 or hit.need("hour").number != hour:
        return None
    if hit["minute"] and not half and (hit.need("minute").text.isdigit() or (minute or 0) < 10):
        return None
    return Draft("clock", clock=(hour, -1 if minute is None else minute, -1, half), mod="approx" if hit["ish"] else "")


def past_hour(hit: Hit) -> Draft | None:
    """ "Ten past nine", "half past eight", "a quarter to seven"."""
    minute = 30 if hit["half"] else 15 if hit["quarter"] else hit.need("minute").whole
    hour = hit.need("hour").whole
    if not 0 < hour <= 24 or not 0 < minute < 60 or (hit["quarter"] and hit.need("quarter").value != "Q"):
        return None
    if hit.kind("way") == "to":
        if not (hit["quarter"] or hit["oclock"]) and (minute not in (5, 10, 20, 25) or kind_of(hit.before()) != "at"):
            return None
        hour, minute = hour - 1 or 12, 60 - minute
    return Draft("clock", clock=(hour, minute, -1, 0))


def named_hour(hit: Hit) -> Draft | None:
    """ "Noon", "midnight"."""
    return Draft(
        "clock", clock=(hit.need("named").whole, 0, -1, 1 if hit.need("named").whole == 0 else 2), value="named"
    )


def bare_hour(hit: Hit) -> Draft | None:
    """ "At 5": an hour only where a day or part of a day can be joined to it."""
    atom = hit.need("hour")
    good = atom.number == atom.whole and 0 < atom.whole <= 12
    said = kind_of(hit.before()) in ("at", "about", "by", "until", "from", "between", "since", "before", "after")
    return Draft("hour", clock=(atom.whole, -1, -1, 0), value="at" if said else "") if good else None


WHEN_IN = "( mod:early|late|later|mid|earlier dash? in? )"
MINUTES = "( half:half | article? quarter:unit | minute:number units? )"
FORMS = (
    Form(f"{WHEN_IN}? the:the? step:STEP|that|same? ( mod2:early|late )? part:part", part),
    Form("the:the step:STEP|same part:part", part),
    Form("overnight into:to?", overnight),
    Form("overnight into:to|on weekday:weekday", overnight),
    Form("clock:clock", clock),
    Form("hour:number dash? minute:number? mean:mean", spoken_clock),
    Form("hour:number oclock:oclock mean:mean?", spoken_clock),
    Form("hour:number dash minute:number", spoken_clock),
    Form("<at|from|to|until|by|between|and hour:number minute:number", spoken_clock),
    Form("hour:number ish:ish", spoken_clock),
    Form(f"{MINUTES} way:past|to hour:number oclock:oclock?", past_hour),
    Form("hour:number? named:named", named_hour),
    Form("hour:number", bare_hour),
    Form("mod:early|late|mid? part:part", part_word),
)  # fmt: skip
"""Of forms that begin at one place the longest counts, of equal ones the first."""
