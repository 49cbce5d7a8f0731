"""What the page promises before a browser opens it: what it carries, what it may do, and how large it is."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import crossread
import made_up
import render_points as dam
import render_quarrel as quarrel
import render_story as told
import sample
from crossread import render
from crossread.language.encoder import MiniLM
from crossread.records import Collation, Dossier, Lineage, Origin, OriginKind, Passage, PointKind, Report, Status
from crossread.render import labels
from crossread.render.page.html import SCRIPTS, STYLES, TEMPLATES
from crossread.render.page.rows import ReportRow
from crossread.settings import Settings
from crossread.text import passages_of
from crossread.wire import dumps, loads
from pages import Findings, Page, words

GOLDEN = Path(__file__).parent / "golden" / "dossier.json"
PARTS = Path(render.__file__).parent / "page"
SOURCES = {name: (PARTS / "scripts" / name).read_text(encoding="utf-8") for name in SCRIPTS}

SMALL = 150_000
"""Bytes that a page may have beyond the texts."""


def again(dossier: Dossier) -> Dossier:
    """The story once more, told by other reports in findings of the same ids."""
    text = dumps(Collation((dossier,), ()), Settings())
    for report in dossier.reports:
        text = text.replace(f'"{report.id}"', f'"{report.id[::-1]}x"')
    return replace(loads(text)[0].dossiers[0], story=f"{dossier.story}-again")


def example() -> Collation:
    return loads(GOLDEN.read_text(encoding="utf-8"))[0]


STORIES = {
    "ferry": told.whole,
    "dam": lambda: Collation((dam.dam(),), ()),
    "quarrel": lambda: Collation((quarrel.quarrel(),), ()),
    "bridge": lambda: sample.COLLATION,
    "crowd": lambda: Collation((made_up.crowd(60),), ()),
    "twice": lambda: Collation((dam.dam(), again(dam.dam()), quarrel.quarrel(), again(quarrel.quarrel())), ()),
    "example": example,
}


@pytest.fixture(scope="module", params=STORIES)
def opened(request: pytest.FixtureRequest) -> tuple[Collation, Page]:
    """Each story with its page."""
    collation = STORIES[request.param]()
    return collation, Page(render.html(collation))


@pytest.fixture(scope="module")
def page() -> Page:
    return Page(render.html(told.whole()))


@pytest.fixture(scope="module")
def harbour() -> Page:
    return Page(render.html(told.collation(told.harbour())))


# ---- what it may do ------------------------------------------------------------------------------------------


def test_page_loads_nothing(opened: tuple[Collation, Page]) -> None:
    """The page loads nothing from anywhere: the only addresses in it are plain links to the sources."""
    _, page = opened
    for element in page.elements:
        for name in ("src", "srcset", "action", "data", "poster", "background", "style"):
            assert name not in element.attributes, (element.tag, name)
        assert element.tag not in {"img", "link", "iframe", "object", "embed", "base", "form"}
        href = element.attributes.get("href") or "#"
        if not href.startswith("#"):
            assert element.tag == "a"
            assert href.startswith(("http://", "https://"))
            assert "noreferrer" in (element.attributes["rel"] or "")
    assert "url(" not in words(page.of("style")[0])
    assert "@import" not in words(page.of("style")[0])


def test_page_has_a_strict_policy() -> None:
    """Only the page's own style sheet and script may run, by their hashes; no handler and no inline style."""
    source = render.html(told.whole())
    found = Page(source)
    policy = next(one for one in found.of("meta") if "http-equiv" in one.attributes).attributes["content"] or ""
    blocks = {}
    for kind, opening in (("style", "<style>"), ("script", '<script type="module">')):
        (block,) = re.findall(rf"{opening}(.*?)</{kind}>", source, re.DOTALL)
        blocks[kind] = base64.b64encode(hashlib.sha256(block.encode()).digest()).decode()
    assert [one.strip() for one in policy.split(";")] == [
        "default-src 'none'", f"style-src 'sha256-{blocks['style']}'", f"script-src 'sha256-{blocks['script']}'",
        "base-uri 'none'", "form-action 'none'",
    ]  # fmt: skip
    assert not [name for one in found.elements for name in one.attributes if name.startswith("on")]


