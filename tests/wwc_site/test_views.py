"""Pages that belong to no part of the record: the state of the process, robots.txt."""

from django.db import DatabaseError, connection


def test_healthz_is_ok_while_the_database_answers(db, client):
    response = client.get("/healthz")

    assert (response.status_code, response.content) == (200, b"ok\n")


def test_healthz_fails_when_the_database_does_not_answer(db, client):
    with connection.execute_wrapper(gone):
        response = client.get("/healthz")

    assert response.status_code == 503


def gone(*_):
    raise DatabaseError("gone")


def test_robots_are_welcome_and_led_to_the_sitemaps(client):
    response = client.get("/robots.txt", headers={"host": "localhost"})

    assert response.headers["Content-Type"] == "text/plain"
    assert response.content.decode().splitlines() == [
        "User-agent: *",
        "Disallow: /admin/",
        "Sitemap: http://127.0.0.1:8000/sitemap.xml",
        "Sitemap: http://127.0.0.1:8000/sitemap-eligible.xml",
    ]
