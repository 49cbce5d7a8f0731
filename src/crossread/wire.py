"""Records to JSON and back: the only file that knows the format `crossread/1` and its version.

The records say what a noun has; the tables here say where its JSON differs: other field names, fields that
may be missing. The order of lists is the collation's own; the order of fields is that of the records.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import MISSING, Field, asdict, fields, is_dataclass
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, NoReturn, TypeAlias, get_args, get_origin, get_type_hints

from crossread.errors import FormatError
from crossread.records import (
    Collation,
    Copy,
    Descent,
    Dossier,
    Entry,
    Lineage,
    Moment,
    Name,
    Origin,
    Position,
    Quote,
    Reading,
    Report,
    Utterance,
    Wording,
)
from crossread.settings import Settings

FORMAT = "crossread/1"

DECIMALS = 4
"""Of scores and weights: more would only show the last bits of one processor's sums."""

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"

RENAMED: dict[tuple[type, str], str] = {
    (Descent, "parent"): "from",
    (Descent, "child"): "to",
    (Moment, "earliest"): "from",
    (Moment, "latest"): "to",
    (Dossier, "first"): "from",
    (Dossier, "last"): "to",
}
"""Fields whose JSON name is not a name that Python allows or that reads well there."""

OPTIONAL = frozenset(
    {
        (Copy, "quoted"),
        (Descent, "direction"),
        (Lineage, "passages"),
        (Origin, "report"),
        (Origin, "name"),
        (Report, "links"),
        (Report, "limits"),
        (Name, "reasons"),
        (Quote, "reasons"),
        (Quote, "inside"),
        (Quote, "marked"),
        (Wording, "changes"),
        (Utterance, "reasons"),
        (Position, "reasons"),
        (Position, "matter"),
        (Position, "condition"),
        (Entry, "reasons"),
        (Reading, "marked"),
        (Dossier, "ledger"),
        (Moment, "kind"),
        (Moment, "value"),
        (Moment, "until"),
        (Moment, "reasons"),
    }
)
"""Fields that a reader must do without: the contract makes them optional, or does not have them."""

BIGGEST = sys.float_info.max
"""JSON's 1e999 is read as infinity, which JSON cannot write."""

MEND = "write the dossier again with `crossread collate`"


def dumps(collation: Collation, settings: Settings) -> str:
    """The collation as JSON text: the same bytes for equal records, scores rounded to four decimals.

    ValueError if a score is infinite or not a number.
    """
    dossiers: list[Json] = []
    for dossier in collation.dossiers:
        lineage = {report: line.id for line in dossier.lineages for report in line.reports}
        tree = _fields_of(dossier)
        tree["reports"] = [_with_lineage(report, lineage.get(report.id)) for report in dossier.reports]
        dossiers.append(tree)
    whole: dict[str, Json] = {
        "format": FORMAT,
        "settings": asdict(settings),
        "dossiers": dossiers,
        "rejected": _encode(collation.rejected),
    }
    return json.dumps(whole, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def loads(text: str) -> tuple[Collation, Settings]:
    """What `dumps` wrote; fields it does not know are left out, missing settings have their default.

    FormatError, with the place and how to mend it, for broken JSON, another version, and a missing or wrongly
    typed field.
    """
    whole = _parse(text)
    return _record(Collation, whole, ""), _record(Settings, whole["settings"], "settings")


def stated_lineages(text: str) -> tuple[tuple[str | None, ...], ...]:
    """For every dossier, report by report, the lineage that the report says it is of.

    For a text that `loads` accepts; its records hold this only the other way round, in `Lineage.reports`.
    FormatError if a lineage is neither a string nor null.
    """
    dossiers: Any = _parse(text)["dossiers"]
    return tuple(
        tuple(
            _decode(str | None, report.get("lineage"), f"dossiers[{i}].reports[{j}].lineage")
            for j, report in enumerate(dossier["reports"])
        )
        for i, dossier in enumerate(dossiers)
    )


def walk(thing: object, path: str = "") -> Iterator[tuple[str, object]]:
    """Every record in `thing`, itself first, with its place in the JSON: `dossiers[0].points[3]`."""
    if isinstance(thing, tuple):
        for index, item in enumerate(thing):
            yield from walk(item, f"{path}[{index}]")
    elif is_dataclass(thing):
        yield path, thing
        for entry in fields(thing):
            yield from walk(getattr(thing, entry.name), _join(path, _key(type(thing), entry.name)))


# ---- writing -----------------------------------------------------------------------------------------------


def _encode(value: object) -> Json:
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, str):
        return str(value)
    if isinstance(value, float):
        return round(value, DECIMALS)
    if isinstance(value, tuple):
        return [_encode(item) for item in value]
    return _fields_of(value)


