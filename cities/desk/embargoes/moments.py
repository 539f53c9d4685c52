"""A moment as people say it: "in 7 days", "December 1, 2026, 8:30 AM Eastern". Pure."""

from datetime import datetime, timedelta, tzinfo

from certifications.coverage import minute_in_us_words


def in_words(moment: datetime, zone: tzinfo) -> str:
    """Return the moment in the time of the zone, which is Eastern."""
    return minute_in_us_words(moment.astimezone(zone))


def public_in_words(announcement, now: datetime, zone: tzinfo) -> str:
    """Return since when, or from when on, the awards of an announcement are public."""
    moment = announcement.announced_at
    if moment <= now:
        return f"Public since {announcement.when}"
    return f"Public on {in_words(moment, zone)}, {until(moment, now, zone)}"


def until(moment: datetime, now: datetime, zone: tzinfo) -> str:
    """Return how long it is to a later moment: in days of the calendar, today by the clock."""
    days = (moment.astimezone(zone).date() - now.astimezone(zone).date()).days
    if days > 1:
        return f"in {days:,} days"
    if days == 1:
        return "tomorrow"
    minutes = -(-(moment - now) // timedelta(minutes=1))
    hours = minutes // 60
    if hours:
        return f"in {hours} hour{'s' * (hours != 1)}"
    return f"in {minutes} minute{'s' * (minutes != 1)}"
