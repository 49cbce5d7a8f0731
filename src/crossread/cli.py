"""The command line: parse, call, print. Results on stdout, messages on stderr.

Exit status: 0 done, 1 nothing could be read or a check failed, 2 bad usage.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import NoReturn

from rich.console import Console

from crossread import render, wire
from crossread.api import iso_date
from crossread.check import check
from crossread.engine import Engine, Here
from crossread.engines.pool import Pool
from crossread.errors import CrossreadError, FormatError, UsageError
from crossread.fetch import fetch
from crossread.language.encoder import Encoder
from crossread.language.models import Models, shipped
from crossread.pipeline import Tell, collate, dossier, kindred, stories
from crossread.records import Collation, Raw, Rejected
from crossread.render.labels import counted, line
from crossread.render.phrases import rejection
from crossread.settings import FetchSettings, Settings

Writer = Callable[[Collation, Settings], str]


def _whole(write: Callable[[Collation], str]) -> Writer:
    """A writer that needs nothing of the settings."""
    return lambda collation, _: write(collation)


def _plain(show: Callable[..., str]) -> Writer:
    """What a terminal shows, as a file: without colour, 100 columns wide."""
    return lambda collation, _: show(collation, width=100, colour=False)


DOSSIER_FORMATS: Mapping[str, Writer] = {
    ".html": _whole(render.html),
    ".md": _whole(render.markdown),
    ".txt": _plain(render.terminal),
    ".json": wire.dumps,
    ".jsonld": _whole(render.annotations),
    ".tei.xml": _whole(render.apparatus),
    ".dot": _whole(render.lineage_dot),
    ".graphml": _whole(render.lineage_graphml),
    ".csv": _whole(render.points_csv),
    **{f".{name}.csv": _whole(write) for name, (_, write) in render.SHEETS.items()},
}
LINEAGE_FORMATS: Mapping[str, Writer] = {
    ".dot": _whole(render.lineage_dot),
    ".graphml": _whole(render.lineage_graphml),
    ".json": wire.dumps,
    ".txt": _plain(render.lineage_tree),
}
QUOTE_FORMATS: Mapping[str, Writer] = {
    ".csv": _whole(render.quotes_csv),
    ".json": wire.dumps,
    ".txt": _plain(render.quotes_table),
}
LEDGER_FORMATS: Mapping[str, Writer] = {
    ".csv": _whole(render.ledger_csv),
    ".dna.csv": _whole(render.ledger_dna),
    ".json": wire.dumps,
    ".txt": _plain(render.ledger_table),
}
DOSSIER_SUFFIXES = (
    ".html .md .txt to read; .json everything, for `show`, `explain` and `check`; "
    ".jsonld .tei.xml .dot .graphml for other programs; .csv (points) "
    + " ".join(f".{name}.csv" for name in render.SHEETS if name != "points")
    + " for spreadsheets"
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit status."""
    try:
        options = _parser().parse_args(arguments)
        run: Callable[[argparse.Namespace], int] = options.run
        return run(options)
    except UsageError as error:
        _say(f"crossread: {error}")
        return 2
    except CrossreadError as error:
        _say(f"crossread: {error}")
        return 1
    except BrokenPipeError:
        # The reader of a pipe went away, as `head` does; what Python would print at exit must go nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        _say("crossread: stopped")
        return 130


class _Parser(argparse.ArgumentParser):
    """A parser that says what is wrong on one line, as every other message does."""

    def error(self, message: str) -> NoReturn:
        """UsageError, with where to read how it is done."""
        raise UsageError(f"{message}; see `{self.prog} --help`")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="crossread", description="Collate many news reports of one event.")
    parser.add_argument("--version", action="version", version=f"crossread {version('crossread')} ({wire.FORMAT})")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for name, help_, run, formats in (
        ("collate", "make a dossier of each story", _collate, DOSSIER_SUFFIXES),
        ("stories", "only which reports are of one event", _stories, ""),
        ("lineage", "only who descends from whom", _lineage, ".dot .graphml .json .txt"),
        ("quotes", "only the quotes and utterances", _quotes, ".csv .json .txt"),
        ("ledger", "only who wants what", _ledger, ".csv .dna.csv .json .txt"),
    ):
        command = commands.add_parser(name, help=help_, description=help_)
        _add_inputs(command)
        if formats:
            command.add_argument("-o", "--out", metavar="OUT", type=Path, help=f"file to write: {formats}")
        command.set_defaults(run=run)
    show = commands.add_parser("show", help="show a dossier, or write it in another format")
    show.add_argument("dossier", metavar="DOSSIER", type=Path, help="a .json that `crossread collate` wrote")
    show.add_argument("-o", "--out", metavar="OUT", type=Path, help=f"file to write: {DOSSIER_SUFFIXES}")
    show.set_defaults(run=_show)
    explain = commands.add_parser("explain", help="the reasons behind one finding")
    explain.add_argument("dossier", metavar="DOSSIER", type=Path, help="a .json that `crossread collate` wrote")
    explain.add_argument("id", metavar="ID", help="id of the finding, or its beginning")
    explain.set_defaults(run=_explain)
    proof = commands.add_parser("check", help="prove that every passage is where it says")
    proof.add_argument("dossier", metavar="DOSSIER", type=Path, help="a .json that `crossread collate` wrote")
    proof.set_defaults(run=_check)
    return parser


