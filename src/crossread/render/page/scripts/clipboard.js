// Words to be pasted elsewhere.
import { el } from "./dom.js";

// Copies a text and says so on the button that asked for it. The clipboard asks for a page that the browser trusts; a file
// may be none, and then the old way works.
export async function copied(button, text) {
  button.dataset.words ??= button.textContent;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = el("textarea.unseen");
    area.value = text;
    button.after(area);
    area.select();
    document.execCommand("copy");
    area.remove();
    button.focus();
  }
  button.textContent = "Copied";
  setTimeout(() => { button.textContent = button.dataset.words; }, 1500);
}
