"""Who descends from whom: copies, stated sources and times become descents and lineages, with reasons."""

from crossread.lineage.descents import lineages
from crossread.lineage.grouping import Kinship, kinship
from crossread.lineage.shown import copied
from crossread.lineage.support import support

__all__ = ["Kinship", "copied", "kinship", "lineages", "support"]
