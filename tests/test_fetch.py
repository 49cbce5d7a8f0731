"""Promises about getting bytes: files, folders, standard input and addresses; nothing disappears."""

from __future__ import annotations

import gzip
import io
import json
import os
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path

import pytest

from crossread.errors import UsageError
from crossread.fetch import fetch
from crossread.fetch.web import public
from crossread.records import Media, Raw, Rejected
from crossread.settings import FetchSettings

STORY = b"The ferry Aurelia struck a sandbank outside Port Almere on Tuesday evening."
OPEN = FetchSettings(private_addresses=True, timeout_seconds=2.0)


def get(
    *inputs: str | Path,
    settings: FetchSettings = OPEN,
    stdin: bytes = b"",
    outlets: tuple[tuple[str, str], ...] = (),
    published: str | None = None,
) -> list[Raw | Rejected]:
    named = [str(one) for one in inputs]
    return list(fetch(named, settings, published=published, outlets=outlets, stdin=io.BytesIO(stdin)))


def raws(found: list[Raw | Rejected]) -> list[Raw]:
    assert all(isinstance(one, Raw) for one in found), found
    return [one for one in found if isinstance(one, Raw)]


def reasons(found: list[Raw | Rejected]) -> list[str]:
    return [one.reason for one in found if isinstance(one, Rejected)]


@pytest.mark.parametrize(
    ("name", "media"),
    [
        ("a.txt", Media.TEXT),
        ("a.MD", Media.TEXT),
        ("a.html", Media.HTML),
        ("a.htm", Media.HTML),
        ("a.log", Media.TEXT),
    ],
)
def test_files(tmp_path: Path, name: str, media: Media) -> None:
    """A file is read under its path as given, and read as its suffix says."""
    (tmp_path / name).write_bytes(STORY)
    assert get(tmp_path / name) == [Raw(str(tmp_path / name), STORY, media)]


def test_missing_input(tmp_path: Path) -> None:
    """An input that does not exist stops the run before anything is read, with one line that says what to do."""
    (tmp_path / "a.txt").write_bytes(STORY)
    with pytest.raises(UsageError, match=r"no such file.*check") as error:
        fetch(
            [str(tmp_path / "a.txt"), str(tmp_path / "b.txt")],
            OPEN,
            published=None,
            outlets=[],
            stdin=io.BytesIO(),
        )
    assert "b.txt" in str(error.value) and "\n" not in str(error.value)


@pytest.mark.parametrize("name", ["ftp://harbour.example/a", "nul\0byte"])
def test_inputs_of_no_kind(name: str) -> None:
    """An input that can be neither a file nor a web address is a usage error."""
    with pytest.raises(UsageError):
        get(name)


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may open every folder")
def test_closed_folders(tmp_path: Path) -> None:
    """A folder that cannot be opened is a usage error when named, and rejected when found in another."""
    closed = tmp_path / "closed"
    closed.mkdir(mode=0)
    with pytest.raises(UsageError, match="permission"):
        get(closed)
    assert reasons(get(tmp_path)) == ["unreadable"]


def test_folders(tmp_path: Path) -> None:
    """Files of a folder and its folders are read in order; others are rejected with the reason; none disappears."""
    (tmp_path / "b").mkdir()
    for name in ("c.txt", "b/a.html", "a.txt", "x.docx", ".hidden.txt", "none"):
        (tmp_path / name).write_bytes(STORY)
    (tmp_path / "dead.txt").symlink_to(tmp_path / "nowhere")
    found = get(tmp_path)
    by_name = {Path(one.source).name: one for one in found}
    assert [Path(one.source).name for one in found if isinstance(one, Raw)] == ["a.txt", "a.html", "c.txt"]
    expected = {
        "x.docx": "other-kind",
        ".hidden.txt": "hidden",
        "none": "other-kind",
        "dead.txt": "unreadable",
    }
    assert {name: one.reason for name, one in by_name.items() if isinstance(one, Rejected)} == expected


def test_loops(tmp_path: Path) -> None:
    """Links that lead in a circle end, and each file is read once, by its own path."""
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / "b" / "z.txt").write_bytes(STORY)
    (tmp_path / "a" / "b" / "up").symlink_to(tmp_path / "a")
    (tmp_path / "a" / "again.txt").symlink_to(tmp_path / "a" / "b" / "z.txt")
    found = get(tmp_path)
    assert [one.source for one in found if isinstance(one, Raw)] == [str(tmp_path / "a" / "b" / "z.txt")]
    assert sorted(reasons(found)) == ["already-read", "already-read"]


def test_given_twice(tmp_path: Path) -> None:
    """A file that is given twice, by itself or in a folder, is read once."""
    (tmp_path / "a.txt").write_bytes(STORY)
    assert len(raws(get(tmp_path / "a.txt", tmp_path, tmp_path / "a.txt", tmp_path))) == 1


def test_deep_folders(tmp_path: Path) -> None:
    """Folders nested deeper than programs like are read to the bottom."""
    place = tmp_path
    for _ in range(150):
        place = place / "d"
        place.mkdir()
    (place / "a.txt").write_bytes(STORY)
    assert len(raws(get(tmp_path))) == 1


