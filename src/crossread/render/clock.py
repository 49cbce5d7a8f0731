"""When reports were published: instants that can be compared, and how a story tells them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone

from crossread.records import Report
from crossread.render.labels import MONTHS

ENOUGH = 2 / 3
"""Share of the reports whose time must be known for time to say more than generation."""


@dataclass(frozen=True, slots=True)
class Instant:
    """When a report was published, in seconds since 1970, and whether only the day is known."""

    at: float
    whole_day: bool


@dataclass(frozen=True, slots=True)
class Clock:
    """The instants of the reports of a story, and the zone in which the story is told."""

    instants: Mapping[str, Instant]
    zone: timezone
    mixed: bool
    """Whether the reports give their times with different offsets."""
    one_day: bool

    @classmethod
    def of(cls, reports: Sequence[Report]) -> Clock:
        """The instants of these reports, told in the offset that most of them use."""
        read = {report.id: found for report in reports if (found := _read(report.published)) is not None}
        offsets = Counter(offset for one in read.values() if (offset := one.utcoffset()) is not None)
        most = min(offsets, key=lambda offset: (-offsets[offset], offset), default=timedelta(0))
        zone = timezone(most)
        days = {report.id: len((report.published or "").strip()) <= len("2031-05-14") for report in reports}
        placed = {id: one.astimezone(zone) if one.tzinfo else one.replace(tzinfo=zone) for id, one in read.items()}
        return cls(
            {id: Instant(one.timestamp(), days[id]) for id, one in placed.items()},
            zone,
            len(offsets) > 1,
            len({one.date() for one in placed.values()}) == 1,
        )

    def tells(self, reports: int) -> bool:
        """Whether enough times are known, and more than one, to order the reports by time."""
        return len(self.instants) >= ENOUGH * reports and len({one.at for one in self.instants.values()}) > 1

    def short(self, id: str) -> str:
        """`18:20`, `14 May 18:20` where the story has several days, `14 May` where only the day is known."""
        found = self.instants.get(id)
        if found is None:
            return ""
        day, clock = self.day(found.at), self.clock(found.at)
        if found.whole_day:
            return day
        return clock if self.one_day else f"{day} {clock}"

    def day(self, at: float) -> str:
        """The day of an instant: `14 May`."""
        found = self._local(at)
        return f"{found.day} {MONTHS[found.month - 1][:3]}"

    def clock(self, at: float) -> str:
        """The time of day of an instant: `18:20`."""
        found = self._local(at)
        return f"{found.hour:02}:{found.minute:02}"

    def same_day(self, one: str, other: str) -> bool:
        """Whether two reports whose times are known were published on one day."""
        return self._local(self.instants[one].at).date() == self._local(self.instants[other].at).date()

    def _local(self, at: float) -> datetime:
        return datetime(1970, 1, 1, tzinfo=UTC).astimezone(self.zone) + timedelta(seconds=at)


def _read(published: str | None) -> datetime | None:
    try:
        found = datetime.fromisoformat(published or "")
    except ValueError:
        return None
    # The ends of the calendar cannot be moved from one zone to another.
    return found if 1 < found.year < 9999 else None
