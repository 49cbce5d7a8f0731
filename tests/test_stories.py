"""Reports of one event come together and others stay apart, whatever the order and the number of inputs."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from evaluation.stories import b_cubed, composite
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.language.analysis import analyse
from crossread.language.encoder import MiniLM
from crossread.language.sentences import sentences
from crossread.parsed import Analysis
from crossread.records import Report, Vectors
from crossread.settings import StorySettings
from crossread.stories import _average_link, group_stories
from crossread.text import digest
from story import PARSER

FERRY = (
    (
        "Ferry runs aground off Kesh Island",
        "The ferry Morning Tern ran aground off Kesh Island on Sunday with 214 people aboard.\n"
        "All passengers were taken off by lifeboat, the coastguard said. Captain Orla Venn is being questioned.",
    ),
    (
        "214 rescued as Morning Tern hits rocks",
        "More than 200 people were rescued after a passenger ship struck rocks near Kesh Island.\n"
        "The Morning Tern, bound for Port Ardal, was carrying 214 people. Nobody was hurt, rescuers said.",
    ),
    (
        None,
        "Lifeboats brought ashore 214 people from the stranded Morning Tern on Sunday.\n"
        "The ship's captain, Orla Venn, told the coastguard that its steering had failed close to Kesh Island.",
    ),
)
VOTE = (
    (
        "Belmara votes to keep its lake tax",
        "Voters in Belmara decided on Sunday to keep the tax on lake water, with 58 per cent in favour.\n"
        "Mayor Tomas Iriel called the result clear. Opponents said they would go to court.",
    ),
    (
        "Lake tax stays, Belmara voters say",
        "A tax on water from the lake will stay in Belmara after 58 per cent backed it in a referendum.\n"
        "Tomas Iriel, the mayor, had campaigned for the tax. The farmers' union spoke of a lost chance.",
    ),
)
CUP = (
    (
        "Norvale win the Hart Cup on penalties",
        "Norvale United won the Hart Cup for the first time, beating Sarn Rovers 5-4 on penalties.\n"
        "Goalkeeper Ife Calder saved twice in front of 40,000 people.",
    ),
    (
        "Calder the hero as Norvale lift Hart Cup",
        "Two saves by Ife Calder gave Norvale United their first Hart Cup final victory over Sarn Rovers.\n"
        "The match had ended 1-1 after extra time.",
    ),
)
EVENTS = (FERRY, VOTE, CUP)


def report(text: str, title: str | None = None, published: str | None = None, source: str = "") -> Report:
    """A report with as much as grouping reads."""
    name = source or digest(title or "", text)
    return Report(digest(name, text), name, "", title, None, published, None, text)


@pytest.fixture(scope="module")
def told(encoder: MiniLM) -> list[Analysis]:
    """The invented reports of three events, undated."""
    return [analyse(report(text, title), encoder, PARSER) for event in EVENTS for title, text in event]


def sources(groups: Sequence[Sequence[Analysis]]) -> list[list[str]]:
    """The groups as lists of sources."""
    return [[analysis.report.source for analysis in group] for group in groups]


class Hashed:
    """An encoder of no meaning: a vector for every text, from its hash."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors of eight numbers."""
        rows = np.array([np.frombuffer(bytes.fromhex(digest(text, length=16)), np.uint8) for text in texts])
        rows = rows.reshape(len(texts), 8).astype(np.float32) - 127.5
        return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), dtype=np.float32)


def plain(text: str, title: str | None = None, published: str | None = None, source: str = "") -> Analysis:
    """An analysis by the encoder of no meaning."""
    found = sentences(text)
    vectors = Hashed().encode([sentence.text for sentence in found])
    return Analysis(report(text, title, published, source), found, vectors)


