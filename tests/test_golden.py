"""The golden story: every change of a result is seen, and made on purpose."""

from __future__ import annotations

from difflib import unified_diff
from itertools import islice

import pytest
from tests.golden import HERE, REWRITE, ROOT, made

from crossread.check import check

NAMES = ("dossier.json", "dossier.txt")


@pytest.fixture(scope="module")
def now() -> dict[str, str]:
    """The golden files as crossread makes them now."""
    return made()


def test_the_golden_files_are_these(now: dict[str, str]) -> None:
    """Every golden file is compared, and no other lies beside them."""
    assert set(now) == set(NAMES)
    assert {path.name for path in HERE.iterdir() if path.suffix not in (".py", "")} == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_the_golden_story_is_told_as_before(name: str, now: dict[str, str]) -> None:
    """The example story gives byte for byte the dossier that was read and kept."""
    kept, made_now = (HERE / name).read_bytes(), now[name].encode("utf-8")
    if kept != made_now:
        lines = unified_diff(kept.decode("utf-8").splitlines(), now[name].splitlines(), "kept", "now", lineterm="", n=1)
        shown = "\n".join(islice(lines, 60))
        pytest.fail(f"{name} has changed; if that is meant, run `{REWRITE}` and read the difference:\n{shown}")


def test_the_golden_dossier_is_sound() -> None:
    """The dossier that is kept is proved, and says nothing of the machine that made it."""
    text = (HERE / "dossier.json").read_text(encoding="utf-8")
    assert check(text) == ()
    assert str(ROOT) not in text
    assert '"source": "examples/harbour/fellgate-ledger.txt"' in text
