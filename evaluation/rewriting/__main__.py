"""What the sets of pairs hold: counts by kind, shared wording, words, and how often each operation was used.

    python -m evaluation.rewriting [learnt|measured] [--data FOLDER] [--show N]

No text is printed unless `--show` asks for the first N pairs with a rewrite.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from evaluation.__main__ import DATA
from evaluation.rewriting.sets import Told, containment, learnt, measured

QUANTILES = (0, 0.1, 0.25, 0.5, 0.75, 0.9, 1)


def main() -> None:
    """Print the statistics of one set or of both."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.rewriting", description=__doc__.splitlines()[0])
    makers = {"learnt": learnt, "measured": measured}
    parser.add_argument("set", nargs="?", choices=sorted(makers), help="which one; both if none is named")
    parser.add_argument("--data", type=Path, default=DATA, help="the folder of labelled data")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="print the first N pairs with a rewrite")
    chosen = parser.parse_args()
    for name in [chosen.set] if chosen.set else list(makers):
        told = []
        for pair in makers[name](chosen.data):
            told.append(pair)
            if pair.one_origin and sum(one.one_origin for one in told) <= chosen.show:
                print(f"---- {pair.kind}: {pair.left.source}\n{pair.left.text}\n>>>>\n{pair.right.text}\n")
        print(f"{name}: {len(told)} pairs, {sum(pair.one_origin for pair in told)} of one origin")
        report(told)


def report(told: Sequence[Told]) -> None:
    """Print the figures of a set, kind by kind, and the operations."""
    kinds: dict[str, list[Told]] = defaultdict(list)
    for pair in told:
        kinds[pair.kind].append(pair)
    for kind, pairs in sorted(kinds.items()):
        words = np.mean([len(one.text.split()) for pair in pairs for one in (pair.left, pair.right)])
        company = np.mean([len(pair.company) for pair in pairs])
        print(f"  {kind}: {len(pairs)} pairs, {words:.0f} words a report, {company:.1f} other reports")
        for outside in (False, True):
            shares = [containment(pair.left, pair.right, outside=outside) for pair in pairs]
            row = " ".join(f"{value:.3f}" for value in np.quantile(shares, QUANTILES))
            print(f"    5-grams shared{' outside quotations' if outside else ''}: {row}")
    used = Counter[str]()
    for pair in told:
        used.update(dict(pair.used))
    print("  operations: " + ", ".join(f"{name} {count}" for name, count in used.most_common()))


if __name__ == "__main__":
    main()
