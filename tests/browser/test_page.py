"""What a reader can do with a finding: open it, walk on, close it, and send a link to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

import render_points as dam
import render_quarrel as quarrel
import render_story as told
from browser.conftest import Open
from browser.reader import (
    DAM,
    DESK,
    FERRY,
    IN_VIEW,
    PHONE,
    QUARREL,
    STRUCK,
    arrived,
    closed,
    dialog,
    focused,
    fresh,
    line,
    lines,
    opened,
    place,
    texts,
    widely,
)
from crossread.records import Collation, PointKind, Status
from crossread.text import passages_of

# ---- a finding opened ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("screen", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("how", ["click", "Enter"])
def test_a_line_opens_to_its_passages_side_by_side(visit: Open, how: str, screen: dict[str, int]) -> None:
    """A click or Enter on the first agreed line shows a column a report, the passage lit and in sight in each."""
    watched = visit(FERRY, viewport=screen)
    page = watched.page
    first = page.locator(".agreed a.open").first
    if how == "click":
        first.click()
    else:
        first.focus()
        page.keyboard.press("Enter")
    dialog(page).wait_for(state="visible")
    arrived(page, "#point-7f01aa")
    columns = page.locator(".beside .column")
    assert texts(columns.locator("h3 a")) == ["The Harbour Post", "Daily Quay", "Seaside Notes", "Radio Nord (1)"]
    lit = columns.locator("mark.lit")
    assert lit.all_text_contents() == [passage.text for passage in passages_of(STRUCK)]
    for mark in lit.all():
        mark.evaluate("(one) => one.closest('.column').scrollIntoView()")
        assert mark.evaluate(IN_VIEW)
    assert dialog(page).locator("h2").inner_text() == "Agreed"
    assert "No passage found in Radio Nord (2)." in dialog(page).inner_text()
    watched.silent()


def long() -> Collation:
    """A story of two long reports that differ in their last paragraph."""
    before = "\n".join(
        f"Paragraph {at} says nothing of what this is about, and says it at some length." for at in range(80)
    )
    reports = [replace(one, text=f"{before}\nIn the end {count} people were found.\n{before}")
               for one, count in zip((dam.HERALD, dam.RADIO), ("twelve", "thirteen"), strict=True)]  # fmt: skip
    readings = [
        dam.told(f"{count} people", 1, dam.at(one, f"{count} people"), marked=(dam.at(one, count),))
        for one, count in zip(reports, ("twelve", "thirteen"), strict=True)
    ]
    point = dam.point("x", PointKind.QUANTITY, Status.DISPUTED, 2, *readings)
    held = replace(dam.dam(), title=reports[0].passage(0, 11), reports=tuple(reports), lineages=dam.LINEAGES[:2],
                   descents=(), names=(), points=(point,))  # fmt: skip
    return Collation((replace(held, lineages=tuple(replace(one, passages=()) for one in held.lineages)),), ())


@pytest.mark.parametrize("screen", [PHONE, DESK, {"width": 800, "height": 420}], ids=["phone", "desk", "low"])
def test_a_passage_deep_in_a_long_report_is_in_sight(visit: Open, screen: dict[str, int]) -> None:
    """However long the reports and small the screen, each column is scrolled to its passage."""
    page = visit(long(), viewport=screen).page
    opened(page, "point-x")
    marks = page.locator(".column mark.lit").all()
    assert len(marks) == 4
    for mark in marks:
        mark.evaluate("(one) => one.closest('.columns').scrollTo({ left: one.closest('.column').offsetLeft })")
        assert mark.evaluate(IN_VIEW)


def test_the_words_that_differ_are_marked(visit: Open) -> None:
    """In the list and side by side exactly the words are marked in which the readings differ."""
    page = visit(DAM).page
    held = page.locator('.disputed li:has(a[href="#point-d-visit"])')
    assert held.locator("mark.w").all_text_contents() == ["visited", "did not visit"]
    opened(page, "point-d-visit")
    assert page.locator(".column .text mark.w").all_text_contents() == ["visited", "did not visit"]
    lit = page.locator(".column .text").evaluate_all(
        "(all) => all.map((one) => [...one.querySelectorAll('mark.lit')].map((mark) => mark.textContent).join(''))"
    )
    assert lit == [dam.VISITED, dam.STAYED]


def test_what_is_later_says_when_it_was_first_told(visit: Open) -> None:
    """Where a later report knows more, the earlier reading comes first and each says when it was first told."""
    page = visit(DAM).page
    rows = texts(page.locator(".later .row"))
    assert "12 people" in rows[0] and "2 April 2033, 08:00 +02:00" in rows[0]
    assert "14 people" in rows[1] and "3 April 2033, 07:00 +02:00" in rows[1]


def test_every_kind_of_finding_opens(visit: Open) -> None:
    """What was said, what is wanted, a time and a name open like a point, their passages lit."""
    watched = visit(told.collation(replace(told.harbour())))
    page = watched.page
    for anchor, title, lit in (
        ("utterance-u01", "Said: Ilse Brandt", ["much too fast", "much too fast", "far too high"]),
        ("position-p02", "Wanted: Tomas Ferrel demands", ["Mayor Tomas Ferrel demanded an independent inquiry"]),
        ("when-1-0", "When: 2019", ["2019"]),
        ("name-n-ferrel", "Name: Tomas Ferrel", ["Tomas Ferrel", "Tomas Ferrel", "Mayor", "deputy mayor"]),
    ):
        opened(page, anchor)
        assert dialog(page).locator("h2").inner_text() == title
        found = page.locator(".column .text").evaluate_all(
            "(all) => all.map((one) => [...one.querySelectorAll('mark.lit')].map((mark) => mark.textContent).join(''))"
        )
        assert found == lit
        page.keyboard.press("Escape")
        closed(page)
    watched.silent()


def test_wordings_show_what_they_add_and_drop(visit: Open) -> None:
    """Under the fullest wording the others show what they add and what they drop."""
    page = visit(QUARREL).page
    held = page.locator('.said li:has(a[href="#utterance-quarry"])').first
    assert held.locator("ins").all_text_contents() == ["soon", "shut"]
    assert held.locator("del").all_text_contents() == ["old", "at once", "close", "at once, whatever it costs the town"]
    assert texts(held.locator("a.open")) == [f"“{quarrel.FULLEST.text}”"]
    assert "as told by Dora Kell" in page.locator(".said").inner_text()


def test_the_ledger_is_a_table_of_matters_by_actors(visit: Open) -> None:
    """Each matter has a row, each actor a column, and a cell what the actor does about it."""
    page = visit(QUARREL).page
    assert texts(page.locator(".ledger thead th")) == ["Matter", "Brenn Stone", "Dora Kell", "The union", "Ivo Marsh"]
    rows = page.locator(".ledger tbody tr")
    assert texts(rows.locator("th")) == ["closing the quarry opposed", "new talks", "a night ban"]
    cells = [" ".join(one.split()) for one in rows.nth(0).locator("td").all_inner_texts()]
    assert [cell.removeprefix("2 lineages of 2: A The Bell, B Clarion") for cell in cells][2:] == ["", ""]
    assert "rejects" in cells[0] and "demands" in cells[1]
    opened(page, "entry-ban")
    assert page.locator(".column .text mark.lit").all_text_contents()
    assert "if the town pays for new lamps" in page.locator(".column .text mark.w").all_text_contents()


# ---- walking and closing -------------------------------------------------------------------------------------


def test_buttons_and_keys_walk_from_finding_to_finding(visit: Open) -> None:
    """The arrow buttons and the keys j and k go to the next finding of the list and back, and stop at its ends."""
    page = visit(FERRY).page
    opened(page, "point-8a01cc")
    before, after = page.get_by_role("button", name="Previous (k)"), page.get_by_role("button", name="Next (j)")
    assert before.is_disabled() and after.is_enabled()
    after.click()
    arrived(page, "#point-8a02dd")
    page.keyboard.press("j")
    arrived(page, "#point-8a03ee")
    assert after.is_disabled()
    page.keyboard.press("j")
    arrived(page, "#point-8a03ee")
    page.keyboard.press("k")
    before.click()
    arrived(page, "#point-8a01cc")
    page.keyboard.press("Escape")
    closed(page)
    arrived(page, "")


def test_keys_walk_on_after_a_click_on_words(visit: Open) -> None:
    """Who has clicked on the words of a report can still walk on by key."""
    page = visit(FERRY).page
    opened(page, "point-8a01cc")
    page.locator(".column .text p").first.click()
    page.locator(".beside .by").first.click()
    page.keyboard.press("j")
    arrived(page, "#point-8a02dd")


WAYS: dict[str, Callable[[Any], None]] = {
    "Escape": lambda page: page.keyboard.press("Escape"),
    "button": lambda page: page.get_by_role("button", name="Close (Esc)").click(),
    "back": lambda page: page.go_back(),
    "beside it": lambda page: page.mouse.click(3, 450),
}


@pytest.mark.parametrize("kind", ["entry", "utterance"])
def test_what_stands_in_groups_is_walked_too(visit: Open, kind: str) -> None:
    """Acts and sayings lead from one to the next past the matter or the speaker that they stand under."""
    page = visit(QUARREL).page
    first, second, *_ = [one for one in lines(page) if one.startswith(kind)]
    opened(page, first)
    page.keyboard.press("j")
    arrived(page, f"#{second}")
    page.keyboard.press("Escape")
    closed(page)
    focused(page, f"#{second}")


def test_an_outlet_leads_to_its_column(visit: Open) -> None:
    """The name of an outlet in a line opens the finding with that outlet's report in sight."""
    page = visit(DAM).page
    outlet = page.locator(".disputed .by a").last
    name = outlet.inner_text()
    outlet.click()
    dialog(page).wait_for(state="visible")
    rank = place(page).rsplit("/", 1)[1]
    column = page.locator(f'.column[data-report="{rank}"]').first
    assert name.rstrip("…") in column.inner_text()
    assert column.evaluate("(one) => one.getBoundingClientRect().left < innerWidth")


