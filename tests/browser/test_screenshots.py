"""The command that makes the pictures of the documentation."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

from browser.told import GOLDEN

COMMAND = Path(__file__).parents[2] / "docs" / "screenshots.py"
SIZES = {"phone": (390, 844), "desktop": (1440, 900), "dark": (1440, 900)}
LARGEST = 150_000


def test_the_command_writes_small_pictures(browser: Any, tmp_path: Path) -> None:
    """`docs/screenshots.py` writes a phone, a desktop and a dark desktop of any dossier, each under 150 KB."""
    done = subprocess.run(
        [sys.executable, str(COMMAND), "--dossier", str(GOLDEN), "--to", str(tmp_path)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert {path.stem for path in tmp_path.iterdir()} == set(SIZES)
    page = browser.new_page()
    for name, size in SIZES.items():
        file = tmp_path / f"{name}.png"
        assert file.stat().st_size < LARGEST
        # The browser itself says whether it is a picture.
        page.goto(file.as_uri())
        assert page.evaluate("() => [document.images[0].naturalWidth, document.images[0].naturalHeight]") == list(size)
    page.close()
