"""The JSON format: what is written reads back equal; what is no dossier is refused in one line."""

import dataclasses
import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from crossread.errors import FormatError
from crossread.records import (
    Collation,
    Copy,
    CopyKind,
    Cut,
    Lineage,
    Name,
    NameKind,
    Origin,
    OriginKind,
    Passage,
    Reason,
    Rejected,
    Report,
    Worded,
)
from crossread.settings import Settings, StorySettings
from crossread.wire import dumps, loads, stated_lineages, walk
from sample import COLLATION

SCHEMA = json.loads((Path(__file__).parents[1] / "docs" / "crossread-1.schema.json").read_text(encoding="utf-8"))
TEXT = dumps(COLLATION, Settings())

# Lone surrogates cannot be written as UTF-8, and scores are rounded when written.
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
maybe = st.none() | texts
tokens = st.text("abcdef0123456789", min_size=1, max_size=6)
scores = st.floats(-1000, 1000).map(lambda number: round(number, 4))


def _some(strategy: st.SearchStrategy) -> st.SearchStrategy:
    return st.lists(strategy, max_size=3).map(tuple)


passages = st.builds(Passage, tokens, st.integers(0, 99), st.integers(1, 99), texts)
reasons = st.builds(Reason, texts, texts, scores, _some(passages))
spellings = _some(st.builds(Worded, texts, _some(passages)))
names = st.builds(Name, tokens, st.sampled_from(NameKind), texts, spellings, spellings, _some(reasons))
cuts = _some(st.builds(Cut, texts, texts))
reports = st.builds(Report, tokens, texts, texts, maybe, maybe, maybe, maybe, texts, cuts=cuts, links=_some(texts))
origins = st.builds(Origin, st.sampled_from(OriginKind), maybe, maybe, _some(passages))
lineages = st.builds(Lineage, tokens, origins, _some(tokens), _some(reasons))
copies = st.builds(Copy, passages, passages, st.sampled_from(CopyKind), scores)
dossiers = st.builds(
    dataclasses.replace,
    st.just(COLLATION.dossiers[0]),
    story=tokens,
    title=passages,
    first=maybe,
    reports=_some(reports),
    lineages=_some(lineages),
    copies=_some(copies),
    names=_some(names),
)
collations = st.builds(Collation, _some(dossiers), _some(st.builds(Rejected, texts, texts, texts)))


@settings(max_examples=60, deadline=None)
@given(collations, st.floats(0, 1))
def test_whatever_is_written_reads_back_equal(collation: Collation, join: float) -> None:
    """Whatever a collation holds, reading what was written gives the same records and settings."""
    chosen = Settings(stories=StorySettings(join=join))
    assert loads(dumps(collation, chosen)) == (collation, chosen)


def test_the_sample_reads_back_equal_and_writes_the_same_bytes_again() -> None:
    """A dossier with every kind of record survives being written and read, byte for byte."""
    assert loads(TEXT) == (COLLATION, Settings())
    assert dumps(*loads(TEXT)) == TEXT
    assert TEXT.endswith("}\n")
    assert "🌉" in TEXT


def test_the_sample_has_every_kind_of_record() -> None:
    """Every noun of a dossier is tried: the sample leaves no list of it empty."""
    dossier = COLLATION.dossiers[0]
    assert [entry.name for entry in dataclasses.fields(dossier) if not getattr(dossier, entry.name)] == []


def test_what_is_written_fits_the_published_schema() -> None:
    """Other programs can rely on docs/crossread-1.schema.json."""
    Draft202012Validator.check_schema(SCHEMA)
    errors = Draft202012Validator(SCHEMA).iter_errors(json.loads(TEXT))
    assert [(error.json_path, error.message) for error in errors] == []


@pytest.mark.parametrize("noun", sorted(SCHEMA["$defs"]))
def test_the_schema_names_every_field_that_is_written(noun: str) -> None:
    """The schema describes every field that crossread writes, so that none appears unannounced."""
    written: dict[str, set[str]] = {}
    dossier = json.loads(TEXT)["dossiers"][0]
    plural = {"copies": "copy", "ledger": "entry"}
    for key, value in dossier.items():
        if isinstance(value, list):
            written[plural.get(key, key.removesuffix("s"))] = set(value[0])
    written["dossier"] = set(dossier)
    written["passage"] = set(dossier["title"])
    definition = SCHEMA["$defs"][noun]
    if noun in written:
        assert written[noun] == set(definition["properties"])
    else:
        assert noun in {"id", "support", "worded", "reason"}


def test_the_contracted_names_are_written() -> None:
    """A dossier, a descent and a moment say `from` and `to`, and a report its lineage."""
    dossier = json.loads(TEXT)["dossiers"][0]
    assert dossier["from"] == "2031-05-06" and dossier["to"] == "2031-05-07"
    assert dossier["descents"][0]["from"] == "l1" and dossier["descents"][0]["to"] == "aaaaaaaaaaaa"
    assert dossier["moments"][0]["from"] == "2031-05-05" and dossier["moments"][0]["to"] == "2031-05-05"
    assert [report["lineage"] for report in dossier["reports"]] == ["l1", "l1", "l2"]
    assert dossier["lineages"][0]["origin"].keys() == {"kind", "name", "passages"}
    assert stated_lineages(TEXT) == (("l1", "l1", "l2"),)


