"""Numbers with what they count: value, unit, modifier and thing, as one passage each; and when two disagree."""

from crossread.language.quantities.compare import bounds, comparable, disagree
from crossread.language.quantities.find import quantities
from crossread.language.quantities.measures import units
from crossread.language.quantities.nouns import singular

__all__ = ["bounds", "comparable", "disagree", "quantities", "singular", "units"]
