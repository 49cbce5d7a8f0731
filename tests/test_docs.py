"""The documentation is held to what the program does: commands run, output shown is had, links lead somewhere."""

from __future__ import annotations

import ast
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path

import pytest
from docs.generate import REFERENCE, generated, options, parsers

from crossread.cli import DOSSIER_FORMATS
from crossread.extract.damage import SIGNS
from crossread.render.exports.sheets import SHEETS
from crossread.settings import Settings

ROOT = Path(__file__).resolve().parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
LINKING = [
    *PAGES,
    ROOT / "CONTRIBUTING.md",
    ROOT / "CHANGELOG.md",
    ROOT / "examples" / "README.md",
    *sorted((ROOT / "docs" / "decisions").glob("*.md")),
    ROOT / "src" / "crossread" / "model" / "README.md",
]
BLOCK = re.compile(
    r"^(?P<mark><!-- [^\n]* -->\n)?```(?P<kind>sh|python|text)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL
)
LINK = re.compile(r"(?<!!)\[[^\]\n]+\]\((?P<target>[^)\s]+)\)")
OWED = re.compile(r"\b(?:MIT|CC0|CC BY|GUM|EWT|Wikidata|PETRARCH2|Gender Gap Tracker)\b")
"""Works and licences that heads of word lists name."""
REASONED = frozenset({"Refusal", "Rejected", "Unreachable"})
TEXT = REFERENCE.read_text(encoding="utf-8")


@dataclass(frozen=True)
class Block:
    """A block of a page: a command, a program, or what the block before it prints."""

    page: str
    line: int
    kind: str
    body: str
    mark: str

    @property
    def runs(self) -> bool:
        """README's blocks install and name folders of the reader's; marked ones say why they do not run."""
        return not self.mark and not (self.page == "README.md" and self.kind == "sh")


def blocks(page: Path) -> list[Block]:
    """The blocks of a page in order."""
    text = page.read_text(encoding="utf-8")
    return [
        Block(page.name, text.count("\n", 0, match.start()) + 1, match["kind"], match["body"], match["mark"] or "")
        for match in BLOCK.finditer(text)
    ]


def done(block: Block, place: Path) -> subprocess.CompletedProcess[str]:
    """Run a block in a folder as a reader would, on a terminal of 80 columns."""
    if block.kind == "python":
        (place / "block.py").write_text(block.body, encoding="utf-8")
        command = [sys.executable, "block.py"]
    else:
        command = ["bash", "-euo", "pipefail", "-c", block.body]
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "COLUMNS": "80", "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        command, cwd=place, env=environment, encoding="utf-8",
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False,
    )  # fmt: skip


def absent(block: Block) -> bool:
    """Whether the block needs a program of others that is not installed here."""
    needed = block.body.split()[0]
    return needed in {"jq", "dot"} and shutil.which(needed) is None


