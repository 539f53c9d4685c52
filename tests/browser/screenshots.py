"""Pictures of the site for the README: `make screenshots`."""

import io
import sys
from itertools import product

from PIL import Image

from tests.browser import chromium
from tests.browser.modes import DARK, LIGHT
from tests.browser.serving import ROOT, served
from tests.browser.staff import MAKE_STAFF, sign_in

FOLDER = ROOT / "docs" / "screenshots"
PAGES = {
    "home": "/",
    "cities": "/cities/",
    "cities-gold-2018": "/cities/?level=gold&year=2018",
    "city": "/cities/kansas-city-mo/",
    "city-eligible": "/cities/boise-id/",
    "search": "/find/?q=springfield",
    "compare": "/compare/?city=boston-ma&city=kansas-city-mo",
    "timeline": "/timeline/",
    "year": "/timeline/2019/",
    "states": "/states/",
}
# What staff see; the round is pasted, and shown before it is entered.
DESK = {
    "desk-embargoes": "/admin/embargoes/",
    "desk-questions": "/admin/questions/",
    "desk-changes": "/admin/certifications/revision/",
}
ROUND = "Tempe, AZ, gold\nSouth Bend, IN, silver\nTopeka, KS, silver\nTucson AZ, platinum"
WIDTHS = (360, 1280)
HEIGHT_AT_MOST = 1600
# Pages that print their own address say the one of `make run`, whatever port is free today.
ADDRESS_SHOWN = "http://127.0.0.1:8000"


def main():
    browser_path = chromium.find()
    if not browser_path:
        sys.exit("Chromium was not found (Debian: apt-get install chromium).")
    FOLDER.mkdir(parents=True, exist_ok=True)
    with served(WWC_SITE_URL=ADDRESS_SHOWN) as site, chromium.launched(browser_path) as browser:
        for mode, width, name in product((LIGHT, DARK), WIDTHS, PAGES):
            picture = take(browser, site, mode, width, PAGES[name])
            save(picture, FOLDER / f"{name}-{width}-{mode}.png")
    with served(then=[("shell", "-c", MAKE_STAFF)]) as site, chromium.launched(browser_path) as it:
        take_desk(sign_in(it, site, LIGHT))


def take_desk(tab):
    """Picture the pages that docs/staff.md tells of."""
    for name, path in DESK.items():
        tab.goto(path)
        save(whole(tab), FOLDER / f"{name}.png")
    tab.locator("#result_list tbody th a").first.click()
    save(whole(tab), FOLDER / "desk-change.png")
    tab.goto("/admin/cohort/")
    known = tab.locator("#id_announcement option", has_text="June 29, 2020").first
    tab.select_option("#id_announcement", known.get_attribute("value"))
    tab.fill("#id_pasted", ROUND)
    save(whole(tab), FOLDER / "desk-cohort.png")
    tab.locator("#content form [type=submit]").first.click()
    save(whole(tab), FOLDER / "desk-preview.png")


def whole(tab):
    """Return the page as a picture, at most so high."""
    picture = Image.open(io.BytesIO(tab.screenshot(full_page=True, animations="disabled")))
    return picture.crop((0, 0, picture.width, min(picture.height, HEIGHT_AT_MOST)))


def take(browser, site, mode, width, path):
    """Return the top of the page as a picture."""
    tab = chromium.new_tab(browser, site, mode, viewport={"width": width, "height": 900})
    tab.goto(path, wait_until="networkidle")
    picture = whole(tab)
    tab.context.close()
    return picture


def save(picture, path):
    """Write a small PNG: pages are flat, so that 256 colors show no difference."""
    few_colors = picture.convert("RGB").quantize(256, dither=Image.Dither.NONE)
    few_colors.save(path, optimize=True)
    print(f"{path.relative_to(ROOT)}  {path.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
