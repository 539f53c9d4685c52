"""Emptying the database, addresses of cities included."""

import pytest
from django.core.management import call_command

from cities.models import City, CityAddress
from tests.factories import make_city


@pytest.mark.django_db(transaction=True)
def test_a_flush_empties_the_addresses_too():
    make_city()

    call_command("flush", interactive=False, verbosity=0)

    assert (City.objects.count(), CityAddress.objects.count()) == (0, 0)


@pytest.mark.django_db(transaction=True)
def test_a_flush_that_is_called_off_changes_nothing(monkeypatch, capsys):
    city = make_city()
    monkeypatch.setattr("builtins.input", lambda question: "no")

    call_command("flush")

    assert "Flush cancelled." in capsys.readouterr().out
    assert city.addresses.count() == 1