def _add_inputs(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "inputs", nargs="+", metavar="INPUT", help="file, folder, http(s) URL, or - for standard input"
    )
    command.add_argument("--published", metavar="DATE", type=_day, help="day of reports that carry none (ISO 8601)")
    command.add_argument(
        "--outlet", metavar="NAME=GLOB", type=_outlet, action="append", default=[],
        help="name the outlet of sources that match; may be repeated",
    )  # fmt: skip
    command.add_argument("--private", action="store_true", help="let URLs point into private networks")
    command.add_argument("--encoder", metavar="MODULE:NAME", help="another sentence encoder, made by calling NAME")
    command.add_argument(
        "--processes", metavar="N", type=_processes, default=1, help="processes to work in (default 1)"
    )


def _day(text: str) -> str:
    try:
        return iso_date(text)
    except UsageError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _processes(text: str) -> int:
    if not (text.isdecimal() and int(text) > 0):
        raise argparse.ArgumentTypeError(f"{text!r} is no number of processes; give 1 or more")
    return int(text)


def _outlet(text: str) -> tuple[str, str]:
    name, equals, glob = text.partition("=")
    if not (name and equals and glob):
        raise argparse.ArgumentTypeError(f"{text!r} is not NAME=GLOB; write it as 'Daily Post=*dailypost*'")
    return name, glob


def _collate(options: argparse.Namespace) -> int:
    return _report(options, DOSSIER_FORMATS, render.terminal, dossier)


def _lineage(options: argparse.Namespace) -> int:
    return _report(options, LINEAGE_FORMATS, render.lineage_tree, kindred)


def _quotes(options: argparse.Namespace) -> int:
    return _report(options, QUOTE_FORMATS, render.quotes_table, dossier)


def _ledger(options: argparse.Namespace) -> int:
    return _report(options, LEDGER_FORMATS, render.ledger_table, dossier)


def _report(options: argparse.Namespace, formats: Mapping[str, Writer], show: Callable[..., str], tell: Tell) -> int:
    """Collate, then write to the file that `-o` names or show on the terminal."""
    writer = _writer(options.out, formats)
    settings = _settings(options)
    with _progress("collating"), _engine(options) as engine:
        collation = collate(_inputs(options, settings), settings, _models(options), engine, tell)
    return _give(options.out, writer, show, collation, settings)


def _show(options: argparse.Namespace) -> int:
    writer = _writer(options.out, DOSSIER_FORMATS)
    collation, settings = wire.loads(_text(options.dossier))
    return _give(options.out, writer, render.terminal, collation, settings)


def _give(out: Path | None, writer: Writer, show: Callable[..., str], collation: Collation, settings: Settings) -> int:
    """Write a collation to a file, or show it where there is none."""
    if not collation.dossiers:
        return _nothing(collation.rejected)
    if out is None:
        _print(show(collation, width=_width(), colour=sys.stdout.isatty()))
        return 0
    _write(out, writer(collation, settings))
    reports = sum(len(dossier.reports) for dossier in collation.dossiers)
    _say(f"wrote {out}: stories {len(collation.dossiers)}, reports {reports}, rejected {len(collation.rejected)}")
    return 0


def _stories(options: argparse.Namespace) -> int:
    settings = _settings(options)
    with _progress("grouping"), _engine(options) as engine:
        told, rejected = stories(_inputs(options, settings), settings, _models(options), engine)
    if not told:
        return _nothing(rejected)
    reports = [[analysis.report for analysis in story] for story in told]
    _print(render.stories_table(reports, rejected, width=_width(), colour=sys.stdout.isatty()))
    return 0


