"""The triggers that migrations made on the tables of the directory, and the check of them."""

from django.db import connections

from certifications.triggers import Triggers, lost, recording

TRIGGERS = (
    Triggers(
        "cities_city",
        "cities",
        "0002_addresses_kept",
        (
            "city_address_refused_on_insert",
            "city_address_refused_on_update",
            "city_address_kept_on_insert",
            "city_address_kept_on_update",
        ),
        ("city_address_refused", "city_address_kept"),
    ),
    Triggers(
        "cities_city",
        "cities",
        "0007_first_slugs",
        ("city_first_slug_kept_on_insert", "city_first_slug_kept_on_update"),
        ("city_first_slug_kept",),
    ),
    Triggers(
        "cities_cityaddress",
        "cities",
        "0010_addresses_of_living_cities_stay",
        ("city_address_stays",),
        ("city_address_stays",),
    ),
    Triggers(
        "cities_city",
        "cities",
        "0013_history",
        ("city_lets_go_of_addresses",),
        ("city_lets_go_of_addresses",),
    ),
    Triggers(
        "cities_release",
        "cities",
        "0014_releases",
        ("history_release_kept", "history_release_stays"),
        ("history_release_stays",),
    ),
    Triggers(
        "cities_mergedaddress",
        "cities",
        "0015_merged_addresses",
        ("merged_address_free", "merged_address_stays", "merged_address_led", "merged_address_let"),
        ("merged_address_free", "merged_address_stays", "merged_address_led", "merged_address_let"),
    ),
    recording("cities_mergedaddress", "cities", "0015_merged_addresses"),
    *(
        recording(f"cities_{name}", "cities", "0013_history")
        for name in ("city", "othername", "casestudy", "casestudy_cities")
    ),
)


def check_triggers(*, databases=None, **kwargs):
    """Report the triggers of the directory that a database lacks; a system check."""
    return [error for alias in databases or () for error in lost(TRIGGERS, connections[alias])]
