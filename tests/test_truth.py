"""The comparison of a dossier with what a careful reader found: each kind of mistake must show."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from evaluation.truth import Outcome, compare, read_truth, truth_faults

EXAMPLES = Path(__file__).parents[1] / "examples"
TEXTS = {
    "a.txt": "Nine goats escaped from Alma Reck's farm on Sunday. “They like trains,” Reck said.",
    "b.txt": "Alma Wreck lost nine goats on Sunday. They are fond of trains, she told the Tarn Bee.",
    "c.txt": "Seven goats escaped on Sunday. Ms Alma Reck demanded a fence. Nobody knows how .",
}
TRUTH = {
    "published": "2026-03-04",
    "files": {
        "a.txt": {"outlet": "a", "cuts": ["Share this"], "absent": ["cookies"], "kept": ["Nine goats escaped"]},
        "b.txt": {},
        "c.txt": {"damage": ["knows how ."]},
    },
    "lineages": [
        {"files": ["a.txt", "b.txt"], "kinds": ["report"], "origin": "a.txt"},
        {"files": ["c.txt"], "kinds": ["report"]},
    ],
    "copies": [[["a.txt", "They like trains,"], ["b.txt", "They are fond of trains"]]],
    "same": [[["a.txt", "Alma Reck"], ["b.txt", "Alma Wreck"], ["c.txt", "Alma Reck"]]],
    "different": [],
    "roles": [[["c.txt", "Alma Reck"], ["c.txt", "Ms"]]],
    "quotes": [["a.txt", "They like trains,"]],
    "utterances": [
        {"what": "trains", "readings": [[["a.txt", "They like trains,"]], [["b.txt", "They are fond of trains"]]]}
    ],
    "agreed": [{"what": "Sunday", "least": 2, "readings": [[["a.txt", "on Sunday"], ["c.txt", "on Sunday"]]]}],
    "single": [{"what": "a fence", "readings": [[["c.txt", "demanded a fence"]]]}],
    "disputed": [
        {
            "what": "how many goats",
            "kinds": ["quantity"],
            "readings": [[["a.txt", "Nine goats"], ["b.txt", "nine goats"]], [["c.txt", "Seven goats"]]],
        }
    ],
    "traps": [{"what": "nine is nine", "readings": [[["a.txt", "Nine goats"]], [["b.txt", "nine goats"]]]}],
    "moments": [
        {"place": ["a.txt", "Sunday"], "from": "2026-03-01", "to": "2026-03-01"},
        {"place": ["c.txt", "on Sunday"], "from": None, "to": None},
    ],
    "positions": [{"name": "Alma Reck", "acts": ["demands"], "place": ["c.txt", "demanded a fence"]}],
}


def passage(file: str, words: str) -> dict[str, Any]:
    """The first place of words in a file, as a dossier has it."""
    start = TEXTS[file].index(words)
    return {"report": file[0], "start": start, "end": start + len(words), "text": words}


def reading(*places: tuple[str, str]) -> dict[str, Any]:
    """A reading at these places."""
    return {"value": places[0][1], "passages": [passage(*place) for place in places], "lineages": support(1)}


def support(number: int) -> dict[str, int]:
    """A sure count of lineages."""
    return {"least": number, "most": number}


def right_dossier() -> dict[str, Any]:
    """A dossier that finds everything."""
    reports = [
        {"id": file[0], "source": f"goats/{file}", "outlet": file[0], "published": None, "text": text,
         "cuts": [], "damage": []}
        for file, text in TEXTS.items()
    ]  # fmt: skip
    reports[0]["cuts"] = [{"text": "Share this", "reason": "share bar"}]
    reports[2]["damage"] = [{"passage": passage("c.txt", "how ."), "kind": "gap"}]
    trains = [passage("a.txt", "They like trains,"), passage("b.txt", "They are fond of trains")]
    spellings = [("a.txt", "Alma Reck"), ("b.txt", "Alma Wreck"), ("c.txt", "Alma Reck")]
    return {
        "reports": reports,
        "lineages": [
            {"id": "l1", "reports": ["a", "b"], "origin": {"kind": "report", "report": "a", "name": None}},
            {"id": "l2", "reports": ["c"], "origin": {"kind": "report", "report": "c", "name": None}},
        ],
        "descents": [{"from": "a", "to": "b", "certain": True}],
        "copies": [{"left": trains[0], "right": trains[1]}],
        "names": [
            {
                "id": "n1",
                "name": "Alma Reck",
                "variants": [{"text": words, "passages": [passage(file, words)]} for file, words in spellings],
                "roles": [{"text": "Ms", "passages": [passage("c.txt", "Ms")]}],
            }
        ],
        "quotes": [{"id": "q1", "content": trains[0]}, {"id": "q2", "content": trains[1]}],
        "utterances": [{"id": "u1", "quotes": ["q1", "q2"], "lineages": support(1)}],
        "points": [
            {"id": "p1", "kind": "statement", "status": "agreed", "lineages": support(2),
             "readings": [reading(("a.txt", "on Sunday"), ("c.txt", "on Sunday"))]},
            {"id": "p2", "kind": "quantity", "status": "disputed", "lineages": support(2),
             "readings": [reading(("a.txt", "Nine"), ("b.txt", "nine")), reading(("c.txt", "Seven"))]},
            {"id": "p3", "kind": "statement", "status": "single", "lineages": support(1),
             "readings": [reading(("c.txt", "demanded a fence"))]},
        ],
        "positions": [
            {"name": "n1", "act": "demands", "passage": passage("c.txt", "Ms Alma Reck demanded a fence"),
             "issue": passage("c.txt", "a fence")}
        ],
        "moments": [{"from": "2026-03-01", "to": "2026-03-01", "expression": passage("a.txt", "Sunday")}],
    }  # fmt: skip


def missed(dossier: dict[str, Any]) -> set[str]:
    """Kinds of expectation that a dossier misses."""
    return {outcome.kind for outcome in outcomes(dossier) if not outcome.ok}


def outcomes(dossier: dict[str, Any]) -> list[Outcome]:
    """The dossier held against the truth."""
    return compare(dossier, read_truth(json.dumps(TRUTH)))


def test_a_right_dossier_misses_nothing() -> None:
    """A dossier that has all that the reader found meets every expectation, and every kind is looked at."""
    found = outcomes(right_dossier())
    assert [outcome for outcome in found if not outcome.ok] == []
    assert {outcome.kind for outcome in found} == {
        "report", "cut", "kept", "damage", "lineage", "origin", "copy", "name", "role", "quote", "utterance",
        "agreed", "support", "single", "disputed", "trap", "moment", "position", "independence",
    }  # fmt: skip


MISTAKES: dict[str, tuple[tuple[str | int, ...], Any]] = {
    "report": (("reports", 0, "outlet"), "somebody else"),
    "cut": (("reports", 0, "cuts"), []),
    "kept": (("reports", 0, "text"), "It was a fine Sunday."),
    "damage": (("reports", 2, "damage"), []),
    "lineage": (("lineages", 0, "reports"), ["a"]),
    "origin": (("lineages", 0, "origin", "kind"), "unseen"),
    "copy": (("copies",), []),
    "name": (("names", 0, "variants", 1, "text"), "Alma Wrack"),
    "role": (("names", 0, "roles"), []),
    "quote": (("quotes", 1, "content"), passage("b.txt", "Sunday")),
    "utterance": (("utterances", 0, "quotes"), ["q1"]),
    "agreed": (("points", 0, "status"), "single"),
    "support": (("points", 0, "lineages"), support(1)),
    "single": (("points", 2, "status"), "agreed"),
    "disputed": (("points", 1, "kind"), "time"),
    "trap": (("points", 1, "readings", 1, "passages"), [passage("b.txt", "nine")]),
    "moment": (("moments", 0, "from"), "2026-03-08"),
    "position": (("positions", 0, "act"), "offers"),
    "independence": (("utterances", 0, "lineages"), support(2)),
}


@pytest.mark.parametrize("kind", MISTAKES)
def test_each_kind_of_mistake_shows(kind: str) -> None:
    """A dossier with one thing wrong misses an expectation of that kind."""
    path, wrong = MISTAKES[kind]
    dossier = copy.deepcopy(right_dossier())
    place: Any = dossier
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = wrong
    assert kind in missed(dossier)


def test_a_mark_on_a_sound_place_shows() -> None:
    """Damage marked where nothing is missing counts against a dossier."""
    dossier = right_dossier()
    dossier["reports"][0]["damage"] = [{"passage": passage("a.txt", "farm"), "kind": "gap"}]
    assert missed(dossier) == {"damage"}


def test_a_doubt_where_there_is_none_shows() -> None:
    """An uncertain link between reports that have nothing to do with each other counts against a dossier."""
    dossier = right_dossier()
    dossier["descents"].append({"from": "a", "to": "c", "certain": False})
    assert missed(dossier) == {"lineage"}


def test_a_guessed_day_shows() -> None:
    """A day named where none can be known counts against a dossier."""
    dossier = right_dossier()
    dossier["moments"].append({"from": "2026-03-01", "to": "2026-03-01", "expression": passage("c.txt", "Sunday")})
    assert missed(dossier) == {"moment"}


def test_an_uncertain_count_is_not_held_for_too_many() -> None:
    """Only the least of a range must not exceed the lineages that there are."""
    dossier = right_dossier()
    dossier["utterances"][0]["lineages"] = {"least": 1, "most": 2}
    assert missed(dossier) == set()


def test_a_missing_report_misses_all_that_is_in_it() -> None:
    """A file that was set aside shows as missing, and nothing in it counts as found."""
    dossier = right_dossier()
    dossier["reports"] = dossier["reports"][:2]
    dossier["lineages"] = dossier["lineages"][:1]
    for key in ("names", "points", "positions"):
        dossier[key] = []
    assert {"report", "damage", "lineage", "agreed", "single", "disputed", "position"} <= missed(dossier)


@pytest.mark.parametrize("path", sorted((EXAMPLES / "truth").glob("*.json")), ids=lambda path: path.stem)
def test_every_truth_of_the_examples_can_be_read(path: Path) -> None:
    """A truth beside an example names the files of its reports, and no others."""
    truth = read_truth(path.read_text(encoding="utf-8"))
    assert {file.name for file in truth.files} == {one.name for one in (EXAMPLES / path.stem).iterdir()}
    assert {file for entry in truth.lineages for file in entry.files} == {file.name for file in truth.files}


def test_a_truth_with_ambiguous_words_is_found_out() -> None:
    """Words that a text does not have, or has twice, are faults of the truth, not of a dossier."""
    wrong = json.loads(json.dumps(TRUTH))
    wrong["quotes"] = [["a.txt", "n"], ["b.txt", "sheep"]]
    assert len(list(truth_faults(right_dossier(), read_truth(json.dumps(wrong))))) == 2
    assert list(truth_faults(right_dossier(), read_truth(json.dumps(TRUTH)))) == []