def test_hostile_text_stays_text(page: Page) -> None:
    """Markup in a source is shown as the characters it is, wherever it stands: text, title, outlet, cut, address."""
    assert [one.attributes.get("type") for one in page.of("script")] == ["application/json", "module"]
    assert len(page.of("style")) == 1
    assert words(page.of("title")[0]) == "crossread: 2 stories"
    everything = "".join(page.of("body")[0].text)
    assert told.HOSTILE_WORDS in everything
    assert "</title><script>alert(4)</script>" in everything
    assert "<style>*{display:none}</style>" in everything
    assert not [one for one in page.of("a") if (one.attributes["href"] or "").startswith("javascript")]
    assert all("alert" not in (one.attributes.get("lang") or "") for one in page.elements)
    (report,) = page.stories()[1].row.reports
    assert (report.source, report.language) == ("", "")


BREAKING = "</script></title></p>--><!--<script>]]>&lt;\\u003c\"'&"


def hostile() -> Dossier:
    """A story in which whatever stands in the findings tries to end the block that they stand in."""
    held = dam.dam()
    reports = tuple(
        replace(one, outlet=f"{BREAKING}{at}", title=BREAKING, source=f"https://x.example/{BREAKING}")
        for at, one in enumerate(held.reports)
    )
    reason = replace(held.points[0].reasons[0], rule=BREAKING, detail=BREAKING)
    points = tuple(replace(one, id=f"{BREAKING}{one.id}", reasons=(reason,)) for one in held.points)
    names = tuple(replace(one, id=f"{BREAKING}{one.id}", name=BREAKING) for one in held.names)
    return replace(held, reports=reports, points=points, names=names)


def test_nothing_ends_the_block_of_findings() -> None:
    """Whatever outlets, titles, names, ids and reasons are, they stay words inside the block of findings."""
    source = render.html(Collation((hostile(),), ()))
    (block,) = re.findall(r'<script type="application/json" id="findings">(.*?)</script>', source, re.DOTALL)
    assert "<" not in block and "&" in block
    found = Page(source)
    assert len(found.of("script")) == 2 and len(found.of("cite")) == len(dam.REPORTS)
    (story,) = found.stories()
    assert [one.outlet for one in story.row.reports] == [f"{BREAKING}{at}" for at in range(4)]
    assert {one.rule for point in story.row.points for one in point.reasons} == {BREAKING}
    assert {one.name for one in story.row.names} == {BREAKING}
    ids = [*found.ids(), *story.anchors()]
    assert all(re.fullmatch(r"[\w.-]+", one, re.ASCII) for one in ids)


def test_page_holds_no_steering_characters() -> None:
    """Control characters, lone surrogates and directional overrides of a source reach the page as visible signs."""
    source = render.html(told.whole())
    assert not [one for one in source if (ord(one) < 32 and one != "\n") or 0x7F <= ord(one) < 0xA0]
    assert not set(source) & labels.BIDI_CONTROLS
    assert source.encode("utf-8")
    assert "␀" in source


# ---- what it carries -----------------------------------------------------------------------------------------


def test_reports_are_shown_in_full(opened: tuple[Collation, Page]) -> None:
    """Every report stands in the page once, in full, with its words unchanged."""
    collation, page = opened
    for dossier, story in zip(collation.dossiers, page.stories(), strict=True):
        assert list(story.texts) == [labels.visible(report.text) for report in dossier.reports]


def passages(held: object) -> Iterator[Passage]:
    """Every passage in a record, however deep."""
    if isinstance(held, Passage):
        yield held
    elif isinstance(held, tuple):
        for one in held:
            yield from passages(one)
    elif is_dataclass(held) and not isinstance(held, Report):
        for field in fields(held):
            yield from passages(getattr(held, field.name))


