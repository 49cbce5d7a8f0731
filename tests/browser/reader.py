"""What a reader does with the page, and the stories that are read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import render_points as dam
import render_quarrel as quarrel
import render_story as told
from browser.conftest import Open
from crossread.records import Collation, Dossier, Lineage, Origin, OriginKind, PointKind, Report, Status
from crossread.wire import loads

FERRY = told.collation(told.harbour(), rejected=told.REJECTED)
DAM = Collation((dam.dam(),), ())
QUARREL = Collation((quarrel.quarrel(),), ())
EXAMPLE = loads((Path(__file__).parents[1] / "golden" / "dossier.json").read_text(encoding="utf-8"))[0]
STRUCK = told.POINTS[0]

IN_VIEW = """(mark) => {
  const [part, box] = [mark.getBoundingClientRect(), mark.closest(".text").getBoundingClientRect()];
  return part.top >= box.top - 1 && part.top < box.bottom && part.top >= 0 && part.top < innerHeight;
}"""
"""Whether the first line of a passage is in sight, in the window and in the box that its text scrolls in."""
FOCUSED = "() => document.activeElement.getAttribute('href') ?? document.activeElement.textContent"
PATIENCE = 10.0
"""Seconds to wait for what a browser does in its own time."""
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1440, "height": 900}


def dialog(page: Any) -> Any:
    return page.locator("dialog.beside")


def line(page: Any, anchor: str) -> Any:
    """The line of a finding in its list."""
    return page.locator(f'[data-list] a.open[href="#{anchor}"]').first


def opened(page: Any, anchor: str) -> Any:
    """The dialog of a finding, opened by its line."""
    line(page, anchor).click()
    dialog(page).wait_for(state="visible")
    return dialog(page)


def closed(page: Any) -> None:
    dialog(page).wait_for(state="hidden")


def place(page: Any) -> str:
    """What the address names."""
    return str(page.evaluate("() => location.hash"))


def arrived(page: Any, expected: str) -> None:
    """The address names this: going back, and what follows it, takes the browser a moment."""
    _comes(lambda: place(page), expected)


def focused(page: Any, expected: str) -> None:
    """What leads to this has the focus, or comes to have it in a moment."""
    _comes(lambda: page.evaluate(FOCUSED), expected)


def _comes(ask: Callable[[], str], expected: str) -> None:
    deadline = monotonic() + PATIENCE
    while (found := ask()) != expected and monotonic() < deadline:
        sleep(0.02)
    assert found == expected


def fresh(visit: Open, shown: Collation, place: str, **options: Any) -> Any:
    """A page that was opened by a link to a place in it."""
    watched = visit(shown, **options)
    page = watched.page.context.new_page()
    page.goto(f"{watched.address}#{place}")
    return page


def chosen(page: Any, what: str) -> Any:
    """The list from which an outlet, a lineage or a name is chosen."""
    return page.get_by_role("combobox", name=what)


def texts(found: Any) -> list[str]:
    """The words of each element, as they are read."""
    return [" ".join(one.split()) for one in found.all_text_contents()]


def lines(page: Any) -> list[str]:
    """The addresses that the lines of all lists lead to, each once."""
    found = page.locator("[data-list] a.open").evaluate_all(
        "(all) => all.map((one) => one.getAttribute('href').slice(1))"
    )
    return list(dict.fromkeys(found))


def tabbed(page: Any, selector: str, most: int = 120) -> None:
    """Press Tab until an element has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"no Tab reaches {selector}")


def widely(number: int) -> Dossier:
    """A story of so many reports, each a lineage, that all tell one thing and are divided over another."""
    reports = tuple(
        Report(f"{at:012x}", f"{at}.txt", f"Outlet {at}", None, None, "2031-05-14", "en",
               f"The gate fell at noon. {'Two' if at % 2 else 'Three'} people saw it, said witness {at}.")
        for at in range(number)
    )  # fmt: skip
    lineages = tuple(Lineage(f"l-{one.id}", Origin(OriginKind.REPORT, report=one.id), (one.id,), ()) for one in reports)
    fell = dam.told("The gate fell at noon", number, *(dam.at(one, "The gate fell at noon") for one in reports))
    two = dam.told("Two people", number // 2, *(dam.at(one, "Two people") for one in reports[1::2]))
    three = dam.told("Three people", number // 2, *(dam.at(one, "Three people") for one in reports[::2]))
    points = (
        dam.point("fell", PointKind.STATEMENT, Status.AGREED, number, fell),
        dam.point("seen", PointKind.QUANTITY, Status.DISPUTED, number, two, three),
    )
    return replace(told.small(reports[0], reports[0].passage(0, 21), points), reports=reports, lineages=lineages)
