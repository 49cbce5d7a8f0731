"""The four promises, held over the whole flow from files to JSON."""

from __future__ import annotations

import json
import os
import random
import socket
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from crossread.check import check
from crossread.engine import Engine, Here
from crossread.engines.pool import Pool
from crossread.fetch import fetch
from crossread.language.encoder import DIMENSIONS, Encoder, MiniLM
from crossread.language.models import Models, shipped
from crossread.language.pairs import MiniPairs
from crossread.language.parser import MiniParser
from crossread.pipeline import collate
from crossread.records import Collation, Dossier, Media, PointKind, Raw, Reading, Rejected, Status, Support, Vectors
from crossread.settings import Settings
from crossread.wire import dumps, loads
from engines import Shuffled

ROOT = Path(__file__).resolve().parents[1]
DAY = "2026-03-05"
SETTINGS = Settings()


FILES = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "examples" / "harbour").iterdir())


def _raws() -> tuple[Raw, ...]:
    """The files of the example story, in order of name, each with its place in the project as its source."""
    paths = [str(ROOT / name) for name in FILES]
    found = fetch(paths, SETTINGS.fetch, published=DAY, outlets=(), stdin=BytesIO())
    return tuple(replace(raw, source=raw.source.removeprefix(f"{ROOT}/")) for raw in found if isinstance(raw, Raw))


RAWS = _raws()


class Remembering:
    """An encoder, asked only once for each text."""

    def __init__(self, encoder: Encoder) -> None:
        self.encoder = encoder
        self.known: dict[str, Vectors] = {}

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row a text."""
        new = sorted(set(texts) - self.known.keys())
        self.known.update(zip(new, self.encoder.encode(new), strict=True))
        rows = [self.known[text] for text in texts]
        return np.stack(rows) if rows else np.zeros((0, DIMENSIONS), dtype=np.float32)


Collator = Callable[[Sequence[Raw | Rejected]], Collation]


@pytest.fixture(scope="module")
def collated(models: Models) -> Collator:
    """Collates inputs; a text that comes again is not encoded again."""
    remembering = replace(models, encoder=Remembering(models.encoder))
    return lambda inputs: collate(inputs, SETTINGS, remembering)


@pytest.fixture(scope="module")
def harbour(collated: Collator) -> Collation:
    """The collation of the example story."""
    return collated(RAWS)


@pytest.fixture(scope="module")
def expected(harbour: Collation) -> str:
    """The JSON of the example story."""
    return dumps(harbour, SETTINGS)


# ---- nothing is generated ------------------------------------------------------------------------------------


def test_every_passage_is_where_it_says(expected: str) -> None:
    """Every passage of the example's dossier is proved by the reports that the dossier holds."""
    assert check(expected) == ()


def test_the_json_reads_back_equal(harbour: Collation, expected: str) -> None:
    """The JSON read back gives the records that it was written from, and these give the same bytes."""
    read, chosen = loads(expected)
    assert dumps(read, chosen) == expected
    assert chosen == SETTINGS
    assert [dossier.points for dossier in read.dossiers] == [dossier.points for dossier in harbour.dossiers]


def test_the_json_keeps_to_the_schema(expected: str) -> None:
    """The JSON of a real collation is valid against the published schema."""
    schema = json.loads((ROOT / "docs" / "crossread-1.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    faults = [
        error.json_path + ": " + error.message
        for error in Draft202012Validator(schema).iter_errors(json.loads(expected))
    ]
    assert faults == []


# ---- same input, same bytes ----------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(4))
def test_order_decides_nothing(seed: int, models: Models, expected: str) -> None:
    """Inputs in any order, worked on in any order, give the same bytes."""
    inputs = random.Random(seed).sample(RAWS, len(RAWS))
    assert dumps(collate(inputs, SETTINGS, models, Shuffled(seed)), SETTINGS) == expected


def test_processes_decide_nothing(expected: str) -> None:
    """Several processes and one process give the same bytes."""
    with Pool(2) as pool:
        assert dumps(collate(RAWS[::-1], SETTINGS, shipped(), pool), SETTINGS) == expected


@pytest.mark.parametrize("threads", [1, 3])
def test_threads_decide_nothing(threads: int, expected: str) -> None:
    """However many threads the models have, the bytes are the same."""
    encoder = MiniLM(threads=threads)
    models = Models(encoder, MiniParser(threads=threads), MiniPairs(encoder, threads))
    assert dumps(collate(RAWS, SETTINGS, models), SETTINGS) == expected


@pytest.mark.parametrize("seed", ["0", "1", "4242"])
def test_the_seed_of_hashes_decides_nothing(seed: str, expected: str) -> None:
    """Another process, with another order of its sets, gives the same bytes."""
    inputs = random.Random(seed).sample(FILES, len(FILES))
    script = (
        "import sys, crossread; from crossread.wire import dumps; "
        f"found = crossread.collate(sys.argv[1:], published={DAY!r}); "
        "sys.stdout.buffer.write(dumps(found, crossread.Settings()).encode())"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *inputs],
        cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True,
    )  # fmt: skip
    assert done.stdout.decode() == expected


