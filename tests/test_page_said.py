"""What is promised of what was said and what is wanted on the page: wordings, changes, acts, matters, conditions."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import render_quarrel as quarrel
import render_story as told
from crossread import render
from crossread.records import Change, Collation, Dossier, Moment, MomentKind, Passage, Report, Wording
from crossread.render import said
from crossread.render.page.html import STYLES
from crossread.render.page.places import Index
from crossread.render.page.rows import UtteranceRow
from pages import Findings, Page, pieced, words
from test_page import PARTS


def shown(dossier: Dossier) -> Findings:
    return Page(render.html(Collation((dossier,), ()))).stories()[0]


@pytest.fixture(scope="module")
def story() -> Findings:
    return shown(quarrel.quarrel())


def utterance(story: Findings, id: str) -> UtteranceRow:
    return next(one for one in story.row.utterances if one.anchor == f"utterance-{id}")


# ---- what was said -------------------------------------------------------------------------------------------


def test_every_wording_of_an_utterance_is_there(story: Findings) -> None:
    """An utterance opens with its fullest wording, and each wording says how it is given and where it stands."""
    found = utterance(story, "quarry")
    assert (found.who, found.least, found.most, found.lineages) == ("Dora Kell", 2, 2, (0, 1))
    assert [(one.kind, story.words(one.passages)) for one in found.wordings] == [
        ("direct", [quarrel.FULLEST.text]),
        ("direct", [quarrel.SHORTER.text]),
        ("in the report’s words", [quarrel.TOLD.text]),
    ]


def test_every_change_is_marked_where_the_record_says(story: Findings) -> None:
    """In every other wording exactly the words are marked that the record calls added and dropped, in place."""
    _, shorter, retold = (story.pieces(one.pieces) for one in utterance(story, "quarry").wordings)
    for pieces, changes in ((shorter, quarrel.CHANGES), (retold, quarrel.RETOLD)):
        assert [text for part, text in pieces if part == "added"] == [one.here.text for one in changes if one.here]
        assert [text for part, text in pieces if part == "dropped"] == [
            one.fullest.text for one in changes if one.fullest
        ]
    assert said.bracketed(said.Piece(text, part) for part, text in shorter) == (
        "“We will close the [-old-] quarry [-at once-] [+soon+], whatever it costs the town,”"
    )
    assert said.bracketed(said.Piece(text, part) for part, text in retold) == (
        "said they would [-close-] [+shut+] the old quarry [-at once, whatever it costs the town-]"
    )


def test_a_wording_without_what_is_dropped_is_the_outlets(story: Findings) -> None:
    """What a wording shows beside the dropped words and our quotation marks is what its report prints there."""
    for found in story.row.utterances:
        for wording in found.wordings:
            kept = "".join(text for part, text in story.pieces(wording.pieces) if part in ("same", "added"))
            assert kept in ("", *story.words(wording.passages))


def test_words_that_lead_in_are_the_reports_own(story: Findings) -> None:
    """The words from "said" to what was said are shown with it, as places of the report; our marks are no words."""
    (wording,) = utterance(story, "told").wordings
    assert story.pieces(wording.pieces)[0] == ("around", "According to Ms Kell, ")
    ours = [
        held[0] for found in story.row.utterances for one in found.wordings for _, *held in one.pieces
        if isinstance(held[0], str)
    ]  # fmt: skip
    assert set(ours) == {"“", "”", " "}


def test_who_tells_what_another_said_is_named(story: Findings) -> None:
    """A quote that stands in another is said to be told by the one whose words that is."""
    assert utterance(story, "blast").vias == ("as told by Dora Kell",)
    assert utterance(story, "told").vias == ()


def test_the_speaker_is_among_the_names(story: Findings) -> None:
    """What somebody said is found by their name, and by the names in it."""
    names = [one.name for one in story.row.names]
    assert [names[at] for at in utterance(story, "quarry").names] == ["Dora Kell"]
    assert {names[at] for at in utterance(story, "told").names} == {"Dora Kell", "Ivo Marsh"}


def test_changes_are_told_without_colour_and_to_screen_readers() -> None:
    """Added words are underlined and dropped ones struck through, and both are announced where no style is seen."""
    style = " ".join("".join((PARTS / "styles" / name).read_text("utf-8") for name in STYLES).split())
    assert re.search(r"(?:^|})\s*ins {[^}]*text-decoration: underline", style)
    assert re.search(r"(?:^|})\s*del {[^}]*text-decoration: line-through", style)
    assert 'ins::before { content: " [added: "' in style
    assert 'del::before { content: " [dropped: "' in style


WORDS = st.lists(st.sampled_from(["one", "two", "three", "four,", "🪨", "five."]), min_size=1, max_size=8).map(" ".join)


@given(st.data())
@settings(max_examples=200, deadline=None)
def test_changes_in_places_never_change_the_words(data: st.DataObject) -> None:
    """Whatever the changes of a wording, its pieces read out of the texts are the wording and what it drops."""
    reports = [Report(id, id, id, None, None, None, None, data.draw(WORDS)) for id in ("00", "01")]

    def part(report: Report) -> Passage | None:
        start = data.draw(st.integers(0, len(report.text) - 1))
        end = data.draw(st.integers(start, len(report.text)))
        return report.passage(start, end) if end > start else None

    changes = [Change(part(reports[0]), part(reports[1])) for _ in range(data.draw(st.integers(0, 4)))]
    fullest, here = (report.passage(0, len(report.text)) for report in reports)
    pieces = said.against(here, fullest, changes)
    placed = Index.of(reports).pieces(pieces, here, (here, fullest))
    shown_ = pieced(placed, [report.text for report in reports]) or [("same", here.text)]
    assert shown_ == [(one.part, one.text) for one in pieces]
    assert "".join(text for part_, text in shown_ if part_ in ("same", "added")) == here.text
    assert not [held for held in placed if held[0] in ("", "+") and isinstance(held[1], str)]


def test_a_wording_whose_quotes_are_lost_is_shown_as_recorded() -> None:
    """A wording of quotes that the record does not have is shown in the record's words."""
    held = replace(quarrel.UTTERANCES[0], wordings=(Wording("no such words", ("gone",)),))
    (found,) = shown(replace(quarrel.quarrel(), utterances=(held,))).row.utterances
    assert found.wordings[0].pieces == (("", "no such words"),)


