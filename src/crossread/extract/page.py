"""HTML to a draft: the body by trafilatura in its precise mode, the metadata by what the page declares."""

from __future__ import annotations

import logging
import re
from typing import Any
from urllib.parse import urljoin, urlsplit

import trafilatura
from lxml import etree, html  # type: ignore[import-untyped]
from trafilatura.settings import Document

from crossread.extract.declared import declared_metadata
from crossread.extract.draft import Block, Draft, Refusal, one_line, plain

# trafilatura reports every page it gives up on; our reasons say the same once.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
logging.getLogger("htmldate").setLevel(logging.CRITICAL)

DATES: dict[str, Any] = {"original_date": True, "extensive_search": False, "max_date": "2199-12-31"}
"""For trafilatura's own dates: without a fixed last day they would depend on the clock."""
BLOCKS = frozenset({"p", "head", "item", "quote", "cell", "code", "list", "row", "table", "main", "body", "div", "ab"})
"""Elements of trafilatura's tree that begin a new block; the others stand inside a line."""
LEAST_OF_BALANCED = 0.7
"""Share of the balanced mode's text under which the precise mode has lost the body: of 0, 0.5, 0.7, 0.9 and
always, 0.7 gave the best F1 on pages with gold text."""
MOST_ELEMENTS = 40_000
"""Elements of the largest page read: news pages have hundreds to five thousand, and at forty thousand extraction
takes ten seconds and more."""
MOST_TWICE = 10_000
"""Elements up to which a page is read in both modes."""
MARKUP = re.compile(r"<(?:!doctype|html|head|body|meta|title|div|article|section|p|br|span|a)\b", re.IGNORECASE)
LONGEST_LINK = 2_000
"""Characters of an address kept; longer ones are data, not links."""


def looks_like_html(text: str) -> bool:
    """Whether `text` begins as a page does, or is full of tags."""
    head = text[:2_000].lstrip()
    if re.match(r"<(?:!doctype\s+html|html|head|body)\b", head, re.IGNORECASE):
        return True
    return head.startswith("<") and len(MARKUP.findall(head)) >= 3


def read_page(markup: str, source: str) -> Draft | Refusal:
    """The draft of a page; refused where there is no body in it."""
    # NUL and other controls end a C string or the parser's patience.
    markup = re.sub("[\x00-\x08\x0e-\x1f]", "", plain(markup))
    # lxml refuses text that declares an encoding other than the one it is in.
    markup = re.sub(r"^\s*<\?xml[^>]{0,200}\?>", "", markup, count=1)
    try:
        tree = html.fromstring(markup.encode("utf-8"), parser=html.HTMLParser(encoding="utf-8"))
        size = sum(1 for _ in tree.iter())
        if size > MOST_ELEMENTS:
            return Refusal("too-large", f"the page has {size} elements; pages of up to {MOST_ELEMENTS} are read")
        found = declared_metadata(tree)
        address = source if source.startswith(("http://", "https://")) else found.url
        body = _body(tree, address, twice=size <= MOST_TWICE)
    except Exception as error:  # a parser that meets arbitrary bytes may raise anything
        return Refusal("unreadable", f"the page cannot be parsed ({type(error).__name__})")
    if body is None:
        return Refusal("empty", "no body text was found in the page")
    base = address or ""
    blocks = tuple(_blocks(body.body))
    return Draft(
        blocks=blocks,
        title=_title(found.title or one_line(body.title), found.outlet or one_line(body.sitename)),
        byline=found.byline or one_line(body.author),
        published=found.published or one_line(body.date),
        language=found.language,
        outlet=found.outlet or _site(one_line(body.sitename), address),
        url=address,
        links=tuple(dict.fromkeys(_links(body.body, base))),
    )


def _body(tree: Any, address: str | None, *, twice: bool) -> Document | None:
    """What trafilatura finds in its precise mode; in its balanced mode where that is much less."""

    def found(precise: bool) -> Document | None:
        document = trafilatura.bare_extraction(
            tree,
            url=address,
            favor_precision=precise,
            include_comments=False,
            include_tables=False,
            include_links=True,
            with_metadata=precise,
            date_extraction_params=dict(DATES),
        )
        return document if isinstance(document, Document) and document.body is not None else None

    precise, balanced = found(True), found(False) if twice else None
    if precise is None or balanced is None:
        return precise or balanced
    if len(precise.text or "") < LEAST_OF_BALANCED * len(balanced.text or ""):
        precise.body = balanced.body
    return precise


def _site(sitename: str | None, address: str | None) -> str | None:
    """The site's name, unless it is only the host again."""
    if sitename and address and sitename.lower().removeprefix("www.") in (urlsplit(address).hostname or ""):
        return None
    return sitename


def _title(title: str | None, site: str | None) -> str | None:
    """The title without the site's name after a bar or dash."""
    if title and site and len(title) < 500:
        match = re.match(r"(.*\S)\s[|–—·»-]\s(.+)$", title)
        if match and match.group(2).strip().casefold() == site.casefold():
            return match.group(1)
    return title


def _links(body: Any, base: str) -> list[str]:
    found = []
    for element in body.iter("ref"):
        target = (element.get("target") or "").strip()
        if not target or len(target) > LONGEST_LINK:
            continue
        try:
            address = urljoin(base, target)
        except ValueError:
            continue
        if address.startswith(("http://", "https://")):
            found.append(plain(address))
    return found


def _blocks(body: Any) -> list[Block]:
    """The text of trafilatura's tree, a block for each block element and each line break."""
    blocks: list[Block] = []
    pieces: list[tuple[str, bool]] = []

    def close() -> None:
        line: list[tuple[str, bool]] = []
        for piece, linked in [*pieces, ("\n", False)]:
            *whole, rest = piece.split("\n")
            for part in whole:
                line.append((part, linked))
                _add(blocks, line)
                line.clear()
            line.append((rest, linked))
        pieces.clear()

    linked = 0
    for event, element in etree.iterwalk(body, events=("start", "end")):
        if not isinstance(element.tag, str):
            if event == "end" and element.tail:
                pieces.append((_soft(element.tail), linked > 0))
            continue
        if element.tag in BLOCKS:
            close()
        if element.tag == "lb" and event == "start":
            pieces.append(("\n", False))
        # A heading that links to its own place on the page is no link to something else.
        if element.tag == "ref" and not (element.get("target") or "").startswith("#"):
            linked += 1 if event == "start" else -1
        text = element.text if event == "start" else element.tail
        if text and (event == "start" or element is not body):
            pieces.append((_soft(text), linked > 0))
    close()
    return blocks


def _soft(text: str) -> str:
    """Line breaks of the markup are spaces of the page."""
    return re.sub(r"\s*\n\s*", " ", plain(text))


def _add(blocks: list[Block], line: list[tuple[str, bool]]) -> None:
    text = "".join(piece for piece, _ in line)
    stripped = re.sub(r" {2,}", " ", text).strip()
    if stripped:
        linked = sum(len(piece.strip()) for piece, is_link in line if is_link)
        blocks.append(Block(stripped, min(1.0, linked / len(stripped))))
