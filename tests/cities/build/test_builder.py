"""The fixture builder, by tables of cases."""

import csv
import json
from collections import Counter
from pathlib import Path

import pytest
from django.utils.text import slugify

from certifications.roster import parse_roster
from cities.build.builder import BuildError, build, population_of, to_json

FIXTURES = Path(__file__).parents[3] / "fixtures"
ABSENT = "not among the places of 30,000 or more in fixtures/places.csv"
URL = "https://example.org/"


def place(name="Boston", state="MA", **changes):
    row = {
        "geoid": "2507000",
        "name": name,
        "official_name": "",
        "state": state,
        "slug": slugify(f"{name} {state}"),
        "certified_as": "",
        "other_names": "",
        "lat": "42.358431",
        "lon": "-71.059773",
        "pop_2020": "675647",
        "pop_2024": "673458",
        "population_area": "",
        "region": "Northeast",
        "website": "",
    }
    return row | changes


def announcement(year="2018", **changes):
    row = {
        "year": year,
        "announced_at": f"{year if len(year) == 4 else 2018}-01-25T00:00:00-05:00",
        "precision": "day",
        "day_in_words": "",
        "title": "Press release",
        "publisher": "Bloomberg Philanthropies",
        "source_url": URL + year,
        "stated_total": "9",
        "coverage": "complete",
        "checked_on": "",
        "note": "",
    }
    return row | changes


def case_study(city_slugs="", **changes):
    row = {"title": "Clean Streets", "publisher": "DSCS", "published_on": "", "url": URL}
    return row | {"city_slugs": city_slugs} | changes


def built(
    roster="Boston, MA (2018 Silver)",
    *,
    places=None,
    announcements=None,
    sources=(),
    case_studies=(),
):
    return build(
        roster,
        places or [place()],
        announcements or [announcement()],
        list(sources),
        list(case_studies),
    )


def faults_of(*arguments, **tables):
    with pytest.raises(BuildError) as refused:
        built(*arguments, **tables)
    return refused.value.faults


def fields_of(objects, model):
    return [each["fields"] for each in objects if each["model"] == model]