@pytest.mark.parametrize("way", WAYS)
def test_closing_leads_back_to_the_line(visit: Open, way: str) -> None:
    """However it is closed, the reader is back where they were, with the focus on the line that was opened."""
    watched = visit(FERRY)
    page = watched.page
    line(page, "point-9c03").scroll_into_view_if_needed()
    top = page.evaluate("() => scrollY")
    opened(page, "point-9c03")
    WAYS[way](page)
    closed(page)
    page.wait_for_function("() => location.hash === ''")
    focused(page, "#point-9c03")
    assert abs(page.evaluate("() => scrollY") - top) < 2
    watched.silent()


def test_closing_leads_back_to_where_it_was_after_a_jump(visit: Open) -> None:
    """Who jumped to a section and read on is back where they read, not at the section's beginning."""
    page = visit(FERRY, viewport={"width": 1000, "height": 500}).page
    page.locator(".jump a", has_text="Said").click()
    page.mouse.wheel(0, 500)
    page.wait_for_timeout(200)
    top = page.evaluate("() => scrollY")
    opened(page, "when-1-1")
    scrolled = page.evaluate("() => scrollY")
    page.keyboard.press("Escape")
    closed(page)
    page.wait_for_function("() => location.hash === '#said-1'")
    page.wait_for_timeout(100)
    assert top > 0
    assert abs(page.evaluate("() => scrollY") - scrolled) < 2


