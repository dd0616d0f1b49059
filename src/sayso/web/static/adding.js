// Words that are selected become the source, cue or content of a new attribution.

import { tell } from "./post.js";
import { rangeOf, selected, stretches, written } from "./text.js";

const form = document.querySelector("#adding form");
const ROLES = { s: "source", c: "cue", t: "content" };
const text = document.getElementById("text");
let picker = null;

/** Whether words are selected, so that a key names their role. */
export const choosing = () => picker !== null;

/** Take the selected words as this role; true if the key is one of the roles'. */
export function choose(key) {
  const span = selected();
  if (!ROLES[key] || !span) return false;
  take(ROLES[key], span);
  return true;
}

function take(role, span) {
  const field = form.elements[role];
  const before = /^[\d\s,-]*$/.test(field.value) ? stretches(field.value) : [];
  const spans = role === "cue" ? [span] : [...before, span].sort((one, other) => one[0] - other[0]);
  field.value = written(spans);
  document.getElementById("adding").open = true;
  document.getSelection().removeAllRanges();
  tell(`${role}: ${spans.map((one) => rangeOf(one)).join(" ... ")}`);
  summary();
  hide();
}

/** Beside each field of places, the words that stand there. */
function summary() {
  for (const role of Object.values(ROLES)) {
    const field = form.elements[role];
    const places = /^[\d,-]+$/.test(field.value);
    let words = field.parentElement.querySelector("q");
    if (!words) {
      words = document.createElement("q");
      field.after(words);
    }
    words.textContent = places ? stretches(field.value).map((one) => String(rangeOf(one) ?? "")).join(" ... ") : "";
    words.hidden = !places;
  }
}

function hide() {
  picker?.remove();
  picker = null;
}

function show() {
  const span = selected();
  hide();
  if (!span) return;
  const rects = rangeOf(span).getClientRects();
  const last = rects[rects.length - 1];
  const base = text.getBoundingClientRect();
  picker = document.createElement("div");
  picker.className = "picker panel";
  picker.setAttribute("role", "group");
  picker.setAttribute("aria-label", "Add an attribution");
  const told = document.createElement("p");
  told.textContent = "Add an attribution: these words are";
  picker.append(told, ...Object.entries(ROLES).map(([key, role]) => button(key, role, span)), done());
  picker.style.top = `${last.bottom - base.top + 8}px`;
  picker.style.left = `${Math.max(0, Math.min(last.left - base.left, base.width - 320))}px`;
  text.append(picker);
}

function button(key, role, span) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "quiet";
  made.textContent = `the ${role} `;
  const hint = document.createElement("kbd");
  hint.textContent = key;
  made.append(hint);
  made.addEventListener("click", () => take(role, span));
  return made;
}

function done() {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = "Add it";
  made.hidden = !form.elements.content.value;
  made.addEventListener("click", () => form.requestSubmit());
  return made;
}

text.addEventListener("pointerup", () => setTimeout(show));
document.addEventListener("keyup", (event) => event.shiftKey || event.key === "Shift" ? show() : undefined);
document.addEventListener("selectionchange", () => picker && !selected() && !picker.contains(document.activeElement) && hide());
form.addEventListener("input", summary);
