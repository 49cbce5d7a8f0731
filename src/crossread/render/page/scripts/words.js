// Words of the reports as elements: passages, their sentences, and what is marked in them.
import { el } from "./dom.js";

// Characters of a sentence before a passage over which its beginning is left out: in full, and in one line of a list.
export const SIDE = 220;
export const NEAR = 70;

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/;

// An element around words of a report: in its language, and in the direction of its letters.
export function quoted(report, name, ...children) {
  const made = el(name, { lang: report.language || false }, ...children);
  if (RIGHT_TO_LEFT.test(made.textContent)) made.dir = "auto";
  return made;
}

export function passage(story, place, name = "span") {
  return quoted(place.report, name, story.words(place));
}

// From the beginning of the sentence in which a passage begins to the end of that in which it ends.
export function sentence(story, { report, start, end }) {
  const first = report.starts.findLast((one) => one <= start) ?? 0;
  return { report, start: first, end: report.starts.find((one) => one >= end) ?? story.text(report).length };
}

// The passage in its sentence, the passage itself marked, and in it the words of `inner`: places with the element that marks them.
// What of the sentence is farther than `side` characters is left out.
export function inSentence(story, place, inner = [], side = SIDE) {
  const { report, start, end } = place;
  const text = story.text(report);
  const { start: first, end: last } = sentence(story, place);
  const [before, after] = [text.slice(first, start), text.slice(end, last).trimEnd()];
  const words = parted(story, place, inner);
  const whole = !before.trim() && !after.trim();
  return quoted(report, "span.words", tail(before, side), whole ? words : el("mark", {}, words), head(after, side));
}

// The last words of a text, and the first.
const tail = (text, most) => (text.length > most ? `… ${text.slice(-most).replace(/^\S*\s/u, "")}` : text);
const head = (text, most) => (text.length > most ? `${text.slice(0, most).replace(/\s\S*$/u, "")} …` : text);

// What stands before a passage that points back to it: "this demand".
export function before(story, { report, start }, most) {
  const at = report.starts.findLastIndex((one) => one <= start);
  const from = report.starts[Math.max(at - 1, 0)];
  return quoted(report, "span.before", tail(story.text(report).slice(from, start), most));
}

// The words of a passage, with the places of `inner` that lie in it marked.
export function parted(story, { report, start, end }, inner) {
  const text = story.text(report);
  const found = [];
  let at = start;
  const near = inner.filter(({ place }) => place.report === report && place.start < end && place.end > start);
  for (const { place, name } of near.sort((one, other) => one.place.start - other.place.start)) {
    const [first, last] = [Math.max(place.start, at), Math.min(place.end, end)];
    if (first >= last) continue;
    found.push(text.slice(at, first), el(name, {}, text.slice(first, last)));
    at = last;
  }
  return [...found, text.slice(at, end)];
}

const PIECES = { "": null, o: null, g: "i", w: "mark.w", "+": "ins", "-": "del" };

// Pieces as the findings have them: the part of each, then a place, or words, or how far it goes on from the last place.
export function pieced(story, pieces) {
  let last;
  return pieces.map(([part, ...words]) => {
    let text = words[0];
    if (typeof text === "number") {
      const place = words.length > 1 ? story.places(words)[0] : { report: last.report, start: last.end, end: last.end + text };
      text = story.words(place);
      if (part !== "-") last = place;
    }
    return PIECES[part] ? el(PIECES[part], {}, text) : text;
  });
}

// The whole text of a report in paragraphs. Spans may overlap: `wrap` gets each run of words with all spans that cover it.
export function paragraphs(text, spans, wrap) {
  return text.paragraphs.map(({ start, end }) => {
    const inside = spans.filter((span) => span.start < end && span.end > start);
    const ends = inside.flatMap((span) => [Math.max(span.start, start), Math.min(span.end, end)]);
    const cuts = [...new Set([start, ...ends, end])].sort((one, other) => one - other);
    const runs = cuts.slice(0, -1).map((cut, at) => {
      const words = text.slice(cut, cuts[at + 1]);
      const over = inside.filter((span) => span.start <= cut && span.end >= cuts[at + 1]);
      return over.length ? wrap(words, over) : words;
    });
    return el("p", { dir: "auto" }, runs);
  });
}

// A passage with who says it where, to be pasted elsewhere.
export function citation(story, place) {
  const { report, start, end } = place;
  const where = [report.outlet, report.cited, report.source].filter(Boolean).join(", ");
  return `“${story.words(place)}” — ${where} [characters ${start}–${end}]`;
}
