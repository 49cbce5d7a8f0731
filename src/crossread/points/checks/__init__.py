"""The table of checks. To add one, write its functions with docstrings in a file beside this and add a line."""

from __future__ import annotations

from crossread.points.checks import counts, opposites, parties, people, times, tolls
from crossread.points.facets import Check, always, same_label, shared_about
from crossread.records import PointKind

CHECKS: tuple[Check, ...] = (
    Check("toll", "how many were hurt, killed, held ...", PointKind.QUANTITY, tolls.TOLL_ALIKE, tolls.toll_facets,
          tolls.same_toll, counts.counts_agree, tolls.toll_firm, agrees_alone=True, by_likeness=True,
          may_rise=True),
    Check("quantity", "numbers of one thing", PointKind.QUANTITY, counts.SAME_COUNT, counts.quantity_facets,
          counts.same_count, counts.counts_agree, counts.counts_firm, agrees_alone=True),
    Check("extent", "the whole of a thing or a part of it", PointKind.QUANTITY, counts.EXTENT_ALIKE,
          counts.extent_facets, shared_about, same_label, always, agrees_alone=False),
    Check("day", "the day of one event", PointKind.TIME, times.DAY_ALIKE, times.day_facets, times.same_event,
          times.days_agree, times.days_firm, agrees_alone=False),
    Check("clock", "the time of day of one event", PointKind.TIME, times.CLOCK_ALIKE, times.clock_facets,
          times.same_clock, times.clocks_agree, always, agrees_alone=True, by_likeness=True),
    Check("course", "when it began that day and how long it took", PointKind.TIME, times.COURSE_ALIKE,
          times.course_facets, times.same_occasion, times.fits_the_day, always, agrees_alone=False,
          by_likeness=True),
    Check("presence", "who was there", PointKind.PRESENCE, people.PRESENCE_ALIKE, people.presence_facets,
          people.same_people, same_label, always, agrees_alone=False, by_likeness=True),
    Check("party", "who did it, to whom, where", PointKind.NAME, parties.PARTY_ALIKE, parties.party_facets,
          parties.same_place, parties.same_party, parties.parties_firm, agrees_alone=False),
    Check("outcome", "what came of it", PointKind.POLARITY, opposites.OUTCOME_ALIKE, opposites.outcome_facets,
          shared_about, same_label, always, agrees_alone=False),
    Check("opposite", "opposite words of one thing", PointKind.POLARITY, opposites.OPPOSITE_ALIKE,
          opposites.opposite_facets, opposites.same_axis, opposites.same_side, opposites.not_denied,
          agrees_alone=False),
    Check("negation", "whether it is so", PointKind.POLARITY, opposites.NEGATION_ALIKE, opposites.negation_facets,
          opposites.same_predicate, same_label, opposites.not_denied, agrees_alone=False),
    Check("office", "what office one person has in one event", PointKind.ROLE, people.OFFICE_ALIKE,
          people.office_facets, people.same_holder, same_label, always, agrees_alone=False),
    Check("name", "of whom or where it is told", PointKind.NAME, parties.PARTY_ALIKE, parties.name_facets,
          parties.only_names, parties.same_party, always, agrees_alone=False, if_no_other=True),
)  # fmt: skip
