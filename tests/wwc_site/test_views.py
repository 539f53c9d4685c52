"""Pages that belong to no part of the record: for machines alone."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

SECURITY = "/.well-known/security.txt"


def test_robots_are_welcome_and_led_to_the_sitemaps(client):
    response = client.get("/robots.txt", headers={"host": "localhost"})

    assert response.headers["Content-Type"] == "text/plain"
    assert response.content.decode().splitlines() == [
        "User-agent: *",
        "Disallow: /admin/",
        "Sitemap: http://127.0.0.1:8000/sitemap.xml",
        "Sitemap: http://127.0.0.1:8000/sitemap-eligible.xml",
    ]


@pytest.mark.parametrize(
    ("contact", "said"),
    [
        ("security@example.org", "mailto:security@example.org"),
        ("https://example.org/report", "https://example.org/report"),
        ("https://example.org/öffnen", "https://example.org/%C3%B6ffnen"),
    ],
)
def test_who_finds_a_fault_of_security_is_told_whom_to_tell(client, settings, contact, said):
    settings.CONTACT, settings.SITE_URL = contact, "https://directory.example.org"

    with time_machine.travel("2026-12-01T12:00-05:00"):
        response = client.get(SECURITY)

    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response.content.decode().splitlines() == [
        f"Contact: {said}",
        "Expires: 2027-11-30T00:00:00Z",
        f"Canonical: https://directory.example.org{SECURITY}",
        "Preferred-Languages: en",
    ]


def test_what_it_says_is_good_for_a_year_at_most_whatever_the_hour(client, settings):
    settings.CONTACT = "security@example.org"

    for hour in range(24):
        with time_machine.travel(datetime(2026, 12, 1, hour, 59, tzinfo=UTC)):
            text = client.get(SECURITY).content.decode()
            expires = datetime.fromisoformat(text.split("Expires: ")[1].split("\n")[0])
            assert timedelta(days=360) < expires - timezone.now() < timedelta(days=365)


@pytest.mark.parametrize("contact", ["", "http://example.org/report"])
def test_without_a_contact_that_it_may_name_it_is_not_there(client, settings, contact):
    settings.CONTACT = contact

    response = client.get(SECURITY)

    assert (response.status_code, response["Content-Type"][:10]) == (404, "text/plain")
    assert response.content == b"This site names no contact for reports about its security.\n"


def test_language_models_are_told_how_far_the_record_reaches(published, client, settings):
    response = client.get("/llms.txt")
    text = response.content.decode()

    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert text.startswith("# What Works Cities directory\n\n> ")
    assert "Complete through April 24, 2019. The program has announced nine rounds since" in text
    addresses = re.findall(r"\]\(([^)]+)\)", text)
    assert len(addresses) > 12
    for address in addresses:
        path = address.removeprefix(settings.SITE_URL).partition("#")[0]
        assert client.get(path, follow=True).status_code == 200, path
