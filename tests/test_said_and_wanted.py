"""What is promised of how utterances and the ledger are told and explained."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import render_quarrel as quarrel
from crossread.check import check
from crossread.records import Act, Change, Collation, Passage, Report, Support, Wording
from crossread.render import said, wanted
from crossread.render.explain import explain
from crossread.render.labels import Labels
from crossread.settings import Settings
from crossread.wire import dumps, loads

WHOLE = Collation((quarrel.quarrel(),), ())


def test_the_quarrel_is_a_dossier() -> None:
    """The invented quarrel that these tests show is a dossier that holds, and survives being written and read."""
    text = dumps(WHOLE, Settings())
    assert check(text) == ()
    assert loads(text)[0] == WHOLE


# ---- what was said -------------------------------------------------------------------------------------------


def test_who_tells_what_another_said_is_named() -> None:
    """A quote that stands in another is said to be told by the one whose words that is."""
    assert "mixed; Ivo Marsh, as told by Dora Kell" in explain(WHOLE, "k5", 100, False)


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
