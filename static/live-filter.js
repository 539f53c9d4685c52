/* Live filtering: htmx sends the form's own request while one types and ticks. What stands here
   guards two things that htmx leaves open; without script the form's button does the same. */
(function () {
  "use strict";
  const form = document.querySelector("form.filter");
  let changes = 0;

  form.addEventListener("input", () => { changes += 1; });

  // An answer to an earlier state of the form must not undo what was ticked or typed since.
  document.addEventListener("htmx:beforeRequest", (event) => {
    event.detail.xhr.changesAtStart = changes;
  });
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (event.detail.xhr.changesAtStart !== changes) event.detail.shouldSwap = false;
  });

  // Where no answer can be had this way, the browser asks as it would without script.
  for (const failure of ["htmx:sendError", "htmx:responseError", "htmx:timeout"]) {
    document.addEventListener(failure, () => form.submit());
  }
})();
