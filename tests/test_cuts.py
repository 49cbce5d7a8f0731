"""Promises about what is cut: boilerplate with a reason, and nothing of the story."""

from __future__ import annotations

import pytest

from crossread.extract import extract
from crossread.records import Media, Raw, Report
from crossread.settings import ExtractSettings

FIRST = "The ferry Aurelia struck a sandbank outside Port Almere on Tuesday evening, the coast guard said."
SECOND = "All 212 passengers were brought ashore by midnight, and eleven of them were treated for bruises."
THIRD = "Divers will look at the hull on Thursday before the ship is towed to the yard at Wessing."


def read(*lines: str) -> Report:
    found = extract(Raw("a.txt", "\n".join(lines).encode(), Media.TEXT), ExtractSettings())
    assert isinstance(found, Report), found
    return found


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement",
        "ADVERTISEMENT - SCROLL TO CONTINUE",
        "Leave a Comment",
        "3 Comments",
        "5 min read",
        "Share this article",
        "You may also like:",
        "Read more: Storm closes northern harbours",
        "RELATED: Council votes on new breakwater",
        "Subscribe to our newsletter and never miss a story",
        "Sign up for the Harbour Briefing, sent to your inbox every morning.",
        "Follow us on social media for the latest news.",
        "We use cookies to improve your visit. By continuing you accept our use of cookies.",
        "Thank you for reading this report.",
        "© 2031 Daily Harbour. All rights reserved.",
        "This material may not be published, broadcast, rewritten or redistributed. All rights reserved.",
        "This site uses a filter to reduce spam.",
        "Your email address will not be published. Required fields are marked *",
        "Discover more from Daily Harbour",
        "Home » News » Coast » Ferry runs aground",
        "Mortgage Loans",
        "Web Hosting Deals",
        "Photo: Coast Guard/Getty Images",
    ],
)
def test_lines_of_the_page(line: str) -> None:
    """What pages print around every story is cut, and kept with a reason."""
    found = read(FIRST, SECOND, line, THIRD)
    assert found.text == "\n".join((FIRST, SECOND, THIRD))
    assert [one.text for one in found.cuts] == [line]
    assert found.cuts[0].reason


@pytest.mark.parametrize(
    "line",
    [
        "Divers to Look at Hull",
        "‘Grinding’ Noise on Deck",
        "What happens next",
        "Passengers in Shock",
        "Shares fell by a tenth.",
        "The line said it would follow us on the way back.",
        "“Subscribe to our cause,” the captain told them.",
        "The ministry said in its newsletter that the channel was safe.",
        "More than forty boats took part.",
        "By midnight the deck was empty.",
        "He told passengers to read the notice and share the blankets.",
        "The company changed its privacy policy a year ago.",
        "Two of them were sent home.",
        "He died in 2029.",
        "A Long Night",
    ],
)
def test_lines_of_the_story(line: str) -> None:
    """Subheads that belong to a story and its short sentences stay, even with words that pages use."""
    found = read(FIRST, SECOND, line, THIRD)
    assert line in found.text.split("\n")
    assert found.cuts == ()


def test_head() -> None:
    """Breadcrumb, headline, byline and day above a story become metadata and are cut, each with its reason."""
    found = read(
        "Home » Coast » Ferry Runs Aground off Port Almere",
        "Ferry Runs Aground off Port Almere",
        "by Ann Lee - Staff Writer",
        "Published: May 17, 2031 | 8:15 p.m.",
        "Ferry runs aground off Port Almere",
        FIRST,
        SECOND,
        THIRD,
    )
    assert found.title == "Ferry Runs Aground off Port Almere"
    assert found.byline == "Ann Lee - Staff Writer"
    assert found.published == "2031-05-17T20:15:00"
    assert found.text == "\n".join((FIRST, SECOND, THIRD))
    reasons = ["breadcrumb", "headline", "byline", "day of publication", "repeated headline"]
    assert [one.reason for one in found.cuts] == reasons


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Ann Lee", "Ann Lee"),
        ("By ANN LEE, Associated Press", "ANN LEE, Associated Press"),
        ("BY ANN LEE AND BO RAY", "ANN LEE AND BO RAY"),
        ("By: Ann Lee | May 17, 2031", "Ann Lee"),
        ("By Ann Lee and Bo Ray, Daily Harbour", "Ann Lee and Bo Ray, Daily Harbour"),
        ("Written by Ann Lee", "Ann Lee"),
    ],
)
def test_bylines(line: str, byline: str) -> None:
    """A byline is read in the forms that papers print, agency and all."""
    found = read("Ferry runs aground off Port Almere", line, FIRST, SECOND)
    assert found.byline == byline
    assert line not in found.text


