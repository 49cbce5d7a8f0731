"""Pictures of a dossier's page as a reader first sees it: run `python docs/screenshots.py` after changing the page.

Without arguments the example story is collated and the pictures are written to `docs/screenshots/`. With
`--dossier FILE.json` the page of that dossier is shown instead. Needs `playwright` and a Chromium on the path.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import zlib
from base64 import b64decode, b64encode
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from playwright.sync_api import Browser, sync_playwright

import crossread
from crossread import render, wire
from crossread.records import Collation

DOCS = Path(__file__).resolve().parent
EXAMPLE, DAY = DOCS.parent / "examples" / "harbour", "2026-03-05"
"""What README's first command collates, and the day it gives."""
PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
COLOURS = 256
"""As many as a palette of one byte a pixel has."""
SIGNATURE = b"\x89PNG\r\n\x1a\n"
TAKE_APART = """async (data) => {
  const bitmap = await createImageBitmap(await (await fetch("data:image/png;base64," + data)).blob());
  const board = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
  board.drawImage(bitmap, 0, 0);
  const reader = new FileReader();
  const read = new Promise((done) => { reader.onload = done; });
  reader.readAsDataURL(new Blob([board.getImageData(0, 0, bitmap.width, bitmap.height).data]));
  await read;
  return [bitmap.width, bitmap.height, reader.result.split(",")[1]];
}"""


@dataclass(frozen=True, slots=True)
class Screen:
    """A window to look at a page through."""

    name: str
    width: int
    height: int
    scheme: Literal["light", "dark"] = "light"


SCREENS = (Screen("phone", 390, 844), Screen("desktop", 1440, 900), Screen("dark", 1440, 900, "dark"))


def program() -> str | None:
    """The path of a Chromium on this machine, if there is one."""
    return next((found for name in PROGRAMS if (found := shutil.which(name))), None)


@contextmanager
def launched() -> Iterator[Browser]:
    """The browser of this machine, running without a window; LookupError if there is none."""
    path = program()
    if path is None:
        raise LookupError(f"no browser on the path: looked for {', '.join(PROGRAMS)}")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        try:
            yield browser
        finally:
            browser.close()


def shot(browser: Browser, page: Path, screen: Screen) -> bytes:
    """A picture (PNG) of what the first screen of a page shows, as small as a palette makes it."""
    context = browser.new_context(
        viewport={"width": screen.width, "height": screen.height},
        color_scheme=screen.scheme,
        reduced_motion="reduce",
        device_scale_factor=1,
        offline=True,
    )
    try:
        opened = context.new_page()
        opened.goto(page.as_uri())
        return small(browser, opened.screenshot(animations="disabled", caret="hide"))
    finally:
        context.close()


# ---- small pictures ------------------------------------------------------------------------------------------


def small(browser: Browser, picture: bytes) -> bytes:
    """The PNG with a palette of its commonest colours, every other colour shown as the nearest of them."""
    pixels = _pixels(browser, picture)
    height, width, _ = pixels.shape
    packed = (pixels.astype(np.uint32) << np.array([16, 8, 0], np.uint32)).sum(axis=2).astype(np.uint32)
    colours, places, counts = np.unique(packed, return_inverse=True, return_counts=True)
    kept = np.sort(colours[np.argsort(-counts, kind="stable")[:COLOURS]])
    palette, every = _channels(kept), _channels(colours)
    nearest = np.array([((palette - colour) ** 2).sum(axis=1).argmin() for colour in every], np.uint8)
    rows = nearest[places.reshape(height, width)]
    # Each row begins with its filter; of a palette's indices none predicts the next.
    data = np.hstack([np.zeros((height, 1), np.uint8), rows]).tobytes()
    header = width.to_bytes(4) + height.to_bytes(4) + bytes([8, 3, 0, 0, 0])
    chunks = ((b"IHDR", header), (b"PLTE", palette.astype(np.uint8).tobytes()), (b"IDAT", zlib.compress(data, 9)))
    return SIGNATURE + b"".join(_chunk(kind, body) for kind, body in (*chunks, (b"IEND", b"")))


def _channels(colours: NDArray[np.uint32]) -> NDArray[np.int64]:
    return np.stack([(colours >> shift) & 255 for shift in (16, 8, 0)], axis=1).astype(np.int64)


def _chunk(kind: bytes, body: bytes) -> bytes:
    return len(body).to_bytes(4) + kind + body + zlib.crc32(kind + body).to_bytes(4)


def _pixels(browser: Browser, picture: bytes) -> NDArray[np.uint8]:
    """Red, green and blue of each pixel of a PNG, which the browser itself takes apart."""
    page = browser.new_page()
    try:
        width, height, data = page.evaluate(TAKE_APART, b64encode(picture).decode("ascii"))
    finally:
        page.close()
    return np.frombuffer(b64decode(data), np.uint8).reshape(height, width, 4)[:, :, :3]


# ---- from the command line -----------------------------------------------------------------------------------


def shown(dossier: str | None) -> Collation:
    """The collation of a file of JSON, or the example story."""
    if dossier is None:
        return crossread.collate([EXAMPLE], published=DAY)
    return wire.loads(Path(dossier).read_text(encoding="utf-8"))[0]


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the pictures and say how large each is."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--dossier", metavar="FILE.json", help="show this dossier instead of the example")
    parser.add_argument("--to", type=Path, default=DOCS / "screenshots", metavar="FOLDER", help="where to write")
    options = parser.parse_args(arguments)
    options.to.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder, launched() as browser:
        page = Path(folder) / "dossier.html"
        page.write_text(render.html(shown(options.dossier)), encoding="utf-8", newline="\n")
        for screen in SCREENS:
            picture = shot(browser, page, screen)
            (options.to / f"{screen.name}.png").write_bytes(picture)
            print(f"{options.to / screen.name}.png {len(picture) / 1000:.0f} KB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
