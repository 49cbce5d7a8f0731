"""The findings as Web Annotations: JSON-LD as the W3C's Web Annotation Data Model has it, for annotation tools.

Offsets count code points of the text that crossread took from a report. That text has a name of its own and stands
whole in the file, as the body of the report's annotation; where the source of a target is an address on the Web, its
state says that this text is the copy to which the selectors apply.
"""

import json
from collections.abc import Iterator, Mapping

from crossread.records import Collation, Passage, Report
from crossread.render.exports.addresses import address, language, text_urn, urn
from crossread.render.exports.findings import Finding, findings
from crossread.render.labels import counted
from crossread.render.story import Story, stories, title
from crossread.text import digest
from crossread.wire import Json

CONTEXT = "http://www.w3.org/ns/anno.jsonld"

AROUND = 32
"""Characters of a quote selector's prefix and suffix: what Hypothesis keeps, enough to tell two places apart."""


def annotations(collation: Collation) -> str:
    """One AnnotationCollection of all stories with one page; an annotation a report, then one a finding."""
    told = stories(collation)
    items = [_json(item) for story in told for item in _items(story)]
    id, page = (urn("collation", digest(*(story.dossier.story for story in told)), *part) for part in ((), ("1",)))
    whole: dict[str, Json] = {
        "@context": CONTEXT,
        "id": id,
        "type": "AnnotationCollection",
        "label": "; ".join(title(story.dossier) for story in told) or "no story",
        "generator": {"id": urn("software"), "type": "Software", "name": "crossread"},
        "total": len(items),
    }
    if not items:
        return _json(whole) + "\n"
    whole["last"] = page
    first: dict[str, Json] = {"id": page, "type": "AnnotationPage", "partOf": id, "startIndex": 0}
    # An annotation a line, so that files can be compared and searched by line, without a third more of spaces.
    lines = ",\n".join(items)
    return f'{_json(whole)[:-1]}, "first": {_json(first)[:-1]}, "items": [\n{lines}\n]}}}}\n'


def _json(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False)


def _items(story: Story) -> Iterator[Json]:
    reports = {report.id: report for report in story.dossier.reports}
    for report in story.dossier.reports:
        yield _report(story, report)
    for finding in findings(story):
        # Nothing can be said of no place: an origin that is only inferred is named nowhere.
        if finding.passages:
            yield _finding(story, finding, reports)


def _report(story: Story, report: Report) -> Json:
    """The annotation that has a report's text: what its source says, as crossread read it."""
    text: dict[str, Json] = {
        "id": text_urn(report.id),
        "type": "TextualBody",
        "purpose": "describing",
        "format": "text/plain",
        "value": report.text,
    }
    if language(report.language):
        text["language"] = language(report.language)
    lineage = story.behind.home.get(report.id)
    tags = [f"outlet: {story.labels.outlet(report.id)}", f"length: {counted(len(report.text), 'character')}"]
    if report.published:
        tags.append(f"published: {report.published}")
    if lineage:
        tags += [f"lineage: {lineage}", f"letter: {story.labels.sigla[lineage]}"]
    bodies: list[Json] = [text, _body("classifying", "report"), *(_body("tagging", tag) for tag in tags)]
    return _annotation((story.dossier.story, "report", report.id), "describing", bodies, [_source(report.id, report)])


def _finding(story: Story, finding: Finding, reports: Mapping[str, Report]) -> Json:
    bodies: list[Json] = [
        _body("classifying", finding.what),
        *([_body("identifying", finding.of)] if finding.of else []),
        _body("describing", finding.says),
        *(_body("tagging", tag) for tag in finding.tags),
    ]
    targets: list[Json] = [_target(passage, reports.get(passage.report)) for passage in finding.passages]
    return _annotation((story.dossier.story, "finding", *finding.id), finding.why, bodies, targets)


def _annotation(id: tuple[str, ...], motivation: str, bodies: list[Json], targets: list[Json]) -> Json:
    return {"id": urn(*id), "type": "Annotation", "motivation": motivation, "body": bodies, "target": targets}


def _body(purpose: str, value: str) -> Json:
    return {"type": "TextualBody", "purpose": purpose, "format": "text/plain", "value": value}


def _target(passage: Passage, report: Report | None) -> Json:
    """The passage by its place, and by its words with those around them: two ways to say the same."""
    text = report.text if report else ""
    selectors: list[Json] = [
        {"type": "TextPositionSelector", "start": passage.start, "end": passage.end},
        {
            "type": "TextQuoteSelector",
            "exact": passage.text,
            "prefix": text[max(passage.start - AROUND, 0) : passage.start],
            "suffix": text[passage.end : passage.end + AROUND],
        },
    ]
    found: dict[str, Json] = {"type": "SpecificResource", "source": text_urn(passage.report)}
    web = address(report.source) if report else None
    if web:
        found |= {"source": web, "state": {"type": "TimeState", "cached": text_urn(passage.report)}}
    return {**found, "selector": selectors}


def _source(id: str, report: Report) -> str:
    return address(report.source) or urn("report", id)
