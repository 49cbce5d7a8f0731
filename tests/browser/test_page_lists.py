"""What the lists of the page promise: filters, long lists, and lineages that stand out."""

from __future__ import annotations

from dataclasses import replace

import pytest

import render_points as dam
import render_quarrel as quarrel
import render_story as told
from browser.conftest import Open
from browser.reader import DAM, EXAMPLE, FERRY, FOCUSED, chosen, closed, dialog, lines, opened, texts, widely
from crossread import render
from crossread.records import Collation, NameKind, PointKind, Status
from pages import Page

# ---- filters -------------------------------------------------------------------------------------------------


def test_filters_narrow_every_section(visit: Open) -> None:
    """By kind, outlet, lineage and name the lists are narrowed down, how many are left is said, and Clear undoes it."""
    watched = visit(FERRY)
    page = watched.page
    everything = lines(page)
    output, clear = page.locator(".filter output"), page.get_by_role("button", name="Clear")
    assert clear.is_hidden() and output.inner_text() == ""
    page.locator(".kinds button", has_text="number").click()
    assert [one for one in lines(page) if one.startswith("point")] == ["point-8a01cc", "point-8a02dd"]
    assert output.inner_text() == "2 of 11 points"
    chosen(page, "outlet").select_option(label="Radio Nord (2) (2)")
    assert [one for one in lines(page) if one.startswith("point")] == ["point-8a01cc"]
    assert output.inner_text() == "1 of 11 points"
    clear.click()
    assert lines(page) == everything and clear.is_hidden() and output.inner_text() == ""
    chosen(page, "outlet").select_option(label="Seaside Notes (3)")
    assert [one for one in lines(page) if not one.startswith(("point", "lineage", "descent"))] == [
        "utterance-u01", "when-1-4", "name-n-brandt", "name-n-varnholm",
    ]  # fmt: skip
    clear.click()
    chosen(page, "name").select_option(label="Telsey Lines (1)")
    assert {one for one in lines(page) if one.startswith(("point", "name"))} == {
        "point-7f02bb",
        "name-n-lines",
    }
    clear.click()
    watched.silent()


def test_a_lineage_chosen_keeps_what_it_tells(visit: Open) -> None:
    """With one lineage chosen each section keeps what it tells, the names that it has among them."""
    page = visit(FERRY).page
    chosen(page, "lineage").select_option(label="C unseen origin (2)")
    left = lines(page)
    assert [one for one in left if one.startswith(("point", "when", "utterance"))] == [
        "point-8a01cc",
        "point-9c05",
        "when-1-3",
    ]
    assert "name-n-brandt" not in left and "name-n-ferrel" not in left
    assert {one for one in lines(page) if one.startswith("name")} == {"name-n-varnholm", "name-n-lines"}


def test_a_choice_that_leaves_nothing_says_so(visit: Open) -> None:
    """Where nothing matches what is chosen, the page says so instead of being empty."""
    page = visit(FERRY).page
    page.locator(".kinds button", has_text="role").click()
    chosen(page, "outlet").select_option(label="Radio Nord (2) (2)")
    assert page.locator(".filter output").inner_text() == "No point matches all of these."
    assert page.locator(".agreed [data-empty]").count() == 1


def test_a_finding_left_out_can_still_be_opened(visit: Open) -> None:
    """A link to a finding that the filter leaves out opens it all the same, and closing it does no harm."""
    watched = visit(FERRY)
    page = watched.page
    page.locator(".kinds button", has_text="role").click()
    page.evaluate("() => { location.hash = '#point-7f01aa'; }")
    dialog(page).wait_for(state="visible")
    page.keyboard.press("Escape")
    closed(page)
    watched.silent()


