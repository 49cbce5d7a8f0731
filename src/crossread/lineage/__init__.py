"""Who descends from whom: copies, stated sources and times become descents and lineages, with reasons."""

from crossread.lineage.grouping import Kinship, kinship
from crossread.lineage.origins import lineages
from crossread.lineage.support import support

__all__ = ["Kinship", "kinship", "lineages", "support"]
