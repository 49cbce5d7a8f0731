// A finding opened: its passages in their reports, side by side, the words marked that differ, and why they stand together.
import { copied } from "./clipboard.js";
import { column, columns } from "./columns.js";
import { counted, el, fill, lineages } from "./dom.js";
import { grounded, why } from "./grounds.js";
import { List } from "./lists.js";
import { behind, outlets } from "./support.js";

// Columns drawn at once: more than fit on a wide screen.
const COLUMNS = 8;
// Outlets up to which all are named in one line.
const NAMED = 6;

const TITLES = {
  Point: (one) => ({ agreed: "Agreed", disputed: "Disputed", later: "Later reports know more", single: "Resting on one" })[one.status],
  Utterance: (one) => ["Said: ", el("bdi", {}, one.who)],
  Line: (one) => ["Wanted: ", el("bdi", {}, one.who), ` ${one.words}`],
  Date: (one) => ["When: ", one.words],
  Name: (one) => ["Name: ", el("bdi", {}, one.name)],
  Title: () => "The sentence at the top",
  Ground: (one) => one.words,
};

function about(one) {
  if (one.type === "Ground") return "";
  const kind = one.type === "Point" && one.kind !== "statement" ? `${one.kind} · ` : "";
  const most = one.most || one.lineages.length;
  const many = most ? `${lineages(one.least || most, most)} of ${one.story.lineages.length}: ${behind(one.story, one.lineages)} · ` : "";
  return [kind, many, outlets(one.story, one.passages, { few: NAMED })];
}

// Reports in which nothing of it was found: silence may be a choice, or what crossread missed.
function silent(one) {
  if (!["Point", "Utterance", "Line"].includes(one.type)) return null;
  const has = new Set(one.passages.map((place) => place.report));
  const left = one.story.reports.filter((report) => !has.has(report));
  if (!left.length) return null;
  const names = left.length > NAMED ? counted(left.length, "report") : left.map((report) => report.outlet).join(", ");
  return el("p.by", {}, `No passage found in ${names}.`);
}

export class Beside {
  // `step(one, by)` gives the finding before or after another, `turn(one)` goes there. `left(one, walked)` is told what was
  // closed, and whether the reader came there from another finding or from outside.
  constructor({ step, turn, left }) {
    this.step = step;
    this.to = turn;
    this.title = el("h2", { id: "beside-title", tabindex: -1 });
    this.what = el("p.by");
    this.body = el("div.columns");
    this.foot = el("footer");
    const button = (words, label, act) => {
      const made = el("button", { type: "button", "aria-label": label, title: label }, words);
      made.addEventListener("click", act);
      return made;
    };
    this.before = button("←", "Previous (k)", () => this.turn(-1));
    this.after = button("→", "Next (j)", () => this.turn(1));
    const address = button("Copy link", "Copy a link to this", () => copied(address, location.href));
    const close = button("✕", "Close (Esc)", () => this.element.close());
    const tools = el("div.tools", {}, this.before, this.after, address, close);
    this.element = el("dialog.beside", { "aria-labelledby": "beside-title" }, el("header", {}, this.title, tools, this.what), this.body, this.foot);
    this.list = new List(this.body, (each) => column(this.one.story, each), COLUMNS);
    this.element.addEventListener("close", () => this.one && !this.element.open && left(this.one, this.one !== this.origin));
    this.element.addEventListener("click", (event) => event.target === this.element && this.element.close());
    // On the document, for who has clicked on words has the focus nowhere.
    document.addEventListener("keydown", (event) => {
      const by = { j: 1, k: -1 }[event.key];
      if (this.one && by && !event.ctrlKey && !event.metaKey && !event.altKey) this.turn(by);
    });
    document.body.append(this.element);
  }

  turn(by) {
    const next = this.step(this.one, by);
    if (next) this.to(next);
  }

  // Closes without telling: the reader has gone elsewhere already.
  hide() {
    this.one = undefined;
    if (this.element.open) this.element.close();
  }

  show(one, report) {
    this.one = one;
    fill(this.title, TITLES[one.type](one));
    fill(this.what, about(one));
    this.before.disabled = !this.step(one, -1);
    this.after.disabled = !this.step(one, 1);
    this.body.classList.toggle("ground", one.type === "Ground");
    if (!this.element.open) {
      this.origin = document.activeElement === document.body ? undefined : one;
      this.element.showModal();
    }
    if (one.type === "Ground") {
      this.list.fill([]);
      fill(this.body, grounded(one));
    } else {
      this.list.fill(columns(one));
    }
    fill(this.foot, [silent(one), one.reasons.length > 0 && why(one)]);
    const wanted = this.list.reach(this.list.items.find((each) => `${each.report.rank}` === report));
    this.body.scrollLeft = wanted ? wanted.offsetLeft - this.body.offsetLeft : 0;
    this.title.focus({ preventScroll: true });
  }
}
