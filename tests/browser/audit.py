"""What is wrong with a page as it stands in the browser: axe, overflow, labels of the map."""

import re

from tests.browser.chromium import look

RULES = {
    "resultTypes": ["violations"],
    "runOnly": [
        *("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"),
        "best-practice",
    ],
    "rules": {"target-size": {"enabled": True}},  # axe leaves it off by itself
}
# What can differ between two schemes of colors, which change nothing else (static/site.css).
RULES_OF_COLOR = RULES | {"runOnly": ["color-contrast", "link-in-text-block"], "rules": {}}
END_TRANSITIONS = "Promise.all(document.getAnimations().map((each) => each.finished))"
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
# Words that stand on two lines though no hyphen parts them; addresses and code may be broken.
FIND_BROKEN_WORDS = """() => {
    const found = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    while (texts.nextNode()) {
        const [node, box] = [texts.currentNode, texts.currentNode.parentElement];
        if (!box.checkVisibility({visibilityProperty: true})) continue;
        if (box.closest("svg, script, code, .citation")) continue;
        if (box.getClientRects()[0]?.width <= 1) continue;  // only heard
        for (const {0: word, index} of node.data.matchAll(/\\S+/g)) {
            if (/[^\\p{L}\\p{N}’'.,;:?!“”()]/u.test(word) || /[.:]\\w/.test(word)) continue;
            range.setStart(node, index);
            range.setEnd(node, index + word.length);
            const lines = new Set([...range.getClientRects()].map((line) => Math.round(line.top)));
            if (lines.size > 1) found.push(`${word} in ${box.closest("[class]").className}`);
        }
    }
    return found;
}"""
# Of each drawn text, its color and that of what lies under its middle: axe leaves both open.
READ_DRAWN_TEXT = """() => {
    const paint = (node) => {
        const style = getComputedStyle(node);
        const color = node instanceof SVGGeometryElement || node.localName === "use"
            ? style.fill : style.backgroundColor;
        return /^rgb\\(/.test(color) ? color : null;
    };
    const found = [];
    for (const text of document.querySelectorAll("svg text")) {
        if (!text.checkVisibility({visibilityProperty: true})) continue;
        text.scrollIntoView({block: "center", inline: "center"});
        const {left, top, width, height} = text.getBoundingClientRect();
        const under = document.elementsFromPoint(left + width / 2, top + height / 2)
            .filter((node) => !node.contains(text) || node.localName !== "a")
            .map(paint).find(Boolean);
        const style = getComputedStyle(text);
        found.push({
            words: text.textContent, color: style.fill, ground: under ?? "rgb(255, 255, 255)",
            // 18.66 px in bold and 24 px otherwise are large, WCAG 2.2, 1.4.3.
            atLeast: height >= (parseInt(style.fontWeight) >= 650 ? 23 : 30) ? 3 : 4.5,
        });
    }
    return found;
}"""


def violations(tab, axe, rules=RULES):
    """Return what axe finds, every fold open, as sentences: rule, place, what to do."""
    tab.evaluate(OPEN_EVERY_FOLD)
    if not tab.evaluate("'axe' in window"):
        tab.evaluate(axe)
    found = tab.evaluate("async (rules) => (await axe.run(document, rules)).violations", rules)
    return [
        f"{rule['id']} at {node['target'][0]}: {node['failureSummary']}"
        for rule in found
        for node in rule["nodes"]
    ]


def violations_in(modes, tab, axe):
    """Return {mode: what axe finds} of the page as it was loaded once, where it finds anything."""
    found = {}
    for mode in modes:
        look(tab, mode)
        tab.evaluate(END_TRANSITIONS)  # half a color has half its contrast
        found[mode.name] = violations(tab, axe, RULES_OF_COLOR if mode.is_of_color else RULES)
    return {name: faults for name, faults in found.items() if faults}


def too_wide(tab):
    """Return {width of the window: what stands out of it} where the page scrolls sideways."""
    found = {}
    for width in WIDTHS:
        tab.set_viewport_size({"width": width, "height": 800})
        found[width] = tab.evaluate(FIND_OVERFLOW)
    return {width: parts for width, parts in found.items() if parts}


def broken_words(tab):
    """Return the words that were broken for want of room, each with where it stands."""
    return tab.evaluate(FIND_BROKEN_WORDS)


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


def pale_text(tab):
    """Return the words of each drawn text that stands out too little, with its contrast."""
    return [
        (text["words"], round(contrast(text["color"], text["ground"]), 2))
        for text in tab.evaluate(READ_DRAWN_TEXT)
        if contrast(text["color"], text["ground"]) < text["atLeast"]
    ]


def contrast(*colors):
    """Return the contrast ratio of two colors, "rgb(1, 2, 3)", as WCAG 2.2 defines it."""
    low, high = sorted(map(_luminance, colors))
    return (high + 0.05) / (low + 0.05)


def _luminance(color):
    parts = [int(part) / 255 for part in re.findall(r"\d+", color)[:3]]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
