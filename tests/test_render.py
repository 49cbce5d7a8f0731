"""What the page, the Markdown, the terminal and the graphs promise."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import NamedTuple
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import render_story as told
from crossread import render
from crossread.records import Collation, Descent, DescentKind, Direction, Passage, Report, Support
from crossread.render import contexts, labels, story
from crossread.render.markdown import plain
from crossread.render.page import marks

VOID = {"meta", "br", "link", "img", "input", "hr"}


class Element(NamedTuple):
    tag: str
    attributes: dict[str, str | None]
    text: list[str]


class Page(HTMLParser):
    """The elements of a page, each with its attributes and all the text inside it; refuses wrong nesting."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self.stack: list[Element] = []
        self.places: list[int] = []
        self.ends: dict[int, int] = {}
        """Place of each element in `elements`, and of the first after all that stand in it."""
        self.feed(page)
        self.close()
        assert not self.stack

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, dict(attrs), [])
        self.elements.append(element)
        self.ends[len(self.elements) - 1] = len(self.elements)
        if tag not in VOID:
            self.stack.append(element)
            self.places.append(len(self.elements) - 1)

    def handle_endtag(self, tag: str) -> None:
        assert self.stack.pop().tag == tag
        self.ends[self.places.pop()] = len(self.elements)

    def handle_data(self, data: str) -> None:
        for element in self.stack:
            element.text.append(data)

    def ids(self) -> list[str]:
        return [found for one in self.elements if (found := one.attributes.get("id"))]

    def by_id(self, id: str) -> Element:
        return next(one for one in self.elements if one.attributes.get("id") == id)

    def of(self, tag: str) -> list[Element]:
        return [one for one in self.elements if one.tag == tag]

    def styled(self, name: str) -> list[Element]:
        return [one for one in self.elements if name in (one.attributes.get("class") or "").split()]


@pytest.fixture(scope="module")
def page() -> Page:
    return Page(render.html(told.whole()))


@pytest.fixture(scope="module")
def harbour() -> Page:
    return Page(render.html(told.collation(told.harbour())))


def words(element: Element) -> str:
    return " ".join("".join(element.text).split())


# ---- the page ------------------------------------------------------------------------------------------------


