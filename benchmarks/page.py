"""How large the page of a story of many reports is, how soon it can be read and used, and how smoothly it scrolls.

    PYTHONPATH=src:. python benchmarks/page.py DOSSIER.json [--reports 600] [--page FILE.html] [--runs 3]

The reports are those of `benchmarks/lineage.py`, held to be of one event and published ten minutes apart. Collating
six hundred takes minutes, so the dossier is kept in the file named first; where that file exists already, it is read.
Times are of a Chromium without a window on this machine, counted from the start of navigation, the median of the runs.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.lineage import read, story
from docs.screenshots import launched
from playwright.sync_api import Browser, Page

from crossread import pipeline, render, wire
from crossread.language.models import shipped
from crossread.records import Collation
from crossread.settings import Settings

FIRST = datetime.fromisoformat("2031-05-14T06:00:00+00:00")
APART = timedelta(minutes=10)
QUIET = 1.0
"""Seconds without a long task after which a page counts as ready to use."""
PATIENCE = 600_000
"""Milliseconds to wait for a page."""
STEPS = 150
"""Turns of the wheel from the top of the page to its end."""
LEAST = 300
"""Pixels that one turn scrolls at least, about three notches of a mouse's wheel."""
LONGEST = 60.0
"""Seconds to scroll at most; a page that is slower is not scrolled to its end."""
WATCH = """
window.tasks = [];
new PerformanceObserver((list) => {
  for (const one of list.getEntries()) window.tasks.push([one.startTime, one.duration]);
}).observe({ type: "longtask", buffered: true });
"""
TIMES = """() => {
  const [opened] = performance.getEntriesByType("navigation");
  const painted = performance.getEntriesByName("first-contentful-paint")[0];
  const last = window.tasks.at(-1);
  return {
    painted: painted ? painted.startTime : null,
    parsed: opened.domContentLoadedEventEnd,
    loaded: opened.loadEventEnd,
    busy: last ? last[0] + last[1] : 0,
    longest: Math.max(0, ...window.tasks.map((task) => task[1])),
    now: performance.now(),
    elements: document.querySelectorAll("*").length,
    height: document.scrollingElement.scrollHeight,
  };
}"""
FRAMES = """() => {
  window.frames_ = [];
  let last = performance.now();
  const next = (now) => { window.frames_.push(now - last); last = now; window.more = requestAnimationFrame(next); };
  window.more = requestAnimationFrame(next);
}"""
STOP = "() => { cancelAnimationFrame(window.more); return window.frames_.slice(1); }"


def made(file: Path, reports: int) -> Collation:
    """The dossier of the file; made and written first if there is none."""
    if file.exists():
        return wire.loads(file.read_text(encoding="utf-8"))[0]
    settings = Settings()
    told = [
        replace(report, published=(FIRST + number * APART).isoformat()) for number, report in enumerate(story(reports))
    ]
    found = Collation((pipeline.dossier(read(told), settings, shipped()),), ())
    file.write_text(wire.dumps(found, settings), encoding="utf-8")
    return found


def opened(browser: Browser, page: Path) -> tuple[dict[str, float], list[float]]:
    """What the browser says of one visit, and the milliseconds of each frame while it scrolls to the end."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, offline=True)
    context.add_init_script(WATCH)
    try:
        visit = context.new_page()
        visit.set_default_timeout(PATIENCE)
        visit.goto(page.as_uri(), wait_until="load")
        times = _settled(visit)
        return times, _scrolled(visit, times["height"])
    finally:
        context.close()


def _settled(visit: Page) -> dict[str, float]:
    """The times of a visit as soon as nothing long has run for a while."""
    while True:
        times: dict[str, Any] = visit.evaluate(TIMES)
        ready = max(times["parsed"], times["busy"], times["painted"] or 0)
        if times["painted"] is not None and times["now"] - ready > 1000 * QUIET:
            return times | {"ready": ready}
        visit.wait_for_timeout(100)


def _scrolled(visit: Page, height: float) -> list[float]:
    visit.mouse.move(720, 450)
    visit.evaluate(FRAMES)
    started = time.perf_counter()
    for _ in range(STEPS):
        if time.perf_counter() - started > LONGEST:
            break
        visit.mouse.wheel(0, max(LEAST, height / STEPS))
        visit.wait_for_timeout(16)
    frames: list[float] = visit.evaluate(STOP)
    return frames


def rows(page: Path, runs: int) -> list[tuple[str, str]]:
    """What the browser took, a row a figure, each the median of the runs."""
    with launched() as browser:
        visits = [opened(browser, page) for _ in range(runs)]
    scrolls = [quantiles(frames, n=20)[-1] for _, frames in visits]

    def middle(key: str) -> str:
        return f"{median(times[key] for times, _ in visits):,.0f}"

    return [
        ("elements", middle("elements")),
        ("height, px", middle("height")),
        ("first contentful paint, ms", middle("painted")),
        ("DOMContentLoaded, ms", middle("parsed")),
        ("load, ms", middle("loaded")),
        ("ready to use, ms", middle("ready")),
        ("longest task, ms", middle("longest")),
        ("frames while scrolling", f"{median(len(frames) for _, frames in visits):,.0f}"),
        ("frame, median ms", f"{median(median(frames) for _, frames in visits):.1f}"),
        ("frame, 95th percentile ms", f"{median(scrolls):.1f}"),
        ("longest frame, ms", f"{median(max(frames) for _, frames in visits):,.0f}"),
    ]


def show(name: str, figure: str) -> None:
    """A row of the table, at once: a slow page takes minutes to be measured."""
    print(f"| {name} | {figure} |", flush=True)


def main(arguments: Sequence[str] | None = None) -> int:
    """Make the page, open it and print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("dossier", type=Path, help="where the dossier is, or is to be kept")
    parser.add_argument("--reports", type=int, default=600, help="reports of a dossier that is made (default 600)")
    parser.add_argument("--page", type=Path, help="keep the page here")
    parser.add_argument("--runs", type=int, default=3, help="visits to take the median of (default 3)")
    options = parser.parse_args(arguments)
    found = made(options.dossier, options.reports)
    started = time.perf_counter()
    text = render.html(found)
    spent = time.perf_counter() - started
    told = [report for dossier in found.dossiers for report in dossier.reports]
    size, texts = len(text.encode("utf-8")), sum(len(report.text.encode("utf-8")) for report in told)
    with TemporaryDirectory() as folder:
        page = (options.page or Path(folder) / "dossier.html").resolve()
        page.write_text(text, encoding="utf-8", newline="\n")
        show("what", "figure")
        show("---", "---")
        show("reports", f"{len(told):,}")
        show("page, KB", f"{size / 1000:,.0f}")
        show("texts of the reports, KB", f"{texts / 1000:,.0f}")
        show("page beyond the texts, KB", f"{(size - texts) / 1000:,.0f}")
        show("page made in, s", f"{spent:.1f}")
        for name, figure in rows(page, options.runs):
            show(name, figure)
    return 0


if __name__ == "__main__":
    sys.exit(main())
