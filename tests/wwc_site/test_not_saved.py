"""A change that the database does not take: staff are told, and nothing of it is kept."""

import pytest
from django.contrib.admin.models import LogEntry
from django.db import DatabaseError, InterfaceError, OperationalError, connection

from cities.models import City
from tests.admin_pages import form_of
from tests.factories import make_award, make_city

FAULTS = [
    OperationalError("database is locked"),
    OperationalError("database or disk is full"),
    OperationalError("canceling statement due to statement timeout"),
    InterfaceError("connection already closed"),
    DatabaseError("gone"),
]


@pytest.fixture
def boston(db):
    city = make_city()
    make_award(city=city)
    return city


def failing_at(table, fault):
    """Fail each statement that writes to the table; reading goes on."""

    def execute(run, sql, params, many, context):
        if sql.startswith(("INSERT", "UPDATE")) and f'"{table}"' in sql.split("(")[0]:
            raise fault
        return run(sql, params, many, context)

    return connection.execute_wrapper(execute)


@pytest.mark.parametrize("fault", FAULTS, ids=str)
# The city is saved first and the log of changes last.
@pytest.mark.parametrize("table", ["cities_city", "django_admin_log"])
def test_a_change_that_fails_is_not_saved_and_says_so(boston, admin_client, fault, table):
    address = f"/admin/cities/city/{boston.pk}/change/"
    form = form_of(admin_client.get(address)) | {"note": "changed", "_why": "It was wrong."}

    with failing_at(table, fault):
        response = admin_client.post(address, form)

    assert (response.status_code, response["Retry-After"]) == (503, "60")
    assert "Your change wasn’t saved" in response.content.decode()
    assert "what you typed is still in the form" in response.content.decode()
    assert City.objects.get().note == ""
    assert not LogEntry.objects.exists()


def test_the_fault_is_noted_once_with_its_cause(boston, admin_client, caplog):
    address = f"/admin/cities/city/{boston.pk}/change/"
    form = form_of(admin_client.get(address))
    caplog.clear()

    with failing_at("cities_city", FAULTS[0]):
        admin_client.post(address, form)

    [line] = [record for record in caplog.records if record.name != "wwc.request"]
    assert line.getMessage() == f"Not saved: {address}"
    assert line.exc_info[1] is FAULTS[0]


def test_another_fault_is_no_fault_of_saving(boston, admin_client, monkeypatch):
    admin_client.raise_request_exception = False
    monkeypatch.setattr("cities.admin.CityAdmin.save_model", None)
    address = f"/admin/cities/city/{boston.pk}/change/"
    form = form_of(admin_client.get(address))

    response = admin_client.post(address, form)

    assert response.status_code == 500
    assert b"Something went wrong on our side" in response.content


@pytest.mark.parametrize("fault", FAULTS[::3], ids=str)
def test_a_database_that_is_away_before_the_view_is_told_too(boston, admin_client, fault):
    """The middleware of sessions asks it first."""
    address = f"/admin/cities/city/{boston.pk}/change/"
    admin_client.raise_request_exception = False

    def away(*_):
        raise fault

    with connection.execute_wrapper(away):
        refused = admin_client.post(address, {"note": "changed"})
        asked = admin_client.get(address)

    assert (refused.status_code, asked.status_code) == (503, 503)
    assert "Your change wasn’t saved" in refused.content.decode()
    assert "can’t reach its records right now" in asked.content.decode()
    assert asked["Retry-After"].isdecimal()