def test_page_loads_nothing(page: Page) -> None:
    """The page loads nothing from anywhere: the only addresses in it are plain links to the sources."""
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
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    for tag in ("style", "script"):
        (block,) = re.findall(rf"<{tag}>(.*?)</{tag}>", source, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(block.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert not [name for one in found.elements for name in one.attributes if name.startswith("on")]


def test_hostile_text_stays_text(page: Page) -> None:
    """Markup in a source is shown as the characters it is, wherever it stands: text, title, outlet, cut, address."""
    assert len(page.of("script")) == 1
    assert len(page.of("style")) == 1
    assert words(page.of("title")[0]) == "crossread: 2 stories"
    assert not page.of("img")
    everything = "".join(page.of("body")[0].text)
    assert told.HOSTILE_WORDS in everything
    assert "</title><script>alert(4)</script>" in everything
    assert "<style>*{display:none}</style>" in everything
    assert not [one for one in page.of("a") if (one.attributes["href"] or "").startswith("javascript")]
    assert all("alert" not in (one.attributes.get("lang") or "") for one in page.elements)


def test_page_holds_no_steering_characters() -> None:
    """Control characters, lone surrogates and directional overrides of a source reach the page as visible signs."""
    source = render.html(told.whole())
    assert not [one for one in source if (ord(one) < 32 and one != "\n") or 0x7F <= ord(one) < 0xA0]
    assert not set(source) & labels.BIDI_CONTROLS
    assert source.encode("utf-8")
    assert "␀" in source


def test_every_link_lands_once(page: Page) -> None:
    """Every link inside the page has exactly one target."""
    ids = page.ids()
    assert len(ids) == len(set(ids))
    links = [href[1:] for one in page.of("a") if (href := one.attributes["href"] or "").startswith("#")]
    assert len(links) > 80
    assert not set(links) - set(ids)


def test_targets_show_their_passage(harbour: Page) -> None:
    """What a link to a passage lights up is, character for character, that passage of the report."""
    texts = {report.id: report.text for report in told.REPORTS}
    checked = 0
    for id in harbour.ids():
        if found := re.fullmatch(r"report-([0-9a-f]{12})-(\d+)-(\d+)", id):
            later = [one for one in harbour.elements if one.attributes.get("data-of") == id]
            shown = "".join("".join(one.text) for one in (harbour.by_id(id), *later))
            assert shown == texts[found[1]][int(found[2]) : int(found[3])].replace("\n", "")
            checked += 1
    assert checked > 40


def test_reports_are_shown_in_full(harbour: Page) -> None:
    """Every report stands in the page in full, with its words unchanged."""
    shown = ["".join(one.text).strip("\n") for one in harbour.styled("text")]
    assert shown == [report.text for report in told.REPORTS]


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
        "A passenger ferry struck the north pier",
        "Disputed 3 Readings",
        "at least 56 people",
        "Resting on one 6 Told",
        "Said 3 Each",
        "Wanted 3 Who",
        "When 5 Times",
        "Names 4 Ilse",
        "Reports 5 In full",
    ]
    at = 0
    for one in order:
        at = body.index(one, at) + len(one)


def test_readings_show_value_range_and_outlets(harbour: Page) -> None:
    """Each reading of a point names its words, how many lineages have it as a range, and its outlets."""
    point = words(harbour.by_id("point-7f02bb"))
    assert "Telsey Lines denied any fault with the engines" in point
    assert "1–2 lineages · The Harbour Post, Radio Nord (1)" in point
    dispute = words(harbour.by_id("point-8a01cc"))
    assert dispute.startswith("number 41 people 1 lineage / at least 56 people 1 lineage / 58 1 lineage")
    assert "41 people 1 lineage from Nordia News Agency The Harbour Post A passenger ferry" in dispute
    assert "58 1 lineage from unseen origin Radio Nord (2) The number of injured has risen to 58, the" in dispute


def test_damage_cuts_and_rejected_are_shown(page: Page) -> None:
    """Damage, cuts and inputs that were set aside are on the page, each with its reason."""
    body = words(page.of("body")[0])
    assert "missing time" in body
    assert "newsletter Sign up for our morning letter" in body
    assert "2 blocks cut as boilerplate" in body
    assert "binary broken.bin no text in 2,048 bytes" in words(page.by_id("rejected"))


def test_many_singles_are_folded() -> None:
    """Of findings that rest on one lineage the first dozen are open to view and the rest one click away."""
    held = told.harbour()
    single = held.points[-1]
    many = replace(held, points=tuple(replace(single, id=f"s{number:03}") for number in range(30)))
    found = Page(render.html(told.collation(many)))
    folded = next(one for one in found.styled("more") if words(one).startswith("18 more"))
    assert folded.tag == "details"
    assert len([one for one in found.ids() if one.startswith("point-s")]) == 30


def test_several_stories_have_a_menu(page: Page, harbour: Page) -> None:
    """A page of several stories starts with a menu of them; a page of one has none."""
    (menu,) = page.of("nav")
    assert words(menu).startswith("2 stories Ferry strikes pier in Varnholm")
    assert not harbour.of("nav")


def test_same_finding_in_two_stories() -> None:
    """Two stories that both have a finding of one id still have targets of their own."""
    found = Page(render.html(told.collation(told.harbour(), replace(told.hostile(), names=told.harbour().names))))
    assert len(found.ids()) == len(set(found.ids()))


def test_page_is_small(harbour: Page) -> None:
    """Beside the reports' words a page is small enough for a phone."""
    size = len(render.html(told.collation(told.harbour())).encode())
    assert size - sum(len(report.text.encode()) for report in told.REPORTS) < 150_000


def test_nothing_read() -> None:
    """A collation without any story still gives a page that lists what was rejected."""
    found = Page(render.html(Collation((), told.REJECTED)))
    assert "No report could be read" in words(found.of("body")[0])
    assert "unreachable" in words(found.of("body")[0])


TEXT = st.text("ab <&\n\x00\u202e", min_size=1, max_size=30)


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_marks_never_change_the_text(data: st.DataObject) -> None:
    """However the spans of findings overlap, the report's characters stay the same and each span has one target."""
    text = data.draw(TEXT)
    report = replace(told.WIRE, text=text)
    places = data.draw(st.sets(st.tuples(st.integers(0, len(text) - 1), st.integers(1, 12)), max_size=8))
    spans = tuple(
        marks.Span(start, min(start + size, len(text)), ("quote",))
        for start, size in sorted({(start, min(size, len(text) - start)) for start, size in places})
    )
    found = Page(marks.marked(report, spans))
    assert "\n".join("".join(one.text) for one in found.of("p")) == labels.visible(text)
    assert sorted(found.ids()) == sorted(marks.fragment("report", report.id, span.start, span.end) for span in spans)
    for span in spans:
        id = marks.fragment("report", report.id, span.start, span.end)
        parts = [one for one in found.elements if id in (one.attributes.get("id"), one.attributes.get("data-of"))]
        shown = "".join("".join(one.text) for one in parts)
        assert shown == labels.visible(text[span.start : span.end]).replace("\n", "")


# ---- words ---------------------------------------------------------------------------------------------------


def test_outlets_are_told_apart() -> None:
    """Two reports of one outlet never share a label."""
    found = labels.Labels.of(told.harbour()).outlets
    assert len(set(found.values())) == len(found)
    assert found[told.RADIO.id] == "Radio Nord (1)"
    assert found[told.RADIO_LATE.id] == "Radio Nord (2)"


@given(st.lists(st.sampled_from(["Nord", "Nord (1)", "Nord (2)", "Süd", ""]), min_size=1, max_size=8))
def test_labels_are_distinct(outlets: list[str]) -> None:
    """Labels are distinct even where an outlet is called like another's numbered label."""
    reports = tuple(replace(told.WIRE, id=f"{n}", outlet=outlet) for n, outlet in enumerate(outlets))
    found = labels.Labels.of(replace(told.harbour(), reports=reports)).outlets
    assert len(set(found.values())) == len(reports)


def test_ranges_are_written_out() -> None:
    """A number of lineages that cannot be settled is written as a range."""
    assert labels.lineages(Support(1, 2)) == "1–2 lineages"
    assert labels.lineages(Support(1, 1)) == "1 lineage"
    assert labels.lineages(Support(3, 3)) == "3 lineages"


def test_moments_are_as_fine_as_known() -> None:
    """A moment is written no more finely than it is known, and not at all where it is unknown."""
    found = {one.id: labels.moment(one) for one in told.MOMENTS}
    assert found == {
        "m01": "2019",
        "m02": "Wednesday 14 May 2031",
        "m03": "Wednesday 14 May 2031, 07:40",
        "m04": "until Saturday 31 May 2031",
        "m05": "not known",
    }


@pytest.mark.parametrize(
    ("first", "last", "shown"),
    [
        ("2031-05-13T20:00", "2031-05-13T23:59", "Tuesday 13 May 2031, 20:00–23:59"),
        ("2031-05-13T20:00", "2031-05-14T06:00", "Tuesday 13 May 2031, 20:00 to Wednesday 14 May 2031, 06:00"),
        ("2031-05-12", "2031-05-14", "Monday 12 to Wednesday 14 May 2031"),
        ("2031-05-31", "2031-06-01", "Saturday 31 May 2031 to Sunday 1 June 2031"),
        ("soon", "later", "soon to later"),
    ],
)
def test_ranges_of_time_say_nothing_twice(first: str, last: str, shown: str) -> None:
    """A range of time names its month, year or day once where both ends share it."""
    assert labels.moment(replace(told.MOMENTS[2], earliest=first, latest=last)) == shown


def test_points_keep_the_order_of_the_dossier() -> None:
    """The points of a section stand in the dossier's order; of a point the reading that most lineages have is first."""
    found = story.Story.of(replace(told.harbour(), points=tuple(reversed(told.POINTS))))
    assert [point.id for point in found.agreed] == ["7f02bb", "7f01aa"]
    point = replace(told.POINTS[2], readings=(*told.POINTS[2].readings, replace(told.POINTS[0].readings[0])))
    assert [one.lineages.least for one in found.readings(point)] == [2, 1, 1, 1]


def test_context_is_the_sentence() -> None:
    """A passage is shown in its sentence, and the passage itself is exactly its characters."""
    sentences = contexts.Contexts.of(told.REPORTS)
    passage = told.at(told.POST, "212 passengers")
    pieces = sentences.around(passage)
    assert "".join(piece.text for piece in pieces) == (
        "The Skarven, carrying 212 passengers, hit the pier at about 7.40 a.m. as it came in from Telsey Island."
    )
    assert [piece.text for piece in pieces if piece.part == "passage"] == ["212 passengers"]


def test_long_context_is_cut_between_words() -> None:
    """Of a very long sentence only the words near the passage are shown, and the gap is marked."""
    report = replace(told.WIRE, text="word " * 500 + "here " + "more " * 500)
    passage = told.at(report, "here")
    shown = "".join(piece.text for piece in contexts.Contexts.of([report]).around(passage))
    assert shown.startswith("… word word")
    assert shown.endswith("more more …")
    assert len(shown) < 500


# ---- the terminal --------------------------------------------------------------------------------------------


def _stories_table(collation: Collation, width: int, colour: bool) -> str:
    reports = [dossier.reports for dossier in collation.dossiers]
    return render.stories_table(reports, collation.rejected, width, colour)


TERMINAL = (render.terminal, render.lineage_tree, render.quotes_table, render.ledger_table, _stories_table)


@pytest.mark.parametrize("show", TERMINAL)
def test_terminal_is_safe(show: object) -> None:
    """No control character of a source reaches the terminal, and without colour no escape sequence at all."""
    assert callable(show)
    found = show(told.whole(), 80, False)
    assert not [one for one in found if one != "\n" and not one.isprintable()]
    coloured = show(told.whole(), 80, True)
    assert "\x1b[" in coloured
    plain = re.sub(r"\x1b\[[0-9;]*m", "", coloured)
    assert not [one for one in plain if one != "\n" and not one.isprintable()]
    assert not re.search(r"\x1b\[(?:2J|31m)red", coloured)


@pytest.mark.parametrize("show", TERMINAL)
def test_terminal_keeps_its_width(show: object) -> None:
    """No line is wider than the terminal."""
    assert callable(show)
    for width in (40, 80, 132):
        assert max(map(len, show(told.collation(told.harbour()), width, False).splitlines())) <= width


def test_terminal_summary() -> None:
    """The summary names the story, its lineages, what is agreed, disputed, said, wanted, when, and rejected."""
    found = render.terminal(told.whole(), 100, False)
    for part in (
        "5 reports, 2–3 independent lineages",
        "├── The Harbour Post  cites it",
        "Agreed (2)",
        "Disputed (3)",
        "at least 56 people  1 lineage: Radio Nord (1)",
        "“much too fast” (The Harbour Post, Daily Quay) · called the speed “far too high” (Seaside Notes)",
        "demands: an independent inquiry (The Harbour Post)",
        "Wednesday 14 May 2031, 07:40",
        "broken.bin: binary (no text in 2,048 bytes)",
        "[red]rich[/red]",
    ):
        assert part in found


def test_terminal_ignores_its_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same collation prints the same, whatever the terminal's own settings say."""
    before = render.terminal(told.whole(), 80, True)
    for name, value in (("COLUMNS", "20"), ("NO_COLOR", "1"), ("TERM", "dumb"), ("FORCE_COLOR", "1")):
        monkeypatch.setenv(name, value)
    assert render.terminal(told.whole(), 80, True) == before


def test_quotes_table_lists_wordings() -> None:
    """The table of quotes gives each utterance's wordings with the outlets that have them."""
    found = render.quotes_table(told.collation(told.harbour()), 100, False)
    assert re.search(r"Ilse Brandt +“much too fast” +The Harbour Post, Daily Quay", found)
    assert re.search(r"“far too high” +Seaside Notes", found)


def test_stories_table_lists_reports() -> None:
    """The table of stories gives each story's reports with day, title and source."""
    found = _stories_table(told.whole(), 200, False)
    row = next(row for row in found.splitlines() if row.startswith("  Daily Quay "))
    assert "14 May 2031, 19:05:00+02:00" in row
    assert told.WIRE.title and told.WIRE.title in row
    assert row.endswith("https://dailyquay.example/2031/05/14/pier")
    assert "gone.example" in found


# ---- graphs --------------------------------------------------------------------------------------------------


def test_every_report_is_in_its_tree_once() -> None:
    """Every report stands in exactly one place of the lineages, even where descents run in a circle."""
    held = told.harbour()
    ids = [report.id for report in held.reports[:3]]
    circle = tuple(
        Descent(parent, child, DescentKind.EDITED, 0.95, True, ())
        for parent, child in zip(ids, ids[1:] + ids[:1], strict=True)
    )
    for descents in ((), held.descents, circle, circle + held.descents):
        found = render.lineage_tree(told.collation(replace(held, descents=descents)), 120, False)
        for outlet in ("The Harbour Post", "Daily Quay", "Seaside Notes"):
            assert len(re.findall(rf"(?m)^(?:[│├└─ ]*){outlet}", found)) == 1


def test_uncertain_descents_are_said_to_be() -> None:
    """A descent that can be neither shown nor ruled out is drawn as one that may be."""
    assert "may edit Radio Nord (1)" in render.lineage_tree(told.collation(told.harbour()), 120, False)


def borrowing() -> Collation:
    """The invented story; one descent has no direction, and Radio Nord has a passage from the agency's lineage."""
    held = told.harbour()
    either = replace(held.descents[1], direction=Direction.EITHER)
    lender = replace(held.lineages[0], passages=(told.at(told.RADIO, "rammed the pier"),))
    descents = (held.descents[0], either, *held.descents[2:])
    return told.collation(replace(held, descents=descents, lineages=(lender, *held.lineages[1:])))


def test_the_tree_says_when_and_whence() -> None:
    """The tree shows when each report was published, a direction that cannot be told, and what is borrowed."""
    found = render.lineage_tree(borrowing(), 160, False)
    assert "The Harbour Post  cites it  14 May 2031, 18:20" in found
    assert "Daily Quay  shares its origin with it, which came first cannot be told  14 May 2031, 19:05" in found
    assert "Radio Nord (1)  on its own; a passage from Nordia News Agency  14 May 2031, 20:00" in found
    assert "Seaside Notes  rewrites it\n" in found


def test_times_have_offsets_where_these_differ() -> None:
    """A time of publication is shown with its offset from UTC where the reports of a story have several."""
    days = ("2031-05-14T18:20:00+02:00", "2031-05-14T16:20:00Z", "2031-05-14", "2031-05-14T18:20:00", None)
    reports = [replace(told.WIRE, id=f"{at}", published=day) for at, day in enumerate(days)]
    plain = ["14 May 2031, 18:20", "14 May 2031, 16:20", "14 May 2031", "14 May 2031, 18:20", ""]
    assert list(labels.times(reports).values()) == [
        f"{words} {offset}".strip() for words, offset in zip(plain, ("+02:00", "Z", "", "", ""), strict=True)
    ]
    assert list(labels.times([reports[0], reports[2]]).values()) == [plain[0], plain[2]]


def test_graphs_have_directions_and_passages() -> None:
    """The graphs say where no direction can be told, and have an edge of its own kind for what is borrowed."""
    dot = render.lineage_dot(borrowing())
    assert '"a1f0c2d4e6b8" -> "b2e1d3f5a7c9" [label="rewritten 0.94", dir=none];' in dot
    assert '"l-nordia" -> "d4c3b5e7f9a1" [label="passage", style=dotted];' in dot
    space = {"g": "http://graphml.graphdrawing.org/xmlns"}
    root = ElementTree.fromstring(render.lineage_graphml(borrowing()).encode())
    facts = [{one.get("key"): one.text for one in edge} for edge in root.findall(".//g:edge", space)]
    assert [one["direction"] for one in facts] == ["told", "either", "told", "told", "told"]
    assert facts[-1] == {"kind": "passage", "direction": "told"}


STRING = r'"(?:[^"\\\n]|\\.)*"'


def test_dot_is_well_formed() -> None:
    """The `.dot` file has only balanced clusters, quoted nodes and quoted edges, whatever the sources say."""
    found = render.lineage_dot(told.whole())
    attributes = rf"\[label={STRING}(?:, style=dashed)?\];"
    allowed = re.compile(
        rf"digraph lineages \{{|  rankdir=LR;|  node \[shape=box\];|  subgraph {STRING} \{{|    label={STRING};"
        rf"|    {STRING} {attributes}|    {STRING} -> {STRING} {attributes}|  \}}|\}}|"
    )
    for row in found.split("\n"):
        assert allowed.fullmatch(row), row
    bare = re.sub(STRING, "", found)
    assert bare.count("{") == bare.count("}") == 3
    assert '"a1f0c2d4e6b8" -> "b2e1d3f5a7c9" [label="rewritten 0.94"];' in found
    assert '"d4c3b5e7f9a1" -> "e5b4a6f8c0d2" [label="edited 0.61", style=dashed];' in found


def test_graphml_is_well_formed() -> None:
    """The GraphML parses, names every report, and has an edge for every descent."""
    root = ElementTree.fromstring(render.lineage_graphml(told.whole()).encode())
    space = {"g": "http://graphml.graphdrawing.org/xmlns"}
    nodes = {one.get("id") for one in root.findall(".//g:node", space)}
    assert {report.id for report in told.REPORTS} <= nodes
    edges = root.findall(".//g:edge", space)
    assert len(edges) == len(told.DESCENTS)
    assert all(edge.get("source") in nodes and edge.get("target") in nodes for edge in edges)


# ---- Markdown ------------------------------------------------------------------------------------------------


def test_markdown_escapes_the_sources() -> None:
    """Markup in a source is plain text in the Markdown: no HTML, no link, no heading, no emphasis."""
    found = render.markdown(told.whole())
    assert "\\<script\\>alert(1)\\</script\\>" in found
    assert not re.search(r"(?<!\\)<", found)
    assert not re.search(r"(?<!\\)\]\(", found)
    assert "\x1b" not in found


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("1. first", "1\\. first"),
        ("- dash", "\\- dash"),
        ("# head", "\\# head"),
        ("a*b_c`d", "a\\*b\\_c\\`d"),
        ("http://x.example", "http\\://x.example"),
        ("&amp;", "\\&amp;"),
        ("plain, words (here).", "plain, words (here)."),
        ("two\nlines", "two lines"),
    ],
)
def test_markdown_plain(text: str, shown: str) -> None:
    """Characters that would be markup get a backslash; ordinary sentences stay as they are."""
    assert plain(text) == shown


