"""What can be asked of any page, whatever its markup: does it stick out, how light is it, what does it say."""

from __future__ import annotations

import re
from typing import Any

from crossread.records import Report
from crossread.render.page.naming import fragment

BEYOND = """() => {
  const clips = (part) => /auto|scroll|hidden|clip/.test(getComputedStyle(part).overflowX);
  const width = document.documentElement.clientWidth;
  const out = [];
  for (const part of document.body.querySelectorAll("*")) {
    const box = part.getBoundingClientRect();
    if (box.width === 0 || box.height === 0 || (box.right <= width + 1 && box.left >= -1)) continue;
    let above = part.parentElement;
    while (above !== document.body && !clips(above)) above = above.parentElement;
    if (above === document.body) out.push(part.tagName + "." + (part.getAttribute("class") ?? "") + "#" + part.id);
    if (out.length === 5) break;
  }
  return out;
}"""
"""The first elements that stick out of the window and that nothing around them cuts off or scrolls."""

PAPER = """() => {
  const light = (colour) => {
    const [red, green, blue, alpha] = colour.match(/[\\d.]+/g).map(Number);
    return alpha === 0 ? null : (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
  };
  const [root, body] = [document.documentElement, document.body].map((part) => getComputedStyle(part));
  return [light(body.backgroundColor) ?? light(root.backgroundColor) ?? 1, light(body.color)];
}"""
"""How light the paper and the ink of the page are, from 0 to 1."""


def sideways(page: Any) -> str:
    """What is wider than the window, in words; empty if nothing is."""
    wide, seen = page.evaluate(
        "() => { const it = document.scrollingElement; return [it.scrollWidth, it.clientWidth]; }"
    )
    beyond = page.evaluate(BEYOND)
    return f"{wide} px in {seen}; beyond it: {beyond}" if wide > seen or beyond else ""


def lightness(page: Any) -> tuple[float, float]:
    """How light the paper and the ink are, 0 to 1."""
    paper, ink = page.evaluate(PAPER)
    return paper, ink


def headings(page: Any) -> list[str]:
    """The words of every heading that is there, in order."""
    found: list[str] = page.locator("h1, h2, h3").all_text_contents()
    return [" ".join(words.split()) for words in found]


def written(page: Any, report: Report) -> Any:
    """The text of a report as it stands among the reports in full, a paragraph an element."""
    return page.locator(f'[id="{fragment("report", report.id)}"] .text')


def sheets(pdf: bytes) -> int:
    """How many pages a PDF has."""
    return len(re.findall(rb"/Type\s*/Page\b", pdf))
