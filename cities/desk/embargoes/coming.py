"""The announcements to come, with what is to be known of each; as many statements for many."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from certifications.levels import Event, event_of
from certifications.models import (
    Announcement,
    Assessment,
    AwardSource,
    CertificationAward,
    Change,
)

from .checklist import Check, Facts, checks_of
from .models import Expectation, Look, PressPack
from .moments import in_words, until

ANNOUNCEMENTS, ASSESSMENTS, AWARDS, SOURCES = (
    model._meta.db_table for model in (Announcement, Assessment, CertificationAward, AwardSource)
)


@dataclass
class Coming:
    """An announcement under embargo.

    `change` is the number of the last change of it, its awards, their assessments and sources;
    `authors` are the keys of those who made any.
    """

    announcement: Announcement
    moment_in_words: str
    until: str
    awards: list = field(default_factory=list)
    change: int = 0
    authors: set = field(default_factory=set)
    checks: list[Check] = field(default_factory=list)
    looks: list[Look] = field(default_factory=list)
    packs: list[PressPack] = field(default_factory=list)

    @property
    def questions(self):
        return [check for check in self.checks if not check.is_fine]

    @property
    def openings(self):
        return sum(pack.opened for pack in self.packs)

    @property
    def last_opened_at(self):
        return max((p.last_opened_at for p in self.packs if p.last_opened_at), default=None)

    @property
    def path_of_year(self):
        """The public path of the year's page, without its first slash."""
        return reverse("certifications:cohort", args=[self.announcement.year]).removeprefix("/")


def coming(now, pk=None) -> list[Coming]:
    """Return the announcements that are not public yet, the next one first; or the one of a key."""
    found = Announcement.objects.filter(announced_at__gt=now)
    found = list(found.filter(pk=pk) if pk is not None else found)
    zone = timezone.get_current_timezone()
    each_by_pk = {
        a.pk: Coming(a, in_words(a.announced_at, zone), until(a.announced_at, now, zone))
        for a in found
    }
    ours = CertificationAward.objects.filter(announcement__in=each_by_pk)
    for award in ours.in_full().in_city_order():
        each_by_pk[award.announcement_id].awards.append(award)
    _add_changes(each_by_pk)
    for look in Look.objects.filter(announcement__in=each_by_pk).order_by("pk"):
        each = each_by_pk[look.announcement_id]
        if look.change == each.change and look.by_id not in each.authors:
            each.looks.append(look)
    for pack in PressPack.objects.filter(announcement__in=each_by_pk).order_by("pk"):
        pack.announcement = each_by_pk[pack.announcement_id].announcement
        each_by_pk[pack.announcement_id].packs.append(pack)
    _add_checks(each_by_pk, now)
    return list(each_by_pk.values())


def _add_changes(each_by_pk):
    """Set on each announcement its last change, and who changed anything of it."""
    awards = {award.pk: award for each in each_by_pk.values() for award in each.awards}
    of_assessment = {award.assessment_id: award.announcement_id for award in awards.values()}
    of_award = {pk: award.announcement_id for pk, award in awards.items()}
    changes = Change.objects.filter(
        Q(table=ANNOUNCEMENTS, key__in=each_by_pk)
        | Q(table=ASSESSMENTS, key__in=of_assessment)
        | Q(table=AWARDS, before__announcement_id__in=list(each_by_pk))
        | Q(table=AWARDS, after__announcement_id__in=list(each_by_pk))
        | Q(table=SOURCES, before__award_id__in=list(awards))
        | Q(table=SOURCES, after__award_id__in=list(awards))
    ).order_by("pk")
    names = ("pk", "table", "key", "before", "after", "revision__by")
    for pk, table, key, before, after, by in changes.values_list(*names):
        for row in filter(None, (before, after)):
            concerned = {
                ANNOUNCEMENTS: key,
                ASSESSMENTS: of_assessment.get(key),
                AWARDS: row.get("announcement_id"),
                SOURCES: of_award.get(row.get("award_id")),
            }[table]
            if each := each_by_pk.get(concerned):
                each.change = pk
                each.authors |= {by} - {None}


def _add_checks(each_by_pk, now):
    expected = {}
    for said in Expectation.objects.filter(announcement__in=each_by_pk).order_by("pk"):
        expected[said.announcement_id] = said.awards
    read = set(
        AwardSource.objects.filter(award__announcement__in=each_by_pk, checked_on__isnull=False)
        .exclude(stance=AwardSource.Stance.CONTRADICTS)
        .values_list("award", flat=True)
    )
    by_city = defaultdict(list)
    for award in CertificationAward.objects.select_related("assessment", "announcement"):
        by_city[award.assessment.city_id].append(award)
    for each in each_by_pk.values():
        announcement = each.announcement
        at = announcement.announced_at
        by_then = {
            city: [award for award in awards if award.announced_at <= at]
            for city, awards in by_city.items()
        }
        facts = Facts(
            moment=timezone.localtime(at),
            now=timezone.localtime(now),
            year=announcement.year,
            awards=len(each.awards),
            cities=sum(map(bool, by_then.values())),
            expected=expected.get(announcement.pk),
            stated_total=announcement.stated_total,
            unsourced=[str(a.city) for a in _unread(each, read)],
            lower=list(filter(None, (_lower(a, by_then) for a in each.awards))),
            seen_by=[look.by_name for look in each.looks],
        )
        each.checks = checks_of(facts)


def _unread(each, read):
    if each.announcement.checked_on:
        return []
    return [award for award in each.awards if award.pk not in read]


def _is_lower(before, award):
    """Is an award lower than the one before it?"""
    return event_of(award.level, before.level) == Event.LOWER


def _lower(award, by_then):
    """Return the award beside a higher one of the city before it, in words; None if it has none."""
    earlier = [a for a in by_then[award.assessment.city_id] if a.year < award.year]
    before = max(earlier, key=lambda a: a.year, default=None)
    if before is None or not _is_lower(before, award):
        return None
    was = f"{before.get_level_display().lower()} in {before.year}"
    return f"{award.city}, {was}, now {award.get_level_display().lower()}"
