"use strict";
// Without this script every link still works; it opens what a link points into and narrows a story down.
function reveal() {
  document.querySelectorAll(".lit").forEach((part) => part.classList.remove("lit"));
  const id = decodeURIComponent(location.hash.slice(1));
  const found = id && document.getElementById(id);
  if (!found) return;
  if (found.closest("[hidden]")) found.closest(".story")?.querySelector(".clear").click();
  for (let part = found; part; part = part.parentElement) {
    if (part.tagName === "DETAILS") part.open = true;
  }
  document.querySelectorAll('[data-of="' + CSS.escape(id) + '"], .e[href="#' + CSS.escape(id) + '"]').forEach((part) => part.classList.add("lit"));
  found.scrollIntoView();
}
// More matches than this stay folded away, with their number, unless nothing stands before them.
const OPEN = 50;
function filter(story) {
  const bar = story.querySelector(".filter");
  const kinds = [...bar.querySelectorAll("[aria-pressed]")];
  const selects = [...bar.querySelectorAll("select")];
  const outlet = bar.querySelector('[data-by="r"]');
  const clear = bar.querySelector(".clear");
  const points = [...story.querySelectorAll(".points .items > li")];
  const others = [...story.querySelectorAll("[data-r]")].filter((item) => !item.closest(".points"));
  const folds = [...story.querySelectorAll(".points .more")];
  const has = (item, by, value) => value === "" || (item.dataset[by] ?? "").split(" ").includes(value);
  const seen = (part) => part.querySelectorAll(".items > li:not([hidden])").length;
  function apply() {
    const wanted = kinds.filter((button) => button.getAttribute("aria-pressed") === "true").map((button) => button.value);
    const active = wanted.length > 0 || selects.some((select) => select.value !== "");
    points.forEach((item) => {
      const kind = wanted.length === 0 || wanted.includes(item.dataset.k ?? "statement");
      item.hidden = !kind || !selects.every((select) => has(item, select.dataset.by, select.value));
    });
    others.forEach((item) => { item.hidden = outlet !== null && !has(item, "r", outlet.value); });
    story.querySelectorAll(".voice, dl > div").forEach((group) => {
      group.hidden = !group.querySelector("[data-r]:not([hidden])");
    });
    folds.forEach((fold) => {
      const left = seen(fold);
      fold.hidden = left === 0;
      fold.open = active && (left <= OPEN || !fold.previousElementSibling.querySelector("li:not([hidden])"));
      fold.firstElementChild.textContent = left + " more";
    });
    story.querySelectorAll(".points .unmatched").forEach((note) => { note.hidden = seen(note.parentElement) > 0; });
    selects.forEach((select) => select.classList.toggle("set", select.value !== ""));
    const left = seen(story.querySelector(".points"));
    clear.hidden = !active;
    bar.querySelector("output").textContent = !active ? "" : left === 0 ? "No point matches all of these." : left + " of " + points.length + " points";
  }
  kinds.forEach((button) => button.addEventListener("click", () => {
    button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") !== "true"));
    apply();
  }));
  selects.forEach((select) => select.addEventListener("change", apply));
  clear.addEventListener("click", () => {
    kinds.forEach((button) => button.setAttribute("aria-pressed", "false"));
    selects.forEach((select) => { select.value = ""; });
    apply();
    (kinds[0] ?? selects[0]).focus();
  });
  bar.hidden = kinds.length + selects.length === 0;
}
document.querySelectorAll(".story").forEach(filter);
addEventListener("hashchange", reveal);
reveal();
