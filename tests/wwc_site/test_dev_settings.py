"""The workshop: the site as it is, with a toolbar, on the same database."""

import pytest

from tests.wwc_site.test_settings import start

pytestmark = pytest.mark.once

DEV = {"DJANGO_SETTINGS_MODULE": "wwc_site.dev_settings"}
ASKED = """
import django
django.setup()
from django.core.management import call_command
from django.test import Client
call_command("prepare")
client = Client(headers={"host": "localhost"})
for address in ("/cities/", "/data/"):
    answer = client.get(address)
    print(answer.status_code, b'id="djDebug"' in answer.content, answer.has_header("ETag"))
print(client.get("/cities/", REMOTE_ADDR="192.0.2.1").content.count(b"djDebug"))
"""


def test_pages_have_a_toolbar_for_this_machine_alone(tmp_path):
    process = start(tmp_path, ASKED, **DEV)

    assert process.stdout.splitlines()[2:] == ["200 True True", "200 True True", "0"], (
        process.stdout + process.stderr
    )


def test_the_database_is_that_of_the_site(tmp_path):
    code = """
from django.conf import settings as s
print(s.DEBUG, s.DATABASES["default"]["NAME"], s.MIGRATION_MODULES)
"""
    shown = start(tmp_path, code, **DEV).stdout.strip()

    assert shown == f"True {tmp_path}/var/db.sqlite3 {{'debug_toolbar': None}}"
