"""Five real reports of one event, kept outside the project, held against what a careful reader found in them.

Only names, numbers and scraps of up to four words of these reports stand here, enough to tell passages apart.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

import crossread
from crossread.check import check
from crossread.language.encoder import MiniLM
from crossread.settings import Settings
from crossread.wire import dumps

pytestmark = pytest.mark.shared

Json = Any
DAY = "2026-02-18"


@pytest.fixture(scope="module")
def folder(shared: Path) -> Path:
    """The five files; skipped where they are not."""
    if not (shared / "seeds").is_dir():
        pytest.skip("the five reports (../shared/seeds) are not here")
    return shared / "seeds"


@pytest.fixture(scope="module")
def run(folder: Path, encoder: MiniLM) -> tuple[str, float]:
    """The JSON of the collation, and the seconds it took with the encoder loaded."""
    encoder.encode(["load"])
    started = time.perf_counter()
    text = dumps(crossread.collate([folder], published=DAY, encoder=encoder), Settings())
    return text, time.perf_counter() - started


@pytest.fixture(scope="module")
def seeds(run: tuple[str, float]) -> Json:
    """The largest dossier."""
    return json.loads(run[0])["dossiers"][0]


def _numbers(seeds: Json) -> dict[str, int]:
    """From a report's id to the number of its file."""
    return {report["id"]: int(Path(report["source"]).name[:3]) for report in seeds["reports"]}


def _files(seeds: Json, passages: Iterable[Json]) -> set[int]:
    numbers = _numbers(seeds)
    return {numbers[passage["report"]] for passage in passages}


def _variants(seeds: Json) -> dict[str, set[str]]:
    """From a name's id to the words that occur in its spellings."""
    return {
        name["id"]: {word for variant in name["variants"] for word in variant["text"].split()}
        for name in seeds["names"]
    }


# ---- from files to lineages ----------------------------------------------------------------------------------


def test_five_reports_are_one_story(run: tuple[str, float]) -> None:
    """The five reports are one story, none is rejected, and every passage is proved."""
    whole = json.loads(run[0])
    assert [len(dossier["reports"]) for dossier in whole["dossiers"]] == [5]
    assert whole["rejected"] == []
    assert check(run[0]) == ()


def test_collating_is_quick(run: tuple[str, float]) -> None:
    """Five reports are collated within half a minute on any machine; an idle one takes about two seconds."""
    print(f"five reports: {run[1]:.2f} s")
    assert run[1] < 30


CUTS = {
    0: ["Software Services", "Thank you for"],
    1: ["‘Tough’"],
    2: ["Discover more from", "Subscribe to get"],
    3: [],
    4: ["Home »", "Ukraine-Russia Talks:", "by ", "You may also", "Leave a Comment", "This site uses"],
}
"""Beginnings of the lines to cut; the second printing of a headline counts with the first."""


@pytest.mark.parametrize("number", CUTS)
def test_furniture_is_cut_and_nothing_else(number: int, seeds: Json) -> None:
    """Of each report exactly the lines that are not the story are cut, each with a reason."""
    report = next(report for report in seeds["reports"] if _numbers(seeds)[report["id"]] == number)
    beginnings = [
        next((begin for begin in CUTS[number] if cut["text"].startswith(begin)), cut["text"]) for cut in report["cuts"]
    ]
    assert sorted(set(beginnings)) == sorted(CUTS[number])
    assert all(cut["reason"] for cut in report["cuts"])


def test_lost_dates_are_marked(seeds: Json) -> None:
    """At least four of the five lost dates of the last report are marked, and nothing in the others."""
    damage = dict.fromkeys(range(5), 0)
    for report in seeds["reports"]:
        damage[_numbers(seeds)[report["id"]]] = len(report["damage"])
    assert {number: damage[number] for number in range(4)} == {0: 0, 1: 0, 2: 0, 3: 0}
    assert 4 <= damage[4] <= 5