@pytest.mark.parametrize(
    "line", ["By the numbers: a night at sea", "By Tuesday, all were home.", "Bystanders Saw It All"]
)
def test_no_bylines(line: str) -> None:
    """A line that only begins like a byline is none."""
    assert read("Ferry runs aground off Port Almere", FIRST, line, SECOND).byline is None


def test_dateline_stays() -> None:
    """The dateline of an agency stays in the text."""
    line = f"PORT ALMERE, May 17 (Harbour News) — {FIRST}"
    assert read("Ferry runs aground off Port Almere", line, SECOND).text.startswith("PORT ALMERE, May 17")


@pytest.mark.parametrize(
    "line",
    [
        'The pilots call themselves "the sandmen of Port Almere."',
        "The ferry had been late all week. Passengers had complained",
        "Photographed from the ferry at dusk: the sandbank (Ann Lee / Daily Harbour)",
    ],
)
def test_no_headlines(line: str) -> None:
    """A sentence, two sentences or a caption at the top is no headline."""
    assert read(line, FIRST, SECOND, THIRD).title is None


def test_links_after_the_end() -> None:
    """Headlines of other reports below a heading of the page are cut; a paragraph there stays."""
    found = read(FIRST, SECOND, THIRD, "Related stories", "Storm Closes Harbours", "Mayor Opens Bridge")
    assert found.text == "\n".join((FIRST, SECOND, THIRD))
    assert [one.reason for one in found.cuts][1:] == ["after the end of the story"] * 2
    assert read(FIRST, SECOND, "Related stories", THIRD).text.endswith(THIRD)


def test_links_only() -> None:
    """A line of a page that is nothing but a link is cut; a sentence with a link in it stays."""
    linked = f"<p>{SECOND.replace('midnight', '<a href=/m>midnight</a>')}</p>"
    linked += "<p><a href=/x>Storm closes northern harbours</a></p>"
    markup = f"<html><body><article><p>{FIRST}</p>{linked}<p>{THIRD}</p></article></body></html>"
    found = extract(Raw("a.html", markup.encode(), Media.HTML), ExtractSettings())
    assert isinstance(found, Report)
    assert found.text == "\n".join((FIRST, SECOND, THIRD))


@pytest.mark.parametrize("line", ["The Associated Press", "Ann Lee and Bo Ray"])
def test_bylines_without_by(line: str) -> None:
    """An agency's name or two full names alone between headline and story are the byline."""
    assert read("Ferry runs aground off Port Almere", line, FIRST, SECOND).byline == line


def test_credits_stay() -> None:
    """A line that says who worked on a report stays, because it tells where the report comes from."""
    for line in (
        "Additional reporting by Bo Ray of the Coast Post",
        "This story first appeared on Coast Post.",
    ):
        assert line in read(FIRST, SECOND, "Related stories", line, "Storm Closes Harbours").text


def test_agencies_are_no_outlets() -> None:
    """The copyright line of an agency does not name the outlet."""
    line = "Copyright 2031 The Associated Press. All rights reserved."
    assert read(FIRST, SECOND, line).outlet == "a"


def test_stray_label() -> None:
    """Two capitalised words alone in mid-text that nothing else takes up are cut; with other subheads they stay."""
    more = ("The harbour office closed the channel to large ships until the morning, its head said.",)
    story = (FIRST, SECOND, *more, THIRD, "Mira Tolland, who was aboard, said the crew handed out blankets and soup.")
    assert read(*story[:3], "Garden Sheds", *story[3:]).text == "\n".join(story)
    kept = read(*story[:2], "Divers at Work", *story[2:3], "Garden Sheds", *story[3:])
    assert kept.cuts == ()
