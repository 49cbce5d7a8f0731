"""Who descends from whom: copies, stated sources and times become descents and lineages, with reasons."""

from crossread.lineage.grouping import Kinship, copied, kinship
from crossread.lineage.origins import lineages
from crossread.lineage.support import support

__all__ = ["Kinship", "copied", "kinship", "lineages", "support"]
