// The page put together: each story's sections, the finding that the address names, and lineages pointed at.
import { el, fill } from "./dom.js";
import { Beside } from "./beside.js";
import { Filter } from "./filter.js";
import { marks } from "./marks.js";
import { count, sections } from "./sections.js";
import { stories } from "./stories.js";
import { outlets, support } from "./support.js";

const findings = new Map();
const lists = new Map();

// ---- the stories ---------------------------------------------------------------------------------------------

for (const story of stories) {
  const held = sections(story);
  const title = { type: "Title", anchor: `title-${story.number}`, story, passages: [story.title].filter(Boolean), lineages: [], reasons: [] };
  const { points, utterances, matters, beside, dates, names, grounds } = story;
  const acts = matters.flatMap((one) => one.lines);
  [points, utterances, acts, beside, dates, names, grounds, title].flat().forEach((one) => findings.set(one.anchor, one));
  lists.set(story, held);
  const narrow = (keep) => {
    held.forEach((one) => one.narrow(keep));
    count(story, held);
  };
  new Filter(story, narrow).apply();
  marks(story);
  top(story, story.heading ?? title);
}

// Who tells what the sentence at the top says.
function top(story, heading) {
  const line = story.article.querySelector(".told");
  const chart = heading.readings && support(story, { ...heading.readings[0], least: heading.least, most: heading.most });
  const words = el("a", { href: `#${heading.anchor}` }, "in the words of ", outlets(story, heading.passages));
  if (story.title) fill(line, [chart, " ", words]);
}

// ---- the address ---------------------------------------------------------------------------------------------

const listOf = (one) => lists.get(one.story).find((section) => section.held.includes(one));

const step = (one, by) => {
  const all = listOf(one)?.held;
  return all?.[all.indexOf(one) + by];
};

// One place for another, so that going back leads to the list.
function turn(one) {
  history.replaceState(history.state, "", `#${one.anchor}`);
  go();
}

// Closing goes back to where the reader was; who came by a link to this finding stays in the page.
function left(one, walked) {
  if (history.state?.depth > 0) history.back();
  else {
    history.replaceState(history.state, "", location.pathname + location.search);
    beside.hide();
  }
  // The browser itself gives the focus back to what this was opened from.
  if (walked) listOf(one)?.link(one)?.focus();
  stand = scrollY;
}

const beside = new Beside({ step, turn, left });

// What the address names; nothing where it is broken.
function address() {
  try {
    return decodeURIComponent(location.hash.slice(1)).split("/");
  } catch {
    return [];
  }
}

// Where the page stands under what is open: a browser that goes back to a section goes to its beginning.
let stand = 0;

// Opens what the address names: a finding beside its kin, or a part of the page.
function go(back = false) {
  const [id, report] = address();
  const finding = findings.get(id);
  if (finding) {
    if (!beside.element.open) stand = scrollY;
    beside.show(finding, report);
    return;
  }
  if (back && beside.one) scrollTo({ top: stand, behavior: "instant" });
  beside.hide();
  const found = id && document.getElementById(id);
  if (!found) return;
  for (let part = found; part; part = part.parentElement) {
    if (part.tagName === "DETAILS") part.open = true;
  }
  if (!back) found.scrollIntoView();
}

// How many places of this page the reader went through to come here.
let depth = 0;
history.replaceState({ depth: history.state?.depth ?? 0 }, "");
addEventListener("hashchange", () => {
  // A place that was seen before has its depth, and the browser scrolls to where the reader was.
  const seen = history.state?.depth;
  depth = seen ?? depth + 1;
  history.replaceState({ depth }, "");
  go(seen !== undefined);
});
go();

// ---- lineages ------------------------------------------------------------------------------------------------

// One rule dims all that is not of the lineage pointed at; what is drawn later follows it too.
const sheet = new CSSStyleSheet();
document.adoptedStyleSheets.push(sheet);
let ruled = "";

function single(event) {
  const held = event.target.closest?.("[data-lineage]");
  const part = held?.closest(".story, .beside");
  const where = part?.id ? `#${part.id}` : ".beside";
  const other = `${where} [data-l]:not([data-l~="${Number(held?.dataset.lineage)}"])`;
  // What stands in something faded is faded once.
  const rule = part ? `${other} { opacity: .25; } ${other} [data-l] { opacity: 1; }` : "";
  // Any change makes the browser style the whole page anew.
  if (rule !== ruled) sheet.replaceSync(rule);
  ruled = rule;
}

for (const kind of ["pointerover", "focusin"]) addEventListener(kind, single);

// ---- paper ---------------------------------------------------------------------------------------------------

// What is agreed and disputed goes on paper whole; of long lists what has been drawn.
let open;
addEventListener("beforeprint", () => {
  open = beside.one;
  beside.hide();
  lists.forEach((held) => held.slice(0, 3).forEach((one) => one.list?.all()));
});
addEventListener("afterprint", () => open && beside.show(open));
