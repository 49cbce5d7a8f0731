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
    most_redirects: int = 5
    """News links rarely take more than three hops; more is a loop or a tracker."""
    private_addresses: bool = False
    """Whether URLs may point into private networks; off, so that a list of links cannot probe a newsroom's own."""


@dataclass(frozen=True, slots=True)
class ExtractSettings:
    """Bytes to reports."""

    least_words: int = 25
    """A body shorter than this cannot be collated; the shortest wire flashes in the data have about 30 words."""


@dataclass(frozen=True, slots=True)
class StorySettings:
    """Which reports are of one event."""

    join: float = 0.5
    """Average likeness of two groups of reports at which they are one story."""


@dataclass(frozen=True, slots=True)
class LineageSettings:
    """Who descends from whom."""

    certain: float = 0.9
    """Probability of descent from which two reports count as one lineage."""
    possible: float = 0.5
    """Probability from which copying cannot be ruled out, so that counts become a range."""


@dataclass(frozen=True, slots=True)
class PointSettings:
    """Lining claims up."""

    join: float = 0.6
    """Likeness from which two claims answer one question."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that a user may change."""

    fetch: FetchSettings = field(default_factory=FetchSettings)
    extract: ExtractSettings = field(default_factory=ExtractSettings)
    stories: StorySettings = field(default_factory=StorySettings)
    lineage: LineageSettings = field(default_factory=LineageSettings)
    points: PointSettings = field(default_factory=PointSettings)