def test_scores_are_rounded_to_four_decimals() -> None:
    """A score's last bits, which differ between processors, are not written."""
    dossier = dataclasses.replace(
        COLLATION.dossiers[0],
        copies=(dataclasses.replace(COLLATION.dossiers[0].copies[0], score=0.1 + 0.2 + 1e-9),),
    )
    text = dumps(dataclasses.replace(COLLATION, dossiers=(dossier,)), Settings())
    assert json.loads(text)["dossiers"][0]["copies"][0]["score"] == 0.3


def test_unknown_fields_are_left_out_and_missing_settings_have_their_default() -> None:
    """A dossier of a later crossread/1 with more fields, or an earlier one with fewer settings, is read."""
    tree = json.loads(TEXT)
    tree["dossiers"][0]["weather"] = {"wind": 3}
    tree["settings"] = {"stories": {}, "moon": 1}
    del tree["dossiers"][0]["reports"][0]["links"], tree["dossiers"][0]["names"][0]["reasons"]
    collation, chosen = loads(json.dumps(tree))
    assert chosen == Settings()
    assert collation.dossiers[0].reports[0].links == ()


def _places(tree: object, path: str = ""):  # type: ignore[no-untyped-def]
    """Every object in parsed JSON with its path."""
    if isinstance(tree, dict):
        yield path, tree
        for key, value in tree.items():
            yield from _places(value, f"{path}.{key}" if path else key)
    elif isinstance(tree, list):
        for index, value in enumerate(tree):
            yield from _places(value, f"{path}[{index}]")


# The contract lets these be missing, and only `check` needs a report's lineage.
OF_MOMENTS = tuple(f"moments[{at}].{key}" for at in (0, 1) for key in ("kind", "value", "until"))
OF_LINEAGES = ("direction", "quoted", "lineages[0].passages", "lineages[1].passages")
OF_SAYING = ("inside", "marked", "changes", "positions[0].matter", "condition", "ledger")
FREE = ("links", "limits", "lineage", "reasons", "origin.report", "origin.name", *OF_LINEAGES, *OF_MOMENTS, *OF_SAYING)


def _fields() -> list[tuple[int, str, str]]:
    """Every field of the sample outside settings: number of its object, its name, its place."""
    objects = enumerate(_places(json.loads(TEXT)))
    return [
        (number, key, f"{path}.{key}" if path else key)
        for number, (path, thing) in objects
        if not path.startswith("settings")
        for key in thing
    ]


def _object(tree: object, number: int) -> dict[str, object]:
    return list(_places(tree))[number][1]


def test_a_missing_field_is_named_by_its_place() -> None:
    """Whatever contracted field is missing, one line says which, where, and how to mend it."""
    fields = [field for field in _fields() if not field[2].endswith(FREE) and field[1] != "format"]
    assert len(fields) > 200
    for number, key, place in fields:
        tree = json.loads(TEXT)
        del _object(tree, number)[key]
        with pytest.raises(FormatError) as caught:
            loads(json.dumps(tree))
        assert str(caught.value) == f"{place}: missing; write the dossier again with `crossread collate`"


def test_a_wrongly_typed_field_is_named_by_its_place() -> None:
    """Whatever field has a value of another type, one line says where, what it needs, and how to mend it."""
    for number, key, place in _fields():
        if key not in ("format", "lineage"):
            tree = json.loads(TEXT)
            thing = _object(tree, number)
            thing[key] = {} if isinstance(thing[key], str | int | float) else 7
            with pytest.raises(FormatError) as caught:
                loads(json.dumps(tree))
            message = str(caught.value)
            assert message.startswith(f"{place}: ") and "crossread collate" in message and "\n" not in message


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "not JSON"),
        ("{", "not JSON"),
        ('{"format": "crossread/1", "format": "crossread/1"}', "'format' twice"),
        ("[" * 100_000, "nested too deep"),
        ("[]", 'no "format"'),
        ("null", 'no "format"'),
        ('{"format": "crossread/2"}', "'crossread/2'"),
        ('{"format": "crossread/1"}', "settings: missing"),
        ('{"format": "crossread/1", "settings": NaN}', "NaN"),
        ('{"format": "crossread/1", "settings": ' + "9" * 5000 + "}", "not JSON"),
        (
            '{"format": "crossread/1", "settings": {}, "dossiers": {}, "rejected": []}',
            "dossiers: needs a list",
        ),
    ],
)
def test_what_is_no_dossier_is_refused_in_one_line(text: str, says: str) -> None:
    """A file that is no dossier gives one line that says so, never a traceback of another kind."""
    with pytest.raises(FormatError, match=re.escape(says)) as caught:
        loads(text)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(("key", "value"), [("score", "1e999"), ("score", "true"), ("kind", '"melted"')])
def test_numbers_and_words_outside_the_format_are_refused(key: str, value: str) -> None:
    """A score that is no finite number and a kind that nobody knows are refused with their place."""
    tree = json.loads(TEXT)
    tree["dossiers"][0]["copies"][0][key] = "HERE"
    with pytest.raises(FormatError, match=rf"dossiers\[0\]\.copies\[0\]\.{key}: "):
        loads(json.dumps(tree).replace('"HERE"', value))


def test_walk_gives_the_places_of_the_json() -> None:
    """The place given for a record leads to that record in the file."""
    tree = json.loads(TEXT)
    places = dict(_places(tree))
    found = [(path, record) for path, record in walk(COLLATION) if isinstance(record, Passage)]
    assert len(found) > 20
    for path, record in found:
        assert places[path] == dataclasses.asdict(record)
