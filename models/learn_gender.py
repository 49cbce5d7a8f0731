"""Part the given names by gender: names of women, and names of men.

Run: python models/learn_gender.py CENSUS DATA OUT

`CENSUS` holds `dist.female.first` and `dist.male.first`, the given names of the United States' census of 1990 with
their shares (public domain; the package `names` 0.3.0 carries them). `DATA` holds `name_variants` (Wikidata's name
clusters, CC0). Into the folder `OUT` go `given_names_women.txt` and `given_names_men.txt`. What the census does not
have and `given_names.txt` does was gone through by hand: `women_by_hand.txt`, `either_by_hand.txt`, the rest men.
The same input gives the same bytes.
"""

from __future__ import annotations

import gzip
import sys
from pathlib import Path

from crossread.language.lexicon import lexicon
from crossread.text import fold

HERE = Path(__file__).parent
SURE = 9
"""How many times as many people of one gender must bear a name: nine in ten is as sure as a name alone can be."""
HEADER = """\
# Given names of {whose}, folded: of the census of the United States of 1990 (public domain), where nine in ten who bear
# it are; their spellings in Wikidata (CC0); and names of many languages by hand. Rebuilt by models/learn_gender.py.
"""


def census(path: Path) -> dict[str, float]:
    """Given names with the share of people who bear them."""
    rows = (line.split() for line in path.read_text(encoding="ascii").splitlines())
    return {row[0].lower(): float(row[1]) for row in rows}


def by_census(folder: Path) -> dict[str, str]:
    """Names as of `women`, `men` or `either`."""
    women, men = census(folder / "dist.female.first"), census(folder / "dist.male.first")
    found = {}
    for name in women.keys() | men.keys():
        she, he = women.get(name, 0.0), men.get(name, 0.0)
        found[name] = "women" if she >= SURE * he else "men" if he >= SURE * she else "either"
    return found


def spellings(path: Path) -> dict[str, set[str]]:
    """For each name of a cluster of Wikidata, the other names of its clusters."""
    near: dict[str, set[str]] = {}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            names = {name for part in line.split("=>")[0].split(",") if (name := fold(part.strip())).isascii() and name}
            for name in names:
                near.setdefault(name, set()).update(names - {name})
    return near


def by_hand(name: str) -> frozenset[str]:
    """The names of a list beside this script."""
    return frozenset((HERE / f"{name}.txt").read_text(encoding="utf-8").split())


def parted(folder: Path, data: Path) -> dict[str, str]:
    """Every name with whose it is."""
    known = by_census(folder)
    near = spellings(data / "name_variants/wikidata_name_clusters/names.gz")
    women, either = by_hand("women_by_hand"), by_hand("either_by_hand")
    found = dict(known)
    for name in lexicon("given_names") - known.keys():
        others = {known[other] for other in near.get(name, ()) if other in known}
        found[name] = others.pop() if len(others) == 1 else "men"
    found.update(dict.fromkeys(women, "women"))
    found.update(dict.fromkeys(either, "either"))
    return found


def main(folder: Path, data: Path, out: Path) -> None:
    """Write both lists."""
    found = parted(folder, data)
    for whose in ("women", "men"):
        names = sorted(name for name, owner in found.items() if owner == whose)
        text = HEADER.format(whose=whose) + "\n".join(names) + "\n"
        (out / f"given_names_{whose}.txt").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]))