def test_too_large(tmp_path: Path) -> None:
    """An input over the limit is rejected as too large, packed or not; the limit counts what is unpacked."""
    small = FetchSettings(most_bytes=1000)
    (tmp_path / "a.txt").write_bytes(b"x" * 1001)
    (tmp_path / "b.txt.gz").write_bytes(gzip.compress(b"x" * 100_000, mtime=0))
    (tmp_path / "c.jsonl").write_bytes(b'{"text": "' + b"x" * 2000 + b'"}\n{"text": "fine"}\n')
    (tmp_path / "d.txt").write_bytes(b"x" * 1000)
    found = get(tmp_path, settings=small)
    assert reasons(found) == ["too-large"] * 3
    assert [Path(one.source).name for one in found if isinstance(one, Raw)] == ["c.jsonl#2", "d.txt"]


def test_records(tmp_path: Path) -> None:
    """A record is one input: under its own address if it has one, else under the file and its place in it."""
    one, two = {"text": "x"}, {"text": "y", "url": "https://harbour.example/y"}
    sources = ["a#1", "https://harbour.example/y"]
    for name, text in (
        ("a.jsonl", f"{json.dumps(one)}\n\n{json.dumps(two)}\n"),
        ("a.json", json.dumps([one, two])),
        ("b.json", f"{json.dumps(one)}\n{json.dumps(two)}"),
    ):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        found = raws(get(path))
        assert [raw.source.replace(str(path), "a") for raw in found] == sources
        assert all(raw.media is Media.RECORD and json.loads(raw.data)["text"] in "xy" for raw in found)
    (tmp_path / "c.json").write_text(json.dumps(one), encoding="utf-8")
    assert raws(get(tmp_path / "c.json"))[0].source == str(tmp_path / "c.json")


