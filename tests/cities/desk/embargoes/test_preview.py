"""The preview of the public site: what it shows, and what it lets out."""

import re

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.test import Client

from certifications.levels import Level
from certifications.models import Announcement
from cities.models import City
from cities.releases import Release
from tests.cities.desk.embargoes.conftest import MOMENT, NOW, with_right
from tests.factories import make_award
from tests.test_embargo import ADDRESSES

BANNER = re.compile(rb'<aside class="as-of wrap" aria-label="Preview">.*?</aside>\n', re.DOTALL)
pytestmark = pytest.mark.usefixtures("published")


@pytest.fixture
def boise(clock, robin):
    """The award of Boise under embargo."""
    city = City.objects.get(slug="boise-id")
    return make_award(city=city, year=2026, level=Level.PLATINUM, announced_at=MOMENT)


@pytest.fixture
def preview(staff, boise):
    """Return what the preview answers: `preview("/cities/")`."""

    def get(address, **headers):
        return staff.get(f"{prefix_of(boise)}{address[1:]}", **headers)

    return get


def prefix_of(award):
    return f"/admin/preview/{award.announcement_id}/"


def without_banner(content, prefix):
    """Return the content as it would be outside the preview."""
    plain = BANNER.sub(b"", content)
    return plain.replace(prefix.encode(), b"/")


# A release is there once its version is public, and not before.
THEN = [address for address in ADDRESSES if address != "/data/releases/"]


@pytest.mark.parametrize("address", [*THEN, "/robots.txt", "/cities/?as_of=2026-11-30"])
def test_it_is_what_the_public_site_will_answer_at_the_minute(preview, boise, address):
    shown = preview(address)
    with time_machine.travel(MOMENT, tick=False):
        public = Client().get(address)

    assert shown.status_code == public.status_code
    assert shown["Content-Type"] == public["Content-Type"]
    assert without_banner(shown.getvalue(), prefix_of(boise)) == public.getvalue()


