"""The browser of this machine, pages opened in it under watch, and axe-core to look at them with."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from importlib import import_module
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from browser.witness import Visit
from crossread import render
from crossread.records import Collation

AXE = "4.14.1"
"""The version of axe-core whose rules the page is held to."""
NPM = (
    "--no-package-lock", "--no-save", "--no-audit", "--no-fund", "--ignore-scripts", "--fetch-retries=1",
    "--fetch-timeout=20000",
)  # fmt: skip
"""Nothing is kept, run or sent, and where there is no network it is soon known."""
DESKTOP = {"width": 1440, "height": 900}

Open = Callable[..., Visit]


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """One browser for all tests of a process."""
    pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    # Only now: the command for the pictures cannot be read without playwright.
    launched = import_module("docs.screenshots").launched
    with ExitStack() as open:
        try:
            found = open.enter_context(launched())
        except LookupError as missing:
            pytest.skip(str(missing))
        yield found


@pytest.fixture
def visit(browser: Any, tmp_path: Path) -> Iterator[Open]:
    """Opens a collation, or a page's own source, from a file; the options are those of a browser's context."""
    numbers = count()
    with ExitStack() as contexts:

        def opened(shown: Collation | str, **options: Any) -> Visit:
            file = tmp_path / f"{next(numbers)}.html"
            source = shown if isinstance(shown, str) else render.html(shown)
            file.write_text(source, encoding="utf-8", newline="\n")
            context = browser.new_context(**{"viewport": DESKTOP, "offline": True, **options})
            contexts.callback(context.close)
            return Visit.start(context, file.as_uri())

        yield opened


@pytest.fixture(scope="session")
def axe(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The source of axe-core, from npm."""
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("npm is not here, which brings axe-core")
    folder = tmp_path_factory.mktemp("axe")
    command = [npm, "install", *NPM, "--prefix", str(folder), f"axe-core@{AXE}"]
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=120)
    except subprocess.TimeoutExpired:
        pytest.skip(f"npm did not bring axe-core {AXE} within two minutes")
    if done.returncode:
        told = " ".join(done.stderr.split())
        pytest.skip(f"npm did not bring axe-core {AXE}: {told[:200]}")
    return (folder / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
