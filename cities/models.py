"""The records of the directory: cities, their other names and addresses, and case studies."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models.functions import Reverse
from django.urls import reverse
from django.utils.functional import cached_property

from certifications.annotations import AddedBy, NotAskedFor
from certifications.constraints import ConstraintsAtFields, http_address
from certifications.fields import WebAddressField
from certifications.levels import Level
from certifications.program import LAST_YEAR

from .constraints import CITY_CONSTRAINTS, POPULATION_LIMIT, TOO_POPULOUS
from .db_functions import Key
from .querysets import CaseStudyQuerySet, CityAddressQuerySet, CityQuerySet, OtherNameQuerySet
from .releases import Release
from .responses import absolute
from .states import REGIONS, STATES
from .text import REFUSED, UNWRITABLE

__all__ = ["CaseStudy", "City", "CityAddress", "OtherName", "Release"]

# A year, a month of a year, or a day.
PARTIAL_DATE = r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?\Z"
SLUG_ALLOWED = "Use small letters, digits and hyphens: kansas-city-mo."


class City(ConstraintsAtFields):
    """A place that may join the program."""

    name = models.CharField(max_length=100, help_text="As the program prints it: Kansas City.")
    official_name = models.CharField(
        max_length=150, blank=True, help_text="The government's own name: City of Kansas City."
    )
    state = models.CharField(max_length=2, choices=list(STATES.items()))
    slug = models.SlugField(
        "address",
        max_length=120,
        unique=True,
        validators=[RegexValidator(r"^[a-z0-9-]+\Z", SLUG_ALLOWED)],
        help_text="The last part of the city page's address, such as kansas-city-mo. When it is "
        "changed, the old address leads on to the new one and is never given to another city.",
    )
    # Kept by the database alone (migrations/0007), for what must survive a new slug.
    first_slug = models.CharField(
        max_length=120, unique=True, null=True, blank=True, editable=False
    )
    geoid = models.CharField(
        "GEOID",
        max_length=7,
        unique=True,
        null=True,
        blank=True,
        validators=[RegexValidator(r"^\d{7}\Z", "A GEOID has seven digits, such as 2938000.")],
        help_text="Census place code: two digits of the state, five of the place.",
    )
    population = models.PositiveIntegerField(
        null=True,
        blank=True,
        # The constraint is the rule; this says its sentence for numbers no column can hold.
        validators=[MaxValueValidator(POPULATION_LIMIT - 1, TOO_POPULOUS)],
        help_text="Persons. Leave empty if it is not known.",
    )
    population_year = models.PositiveSmallIntegerField(
        null=True,
        blank=True,
        # The first census of the United States was in 1790.
        validators=[
            MinValueValidator(1790, "Enter a year from 1790 on."),
            MaxValueValidator(LAST_YEAR, f"Enter a year up to {LAST_YEAR}."),
        ],
    )
    population_source = models.CharField(
        max_length=200, blank=True, help_text="For example: U.S. Census Bureau, 2020 Census."
    )
    certified_as = models.CharField(
        "certified as",
        max_length=100,
        blank=True,
        help_text="Only where the program prints another name: Athens-Clarke County.",
    )
    population_area = models.CharField(
        "area of the population",
        max_length=150,
        blank=True,
        help_text="Only where the figure is not of the GEOID's own area: a metro government.",
    )
    latitude = models.FloatField(null=True, blank=True, help_text="Degrees north, WGS 84.")
    longitude = models.FloatField(
        null=True, blank=True, help_text="Degrees east, WGS 84: negative in the United States."
    )
    region = models.CharField(
        max_length=9,
        blank=True,
        choices=[(region, region) for region in REGIONS],
        help_text="Census region.",
    )
    website = WebAddressField(
        blank=True, max_length=300, help_text="The city government's own site."
    )
    note = models.TextField(
        blank=True, max_length=600, help_text="A short text for the city's page; may stay empty."
    )

    objects = CityQuerySet.as_manager()

    # Of the public awards at the moment that was asked for; None on a city without any.
    current_level = AddedBy("with_standing")  # a value of Level
    current_year = AddedBy("with_standing")  # certification year of the latest award
    first_year = AddedBy("with_standing")  # certification year of the first
    # Its awards that a query asks for, latest first; none where it asks for no award.
    matched_awards = AddedBy("with_matched")
    level_before = AddedBy("with_standing")  # of the award before the latest
    year_before = AddedBy("with_standing")

    class Meta:
        ordering = ["name", "state"]
        verbose_name_plural = "cities"
        constraints = CITY_CONSTRAINTS
        # For names that begin, or end, with the letters of a look-up (querysets.py).
        indexes = [
            models.Index(Key("name"), name="city_name_key"),
            models.Index(Reverse(Key("name")), name="city_name_key_reversed"),
        ]

    def __str__(self):
        return f"{self.name}, {self.state}"

    def natural_key(self):
        return (self.slug,)

    def get_absolute_url(self):
        return reverse("cities:city", args=[self.slug])

    def get_state_display(self):
        """Django's own looks through all choices each time, and a page asks a hundred times."""
        return STATES.get(self.state, self.state)

    def clean(self):
        """Refuse a name no format can carry, an address of another city, a figure without year."""
        errors = {}
        if UNWRITABLE.search(self.name):
            errors["name"] = REFUSED
        if self.slug and CityAddress.objects.taken(self.slug, by_other_than=self):
            errors["slug"] = "This address belongs to another city, or did so once: choose another."
        if self.population is not None and not self.population_year:
            errors["population_year"] = "Say of which year the population is."
        if self.population is not None and not self.population_source:
            errors["population_source"] = "Say where the population is published."
        if errors:
            raise ValidationError(errors)

    @property
    def page_url(self):
        """The address of the city's page as the world knows it."""
        return absolute(self.get_absolute_url())

    @cached_property
    def awards(self):
        """The public awards, latest first, of a city asked for `with_awards()`.

        Each has its event, and in `earlier` the award that the event looks back to, or None.
        """
        if "awarded_assessments" not in self.__dict__:  # where Prefetch() puts them
            raise NotAskedFor("City.awards is there after with_awards() only.")
        awards = [assessment.award for assessment in self.awarded_assessments]
        for award, assessment in zip(awards, self.awarded_assessments, strict=True):
            award.last_corrected_at = assessment.award_corrected_at
        for award, earlier in zip(awards, [*awards, None][1:], strict=True):
            award.previous_level = earlier.level if earlier else None
            award.earlier = earlier
        return awards

    @property
    def is_certified(self):
        """Has it a public award? Like the two below, of a city asked for `with_standing()`."""
        return self.current_level is not None

    @property
    def current_level_label(self):
        return Level(self.current_level).label

    @property
    def current_level_slug(self):
        return Level(self.current_level).slug

    @property
    def full_name(self):
        """The city with its state spelled out, as headings say it: Boston, Massachusetts."""
        return f"{self.name}, {self.get_state_display()}"


