"""How fast and how completely copies are found among many reports, beside tools that sign whole documents.

    python benchmarks/copying.py [--reports 100000] [--no-peers] [--threads 2] [--runs 1] [--growth]

Each tool runs in a process of its own and gets the same made-up reports (made_up.py) in memory. Seconds are from texts
to pairs. The peers (datasketch, rensa, Daft; left out where not installed) make 128 minimal hashes of word 5-grams and
report each pair that agrees in one of 32 bands of 4. Memory is that of the process before it starts, with the reports,
and the most it held after (Linux only).
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from importlib.util import find_spec
from itertools import combinations
from pathlib import Path
from typing import Any

from crossread.copying.candidates import candidates
from made_up import KINDS, Corpus, made_up, ordered

SHINGLE = 5
"""Words of the peers' n-grams: what is usual for them; longer ones would find fewer changed copies."""
HASHES, BANDS = 128, 32
GROWTH = (10_000, 30_000, 100_000)
Pairs = set[tuple[int, int]]
Run = Callable[[], Pairs]


def ours(texts: Sequence[str], threads: int) -> Run:
    """Fingerprints and runs of them."""

    def _run() -> Pairs:
        found = candidates(texts, threads=threads)
        return set(zip(found.left.tolist(), found.right.tolist(), strict=True))

    return _run


def shingled(text: str) -> list[str]:
    """The word n-grams of a text, as the peers that take tokens want them."""
    words = text.lower().split()
    return [" ".join(words[at : at + SHINGLE]) for at in range(max(1, len(words) - SHINGLE + 1))]