@pytest.mark.parametrize("address", [*ADDRESSES, "/favicon.ico", "/cities/?level=bronze"])
def test_no_answer_may_be_kept_found_or_read_by_another_site(preview, address):
    headers = preview(address).headers

    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Robots-Tag"] == "noindex"
    assert headers["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    forbidden = ("ETag", "Last-Modified", "Access-Control-Allow-Origin", "Expires")
    assert [name for name in forbidden if name in headers] == []


def test_the_card_for_other_sites_may_not_be_framed(preview):
    headers = preview("/embed/cities/boise-id/").headers

    assert headers["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]


def test_the_preview_shows_the_award_and_the_public_page_does_not(preview, client):
    shown = preview("/cities/boise-id/").content.decode()
    public = client.get("/cities/boise-id/").content.decode()

    assert "Boise, Idaho: Platinum, 2026" in shown
    assert "Platinum, 2026" not in public
    assert "boise-id" in preview("/awards.csv?year=2026").getvalue().decode()


def test_every_page_says_that_it_is_a_preview(preview):
    for address in ("/", "/cities/", "/embed/cities/boise-id/", "/no/such/", "/cities/?level=x"):
        soup = BeautifulSoup(preview(address).content, "html.parser")
        (banner,) = soup.select("body > aside[aria-label='Preview']")
        assert "December 1, 2026, 8:30 AM Eastern" in " ".join(banner.get_text().split())


@pytest.mark.parametrize(
    "address", ["/", "/cities/", "/cities/boise-id/", "/states/", "/timeline/"]
)
def test_links_forms_and_pictures_stay_inside(preview, boise, address):
    soup = BeautifulSoup(preview(address).content, "html.parser")
    soup.select_one("aside[aria-label='Preview']").decompose()
    paths = [
        value
        for tag in soup.select("*")
        for name, value in tag.attrs.items()
        if isinstance(value, str) and value.startswith("/")
    ]

    assert len(paths) > 20
    outside = [p for p in paths if not p.startswith((prefix_of(boise), "/static/"))]
    assert outside == []


def test_suggestions_and_redirects_stay_inside(preview, boise):
    found = preview("/find/suggestions.json?q=boise").json()["suggestions"]
    moved = preview("/find/?q=Boise, ID")
    icon = preview("/favicon.ico")

    assert found[0]["url"] == f"{prefix_of(boise)}cities/boise-id/"
    assert moved["Location"].startswith(f"{prefix_of(boise)}cities/boise-id/")
    assert icon["Location"].startswith("/static/")


def test_the_live_filter_stays_inside(preview, boise):
    answer = preview("/cities/?year=2026", HTTP_HX_REQUEST="true")

    assert answer["HX-Push-Url"].startswith(f"{prefix_of(boise)}cities/?year=2026")


def test_a_file_says_in_its_name_that_it_is_a_preview(preview):
    assert 'filename="preview-' in preview("/awards.csv")["Content-Disposition"]


def test_what_a_browser_sends_along_changes_nothing(preview):
    plain = preview("/cities.csv").getvalue()
    etag = Client().get("/cities.csv")["ETag"]

    assert preview("/cities.csv", HTTP_IF_NONE_MATCH=etag).getvalue() == plain
    assert preview("/cities/").wsgi_request.user.username == "robin"
    assert "robin" not in preview("/cities/").content.decode()


def test_a_day_after_the_announcement_is_refused_and_one_before_it_shown(preview):
    assert preview("/cities/?as_of=2026-12-02").status_code == 400
    assert (
        "Platinum"
        not in BeautifulSoup(
            preview("/cities/boise-id/?as_of=2026-11-30").content, "html.parser"
        ).title.get_text()
    )


def test_looking_keeps_no_release_of_what_is_not_public(preview):
    version = preview("/awards.json").getvalue().decode().partition('"version":"')[2]
    version = version.partition('"')[0]

    assert version.startswith("2026-12-01-")
    assert preview(f"/data/releases/{version}/").status_code == 404
    assert version not in preview("/data/releases/").content.decode()
    assert Release.objects.exists()
    assert not Release.objects.filter(public_from__gt=NOW).exists()
    assert not Release.objects.filter(version=version).exists()


def test_a_later_announcement_is_not_shown(preview, boise):
    later = MOMENT.replace(minute=31)
    city = City.objects.get(slug="dallas-tx")
    make_award(city=city, year=2026, announced_at=later)

    assert "dallas-tx" not in preview("/awards.csv?year=2026").getvalue().decode()


@pytest.mark.parametrize("address", ["/admin/", "/admin/login/", "//example.org/", "/no/such/"])
def test_what_is_no_public_page_is_not_there(preview, address):
    answer = preview(address)

    assert answer.status_code == 404
    assert "Page not found" in answer.content.decode()


def test_nothing_can_be_sent(staff, boise):
    assert staff.post(f"{prefix_of(boise)}cities/").status_code == 405
    assert staff.head(f"{prefix_of(boise)}cities/").status_code == 200


def test_what_is_public_leads_to_the_board_and_what_is_not_there_nowhere(staff, boise):
    Announcement.objects.filter(pk=boise.announcement_id).update(announced_at=NOW)

    assert staff.get(f"{prefix_of(boise)}cities/")["Location"] == "/admin/embargoes/"
    assert staff.get("/admin/preview/9999/cities/").status_code == 404


def test_who_may_not_see_announcements_is_refused(boise):
    assert with_right("kim", "view_city").get(f"{prefix_of(boise)}cities/").status_code == 403
    assert with_right("sam", "view_announcement").get(prefix_of(boise)).status_code == 200


def test_the_page_of_the_embargo_leads_there(staff, boise):
    soup = BeautifulSoup(
        staff.get(f"/admin/embargoes/{boise.announcement_id}/").content, "html.parser"
    )

    for path in ("", "timeline/2026/"):
        (link,) = soup.select(f"a[href='{prefix_of(boise)}{path}']")
        assert staff.get(link["href"]).status_code == 200
