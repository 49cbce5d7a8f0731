"""The proof that nothing is generated: whatever is changed in a dossier, the check finds it."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.check import check
from crossread.errors import FormatError
from crossread.settings import Settings
from crossread.wire import dumps
from sample import COLLATION

TEXT = dumps(COLLATION, Settings())


def _passages(tree: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every passage in parsed JSON with its place."""
    if isinstance(tree, dict):
        if tree.keys() == {"report", "start", "end", "text"}:
            yield path, tree
        for key, value in tree.items():
            yield from _passages(value, f"{path}.{key}" if path else key)
    elif isinstance(tree, list):
        for index, value in enumerate(tree):
            yield from _passages(value, f"{path}[{index}]")


COUNT = len(list(_passages(json.loads(TEXT))))


def _changed(number: int, change: Callable[[dict[str, Any]], None]) -> tuple[str, set[str]]:
    """The place of passage `number`, and where the check finds problems once it is changed."""
    tree = json.loads(TEXT)
    path, passage = list(_passages(tree))[number]
    change(passage)
    return path, {problem.path for problem in check(json.dumps(tree))}


def test_a_true_dossier_has_no_problems() -> None:
    """A dossier whose passages are where they say is proved."""
    assert check(TEXT) == ()


@settings(max_examples=150, deadline=None)
@given(st.integers(0, COUNT - 1), st.integers(0, 40), st.characters())
def test_any_changed_character_is_found(number: int, place: int, character: str) -> None:
    """Changing one character of any passage anywhere in a dossier is found, at its place."""

    def change(passage: dict[str, Any]) -> None:
        at = place % len(passage["text"])
        other = character if character != passage["text"][at] else chr(ord(character) ^ 1)
        passage["text"] = passage["text"][:at] + other + passage["text"][at + 1 :]

    path, found = _changed(number, change)
    assert path in found


SHIFTS = [(-1, -1), (-1, 0), (-1, 1), (0, -1), (0, 1), (1, -1), (1, 0), (1, 1)]


@pytest.mark.parametrize(("start", "end"), SHIFTS)
def test_any_shifted_offset_is_found(start: int, end: int) -> None:
    """Moving the start, the end or both of any passage by one character is found, at its place."""
    for number in range(COUNT):

        def change(passage: dict[str, Any]) -> None:
            passage["start"] += start
            passage["end"] += end

        path, found = _changed(number, change)
        assert path in found


def test_any_passage_moved_to_another_report_is_found() -> None:
    """A passage that says it is of another report, or of none of the dossier, is found at its place."""
    for number in range(COUNT):
        for report in ("cccccccccccc", "dddddddddddd"):
            if list(_passages(json.loads(TEXT)))[number][1]["report"] != report:
                path, found = _changed(number, lambda passage, report=report: passage.update(report=report))
                assert path in found


