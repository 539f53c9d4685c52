"""What merging a city into another would move, and what stands in its way."""

from dataclasses import dataclass
from zlib import crc32

from certifications.models import Assessment
from certifications.program import MINIMUM_POPULATION
from cities.models import City
from cities.text import counted

BOTH_HAVE = (
    "Both cities have an assessment for {year}: {merged} {theirs}, {into} {ours}. Delete the one "
    "that is wrong, or make them equal."
)
TOO_SMALL = (
    "{into} has a recorded population of {population:,}; the program is open to cities of "
    "{minimum:,} or more, so it can take no assessment. Correct the population first."
)
# Whoever merges sees the awards, those under embargo too.
RIGHTS = (
    "cities.change_city",
    "cities.delete_city",
    "cities.add_othername",
    "certifications.view_certificationaward",
)
RIGHTS_TO_MOVE = ("certifications.change_assessment", "certifications.change_certificationaward")
RIGHTS_TO_DROP = ("certifications.delete_assessment", "certifications.delete_certificationaward")


@dataclass(frozen=True)
class Plan:
    """One city that goes into another that stays: what moves, a sentence or name each."""

    merged: City
    into: City
    moving: tuple[Assessment, ...]
    # Pairs of equal assessments, the one that goes first: one of the two is enough.
    equal: tuple[tuple[Assessment, Assessment], ...]
    names: tuple[str, ...]
    studies: tuple[tuple[int, str], ...]
    addresses: tuple[str, ...]
    in_the_way: tuple[str, ...]

    @property
    def id(self) -> str:
        """A name for exactly this plan, which changes with anything that it would do."""
        return f"{crc32(repr((self.moves, self.in_the_way, self.lost)).encode()):08x}"

    @property
    def moves(self) -> list[str]:
        return [
            *(f"{each.year}: {_in_words(each)}" for each in self.moving),
            *(
                f"{each.year}: {_in_words(each)}; both have it, and one stays"
                for each, _ in self.equal
            ),
            *(f"other name: {name}" for name in self.names),
            *(f"case study: {title}" for _, title in self.studies),
            *(f"address: /cities/{slug}/ leads to {self.into}" for slug in self.addresses),
        ]

    @property
    def lost(self) -> list[tuple[str, str]]:
        """The values of the city that goes which the one that stays does not have."""
        fields = [
            *("official_name", "certified_as", "geoid", "population", "population_year"),
            *("population_source", "population_area", "latitude", "longitude", "website", "note"),
        ]
        return [
            (str(City._meta.get_field(name).verbose_name), _value_in_words(name, value))
            for name in fields
            if (value := getattr(self.merged, name)) not in (None, "", getattr(self.into, name))
        ]

    @property
    def rights(self) -> tuple[str, ...]:
        """The rights that the person needs who merges them."""
        rights = list(RIGHTS)
        rights += RIGHTS_TO_MOVE if self.moving or self.equal else ()
        rights += RIGHTS_TO_DROP if self.equal else ()
        return (*rights, *(("cities.change_casestudy",) if self.studies else ()))

    @property
    def in_short(self) -> str:
        return f"{self.merged} into {self.into}, with " + ", ".join(
            (
                counted(len(self.moving), "assessment", "assessments"),
                counted(len(self.studies), "case study", "case studies"),
                counted(len(self.addresses), "address", "addresses"),
            )
        )


def plan_of(merged: City, into: City) -> Plan:
    """Return what merging the one city into the other would do to the record as it is."""
    theirs, ours = ({each.year: each for each in _assessments(city)} for city in (merged, into))
    both = [(theirs[year], ours[year]) for year in sorted(theirs.keys() & ours.keys())]
    equal = tuple(pair for pair in both if _facts(pair[0]) == _facts(pair[1]))
    moving = tuple(theirs[year] for year in sorted(theirs.keys() - ours.keys()))
    held = {into.name, *into.other_names.values_list("name", flat=True)}
    names = [merged.name, *merged.other_names.values_list("name", flat=True)]
    shown = into.case_studies.values("pk")
    studies = merged.case_studies.exclude(pk__in=shown).values_list("pk", "title")
    return Plan(
        merged=merged,
        into=into,
        moving=moving,
        equal=equal,
        names=tuple(name for name in dict.fromkeys(names) if name not in held),
        studies=tuple(studies),
        addresses=tuple(merged.addresses.values_list("slug", flat=True)),
        in_the_way=tuple(_in_the_way(merged, into, both, moving)),
    )


def _assessments(city):
    return Assessment.objects.filter(city=city).select_related("award__announcement", "city")


def _facts(assessment):
    """Return what two assessments of a year must have in common to be one."""
    award = getattr(assessment, "award", None)
    return award and (award.level, award.announcement_id)


def _in_words(assessment):
    award = getattr(assessment, "award", None)
    if award is None:
        return "assessment without an award"
    return f"{award.get_level_display().lower()}, announced {award.announcement.when}"


def _value_in_words(name, value):
    return f"{value:,}" if name == "population" else str(value)


def _in_the_way(merged, into, both, moving):
    for each, other in both:
        if _facts(each) != _facts(other):
            words = {"theirs": _in_words(each), "ours": _in_words(other)}
            yield BOTH_HAVE.format(year=each.year, merged=merged, into=into, **words)
    people = into.population
    if moving and people is not None and people < MINIMUM_POPULATION:
        yield TOO_SMALL.format(into=into, population=people, minimum=MINIMUM_POPULATION)
