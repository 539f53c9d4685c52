"""What a page may say of an award, given how far the record reaches."""

from urllib.parse import urlsplit

from django import template

from certifications.coverage import coverage_of, in_us_words

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
def source_in_words(award, coverage):
    """Return what the source of an award is: "Press release, Bloomberg Philanthropies, ..."."""
    for each in coverage.announcements if coverage else ():
        if each.source_url == award.source_url:
            return f"{each.title}, {each.publisher}, {each.when}"
    return (
        f"Announcement of {in_us_words(award.announced_on)}, {urlsplit(award.source_url).hostname}"
    )


@register.filter
def covers(coverage, cohort):
    """Is the record complete up to the last announcement of a cohort's awards?"""
    days = [award.announced_on for award in cohort.awards]
    return bool(coverage and days and coverage.reaches(max(days)))