def test_reports_of_one_event_come_together_and_others_stay_apart(told: list[Analysis], encoder: MiniLM) -> None:
    """Undated reports of three events come out as three stories."""
    groups = group_stories(told, StorySettings(), encoder)
    expected = [{analysis.report.source for analysis in part} for part in (told[:3], told[3:5], told[5:])]
    assert sorted(map(set, sources(groups)), key=min) == sorted(expected, key=min)


@pytest.mark.parametrize("event", range(len(EVENTS)))
def test_a_lone_story_holds_together(event: int, encoder: MiniLM) -> None:
    """Reports of one event are one story even where nothing else is there to tell them from."""
    analyses = [analyse(report(text, title), encoder, PARSER) for title, text in EVENTS[event]]
    assert len(group_stories(analyses, StorySettings(), encoder)) == 1


def test_two_events_alone_stay_apart(told: list[Analysis], encoder: MiniLM) -> None:
    """Two reports of two events are two stories even where nothing else is there."""
    assert len(group_stories([told[0], told[3]], StorySettings(), encoder)) == 2


@settings(max_examples=25, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_order_of_inputs_decides_nothing(chance: random.Random) -> None:
    """Whatever the order of inputs, the groups, their order and the order within are the same."""
    words = ["ferry", "lake", "tax", "cup", "Norvale", "Kesh", "Belmara", "goal", "vote", "storm"]
    fixed = random.Random(7)
    texts = [" ".join(fixed.choices(words, k=12)) + "." for _ in range(14)] * 2
    days = [None, "2031-02-03", "2031-02-04T10:00:00Z", "2031-03-09"]
    analyses = [plain(text, None, fixed.choice(days), f"s{at}") for at, text in enumerate(texts)]
    usual = sources(group_stories(analyses, StorySettings(), Hashed()))
    assert 1 < len(usual) < len(analyses)
    chance.shuffle(analyses)
    assert sources(group_stories(analyses, StorySettings(), Hashed())) == usual


def test_groups_are_in_a_fixed_order(told: list[Analysis], encoder: MiniLM) -> None:
    """Stories are in order of their smallest report id, and reports of a story by day, then source."""
    days = ["2031-05-06", "2031-05-04", None]
    dated = [
        analyse(report(text, title, day, f"{at}.txt"), encoder, PARSER)
        for at, ((title, text), day) in enumerate(zip(FERRY, days, strict=True))
    ]
    groups = group_stories([*told[3:], *dated], StorySettings(), encoder)
    smallest = [min(analysis.report.id for analysis in group) for group in groups]
    assert smallest == sorted(smallest)
    assert ["2.txt", "1.txt", "0.txt"] in sources(groups)


def test_the_same_kind_of_event_weeks_later_is_another_story(encoder: MiniLM) -> None:
    """Reports alike enough for one story are two stories where weeks lie between them."""
    first = (
        "A magnitude 4.1 earthquake shook the Tarn valley, the Geology Service said.\n"
        "There were no reports of damage in Ost, where people left their houses."
    )
    second = (
        "The Tarn valley was hit by an earthquake at night, and part of a school in Lower Wick fell in.\n"
        "Nobody was inside. The Geology Service put its magnitude at 5.3."
    )

    def stories(one: str | None, other: str | None) -> int:
        told = [report(first, None, one), report(second, None, other)]
        analyses = [analyse(each, encoder, PARSER) for each in told]
        return len(group_stories(analyses, StorySettings(), encoder))

    assert stories("2031-05-05", "2031-05-05") == 1
    assert stories("2031-05-05", "2031-06-20") == 2


def test_a_reprint_a_year_later_still_joins(encoder: MiniLM) -> None:
    """The same text with another day is of the same event, however late it was printed again."""
    title, text = FERRY[0]
    analyses = [
        analyse(report(text, title, day, f"{day}.txt"), encoder, PARSER) for day in ("2031-05-05", "2032-05-05")
    ]
    assert len(group_stories(analyses, StorySettings(), encoder)) == 1


ODD = [
    "",
    " ",
    "\n\n",
    "x" * 100_000,
    "😀😀",
    "\u202e\u202d",
    "\ud800",
    "ভোট গণনা শেষ।",
    "a",
    "1",
    "The the the.",
]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.sampled_from(ODD) | st.text(max_size=40), max_size=8),
    st.sampled_from([None, "", "T", "\ud800"]),
)
def test_every_report_is_in_exactly_one_story(texts: list[str], title: str | None) -> None:
    """Whatever the texts, empty, endless or broken, each report comes out once."""
    analyses = [plain(text, title, None, f"s{at}") for at, text in enumerate(texts)]
    groups = group_stories(analyses, StorySettings(), Hashed())
    assert sorted(name for group in sources(groups) for name in group) == sorted(f"s{at}" for at in range(len(texts)))


