"""What a page declares about itself: JSON-LD, meta elements, `<time>`; dates with their time and offset."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from crossread.extract.dates import in_address, iso
from crossread.extract.draft import one_line
from crossread.extract.tongue import declared

DATE_METAS = (
    "article:published_time", "og:published_time", "datepublished", "parsely-pub-date", "sailthru.date",
    "cxenseparse:recs:publishtime", "publish-date", "publication_date", "publishdate", "pubdate",
    "dc.date.issued", "dcterms.created", "dc.date", "date",
)  # fmt: skip
"""Names of meta elements that give the day of publication, the surest first."""
TITLE_METAS = ("og:title", "twitter:title", "dc.title", "headline")
AUTHOR_METAS = ("parsely-author", "sailthru.author", "dc.creator", "article:author", "author", "byl")
SITE_METAS = ("og:site_name", "application-name", "dc.publisher", "publisher", "twitter:site")
MOST_SCRIPT = 2_000_000
"""Characters of one JSON-LD script that are read; real ones have thousands."""
REPORT_TYPES = re.compile(r"(?:article|posting|reportage|webpage)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Declared:
    """What a page says of itself; None where it says nothing."""

    title: str | None
    byline: str | None
    published: str | None
    language: str | None
    outlet: str | None
    url: str | None


def declared_metadata(tree: Any) -> Declared:
    """The metadata that the elements of a parsed page declare."""
    metas = _metas(tree)
    nodes = list(_nodes(tree))
    url = _address(metas.get("og:url")) or _canonical(tree)
    return Declared(
        title=_first([node.get("headline") for node in nodes]) or _of(metas, TITLE_METAS),
        byline=_people(nodes) or _byline(metas, tree),
        published=_published(metas, nodes, tree) or (in_address(url) if url else None),
        language=declared(tree.get("lang")) or declared(metas.get("og:locale")) or declared(metas.get("language")),
        outlet=_of(metas, SITE_METAS[:1]) or _publisher(nodes) or _of(metas, SITE_METAS[1:]),
        url=url,
    )


def _metas(tree: Any) -> dict[str, str]:
    """Content of meta elements by their name, property or itemprop in lower case; the first of each."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        content = one_line(element.get("content"))
        for attribute in ("property", "name", "itemprop"):
            name = (element.get(attribute) or "").strip().lower()
            if name and content and len(content) < 1_000:
                found.setdefault(name, content)
    return found


def _nodes(tree: Any) -> Iterator[dict[str, Any]]:
    """JSON-LD objects that describe a report, in order, those within lists and graphs too."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        text = script.text or ""
        if len(text) > MOST_SCRIPT:
            continue
        try:
            yield from _reports(json.loads(text, strict=False), depth=0)
        except (ValueError, RecursionError):
            continue


def _reports(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    # Four levels hold every graph of lists that pages use.
    if depth > 4:
        return
    if isinstance(value, list):
        for item in value[:200]:
            yield from _reports(item, depth + 1)
    elif isinstance(value, dict):
        kinds = value.get("@type")
        names = kinds if isinstance(kinds, list) else [kinds]
        if any(isinstance(name, str) and REPORT_TYPES.search(name) for name in names):
            yield value
        yield from _reports(value.get("@graph"), depth + 1)
        yield from _reports(value.get("mainEntity"), depth + 1)


def _published(metas: dict[str, str], nodes: list[dict[str, Any]], tree: Any) -> str | None:
    candidates: list[object] = [node.get("datePublished") for node in nodes]
    candidates += [metas.get(name) for name in DATE_METAS]
    times = list(tree.iter("time"))[:50]
    marked = [
        element
        for element in times
        if element.get("pubdate") is not None or "datepublished" in (element.get("itemprop") or "").lower()
    ]
    candidates += [element.get("datetime") for element in marked]
    # An unmarked <time> dates the page only if all agree on the day: lists of other reports have many.
    days = {(iso(element.get("datetime")) or "")[:10] for element in times} - {""}
    if len(days) == 1:
        candidates += [element.get("datetime") for element in times]
    read = [found for found in map(iso, candidates) if found]
    if not read:
        return None
    # The surest source decides the day; another that agrees on it may know the time.
    same_day = [found for found in read if found[:10] == read[0][:10]]
    return max(same_day, key=lambda found: (len(found) > 19, len(found) > 10))


def _people(nodes: list[dict[str, Any]]) -> str | None:
    for node in nodes:
        authors = node.get("author")
        names = []
        for author in authors if isinstance(authors, list) else [authors]:
            name = one_line(author.get("name") if isinstance(author, dict) else author)
            if name and not name.startswith("http") and len(name) < 200:
                names.append(name)
        if names:
            return ", ".join(dict.fromkeys(names))
    return None


def _byline(metas: dict[str, str], tree: Any) -> str | None:
    for meta in AUTHOR_METAS:
        value = metas.get(meta)
        if value and not value.startswith("http") and "@" not in value:
            return re.sub(r"^by\s+", "", value, flags=re.IGNORECASE)
    for link in list(tree.iter("a"))[:2_000]:
        if (link.get("rel") or "").lower() == "author":
            name = one_line(link.text_content())
            if name and len(name) < 100:
                return name
    return None


def _publisher(nodes: list[dict[str, Any]]) -> str | None:
    values = [node.get("publisher") for node in nodes]
    return _first([value.get("name") if isinstance(value, dict) else value for value in values])


def _canonical(tree: Any) -> str | None:
    for link in tree.iter("link"):
        if (link.get("rel") or "").lower() == "canonical":
            return _address(link.get("href"))
    return None


def _address(value: object) -> str | None:
    text = one_line(value)
    return text if text and text.startswith(("http://", "https://")) and len(text) < 2_000 else None


def _first(values: list[Any]) -> str | None:
    return next((text for text in map(one_line, values) if text and len(text) < 500), None)


def _of(metas: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((metas[name].lstrip("@") for name in names if metas.get(name, "").strip("@ ")), None)
