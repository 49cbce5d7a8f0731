"""Raw bytes to reports: body, metadata, what was cut and where text is missing."""

from crossread.extract.read import extract
from crossread.extract.recurrence import recurring

__all__ = ["extract", "recurring"]
