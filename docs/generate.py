"""Write the parts of docs/reference.md that the code knows best: run `python docs/generate.py` after changing it.

Each part stands between `<!-- generated: NAME -->` and `<!-- end -->`; the table `PARTS` has a function a part.
What they write is read from the code: the parser of the commands, the frozen settings, the nouns and the tables of
evidence, checks and signs. `tests/test_docs.py` fails if writing them again would change anything.
"""

from __future__ import annotations

import argparse
import ast
import inspect
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

from crossread import cli, records, settings
from crossread.extract import damage, signs
from crossread.lineage.evidence import EVIDENCE, PRIOR
from crossread.points.checks import CHECKS
from crossread.wire import OPTIONAL, RENAMED

REFERENCE = Path(__file__).parent / "reference.md"
PART = re.compile(r"(<!-- generated: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)
NOUNS = (
    records.Collation, records.Rejected, records.Passage, records.Reason, records.Dossier, records.Report,
    records.Cut, records.Damage, records.Lineage, records.Origin, records.Descent, records.Copy, records.Support,
    records.Name, records.Worded, records.Quote, records.Utterance, records.Wording, records.Change, records.Point,
    records.Reading, records.Position, records.Entry, records.Moment,
)  # fmt: skip
"""The nouns that a file of JSON has, in the order of the reference."""
TYPES = {"str": "text", "int": "whole number", "float": "number", "bool": "true or false", "None": "null"}

MEANINGS: Mapping[str, str] = {
    "id": "Made from content; unique in the dossier.",
    "reasons": "Why it was found.",
    "passages": "Where it stands.",
    "rejected.source": "URL or path as given.",
    "rejected.detail": "The same in words.",
    "collation.dossiers": "One a story, the largest first.",
    "collation.rejected": "Inputs set aside.",
    "passage.report": "Id of the report.",
    "passage.start": "The first code point of `text` in the report's text.",
    "passage.end": "The first code point after it.",
    "passage.text": "Exactly these characters of the report.",
    "reason.rule": "Name of the rule; see the tables below.",
    "reason.detail": "What the rule saw.",
    "reason.weight": "A step in log-odds for descent; elsewhere how sure the rule is, mostly 0 to 1.",
    "reason.passages": "The passages that it saw, at most a few.",
    "dossier": "Everything that the reports of one story say, and who has it from whom.",
    "dossier.story": "Id of the story, made from its reports.",
    "dossier.title": "The lead sentence of a report whose matter most other lineages have too.",
    "dossier.to": "Latest day a report of it was published.",
    "dossier.reports": "In order of publication, those without a time first.",
    "dossier.lineages": "Every report is in exactly one.",
    "dossier.descents": "Certain and uncertain ones.",
    "dossier.copies": "Passages that two reports share.",
    "dossier.names": "Who and what is named.",
    "dossier.quotes": "Everything put in somebody's mouth, report by report.",
    "dossier.utterances": "The quotes, gathered by what was said.",
    "dossier.points": "Where reports can be compared.",
    "dossier.positions": "Who demands, rejects, offers what.",
    "dossier.moments": "When things happened.",
    "dossier.ledger": "The positions, gathered by actor, act and matter.",
    "report.source": "URL or path as given; for a record, its own address or the path with `#` and its number.",
    "report.title": "The headline.",
    "report.byline": "Who wrote it.",
    "report.cuts": "What was removed as boilerplate.",
    "report.damage": "Where text is missing or garbled.",
    "cut.text": "The block, whole.",
    "cut.reason": "See [reasons for cuts](#reasons-for-cuts).",
    "damage.passage": "The place, with a word or two around it.",
    "damage.kind": "See [kinds of damage](#kinds-of-damage).",
    "lineage.origin": "What it goes back to.",
    "lineage.reports": "Ids of its reports.",
    "lineage.passages": "Passages of reports of other lineages that come from this one.",
    "origin.kind": "Whether it is one of the reports, a source that is named, or neither.",
    "origin.report": "Id of the report, if it is one.",
    "origin.name": "Name of the source, if it is named.",
    "origin.passages": "Where it is named.",
    "descent.to": "Id of the report that comes from it.",
    "descent.kind": "See [evidence](#evidence-for-descent).",
    "descent.score": "Probability of common descent, 0 to 1.",
    "descent.certain": "Whether the two are one lineage.",
    "copy.left": "The passage in the report with the smaller id.",
    "copy.right": "The passage in the other.",
    "copy.kind": "Equal words, or a sentence that means the same.",
    "support.least": "If every uncertain link holds.",
    "support.most": "If none does.",
    "name.kind": "What it names.",
    "name.variants": "Every spelling.",
    "name.roles": "What the reports say that it is or does.",
    "worded.text": "The wording.",
    "quote.kind": "In quotation marks, without, or partly.",
    "quote.cue": "The words that announce it, such as a verb of saying.",
    "quote.speaker": "Whose words they are, as the report says.",
    "utterance.name": "Id of the name of the speaker.",
    "utterance.quotes": "Ids of its quotes.",
    "utterance.lineages": "How many lineages have it.",
    "utterance.wordings": "Every form of it.",
    "wording.text": "The words.",
    "wording.quotes": "Ids of the quotes that have them.",
    "change.fullest": "The words of the fullest wording; null where words are added.",
    "change.here": "The words of this one; null where words are dropped.",
    "entry.name": "Id of the actor's `Name`.",
    "entry.act": "What the actor does.",
    "entry.denied": "Whether the reports say that the actor does not.",
    "entry.matter": "Id of what it is about, as its positions have it.",
    "entry.positions": "Ids of its positions.",
    "entry.lineages": "How many lineages tell it.",
    "point.kind": "What differs, or `statement`.",
    "point.status": "See the [explanation](explanation.md#points-readings-discrepancies).",
    "point.readings": "One if single, mostly one if agreed, more if disputed or later.",
    "point.lineages": "How many lineages stand behind all of its readings.",
    "reading.passages": "The claims that have it.",
    "reading.lineages": "How many lineages have it.",
    "reading.marked": "The words of its passages in which it differs from the other readings.",
    "position.act": "What the actor does.",
    "position.issue": "About what.",
    "position.denied": "Whether the report says that the actor does not.",
    "moment.to": "ISO 8601 date or time, inclusive.",
    "moment.precision": "How finely it is known.",
    "moment.expression": "The words that say when.",
    "moment.kind": "What the words say: when, at what time, how long or how often.",
}
"""What fields mean in JSON where their names say enough in the code; by noun and field, noun, or field alone."""


def commands() -> str:
    """Every command with its arguments and options."""
    return "\n".join(_command(name, help_, parser) for name, help_, parser in parsers())


def parsers() -> Iterator[tuple[str, str, argparse.ArgumentParser]]:
    """Name, help and parser of every command."""
    for action in cli._parser()._actions:
        if isinstance(action, argparse._SubParsersAction):
            helps = {choice.dest: choice.help or "" for choice in action._choices_actions}
            for name, parser in action.choices.items():
                yield name, helps[name], parser


def options(parser: argparse.ArgumentParser) -> Iterator[tuple[str, str]]:
    """Every argument and option of a parser but `--help`, as one types it, with its help."""
    for action in parser._actions:
        if not isinstance(action, argparse._HelpAction | argparse._SubParsersAction):
            name = str(action.metavar or action.dest)
            many = " ..." if action.nargs == "+" else ""
            flags = ", ".join(action.option_strings)
            shown = f"{flags} {name}" if flags and action.nargs != 0 else flags or name + many
            yield shown, action.help or ""


def _command(name: str, help_: str, parser: argparse.ArgumentParser) -> str:
    rows = [(f"`{shown}`", text) for shown, text in options(parser)]
    return f"### crossread {name}\n\n{_sentence(help_)}\n\n{_table(('Argument or option', 'Meaning'), rows)}"


def setting_rows() -> str:
    """Every setting with its default and its reason."""
    found = []
    comments = _comments(settings)
    for branch in fields(settings.Settings):
        leaf = type(getattr(settings.Settings(), branch.name))
        rows = [
            (f"`{branch.name}.{entry.name}`", f"`{entry.default!r}`", comments[leaf.__name__, entry.name])
            for entry in fields(leaf)
        ]
        table = _table(("Setting", "Default", "What it is, and why it is so"), rows)
        found.append(f"### {branch.name}\n\n{inspect.getdoc(leaf)}\n\n{table}")
    return "\n".join(found)


def evidence() -> str:
    """Every kind of evidence for descent with what it weighs."""
    rows = []
    for line in EVIDENCE:
        about = _sentence(_flat(inspect.getdoc(line.look) or ""))
        rules = " or ".join(f"`{rule}`" for rule in _rules(line.look, "Trace"))
        rows.append((f"`{line.look.__name__}`", rules, about, f"{line.weight:g}"))
    prior = f"Prior: {PRIOR:g}.\n\n"
    return prior + _table(("Evidence", "Rule", "What it looks at", "Weight"), rows)


def checks() -> str:
    """Every check for differences."""
    rows = [
        (f"`{one.name}`", one.says, f"`{one.kind}`", f"{one.floor:g}", "yes" if one.agrees_alone else "no")
        for one in CHECKS
    ]
    return _table(("Check", "Compares", "Kind of point", "Claims must be alike by", "Agreement alone is a point"), rows)


def cuts() -> str:
    """Every reason of the signs that look at a line alone."""
    rows = [
        (f"`{reason}`", _flat(inspect.getdoc(sign) or ""))
        for sign in signs.SIGNS
        for reason in dict.fromkeys(_returned(sign))
    ]
    return _table(("Reason", "Which lines"), rows)


def damage_kinds() -> str:
    """Every kind of damage."""
    return "".join(f"- `{kind}`\n" for kind in dict.fromkeys(sign.kind for sign in damage.SIGNS))


def nouns() -> str:
    """Every record of the JSON with its fields."""
    comments = _comments(records)
    return "\n".join(_noun(noun, comments) for noun in NOUNS)


def _noun(noun: type[Any], comments: Mapping[tuple[str, str], str]) -> str:
    rows = []
    for entry in fields(noun):
        optional = "; may be absent" if (noun, entry.name) in OPTIONAL else ""
        kind = _kind(str(entry.type)) + optional
        name = RENAMED.get((noun, entry.name), entry.name)
        told = comments.get((noun.__name__, entry.name)) or MEANINGS.get(f"{noun.__name__.lower()}.{name}", "")
        rows.append((f"`{name}`", kind, _as_json(told or MEANINGS.get(name, ""))))
        if (noun, entry.name) == (records.Report, "text"):
            rows.append(("`lineage`", "text or null", "Id of the lineage that has the report."))
    if noun is records.Collation:
        rows[:0] = [
            ("`format`", "text", "`crossread/1`."),
            ("`settings`", "settings", "The settings of the run, as in the tables above."),
        ]
    table = _table(("Field", "Type", "Meaning"), rows)
    what = MEANINGS.get(noun.__name__.lower()) or inspect.getdoc(noun) or ""
    return f"### {noun.__name__.lower()}\n\n{_as_json(what)}\n\n{table}"


def _kind(annotation: str) -> str:
    """A type as a reader of JSON knows it."""
    if annotation.startswith("tuple["):
        return f"list of {_kind(annotation.removeprefix('tuple[').removesuffix(', ...]'))}"
    parts = [part.strip() for part in annotation.split("|")]
    return " or ".join(TYPES.get(part) or _named(part) for part in parts)


def _named(part: str) -> str:
    noun = getattr(records, part)
    return part.lower() if is_dataclass(noun) else ", ".join(f"`{value}`" for value in noun)


PARTS: Mapping[str, Callable[[], str]] = {
    "commands": commands,
    "settings": setting_rows,
    "nouns": nouns,
    "evidence": evidence,
    "checks": checks,
    "cuts": cuts,
    "damage": damage_kinds,
}


def generated(text: str) -> str:
    """The text with every part written anew; KeyError for a part that nobody writes."""
    return PART.sub(lambda match: f"{match.group(1)}\n{PARTS[match.group(2)]().strip()}\n\n{match.group(3)}", text)


# ---- reading the code --------------------------------------------------------------------------------------


def _comments(module: Any) -> dict[tuple[str, str], str]:
    """The text under every field of every class: the string that follows its line."""
    found = {}
    for node in ast.parse(inspect.getsource(module)).body:
        if isinstance(node, ast.ClassDef):
            for entry, below in zip(node.body, node.body[1:], strict=False):
                if (
                    isinstance(entry, ast.AnnAssign)
                    and isinstance(entry.target, ast.Name)
                    and isinstance(below, ast.Expr)
                    and isinstance(below.value, ast.Constant)
                ):
                    found[node.name, entry.target.id] = _flat(str(below.value.value))
    return found


def _rules(function: Callable[..., object], noun: str) -> list[str]:
    """The names of the rules in the reasons, or the signs, that a function gives."""
    calls = [node for node in ast.walk(_tree(function)) if isinstance(node, ast.Call)]
    return [
        str(call.args[0].value)
        for call in calls
        if isinstance(call.func, ast.Name) and call.func.id == noun and isinstance(call.args[0], ast.Constant)
    ]


def _returned(function: Callable[..., object]) -> Iterator[str]:
    """The texts that a function can return: literals and names of its module, in order."""
    for node in ast.walk(_tree(function)):
        if isinstance(node, ast.Return) and node.value is not None:
            for value in (node.value.body, node.value.orelse) if isinstance(node.value, ast.IfExp) else (node.value,):
                if isinstance(value, ast.Constant) and isinstance(value.value, str):
                    yield value.value
                elif isinstance(value, ast.Name):
                    yield str(getattr(inspect.getmodule(function), value.id))


def _tree(function: Callable[..., object]) -> ast.AST:
    return ast.parse(inspect.getsource(function))


# ---- writing Markdown --------------------------------------------------------------------------------------


def _flat(text: str) -> str:
    return " ".join(text.split())


def _as_json(text: str) -> str:
    """A docstring for readers of JSON, where nothing is `null`."""
    return re.sub(r"\bNone\b", "null", _flat(text))


def _sentence(text: str) -> str:
    whole = text[:1].upper() + text[1:]
    return whole if whole.endswith((".", "!", "?")) else whole + "."


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |\n" for line in lines)


if __name__ == "__main__":
    REFERENCE.write_text(generated(REFERENCE.read_text(encoding="utf-8")), encoding="utf-8")
