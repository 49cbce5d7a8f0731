"""What is one utterance and what is two; all quotes are invented."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from crossread.language.encoder import MiniLM
from crossread.utterances import group_utterances
from spoken import Every, Told
from toy import Letters

ENCODER = MiniLM(threads=1)


def groups(told: Told) -> list[set[str]]:
    """The contents of every utterance."""
    contents = {quote.id: quote.content.text for quote in told.quotes}
    found = group_utterances(told.quotes, told.analyses, ENCODER, Every(), told.moments)
    return [{contents[quote] for quote in utterance.quotes} for utterance in found]


ONE = {
    "cut at the end": (
        "Ada Brook: “We will rebuild the pier before the winter storms come,” Ada Brook said.",
        "Ada Brook: “We will rebuild the pier,” Ada Brook said.",
    ),
    "cut at both ends": (
        "Ada Brook: “I have to say the harbour wall is in a dreadful state and nobody checked it,” Ada Brook said.",
        "Ada Brook: Ada Brook said the wall was “~in a dreadful state”.",
    ),
    "cut in two places, overlapping": (
        "Ada Brook: “Nobody warned the crews, and the tide tables on the quay were three years old,” Ada Brook said.",
        "Ada Brook: “The tide tables on the quay were three years old, so of course they ran aground,” Ada Brook said.",
    ),
    "scrap of time": (
        "Ada Brook: “I can give you no figures at this stage,” Ada Brook said.",
        "Ada Brook: Ada Brook said no figures could be given “~at this stage”.",
    ),
    "one word of a sentence": (
        "Ada Brook: “The plan to close the lighthouse is reckless,” Ada Brook said.",
        "Ada Brook: Ada Brook called the plan to close the lighthouse “~reckless”.",
    ),
    "retold": (
        "Ada Brook: “The ferry company will pay for every lost cargo,” Ada Brook said.",
        "Ada Brook: Ada Brook said ‹that the ferry company would pay for each lost cargo›.",
    ),
    "retold in the third person": (
        "Ada Brook: “We have found oil in our drinking water,” Ada Brook said.",
        "Ada Brook: Ada Brook said ‹they had found oil in their drinking water›.",
    ),
    "translated": (
        "Ada Brook: “This job is hard and it will need patience from everyone,” Ada Brook said.",
        "Ada Brook: “It is difficult work that demands patience of all of us,” Ada Brook said.",
    ),
    "translated scraps": (
        "Ada Brook: Ada Brook described the talks as “~long and thorough”.",
        "Ada Brook: Ada Brook said the talks were “~lengthy and detailed”.",
    ),
    "the other way round": (
        "Ada Brook: Ada Brook called the talks “~long and hard”.",
        "Ada Brook: Ada Brook called the talks “~hard and long”.",
    ),
    "other spelling": (
        "Ada Brook: “We recognise that the harbour programme failed,” Ada Brook said.",
        "Ada Brook: “We recognize that the harbor program failed,” Ada Brook said.",
    ),
    "no name, same description": (
        ".port spokesman: “The crane fell without any warning,” a port spokesman said.",
        ".spokesman for the port: “The crane fell without any warning,” a spokesman for the port said.",
    ),
    "nobody, same marked words": (
        ": The deal broke on “~wholly opposite and unpayable demands”.",
        "Ada Brook: Ada Brook spoke of “~wholly opposite and unpayable demands”.",
    ),
    "same day": (
        "Ada Brook: Ada Brook said on Monday: “The bridge stays closed.”",
        "Ada Brook: “The bridge stays closed,” Ada Brook said on Monday.",
    ),
    "a negation worded otherwise": (
        "Ada Brook: Ada Brook said the fine was “~not fair”.",
        "Ada Brook: Ada Brook called the fine ‹unfair›.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", ONE)
def test_renderings_of_one_remark_are_one_utterance(name: str) -> None:
    """One remark that two outlets cut, retell, translate or spell otherwise is one utterance."""
    told = Told([[line] for line in ONE[name]], ["2026-03-04", "2026-03-04"])
    assert len(groups(told)) == 1


TWO = {
    "two remarks on one topic": (
        "Ada Brook: “The ferry needs a new engine before it sails again,” Ada Brook said.",
        "Ada Brook: “The ferry was full of school children that morning,” Ada Brook said.",
    ),
    "one topic, retold": (
        "Ada Brook: Ada Brook said ‹that the dam inquiry would hear the engineers first›.",
        "Ada Brook: Ada Brook said ‹that the dam inquiry had cost two million already›.",
    ),
    "same words, two speakers": (
        "Ada Brook: “We are very sorry for what happened,” Ada Brook said.",
        "Lena Ostby: “We are very sorry for what happened,” Lena Ostby said.",
    ),
    "same words, two days": (
        "Ada Brook: “No comment at this point,” Ada Brook said on Monday.",
        "Ada Brook: “No comment at this point,” Ada Brook said on Wednesday.",
    ),
    "like words, two days": (
        "Ada Brook: Ada Brook said on Sunday ‹the wreck would be raised within a week›.",
        "Ada Brook: Ada Brook said on Tuesday ‹the wreck would be raised within a month›.",
    ),
    "scraps of two matters": (
        "Ada Brook: Ada Brook called the new timetable “~a complete joke”.",
        "Ada Brook: Ada Brook said the harbour dog was “~very gentle”.",
    ),
    "one common word": (
        "Ada Brook: Ada Brook called the winter “~difficult”.",
        "Ada Brook: “Selling the difficult part of the island was my grandfather's idea,” Ada Brook said.",
    ),
    "nobody, like words": (
        ".doctor: “The burns of the sailors are healing well,” a doctor said.",
        ".nurse: “The burns of two passengers heal badly,” a nurse said.",
    ),
    "nobody, one short scrap": (
        ": The mood was “~tense”.",
        ".porter: A porter spoke of a “~tense” night.",
    ),
    "a set phrase in two remarks": (
        "Ada Brook: “At the end of the day the crew did what it could,” Ada Brook said.",
        "Ada Brook: “At the end of the day the owners must pay the town,” Ada Brook said.",
    ),
    "promise and complaint": (
        "Ada Brook: “Every family will get its house back,” Ada Brook said.",
        "Ada Brook: “No minister has set foot in our street,” Ada Brook said.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", TWO)
def test_two_remarks_stay_two(name: str) -> None:
    """Two remarks are two utterances, though of one topic, in like words, or in the same words on two days."""
    told = Told([[line] for line in TWO[name]], ["2026-03-05", "2026-03-05"])
    assert len(groups(told)) == 2


def test_what_a_report_prints_earlier_is_not_what_is_said_later() -> None:
    """Words that were printed long before the day another report dates them to are another utterance."""
    lines = [
        ["Ada Brook: “We have no plans,” Ada Brook said."],
        ["Ada Brook: “We have no plans,” Ada Brook said on Friday."],
    ]
    assert len(groups(Told(lines, ["2026-03-02", "2026-03-14"]))) == 2
    assert len(groups(Told(lines, ["2026-03-14", "2026-03-14"]))) == 1


def test_two_statements_of_one_report_stay_two() -> None:
    """Two remarks of one report on one topic are two utterances, and each has its counterpart."""
    told = Told([
        ["Ada Brook: “The engine of the ferry had not been serviced,” Ada Brook said.",
         "Ada Brook: “The radar of the ferry had not been serviced,” Ada Brook said."],
        ["Ada Brook: Ada Brook said ‹the ferry's radar had not been serviced›."],
    ])  # fmt: skip
    found = groups(told)
    assert len(found) == 2
    assert {
        "The radar of the ferry had not been serviced",
        "the ferry's radar had not been serviced",
    } in found


def test_pieces_of_one_long_quote_are_one_utterance() -> None:
    """Where one report has a long quote whole and another two pieces of it, all of it is one utterance."""
    told = Told([
        ["Ada Brook: “They had sailed two nights without sleep. I blame the owners for that,” Ada Brook said."],
        ["Ada Brook: Ada Brook said the crew had “~sailed two nights without sleep”.",
         "Ada Brook: “I blame the owners for that,” Ada Brook said."],
    ])  # fmt: skip
    assert len(groups(told)) == 1


def test_a_scrap_joins_the_quote_whose_matter_is_nearer() -> None:
    """Words that stand in two longer quotes of a speaker join the one that is about the same, and bridge none."""
    told = Told([
        ["Ada Brook: “We cannot name the missing sailors at this stage,” Ada Brook said."],
        ["Ada Brook: “The price of the new bridge is not known at this stage,” Ada Brook said."],
        ["Ada Brook: Ada Brook said the price of the bridge was not known “~at this stage”."],
    ])  # fmt: skip
    found = groups(told)
    assert len(found) == 2
    assert {"The price of the new bridge is not known at this stage", "at this stage"} in found


def test_what_is_told_and_then_quoted_is_one_utterance() -> None:
    """A report that first tells in its own words what it then quotes has one utterance."""
    told = Told([
        ["Ada Brook: Ada Brook said ‹the island would get a second ferry next year›.",
         "Ada Brook: “A second ferry for the island is coming next year,” Ada Brook said."],
    ])  # fmt: skip
    assert len(groups(told)) == 1


def test_a_quote_never_joins_the_quote_it_stands_in() -> None:
    """What somebody says that another said is that other's; the two are never one utterance."""
    told = Told([
        ["Ada Brook: Ada Brook said ‹the harbour master had warned of the loose mooring›.",
         ": The harbour master warned of ‹the loose mooring and the harbour master had warned›."],
    ])  # fmt: skip
    outer, inner = told.quotes
    told.quotes = [outer, replace(inner, inside=outer.id, content=replace(outer.content))]
    assert len(groups(told)) == 2


