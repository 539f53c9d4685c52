"""The ways in which people look at a page."""

from dataclasses import dataclass, field

DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 320, "height": 640}
USUAL_COLORS = {"color_scheme": "light", "forced_colors": "none"}


@dataclass(frozen=True)
class Mode:
    """A way of looking: options of a browser context, the size of text, script or none."""

    name: str
    context: dict = field(default_factory=dict)
    text_percent: int = 100
    is_scripted: bool = True

    def __str__(self):
        return self.name

    @property
    def is_of_color(self):
        """Does it differ from another way of looking by its colors alone?"""
        return self.colors != LIGHT.colors

    @property
    def colors(self):
        return {name: self.context.get(name, usual) for name, usual in USUAL_COLORS.items()}


LIGHT = Mode("light", {"color_scheme": "light"})
DARK = Mode("dark", {"color_scheme": "dark"})
NARROW = Mode("320 px", {"viewport": PHONE})
LARGE_TEXT = Mode("200 % text", text_percent=200)
FORCED_COLORS = Mode("forced colors", {"forced_colors": "active"})
SCRIPT_OFF = Mode("script off", is_scripted=False)
AS_LOADED = [LIGHT, DARK, FORCED_COLORS, NARROW]  # a page that is there may be looked at so as well


def names(modes):
    return ", ".join(mode.name for mode in modes)
