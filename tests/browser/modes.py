"""The ways in which people look at a page."""

from dataclasses import dataclass, field

DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 320, "height": 640}


@dataclass(frozen=True)
class Mode:
    """A way of looking: options of a browser context, the size of text, script or none."""

    name: str
    context: dict = field(default_factory=dict)
    text_percent: int = 100
    is_scripted: bool = True

    def __str__(self):
        return self.name


LIGHT = Mode("light", {"color_scheme": "light"})
DARK = Mode("dark", {"color_scheme": "dark"})
NARROW = Mode("320 px", {"viewport": PHONE})
LARGE_TEXT = Mode("200 % text", text_percent=200)
FORCED_COLORS = Mode("forced colors", {"forced_colors": "active"})
SCRIPT_OFF = Mode("script off", is_scripted=False)
MODES = [LIGHT, DARK, NARROW, LARGE_TEXT, FORCED_COLORS, SCRIPT_OFF]