def test_every_passage_found_is_in_the_page(opened: tuple[Collation, Page]) -> None:
    """Every passage of a reading, quote, position, dated moment, name, lineage or reason has its place in the page."""
    collation, page = opened
    for dossier, story in zip(collation.dossiers, page.stories(), strict=True):
        ranks = {report.id: rank for rank, report in enumerate(dossier.reports)}
        held = (
            [one.readings for one in dossier.points],
            [one.reasons for one in (*dossier.points, *dossier.utterances, *dossier.positions, *dossier.ledger)
             if not getattr(one, "matter", "")],
            [one.content for one in dossier.quotes],
            [(one.passage, one.issue, one.condition) for one in dossier.positions],
            [one.expression for one in dossier.moments if labels.dated(one)],
            [lineage.passages for lineage in dossier.lineages],
        )  # fmt: skip
        wanted = set(passages(tuple(tuple(one) for one in held)))
        wanted |= {min(same, key=lambda one: one.start) for same in spelled(dossier)}
        here = set(story.places())
        for passage in wanted:
            found = (ranks[passage.report], passage.start, passage.end - passage.start)
            assert found in here, passage
            assert story.cut(*found) == labels.visible(passage.text)


def spelled(dossier: Dossier) -> Iterator[list[Passage]]:
    """The places of each spelling and role of a name in each report."""
    for name in dossier.names:
        for worded in (*name.variants, *name.roles):
            for report in {one.report for one in worded.passages}:
                yield [one for one in worded.passages if one.report == report]


def test_nothing_of_a_report_is_said_twice(opened: tuple[Collation, Page]) -> None:
    """The findings have places, not words: a value, spelling or role is written out only where no report has it."""
    _, page = opened
    for story in page.stories():
        for reading in (one for point in story.row.points for one in point.readings):
            assert not isinstance(reading.value, str) or reading.value not in "\0".join(story.words(reading.passages))
        for worded in (one for name in story.row.names for one in (*name.variants, *name.roles)):
            assert not isinstance(worded.text, str) or worded.text not in "\0".join(story.words(worded.passages))
        for wording in (one for utterance in story.row.utterances for one in utterance.wordings):
            written = [words for part, *held in wording.pieces for words in held if isinstance(words, str) and part]
            assert all(len(one) <= 2 or "…" in one for one in written), written
            assert not [1 for part, first, *_ in wording.pieces if not part and isinstance(first, str)]


@pytest.mark.parametrize("name", ["ferry", "dam", "quarrel"])
def test_every_value_of_the_invented_stories_is_a_place(name: str) -> None:
    """Where a report has the words of a reading, the page shows the report's own and no copy of them."""
    for story in Page(render.html(STORIES[name]())).stories():
        assert not [one for point in story.row.points for one in point.readings if isinstance(one.value, str)]
        assert not [
            one for name in story.row.names for one in (*name.variants, *name.roles) if isinstance(one.text, str)
        ]


def test_words_that_no_report_has_are_written_out() -> None:
    """A value that stands in none of its passages is shown all the same, as the record has it."""
    reading = dam.told("no such words", 1, dam.at(dam.HERALD, "12 people"))
    held = replace(dam.dam(), points=(dam.point("x", PointKind.WORDING, Status.SINGLE, 1, reading),))
    (story,) = Page(render.html(Collation((held,), ()))).stories()
    assert story.row.points[0].readings[0].value == "no such words"


def test_negative_numbers_are_strings_that_stand_more_than_once(opened: tuple[Collation, Page]) -> None:
    """A string that the findings need more than once stands in the page once."""
    _, page = opened
    block = page.block()
    assert block["strings"] == sorted(set(block["strings"]))
    numbers = [one for one in flat(block["stories"]) if isinstance(one, int) and one < 0]
    plain = [one for one in flat(block["stories"]) if isinstance(one, str)]
    assert {-one for one in numbers} == set(range(1, len(block["strings"]) + 1))
    assert all(numbers.count(one) > 1 for one in set(numbers))
    assert not [one for one in plain if len(one) >= 4 and plain.count(one) > 1]


