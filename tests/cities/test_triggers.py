"""The triggers that keep addresses: as a set that is put in place and taken away whole."""

from django.db import connection

from cities.models import City, CityAddress
from cities.triggers import ADDRESSES_KEPT
from tests.factories import make_city


def run(statements):
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def test_without_them_nothing_is_kept_and_with_them_everything_is_again(db):
    run(ADDRESSES_KEPT.ended_by[connection.vendor])
    make_city()
    assert CityAddress.objects.count() == 0

    run(ADDRESSES_KEPT.made_by[connection.vendor])
    City.objects.update(slug="hub-ma")

    assert sorted(CityAddress.objects.values_list("slug", flat=True)) == ["boston-ma", "hub-ma"]


def test_they_are_the_same_in_number_wherever_they_run():
    assert ADDRESSES_KEPT.made_by.keys() == ADDRESSES_KEPT.ended_by.keys()
    for vendor, statements in ADDRESSES_KEPT.made_by.items():
        made = sum("CREATE TRIGGER" in statement for statement in statements)
        assert made == sum("DROP TRIGGER" in end for end in ADDRESSES_KEPT.ended_by[vendor])
