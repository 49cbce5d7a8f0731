// The full text of a report with everything that was found in it. A report is marked when it is first opened.
import { el } from "./dom.js";
import { paragraphs } from "./words.js";

// Where several findings have the same words these look like the first of these that they have; the others show only where pointed at.
const LOOKS = { damage: "x", disputed: "d", later: "u", agreed: "a", single: "s" };
const LOUDEST = Object.keys(LOOKS);

// All places of a story's findings by report: where, what, and what it leads to.
function places(story) {
  const found = new Map(story.reports.map((report) => [report, []]));
  const add = (one, what, passages) => passages.forEach(({ report, start, end }) => found.get(report).push({ start, end, what, one }));
  story.points.forEach((one) => add(one, one.status, one.passages));
  story.utterances.forEach((one) => add(one, "quote", one.passages));
  [...story.matters.flatMap((one) => one.lines), ...story.beside].forEach((one) => add(one, "position", one.passages));
  story.dates.forEach((one) => add(one, "time", one.passages));
  story.names.forEach((one) => add(one, "name", one.passages));
  return found;
}

const loudness = ({ what }) => (LOUDEST.includes(what) ? LOUDEST.indexOf(what) : LOUDEST.length);

function wrapped(words, over) {
  const [loudest] = [...over].sort((one, other) => loudness(one) - loudness(other) || (one.end - one.start) - (other.end - other.start));
  const title = [...new Set(over.map((one) => (one.what === "single" ? "rests on one" : one.what)))].join(", ");
  const name = LOOKS[loudest.what] ?? "q";
  if (!loudest.one) return el(`span.${name}`, { title }, words);
  return el(`a.mark.${name}`, { href: `#${loudest.one.anchor}`, title, tabindex: -1 }, words);
}

// Marks are one stop of the tab key a report; the arrow keys go from one to the next.
function walk(event) {
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (!step || !event.target.matches("a.mark")) return;
  const marks = [...event.currentTarget.querySelectorAll("a.mark")];
  const next = marks[marks.indexOf(event.target) + step];
  if (!next) return;
  event.preventDefault();
  event.target.tabIndex = -1;
  next.tabIndex = 0;
  next.focus();
}

export function marks(story) {
  let found;
  for (const report of story.reports) {
    const held = document.getElementById(report.element);
    held.addEventListener("toggle", () => {
      if (!held.open || held.dataset.marked) return;
      held.dataset.marked = "yes";
      found ??= places(story);
      const box = held.querySelector(".text");
      const damage = [...held.querySelectorAll("[data-damage]")].map((one) => one.dataset.damage.split(" ").map(Number));
      const spans = [...found.get(report), ...damage.map(([start, end]) => ({ start, end, what: "damage" }))];
      box.replaceChildren(...paragraphs(story.text(report), spans, wrapped));
      box.addEventListener("keydown", walk);
      const first = box.querySelector("a.mark");
      if (first) first.tabIndex = 0;
    });
  }
}
