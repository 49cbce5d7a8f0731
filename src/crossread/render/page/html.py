"""The page: one file that needs no network; every finding with its passages, every report in full."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup

from crossread.records import Collation, Status
from crossread.render import labels as words
from crossread.render.contexts import Contexts
from crossread.render.descent import PASSAGE, strength
from crossread.render.grounds import grounds
from crossread.render.labels import KIND_WORDS, QUOTE_WORDS, counted, line, visible
from crossread.render.page.facets import Facets
from crossread.render.page.layout import laid_out
from crossread.render.page.marks import continued, fragment, marked, spans, target
from crossread.render.page.shown import Shown, leftward
from crossread.render.story import DOZEN, FEW, SHORT, SURE, Story, stories

COLUMNS = 6
"""Actors up to which a ledger has a column each; with more it would be mostly empty, and narrower than a name."""

TEMPLATES = (
    "page.html", "story.html", "kin.html", "filter.html", "findings.html", "said.html", "wanted.html", "reports.html",
)  # fmt: skip


STYLES = ("page.css", "charts.css")


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
    style = Block(Markup("").join(_read(f"styles/{name}") for name in STYLES) + _continued(told))
    script = Block(_read("scripts/page.js"))
    policy = (
        f"default-src 'none'; style-src {style.source}; script-src {script.source}; base-uri 'none'; form-action 'none'"
    )
    page = _environment().get_template("page.html")
    return page.render(stories=told, rejected=collation.rejected, style=style.text, script=script.text, policy=policy)


def _shown(found: tuple[Story, ...]) -> Iterator[Shown]:
    seen: set[str] = set()
    for number, story in enumerate(found, 1):
        dossier = story.dossier
        held = (dossier.points, dossier.utterances, dossier.ledger, dossier.names, dossier.lineages)
        ids = {finding.id for findings in held for finding in findings}
        layout = laid_out(dossier, story.labels)
        lines = [edge for edge in layout.edges if edge.style != PASSAGE and not edge.fold]
        drawn = [ends for edge in lines for ends in edge.descents]
        why = grounds(dossier, story.labels, drawn)
        found_in = spans(dossier, (linked for ground in why for linked in ground.linked()))
        texts = {report.id: marked(report, found_in[report.id]) for report in dossier.reports}
        facets = Facets.of(dossier, story.labels, story.behind)
        yield Shown(story, Contexts.of(dossier.reports), number, texts, frozenset(ids & seen), layout, why, facets)
        seen |= ids


def _continued(told: tuple[Shown, ...]) -> Markup:
    """A rule for each span that goes on in a second element, so that all of it lights up without a script."""
    ids = [id for shown in told for text in shown.texts.values() for id in continued(text)]
    rules = (f':root:has([id="{id}"]:target) [data-of="{id}"]' for id in dict.fromkeys(ids))
    joined = ",\n".join(rules)
    return Markup(f"{joined} {{ background: var(--lit); color: var(--ink); }}\n") if joined else Markup("")


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
    environment.filters.update(line=line, visible=visible, web=_web, leftward=leftward)
    environment.tests.update(dated=words.dated)
    environment.globals.update(
        DOZEN=DOZEN,
        FEW=FEW,
        SURE=SURE,
        SHORT=SHORT,
        LATER=Status.LATER,
        COLUMNS=COLUMNS,
        kind_words=KIND_WORDS,
        quote_words=QUOTE_WORDS,
        fragment=fragment,
        counted=counted,
        strength=strength,
        visible=visible,
        target=target,
        lineages=words.lineages,
        published=words.published,
        act=words.act,
    )
    return environment


def _web(source: str) -> bool:
    """Whether a source is an address that a page may link to."""
    return source.lower().startswith(("http://", "https://")) and source.isprintable() and " " not in source
