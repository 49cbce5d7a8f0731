"""What is promised of the reports in full, on paper, and where no script runs."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

import render_points as dam
import render_story as told
from browser.conftest import Open
from browser.reader import DAM, EXAMPLE, FERRY, FOCUSED, QUARREL, closed, dialog, opened, texts
from crossread import render
from crossread.records import Collation, PointKind, Report, Status
from crossread.render.labels import visible
from crossread.render.page.rows import DateRow, LineRow, NameRow, Places, PointRow, UtteranceRow
from crossread.text import passages_of
from pages import Findings, Page

# ---- the reports ---------------------------------------------------------------------------------------------


def dense() -> tuple[Collation, Report]:
    """A story of one report in which findings overlap in every way, across paragraphs and astral characters."""
    text = "One 🪨 two, three;  four.\n\nFive six 𝒳 seven <b>eight</b> & nine\nte\u0301n eleven — twelve."
    report = replace(told.WIRE, id="dense", title=None, text=text)
    spans = [(start, min(start + size, len(text))) for start in range(0, len(text) - 1, 3) for size in (1, 4, 11, 37)]
    points = tuple(
        dam.point(f"{start}-{end}-{at}", PointKind.STATEMENT, list(Status)[at % 4], 1,
                  dam.told(text[start:end], 1, report.passage(start, end)))
        for at, (start, end) in enumerate(spans)
    )  # fmt: skip
    return told.collation(told.small(report, report.passage(0, 5), points)), report


def test_marks_never_change_a_text(visit: Open) -> None:
    """However findings overlap, a report's text with all of them marked is the text, character for character."""
    shown, report = dense()
    watched = visit(shown)
    page = watched.page
    held = page.locator("#report-dense")
    plain = held.locator(".text p").all_text_contents()
    held.locator("> summary").click()
    held.locator("a.mark").first.wait_for()
    assert held.locator(".text p").all_text_contents() == plain == report.text.split("\n")
    assert held.locator("a.mark").count() > 20
    watched.silent()


def test_every_finding_of_a_dense_text_is_cut_right(visit: Open) -> None:
    """Each passage lit side by side is the passage, with the characters beyond the first plane counted as one each."""
    shown, report = dense()
    page = visit(shown).page
    for point in shown.dossiers[0].points[::7]:
        page.evaluate("(id) => { location.hash = `#point-${id}`; }", point.id)
        dialog(page).wait_for(state="visible")
        page.wait_for_function(
            "(id) => document.querySelector('.beside code')?.textContent === `point-${id}`", arg=point.id
        )
        (passage,) = passages_of(point)
        lit = "".join(page.locator(".column mark.lit").all_text_contents())
        assert lit == passage.text.replace("\n", "")
        assert page.locator(".column .text p").all_text_contents() == report.text.split("\n")


OPENED = """async (anchors) => {
  const found = {};
  for (const anchor of anchors) {
    const gone = new Promise((done) => addEventListener("hashchange", done, { once: true }));
    location.hash = anchor;
    await gone;
    const lit = (column) => [...column.querySelectorAll("mark.lit")].map((mark) => mark.textContent).join("");
    const columns = [...document.querySelectorAll(".beside .column")];
    found[anchor] = columns.map((one) => [Number(one.dataset.report), lit(one)]);
  }
  return found;
}"""
"""For each finding the columns that it opens to: the number of the report, and the words lit in it."""


def groups(one: Any) -> list[Places]:
    """The places of a finding in the groups that stand side by side."""
    if isinstance(one, PointRow):
        return [reading.passages for reading in one.readings]
    if isinstance(one, UtteranceRow):
        return [wording.passages for wording in one.wordings]
    if isinstance(one, LineRow):
        return [tuple(number for stance in one.stances for number in stance.passage)]
    if isinstance(one, NameRow):
        return [worded.passages for worded in (*one.variants, *one.roles)]
    assert isinstance(one, DateRow)
    return [one.passages]


def covered(story: Findings, places: Places) -> list[tuple[int, str]]:
    """The characters of each report that some places cover, without line feeds, which no paragraph has."""
    held: dict[int, set[int]] = {}
    for at in range(0, len(places), 3):
        report, start, length = places[at : at + 3]
        held.setdefault(report, set()).update(range(start, start + length))
    return [
        (report, "".join(story.texts[report][at] for at in sorted(all_)).replace("\n", ""))
        for report, all_ in held.items()
    ]


