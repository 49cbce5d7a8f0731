// What of a story is shown: kinds of points, one outlet, one lineage, one name.
import { el } from "./dom.js";

// `all` are the words of each choice by number, `many` how many points have it.
function choice(what, all, many, order = () => 0) {
  const held = all.map((words, value) => ({ words, value, times: many.get(value) })).filter((one) => one.times).sort(order);
  const options = held.map(({ words, value, times }) => el("option", { value }, `${words} (${times})`));
  return el("select", { "aria-label": what }, el("option", { value: "" }, `every ${what}`), options);
}

// How many points have each of what `of` lists for a point.
function tally(points, of) {
  const found = new Map();
  for (const one of points) {
    for (const key of new Set(of(one))) found.set(key, (found.get(key) ?? 0) + 1);
  }
  return found;
}

// Names with their kind where several are spelled alike.
function called(names) {
  const alike = tally(names, (one) => [one.name]);
  return names.map(({ name, kind }) => (alike.get(name) > 1 ? `${name} (${kind})` : name));
}

export class Filter {
  // `changed` is called with what each finding must be to be kept.
  constructor(story, changed) {
    const { points } = story;
    this.changed = changed;
    this.points = points;
    this.kinds = [...tally(points, (one) => [one.kind])].map(([kind, many]) => {
      const made = el("button", { type: "button", "aria-pressed": "false", value: kind }, `${kind} `, el("span.n", {}, many));
      made.addEventListener("click", () => {
        made.setAttribute("aria-pressed", String(made.getAttribute("aria-pressed") !== "true"));
        this.apply();
      });
      return made;
    });
    const outlets = tally(points, (one) => one.passages.map((place) => place.report.rank));
    const often = (one, other) => other.times - one.times;
    this.outlet = choice("outlet", story.reports.map((one) => one.outlet), outlets);
    this.lineage = choice("lineage", story.lineages.map((one) => `${one.letter} ${one.label}`), tally(points, (one) => one.lineages));
    this.name = choice("name", called(story.names), tally(points, (one) => one.names), often);
    this.clear = el("button.clear", { type: "button", hidden: true }, "Clear");
    this.clear.addEventListener("click", () => this.reset());
    this.output = el("output", { "aria-live": "polite" });
    this.selects = [this.outlet, this.lineage, this.name].filter((one) => one.options.length > 2);
    this.selects.forEach((one) => one.addEventListener("change", () => this.apply()));
    const kinds = this.kinds.length > 1 && el("span.kinds", {}, this.kinds);
    const bar = story.article.querySelector(".filter");
    bar.append(...[kinds, ...this.selects, this.clear, this.output].filter(Boolean));
    bar.hidden = !points.length;
  }

  get active() {
    return this.selects.some((one) => one.value !== "") || this.kinds.some((one) => one.getAttribute("aria-pressed") === "true");
  }

  apply() {
    const kinds = this.kinds.filter((one) => one.getAttribute("aria-pressed") === "true").map((one) => one.value);
    const [outlet, lineage, name] = [this.outlet, this.lineage, this.name].map((one) => (one.value === "" ? null : Number(one.value)));
    const keep = (one) =>
      (one.type !== "Point" || !kinds.length || kinds.includes(one.kind)) &&
      (outlet === null || one.passages.some((place) => place.report.rank === outlet)) &&
      (lineage === null || one.lineages.includes(lineage)) &&
      (name === null || (one.type === "Name" ? one.rank === name : one.names.includes(name)));
    this.selects.forEach((one) => one.classList.toggle("set", one.value !== ""));
    this.clear.hidden = !this.active;
    const left = this.points.filter(keep).length;
    this.output.textContent = !this.active ? "" : left ? `${left} of ${this.points.length} points` : "No point matches all of these.";
    this.changed(keep);
  }

  reset() {
    this.kinds.forEach((one) => one.setAttribute("aria-pressed", "false"));
    this.selects.forEach((one) => { one.value = ""; });
    this.apply();
    [...this.kinds, ...this.selects][0]?.focus();
  }
}
