"""The points as a critical apparatus: TEI P5, every report a witness, every point an `app`, every reading a `rdg`.

There is no `lem`: nobody here says which reading is right. Offsets count code points of the text that crossread took
from a report; characters that XML or a screen could stumble over are shown as signs, one for one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from xml.sax.saxutils import escape, quoteattr

from crossread.records import Collation, Lineage, Passage, Point, Reading, Report, Support
from crossread.render.contexts import by_report
from crossread.render.descent import originated
from crossread.render.exports.addresses import address, language, place_urn, text_urn, xml_name
from crossread.render.labels import by_size, lineages, published, span, visible
from crossread.render.readings import Group, joined
from crossread.render.story import Story, stories, title
from crossread.text import within

HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<TEI xmlns="http://www.tei-c.org/ns/1.0">',
)
METHOD = (
    "Each app is a point at which the reports can be compared, its type the kind of difference and its subtype how it "
    "stands between the lineages. A reading that is worded in several ways is a rdgGrp of the type reading; where "
    "several lineages have it, the words that go back to one origin are a rdgGrp of the type lineage in it. Each rdg "
    "is the exact words of its witnesses, with the words that differ as seg; a witDetail says where they stand, as a "
    "range of code points of the text that was taken from the report. No reading is marked as the right one."
)


def apparatus(collation: Collation) -> str:
    """One TEI document: the witnesses of every story by lineage, then a division with the apparatus of each."""
    told = [(f"s{number}", story) for number, story in enumerate(stories(collation), 1)]
    names = "; ".join(title(story.dossier) for _, story in told) or "No story"
    return "\n".join(
        [
            *HEAD,
            "<teiHeader>",
            f"<fileDesc><titleStmt>{_element('title', names)}</titleStmt>",
            "<publicationStmt><p>Collated by crossread.</p></publicationStmt>",
            "<sourceDesc>",
            *(line for key, story in told for line in _witnesses(key, story)),
            *([] if told else ["<p>No report.</p>"]),
            "</sourceDesc></fileDesc>",
            '<encodingDesc><variantEncoding method="location-referenced" location="external"/>',
            f"<editorialDecl>{_element('p', METHOD)}</editorialDecl></encodingDesc>",
            "</teiHeader>",
            "<text><body>",
            *(line for key, story in told for line in _division(key, story)),
            *([] if told else ["<p>No point.</p>"]),
            "</body></text>",
            "</TEI>",
            "",
        ]
    )


# ---- witnesses -----------------------------------------------------------------------------------------------


def _witnesses(key: str, story: Story) -> Iterator[str]:
    """The reports of a story, a list a lineage, the largest first."""
    yield f"<listWit{_attributes(id=key)}>{_element('head', title(story.dossier))}"
    reports = {report.id: report for report in story.dossier.reports}
    for lineage in by_size(story.dossier.lineages):
        yield from _lineage(key, story, lineage, [reports[id] for id in lineage.reports if id in reports])
    astray = [report for id, report in reports.items() if id not in story.behind.home]
    yield from (_witness(key, story, report) for report in astray)
    yield "</listWit>"


def _lineage(key: str, story: Story, lineage: Lineage, reports: Sequence[Report]) -> Iterator[str]:
    if not reports:
        return
    siglum, name = story.labels.sigla[lineage.id], story.labels.lineages[lineage.id]
    yield f"<listWit{_attributes(id=xml_name(key, lineage.id), n=siglum)}>{_element('head', f'{siglum}: {name}')}"
    yield _element("desc", originated(lineage, story.labels))
    yield from (_witness(key, story, report) for report in reports)
    yield "</listWit>"


def _witness(key: str, story: Story, report: Report) -> str:
    about = [_element("publisher", story.labels.outlet(report.id))]
    about += [_element("title", report.title, level="a")] if report.title else []
    about += [_element("author", report.byline)] if report.byline else []
    about.append(_element("date", published(report), when=_when(report)))
    web = address(report.source)
    about.append(f"<ptr{_attributes(target=web)}/>" if web else _element("idno", report.source, type="file"))
    about.append(_element("idno", text_urn(report.id), type="text"))
    spoken = _attributes(lang=language(report.language), id=xml_name(key, report.id))
    return f"<witness{spoken}><bibl>{''.join(about)}</bibl></witness>"


def _when(report: Report) -> str | None:
    """The time of publication where it is one that XML Schema allows; the day alone where its clock is not."""
    stamp = report.published or ""
    try:
        date.fromisoformat(stamp[:10])
    except ValueError:
        return None
    clock = re.fullmatch(r"T([01]\d|2[0-3])(:[0-5]\d){2}(\.\d+)?(Z|[+-](0\d|1[0-3]):[0-5]\d)?", stamp[10:])
    return stamp if clock else stamp[:10]


# ---- readings ------------------------------------------------------------------------------------------------


def _division(key: str, story: Story) -> Iterator[str]:
    """The apparatus of one story."""
    yield f"<div{_attributes(type='story', corresp=f'#{key}')}>{_element('head', title(story.dossier))}"
    yield _element("p", story.count)
    points = story.dossier.points
    if points:
        yield f"<listApp{_attributes(type='points')}>"
        for point in points:
            yield from _app(key, story, point)
        yield "</listApp>"
    yield "</div>"


def _app(key: str, story: Story, point: Point) -> Iterator[str]:
    id = xml_name(key, point.id)
    yield f"<app{_attributes(id=id, type=point.kind.value, subtype=point.status.value)}>"
    for number, reading in enumerate(story.readings(point), 1):
        yield from _reading(key, story, point, reading, number)
    yield _support(point.lineages, id)
    yield "</app>"


def _reading(key: str, story: Story, point: Point, reading: Reading, number: int) -> Iterator[str]:
    """One reading: the words of its passages, grouped where they differ, then its value and its support."""
    id = xml_name(key, point.id, str(number))
    cause = point.kind.value if len(point.readings) > 1 else None
    groups = story.behind.groups(by_report(reading.passages, story.labels))
    worded = [_worded(group.passages) for group in groups]
    if sum(map(len, worded)) == 1:
        yield from _rdg(key, reading, worded[0][0], {"id": id, "n": str(number), "cause": cause})
    else:
        yield f"<rdgGrp{_attributes(id=id, type='reading', n=str(number))}>"
        for group, wordings in zip(groups, worded, strict=True):
            if len(groups) > 1:
                yield f"<rdgGrp{_attributes(type='lineage', **_behind(key, story, group))}>"
            for held in wordings:
                yield from _rdg(key, reading, held, {"id": f"{id}.{_at(held[0])}", "cause": cause})
            if len(groups) > 1:
                yield "</rdgGrp>"
        yield "</rdgGrp>"
    yield _element("note", reading.value, type="value", target=f"#{id}")
    yield _support(reading.lineages, id)


def _behind(key: str, story: Story, group: Group) -> dict[str, str | None]:
    """The letter of a lineage and where it is described; of two where it is open which it is."""
    letters = " or ".join(story.labels.sigla[one] for one in group.lineages)
    return {"n": letters or None, "corresp": " ".join(f"#{xml_name(key, one)}" for one in group.lineages) or None}


def _at(passage: Passage) -> str:
    return xml_name(passage.report, str(passage.start), str(passage.end))


def _worded(passages: Iterable[Passage]) -> list[list[Passage]]:
    """The passages that have the same words, together."""
    found: dict[str, list[Passage]] = {}
    for passage in passages:
        found.setdefault(passage.text, []).append(passage)
    return list(found.values())


def _rdg(key: str, reading: Reading, held: Sequence[Passage], about: Mapping[str, str | None]) -> Iterator[str]:
    """The words of some passages that have the same, and where each stands."""
    witnesses = " ".join(dict.fromkeys(f"#{xml_name(key, passage.report)}" for passage in held))
    yield f"<rdg{_attributes(**about, wit=witnesses)}>{''.join(_words(held[0], reading))}</rdg>"
    for passage in held:
        details = _attributes(
            type="place", wit=f"#{xml_name(key, passage.report)}", target=f"#{about['id']}", source=place_urn(passage)
        )
        yield f"<witDetail{details}>{passage.start}–{passage.end}</witDetail>"


def _words(passage: Passage, reading: Reading) -> Iterator[str]:
    at = passage.start
    for mark in joined(one for one in reading.marked if within(one, passage)):
        yield _text(passage.text[at - passage.start : mark.start - passage.start])
        yield _element("seg", mark.text, type="differs")
        at = mark.end
    yield _text(passage.text[at - passage.start :])


def _support(support: Support, of: str) -> str:
    """How many lineages stand behind a point or a reading."""
    number = f"<num{_attributes(atLeast=str(support.least), atMost=str(support.most))}>{span(support)}</num>"
    words = lineages(support).removeprefix(span(support))
    return f"<note{_attributes(type='lineages', target=f'#{of}')}>{number}{words}</note>"


# ---- writing XML ---------------------------------------------------------------------------------------------


def _element(tag: str, text: str, **attributes: str | None) -> str:
    return f"<{tag}{_attributes(**attributes)}>{_text(text)}</{tag}>"


def _attributes(**attributes: str | None) -> str:
    """Attributes as they stand in a tag; those that are None do not."""
    of_xml = {"id": "xml:id", "lang": "xml:lang"}
    return "".join(
        f" {of_xml.get(name, name)}={quoteattr(visible(value))}"
        for name, value in attributes.items()
        if value is not None
    )


def _text(text: str) -> str:
    return escape(visible(text))
