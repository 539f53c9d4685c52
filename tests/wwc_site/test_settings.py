"""Environment variables: typed, and a wrong value stops the start with a sentence."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.once

ROOT = Path(__file__).parent.parent.parent
CHECK_PORT = "import runpy; runpy.run_module('wwc_site.gunicorn_conf', run_name='__main__')"


def start(tmp_path, code="from django.conf import settings as s; s.PORT", **variables):
    """Run `code` in a process whose only settings are `variables`."""
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={
            "PATH": os.environ["PATH"],
            "DJANGO_SETTINGS_MODULE": "wwc_site.settings",
            "WWC_DATA_DIR": str(tmp_path / "var"),
        }
        | variables,
        capture_output=True,
        text=True,
    )


def printed(tmp_path, expression, **variables):
    code = f"from django.conf import settings as s; print({expression})"
    return start(tmp_path, code, **variables).stdout.strip()


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({"PORT": "abc"}, "a port number from 1 to 65535"),
        ({"PORT": "0"}, "a port number from 1 to 65535"),
        ({"PORT": "70000"}, "a port number from 1 to 65535"),
        ({"WWC_DEBUG": "maybe"}, "true or false"),
        ({"WWC_LOG": "xml"}, "plain or json"),
        ({"SENTRY_DSN": "https://faults.example.org"}, "https://KEY@HOST/NUMBER"),
        ({"SENTRY_DSN": "faults"}, "https://KEY@HOST/NUMBER"),
        ({"DATABASE_URL": "mysql://localhost/x"}, "postgres://USER:PASSWORD@HOST:PORT/NAME"),
        ({"DATABASE_URL": "nonsense"}, "postgres://USER:PASSWORD@HOST:PORT/NAME"),
        ({"CACHE_URL": "memcached://localhost"}, "redis://HOST:PORT/NUMBER"),
        ({"CACHE_URL": "redis://127.0.0.1:zz/0"}, "redis://HOST:PORT/NUMBER"),
        ({"WWC_DATA_DIR": ""}, "a folder that this user may make and write to"),
        ({"WWC_SECRET_KEY": "a"}, "at least 32 characters"),
        ({"WWC_ALLOWED_HOSTS": "http://x.org/"}, "further host names"),
        ({"WWC_TRUSTED_PROXIES": "10.0.0.1/8"}, "addresses or networks of your proxies"),
        ({"WWC_TRUSTED_PROXIES": "proxy.example.org"}, "addresses or networks of your proxies"),
        ({"WWC_SITE_URL": "https://a?x"}, "https://directory.example.org"),
        ({"WWC_SITE_URL": "https://u:p@a"}, "https://directory.example.org"),
        ({"WWC_SITE_URL": "https://a:99999"}, "https://directory.example.org"),
        ({"WWC_SITE_URL": "example.org"}, "https://directory.example.org"),
        ({"WWC_SITE_URL": "https://example.org/path"}, "https://directory.example.org"),
        ({"WWC_PUBLISHER": " "}, "the name of who publishes this site"),
        ({"WWC_PUBLISHER": "x" * 101}, "the name of who publishes this site"),
        ({"WWC_PUBLISHER_URL": "javascript:alert(1)"}, "the http(s) address of who publishes"),
        ({"WWC_CONTACT": "nobody"}, "the e-mail or http(s) address"),
        ({"WWC_CONTACT": "javascript:alert(1)"}, "the e-mail or http(s) address"),
        ({"WWC_CONTACT": "a@example.org, b@example.org"}, "the e-mail or http(s) address"),
    ],
)
def test_a_wrong_value_stops_the_start_with_a_sentence(tmp_path, variables, expected):
    process = start(tmp_path, **variables)

    (name,) = variables
    assert process.returncode != 0
    assert f"environment variable {name} is not usable" in process.stderr
    assert expected in process.stderr
    assert "Traceback" not in process.stderr


def test_all_wrong_values_are_named_at_once(tmp_path):
    (tmp_path / "file").touch()
    wrong = {"PORT": "abc", "WWC_DATA_DIR": str(tmp_path / "file" / "var"), "WWC_CONTACT": "nobody"}

    process = start(tmp_path, **wrong)

    named = [line.split(" is not usable")[0] for line in process.stderr.splitlines()]
    assert named == [f"The environment variable {name}" for name in wrong]


def test_a_folder_that_cannot_be_made_stops_the_start(tmp_path):
    (tmp_path / "file").touch()

    process = start(tmp_path, WWC_DATA_DIR=str(tmp_path / "file" / "var"))

    assert "WWC_DATA_DIR is not usable: set it to a folder" in process.stderr
    assert "Traceback" not in process.stderr


def test_nothing_needs_to_be_set(tmp_path):
    shown = printed(tmp_path, "s.DEBUG, s.PORT, s.ALLOWED_HOSTS[:3], s.SITE_URL")

    assert shown == "False 8000 ['127.0.0.1', 'localhost', '[::1]'] http://127.0.0.1:8000"


def test_an_https_site_keeps_its_cookies_to_https(tmp_path):
    shown = printed(
        tmp_path,
        "s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.SECURE_HSTS_SECONDS == 31_536_000, "
        "'d.example.org' in s.ALLOWED_HOSTS",
        WWC_SITE_URL="https://d.example.org",
    )

    assert shown == "True True True True"


@pytest.mark.parametrize(
    ("address", "asked"),
    [("http://127.0.0.1:8000", "False"), ("https://d.example.org", "True")],
)
def test_a_second_factor_is_asked_for_on_a_site_of_https(tmp_path, address, asked):
    assert printed(tmp_path, "s.SECOND_FACTOR", WWC_SITE_URL=address) == asked


def test_data_moves_out_of_the_checkout(tmp_path):
    shown = printed(
        tmp_path, "s.DATABASES['default']['NAME'], s.STATIC_ROOT", WWC_DATA_DIR=str(tmp_path / "x")
    )

    assert shown == f"{tmp_path}/x/db.sqlite3 {tmp_path}/x/static"
    assert (tmp_path / "x" / "secret_key").exists()


def test_postgresql_serves_the_records_where_it_is_named(tmp_path):
    shown = printed(
        tmp_path, "s.DATABASES['default']['ENGINE']", DATABASE_URL="postgres://u:p@localhost/n"
    )

    assert shown == "django.db.backends.postgresql"


@pytest.mark.parametrize("name", ["a#b c", "q?x=1", "p%41q", "ä"])
def test_a_folder_may_have_any_name(tmp_path, name):
    shown = printed(tmp_path, "s.DATABASES['default']['NAME']", WWC_DATA_DIR=str(tmp_path / name))

    assert shown == f"{tmp_path}/{name}/db.sqlite3"


def test_further_hosts_join_the_local_ones(tmp_path):
    shown = printed(tmp_path, "s.ALLOWED_HOSTS", WWC_ALLOWED_HOSTS="x.org,y.org")

    assert shown == "['127.0.0.1', 'localhost', '[::1]', '127.0.0.1', 'x.org', 'y.org']"


@pytest.mark.parametrize(
    ("proxies", "networks"),
    [
        ("", "[]"),
        ("127.0.0.1, 10.0.0.0/8", "['127.0.0.1/32', '10.0.0.0/8']"),
        ("::1,2001:db8::/32", "['::1/128', '2001:db8::/32']"),
    ],
)
def test_proxies_are_addresses_or_networks(tmp_path, proxies, networks):
    shown = printed(tmp_path, "list(map(str, s.TRUSTED_PROXIES))", WWC_TRUSTED_PROXIES=proxies)

    assert shown == networks


def test_redis_serves_the_cache_where_it_is_named(tmp_path):
    shown = printed(
        tmp_path, "s.CACHES['default']['BACKEND']", CACHE_URL="redis://127.0.0.1:6379/1"
    )

    assert shown == "wwc_site.redis_cache.RedisOrMiss"


@pytest.mark.parametrize(
    "contact",
    ["", "record@example.org", "a.b+c@d-e.example.org", "https://example.org/issues?new=1"],
)
def test_errors_are_reported_to_an_e_mail_or_a_web_address(tmp_path, contact):
    assert printed(tmp_path, "s.CONTACT", WWC_CONTACT=contact) == contact


# Starting ------------------------------------------------------------------------------------


def test_two_starts_at_once_both_find_the_site_ready(tmp_path):
    command = [sys.executable, "manage.py", "prepare"]
    environment = {"PATH": os.environ["PATH"], "WWC_DATA_DIR": str(tmp_path)}
    starts = [
        subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)
        for _ in range(2)
    ]

    said = sorted(start.communicate()[0].splitlines() for start in starts)

    assert [start.returncode for start in starts] == [0, 0]
    assert said == [
        ["Loaded the roster: 13 cities.", "Added 1,348 eligible places."],
        ["The site holds 1,361 cities already: nothing loaded."],
    ]


def test_a_taken_port_is_named(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        process = start(tmp_path, CHECK_PORT, PORT=str(port))

    assert f"Port {port} cannot be used (Address already in use)" in process.stderr
    assert f"PORT={port + 1} make run" in process.stderr
    assert "Traceback" not in process.stderr


def test_a_wrong_setting_is_named_once_where_the_port_is_asked_for(tmp_path):
    process = start(tmp_path, CHECK_PORT, PORT="abc")

    assert process.returncode == 1
    assert process.stderr.count("\n") == 1
    assert "environment variable PORT is not usable" in process.stderr


# SQLite --------------------------------------------------------------------------------------


def test_sqlite_is_set_up_for_production(tmp_path):
    code = """
import django; django.setup()
from django.db import connection as c
with c.cursor() as cursor:
    for name in ("journal_mode", "busy_timeout", "foreign_keys"):
        print(cursor.execute("PRAGMA " + name).fetchone()[0])
print(c.transaction_mode)
"""
    process = start(tmp_path, code)

    assert process.stdout.split() == ["wal", "5000", "1", "IMMEDIATE"], process.stderr
