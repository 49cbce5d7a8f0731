"""The page: one file that needs no network. It has the reports in full, and all else as places in their texts."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup

from crossread.records import Collation
from crossread.render import labels as words
from crossread.render.labels import counted, line, visible
from crossread.render.page.drawing import hue
from crossread.render.page.naming import fragment, web
from crossread.render.page.rows import written
from crossread.render.page.shown import Shown
from crossread.render.story import Story, stories

TEMPLATES = ("page.html", "story.html", "kin.html", "reports.html")
STYLES = ("page.css", "beside.css", "charts.css")
SCRIPTS = (
    "dom.js", "stories.js", "words.js", "support.js", "lists.js", "lines.js", "clipboard.js", "grounds.js",
    "columns.js", "beside.js", "marks.js", "sections.js", "filter.js", "main.js",
)  # fmt: skip
"""The modules of the page's script; each imports only from those before it, so that they can stand as one."""


@dataclass(frozen=True, slots=True)
class Block:
    """A style sheet or script that stands in the page, and the hash that lets it run."""

    text: Markup

    @property
    def source(self) -> str:
        """The block's source expression for a content security policy."""
        found = hashlib.sha256(str(self.text).encode("utf-8")).digest()
        return f"'sha256-{base64.b64encode(found).decode('ascii')}'"


def html(collation: Collation) -> str:
    """The whole collation as one page: no network, a strict content security policy, every passage linked."""
    told = tuple(_shown(stories(collation)))
    style, script = Block(Markup("").join(_read(f"styles/{name}") for name in STYLES)), Block(joined())
    policy = (
        f"default-src 'none'; style-src {style.source}; script-src {script.source}; base-uri 'none'; form-action 'none'"
    )
    return _environment().get_template("page.html").render(
        stories=told,
        rejected=collation.rejected,
        findings=Markup(written(shown.rows() for shown in told)),
        style=style.text,
        script=script.text,
        policy=policy,
    )  # fmt: skip


def _shown(found: Iterable[Story]) -> Iterator[Shown]:
    seen: set[str] = set()
    for number, story in enumerate(found, 1):
        dossier = story.dossier
        held = (dossier.points, dossier.utterances, dossier.ledger, dossier.positions, dossier.names, dossier.lineages)
        ids = {finding.id for findings in held for finding in findings}
        yield Shown.of(story, number, frozenset(ids & seen))
        seen |= ids


def joined() -> Markup:
    """The script's modules as one: without what they import from one another, and what is only for who reads them."""
    lines = "".join(_read(f"scripts/{name}") for name in SCRIPTS).splitlines(keepends=True)
    kept = (one for one in lines if not re.match(r"import |\s*//|\s*$", one))
    return Markup("".join(one.removeprefix("export ") for one in kept))


def _read(name: str) -> Markup:
    return Markup((files("crossread.render.page") / name).read_text("utf-8"))


@cache
def _environment() -> Environment:
    """The templates, compiled once: all that they print is escaped, and a misspelt field is an error."""
    environment = Environment(
        loader=DictLoader({name: str(_read(f"templates/{name}")) for name in TEMPLATES}),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(line=line, visible=visible, web=web)
    environment.tests.update(dated=words.dated)
    environment.globals.update(hue=hue, fragment=fragment, counted=counted, published=words.published)
    return environment
