"""What holds for the page of any story, on any screen, on paper, and however large its letters are."""

from __future__ import annotations

import re

import pytest

from browser.conftest import Open
from browser.looks import headings, lightness, sheets, sideways, written
from browser.told import SCRIPTS, STORIES, scripts
from crossread import render

SIZES = {
    "small phone": (360, 740),
    "phone": (390, 844),
    "tablet": (820, 1180),
    "desktop": (1440, 900),
    "wide": (2560, 1440),
    "desktop at 200 %": (720, 450),
    "laptop at 400 %": (320, 256),
}
SOURCE = re.compile(r"'none'|'sha256-[A-Za-z0-9+/]{43}='")
"""All that a directive of the policy may have: nothing, or a block of the page itself by its hash."""
SHEETS = 30
"""More than the example story, six reports in full and all that was found in them, may take on paper (A4)."""


@pytest.fixture(params=STORIES)
def story(request: pytest.FixtureRequest) -> str:
    """The name of each story in turn."""
    return str(request.param)


def test_a_page_opens_in_silence(visit: Open, story: str) -> None:
    """No page has an error or a warning, asks for anything, or does what its own policy forbids, up to its end."""
    watched = visit(STORIES[story]())
    watched.page.mouse.move(700, 400)
    for _ in range(20):
        watched.page.mouse.wheel(0, 2_000)
    watched.page.wait_for_timeout(200)
    watched.silent()


def test_a_page_reads_without_its_script(visit: Open, story: str) -> None:
    """Where scripts are switched off, the headings and every report can still be read."""
    shown = STORIES[story]()
    plain = visit(shown, java_script_enabled=False)
    assert headings(plain.page)
    text = plain.page.locator("body").text_content()
    for dossier in shown.dossiers:
        for report in dossier.reports[:5]:
            assert render.labels.visible(report.text.split("\n")[-1]) in text


def test_no_page_scrolls_sideways(visit: Open, story: str) -> None:
    """From a small phone to a wide screen, and zoomed to 200 and 400 %, nothing sticks out at the side."""
    page = visit(STORIES[story]()).page
    found = {}
    for name, (width, height) in SIZES.items():
        page.set_viewport_size({"width": width, "height": height})
        found[name] = sideways(page)
    assert not any(found.values()), found


@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_text_can_be_twice_as_large(visit: Open, story: str, size: str) -> None:
    """With the browser's own text size at 200 %, all text grows and nothing sticks out at the side."""
    width, height = SIZES[size]
    watched = visit(STORIES[story](), viewport={"width": width, "height": height})
    letters = "() => parseFloat(getComputedStyle(document.body).fontSize)"
    before = watched.page.evaluate(letters)
    watched.page.context.new_cdp_session(watched.page).send(
        "Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}}
    )
    watched.page.reload()
    assert watched.page.evaluate(letters) >= 1.9 * before
    assert sideways(watched.page) == ""


def test_a_page_is_dark_where_the_reader_wants_it(visit: Open, story: str) -> None:
    """Light ink on dark paper where the system is dark, dark ink on light paper where it is not."""
    page = visit(STORIES[story](), color_scheme="light").page
    paper, ink = lightness(page)
    assert paper > 0.85 and ink < 0.25
    page.emulate_media(color_scheme="dark")
    paper, ink = lightness(page)
    assert paper < 0.2 and ink > 0.7


