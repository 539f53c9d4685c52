"""What every test may ask for."""

import gc
import io
import os
import re
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group, User
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection
from django.test import Client

from certifications.models import Announcement, Assessment, AwardSource, CertificationAward
from cities.models import CaseStudy, City, CityAddress, OtherName
from tests.browser.serving import share_prepared
from tests.factories import GROWING, analyze

# What the fixtures load, each after what it points at.
LOADED = (
    Announcement,
    City,
    CityAddress,
    OtherName,
    Assessment,
    CertificationAward,
    AwardSource,
    CaseStudy,
    CaseStudy.cities.through,
)
CITY_PAGE = re.compile(r"^/cities/[a-z0-9-]+/$")


@pytest.fixture(autouse=True)
def _plain_static_files(settings, tmp_path_factory):
    """Serve style sheets under their plain names: no test needs `collectstatic` first."""
    settings.STATIC_ROOT = tmp_path_factory.getbasetemp() / "static"
    settings.STATIC_ROOT.mkdir(exist_ok=True)
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }


@pytest.fixture(autouse=True)
def _quick_passwords(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Let no vacuum cut PostgreSQL's tables short.

    It waits up to five seconds for the test to end, and the ANALYZE of that test waits for it.
    """
    if connection.vendor == "postgresql":
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            for model in GROWING:
                cursor.execute(f"ALTER TABLE {model._meta.db_table} SET (vacuum_truncate = off)")


@pytest.fixture(scope="session")
def _loaded():
    """Return {name: rows of each model} of what a command loaded before, in this process."""
    return {}


@pytest.fixture
def roster(db, _loaded):
    """The published roster and its case studies alone: 13 cities, all of them certified."""
    _load(_loaded, "loaddata", "roster", "case_studies", verbosity=0)


@pytest.fixture
def published(db, _loaded):
    """The site as `make run` makes it: the roster, and every eligible city."""
    _load(_loaded, "seed", stdout=io.StringIO())


def _load(loaded, command, *fixtures, **options):
    """Call the command the first time; put the rows that it loaded there every other time.

    Reading the fixtures takes far longer than writing the rows, and a thousand tests need them.
    """
    if command in loaded:
        with unrecorded(), connection.cursor() as cursor:
            _write(cursor, loaded[command])
            # A test without a transaction may have set PostgreSQL's sequences back.
            for statement in connection.ops.sequence_reset_sql(no_style(), LOADED):
                cursor.execute(statement)
    else:
        call_command(command, *fixtures, **options)
        # The database dates each source that comes to an award, as `seed` knows.
        CertificationAward.objects.update(corrected_at=None)
        with connection.cursor() as cursor:
            tables = [(model, _read(cursor, model)) for model in LOADED]
        loaded[command] = [(model, rows) for model, rows in tables if rows]
    if command == "seed":  # the roster is as good as empty
        analyze()


def _read(cursor, model):
    """Return the rows of the model as `_write` writes them soonest."""
    if connection.vendor == "postgresql":
        return list(model.objects.all())
    return cursor.execute(f"SELECT * FROM {model._meta.db_table}").fetchall()


def _write(cursor, tables):
    if connection.vendor == "postgresql":
        for model, rows in tables:
            model.objects.bulk_create(rows)
        return
    cursor.execute("PRAGMA ignore_check_constraints = 1")  # they held when the rows were loaded
    for model, rows in tables:
        values = ", ".join(["%s"] * len(rows[0]))
        cursor.executemany(f"INSERT INTO {model._meta.db_table} VALUES ({values})", rows)
    cursor.execute("PRAGMA ignore_check_constraints = 0")


@contextmanager
def unrecorded():
    """Let no trigger see what the block writes: thousands of rows that no test asks about."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL session_replication_role = replica")
            yield
            cursor.execute("SET LOCAL session_replication_role = origin")
            return
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        resting = cursor.fetchall()
        for name, _ in resting:
            cursor.execute(f'DROP TRIGGER "{name}"')
        yield
        for _, sql in resting:
            cursor.execute(sql)


@pytest.fixture
def client():
    """A stranger's browser, whose requests have one id: answers are compared with all headers."""
    return Client(headers={"x-request-id": "one"})


@pytest.fixture
def staff(client, db):
    """A signed-in member of staff, by the group alone."""
    user = User.objects.create_user("robin", password="x", is_staff=True)
    user.groups.add(Group.objects.get(name="Program staff"))
    client.force_login(user)
    return client


@pytest.fixture
def page(client):
    """Return a page as a reader's browser would hold it: `page(address)` -> BeautifulSoup."""

    def get(address, *, status=200):
        response = client.get(address)
        assert response.status_code == status, f"{address} answered {response.status_code}"
        return as_read(response.content)

    return get


def as_read(content):
    """Return the page with its white space as a browser shows it: a line may end at any blank."""
    soup = BeautifulSoup(content, "html.parser")
    for text in soup.find_all(string=re.compile(r"\s\s|\n")):
        if text.parent.name not in ("pre", "textarea", "script"):
            text.replace_with(re.sub(r"\s+", " ", text))
    return soup


def listed_cities(soup):
    """Return the names of the cities in the result region, in order."""
    return [link.get_text(strip=True) for link in city_links(soup)]


def city_links(soup):
    """Return the links to city pages in the result region, outside any map."""
    links = soup.select("section#results a[href]")
    return [a for a in links if CITY_PAGE.match(a["href"]) and not a.find_parent("svg")]


# Pages and pictures are the same on every database: what they ask is tested by its words.
SHOWN = tuple(
    Path(__file__).parent / name
    for name in (
        *("cities/pages", "cities/images", "cities/map", "cities/templatetags"),
        *("cities/desk/embargoes/test_preview.py", "test_search_engines.py"),
        *("wwc_site/test_headers.py", "wwc_site/test_admin_only.py", "wwc_site/test_responses.py"),
        *("wwc_site/test_logs.py", "test_words.py", "test_honest_words.py"),
        *("wwc_site/test_as_of_middleware.py", "cities/open_data/test_datapackage.py"),
    )
)


def pytest_collection_modifyitems(config, items):
    """Leave out, on PostgreSQL, what ran with the tests on SQLite: pages, and what asks no rows."""
    if connection.vendor != "postgresql" or "not once" not in config.option.markexpr:
        return
    asked = {"db", "transactional_db", "django_db_setup", "live_server"}
    kept = [
        each
        for each in items
        if (asked & set(each.fixturenames) or each.get_closest_marker("django_db"))
        and not any(each.path.is_relative_to(shown) for shown in SHOWN)
    ]
    config.hook.pytest_deselected(items=[each for each in items if each not in set(kept)])
    items[:] = kept


def pytest_configure(config):
    """Let the workers share the site that one of them prepares."""
    if not hasattr(config, "workerinput"):
        share_prepared()


def pytest_collection_finish():
    """Let no search for garbage go through all the tests again: it took a tenth of their time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 10)


@pytest.fixture
def another_database():
    """Return the address of an empty database beside the one of the tests."""
    if connection.vendor != "postgresql":
        pytest.skip("there is another test for SQLite")
    url = urlsplit(os.environ["DATABASE_URL"])
    with psycopg.connect(url.geturl(), autocommit=True) as server:
        server.execute("DROP DATABASE IF EXISTS race")
        server.execute("CREATE DATABASE race")
        yield url._replace(path="/race").geturl()
        server.execute("DROP DATABASE race WITH (FORCE)")
