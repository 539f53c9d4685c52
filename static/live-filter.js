/* Live filtering: htmx sends the form's own request while one types and ticks. What stands here
   guards what htmx leaves open; without script links and the form's button do the same. */
(function () {
  "use strict";
  const form = document.querySelector("form.filter");
  const sheet = form.querySelector(".sheet");
  const narrow = document.getElementById("find-state");
  let changes = 0;
  let refocus = null;

  form.addEventListener("input", () => { changes += 1; });

  // htmx is fetched for whoever begins to use the page, or comes back to what it has kept.
  function load() {
    if (form.dataset.isLive) return;
    // While the page is still loading htmx would wait for an event that is over.
    if (document.readyState !== "complete") {
      addEventListener("load", load, { once: true });
      return;
    }
    form.dataset.isLive = true;
    history.replaceState({ htmx: true }, ""); // so that going back leads here as well
    const script = document.createElement("script");
    script.src = form.dataset.htmx;
    script.addEventListener("load", () => { if (changes) refresh(); });
    document.head.append(script);
  }
  for (const sign of ["pointerover", "focusin", "input"]) {
    document.addEventListener(sign, load, { once: true });
  }
  if (history.state) load();
  const refresh = () => form.dispatchEvent(new Event("input", { bubbles: true }));

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

  // A city that is ticked goes into the address, so that every link keeps it.
  document.addEventListener("change", (event) => {
    if (event.target.form === form && event.target.name === "city") refresh();
  });

  // A filter is removed in place; focus stays among the filters, or goes to the results.
  form.addEventListener("click", (event) => {
    const chip = event.target.closest(".chips [data-clears]");
    if (!chip) return;
    event.preventDefault();
    refocus = [...form.querySelectorAll(".chips [data-clears]")].indexOf(chip);
    const controls = [...form.querySelectorAll(`[name="${chip.dataset.clears}"]`)];
    if (controls[0].type === "search") controls[0].value = "";
    else if (controls[0].type === "radio") controls[0].checked = true;
    else controls.find((each) => each.value === chip.dataset.value).checked = false;
    refresh();
  });
  document.addEventListener("htmx:afterSettle", () => {
    if (refocus === null) return;
    const shown = (chip) => chip.offsetParent !== null;
    const chips = [...form.querySelectorAll(".chips [data-clears]")].filter(shown);
    const next = chips[Math.min(refocus, chips.length - 1)];
    (next || document.getElementById("results-heading")).focus();
    refocus = null;
  });

  // On a phone the filters are a sheet over the page (see the style sheet).
  const isSheet = () => getComputedStyle(sheet).position === "fixed";
  const button = sheet.querySelector(".sheet-foot button");
  function say() {
    const { shown } = document.getElementById("results").dataset;
    button.textContent = shown && shown !== "0 cities" ? `Show ${shown}` : "Show results";
  }
  function leave(target) {
    sheet.open = false;
    target.focus();
  }
  form.addEventListener("submit", () => {
    if (!isSheet()) return;
    const heading = () => document.getElementById("results-heading");
    leave(heading());
    heading().scrollIntoView();
    // The answer may come while the page still scrolls, and takes the place of where it led.
    document.addEventListener("htmx:afterSettle", () => heading().scrollIntoView(), { once: true });
  });
  sheet.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && isSheet()) leave(sheet.querySelector("summary"));
  });
  sheet.addEventListener("focusout", ({ relatedTarget }) => {
    if (isSheet() && relatedTarget && !sheet.contains(relatedTarget)) sheet.open = false;
  });
  // Of an error: its field is in there.
  document.getElementById("faults").parentNode.addEventListener("click", (event) => {
    if (event.target.closest("#faults a")) sheet.open = true;
  });
  document.addEventListener("htmx:afterSettle", say);
  say();

  // The list of states is narrowed by its own field, which asks nobody.
  narrow.hidden = false;
  narrow.addEventListener("input", (event) => {
    event.stopPropagation();
    const wanted = narrow.value.trim().toLowerCase();
    if (wanted) form.querySelector(".others").open = true;
    for (const label of form.querySelectorAll("#field-state label")) {
      label.hidden = !label.textContent.toLowerCase().includes(wanted);
    }
  });
})();
