"""What a deletion would take from the record, in the words of the page that asks about it."""

from django.utils.formats import date_format
from django.utils.timezone import localtime


def deletion_of_assessment(assessment):
    """Say which assessment goes, and which award with it."""
    award = getattr(assessment, "award", None)
    goes = f"the assessment with its award, {_award(award)}" if award else "the assessment"
    return f"{assessment}: {goes}"


def deletion_of_award(award):
    """Say which award goes."""
    return f"{award.assessment}: the award, {_award(award)}; the assessment stays"


def _award(award):
    at = localtime(award.announced_at)
    if award.is_public:
        standing = f"public since {date_format(at, 'F j, Y')}"
    else:
        standing = f"under embargo until {date_format(at, 'F j, Y, P')} Eastern"
    return f"{award.get_level_display()}, {standing}"