def test_nothing_is_asked_of_the_network(monkeypatch: pytest.MonkeyPatch, expected: str) -> None:
    """Collating files opens no connection, the first use of the encoder included."""

    def refused(*_: object, **__: object) -> None:
        raise AssertionError("a connection was opened")

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refused)
    monkeypatch.setattr(socket, "getaddrinfo", refused)
    assert dumps(collate(RAWS, SETTINGS, shipped()), SETTINGS) == expected


# ---- nothing disappears --------------------------------------------------------------------------------------

BAD = (
    Raw("bad/empty.txt", b"", Media.TEXT),
    Raw("bad/short.txt", b"Only four words here.", Media.TEXT),
    Raw("bad/noise.txt", bytes(range(256)) * 40, Media.TEXT),
    Raw("bad/page.html", b"<html><body><nav>Home</nav></body></html>", Media.HTML),
    Raw("bad/record.json", b'{"title": "No body"}', Media.RECORD),
    Rejected("bad/gone.txt", "unreadable", "the file cannot be read (No such file or directory)"),
)


def _sources(found: Collation) -> Counter[str]:
    reports = [report.source for dossier in found.dossiers for report in dossier.reports]
    return Counter([*reports, *(item.source for item in found.rejected)])


def test_every_input_is_somewhere(collated: Collator) -> None:
    """Every input is in exactly one dossier or among the rejected, and what is rejected has a reason."""
    found = collated([*BAD, *RAWS])
    assert _sources(found) == Counter(raw.source for raw in [*BAD, *RAWS])
    assert {item.source for item in found.rejected} == {raw.source for raw in BAD}
    assert all(item.reason and item.detail for item in found.rejected)


def test_bad_inputs_change_nothing(collated: Collator, harbour: Collation) -> None:
    """Inputs that are set aside leave every dossier as it would be without them."""
    assert collated([*RAWS, *BAD]).dossiers == harbour.dossiers


def test_every_line_of_a_text_is_somewhere(harbour: Collation) -> None:
    """Every line of a text file is a paragraph of its report or a cut with a reason."""
    texts = {raw.source: raw.data.decode("utf-8") for raw in RAWS if raw.source.endswith(".txt")}
    reports = {report.source: report for dossier in harbour.dossiers for report in dossier.reports}
    assert len(texts) == 3
    for source, text in texts.items():
        report = reports[source]
        lines = Counter(line.strip() for line in text.split("\n") if line.strip())
        assert Counter([*report.text.split("\n"), *(cut.text for cut in report.cuts)]) == lines
        assert all(cut.reason for cut in report.cuts)


def test_every_damage_is_marked_where_it_is(harbour: Collation) -> None:
    """Where the example lost a date its report is marked, and the text there is left as it came."""
    marks = [mark for dossier in harbour.dossiers for report in dossier.reports for mark in report.damage]
    assert marks
    assert all(mark.kind for mark in marks)
    texts = {report.id: report.text for dossier in harbour.dossiers for report in dossier.reports}
    assert all(texts[mark.passage.report][mark.passage.start : mark.passage.end] == mark.passage.text for mark in marks)


# ---- independent means independent ---------------------------------------------------------------------------


def _lines(dossier: Dossier, added: str) -> Counter[frozenset[str]]:
    """The lineages as sets of reports, without the one that was added."""
    return Counter(frozenset(line.reports) - {added} for line in dossier.lineages)


Spots = frozenset[tuple[str, int, int]]
Seen = tuple[PointKind, Status, Support, frozenset[tuple[Support, Spots]]]


def _points(dossier: Dossier, added: str) -> Counter[Seen]:
    """What every point rests on, without the passages of the one that was added.

    Which of several wordings stands for a reading is left out: it may be the copy's.
    """
    return Counter(
        (
            point.kind,
            point.status,
            point.lineages,
            frozenset((one.lineages, _spots(one, added)) for one in point.readings),
        )
        for point in dossier.points
    )


def _spots(reading: Reading, added: str) -> Spots:
    return frozenset((spot.report, spot.start, spot.end) for spot in reading.passages if spot.report != added)


