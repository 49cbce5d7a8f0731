// The findings of every story, as the JSON block of the page has them, and the texts that they point into.
// Every place is counted in code points of a report's text; every line that the page shows is cut out of one.

const page = JSON.parse(document.getElementById("findings").textContent);

// Negative numbers stand for strings that are written once.
const spelled = (row) => (Array.isArray(row) ? row.map(spelled) : row < 0 ? page.strings[-row - 1] : row);

const named = (type, row) => Object.fromEntries(row.map((value, at) => [page.fields[type][at], value]));

const merged = (lists) => [...new Set(lists.flat())].sort((one, other) => one - other);

// The text of one report, in its paragraphs.
export class Text {
  constructor(paragraphs) {
    let at = 0;
    this.paragraphs = paragraphs.map((paragraph) => {
      // A character beyond the first plane has two code units but is one code point.
      const points = /[\ud800-\udbff]/.test(paragraph) ? Array.from(paragraph) : paragraph;
      const start = at;
      at += points.length + 1;
      return { start, end: at - 1, points };
    });
    this.length = at - 1;
  }

  slice(start, end) {
    return this.paragraphs
      .filter((one) => one.start <= end && one.end >= start)
      .map((one) => one.points.slice(Math.max(start - one.start, 0), Math.max(end - one.start, 0)))
      .map((points) => (typeof points === "string" ? points : points.join("")))
      .join("\n");
  }
}

export class Story {
  constructor(row, number) {
    const story = named("Story", row);
    this.number = number;
    this.article = document.getElementById(`story-${number}`);
    this.texts = new Map();
    this.lineages = story.lineages.map((one, rank) => ({ rank, ...named("Lineage", one) }));
    this.reports = story.reports.map((one, rank) => this.report(one, rank));
    this.title = this.places(story.title)[0];
    this.points = story.points.map((one) => this.point(one));
    this.heading = this.points.find((one) => one.anchor === story.heading);
    this.utterances = story.utterances.map((one) => this.utterance(one));
    this.matters = story.matters.map((one) => this.matter(one));
    this.beside = story.beside.map((one) => this.line(one));
    this.dates = story.dates.map((one) => this.row("Date", one));
    this.names = story.names.map((one, rank) => ({ rank, ...this.name(one) }));
    this.grounds = story.grounds.map((one) => this.ground(one));
  }

  places(flat = []) {
    const found = [];
    for (let at = 0; at < flat.length; at += 3) {
      found.push({ report: this.reports[flat[at]], start: flat[at + 1], end: flat[at + 1] + flat[at + 2] });
    }
    return found;
  }

  // Words are a place, or themselves where no report has them as they are.
  value(words) {
    return typeof words === "string" ? words : this.places(words)[0];
  }

  text(report) {
    if (!this.texts.has(report)) {
      const held = document.getElementById(report.element).querySelectorAll(".text > p");
      this.texts.set(report, new Text(Array.from(held, (one) => one.textContent)));
    }
    return this.texts.get(report);
  }

  words({ report, start, end }) {
    return this.text(report).slice(start, end);
  }

  // A row with its fields by name; those that it leaves out are empty.
  row(type, values) {
    const found = { type, story: this, names: [], lineages: [], reasons: [], ...named(type, values) };
    found.reasons = found.reasons.map((one) => this.row("Reason", one));
    return { ...found, passages: this.places(found.passages) };
  }

  report(values, rank) {
    const found = { rank, source: "", language: "", ...named("Report", values) };
    let at = 0;
    return { ...found, starts: found.sentences.map((length) => (at += length) - length) };
  }

  point(values) {
    const found = this.row("Point", values);
    const readings = found.readings.map((one) => {
      const reading = this.row("Reading", one);
      return { ...reading, value: this.value(reading.value), marked: this.places(reading.marked) };
    });
    return {
      ...found,
      readings,
      passages: readings.flatMap((one) => one.passages),
      lineages: merged(readings.map((one) => one.lineages)),
    };
  }

  utterance(values) {
    const found = this.row("Utterance", values);
    const wordings = found.wordings.map((one) => ({ pieces: [], ...this.row("Wording", one) }));
    return { vias: [], ...found, wordings, passages: wordings.flatMap((one) => one.passages) };
  }

  line(values) {
    const found = this.row("Line", values);
    const stances = found.stances.map((one) => {
      const stance = named("Stance", one);
      const issue = this.places(stance.issue)[0];
      return { issue, passage: this.places(stance.passage)[0] ?? issue, condition: this.places(stance.condition)[0] };
    });
    return { least: 0, most: 0, ...found, stances, passages: stances.map((one) => one.passage) };
  }

  matter(values) {
    const found = named("Matter", values);
    const lines = found.lines.map((one) => this.line(one));
    return {
      ...found,
      lines,
      issue: this.places(found.issue)[0],
      passages: lines.flatMap((one) => one.passages),
      lineages: merged(lines.map((one) => one.lineages)),
      names: merged(lines.map((one) => one.names)),
    };
  }

  name(values) {
    const found = { roles: [], ...this.row("Name", values) };
    const worded = (rows) => rows.map((one) => {
      const row = this.row("Worded", one);
      return { ...row, text: this.value(row.text) };
    });
    const [variants, roles] = [worded(found.variants), worded(found.roles)];
    const passages = [...variants, ...roles].flatMap((one) => one.passages);
    return { ...found, variants, roles, passages, lineages: merged(passages.map((one) => one.report.lineage)) };
  }

  ground(values) {
    const found = { note: "", pairs: [], more: 0, whys: [], lends: [], ...this.row("Ground", values) };
    const pairs = found.pairs.map((one) => {
      const pair = named("Pair", one);
      return { ...pair, left: this.places(pair.left)[0], right: this.places(pair.right)[0] };
    });
    const whys = found.whys.map((one) => {
      const why = { more: 0, ...named("Why", one) };
      return { ...why, reasons: why.reasons.map((reason) => this.row("Reason", reason)) };
    });
    const lends = found.lends.map(([words, flat]) => ({ words, passages: this.places(flat) }));
    return { ...found, pairs, whys, lends };
  }
}

export const stories = page.stories.map((row, at) => new Story(spelled(row), at + 1));
