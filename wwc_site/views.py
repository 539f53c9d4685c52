"""Pages that belong to no part of the record: about, and the state of the process."""

from datetime import date
from functools import partial

from django.db import DatabaseError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.urls import reverse

from certifications.charts import cohort_chart, standing_chart
from certifications.data_version import Record
from certifications.levels import Event, Level
from certifications.models import Assessment, CertificationAward
from certifications.timeline import cohorts
from cities.filters.facets import Option
from cities.models import City
from cities.responses import absolute


def design(request):
    """Show each component of the design once, on an example that is in no record."""
    city = City(name="Example City", state="KS", latitude=38.5, longitude=-98)
    city.current_level, city.current_year = Level.PLATINUM, 2021
    city.get_absolute_url = partial(reverse, "cities:directory")  # the example has no page
    awards = [
        CertificationAward(level=level, assessment=Assessment(city=city, year=year))
        for year, level in ((2021, Level.PLATINUM), (2019, Level.GOLD), (2018, Level.SILVER))
    ]
    for award, previous in zip(awards, [*awards[1:], None], strict=True):
        award.previous_level = previous.level if previous else None
    city.awarded_assessments = [award.assessment for award in awards]
    context = {
        "city": city,
        "record": Record(date(2021, 12, 31), 3, 1, date(2021, 5, 4), "example"),
        "awards": awards,
        "events": Event,
        "options": [
            Option(lv.slug, lv.label, count, lv is Level.GOLD) for count, lv in enumerate(Level)
        ],
        "levels": list(reversed(Level)),
        "chart": cohort_chart(cohorts(awards)),
        "standing_chart": standing_chart(awards),
    }
    return render(request, "design.html", context)


def favicon(request):
    """Lead to the site's icon those who ask where icons used to be."""
    return redirect(static("favicon.svg"))


def robots(request):
    """Welcome every reader of the public pages, and name the two sitemaps."""
    maps = [absolute(reverse(name)) for name in ("sitemap", "sitemap-eligible")]
    lines = ["User-agent: *", f"Disallow: {reverse('admin:index')}"]
    return HttpResponse("\n".join([*lines, *(f"Sitemap: {m}" for m in maps), ""]), "text/plain")


def healthz(request):
    """Answer 200 when the process lives and the database answers, else 503."""
    try:
        City.objects.exists()  # a table of ours: SELECT 1 never opens SQLite's file
    except DatabaseError:
        return HttpResponse("the database does not answer\n", "text/plain", status=503)
    return HttpResponse("ok\n", "text/plain")
