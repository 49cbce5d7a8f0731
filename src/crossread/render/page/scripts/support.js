// Who stands behind something: the lineages as letters, and a chart of which of all of them do.
import { counted, el, lineages, range, svg } from "./dom.js";

// Lineages up to which each has a cell of its own.
const CELLS = 8;
// Of a cell, in pixels.
const WIDE = 15;
const HIGH = 15;
const BAR = 44;
// Colours that are told apart; further lineages share the last.
const COLOURS = 8;

const colour = (rank) => `c${Math.min(rank, COLOURS)}`;

export const behind = (story, ranks) => ranks.map((rank) => `${story.lineages[rank].letter} ${story.lineages[rank].label}`).join(", ");

// The letter of a lineage. Pointed at or focused it dims what is not of this lineage.
export function letter(story, rank) {
  const one = story.lineages[rank];
  return el(`b.letter.${colour(rank)}`, { title: one.label, "data-lineage": rank }, one.letter);
}

// Which lineages stand behind a reading. In one column of a list such charts make a table of all of it.
export function support(story, { lineages: ranks, least, most }) {
  const all = story.lineages.length;
  const words = `${lineages(least, most)} of ${all}: ${behind(story, ranks)}`;
  const chart = all <= CELLS ? cells(story, ranks) : bar(all, least, most);
  return el("span.support", { title: words }, el("span.unseen", {}, words), chart);
}

function cells(story, ranks) {
  const drawn = story.lineages.map(({ rank, letter: text }) => {
    const has = ranks.includes(rank);
    const x = rank * (WIDE + 1);
    return svg(has ? `g.${colour(rank)}` : "g.no", { "data-lineage": has && rank },
      svg("rect", { x, width: WIDE, height: HIGH, rx: 2 }),
      has && svg("text", { x: x + WIDE / 2, y: HIGH - 4 }, text));
  });
  return svg("svg", { width: drawn.length * (WIDE + 1), height: HIGH, "aria-hidden": "true" }, drawn);
}

function bar(all, least, most) {
  const width = (number) => Math.max((BAR * number) / all, number ? 2 : 0);
  return [
    svg("svg.bar", { width: BAR, height: HIGH, "aria-hidden": "true" },
      svg("rect.all", { y: 4, width: BAR, height: 7, rx: 2 }),
      svg("rect.most", { y: 4, width: width(most), height: 7, rx: 2 }),
      svg("rect.least", { y: 4, width: width(least), height: 7, rx: 2 })),
    el("span.n", { "aria-hidden": "true" }, range(least, most)),
  ];
}

// Outlets that have some passages: by name if they are few, else how many. With an anchor each leads to its column.
export function outlets(story, passages, { few = 3, anchor = "" } = {}) {
  const held = [...new Set(passages.map((one) => one.report))].sort((one, other) => one.rank - other.rank);
  if (held.length === story.reports.length && held.length > 2) return `all ${held.length} reports`;
  if (held.length > few) return counted(held.length, "report");
  const title = (one) => ({ title: one.short !== one.outlet && one.outlet });
  const named = (one) => (anchor ? el("a", { href: `#${anchor}/${one.rank}`, tabindex: -1, ...title(one) }, one.short) : el("span", title(one), one.short));
  return held.flatMap((one, at) => [at ? ", " : "", named(one)]);
}
