"""The front page: what the record found, who moved up, what a level took, what is missing."""

from collections import Counter
from dataclasses import dataclass

from django.shortcuts import render

from certifications import findings
from certifications.briefs import briefs_at, in_whole, steps_of_whole
from certifications.levels import Event, Level, standard_of
from certifications.record_state import held
from certifications.timeline import MOST_MARKED, Step, cohorts, steps_of
from cities.filters.index import index_at
from cities.filters.query import Query
from cities.models import CaseStudy, City

# Cards and stories in a row.
IN_A_ROW = 3
MOST_STORIES = 30


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
    return render(request, "cities/pages/home.html", _found(request.at, request.coverage))


@held
def _found(at, coverage):
    """Return all that the page says; the request decides only how links are written."""
    index = index_at(at)
    awards = briefs_at(at, coverage)
    record = cohorts(awards)
    stories = _stories(at)
    counts = index.by_state()
    newest = max((award.announced_on for award in awards), default=None)
    standard = newest and standard_of(newest)
    by_level = sum((Counter(of_state) for of_state in counts.values()), Counter())
    return {
        "finding": findings.of_record(awards, coverage) if awards else None,
        "cities": _marked(index, at),
        "by_state": counts,
        "levels": [(level, by_level[level]) for level in reversed(Level)],
        "rise": _rise(record, steps_of(awards), at),
        "newest": record[0] if record else None,
        "standard": standard,
        "ladder": ladder(standard, record[0]) if standard else (),
        "stories": stories[:IN_A_ROW],
        "more_stories": stories[IN_A_ROW:MOST_STORIES],
        "announcements": _bars(coverage.announcements),
        "latest_stated": _latest_stated(coverage.missing),
        "held": len(index.lines),
    }


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


def _rise(record, steps, at):
    """Return the Rise of the newest year that has one; None without any."""
    for cohort in record:
        risen = [award for award in cohort.awards if award.event == Event.LEVEL_UP]
        if risen:
            largest = sorted(risen, key=lambda a: (-a.level, -(a.city.population or 0)))
            shown = [Step(award, steps[award]) for award in largest[:IN_A_ROW]]
            whole = in_whole((brief for step in shown for brief in step), at)
            shown = steps_of_whole(shown, whole)
            way = findings.from_to(risen)
            return Rise(cohort.year, shown, len(risen), way, len(cohort.awards))
    return None


def _marked(index, at):
    """Return the cities that the map marks, the highest levels first; none where they are many."""
    keys = index.in_order(index.cities(Query()), "-level")
    if len(keys) > MOST_MARKED:
        return []
    return City.objects.with_standing(at).by_keys(keys)


def _stories(at):
    """Return the stories of certified cities, those of different cities first.

    A study of a city under embargo is none: only certified cities are looked at.
    """
    told_of = City.objects.certified(at).filter(case_studies__isnull=False)
    known = {city.pk: city for city in told_of.with_standing(at).distinct().in_order("-level")}
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
