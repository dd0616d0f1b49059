// Words that are selected become the source, cue or content of a new attribution.

import { tell } from "./post.js";
import { rangeOf, selected, stretches, written } from "./text.js";

const form = document.querySelector("#adding form");
const ROLES = { s: "source", c: "cue", t: "content" };
const TOLD = ["speaker", "kind", "polarity", "act"];
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
  if (form.elements.content.value) ask(span);
}

/** Once there is something said: who says it, whether they affirm it, what they do by it; then it is added in one go. */
function ask(span) {
  openAt(span, "Add the attribution", "What was chosen is kept; choose more words, or add it.");
  const fields = TOLD.map((name) => same(form.elements[name]));
  picker.append(...fields, done());
  picker.querySelector("input").focus({ preventScroll: true });
}

/** A field like one of the form's, that fills that one. */
function same(field) {
  const label = field.closest("label").cloneNode(true);
  const own = label.querySelector("input, select");
  own.value = field.value;
  own.removeAttribute("name");
  own.addEventListener("input", () => (field.value = own.value));
  own.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || own.matches("select")) return;
    event.preventDefault();
    form.requestSubmit();
  });
  return label;
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
  openAt(span, "Add an attribution", "Add an attribution: these words are");
  picker.append(...Object.entries(ROLES).map(([key, role]) => button(key, role, span)), done());
}

/** A small panel below some words. */
function openAt(span, name, words) {
  const rects = rangeOf(span).getClientRects();
  const last = rects[rects.length - 1];
  const base = text.getBoundingClientRect();
  picker = document.createElement("div");
  picker.className = "picker panel";
  picker.setAttribute("role", "group");
  picker.setAttribute("aria-label", name);
  const told = document.createElement("p");
  told.textContent = words;
  picker.append(told);
  picker.addEventListener("keydown", (event) => event.key === "Escape" && hide());
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

text.addEventListener("pointerup", (event) => picker?.contains(event.target) || setTimeout(show));
document.addEventListener("keyup", (event) => {
  if ((event.shiftKey || event.key === "Shift") && !picker?.contains(event.target)) show();
});
document.addEventListener("selectionchange", () => picker && !selected() && !picker.contains(document.activeElement) && hide());
form.addEventListener("input", summary);
