"""Feeds crossread what no newsroom would: random bytes, broken pages, loops of links; counts what becomes of it.

    python evaluation/garbage.py [N]

Writes N files (10,000 unless told) into a temporary folder, reads them all, and prints how many became reports and
how many were rejected, by reason. Exits 1 if anything raised, or if one file is unaccounted for.
"""

from __future__ import annotations

import gzip
import io
import json
import os
import random
import sys
import tempfile
import traceback
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from crossread.extract import extract, recurring
from crossread.fetch import fetch
from crossread.records import Rejected, Report
from crossread.settings import ExtractSettings, FetchSettings

SEED = 20_310_517
SENTENCES = (
    "The ferry Aurelia struck a sandbank outside Port Almere on Tuesday evening, the coast guard said.",
    "“We heard a grinding noise and then the lights went out,” said Mira Tolland, who was on the car deck.",
    "All 212 passengers were brought ashore by midnight; eleven of them were treated for bruises.",
    "The harbour office had warned of shifting sands in the channel since early March.",
    "A spokesman for the line, Ivo Brandt, said the captain had followed the marked route.",
    "Divers will look at the hull on Thursday before the ship is towed to the yard at Wessing.",
)
"""An invented story, so that some of the garbage holds something to be read."""

Maker = Callable[[random.Random], bytes]


def story(chance: random.Random) -> str:
    """Some of the sentences in some order, as paragraphs."""
    return "\n\n".join(chance.choices(SENTENCES, k=chance.randint(1, 9)))


def page(chance: random.Random) -> bytes:
    """A page around the story."""
    body = "".join(f"<p>{line}</p>" for line in story(chance).split("\n\n"))
    data = json.dumps(
        {"@type": "NewsArticle", "headline": "Ferry aground", "datePublished": "2031-05-17T20:15:00+02:00"}
    )
    head = f"<head><title>Ferry aground</title><script type='application/ld+json'>{data}</script></head>"
    return f"<!DOCTYPE html><html lang=en>{head}<body><article>{body}</article></body></html>".encode()


def noise(chance: random.Random) -> bytes:
    """Random bytes."""
    return chance.randbytes(chance.randint(0, 3000))


def truncated(chance: random.Random) -> bytes:
    """A page that stops anywhere."""
    whole = page(chance)
    return whole[: chance.randint(0, len(whole))]