def test_five_reports_are_three_lineages(seeds: Json) -> None:
    """Three reports go back to one that only one of them names; the two others stand on their own."""
    numbers = _numbers(seeds)
    found = {frozenset(numbers[report] for report in line["reports"]): line for line in seeds["lineages"]}
    assert set(found) == {frozenset({0, 1, 2}), frozenset({3}), frozenset({4})}
    origin = found[frozenset({0, 1, 2})]["origin"]
    assert origin["kind"] == "named"
    assert origin["name"].startswith("BBC")
    assert _files(seeds, origin["passages"]) == {1}
    assert {found[frozenset({alone})]["origin"]["kind"] for alone in (3, 4)} == {"report"}


# ---- names ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "spellings", [("Zelensky", "Zelenskyy"), ("Umarov", "Umerov"), ("Rustam", "Rustem")], ids=lambda pair: pair[0]
)
def test_spellings_of_one_name(spellings: tuple[str, str], seeds: Json) -> None:
    """Two spellings of one person's name are one name."""
    assert any(set(spellings) <= words for words in _variants(seeds).values())


@pytest.mark.parametrize(
    "people", [("Zelensky", "Medinsky"), ("Medinsky", "Putin"), ("Witkoff", "Umerov")], ids=lambda pair: "-".join(pair)
)
def test_different_people_are_different_names(people: tuple[str, str], seeds: Json) -> None:
    """Two people are never one name, whatever their first names."""
    found = list(_variants(seeds).values())
    assert all(any(one in words for words in found) for one in people)
    assert not any(set(people) <= words for words in found)


# ---- utterances ----------------------------------------------------------------------------------------------

UTTERANCES = (
    ("Umerov", {0: "in-depth", 1: "substantive and intensive", 2: "substantive and intensive", 4: "intensive and"}),
    ("Umerov", {0: "difficult task", 2: "complex work"}),
    (
        "Zelensky",
        {0: "trying to drag out", 2: "trying to drag out", 3: "prolong negotiations", 4: "trying to drag out"},
    ),
    ("Zelensky", {0: "not easy", 1: "not easy", 2: "not easy"}),
    ("Trump", {0: "negotiating table", 2: "table, fast"}),
    ("Zelensky", {0: "not right", 1: "unfair", 2: "not fair"}),
    ("Medinsky", {0: "business-like", 2: "businesslike", 3: "business-like", 4: "business-like"}),
    ("Medinsky", {0: "soon", 2: "soon", 4: "next meeting"}),
)
"""Who says it, and a scrap of it in each report that quotes it in part or whole."""

SAID_ONCE = (
    ("Zelensky", 4, "progress has been made"),
    ("Zelensky", 4, "beginning of this summer"),
    ("Zelensky", 4, "What do they want?"),
    ("Witkoff", 4, "meaningful progress"),
    ("Witkoff", 4, "agreed to update"),
    ("Umerov", 3, "mechanics of potential decisions"),
    ("Umerov", 3, "excessive expectations"),
    ("Umerov", 4, "issues were clarified"),
    ("Peskov", 3, "too early"),
    (None, 4, "mutually exclusive demands"),
)
"""What one report alone quotes, and who says it."""


def _whole(seeds: Json, speaker: str, scraps: dict[int, str]) -> bool:
    """Whether one utterance of the speaker has a quote with the scrap from every report."""
    numbers, names = _numbers(seeds), _variants(seeds)
    quotes = {quote["id"]: quote for quote in seeds["quotes"]}
    for utterance in seeds["utterances"]:
        contents = [quotes[quote]["content"] for quote in utterance["quotes"]]
        held = {
            number
            for number, scrap in scraps.items()
            if any(numbers[content["report"]] == number and scrap in content["text"] for content in contents)
        }
        if held == set(scraps):
            return speaker in names.get(utterance["name"], set())
    return False


def test_one_thing_said_once_is_one_utterance(seeds: Json) -> None:
    """Everything said once and quoted by several reports is one utterance with its speaker."""
    assert [(speaker, scraps) for speaker, scraps in UTTERANCES if not _whole(seeds, speaker, scraps)] == []