def _explain(options: argparse.Namespace) -> int:
    collation, _ = wire.loads(_text(options.dossier))
    _print(render.explain(collation, options.id, width=_width(), colour=sys.stdout.isatty()))
    return 0


def _check(options: argparse.Namespace) -> int:
    problems = check(_text(options.dossier))
    if problems:
        _print("".join(f"{line(problem.path)}: {line(problem.detail)}\n" for problem in problems))
        _say(f"crossread: {options.dossier} does not hold: {counted(len(problems), 'problem')}")
        return 1
    _print(line(f"{options.dossier} holds: every passage is where it says") + "\n")
    return 0


def _inputs(options: argparse.Namespace, settings: Settings) -> Iterator[Raw | Rejected]:
    return fetch(
        options.inputs, settings.fetch, published=options.published, outlets=options.outlet, stdin=sys.stdin.buffer
    )


def _settings(options: argparse.Namespace) -> Settings:
    return Settings(fetch=FetchSettings(private_addresses=options.private))


def _models(options: argparse.Namespace) -> Models:
    """The models that ship with the package, the encoder being what the user's own function gives, if there is one."""
    if options.encoder is None:
        return shipped()
    module, _, name = options.encoder.partition(":")
    try:
        made: Encoder = getattr(importlib.import_module(module), name)()
    except (ImportError, AttributeError, ValueError, TypeError) as error:
        hint = "write MODULE:NAME of something that can be called and gives an object with encode(texts)"
        raise UsageError(f"cannot make the encoder {options.encoder!r}: {error}; {hint}") from error
    return shipped(made)


def _engine(options: argparse.Namespace) -> contextlib.AbstractContextManager[Engine]:
    return Pool(options.processes) if options.processes > 1 else contextlib.nullcontext(Here())


def _writer(out: Path | None, formats: Mapping[str, Writer]) -> Writer:
    """The writer for a file's suffix, found before anything is read, so that a slip costs no waiting."""
    if out is None:
        return next(iter(formats.values()))
    # The longest that fits: x.dna.csv is no x.csv. A name that is nothing but a suffix has none.
    suffix = max((one for one in formats if out.name.lower().endswith(one, 1)), key=len, default=None)
    if suffix is None:
        raise UsageError(f"cannot write {str(out)!r}: the suffix must be one of {' '.join(formats)}")
    if out.is_dir():
        raise UsageError(f"cannot write {str(out)!r}: it is a folder; name a file in it")
    if not out.parent.is_dir():
        raise UsageError(f"cannot write {str(out)!r}: there is no folder {str(out.parent)!r}; make it first")
    return formats[suffix]


def _write(out: Path, text: str) -> None:
    """Write all or nothing: a file is put in place only when it is whole."""
    scratch = out.with_name(f".{out.name}.{os.getpid()}")
    try:
        # A name of an outlet may have been typed in another encoding; what UTF-8 refuses must not end the run.
        scratch.write_bytes(text.encode("utf-8", "replace"))
        scratch.replace(out)
    except OSError as error:
        raise UsageError(f"cannot write {str(out)!r}: {error.strerror}; choose another place with -o") from error
    finally:
        with contextlib.suppress(OSError):
            scratch.unlink(missing_ok=True)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise FormatError(
            f"{str(path)!r} is not UTF-8 text: make it again with `crossread collate -o FILE.json`"
        ) from error
    except OSError as error:
        raise UsageError(
            f"cannot read {str(path)!r}: {error.strerror}; give a .json that `crossread collate` wrote"
        ) from error


def _nothing(rejected: Sequence[Rejected]) -> int:
    for item in rejected:
        _say(f"rejected {rejection(item)}")
    _say("crossread: nothing could be read as a report; give text or HTML of at least a few sentences")
    return 1


@contextlib.contextmanager
def _progress(what: str) -> Iterator[None]:
    """A moving sign of life on a terminal, nothing when piped."""
    # Variables such as FORCE_COLOR make rich take a pipe for a terminal.
    if sys.stderr.isatty():
        with Console(stderr=True).status(f"{what} ..."):
            yield
    else:
        yield


def _width() -> int:
    return Console().width


def _print(text: str) -> None:
    # Text of a source may hold characters that the terminal's encoding lacks; they must not end the run.
    sys.stdout.buffer.write(text.encode(sys.stdout.encoding or "utf-8", "replace"))
    sys.stdout.flush()


def _say(message: str) -> None:
    print(line(message), file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