CHANGES: dict[str, tuple[str, Callable[[dict[str, Any]], object]]] = {
    "a report's text": ("title", lambda d: d["reports"][0].update(text=d["reports"][0]["text"][1:])),
    "a report's lineage": ("reports[2].lineage", lambda d: d["reports"][2].update(lineage="l1")),
    "a report in no lineage": ("", lambda d: d["lineages"][0]["reports"].pop()),
    "a report in two lineages": ("", lambda d: d["lineages"][0]["reports"].append("cccccccccccc")),
    "a report twice in one lineage": ("", lambda d: d["lineages"][1]["reports"].append("cccccccccccc")),
    "a lineage of unknown reports": ("lineages[0]", lambda d: d["lineages"][0]["reports"].append("x")),
    "a lineage of nothing": (
        "lineages[2]",
        lambda d: d["lineages"].append(d["lineages"][1] | {"reports": []}),
    ),
    "two reports of one id": ("", lambda d: d["reports"].append(d["reports"][0])),
    "two names of one id": ("", lambda d: d["names"].append(d["names"][0])),
    "the first day": ("", lambda d: d.update({"from": "2031-05-05"})),
    "the last day": ("", lambda d: d.update({"to": None})),
    "a day that is none": ("", lambda d: d["reports"][1].update(published="yesterday")),
    "an origin's report": ("lineages[1].origin", lambda d: d["lineages"][1]["origin"].update(report="x")),
    "an origin's name": (
        "lineages[0].origin",
        lambda d: d["lineages"][0]["origin"].update(name="Inland Radio"),
    ),
    "an origin's kind": ("lineages[0].origin", lambda d: d["lineages"][0]["origin"].update(kind="unseen")),
    "a descent's source": ("descents[0]", lambda d: d["descents"][0].update({"from": "x"})),
    "a descent's target": ("descents[0]", lambda d: d["descents"][0].update({"to": "l1"})),
    "a descent from itself": ("descents[1]", lambda d: d["descents"][1].update({"from": "bbbbbbbbbbbb"})),
    "a name": ("names[0]", lambda d: d["names"][0].update(name="Ilse B.")),
    "a spelling": ("names[0]", lambda d: d["names"][0]["variants"][1].update(text="Ilse Brandwik")),
    "an accent": ("names[0]", lambda d: d["names"][0]["variants"][1].update(text="Ilse Brandvïk")),
    "a role": ("names[0]", lambda d: d["names"][0]["roles"][0].update(text="Governor")),
    "a speaker": ("quotes[0]", lambda d: d["quotes"][0].update(name="n9")),
    "an utterance's name": ("utterances[0]", lambda d: d["utterances"][0].update(name="n9")),
    "an utterance's quotes": ("utterances[0]", lambda d: d["utterances"][0]["quotes"].append("q9")),
    "a wording": ("utterances[0]", lambda d: d["utterances"][0]["wordings"][0].update(text="It is unsafe")),
    "a wording's quotes": (
        "utterances[0]",
        lambda d: d["utterances"][0]["wordings"][0]["quotes"].append("q9"),
    ),
    "a wording without quotes": (
        "utterances[0]",
        lambda d: d["utterances"][0]["wordings"][0].update(quotes=[]),
    ),
    "an utterance's lineages": (
        "utterances[0]",
        lambda d: d["utterances"][0].update(lineages={"least": 1, "most": 2}),
    ),
    "a value": ("points[0].readings[1]", lambda d: d["points"][0]["readings"][1].update(value="15")),
    "an empty value": ("points[0].readings[1]", lambda d: d["points"][0]["readings"][1].update(value="")),
    "a reading without passages": (
        "points[0].readings[0]",
        lambda d: d["points"][0]["readings"][0].update(passages=[]),
    ),
    "a reading's lineages": (
        "points[0].readings[1]",
        lambda d: d["points"][0]["readings"][1].update(lineages={"least": 0, "most": 2}),
    ),
    "a point without readings": ("points[0]", lambda d: d["points"][0].update(readings=[])),
    "too many lineages": (
        "points[0].lineages",
        lambda d: d["points"][0].update(lineages={"least": 1, "most": 3}),
    ),
    "least over most": (
        "points[0].lineages",
        lambda d: d["points"][0].update(lineages={"least": 2, "most": 1}),
    ),
    "less than none": (
        "points[0].lineages",
        lambda d: d["points"][0].update(lineages={"least": -1, "most": 1}),
    ),
    "a moment's end": ("moments[0]", lambda d: d["moments"][0].update(to="2031-05-04")),
    "the moment that ends a stretch": ("moments[0]", lambda d: d["moments"][0].update(until="m9")),
    "an actor": ("positions[0]", lambda d: d["positions"][0].update(name="n9")),
    "a position's quote": ("positions[0]", lambda d: d["positions"][0].update(quote="q9")),
}


@pytest.mark.parametrize("change", sorted(CHANGES))
def test_whatever_is_made_up_is_found(change: str) -> None:
    """Whatever a dossier says that its sources do not bear out is found, at its place."""
    place, edit = CHANGES[change]
    tree = json.loads(TEXT)
    edit(tree["dossiers"][0])
    path = f"dossiers[0].{place}" if place else "dossiers[0]"
    assert path in {problem.path for problem in check(json.dumps(tree))}


def test_a_problem_says_what_is_wrong() -> None:
    """A problem gives what the dossier says and what the report has, on one line."""
    tree = json.loads(TEXT)
    tree["dossiers"][0]["points"][0]["readings"][1]["passages"][0]["text"] = "15\n"
    problems = check(json.dumps(tree))
    details = {problem.path: problem.detail for problem in problems}
    assert details["dossiers[0].points[0].readings[1].passages[0]"] == r"says '15\n', but the report has '14'"


def test_what_is_no_dossier_is_refused() -> None:
    """A file that is no dossier is refused rather than proved."""
    with pytest.raises(FormatError):
        check("{}")
