"""The table of checks. To add one, write its functions with docstrings in a file beside this and add a line."""

from __future__ import annotations

from crossread.points.checks import counts, opposites, people, times
from crossread.points.facets import Check, always, same_label, shared_about
from crossread.records import PointKind

CHECKS: tuple[Check, ...] = (
    Check("toll", "how many were hurt, killed, held ...", PointKind.QUANTITY, counts.TOLL_ALIKE, counts.toll_facets,
          counts.same_toll, counts.counts_agree, counts.toll_firm, agrees_alone=True),
    Check("quantity", "numbers of one thing", PointKind.QUANTITY, counts.SAME_COUNT, counts.quantity_facets,
          counts.same_count, counts.counts_agree, counts.counts_firm, agrees_alone=True),
    Check("extent", "the whole of a thing or a part of it", PointKind.QUANTITY, counts.EXTENT_ALIKE,
          counts.extent_facets, shared_about, same_label, always, agrees_alone=False),
    Check("day", "the day of one event", PointKind.TIME, times.DAY_ALIKE, times.day_facets, times.same_verb,
          times.days_agree, times.days_near, agrees_alone=False),
    Check("clock", "the time of day of one event", PointKind.TIME, times.CLOCK_ALIKE, times.clock_facets,
          times.same_clock, times.clocks_agree, always, agrees_alone=True),
    Check("presence", "who was there", PointKind.PRESENCE, people.PRESENCE_ALIKE, people.presence_facets,
          people.same_people, same_label, always, agrees_alone=False),
    Check("outcome", "what came of it", PointKind.POLARITY, opposites.OUTCOME_ALIKE, opposites.outcome_facets,
          shared_about, same_label, always, agrees_alone=False),
    Check("opposite", "opposite words of one thing", PointKind.POLARITY, opposites.OPPOSITE_ALIKE,
          opposites.opposite_facets, opposites.same_axis, opposites.same_side, always, agrees_alone=False),
    Check("negation", "whether it is so", PointKind.POLARITY, opposites.NEGATION_ALIKE, opposites.negation_facets,
          opposites.same_predicate, same_label, always, agrees_alone=False),
)  # fmt: skip