def flat(held: object) -> Iterator[object]:
    if isinstance(held, list):
        for one in held:
            yield from flat(one)
    else:
        yield held


def test_damage_cuts_and_rejected_are_shown(page: Page) -> None:
    """Damage, cuts and inputs that were set aside are on the page, each with its words and its reason."""
    for dossier in told.whole().dossiers:
        for report in dossier.reports:
            shown = words(page.by_id(f"report-{report.id}"))
            for damage in report.damage:
                assert f"{damage.kind} {damage.passage.text}" in shown
            for cut in report.cuts:
                assert " ".join(labels.visible(f"{labels.line(cut.reason)} {cut.text}").split()) in shown
    assert "2 blocks cut as boilerplate" in words(page.of("body")[0])
    assert "1 damaged place" in words(page.by_id(f"report-{told.BLOG.id}"))
    rejected = page.by_id("rejected")
    assert words(rejected).startswith("Rejected 2")
    assert "binary broken.bin no text in 2,048 bytes" in words(rejected)


def test_page_answers_first(harbour: Page) -> None:
    """The page opens with the title, how many independent lineages, and whom the outlets have it from."""
    body = words(harbour.of("body")[0])
    order = [
        "Ferry strikes pier in Varnholm, dozens hurt",
        "5 reports, 2–3 independent lineages",
        "14–15 May 2031",
        "Nordia News Agency named as the source; not among these reports",
        "The Harbour Post cites it",
        "Daily Quay rewrites it",
        "Agreed 2 Told by more than one",
        "Disputed 3 Readings",
        "Resting on one 6 Told",
        "Said 3 Each",
        "Wanted 3 Who",
        "When 5 Times",
        "Names 4 Those",
        "Reports 5 In full",
    ]
    at = 0
    for one in order:
        at = body.index(one, at) + len(one)


def test_who_tells_what_the_top_says(harbour: Page) -> None:
    """The sentence at the top is linked to the agreed point that it is a passage of, where there is one."""
    assert harbour.stories()[0].row.heading == ""
    (story,) = Page(render.html(Collation((dam.dam(),), ()))).stories()
    assert (story.row.heading, story.words(story.row.title)) == ("point-d-agreed", [dam.OVERFLOW])


def test_a_report_says_who_where_and_when() -> None:
    """Each report has its outlet, its lineage, its day, its address if it is one, and what a citation needs."""
    (story,) = Page(render.html(told.collation(told.harbour()))).stories()
    first, *_, blog = story.row.reports[:3]
    assert first == ReportRow(
        f"report-{told.POST.id}", "The Harbour Post", "The Harbour Post", 0, "14 May 2031, 18:20",
        "“Ferry strikes pier in Varnholm, dozens hurt”, 14 May 2031, 18:20:00+02:00",
        first.sentences, "https://harbourpost.example/news/ferry",
    )  # fmt: skip
    assert (blog.outlet, blog.source, blog.cited) == ("Seaside Notes", "", "day unknown")
    assert [(one.letter, one.label, one.reports) for one in story.row.lineages] == [
        ("A", "Nordia News Agency", 3), ("B", "Radio Nord (1)", 1), ("C", "unseen origin", 1),
    ]  # fmt: skip
    assert [one.lineage for one in story.row.reports] == [0, 0, 0, 1, 2]


def test_sentences_add_up_to_the_text(opened: tuple[Collation, Page]) -> None:
    """The sentences that passages are shown in are the whole report, without a gap."""
    _, page = opened
    for story in page.stories():
        for report, text in zip(story.row.reports, story.texts, strict=True):
            assert sum(report.sentences) == len(text) and min(report.sentences) > 0


