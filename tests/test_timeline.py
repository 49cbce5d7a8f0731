"""What the timeline promises."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

import made_up
import render_story as told
from crossread.records import Dossier, Moment, MomentKind, Precision
from crossread.render.page.axis import Axis
from crossread.render.page.fitting import measured
from crossread.render.page.timeline import about, svg
from crossread.render.story import Story

SVG = "{http://www.w3.org/2000/svg}"
DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


def moment(number: int, report: int, earliest: str | None, latest: str | None, precision: Precision) -> Moment:
    """A moment that the first words of a made-up report give."""
    passage = made_up.report(report, None).passage(0, 9)
    kind = MomentKind.TIME if "T" in (earliest or latest or "") else MomentKind.DATE
    return Moment(f"m{number}", earliest, latest, precision, passage, passage, None, (), kind)


def day(number: int, report: int, iso: str) -> Moment:
    return moment(number, report, iso, iso, Precision.DAY)


def dossier(moments: tuple[Moment, ...], reports: int = 5, published: str | None = "2031-05-14") -> Dossier:
    """A story of reports none of which comes from another, that tells of these moments."""
    held = tuple(made_up.report(at, published) for at in range(reports))
    return replace(made_up.dossier(held, (None,) * reports), moments=moments)


def drawn(held: Dossier) -> str:
    return str(svg(Story.of(held), lambda *parts: "-".join(parts)))


def tree(held: Dossier) -> etree._Element:
    """The drawing, refused unless it is well-formed XML."""
    return etree.fromstring(drawn(held).replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1))


def links(found: etree._Element) -> dict[str, etree._Element]:
    """The links to times, by what they lead to."""
    held = [one for one in found.iter(f"{SVG}a") if one.get("href", "").startswith("#when-")]
    assert len({one.get("href") for one in held}) == len(held)
    return {one.get("href", "")[1:]: one for one in held}


def left(link: etree._Element) -> float:
    """Where a column stands, or a longer time begins."""
    path = next(link.iter(f"{SVG}path"), None)
    if path is not None:
        return float(re.findall(r"[\d.]+", path.get("d", ""))[0])
    return float(next(link.iter(f"{SVG}rect")).get("x", ""))


@st.composite
def moments(draw: st.DrawFn) -> tuple[Moment, ...]:
    """Moments of any fineness, some long, some with one end, some that are no time of the calendar."""
    found = []
    for number in range(draw(st.integers(1, 30))):
        first = draw(DAYS)
        last = first + timedelta(days=draw(st.sampled_from([0, 0, 0, 1, 30, 900])))
        ends = draw(
            st.sampled_from(
                [
                    (first.isoformat(), last.isoformat(), Precision.DAY),
                    (f"{first.year}-01-01", f"{first.year}-12-31", Precision.YEAR),
                    (f"{first}T17:00", f"{first}T21:59", Precision.PART),
                    (f"{first}T17:05", f"{first}T17:05", Precision.MINUTE),
                    (None, last.isoformat(), Precision.DAY),
                    (first.isoformat(), None, Precision.MONTH),
                    ("T19:40", "T19:40", Precision.MINUTE),
                    (None, None, Precision.DAY),
                ]
            )
        )
        found.append(moment(number, draw(st.integers(0, 4)), *ends))
    return tuple(found)


def calendar(iso: str | None) -> bool:
    return bool(iso) and not (iso or "").startswith("T")


@given(moments())
@settings(max_examples=150, deadline=None)
def test_every_time_is_on_it_once(held: tuple[Moment, ...]) -> None:
    """Every time whose day or year is known is on the timeline once, and no other is; each says what it is."""
    story = dossier(held)
    dates = Story.of(story).dates
    known = {f"when-{at}" for at, one in enumerate(dates) if any(calendar(m.earliest or m.latest) for m in one.moments)}
    if not known:
        assert drawn(story) == ""
        return
    found = links(tree(story))
    assert set(found) == known
    for target, link in found.items():
        assert link.findtext(f"{SVG}title", "").startswith(dates[int(target.split("-")[1])].words)


@given(moments())
@settings(max_examples=100, deadline=None)
def test_time_runs_from_left_to_right(held: tuple[Moment, ...]) -> None:
    """What began later stands further right, be it a year, a day or an hour, and all of it lies inside the drawing."""
    axis = Axis.of(Story.of(dossier(held)))
    starts = [slot.span.start for slot in axis.slots]
    assert starts == sorted(starts)
    assert all(before.right <= after.left + 0.01 for before, after in zip(axis.slots, axis.slots[1:], strict=False))
    assert all(slot.left >= 0 and slot.right <= 600 for slot in axis.slots)
    inside = [(slot, one) for one in axis.stretches for slot in axis.slots if one.left <= slot.middle <= one.right]
    assert all(one.told.span.start <= slot.span.start < one.told.span.end for slot, one in inside)
    for at, one in enumerate(axis.stretches):
        for other in axis.stretches[at + 1 :]:
            assert one.lane != other.lane or one.right <= other.left or other.right <= one.left


@given(moments(), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_the_same_bytes_in_any_order(held: tuple[Moment, ...], chance: random.Random) -> None:
    """The order in which the moments are given changes nothing."""
    other = list(held)
    chance.shuffle(other)
    assert drawn(dossier(tuple(other))) == drawn(dossier(held))


@given(moments())
@settings(max_examples=100, deadline=None)
def test_words_on_it_do_not_overlap(held: tuple[Moment, ...]) -> None:
    """No two labels of a row overlap, at the size of a desk or, of those shown there, of a phone."""
    labels = Axis.of(Story.of(dossier(held))).labels
    for size, shown in ((11.5, labels), (18.5, [one for one in labels if one.phone])):
        for at, one in enumerate(shown):
            for other in shown[at + 1 :]:
                room = (measured(one.text, size) + measured(other.text, size)) / 2
                assert one.row != other.row or abs(one.x - other.x) >= room


def test_a_column_is_as_high_as_the_lineages_that_give_it() -> None:
    """A time that three lineages give is three squares high, with their letters, however often each gives it."""
    held = (day(1, 0, "2031-05-14"), day(2, 1, "2031-05-14"), day(3, 1, "2031-05-14"), day(4, 3, "2031-05-14"))
    found = links(tree(dossier((*held, day(5, 2, "2031-05-15")))))
    squares = {target: [one.get("data-l") for one in link.iter(f"{SVG}g")] for target, link in found.items()}
    assert squares == {"when-0": ["0", "1", "3"], "when-1": ["2"]}
    assert ["".join(one.itertext()) for one in found["when-0"].iter(f"{SVG}text")] == ["A", "B", "D"]


def test_many_lineages_are_bars() -> None:
    """With more lineages than there is room for squares a time is a bar of that height, with their number."""
    held = tuple(day(at, at, "2031-05-14") for at in range(20)) + tuple(
        day(40 + at, at, "2031-05-16") for at in range(5)
    )
    found = links(tree(dossier(held, reports=20)))
    heights = [float(re.findall(r"v-([\d.]+)", link.find(f"{SVG}path").get("d"))[0]) for link in found.values()]
    assert heights[0] == pytest.approx(4 * heights[1], rel=0.01)
    assert [link.findtext(f"{SVG}text") for link in found.values()] == ["20", "5"]


def test_what_lasts_is_drawn_over_its_extent() -> None:
    """A time of several days is a frame below all the times that lie in it, and over no other."""
    days = ("2031-05-12", "2031-05-14", "2031-05-16", "2031-05-20")
    held = tuple(day(at, 0, iso) for at, iso in enumerate(days))
    (one,) = Axis.of(
        Story.of(dossier((*held, moment(9, 1, "2031-05-13", "2031-05-18", Precision.DAY)), published=None))
    ).stretches
    slots = Axis.of(Story.of(dossier(held, published=None))).slots
    assert (one.left, one.right) == (slots[1].left, slots[2].right)
    found = links(tree(dossier((*held, moment(9, 1, "2031-05-13", "2031-05-18", Precision.DAY)), published=None)))
    assert len(found) == 5


def test_years_beside_hours_break_the_axis() -> None:
    """Years and hours stand side by side, with a mark where the axis is broken and the year below each part."""
    held = (
        moment(1, 0, "2014-01-01", "2014-12-31", Precision.YEAR),
        moment(2, 1, "2031-05-14T07:40", "2031-05-14T07:40", Precision.MINUTE),
        moment(3, 1, "2031-05-14T17:00", "2031-05-14T21:59", Precision.PART),
    )
    axis = Axis.of(Story.of(dossier(held)))
    assert len(axis.breaks) == 1
    assert [one.text for one in axis.labels] == ["07:40", "17–22h", "14 May", "2014", "2031"]


def test_reports_stand_at_their_time_of_publication() -> None:
    """Every report whose time is known has a mark with the letter of its lineage, which leads to it and says when."""
    found = tree(told.harbour())
    marks = {
        (one.get("href"), "".join(one.find(f"{SVG}text").itertext()), one.findtext(f"{SVG}title"))
        for one in found.iter(f"{SVG}a")
        if one.get("href", "").startswith("#report-")
    }
    assert marks == {
        (f"#report-{told.POST.id}", "A", "The Harbour Post, 14 May 2031, 18:20"),
        (f"#report-{told.WIRE.id}", "A", "Daily Quay, 14 May 2031, 19:05"),
        (f"#report-{told.RADIO.id}", "B", "Radio Nord (1), 14 May 2031, 20:00"),
        (f"#report-{told.RADIO_LATE.id}", "C", "Radio Nord (2), 15 May 2031, 06:30"),
    }


def test_a_story_without_times_has_no_timeline() -> None:
    """Where no day or year is told there is no drawing, and no words about one."""
    for held in ((), (moment(1, 0, None, None, Precision.DAY), moment(2, 0, "T19:40", "T19:40", Precision.MINUTE))):
        assert drawn(dossier(held)) == ""
        untold = Story.of(dossier(held))
        assert about(untold, Axis.of(untold)) == ""


def test_hostile_names_stay_text() -> None:
    """Whatever an outlet is called, the timeline shows its characters and no markup."""
    held = dossier((day(1, 0, "2031-05-14"),), reports=2)
    name = told.HOSTILE.outlet + told.HOSTILE_WORDS
    found = tree(
        replace(held, reports=tuple(replace(one, outlet=f"{name}{at}") for at, one in enumerate(held.reports)))
    )
    assert {one.tag.removeprefix(SVG) for one in found.iter()} <= {"svg", "g", "a", "title", "path", "rect", "text"}
    assert not [key for one in found.iter() for key in one.attrib if key.startswith("on") or key == "style"]
    assert [one for one in found.iter(f"{SVG}title") if "<script>alert(1)</script>" in (one.text or "")]


@pytest.mark.parametrize(("earliest", "latest"), [("9999-12-31", "9999-12-31"), ("0001-01-01", "0001-01-01")])
def test_the_ends_of_the_calendar_are_times(earliest: str, latest: str) -> None:
    """The first and the last day that a calendar has are times like any other; so is one that ends before it begins."""
    held = (moment(1, 0, earliest, latest, Precision.DAY), moment(2, 1, "2031-05-15", "2031-05-14", Precision.DAY))
    assert set(links(tree(dossier(held)))) == {"when-0", "when-1"}


def test_three_hundred_times_stay_small() -> None:
    """Three hundred different times make a drawing of under 25 KB, in which each still leads to its own."""
    start = date(2030, 1, 1)
    held = tuple(day(at, at % 5, (start + timedelta(days=3 * at)).isoformat()) for at in range(300))
    found = drawn(dossier(held))
    assert len(found.encode()) < 25_000
    assert len(links(tree(dossier(held)))) == 300
    labels = [one.text for one in Axis.of(Story.of(dossier(held))).labels]
    assert {"2030", "2031", "2032"} <= set(labels) and len(labels) < 60


def test_the_timeline_has_words_that_say_the_same() -> None:
    """A sentence says how far the times go back, which of them most lineages give, and when was published."""
    held = (
        moment(1, 0, "2014-01-01", "2014-12-31", Precision.YEAR),
        day(2, 0, "2031-05-14"),
        day(3, 1, "2031-05-14"),
        day(4, 1, "2031-05-15"),
    )
    story = replace(dossier(held), first="2031-05-14", last="2031-05-15")
    shown = Story.of(story)
    assert about(shown, Axis.of(shown)) == (
        "3 times told, from 2014 to Thursday 15 May 2031; most lineages, 2, give Wednesday 14 May 2031. "
        "Published: 14–15 May 2031. The list below says the same."
    )
