"""The nginx configuration: what the site sends, and nothing typed twice."""

from pathlib import Path

import pytest
from django.utils import timezone

from tests.wwc_site.wsgi_client import connections_kept
from wwc_site.export.nginx import configuration

QUERIES = {"/cities/?level=gold", "/about/?as_of=2026-11-30"}


@pytest.fixture(autouse=True)
def _connections_kept():
    with connections_kept():
        yield


def text(types=()):
    folder, now = Path("/srv/site"), timezone.now()
    return configuration(folder, now, dict(types), QUERIES, "2026-11-30")


def test_headers_are_those_of_the_site(roster, settings):
    settings.X_FRAME_OPTIONS = "SAMEORIGIN"
    settings.SECURE_REFERRER_POLICY = "no-referrer"

    shown = text()

    assert '"default" "SAMEORIGIN";' in shown
    assert '"~^/embed/" "";' in shown
    assert 'map $uri $wwc_referrer_policy {\n  "default" "no-referrer";\n}' in shown
    assert "add_header Permissions-Policy $wwc_permissions_policy always;" in shown
    assert "add_header ETag" not in shown
    assert "X-Request-ID" not in shown  # of one request, and this is for all


def test_an_empty_record_has_headers_too(db):
    assert "add_header Content-Security-Policy" in text()


def test_types_come_together(roster):
    shown = text({".csv": "text/csv; charset=utf-8", ".xml": "application/xml", ".x": "text/csv"})

    assert "    text/csv csv x;\n" in shown


def test_questions_lead_to_their_folder_or_are_refused(roster):
    shown = text()

    assert '"~^/cities/\\?level=gold$" /cities/level/gold/;' in shown
    assert "(^|&)(q|level|year|event|state|" in shown
    assert '"as_of=2026-11-30" 0;' in shown  # it asks for what stands there
    assert "/about/" not in shown
