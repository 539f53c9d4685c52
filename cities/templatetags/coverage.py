"""What a page may say of an award, given how far the record reaches."""

from django import template

from certifications.coverage import coverage_of
from certifications.findings import from_to
from certifications.levels import Event

register = template.Library()


@register.filter
def event_in_words(award, coverage):
    """Return the event of an award asked for `with_record()`.

    "For the first time" is said only where the record holds everything before.
    """
    if (coverage or coverage_of([])).is_first_only_here(award):
        return "First in this record"
    return award.event.label


@register.filter
def steps_in_words(steps, coverage):
    """Return the event that these steps of one announcement share: "Moved up from silver to gold".

    Each step is an award and the one before it.
    """
    awards = [step.award for step in steps]
    if awards[0].event == Event.LEVEL_UP:
        return f"Moved up{from_to(awards)}"
    return event_in_words(awards[0], coverage)


@register.filter
def covers(coverage, cohort):
    """Is the record complete up to the last announcement of a cohort's awards?"""
    days = [award.announced_on for award in cohort.awards]
    return bool(coverage and days and coverage.reaches(max(days)))
