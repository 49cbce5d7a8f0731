// The sections of a story: which list shows what, and what is left of each where the story is narrowed down.
import { el } from "./dom.js";
import { List } from "./lists.js";
import { date, ground, matter, name, point, stance, utterance, voice } from "./lines.js";

// Items of a list that are drawn at once. As many agreed points as disputed ones fill the first screen of a desk.
const FIRST = { agreed: 8, disputed: 8, later: 8, single: 12, said: 8, wanted: 8, beside: 8, when: 12, names: 12, plain: 0, grounds: 12 };
// Sayings of one speaker, for many speakers follow one another.
const FEW = 4;
// Actors up to which each has a column: with more they would be narrower than a name.
const ACTORS = 6;

const itself = (one) => [one];

// A section: the list that has its items, and the findings that these hold, which lead from one to the next.
class Section {
  // `arrange` makes what the list shows of the items that are left, `findings` are those of one that it shows.
  constructor(story, key, items, show, { arrange = (left) => left, findings = itself, rest = "more" } = {}) {
    Object.assign(this, { items, arrange, findings, arranged: [], held: [] });
    this.holder = story.article.querySelector(`[data-list="${key}"]`);
    if (this.holder) this.list = new List(this.holder, show, FIRST[key], rest);
  }

  narrow(keep) {
    if (!this.holder) return;
    this.left = this.items.filter(keep);
    this.arranged = this.arrange(this.left);
    this.held = this.arranged.flatMap(this.findings);
    this.list.fill(this.arranged);
    this.holder.toggleAttribute("data-empty", this.items.length > 0 && !this.left.length);
  }

  // The link of a finding, or of what stands first where it is folded away.
  link(one) {
    const item = this.list.reach(this.arranged.find((each) => this.findings(each).includes(one)));
    return item.querySelector(`a[href="#${CSS.escape(one.anchor)}"]`) ?? item.querySelector("a");
  }
}

// What stands at the top is not said again, unless nothing else would be there.
function byStatus(story, status) {
  const all = story.points.filter((one) => one.status === status);
  const others = all.filter((one) => one !== story.heading);
  return others.length ? others : all;
}

function voices(left) {
  const found = new Map();
  left.forEach((one) => found.set(one.who, [...(found.get(one.who) ?? []), one]));
  return [...found].map(([who, said]) => ({ who, said }));
}

// Who acts on the matters of a story, those first who act most; nobody where they are too many for a column each.
function actorsOf(story) {
  const acts = new Map();
  story.matters.flatMap((one) => one.lines).forEach((line) => acts.set(line.who, (acts.get(line.who) ?? 0) + 1));
  const actors = [...acts.keys()].sort((one, other) => acts.get(other) - acts.get(one));
  return actors.length <= ACTORS ? actors : undefined;
}

export function sections(story) {
  const nested = (items, said) => new List(items, utterance, FEW).fill(said);
  const actors = actorsOf(story);
  const head = story.article.querySelector(".ledger thead tr");
  head?.append(...(actors ? actors.map((who) => el("th", { scope: "col", dir: "auto" }, who)) : [el("th", { scope: "col" }, "Who wants what")]));
  head?.closest("table").classList.toggle("across", Boolean(actors));
  // The list of the lineages leads to why these are; what it does not name stands below it.
  const listed = new Set(Array.from(story.article.querySelectorAll(".tree a"), (one) => one.getAttribute("href")));
  const telling = (one) => one.variants.length > 1 || one.roles.length > 0;
  return [
    ...["agreed", "disputed", "later", "single"].map((status) => new Section(story, status, byStatus(story, status), point)),
    new Section(story, "said", story.utterances, (one) => voice(one, nested), { arrange: voices, findings: (one) => one.said }),
    new Section(story, "wanted", story.matters, (one) => matter(one, actors), { findings: (one) => one.lines }),
    new Section(story, "beside", story.beside, stance),
    new Section(story, "when", story.dates, date),
    new Section(story, "names", story.names.filter(telling), name),
    new Section(story, "plain", story.names.filter((one) => !telling(one)), name, { rest: "with one spelling and no role" }),
    new Section(story, "grounds", story.grounds.filter((one) => !listed.has(`#${one.anchor}`)), ground),
  ];
}

// Sections whose heading counts their items say how many are left of these.
export function count(story, held) {
  for (const heading of story.article.querySelectorAll("section[id] > h2 > .n")) {
    const lists = held.filter((one) => one.holder && heading.closest("section").contains(one.holder));
    if (!lists.length) continue;
    heading.dataset.all ??= heading.textContent;
    const [left, all] = ["left", "items"].map((key) => lists.reduce((sum, one) => sum + one[key].length, 0));
    heading.textContent = left === all ? heading.dataset.all : `${left.toLocaleString("en")} of ${heading.dataset.all}`;
  }
}
