"""What a page may say of an award, given how far the record reaches."""

from django import template

from certifications.coverage import coverage_of
from certifications.levels import Event

register = template.Library()


@register.filter
def event_in_words(award, coverage):
    """Return the event of an award asked for `with_record()`.

    "For the first time" is said only where the record holds everything before.
    """
    if (coverage or coverage_of([])).is_first_only_here(award):
        return "First in our record"
    return award.event.label


@register.filter
def steps_in_words(steps, coverage):
    """Return the event that these steps of one announcement share: "Moved up from silver to gold".

    They are the Steps of one event.
    """
    if steps.event == Event.LEVEL_UP:
        return f"Moved up{steps.way}"
    return event_in_words(steps.shown[0].award, coverage)


@register.filter
def covers(coverage, cohort):
    """Is the record complete up to the last announcement of a cohort's awards?"""
    return bool(coverage and cohort.days and coverage.reaches(max(cohort.days)))