def _best_pair_first(alike: np.ndarray, join: float) -> list[list[int]]:
    """Average link as it is defined: join the best pair of groups while it is good enough."""
    groups = [[one] for one in range(len(alike))]
    while True:
        pairs = [
            (float(alike[np.ix_(groups[i], groups[j])].mean()), i, j) for i in range(len(groups)) for j in range(i)
        ]
        best = max(pairs, default=(-1.0, 0, 0))
        if best[0] < join:
            return groups
        groups[best[2]] = groups[best[2]] + groups.pop(best[1])


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 14), st.integers(0, 2**32 - 1), st.floats(0.2, 0.9))
def test_groups_are_those_of_joining_the_best_pair_first(number: int, seed: int, join: float) -> None:
    """The quick way of joining gives the groups that joining the most alike pair, again and again, gives."""
    half = np.random.default_rng(seed).random((number, number))
    alike = (half + half.T) / 2
    quick = sorted(sorted(group) for group in _average_link(alike, join))
    assert quick == sorted(sorted(group) for group in _best_pair_first(alike, join))


def test_six_hundred_reports_in_one_run_are_grouped() -> None:
    """A run of 600 reports of 60 events, worded differently, gives the 60 events."""
    chance = random.Random(3)
    analyses = []
    for event in range(60):
        own = [f"Name{event}x{number}" for number in range(30)]
        for number in range(10):
            text = " ".join(chance.sample(own, 29)) + ". " + " ".join(chance.choices(["was", "had", "said"], k=20))
            analyses.append(plain(text, None, "2031-01-01", f"{event:02}-{number}"))
    groups = sources(group_stories(analyses, StorySettings(), Hashed()))
    assert [len(group) for group in groups] == [10] * 60
    assert all(len({name[:2] for name in group}) == 1 for group in groups)


def test_b_cubed_is_as_published() -> None:
    """The measure gives the figures worked out by hand for one small example."""
    precision, recall, f1 = b_cubed([["a", "b", "c"], ["d"]], {"a": "1", "b": "1", "c": "2", "d": "2"})
    assert precision == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1) / 4)
    assert recall == pytest.approx((1 + 1 + 1 / 2 + 1 / 2) / 4)
    assert f1 == pytest.approx(2 * precision * recall / (precision + recall))


@pytest.mark.shared
def test_the_five_seeds_among_twenty_others_are_one_story(shared: Path, encoder: MiniLM) -> None:
    """Five undated reports of one event come out as one story of five among twenty other reports."""
    texts = [path.read_text(encoding="utf-8") for path in sorted((shared / "seeds").glob("*.txt"))]
    seeds = [analyse(report(text, None, None, f"seed {at}"), encoder, PARSER) for at, text in enumerate(texts)]
    stream = composite(shared / "data" / "composite_en_stream" / "docs.jsonl.gz", encoder, every=19)
    others = [analysis for analysis, _ in stream][:20]
    assert len(seeds) == 5 and len(others) == 20
    groups = sources(group_stories([*others, *seeds], StorySettings(), encoder))
    assert [f"seed {at}" for at in range(5)] in groups
