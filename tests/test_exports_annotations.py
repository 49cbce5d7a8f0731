"""What is promised of the Web Annotations: the standard's model, and every selector at its words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pyld import jsonld

import render_quarrel as quarrel
import render_story as told
from crossread import render
from crossread.records import Collation
from exported import STORIES, laden

SCHEMAS = Path(__file__).parent / "schemas"
EACH = pytest.mark.parametrize("name", STORIES)


@cache
def written(name: str) -> Any:
    return json.loads(render.annotations(STORIES[name]))


def items(whole: Any) -> list[Any]:
    return whole["first"]["items"] if "first" in whole else []


def values(item: Any, purpose: str) -> list[str]:
    return [body["value"] for body in item["body"] if body["purpose"] == purpose]


def of(name: str, what: str) -> list[Any]:
    """The annotations of one sort."""
    return [item for item in items(written(name)) if values(item, "classifying") == [what]]


def texts(whole: Any) -> dict[str, str]:
    """The texts that stand in the file, by their names."""
    return {body["id"]: body["value"] for item in items(whole) for body in item["body"] if "id" in body}


def targets(whole: Any) -> Iterator[Any]:
    yield from (one for item in items(whole) for one in item["target"] if isinstance(one, dict))


def exact(item: Any) -> list[str]:
    return [target["selector"][1]["exact"] for target in item["target"]]


@EACH
def test_annotations_are_as_the_standard_has_them(name: str) -> None:
    """The file is a collection of Web Annotations as the Data Model demands it, with no key that it does not have."""
    schema = json.loads((SCHEMAS / "annotations.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    errors = Draft202012Validator(schema).iter_errors(written(name))
    assert [f"{error.json_path}: {error.message[:200]}" for error in errors] == []
    ids = [item["id"] for item in items(written(name))]
    assert len(set(ids)) == len(ids) == written(name)["total"]


@EACH
def test_annotations_are_linked_data(name: str) -> None:
    """The file expands as JSON-LD with the terms of the Web Annotation Vocabulary, and nothing in it is lost."""
    context = json.loads((SCHEMAS / "annotations.context.json").read_text(encoding="utf-8"))

    def load(url: str, _: Any) -> Any:
        assert url == "http://www.w3.org/ns/anno.jsonld"
        return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": context}

    # pyld hashes and encodes what it reads, and lone surrogates cannot be.
    plain = json.loads(render.annotations(STORIES[name]).encode("utf-8", "replace"))
    (found,) = jsonld.expand(plain, {"documentLoader": load})
    plain.pop("@context")
    terms = list(leaves(found))
    assert len(terms) == len(list(leaves(plain)))
    assert not [one for kind, one in terms if kind == "@type" and not one.startswith("http://www.w3.org/ns/")]


def leaves(thing: Any, key: str = "") -> Iterator[tuple[str, Any]]:
    """Everything in a tree that is no tree, with the key that it stands under."""
    if isinstance(thing, dict):
        for inner, one in thing.items():
            yield from leaves(one, inner)
    elif isinstance(thing, list):
        for one in thing:
            yield from leaves(one, key)
    else:
        yield key, thing


@EACH
def test_every_selector_is_at_its_words(name: str) -> None:
    """The words of each quote selector, with those before and after, stand at its position in the report's text."""
    whole = written(name)
    found = texts(whole)
    assert set(found.values()) == {one.text for dossier in STORIES[name].dossiers for one in dossier.reports}
    for target in targets(whole):
        text = found[target.get("state", {}).get("cached", target["source"])]
        place, quote = target["selector"]
        start, end = place["start"], place["end"]
        assert text[start:end] == quote["exact"]
        assert text[max(start - 32, 0) : end + 32] == quote["prefix"] + quote["exact"] + quote["suffix"]