def test_two_things_said_are_two_utterances(seeds: Json) -> None:
    """No utterance mixes two things that a careful reader keeps apart."""
    numbers = _numbers(seeds)
    quotes = {quote["id"]: quote["content"] for quote in seeds["quotes"]}
    told = [set(scraps.items()) for _, scraps in UTTERANCES] + [{(at, scrap)} for _, at, scrap in SAID_ONCE]
    for utterance in seeds["utterances"]:
        held = [(numbers[quotes[id]["report"]], quotes[id]["text"]) for id in utterance["quotes"]]
        meant = [
            one for one in told if any(at == number and scrap in text for at, scrap in one for number, text in held)
        ]
        assert len(meant) <= 1, utterance["wordings"]


def test_what_one_report_alone_quotes_is_found(seeds: Json) -> None:
    """A quote that only one report has is found with its speaker, and with none where nobody is named."""
    numbers, names = _numbers(seeds), _variants(seeds)
    for speaker, report, scrap in SAID_ONCE:
        held = [
            quote["name"]
            for quote in seeds["quotes"]
            if numbers[quote["content"]["report"]] == report and scrap in quote["content"]["text"]
        ]
        assert held, scrap
        assert any(speaker in names.get(name, {None}) for name in held), (speaker, scrap, held)


def test_a_difference_that_matters_is_raised(seeds: Json) -> None:
    """Two renderings of one judgement that do not mean the same are a point of kind wording."""
    values = [
        {reading["value"] for reading in point["readings"]} for point in seeds["points"] if point["kind"] == "wording"
    ]
    assert any(any("right" in value for value in one) and any("fair" in value for value in one) for one in values)


# ---- points --------------------------------------------------------------------------------------------------

DISPUTES = {
    "how long Tuesday's session was": ({0: "late Tuesday night", 3: "six hours"}, {1: "into Tuesday", 3: "six hours"}),
    "whether Europeans took part": ({1: "Germany and Italy", 3: "France and Germany"},),
    "what Abu Dhabi led to": (
        {0: "Abu Dhabi", 3: "Abu Dhabi"},
        {1: "Abu Dhabi", 4: "Abu Dhabi"},
        {2: "Abu Dhabi", 4: "Abu Dhabi"},
    ),
    "what Russia demands": (
        {0: "full control", 4: "Donbas"},
        {1: "full control", 4: "Donbas"},
        {2: "full control", 3: "Donetsk"},
    ),
    "what Witkoff is": ({0: "Ambassador", 4: "envoy"}, {0: "Ambassador", 1: "envoy"}, {0: "Ambassador", 2: "envoy"}),
    "what Umerov is": (
        {1: "Minister", 3: "head of"},
        {0: "negotiator", 3: "head of"},
        {1: "Minister", 2: "negotiator"},
    ),
    "who is to run the plant": ({0: "plant", 3: "plant"}, {2: "plant", 3: "plant"}),
}
"""What the reports differ on: scraps, by report, of two readings that cannot both be right; any pair will do."""


def _apart(seeds: Json, point: Json, pair: dict[int, str]) -> bool:
    """Whether a point has the two scraps in two different readings."""
    numbers = _numbers(seeds)
    readings = [
        {
            number
            for number, scrap in pair.items()
            if any(numbers[spot["report"]] == number and scrap in spot["text"] for spot in reading["passages"])
        }
        for reading in point["readings"]
    ]
    return set().union(*readings) == set(pair) and not any(held == set(pair) for held in readings)


NOT_FOUND = frozenset({"who is to run the plant"})
"""What is known not to be found; see docs/known-limits.md."""
MORE_DISPUTES = 3
"""Disputes beyond those of a careful reader that an editor can bear."""


def _disputed(seeds: Json) -> list[Json]:
    return [point for point in seeds["points"] if point["status"] == "disputed"]


def _shows(seeds: Json, point: Json, what: str) -> bool:
    return any(_apart(seeds, point, pair) for pair in DISPUTES[what])


@pytest.mark.parametrize("what", DISPUTES)
def test_differences_are_found(what: str, seeds: Json) -> None:
    """Everything that a careful reader finds the reports to differ on is shown as disputed."""
    found = any(_shows(seeds, point, what) for point in _disputed(seeds))
    assert found is (what not in NOT_FOUND)


