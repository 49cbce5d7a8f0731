"""The page under the rules of axe-core, with the best practices it knows besides the law."""

from __future__ import annotations

from typing import Any

import pytest

from browser.conftest import Open
from browser.told import STORIES

SIZES = {"phone": (390, 844), "desktop": (1440, 900)}
CHECKED = ("example", "ferry", "quarry", "dam", "bridge", "two stories", "scripts", "nothing")
"""Not the crowd: axe looks at each of its thousands of marks, all of which the others have too."""


def told(violation: dict[str, Any]) -> str:
    """A violation in a line: the rule, what it says, and the first places."""
    places = [
        f"{node['html'][:160]} ({' '.join(node['failureSummary'].split())[:200]})" for node in violation["nodes"][:3]
    ]
    return f"{violation['id']}: {violation['help']} ({len(violation['nodes'])}): " + " | ".join(places)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("story", CHECKED)
def test_axe_finds_nothing(visit: Open, axe: str, story: str, size: str, scheme: str) -> None:
    """axe-core finds no violation, in light and dark, on a phone and a desktop, with all that folds open."""
    width, height = SIZES[size]
    page = visit(
        STORIES[story](), viewport={"width": width, "height": height}, color_scheme=scheme, bypass_csp=True
    ).page
    page.evaluate("() => document.querySelectorAll('details').forEach((part) => { part.open = true; })")
    page.evaluate(axe)
    found = page.evaluate("() => axe.run(document, { resultTypes: ['violations'] })")
    assert not found["violations"], "\n".join(map(told, found["violations"]))


def test_axe_sees_what_is_bad(visit: Open, axe: str) -> None:
    """axe-core does find what is wrong with a page that is made badly on purpose."""
    page = visit(
        "<!DOCTYPE html><title>bad</title><img src='data:,'><p style='color: #ccc'>pale</p>", bypass_csp=True
    ).page
    page.evaluate(axe)
    found = page.evaluate("() => axe.run(document)")
    assert {"image-alt", "html-has-lang", "color-contrast"} <= {one["id"] for one in found["violations"]}
