"""Citations in Markdown: whose words, in which report of the list at its end, and where in the report's text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from crossread.records import Passage, Report, Support
from crossread.render.contexts import by_report
from crossread.render.labels import counted, lineages
from crossread.render.story import Story
from crossread.render.text.backing import Backing
from crossread.render.text.escaping import address, inline, joined, link, plain, quoted

CUT = 100
"""Characters that show which block was cut; the page and the JSON have all of it."""

EXPLAINED = (
    "A letter is that of a lineage in the list under the title: reports that go back to one origin. "
    "A number in brackets is that of a report in the list under *Reports*; after it stand the characters of the "
    "report’s text, counted from 0: from the first number up to the second."
)


@dataclass(frozen=True, slots=True)
class Citations:
    """The numbers of the reports of one story, which go on from those of the story before."""

    story: Story
    numbers: dict[str, int]

    @classmethod
    def of(cls, told: Sequence[Story]) -> tuple[Citations, ...]:
        """The numbers of the reports of several stories."""
        found, at = [], 1
        for story in told:
            reports = story.dossier.reports
            found.append(cls(story, {report.id: at + number for number, report in enumerate(reports)}))
            at += len(reports)
        return tuple(found)

    def number(self, report: str) -> str:
        """A report's number as it is cited: `[3]`."""
        return f"[{self.numbers[report]}]" if report in self.numbers else ""

    def cited(self, passages: Iterable[Passage]) -> str:
        """The passages by report: `LN247 [3] 99–130, 150–160; Daily Quay [2] 0–42`."""
        held = groupby(by_report(passages, self.story.labels), key=lambda one: one.report)
        return "; ".join(
            " ".join(filter(None, (inline(self.outlet(report)), self.number(report), _places(found))))
            for report, found in held
        )

    def first(self, passages: Iterable[Passage]) -> str:
        """The first passage of each report, cited: enough for a word that a report has many times."""
        held = groupby(by_report(passages, self.story.labels), key=lambda one: one.report)
        return self.cited(next(found) for _, found in held)

    def backed(self, passages: Sequence[Passage], support: Support) -> str:
        """How many lineages, which, and the passages: `2 lineages (A, C): LN247 [3] 99–130`."""
        letters = ", ".join(Backing.of(passages, support, self.story).letters)
        counts = f"{lineages(support)} ({letters})" if letters else lineages(support)
        return f"{counts}: {self.cited(passages)}"

    def outlet(self, report: str) -> str:
        """What an outlet is called in a citation."""
        return self.story.labels.short(self.story.labels.outlet(report))

    def listed(self) -> Iterator[str]:
        """The list of the reports: outlet, headline with its link, who wrote it, day; damage and cuts beneath."""
        for report in self.story.dossier.reports:
            yield f"- {self._listed(report)}"
            for limit in report.limits:
                yield f"  - {plain(limit.rule)}: {inline(limit.detail)}"
            for damage in report.damage:
                place = self.cited((damage.passage,))
                yield f"  - damaged ({inline(damage.kind)}): {quoted(damage.passage.text)} ({place})"
            if report.cuts:
                yield f"  - {counted(len(report.cuts), 'block')} cut"
            for cut in report.cuts:
                words = cut.text[:CUT]
                yield f"    - {plain(cut.reason)}: {quoted(f'{words} …' if len(cut.text) > CUT else words)}"

    def _listed(self, report: Report) -> str:
        story = self.story
        letter = story.labels.sigla.get(story.behind.home.get(report.id, ""), "")
        named = quoted(report.title) if report.title else "no title"
        parts = (
            f"**{plain(story.labels.outlet(report.id))}**",
            link(named, report.source),
            inline(report.byline or ""),
            inline(story.times[report.id] or "day unknown"),
            "" if address(report.source) else inline(report.source),
            f"lineage {letter}" if letter else "",
        )
        return f"{self.number(report.id)} {joined(parts)}"


def _places(passages: Iterable[Passage]) -> str:
    return ", ".join(f"{one.start}–{one.end}" for one in passages)
