"""The whole flow on one page: raw -> report -> story -> dossier.

Each step's output is the next step's only input. The engine offers two verbs, `each` and `group`; whatever it is,
and in whatever order it works, the same inputs give the same collation.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain

from crossread.claims import find_claims
from crossread.copying import find_copies
from crossread.engine import Engine, Here
from crossread.extract import extract, recurring
from crossread.language.analysis import analyse
from crossread.language.encoder import Encoder, Remembering
from crossread.language.models import Models
from crossread.ledger import keep_ledger
from crossread.lineage import copied, kinship, lineages, support
from crossread.moments import find_moments
from crossread.names import find_names
from crossread.parsed import Analysis
from crossread.points import contested, headline, in_order, line_up
from crossread.positions import find_positions
from crossread.quotes import find_quotes
from crossread.records import Collation, Dossier, Raw, Rejected, Report
from crossread.settings import Settings
from crossread.stories import group_stories
from crossread.text import digest
from crossread.utterances import group_utterances


def collate(
    inputs: Iterable[Raw | Rejected],
    settings: Settings,
    models: Models,
    engine: Engine | None = None,
    tell: Tell | None = None,
) -> Collation:
    """Every input as part of a dossier or among the rejected, whatever the order of inputs and the engine.

    `tell` makes the dossier of a story: `dossier` unless another is given, such as `kindred`.
    """
    place = engine or Here()
    told, rejected = stories(inputs, settings, models, place)
    dossiers = place.each(partial(_dossiers, settings=settings, models=models, tell=tell or dossier), told)
    largest_first = sorted(dossiers, key=lambda dossier: (-len(dossier.reports), dossier.story))
    return Collation(tuple(largest_first), rejected)


def stories(
    inputs: Iterable[Raw | Rejected], settings: Settings, models: Models, engine: Engine
) -> tuple[list[tuple[Analysis, ...]], tuple[Rejected, ...]]:
    """The reports of each story, analysed, and the inputs that are set aside."""
    read = engine.each(partial(_read, settings=settings), inputs)
    rejected = sorted(
        (item for item in read if isinstance(item, Rejected)), key=lambda item: (item.source, item.reason, item.detail)
    )
    reports = [item for item in read if isinstance(item, Report)]
    by_outlet = engine.group(_outlet, reports)
    cleaned = engine.each(partial(recurring, settings=settings.extract), by_outlet)
    distinct = engine.each(_distinct, engine.group(_id, cleaned))
    analysed = engine.each(partial(_analysed, models=models), distinct)
    return group_stories(analysed, settings.stories, models.encoder), tuple(rejected)


def dossier(analyses: Sequence[Analysis], settings: Settings, models: Models) -> Dossier:
    """Everything that the reports of one story say, and who has it from whom."""
    told = _in_order(analyses)
    encoder = _knowing(models.encoder, told)
    kin = kindred(told, settings, models)
    behind = support(kin.lineages, kin.descents)

    names = find_names(told)
    moments = tuple(chain.from_iterable(find_moments(analysis) for analysis in told))
    quotes = tuple(chain.from_iterable(find_quotes(analysis, names) for analysis in told))
    positions = tuple(chain.from_iterable(find_positions(analysis, names, quotes) for analysis in told))
    positions, ledger = keep_ledger(positions, told, encoder, behind)
    claims = find_claims(told, names, moments, quotes, encoder)
    utterances = group_utterances(quotes, told, encoder, behind, moments, names)
    reports = [analysis.report for analysis in told]
    points = line_up(claims, names, moments, reports, behind, settings.points, models.scorer.knowing(encoder))
    return replace(
        kin,
        names=names,
        quotes=quotes,
        utterances=utterances,
        points=in_order((*points, *contested(utterances, quotes, behind)), claims, reports),
        positions=positions,
        moments=moments,
        ledger=ledger,
    )


def kindred(analyses: Sequence[Analysis], settings: Settings, models: Models) -> Dossier:
    """Only who has it from whom: a dossier without names, quotes, points and what follows from them."""
    told = _in_order(analyses)
    reports = tuple(analysis.report for analysis in told)
    copies = find_copies(told, settings.copying)
    kin = kinship(told, copies, settings.lineage)
    found, descents = lineages(kin, copies, settings.lineage)
    days = sorted(report.published[:10] for report in reports if report.published)
    return Dossier(
        story="story-" + digest(*sorted(report.id for report in reports)),
        title=headline(told, support(found, descents)),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        reports=reports,
        lineages=found,
        descents=descents,
        copies=copied(copies, kin, descents),
        names=(),
        quotes=(),
        utterances=(),
        points=(),
        positions=(),
        moments=(),
    )


Tell = Callable[[Sequence[Analysis], Settings, Models], Dossier]
"""What makes a dossier of the reports of one story."""


def _read(item: Raw | Rejected, settings: Settings) -> list[Report | Rejected]:
    return [extract(item, settings.extract) if isinstance(item, Raw) else item]


def _analysed(report: Report, models: Models) -> list[Analysis]:
    return [analyse(report, models.encoder, models.parser)]


def _dossiers(analyses: Sequence[Analysis], settings: Settings, models: Models, tell: Tell) -> list[Dossier]:
    return [tell(analyses, settings, models)]


def _in_order(analyses: Sequence[Analysis]) -> list[Analysis]:
    return sorted(analyses, key=lambda analysis: _shown(analysis.report))


def _knowing(encoder: Encoder, analyses: Sequence[Analysis]) -> Encoder:
    """The encoder with the vectors of all sentences at hand."""
    texts = [sentence.text for analysis in analyses for sentence in analysis.sentences]
    return Remembering(encoder, texts, [vector for analysis in analyses for vector in analysis.vectors])


def _distinct(reports: Sequence[Report]) -> list[Report]:
    """Reports of equal content, told apart by a number in order of source: both are kept, as copies."""
    ordered = sorted(reports, key=lambda report: (report.source, report.outlet))
    return [report if at == 0 else _renamed(report, f"{report.id}-{at + 1}") for at, report in enumerate(ordered)]


def _renamed(report: Report, name: str) -> Report:
    damage = tuple(replace(mark, passage=replace(mark.passage, report=name)) for mark in report.damage)
    return replace(report, id=name, damage=damage)


def _outlet(report: Report) -> str:
    return report.outlet


def _id(report: Report) -> str:
    return report.id


def _shown(report: Report) -> tuple[str, str, str]:
    """Reports stand in order of publication, those without a time first, then by source."""
    return (report.published or "", report.source, report.id)
