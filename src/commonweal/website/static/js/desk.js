// Moves the bar of a check or a build while it runs, and shows its result when it is finished. Without this the page
// asks for itself again every few seconds.

const EVERY = 1500;

async function look(card) {
  const answer = await fetch(card.dataset.progress, { headers: { Accept: "application/json" } });
  if (!answer.ok) return false;
  const said = await answer.json();
  if (!said.busy) {
    location.reload();
    return true;
  }
  card.querySelector("progress").value = said.percent;
  const done = card.querySelector("[data-done]");
  if (done) done.textContent = said.done.toLocaleString(document.documentElement.lang);
  return false;
}

async function follow(card) {
  const finished = await look(card).catch(() => false);
  if (!finished) setTimeout(() => follow(card), EVERY);
}

// A person who is typing is not interrupted: the page with the result is theirs to open.
const card = document.querySelector("[data-progress]");
if (card) setTimeout(() => follow(card), EVERY);