@pytest.mark.parametrize("page", [page for page in PAGES if blocks(page)], ids=lambda page: page.name)
def test_what_the_pages_tell_you_to_run_runs_and_prints_what_they_show(page: Path, tmp_path: Path) -> None:
    """Every command and program of a page runs, one after another, and every line of output shown is had."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    printed: list[str] = []
    for block in blocks(page):
        where = f"{block.page}, line {block.line}"
        if block.kind == "text":
            missing = [line for line in block.body.splitlines() if line.rstrip() not in printed]
            assert not missing, f"{where}: these lines are not in the output above them: {missing}"
        elif block.runs and not absent(block):
            result = done(block, tmp_path)
            assert result.returncode == 0, f"{where}: status {result.returncode}\n{result.stdout}"
            printed = [line.rstrip() for line in result.stdout.splitlines()]


def test_the_generated_tables_are_up_to_date() -> None:
    """The reference says what the code says: writing its tables again changes nothing."""
    assert generated(TEXT) == TEXT, "run `python docs/generate.py`"


def test_every_command_and_option_is_documented() -> None:
    """The reference has a section for every command, with each of its options."""
    for name, _, parser in parsers():
        _, found, rest = TEXT.partition(f"### crossread {name}\n")
        assert found, f"crossread {name} is not in the reference"
        section = rest.partition("\n### ")[0]
        assert [shown for shown, _ in options(parser) if f"`{shown}`" not in section] == []
        assert [flag for action in parser._actions for flag in action.option_strings
                if flag not in section and flag not in {"-h", "--help"}] == []  # fmt: skip


def test_every_setting_is_documented_with_its_reason() -> None:
    """The reference has every setting with its default and why it is so."""
    for branch in fields(Settings):
        for entry in fields(getattr(Settings(), branch.name)):
            row = next((line for line in TEXT.splitlines() if line.startswith(f"| `{branch.name}.{entry.name}` ")), "")
            assert f"| `{entry.default!r}` | " in row, f"{branch.name}.{entry.name} is not in the reference"
            assert len(row.rstrip(" |").rpartition(" | ")[2].split()) >= 5, f"{branch.name}.{entry.name} has no reason"


def test_every_field_of_the_format_is_documented() -> None:
    """Whatever the schema allows in a dossier, the reference explains."""
    schema = json.loads((ROOT / "docs" / "crossread-1.schema.json").read_text(encoding="utf-8"))
    tables = {part.partition("\n")[0]: part for part in TEXT.split("\n### ")}
    for noun, shape in schema["$defs"].items():
        for field in shape.get("properties", {}):
            row = next((line for line in tables[noun].splitlines() if line.startswith(f"| `{field}` |")), "")
            assert len(row.rstrip(" |").split(" | ")) == 3, f"{noun}.{field} is not explained in the reference"


@pytest.mark.parametrize("name", SHEETS)
def test_every_column_of_a_sheet_is_documented(name: str) -> None:
    """The reference says of every column of every sheet what it holds, and of no other."""
    heading = "### Statements for Discourse Network Analyzer\n" if name == "dna" else f"#### .{name}.csv\n"
    section = TEXT.partition(heading)[2].partition("\n#")[0]
    rows = re.findall(r"^\| ((?:`[^`]+`(?:, )?)+) \| [^|]+ \|$", section, re.MULTILINE)
    documented = [column for row in rows for column in re.findall(r"`([^`]+)`", row)]
    assert sorted(documented) == sorted(SHEETS[name][0])


def test_every_suffix_is_documented() -> None:
    """The reference has every suffix that `collate` and `show` write in its table of what is written."""
    table = TEXT.partition("### What is written\n")[2].partition("\n### ")[0]
    assert [suffix for suffix in DOSSIER_FORMATS if f"`{suffix}`" not in table] == []


def test_every_sort_of_annotation_is_documented() -> None:
    """The reference has every sort of finding that the Web Annotations have."""
    source = (ROOT / "src" / "crossread" / "render" / "exports" / "findings.py").read_text(encoding="utf-8")
    made = [call for call in ast.walk(ast.parse(source)) if isinstance(call, ast.Call) and called(call) == "Finding"]
    sorts = {text for call in made for text in texts(call.args[2])} | {"spelling", "role", "report"}
    assert {"title", "reading", "quote", "damage"} <= sorts
    section = TEXT.partition("### Web Annotations\n")[2].partition("\n### ")[0]
    assert sorted(sort for sort in sorts if f"`{sort}`" not in section) == []


def test_every_reason_for_setting_aside_is_documented() -> None:
    """The reference has every word that can stand as the reason of a rejected input, and every kind of damage."""
    words = set(rejection_words())
    assert {"empty", "binary", "hidden", "unreachable", "bad-record", "already-read"} <= words
    assert sorted(word for word in words if f"| `{word}` |" not in TEXT) == []
    assert sorted(sign.kind for sign in SIGNS if f"- `{sign.kind}`\n" not in TEXT) == []


def test_every_reason_for_a_cut_is_documented() -> None:
    """Each reason that the example's cuts carry, and each in the table of the reference, has its line."""
    known = {reason for module in ("head", "cuts", "signs", "recurrence") for reason in literals(module)}
    rows = re.findall(
        r"^\| `([^`]+)` \|", TEXT.partition("### Reasons for cuts")[2].partition("### Kinds of damage")[0], re.MULTILINE
    )
    assert len(rows) > 10
    assert [row for row in rows if row not in known] == []
    returned = {text for module in ("head", "cuts", "signs") for text in answers(module)}
    assert returned
    assert sorted(returned - set(rows)) == []