def test_sources_are_addresses_or_names() -> None:
    """A target's source is the report's address, with the text in which offsets count; or that text itself."""
    (first, *_) = of("harbour", "title")
    assert first["target"][0]["source"] == told.POST.source
    assert first["target"][0]["state"] == {"type": "TimeState", "cached": f"urn:crossread:text:{told.POST.id}"}
    sources = {target["source"] for target in targets(written("harbour"))}
    assert f"urn:crossread:text:{told.BLOG.id}" in sources
    assert not [source for source in sources if not source.startswith(("https://", "urn:"))]


def test_every_finding_is_an_annotation() -> None:
    """Each reading, wording, quote, entry, position, moment, spelling, role, damage and copy has its annotation."""
    dossier, row = told.harbour(), quarrel.quarrel()
    counts = {
        "report": len(dossier.reports),
        "title": 1,
        "reading": sum(len(point.readings) for point in dossier.points),
        "wording": sum(len(utterance.wordings) for utterance in dossier.utterances),
        "quote": len(dossier.quotes),
        "position": len(dossier.positions),
        "moment": len(dossier.moments),
        "spelling": sum(len(name.variants) for name in dossier.names),
        "role": sum(len(name.roles) for name in dossier.names),
        "origin": 1,
        "copy": len(dossier.copies),
        "damage": 1,
    }
    hostile = {"report": 1, "title": 1, "reading": 1}
    assert {what: len(of("harbour", what)) for what in counts} == {
        what: number + hostile.get(what, 0) for what, number in counts.items()
    }
    assert len(of("quarrel", "entry")) == len(row.ledger)
    assert len(of("borrowing", "borrowing")) == 1


def test_an_annotation_says_what_was_found() -> None:
    """A reading's annotation has its words, its point with kind and status, and the lineages behind it."""
    (found,) = [item for item in of("dam", "reading") if values(item, "describing") == ["14 people"]]
    assert found["id"] == "urn:crossread:s-dam:finding:d-missing:2"
    assert values(found, "identifying") == ["d-missing"]
    assert values(found, "tagging") == [
        "kind: quantity", "status: later", "reading: 2", "lineages: 1", "lineage: l-lamp",
    ]  # fmt: skip
    assert exact(found) == ["14 people are missing"] * 2
    marked = [exact(item) for item in of("dam", "difference") if values(item, "identifying") == ["d-missing"]]
    assert marked == [["12"], ["14", "14"]]
    (entry,) = [item for item in of("quarrel", "entry") if values(item, "identifying") == ["entry-open"]]
    assert values(entry, "describing") == ["Brenn Stone rejects: closing the quarry"]
    assert "lineages: 2" in values(entry, "tagging") and len(exact(entry)) == 2
    first = values(of("harbour", "wording")[0], "tagging")
    assert first == ["wording: 1", "lineages: 1-2", "name: n-brandt"]


@given(st.text(max_size=40))
@settings(max_examples=40, deadline=None)
def test_any_text_is_annotated(text: str) -> None:
    """Whatever characters a report has, the file is JSON that UTF-8 can hold, and every selector finds its words."""
    whole = json.loads(render.annotations(Collation((laden(text),), ())).encode("utf-8", "replace"))
    found = texts(whole)
    for target in targets(whole):
        place, quote = target["selector"]
        assert found["urn:crossread:text:0bad"][place["start"] : place["end"]] == quote["exact"]


def test_names_of_annotations_stay_apart() -> None:
    """Ids that hold what no name may hold are written so that two of them never become one."""
    stories = tuple(replace(told.harbour(), story=id) for id in ("a:b", "a%3Ab", "a b", "a_b", "\ud800"))
    found = items(json.loads(render.annotations(Collation(stories, ()))))
    ids = [item["id"] for item in found]
    assert len(set(ids)) == len(ids) > 5 * len(told.REPORTS)
    assert all(id.isascii() and id.isprintable() and " " not in id for id in ids)


def test_the_same_annotations_twice() -> None:
    """The same collation gives the same bytes, a line an annotation."""
    assert len(render.annotations(STORIES["several"]).splitlines()) == written("several")["total"] + 2
    assert render.annotations(STORIES["several"]) == render.annotations(STORIES["several"])
