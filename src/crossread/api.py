"""crossread from Python: paths, URLs or `-` in, a collation out."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from crossread.engine import Engine, Here
from crossread.fetch import fetch
from crossread.language.encoder import Encoder, MiniLM
from crossread.pipeline import collate as run
from crossread.records import Collation
from crossread.settings import Settings


def collate(
    inputs: Sequence[str | Path],
    *,
    published: str | None = None,
    outlets: Sequence[tuple[str, str]] = (),
    settings: Settings | None = None,
    encoder: Encoder | None = None,
    engine: Engine | None = None,
) -> Collation:
    """Collate files, folders, URLs or `-` (standard input).

    `published` (ISO 8601) is the day of reports that carry none; `outlets` are pairs of an outlet's name and a glob
    of sources. What could not be read stands in `rejected` with a reason; UsageError if an input does not exist.
    """
    chosen = settings or Settings()
    raws = fetch(
        [str(source) for source in inputs],
        chosen.fetch,
        published=published,
        outlets=outlets,
        stdin=sys.stdin.buffer,
    )
    return run(raws, chosen, encoder or MiniLM(), engine or Here())
