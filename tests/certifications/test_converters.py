"""What may stand in a URL where a year is meant."""

import re

import pytest

from certifications.converters import Year


@pytest.mark.parametrize(("year", "text"), [(2018, "2018"), (800, "0800")])
def test_a_year_is_read_as_it_is_written(year, text):
    assert Year().to_url(year) == text
    assert Year().to_python(text) == year


@pytest.mark.parametrize("text", ["18", "02018", "201x", "-201", "٢٠١٨", ""])
def test_anything_else_is_no_year(text):
    assert not re.fullmatch(Year.regex, text)
