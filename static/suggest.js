/* Suggestions in every search form, while one types. combobox-nav has the arrow keys and the ARIA
   words; what stands here asks the server and makes the list, whose options are links. Where
   anything fails there is no list, and the form looks up what is typed, as without script. */
(function () {
  "use strict";
  const PAUSE_MS = 150;
  const WORTH_ASKING = /^.{2,100}$/u; // the server refuses more

  const fill = (node, attributes, content) => {
    for (const word in attributes) node.setAttribute(word, attributes[word]);
    node.append(...content); // strings become text, whatever they hold
    return node;
  };
  const make = (name, attributes, ...content) =>
    fill(document.createElement(name), attributes, content);
  const draw = (name, attributes, ...content) =>
    fill(document.createElementNS("http://www.w3.org/2000/svg", name), attributes, content);

  const isOurs = ({ url }) =>
    url.startsWith("/") && new URL(url, location).origin === location.origin;

  async function suggest(form, field) {
    const { default: Combobox } = await import(form.dataset.combobox);
    const id = `${field.id}-suggestions`;
    const words = { id, class: "suggestions", role: "listbox", "aria-label": "Suggestions" };
    const list = make("div", words);
    const status = make("span", { class: "visually-hidden", role: "status" });
    const combobox = new Combobox(field, list, { tabInsertsSuggestions: false });
    let timer, request;

    // What is on its way is given up: it would be late, or open a list that was closed.
    function stopAsking() {
      clearTimeout(timer);
      request?.abort();
    }

    function open() {
      list.hidden = false;
      combobox.start();
    }

    function close() {
      stopAsking();
      combobox.stop();
      list.hidden = true;
      status.textContent = "";
    }

    function clear() {
      close();
      list.replaceChildren();
    }

    function option({ name, says, level, url }, number) {
      const words = { role: "option", id: `${id}-${number}`, href: url, tabindex: -1 };
      return make("a", words, ...mark(level), named(name), " ", make("span", { class: "says" }, says));
    }

    function mark(level) {
      if (!level) return [];
      const image = { class: `mark mark-${level}`, width: 20, height: 20, "aria-hidden": "true" };
      return [draw("svg", image, draw("use", { href: `${form.dataset.marks}#${level}` }))];
    }

    // The city is bold, and what was typed of it underlined: its state stands behind the comma.
    function named(name) {
      const [place] = name.split(", ");
      const typed = field.value.trim().length;
      const isBegun = place.toLowerCase().startsWith(field.value.trim().toLowerCase());
      const begun = isBegun ? [make("u", {}, place.slice(0, typed)), place.slice(typed)] : [place];
      return make("span", {}, make("b", {}, ...begun), name.slice(place.length));
    }

    function show(suggestions) {
      const options = suggestions.filter(isOurs).map(option);
      list.replaceChildren(...options);
      if (options.length) open();
      else close();
      status.textContent = `${options.length || "No"} suggestion${options.length === 1 ? "" : "s"}`;
    }

    async function ask(text) {
      const { signal } = (request = new AbortController());
      try {
        const address = `${form.dataset.suggestions}?q=${encodeURIComponent(text)}`;
        const { suggestions } = await (await fetch(address, { signal })).json();
        if (!signal.aborted) show(suggestions);
      } catch {
        if (!signal.aborted) clear();
      }
    }

    function follow() {
      const text = field.value.trim();
      if (!WORTH_ASKING.test(text)) return clear();
      stopAsking();
      timer = setTimeout(ask, PAUSE_MS, text);
    }

    close();
    form.append(list, status);
    form.addEventListener("submit", close);
    field.addEventListener("blur", close);
    field.addEventListener("input", follow);
    field.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !list.hidden) {
        event.preventDefault(); // a search field would empty itself
        close();
      } else if (event.key === "ArrowDown" && list.hidden) {
        event.preventDefault();
        if (!list.firstChild) return follow();
        open();
        combobox.navigate();
      }
    });
    // A press on an option must not take the focus, or the list would go before the click.
    list.addEventListener("mousedown", (event) => event.preventDefault());
    list.addEventListener("click", close);
    if (field.value !== field.defaultValue) follow(); // typed before the library came
  }

  for (const form of document.querySelectorAll("form[data-suggestions]")) {
    const field = form.elements.q;
    const begin = () => suggest(form, field).catch(() => {});
    if (field === document.activeElement) begin();
    else field.addEventListener("focus", begin, { once: true });
  }
})();
