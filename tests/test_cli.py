"""The command line: what it writes where, its exit status, and its messages."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from crossread import cli
from crossread.check import check
from crossread.errors import CrossreadError
from crossread.language.models import Models
from story import ORIGINAL, REWRITE

DAY = "2031-05-06"
BACKWARDS = "\n".join(reversed(ORIGINAL.split("\n")))


class Done(NamedTuple):
    """What a run left behind."""

    status: int
    out: str
    err: str


Run = Callable[..., Done]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, models: Models) -> Run:
    """Runs one command in this process, with the encoder that is loaded already."""
    monkeypatch.setattr(
        cli, "shipped", lambda encoder=None: models if encoder is None else replace(models, encoder=encoder)
    )

    def _run(*arguments: str | Path) -> Done:
        capsys.readouterr()
        status = cli.main([str(argument) for argument in arguments])
        return Done(status, *capsys.readouterr())

    return _run


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A folder of three reports of one event and one file that is none."""
    folder = tmp_path / "reports"
    folder.mkdir()
    for name, text in {"gazette": ORIGINAL, "herald": REWRITE, "post": BACKWARDS, "scrap": "Back soon."}.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def dossier(run: Run, reports: Path, tmp_path: Path) -> Path:
    """A dossier file of these reports."""
    path = tmp_path / "dossier.json"
    assert run("collate", reports, "-o", path).status == 0
    return path


