"""What is promised of how utterances and the ledger are shown: on the page, in Markdown, on the terminal."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import render_quarrel as quarrel
import render_story as told
from crossread import render
from crossread.check import check
from crossread.records import Act, Change, Collation, Dossier, Passage, Report, Support, Wording
from crossread.render import said, wanted
from crossread.render.explain import explain
from crossread.render.labels import Labels
from crossread.settings import Settings
from crossread.wire import dumps, loads
from test_render import Element, Page, words

WHOLE = Collation((quarrel.quarrel(),), ())


@pytest.fixture(scope="module")
def page() -> Page:
    return Page(render.html(WHOLE))


def within(page: Page, outer: Element, tag: str) -> list[Element]:
    """The elements of a tag between an element and the next of its own kind."""
    start = page.elements.index(outer)
    ends = [at for at in range(start + 1, len(page.elements)) if page.elements[at].tag == outer.tag]
    return [one for one in page.elements[start : min(ends, default=len(page.elements))] if one.tag == tag]


def test_the_quarrel_is_a_dossier() -> None:
    """The invented quarrel that these tests show is a dossier that holds, and survives being written and read."""
    text = dumps(WHOLE, Settings())
    assert check(text) == ()
    assert loads(text)[0] == WHOLE


# ---- what was said -------------------------------------------------------------------------------------------


def test_every_change_is_marked_where_the_record_says(page: Page) -> None:
    """In every other wording the page marks exactly the words that the record calls added and dropped, in place."""
    rows = [row for table in page.styled("wordings") for row in within(page, table, "tr")[1:]]
    assert len(rows) == 2
    for row, wording in zip(rows, quarrel.UTTERANCES[0].wordings[1:], strict=True):
        inside = within(page, row, "ins") + within(page, row, "del")
        changes = wording.changes
        assert [words(one) for one in inside if one.tag == "ins"] == [one.here.text for one in changes if one.here]
        assert [words(one) for one in inside if one.tag == "del"] == [
            one.fullest.text for one in changes if one.fullest
        ]
        kept = "".join(words(row))
        for one in inside:
            if one.tag == "del":
                kept = re.sub(rf" ?{re.escape(words(one))}", "", kept, count=1)
        assert wording.text in kept
    assert "“We will close the old quarry at once soon, whatever it costs" in words(rows[0])
    assert "they would close shut the old quarry at once, whatever it costs the town" in words(rows[1])


def test_changes_are_told_without_colour_and_to_screen_readers(page: Page) -> None:
    """Added words are underlined and dropped ones struck through, and both are announced where no style is seen."""
    style = words(page.of("style")[0])
    assert re.search(r"\.said ins {[^}]*text-decoration-line: underline", style)
    assert re.search(r"\.said del {[^}]*text-decoration-line: line-through", style)
    assert '.said ins::before { content: " [added: "' in style
    assert '.said del::before { content: " [dropped: "' in style


def test_the_fullest_wording_comes_first_with_kind_outlets_and_lineages(page: Page) -> None:
    """An utterance opens with its fullest wording, how and by whom it is given, and ends with its lineages."""
    shown = words(page.by_id("utterance-quarry"))
    assert shown.startswith("“We will close the old quarry at once, whatever it costs the town.” direct · The Bell")
    assert "in the report’s words · Clarion" in shown
    assert "2 lineages, 3 passages The Bell; Clarion" in shown


def test_who_tells_what_another_said_is_named(page: Page) -> None:
    """A quote that stands in another is said to be told by the one whose words that is, on every surface."""
    assert "as told by Dora Kell" in words(page.by_id("utterance-blast"))
    assert "as told by" not in words(page.by_id("utterance-told"))
    for show in (render.terminal, render.quotes_table):
        assert "as told by Dora Kell" in " ".join(show(WHOLE, 100, False).split())
    assert "as told by Dora Kell" in render.markdown(WHOLE)
    assert "mixed; Ivo Marsh, as told by Dora Kell" in explain(WHOLE, "k5", 100, False)


def test_quotes_that_stand_in_each_other_end() -> None:
    """Quotes that claim to stand in one another are shown all the same."""
    held = quarrel.quarrel()
    looped = tuple(replace(one, inside="k5") if one.id == "k4" else one for one in held.quotes)
    assert "as told by Ivo Marsh" in render.markdown(Collation((replace(held, quotes=looped),), ()))


@pytest.mark.parametrize("show", [render.terminal, render.quotes_table])
def test_changes_are_bracketed_on_the_terminal(show: Callable[[Collation, int, bool], str]) -> None:
    """On a terminal, with styles or without, added words stand in [+ +] and dropped ones in [- -]."""
    for colour in (False, True):
        found = " ".join(re.sub(r"\x1b\[[0-9;]*m", "", show(WHOLE, 200, colour)).split())
        assert "We will close the [-old-] quarry [-at once-] [+soon+], whatever it costs the town," in found
        assert "they would [-close-] [+shut+] the old quarry [-at once, whatever it costs the town-]" in found


def test_changes_are_bracketed_in_markdown() -> None:
    """In Markdown the brackets are escaped, so that every reader of it shows them."""
    assert "We will close the \\[-old-\\] quarry \\[-at once-\\] \\[+soon+\\]" in render.markdown(WHOLE)


def test_a_wording_with_nothing_in_common_shows_only_itself() -> None:
    """Where no word is the same the wording stands marked as a whole; the fullest above says what is dropped."""
    other = quarrel.at(quarrel.CLARION, "The mayor said they")
    quotes = (quarrel.QUOTES[0], replace(quarrel.QUOTES[1], content=other))
    utterance = replace(
        quarrel.UTTERANCES[0],
        quotes=("k1", "k2"),
        wordings=(
            quarrel.UTTERANCES[0].wordings[0],
            Wording(other.text, ("k2",), (Change(quarrel.FULLEST, other),)),
        ),
    )
    dossier = replace(quarrel.quarrel(), quotes=quotes, utterances=(utterance,))
    ((voice,),) = (said.voices(dossier, Labels.of(dossier)),)
    assert said.bracketed(voice.spoken[0].wordings[1].pieces) == "[+The mayor said they+]"


def test_quotation_marks_stand_around_what_the_outlet_prints() -> None:
    """Words that a wording drops never stand inside the quotation marks of the outlet that dropped them."""
    scrap = quarrel.at(quarrel.CLARION, "whatever it costs the town", "soon")
    change = Change(quarrel.at(quarrel.BELL, "We will close the old quarry at once,"), None)
    quotes = (quarrel.QUOTES[0], replace(quarrel.QUOTES[1], content=scrap))
    wordings = (quarrel.UTTERANCES[0].wordings[0], Wording(scrap.text, ("k2",), (change,)))
    utterance = replace(quarrel.UTTERANCES[0], quotes=("k1", "k2"), wordings=wordings)
    whole = Collation((replace(quarrel.quarrel(), quotes=quotes, utterances=(utterance,)),), ())
    shown = "[-We will close the old quarry at once,-] “whatever it costs the town”"
    assert shown in " ".join(render.terminal(whole, 200, False).split())


def test_long_drops_are_shortened() -> None:
    """A scrap of a long sentence shows the ends of what it drops, and how many words are left out between them."""
    text = " ".join(f"w{number}" for number in range(40))
    whole, scrap = (
        Report("00", "a", "a", None, None, None, None, text),
        Report("01", "b", "b", None, None, None, None, "w39"),
    )
    changes = (Change(whole.passage(0, text.index(" w39")), None),)
    pieces = said.against(scrap.passage(0, 3), whole.passage(0, len(text)), changes)
    assert said.bracketed(pieces) == "[-w0 w1 w2 w3-] … 31 words … [-w35 w36 w37 w38-] w39"


WORDS = st.lists(st.sampled_from(["one", "two", "three", "four,", "five."]), min_size=1, max_size=8).map(" ".join)


@given(st.data())
@settings(max_examples=200, deadline=None)
def test_marking_changes_never_changes_the_words(data: st.DataObject) -> None:
    """Whatever the changes of a wording, what it shows beside the dropped words is the wording, letter by letter."""
    reports = [Report(id, id, id, None, None, None, None, data.draw(WORDS)) for id in ("00", "01")]

    def part(report: Report) -> Passage | None:
        start = data.draw(st.integers(0, len(report.text) - 1))
        end = data.draw(st.integers(start, len(report.text)))
        return report.passage(start, end) if end > start else None

    changes = [Change(part(reports[0]), part(reports[1])) for _ in range(data.draw(st.integers(0, 4)))]
    fullest, here = (report.passage(0, len(report.text)) for report in reports)
    pieces = said.against(here, fullest, changes)
    assert "".join(one.text for one in pieces if one.part in ("same", "added")) == here.text
    dropped = sorted(one.text for one in pieces if one.part == "dropped")
    assert dropped == sorted(one.fullest.text for one in changes if one.fullest)


# ---- what is wanted ------------------------------------------------------------------------------------------


def test_the_ledger_is_a_table_of_matters_by_actors(page: Page) -> None:
    """Each matter has a row, each actor a column, and a cell the act with how many lineages tell it."""
    (table,) = page.styled("ledger")
    head, *bodies = [one for one in within(page, table, "tr") if within(page, one, "th")]
    assert [words(one) for one in within(page, head, "th")] == [
        "Matter", "Brenn Stone", "Dora Kell", "The union", "Ivo Marsh",
    ]  # fmt: skip
    assert [words(within(page, row, "th")[0]) for row in bodies] == [
        "closing the quarry opposed",
        "new talks",
        "a night ban",
    ]
    assert [words(one) for one in within(page, bodies[0], "td")] == [
        "Brenn Stone rejects 2 lineages", "Dora Kell demands 1 lineage", "", "",
    ]  # fmt: skip
    assert "Brenn Stone does not reject 1 lineage" in words(bodies[1])
    assert "accepts, if the town pays for new lamps 1 lineage" in words(bodies[2])


def test_every_cell_opens_to_its_passages(page: Page) -> None:
    """Each cell leads to what each report says, linked to the report, with matter and condition marked."""
    by_id = {one.id: one for one in quarrel.POSITIONS}
    cells = page.styled("act")
    assert len(cells) == len(quarrel.LEDGER)
    for cell in cells:
        (link,) = within(page, cell, "a")
        entry = page.by_id((link.attributes["href"] or "#")[1:])
        found = next(one for one in quarrel.LEDGER if one.id == entry.attributes["id"])
        shown = words(entry)
        for position in (by_id[id] for id in found.positions):
            assert " ".join(position.passage.text.split()) in shown
            assert f"#{render_target(position.issue)}" in [one.attributes["href"] for one in within(page, entry, "a")]
            assert position.issue.text in [words(one) for one in within(page, entry, "mark")]
            if position.condition:
                (mark,) = [one for one in within(page, entry, "mark") if one.attributes.get("class") == "if"]
                assert words(mark) == position.condition.text


def render_target(passage: Passage) -> str:
    return f"report-{passage.report}-{passage.start}-{passage.end}"


def test_without_a_script_all_is_reachable(page: Page) -> None:
    """Whatever Said and Wanted fold away opens without a script: nothing is hidden but by details, and links land."""
    for section in (page.styled("said")[0], page.styled("wanted")[0]):
        at = page.elements.index(section)
        following = [page.elements.index(one) for one in page.styled("when")]
        for element in page.elements[at : following[0]]:
            assert "hidden" not in element.attributes
            assert not [name for name in element.attributes if name.startswith("on") or name == "style"]
            href = element.attributes.get("href")
            assert href is None or href[1:] in page.ids()


def test_positions_without_a_ledger_show_as_before() -> None:
    """A dossier written before there was a ledger shows its positions by actor and act."""
    held = replace(quarrel.quarrel(), ledger=())
    found = Page(render.html(Collation((held,), ())))
    assert not found.styled("ledger")
    assert "Brenn Stone rejects Brenn Stone rejects closing the quarry" in words(found.styled("wanted")[0])
    assert "rejects: closing the quarry (The Bell)" in render.terminal(Collation((held,), ()), 100, False)


def test_positions_of_no_entry_stand_beside_the_ledger(page: Page) -> None:
    """A position that stands in no entry of the ledger is shown all the same."""
    assert "The union threatens The union threatened a strike. Clarion" in words(page.styled("wanted")[0])
    assert "threatens: a strike (Clarion)" in render.terminal(WHOLE, 100, False)


@pytest.mark.parametrize("actors", [6, 12])
def test_many_matters_and_actors_fit(actors: int) -> None:
    """With forty matters a dozen are open to view; with more actors than columns fit a row lists who wants what."""
    found = Page(render.html(Collation((quarrel.crowded(40, actors),), ())))
    first, second = found.styled("ledger")
    assert (first.attributes["class"] == "ledger across") is (actors == 6)
    assert len([one for one in found.of("tbody") if "data-r" in one.attributes]) == 40
    assert any(words(one).startswith("28 more") for one in found.styled("more"))
    size = len(render.html(Collation((quarrel.crowded(40, actors),), ())).encode())
    assert size < 150_000
    assert second


@pytest.mark.parametrize(
    ("act", "denied", "side"),
    [
        (Act.DEMANDS, False, True), (Act.CALLS_FOR, False, True), (Act.INSISTS, False, True), (Act.OFFERS, False, True),
        (Act.PROPOSES, False, True), (Act.ACCEPTS, False, True), (Act.AGREES, False, True), (Act.PROMISES, False, True),
        (Act.REJECTS, False, False), (Act.REFUSES, False, False), (Act.DENIES, False, False),
        (Act.REJECTS, True, True), (Act.DEMANDS, True, False),
        (Act.ACCUSES, False, None), (Act.THREATENS, False, None), (Act.WARNS, True, None),
    ],
)  # fmt: skip
def test_which_acts_are_for_and_against(act: Act, denied: bool, side: bool | None) -> None:
    """Who demands or offers is for the matter, who rejects is against it, who does not reject is not; who accuses,
    threatens or warns is neither."""
    assert wanted.favours(act, denied) is side


def test_opposed_matters_come_first() -> None:
    """What one actor wants and another does not comes first, however few tell it; nobody opposes himself."""
    found = wanted.ledger(quarrel.quarrel(), Labels.of(quarrel.quarrel()))
    assert [(one.id, one.opposed) for one in found.matters] == [("m-close", True), ("m-talks", False), ("m-ban", False)]
    backed = tuple(
        replace(one, lineages=Support(9, 9)) if one.matter == "m-ban" else replace(one, name="n-brenn")
        for one in quarrel.LEDGER
    )
    alone = wanted.ledger(replace(quarrel.quarrel(), ledger=backed), Labels.of(quarrel.quarrel()))
    assert next((one.id, one.opposed) for one in alone.matters) == ("m-ban", False)
    assert not any(one.opposed for one in alone.matters)


def test_an_open_position_is_told_as_open() -> None:
    """What somebody would do, or does on a condition, is never told as done."""
    plain, conditional = quarrel.POSITIONS[0], quarrel.POSITIONS[3]
    would = replace(conditional, condition=quarrel.at(quarrel.BELL, "would"))
    assert wanted.told(Act.ACCEPTS, False, [would]) == "would accept"
    assert wanted.told(Act.ACCEPTS, True, [would]) == "would not accept"
    assert wanted.told(Act.ACCEPTS, False, [conditional]) == "accepts, if the town pays for new lamps"
    assert wanted.told(Act.ACCEPTS, False, [plain, conditional]) == "accepts, in part on a condition"
    long = replace(conditional, condition=quarrel.BANNED)
    assert wanted.told(Act.ACCEPTS, False, [long]) == "accepts, on a condition"


def test_the_ledger_on_the_terminal() -> None:
    """On a terminal each actor has a column where there is room; where there is none, each act a line."""
    wide = render.ledger_table(WHOLE, 120, False)
    assert re.search(r"Matter +Brenn Stone +Dora Kell +The union +Ivo Marsh", wide)
    assert re.search(r"closing the quarry  opposed +rejects \(2\) +demands \(1\)", wide)
    narrow = render.ledger_table(WHOLE, 70, False)
    assert re.search(r"closing the quarry +Brenn Stone +rejects +2 lineages", narrow)
    assert re.search(r"a strike +The union +threatens +Clarion", narrow)
    assert "No position is reported." in render.ledger_table(told.collation(told.hostile()), 80, False)
    ranged = replace(quarrel.quarrel(), ledger=tuple(replace(one, lineages=Support(1, 2)) for one in quarrel.LEDGER))
    assert "rejects (1–2)" in render.ledger_table(Collation((ranged,), ()), 120, False)


def test_the_ledger_in_markdown() -> None:
    """The Markdown has each matter with its actors' acts and each report's words."""
    found = render.markdown(WHOLE)
    assert "- **closing the quarry** (opposed)\n  - Brenn Stone **rejects** (2 lineages)\n" in found
    assert "    - The company would accept **a night ban** **if the town pays for new lamps**. (The Bell)" in found


@pytest.mark.parametrize(
    ("id", "parts"),
    [
        ("entry-open", ["Brenn Stone rejects; 2 lineages", "matter m-close", "Dora Kell demands", "position o-3"]),
        ("entry-ban", ["accepts, if the town pays for new lamps", "position o-4, on a condition"]),
        ("o-4", ["matter m-ban, entry entry-ban", "what leaves it open", "if the town pays for new lamps"]),
        ("utterance-quarry", ["[-old-] quarry [-at once-] [+soon+]", "(in the report’s words)", "2 lineages"]),
        ("k5", ["stands in quote k4", "the union chief Ivo Marsh told her"]),
    ],
)
def test_explain_knows_the_new_nouns(id: str, parts: list[str]) -> None:
    """An entry, a condition, a quote in a quote and a changed wording are explained with what they rest on."""
    found = " ".join(explain(WHOLE, id, 100, False).split())
    for part in parts:
        assert part in found


def test_hostile_words_stay_words() -> None:
    """Markup in an issue, a condition or a changed wording is shown as the characters it is."""
    words_ = told.HOSTILE.passage(0, len(told.HOSTILE_WORDS))
    quotes = tuple(replace(one, content=words_, cue=None, speaker=words_, name=None) for one in quarrel.QUOTES[:2])
    utterance = replace(
        quarrel.UTTERANCES[0], name=None, quotes=("k1", "k2"),
        wordings=(Wording(words_.text, ("k1",)), Wording(words_.text, ("k2",), (Change(None, words_),))),
    )  # fmt: skip
    position = replace(quarrel.POSITIONS[0], name="n-x", issue=words_, passage=words_, condition=words_)
    entry = replace(quarrel.LEDGER[0], name="n-x", issue=words_, positions=(position.id,))
    held: Dossier = replace(
        told.hostile(), quotes=quotes, utterances=(utterance,), positions=(position,), ledger=(entry,)
    )
    whole = told.collation(held)
    found = Page(render.html(whole))
    assert len(found.of("script")) == 1 and not found.of("img")
    for show in (render.terminal, render.quotes_table, render.ledger_table):
        shown = show(whole, 80, False)
        assert not [one for one in shown if one != "\n" and not one.isprintable()]
        assert max(map(len, shown.splitlines())) <= 80
    assert not re.search(r"(?<!\\)<", render.markdown(whole))