def _fields_of(record: Any) -> dict[str, Json]:
    found: dict[str, Json] = {}
    for entry in fields(record):
        value = getattr(record, entry.name)
        if value is not None or (type(record), entry.name) not in OPTIONAL:
            found[_key(type(record), entry.name)] = _encode(value)
    return found


def _with_lineage(report: Report, lineage: str | None) -> dict[str, Json]:
    """A report's fields with its lineage after its text, where the contract has it."""
    found: dict[str, Json] = {}
    for key, value in _fields_of(report).items():
        found[key] = value
        if key == "text":
            found["lineage"] = lineage
    return found


# ---- reading -----------------------------------------------------------------------------------------------


def _parse(text: str) -> dict[str, Json]:
    """The JSON object, after the two things without which nothing else can be read: JSON and the version."""
    try:
        whole = json.loads(text, object_pairs_hook=_once, parse_constant=_constant)
    except RecursionError:
        raise FormatError(f"the file is no dossier: its JSON is nested too deep; {MEND}") from None
    except json.JSONDecodeError as error:
        detail = f"line {error.lineno}, column {error.colno}: {error.msg}"
        raise FormatError(f"the file is not JSON ({detail}); {MEND}") from None
    except ValueError as error:
        raise FormatError(f"the file is not JSON ({error}); {MEND}") from None
    if not isinstance(whole, dict) or "format" not in whole:
        raise FormatError(f'the file is no dossier: it has no "format"; {MEND}')
    if whole["format"] != FORMAT:
        raise FormatError(f"format: {whole['format']!r}, but this crossread reads {FORMAT!r} only; {MEND}")
    for key in ("settings", "dossiers", "rejected"):
        if key not in whole:
            _wrong(key, "missing")
    return whole


def _once(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    """An object in which no name stands twice: readers of JSON differ on which of the two would count."""
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        double = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"an object has the name {double!r} twice")
    return found


def _constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number in JSON")


def _decode(kind: Any, value: Json, where: str) -> Any:
    """`value` as the annotation `kind` asks for: an optional, a tuple of one kind, a record, a scalar."""
    if get_origin(kind) is UnionType:
        if value is None:
            return None
        return _decode(next(part for part in get_args(kind) if part is not NoneType), value, where)
    if get_origin(kind) is tuple:
        if not isinstance(value, list):
            _wrong(where, f"needs a list, has {_called(value)}")
        part = get_args(kind)[0]
        return tuple(_decode(part, item, f"{where}[{index}]") for index, item in enumerate(value))
    if is_dataclass(kind):
        return _record(kind, value, where)
    if issubclass(kind, StrEnum):
        if value not in list(kind):
            _wrong(where, f"{json.dumps(value)[:40]} is none of {', '.join(kind)}")
        return kind(value)
    if kind is float and isinstance(value, int | float) and not isinstance(value, bool):
        if not -BIGGEST <= value <= BIGGEST:
            _wrong(where, "the number is too large")
        return float(value)
    if type(value) is not kind:
        _wrong(where, f"needs {NAMES[kind]}, has {_called(value)}")
    return value


def _record(kind: Any, value: Json, where: str) -> Any:
    if not isinstance(value, dict):
        _wrong(where, f"needs an object, has {_called(value)}")
    found: dict[str, Any] = {}
    for entry, hint in _hints(kind):
        key = _key(kind, entry.name)
        if key in value:
            found[entry.name] = _decode(hint, value[key], _join(where, key))
        elif not _may_miss(kind, entry):
            _wrong(_join(where, key), "missing")
    return kind(**found)


@cache
def _hints(kind: Any) -> tuple[tuple[Field[Any], Any], ...]:
    hints = get_type_hints(kind)
    return tuple((entry, hints[entry.name]) for entry in fields(kind))


def _may_miss(kind: Any, entry: Field[Any]) -> bool:
    defaulted = entry.default is not MISSING or entry.default_factory is not MISSING
    return defaulted and (kind.__module__ == Settings.__module__ or (kind, entry.name) in OPTIONAL)


# ---- both --------------------------------------------------------------------------------------------------

NAMES: dict[type, str] = {str: "a string", int: "a whole number", float: "a number", bool: "true or false"}


def _called(value: Json) -> str:
    if value is None:
        return "null"
    return NAMES.get(type(value), "a list" if isinstance(value, list) else "an object")


def _key(kind: Any, name: str) -> str:
    return RENAMED.get((kind, name), name)


def _join(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key


def _wrong(where: str, what: str) -> NoReturn:
    raise FormatError(f"{where or 'the file'}: {what}; {MEND}")