def _tree(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def _one_line(done: Done, status: int, *parts: str) -> None:
    """The run failed with this status, one line on stderr that has these parts, and nothing on stdout."""
    assert (done.status, done.out) == (status, "")
    assert done.err.endswith("\n") and done.err.count("\n") == 1
    assert done.err.startswith("crossread: ")
    for part in parts:
        assert part in done.err


def _nothing_left(folder: Path, *names: str) -> None:
    assert sorted(path.name for path in folder.iterdir()) == sorted(names)


# ---- each command --------------------------------------------------------------------------------------------


def _column(name: str) -> Callable[[str], object]:
    """Whether a sheet has a column of this name."""
    return lambda text: name in next(csv.reader(io.StringIO(text)))


READ: dict[str, Callable[[str], object]] = {
    ".csv": lambda text: "single" in [row["status"] for row in csv.DictReader(io.StringIO(text))],
    ".html": lambda text: text.lower().startswith("<!doctype html>") and text.rstrip().endswith("</html>"),
    ".json": lambda text: check(text) == (),
    ".md": lambda text: text.startswith("# ") and "gazette" in text,
    ".txt": lambda text: "3 reports" in text and "\x1b" not in text,
}
WRITTEN: dict[str, dict[str, Callable[[str], object]]] = {
    "collate": READ,
    "show": {
        **READ,
        ".jsonld": lambda text: json.loads(text)["type"] == "AnnotationCollection",
        ".tei.xml": lambda text: len(list(ElementTree.fromstring(text).iter("{http://www.tei-c.org/ns/1.0}app"))) > 3,
        ".dot": lambda text: text.startswith("digraph") and "gazette" in text,
        ".graphml": lambda text: len(list(ElementTree.fromstring(text).iter())) > 3,
        ".points.csv": _column("reading"),
        ".quotes.csv": _column("wording"),
        ".ledger.csv": _column("matter"),
        ".dna.csv": lambda text: next(csv.reader(io.StringIO(text), delimiter=";"))[0] == "statement ID",
        ".moments.csv": _column("precision"),
        ".names.csv": _column("fullest"),
        ".lineages.csv": _column("letter"),
        ".descents.csv": _column("rule"),
        ".copies.csv": _column("left_text"),
        ".damage.csv": _column("kind"),
        ".cuts.csv": _column("reason"),
        ".rejected.csv": lambda text: "too-short" in [row["reason"] for row in csv.DictReader(io.StringIO(text))],
    },
    "lineage": {
        ".dot": lambda text: text.startswith("digraph") and "gazette" in text,
        ".graphml": lambda text: len(list(ElementTree.fromstring(text).iter())) > 3,
        ".json": lambda text: check(text) == (),
        ".txt": lambda text: "gazette" in text and "\x1b" not in text,
    },
    "quotes": {
        ".csv": lambda text: "Hanna Brandt" in [row["speaker"] for row in csv.DictReader(io.StringIO(text))],
        ".json": lambda text: check(text) == (),
        ".txt": lambda text: "Hanna Brandt" in text and "\x1b" not in text,
    },
    "ledger": {
        ".csv": lambda text: next(csv.reader(io.StringIO(text)))[0] == "story",
        ".dna.csv": lambda text: next(csv.reader(io.StringIO(text), delimiter=";"))[0] == "statement ID",
        ".json": lambda text: check(text) == (),
        ".txt": lambda text: bool(text.strip()) and "\x1b" not in text,
    },
}
FORMATS = [(command, suffix) for command, formats in WRITTEN.items() for suffix in formats if command != "show"]


def test_every_format_is_tried() -> None:
    """No command writes a format that these tests do not try."""
    known = {
        "collate": {suffix: cli.DOSSIER_FORMATS[suffix] for suffix in READ},
        "show": cli.DOSSIER_FORMATS,
        "lineage": cli.LINEAGE_FORMATS,
        "quotes": cli.QUOTE_FORMATS,
        "ledger": cli.LEDGER_FORMATS,
    }
    assert {name: set(formats) for name, formats in known.items()} == {
        name: set(formats) for name, formats in WRITTEN.items()
    }


@pytest.mark.parametrize(("command", "suffix"), FORMATS)
def test_a_file_is_written_by_its_suffix(command: str, suffix: str, run: Run, reports: Path, tmp_path: Path) -> None:
    """With -o the result is in the file, stdout is empty, and stderr says what was written."""
    out = tmp_path / f"result{suffix.upper()}"
    done = run(command, reports, "-o", out)
    assert (done.status, done.out) == (0, "")
    assert done.err == f"wrote {out}: stories 1, reports 3, rejected 1\n"
    assert WRITTEN[command][suffix](out.read_text(encoding="utf-8"))
    _nothing_left(tmp_path, "reports", out.name)


def test_one_dossier_is_shown_in_every_format(run: Run, dossier: Path, tmp_path: Path) -> None:
    """`show` writes what `collate` would have written, in any of its formats, without collating again."""
    for suffix, holds in WRITTEN["show"].items():
        out = tmp_path / f"shown{suffix}"
        done = run("show", dossier, "-o", out)
        assert (done.status, done.out) == (0, ""), suffix
        assert done.err == f"wrote {out}: stories 1, reports 3, rejected 1\n"
        assert holds(out.read_text(encoding="utf-8")), suffix
    assert (tmp_path / "shown.json").read_bytes() == dossier.read_bytes()
    assert (tmp_path / "shown.csv").read_bytes() == (tmp_path / "shown.points.csv").read_bytes()


def test_collate_and_show_write_the_same(run: Run, reports: Path, dossier: Path, tmp_path: Path) -> None:
    """A file that `collate` writes is byte for byte what `show` makes of the dossier, a suffix of suffixes included."""
    for suffix in (".names.csv", ".jsonld"):
        assert run("collate", reports, "-o", tmp_path / f"a{suffix}").status == 0
        assert run("show", dossier, "-o", tmp_path / f"b{suffix}").status == 0
        assert (tmp_path / f"a{suffix}").read_bytes() == (tmp_path / f"b{suffix}").read_bytes()


def test_show_shows_what_collate_shows(run: Run, reports: Path, dossier: Path) -> None:
    """Without -o `show` prints the summary that `collate` prints."""
    shown = run("show", dossier)
    assert (shown.status, shown.err) == (0, "")
    assert shown.out == run("collate", reports).out


@pytest.mark.parametrize("command", ["collate", "show"])
def test_help_names_every_suffix(command: str, run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    """The help of `collate` and of `show` names every suffix that they write; `.csv` is short for `.points.csv`."""
    with pytest.raises(SystemExit) as done:
        run(command, "--help")
    assert done.value.code == 0
    listed = capsys.readouterr().out.split()
    assert [suffix for suffix in cli.DOSSIER_FORMATS if suffix not in listed] == [".points.csv"]


@pytest.mark.parametrize(
    ("command", "shown"),
    [
        ("collate", "3 reports"),
        ("stories", "gazette"),
        ("lineage", "gazette"),
        ("quotes", "Hanna Brandt"),
        ("ledger", "No position is reported."),
    ],
)
def test_without_a_file_the_result_is_shown(command: str, shown: str, run: Run, reports: Path) -> None:
    """Without -o the result is on stdout, and a pipe gets neither colour nor progress nor messages."""
    done = run(command, reports)
    assert (done.status, done.err) == (0, "")
    assert shown in done.out and "\x1b" not in done.out


def test_what_is_rejected_is_shown(run: Run, reports: Path) -> None:
    """The summary and the list of stories say which input was set aside, and why."""
    for command in ("collate", "stories"):
        # Long paths are wrapped where the line ends.
        assert "scrap.txt:too-short" in "".join(run(command, reports).out.split())


def test_check_proves_a_dossier(run: Run, dossier: Path) -> None:
    """A sound dossier is said to hold, with status 0."""
    done = run("check", dossier)
    assert (done.status, done.err) == (0, "")
    assert done.out == f"{dossier} holds: every passage is where it says\n"


def test_check_finds_a_changed_dossier(run: Run, dossier: Path) -> None:
    """A dossier with one changed passage fails the check, with its place, and status 1."""
    tree = _tree(dossier)
    tree["dossiers"][0]["title"]["text"] += "?"
    dossier.write_text(json.dumps(tree), encoding="utf-8")
    done = run("check", dossier)
    assert done.status == 1
    assert done.out.startswith("dossiers[0].title: ") and done.out.count("\n") == 1
    assert done.err == f"crossread: {dossier} does not hold: 1 problem\n"


def test_explain_gives_reasons(run: Run, dossier: Path) -> None:
    """A finding is explained by its whole id or by an unmistakable beginning of it."""
    lineage = _tree(dossier)["dossiers"][0]["lineages"][0]
    whole = run("explain", dossier, lineage["id"])
    assert (whole.status, whole.err) == (0, "")
    assert lineage["reasons"][0]["rule"] in whole.out
    assert run("explain", dossier, lineage["id"][:-2]) == whole


def test_version_is_that_of_the_package(capsys: pytest.CaptureFixture[str]) -> None:
    """The version that is printed is the one that was installed, with the format it writes."""
    with pytest.raises(SystemExit) as stopped:
        cli.main(["--version"])
    assert stopped.value.code == 0
    assert capsys.readouterr().out == f"crossread {version('crossread')} (crossread/1)\n"


@pytest.mark.parametrize("command", ["collate", "stories", "lineage", "quotes", "ledger", "explain", "check"])
def test_every_command_has_help(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Every command says what it does and takes, with status 0."""
    with pytest.raises(SystemExit) as stopped:
        cli.main([command, "--help"])
    assert stopped.value.code == 0
    assert f"usage: crossread {command}" in capsys.readouterr().out


# ---- what the user says about inputs -------------------------------------------------------------------------


def test_standard_input_is_read(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A dash reads a report from standard input."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(ORIGINAL.encode())))
    assert run("collate", "-", "-o", tmp_path / "x.json").status == 0
    (report,) = _tree(tmp_path / "x.json")["dossiers"][0]["reports"]
    assert (report["source"], report["text"]) == ("-", ORIGINAL)


def test_outlets_can_be_named(run: Run, reports: Path, tmp_path: Path) -> None:
    """An outlet's name is taken from the first pattern that fits its source; others keep their own."""
    outlets = ["--outlet", "The Gazette=*gazette*", "--outlet", "Nobody=*gaz*", "--outlet", "Herald & Sons=*herald.txt"]
    assert run("collate", reports, *outlets, "-o", tmp_path / "x.json").status == 0
    found = {report["outlet"] for report in _tree(tmp_path / "x.json")["dossiers"][0]["reports"]}
    assert found == {"The Gazette", "Herald & Sons", "post"}


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("2031-05-06", "2031-05-06"),
        ("20310506", "2031-05-06"),
        ("2031-W19-2", "2031-05-06"),
        ("2031-05-06T09:30+02:00", "2031-05-06T09:30:00+02:00"),
    ],
)
def test_the_day_can_be_given(given: str, kept: str, run: Run, reports: Path, tmp_path: Path) -> None:
    """The day given is that of every report that has none of its own, in one form however it was written."""
    (reports / "post.txt").write_text(f"Published: 1 May 2031\n\n{BACKWARDS}", encoding="utf-8")
    out = tmp_path / "x.json"
    assert run("collate", reports, "--published", given, "-o", out).status == 0
    found = _tree(out)["dossiers"][0]
    assert {report["outlet"]: report["published"] for report in found["reports"]} == {
        "gazette": kept,
        "herald": kept,
        "post": "2031-05-01",
    }
    assert check(out.read_text(encoding="utf-8")) == ()


def test_several_processes_give_the_same_file(run: Run, reports: Path, tmp_path: Path) -> None:
    """Work in two processes writes the same bytes as work in one."""
    for name, more in (("one.json", []), ("two.json", ["--processes", "2"])):
        assert run("collate", reports, "--published", DAY, *more, "-o", tmp_path / name).status == 0
    assert (tmp_path / "one.json").read_bytes() == (tmp_path / "two.json").read_bytes()


# ---- bad usage: status 2 -------------------------------------------------------------------------------------


def test_another_encoder_can_be_named(run: Run, reports: Path) -> None:
    """An encoder that the user names is used, and one that cannot be made is refused in one line."""
    assert run("lineage", reports, "--encoder", "toy:Letters").status == 0
    _one_line(run("lineage", reports, "--encoder", "toy:Nothing"), 2, "toy:Nothing", "MODULE:NAME")


@pytest.mark.parametrize(
    ("arguments", "parts"),
    [
        ([], ["COMMAND", "--help"]),
        (["compare", "a.txt"], ["'compare'", "collate"]),
        (["collate"], ["INPUT", "crossread collate --help"]),
        (["collate", "a.txt", "--colour"], ["--colour", "--help"]),
        (["collate", "a.txt", "--published", "last week"], ["'last week'", "2026-02-18"]),
        (["collate", "a.txt", "--published", "2026-02-30"], ["'2026-02-30'", "2026-02-18"]),
        (["collate", "a.txt", "--outlet", "Post"], ["'Post'", "NAME=GLOB", "Daily Post="]),
        (["collate", "a.txt", "--outlet", "=*post*"], ["'=*post*'", "NAME=GLOB"]),
        (["collate", "a.txt", "--processes", "0"], ["'0'", "1 or more"]),
        (["collate", "a.txt", "--processes", "many"], ["'many'", "1 or more"]),
        (["collate", "no/such/file.txt"], ["no/such/file.txt", "check the spelling"]),
        (["collate", "ftp://example.org/a"], ["ftp://example.org/a", "http"]),
        (["stories", "no/such/folder"], ["no/such/folder", "check the spelling"]),
        (["explain", "no.json", "point-1"], ["no.json", "crossread collate"]),
        (["check", "no.json"], ["no.json", "crossread collate"]),
        (["show", "no.json"], ["no.json", "crossread collate"]),
        (["show"], ["DOSSIER", "crossread show --help"]),
        (["check", "."], ["'.'", "crossread collate"]),
    ],
    ids=lambda value: " ".join(value) or "nothing" if isinstance(value, list) else None,
)
def test_bad_usage_is_one_line(arguments: list[str], parts: list[str], run: Run) -> None:
    """A command put wrongly says on one line what is wrong and how to mend it, with status 2."""
    _one_line(run(*arguments), 2, *parts)


@pytest.mark.parametrize("name", ["result.pdf", "result", "result.json.bak", ".json", ".csv"])
def test_an_unknown_suffix_is_refused_before_work(name: str, run: Run, tmp_path: Path) -> None:
    """A file that cannot be written for its suffix is refused before an input is looked at."""
    for command, listed in (
        ("collate", ".html .md .txt .json .jsonld .tei.xml .dot .graphml .csv .points.csv .quotes.csv"),
        ("show", ".html .md .txt .json .jsonld .tei.xml"),
        ("lineage", ".dot .graphml"),
        ("quotes", ".csv .json .txt"),
        ("ledger", ".csv .dna.csv .json .txt"),
    ):
        _one_line(run(command, "no/such/input", "-o", tmp_path / name), 2, name, listed)
    _nothing_left(tmp_path)


def test_a_missing_folder_is_refused_before_work(run: Run, tmp_path: Path) -> None:
    """A file in a folder that does not exist, or a folder itself, is refused before an input is looked at."""
    _one_line(run("collate", "no/such/input", "-o", tmp_path / "far" / "x.json"), 2, "far", "make it first")
    (tmp_path / "x.json").mkdir()
    _one_line(run("collate", "no/such/input", "-o", tmp_path / "x.json"), 2, "x.json", "it is a folder")
    _nothing_left(tmp_path, "x.json")


def test_an_unreadable_folder_is_refused(run: Run, reports: Path) -> None:
    """A folder that may not be opened is named, with what to check."""
    reports.chmod(0)
    try:
        if os.access(reports, os.R_OK):
            pytest.skip("this user may read everything")
        _one_line(run("collate", reports), 2, str(reports), "permissions")
    finally:
        reports.chmod(0o700)


def test_an_unreadable_file_is_rejected(run: Run, reports: Path, tmp_path: Path) -> None:
    """A file that may not be read is set aside with its reason, and the others are collated."""
    (reports / "post.txt").chmod(0)
    if os.access(reports / "post.txt", os.R_OK):
        pytest.skip("this user may read everything")
    assert run("collate", reports, "-o", tmp_path / "x.json").status == 0
    rejected = {item["source"]: item["reason"] for item in _tree(tmp_path / "x.json")["rejected"]}
    assert rejected[str(reports / "post.txt")] == "unreadable"


def test_explain_of_an_unknown_id(run: Run, dossier: Path) -> None:
    """An id that no finding has is refused with the nearest that exist or where to find one."""
    _one_line(run("explain", dossier, "point-zzzz"), 2, "point-zzzz", "id")
    lineage = _tree(dossier)["dossiers"][0]["lineages"][0]["id"]
    _one_line(run("explain", dossier, lineage + "0"), 2, f"nearest are {lineage}")
    _one_line(run("explain", dossier, "name-"), 2, "several ids", "(name)")


# ---- nothing could be read: status 1 -------------------------------------------------------------------------

BROKEN = {
    "broken": ("{", "not JSON"),
    "a report": ("The ferry was late.", "not JSON"),
    "a list": ("[]", "no dossier"),
    "another object": ('{"a": 1}', "no dossier"),
    "another version": ('{"format": "crossread/2", "settings": {}, "dossiers": [], "rejected": []}', "crossread/1"),
    "a missing field": ('{"format": "crossread/1", "settings": {}, "dossiers": [{}], "rejected": []}', "dossiers[0]"),
    "a wrong field": ('{"format": "crossread/1", "settings": {}, "dossiers": 3, "rejected": []}', "dossiers"),
    "no settings": ('{"format": "crossread/1", "dossiers": [], "rejected": []}', "settings"),
    "nesting": ("[" * 100_000, "not JSON|no dossier"),
    "nothing": ("", "not JSON"),
}


@pytest.mark.parametrize("command", [["check"], ["explain"], ["show"]], ids=["check", "explain", "show"])
@pytest.mark.parametrize("name", BROKEN)
def test_what_is_no_dossier_is_refused(command: list[str], name: str, run: Run, tmp_path: Path) -> None:
    """A file that is no dossier is refused on one line with the place and how to mend it, and status 1."""
    text, said = BROKEN[name]
    path = tmp_path / "x.json"
    path.write_text(text, encoding="utf-8")
    done = run(*command, path, *(["point-1"] if command == ["explain"] else []))
    _one_line(done, 1, "write the dossier again with `crossread collate`")
    assert any(part in done.err for part in said.split("|"))


def test_bytes_that_are_no_text_are_no_dossier(run: Run, tmp_path: Path) -> None:
    """A file that is not UTF-8 is refused on one line."""
    (tmp_path / "x.json").write_bytes(b"\xff\xfe\x00")
    for command in ("check", "show"):
        _one_line(run(command, tmp_path / "x.json"), 1, "not UTF-8", "make it again")


def test_a_dossier_without_stories_is_said_to_be_empty(run: Run, dossier: Path, tmp_path: Path) -> None:
    """A dossier that holds only rejected inputs gives their reasons instead of an empty file."""
    tree = _tree(dossier)
    (tmp_path / "y.json").write_text(json.dumps({**tree, "dossiers": []}), encoding="utf-8")
    done = run("show", tmp_path / "y.json", "-o", tmp_path / "y.html")
    assert (done.status, done.out) == (1, "")
    assert "scrap.txt: too-short" in done.err and not (tmp_path / "y.html").exists()


def test_nothing_readable_is_said_with_reasons(run: Run, tmp_path: Path) -> None:
    """If no input is a report, each is named with its reason, and the status is 1."""
    (tmp_path / "a.txt").write_text("Back soon.", encoding="utf-8")
    (tmp_path / "b\x1b[2J.txt").write_text("", encoding="utf-8")
    for command in ("collate", "stories", "lineage", "quotes"):
        done = run(command, tmp_path)
        assert (done.status, done.out) == (1, "")
        first, second, last = done.err.splitlines()
        assert first.startswith(f"rejected {tmp_path}/a.txt: too-short")
        assert second.startswith("rejected ") and ": empty" in second
        assert last.startswith("crossread: nothing could be read") and "a few sentences" in last
        assert "\x1b" not in done.err


def test_an_empty_folder_is_nothing(run: Run, tmp_path: Path) -> None:
    """A folder without files is nothing that could be read."""
    _one_line(run("collate", tmp_path), 1, "nothing could be read")


# ---- all or nothing ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt(), MemoryError()])
def test_a_failed_write_leaves_the_old_file(
    error: BaseException, run: Run, reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A run that fails while it writes leaves the file of the same name as it was, and no other."""
    out = tmp_path / "x.json"
    out.write_text("old", encoding="utf-8")

    def fails(path: Path, data: bytes) -> int:
        with path.open("wb") as stream:
            stream.write(data[:100])
        raise error

    monkeypatch.setattr(Path, "write_bytes", fails)
    if isinstance(error, MemoryError):
        with pytest.raises(MemoryError):
            run("collate", reports, "-o", out)
    else:
        done = run("collate", reports, "-o", out)
        expected = (
            (2, "No space left on device; choose another place") if isinstance(error, OSError) else (130, "stopped")
        )
        _one_line(done, *expected)
    assert out.read_text(encoding="utf-8") == "old"
    _nothing_left(tmp_path, "reports", "x.json")


def test_a_run_without_result_leaves_the_old_file(run: Run, tmp_path: Path) -> None:
    """A run that finds no report, or an input that does not exist, leaves the file of the same name as it was."""
    out = tmp_path / "x.html"
    out.write_text("old", encoding="utf-8")
    (tmp_path / "empty").mkdir()
    assert run("collate", tmp_path / "empty", "-o", out).status == 1
    assert run("collate", tmp_path / "gone", "-o", out).status == 2
    assert out.read_text(encoding="utf-8") == "old"
    _nothing_left(tmp_path, "empty", "x.html")


def test_an_old_file_is_replaced(run: Run, reports: Path, tmp_path: Path) -> None:
    """A file of the same name is replaced by the new result, whole."""
    out = tmp_path / "x.json"
    out.write_text("old" * 100_000, encoding="utf-8")
    assert run("collate", reports, "-o", out).status == 0
    assert check(out.read_text(encoding="utf-8")) == ()


def test_any_name_can_be_given_to_an_outlet(run: Run, reports: Path, tmp_path: Path) -> None:
    """A name of an outlet that was typed in another encoding, or steers a terminal, does no harm."""
    outlets = ["--outlet", "caf\udce9=*gazette*", "--outlet", "\x1b[2J=*herald*"]
    out = tmp_path / "x.json"
    for suffix in (".json", ".html", ".md", ".txt"):
        assert run("collate", reports, *outlets, "-o", out.with_suffix(suffix)).status == 0
    assert check(out.read_text(encoding="utf-8")) == ()
    done = run("collate", reports, *outlets)
    assert done.status == 0 and "\x1b" not in done.out


# ---- as a program --------------------------------------------------------------------------------------------

PROGRAM = Path(sys.executable).parent / "crossread"


def _program(*arguments: str | Path, **more: Any) -> subprocess.CompletedProcess[bytes]:
    command = [str(PROGRAM), *(str(argument) for argument in arguments)]
    return subprocess.run(command, capture_output=True, check=False, **more)


def test_the_program_is_quiet_in_a_pipe(reports: Path) -> None:
    """In a pipe there is neither progress nor colour, even where a variable asks for colour."""
    done = _program("collate", "-", input=ORIGINAL.encode(), env={**os.environ, "FORCE_COLOR": "1", "TERM": "xterm"})
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"1 report" in done.stdout and b"\x1b" not in done.stdout


def test_a_reader_may_go_away(reports: Path) -> None:
    """A reader that stops after a line, as `head -1` does, ends the program without a word."""
    with subprocess.Popen(
        [str(PROGRAM), "collate", str(reports)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        assert running.stdout is not None and running.stderr is not None
        running.stdout.close()
        said = running.stderr.read()
        assert (running.wait(), said) == (0, b"")


@pytest.mark.parametrize("command", ["collate", "stories", "lineage", "quotes"])
def test_any_encoding_of_the_terminal_will_do(
    command: str, run: Run, reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A terminal that knows only ASCII shows the result with a sign for what it lacks."""
    (reports / "café.txt").write_text(ORIGINAL.replace("Hanna Brandt", "Hännä Brändt"), encoding="utf-8")
    screen = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(screen, encoding="ascii"))
    assert run(command, reports).status == 0
    assert b"caf?" in screen.getvalue() or b"H?nn?" in screen.getvalue()


def test_any_encoding_of_names_will_do(dossier: Path) -> None:
    """Where the system's encoding is ASCII, a file with another name is read and named all the same."""
    path = dossier.rename(dossier.with_name("dé.json"))
    done = _program("check", path, env={**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"holds: every passage" in done.stdout


def test_every_error_is_for_the_user() -> None:
    """What the program reports as bad usage or a bad file is one tree of errors, told apart from its own faults."""
    done = _program("check", "no-such.json")
    assert done.returncode == 2 and b"Traceback" not in done.stderr
    assert issubclass(cli.UsageError, CrossreadError) and issubclass(cli.FormatError, CrossreadError)