def test_nothing_moves_for_readers_who_want_no_motion(visit: Open, story: str) -> None:
    """With reduced motion asked for, nothing is animated and links jump instead of gliding."""
    watched = visit(STORIES[story](), reduced_motion="reduce")
    link = watched.page.locator('a[href^="#"]:visible').first
    if link.count():
        link.click()
    assert watched.page.evaluate("() => document.getAnimations().length") == 0
    assert watched.page.evaluate("() => getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    watched.silent()


def test_a_page_can_be_printed(visit: Open, story: str) -> None:
    """Every page prints to a PDF, with dark ink on light paper, and nothing sticks out of its sheets."""
    # A4 at 96 pixels an inch without Chromium's margins of 1 cm.
    watched = visit(STORIES[story](), viewport={"width": 718, "height": 1047})
    assert sheets(watched.page.pdf(format="A4")) >= 1
    watched.page.emulate_media(media="print", color_scheme="light")
    assert sideways(watched.page) == ""
    paper, ink = lightness(watched.page)
    assert paper > 0.85 and ink < 0.25
    watched.silent()


def test_the_example_prints_on_few_sheets(visit: Open) -> None:
    """The example story, six reports in full, is a handful of sheets that a meeting can take along."""
    assert 3 <= sheets(visit(STORIES["example"]()).page.pdf(format="A4")) <= SHEETS


def test_the_policy_allows_nothing_but_the_page_itself(visit: Open, story: str) -> None:
    """The content security policy comes first and allows only the blocks of the page, each by its hash."""
    page = visit(STORIES[story]()).page
    policy = page.locator('meta[http-equiv="Content-Security-Policy"]')
    assert policy.count() == 1
    directives = dict(one.strip().partition(" ")[::2] for one in policy.get_attribute("content").split(";"))
    assert directives["default-src"] == directives["base-uri"] == directives["form-action"] == "'none'"
    for sources in directives.values():
        assert all(SOURCE.fullmatch(source) for source in sources.split())
    early = page.evaluate(
        """() => {
          const policy = document.querySelector('meta[http-equiv="Content-Security-Policy"]');
          const held = [...document.querySelectorAll("style, script, link, img, iframe, object, embed, base")];
          return held.filter((part) => part.compareDocumentPosition(policy) & Node.DOCUMENT_POSITION_FOLLOWING).length;
        }"""
    )
    assert early == 0


def test_no_element_has_a_handler_or_a_style_of_its_own(visit: Open, story: str) -> None:
    """No inline handler and no inline style stands in the file."""
    page = visit(STORIES[story](), java_script_enabled=False).page
    found = page.locator("xpath=//@*[starts-with(name(), 'on') or name() = 'style']/..").count()
    assert found == 0


@pytest.mark.parametrize("language", SCRIPTS)
def test_every_script_is_read_its_own_way(visit: Open, language: str) -> None:
    """A report in Arabic, Hebrew, Japanese or Chinese says its language and runs in its own direction."""
    _, direction, text = SCRIPTS[language]
    shown = scripts()
    watched = visit(shown)
    (report,) = (one for one in shown.dossiers[0].reports if one.language == language)
    for paragraph in text.split("\n"):
        found = written(watched.page, report).locator("p", has_text=paragraph)
        assert found.evaluate("(part) => getComputedStyle(part).direction") == direction
        assert found.evaluate("(part) => part.closest('[lang]').lang") == language
    watched.silent()


def test_the_keyboard_reaches_everything_in_sight(visit: Open, story: str) -> None:
    """Tab moves on from each control to another, each is in sight when it has the focus, and each shows that it has."""
    page = visit(STORIES[story]()).page
    if not page.locator("a[href]:visible, button:visible, select:visible, summary:visible").count():
        return
    seen: list[int] = []
    for _ in range(30):
        page.keyboard.press("Tab")
        place, box, ring = page.evaluate(FOCUSED)
        if place < 0:
            break
        assert place not in seen, "the focus stands still or turns back"
        seen.append(place)
        assert box[0] < page.viewport_size["height"] and box[1] > 0, "the focus is out of sight"
        assert ring, "the focus cannot be seen"
    assert seen


FOCUSED = """() => {
  const part = document.activeElement;
  if (!part || part === document.body) return [-1, [0, 0], true];
  const box = part.getBoundingClientRect();
  const style = getComputedStyle(part);
  const ring = (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none";
  return [[...document.querySelectorAll("*")].indexOf(part), [box.top, box.bottom], ring];
}"""
"""The place of the control that has the focus, where its box begins and ends, whether it shows a ring."""
