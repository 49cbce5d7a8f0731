"""A report with its sentences and their vectors: what every later stage starts from."""

from __future__ import annotations

from crossread.language.encoder import Encoder
from crossread.language.sentences import sentences
from crossread.records import Analysis, Report


def analyse(report: Report, encoder: Encoder) -> Analysis:
    """The sentences of a report and one vector a sentence."""
    found = sentences(report.text)
    return Analysis(report, found, encoder.encode([sentence.text for sentence in found]))
