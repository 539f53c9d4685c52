"""Whether the process lives, and whether it is fit to serve."""

import shutil
from types import SimpleNamespace

import pytest
from django.db import DatabaseError, InterfaceError, connection
from django.db.migrations.recorder import MigrationRecorder

from wwc_site import health


@pytest.fixture(autouse=True)
def _new_process(monkeypatch):
    monkeypatch.setattr(health, "MIGRATED", health.Event())


def asked(client, address="/readyz", **headers):
    response = client.get(address, headers=headers)
    return response.status_code, response.content.decode()


def test_healthz_asks_the_process_alone(client):
    """Without the `db` fixture any query fails the test."""
    assert asked(client, "/healthz") == (200, "ok\n")


def test_readyz_is_ok_where_nothing_is_missing(db, client):
    response = client.get("/readyz")

    assert (response.status_code, response.content) == (200, b"ok\n")
    assert (response["Content-Type"], response["Cache-Control"]) == ("text/plain", "no-store")


@pytest.mark.parametrize("error", [DatabaseError, InterfaceError])
def test_readyz_says_that_the_database_does_not_answer(db, client, error):
    def gone(*_):
        raise error("password=secret")

    with connection.execute_wrapper(gone):
        response = client.get("/readyz")

    assert (response.status_code, response["Cache-Control"]) == (503, "no-store")
    assert response.content == b"The database does not answer.\n"


def test_readyz_says_which_tables_are_missing(db, client):
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE django_session")
        cursor.execute("DROP TABLE otp_totp_totpdevice")

    lacking = "The database lacks these tables: django_session, otp_totp_totpdevice.\n"
    assert asked(client) == (503, lacking)


def test_readyz_says_that_a_migration_is_not_applied(db, client):
    MigrationRecorder(connection).record_unapplied("sessions", "0001_initial")

    told = (503, "Migrations not applied: 1. Run manage.py prepare.\n")
    assert [asked(client), asked(client)] == [told, told]


def test_migrations_are_looked_for_until_none_is_left(db, client, django_assert_max_num_queries):
    assert asked(client)[0] == 200
    MigrationRecorder(connection).record_unapplied("sessions", "0001_initial")

    with django_assert_max_num_queries(1):
        assert asked(client) == (200, "ok\n")


@pytest.mark.parametrize(
    ("free", "expected"),
    [
        (99_999_999, (503, "The disk of the data folder has less than 100 MB left.\n")),
        (100_000_000, (200, "ok\n")),
    ],
)
def test_readyz_says_that_the_disk_is_nearly_full(db, client, monkeypatch, free, expected):
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: SimpleNamespace(free=free))

    assert asked(client) == expected


def test_readyz_says_every_fault_in_a_line_of_its_own(db, client, settings, tmp_path):
    settings.DATA_DIR = tmp_path / "gone"
    MigrationRecorder(connection).record_unapplied("sessions", "0001_initial")

    status, text = asked(client)

    assert status == 503
    assert text.splitlines() == [
        "Migrations not applied: 1. Run manage.py prepare.",
        "The data folder cannot be read.",
    ]


BARE = ["10.0.0.7:8000", "10.0.0.7", "[fd00::7]:8000", "192.0.2.1:80"]


@pytest.mark.parametrize("host", BARE)
@pytest.mark.parametrize("address", health.PROBES)
def test_the_probes_answer_to_a_bare_address(db, client, address, host):
    assert asked(client, address, host=host) == (200, "ok\n")


@pytest.mark.parametrize("host", BARE)
@pytest.mark.parametrize("address", ["/", "/about/", "/admin/login/", "/healthz/", "/readyz.txt"])
def test_no_other_page_answers_to_a_bare_address(db, client, address, host):
    assert asked(client, address, host=host)[0] == 400


@pytest.mark.parametrize("host", ["evil.example", "10.0.0.7.evil.example", "10.0.0.7:x", "10.0.0"])
@pytest.mark.parametrize("address", health.PROBES)
def test_the_probes_answer_to_no_other_name(db, client, address, host):
    assert asked(client, address, host=host)[0] == 400


def test_the_probes_are_as_guarded_as_any_page(db, client):
    page, probe = client.get("/about/"), client.get("/readyz", headers={"host": "10.0.0.7"})

    for name in ("Content-Security-Policy", "X-Frame-Options", "Permissions-Policy"):
        assert probe[name] == page[name]
    assert client.post("/readyz").status_code == 405
