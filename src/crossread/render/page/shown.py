"""What the templates of the page ask about one story; what its script draws comes from `findings`."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from crossread.render import labels as words
from crossread.render.descent import PASSAGE
from crossread.render.grounds import Ground, grounds
from crossread.render.labels import counted
from crossread.render.page import timeline
from crossread.render.page.drawing import legend, svg
from crossread.render.page.findings import Rows, language
from crossread.render.page.layout import Layout, laid_out
from crossread.render.page.naming import fragment
from crossread.render.page.rows import StoryRow
from crossread.render.story import Story, headline, title
from crossread.render.tree import Branch, branches

NUMBERED = frozenset({"fold", "when"})
"""Kinds of places whose ids are counted in each story anew."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One story of the page."""

    story: Story
    number: int
    """Which story of the page this is, from 1."""
    taken: frozenset[str]
    """Ids of findings that an earlier story of the page has as well."""
    layout: Layout
    grounds: tuple[Ground, ...]
    """Why the lineages and what is drawn between them are held to be so."""

    @classmethod
    def of(cls, story: Story, number: int, taken: frozenset[str]) -> Shown:
        """A story of the page."""
        layout = laid_out(story.dossier, story.labels)
        lines = [edge for edge in layout.edges if edge.style != PASSAGE and not edge.fold]
        drawn = [ends for edge in lines for ends in edge.descents]
        return cls(story, number, taken, layout, grounds(story.dossier, story.labels, drawn))

    @property
    def title(self) -> str:
        """The title passage."""
        return title(self.story.dossier)

    @property
    def headed(self) -> bool:
        """Whether the title is all that one of several agreed points says, so that it is not listed again."""
        return len(self.story.agreed) > 1 and headline(self.story) in self.story.agreed

    @property
    def days(self) -> str:
        """When its reports were published."""
        return words.days(self.story.dossier.first, self.story.dossier.last)

    def rows(self) -> StoryRow:
        """Its findings, as the page's script reads them."""
        return Rows.of(self.story, self.anchor).all(self.grounds)

    def anchor(self, kind: str, *ids: str) -> str:
        """The id that leads to a finding, such as `point-3f2a`, told apart where two stories have it."""
        if kind in NUMBERED:
            return fragment(kind, self.number, *ids)
        plain = fragment(*ids) if ids[0].startswith(f"{kind}-") else fragment(kind, *ids)
        return f"{plain}-in-{self.number}" if self.taken.intersection(ids) else plain

    def branches(self) -> tuple[Branch, ...]:
        """The lineages as trees."""
        return branches(self.story.dossier, self.story.labels)

    def explained(self) -> frozenset[tuple[str, ...]]:
        """The lineages and descents of which the page says why, as branches name them."""
        return frozenset((one.kind, *one.ends) for one in self.grounds)

    def drawing(self) -> Markup:
        """The lineages as SVG; the list beside it says the same."""
        about = (
            f"The lineages of {counted(len(self.story.dossier.reports), 'report')}; the list on this page says the same"
        )
        return svg(self.layout, about, self.anchor)

    def timeline(self) -> Markup:
        """What is told to have happened when, and when it was published, as SVG; the list below says the same."""
        return timeline.svg(self.story, self.anchor)

    def legend(self) -> Markup:
        """What the lines of the drawing mean."""
        return legend(self.layout)

    def lineage(self, report: str) -> tuple[int, str, str]:
        """The lineage that a report belongs to: its rank by size, its letter, and what it is called."""
        id, labels = self.story.behind.home.get(report), self.story.labels
        return (labels.sizes[id], labels.sigla[id], labels.lineages[id]) if id is not None else (0, "", "no lineage")

    def outlet(self, report: str) -> str:
        """What a report is called."""
        return self.story.labels.outlet(report)

    def language(self, report: str) -> str:
        """The language a report is in, as a language tag; empty where it is the page's own or unknown."""
        return next((language(one) for one in self.story.dossier.reports if one.id == report), "")
