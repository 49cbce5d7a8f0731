"""Promises about reading one source: body, metadata, language, and reasons where there is no report."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest

from crossread.extract import extract, recurring
from crossread.extract.dates import iso
from crossread.records import Media, Raw, Rejected, Report
from crossread.settings import ExtractSettings

SETTINGS = ExtractSettings()
SEEDS = Path(__file__).parents[2] / "shared" / "seeds"
BODY = (
    "The ferry Aurelia struck a sandbank outside Port Almere on Tuesday evening, the coast guard said.",
    "All 212 passengers were brought ashore by midnight, and eleven of them were treated for bruises.",
    "“We heard a grinding noise and then the lights went out,” said Mira Tolland, who was on the car deck.",
)
STORY = "\n".join(BODY)


def read(data: str | bytes, media: Media = Media.TEXT, source: str = "harbour.txt", **more: str) -> Report:
    found = extract(Raw(source, data.encode() if isinstance(data, str) else data, media, **more), SETTINGS)
    assert isinstance(found, Report), found
    return found


def refused(data: str | bytes, media: Media = Media.TEXT) -> Rejected:
    found = extract(Raw("harbour.txt", data.encode() if isinstance(data, str) else data, media), SETTINGS)
    assert isinstance(found, Rejected)
    return found


def page(head: str = "", body: str = STORY, attributes: str = "") -> str:
    paragraphs = "".join(f"<p>{line}</p>" for line in body.split("\n"))
    return (
        f"<!DOCTYPE html><html {attributes}><head>{head}</head><body><nav><a href='/'>Home</a></nav>"
        f"<article>{paragraphs}</article><footer>© 2031 Daily Harbour</footer></body></html>"
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252"])
def test_encodings(encoding: str) -> None:
    """A text reads the same in whatever common encoding it is stored."""
    assert read(STORY.encode(encoding)).text == STORY


def test_declared_encoding() -> None:
    """The encoding that a page declares is used where its bytes are not UTF-8."""
    russian = (
        "Паром сел на мель у входа в порт во вторник вечером, сообщила береговая охрана города.\n"
        "Всех пассажиров доставили на берег до полуночи, одиннадцать человек получили ушибы и ссадины.\n"
        "Водолазы осмотрят корпус судна в четверг, после чего его отведут на верфь соседнего порта."
    )
    found = read(page('<meta charset="koi8-r">', russian).encode("koi8-r"), Media.HTML)
    assert "Паром сел на мель" in found.text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \r\n\t ", "empty"),
        (b"%PDF-1.7 and so on", "binary"),
        (bytes(range(256)) * 9, "binary"),
        (b"Too short to be read.", "too-short"),
        (b"17.25 18.50 99.1 " * 60, "not-text"),
        (b"abcdefghij" * 100_000, "too-short"),
        (b"abcdefghij" * 100 + b" a" * 10 + b" " + b"z" * 20_000 + b" b" * 20, "not-text"),
    ],
)
def test_reasons(data: bytes, reason: str) -> None:
    """What holds no report is rejected with the reason and a sentence that says more."""
    found = refused(data)
    assert found.reason == reason
    assert len(found.detail) > 10


@pytest.mark.parametrize("data", [b"{", b"[1]", b"3", b'{"title": "No text"}', b"[" * 100_000, b'{"text": 3}'])
def test_bad_records(data: bytes) -> None:
    """A record that is broken or holds no text is rejected as a bad record."""
    assert refused(data, Media.RECORD).reason == "bad-record"


def test_text_is_kept_character_for_character() -> None:
    """The text of a report is the source's own but for line ends, kinds of space, controls and blank lines."""
    odd = STORY.replace("\n", "\r\n\r\n \r\n").replace("The ferry", "The\u00a0ferry\x00").replace("car", "c\u0301ar")
    assert read(f"  {odd} \n\n").text == STORY.replace("car", "c\u0301ar")


def test_wrapped_lines_become_paragraphs() -> None:
    """Text whose lines are wrapped at a width is read by paragraph, not by line."""
    wrapped = (
        "The ferry Aurelia struck a sandbank outside Port Almere on Tuesday\nevening, the coast guard said, and the"
        " pilot was taken off by boat\nwithin the hour.\n\nAll 212 passengers were brought ashore by midnight, and"
        " eleven of\nthem were treated for bruises at the hospital in Wessing, where two\nstayed overnight."
    )
    assert read(wrapped).text.count("\n") == 1


def test_markdown() -> None:
    """Markdown is read without its marks, and its links are kept as links."""
    text = "# Ferry runs aground off Port Almere\n\n" + STORY.replace(
        "coast guard", "[coast guard](https://guard.example/a)"
    )
    found = read(text, source="ferry.md")
    assert (found.title, found.text) == ("Ferry runs aground off Port Almere", STORY)
    assert found.links == ("https://guard.example/a",)


