"""What is promised of the page to who copies from it, and to who uses no mouse."""

from __future__ import annotations

import pytest

import render_story as told
from browser.conftest import Open
from browser.reader import FERRY, FOCUSED, arrived, closed, dialog, focused, line, opened, tabbed

# ---- copies --------------------------------------------------------------------------------------------------

HIT = told.MOMENTS[2].expression
CITED = (
    "“about 7.40 a.m.” — The Harbour Post, “Ferry strikes pier in Varnholm, dozens hurt”, 14 May 2031, 18:20:00+02:00, "
    f"https://harbourpost.example/news/ferry [characters {HIT.start}–{HIT.end}]"
)


@pytest.mark.parametrize("trusted", [True, False], ids=["clipboard", "old way"])
def test_a_passage_is_copied_with_its_citation(visit: Open, trusted: bool) -> None:
    """A passage copied has its words, outlet, title, day, address and characters, in any browser."""
    watched = visit(FERRY, permissions=["clipboard-read", "clipboard-write"])
    page = watched.page
    opened(page, "when-1-2")
    if not trusted:
        page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); }")
    copy = page.get_by_role("button", name="Copy with citation")
    copy.click()
    page.get_by_role("button", name="Copied").wait_for()
    assert page.evaluate("() => navigator.clipboard.readText()") == CITED
    assert page.evaluate("() => document.activeElement.textContent") == "Copied"
    # Pressed again before its words are back.
    page.get_by_role("button", name="Copied").click()
    copy.wait_for(timeout=4_000)


def test_a_link_is_copied(visit: Open) -> None:
    """The address of what is open can be copied to be sent to a colleague."""
    watched = visit(FERRY, permissions=["clipboard-read", "clipboard-write"])
    opened(watched.page, "point-8a01cc")
    watched.page.get_by_role("button", name="Copy a link to this").click()
    watched.page.wait_for_timeout(100)
    assert watched.page.evaluate("() => navigator.clipboard.readText()") == f"{watched.address}#point-8a01cc"


# ---- keyboard ------------------------------------------------------------------------------------------------


def test_all_of_it_works_by_keyboard(visit: Open) -> None:
    """With the keyboard alone a reader filters, opens a line, reads side by side, closes, and goes on from there."""
    watched = visit(FERRY)
    page = watched.page
    tabbed(page, ".kinds button")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert page.locator(".kinds [aria-pressed='true']").count() == 1
    page.keyboard.press("Space")
    tabbed(page, ".filter select")
    page.keyboard.press("ArrowDown")
    assert page.locator(".filter output").inner_text().endswith("of 11 points")
    tabbed(page, ".clear")
    page.keyboard.press("Enter")
    assert page.evaluate("() => Boolean(document.activeElement.closest('.filter'))")
    tabbed(page, ".agreed a.open")
    page.keyboard.press("Enter")
    dialog(page).wait_for(state="visible")
    tabbed(page, ".column h3 a")
    tabbed(page, ".column .text")
    tabbed(page, ".column button")
    for _ in range(60):
        page.keyboard.press("Tab")
        assert page.evaluate(
            "() => document.activeElement === document.body || Boolean(document.activeElement.closest('dialog'))"
        )
    page.keyboard.press("Escape")
    closed(page)
    focused(page, "#point-7f01aa")
    tabbed(page, "a[href='#point-7f02bb']", 2)
    watched.silent()


def test_one_tab_stop_a_line(visit: Open) -> None:
    """A line of several readings is one stop of the Tab key."""
    page = visit(FERRY).page
    assert page.locator(".disputed a.open:not([tabindex='-1'])").count() == 3
    line(page, "point-8a01cc").focus()
    page.keyboard.press("Tab")
    focused(page, "#point-8a02dd")


def test_marks_are_one_tab_stop_a_report(visit: Open) -> None:
    """In a report's text the Tab key stops once, arrow keys go from mark to mark, and Enter opens what is marked."""
    watched = visit(FERRY)
    page = watched.page
    summary = page.locator(f"#report-{told.POST.id} > summary")
    summary.focus()
    page.keyboard.press("Enter")
    marks = page.locator(f"#report-{told.POST.id} a.mark")
    marks.first.wait_for()
    tabbed(page, f"#report-{told.POST.id} a.mark", 3)
    seen = [page.evaluate("() => document.activeElement.textContent")]
    for _ in range(marks.count() - 1):
        page.keyboard.press("ArrowRight")
        seen.append(page.evaluate("() => document.activeElement.textContent"))
    assert seen == marks.all_text_contents() and len(seen) > 10
    page.keyboard.press("ArrowLeft")
    assert page.locator(f"#report-{told.POST.id} a.mark[tabindex='0']").count() == 1
    mark = page.evaluate(FOCUSED)
    page.keyboard.press("Enter")
    dialog(page).wait_for(state="visible")
    arrived(page, mark)
    watched.silent()


def test_closing_leads_back_to_the_mark(visit: Open) -> None:
    """What was opened from a report's text leads back into that text."""
    page = visit(FERRY).page
    page.locator(f"#report-{told.RADIO.id} > summary").click()
    mark = page.locator(f"#report-{told.RADIO.id} a.mark").nth(3)
    mark.scroll_into_view_if_needed()
    top = page.evaluate("() => scrollY")
    mark.click()
    dialog(page).wait_for(state="visible")
    page.keyboard.press("Escape")
    closed(page)
    page.wait_for_function("() => location.hash === ''")
    assert page.evaluate("() => document.activeElement.matches('a.mark')")
    assert abs(page.evaluate("() => scrollY") - top) < 2
