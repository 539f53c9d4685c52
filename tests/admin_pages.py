"""The admin's pages as a browser reads and sends them."""

from bs4 import BeautifulSoup

from certifications.levels import Level

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
    row = {"id": "", "city": "", "year": "", "level": "", "source_url": ""}
    row |= {"announced_at_0": "", "announced_at_1": ""} | fields
    form[f"{PREFIX}TOTAL_FORMS"] = number + 1
    return form | {f"{PREFIX}{number}-{name}": value for name, value in row.items()}


AWARD = {
    "level": int(Level.GOLD),
    "announced_at_0": "2021-04-01",
    "announced_at_1": "09:00:00",
    "source_url": "https://example.org/2021",
}
CANON = {
    "name": "Cañon City",
    "state": "CO",
    "slug": "",
    "population": "",
    "region": "West",
}


def change(city):
    return f"/admin/cities/city/{city.pk}/change/"
