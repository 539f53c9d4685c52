"""What the database refuses of a city, and the sentence that staff read at the field."""

from django.db.models import CheckConstraint, Q, UniqueConstraint

from certifications.constraints import http_address

from .states import FIPS, STATES

# Far above the largest city of the world: it only catches typing errors.
POPULATION_LIMIT = 100_000_000
TOO_POPULOUS = f"Enter a population below {POPULATION_LIMIT:,}: no city has so many people."


def _geoid_is_of_the_state():
    condition = Q(geoid__isnull=True)
    for state, digits in FIPS.items():
        condition |= Q(state=state, geoid__startswith=digits)
    return condition


CITY_CONSTRAINTS = [
    UniqueConstraint(
        fields=["name", "state"],
        name="city_name_and_state_unique",
        violation_error_code="name",
        violation_error_message="This state already has a city of that name.",
    ),
    CheckConstraint(
        condition=Q(state__in=list(STATES)),
        name="city_state_known",
        violation_error_code="state",
        violation_error_message="Choose one of the states or the District of Columbia.",
    ),
    CheckConstraint(
        condition=Q(latitude__isnull=True, longitude__isnull=True)
        | Q(latitude__isnull=False, longitude__isnull=False),
        name="city_coordinates_both_or_neither",
        violation_error_code="longitude",
        violation_error_message="Give both latitude and longitude, or neither.",
    ),
    CheckConstraint(
        condition=Q(latitude__isnull=True) | Q(latitude__range=(-90, 90)),
        name="city_latitude_in_range",
        violation_error_code="latitude",
        violation_error_message="A latitude is between -90 and 90 degrees.",
    ),
    CheckConstraint(
        condition=Q(longitude__isnull=True) | Q(longitude__range=(-180, 180)),
        name="city_longitude_in_range",
        violation_error_code="longitude",
        violation_error_message="A longitude is between -180 and 180 degrees.",
    ),
    CheckConstraint(
        condition=Q(population__isnull=True) | Q(population__lt=POPULATION_LIMIT),
        name="city_population_possible",
        violation_error_code="population",
        violation_error_message=TOO_POPULOUS,
    ),
    CheckConstraint(
        condition=_geoid_is_of_the_state(),
        name="city_geoid_of_its_state",
        violation_error_code="geoid",
        violation_error_message="A GEOID begins with the two digits of its state, such as 29 in "
        "Missouri: this one is of another state.",
    ),
    http_address("website", "city_website_is_http", optional=True),
]
