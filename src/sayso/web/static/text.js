// Places in the report are counted in code points; the browser counts UTF-16. This is where the two meet.

const points = (text) => [...text].length;

/** The text nodes of an element, in order. */
function* nodes(element) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) yield walker.currentNode;
}

/** Where in the report a place in the page is, or null outside of its text. */
export function placeOf(node, offset) {
  const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
  const paragraph = element && element.closest(".para");
  if (!paragraph) return null;
  const range = document.createRange();
  range.setStart(paragraph, 0);
  range.setEnd(node, offset);
  return Number(paragraph.dataset.start) + points(range.toString());
}

/** The place in the page that a place in the report is at: a text node and its offset. */
function spotOf(place, atEnd) {
  const all = [...document.querySelectorAll(".para")];
  const inside = (one) => (atEnd ? place > one.dataset.start && place <= one.dataset.end : place >= one.dataset.start && place < one.dataset.end);
  const paragraph = all.find(inside);
  if (!paragraph) return null;
  let left = place - Number(paragraph.dataset.start);
  for (const node of nodes(paragraph)) {
    const size = points(node.data);
    if (left < size || (atEnd && left === size)) return { node, offset: [...node.data].slice(0, left).join("").length };
    left -= size;
  }
  return null;
}

/** A range over a stretch of the report; null where it is not on the page. */
export function rangeOf([start, end]) {
  const first = spotOf(start, false);
  const last = spotOf(end, true);
  if (!first || !last) return null;
  const range = document.createRange();
  range.setStart(first.node, first.offset);
  range.setEnd(last.node, last.offset);
  return range;
}

/** The stretches of a value such as "10-25,40-52". */
export const stretches = (value) => (value ? value.split(",").map((pair) => pair.split("-").map(Number)) : []);

/** The other way round. */
export const written = (spans) => spans.map((pair) => pair.join("-")).join(",");

/** The whole text on the page as code points by place; what is not shown is missing. */
export function letters() {
  const found = new Map();
  for (const paragraph of document.querySelectorAll(".para")) {
    let place = Number(paragraph.dataset.start);
    for (const letter of paragraph.textContent) found.set(place++, letter);
  }
  return found;
}

const isWord = (letter) => letter !== undefined && /[\p{L}\p{N}\p{M}'’-]/u.test(letter);

/** The next edge of a word to the left (-1) or right (1) for the start or end of a span: blanks stay outside of it. */
export function wordEdge(text, place, step, isEnd) {
  const at = (one) => text.get(step < 0 ? one - 1 : one);
  let now = place;
  while (at(now) !== undefined && !isWord(at(now))) now += step;
  while (isWord(at(now))) now += step;
  const inward = isEnd ? step < 0 : step > 0;
  while (inward && /\s/u.test(at(now) ?? "")) now += step;
  return now;
}

/** The edge of a word that is nearest to a place. */
export function nearestEdge(text, place) {
  if (!isWord(text.get(place - 1)) || !isWord(text.get(place))) return place;
  let back = place;
  let on = place;
  while (isWord(text.get(back - 1))) back -= 1;
  while (isWord(text.get(on))) on += 1;
  return place - back <= on - place ? back : on;
}

/** The selected stretch of the report without white space at its ends, or null. */
export function selected() {
  const chosen = document.getSelection();
  if (!chosen || chosen.isCollapsed || chosen.rangeCount === 0) return null;
  const range = chosen.getRangeAt(0);
  let start = placeOf(range.startContainer, range.startOffset);
  let end = placeOf(range.endContainer, range.endOffset);
  if (start === null || end === null) return null;
  const text = letters();
  const blank = (place) => !text.has(place) || /\s/u.test(text.get(place));
  while (start < end && blank(start)) start += 1;
  while (end > start && blank(end - 1)) end -= 1;
  return start < end ? [start, end] : null;
}
