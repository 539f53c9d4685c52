"""What the site answers in process, at one moment and under another address."""

from datetime import UTC, date, datetime

import pytest
from django.conf import settings
from django.http import Http404

from wwc_site.export.rendering import Archive, answer, at_address, no_page, request_for, static_file

OF_2018 = datetime(2018, 12, 31, tzinfo=UTC)
ARCHIVE = Archive(date(2018, 12, 31), "")


def test_absolute_addresses_and_headers_are_of_the_address(db):
    before = settings.SITE_URL
    with at_address("https://archive.example.org"):
        sitemap = answer("/sitemap.xml", OF_2018, ARCHIVE).content.decode()
        assert settings.SECURE_HSTS_SECONDS
        assert request_for("/").is_secure()

    assert "<loc>https://archive.example.org/about/</loc>" in sitemap
    assert before == settings.SITE_URL


def test_a_page_is_of_the_moment(roster):
    page = answer("/cities/", OF_2018, ARCHIVE).content.decode()

    assert "2018" in page
    assert "2019" not in page.split("<main")[1].split("<footer")[0].replace("2019-", "")
    assert "archived copy" in page


def test_the_page_of_no_page_says_that_it_is_of_an_archive(db):
    page = no_page(OF_2018, ARCHIVE).content.decode()

    assert "Page not found" in page
    assert "<form" not in page


def test_no_page_is_invented(db):
    with pytest.raises(Http404):
        answer("/cities/nowhere/", OF_2018, ARCHIVE)


def test_static_files_are_read_by_their_address(settings):
    (settings.STATIC_ROOT / "read.txt").write_text("read")

    assert static_file("/static/read.txt") == b"read"
