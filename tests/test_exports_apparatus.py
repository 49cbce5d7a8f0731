"""What is promised of the critical apparatus: valid TEI, every reading with its witnesses and their exact words."""

from __future__ import annotations

import gzip
import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

import render_points as dam
import render_story as told
from crossread import render
from crossread.records import Collation
from crossread.render.labels import visible
from exported import STORIES, laden

SPACE = {"t": "http://www.tei-c.org/ns/1.0"}
ID = "{http://www.w3.org/XML/1998/namespace}id"


@cache
def schema() -> etree.RelaxNG:
    path = Path(__file__).parent / "schemas" / "tei_all.rng.gz"
    return etree.RelaxNG(etree.fromstring(gzip.decompress(path.read_bytes())))


@cache
def written(name: str) -> Any:
    # As the command line writes it: what UTF-8 refuses must be gone before.
    return etree.fromstring(render.apparatus(STORIES[name]).encode("utf-8"))


def found(tree: Any, path: str) -> list[Any]:
    return list(tree.xpath(path, namespaces=SPACE))


def words(element: Any) -> str:
    return "".join(element.itertext())


def pointed(value: str | None) -> list[str]:
    return [pointer.removeprefix("#") for pointer in (value or "").split()]


def test_the_apparatus_is_valid_tei() -> None:
    """Every apparatus, whatever its reports say, is valid against the schema of TEI P5 with all modules."""
    for name in STORIES:
        assert schema().validate(written(name)), f"{name}: {schema().error_log.last_error}"


@given(st.text(max_size=40), st.text(max_size=10))
@settings(max_examples=25, deadline=None)
def test_any_text_is_valid_tei(text: str, id: str) -> None:
    """Whatever characters a report and its ids have, the file is well-formed, valid, and UTF-8 can hold it."""
    story = laden(text, id or "0")
    tree = etree.fromstring(render.apparatus(Collation((story,), ())).encode("utf-8"))
    assert schema().validate(tree), str(schema().error_log.last_error)


@pytest.mark.parametrize("name", STORIES)
def test_every_pointer_leads_somewhere(name: str) -> None:
    """No two elements have one id, across stories too, and every pointer in the file names one that is there."""
    tree = written(name)
    ids = [element.get(ID) for element in tree.iter() if element.get(ID)]
    assert len(set(ids)) == len(ids)
    pointers = [one for key in ("wit", "target", "corresp") for one in found(tree, f"//@{key}") if one.startswith("#")]
    assert sorted({id for one in pointers for id in pointed(one)} - set(ids)) == []


@pytest.mark.parametrize("name", STORIES)
def test_every_report_is_a_witness(name: str) -> None:
    """Each report is a witness once, in the list of its lineage, the lists in the order of the lineages' letters."""
    tree = written(name)
    dossiers = STORIES[name].dossiers
    witnesses = found(tree, "//t:witness")
    assert len(witnesses) == sum(len(dossier.reports) for dossier in dossiers)
    for dossier, stories in zip(dossiers, found(tree, "//t:sourceDesc/t:listWit"), strict=True):
        lists = found(stories, "t:listWit")
        assert [one.get("n") for one in lists] == sorted(one.get("n") for one in lists)
        sizes = sorted((len(lineage.reports) for lineage in dossier.lineages), reverse=True)
        assert [len(found(one, "t:witness")) for one in lists] == sizes


def test_a_witness_says_which_report_it_is() -> None:
    """A witness has outlet, headline, byline, day, address or file, and the name of its text."""
    witness = found(written("harbour"), f"//t:witness[@xml:id='s1.{told.POST.id}']/t:bibl")[0]
    assert [(one.tag.partition("}")[2], words(one)) for one in witness] == [
        ("publisher", "The Harbour Post"),
        ("title", "Ferry strikes pier in Varnholm, dozens hurt"),
        ("author", "Lena Ostrup"),
        ("date", "14 May 2031, 18:20:00+02:00"),
        ("ptr", ""),
        ("idno", f"urn:crossread:text:{told.POST.id}"),
    ]
    assert witness[3].get("when") == "2031-05-14T18:20:00+02:00"
    assert witness[4].get("target") == told.POST.source
    heads = [words(one) for one in found(written("harbour"), "//t:listWit/t:listWit/t:head")][:3]
    assert heads == ["A: Nordia News Agency", "B: Radio Nord (1)", "C: unseen origin"]


