"""One frozen tree: every number that a user may change, with why it is what it is."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class FetchSettings:
    """Getting bytes."""

    most_bytes: int = 20_000_000
    """An input larger than this is rejected: the longest news pages with embedded data are under 10 MB."""
    timeout_seconds: float = 20.0
    """For connecting and for each read of a URL."""
    most_seconds: float = 120.0
    """For a whole URL: a server that sends a byte now and then never exceeds the timeout of a read."""
    most_redirects: int = 5
    """News links rarely take more than three hops; more is a loop or a tracker."""
    private_addresses: bool = False
    """Whether URLs may point into private networks; off, so that a list of links cannot probe a newsroom's own."""


@dataclass(frozen=True, slots=True)
class ExtractSettings:
    """Bytes to reports."""

    least_words: int = 25
    """A body shorter than this cannot be collated; the shortest wire flashes in the data have about 30 words."""
    least_recurring: int = 3
    """Unlike reports of one outlet that must print a line before it counts as the outlet's, not the story's: two may
    share a line of background by chance."""


@dataclass(frozen=True, slots=True)
class StorySettings:
    """Which reports are of one event."""

    join: float = 0.26
    """Average likeness of two groups of reports from which they are one story: best on 122 dated stories."""
    days: float = 14.0
    """Days after which likeness has fallen to 1/e: reports weeks apart are hardly of one event."""


@dataclass(frozen=True, slots=True)
class CopyingSettings:
    """Passages that share wording."""

    least_words: int = 8
    """Equal words from which a shared run counts as copied: at 8, unrelated reports share next to none."""
    reworded: float = 0.5
    """Cosine from which two sentences that match each other best count as one sentence reworded."""
    partners: int = 32
    """Reports that each is compared with, by wording and by matter: more would only say again what these say, and
    the work for a story of hundreds would grow with their square."""


@dataclass(frozen=True, slots=True)
class LineageSettings:
    """Who descends from whom."""

    certain: float = 0.7
    """Probability of common descent from which two reports count as one lineage: of 1,423 pairs of real reports of one
    event that share under a tenth of their words in runs none reaches .65; of 207 independent pairs told by hand, many
    of them alike on purpose, five reach .7 and four .8."""
    possible: float = 0.5
    """Probability from which copying cannot be ruled out, so that counts become a range."""
    apart: float = 0.1
    """Probability under which two reports are clearly independent: nineteen in twenty independent pairs have .03 at
    most, two rewrites of one report have .17 or more even where each took another half of it."""
    whole: float = 0.6
    """Share of the sentences of both of two reports that the other has too from which they are one lineage in any
    company: a report stitched in equal parts from two has half of its own from each."""
    strangers: float = 0.34
    """Share of the pairs across two groups that may be clearly independent if the groups are to be one lineage. In the
    shortest chain, a report stitched from two that share nothing, it is half."""


@dataclass(frozen=True, slots=True)
class PointSettings:
    """Lining claims up."""

    join: float = 0.6
    """Likeness from which two claims of one lineage say the same: rewrites keep their order and matter."""
    join_across: float = 0.73
    """The same of two lineages, moved by the pair scorer. Read by eye in ten stories half of the statements that were
    joined under .8 were wrong, over it one in five; at .73 the news that reports open with are mostly joined."""
    gather: float = 0.66
    """Likeness on average from which a claim joins others that several lineages are known to make."""
    least: float = 0.55
    """No two claims of one point are less alike than this, however near both are to a third."""
    repeats: float = 0.8
    """Likeness from which two claims of one report are one thing said twice."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that a user may change."""

    fetch: FetchSettings = field(default_factory=FetchSettings)
    extract: ExtractSettings = field(default_factory=ExtractSettings)
    stories: StorySettings = field(default_factory=StorySettings)
    copying: CopyingSettings = field(default_factory=CopyingSettings)
    lineage: LineageSettings = field(default_factory=LineageSettings)
    points: PointSettings = field(default_factory=PointSettings)
