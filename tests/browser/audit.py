"""What is wrong with a page as it stands in the browser: axe, overflow, labels of the map."""

RULES = {
    "resultTypes": ["violations"],
    "runOnly": [
        *("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"),
        "best-practice",
    ],
    "rules": {"target-size": {"enabled": True}},  # axe leaves it off by itself
}
OPEN_EVERY_FOLD = "document.querySelectorAll('details').forEach((fold) => { fold.open = true; })"
WIDTHS = (320, 360, 480, 640, 768, 864, 1024, 1280, 1440)
FIND_OVERFLOW = """() => {
    const root = document.scrollingElement;
    if (root.scrollWidth <= root.clientWidth) return [];
    const name = (node) => [node.localName, ...node.classList].join(".");
    return [...document.body.querySelectorAll("*")]
        .filter((node) => node.getBoundingClientRect().right > root.clientWidth + 0.5)
        .map((node) => `${name(node)} by ${node.getBoundingClientRect().right - root.clientWidth}`)
        .slice(0, 4);
}"""
READ_TARGETS = """() => [...document.querySelectorAll("figure.map > svg a.marker")].map((link) => {
    link.scrollIntoView({block: "center"});
    const box = link.querySelector(".hit").getBoundingClientRect();
    const hit = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    return {
        name: link.getAttribute("aria-label"),
        width: box.width,
        height: box.height,
        hits: hit?.closest("a")?.getAttribute("aria-label"),
    };
})"""
READ_LABELS = """() => {
    const svg = document.querySelector("figure.map > svg");
    const sides = (node) => {
        const {left, top, right, bottom} = node.getBoundingClientRect();
        return {left, top, right, bottom};
    };
    return {
        frame: sides(svg),
        labels: [...svg.querySelectorAll("a text")]
            .filter((text) => text.checkVisibility({visibilityProperty: true}))
            .map((text) => ({name: text.textContent, ...sides(text)})),
    };
}"""


def violations(tab, axe):
    """Return what axe finds, every fold open, as sentences: rule, place, what to do."""
    tab.evaluate(OPEN_EVERY_FOLD)
    tab.evaluate(axe)
    found = tab.evaluate("(rules) => axe.run(document, rules)", RULES)["violations"]
    return [
        f"{rule['id']} at {node['target'][0]}: {node['failureSummary']}"
        for rule in found
        for node in rule["nodes"]
    ]


def too_wide(tab):
    """Return {width of the window: what stands out of it} where the page scrolls sideways."""
    found = {}
    for width in WIDTHS:
        tab.set_viewport_size({"width": width, "height": 800})
        found[width] = tab.evaluate(FIND_OVERFLOW)
    return {width: parts for width, parts in found.items() if parts}


def labels_shown(tab):
    """Return the names of the cities that the map spells out."""
    return [label["name"] for label in tab.evaluate(READ_LABELS)["labels"]]


def labels_in_the_way(tab):
    """Return the labels of the map that leave its frame, and the pairs that overlap."""
    found = tab.evaluate(READ_LABELS)
    frame, labels = found["frame"], found["labels"]
    leaving = [(label["name"], "the frame") for label in labels if not _is_inside(label, frame)]
    return leaving + [
        (one["name"], other["name"])
        for number, one in enumerate(labels)
        for other in labels[:number]
        if _overlap(one, other)
    ]


def _is_inside(label, frame):
    return (
        frame["left"] <= label["left"]
        and frame["top"] <= label["top"]
        and label["right"] <= frame["right"]
        and label["bottom"] <= frame["bottom"]
    )


def _overlap(one, other):
    return (
        one["left"] < other["right"]
        and other["left"] < one["right"]
        and one["top"] < other["bottom"]
        and other["top"] < one["bottom"]
    )