def test_few_other_differences_are_shown(seeds: Json) -> None:
    """At most three disputes are shown beyond those of a careful reader and the wordings of what somebody said."""
    others = [
        [reading["value"] for reading in point["readings"]]
        for point in _disputed(seeds)
        if point["kind"] != "wording" and not any(_shows(seeds, point, what) for what in DISPUTES)
    ]
    assert len(others) <= MORE_DISPUTES, others


AGREED = {
    "no breakthrough": ({0: "without success", 1: "breakthrough", 2: "breakthrough", 3: "breakthrough"}, 2),
    "both called it difficult": ({1: "difficult", 2: "difficult", 3: "difficult", 4: "difficult"}, 3),
    "two hours on Wednesday": ({0: "two hours", 1: "two hours", 2: "two hours", 3: "two hours"}, 2),
    "Russia drags it out": ({0: "drag out", 1: "delay", 2: "drag out", 3: "prolong", 4: "drag out"}, 3),
    "another meeting is to come": ({0: "soon", 2: "soon", 3: "another round", 4: "near future"}, 3),
    "Ukraine refuses": ({0: "refused", 2: "rejected", 3: "rejected", 4: "rejected"}, 3),
    "Witkoff on progress": ({1: "Witkoff", 2: "Witkoff", 4: "Witkoff"}, 2),
    "an earlier round in Abu Dhabi": ({1: "Abu Dhabi", 3: "Abu Dhabi", 4: "Abu Dhabi"}, 3),
}
"""What lineages agree on: scraps by report that one agreed point holds, and how many lineages it then has."""
NOT_AGREED = frozenset(
    {
        "both called it difficult",
        "another meeting is to come",
        "Witkoff on progress",
        "an earlier round in Abu Dhabi",
    }
)
"""What is known not to be lined up so; see docs/known-limits.md."""


@pytest.mark.parametrize("what", AGREED)
def test_what_lineages_agree_on_is_one_point(what: str, seeds: Json) -> None:
    """Everything that a careful reader finds agreed is a point, or an utterance, with as many lineages."""
    numbers = _numbers(seeds)
    scraps, least = AGREED[what]
    quotes = {quote["id"]: quote["content"] for quote in seeds["quotes"]}
    held = [
        (point["lineages"]["least"], [spot for reading in point["readings"] for spot in reading["passages"]])
        for point in seeds["points"]
        if point["status"] == "agreed"
    ]
    held += [(said["lineages"]["least"], [quotes[quote] for quote in said["quotes"]]) for said in seeds["utterances"]]
    found = False
    for lineages, passages in held:
        told = {
            numbers[spot["report"]] for spot in passages if scraps.get(numbers[spot["report"]], "\0") in spot["text"]
        }
        found = found or (lineages >= least and len(_lines(seeds, told)) >= least)
    assert found is (what not in NOT_AGREED)


def _lines(seeds: Json, files: Iterable[int]) -> set[str]:
    """Ids of the lineages of some files."""
    numbers = _numbers(seeds)
    lineage = {numbers[report["id"]]: report["lineage"] for report in seeds["reports"]}
    return {lineage[number] for number in files}


SINGLES = {
    1: ("90 minutes",), 3: ("Kushner", "Adamski"), 4: ("Miami", "this summer", "396 drones", "electricity supplies"),
}  # fmt: skip
"""What one lineage alone tells: scraps of a report."""


def test_what_rests_on_one_lineage_is_single(seeds: Json) -> None:
    """What only one of the lineages tells stands in points of one lineage and in no agreed one."""
    numbers = _numbers(seeds)
    for number, scraps in SINGLES.items():
        for scrap in scraps:
            statuses = {
                point["status"]
                for point in seeds["points"]
                for reading in point["readings"]
                for spot in reading["passages"]
                if numbers[spot["report"]] == number and scrap in spot["text"]
            }
            assert statuses == {"single"}, scrap


TRAPS = {
    "20 % of one region, a fifth of a country": ({"20%", "20 %", "20 percent"}, {"one-fifth", "fifth"}),
    "one side's drones, the other side's": ({"396"}, {"150"}),
    "missiles, drones": ({"29"}, {"150", "396"}),
}