def test_languages_and_directions_are_told() -> None:
    """A report that is not in the page's own language says which it is in, and whether it runs from the right."""
    right = replace(told.WIRE, id="77", language="ar", text="قال مدير الميناء إن 41 شخصا أصيبوا.", title=None)
    dossier = told.small(right, right.passage(0, 5))
    found = Page(render.html(told.collation(dossier)))
    (row,) = found.stories()[0].row.reports
    assert (row.language, row.leftward) == ("ar", True)
    (text,) = [one for one in found.styled("text") if one.tag == "div"]
    assert text.attributes["lang"] == "ar"
    assert [one.attributes["dir"] for one in found.inside(text)] == ["auto"]


# ---- links ---------------------------------------------------------------------------------------------------


def test_every_link_lands_once(opened: tuple[Collation, Page]) -> None:
    """Every link inside the page leads to one place: an element of it, or a finding that its script opens."""
    _, page = opened
    ids, anchors = page.ids(), [anchor for story in page.stories() for anchor in story.anchors()]
    assert len(ids) == len(set(ids))
    assert len(anchors) == len(set(anchors))
    assert not set(ids) & set(anchors)
    links = [href[1:] for one in page.of("a") if (href := one.attributes["href"] or "").startswith("#")]
    assert links
    assert not set(links) - set(ids) - set(anchors)
    headings = [story.row.heading for story in page.stories()]
    assert not set(headings) - set(anchors) - {""}


def test_every_list_that_the_script_fills_is_there(page: Page, harbour: Page) -> None:
    """Every section with findings has the list that they are drawn in, and no section without findings has one."""
    keys = [one.attributes["data-list"] for one in harbour.elements if "data-list" in one.attributes]
    assert keys == ["grounds", "agreed", "disputed", "single", "said", "beside", "when", "names", "plain"]
    drawn = set(re.findall(r'new Section\(story, "(\w+)"', SOURCES["sections.js"])) | {
        status.value for status in Status
    }
    assert set(keys) <= drawn
    assert len(page.styled("filter")) == 2


def test_several_stories_have_a_menu(page: Page, harbour: Page) -> None:
    """A page of several stories starts with a menu of them; a page of one has none."""
    (menu,) = page.styled("menu")
    assert words(menu).startswith("2 stories Ferry strikes pier in Varnholm")
    assert not harbour.styled("menu")


def test_nothing_read() -> None:
    """A collation without any story still gives a page that lists what was rejected."""
    found = Page(render.html(Collation((), told.REJECTED)))
    assert "No report could be read" in words(found.of("body")[0])
    assert "unreachable" in words(found.by_id("rejected"))
    assert found.stories() == []


def test_two_stories_keep_apart() -> None:
    """Of two stories with findings of the same ids each has anchors, numbers and texts of its own."""
    page = Page(render.html(STORIES["twice"]()))
    first, second, *_ = page.stories()
    assert second.anchors()[:2] == ["point-d-agreed-in-2", "point-d-visit-in-2"]
    assert [one.readings for one in first.row.points] == [one.readings for one in second.row.points]
    assert first.texts == second.texts
    assert not {one.element for one in first.row.reports} & {one.element for one in second.row.reports}


# ---- size ----------------------------------------------------------------------------------------------------


def beyond(collation: Collation) -> int:
    """Bytes of the page beside the texts of its reports."""
    texts = [labels.visible(report.text) for dossier in collation.dossiers for report in dossier.reports]
    return len(render.html(collation).encode()) - sum(len(text.encode()) for text in texts)


@pytest.mark.parametrize(
    "collation",
    [
        told.whole(), Collation((dam.dam(),), ()), Collation((quarrel.crowded(40, 12),), ()), sample.COLLATION,
        example(), Collation((made_up.crowd(30),), ()),
    ],
    ids=["ferry", "dam", "quarrel", "bridge", "example", "crowd"],
)  # fmt: skip
def test_page_is_small(collation: Collation) -> None:
    """Beside the reports' words a page is small enough for a phone."""
    assert beyond(collation) < SMALL