@pytest.mark.parametrize("shown", [FERRY, DAM, QUARREL, EXAMPLE], ids=["ferry", "dam", "quarrel", "example"])
def test_every_finding_opens_to_its_passages(visit: Open, shown: Collation) -> None:
    """Every single finding of a page opens, and what is lit in each report is exactly what was found there."""
    (story,) = Page(render.html(shown)).stories()
    row = story.row
    lines = [line for matter in row.matters for line in matter.lines]
    findings = {one.anchor: one for one in (*row.points, *row.utterances, *lines, *row.beside, *row.dates, *row.names)}
    watched = visit(shown)
    found = watched.page.evaluate(OPENED, list(findings))
    for anchor, one in findings.items():
        expected = sorted(column for places in groups(one) for column in covered(story, places))
        assert sorted(map(tuple, found[anchor])) == expected or (
            len(found[anchor]) == 8 and all(tuple(column) in expected for column in found[anchor])
        ), anchor
    watched.silent()


@pytest.mark.parametrize("shown", [FERRY, DAM, QUARREL], ids=["ferry", "dam", "quarrel"])
def test_reports_are_read_in_full_with_all_that_was_found(visit: Open, shown: Collation) -> None:
    """Every report opened is the whole text, and every passage of a point has a mark that leads somewhere."""
    watched = visit(shown)
    page = watched.page
    for report in shown.dossiers[0].reports:
        held = page.locator(f"#report-{report.id}")
        held.locator("> summary").click()
        page.wait_for_function("(id) => document.getElementById(id).dataset.marked", arg=f"report-{report.id}")
        assert held.locator(".text > p").all_text_contents() == visible(report.text).split("\n")
        assert held.locator("a.mark").count()
    watched.silent()


def test_damage_and_cuts_are_shown(visit: Open) -> None:
    """Damage is boxed in the text and listed below it, and what was cut from a page can be opened."""
    page = visit(FERRY).page
    blog, post = (page.locator(f"#report-{one.id}") for one in (told.BLOG, told.POST))
    blog.locator("> summary").click()
    assert blog.locator(".text .x").all_text_contents() == ["at and"]
    assert texts(blog.locator("[data-damage]")) == ["missing time at and"]
    post.locator("> summary").click()
    post.locator("details > summary").click()
    assert texts(post.locator("details li")) == ["newsletter Sign up for our morning letter", "notice © Harbour Post"]
    assert page.locator("#rejected li").count() == 2


# ---- paper, and no script ------------------------------------------------------------------------------------


def test_paper_has_all_that_is_agreed_and_disputed(visit: Open) -> None:
    """On paper stand all agreed and disputed points, however long the lists, and neither dialog nor filter."""
    held = dam.many(40, 0)
    disputed = tuple(replace(dam.POINTS[1], id=f"d-d{at:03}") for at in range(40))
    watched = visit(Collation((replace(held, points=held.points + disputed),), ()))
    page = watched.page
    opened(page, "point-d-d003")
    page.pdf(format="A4")
    page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    closed(page)
    assert page.locator(".disputed .items > li").count() == 40
    # The first agreed point is the sentence at the top.
    assert page.locator(".agreed .items > li").count() == 39
    assert page.locator(".filter").is_hidden() and page.locator(".more:visible").count() == 0
    watched.silent()


def test_paper_hides_the_dialog_without_being_told(visit: Open) -> None:
    """Even where a browser does not tell the page that it prints, the dialog is not on the paper."""
    page = visit(FERRY).page
    opened(page, "point-8a01cc")
    page.emulate_media(media="print")
    assert dialog(page).is_hidden()


def test_without_a_script_the_reports_are_there(visit: Open) -> None:
    """Without a script the title, the lineages drawn, the reports in full and a note on what is missing are there."""
    page = visit(FERRY, java_script_enabled=False).page
    assert page.locator("h1").inner_text() == "Ferry strikes pier in Varnholm, dozens hurt"
    assert page.locator(".drawn svg").is_visible()
    assert "This page draws its lists with a script" in page.locator("noscript").inner_text()
    assert page.locator(".filter").is_hidden()
    for report in told.REPORTS:
        held = page.locator(f"#report-{report.id}")
        held.locator("> summary").click()
        assert held.locator(".text").is_visible()
        assert held.locator(".text > p").all_text_contents() == report.text.split("\n")


def test_a_page_of_nothing_opens(visit: Open) -> None:
    """A page without a story says so, and lists what was rejected."""
    watched = visit(Collation((), told.REJECTED))
    assert watched.page.locator("h1").inner_text() == "No report could be read"
    assert watched.page.locator("#rejected li").count() == 2
    watched.silent()


def test_the_sentence_at_the_top_says_who_tells_it(visit: Open) -> None:
    """The sentence at the top has its support beside it and opens like any other."""
    watched = visit(DAM)
    page = watched.page
    assert "in the words of Valley Herald, Ostholm Radio" in " ".join(page.locator(".told").inner_text().split())
    page.locator(".told a").click()
    dialog(page).wait_for(state="visible")
    assert page.locator(".column mark.lit").count() == 2
    page.keyboard.press("Escape")
    closed(page)
    assert re.fullmatch(r"#point-d-agreed", page.evaluate(FOCUSED))
    watched.silent()
