"""crossread from Python: paths, URLs or `-` in, a collation out."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from crossread.engine import Engine, Here
from crossread.errors import UsageError
from crossread.fetch import fetch
from crossread.language.encoder import Encoder
from crossread.language.models import shipped
from crossread.language.pairs import PairScorer
from crossread.language.parser import Parser
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
    parser: Parser | None = None,
    scorer: PairScorer | None = None,
    engine: Engine | None = None,
) -> Collation:
    """Collate files, folders, URLs or `-` (standard input).

    `published` (ISO 8601) is the day of reports that carry none; `outlets` are pairs of an outlet's name and a glob
    of sources. What could not be read stands in `rejected` with a reason; UsageError if an input does not exist or
    `published` is no date.
    """
    chosen = settings or Settings()
    raws = fetch(
        [str(source) for source in inputs],
        chosen.fetch,
        published=None if published is None else iso_date(published),
        outlets=outlets,
        stdin=sys.stdin.buffer,
    )
    return run(raws, chosen, shipped(encoder, parser, scorer), engine or Here())


def iso_date(text: str) -> str:
    """A day, or a day and time, in the one form of ISO 8601 that dossiers have: `2026-02-18T09:30:00+01:00`.

    UsageError if `text` is neither.
    """
    for kind in (date, datetime):
        try:
            return kind.fromisoformat(text).isoformat()
        except ValueError:
            continue
    raise UsageError(f"{text!r} is no ISO 8601 date; write it as 2026-02-18")
