"""Enters a plan: one transaction, one revision."""

from django.db import IntegrityError

from certifications.history.models import Revision, counter
from certifications.history.recording import revision
from certifications.levels import Level
from certifications.models import Announcement, Assessment, AwardSource, CertificationAward

from .plan import Plan
from .values import publisher_of

PAGE = "Web page"  # the title of a source of which only the address is known
APP = "certifications"
COHORT = Revision.Kind.COHORT


class Moved(Exception):
    """The record is another than it was when the plan was made; nothing is written."""


def rights_needed(plan: Plan) -> list[tuple[str, str]]:
    """Return the right for each thing the plan does, with the words for it."""
    announcement = plan.announcement
    is_marked = announcement.pk is not None and plan.coverage != announcement.coverage
    needed = [
        (announcement.pk is None, f"{APP}.add_announcement", "add announcements"),
        (is_marked, f"{APP}.change_announcement", "change announcements"),
        (plan.new, f"{APP}.add_assessment", "add assessments"),
        (plan.new, f"{APP}.add_certificationaward", "add awards"),
        (plan.changes, f"{APP}.change_certificationaward", "change awards"),
        (plan.sources, f"{APP}.add_awardsource", "add sources of awards"),
    ]
    return [(right, words) for is_needed, right, words in needed if is_needed]


def enter(plan: Plan, *, by=None, seen: int | None = None, why="", public_note="") -> Revision:
    """Write the plan and return its revision, which says what was done and, if told, why.

    `seen` is the counter of the record that the plan was made from. Raises Moved.
    """
    said = f"{plan.done}. {why}".strip()
    try:
        with revision(COHORT, by=by, why=said, public_note=public_note) as made:
            if seen is not None and counter() != seen:
                raise Moved
            _write(plan)
            return made
    except IntegrityError as fault:
        raise Moved from fault


def _write(plan):
    announcement = _announcement(plan)
    awards = _new_awards(plan, announcement)
    _hold_still(plan)
    for level in Level:
        changed = [row.held.pk for row in plan.changes if row.row.level == level]
        CertificationAward.objects.filter(pk__in=changed).update(level=level)
    AwardSource.objects.bulk_create(
        AwardSource(
            award_id=row.held.pk if row.held else awards[row.place.pk],
            url=url,
            title=PAGE,
            publisher=publisher_of(url),
        )
        for row, url in plan.sources
    )


def _hold_still(plan):
    """Lock the awards that change, and stop if one is not as it was shown."""
    shown = {row.held.pk: row.held.level for row in plan.changes}
    stored = CertificationAward.objects.select_for_update().filter(pk__in=shown)
    if dict(stored.values_list("pk", "level")) != shown:
        raise Moved


def _announcement(plan):
    announcement = plan.announcement
    if announcement.pk is None:
        announcement.save()
    elif plan.coverage != announcement.coverage:
        # No other field: a colleague may have mended one meanwhile.
        Announcement.objects.filter(pk=announcement.pk).update(coverage=plan.coverage)
    return announcement


def _new_awards(plan, announcement):
    """Write assessments and awards; return {city: key of its award}."""
    year, cities = announcement.year, [row.place.pk for row in plan.new]
    of_year = Assessment.objects.filter(year=year)
    there = dict(of_year.values_list("city", "pk"))
    Assessment.objects.bulk_create(
        Assessment(city_id=city, year=year) for city in cities if city not in there
    )
    assessments = dict(of_year.values_list("city", "pk"))
    awards = CertificationAward.objects.bulk_create(
        CertificationAward(
            assessment_id=assessments[row.place.pk],
            level=row.row.level,
            announcement=announcement,
        )
        for row in plan.new
    )
    return {row.place.pk: award.pk for row, award in zip(plan.new, awards, strict=True)}
