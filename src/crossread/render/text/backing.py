"""Who is behind something, as short as one line has room for: the letters of the lineages, and the outlets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from crossread.records import Passage, Support
from crossread.render.contexts import by_report
from crossread.render.labels import Labels, lineages
from crossread.render.readings import Group
from crossread.render.story import Story

NAMED = 4
"""Outlets named in one line: with more of them the line is a list of names and no longer says anything."""


@dataclass(frozen=True, slots=True)
class Backing:
    """The lineages behind some passages, and the outlets that have them."""

    letters: tuple[str, ...]
    """One for each lineage; `C/D` where it is open which of two it is."""
    range: str
    """How many lineages in words where the letters do not say it: `1–2 lineages`; else empty."""
    passages: tuple[Passage, ...]

    @classmethod
    def of(cls, passages: Iterable[Passage], support: Support | None, story: Story) -> Backing:
        """What is behind these passages; the dossier counts so many lineages, or does not count them."""
        held = by_report(passages, story.labels)
        letters = _letters(story.behind.groups(held), story.labels)
        settled = support is None or support.least == support.most == len(letters)
        return cls(letters, "" if settled or support is None else lineages(support), held)

    def outlets(self, story: Story, most: int = NAMED) -> str:
        """The outlets in words: by name, the first few and how many more, or that all reports have it."""
        who = story.labels.who(self.passages)
        if len(who) == len(story.dossier.reports) > 2:
            return f"all {len(who):,} reports"
        named = [story.labels.short(one) for one in who]
        return (
            ", ".join(named)
            if len(named) <= most
            else f"{', '.join(named[: most - 1])} and {len(who) - most + 1:,} more"
        )


def _letters(groups: Sequence[Group], labels: Labels) -> tuple[str, ...]:
    """The letters of the lineages that are surely behind something, then of those of which one is."""
    sure = {group.lineages[0] for group in groups if len(group.lineages) == 1}
    found: set[tuple[str, ...]] = {(labels.sigla[id],) for id in sure}
    for group in groups:
        if sure.isdisjoint(group.lineages) and group.lineages:
            found.add(tuple(sorted((labels.sigla[id] for id in group.lineages), key=_rank)))
    return tuple("/".join(one) for one in sorted(found, key=lambda one: _rank(one[0])))


def _rank(letter: str) -> tuple[int, str]:
    """Sort key of a letter: AA comes after Z."""
    return (len(letter), letter)
