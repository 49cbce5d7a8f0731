// Why something is held to be so: the reasons of a finding; of two reports that are kin, what they share as well.
import { el } from "./dom.js";
import { letter } from "./support.js";
import { passage, pieced, quoted } from "./words.js";

const listed = (story, passages) => passages.length > 0 && el("ul.places", {}, passages.map((place) =>
  el("li", {}, el("span.by", {}, place.report.short, " "), passage(story, place))));

const reasons = (story, all) => el("ul", {}, all.map((one) =>
  el("li", {}, el("b", {}, one.rule), " ", one.detail, " ", el("span.by", {}, one.weight), listed(story, one.passages))));

// Why a finding is held to be one, folded away.
export const why = (one) => el("details", {}, el("summary", {}, "Why ", el("code", {}, one.anchor)), reasons(one.story, one.reasons));

// Why two reports are held to be kin: what they share, a row a passage, then the reasons.
export function grounded(one) {
  const { story, pairs } = one;
  const side = (place, pieces) => quoted(place.report, "p", pieces.length ? pieced(story, pieces) : story.words(place));
  const head = ({ report }) => el("h3", {}, letter(story, report.lineage), " ", el("a", { href: `#${report.element}` }, report.outlet));
  const heads = pairs.slice(0, 1).flatMap(({ left, right }) => [head(left), head(right)]);
  const row = ({ note, left, right, pieces }) => [el("p.by", {}, note), side(left, pieces[0]), side(right, pieces[1])];
  return [
    one.note && el("p", {}, one.note),
    listed(story, one.passages),
    pairs.length > 0 && el("div.pairs", {}, heads, pairs.map(row)),
    one.more > 0 && el("p.by", {}, `and ${one.more} more`),
    one.whys.map(({ heading, reasons: held, more }) => [el("h3", {}, heading), reasons(story, held), more > 0 && el("p.by", {}, `and ${more} more`)]),
    one.lends.map(({ words, passages }) => [el("h3", {}, words), listed(story, passages)]),
  ];
}
