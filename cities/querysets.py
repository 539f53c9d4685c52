"""The words in which cities and what belongs to them are asked for.

`at` is the moment that decides what is public.
"""

from django.db import models
from django.db.models import Count, F, OuterRef, Prefetch, Q, Subquery, Value
from django.db.models.functions import Replace, Reverse

from certifications.models import Assessment, CertificationAward
from certifications.program import MINIMUM_POPULATION
from certifications.querysets import last_correction

from .db_functions import Fold, Key
from .states import STATES
from .text import fold

# Ties by name, then state, then key: a total order, the same on every database.
BY_NAME = (Fold("name"), "state", "pk")
ORDERINGS = {
    "name": BY_NAME,
    "-population": (F("population").desc(nulls_last=True), *BY_NAME),
    "-year": (F("current_year").desc(nulls_last=True), *BY_NAME),
    "-level": (F("current_level").desc(nulls_last=True), *BY_NAME),
    "first": (F("first_year").asc(nulls_last=True), *BY_NAME),
}


class CityQuerySet(models.QuerySet):
    """Cities; a public list begins with `certified()`, `awarded()` or `eligible()`."""

    def get_by_natural_key(self, slug):
        return self.get(slug=slug)

    def awarded(self, awards):
        """Keep the cities that hold at least one of `awards`, a queryset of public awards.

        Level and year are asked of the awards, so both always speak of one and the same award.
        """
        return self.filter(_holds_one_of(awards))

    def certified(self, at=None):
        """Keep the cities with a public award."""
        return self.awarded(CertificationAward.objects.public(at))

    def eligible(self, at=None):
        """Keep the cities that may join the program, or did: large enough, or certified.

        Whether a city submitted an assessment must not show: neither test asks for it.
        """
        return self.filter(is_eligible(at))

    def uncertified(self, at=None):
        """Keep the eligible cities without a public award."""
        awards = CertificationAward.objects.public(at)
        return self.eligible(at).filter(~_holds_one_of(awards))

    def at_address(self, slug, at=None):
        """Return the city of these that has this slug now, with its standing; None without one."""
        return self.with_standing(at).filter(slug=slug).first()

    def in_states(self, codes):
        """Keep the cities of any of these USPS codes; no codes is no filter."""
        return self.filter(state__in=codes) if codes else self

    def in_regions(self, regions):
        """Keep the cities of any of these Census regions; no regions is no filter."""
        return self.filter(region__in=regions) if regions else self

    def with_geoid(self, geoid):
        """Keep the city with this Census place code; no code is no filter."""
        return self.filter(geoid=geoid) if geoid else self

    def matching(self, text):
        """Keep the cities whose names and state hold every word of `text`; no text is no filter.

        A word may stand anywhere in the name or in another name of the city, begin a word of the
        state's name, or be its code; full stops do not count.
        """
        cities = self
        others = self.model.other_names.rel.related_model.objects.order_by()
        for word in search_words(text):
            states = [
                code
                for code, name in STATES.items()
                if word == code.lower()
                or any(part.startswith(word) for part in name.lower().split())
            ]
            name = Replace(Fold("name"), Value("."), Value(""))
            other = others.alias(folded_name=name).filter(folded_name__contains=word)
            cities = cities.alias(folded_name=name).filter(
                Q(folded_name__contains=word) | Q(state__in=states) | Q(pk__in=other.values("city"))
            )
        return cities

    def with_standing(self, at=None):
        """Add current_level, current_year, those before them and first_year, of public awards."""
        awards = CertificationAward.objects.public(at).filter(assessment__city=OuterRef("pk"))
        latest = awards.order_by("-assessment__year")
        return self.annotate(
            current_level=Subquery(latest.values("level")[:1]),
            current_year=Subquery(latest.values("assessment__year")[:1]),
            level_before=Subquery(latest.values("level")[1:2]),
            year_before=Subquery(latest.values("assessment__year")[1:2]),
            first_year=Subquery(awards.order_by("assessment__year").values("assessment__year")[:1]),
        )

    def with_awards(self, at=None):
        """Load each city's public awards, latest first, for `City.awards`."""
        awarded = (
            Assessment.objects.awarded(at)
            .select_related("award__announcement")
            .annotate(award_corrected_at=last_correction(at, "award__"))
        )
        return self.prefetch_related(
            Prefetch(
                "assessments", queryset=awarded.order_by("-year"), to_attr="awarded_assessments"
            )
        )

    def in_order(self, sort):
        """Sort by one of ORDERINGS; all but the name need `with_standing()`."""
        return self.order_by(*ORDERINGS[sort])

    def by_keys(self, keys):
        """Return the cities of these keys, in that order, without those deleted meanwhile."""
        found = self.in_bulk(keys)
        return [found[key] for key in keys if key in found]

    def count_by(self, column):
        """Return {value: number of cities} over a column, such as "state"."""
        return dict(self.order_by().values_list(column).annotate(n=Count("pk")))


class OtherNameQuerySet(models.QuerySet):
    """Other names of cities."""

    def get_by_natural_key(self, slug, name):
        return self.get(city__slug=slug, name=name)


class CityAddressQuerySet(models.QuerySet):
    """Addresses, past and present."""

    def taken(self, slug, *, by_other_than):
        """Is `slug` the address, now or once, of another city than this one?"""
        own = Q(city=by_other_than.pk) if by_other_than.pk else Q(pk__in=[])
        return self.filter(slug=slug).exclude(own).exists()


class CaseStudyQuerySet(models.QuerySet):
    """Case studies."""

    def get_by_natural_key(self, url):
        return self.get(url=url)

    def without_certified_city(self, at=None):
        """Keep the studies that no city's page shows: only certified cities' pages show any.

        One that staff attach to a city before its first announcement does not move until then.
        """
        certified = CertificationAward.objects.public(at).values("assessment__city")
        shown = self.model.cities.through.objects.filter(city__in=certified)
        return self.exclude(pk__in=shown.values("casestudy"))


def search_words(text: str) -> list[str]:
    """Return the different words of a search text, folded.

    Full stops, and a comma at the end of a word, are punctuation ("Washington, D.C.", "St.
    Louis"); all else is text to be found as it stands, and what is punctuation alone stays.
    """
    words = fold(text).split() or text.split()
    return list(dict.fromkeys(word.replace(".", "").rstrip(",") or word for word in words))


def is_eligible(at=None, path=""):
    """Return the rule of `eligible()` as a condition; `path` leads from the asked model to City."""
    is_certified = _holds_one_of(CertificationAward.objects.public(at), path)
    return Q(**{f"{path}population__gte": MINIMUM_POPULATION}) | is_certified


def names_near(names, wanted):
    """Keep the names, of cities or other names, that `wanted` (reading.py) may mean or be near to.

    Each condition is a range of an index: over the key of a name, or over its reverse.
    """
    near = Q(key__in=wanted.same_keys)
    for start in {reading.start for reading in wanted.readings}:
        near |= _begins("key", start)
    for end in {reading.end for reading in wanted.readings}:
        near |= _begins("reversed_key", end[::-1])
    keys = {"key": Key("name"), "reversed_key": Reverse(Key("name"))}
    return names.alias(**keys).filter(near).order_by()


def _begins(path, start):
    # Keys hold a to z and digits, and "{" follows z. Not every index serves a LIKE.
    return Q(**{f"{path}__gte": start, f"{path}__lt": start + "{"})


def _holds_one_of(awards, path=""):
    # Not Exists(): a database starts from the few awards then, and not from the many cities.
    return Q(**{f"{path}pk__in": awards.order_by().values("assessment__city")})
