"""Addresses: one request a hop, each hop's host checked and the checked address connected to."""

from __future__ import annotations

import ipaddress
import socket
import time
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

import httpx

from crossread.fetch.sniff import Labels, kind, records
from crossread.records import Media, Raw, Rejected
from crossread.settings import FetchSettings

ACCEPT = "text/html,application/xhtml+xml,application/json;q=0.9,text/plain;q=0.9,*/*;q=0.1"
REDIRECTS = frozenset({301, 302, 303, 307, 308})
MOST_ADDRESSES = 4
"""Addresses of one host that are tried: usually one for each version of IP, twice."""
WRAPPED = (ipaddress.ip_network("64:ff9b::/96"), ipaddress.ip_network("64:ff9b:1::/48"))
"""IPv6 networks whose last four bytes are an IPv4 address."""

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back at the last hop."""

    url: str
    data: bytes
    media: Media | None


class Unreachable(Exception):
    """Why an address gave nothing: reason and detail."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason
        self.detail = detail


def read_address(url: str, settings: FetchSettings, labels: Labels) -> Iterator[Raw | Rejected]:
    """The raws of one address; rejected if it cannot be reached, is private, too large or too slow."""
    source = url.encode("utf-8", "replace").decode("utf-8")
    try:
        answer = _follow(url, settings)
    except Unreachable as error:
        yield Rejected(source, error.reason, error.detail)
        return
    media = answer.media or kind(answer.data)
    if media is Media.RECORD and answer.data.strip():
        yield from records(source, answer.data, labels)
    else:
        yield labels.raw(source, answer.data, media)


def _follow(url: str, settings: FetchSettings) -> Answer:
    """The answer at the end of the redirects; every hop is checked anew."""
    deadline = time.monotonic() + settings.most_seconds
    # Proxies of the environment would resolve names themselves, past the check of addresses.
    with httpx.Client(timeout=settings.timeout_seconds, follow_redirects=False, trust_env=False) as client:
        for _ in range(settings.most_redirects + 1):
            found = _hop(client, url, settings, deadline)
            if isinstance(found, Answer):
                return found
            url = found
    raise Unreachable("unreachable", f"more than {settings.most_redirects} redirects")


def _hop(client: httpx.Client, url: str, settings: FetchSettings, deadline: float) -> Answer | str:
    """The answer, or the address that this hop redirects to."""
    try:
        parsed = httpx.URL(url)
    except (httpx.InvalidURL, ValueError, UnicodeError) as error:
        raise Unreachable("unreachable", f"this is no address that can be read ({error})") from None
    if parsed.scheme not in ("http", "https") or not parsed.host:
        raise Unreachable("unreachable", f"redirected to {str(parsed)[:200]}, which is neither http nor https")
    failure: Exception | None = None
    for address in _addresses(parsed, settings)[:MOST_ADDRESSES]:
        try:
            return _request(client, parsed, address, settings, deadline)
        except (httpx.ConnectError, httpx.ConnectTimeout) as error:
            failure = error
        except (httpx.HTTPError, httpx.InvalidURL, ValueError, UnicodeError) as error:
            raise Unreachable("unreachable", _said(error, settings)) from None
    raise Unreachable("unreachable", _said(failure, settings))


def _said(error: Exception | None, settings: FetchSettings) -> str:
    if isinstance(error, httpx.TimeoutException):
        return f"no answer within {settings.timeout_seconds:g} seconds"
    return f"no connection ({str(error)[:200] or type(error).__name__})"


def _addresses(url: httpx.URL, settings: FetchSettings) -> list[Address]:
    """The addresses of the host of `url`; refused if any of them is not public, unless settings allow it."""
    try:
        port = url.port or (443 if url.scheme == "https" else 80)
        rows = socket.getaddrinfo(url.raw_host.decode("ascii"), port, type=socket.SOCK_STREAM)
        found = list(dict.fromkeys(ipaddress.ip_address(str(row[4][0]).split("%")[0]) for row in rows))
    except (OSError, UnicodeError, ValueError) as error:
        raise Unreachable("unreachable", f"the host {url.host} is not known ({error})") from None
    private = [address for address in found if not public(address)]
    if private and not settings.private_addresses:
        raise Unreachable("private-address", f"the host {url.host} is at {private[0]}, which is not a public address")
    return found


def public(address: Address) -> bool:
    """Whether an address is on the public internet, looking into IPv6 addresses that carry an IPv4 one."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if inner is None and address.teredo is not None:
            inner = address.teredo[1]
        if inner is None and any(address in network for network in WRAPPED):
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return public(inner)
    return address.is_global and not address.is_multicast


def _request(
    client: httpx.Client, url: httpx.URL, address: Address, settings: FetchSettings, deadline: float
) -> Answer | str:
    """One request to the address that was checked: a name that resolves anew cannot lead elsewhere."""
    host = url.raw_host.decode("ascii")
    name = f"[{host}]" if ":" in host else host
    headers = {
        "Host": name if url.port is None else f"{name}:{url.port}",
        "User-Agent": f"crossread/{_version()}",
        "Accept": ACCEPT,
    }
    target = url.copy_with(host=str(address), username=None, password=None, fragment=None)
    with client.stream("GET", target, headers=headers, extensions={"sni_hostname": host}) as response:
        if response.status_code in REDIRECTS and "location" in response.headers:
            return str(url.join(response.headers["location"]))
        if response.status_code != 200:
            raise Unreachable("unreachable", f"the server answers {response.status_code} {response.reason_phrase}")
        return Answer(str(url), _body(response, settings, deadline), _media(response))


def _body(response: httpx.Response, settings: FetchSettings, deadline: float) -> bytes:
    grown = bytearray()
    for piece in response.iter_bytes():
        grown += piece
        if len(grown) > settings.most_bytes:
            raise Unreachable("too-large", f"larger than {settings.most_bytes} bytes")
        if time.monotonic() > deadline:
            raise Unreachable("unreachable", f"not complete after {settings.most_seconds:g} seconds")
    return bytes(grown)


def _media(response: httpx.Response) -> Media | None:
    declared = response.headers.get("content-type", "").split(";")[0].strip().lower()
    if declared in {"text/html", "application/xhtml+xml"}:
        return Media.HTML
    return None


def _version() -> str:
    try:
        return version("crossread")
    except PackageNotFoundError:
        return "0"
