// The edges of the spans of one attribution: dragged, or moved with arrow keys.

import { post, seen, tell } from "./post.js";
import { letters, nearestEdge, placeOf, rangeOf, stretches, wordEdge, written } from "./text.js";

const ROLES = ["source", "cue", "content"];
const KINDS = { source: "source-span", cue: "cue-span", content: "content-span" };
let shown = [];
let drafts = [];
let current = null;

/** A rectangle of the window as a place in a paragraph: paragraphs stay in sight, and what is on them with them. */
const within = (paragraph, rect) => {
  const base = paragraph.getBoundingClientRect();
  return { left: rect.left - base.left, right: rect.right - base.left, top: rect.top - base.top };
};

const paragraphOf = (node) => node.parentElement.closest(".para");

/** Handles at both ends of every span of one role of a card's attribution: more would lie on each other. */
export function showEdges(card, role = "content") {
  hideEdges();
  if (!card?.dataset.attribution || !card.dataset[role]) return;
  current = { card, role, spans: stretches(card.dataset[role]) };
  current.spans.forEach((_, number) => [0, 1].forEach((side) => addHandle(number, side)));
  placeAll();
}

/** The handles of the role after the one that has them now, and on to the first of these. */
export function nextEdges(card) {
  const roles = ROLES.filter((role) => card.dataset[role]);
  const now = shown.some((one) => one.handle === document.activeElement) ? roles.indexOf(current.role) : -1;
  showEdges(card, roles[(now + 1) % roles.length]);
  shown[0]?.handle.focus();
}

export function hideEdges() {
  shown.forEach((one) => one.handle.remove());
  drafts.forEach((one) => one.remove());
  shown = [];
  drafts = [];
  current = null;
}

function addHandle(number, side) {
  const handle = document.createElement("button");
  handle.type = "button";
  handle.className = `handle ${side ? "end" : "start"}`;
  const end = side ? "End" : "Start";
  handle.setAttribute("aria-label", `${end} of the ${current.role}. Left and Right move it by a word, with Shift by a letter. Enter saves, Escape leaves it.`);
  const one = { handle, number, side };
  handle.addEventListener("pointerdown", (event) => begin(event, one));
  handle.addEventListener("keydown", (event) => pressed(event, one));
  shown.push(one);
}

function placeAll() {
  for (const one of shown) {
    const range = rangeOf(current.spans[one.number]);
    const rects = range ? [...range.getClientRects()].filter((rect) => rect.width > 0) : [];
    one.handle.hidden = rects.length === 0;
    if (!rects.length) continue;
    const paragraph = paragraphOf(one.side ? range.endContainer : range.startContainer);
    if (one.handle.parentElement !== paragraph) paragraph.append(one.handle);
    const rect = within(paragraph, one.side ? rects[rects.length - 1] : rects[0]);
    one.handle.style.left = `${one.side ? rect.right : rect.left}px`;
    one.handle.style.top = `${rect.top}px`;
  }
}

function draw(span) {
  drafts.forEach((one) => one.remove());
  const range = rangeOf(span);
  drafts = range ? [...range.getClientRects()].map((rect) => drawn(paragraphOf(range.startContainer), rect)) : [];
}

function drawn(paragraph, rect) {
  const box = document.createElement("span");
  const { left, top } = within(paragraph, rect);
  box.className = "draft";
  Object.assign(box.style, { left: `${left}px`, top: `${top}px`, width: `${rect.width}px`, height: `${rect.height}px` });
  paragraph.append(box);
  return box;
}

/** Move an edge; it never passes the other end, and never leaves the text. */
function move(one, place) {
  const span = current.spans[one.number];
  const kept = one.side ? Math.max(place, span[0] + 1) : Math.min(place, span[1] - 1);
  const moved = one.side ? [span[0], kept] : [kept, span[1]];
  if (!rangeOf(moved)) return;
  current.spans[one.number] = moved;
  placeAll();
  draw(moved);
  tell(`${current.role}: ${rangeOf(moved).toString()}`);
}

const changed = () => written(current.spans) !== current.card.dataset[current.role];

function save() {
  const { card, role, spans } = current;
  if (!changed()) return;
  const fields = { kind: KINDS[role], target: card.dataset.attribution, value: written(spans), seen: seen(card, KINDS[role]) };
  post("/decide", fields, card.id);
}

function begin(event, one) {
  event.preventDefault();
  one.handle.setPointerCapture(event.pointerId);
  const held = letters();
  const drag = (moved) => {
    // The handle itself lies over the text: it must not be what is found under the pointer.
    one.handle.style.pointerEvents = "none";
    const place = placeUnder(moved.clientX, moved.clientY);
    one.handle.style.pointerEvents = "";
    if (place !== null) move(one, moved.shiftKey ? place : nearestEdge(held, place));
  };
  const end = () => {
    one.handle.removeEventListener("pointermove", drag);
    save();
  };
  one.handle.addEventListener("pointermove", drag);
  one.handle.addEventListener("pointerup", end, { once: true });
  one.handle.addEventListener("pointercancel", () => showEdges(current.card, current.role), { once: true });
}

function placeUnder(x, y) {
  if (document.caretPositionFromPoint) {
    const found = document.caretPositionFromPoint(x, y);
    return found && placeOf(found.offsetNode, found.offset);
  }
  const found = document.caretRangeFromPoint(x, y);
  return found && placeOf(found.startContainer, found.startOffset);
}

function pressed(event, one) {
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  const place = current.spans[one.number][one.side];
  if (step) move(one, event.shiftKey ? place + step : wordEdge(letters(), place, step, one.side === 1));
  else if (event.key === "Enter") save();
  else if (event.key === "Escape") back(one);
  else return;
  event.preventDefault();
  event.stopPropagation();
}

function back(one) {
  const { card, role } = current;
  const place = shown.indexOf(one);
  showEdges(card, role);
  shown[place].handle.focus();
  tell("Left as it was.");
}

addEventListener("resize", () => current && placeAll());
