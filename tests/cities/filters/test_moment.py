"""The moment of a request."""

from datetime import UTC, date, datetime

import pytest
from django.test import RequestFactory

from cities.filters.moment import set_moment
from cities.responses import BadRequest
from tests.factories import make_announcement

NOW = datetime(2026, 12, 1, 13, 30, tzinfo=UTC)


def asked(query, **options):
    request = RequestFactory().get(f"/{query}")
    set_moment(request, NOW, **options)
    return request


def test_without_a_day_the_moment_is_the_present():
    request = asked("")

    assert (request.now, request.at, request.as_of, request.kept) == (NOW, NOW, None, "")


def test_a_day_is_asked_about_at_its_end_and_kept():
    request = asked("?as_of=2026-11-30")

    assert (request.now, request.as_of) == (NOW, date(2026, 11, 30))
    assert request.at == datetime(2026, 12, 1, 4, 59, 59, 999999, tzinfo=UTC)
    assert (request.kept, request.kept_query.urlencode()) == (
        "?as_of=2026-11-30",
        "as_of=2026-11-30",
    )


def test_today_is_asked_about_now():
    assert asked("?as_of=2026-12-01").at == NOW


@pytest.mark.parametrize(
    "query", ["?as_of=2026-12-02", "?as_of=x", "?as_of=2026-11-30&as_of=2026-11-29"]
)
def test_a_day_that_is_none_or_to_come_is_refused(query):
    with pytest.raises(BadRequest):
        asked(query)


def test_the_day_is_not_read_where_it_means_nothing():
    assert asked("?as_of=x", takes_day=False).at == NOW


def test_the_coverage_is_that_of_the_moment(db):
    announced = make_announcement(year=2026, announced_at=NOW)

    assert asked("").coverage.announcements == (announced,)
    assert asked("?as_of=2026-11-30").coverage.announcements == ()
