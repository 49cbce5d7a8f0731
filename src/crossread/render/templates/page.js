"use strict";
// Without this script every link still works; it opens what a link points into and narrows a story to one outlet.
function reveal() {
  document.querySelectorAll(".lit").forEach((part) => part.classList.remove("lit"));
  const id = decodeURIComponent(location.hash.slice(1));
  const found = id && document.getElementById(id);
  if (!found) return;
  for (let part = found; part; part = part.parentElement) {
    if (part.tagName === "DETAILS") part.open = true;
  }
  document.querySelectorAll('[data-of="' + CSS.escape(id) + '"], .e[href="#' + CSS.escape(id) + '"]').forEach((part) => part.classList.add("lit"));
  found.scrollIntoView();
}
function narrow(story, report) {
  story.querySelectorAll("[data-r]").forEach((item) => {
    item.hidden = report !== "" && !item.dataset.r.split(" ").includes(report);
  });
  story.querySelectorAll(".voice, dl > div").forEach((group) => {
    group.hidden = !group.querySelector("[data-r]:not([hidden])");
  });
}
document.querySelectorAll(".story").forEach((story) => {
  const choice = story.querySelector(".filter");
  const select = choice.querySelector("select");
  choice.hidden = select.options.length < 3;
  select.addEventListener("change", () => narrow(story, select.value));
});
addEventListener("hashchange", reveal);
reveal();