def test_every_rule_that_gives_a_reason_is_documented() -> None:
    """The name of each rule that `explain` may show stands in the reference."""
    rules = {
        str(call.args[0].value)
        for call in calls(ROOT / "src" / "crossread")
        if called(call) in {"Reason", "Trace"} and call.args and isinstance(call.args[0], ast.Constant)
    }
    assert {"verbatim", "same claim", "one origin"} <= rules
    assert sorted(rule for rule in rules if f"`{rule}`" not in TEXT and not rule.startswith("quote: ")) == []


@pytest.mark.parametrize("page", LINKING, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_within_the_project_leads_somewhere(page: Path) -> None:
    """Each relative link of the documentation names a file that exists and a heading that it has."""
    broken = []
    for match in LINK.finditer(page.read_text(encoding="utf-8")):
        target, _, heading = match["target"].partition("#")
        if target.startswith(("http://", "https://")):
            continue
        file = (page.parent / target).resolve() if target else page
        if not file.exists() or (heading and heading not in anchors(file)):
            broken.append(match["target"])
    assert broken == []


def test_whoever_gave_words_to_a_list_is_named() -> None:
    """Each word list whose head names a work of others stands in NOTICE."""
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    lists = sorted((ROOT / "src" / "crossread" / "language" / "lexicon").glob("*.txt"))
    owing = [path.name for path in lists if OWED.search("".join(comments(path)))]
    assert "quote_verbs.txt" in owing
    assert [name for name in owing if name not in notice] == []


@pytest.mark.parametrize("name", ["demo", "test"])
def test_the_readme_has_its_two_commands(name: str) -> None:
    """A newcomer finds in the README one command that shows a dossier and one that runs the tests."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    marked = [block for block in blocks(ROOT / "README.md") if block.mark == f"<!-- command: {name} -->\n"]
    assert readme.count(f"<!-- command: {name} -->\n```sh\n") == 1
    assert len(marked) == 1
    assert len(marked[0].body.splitlines()) == 1


# ---- reading pages and code ----------------------------------------------------------------------------------


def comments(path: Path) -> Iterator[str]:
    """The comments of a word list."""
    with path.open(encoding="utf-8") as lines:
        yield from (line for line in lines if line.startswith("#"))


def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, as code hosts make them."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def calls(folder: Path) -> Iterator[ast.Call]:
    """Every call in the modules of a folder."""
    for module in sorted(folder.rglob("*.py")):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                yield node


def called(call: ast.Call) -> str:
    """The name of what a call calls; empty if it has none."""
    return call.func.id if isinstance(call.func, ast.Name) else ""


def rejection_words() -> Iterator[str]:
    """Every literal that stands as the reason of something rejected."""
    for part in ("extract", "fetch"):
        for call in calls(ROOT / "src" / "crossread" / part):
            pairs = [
                one.value.elts for one in call.keywords if one.arg == "rejected" and isinstance(one.value, ast.Tuple)
            ]
            if called(call) in REASONED:
                pairs.append(call.args[1:2] if called(call) == "Rejected" else call.args[:1])
            elif called(call) == "replace":
                pairs = [pair[:1] for pair in pairs]
            for pair in pairs:
                if pair:
                    yield from texts(pair[0])


def texts(node: ast.expr) -> Iterator[str]:
    """The literals that an expression can be."""
    if isinstance(node, ast.IfExp):
        yield from texts(node.body)
        yield from texts(node.orelse)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value


def module(name: str) -> ast.Module:
    """A module of `extract`."""
    return ast.parse((ROOT / "src" / "crossread" / "extract" / f"{name}.py").read_text(encoding="utf-8"))


def literals(name: str) -> Iterator[str]:
    """Every literal text of a module of `extract`."""
    for node in ast.walk(module(name)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def answers(name: str) -> Iterator[str]:
    """The reasons that functions of a module of `extract` answer with: of those that give `str | None`, or a pair."""
    for function in ast.walk(module(name)):
        if isinstance(function, ast.FunctionDef) and function.returns is not None:
            kind = ast.unparse(function.returns)
            given = function.name in {"day_of", "byline_of", "_dated", "_named"}
            for node in ast.walk(function):
                if (
                    isinstance(node, ast.Return)
                    and node.value is not None
                    and not given
                    and kind.startswith(("str | None", "tuple[str | None"))
                ):
                    yield from texts(node.value.elts[0] if isinstance(node.value, ast.Tuple) else node.value)