# ---- what is wanted ------------------------------------------------------------------------------------------


def test_every_matter_has_its_acts(story: Findings) -> None:
    """Each matter has its issue in a report's words and who does what about it, opposed matters first."""
    assert [
        (story.value(one.issue), one.opposed, [(line.who, line.words, line.most) for line in one.lines])
        for one in story.row.matters
    ] == [
        ("closing the quarry", True, [("Brenn Stone", "rejects", 2), ("Dora Kell", "demands", 1)]),
        ("new talks", False, [("The union", "demands", 1), ("Brenn Stone", "does not reject", 1)]),
        (
            "a night ban", False,
            [("Brenn Stone", "accepts, if the town pays for new lamps", 1), ("Ivo Marsh", "calls for", 1)],
        ),
    ]  # fmt: skip


def test_every_act_has_its_passages(story: Findings) -> None:
    """Each act leads to what each report says, with the matter and the condition in it."""
    by_id = {one.id: one for one in quarrel.POSITIONS}
    lines = {line.anchor: line for matter in story.row.matters for line in matter.lines}
    assert set(lines) == {one.id for one in quarrel.LEDGER}
    for entry in quarrel.LEDGER:
        stances = lines[entry.id].stances
        assert [(story.words(one.passage), story.words(one.issue), story.words(one.condition)) for one in stances] == [
            ([held.passage.text], [held.issue.text], [held.condition.text] if held.condition else [])
            for held in (by_id[id] for id in entry.positions)
        ]


def test_positions_of_no_entry_stand_beside_the_ledger(story: Findings) -> None:
    """A position that stands in no entry of the ledger is shown all the same."""
    (line,) = story.row.beside
    assert (line.who, line.words, line.anchor) == ("The union", "threatens", "position-o-8")
    assert story.words(line.stances[0].passage) == ["The union threatened a strike"]