def with_datasketch(texts: Sequence[str], threads: int) -> Run:
    """MinHashLSH of datasketch; it has no threads."""
    datasketch = import_module("datasketch")

    def _run() -> Pairs:
        index = datasketch.MinHashLSH(num_perm=HASHES, params=(BANDS, HASHES // BANDS))
        pairs: Pairs = set()
        tokens = ([shingle.encode() for shingle in shingled(text)] for text in texts)
        for at, signature in enumerate(datasketch.MinHash.generator(tokens, num_perm=HASHES)):
            pairs.update((other, at) for other in index.query(signature))
            index.insert(at, signature)
        return pairs

    return _run


def with_rensa(texts: Sequence[str], threads: int) -> Run:
    """RMinHash of rensa and its index, in bulk."""
    rensa = import_module("rensa")

    def _run() -> Pairs:
        signatures = rensa.RMinHash.from_token_sets(map(shingled, texts), HASHES, 42)
        index = rensa.RMinHashLSH(0.5, HASHES, BANDS)
        index.insert_many(signatures)
        found = index.query_all(signatures)
        return {ordered(at, other) for at, others in enumerate(found) for other in others if other != at}

    return _run


def with_daft(texts: Sequence[str], threads: int) -> Run:
    """The minhash of Daft, and its grouping by bands; the reports are in its own format before the clock starts."""
    os.environ["DO_NOT_TRACK"] = "true"  # before the import, or it reports home
    daft, verbs = import_module("daft"), import_module("daft.functions")
    col = daft.col
    frame = daft.from_pydict({"id": list(range(len(texts))), "text": list(texts)}).collect()

    def _run() -> Pairs:
        signature = verbs.minhash(col("text"), num_hashes=HASHES, ngram_size=SHINGLE)
        bands = frame.select(col("id"), verbs.explode(verbs.chunk(signature, HASHES // BANDS)).alias("band"))
        keyed = bands.select(col("id"), verbs.hash(col("band")).alias("key"))
        groups = keyed.groupby("key").agg(col("id").list_agg().alias("ids"), col("id").count().alias("many"))
        found = groups.where(col("many") > 1).select("ids").to_pydict()["ids"]
        return {ordered(*pair) for ids in found for pair in combinations(set(ids), 2)}

    return _run


TOOLS: dict[str, Callable[[Sequence[str], int], Run]] = {
    "crossread": ours,
    "datasketch": with_datasketch,
    "rensa": with_rensa,
    "daft": with_daft,
}
"""What makes the reports ready for a tool, and gives what the clock is on."""


def measured(tool: str, path: Path, threads: int) -> dict[str, Any]:
    """One run of one tool, in this process."""
    corpus = Corpus(**json.loads(path.read_text()))
    run = TOOLS[tool](corpus.texts, threads)
    before = peak(afresh=True)
    started, used = time.perf_counter(), time.process_time()
    pairs = run()
    seconds, used = time.perf_counter() - started, time.process_time() - used
    return {"seconds": seconds, "used": used, "before": before, "peak": peak(), **scored(pairs, corpus)}


def peak(afresh: bool = False) -> float:
    """The most memory this process has held, in GiB; with `afresh`, what it holds now, and counted from here on."""
    if afresh:
        gc.collect()
        Path("/proc/self/clear_refs").write_text("5")
    kibibytes = re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())
    return int(kibibytes.group(1)) / (1 << 20) if kibibytes else 0.0


def scored(pairs: Pairs, corpus: Corpus) -> dict[str, Any]:
    """Recall by kind, the share of false pairs, and what became of the family."""
    planted = {tuple(pair) for kind in KINDS for pair in corpus.planted[kind]}
    family = set(corpus.family)
    of_family = {pair for pair in pairs if family.issuperset(pair)}
    false = len(pairs - planted - of_family)
    recall = {kind: sum(tuple(pair) in pairs for pair in wanted) / len(wanted)
              for kind, wanted in corpus.planted.items()}  # fmt: skip
    return {
        "recall": recall,
        "false": false,
        "found": len(pairs) - len(of_family),
        "links": len(of_family),
        "connected": connected(of_family),
        "family": len(family),
    }


def connected(pairs: Pairs) -> int:
    """How many members the largest connected part has."""
    parent: dict[int, int] = {}

    def _root(member: int) -> int:
        while parent.setdefault(member, member) != member:
            parent[member] = member = parent[parent[member]]
        return member

    for one, other in pairs:
        parent[_root(one)] = _root(other)
    return max(Counter(map(_root, list(parent))).values(), default=0)


def in_own_process(tool: str, path: Path, threads: int) -> dict[str, Any]:
    """One run of one tool, in a process of its own."""
    command = [sys.executable, __file__, "--tool", tool, "--corpus", str(path), "--threads", str(threads)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    measurement: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return measurement


def written(reports: int, folder: Path) -> Path:
    """A file with the reports, and a line that says what they are."""
    corpus = made_up(reports)
    path = folder / f"{reports}.json"
    path.write_text(json.dumps(vars(corpus)))
    size = sum(len(text.encode()) for text in corpus.texts) / 1e6
    words = sum(len(text.split()) for text in corpus.texts) / len(corpus.texts)
    print(f"{reports:,} reports of {words:.0f} words, {size:.0f} MB, {len(corpus.planted[KINDS[0]]):,} of each kind\n")
    return path


def compared(tools: Iterable[str], path: Path, reports: int, threads: int, runs: int) -> None:
    """Print a row for each tool: its fastest run, all tools taking turns."""
    print(
        f"| tool | reports/s | seconds | CPU seconds | {' | '.join(KINDS)} | false pairs | family | GiB before, most |"
    )
    print("|---" * (7 + len(KINDS)) + "|")
    present = [tool for tool in tools if tool == "crossread" or find_spec(tool)]
    rows = [{tool: in_own_process(tool, path, threads) for tool in present} for _ in range(runs)]
    for tool in tools:
        if tool not in present:
            print(f"| {tool}: not installed, left out" + " |" * (7 + len(KINDS)))
            continue
        row = min((row[tool] for row in rows), key=lambda row: float(row["seconds"]))
        recall = " | ".join(f"{row['recall'][kind]:.3f}" for kind in KINDS)
        share = row["false"] / max(1, row["found"])
        print(
            f"| {tool} | {reports / row['seconds']:,.0f} | {row['seconds']:.2f} | {row['used']:.2f} | {recall} "
            f"| {row['false']:,} of {row['found']:,} ({share:.2%}) "
            f"| {row['connected']} of {row['family']} by {row['links']:,} pairs "
            f"| {row['before']:.2f}, {row['peak']:.2f} |"
        )


def grown(folder: Path, threads: int) -> None:
    """Print how time and memory grow with the number of reports."""
    rows = []
    for reports in GROWTH:
        row = in_own_process("crossread", written(reports, folder), threads)
        rows.append(f"| {reports:,} | {row['seconds']:.2f} | {reports / row['seconds']:,.0f} "
                    f"| {row['used']:.2f} | {row['before']:.2f} | {row['peak']:.2f} |")  # fmt: skip
    print(
        "| reports | seconds | reports/s | CPU seconds | GiB before | GiB at most |\n|---|---|---|---|---|---|",
        *rows,
        sep="\n",
    )


def main() -> int:
    """Make the reports, run the tools one after another, print the tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--reports", type=int, default=100_000)
    parser.add_argument("--peers", action=argparse.BooleanOptionalAction, default=True, help="run the other tools too")
    parser.add_argument("--threads", type=int, default=2, help="of ours; rensa and Daft take what they find")
    parser.add_argument("--only", nargs="+", choices=TOOLS, help="these tools alone")
    parser.add_argument("--runs", type=int, default=1, help="of each tool, in turn; the fastest counts")
    parser.add_argument("--growth", action="store_true", help="print instead how ours grows with the number of reports")
    parser.add_argument("--tool", choices=TOOLS, help=argparse.SUPPRESS)
    parser.add_argument("--corpus", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.tool:
        print(json.dumps(measured(options.tool, options.corpus, options.threads)))
        return 0
    with tempfile.TemporaryDirectory() as folder:
        if options.growth:
            grown(Path(folder), options.threads)
        else:
            path = written(options.reports, Path(folder))
            tools = options.only or (TOOLS if options.peers else ["crossread"])
            compared(tools, path, options.reports, options.threads, options.runs)
    return 0


if __name__ == "__main__":
    sys.exit(main())