@pytest.mark.parametrize("name", STORIES)
def test_every_point_is_an_app(name: str) -> None:
    """Each point is an `app` with its kind and status; each reading has a value and how many lineages have it."""
    tree = written(name)
    points = [point for dossier in STORIES[name].dossiers for point in dossier.points]
    apps = found(tree, "//t:app")
    assert [(one.get("type"), one.get("subtype")) for one in apps] == [
        (point.kind.value, point.status.value) for point in points
    ]
    for app, point in zip(apps, points, strict=True):
        values = [words(one) for one in found(app, "t:note[@type='value']")]
        assert sorted(values) == sorted(visible(reading.value) for reading in point.readings)
        numbers = [(one.get("atLeast"), one.get("atMost")) for one in found(app, "t:note[@type='lineages']/t:num")]
        supports = [reading.lineages for reading in point.readings] + [point.lineages]
        assert sorted(numbers) == sorted((f"{one.least}", f"{one.most}") for one in supports)
        assert {one.get("cause") for one in found(app, ".//t:rdg")} == {
            point.kind.value if len(point.readings) > 1 else None
        }


@pytest.mark.parametrize("name", [name for name in STORIES if name != "hostile"])
def test_every_rdg_is_the_words_of_its_witnesses(name: str) -> None:
    """A `rdg` is exactly the words of each of its witnesses at the place that its `witDetail` gives."""
    tree = written(name)
    texts = {report.id: report.text for dossier in STORIES[name].dossiers for report in dossier.reports}
    places = set()
    for rdg in found(tree, "//t:rdg"):
        details = [one for one in found(tree, "//t:witDetail") if pointed(one.get("target")) == [rdg.get(ID)]]
        assert {one.get("wit") for one in details} == set(rdg.get("wit").split())
        for one in details:
            report, start, end = re.fullmatch(r"urn:crossread:text:(\w+)#char=(\d+),(\d+)", one.get("source")).groups()
            assert one.get("wit").endswith(f".{report}")
            assert visible(texts[report][int(start) : int(end)]) == words(rdg)
            places.add((report, int(start), int(end)))
    assert places == {
        (passage.report, passage.start, passage.end)
        for dossier in STORIES[name].dossiers
        for point in dossier.points
        for reading in point.readings
        for passage in reading.passages
    }


def test_readings_of_several_lineages_are_grouped() -> None:
    """A reading that several lineages have has a group for each, with its letter; the words that differ are marked."""
    tree = written("dam")
    groups = found(tree, "//t:app[@xml:id='s1.d-agreed']/t:rdgGrp/t:rdgGrp")
    assert [(one.get("n"), one.get("corresp")) for one in groups] == [("B", "#s1.l-herald"), ("C", "#s1.l-radio")]
    later = found(tree, "//t:app[@xml:id='s1.d-missing']/t:rdg")
    assert [one.get("wit").split() for one in later] == [
        [f"#s1.{dam.HERALD.id}"], [f"#s1.{dam.LAMP.id}", f"#s1.{dam.COPY.id}"],
    ]  # fmt: skip
    assert [words(one) for one in found(tree, "//t:app[@xml:id='s1.d-missing']//t:seg")] == ["12", "14"]
    assert found(tree, "//t:lem") == []


@pytest.mark.parametrize(
    ("stamp", "when"),
    [
        ("2031-05-14", "2031-05-14"),
        ("2031-05-14T18:20:00Z", "2031-05-14T18:20:00Z"),
        ("2031-05-14T18:20+02:00", "2031-05-14"),
        ("2031-02-30", None),
        ("yesterday", None),
        (None, None),
    ],
)
def test_a_day_that_xml_does_not_know_is_left_in_words(stamp: str | None, when: str | None) -> None:
    """`when` has only times that XML Schema allows; the day alone where the clock is written otherwise."""
    report = replace(told.POST, published=stamp)
    story = told.small(report, told.at(told.POST, "41 people"))
    (found_,) = found(etree.fromstring(render.apparatus(Collation((story,), ())).encode()), "//t:witness//t:date")
    assert found_.get("when") == when


def test_the_same_apparatus_twice() -> None:
    """The same collation gives the same bytes."""
    assert render.apparatus(STORIES["several"]) == render.apparatus(STORIES["several"])
