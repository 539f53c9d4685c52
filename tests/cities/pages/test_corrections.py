"""The page of corrections."""

import pytest

from cities.models import City
from cities.pages.corrections import PER_PAGE
from tests.factories import make_city


def change(times):
    for number in range(times):
        City.objects.update(population=200_000 + number)


@pytest.fixture
def topeka(db):
    return make_city(name="Topeka", state="KS", population=126_000)


def test_a_record_that_was_never_corrected_says_so(topeka, page):
    assert "Nothing that readers could see has been changed yet" in page("/corrections/").get_text()


def test_a_correction_says_where_what_and_from_what_to_what(topeka, page):
    change(1)

    cells = [cell.get_text(" ", strip=True) for cell in page("/corrections/").select("tbody td")]

    assert cells == ["Topeka, Kansas , city", "population", "126,000", "200,000", "–"]


def test_many_corrections_have_pages(topeka, page):
    change(PER_PAGE + 3)

    assert len(page("/corrections/").select("tbody tr")) == PER_PAGE
    assert len(page("/corrections/?page=2").select("tbody tr")) == 3


@pytest.mark.parametrize("asked", ["0", "2", "x", "-1", "9" * 30])
def test_a_page_that_is_not_there_is_refused_in_words(topeka, page, asked):
    assert (
        "page: use a number from 1 to 1."
        in page(f"/corrections/?page={asked}", status=400).get_text()
    )