def test_positions_without_a_ledger_show_as_before() -> None:
    """A dossier written before there was a ledger shows its positions by actor and act, in a list and no table."""
    held = replace(quarrel.quarrel(), ledger=())
    page = Page(render.html(Collation((held,), ())))
    assert not page.styled("ledger")
    (story,) = page.stories()
    assert {one.anchor for one in story.row.beside} == {f"position-{one.id}" for one in quarrel.POSITIONS}
    first = story.row.beside[0]
    assert (first.who, first.words, story.words(first.stances[0].issue)) == (
        "Brenn Stone", "rejects", ["closing the quarry"],
    )  # fmt: skip


def test_many_matters_are_all_there() -> None:
    """However many matters and actors there are, each act is in the page once."""
    held = quarrel.crowded(40, 12)
    story = shown(held)
    assert len(story.row.matters) == 40
    assert sorted(story.anchors()) == sorted(set(story.anchors()))
    assert len([line for matter in story.row.matters for line in matter.lines]) == len(held.ledger)


def test_hostile_words_stay_words() -> None:
    """Markup in an issue, a condition or a changed wording is shown as the characters it is."""
    whole = told.HOSTILE.passage(0, len(told.HOSTILE_WORDS))
    quotes = tuple(replace(one, content=whole, cue=None, speaker=whole, name=None) for one in quarrel.QUOTES[:2])
    utterances = (replace(
        quarrel.UTTERANCES[0], name=None, quotes=("k1", "k2"),
        wordings=(Wording(whole.text, ("k1",)), Wording(whole.text, ("k2",), (Change(None, whole),))),
    ),)  # fmt: skip
    position = replace(quarrel.POSITIONS[0], name="n-x", issue=whole, passage=whole, condition=whole)
    entry = replace(quarrel.LEDGER[0], name="n-x", issue=whole, positions=(position.id,))
    page = Page(render.html(Collation(
        (replace(told.hostile(), quotes=quotes, utterances=utterances, positions=(position,), ledger=(entry,)),), ()
    )))  # fmt: skip
    assert len(page.of("script")) == 2 and not page.of("img")
    (story,) = page.stories()
    ((line,),) = (matter.lines for matter in story.row.matters)
    assert story.words(line.stances[0].condition) == [told.HOSTILE_WORDS]
    assert story.row.utterances[0].who == " ".join(told.HOSTILE_WORDS.split())


# ---- when and names ------------------------------------------------------------------------------------------


def test_times_stand_in_order() -> None:
    """Each time that is known stands once, in order, with every place that tells it; the unknown come last."""
    story = shown(told.harbour())
    assert [(one.words, story.words(one.passages)) for one in story.row.dates] == [
        ("2019", ["2019"]),
        ("Wednesday 14 May 2031", ["on Wednesday"]),
        ("Wednesday 14 May 2031, 07:40", ["about 7.40 a.m."]),
        ("until Saturday 31 May 2031", ["until June"]),
        ("not known", ["Wednesday"]),
    ]


def test_how_long_something_took_is_no_time() -> None:
    """Durations and repetitions are no times of the story, and are not among them."""
    lasting: Moment = replace(told.MOMENTS[4], id="m06", kind=MomentKind.DURATION)
    story = shown(replace(told.harbour(), moments=(lasting,)))
    assert story.row.dates == ()


def test_names_have_spellings_and_roles() -> None:
    """Each name has its spellings and roles with the first place of each in each report, those with several first."""
    story = shown(told.harbour())
    assert [one.name for one in story.row.names] == ["Ilse Brandt", "Tomas Ferrel", "Varnholm", "Telsey Lines"]
    first = story.row.names[0]
    assert [(story.value(one.text), story.words(one.passages)) for one in first.variants] == [
        ("Ilse Brandt", ["Ilse Brandt"]), ("Ilse Brand", ["Ilse Brand"]), ("Ms Brandt", ["Ms Brandt"]),
    ]  # fmt: skip
    assert [story.value(one.text) for one in first.roles] == ["Harbour master", "who runs the port"]
    page = Page(render.html(told.collation(told.harbour())))
    assert words(page.styled("names")[0]).startswith("Names 4")
