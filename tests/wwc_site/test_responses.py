"""Pages, errors and copies: what holds for every public response."""

import re
from html import unescape

import pytest
from django.test import RequestFactory
from django.views.defaults import bad_request, permission_denied

from cities.models import City
from tests.wwc_site.public_pages import PUBLIC
from wwc_site.views import fault

LINK = re.compile(r'<a\b[^>]*? href="(/[^"#]*)')  # within the site


@pytest.mark.parametrize(("address", "status"), PUBLIC)
def test_every_page_loads_nothing_from_another_host_and_has_no_inline_code(
    roster, page, address, status
):
    soup = page(address, status=status)

    loaded = soup.select("[src], link[href]:not([rel=canonical], [rel=alternate]), use[href]")
    addresses = [node.get("src") or node.get("href") for node in loaded]
    assert [a for a in addresses if not a.startswith(("/static/", "/badges/"))] == []
    run = "script:not([src]):not([type='application/ld+json'])"  # that is read, never run
    assert soup.select(f"style, [style], [onclick], {run}") == []


@pytest.mark.parametrize(("address", "status"), [p for p in PUBLIC if p[0] != "/healthz"])
def test_every_page_has_one_heading_a_title_and_distinct_ids(roster, page, address, status):
    soup = page(address, status=status)
    ids = [node["id"] for node in soup.select("[id]")]

    assert len(soup.select("h1")) == 1
    assert soup.title.get_text().strip().endswith("What Works Cities directory")
    assert soup.html["lang"] == "en"
    assert len(ids) == len(set(ids))
    assert {label["for"] for label in soup.select("label[for]")} <= set(ids)


@pytest.mark.once
def test_every_link_within_the_site_leads_somewhere(roster, client):
    seen, waiting = set(), ["/"]
    while waiting:
        address = waiting.pop()
        if address in seen or len(seen) > 400:
            continue
        seen.add(address)
        response = client.get(address)
        assert response.status_code == 200, address
        if not response["Content-Type"].startswith("text/html"):
            continue
        waiting += [unescape(link) for link in LINK.findall(response.content.decode())]

    assert {"/about/", "/timeline/2018/", "/cities/boston-ma/"} <= seen


def test_links_to_other_sites_are_web_addresses(roster, page):
    for address, status in PUBLIC:
        for link in page(address, status=status).select("a[href]"):
            assert link["href"].startswith(("/", "#", "https://", "http://", "?"))


@pytest.mark.parametrize(
    ("view", "status", "sentence"),
    [
        (
            lambda request: bad_request(request, ValueError("x")),
            400,
            "Something in this address isn’t right",
        ),
        (
            lambda request: permission_denied(request, PermissionError()),
            403,
            "You don’t have access",
        ),
        (fault, 500, "on our side"),
    ],
)
def test_error_pages_need_no_database(view, status, sentence):
    """Without the `db` fixture any query fails the test."""
    response = view(RequestFactory().get("/"))

    assert response.status_code == status
    assert sentence in response.content.decode()


def test_a_fault_of_ours_is_answered_by_the_500_page(roster, client, monkeypatch):
    def broken(*args, **kwargs):
        raise RuntimeError("broken on purpose")

    monkeypatch.setattr("cities.pages.directory.facet_counts", broken)
    client.raise_request_exception = False

    response = client.get("/cities/")

    assert response.status_code == 500
    assert "It isn’t your fault" in response.content.decode()


def test_an_unknown_host_is_refused_with_a_page(client):
    response = client.get("/", headers={"host": "evil.example"})

    assert response.status_code == 400
    assert "Something in this address isn’t right" in response.content.decode()


def test_a_former_address_of_a_city_leads_on_for_five_minutes(roster, client):
    City.objects.filter(slug="boston-ma").update(slug="boston-town-ma")

    response = client.get("/cities/boston-ma/")

    assert (response.status_code, response["Cache-Control"]) == (301, "max-age=300")


def test_static_files_are_kept_as_whitenoise_says(settings, client):
    (settings.STATIC_ROOT / "kept.css").write_text("p {}")

    response = client.get("/static/kept.css")

    assert response.getvalue() == b"p {}"
    assert response["Cache-Control"] == "max-age=60, public"


def test_pages_of_the_admin_are_kept_by_nobody(client, db):
    assert "no-store" in client.get("/admin/login/")["Cache-Control"]


def test_a_page_unchanged_is_not_sent_again(roster, client):
    first = client.get("/cities/")

    again = client.get("/cities/", headers={"if-none-match": first["ETag"]})

    assert again.status_code == 304
