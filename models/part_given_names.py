"""Part the given names by gender: names of women, and names of men.

Run: python models/part_given_names.py OUT

The names of `given_names.txt` were gone through by hand: `women_by_hand.txt` has those of women, `either_by_hand.txt`
those of both; the rest are of men. Into the folder `OUT` go `given_names_women.txt` and `given_names_men.txt`.
"""

from __future__ import annotations

import sys
from pathlib import Path

from crossread.language.lexicon import lexicon

HERE = Path(__file__).parent
HEADER = """\
# Given names of {whose}, folded, gone through by hand. Written by models/part_given_names.py.
"""


def by_hand(name: str) -> frozenset[str]:
    """The names of a list beside this script."""
    return frozenset((HERE / f"{name}.txt").read_text(encoding="utf-8").split())


def main(out: Path) -> None:
    """Write both lists."""
    women, either = by_hand("women_by_hand"), by_hand("either_by_hand")
    for whose, names in (("women", women - either), ("men", lexicon("given_names") - women - either)):
        text = HEADER.format(whose=whose) + "\n".join(sorted(names)) + "\n"
        (out / f"given_names_{whose}.txt").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
