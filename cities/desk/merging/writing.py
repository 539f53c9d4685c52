"""Merges a city into another, as one revision."""

from django.db import connection

from certifications.history.models import Revision
from certifications.history.recording import revision
from certifications.models import Assessment, AwardSource
from cities.models import CaseStudy, City, MergedAddress, OtherName

from .plan import Plan, plan_of


class CannotMerge(Exception):
    """Nothing was merged: the record is not as it was shown, or something stands in the way."""


def merge(seen: Plan, *, by=None, why: str = "", public_note: str = "") -> Revision:
    """Do what the plan says, if it is still what there is to do; return the revision."""
    kind = Revision.Kind.MERGE
    with revision(kind, by=by, why=why, public_note=public_note) as made:
        cities = City.objects.in_bulk([seen.merged.pk, seen.into.pk])
        if len(cities) < 2:
            raise CannotMerge
        plan = plan_of(cities[seen.merged.pk], cities[seen.into.pk])
        if plan.in_the_way or plan.id != seen.id:
            raise CannotMerge
        for assessment, kept in plan.equal:
            _keep_one(assessment, kept)
        Assessment.objects.filter(city=plan.merged).update(city=plan.into)
        _move_names(plan)
        _move_studies(plan)
        # Which lets go of its addresses, and those rows of it by which it held any.
        plan.merged.delete()
        MergedAddress.objects.bulk_create(
            MergedAddress(slug=slug, city=plan.into) for slug in plan.addresses
        )
        connection.check_constraints()
    return made


def _keep_one(assessment, kept):
    """Delete an assessment that is equal to another, whose award gets its further sources."""
    award = getattr(assessment, "award", None)
    if award is not None:
        has = AwardSource.objects.filter(award=kept.award).values("url")
        award.sources.exclude(url__in=list(has.values_list("url", flat=True))).update(
            award=kept.award
        )
    assessment.delete()


def _move_names(plan):
    of_merged = OtherName.objects.filter(city=plan.merged)
    of_merged.exclude(name__in=plan.names).delete()
    of_merged.update(city=plan.into)
    held = set(OtherName.objects.filter(city=plan.into).values_list("name", flat=True))
    OtherName.objects.bulk_create(
        OtherName(city=plan.into, name=name) for name in plan.names if name not in held
    )


def _move_studies(plan):
    links = CaseStudy.cities.through.objects.filter(city=plan.merged)
    links.exclude(casestudy__in=[key for key, _ in plan.studies]).delete()
    links.update(city=plan.into)