def test_closing_leads_back_after_a_link(visit: Open) -> None:
    """Who came by a link, closed it, and opened another finding further down is back there when it is closed."""
    page = fresh(visit, FERRY, "point-8a02dd", viewport={"width": 1000, "height": 500})
    dialog(page).wait_for(state="visible")
    page.keyboard.press("Escape")
    closed(page)
    line(page, "when-1-3").scroll_into_view_if_needed()
    opened(page, "when-1-3")
    top = page.evaluate("() => scrollY")
    page.keyboard.press("Escape")
    closed(page)
    page.wait_for_function("() => location.hash === ''")
    assert top > 200 and abs(page.evaluate("() => scrollY") - top) < 2


def test_the_last_finding_walked_to_has_the_focus(visit: Open) -> None:
    """Who walked on before closing finds the focus on the line of what was shown last."""
    page = visit(FERRY).page
    opened(page, "point-8a01cc")
    page.keyboard.press("j")
    page.keyboard.press("Escape")
    closed(page)
    focused(page, "#point-8a02dd")


def test_a_line_opens_again_and_again(visit: Open) -> None:
    """A line that was closed opens again, and what was open when the page was printed is open afterwards."""
    page = visit(FERRY).page
    for _ in range(3):
        opened(page, "point-8a01cc")
        page.keyboard.press("Escape")
        closed(page)
    opened(page, "point-8a01cc")
    page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    closed(page)
    page.evaluate("() => dispatchEvent(new Event('afterprint'))")
    dialog(page).wait_for(state="visible")
    page.pdf()
    assert dialog(page).is_visible() and place(page) == "#point-8a01cc"
    page.keyboard.press("Escape")
    closed(page)
    page.wait_for_function("() => location.hash === ''")


