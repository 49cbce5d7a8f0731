"""The gate that keeps figures from dropping, held against a part made up for it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from evaluation import __main__ as gate


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of data with one set, and a table with one part that reads it and one whose set is absent."""
    monkeypatch.setattr(
        gate, "PARTS", {"knots": gate.Part(("ropes",), costs=("lost",)), "sails": gate.Part(("canvas",))}
    )
    (tmp_path / "data" / "ropes").mkdir(parents=True)
    (tmp_path / "data" / "ropes" / "list.txt").write_text("bowline\n", encoding="utf-8")
    return tmp_path / "data"


def run(data: Path, value: float, *, lift: bool = False, names: tuple[str, ...] = ()) -> int:
    """One run of the gate in which the figure `tied` of the part `knots` has a value."""
    floors = data.parent / "floors.json"
    return gate.run(names, data, floors, lift, lambda part: lambda folder: {"tied": value})


def test_a_figure_without_a_floor_passes(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A new figure is printed and does not end the run."""
    assert run(data, 0.5) == 0
    assert "no floor yet" in capsys.readouterr().out


def test_a_part_without_data_is_said_to_be_skipped(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nobody takes a part that could not run for one that passed."""
    run(data, 0.5)
    assert "sails        skipped: no data in canvas" in capsys.readouterr().out


def test_a_drop_ends_with_status_1(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A figure below its floor fails the run and is marked."""
    assert run(data, 0.8, lift=True) == 0
    assert run(data, 0.799) == 0
    assert run(data, 0.7) == 1
    assert "DROPPED" in capsys.readouterr().out


def test_floors_are_lifted_and_never_lowered(data: Path) -> None:
    """`--raise` follows a figure up, less the slack, and stays where it is when the figure falls."""
    floors = data.parent / "floors.json"
    run(data, 0.8, lift=True)
    run(data, 0.7, lift=True)
    assert json.loads(floors.read_text(encoding="utf-8"))["knots"]["tied"]["floor"] == 0.798
    run(data, 0.9, lift=True)
    assert json.loads(floors.read_text(encoding="utf-8"))["knots"]["tied"]["floor"] == 0.898


def test_a_floor_knows_its_data(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """When the data changed since a floor was set, the line says so."""
    run(data, 0.8, lift=True)
    run(data, 0.8)
    assert "other data" not in capsys.readouterr().out
    (data / "ropes" / "list.txt").write_text("bowline\nreef\n", encoding="utf-8")
    run(data, 0.8)
    assert "other data" in capsys.readouterr().out


def test_a_figure_that_is_no_longer_measured_fails(data: Path) -> None:
    """Leaving a figure out is no way to pass."""
    run(data, 0.8, lift=True)
    floors = data.parent / "floors.json"
    assert gate.run((), data, floors, False, lambda part: lambda folder: {"untied": 1.0}) == 1


def test_less_of_a_cost_is_better(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A figure that counts mistakes is held to a ceiling, which only comes down."""
    floors = data.parent / "floors.json"

    def run_lost(lost: float, lift: bool = False) -> int:
        return gate.run(("knots",), data, floors, lift, lambda part: lambda folder: {"ropes lost": lost})

    assert run_lost(3.0, lift=True) == 0
    assert run_lost(2.0, lift=True) == 0
    assert run_lost(2.5, lift=True) == 1
    assert json.loads(floors.read_text(encoding="utf-8"))["knots"]["ropes lost"]["floor"] == 2.002
    assert "ceiling 2.0020  DROPPED" in capsys.readouterr().out


def test_a_vanished_figure_leaves_its_floor(data: Path) -> None:
    """`--raise` keeps the floor of a figure that was not measured."""
    run(data, 0.8, lift=True)
    floors = data.parent / "floors.json"
    gate.run((), data, floors, True, lambda part: lambda folder: {"untied": 1.0})
    assert json.loads(floors.read_text(encoding="utf-8"))["knots"]["tied"]["floor"] == 0.798


def test_an_unknown_part_is_bad_usage(capsys: pytest.CaptureFixture[str]) -> None:
    """A misspelt part is refused with status 2, not passed over."""
    with pytest.raises(SystemExit) as ended:
        gate.main(["no-such-part"])
    assert ended.value.code == 2
    assert "no such part: no-such-part" in capsys.readouterr().err


def test_every_part_has_a_module() -> None:
    """Each part of the table is a file beside it."""
    folder = Path(gate.__file__).parent
    assert [part for part in gate.PARTS if not (folder / f"{part}.py").is_file()] == []


def test_every_floor_belongs_to_a_part() -> None:
    """The file of floors names no part that the table does not run."""
    assert set(gate.read_floors(gate.FLOORS)) <= set(gate.PARTS)
