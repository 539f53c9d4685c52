"""Sessions, accounts, messages and CSRF: all that the admin needs, and nothing on a public page."""

import pytest
from django.core.checks import run_checks
from django.http import HttpResponse
from django.test import Client
from django.urls import path

from cities.models import CaseStudy
from tests.admin_pages import form_of
from tests.wwc_site.test_responses import PUBLIC
from wwc_site import urls

COOKIES = {
    "sessionid": ["x", "not a session", "a" * 5_000],
    "csrftoken": ["x", "not a token", "a" * 5_000],
    "messages": ["x", "W10:1u", "a" * 5_000],
}
ERRORS = [
    ("/cities/?as_of=never", 400),
    ("/cities/?" + "x&" * 2_000, 400),  # more parameters than Django reads
    ("/badges/nowhere.svg", 404),
    ("/cities", 301),
]


@pytest.mark.parametrize("number", range(3))
@pytest.mark.parametrize(("address", "status"), [*PUBLIC, *ERRORS])
def test_cookies_change_nothing_of_a_public_answer(roster, address, status, number):
    plain, client = (Client(headers={"x-request-id": "one"}) for _ in range(2))
    client.cookies.load({name: values[number] for name, values in COOKIES.items()})

    answer, without = client.get(address), plain.get(address)

    assert answer.status_code == status
    assert answer.content == without.content
    assert dict(answer.headers) == dict(without.headers)
    assert not answer.cookies


@pytest.mark.parametrize(
    ("method", "host", "status"), [("post", "localhost", 405), ("get", "evil.example", 400)]
)
def test_cookies_change_nothing_of_a_refusal(db, method, host, status):
    client = Client()
    client.cookies.load({name: values[0] for name, values in COOKIES.items()})

    answer = getattr(client, method)("/cities/", headers={"host": host})

    assert answer.status_code == status
    assert not answer.cookies
    assert "cookie" not in answer.get("Vary", "").lower()


def test_cookies_change_nothing_of_the_page_of_a_fault(settings):
    settings.ROOT_URLCONF = (*urls.urlpatterns, path("broken/", lambda request: 1 / 0))
    client = Client(raise_request_exception=False)
    client.cookies.load({name: values[0] for name, values in COOKIES.items()})

    answer = client.get("/broken/")

    assert answer.status_code == 500
    assert not answer.cookies
    assert "cookie" not in answer.get("Vary", "").lower()


@pytest.mark.parametrize(
    "touch",
    [
        lambda session: session["seen"],
        lambda session: session.get("seen"),
        lambda session: session.update(seen=True),
        lambda session: session.__setitem__("seen", "once"),
        lambda session: "seen" in session,
        lambda session: session.session_key,
        bool,
    ],
)
def test_public_view_that_touches_a_session_fails_and_says_why(settings, touch):
    def curious(request):
        touch(request.session)
        return HttpResponse()

    settings.ROOT_URLCONF = (*urls.urlpatterns, path("curious/", curious))

    with pytest.raises(RuntimeError, match="A public page has no session"):
        Client().get("/curious/")


def test_public_page_knows_no_account(roster, admin_client):
    """Browsers keep the admin's cookies from public pages; one that is sent changes nothing."""
    signed_in, visitor = admin_client.get("/cities/"), Client().get("/cities/")

    assert signed_in.content == visitor.content
    assert not hasattr(signed_in.wsgi_request, "user")


def test_admin_signs_in_saves_and_says_so(db, django_user_model):
    django_user_model.objects.create_superuser("robin", password="x")
    client = Client(enforce_csrf_checks=True)

    form = form_of(client.get("/admin/login/"), "#login-form")
    signed_in = client.post("/admin/login/", form | {"username": "robin", "password": "x"})
    form = form_of(client.get("/admin/cities/casestudy/add/"))
    study = {"title": "A study", "publisher": "A city", "url": "https://example.org/study"}
    saved = client.post("/admin/cities/casestudy/add/", form | study, follow=True)

    assert signed_in.status_code == 302
    assert CaseStudy.objects.filter(title="A study").exists()
    assert "was added successfully" in saved.content.decode()


@pytest.mark.parametrize(
    ("address", "status", "sentence"),
    [
        ("/admin/cities/city/", 302, ""),
        ("/admin/nowhere/", 302, ""),
        ("/admin/login/", 403, "This form has expired"),
    ],
)
def test_admin_refuses_as_before_whatever_cookies_come(db, address, status, sentence):
    client = Client(enforce_csrf_checks=True)
    client.cookies.load({name: values[0] for name, values in COOKIES.items()})

    answer = client.post(address) if status == 403 else client.get(address)

    assert answer.status_code == status
    assert sentence in answer.content.decode()


def test_system_checks_of_the_admin_are_content_with_nothing_silenced(settings):
    settings.SILENCED_SYSTEM_CHECKS = []

    found = run_checks(include_deployment_checks=True)

    assert [each for each in found if each.id.startswith(("admin.", "auth."))] == []