def test_markdown_has_every_section() -> None:
    """The Markdown has the sections of the page, with every rejected input."""
    found = re.findall(r"(?m)^## (.*)$", render.markdown(told.whole()))
    first = ["Agreed", "Disputed", "Resting on one", "Said", "Wanted", "When", "Names", "Reports"]
    assert found == [*first, "Resting on one", "Reports", "Rejected"]


# ---- every renderer ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("show", [render.html, render.markdown, render.lineage_dot, render.lineage_graphml])
def test_same_input_same_bytes(show: object) -> None:
    """Rendering twice gives the same bytes."""
    assert callable(show)
    assert show(told.whole()) == show(told.whole())


@given(st.text(max_size=60))
@settings(max_examples=30, deadline=None)
def test_any_text_renders(text: str) -> None:
    """Whatever characters a report has, every renderer gives text that UTF-8 can hold."""
    report = Report("00", text, text, text, text, None, None, f"x{text}")
    whole: Passage = report.passage(0, len(report.text))
    found = told.collation(told.small(report, whole))
    sheets = (render.quotes_csv, render.ledger_csv, render.ledger_dna)
    for show in (render.html, render.markdown, render.lineage_dot, render.lineage_graphml, *sheets):
        assert show(found).encode("utf-8")
    for show in TERMINAL:
        assert show(found, 80, True).encode("utf-8")
