"""A site of the first release starts on today's code, with everything kept that staff entered."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.browser.serving import environment
from tests.other_process import OtherProcess
from tests.starting import prepare

pytestmark = pytest.mark.once  # the dump is SQLite's

DUMP = Path(__file__).parent / "site-0.1.0.sql"
# The database's own functions, which its indexes are made of, are those of Django's connection.
LOAD = f"""
from pathlib import Path
from django.db import connection
connection.ensure_connection()
connection.connection.executescript(Path({str(DUMP)!r}).read_text())
"""
# Asks the site what each line says, at the moment that it says.
READER = """
import json, sys
import django
django.setup()
import time_machine
from django.test import Client
client = Client(headers={"host": "localhost"})
for line in sys.stdin:
    moment, address, form = json.loads(line)
    with time_machine.travel(moment):
        answer = client.post(address, form) if form else client.get(address)
        text = answer.getvalue().decode()
        print(json.dumps([answer.status_code, answer.get("Location"), text]), flush=True)
"""
TODAY = "2026-12-01T12:00:00-05:00"
BEFORE_THE_MINUTE, AT_THE_MINUTE = "2090-05-04T09:29:59-04:00", "2090-05-04T09:30:00-04:00"
# What stood on each award moved to its announcement (certifications/migrations/0007).
MOVED = {"certifications_certificationaward": {"announced_at", "source_url"}}
OF_SQLITE = "sqlite_sequence"


def variables(folder):
    settings = {"DJANGO_SETTINGS_MODULE": "wwc_site.settings", "WWC_DATA_DIR": str(folder)}
    return environment() | settings


def manage(folder, *command):
    with OtherProcess("manage.py", *command, env=variables(folder)) as process:
        said = process.process.stdout.read()
    assert process.process.returncode == 0, said
    return said


def opened(folder):
    return closing(sqlite3.connect(folder / "db.sqlite3"))


def content(folder):
    """Return {table: [each row as {column: value}]}."""
    with opened(folder) as database:
        database.row_factory = sqlite3.Row
        names = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        return {
            name: [dict(row) for row in database.execute(f'SELECT * FROM "{name}"')]
            for (name,) in names.fetchall()
        }


@pytest.fixture(scope="module")
def start(tmp_path_factory):
    """Start a site of the first release; return its folder, what it held, holds now, what is said.

    All is read before any test signs in.
    """
    folder = tmp_path_factory.mktemp("site")
    manage(folder, "shell", "--verbosity", "0", "--command", LOAD)
    before = content(folder)
    code, said = prepare(folder)
    assert code == 0, said
    return folder, before, content(folder), said


@pytest.fixture(scope="module")
def folder(start):
    return start[0]


@pytest.fixture(scope="module")
def ask(folder):
    """Return what asks the site: `ask(address, at=moment)` -> status, Location, text."""
    with OtherProcess("-c", READER, env=variables(folder)) as reader:

        def answer(address, at=TODAY, **form):
            return json.loads(reader.ask(json.dumps([at, address, form])))

        yield answer


def test_every_row_is_kept_as_it_was(start):
    _, before, after, _ = start

    assert len(before["cities_city"]) == 23
    for table in before.keys() - {OF_SQLITE}:
        kept = before[table][0].keys() - MOVED.get(table, set()) if before[table] else ()
        there = [{name: row[name] for name in kept} for row in after[table]]
        lost = [row for row in before[table] if {name: row[name] for name in kept} not in there]
        assert lost == [], table


def test_each_award_has_the_moment_and_the_source_that_it_had(start):
    _, before, after, _ = start
    moments = {row["id"]: row for row in after["certifications_announcement"]}
    announcements = {
        row["id"]: moments[row["announcement_id"]]
        for row in after["certifications_certificationaward"]
    }
    sources = {(row["award_id"], row["url"]) for row in after["certifications_awardsource"]}

    for award in before["certifications_certificationaward"]:
        announcement = announcements[award["id"]]
        assert announcement["announced_at"] == award["announced_at"]
        known = sources | {(award["id"], announcement["source_url"])}
        assert (award["id"], award["source_url"]) in known


def test_what_lacks_is_added_and_what_staff_deleted_is_not(start, ask):
    _, _, after, said = start

    assert said == "Added 1,338 eligible places.\n"
    assert len(after["cities_city"]) == 1_361  # Cañon City came, and Waco went
    assert ask("/cities/waco-tx/")[0] == 404
    assert "NYC" not in {row["name"] for row in after["cities_othername"]}


def test_the_published_roster_is_counted_as_it_was(folder, ask):
    with opened(folder) as database:
        public = database.execute(
            """
            SELECT COUNT(DISTINCT city_id), COUNT(DISTINCT assessment.id), COUNT(award.id)
            FROM certifications_certificationaward AS award
            JOIN certifications_assessment AS assessment ON assessment.id = assessment_id
            JOIN certifications_announcement AS announcement ON announcement.id = announcement_id
            WHERE announced_at < '2026-12-01'
            """
        ).fetchone()

    assert public == (13, 16, 16)
    assert len(json.loads(ask("/cities.json")[2])["results"]) == 13
    assert len(json.loads(ask("/awards.json")[2])["results"]) == 16


def test_edits_show_as_they_did(ask):
    boston = ask("/cities/boston-ma/")[2]

    assert "Corrected by staff." in boston
    assert "https://www.boston.gov/departments" in boston
    assert "How two cities count potholes" in boston
    assert "https://www.memphistn.gov/certified" in ask("/cities/memphis-tn/")[2]
    assert ask("/find/?q=beantown")[1] == "/cities/boston-ma/"


@pytest.mark.parametrize(
    ("former", "address"),
    [("seattle-wa", "emerald-city-wa"), ("madison-wi", "mad-city-wi")],
)
def test_a_former_address_leads_on(ask, former, address):
    assert ask(f"/cities/{former}/")[:2] == [301, f"/cities/{address}/"]
    assert ask(f"/cities/{address}/")[0] == 200


def test_an_embargo_ends_at_its_minute(ask):
    def shown(moment):
        rows = json.loads(ask("/awards.json", moment)[2])["results"]
        return len(rows), "Gold" in ask("/badges/boise-id.svg", moment)[2]

    assert shown(TODAY) == shown(BEFORE_THE_MINUTE) == (16, False)
    assert shown(AT_THE_MINUTE) == (17, True)


def test_staff_sign_in_with_their_passwords_and_go_on(folder, ask):
    for name in ("ann", "sam"):
        wrong = ask("/admin/login/", username=name, password="another long password")
        right = ask("/admin/login/", username=name, password=f"a long password of {name}")
        assert (wrong[0], right[0]) == (200, 302)
        assert ask("/admin/cities/city/?q=boston")[0] == 200
    assert content(folder)["auth_user_groups"] == [{"id": 1, "user_id": 2, "group_id": 1}]


def test_no_row_is_at_fault(folder):
    assert "no fault" in manage(folder, "check_data")


def test_a_second_start_changes_nothing(folder):
    def dumped():
        with opened(folder) as database:
            lines = list(database.iterdump())
        return [line for line in lines if f'"{OF_SQLITE}"' not in line]

    before = dumped()
    code, said = prepare(folder)

    assert (code, said) == (0, "The site holds 1,361 cities already: nothing loaded.\n")
    assert dumped() == before
