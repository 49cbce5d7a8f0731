"""What the user names, checked before anything is read, and then read one after another."""

from __future__ import annotations

import re
import stat
from collections.abc import Iterator, Sequence
from fnmatch import translate
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from crossread.errors import UsageError
from crossread.fetch.files import Found, folder, read_file, shown
from crossread.fetch.sniff import Labels, inflated, kind, records
from crossread.fetch.web import read_address
from crossread.records import Media, Raw, Rejected
from crossread.settings import FetchSettings

STANDARD_INPUT = "-"


def fetch(
    inputs: Sequence[str],
    settings: FetchSettings,
    *,
    published: str | None,
    outlets: Sequence[tuple[str, str]],
    stdin: BinaryIO,
) -> Iterator[Raw | Rejected]:
    """The bytes of every input in turn: files, folders of them, addresses, and `-` for standard input.

    `outlets` names outlets by a pattern of the source, such as `("Daily Harbour", "*harbour*")`. A file that is
    given twice is read once. UsageError, before anything is read, for an input that does not exist, a folder that
    cannot be opened, or an address that is neither http nor https. Everything else that cannot be read is rejected.
    """
    labels = Labels(published, tuple((name, re.compile(translate(glob))) for name, glob in outlets))
    named = list(dict.fromkeys(inputs))
    for one in named:
        _check(one)
    return chain.from_iterable(_read(one, settings, labels, stdin) for one in _plan(named))


def _check(one: str) -> None:
    if one == STANDARD_INPUT or one.startswith(("http://", "https://")):
        return
    scheme = re.match(r"([A-Za-z][A-Za-z0-9+.-]+)://", one)
    if scheme:
        raise UsageError(f"{one}: addresses must begin with http:// or https://, not {scheme.group(1)}://")
    path = Path(one)
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            next(iter(path.iterdir()), None)
    except FileNotFoundError:
        raise UsageError(f"{shown(path)}: there is no such file or folder; check the spelling and the folder") from None
    except (OSError, ValueError) as error:
        what = getattr(error, "strerror", None) or str(error)
        raise UsageError(f"{shown(path)}: cannot be opened ({what}); check its permissions") from None


def _plan(named: Sequence[str]) -> list[str | Found]:
    """Addresses and standard input as they are; files and the files of folders, each once.

    Of two ways to one file the one that is no link counts, then the first in the alphabet; a link to a file that is
    read anyway is rejected, so that it does not disappear.
    """
    steps: list[str | Found] = []
    for one in named:
        if one == STANDARD_INPUT or one.startswith(("http://", "https://")):
            steps.append(one)
            continue
        path = Path(one)
        steps.extend(folder(path) if path.is_dir() else [Found(path, named=True)])
    best: dict[str, Found] = {}
    for step in steps:
        if isinstance(step, Found) and step.rejected is None:
            known = best.get(step.identity)
            best[step.identity] = step if known is None else min(known, step, key=Found.rank)
    plan: list[str | Found] = []
    done: set[Found] = set()
    for step in steps:
        if isinstance(step, str) or step.rejected is not None:
            plan.append(step)
        elif best[step.identity] == step:
            if step not in done:
                plan.append(step)
            done.add(step)
        elif step.linked:
            plan.append(step.again(best[step.identity]))
    return plan


def _read(step: str | Found, settings: FetchSettings, labels: Labels, stdin: BinaryIO) -> Iterator[Raw | Rejected]:
    if isinstance(step, Found):
        return read_file(step, settings, labels)
    if step == STANDARD_INPUT:
        return _standard_input(settings, labels, stdin)
    return read_address(step, settings, labels)


def _standard_input(settings: FetchSettings, labels: Labels, stdin: BinaryIO) -> Iterator[Raw | Rejected]:
    """Standard input as a page, a record, records a line, or text, by how it begins."""
    most = settings.most_bytes
    data = stdin.read(most + 1)
    if data.startswith(b"\x1f\x8b") and len(data) <= most:
        grown = inflated(data, most)
        if isinstance(grown, str):
            yield Rejected(STANDARD_INPUT, "too-large" if grown == "too-large" else "unreadable", grown)
            return
        data = grown
    if len(data) > most:
        yield Rejected(STANDARD_INPUT, "too-large", f"more than {most} bytes; give it as files instead")
    elif not data.strip():
        yield Rejected(STANDARD_INPUT, "empty", "nothing came in on standard input")
    elif kind(data) is Media.RECORD:
        yield from records(STANDARD_INPUT, data, labels)
    else:
        yield labels.raw(STANDARD_INPUT, data, kind(data))
