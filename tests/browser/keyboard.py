"""A reader without a mouse: presses Tab, and sees where the focus is at every step."""

# Before: how each control looks without focus. Later: what the focus changed, and what one sees.
REMEMBER_LOOKS = """() => {
    // A frame around a field may be what shows that the field has the focus.
    const frame = (node) => node.matches("input") ? [node.closest(".search, label")] : [];
    const parts = (node) => [node, ...frame(node).filter(Boolean), ...node.querySelectorAll("*")];
    const words = ["boxShadow", "borderTopColor", "stroke", "strokeWidth", "backgroundColor",
        "textDecorationLine"];
    const hasOutline = (style) => style.outlineStyle !== "none"
        && parseFloat(style.outlineWidth) >= 1 && style.outlineColor !== "rgba(0, 0, 0, 0)";
    window.looks = (node) => parts(node).map((part) => {
        const style = getComputedStyle(part);
        return [hasOutline(style), ...words.map((word) => style[word])].join(" ");
    }).join("|");
    window.unfocused = new WeakMap();
    const remember = () => {
        for (const node of document.querySelectorAll("a, button, input, select, summary, textarea"))
            if (node !== document.activeElement && !window.unfocused.has(node))
                window.unfocused.set(node, window.looks(node));
    };
    remember();
    new MutationObserver(remember).observe(document.body, {childList: true, subtree: true});
}"""
SEE_FOCUS = """() => {
    const node = document.activeElement;
    if (!node || node === document.body) return null;
    const name = (node.getAttribute("aria-label") || node.textContent || node.id || "").trim();
    const shapes = node.ownerSVGElement ? [...node.querySelectorAll("circle, path, use")] : [node];
    const boxes = shapes.flatMap((shape) => [...shape.getClientRects()]);
    const isPainted = (part) =>
        !part.ownerSVGElement || getComputedStyle(part).fill !== "rgba(0, 0, 0, 0)";
    const inWindow = (box) => ({
        left: Math.max(box.left, 0), right: Math.min(box.right, innerWidth),
        top: Math.max(box.top, 0), bottom: Math.min(box.bottom, innerHeight),
    });
    // A browser scrolls to a tall text field's caret, not to the whole of it: a line must show.
    const isInWindow = (box) => {
        const seen = inWindow(box);
        return seen.right - seen.left > Math.min(box.width, 24) - 1
            && seen.bottom - seen.top > Math.min(box.height, 24) - 1;
    };
    const isOnTop = (box) => {
        const seen = inWindow(box);
        const [x, y] = [(seen.left + seen.right) / 2, (seen.top + seen.bottom) / 2];
        const top = document.elementsFromPoint(x, y).find(isPainted);
        return top && (node.contains(top) || top.closest("label")?.control === node);
    };
    const box = node.getBoundingClientRect();
    return {
        words: `${node.localName} “${name.replace(/\\s+/g, " ").slice(0, 50)}”`,
        place: [box.left, box.top, box.right, box.bottom].map(Math.round).join(" "),
        isMarked: window.looks(node) !== window.unfocused.get(node),
        isInside: boxes.every(isInWindow),
        isOnTop: boxes.length > 0 && isOnTop(boxes[0]),
    };
}"""
MOST_STEPS = 200


def press_tab(tab):
    """Press Tab and return the focus in words; it must be somewhere, marked, and in full view."""
    before = tab.evaluate("document.activeElement.outerHTML.slice(0, 80)")
    focus = _next_focus(tab)
    assert focus is not None, f"Focus was lost after {before}"
    return _checked(focus)


def tab_to(tab, selector):
    """Press Tab until the focus is on `selector`, and return the words of each step."""
    steps = []
    while len(steps) < MOST_STEPS:
        steps.append(press_tab(tab))
        if tab.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            return steps
    raise AssertionError(f"{MOST_STEPS} presses of Tab do not reach {selector}: {steps}")


def walk(tab):
    """Press Tab from the top of the page to its end, and return the words of each step."""
    steps = []
    while (focus := _next_focus(tab)) is not None:
        steps.append(_checked(focus))
        assert len(steps) < MOST_STEPS, f"The page has no end: {steps}"
    return steps


def _next_focus(tab):
    if not tab.evaluate("window.unfocused !== undefined"):
        tab.evaluate(REMEMBER_LOOKS)
    tab.keyboard.press("Tab")
    return tab.evaluate(SEE_FOCUS)


def _checked(focus):
    where = f"{focus['words']} at {focus['place']}"
    assert focus["isMarked"], f"Focus is invisible on {where}"
    assert focus["isInside"], f"Focus is outside the window on {where}"
    assert focus["isOnTop"], f"Something covers the focus on {where}"
    return focus["words"]
