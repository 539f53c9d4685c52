"""What search engines are told, in the words of schema.org."""

from datetime import date
from types import SimpleNamespace

from cities.models import City
from cities.open_data.column import Column
from cities.open_data.links import Link
from cities.pages.json_ld import of_city, of_dataset, trail

BOSTON = City(name="Boston", state="MA", slug="boston-ma")
ADDRESS = "https://d.example.org/cities/boston-ma/"


def test_a_city_of_which_little_is_known_claims_little():
    assert of_city(BOSTON, ADDRESS).keys() == {"@context", "@type", "name", "url"} | {
        "containedInPlace"
    }


def test_a_city_is_told_with_its_place_and_its_site():
    known = of_city(City(name="X", state="MA", latitude=1.5, longitude=-2, website="https://x"), "")

    assert known["geo"] == {"@type": "GeoCoordinates", "latitude": 1.5, "longitude": -2}
    assert known["sameAs"] == "https://x"
    assert "hasCertification" not in known


def test_an_award_is_a_certification_with_its_rating(roster):
    city = City.objects.with_awards().get(slug="los-angeles-ca")

    (award,) = of_city(city, ADDRESS, city.awards)["hasCertification"]

    assert award["name"] == "What Works Cities Certification: Gold, 2018"
    assert award["datePublished"] == "2018-01-25"
    rating = award["certificationRating"]
    assert [rating[word] for word in ("worstRating", "ratingValue", "bestRating")] == [1, 2, 3]


def test_a_trail_numbers_its_steps_from_one():
    steps = trail([("States", "https://d/states/"), ("Kansas", "https://d/states/ks/")])

    found = [(each["position"], each["name"]) for each in steps["itemListElement"]]
    assert found == [(1, "States"), (2, "Kansas")]


COLUMNS = [Column("people", "integer", "How many.", len, unit="one")]


def test_a_data_set_spans_the_years_of_its_awards():
    record = SimpleNamespace(version="v1", changed_on=date(2019, 4, 24), complete_through=None)
    files = [Link("/cities.csv", "Download", "text/csv")]

    known = of_dataset(
        "Name",
        "What.",
        "https://d.example.org/data/",
        record,
        {2019, 2018},
        files,
        COLUMNS,
        ("A", ""),
    )

    assert known["temporalCoverage"] == "2018/2019"
    assert known["dateModified"] == "2019-04-24"
    assert known["distribution"][0]["contentUrl"] == "https://d.example.org/cities.csv"
    assert known["variableMeasured"] == [
        {"@type": "PropertyValue", "name": "people", "description": "How many.", "unitText": "one"}
    ]
    assert known["includedInDataCatalog"]["url"] == "https://d.example.org/data.json"


def test_an_empty_data_set_has_no_dates():
    record = SimpleNamespace(version="empty", changed_on=None)

    known = of_dataset(
        "Name", "What.", "https://d.example.org/data/", record, (), (), (), ("A", "https://a/")
    )

    assert known.keys() & {"temporalCoverage", "dateModified"} == set()
