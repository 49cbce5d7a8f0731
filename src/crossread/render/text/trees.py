"""The lineages as a terminal shows them: one tree each, with its letter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from crossread.records import Collation, Dossier
from crossread.render.labels import Labels, by_size, times
from crossread.render.story import count, title
from crossread.render.text.console import printed
from crossread.render.text.gutter import LONGEST, NAME, cut
from crossread.render.tree import Branch, branches


def lineage_tree(collation: Collation, width: int, colour: bool) -> str:
    """Every story's lineages as trees: origin, then the outlets that go back to it, how and when."""
    return printed(drawn(collation), width, colour)


def drawn(collation: Collation) -> Iterator[RenderableType]:
    """What `lineage_tree` prints: for each story a title, its counts, and one tree a lineage."""
    for number, dossier in enumerate(collation.dossiers):
        if number:
            yield Text("")
        yield Text(title(dossier), style="bold")
        yield Text(count(dossier))
        labels = Labels.of(dossier)
        table = Table.grid(padding=(0, 2, 0, 0), expand=True)
        table.add_column(no_wrap=True, style="cyan")
        table.add_column(ratio=1, overflow="fold")
        for letter, tree in grown(dossier, labels, times(dossier.reports)):
            table.add_row(Text(letter), tree)
        yield table


def grown(
    dossier: Dossier, labels: Labels, when: Mapping[str, str], most: int | None = None
) -> tuple[tuple[str, Tree], ...]:
    """One tree a lineage, the largest first, with its letter: so many reports of each, and how many more there are."""
    found = []
    for lineage, branch in zip(by_size(dossier.lineages), branches(dossier, labels), strict=True):
        waiting, left = [(branch, Tree(_line(branch, labels, when), guide_style="dim"))], most
        root, hidden = waiting[0][1], 0
        # Children first come first served, level by level, so that of a large lineage the top is seen.
        for held, tree in waiting:
            for child in held.children:
                if left == 0:
                    hidden += _size(child)
                    continue
                waiting.append((child, tree.add(_line(child, labels, when))))
                left = left - 1 if left is not None else None
        if hidden:
            root.add(Text(f"and {hidden:,} more", style="dim"))
        found.append((labels.sigla[lineage.id], root))
    return tuple(found)


def _size(branch: Branch) -> int:
    return 1 + sum(map(_size, branch.children))


def _line(branch: Branch, labels: Labels, when: Mapping[str, str]) -> Text:
    text = Text(cut(labels.short(branch.label), NAME), style="bold")
    text.append(f"  {_shortened(branch.how, labels)}", style="not bold dim")
    for doubt in branch.doubts:
        text.append(f"; {_shortened(doubt, labels)}", style="not bold yellow")
    if when.get(branch.id):
        text.append(f"  {cut(when[branch.id], NAME)}", style="not bold dim")
    return text


def _shortened(words: str, labels: Labels) -> str:
    """How a report comes about, with the outlets that it names as lines show them."""
    for outlet in labels.outlets.values():
        if outlet in words:
            words = words.replace(outlet, labels.short(outlet))
    return cut(words, LONGEST)
