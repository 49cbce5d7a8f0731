// Elements without markup: what is put into one is an element or plain text, so that no word of a source can run.

// `el("p.by", { id: "x" }, "text", child)`; attributes that are false or undefined are left out, and so are children that are nothing.
export function el(name, attributes = {}, ...children) {
  return filled(document.createElement(name.split(".")[0]), name, attributes, children);
}

export function svg(name, attributes = {}, ...children) {
  return filled(document.createElementNS("http://www.w3.org/2000/svg", name.split(".")[0]), name, attributes, children);
}

function filled(made, name, attributes, children) {
  const classes = name.split(".").slice(1).join(" ");
  if (classes) made.setAttribute("class", classes);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== false && value !== undefined) made.setAttribute(key, value === true ? "" : value);
  }
  fill(made, children);
  return made;
}

// Puts children, in lists however deep, into an element in place of what it has.
export function fill(element, children) {
  element.replaceChildren(...[children].flat(Infinity).filter((one) => one !== null && one !== undefined && one !== "" && one !== false));
}

export const counted = (number, word) => `${number.toLocaleString("en")} ${word}${number === 1 ? "" : "s"}`;
export const range = (least, most) => (least === most ? `${most}` : `${least}–${most}`);
export const lineages = (least, most) => (least === most ? counted(most, "lineage") : `${range(least, most)} lineages`);
