"""Bytes to characters: byte order mark, UTF-8, what the page declares, then a guess; and what is no text at all."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from crossread.extract.draft import Refusal

MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""Byte order marks; UTF-32 first, because its little-endian mark begins with that of UTF-16."""

SIGNATURES = (
    (b"%PDF-", "a PDF file"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"PK\x03\x04", "a ZIP, DOCX or ODT file"),
    (b"\x1f\x8b", "a gzip file"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"ID3", "an MP3 file"),
    (b"OggS", "an Ogg file"),
    (b"BZh", "a bzip2 file"),
    (b"\xfd7zXZ", "an xz file"),
    (b"7z\xbc\xaf", "a 7z file"),
    (b"Rar!", "a RAR file"),
    (b"PAR1", "a Parquet file"),
    (b"wOFF", "a font"),
)
DECLARED = re.compile(rb"""(?:charset|encoding)\s{0,9}=\s{0,9}["']?\s{0,9}([A-Za-z0-9_.:-]{2,40})""")
HEAD_BYTES = 4096
"""Where a page must declare its encoding: HTML says the first 1,024 bytes, real pages are later."""
GUESS_BYTES = 32_768
"""What the guess looks at: more makes it slower and no surer."""
CONTROL_SHARE = 0.02
"""Control bytes in text are none or accidents; in random bytes they are a tenth."""
BROKEN_SHARE = 0.01
"""Bytes that are no UTF-8, up to which a text is UTF-8 with damage rather than another encoding."""
SEVEN_BIT = ("iso2022", "iso-2022", "hz", "utf-7")
"""Encodings whose bytes all look like ASCII, so that UTF-8 would seem to fit."""


def decode(data: bytes) -> str | Refusal:
    """The characters of `data`, or why it holds none."""
    if not data.strip(b" \t\r\n\x00"):
        return Refusal("empty", "there is nothing in it" if not data else "there is only white space in it")
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _checked(data.decode(encoding, "replace"))
    for signature, name in SIGNATURES:
        if data.startswith(signature):
            return Refusal("binary", f"this is {name}, not text; export it as text or HTML first")
    wide = _wide(data[:HEAD_BYTES])
    if wide:
        return _checked(data.decode(wide, "replace"))
    controls = sum(data.count(bytes([code])) for code in range(32) if code not in b"\t\n\r\x0b\x0c\x1b")
    if controls > CONTROL_SHARE * len(data):
        return Refusal("binary", f"{controls} of {len(data)} bytes are control codes: this is not text")
    return _checked(_characters(data))


def _wide(head: bytes) -> str | None:
    """UTF-16 without a mark, seen by every other byte being null."""
    if len(head) < 16:
        return None
    for start, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        nulls, others = head[start::2], head[1 - start :: 2]
        if nulls.count(0) > 0.7 * len(nulls) and others.count(0) < 0.05 * len(others):
            return encoding
    return None


def _characters(data: bytes) -> str:
    declared = _declared(data[:HEAD_BYTES])
    if declared and declared.startswith(SEVEN_BIT):
        return data.decode(declared, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    lenient = data.decode("utf-8", "replace")
    if declared in (None, "utf-8") and lenient.count("\ufffd") <= max(1, BROKEN_SHARE * len(lenient)):
        high = sum(character > "\x7f" for character in lenient)
        # In a text of another encoding nearly every byte over 127 is broken as UTF-8.
        if declared or lenient.count("\ufffd") * 2 < high or lenient.endswith("\ufffd"):
            return lenient
    if declared and declared != "utf-8":
        return data.decode(declared, "replace")
    return data.decode(_guess(data), "replace")


def _declared(head: bytes) -> str | None:
    """The encoding that a page or an XML prolog declares, if Python knows it as one of text."""
    found = DECLARED.search(head)
    if not found:
        return None
    try:
        name = codecs.lookup(found.group(1).decode("ascii")).name
        "".encode(name)
    except (LookupError, ValueError, TypeError, AttributeError):
        return None
    # What pages call latin-1 is read as its superset by every browser.
    return "cp1252" if name in {"iso8859-1", "ascii"} else name


def _guess(data: bytes) -> str:
    # Start where bytes are no ASCII: long heads of scripts would hide the text.
    first = next((place for place, byte in enumerate(data) if byte > 127), 0)
    sample = data[max(0, first - 1024) : first + GUESS_BYTES]
    best = from_bytes(sample, steps=5, chunk_size=1024).best()
    return best.encoding if best is not None else "cp1252"


def _checked(text: str) -> str | Refusal:
    sample = [character for character in text[:20_000] if not character.isspace()]
    if not sample:
        return Refusal("empty", "there is only white space in it")
    odd = sum(1 for character in sample if not (character.isprintable() or character in "\u00ad\u200b\u200c\u200d"))
    odd += sample.count("\ufffd")
    # A quarter unreadable is beyond any damage that leaves a report to be read.
    if odd > 0.25 * len(sample):
        return Refusal("binary", "its bytes make no readable characters in any likely encoding")
    return text
