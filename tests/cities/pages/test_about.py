"""The page about the program: what each level took, and studies that no city's page shows."""

from certifications.levels import Level
from cities.models import CaseStudy
from tests.factories import make_award, make_city


def test_each_level_is_named_with_what_it_took(db, page):
    text = " ".join(page("/about/").main.get_text().split())

    assert [level.label for level in Level if level.label not in text] == []
    assert "meet 67–83% of the program’s 45 criteria" in text
    assert "practices across at least two components" in text


def test_what_is_missing_is_listed_with_its_source(roster, page):
    rows = page("/about/").select("#announcements ~ table tbody tr")
    texts = [" ".join(row.get_text(" ").split()) for row in rows]

    assert len(texts) == 11
    assert texts[1].startswith("April 24, 2019 2019 13 every award Press release")
    assert texts[-1].startswith("January 2026 2025 not recorded none of its awards News story")


def test_a_study_stands_here_until_one_of_its_cities_is_certified(db, page):
    city = make_city(population=40_000)
    study = CaseStudy.objects.create(title="Buses", publisher="A", url="https://example.org/b")
    study.cities.add(city)
    assert page("/about/").select("a[href='https://example.org/b']")

    make_award(city=city)

    assert page("/about/").select("a[href='https://example.org/b']") == []
    assert page("/cities/boston-ma/").select("a[href='https://example.org/b']")


def test_the_page_says_what_certified_does_not_mean(published, page):
    said = " ".join(page("/about/").main.get_text().split())

    for statement in (
        "from 2018 to 2021 it also named an Honor Roll",
        "doesn’t publish a list of applicants",
        "We found no published end date",
        "changed in 2019 and in 2022",
        "no city’s score",
        "45 criteria in eight practices",
    ):
        assert statement in said


def test_every_section_is_in_the_contents(published, page):
    soup = page("/about/")

    linked = [a["href"].removeprefix("#") for a in soup.select("nav.contents a")]
    assert linked == [h2["id"] for h2 in soup.main.select("h2") if h2["id"] != "reading"]


def test_errors_are_reported_where_the_operator_says(db, page, settings):
    settings.CONTACT = "record@example.org"

    assert page("/about/").select("a[href='mailto:record@example.org']")


def test_what_the_program_stated_is_sourced(published, page):
    statements = page("/about/").select("#program ~ p, #by-whom ~ p")

    assert len(statements) == 6
    assert [p for p in statements if "Source" not in p.get_text()] == []
