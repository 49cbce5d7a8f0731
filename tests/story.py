"""An invented story for tests of single stages: a dam at Corrin Head, told by a few outlets."""

from crossread.language.analysis import analyse
from crossread.language.encoder import Encoder
from crossread.language.parser import MiniParser
from crossread.parsed import Analysis
from crossread.records import Report
from crossread.text import digest

PARSER = MiniParser()
"""The parser that ships, loaded at its first use."""

ORIGINAL = """\
Engineers opened two gates of the Corrin Head dam on Tuesday after a crack was found in its eastern wall.
The water company said the reservoir had to fall by three metres before anyone could inspect the damage.
About 400 people in the village of Lower Teal were told to leave their homes before nightfall.
"We would rather be early than sorry," said Hanna Brandt, who leads the company's safety board.
Buses carried the older residents to a sports hall in Marrow, where beds had been set up since noon.
The dam was last inspected in 2019, when two pumps were replaced and no crack was reported.
A farmer who grazes sheep below the wall said that he had seen water "sweating" from it for weeks.
The company answered that it had no record of his complaint, but that it would look again.
The regional governor, Piet Lindqvist, called the evacuation "a precaution, not a panic".
Schools in the valley are to stay shut until the end of the week at the earliest.
Fishing clubs warned that the sudden flood downstream would kill most of this year's young trout.
A second crack, reported on social media, turned out to be a line of old paint."""

REWRITE = """\
Two sluices at the dam of Corrin Head were opened by engineers on Tuesday when its east wall was seen to be cracked.
Nobody can examine the harm, according to the water firm, until the lake has dropped three metres.
Some 400 villagers from Lower Teal had to clear out of their houses before it got dark.
Hanna Brandt, head of the firm's safety board, remarked that it was better to be "early than sorry".
Elderly inhabitants were taken by bus to a gymnasium in Marrow that had been fitted with beds from midday.
In 2019, at the most recent inspection of the dam, a pair of pumps was exchanged and nobody noted any crack.
Water had been "sweating" out of the wall for weeks, claimed a man who keeps sheep beneath it.
The firm replied that his complaint was not on file, though it promised to check once more.
Governor Piet Lindqvist of the region described clearing the village as "a precaution, not a panic".
Until the week is over at least, pupils of the valley's schools will stay at home.
Angling societies fear that most young trout of the year will die in the abrupt surge down the river.
What was posted online as another crack proved to be an old streak of paint."""

INDEPENDENT = """\
Sirens woke Lower Teal late in the afternoon, and within an hour its only street was full of cars.
Marta Quill packed three photographs and a cat into her van and did not look back.
She is one of several hundred people who have been ordered out while the dam above the village is drained.
The reason is a crack, as long as a bus, which a worker noticed during a routine walk on Tuesday morning.
The mayor, Oskar Fenn, complained that nobody had telephoned him before the sirens went.
In the pub at Marrow the evacuees argued about whether the old dam had ever been safe.
Some remembered the flood of 1974, which took the bridge and two barns.
A spokeswoman for the water company promised hotel rooms and a hundred euros a head for clothing.
Police have closed the valley road at both ends and turn back anyone without a pass.
Rain is forecast for Thursday, and with it the hardest night for the old wall."""


def report(text: str, outlet: str = "Paper", **fields: object) -> Report:
    """A report of one outlet, with an id of its content and its name."""
    values: dict[str, object] = {"title": None, "byline": None, "published": None, "language": "en", **fields}
    return Report(id=digest(text, outlet), source=f"{outlet}.txt", outlet=outlet, text=text, **values)  # type: ignore[arg-type]


def analysis(encoder: Encoder, text: str, outlet: str = "Paper", **fields: object) -> Analysis:
    """The same, analysed."""
    return analyse(report(text, outlet, **fields), encoder, PARSER)