@pytest.mark.parametrize("name", TRAPS)
def test_what_only_looks_different_is_not_disputed(name: str, seeds: Json) -> None:
    """Two numbers that measure different things are never set against each other."""
    left, right = TRAPS[name]
    for point in seeds["points"]:
        if point["status"] == "disputed":
            values = [{part for part in left | right if part in reading["value"]} for reading in point["readings"]]
            assert not (any(held & left for held in values) and any(held & right for held in values)), point["id"]


def test_about_two_hours_is_two_hours(seeds: Json) -> None:
    """The length of Wednesday's session, with and without "about", is agreed and nowhere disputed."""
    of_hours = [
        point
        for point in seeds["points"]
        if point["kind"] == "quantity" and any("two hours" in reading["value"] for reading in point["readings"])
    ]
    assert any(point["status"] == "agreed" and point["lineages"]["least"] >= 2 for point in of_hours)
    assert not any(
        point["status"] == "disputed" and sum("two hours" in reading["value"] for reading in point["readings"]) > 1
        for point in of_hours
    )


def test_dragging_it_out_rests_on_three_lineages(seeds: Json) -> None:
    """What all three lineages have somebody say or do is counted as three."""
    points = [
        (point["lineages"], "".join(spot["text"] for reading in point["readings"] for spot in reading["passages"]))
        for point in seeds["points"]
        if point["kind"] == "statement"
    ]
    said = [
        (item["lineages"], "".join(wording["text"] for wording in item["wordings"])) for item in seeds["utterances"]
    ]
    assert any("drag" in text and lineages["least"] == 3 for lineages, text in [*points, *said])


def test_what_three_outlets_print_may_rest_on_one_lineage(seeds: Json) -> None:
    """The exchange of prisoners, printed by three outlets of one lineage, rests on that one and on no other."""
    about = [
        point
        for point in seeds["points"]
        if point["kind"] == "statement"
        and any("prisoner" in spot["text"] for reading in point["readings"] for spot in reading["passages"])
    ]
    assert about
    for point in about:
        assert (point["status"], point["lineages"]) == ("single", {"least": 1, "most": 1})


# ---- positions -----------------------------------------------------------------------------------------------

ASKS, REFUSALS = {"demands", "calls for", "insists"}, {"rejects", "refuses"}
POSITIONS: dict[str, tuple[set[str], set[str], dict[int, str]]] = {
    "Russia demands the Donbas": (
        {"Russia"}, ASKS, {0: "full control", 1: "full control", 2: "full control", 3: "relinquish", 4: "cede control"},
    ),
    "Ukraine rejects that": (
        {"Ukraine"}, REFUSALS, {0: "this demand", 1: "terms", 2: "this demand", 3: "this ultimatum", 4: "a condition"},
    ),
    "Ukraine demands the plant": ({"Ukraine"}, ASKS, {0: "return it", 2: "plant returned"}),
    "Ukraine wants to share it": ({"Ukraine", "Zelensky"}, {"offers", "demands"}, {2: "shared oversight", 3: "joint"}),
    "Russia rejects that": ({"Russia"}, REFUSALS, {3: "this condition"}),
    "Ukraine demands guarantees": ({"Ukraine"}, ASKS, {3: "security assurances"}),
    "the US proposes an end by summer": ({"United", "US"}, {"proposes"}, {4: "this summer"}),
    "the US proposes Miami": ({"United", "US"}, {"proposes"}, {4: "Miami"}),
    "Ukraine accepts Miami": ({"Ukraine"}, {"accepts"}, {4: "participation"}),
    "Trump presses Ukraine": ({"Trump"}, ASKS, {0: "negotiating", 1: "move quickly", 2: "table, fast", 3: "take"}),
    "Zelensky rejects that": ({"Zelensky"}, {"rejects"}, {0: "a claim", 1: "remarks", 2: "a comment"}),
    "Fico threatens to cut electricity": ({"Fico"}, {"threatens"}, {4: "electricity supplies"}),
    "Fico accuses Ukraine of blackmail": ({"Fico"}, {"accuses"}, {4: "blackmail"}),
    "Orban accuses Ukraine of blackmail": ({"Orban"}, {"accuses"}, {4: "accusation"}),
}  # fmt: skip
"""Who, by which acts, and a scrap of the issue in every report that tells it."""


