// Lists that are drawn as they come into view, so that a story of hundreds of reports opens as fast as one of five.
import { el } from "./dom.js";

// Items drawn at a time after the first: about two screens.
const STEP = 40;

export class List {
  // `show` makes the element of an item; `first` of them are drawn at once, the others, which are `rest`, when asked for.
  constructor(holder, show, first, rest = "more") {
    Object.assign(this, { holder, show, first, rest, items: [], drawn: 0 });
    this.button = el("button.more", { type: "button" });
    this.button.addEventListener("click", () => this.unfold());
    this.watch = new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && this.follow(), { rootMargin: "600px" });
  }

  fill(items) {
    this.watch.disconnect();
    this.button.remove();
    this.holder.replaceChildren();
    Object.assign(this, { items, drawn: 0 });
    // A button for one or two more costs as much room as they do.
    this.draw(items.length - this.first <= 2 ? items.length : this.first);
  }

  draw(many) {
    const next = this.items.slice(this.drawn, this.drawn + many);
    this.holder.append(...next.map((one) => this.show(one)));
    this.drawn += next.length;
    const left = this.items.length - this.drawn;
    this.button.textContent = `${left.toLocaleString("en")} ${this.rest}`;
    if (left && !this.button.isConnected) (this.holder.closest("table") ?? this.holder).after(this.button);
    if (!left) {
      this.button.remove();
      this.watch.disconnect();
    }
  }

  // What was folded away follows as the reader comes to it.
  unfold() {
    const last = this.holder.lastElementChild;
    this.draw(STEP);
    this.watch.observe(this.button);
    last?.nextElementSibling?.querySelector("a, button")?.focus({ preventScroll: true });
  }

  // Watched anew, the button is told of again if there is still room for it.
  follow() {
    this.watch.disconnect();
    this.draw(STEP);
    if (this.drawn < this.items.length) this.watch.observe(this.button);
  }

  all() {
    this.draw(this.items.length);
  }

  // The element of an item, drawn if it was not; undefined if the list does not have it.
  reach(item) {
    const at = this.items.indexOf(item);
    if (at < 0) return undefined;
    if (at >= this.drawn) this.draw(at + 1 - this.drawn);
    return this.holder.children[at];
  }
}
