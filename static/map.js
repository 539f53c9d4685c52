/* The map is one stop for the Tab key: arrow keys lead from marker to marker. Map and list point at
   each other. Without script every marker is a link of its own, and one link skips them all. */
const markersOf = (map) => [...map.querySelectorAll("a.marker")];
const mapOf = (node) => node.closest?.("figure.map");
const AHEAD = {
  ArrowLeft: ([x]) => -x,
  ArrowRight: ([x]) => x,
  ArrowUp: ([, y]) => -y,
  ArrowDown: ([, y]) => y,
};

function middle(marker) {
  const { left, right, top, bottom } = marker.querySelector(".hit").getBoundingClientRect();
  return [(left + right) / 2, (top + bottom) / 2];
}

// The nearest marker on that side; what lies aside counts double.
function next(from, markers, ahead) {
  const [x, y] = middle(from);
  const ways = markers.map((marker) => {
    const way = middle(marker).map((place, axis) => place - [x, y][axis]);
    return { marker, forward: ahead(way), length: Math.hypot(...way) };
  });
  return ways
    .filter(({ marker, forward }) => marker !== from && forward > 0)
    .sort((one, other) => cost(one) - cost(other))[0]?.marker;
}

const cost = ({ forward, length }) => 2 * length - forward;

// What is drawn last lies on top: the others go before it, so that it keeps the focus.
function raise(marker) {
  while (marker.nextElementSibling) marker.before(marker.nextElementSibling);
}

document.addEventListener("keydown", (event) => {
  const marker = event.target.closest?.("a.marker");
  if (!marker || !AHEAD[event.key]) return;
  event.preventDefault();
  next(marker, markersOf(mapOf(marker)), AHEAD[event.key])?.focus();
});

document.addEventListener("focusin", ({ target }) => {
  const marker = target.closest("a.marker");
  if (!marker) return;
  for (const each of markersOf(mapOf(marker))) each.tabIndex = each === marker ? 0 : -1;
  raise(marker);
});

// A link to a city, on the map or in the list, marks its other one.
function pointed(event, isPointed) {
  const link = event.target.closest?.("main a[href]");
  if (!link) return;
  const others = document.querySelectorAll(`main a[href="${CSS.escape(link.getAttribute("href"))}"]`);
  for (const other of others) {
    if (other !== link) (other.closest("li, tr, .marker") ?? other).classList.toggle("is-pointed", isPointed);
    if (isPointed && other.matches(".marker:not(:focus)") && !other.matches(":focus-within")) raise(other);
  }
}

for (const name of ["pointerover", "focusin"]) document.addEventListener(name, (event) => pointed(event, true));
for (const name of ["pointerout", "focusout"]) document.addEventListener(name, (event) => pointed(event, false));
