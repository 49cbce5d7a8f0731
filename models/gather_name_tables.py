"""Gather the tables that comparing names stands on: legal forms, words of bodies, nicknames, names with spellings.

Run: python models/gather_name_tables.py RIGOUR NAMES.gz OUT

`RIGOUR` is the folder `names` of the data of opensanctions/rigour (MIT), `NAMES.gz` the spellings of Wikidata
(CC0) as gathered by opensanctions/nomenklatura (MIT), OUT the folder of lexicons. The same input gives the same bytes.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Iterable
from pathlib import Path

from crossread.language.places import countries
from crossread.names.scripts import romanise, script
from crossread.names.spelling import cost

LEAST_SPELLINGS = 6
"""Spellings, in all scripts, that a name of Wikidata must have to count as common."""
MOST_LATIN = 24
"""Latin spellings kept of one name: beyond it they are lists of everything."""
ACROSS = frozenset({"cyrillic", "greek", "arabic", "hebrew"})
DEAR = 0.2
"""Cost a letter from which a spelling in another script is kept beside the Latin ones."""
LEFT_OUT = frozenset({"ALLRUSSIAN", "SOCALLED", "NAMED"})
"""Groups of words that are no kind of body, or that join words of different meaning."""


def key_of(text: str) -> str:
    """The words of an alias as they are compared: in Latin letters, without points."""
    words = text.casefold().replace(".", "").replace("/", " ").replace("-", " ").split()
    return " ".join(filter(None, map(romanise, words)))


def forms(path: Path) -> list[str]:
    """A line a legal form: "ltd=LLC"."""
    found: dict[str, str] = {}
    for entry in json.loads(path.read_text(encoding="utf-8")):
        written = [*entry["aliases"], entry.get("display") or "", entry.get("compare") or ""]
        for alias in written:
            key = key_of(alias)
            if len(key) > 1:
                found.setdefault(key, entry.get("generic") or "")
    return [f"{key}={found[key]}" for key in sorted(found)]


def groups(path: Path) -> list[str]:
    """A line a word of bodies: "ministere=MINISTRY"."""
    tables = json.loads(path.read_text(encoding="utf-8"))
    places = {key_of(spelling) for spellings, _, _ in countries() for spelling in spellings}
    found: dict[str, str] = {}
    for table in ("org_symbols", "org_domains"):
        for name, aliases in sorted(tables[table].items()):
            for alias in aliases if name not in LEFT_OUT else ():
                if len(key_of(alias)) > 1 and key_of(alias) not in places:
                    found.setdefault(key_of(alias), name)
    return [f"{key}={found[key]}" for key in sorted(found)]


def nicknames(path: Path) -> list[str]:
    """A line a pair: "bill=william"."""
    tables = json.loads(path.read_text(encoding="utf-8"))["person_nick"]
    pairs = set()
    for aliases in tables.values():
        one, *others = sorted({key_of(alias) for alias in aliases}, key=lambda key: (len(key), key))
        pairs |= {f"{one}={other}" for other in others}
    return sorted(pairs)


def common_names(path: Path) -> list[str]:
    """A line a name that Wikidata spells in many ways: its Latin spellings."""
    found = set()
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            written = [each.strip() for each in line.rpartition("=>")[0].split(",")]
            latin = {romanise(each) for each in written if script(each) == "latin"}
            kept = sorted(each for each in latin if each.isalpha() and len(each) > 2)[:MOST_LATIN]
            if len(written) >= LEAST_SPELLINGS and kept:
                found.add(" ".join([*kept, *sorted(unlike(written, kept))]))
    return sorted(found)


def unlike(written: list[str], latin: list[str]) -> set[str]:
    """Spellings in other scripts that the costs of their letters would not bring together with any Latin one."""
    found = set()
    for each in written:
        kind = script(each)
        made = romanise(each)
        if kind not in ACROSS or not made.isalpha() or len(made) <= 2 or made in latin:
            continue
        if min(cost(made, one, kind) / max(len(made), len(one)) for one in latin) > DEAR:
            found.add(made)
    return found


def write(path: Path, head: Iterable[str], lines: Iterable[str]) -> None:
    """The lines under their heading."""
    path.write_text("\n".join([*(f"# {line}" for line in head), *lines]) + "\n", encoding="utf-8")


def main(rigour: Path, names: Path, target: Path) -> None:
    """Gather from `rigour` and `names`, write into `target`."""
    made = "Rebuilt by models/gather_name_tables.py."
    write(
        target / "legal_forms.txt",
        ["Legal forms of bodies, romanised, with the class of each. From rigour (MIT).", made],
        forms(rigour / "org_types.json"),
    )
    write(
        target / "body_words.txt",
        ["Words of many languages for kinds of bodies and trades, with the group of each. From rigour (MIT).", made],
        groups(rigour / "symbols.json"),
    )
    write(
        target / "common_names.txt",
        ["Common names of people, a line a name with its Latin spellings. From Wikidata (CC0).", made],
        common_names(names),
    )
    write(
        target / "nicknames_gathered.txt",
        ["Short names and the names they stand for. From rigour (MIT).", made],
        nicknames(rigour / "symbols.json"),
    )


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