def test_the_fullest_wording_comes_first() -> None:
    """The speaker's own words go before a retelling, however long it is, and the longest of them first."""
    told = Told([
        ["Ada Brook: Ada Brook said ‹that the town would rebuild the old wooden pier in the spring at its own cost›."],
        ["Ada Brook: Ada Brook said they would “~rebuild the pier”."],
        ["Ada Brook: “We will rebuild the pier in spring,” Ada Brook said."],
    ])  # fmt: skip
    (utterance,) = group_utterances(told.quotes, told.analyses, ENCODER, Every())
    assert [wording.text[:20] for wording in utterance.wordings] == [
        "We will rebuild the ", "rebuild the pier", "that the town would ",
    ]  # fmt: skip


def test_thousands_of_quotes_of_a_few_speakers_are_grouped_in_seconds() -> None:
    """Six hundred reports with twenty quotes each of six speakers are grouped well within half a minute."""
    speakers = ("Ada Brook", "Lena Ostby", "Jon Vale", "Mia Fenn", "Ole Strand", "Eva Lind")
    nouns = "pier ferry bridge school engine harbour market tower river dam crane road".split()
    verbs = "rebuild sell close open paint inspect move widen repair name".split()
    reports = []
    for number in range(600):
        lines = []
        for at in range(20):
            who = speakers[(number + at) % 6]
            one, two = nouns[(number * 7 + at) % 12], nouns[(number * 5 + at * 3) % 12]
            verb = verbs[(number + at * at) % 10]
            lines.append(f"{who}: “We will {verb} the {one} before the {two} in year {number % 40},” {who} said.")
        reports.append(lines)
    told = Told(reports)
    started = time.perf_counter()
    found = group_utterances(told.quotes, told.analyses, Letters(), Every())
    print(f"{len(told.quotes)} quotes, {len(found)} utterances: {time.perf_counter() - started:.1f} s")
    assert time.perf_counter() - started < 30