class OtherName(models.Model):
    """A further name that the look-up knows a city by: NYC. No page shows it."""

    city = models.ForeignKey(City, on_delete=models.CASCADE, related_name="other_names")
    name = models.CharField(max_length=100)

    objects = OtherNameQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["city", "name"],
                name="other_name_once_per_city",
                violation_error_message="This city has that name already.",
            )
        ]
        indexes = [
            models.Index(Key("name"), name="other_name_key"),
            models.Index(Reverse(Key("name")), name="other_name_key_reversed"),
        ]

    def __str__(self):
        return self.name

    def natural_key(self):
        return (*self.city.natural_key(), self.name)

    natural_key.dependencies = ["cities.city"]


class CityAddress(models.Model):
    """A slug that a city has, or had: no slug is ever given to another city.

    The database itself writes these rows and refuses a taken slug (migrations/0002),
    whatever changes a city. When a city is deleted its addresses stay, without a city, and stay
    taken.
    """

    slug = models.SlugField("address", max_length=120, primary_key=True)
    city = models.ForeignKey(
        City, null=True, on_delete=models.SET_NULL, related_name="addresses", editable=False
    )

    objects = CityAddressQuerySet.as_manager()

    class Meta:
        ordering = ["slug"]
        verbose_name_plural = "city addresses"

    def __str__(self):
        return self.slug


class MergedAddress(models.Model):
    """An address of a city that was merged into another, to which it leads from then on.

    The database itself gives the city the address, and takes it away with this row (migrations/
    0014): so a merge that is undone gives it back, whatever undoes it.
    """

    slug = models.SlugField("address", max_length=120, unique=True)
    city = models.ForeignKey(City, on_delete=models.CASCADE, related_name="merged_addresses")

    class Meta:
        ordering = ["slug"]
        verbose_name = "address of a merged city"
        verbose_name_plural = "addresses of merged cities"
        default_permissions = ()  # a merge writes them, nobody else

    def __str__(self):
        return self.slug


class CaseStudy(ConstraintsAtFields):
    """A publication about what certified cities do; the directory only links to it."""

    title = models.CharField(max_length=250)
    publisher = models.CharField(max_length=150)
    published_on = models.CharField(
        "published",
        max_length=10,
        blank=True,
        validators=[
            RegexValidator(
                PARTIAL_DATE,
                "Enter 2019, 2019-04 or 2019-04-24.",
            )
        ],
        help_text="As exactly as it is known: 2019, 2019-04 or 2019-04-24. Empty: not recorded.",
    )
    url = WebAddressField("link", max_length=300, unique=True)
    cities = models.ManyToManyField(
        City,
        blank=True,
        related_name="case_studies",
        help_text="Shown on the pages of these cities from their first announcement on; until one "
        "of them is certified, on the About page.",
    )

    objects = CaseStudyQuerySet.as_manager()

    class Meta:
        ordering = ["title", "url"]
        verbose_name_plural = "case studies"
        constraints = [http_address("url", "case_study_link_is_http", optional=False)]

    def __str__(self):
        return self.title

    def natural_key(self):
        return (self.url,)

    natural_key.dependencies = ["cities.city"]


# Django's own words for what joins the two are "casestudy-city relationship" and
# "CaseStudy_cities object (6)".
CaseStudy.cities.through._meta.verbose_name = "case study of the city"
CaseStudy.cities.through.__str__ = lambda joined: joined.casestudy.title