@pytest.fixture(scope="module")
def published():
    """The build of the committed sources."""

    def rows(name):
        with open(FIXTURES / name, encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    tables = [
        rows(name)
        for name in ("places.csv", "announcements.csv", "award_sources.csv", "case_studies.csv")
    ]
    return build((FIXTURES / "roster.txt").read_text("utf-8"), *tables)


# The published roster


def test_published_roster_gives_13_cities_and_16_awards(published):
    counts = Counter(each["model"] for each in published.fixtures["roster.json"])

    assert counts == {
        "cities.city": 13,
        "certifications.announcement": 11,
        "certifications.assessment": 16,
        "certifications.certificationaward": 16,
        "certifications.awardsource": 2,
    }


def test_published_roster_spans_ten_states_and_the_district(published):
    states = {city["state"] for city in fields_of(published.fixtures["roster.json"], "cities.city")}

    assert len(states - {"DC"}) == 10
    assert "DC" in states


def test_published_awards_are_those_counted_by_hand(published):
    awards = fields_of(published.fixtures["roster.json"], "certifications.certificationaward")

    counts = Counter((award["assessment"][1], award["level"]) for award in awards)

    assert counts == {(2018, 1): 8, (2018, 2): 1, (2019, 1): 4, (2019, 2): 3}


def test_published_cities_hold_four_gold_and_nine_silver_now(published):
    awards = fields_of(published.fixtures["roster.json"], "certifications.certificationaward")

    current = {award["assessment"][0]: award["level"] for award in awards}

    assert Counter(current.values()) == {1: 9, 2: 4}


def test_published_roster_tells_the_one_state_it_filled_in(published):
    assert published.notes == (
        "San Francisco: no state printed; taken as San Francisco, CA, "
        "the only eligible place of that name",
    )


def test_published_case_studies_are_all_built(published):
    assert len(published.fixtures["case_studies.json"]) == 8


# Places of the committed table


def committed_places():
    with open(FIXTURES / "places.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_place_can_be_named_in_the_roster():
    labels = [f"{row['name']}, {row['state']}" for row in committed_places()]
    bracketed = labels.index("El Paso de Robles (Paso Robles), CA")
    labels[bracketed] = "Paso Robles, CA"  # its other name: the notation holds no brackets

    lines = parse_roster(", ".join(f"{label} (2018 Silver)" for label in labels))

    assert [line.label for line in lines] == labels
    assert len(lines) == 1361


# What is built


def test_objects_name_each_other_by_natural_keys():
    objects = built().fixtures["roster.json"]

    assert objects[1]["model"] == "certifications.announcement"
    assert objects[2:] == [
        {"model": "certifications.assessment", "fields": {"city": ["boston-ma"], "year": 2018}},
        {
            "model": "certifications.certificationaward",
            "fields": {
                "assessment": ["boston-ma", 2018],
                "level": 1,
                "announcement": [2018, "2018-01-25T00:00:00-05:00"],
            },
        },
    ]


def test_city_takes_its_fields_from_the_place():
    row = place(official_name="City of Boston", website="https://www.boston.gov/")

    city = built(places=[row]).fixtures["roster.json"][0]

    assert city == {
        "model": "cities.city",
        "fields": {
            "name": "Boston",
            "official_name": "City of Boston",
            "state": "MA",
            "slug": "boston-ma",
            "geoid": "2507000",
            "population": 675647,
            "population_year": 2020,
            "population_source": "U.S. Census Bureau, 2020 Census",
            "population_area": "",
            "certified_as": "",
            "latitude": 42.358431,
            "longitude": -71.059773,
            "region": "Northeast",
            "website": "https://www.boston.gov/",
            "note": "",
        },
    }


def test_leading_zero_of_a_geoid_is_kept():
    (city, *_) = built(places=[place(geoid="0644000")]).fixtures["roster.json"]

    assert city["fields"]["geoid"] == "0644000"


def test_objects_are_sorted_whatever_the_order_of_the_roster():
    places = [place("Reno", "NV"), place("Boston", "MA")]
    roster = "Reno, NV (2019 Gold, 2018 Silver), and Boston, MA (2018 Silver)"

    objects = built(
        roster, places=places, announcements=[announcement("2019"), announcement()]
    ).fixtures

    cities = fields_of(objects["roster.json"], "cities.city")
    awards = fields_of(objects["roster.json"], "certifications.certificationaward")
    assert [city["slug"] for city in cities] == ["boston-ma", "reno-nv"]
    assert [award["assessment"] for award in awards] == [
        ["boston-ma", 2018],
        ["reno-nv", 2018],
        ["reno-nv", 2019],
    ]


def test_case_study_names_its_cities_by_slug():
    study = case_study("boston-ma", published_on="2018-03")

    assert built(case_studies=[study]).fixtures["case_studies.json"] == [
        {
            "model": "cities.casestudy",
            "fields": {
                "title": "Clean Streets",
                "publisher": "DSCS",
                "published_on": "2018-03",
                "url": URL,
                "cities": [["boston-ma"]],
            },
        }
    ]


def test_case_studies_are_sorted_by_title_then_address():
    keys = [("B", URL + "1"), ("A", URL + "3"), ("A", URL + "2")]
    studies = [case_study(title=title, url=url) for title, url in keys]

    objects = built(case_studies=studies).fixtures["case_studies.json"]

    assert [(o["fields"]["title"], o["fields"]["url"]) for o in objects] == sorted(keys)


def test_json_keeps_accents_and_ends_with_a_line():
    assert to_json([{"name": "Cañon"}]) == '[\n  {\n    "name": "Cañon"\n  }\n]\n'


def test_json_reads_back_as_the_objects(published):
    objects = published.fixtures["roster.json"]

    assert json.loads(to_json(objects)) == objects


# Population


@pytest.mark.parametrize(
    ("count", "estimate", "persons", "year"),
    [
        (675_647, 673_458, 675_647, 2020),
        (30_000, 29_999, 30_000, 2020),
        (29_999, 30_000, 30_000, 2024),
        (29_999, 29_999, 29_999, 2020),
    ],
)
def test_population_is_the_count_unless_only_the_estimate_is_enough(count, estimate, persons, year):
    assert population_of({"pop_2020": count, "pop_2024": estimate})[:2] == (persons, year)


@pytest.mark.parametrize(
    ("count", "source"),
    [
        ("30000", "U.S. Census Bureau, 2020 Census"),
        ("29999", "U.S. Census Bureau, Vintage 2024 estimate for July 1, 2024"),
    ],
)
def test_population_source_is_that_of_the_figure(count, source):
    (city, *_) = built(places=[place(pop_2020=count, pop_2024="30001")]).fixtures["roster.json"]

    assert city["fields"]["population_source"] == source


# Which place a line means

SMALL = {"pop_2020": "29000", "pop_2024": "29500"}
SPRINGFIELDS = [place("Springfield", state) for state in ("OR", "MO", "IL", "OH", "MA")]


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("BOSTON", "Boston"),
        ("Canon City", "Cañon City"),
        ("Cañon City", "Canon City"),
        ("Can\u0303on City", "Cañon City"),
        ("O’Fallon", "O'Fallon"),
        ("O'Fallon", "O’Fallon"),
    ],
)
def test_case_accents_and_form_of_apostrophe_do_not_count(printed, name):
    row = place(name, slug="a-city")

    (city, *_) = built(f"{printed}, MA (2018 Silver)", places=[row]).fixtures["roster.json"]

    assert city["fields"]["name"] == name


