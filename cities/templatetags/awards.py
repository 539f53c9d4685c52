"""What one award says beside the award before it."""

from django import template

from certifications.coverage import coverage_of
from certifications.levels import Event, Level

register = template.Library()


@register.filter
def change_in_words(award, coverage):
    """Return how an award, asked for `with_record()`, differs from the one before it.

    "First" is said only where the record holds everything before.
    """
    if award.event == Event.FIRST:
        here_only = (coverage or coverage_of([])).is_first_only_here(award)
        return "First in our record" if here_only else "First certified"
    before = Level(award.previous_level)
    match award.event:
        case Event.LEVEL_UP:
            return f"Up from {before.slug}"
        case Event.LOWER:
            return f"Down from {before.slug}"
    return f"{before.label} again"
