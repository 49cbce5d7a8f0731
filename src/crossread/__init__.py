"""crossread collates many news reports of one event, as textual critics collate manuscripts.

>>> import crossread
>>> collation = crossread.collate(["examples/harbour"])
>>> for point in collation.dossiers[0].points: ...
"""

from crossread.api import collate
from crossread.records import Collation, Dossier, Passage, Point, Report
from crossread.settings import Settings

__all__ = ["Collation", "Dossier", "Passage", "Point", "Report", "Settings", "collate"]
