"""The page about the program: what each level took, and studies that no city's page shows."""

from certifications.levels import Level
from cities.models import CaseStudy
from tests.factories import make_award, make_city


def test_each_level_is_named_with_what_it_took(db, page):
    text = page("/about/").main.get_text()

    assert [level.label for level in Level if level.label not in text] == []
    assert "67 to 83" in " ".join(text.split())


def test_a_study_stands_here_until_one_of_its_cities_is_certified(db, page):
    city = make_city(population=40_000)
    study = CaseStudy.objects.create(title="Buses", publisher="A", url="https://example.org/b")
    study.cities.add(city)
    assert page("/about/").select("a[href='https://example.org/b']")

    make_award(city=city)

    assert page("/about/").select("a[href='https://example.org/b']") == []
    assert page("/cities/boston-ma/").select("a[href='https://example.org/b']")