def test_back_and_forward_walk_through_what_was_opened(visit: Open) -> None:
    """The browser's back and forward buttons close and open what the reader has seen."""
    watched = visit(FERRY)
    page = watched.page
    opened(page, "point-8a01cc")
    page.go_back()
    closed(page)
    page.go_forward()
    dialog(page).wait_for(state="visible")
    arrived(page, "#point-8a01cc")
    page.locator(".column h3 a").first.click()
    closed(page)
    page.wait_for_function("() => location.hash.startsWith('#report-')")
    assert page.locator(f"#report-{told.POST.id}[open]").count() == 1
    page.go_back()
    dialog(page).wait_for(state="visible")
    watched.silent()


# ---- links ---------------------------------------------------------------------------------------------------


def test_a_link_to_a_finding_opens_it(visit: Open) -> None:
    """Who comes by a link to a finding sees it opened, and closing it leaves them in the page."""
    page = fresh(visit, FERRY, "point-8a02dd")
    dialog(page).wait_for(state="visible")
    assert "212 passengers" in page.locator(".column mark.lit").all_text_contents()
    page.keyboard.press("Escape")
    closed(page)
    arrived(page, "")
    assert page.locator("h1").first.is_visible()
    focused(page, "#point-8a02dd")


def test_a_link_to_a_finding_that_is_folded_away_opens_it(visit: Open) -> None:
    """A link to a finding far down a list that is not drawn yet works too, and the list is drawn up to it."""
    page = fresh(visit, Collation((dam.many(3, 300),), ()), "point-d-s250")
    dialog(page).wait_for(state="visible")
    page.keyboard.press("Escape")
    closed(page)
    focused(page, "#point-d-s250")


@pytest.mark.parametrize("rank", [1, 11])
def test_a_link_may_name_a_report(visit: Open, rank: int) -> None:
    """A link to a finding in one report shows the column of that report, however many there are."""
    page = fresh(visit, Collation((widely(14),), ()), f"point-fell/{rank}", viewport={"width": 800, "height": 700})
    dialog(page).wait_for(state="visible")
    column = page.locator(f'.column[data-report="{rank}"]')
    assert column.locator("h3 a").inner_text() == f"Outlet {rank}"
    box = column.bounding_box()
    assert box["x"] >= 0 and box["x"] + 40 < 800


@pytest.mark.parametrize(
    "link", ["%", "%E0%A4%A", "point-nothing", "__proto__", "constructor", "point-7f01aa/99", 'point-7f01aa/"]']
)
def test_a_broken_link_shows_the_page(visit: Open, link: str) -> None:
    """A link to nothing, or one that a mail program broke, shows the page as it is."""
    watched = visit(FERRY)
    page = watched.page
    page.evaluate("(place) => { location.hash = place; }", link)
    page.wait_for_timeout(50)
    assert page.locator(".agreed a.open").count() == 2
    watched.silent()


def test_a_link_to_a_report_opens_it(visit: Open) -> None:
    """A link to a report opens its text and brings it into sight."""
    page = fresh(visit, FERRY, f"report-{told.RADIO_LATE.id}")
    assert page.locator(f"#report-{told.RADIO_LATE.id} .text p").first.is_visible()
