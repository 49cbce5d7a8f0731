// One line for each kind of finding. Its words lead to where they stand; what it is marked with says who stands behind it.
import { el, counted } from "./dom.js";
import { outlets, support } from "./support.js";
import { NEAR, before, inSentence, parted, passage, pieced, quoted, sentence } from "./words.js";

// Wordings of an utterance and sentences of a time that stand in the list; the others are beside one another when it is opened.
const WORDINGS = 4;
const PLACES = 3;

const dims = (one) => ({ "data-l": one.lineages.join(" ") });

const link = (anchor, words, name = "a.open") => el(name, { href: `#${anchor}` }, words);

const by = (...parts) => el("span.by", {}, parts);

// The value of a reading, with its sentence or what stands before it where it says little alone; the words marked in
// which it differs from others.
export function value(story, reading, side = NEAR) {
  if (typeof reading.value === "string") return reading.value;
  const marks = reading.marked.map((place) => ({ place, name: "mark.w" }));
  if (reading.context === 1) return inSentence(story, reading.value, marks, side);
  const words = parted(story, reading.value, marks);
  const alike = words.some((one) => typeof one === "string" && /[\p{L}\p{N}]/u.test(one));
  const shown = quoted(reading.value.report, "span", alike ? words : story.words(reading.value));
  return reading.context === 2 ? [before(story, reading.value, side), shown] : shown;
}

export function point(one) {
  const { story, readings } = one;
  const several = readings.length > 1;
  const rows = readings.map((reading, at) => el("div.row", dims(reading),
    support(story, reading),
    el("div", {},
      el("a.open", { href: `#${one.anchor}`, tabindex: at ? -1 : false }, value(story, reading)), " ",
      reading.first && by(reading.first, " · "), by(outlets(story, reading.passages, one)))));
  return el(`li.${one.status}${several ? ".several" : ""}`, dims(one), one.kind !== "statement" && el("p.kind", {}, one.kind), rows);
}

export function voice({ who, said }, fill) {
  const items = el("ul.items");
  const held = el("section.voice", {}, el("h3", { dir: "auto" }, who), items);
  fill(items, said);
  return held;
}

const words = (story, wording) => {
  const place = wording.passages[0];
  if (!place) return pieced(story, wording.pieces);
  return quoted(place.report, "span", wording.pieces.length ? pieced(story, wording.pieces) : story.words(place));
};

export function utterance(one) {
  const { story, wordings: [first, ...others] } = one;
  const others_ = others.slice(0, WORDINGS).map((wording) => el("li", {},
    words(story, wording), " ", by(wording.kind, " · ", outlets(story, wording.passages, one))));
  const left = others.length - others_.length;
  return el("li", dims(one), el("div.row", {},
    support(story, one),
    el("div", {},
      link(one.anchor, words(story, first)), " ",
      by(first.kind, " · ", outlets(story, first.passages, one), one.vias.map((via) => ` · ${via}`)),
      others_.length > 0 && el("ul.wordings", {}, others_, left > 0 && el("li.by", {}, counted(left, "more wording"))))));
}

export const wording = words;

// A matter and what each actor does about it: a column an actor where there are few, else one after another.
export function matter(one, actors) {
  const { story } = one.lines[0];
  const issue = one.pointing ? inSentence(story, one.issue, [], NEAR) : passage(story, one.issue);
  const head = el("th", { scope: "row" }, issue, one.opposed && el("span.kind", {}, " opposed"));
  const acts = (lines) => lines.map((line) => act(line));
  const cells = actors
    ? actors.map((who) => el("td", { "data-who": who }, acts(one.lines.filter((line) => line.who === who))))
    : el("td", {}, acts(one.lines));
  return el("tr", dims(one), head, cells);
}

function act(line) {
  return el("div.row", dims(line), support(line.story, line), link(line.anchor, [el("span.who", { dir: "auto" }, line.who), " ", line.words]));
}

// A position that stands in no matter.
export function stance(one) {
  const [{ passage: place, issue, condition }] = one.stances;
  const marks = [{ place: issue, name: "mark.v" }, condition && { place: condition, name: "mark.if" }].filter(Boolean);
  return el("li", dims(one), el("div.row", {}, el("b", { dir: "auto" }, one.who), el("div", {},
    link(one.anchor, [one.words, ": ", inSentence(one.story, place, marks, NEAR)]), " ", by(outlets(one.story, one.passages, one)))));
}

export function date(one) {
  const { story, passages } = one;
  const told = new Map();
  for (const place of passages) {
    const words = story.words(sentence(story, place)).trim();
    told.set(words, [...(told.get(words) ?? []), place]);
  }
  const places = [...told.values()];
  const shown = places.slice(0, PLACES).map((alike) => el("li", {}, inSentence(story, alike[0], [], NEAR), " ", by(outlets(story, alike, one))));
  const left = places.slice(PLACES).flat().length;
  const chart = { ...one, least: one.lineages.length, most: one.lineages.length };
  return el("li", dims(one), el("div.row", {}, support(story, chart), el("div", {},
    link(one.anchor, one.words), el("ul.places", {}, shown, left > 0 && el("li.by", {}, counted(left, "more passage"))))));
}

export function name(one) {
  const worded = ({ text, passages }) => [
    typeof text === "string" ? el("bdi", {}, text) : passage(one.story, text, "bdi"), " ", by("(", outlets(one.story, passages, one), ")"),
  ];
  const listed = (label, all) => all.length > 0 && el("p", {}, el("span.by", {}, label, " "), all.flatMap((each, at) => [at ? "; " : "", worded(each)]));
  const spelled = one.variants.length > 1 ? one.variants : [];
  return el("li", dims(one), link(one.anchor, el("bdi", {}, one.name)), " ", el("span.kind", {}, one.kind), listed("spelled", spelled), listed("called", one.roles));
}

export const ground = (one) => el("li", dims(one), link(one.anchor, one.words));
