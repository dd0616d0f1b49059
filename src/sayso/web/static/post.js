// Every change is a form that is sent as any other form is: the page comes back with what was done.

const report = document.getElementById("report");

/** Where a card is: a long report has its cards on several pages. */
export const placeOfCard = (id) => `${report.dataset.address}${report.dataset.parts ? `?at=${id}` : ""}#${id}`;

/** Send fields to an address of the desk. `to` is the card, or the place, to come back to. */
export function post(action, fields, to = "") {
  const form = document.createElement("form");
  form.method = "post";
  form.action = action;
  const all = { csrf: report.dataset.csrf, back: to ? placeOfCard(to) : report.dataset.address, ...fields };
  for (const [name, value] of Object.entries(all)) {
    const field = document.createElement("input");
    field.type = "hidden";
    field.name = name;
    field.value = value;
    form.append(field);
  }
  document.body.append(form);
  form.submit();
}

/** Tell those who listen, and in words. */
export function tell(words) {
  document.getElementById("told").textContent = words;
}

/** The decision in force on a topic that this card shows: what a reviewer has seen. */
export function seen(card, topic) {
  const found = card.dataset.seen.split(" ").find((one) => one.startsWith(`${topic}:`));
  return found ? found.slice(topic.length + 1) : "";
}