def test_two_stories_keep_apart(visit: Open) -> None:
    """Of two stories on one page each has its own filter, lines and texts."""
    watched = visit(Collation((dam.dam(), quarrel.quarrel(), told.harbour()), ()))
    page = watched.page
    assert page.locator(".menu a").count() == 3
    page.locator("#story-1 .kinds button", has_text="number").click()
    assert page.locator("#story-1 .single a.open").count() == 0
    assert page.locator("#story-3 .single a.open").count() == 6
    opened(page, "point-9c01")
    assert page.locator(".column mark.lit").all_text_contents() == ["both engines stopped some 300 metres out"]
    page.keyboard.press("Escape")
    closed(page)
    opened(page, "point-d-hours")
    assert page.locator(".column").count() == 2
    watched.silent()


# ---- lines ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("shown", [FERRY, DAM, EXAMPLE], ids=["ferry", "dam", "example"])
def test_each_line_says_what_is_told_and_by_which_lineages(visit: Open, shown: Collation) -> None:
    """A point's line has each of its readings in a report's words, with the letters of the lineages that tell it."""
    (story,) = Page(render.html(shown)).stories()
    watched = visit(shown)
    page = watched.page
    page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    checked = 0
    for point in story.row.points:
        if point.status == "single" or point.anchor == story.row.heading:
            continue
        rows = page.locator(f'.items > li:has(a.open[href="#{point.anchor}"]) > .row')
        assert rows.count() == len(point.readings)
        for row, reading in zip(rows.all(), point.readings, strict=True):
            assert story.value(reading.value) in row.locator("a.open").text_content()
            letters = [story.row.lineages[rank].letter for rank in reading.lineages]
            assert row.locator(".support svg text").all_text_contents() == letters
            checked += 1
    assert checked >= 4
    watched.silent()


def test_names_called_alike_are_told_apart_in_the_choice(visit: Open) -> None:
    """Two names that are spelled the same have their kinds beside them where a name is chosen."""
    other = replace(dam.OSTHOLM, id="n-other", kind=NameKind.ORGANISATION)
    page = visit(Collation((replace(dam.dam(), names=(*dam.dam().names, other)),), ())).page
    assert {"Ostholm (organisation) (1)", "Ostholm (place) (1)"} <= set(texts(chosen(page, "name").locator("option")))


def test_nothing_to_choose_from_is_not_offered(visit: Open) -> None:
    """A story of one report with points of one kind offers no choice of outlet, lineage or kind."""
    point = dam.point(
        "x", PointKind.STATEMENT, Status.SINGLE, 1, dam.told("12 people", 1, dam.at(dam.HERALD, "12 people"))
    )
    held = told.small(dam.HERALD, dam.at(dam.HERALD, dam.OVERFLOW), (point,))
    page = visit(told.collation(held)).page
    assert page.locator(".filter select, .kinds button").count() == 0


# ---- long lists ----------------------------------------------------------------------------------------------


def test_long_lists_are_drawn_as_they_come_into_view(visit: Open) -> None:
    """Of 500 points some stand in the page at first, a button says how many more, and scrolling brings all of them."""
    watched = visit(Collation((dam.many(2, 500),), ()))
    page = watched.page
    held = page.locator(".single .items > li")
    assert held.count() == 12
    more = page.locator(".single .more")
    assert more.inner_text() == "488 more"
    more.click()
    assert 12 < held.count() < 500
    assert page.evaluate(FOCUSED).startswith("#point-d-s")
    for _ in range(100):
        if not more.count():
            break
        page.mouse.move(400, 400)
        page.mouse.wheel(0, 600)
        page.wait_for_timeout(30)
    assert held.count() == 500
    assert more.count() == 0
    assert held.locator("a.open").evaluate_all("(all) => new Set(all.map((one) => one.href)).size") == 500
    watched.silent()


def test_many_columns_unfold(visit: Open) -> None:
    """Of a point that many reports tell the first columns are drawn, and the others one click away."""
    page = visit(Collation((widely(30),), ())).page
    opened(page, "point-seen")
    assert page.locator(".column").count() == 8
    dialog(page).locator(".more").click()
    assert page.locator(".column").count() == 30
    names = page.locator(".column h3 a").all_inner_texts()
    assert len(set(names)) == 30


