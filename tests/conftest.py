"""What every test may ask for."""

import io
import re

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command

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


@pytest.fixture
def roster(db):
    """The published roster and its case studies alone: 13 cities, all of them certified."""
    call_command("loaddata", "roster", "case_studies", verbosity=0)


@pytest.fixture
def published(db):
    """The site as `make run` makes it: the roster, and every eligible city."""
    call_command("seed", stdout=io.StringIO())


@pytest.fixture
def page(client):
    """Return a page as a reader's browser would hold it: `page(address)` -> BeautifulSoup."""

    def get(address, *, status=200):
        response = client.get(address)
        assert response.status_code == status, f"{address} answered {response.status_code}"
        return BeautifulSoup(response.content, "html.parser")

    return get


def listed_cities(soup):
    """Return the names of the cities in the result region, in order."""
    return [link.get_text(strip=True) for link in city_links(soup)]


def city_links(soup):
    """Return the links to city pages in the result region, outside any map."""
    links = soup.select("section#results a[href]")
    return [a for a in links if CITY_PAGE.match(a["href"]) and not a.find_parent("svg")]
