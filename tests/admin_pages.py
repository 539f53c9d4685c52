"""The admin's pages as a browser reads and sends them."""

from datetime import UTC, datetime

from bs4 import BeautifulSoup

from certifications.levels import Level
from tests.factories import make_announcement

PREFIX = "assessments-"


def form_of(response, form="#content form"):
    """Return what a browser would send back if nothing on the page were changed."""
    soup = BeautifulSoup(response.content, "html.parser")
    sent = {}
    for field in soup.select(f"{form} [name]"):
        kind = field.get("type")
        if field.name == "select":
            chosen = [o["value"] for o in field.select("option[selected]")]
            if not chosen and not field.has_attr("multiple"):
                chosen = [o["value"] for o in field.select("option")][:1]
            sent[field["name"]] = chosen if field.has_attr("multiple") else "".join(chosen)
        elif kind in ("checkbox", "radio") and not field.has_attr("checked"):
            continue
        elif kind == "checkbox":
            sent[field["name"]] = field.get("value", "on")
        elif kind != "submit":
            sent[field["name"]] = field.get("value", "") or field.get_text(strip=True)
    return sent


def faults(response):
    """Return the sentences that stand at fields, or above the form."""
    soup = BeautifulSoup(response.content, "html.parser")
    return [li.get_text(strip=True) for li in soup.select(".errorlist li")]


def add_row(form, number, **fields):
    """Fill row `number` of the assessments on a city's page, as its "add another" would."""
    row = {"id": "", "city": "", "year": "", "level": "", "announcement": ""} | fields
    form[f"{PREFIX}TOTAL_FORMS"] = number + 1
    return form | {f"{PREFIX}{number}-{name}": value for name, value in row.items()}


# Asked for when something public changes.
WHY = {"_why": "A slip of the pen."}
CLEARED = {f"{PREFIX}0-{name}": "" for name in ("level", "announcement")}
CANON = {
    "name": "Cañon City",
    "state": "CO",
    "slug": "",
    "population": "",
    "region": "West",
}


def award():
    """Return what staff fill in for gold in 2021, announced at 9:00 Eastern on April 1."""
    moment = datetime(2021, 4, 1, 13, tzinfo=UTC)
    announcement = make_announcement(year=2021, announced_at=moment)
    return {"level": str(int(Level.GOLD)), "announcement": str(announcement.pk)}


def change(city):
    return f"/admin/cities/city/{city.pk}/change/"