@pytest.mark.parametrize("printed", ["St Louis", "Saint Louis", "St. Louis City", "Louis"])
def test_name_that_differs_otherwise_is_refused_with_the_name_it_may_mean(printed):
    (fault,) = faults_of(f"{printed}, MO (2018 Silver)", places=[place("St. Louis", "MO")])

    assert fault == f"{printed}, MO: {ABSENT}: did you mean St. Louis, MO?"


def test_name_that_is_near_to_none_is_refused_without_a_guess():
    assert faults_of("Gotham, NY (2018 Silver)") == [f"Gotham, NY: {ABSENT}"]


def test_misspelled_name_of_the_whole_vocabulary_is_refused_with_the_right_one():
    faults = faults_of("Arlingtn, TX (2018 Silver)", places=committed_places())

    assert faults == [f"Arlingtn, TX: {ABSENT}: did you mean Arlington, TX?"]


def test_name_of_several_places_of_the_whole_vocabulary_is_refused_with_their_states():
    faults = faults_of(
        "Springfield (2020 Silver)", places=committed_places(), announcements=[announcement("2020")]
    )

    assert faults == ["Springfield: say which state: IL, MA, MO, OH, OR"]


def test_other_name_is_taken_and_told():
    row = place("El Paso de Robles (Paso Robles)", "CA", slug="p-ca", other_names="Paso Robles; PR")

    result = built("Paso Robles, CA (2018 Silver)", places=[row])

    assert result.fixtures["roster.json"][0]["fields"]["slug"] == "p-ca"
    assert result.notes == ("Paso Robles, CA: another name of El Paso de Robles (Paso Robles), CA",)


def test_state_chooses_between_places_of_one_name():
    (city, *_) = built("Springfield, MO (2018 Gold)", places=SPRINGFIELDS).fixtures["roster.json"]

    assert city["fields"]["slug"] == "springfield-mo"


def test_line_without_state_that_two_places_could_be_is_refused():
    faults = faults_of("Springfield (2018 Silver)", places=SPRINGFIELDS)

    assert faults == ["Springfield: say which state: IL, MA, MO, OH, OR"]


def test_line_without_state_is_the_one_eligible_place():
    places = [place("Springfield", "MO"), place("Springfield", "OH", **SMALL)]

    result = built("Springfield (2018 Silver)", places=places)

    assert result.fixtures["roster.json"][0]["fields"]["state"] == "MO"
    assert result.notes == (
        "Springfield: no state printed; taken as Springfield, MO, "
        "the only eligible place of that name",
    )


def test_line_with_state_needs_no_note():
    assert built().notes == ()


def test_place_in_another_state_is_refused_with_that_state():
    faults = faults_of("Boston, TX (2018 Silver)")

    assert faults == [
        "Boston, TX: not among the places of 30,000 or more in fixtures/places.csv: "
        "did you mean Boston, MA?"
    ]


@pytest.mark.parametrize("label", ["Boston", "Boston, MA"])
def test_place_that_is_too_small_is_refused_with_its_figures(label):
    faults = faults_of(f"{label} (2018 Silver)", places=[place(**SMALL)])

    assert faults == [f"{label}: population under 30,000: MA 29,000 (2020 census), 29,500 (2024)"]


