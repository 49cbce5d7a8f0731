"""Files and folders: every file is read or rejected, links in a loop end, nothing is followed twice."""

from __future__ import annotations

import gzip
import os
import stat
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Protocol

from crossread.fetch.sniff import LINES, SUFFIXES, Labels, inflated, kind, record_lines, records
from crossread.records import Media, Raw, Rejected
from crossread.settings import FetchSettings


@dataclass(frozen=True)
class Found:
    """A file that an input leads to, or why it is not read."""

    path: Path
    named: bool = False
    """The user named it, so that its suffix does not matter."""
    linked: bool = False
    """It was reached through a link."""
    rejected: tuple[str, str] | None = None
    """Reason and detail."""

    @cached_property
    def identity(self) -> str:
        """The same for every way to one file."""
        return os.path.realpath(self.path)

    def rank(self) -> tuple[bool, str]:
        """The way to a file that counts: no link, then first in the alphabet."""
        return (self.linked, shown(self.path))

    def again(self, other: Found) -> Found:
        """This link, set aside because the file is read elsewhere."""
        return replace(self, rejected=("already-read", f"a link to {shown(other.path)}, which is read itself"))


class Lines(Protocol):
    """A stream of bytes that is read line by line."""

    def readline(self, size: int = ..., /) -> bytes:
        """The next line, or its first `size` bytes; empty at the end."""
        ...


def shown(path: Path) -> str:
    """A path as text that can be printed anywhere; bytes that are no text become U+FFFD."""
    return os.fsencode(path).decode("utf-8", "replace")


def folder(root: Path) -> list[Found]:
    """Every file under a folder, sorted by path; hidden, unknown and unreadable ones with the reason."""
    found: list[Found] = []
    # Depth first with a stack of our own: folders may be nested deeper than Python calls.
    stack: list[tuple[Path, bool]] = [(root, False)]
    entered: set[str] = set()
    while stack:
        place, linked = stack.pop()
        identity = os.path.realpath(place)
        if identity in entered:
            found.append(
                Found(place, linked=linked, rejected=("already-read", "a link to a folder that is read itself"))
            )
            continue
        entered.add(identity)
        try:
            entries = sorted(place.iterdir(), key=lambda path: os.fsencode(path.name))
        except OSError as error:
            found.append(Found(place, rejected=("unreadable", f"the folder cannot be opened ({error.strerror})")))
            continue
        inner = []
        for entry in entries:
            one, is_folder = _entry(entry, linked)
            if is_folder:
                inner.append((entry, one.linked))
            else:
                found.append(one)
        # Real folders before links to folders, so that a link never takes a folder's place.
        stack.extend(sorted(inner, key=lambda pair: (pair[1], os.fsencode(pair[0])), reverse=True))
    return sorted(found, key=lambda one: os.fsencode(one.path))


def _entry(path: Path, linked: bool) -> tuple[Found, bool]:
    """What one entry of a folder is, and whether it is a folder to enter."""
    try:
        here = path.lstat()
        linked = linked or stat.S_ISLNK(here.st_mode)
        mode = path.stat().st_mode if linked else here.st_mode
    except OSError as error:
        what = "a link that leads nowhere" if linked else f"cannot be opened ({error.strerror})"
        return Found(path, linked=linked, rejected=("unreadable", what)), False
    if path.name.startswith("."):
        what = "folder, and all that is in it" if stat.S_ISDIR(mode) else "file"
        return Found(path, rejected=("hidden", f"a hidden {what}; name it to have it read")), False
    if stat.S_ISDIR(mode):
        return Found(path, linked=linked), True
    if not stat.S_ISREG(mode):
        return Found(path, linked=linked, rejected=("unreadable", "a pipe, socket or device, not a file")), False
    if _suffix(path)[0] not in SUFFIXES:
        known = " ".join(sorted(SUFFIXES))
        return Found(
            path,
            rejected=("other-kind", f"files in folders are read if they end in {known} or these and .gz"),
        ), False
    return Found(path, linked=linked), False


def _suffix(path: Path) -> tuple[str, bool]:
    """The suffix that tells the kind, in lower case, and whether `.gz` follows it."""
    name = path.name.casefold()
    packed = name.endswith(".gz")
    return Path(name.removesuffix(".gz")).suffix, packed


def read_file(one: Found, settings: FetchSettings, labels: Labels) -> Iterator[Raw | Rejected]:
    """The raws of one file."""
    source = shown(one.path)
    if one.rejected is not None:
        yield Rejected(source, *one.rejected)
        return
    suffix, packed = _suffix(one.path)
    try:
        if suffix in LINES:
            yield from _lines(one.path, source, packed, settings, labels)
            return
        with one.path.open("rb") as stream:
            data = stream.read(settings.most_bytes + 1)
    except OSError as error:
        yield Rejected(source, "unreadable", f"the file cannot be read ({error.strerror or error})")
        return
    yield from _contents(source, data, suffix, packed, settings, labels)


def _contents(
    source: str, data: bytes, suffix: str, packed: bool, settings: FetchSettings, labels: Labels
) -> Iterator[Raw | Rejected]:
    most = settings.most_bytes
    if len(data) > most:
        yield Rejected(source, "too-large", f"larger than {most} bytes")
        return
    if packed or data.startswith(b"\x1f\x8b"):
        grown = inflated(data, most)
        if isinstance(grown, str):
            large = grown == "too-large"
            detail = f"larger than {most} bytes when unpacked" if large else grown
            yield Rejected(source, "too-large" if large else "unreadable", detail)
            return
        data = grown
    media = SUFFIXES.get(suffix) or kind(data)
    if media is Media.RECORD and data.strip():
        yield from records(source, data, labels)
    else:
        yield labels.raw(source, data, media)


def _lines(path: Path, source: str, packed: bool, settings: FetchSettings, labels: Labels) -> Iterator[Raw | Rejected]:
    """Records a line, however long the file; the limit of size is for each line."""
    try:
        with gzip.open(path, "rb") if packed else path.open("rb") as stream:
            yield from _each_line(stream, source, settings.most_bytes, labels)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        yield Rejected(source, "unreadable", f"damaged gzip data ({error}); records before the damage are read")


def _each_line(stream: Lines, source: str, most: int, labels: Labels) -> Iterator[Raw | Rejected]:
    number = 0
    empty = True
    while line := stream.readline(most + 1):
        number += 1
        if len(line) > most:
            yield Rejected(f"{source}#{number}", "too-large", f"a line longer than {most} bytes")
            while line and not line.endswith(b"\n"):
                line = stream.readline(most)
            empty = False
            continue
        for one in record_lines(source, [(number, line)], labels):
            empty = False
            yield one
    if empty:
        yield Rejected(source, "empty", "there is no record in this file")