def _held(seeds: Json, what: str) -> dict[int, Json]:
    """By report the position that tells it."""
    actors, acts, scraps = POSITIONS[what]
    numbers, names = _numbers(seeds), _variants(seeds)
    return {
        number: position
        for number, scrap in scraps.items()
        for position in seeds["positions"]
        if numbers[position["issue"]["report"]] == number
        and scrap in position["issue"]["text"]
        and position["act"] in acts
        and not position["denied"]
        and actors & names[position["name"]]
    }


@pytest.mark.parametrize("what", POSITIONS)
def test_who_wants_what_is_found(what: str, seeds: Json) -> None:
    """Every position that a careful reader finds is found in every report that tells it, with its actor and act."""
    assert set(_held(seeds, what)) == set(POSITIONS[what][2])


@pytest.mark.parametrize(
    ("wanted", "refused"),
    [
        ("Russia demands the Donbas", "Ukraine rejects that"),
        ("Trump presses Ukraine", "Zelensky rejects that"),
        ("Ukraine wants to share it", "Russia rejects that"),
        ("the US proposes Miami", "Ukraine accepts Miami"),
        ("Fico accuses Ukraine of blackmail", "Orban accuses Ukraine of blackmail"),
    ],
)
def test_a_demand_and_its_answer_are_one_matter(wanted: str, refused: str, seeds: Json) -> None:
    """What one wants and the other answers are of one matter in each report that tells both."""
    one, other = _held(seeds, wanted), _held(seeds, refused)
    both = sorted(one.keys() & other.keys())
    assert both
    assert [one[number]["matter"] for number in both] == [other[number]["matter"] for number in both]


def test_like_demands_of_several_reports_are_one_line(seeds: Json) -> None:
    """One demand in four reports of two lineages is one line of the ledger, and so is an accusation in all three."""
    demand = _held(seeds, "Russia demands the Donbas")
    lines = [entry for entry in seeds["ledger"] if demand[0]["id"] in entry["positions"]]
    assert [(_files(seeds, [demand[n]["issue"] for n in (0, 1, 2, 4)]), line["lineages"]) for line in lines] == [
        ({0, 1, 2, 4}, {"least": 2, "most": 2})
    ]
    assert all(demand[number]["id"] in lines[0]["positions"] for number in (0, 1, 2, 4))
    accused = [entry for entry in seeds["ledger"] if entry["act"] == "accuses" and "drag" in entry["issue"]["text"]]
    assert [entry["lineages"] for entry in accused] == [{"least": 3, "most": 3}]


def test_what_leaves_a_threat_open_is_kept(seeds: Json) -> None:
    """The threat has the condition on which it hangs."""
    (threat,) = _held(seeds, "Fico threatens to cut electricity").values()
    assert threat["condition"]["text"].startswith("if Kyiv")


# ---- moments -------------------------------------------------------------------------------------------------

MOMENTS = {
    "January": ("2026-01-01", "2026-01-31"),
    "Monday": ("2026-02-16", "2026-02-16"),
    "Tuesday": ("2026-02-17", "2026-02-17"),
    "Wednesday": ("2026-02-18", "2026-02-18"),
    "February 24": ("2026-02-24", "2026-02-24"),
    "March 2022": ("2022-03-01", "2022-03-31"),
}


def test_days_are_worked_out(seeds: Json) -> None:
    """At least five of six days, months and years that the reports name are worked out from the day given."""
    found = {
        words
        for words, (first, last) in MOMENTS.items()
        for moment in seeds["moments"]
        if words in moment["expression"]["text"] and (moment["from"], moment["to"]) == (first, last)
    }
    assert len(found) >= 5, found


def test_lost_days_stay_unknown(seeds: Json) -> None:
    """No moment is worked out of a place where the page lost its date."""
    marks = [mark["passage"] for report in seeds["reports"] for mark in report["damage"]]
    for moment in seeds["moments"]:
        spot = moment["expression"]
        if any(spot["report"] == m["report"] and spot["start"] < m["end"] and m["start"] < spot["end"] for m in marks):
            assert (moment["from"], moment["to"]) == (None, None)
