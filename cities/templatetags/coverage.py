"""What a page may say of an award, given how far the record reaches."""

from django import template

from certifications.coverage import coverage_of

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
def covers(coverage, cohort):
    """Is the record complete up to the last announcement of a cohort's awards?"""
    days = [award.announced_on for award in cohort.awards]
    return bool(coverage and days and coverage.reaches(max(days)))
