"""What reports and findings are called in files for others: addresses and names that RFC 3986 and XML allow."""

from __future__ import annotations

import re
from urllib.parse import quote

from crossread.records import Passage

NAMESPACE = "urn:crossread"

ADDRESS = re.compile(r"https?://[^\s/?#<>\"{}|\\^`\[\]][^\s<>\"{}|\\^`\[\]]*", re.IGNORECASE)
"""An http(s) address without the characters that no address may have; brackets are for the numbers of IPv6 alone,
which no outlet prints."""

LANGUAGE = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*")
"""A language tag as BCP 47 and XML Schema have it."""


def urn(*parts: str) -> str:
    """A name made of ids: `urn:crossread:s-harbour:point-3f2a`; the same for the same parts, another for others."""
    return ":".join((NAMESPACE, *(quote(part, safe="", errors="surrogatepass") for part in parts)))


def text_urn(report: str) -> str:
    """The name of the text that crossread took from a report, in which all offsets count."""
    return urn("text", report)


def place_urn(passage: Passage) -> str:
    """The name of a passage: its report's text with a range of characters as RFC 5147 writes it."""
    return f"{text_urn(passage.report)}#char={passage.start},{passage.end}"


def address(source: str) -> str | None:
    """The source of a report if it is an address on the Web that can be written as it stands, else None."""
    return source if source.isprintable() and ADDRESS.fullmatch(source) else None


def language(tag: str | None) -> str | None:
    """A language tag, if it is one."""
    return tag if tag and LANGUAGE.fullmatch(tag) else None


def xml_name(*parts: str) -> str:
    """The same as an XML name: `s1.point-3f2a`; whatever a name may not have is written as `_` and its code."""
    return ".".join("".join(map(_named, part)) for part in parts)


def _named(character: str) -> str:
    plain = character.isascii() and (character.isalnum() or character == "-")
    return character if plain else f"_{ord(character):x}_"
