"""How well the names of a story are found where they stand, on labelled web text given as raw text.

Unlike the marks of the trained layer, which `language` scores, these are the names of a dossier: without titles,
joined over spellings, of one kind a name.
"""

from __future__ import annotations

from pathlib import Path

from crossread.language.analysis import analyse
from crossread.language.parser import MiniParser
from crossread.names import find_names
from crossread.parsed import Analysis
from crossread.records import NameKind, Report
from evaluation.language import KINDS
from evaluation.mute import Mute
from evaluation.treebanks import Tally, documents, labelled_names, name_places


def score(data: Path) -> dict[str, float]:
    """F1 of places alone, and of places with kinds, on the development part."""
    labels = labelled_names(data / "uner_ewt/en_ewt-ud-dev.iob2")
    parser, places, kinds = MiniParser(), Tally(), Tally()
    for number, document in enumerate(documents(data / "ud_ewt/en_ewt-ud-dev.conllu")):
        wanted = {
            name
            for identifier, words in document.rows.items()
            if len(labels.get(identifier, ())) == len(words)
            for name in name_places(words, labels[identifier])
        }
        said = _said(analyse(Report(str(number), "", "", None, None, None, "en", document.text), Mute(), parser))
        kinds.add(len(said & wanted), len(said), len(wanted))
        bare = {name[:2] for name in wanted}
        places.add(len({name[:2] for name in said} & bare), len(said), len(wanted))
    return {"mentions F1": places.f1, "mentions and kinds F1": kinds.f1}


def _said(analysis: Analysis) -> set[tuple[int, int, str]]:
    return {
        (passage.start, passage.end, KINDS[name.kind])
        for name in find_names([analysis])
        for variant in name.variants
        for passage in variant.passages
        if name.kind is not NameKind.OTHER
    }