@pytest.mark.parametrize("name", ["copies/a", "zz/copy"], ids=["first", "last"])
@pytest.mark.parametrize("at", range(len(RAWS)), ids=[Path(raw.source).stem for raw in RAWS])
def test_a_copy_is_no_witness(at: int, name: str, collated: Collator, harbour: Collation) -> None:
    """A word for word copy in another outlet joins its original's lineage and strengthens nothing."""
    original = RAWS[at]
    copied = replace(original, source=name + Path(original.source).suffix, outlet="The Copier")
    (before,), (after,) = harbour.dossiers, collated([*RAWS, copied]).dossiers
    assert len(after.reports) == len(before.reports) + 1
    copy = next(report for report in after.reports if report.outlet == "The Copier")
    twin = next(report for report in after.reports if report.text == copy.text and report is not copy)
    assert after.lineage_of(copy.id) == after.lineage_of(twin.id)
    # Equal reports are told apart by a number in order of source: whichever has it is the one added.
    numbered = max(copy.id, twin.id)
    assert _lines(after, numbered) == _lines(before, numbered)
    assert _points(after, numbered) == _points(before, numbered)


def test_two_equal_files_are_one_lineage(collated: Collator) -> None:
    """A report given twice is two reports of one lineage, and everything rests on that one."""
    twin = replace(RAWS[0], source="twin" + Path(RAWS[0].source).suffix)
    (dossier,) = collated([RAWS[0], twin]).dossiers
    assert [len(line.reports) for line in dossier.lineages] == [2]
    assert {point.status for point in dossier.points} == {Status.SINGLE}
    assert {point.lineages for point in dossier.points} == {Support(1, 1)}


# ---- the edges -----------------------------------------------------------------------------------------------


def test_no_input_gives_an_empty_collation(collated: Collator) -> None:
    """No input at all is an empty collation that can be written, checked and read back."""
    found = collated([])
    assert found == Collation((), ())
    assert check(dumps(found, SETTINGS)) == ()


@pytest.mark.parametrize("at", range(len(RAWS)), ids=[Path(raw.source).stem for raw in RAWS])
def test_one_report_alone_agrees_with_nobody(at: int, collated: Collator) -> None:
    """A report on its own is one lineage in a sound dossier, and nothing in it is agreed."""
    found = collated([RAWS[at]])
    (dossier,) = found.dossiers
    assert [line.reports for line in dossier.lineages] == [(dossier.reports[0].id,)]
    assert Status.AGREED not in {point.status for point in dossier.points}
    assert check(dumps(found, SETTINGS)) == ()


@pytest.mark.parametrize("data", [b"", b"\n\n \n", b"\xef\xbb\xbf", b"...", b"\x00" * 50])
def test_no_words_are_no_report(data: bytes, collated: Collator) -> None:
    """An input without a word is rejected with a reason."""
    found = collated([Raw("a.txt", data, Media.TEXT)])
    assert found.dossiers == ()
    assert [item.source for item in found.rejected] == ["a.txt"]
    assert found.rejected[0].reason and found.rejected[0].detail


PARAGRAPHS = sorted(
    {
        line
        for raw in RAWS
        if raw.source.endswith(".txt")
        for line in raw.data.decode("utf-8").split("\n")
        if len(line.split()) > 8
    }
)
drafts = st.lists(
    st.lists(st.sampled_from([*PARAGRAPHS, "Advertisement", "ok", "— \u202e\ufffd“", "until ."]), max_size=6),
    max_size=4,
)


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(drafts=drafts, seed=st.integers(0, 1000))
def test_any_mixture_keeps_the_promises(drafts: list[list[str]], seed: int, collated: Collator, models: Models) -> None:
    """Any paragraphs, put together anyhow, give a sound dossier, the same in any order, with every input in it."""
    inputs = [Raw(f"{at}.txt", "\n".join(lines).encode(), Media.TEXT) for at, lines in enumerate(drafts)]
    found = collated(inputs)
    text = dumps(found, SETTINGS)
    assert check(text) == ()
    assert _sources(found) == Counter(raw.source for raw in inputs)
    place: Engine = Shuffled(seed) if seed else Here()
    mixed = random.Random(seed).sample(inputs, len(inputs))
    again = replace(models, encoder=Remembering(models.encoder))
    assert dumps(collate(mixed, SETTINGS, again, place), SETTINGS) == text


def test_the_schema_refuses_what_is_not_promised(expected: str) -> None:
    """The published schema is not so wide that a dossier without its points passes."""
    schema: Any = json.loads((ROOT / "docs" / "crossread-1.schema.json").read_text(encoding="utf-8"))
    tree = json.loads(expected)
    del tree["dossiers"][0]["points"]
    assert not Draft202012Validator(schema).is_valid(tree)
