// The columns that stand side by side: a report each, in full, scrolled to its passage, what is told of marked in it.
import { copied } from "./clipboard.js";
import { el } from "./dom.js";
import { value, wording } from "./lines.js";
import { letter, support } from "./support.js";
import { citation, paragraphs, quoted } from "./words.js";

// What stands side by side: groups of passages, with what makes the label of a group, and what is marked in them.
const GROUPS = {
  Point: (one) => one.readings.map((reading) => ({
    label: () => one.readings.length > 1 && [support(one.story, reading), " ", value(one.story, { ...reading, context: 0 })],
    passages: reading.passages,
    marks: reading.marked,
  })),
  Utterance: (one) => one.wordings.map((held) => ({
    label: () => one.wordings.length > 1 && [wording(one.story, held), " ", el("span.by", {}, held.kind)],
    passages: held.passages,
    marks: [],
  })),
  Line: (one) => [{
    label: () => null,
    passages: one.passages,
    marks: one.stances.flatMap(({ issue, condition }) => [issue, condition].filter(Boolean)),
  }],
  Name: (one) => [...worded(one, "spelled", one.variants), ...worded(one, "called", one.roles)],
};

const worded = ({ story }, what, all) => all.map(({ text, passages }) => ({
  label: () => [el("span.by", {}, what, " "), el("bdi", {}, typeof text === "string" ? text : story.words(text))],
  passages,
  marks: [],
}));

const plain = (one) => [{ label: () => null, passages: one.passages, marks: [] }];

// One column a report, group after group.
export function columns(one) {
  return (GROUPS[one.type] ?? plain)(one).flatMap((group) => {
    const reports = [...new Set(group.passages.map((place) => place.report))];
    reports.sort((left, right) => left.lineage - right.lineage || left.rank - right.rank);
    return reports.map((report) => ({ ...group, report, passages: group.passages.filter((place) => place.report === report) }));
  });
}

export function column(story, { label, report, passages, marks }) {
  const spans = [...passages.map((place) => ({ ...place, name: "lit" })), ...marks.map((place) => ({ ...place, name: "w" }))];
  const wrap = (run, over) => el(`mark.${[...new Set(over.map((span) => span.name))].join(".")}`, {}, run);
  const inside = spans.filter((span) => span.report === report);
  const text = quoted(report, "div.text", paragraphs(story.text(report), inside, wrap));
  const named = { tabindex: 0, role: "region", "aria-label": `The text of ${report.outlet}` };
  Object.entries(named).forEach(([key, one]) => text.setAttribute(key, one));
  const copy = el("button", { type: "button" }, "Copy with citation");
  copy.addEventListener("click", () => copied(copy, passages.map((place) => citation(story, place)).join("\n")));
  const words = label();
  // Only when it stands in the page can it be scrolled to its passage.
  queueMicrotask(() => toPassage(text));
  return el("section.column", { "data-l": report.lineage, "data-report": report.rank },
    el("h3", {}, letter(story, report.lineage), " ", el("a", { href: `#${report.element}` }, report.outlet)),
    el("p.by", {}, report.when),
    words && el("p.label", {}, words),
    text, copy);
}

function toPassage(text) {
  const mark = text.querySelector("mark");
  // The text is what its marks are placed in.
  if (mark) text.scrollTop = mark.offsetTop - text.clientHeight / 3;
}
