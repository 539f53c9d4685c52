"""The components of the pages, each on an example that is in no record: a page of `make dev`."""

from datetime import UTC, date, datetime
from functools import partial

from django.shortcuts import render
from django.urls import reverse

from certifications.data_version import Record
from certifications.levels import Level
from certifications.models import Announcement, Assessment, CertificationAward
from cities.filters.facets import Facet, Option
from cities.models import City

COLORS = [
    *("paper", "sheet", "ink", "soft", "rule", "edge", "link", "solid", "onsolid", "focus"),
    *("fault", "faultbg", "tint", "land", "land2", "unst", "plate", "plate2", "plate3", "psoft"),
    *("pfocus", "hatch"),
    *(f"{level.slug}{part}" for level in Level for part in ("", "-edge")),
]


def design(request):
    """Show each component of the design once, on an example that is in no record."""
    city = City(name="Example City", state="KS", latitude=38.5, longitude=-98)
    city.get_absolute_url = partial(reverse, "cities:directory")  # the example has no page
    awards = [
        CertificationAward(
            level=level,
            assessment=Assessment(city=city, year=year),
            announcement=Announcement(year=year, announced_at=datetime(year, 5, 4, 16, tzinfo=UTC)),
        )
        for year, level in ((2021, Level.PLATINUM), (2019, Level.GOLD), (2018, Level.SILVER))
    ]
    for award, previous in zip(awards, [*awards[1:], None], strict=True):
        award.previous_level = previous.level if previous else None
    options = [Option(lv.slug, lv.label, count, lv is Level.GOLD) for count, lv in enumerate(Level)]
    context = {
        "city": city,
        "record": Record(date(2021, 12, 31), 3, 1, date(2021, 5, 4), "example"),
        "colors": COLORS,
        "tools": ["cite", "link", "download", "badge", "compare", "follow"],
        "awards": awards,
        "facet": Facet("level", "Level", "checkbox", options),
        "faulty": frozenset(),
        "levels": list(reversed(Level)),
    }
    return render(request, "design.html", context)