def test_more_lineages_than_letters_fit_show_bars(visit: Open) -> None:
    """With more than eight lineages a bar with a number says how many of them are behind a reading."""
    page = visit(Collation((widely(14),), ())).page
    row = page.locator(".disputed .row").first
    assert row.locator("svg.bar").count() == 1
    assert row.locator(".support .n").inner_text() == "7"
    assert "7 lineages of 14" in row.locator(".support").get_attribute("title")
    few = visit(DAM).page.locator(".disputed .row").first
    assert few.locator("svg.bar").count() == 0 and few.locator("svg text").all_text_contents() == ["B"]


# ---- lineages ------------------------------------------------------------------------------------------------

DIM = """(rank) => {
  const around = (one) => (one.parentElement ? around(one.parentElement) : 1) * Number(getComputedStyle(one).opacity);
  return [...document.querySelectorAll(".story [data-l]")].filter((one) => one.checkVisibility())
    .filter((one) => around(one) !== (one.dataset.l.split(" ").includes(rank) ? 1 : 0.25)).length;
}"""
"""How many elements are dim though they are of a lineage, or bright though they are not, or dimmed twice."""


@pytest.mark.parametrize("how", ["hover", "focus"])
def test_a_lineage_pointed_at_stands_out(visit: Open, how: str) -> None:
    """Pointed at or focused, a lineage dims all that is not of it; afterwards all is as before."""
    watched = visit(FERRY, reduced_motion="reduce")
    page = watched.page
    lineages = page.locator(".story .drawn [data-lineage]")
    chosen = lineages.first
    rank = chosen.get_attribute("data-lineage")
    chosen.hover() if how == "hover" else chosen.focus()
    assert page.locator(".agreed [data-l]").count() and page.evaluate(DIM, rank) == 0
    if how == "hover":
        page.locator("h1").hover()
    else:
        page.locator(".agreed a.open").first.focus()
    dimmed = page.locator(".story [data-l]").evaluate_all(
        "(all) => all.filter((one) => Number(getComputedStyle(one).opacity) < 1).length"
    )
    assert dimmed == 0
    watched.silent()


def test_a_lineage_pointed_at_side_by_side_stands_out(visit: Open) -> None:
    """Side by side, pointing at a lineage's letter dims the columns of the others."""
    page = visit(FERRY, reduced_motion="reduce").page
    opened(page, "point-8a01cc")
    columns = page.locator(".column")
    columns.last.locator("h3 .letter").hover()
    dim = columns.evaluate_all("(all) => all.map((one) => Number(getComputedStyle(one).opacity) < 1)")
    assert dim == [True, True, True, False]
    page.locator(".beside h2").hover()
    dim = columns.evaluate_all("(all) => all.filter((one) => Number(getComputedStyle(one).opacity) < 1).length")
    assert dim == 0


def test_what_is_agreed_is_never_empty(visit: Open) -> None:
    """What stands at the top is not said again below it, unless it is all that is agreed."""
    assert texts(visit(DAM).page.locator(".agreed a.open")) == [dam.OVERFLOW]
    several = visit(Collation((dam.many(3, 0),), ())).page
    assert several.locator(".agreed a.open").count() == 2
    assert several.locator(".told a").get_attribute("href") == "#point-d-a000"


def test_sections_say_how_many_are_left(visit: Open) -> None:
    """Each heading says how many of its items are left when the story is narrowed down, and all of them again after."""
    page = visit(FERRY).page
    heading = page.locator("#disputed-1 h2 .n")
    everything = heading.inner_text()
    page.locator(".kinds button", has_text="number").click()
    assert heading.inner_text() == f"2 of {everything}"
    page.get_by_role("button", name="Clear").click()
    assert heading.inner_text() == everything