def test_page_metadata() -> None:
    """Title, author, outlet and the time with its offset come from what a page declares."""
    data = {
        "@graph": [
            {
                "@type": ["NewsArticle"],
                "headline": "Ferry runs aground",
                "datePublished": "2031-05-17T20:15:00+02:00",
                "author": [{"name": "Ann Lee"}, {"name": "Bo Ray"}],
                "publisher": {"name": "Daily Harbour"},
            }
        ]
    }
    head = f'<title>Ferry - DH</title><script type="application/ld+json">{json.dumps(data)}</script>'
    found = read(page(head, attributes='lang="en-GB"'), Media.HTML, "https://www.harbour.example/a")
    assert (found.title, found.byline, found.outlet) == (
        "Ferry runs aground",
        "Ann Lee, Bo Ray",
        "Daily Harbour",
    )
    assert (found.published, found.language) == ("2031-05-17T20:15:00+02:00", "en")
    assert found.text == STORY


@pytest.mark.parametrize(
    ("head", "body", "published"),
    [
        (
            '<meta property="article:published_time" content="2031-05-17T20:15:00Z">',
            "",
            "2031-05-17T20:15:00+00:00",
        ),
        (
            '<meta name="date" content="2031-05-17">',
            '<time datetime="2031-05-17T20:15-0500">x</time>',
            "2031-05-17T20:15:00-05:00",
        ),
        ("", '<time datetime="2031-05-17T20:15:00">x</time>', "2031-05-17T20:15:00"),
        ('<meta property="og:url" content="https://harbour.example/2031/05/17/ferry">', "", "2031-05-17"),
    ],
)
def test_page_dates(head: str, body: str, published: str) -> None:
    """The time of publication keeps its offset as given, and the surest place that has it is read."""
    found = read(page(head).replace("<article>", f"<article>{body}"), Media.HTML)
    assert found.published == published


def test_links_of_a_page() -> None:
    """The addresses that the body links to are kept, made whole by the page's own address."""
    body = STORY.replace("coast guard", '<a href="/guard">coast guard</a>')
    found = read(page(body=body), Media.HTML, "https://harbour.example/news/a")
    assert found.links == ("https://harbour.example/guard",)
    assert found.text == STORY


@pytest.mark.parametrize(
    "names",
    [
        ("text", "author", "date", "sitename", "language"),
        ("maintext", "authors", "date_publish", "source_domain", "language"),
        ("text", "authors", "publish_date", "hostname", "lang"),
    ],
)
def test_records(names: tuple[str, ...]) -> None:
    """Records with the field names of trafilatura, news-please and newspaper4k are read alike."""
    text, author, day, site, language = names
    record = {
        text: STORY,
        author: ["Ann Lee"],
        day: "2031-05-17 20:15:00",
        site: "harbour.example",
        language: "en",
        "title": "Ferry",
    }
    found = read(json.dumps(record), Media.RECORD, "archive.jsonl#3")
    assert (found.text, found.byline, found.published) == (STORY, "Ann Lee", "2031-05-17T20:15:00")
    assert (found.outlet, found.language, found.title) == ("harbour.example", "en", "Ferry")


def test_outlets() -> None:
    """The user's name for an outlet goes first, then what the source says, then host, then the file's stem."""
    signed = STORY + "\n© 2031 Daily Harbour. All rights reserved."
    assert read(signed, outlet="Desk").outlet == "Desk"
    assert read(signed).outlet == "Daily Harbour"
    assert read(STORY, source="https://www.harbour.example/x").outlet == "harbour.example"
    assert read(STORY, source="a/b/harbour.txt.gz").outlet == "harbour"
    assert read(json.dumps({"text": STORY}), Media.RECORD, "a/b.jsonl#7").outlet == "b#7"