def test_two_lines_that_mean_one_place_are_refused():
    faults = faults_of("Boston (2018 Silver), Boston, MA (2018 Silver)")

    assert faults == ["Boston, MA: the same place as Boston, which stands before it"]


# What does not fit together


def test_year_without_announcement_is_refused_once_for_all_its_cities():
    places = [place("Boston", "MA"), place("Reno", "NV")]

    faults = faults_of("Boston, MA (2020 Silver), Reno, NV (2020 Gold)", places=places)

    assert faults == [
        "Boston, MA; Reno, NV: no announcement recorded for 2020: "
        "add it to fixtures/announcements.csv, with its coverage"
    ]


def test_year_whose_announcement_is_not_held_is_refused():
    (fault,) = faults_of(announcements=[announcement(coverage="none")])

    assert fault.startswith("Boston, MA: no announcement recorded for 2018: ")


def test_year_with_two_announcements_that_are_held_is_refused():
    later = announcement(announced_at="2018-12-01T00:00:00-05:00", coverage="partial")

    assert faults_of(announcements=[announcement(), later]) == [
        "Boston, MA: 2018 has 2 announcements of which awards are recorded; begin each round with "
        "its day: ## 2021-12-15 Press release <https://...>"
    ]


ROUNDS = """# Two rounds of one year.
## 2018-01-25 Press release <https://example.org/1>
Boston, MA (2018 Silver)
## 2018-12-01 Press release <https://example.org/2>
Reno, NV (2018 Gold)
"""


def test_each_round_of_a_year_has_its_own_announcement():
    places = [place("Boston", "MA"), place("Reno", "NV", geoid="3260600")]
    later = announcement(announced_at="2018-12-01T00:00:00-05:00")

    objects = built(ROUNDS, places=places, announcements=[announcement(), later])

    awards = fields_of(objects.fixtures["roster.json"], "certifications.certificationaward")
    assert {award["assessment"][0]: award["announcement"] for award in awards} == {
        "boston-ma": [2018, "2018-01-25T00:00:00-05:00"],
        "reno-nv": [2018, "2018-12-01T00:00:00-05:00"],
    }


@pytest.mark.parametrize(
    ("roster", "fault"),
    [
        (
            ROUNDS.replace("2018-12-01", "2018-12-02"),
            "Reno, NV: fixtures/announcements.csv has no announcement of 2018 on 2018-12-02",
        ),
        (
            ROUNDS.replace("Reno, NV (2018 Gold)", "Boston, MA (2018 Gold)"),
            "Boston, MA: it has an award of 2018 in the round of 2018-01-25 already",
        ),
    ],
)
def test_what_is_wrong_with_a_round_is_named(roster, fault):
    places = [place("Boston", "MA"), place("Reno", "NV", geoid="3260600")]
    later = announcement(announced_at="2018-12-01T00:00:00-05:00")

    assert faults_of(roster, places=places, announcements=[announcement(), later]) == [fault]


def test_source_of_an_award_that_the_roster_lacks_is_refused():
    known = {
        "url": URL,
        "slug": "boston-ma",
        "year": "2018",
        "title": "Post",
        "publisher": "X",
        "published_on": "",
        "checked_on": "",
        "stance": "supports",
        "note": "",
    }
    (_, _, _, _, source) = built(sources=[known]).fixtures["roster.json"]

    assert source["fields"]["award"] == ["boston-ma", 2018]
    assert faults_of(sources=[known | {"year": "2019"}]) == [
        "fixtures/award_sources.csv: boston-ma has no award of 2019"
    ]


@pytest.mark.parametrize("slug", ["atlantis-ga", "reno-nv"])
def test_case_study_of_a_city_outside_the_roster_is_refused(slug):
    places = [place(), place("Reno", "NV")]

    faults = faults_of(places=places, case_studies=[case_study(f"boston-ma {slug}")])

    assert faults == [
        f'fixtures/case_studies.csv: "Clean Streets" names {slug}, no city of the roster'
    ]


def test_case_study_of_a_refused_city_is_not_reported_as_well():
    faults = faults_of("Boston, MA (2018 Bronze)", case_studies=[case_study("boston-ma")])

    assert [fault.partition(":")[0] for fault in faults] == ["Boston, MA (2018 Bronze)"]


