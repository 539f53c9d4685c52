"""The front page: what the record found, who moved up, what a level took, what is missing."""

from collections import Counter
from dataclasses import dataclass

from django.shortcuts import render

from certifications import findings
from certifications.levels import Event, Level
from certifications.models import CertificationAward
from certifications.timeline import Step, cohorts, steps_of
from cities.models import CaseStudy, City

# Cards and stories in a row.
IN_A_ROW = 3


@dataclass(frozen=True)
class Rise:
    """The newest year in which cities moved up: the first steps of it, and how many there are."""

    year: int
    steps: list[Step]
    count: int
    way: str
    awards: int


@dataclass(frozen=True)
class Rung:
    """A level: what it takes, and how many awards at it the newest year brought.

    `floor` and `width` are parts of the criteria in percent, None where shares do not count.
    """

    level: Level
    takes: str
    share: str
    floor: int | None
    width: int | None
    count: int


@dataclass(frozen=True)
class Story:
    """A case study, and a certified city that it is about."""

    study: CaseStudy
    city: City


def home(request):
    """Say what the record found and until when, and lead to every answer."""
    at = request.at
    awards = list(CertificationAward.objects.public(at).with_record(at).in_city_order())
    record = cohorts(awards)
    cities = list(City.objects.certified(at).with_standing(at).in_order("-level"))
    stories = _stories(cities)
    standard = max(awards, key=lambda award: award.announced_at).standard if awards else None
    by_level = Counter(city.current_level for city in cities)
    context = {
        "finding": findings.of_record(awards, request.coverage) if awards else None,
        "cities": cities,
        "levels": [(level, by_level[level]) for level in reversed(Level)],
        "rise": _rise(record, steps_of(awards)),
        "newest": record[0] if record else None,
        "standard": standard,
        "ladder": ladder(standard, record[0]) if standard else (),
        "stories": stories[:IN_A_ROW],
        "more_stories": stories[IN_A_ROW:],
        "announcements": _bars(request.coverage.announcements),
        "latest_stated": _latest_stated(request.coverage.missing),
        "held": len(cities),
    }
    return render(request, "cities/pages/home.html", context)


def ladder(standard, cohort) -> list[Rung]:
    """Return the levels of a standard, the lowest first, with the awards of a cohort."""
    counts = dict(cohort.levels)
    ends = [*list(standard.floors.values())[1:], 100]
    rungs = []
    for place, level in enumerate(Level):
        floor = standard.floors.get(level)
        width = None if floor is None else ends[place] - floor
        share = standard.shares.get(level, "")
        takes = standard.takes[level]
        rungs.append(Rung(level, takes, share, floor, width, counts.get(level, 0)))
    return rungs


def _rise(record, steps):
    """Return the Rise of the newest year that has one; None without any."""
    for cohort in record:
        risen = [award for award in cohort.awards if award.event == Event.LEVEL_UP]
        if risen:
            largest = sorted(risen, key=lambda a: (-a.level, -(a.city.population or 0)))
            shown = [Step(award, steps[award]) for award in largest[:IN_A_ROW]]
            way = findings.from_to(risen)
            return Rise(cohort.year, shown, len(risen), way, len(cohort.awards))
    return None


def _stories(cities):
    """Return the stories of certified cities, those of different cities first.

    A study of a city under embargo is none: only certified cities are looked at.
    """
    known = {city.pk: city for city in cities}
    first, more, told = [], [], set()
    for study in CaseStudy.objects.prefetch_related("cities"):
        certified = [known[city.pk] for city in study.cities.all() if city.pk in known]
        if not certified:
            continue
        story = Story(study, certified[0])
        (more if story.city in told else first).append(story)
        told.add(story.city)
    first.sort(key=lambda story: -story.city.current_level)
    return first + more


def _bars(announcements):
    """Return (announcement, width in percent of the largest total, or None) of each."""
    most = max((each.stated_total or 0 for each in announcements), default=0)
    return [
        (each, round(100 * each.stated_total / most, 1) if each.stated_total else None)
        for each in announcements
    ]


def _latest_stated(missing):
    return next((each for each in reversed(missing) if each.stated_total), None)