def test_given_day() -> None:
    """The day that the user gives counts only where the source gives none."""
    assert read(STORY, published="2031-05-18").published == "2031-05-18"
    assert read("Published: May 17, 2031\n" + STORY, published="2031-05-18").published == "2031-05-17"


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("17 May 2031", "2031-05-17"),
        ("May 17th, 2031 at 8:15 p.m. EDT", "2031-05-17T20:15:00-04:00"),
        ("Saturday, 17 May 2031 20:15 GMT", "2031-05-17T20:15:00+00:00"),
        ("17/05/2031", "2031-05-17"),
        ("05/17/2031", "2031-05-17"),
        ("04/05/2031", None),
        ("2031-02-30", None),
        ("20310517T201500Z", "2031-05-17T20:15:00+00:00"),
        ("Sat, 17 May 2031 20:15:30 +0530", "2031-05-17T20:15:30+05:30"),
        ("May 17", None),
        ("12.5.2031, 9.05 am CST", "2031-05-12T09:05:00"),
    ],
)
def test_dates(printed: str, expected: str | None) -> None:
    """A printed date is read as it stands; one that can be read two ways, or is no day, is not."""
    assert iso(printed) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", STORY),
        (
            "de",
            "Die Fähre ist am Dienstag vor dem Hafen auf eine Sandbank gelaufen, wie die Küstenwache sagte.",
        ),
        (
            "fr",
            "Le ferry a heurté un banc de sable devant le port mardi soir, ont annoncé les garde-côtes.",
        ),
        (
            "es",
            "El transbordador encalló el martes por la noche en un banco de arena, según la guardia costera.",
        ),
        (
            "ru",
            "Паром сел на мель у входа в порт во вторник вечером, сообщила охрана, и его сняли буксиры.",
        ),
        (
            "uk",
            "Пором сів на мілину біля входу в порт у вівторок увечері, повідомила охорона, його зняли.",
        ),
        (
            "vi",
            "Chiếc phà đã mắc cạn ở ngoài cảng vào tối thứ ba và các hành khách đã được đưa vào bờ trong đêm.",
        ),
    ],
)
def test_languages(language: str, text: str) -> None:
    """The language of running text is told by its commonest words."""
    assert read("\n".join([text] * 3)).language == language


def test_unsure_language() -> None:
    """A text without the common words of a known language has none."""
    assert read("Zurb galto minnu frapsy dolm krett. " * 12).language is None


def test_identity() -> None:
    """Equal content has an equal id wherever it comes from; another day or title gives another."""
    first = read(STORY)
    assert first.id == read(STORY, source="other.txt").id
    assert first.id != read(STORY, published="2031-05-18").id
    assert len(first.id) == 12


def test_recurring_lines_are_cut() -> None:
    """A line that an outlet prints under three unlike stories is cut from each, whatever their order."""
    line = "Harbour Weekly reaches forty thousand readers along the coast."
    reports = [replace(one, outlet="Harbour Weekly") for one in unlike(line)]
    for order in permutations(range(3)):
        found = recurring([reports[place] for place in order], SETTINGS)
        assert all(line not in one.text for one in found)
        assert all(one.cuts[-1].text == line and "recurs" in one.cuts[-1].reason for one in found)
        assert [one.source for one in found] == [reports[place].source for place in order]


def test_what_recurs_by_right_stays() -> None:
    """Lines of two reports only, quotes, other outlets' lines, and versions of one text are left alone."""
    line = "Harbour Weekly reaches forty thousand readers along the coast."
    quote = "“We will come back to this channel every spring,” the harbour master said."
    same = [replace(one, outlet="Harbour Weekly") for one in unlike(line)]
    quotes = [replace(one, outlet="Harbour Weekly") for one in unlike(quote)]
    versions = [
        replace(read(f"{STORY}\nVersion {word} of this report.", source=f"{word}.txt"), outlet="H")
        for word in ("one", "two", "six")
    ]
    for reports in (same[:2], quotes, unlike(line), versions):
        assert recurring(reports, SETTINGS) == reports


def unlike(line: str) -> list[Report]:
    """Three reports of three events that share one line."""
    bodies = (
        STORY,
        "A fire destroyed the old customs house in Wessing early on Monday, the fire brigade said.\n"
        "Nobody was hurt, but the archive of the port was lost, its keeper Olga Renn told reporters at the scene.",
        "The council of Almere voted on Friday to raise parking fees by a tenth from next January.\n"
        "Traders in the centre said they feared for their custom, and announced a petition against the plan.",
    )
    return [read(f"{body}\n{line}", source=f"{number}.txt") for number, body in enumerate(bodies)]


@pytest.mark.shared
@pytest.mark.skipif(not SEEDS.is_dir(), reason="the five example reports are not here")
def test_seeds() -> None:
    """In the five example reports exactly the lines and places that a careful reader lists are cut and marked."""
    found = [read(path.read_bytes(), source=str(path)) for path in sorted(SEEDS.iterdir())]
    assert [len(one.cuts) for one in found] == [2, 1, 2, 0, 6]
    assert [len(one.damage) for one in found] == [0, 0, 0, 0, 5]
    assert {one.language for one in found} == {"en"}
    assert found[2].outlet == "LN247"
    assert (found[4].byline or "").startswith("Ahmed Hassan")
    assert [one.title is None for one in found] == [True, False, True, True, False]
