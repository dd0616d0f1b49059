// The page of a report with keys. Everything here can be done with the page's plain forms as well.

import { choose, choosing } from "./adding.js";
import { hideEdges, nextEdges, showEdges } from "./edges.js";
import { placeOfCard, post, seen, tell } from "./post.js";

const report = document.getElementById("report");
const cards = [...document.querySelectorAll(".card")];
const marks = [...document.querySelectorAll(".para .m")];
const keysDialog = document.getElementById("keys");
const single = document.getElementById("single-keys");
const KEPT = "sayso single keys off";
let active = null;

/** Make a card the one that keys are about. */
function activate(card, { focus = true, open = true } = {}) {
  if (active) leave(active);
  marks.forEach((mark) => mark.classList.remove("active") || mark.removeAttribute("data-label"));
  active = card;
  if (!card) return hideEdges();
  card.classList.add("active");
  if (open) card.querySelector("details").open = true;
  light(card.dataset.of);
  if (focus) card.focus({ preventScroll: true });
  if (focus) card.scrollIntoView({ block: "nearest" });
  return showEdges(card);
}

/** A card that keys had opened is closed again, so that the next one stays near its line. */
function leave(card) {
  card.classList.remove("active");
  if (!card.querySelector(".correcting")) card.querySelector("details").open = false;
}

/** Light up what a card is about in the text, with the names of roles where each begins. */
function light(owner) {
  for (const mark of marks.filter((one) => one.dataset.of.split(" ").includes(owner))) {
    mark.classList.add("active");
    const begun = (mark.dataset.begins ?? "").split(" ").filter((one) => one.endsWith(`:${owner}`));
    if (begun.length) mark.dataset.label = begun.map((one) => one.split(":")[0]).join(", ").replace("own", "own voice");
  }
}

function step(by) {
  const place = active ? cards.indexOf(active) + by : by > 0 ? 0 : cards.length - 1;
  const next = cards[Math.max(0, Math.min(cards.length - 1, place))];
  if (next && next !== active) return activate(next);
  const beyond = nextPart(by);
  return beyond && location.assign(placeOfCard(beyond));
}

/** The card that stands next on the part of the report before or after this one. */
const nextPart = (by) => document.getElementById(by > 0 ? "part-after" : "part-before")?.dataset.card;

/** The card after the active one, by its id: where to go when that is done with. */
const following = () => cards[cards.indexOf(active) + 1]?.id ?? nextPart(1) ?? active.id;

function decide(kind, value, to = active.id) {
  const topic = kind === "reject" ? "accept" : kind;
  post("/decide", { kind, target: active.id, seen: seen(active, topic), ...(value ? { value } : {}) }, to);
}

/** On to the form that corrects a claim, at one of its fields. */
function correct(field) {
  const now = active.querySelector(".correcting")?.elements[field];
  if (now) now.focus();
  else location.assign(`${report.dataset.address}?edit=${active.id}#f-${field}`);
}

function undo() {
  const button = document.getElementById("undo");
  if (button) button.click();
  else tell("There is nothing to undo here; the history has all that was decided.");
}

const claimed = (act) => () => (active?.dataset.polarity ? act() : tell("Choose a claim first, with j."));
const chosen = (act) => () => (active ? act() : tell("Choose a claim first, with j."));

const KEYS = {
  j: () => step(1),
  k: () => step(-1),
  a: chosen(() => decide("accept", "", following())),
  r: chosen(() => decide("reject", "", following())),
  s: claimed(() => correct("speaker")),
  p: claimed(() => decide("polarity", active.dataset.polarity === "denies" ? "affirms" : "denies")),
  c: claimed(() => correct("certainty")),
  w: claimed(() => correct("wording")),
  e: chosen(() => nextEdges(active)),
  u: undo,
  n: () => document.getElementById("next").click(),
  "?": () => keysDialog.showModal(),
};

const typing = (target) => target.closest("input, textarea, select, [contenteditable], dialog");

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || typing(event.target)) return;
  if (!single.checked) return;
  if (choosing() && choose(event.key)) return event.preventDefault();
  if (!Object.hasOwn(KEYS, event.key)) return undefined;
  event.preventDefault();
  return KEYS[event.key]();
});

for (const card of cards) {
  for (const role of card.querySelectorAll(".edges")) {
    role.hidden = false;
    role.addEventListener("click", () => showEdges(card, role.dataset.role));
  }
  card.querySelector("summary").addEventListener("click", () => card !== active && activate(card, { focus: false, open: false }));
}

document.getElementById("text").addEventListener("click", (event) => {
  const mark = event.target.closest(".para .m");
  if (!mark || !document.getSelection().isCollapsed) return;
  const owners = mark.dataset.of.split(" ");
  const found = owners.map((owner) => cards.find((card) => card.dataset.of === owner)).find(Boolean);
  if (found) activate(found, { focus: false });
  else if (report.dataset.parts) location.assign(placeOfCard(owners[0]));
});

function fromAddress() {
  const name = decodeURIComponent(location.hash.slice(1));
  const form = document.querySelector(".correcting");
  const card = cards.find((one) => one.id === name) ?? cards.find((one) => one.dataset.of === name);
  if (card) activate(card);
  else if (form) activate(form.closest(".card"), { focus: false });
  // What is undone, is undone here: not at the top of the page.
  const back = document.querySelector("#said [name=back]");
  if (back && active) back.value = placeOfCard(active.id);
}

function begin() {
  single.checked = localStorage.getItem(KEPT) === null;
  single.addEventListener("change", () => (single.checked ? localStorage.removeItem(KEPT) : localStorage.setItem(KEPT, "off")));
  const help = document.getElementById("show-keys");
  help.hidden = false;
  help.addEventListener("click", () => keysDialog.showModal());
  addEventListener("hashchange", fromAddress);
  fromAddress();
}

begin();
