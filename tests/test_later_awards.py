"""49 real later awards on top of the roster: an independent count equals every number."""

import csv
import json
from collections import defaultdict
from datetime import date, datetime, timedelta
from itertools import product
from pathlib import Path
from tempfile import NamedTemporaryFile
from zoneinfo import ZoneInfo

import pytest
from django.core.management import call_command

from certifications.levels import Level
from certifications.models import Announcement
from cities.build.builder import build, to_json
from cities.models import City, OtherName
from tests.factories import make_award

FIXTURES = Path(__file__).parent.parent / "fixtures"
EASTERN = ZoneInfo("America/New_York")
# The pages call the county by its own name; Census and directory call the city Athens.
KNOWN_AS = {"Athens-Clarke County": "Athens"}


def end_of_period(text):
    """Return the first moment after a year, or a month, and the beginning of a day."""
    year, *rest = map(int, text.split("-"))
    if not rest:
        day = date(year + 1, 1, 1)
    elif len(rest) == 1:
        day = date(year + rest[0] // 12, rest[0] % 12 + 1, 1)
    else:
        day = date(year, *rest)
    return datetime(day.year, day.month, day.day, tzinfo=EASTERN)


def rows_of_the_roster():
    objects = json.loads((FIXTURES / "roster.json").read_text())
    for each in objects:
        if each["model"] == "certifications.certificationaward":
            fields = each["fields"]
            slug, year = fields["assessment"]
            moment = datetime.fromisoformat(fields["announcement"][1])
            yield slug, year, fields["level"], moment


def precision_of(moment):
    """Return how exactly a moment of the later awards is known: no round was on a first."""
    return "month" if moment.day == 1 else "day"


def enter(later):
    """Enter awards as rows."""
    for slug, year, level, moment in later:
        known = {"announced_at": moment, "precision": precision_of(moment)}
        make_award(city=City.objects.get(slug=slug), year=year, level=level, **known)


def load(later):
    """Write the awards as rounds of the roster, build the fixtures and load them."""
    places, announcements, sources, studies = (
        list(csv.DictReader((FIXTURES / f"{name}.csv").read_text().splitlines()))
        for name in ("places", "announcements", "award_sources", "case_studies")
    )
    known = {(int(row["year"]), row["announced_at"]) for row in announcements}
    rounds = defaultdict(list)
    for slug, year, level, moment in later:
        city = City.objects.get(slug=slug)
        rounds[year, moment].append(f"{city} ({year} {Level(level).label})")
    text = [(FIXTURES / "roster.txt").read_text()]
    for (year, moment), lines in rounds.items():
        text += [f"## {moment:%Y-%m-%d} Later awards <https://example.org/>", ",\n".join(lines)]
        if (year, moment.isoformat()) not in known:
            row = dict.fromkeys(announcements[0], "") | {"precision": precision_of(moment)}
            row |= {"year": str(year)}
            row |= {"announced_at": moment.isoformat(), "coverage": "partial", "title": "Page"}
            announcements.append(
                row | {"publisher": "A city", "source_url": "https://example.org/"}
            )
    built = build("\n".join(text), places, announcements, sources, studies)
    with NamedTemporaryFile("w", suffix=".json") as file:
        file.write(to_json(built.fixtures["roster.json"]))
        file.flush()
        call_command("loaddata", file.name, verbosity=0)


@pytest.fixture(params=[enter, load], ids=["by rows", "by notation"])
def awards(request, published):
    """Enter the later awards; return all as (slug, year, level, moment), told by nothing else."""
    slugs = {
        (name, state): slug
        for name, state, slug in City.objects.values_list("name", "state", "slug")
    }
    others = OtherName.objects.values_list("name", "city__state", "city__slug")
    slugs |= {(name, state): slug for name, state, slug in others}
    with (FIXTURES / "later" / "later_awards.csv").open(newline="") as file:
        later = [
            (
                slugs[KNOWN_AS.get(row["city"], row["city"]), row["state"]],
                int(row["year"]),
                int(Level.from_slug(row["level"])),
                end_of_period(row["announced_on"]),
            )
            for row in csv.DictReader(file)
        ]
    request.param(later)
    return [*rows_of_the_roster(), *later]


def counted(awards, *, levels=(), years=(), current=False, before=None):
    """Return the slugs of the cities with an award that fits: plain loops, no query."""
    public = [award for award in awards if before is None or award[3] < before]
    if current:
        latest = {slug: max(a[1] for a in public if a[0] == slug) for slug, *_ in public}
        public = [award for award in public if award[1] == latest[award[0]]]
    return {
        slug
        for slug, year, level, _ in public
        if (not levels or level in levels) and (not years or year in years)
    }


def listed(client, query):
    return json.loads(client.get(f"/cities.json{query}").getvalue())


def test_every_number_is_that_of_an_independent_count(awards, client):
    assert len(awards) == 16 + 49
    for level, year, current in product(
        [None, *Level], [None, 2018, 2019, 2020, 2021], [False, True]
    ):
        query = "&".join(
            [
                *([f"level={level.slug}"] if level else []),
                *([f"year={year}"] if year else []),
                *(["standing=current"] if current else []),
            ]
        )
        expected = counted(
            awards,
            levels=[int(level)] if level else (),
            years=[year] if year else (),
            current=current,
        )

        found = listed(client, f"?{query}")

        assert {row["slug"] for row in found["results"]} == expected, query
        assert found["count"] == len(expected), query


def test_each_day_knows_what_was_announced_by_its_end(awards, client):
    days = {moment.date() + timedelta(days=n) for *_, moment in awards for n in (-1, 0, 1)}
    for day in sorted(days):
        midnight = datetime(day.year, day.month, day.day, tzinfo=EASTERN) + timedelta(days=1)
        found = listed(client, f"?as_of={day}")
        rows = json.loads(client.get(f"/awards.json?as_of={day}").getvalue())["count"]

        assert {row["slug"] for row in found["results"]} == counted(awards, before=midnight), day
        assert rows == sum(moment < midnight for *_, moment in awards), day


def test_the_record_stays_complete_through_2019_until_someone_says_otherwise(awards, client, page):
    assert listed(client, "")["complete_through"] == "2019-04-24"
    assert listed(client, "")["record_through"] > "2021-12-15"
    text = " ".join(page("/timeline/2021/").main.get_text().split())
    # Three rounds are known to the day or so; of four awards only the year, of one the month.
    assert text.count("of 5 known for 2021") == 5
    assert "brought the total" not in text
    assert "First in our record" in text

    for each in Announcement.objects.filter(year__in=[2020, 2021]):
        each.coverage = "complete"
        each.save()

    assert listed(client, "")["complete_through"] == "2022-03-31"
    assert "Certified for the first time" in page("/timeline/2020/").main.get_text()
