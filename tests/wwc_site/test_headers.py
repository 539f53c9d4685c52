"""What holds for every public response, whichever view made it."""

import pytest

from tests.wwc_site.public_pages import PUBLIC


@pytest.mark.parametrize(("address", "status"), PUBLIC)
def test_every_public_response_is_guarded_and_sets_no_cookie(roster, client, address, status):
    response = client.get(address)

    policy = dict(
        directive.strip().split(" ", 1)
        for directive in response["Content-Security-Policy"].split(";")
    )
    assert response.status_code == status
    assert policy["default-src"] == policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert {policy[f"{kind}-src"] for kind in ("script", "style", "img", "font")} == {"'self'"}
    assert "unsafe" not in response["Content-Security-Policy"]
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert "geolocation=()" in response["Permissions-Policy"]
    assert response["X-Frame-Options"] == "DENY"
    assert not response.cookies
    assert "cookie" not in response.get("Vary", "").lower()


@pytest.mark.parametrize(
    ("method", "address", "host", "status"),
    [
        ("post", "/cities/", "localhost", 405),
        ("get", "/cities/", "evil.example", 400),
        ("get", "/cities/?as_of=never", "localhost", 400),
        ("get", "/cities", "localhost", 301),
    ],
)
def test_what_no_view_answers_is_in_no_frame_either(client, db, method, address, host, status):
    response = getattr(client, method)(address, headers={"host": host})

    assert response.status_code == status
    assert response["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in response["Content-Security-Policy"]


@pytest.mark.parametrize(
    "address",
    [address for address, _ in PUBLIC]
    + ["/cities", "/favicon.ico", "/robots.txt", "/sitemap.xml", "/sitemap-eligible.xml"]
    + ["/cities.csv", "/awards.atom", "/compare.csv?city=boston-ma&city=los-angeles-ca"]
    + ["/data/", "/data/openapi.json", "/data/datapackage.json", "/cities.csv?level=bronze"]
    + [
        "/find/?q=boston",
        "/find/?q=springfield",
        "/find/suggestions.json?q=bos",
        "/find/suggestions.json?q=%01",
    ]
    + ["/cities/?as_of=2018-12-31", "/cities/?as_of=never", "/states/ma/"],
)
def test_what_follows_the_record_is_asked_for_anew_each_time(roster, client, address):
    response = client.get(address)

    assert response.get("Cache-Control") == "no-cache"


def test_a_refused_method_and_a_fault_are_asked_for_anew_each_time(roster, client, monkeypatch):
    client.raise_request_exception = False
    monkeypatch.setattr("cities.pages.directory.facet_counts", None)

    answers = [client.post("/cities/"), client.get("/cities/")]

    assert [(a.status_code, a["Cache-Control"]) for a in answers] == [
        (405, "no-cache"),
        (500, "no-cache"),
    ]


def test_a_refused_method_is_answered_in_the_format_of_the_url(client, settings):
    (settings.STATIC_ROOT / "refused.css").touch()
    addresses = ["/cities/", "/cities.json", "/cities.csv", "/static/refused.css"]
    answers = [client.post(address) for address in addresses]

    allowed = [answer["Allow"] for answer in answers]
    assert allowed == ["GET, HEAD", *["GET, HEAD, OPTIONS"] * 2, "GET, HEAD"]
    assert {answer["Cache-Control"] for answer in answers} == {"no-cache"}
    assert [answer["Content-Type"].partition(";")[0] for answer in answers] == [
        "text/html",
        "application/json",
        "text/plain",
        "text/html",
    ]
    assert b"with GET or HEAD" in answers[1].content


def test_no_ability_of_a_device_is_granted(db, client):
    policy = client.get("/healthz")["Permissions-Policy"]

    refused = {ability.removesuffix("=()") for ability in policy.split(", ")}
    assert refused == {"accelerometer", "browsing-topics", "camera", "display-capture"} | {
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "payment",
        "usb",
    }


# Files are open to all ------------------------------------------------------------------------

FILES = ["/cities.csv", "/cities.xlsx?level=gold", "/awards.atom", "/corrections.json"]
FILES += ["/compare.csv?city=boston-ma&city=los-angeles-ca", "/data/openapi.json"]
FILES += ["/find/suggestions.json?q=bos", "/badges/boston-ma.svg", "/cards/site.png"]
REFUSED = [("/cities.json?level=bronze", 400), ("/cities.csv?as_of=never", 400)]
REFUSED += [("/badges/nowhere.svg", 404), ("/nothing.json", 404)]


@pytest.mark.parametrize(("address", "status"), [*((each, 200) for each in FILES), *REFUSED])
def test_a_script_of_any_origin_may_read_a_file_and_why_it_was_refused(
    roster, client, address, status
):
    response = client.get(address, headers={"origin": "https://a.example"})

    assert response.status_code == status
    assert response["Access-Control-Allow-Origin"] == "*"
    assert response["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert {"ETag", "Content-Range"} <= set(response["Access-Control-Expose-Headers"].split(", "))
    assert "Access-Control-Allow-Credentials" not in response
    assert not response.cookies
    assert "origin" not in response.get("Vary", "").lower()


@pytest.mark.parametrize("address", [*FILES, "/cities.json?level=bronze", "/cities.csv?as_of=x"])
def test_a_browser_that_asks_before_is_told_what_it_may_send(
    roster, client, address, django_assert_num_queries
):
    asked = {"origin": "https://a.example", "access-control-request-method": "GET"}
    with django_assert_num_queries(0):
        response = client.options(address, headers=asked)

    assert (response.status_code, response.content) == (204, b"")
    assert response["Allow"] == "GET, HEAD, OPTIONS"
    assert (
        response["Access-Control-Allow-Origin"] == response["Access-Control-Allow-Headers"] == "*"
    )
    assert response["Access-Control-Allow-Methods"] == "GET, HEAD"
    assert not response.cookies


def test_a_file_takes_nothing_else_and_says_so(roster, client):
    refused = client.post("/cities.csv")

    assert (refused.status_code, refused["Allow"]) == (405, "GET, HEAD, OPTIONS")


@pytest.mark.parametrize(
    "address", ["/cities/", "/admin/login/", "/press/a.csv", "/nowhere.csv", "/readyz"]
)
def test_pages_and_what_is_for_a_few_answer_no_other_origin(roster, client, address):
    asked = client.options(address)

    assert asked.status_code in (405, 200 if address.startswith("/admin/") else 405)
    assert "Access-Control-Allow-Methods" not in asked
    if address != "/nowhere.csv":
        assert "Access-Control-Allow-Origin" not in client.get(address)