def test_packed_records(tmp_path: Path) -> None:
    """Records in a damaged gzip file are read up to the damage, and the rest is rejected with the reason."""
    whole = gzip.compress(b"".join(json.dumps({"text": os.urandom(40).hex()}).encode() + b"\n" for _ in range(2000)))
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(whole)
    assert len(raws(get(path))) == 2000
    path.write_bytes(whole[: len(whole) // 2])
    found = get(path)
    assert 100 < sum(isinstance(one, Raw) for one in found) < 2000
    assert reasons(found)[-1] == "unreadable"
    (tmp_path / "b.txt.gz").write_bytes(gzip.compress(STORY, mtime=0)[:-9])
    assert reasons(get(tmp_path / "b.txt.gz")) == ["unreadable"]


@pytest.mark.parametrize(
    ("data", "media"),
    [
        (STORY, Media.TEXT),
        (b"<!doctype html><p>x", Media.HTML),
        (b"<div><p>One</p><p>Two</p></div>", Media.HTML),
        (b'{"text": "x"}', Media.RECORD),
        (b'{"text": "x"}\n{"text": "y"}', Media.RECORD),
        (b"{not json", Media.TEXT),
        (gzip.compress(STORY, mtime=0), Media.TEXT),
    ],
)
def test_standard_input(data: bytes, media: Media) -> None:
    """Standard input is told apart as a page, records or text by how it begins."""
    found = raws(get("-", stdin=data))
    assert {raw.media for raw in found} == {media}
    assert found[0].source.startswith("-")


def test_empty_standard_input() -> None:
    """Nothing on standard input is rejected as empty."""
    assert reasons(get("-", stdin=b" \n")) == ["empty"]


def test_labels(tmp_path: Path) -> None:
    """Names of outlets go to the sources that match their pattern, the first that does; the day goes to all."""
    for name in ("harbour-1.txt", "coast-1.txt", "other.txt"):
        (tmp_path / name).write_bytes(STORY)
    outlets = (("Daily Harbour", "*harbour*"), ("Coast Post", "*-1.txt"))
    found = raws(get(tmp_path, outlets=outlets, published="2031-05-17"))
    assert [raw.outlet for raw in found] == ["Coast Post", "Daily Harbour", None]
    assert {raw.published for raw in found} == {"2031-05-17"}


# ---- addresses ---------------------------------------------------------------------------------------------------


class Pages(BaseHTTPRequestHandler):
    """A small site: pages, redirects, and servers that misbehave."""

    def do_GET(self) -> None:
        """Answer by path."""
        self.server.asked.append((self.path, dict(self.headers)))  # type: ignore[attr-defined]
        if self.path.startswith("/hop/"):
            left = int(self.path.rsplit("/", 1)[1])
            return self.moved(f"/hop/{left - 1}" if left else "/page")
        if self.path == "/away":
            return self.moved("http://10.0.0.1/page")
        if self.path == "/file":
            return self.moved("file:///etc/hostname")
        if self.path == "/slow":
            time.sleep(1.5)
        if self.path == "/drip":
            return self.drip()
        body, kind = {
            "/page": (b"<p>" + STORY, "text/html; charset=utf-8"),
            "/slow": (STORY, "text/plain"),
            "/big": (b"x" * 50_000, "text/plain"),
            "/json": (b'[{"text": "x"}, {"text": "y"}]', "application/json"),
        }.get(self.path, (b"", ""))
        self.send_response(200 if kind else 404)
        self.send_header("Content-Type", kind)
        self.end_headers()
        # Whoever has read enough hangs up.
        with suppress(OSError):
            self.wfile.write(body)
        return None

    def moved(self, where: str) -> None:
        """Redirect."""
        self.send_response(302)
        self.send_header("Location", where)
        self.end_headers()

    def drip(self) -> None:
        """A byte now and then, for ever."""
        self.send_response(200)
        self.end_headers()
        for _ in range(100):
            try:
                self.wfile.write(b"x")
                self.wfile.flush()
            except OSError:
                return
            time.sleep(0.05)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def site() -> Iterator[tuple[str, list[tuple[str, dict[str, str]]]]]:
    """The address of a running site, and what it was asked."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    server.asked = []  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", server.asked  # type: ignore[attr-defined]
    server.shutdown()
    server.server_close()


Site = tuple[str, list[tuple[str, dict[str, str]]]]


def test_address(site: Site) -> None:
    """An address is read under its own name, with a plain user agent, and its type is that of the answer."""
    found = get(f"{site[0]}/page", f"{site[0]}/json", f"{site[0]}/page")
    assert found[0] == Raw(f"{site[0]}/page", b"<p>" + STORY, Media.HTML)
    assert [one.source for one in found[1:]] == [f"{site[0]}/json#1", f"{site[0]}/json#2"]
    assert site[1][-1][1]["User-Agent"].startswith("crossread/")
    assert site[1][-1][1]["Host"] == site[0].removeprefix("http://")


def test_redirects(site: Site) -> None:
    """Redirects are followed up to the limit; a report keeps the address that was given."""
    assert raws(get(f"{site[0]}/hop/3"))[0].source == f"{site[0]}/hop/3"
    assert reasons(get(f"{site[0]}/hop/9")) == ["unreachable"]
    assert reasons(get(f"{site[0]}/file")) == ["unreachable"]


def test_limits(site: Site) -> None:
    """Answers that are too large, too slow or never end are rejected in time, and so is a missing page."""
    assert reasons(get(f"{site[0]}/big", settings=FetchSettings(private_addresses=True, most_bytes=9_999))) == [
        "too-large"
    ]
    quick = FetchSettings(private_addresses=True, timeout_seconds=0.3, most_seconds=0.6)
    started = time.monotonic()
    assert reasons(get(f"{site[0]}/slow", f"{site[0]}/drip", settings=quick)) == [
        "unreachable",
        "unreachable",
    ]
    assert time.monotonic() - started < 3
    missing = get(f"{site[0]}/nothing")[0]
    assert isinstance(missing, Rejected) and "404" in missing.detail


def test_private_addresses(site: Site) -> None:
    """Addresses in private networks are refused unless a setting allows them, and nothing is asked of them."""
    before = len(site[1])
    port = site[0].rsplit(":", 1)[1]
    named = [
        f"{site[0]}/page",
        f"http://localhost:{port}/page",
        f"http://2130706433:{port}/",
        "http://[::1]/",
        "http://0/",
    ]
    assert reasons(get(*named, settings=FetchSettings())) == ["private-address"] * 5
    assert len(site[1]) == before


def test_private_redirects(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """A public page cannot redirect into a private network: every hop is checked."""
    monkeypatch.setattr("crossread.fetch.web.public", lambda address: str(address) == "127.0.0.1")
    assert len(raws(get(f"{site[0]}/page", settings=FetchSettings()))) == 1
    assert reasons(get(f"{site[0]}/away", settings=FetchSettings())) == ["private-address"]


def test_rebinding(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """The address that was checked is the one connected to: a name is resolved once a hop."""
    asked: list[str] = []
    real = socket.getaddrinfo

    def resolve(host: str, *more: object, **named: object) -> object:
        asked.append(host)
        return real("127.0.0.1" if host == "harbour.test" else host, *more, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    port = site[0].rsplit(":", 1)[1]
    assert len(raws(get(f"http://harbour.test:{port}/page"))) == 1
    assert asked.count("harbour.test") == 1
    assert site[1][-1][1]["Host"] == f"harbour.test:{port}"


@pytest.mark.parametrize(
    "url", ["http://", "http://[::1", "https://harbour.invalid/", "http://a b/", "http://x:99999/"]
)
def test_bad_addresses(url: str) -> None:
    """An address that leads nowhere is rejected with the reason."""
    assert reasons(get(url)) == ["unreachable"]


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("8.8.8.8", True),
        ("2606:4700::1111", True),
        ("10.1.2.3", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("224.0.0.1", False),
        ("::ffff:127.0.0.1", False),
        ("64:ff9b::7f00:1", False),
        ("64:ff9b::808:808", True),
        ("2002:7f00:1::", False),
        ("fe80::1", False),
        ("fc00::1", False),
    ],
)
def test_public(address: str, expected: bool) -> None:
    """Only addresses of the public internet count as public, whatever they are wrapped in."""
    assert public(ip_address(address)) is expected
