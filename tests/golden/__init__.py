"""The golden story: what crossread makes of `examples/harbour`, whole, so that every change of a result is seen.

`python -m tests.golden` from the root of the project writes its files again.
"""

from __future__ import annotations

from contextlib import chdir
from pathlib import Path

import crossread
from crossread import render
from crossread.settings import Settings
from crossread.wire import dumps

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
REWRITE = "python -m tests.golden"


def made() -> dict[str, str]:
    """The golden files by name as crossread makes them now."""
    # A source stands in the dossier as it was given, so it is given from the root, the same on every machine.
    with chdir(ROOT):
        found = crossread.collate(["examples/harbour"], published="2026-03-05")
    return {
        "dossier.json": dumps(found, Settings()),
        "dossier.txt": render.terminal(found, width=100, colour=False),
    }
