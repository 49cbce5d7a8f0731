"""A story told by somebody who wants to break the page does not: nothing runs, nothing breaks, nothing is lost."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest

import crossread
import hostile
from browser.conftest import Open
from browser.looks import headings, sideways, written
from crossread import render
from crossread.records import Collation, Report
from crossread.render.labels import visible

SIZES = {"phone": (390, 844), "desktop": (1440, 900)}
PLACES = (
    "#",
    "#nowhere",
    "#__proto__",
    "#point-constructor",
    "#%",
    "#point-%E0%A4%A",
    "#'><img src=x onerror=pwned=1>",
    "#.a[b]",
)
STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
FOREIGN = """() => [...document.querySelectorAll("[href], [src], [action], [formaction], [data]")]
  .flatMap((part) => ["href", "src", "action", "formaction", "data"].map((name) => part.getAttribute(name)))
  .filter((address) => address !== null && !/^(#|https?:\\/\\/)/.test(address))
  .map((address) => address.slice(0, 99))"""
"""Addresses of the page that are neither a place in it nor on the web."""
ABROAD = """() => [...document.querySelectorAll(
  "iframe, object, embed, base, form, img, video, audio, link, template, plaintext, xmp, svg script, script, meta"
)].filter((part) => part.localName === "meta" ? part.httpEquiv === "refresh"
  : part.localName !== "script" || (part.type !== "application/json" && part.textContent.includes("pwned"))
).map((part) => part.outerHTML.slice(0, 99))"""
"""Elements that no dossier has."""


def unbroken(page: Any, shown: Collation) -> None:
    """The headings and all reports are there, each report with its own words, and no element has come from a source."""
    assert page.evaluate(FOREIGN) == []
    assert page.evaluate(ABROAD) == []
    found = headings(page)
    assert [words for words in found if words.startswith("Reports")], found
    assert page.locator("footer.about").count() == 1
    for dossier in shown.dossiers:
        for report in dossier.reports:
            assert said(page, report) == visible(report.text).split("\n")


def everywhere(page: Any) -> dict[str, str]:
    """What sticks out at the side, by the size of the screen."""
    found = {}
    for name, (width, height) in SIZES.items():
        page.set_viewport_size({"width": width, "height": height})
        found[name] = sideways(page)
    return {name: words for name, words in found.items() if words}


def said(page: Any, report: Report) -> list[str]:
    """The paragraphs of a report as the page has them."""
    paragraphs: list[str] = written(page, report).locator("p").all_text_contents()
    return paragraphs


@pytest.mark.parametrize("name", hostile.WORDS)
def test_hostile_words_do_nothing(visit: Open, name: str) -> None:
    """Whatever words stand in every field, nothing runs or is asked for, nothing sticks out, every text is whole."""
    shown = hostile.collation(name)
    watched = visit(shown)
    unbroken(watched.page, shown)
    watched.silent()
    assert everywhere(watched.page) == {}


@pytest.mark.parametrize("name", ["scripts", "handlers", "addresses", "closing"])
def test_the_same_words_unescaped_would_be_noticed(visit: Open, name: str) -> None:
    """If the page did not escape what sources say, these tests would fail: the policy is broken, or words run."""
    shown = hostile.collation(name)
    watched = visit(unescape(render.html(shown)))
    watched.page.wait_for_timeout(100)
    assert watched.witness.violations
    with pytest.raises(AssertionError):
        unbroken(watched.page, shown)
    bare = visit(re.sub('<meta http-equiv="Content-Security-Policy"[^>]*>', "", unescape(render.html(shown))))
    bare.page.wait_for_timeout(100)
    seen = bare.witness
    assert seen.ran or seen.dialogs or seen.requests or seen.left


def test_all_of_them_on_one_page_do_nothing(visit: Open) -> None:
    """The same with every kind of hostility on one page, a story each."""
    names = [name for name in hostile.WORDS if not name.startswith(("long", "many"))]
    shown = hostile.collation(*names)
    watched = visit(shown)
    watched.page.mouse.wheel(0, 50_000)
    assert watched.page.locator("h1").count() == len(names)
    unbroken(watched.page, shown)
    watched.silent()


@pytest.mark.parametrize("name", ["scripts", "handlers", "closing", "json", "prototype", "directions", "surrogates"])
def test_using_a_hostile_page_runs_nothing(visit: Open, name: str) -> None:
    """Opening, filtering and following what is on a hostile page runs nothing of it and raises no error."""
    watched = visit(hostile.collation(name))
    page = watched.page
    for link in page.locator("a[href^='#']:visible, summary:visible, button:visible").all()[:40]:
        if link.is_visible():
            link.dispatch_event("click")
            page.keyboard.press("Escape")
    for choice in page.locator("select:visible").all():
        choice.select_option(index=1)
    page.wait_for_timeout(100)
    watched.silent()


@pytest.mark.parametrize("place", PLACES)
def test_a_link_to_nowhere_does_nothing(visit: Open, place: str) -> None:
    """Whatever stands after the `#` of an address, on opening or later, no error is raised and nothing runs."""
    watched = visit(hostile.collation("prototype"))
    watched.page.evaluate("(place) => { location.hash = place; }", place)
    watched.page.wait_for_timeout(50)
    watched.page.reload()
    watched.silent()


def test_hostile_files_are_collated_and_do_nothing(visit: Open, tmp_path: Path) -> None:
    """Files made to break the page go all the way through and come out as words."""
    for name, text in hostile.FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    shown = crossread.collate([tmp_path])
    assert sum(len(dossier.reports) for dossier in shown.dossiers) == len(hostile.FILES)
    watched = visit(shown)
    unbroken(watched.page, shown)
    watched.silent()
    assert everywhere(watched.page) == {}


@pytest.mark.parametrize("name", hostile.WORDS)
def test_hostile_words_do_not_break_the_terminal_or_markdown(name: str) -> None:
    """No hostile word crashes the terminal or the Markdown, steers either, or becomes HTML in the Markdown."""
    shown = hostile.collation(name)
    for text in (render.terminal(shown, 80, False), render.markdown(shown)):
        text.encode("utf-8")
        assert STEERING.search(text) is None
    assert not re.search(
        r"<(?:script|img|iframe|svg|a|style|base|meta)\b", unescaped(render.markdown(shown)), re.IGNORECASE
    )


def unescaped(markdown: str) -> str:
    """Markdown without what a backslash takes the meaning from."""
    return re.sub(r"\\.", "", markdown)