@pytest.mark.shared
def test_the_page_of_real_reports_is_small(shared: Path, encoder: MiniLM) -> None:
    """Beside the words of five long reports and all that was found in them a page is small enough for a phone."""
    if not (shared / "seeds").is_dir():
        pytest.skip("the five reports (../shared/seeds) are not here")
    collation = crossread.collate([shared / "seeds"], published="2026-02-18", encoder=encoder)
    assert beyond(collation) < SMALL
    page = Page(render.html(collation))
    for dossier, story in zip(collation.dossiers, page.stories(), strict=True):
        assert list(story.texts) == [labels.visible(report.text) for report in dossier.reports]
        assert {one.anchor for one in story.row.points} == {
            f"point-{one.id.removeprefix('point-')}" for one in dossier.points
        }
        here = {words for point in story.row.points for one in point.readings for words in story.words(one.passages)}
        assert here == {labels.visible(one.text) for point in dossier.points for one in passages_of(point)}


def test_a_point_that_rests_on_one_passage_stays_light() -> None:
    """Each further point that rests on one passage adds less than 200 bytes to the page, its words included."""
    fewer, more = (len(render.html(Collation((dam.many(5, number),), ())).encode()) for number in (100, 200))
    assert more - fewer < 100 * 200


def test_many_reports_stay_light() -> None:
    """A page grows with what was found, not with the square of it."""
    sizes = [beyond(Collation((made_up.crowd(number),), ())) for number in (30, 60, 120)]
    assert sizes[2] - sizes[1] < 3 * (sizes[1] - sizes[0])


# ---- any story -----------------------------------------------------------------------------------------------

CHARACTERS = st.text("ab <&\n\x00\u202e🪨𝒳e\u0301\ud800\u2028-]", min_size=1, max_size=40)


@given(CHARACTERS, st.data())
@settings(max_examples=150, deadline=None)
def test_places_are_counted_in_characters(text: str, data: st.DataObject) -> None:
    """Whatever characters a text has, a place gives exactly the characters of its passage."""
    report = replace(told.WIRE, text=text)
    start = data.draw(st.integers(0, len(text) - 1))
    passage = report.passage(start, data.draw(st.integers(start + 1, len(text))))
    point = told.point("x", PointKind.STATEMENT, Status.SINGLE, told.ONE, told.reading(passage.text, told.ONE, passage))
    (story,) = Page(render.html(told.collation(told.small(report, passage, (point,))))).stories()
    (reading,) = story.row.points[0].readings
    assert story.texts == (labels.visible(text),)
    assert story.words(reading.passages) == story.words(story.row.title) == [labels.visible(passage.text)]
    assert story.value(reading.value) == labels.visible(passage.text)


@given(made_up.dossiers())
@settings(max_examples=40, deadline=None)
def test_any_dossier_has_a_page(dossier: Dossier) -> None:
    """Whatever lineages a story has, every link of its page leads somewhere and every lineage and descent is told."""
    page = Page(render.html(Collation((dossier,), ())))
    (story,) = page.stories()
    reached = {*page.ids(), *story.anchors()}
    links = [href[1:] for one in page.of("a") if (href := one.attributes["href"] or "").startswith("#")]
    assert not set(links) - reached
    assert {f"lineage-{one.id.removeprefix('lineage-')}" for one in dossier.lineages} <= set(story.anchors())
    shares(story)


def shares(story: Findings) -> None:
    """Both sides of what two reports share are their passages, letter by letter, but for a middle that is left out."""
    for pair in (pair for ground in story.row.grounds for pair in ground.pairs):
        for whole, pieces in zip((pair.left, pair.right), pair.pieces, strict=True):
            found = story.pieces(pieces)
            if not any(part == "gap" for part, _ in found):
                assert not found or "".join(words for _, words in found) == story.value(whole)


