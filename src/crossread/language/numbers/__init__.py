"""Numbers: every number expression of a text, with its value or bounds, whatever it counts."""

from crossread.language.numbers.bounds import Range, linked, modifier_after, modifier_before, ranges
from crossread.language.numbers.find import Number, numbers
from crossread.language.numbers.ordinals import ordinals
from crossread.language.numbers.pieces import number_words

__all__ = [
    "Number",
    "Range",
    "linked",
    "modifier_after",
    "modifier_before",
    "number_words",
    "numbers",
    "ordinals",
    "ranges",
]
