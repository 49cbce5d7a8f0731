"""Raw to report: decode, read by kind, cut, mark damage; or the reason why not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from crossread.extract.cuts import cut
from crossread.extract.damage import damage
from crossread.extract.dates import iso
from crossread.extract.decoding import decode
from crossread.extract.draft import Draft, Refusal, one_line, plain
from crossread.extract.page import looks_like_html, read_page
from crossread.extract.plain import read_plain
from crossread.extract.record import read_record
from crossread.extract.tongue import tongue
from crossread.records import Cut, Media, Raw, Rejected, Report
from crossread.settings import ExtractSettings
from crossread.text import digest

LETTER_SHARE = 0.5
"""Of the characters that are no white space: prose has over 0.9, tables of figures and data under 0.5."""
LONGEST_WORD = 100
"""Average characters a word, over which a text is data; scripts without spaces are counted by character."""
UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def extract(raw: Raw, settings: ExtractSettings) -> Report | Rejected:
    """The report in the bytes of one source, or why there is none. Never raises, whatever the bytes."""
    source = plain(raw.source)
    text = decode(raw.data)
    if isinstance(text, Refusal):
        return Rejected(source, text.reason, text.detail)
    draft = _read(raw, text)
    if isinstance(draft, Refusal):
        return Rejected(source, draft.reason, draft.detail)
    found, cuts = cut(draft)
    body = "\n".join(block.text for block in found.blocks)
    refusal = _too_little(body, cuts, settings)
    if refusal:
        return Rejected(source, refusal.reason, refusal.detail)
    return assemble(
        body,
        source=source,
        outlet=one_line(raw.outlet) or found.outlet or _host(found.url or source) or _stem(source),
        title=found.title,
        byline=found.byline,
        published=found.published or iso(raw.published),
        language=found.language or tongue(body),
        cuts=cuts,
        links=found.links,
    )


def assemble(
    text: str,
    *,
    source: str,
    outlet: str,
    title: str | None,
    byline: str | None,
    published: str | None,
    language: str | None,
    cuts: Sequence[Cut],
    links: Sequence[str],
) -> Report:
    """A report with its id and its damage worked out from the rest."""
    identity = digest(title or "", byline or "", published or "", text)
    return Report(
        id=identity,
        source=source,
        outlet=outlet,
        title=title,
        byline=byline,
        published=published,
        language=language,
        text=text,
        cuts=tuple(cuts),
        damage=damage(text, identity),
        links=tuple(links),
    )


def _read(raw: Raw, text: str) -> Draft | Refusal:
    if raw.media is Media.RECORD:
        return read_record(text, raw.source)
    if raw.media is Media.HTML or looks_like_html(text):
        return read_page(text, raw.source)
    return read_plain(text, markdown=raw.source.casefold().removesuffix(".gz").endswith((".md", ".markdown")))


def _too_little(body: str, cuts: Sequence[Cut], settings: ExtractSettings) -> Refusal | None:
    """Why a body cannot be collated: nothing left, too few words, or no prose."""
    if not body:
        return Refusal("empty", f"nothing is left once {len(cuts)} lines of the page are cut")
    letters = sum(character.isalpha() for character in body)
    characters = sum(not character.isspace() for character in body)
    if letters < LETTER_SHARE * characters:
        return Refusal("not-text", f"only {letters} of {characters} characters are letters: this is no prose")
    # A word of Chinese, Japanese or Thai has about two characters.
    count = len(body.split()) + len(UNSPACED.findall(body)) // 2
    if count < settings.least_words:
        return Refusal("too-short", f"{count} words; a report needs at least {settings.least_words}")
    if characters > LONGEST_WORD * count:
        return Refusal("not-text", f"{count} words in {characters} characters: this is data, not prose")
    return None


def _host(address: str) -> str | None:
    if not address.startswith(("http://", "https://")):
        return None
    try:
        host = urlsplit(address).hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def _stem(source: str) -> str:
    """The file's name without its suffixes; with the line's number for a record in a file of many."""
    path, mark, line = source.rpartition("#")
    if not mark or not line.isdigit():
        path, line = source, ""
    name = re.split(r"[/\\]", path)[-1]
    stem = (
        re.sub(r"(?i)(?:\.(?:txt|text|html?|xhtml|md|markdown|jsonl?|ndjson))?(?:\.gz)?$", "", name) or name or source
    )
    return f"{stem}#{line}" if line else stem
