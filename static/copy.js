/* Buttons that copy what their data-copy says. They are of no use without script, so they are
   hidden until it runs; the page may bring new ones while one filters. */
(function () {
  "use strict";
  const SAID_FOR_MS = 2000;

  function show() {
    for (const button of document.querySelectorAll("[data-copy][hidden]")) button.hidden = false;
  }

  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copy]");
    if (!button) return;
    const label = button.querySelector("span") ?? button; // beside an icon
    const words = label.textContent;
    try {
      await navigator.clipboard.writeText(button.dataset.copy);
      label.textContent = "Copied";
    } catch {
      label.textContent = "Not copied";
    }
    setTimeout(() => { label.textContent = words; }, SAID_FOR_MS);
  });
  document.addEventListener("htmx:afterSettle", show);
  show();
})();
