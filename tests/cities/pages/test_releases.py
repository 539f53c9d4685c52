"""The pages of the releases, and their files."""

import hashlib

import pytest

from certifications.history.recording import revision
from certifications.levels import Level
from certifications.models import CertificationAward
from cities.releases import Release
from tests.factories import make_award, make_city

LIST = "/data/releases/"


@pytest.fixture
def release(db, client):
    make_award(city=make_city(name="Topeka", state="KS", population=126_000), year=2018)
    client.get(LIST)  # which keeps the present version
    return Release.objects.get()


def test_the_list_leads_to_each_release(release, page):
    links = [link["href"] for link in page(LIST).select("main table a")]

    assert links == [f"{LIST}{release.version}/"]


def test_a_release_says_what_changed(release, page):
    with revision("edit"):
        CertificationAward.objects.update(level=Level.GOLD)

    newest = Release.objects.first()
    said = page(f"{LIST}{newest.version}/").get_text(" ", strip=True)
    assert "Topeka, Kansas, 2018: level silver → gold" in said
    assert "1 value changed" in page(LIST).get_text(" ", strip=True)


def test_the_package_and_its_files_are_kept_for_ever(release, client):
    package = client.get(f"{LIST}{release.version}.zip")
    file = client.get(f"{LIST}{release.version}/awards.csv")

    assert hashlib.sha256(package.content).hexdigest() == release.sha256
    assert "topeka-ks" in file.content.decode()
    for answer in (package, file):
        known = {"If-None-Match": answer["ETag"]}
        assert "immutable" in answer["Cache-Control"]
        assert client.get(answer.request["PATH_INFO"], headers=known).status_code == 304


def test_a_page_names_and_links_the_release_of_its_version(release, page):
    link = page("/cities/").select_one(f"a[href='{LIST}{release.version}/']")

    assert link.get_text(strip=True) == f"version {release.version}"


def test_a_version_that_a_page_names_is_there_when_it_is_first_asked_for(db, page, client):
    make_award(city=make_city(name="Topeka", state="KS", population=126_000), year=2018)
    (link,) = page("/cities/").select(f"a[href^='{LIST}']")

    assert client.get(link["href"]).status_code == 200


@pytest.mark.parametrize("path", ["2019-x/", "2019-x.zip", "{}/passwords.txt", "2019-x/awards.csv"])
def test_what_was_never_public_is_not_found(release, client, path):
    assert client.get(LIST + path.format(release.version)).status_code == 404


def test_a_page_that_is_not_there_is_refused_in_words(release, page):
    assert "page: use a number" in page(f"{LIST}?page=7", status=400).get_text()
