// Small helps for every page. Each page works without them; nothing here is needed to read or to send.

/** Moves the focus to the list of errors, where a form came back with some. */
function focusErrors() {
  document.querySelector("[data-takes-focus]")?.focus();
}

/** Sends the page's address through the device, or copies it where the device has no way to share. */
async function share(button) {
  const page = { title: document.title, url: location.href.split("#")[0] };
  if (navigator.share) return navigator.share(page).catch(() => {});
  await navigator.clipboard.writeText(page.url);
  const detail = button.querySelector("[aria-live]");
  if (detail) detail.textContent = button.closest("[data-copied]")?.dataset.copied ?? page.url;
}

const acts = { share, print: () => window.print() };

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-does]");
  if (button) acts[button.dataset.does]?.(button);
});

// A list of chosen filters sends itself when a choice is made; the button stays for those without a script.
document.addEventListener("change", (event) => {
  const form = event.target.closest("form[data-sends-itself]");
  if (form && event.target.matches("select, input[type=checkbox]")) form.requestSubmit();
});

focusErrors();

// After a search without a new page, the count is read out; the focus stays where the person is.
document.addEventListener("htmx:afterSettle", () => {
  const announced = document.getElementById("announced");
  if (announced) announced.textContent = document.getElementById("count")?.textContent ?? "";
});
