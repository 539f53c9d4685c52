"""A day that is none, or still to come, is refused on every page and file."""

import pytest

PAGES = [
    "/",
    "/cities/",
    "/cities/boston-ma/",
    "/cities/dallas-tx/",
    "/find/?q=springfield",
    "/states/",
]


FILES = ["/cities.csv", "/cities.json", "/awards.atom", "/badges/boston-ma.svg"]


def dated(address, day):
    return f"{address}{'&' if '?' in address else '?'}as_of={day}"


@pytest.mark.parametrize("address", [*PAGES, *FILES])
@pytest.mark.parametrize("day", ["2018-02-30", "tomorrow", "2999-01-01", "%00", "1", "x" * 5000])
def test_day_that_is_none_or_to_come_is_refused_everywhere(published, client, address, day):
    response = client.get(dated(address, day))

    assert response.status_code == 400
    assert "as_of: " in response.content.decode()
    assert "boston-ma" not in response.content.decode()


@pytest.mark.parametrize("day", ["never", "2018-12-31&as_of=2019-12-31", "2018-12-31"])
def test_the_admin_takes_the_word_for_its_own(db, client, day):
    response = client.get(f"/admin/login/?as_of={day}")

    assert response.status_code == 200
    assert response.wsgi_request.as_of is None
    assert response.wsgi_request.at == response.wsgi_request.now
    assert response.wsgi_request.kept == ""
