"""What kind of text some bytes are, where no suffix or header says so; and the records in JSON."""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from crossread.records import Media, Raw, Rejected

PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
TAG = re.compile(rb"<(?:meta|title|div|article|section|p|br|span|a|h[1-6]|img|ul)\b[^<>]{0,500}>", re.IGNORECASE)
HEAD = 4096
"""Bytes looked at: what begins like a page is one."""
SUFFIXES = {
    ".txt": Media.TEXT,
    ".text": Media.TEXT,
    ".md": Media.TEXT,
    ".markdown": Media.TEXT,
    ".html": Media.HTML,
    ".htm": Media.HTML,
    ".xhtml": Media.HTML,
    ".json": Media.RECORD,
    ".jsonl": Media.RECORD,
    ".ndjson": Media.RECORD,
}
"""Endings of names that are read in folders, each also with `.gz` after it."""
LINES = (".jsonl", ".ndjson")
"""Endings of files with one record a line."""


@dataclass(frozen=True, slots=True)
class Labels:
    """What the user says about the inputs: the day, and names of outlets by pattern of the source."""

    published: str | None
    outlets: tuple[tuple[str, re.Pattern[str]], ...]

    def raw(self, source: str, data: bytes, media: Media, path: str | None = None) -> Raw:
        """A raw with what the user says of its source; the first pattern that fits counts.

        `path`: where the bytes came from, if that differs from `source`; a pattern may fit either.
        """
        outlet = next(
            (name for name, glob in self.outlets if glob.match(source) or (path is not None and glob.match(path))),
            None,
        )
        return Raw(source, data, media, outlet, self.published)


def kind(data: bytes) -> Media:
    """Page, record or text, by how the bytes begin."""
    head = data[:HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
    if PAGE.search(head[:1024]) or (head.startswith(b"<") and len(TAG.findall(head)) >= 3):
        return Media.HTML
    if head.startswith((b"{", b"[")):
        try:
            json.loads(data)
        except (ValueError, RecursionError):
            first = data.lstrip().split(b"\n", 1)[0]
            return Media.RECORD if _is_object(first) else Media.TEXT
        return Media.RECORD
    return Media.TEXT


def records(source: str, data: bytes, labels: Labels) -> Iterator[Raw | Rejected]:
    """The records of a JSON text: one object, a list of objects, or one object a line."""
    try:
        found = json.loads(data)
    except RecursionError:
        yield Rejected(source, "bad-record", "this JSON is nested too deeply to hold records")
        return
    except ValueError as error:
        lines = data.split(b"\n")
        if len(lines) > 1 and _is_object(next((line for line in lines if line.strip()), b"")):
            yield from record_lines(source, enumerate(lines, 1), labels)
        else:
            yield Rejected(source, "bad-record", f"this is no JSON: {str(error)[:200]}")
        return
    if not isinstance(found, list):
        yield _record(source, data, labels, source)
        return
    if not found:
        yield Rejected(source, "empty", "the list in this file is empty")
    for number, item in enumerate(found, 1):
        yield _record(f"{source}#{number}", json.dumps(item).encode("ascii"), labels, source)


def record_lines(source: str, lines: Iterable[tuple[int, bytes]], labels: Labels) -> Iterator[Raw | Rejected]:
    """One record a line, lines counted from 1; lines of white space are none."""
    for number, line in lines:
        bare = line.strip(b"\xef\xbb\xbf \t\r\n") if number == 1 else line.strip()
        if bare:
            yield _record(f"{source}#{number}", bare, labels, source)


def inflated(data: bytes, most: int) -> bytes | str:
    """The bytes in a gzip file, or what is wrong with it; `most` bounds what it may grow to."""
    grown = bytearray()
    while data:
        engine = zlib.decompressobj(wbits=31)
        try:
            grown += engine.decompress(data, most + 1 - len(grown))
        except zlib.error as error:
            return f"damaged gzip data ({error})"
        if len(grown) > most:
            return "too-large"
        if not engine.eof:
            return "damaged gzip data (it ends too early)"
        data = engine.unused_data.lstrip(b"\x00")
    return bytes(grown)


def _record(source: str, data: bytes, labels: Labels, path: str) -> Raw | Rejected:
    """A record under its own address if it has one; whether it is a good record is for the reader to say."""
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        return labels.raw(source, data, Media.RECORD, path)
    url = found.get("url") if isinstance(found, dict) else None
    if isinstance(url, str) and url.startswith(("http://", "https://")) and len(url) <= 2_000:
        return labels.raw(url.encode("utf-8", "replace").decode("utf-8"), data, Media.RECORD, path)
    return labels.raw(source, data, Media.RECORD, path)


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False
