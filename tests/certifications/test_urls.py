"""Which years have a page."""

from datetime import UTC, datetime

import pytest
import time_machine


@pytest.mark.parametrize(
    "year", ["2014", "2027", "0000", "9999", "99999", "201", "abcd", "２０１８"]
)
def test_a_year_outside_the_program_is_not_found(roster, page, year):
    with time_machine.travel(datetime(2026, 6, 1, tzinfo=UTC), tick=False):
        page(f"/timeline/{year}/", status=404)