def test_faults_of_the_roster_and_of_its_places_are_told_at_once():
    roster = "Boston, MA (2018 Bronze), Atlantis, GA (2018 Silver), Reno (2020 Gold)"
    study = case_study("atlantis-ga")

    faults = faults_of(roster, places=[place(), place("Reno", "NV")], case_studies=[study])

    assert [fault.partition(":")[0] for fault in faults] == [
        "Boston, MA (2018 Bronze)",
        "Atlantis, GA",
        "Reno",
        "fixtures/case_studies.csv",
    ]


# Malformed rows


@pytest.mark.parametrize(
    ("column", "text", "expected"),
    [
        ("slug", "Boston MA", "of small letters, digits and hyphens"),
        ("geoid", "644000", "a code of seven digits"),
        ("name", " ", "a text"),
        ("state", "ZZ", "the USPS code of a state"),
        ("lat", "north", "a number of degrees"),
        ("lon", "nan", "a number of degrees"),
        ("pop_2020", "675,647", "a number of persons"),
        ("pop_2024", "", "a number of persons"),
        ("region", "", "a text"),
        ("website", "www.boston.gov", "a web address, or empty"),
    ],
)
def test_malformed_place_is_refused_by_file_row_and_column(column, text, expected):
    rows = [place("Reno", "NV"), place(**{column: text})]

    assert faults_of(places=rows) == [
        f'fixtures/places.csv, row 3: {column} "{text}" is not {expected}'
    ]


@pytest.mark.parametrize(
    ("column", "text"),
    [
        ("year", "18"),
        ("announced_at", "2018-01-25"),
        ("announced_at", "2018-01-25T00:00:00"),
        ("announced_at", "2018-13-25T00:00:00-05:00"),
        ("source_url", "javascript:alert(1)"),
        ("precision", "hour"),
        ("stated_total", "nine"),
        ("coverage", "most"),
        ("checked_on", "today"),
    ],
)
def test_malformed_announcement_is_refused_by_file_row_and_column(column, text):
    (fault,) = faults_of(announcements=[announcement(**{column: text})])

    assert fault.startswith(f'fixtures/announcements.csv, row 2: {column} "{text}" is not ')


@pytest.mark.parametrize(
    ("column", "text"),
    [
        ("url", ""),
        ("title", ""),
        ("publisher", " "),
        ("published_on", "March 2018"),
        ("city_slugs", "boston-ma, reno-nv"),
    ],
)
def test_malformed_case_study_is_refused_by_file_row_and_column(column, text):
    (fault,) = faults_of(case_studies=[case_study(**{column: text})])

    assert fault.startswith(f'fixtures/case_studies.csv, row 2: {column} "{text}" is not ')


@pytest.mark.parametrize("spoil", [{"website": None}, {None: ["too", "many"]}])
def test_row_with_too_few_or_too_many_values_is_refused(spoil):
    assert faults_of(places=[place() | spoil]) == [
        "fixtures/places.csv, row 2: it has not as many values as there are columns"
    ]


@pytest.mark.parametrize(
    ("tables", "fault"),
    [
        ({"places": [place(), place()]}, 'fixtures/places.csv, row 3: "boston-ma" stands twice'),
        (
            {"announcements": [announcement(), announcement()]},
            'fixtures/announcements.csv, row 3: "2018-01-25T00:00:00-05:00" stands twice',
        ),
        (
            {"case_studies": [case_study(), case_study(title="B")]},
            f'fixtures/case_studies.csv, row 3: "{URL}" stands twice',
        ),
    ],
)
def test_row_whose_key_stands_twice_is_refused(tables, fault):
    assert faults_of(**tables) == [fault]


def test_faults_of_the_roster_and_of_all_rows_are_told_at_once():
    faults = faults_of(
        "Boston, MA (2018 Bronze)",
        places=[place(lat="x", lon="y")],
        announcements=[announcement(year="x")],
        case_studies=[case_study(url="x")],
    )

    assert [fault.partition(":")[0] for fault in faults] == [
        "Boston, MA (2018 Bronze)",
        "fixtures/places.csv, row 2",
        "fixtures/places.csv, row 2",
        "fixtures/announcements.csv, row 2",
        "fixtures/case_studies.csv, row 2",
    ]