def test_more_lineages_than_letters_have_all_a_letter() -> None:
    """Each lineage has a letter or letters of its own, the largest A, however many there are."""
    reports = tuple(replace(told.WIRE, id=f"{at:04}", outlet=f"Outlet {at}") for at in range(60))
    lineages = tuple(
        Lineage(f"l{one.id}", Origin(OriginKind.REPORT, report=one.id), (one.id,), ()) for one in reports[:-1]
    )
    last = replace(lineages[-1], reports=(reports[-2].id, reports[-1].id))
    dossier = replace(
        told.small(reports[0], reports[0].passage(0, 6)), reports=reports, lineages=(*lineages[:-1], last)
    )
    (story,) = Page(render.html(told.collation(dossier))).stories()
    letters = [one.letter for one in story.row.lineages]
    assert len(set(letters)) == 59 and letters[0] == "A"
    assert story.row.lineages[0].reports == 2


# ---- the script ----------------------------------------------------------------------------------------------

IMPORT = re.compile(r'import \{ ([\w, ]+) \} from "\./([\w.]+)";')
NAME = re.compile(r"^(?:export )?(?:async )?(?:const|let|function|class) (\w+)", re.MULTILINE)
EXPORT = re.compile(r"^export (?:async )?(?:const|let|function|class) (\w+)", re.MULTILINE)


def test_every_part_of_the_page_is_in_it() -> None:
    """No script, style or template lies beside the page without being a part of it."""
    for folder, held in (("scripts", SCRIPTS), ("styles", STYLES), ("templates", TEMPLATES)):
        assert sorted(path.name for path in (PARTS / folder).iterdir()) == sorted(held)


@pytest.mark.parametrize("name", SCRIPTS)
def test_modules_stand_on_those_before_them(name: str) -> None:
    """Each module of the script imports by name, from modules that stand before it, what these export."""
    for line in SOURCES[name].splitlines():
        if not re.match(r"\s*(?:import\b|export\s*[{*]|export default)", line):
            continue
        found = IMPORT.fullmatch(line)
        assert found, line
        imported, module = found.groups()
        assert SCRIPTS.index(module) < SCRIPTS.index(name)
        assert not set(imported.split(", ")) - set(EXPORT.findall(SOURCES[module]))
        for one in imported.split(", "):
            assert len(re.findall(rf"\b{one}\b", SOURCES[name])) > 1, f"{name} imports {one} and uses it nowhere"


def test_no_two_modules_have_one_name() -> None:
    """The modules can stand as one script: none declares at its top what another does."""
    found = [one for source in SOURCES.values() for one in NAME.findall(source)]
    assert len(found) == len(set(found))


@pytest.mark.parametrize("name", SCRIPTS)
def test_the_script_writes_no_markup(name: str) -> None:
    """No script makes markup or code out of text: there is nothing that words of a source could run through."""
    banned = (
        "innerHTML|outerHTML|insertAdjacentHTML|document\\.write|setHTMLUnsafe|parseFromString|createContextualFragment"
        "|srcdoc|\\beval\\b|new Function|\\bFunction\\(|javascript:"
        "|import\\(|fetch\\(|XMLHttpRequest|WebSocket|sendBeacon"
    )
    assert not re.findall(banned, SOURCES[name])
    assert not re.findall(r"set(?:Timeout|Interval)\(\s*[\"'`]", SOURCES[name])
    assert all(ord(one) < 128 or one.isprintable() for one in SOURCES[name] if one != "\n")


def test_the_script_and_the_style_can_stand_in_a_page() -> None:
    """Nothing in the page's own script or style could end the element that it stands in."""
    for source in (*SOURCES.values(), *((PARTS / "styles" / name).read_text(encoding="utf-8") for name in STYLES)):
        assert not re.search(r"</(?:script|style)|<!--", source, re.IGNORECASE)


def test_the_page_needs_no_font_of_its_own() -> None:
    """The page is set in fonts of the system, is light or dark as the reader's screen, and keeps still if asked to."""
    style = "".join((PARTS / "styles" / name).read_text(encoding="utf-8") for name in STYLES)
    assert "@font-face" not in style
    for query in ("prefers-color-scheme: dark", "prefers-reduced-motion", "@media print"):
        assert query in style
