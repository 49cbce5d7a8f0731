"""One JSON object with the field names of trafilatura, news-please or newspaper4k to a draft."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace

from crossread.extract.dates import in_address, iso
from crossread.extract.draft import Draft, Refusal, one_line
from crossread.extract.page import looks_like_html, read_page
from crossread.extract.plain import read_plain
from crossread.extract.tongue import declared

TEXT_FIELDS = ("text", "maintext", "raw_text")
TITLE_FIELDS = ("title",)
BYLINE_FIELDS = ("author", "authors")
DATE_FIELDS = ("date_publish", "publish_date", "date", "published", "published_at")
OUTLET_FIELDS = ("sitename", "source", "source_domain", "hostname", "outlet")
LANGUAGE_FIELDS = ("language", "lang", "meta_lang")
URL_FIELDS = ("url", "source_url")
"""Names of trafilatura, news-please and newspaper4k for one thing; the first that holds text counts."""


def read_record(text: str, source: str) -> Draft | Refusal:
    """The draft of a record; refused where it is no JSON object or has no text."""
    try:
        found = json.loads(text)
    except ValueError as error:
        return Refusal("bad-record", f"this is no JSON: {str(error)[:200]}")
    except RecursionError:
        return Refusal("bad-record", "this JSON is nested too deeply to be a record")
    if not isinstance(found, dict):
        return Refusal("bad-record", f"a record is a JSON object, this is {_kind(found)}")
    body = next(
        (found[name] for name in TEXT_FIELDS if isinstance(found.get(name), str) and found[name].strip()),
        None,
    )
    if body is None:
        return Refusal("bad-record", f"none of the fields {', '.join(TEXT_FIELDS)} holds text")
    draft = read_page(body, source) if looks_like_html(body) else read_plain(body)
    if isinstance(draft, Refusal):
        return draft
    return _with_fields(draft, found)


def _with_fields(draft: Draft, found: Mapping[str, object]) -> Draft:
    """The draft with the metadata of the record; what the record names goes before what its text says."""
    url = _field(found, URL_FIELDS)
    published = next((day for day in (iso(_text(found.get(name))) for name in DATE_FIELDS) if day), None)
    language = next((code for code in (declared(found.get(name)) for name in LANGUAGE_FIELDS) if code), None)
    return replace(
        draft,
        title=_field(found, TITLE_FIELDS) or draft.title,
        byline=_field(found, BYLINE_FIELDS) or draft.byline,
        published=published or draft.published or (in_address(url) if url else None),
        language=language or draft.language,
        outlet=_field(found, OUTLET_FIELDS) or draft.outlet,
        url=url or draft.url,
    )


def _field(found: Mapping[str, object], names: tuple[str, ...]) -> str | None:
    return next((text for text in (_text(found.get(name)) for name in names) if text), None)


def _text(value: object) -> str | None:
    """A text, or a list of texts with commas between."""
    if isinstance(value, list):
        return ", ".join(text for text in map(one_line, value[:50]) if text) or None
    return one_line(value)


def _kind(value: object) -> str:
    if isinstance(value, list):
        return "a list"
    if isinstance(value, str):
        return "a text"
    return "empty" if value is None else "a number or a yes/no"