def flipped(chance: random.Random) -> bytes:
    """A page with bytes changed at random."""
    data = bytearray(page(chance))
    for _ in range(chance.randint(1, 80)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    return bytes(data)


def tags(chance: random.Random) -> bytes:
    """Tags opened and closed without order."""
    names = (
        "p",
        "div",
        "table",
        "td",
        "script",
        "a href='",
        "!--",
        "/p",
        "/div",
        "br",
        "time datetime=x",
        "svg",
        "![CDATA[",
    )
    pieces = (f"<{chance.choice(names)}>{chance.choice(('', 'word', chance.choice(SENTENCES)))}" for _ in range(200))
    return ("<html>" + "".join(pieces)).encode()


def nested(chance: random.Random) -> bytes:
    """Elements nested thousands deep."""
    depth = chance.randint(100, 4000)
    return b"<div>" * depth + story(chance).encode() + b"</div>" * chance.randint(0, depth)


def deep_json(chance: random.Random) -> bytes:
    """JSON nested deeper than Python calls."""
    depth = chance.randint(10, 20_000)
    return (b'{"a":' if chance.random() < 0.5 else b"[") * depth + b"1" + b"}" * chance.randint(0, depth)


def encoded(chance: random.Random) -> bytes:
    """The story in an encoding that nothing declares, or that is declared wrongly."""
    encoding = chance.choice(
        ("utf-16", "utf-16-le", "utf-32", "cp1252", "koi8-r", "shift_jis", "cp037", "utf-7", "utf-8-sig")
    )
    text = story(chance) + chance.choice(("", " Ælfgård", " Станция", " 港口", "\ud800"))
    head = chance.choice(("", "<html><meta charset=koi8-r>", "<?xml version='1.0' encoding='utf-32'?><html>"))
    return (head + text).encode(encoding, "ignore")


def endless(chance: random.Random) -> bytes:
    """One line of a hundred thousand characters."""
    piece = chance.choice(("a", "ab ", "\u00e9", "<", "&", '"', "“", "(", ", ", " .", "’s ", "\u200f", "👩‍🚒"))
    return (piece * (100_000 // len(piece))).encode()


def record(chance: random.Random) -> bytes:
    """A record with fields of any type."""
    values = (
        None,
        1,
        1e308,
        True,
        [],
        {},
        "",
        "x" * 3000,
        [["Ann Lee"]],
        {"name": 3},
        "2031-13-45",
        "\ud800",
        story(chance),
    )
    names = (
        "text",
        "maintext",
        "raw_text",
        "title",
        "author",
        "authors",
        "date",
        "date_publish",
        "sitename",
        "url",
        "language",
    )
    found = {name: chance.choice(values) for name in names if chance.random() < 0.7}
    return json.dumps(found).encode()


def lines(chance: random.Random) -> bytes:
    """Records a line, some of them broken."""
    return b"\n".join(chance.choice((record, deep_json, noise))(chance).replace(b"\n", b"") for _ in range(4))


def controls(chance: random.Random) -> bytes:
    """The story with control characters, odd line ends and marks of direction."""
    odd = (
        "\x00",
        "\x1b[31m",
        "\r",
        "\x0b",
        "\x85",
        "\u2028",
        "\u202e",
        "\ufeff",
        "\ufffd",
        "\x7f",
        "\u00ad",
        "\u3000",
    )
    return "".join(
        character + (chance.choice(odd) if chance.random() < 0.05 else "") for character in story(chance)
    ).encode()


def healthy(chance: random.Random) -> bytes:
    """The story as it should be."""
    return story(chance).encode()


MAKERS: tuple[Maker, ...] = (
    noise, truncated, flipped, tags, nested, deep_json, encoded, endless, record, lines, controls, healthy, page,
)  # fmt: skip
SUFFIXES = (".txt", ".html", ".htm", ".md", ".json", ".jsonl", ".jsonl.gz", ".txt.gz", ".docx", "")


def litter(root: Path, count: int) -> int:
    """Write `count` files in nested folders, with links in loops; the number of entries that must be accounted for."""
    chance = random.Random(SEED)
    folders = [root]
    for number in range(count):
        if number % 100 == 0:
            folder = chance.choice(folders[-20:]) / f"folder {number}"
            folder.mkdir()
            folders.append(folder)
        data = chance.choice(MAKERS)(chance)
        suffix = chance.choice(SUFFIXES)
        if suffix.endswith(".gz"):
            data = gzip.compress(data, mtime=0)
            if chance.random() < 0.3:
                data = data[: chance.randint(0, len(data))]
        (chance.choice(folders[-20:]) / f"{number:06d}{suffix}").write_bytes(data)
    links = 0
    for number, folder in enumerate(folders[1:21]):
        (folder / f"up{number}").symlink_to(root, target_is_directory=True)
        (folder / f"self{number}.txt").symlink_to(folder / f"self{number}.txt")
        (folder / f"nowhere{number}.txt").symlink_to(root / "no such file")
        os.mkfifo(folder / f"pipe{number}.txt")
        (folder / f".hidden{number}.txt").write_text(SENTENCES[0], encoding="utf-8")
        links += 5
    return count + links


def feed(root: Path) -> tuple[Counter[str], set[str], list[str]]:
    """What became of the files: outcomes, the paths accounted for, and tracebacks."""
    outcomes: Counter[str] = Counter()
    seen: set[str] = set()
    raised: list[str] = []
    reports: list[Report] = []
    stream = fetch([str(root)], FetchSettings(), published=None, outlets=[], stdin=io.BytesIO())
    for one in stream:
        seen.add(one.source.split("#")[0])
        try:
            found = one if isinstance(one, Rejected) else extract(one, ExtractSettings())
        except Exception:
            raised.append(f"{one.source}\n{traceback.format_exc()}")
            continue
        if isinstance(found, Report):
            broken = [
                mark for mark in found.damage if found.text[mark.passage.start : mark.passage.end] != mark.passage.text
            ]
            if broken or found.text != found.text.strip() or not found.text:
                raised.append(f"{one.source}\na report that breaks its promises")
            reports.append(found)
        outcomes["report" if isinstance(found, Report) else f"rejected: {found.reason}"] += 1
    recurring(reports, ExtractSettings())
    return outcomes, seen, raised


def unaccounted(root: Path, seen: set[str]) -> list[str]:
    """Files and links under `root` that nothing was said about."""
    names = [str(Path(place) / name) for place, folders, files in os.walk(root) for name in files]
    names += [str(path) for path in root.rglob("*") if path.is_symlink() and path.is_dir()]
    return sorted(name for name in set(names) if name not in seen)


def main() -> int:
    """Print the counts; 1 if anything raised or disappeared."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder).resolve()
        entries = litter(root, count)
        try:
            outcomes, seen, raised = feed(root)
        except Exception:
            traceback.print_exc()
            return 1
        missing = unaccounted(root, seen)
    for outcome, number in sorted(outcomes.items(), key=lambda item: (-item[1], item[0])):
        print(f"{number:7}  {outcome}")
    print(f"{entries} entries, {sum(outcomes.values())} outcomes, {len(raised)} raised, {len(missing)} unaccounted for")
    for one in [*raised[:10], *missing[:10]]:
        print(one, file=sys.stderr)
    return 1 if raised or missing else 0


if __name__ == "__main__":
    sys.exit(main())
