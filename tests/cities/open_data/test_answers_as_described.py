"""The OpenAPI description against the site: it is valid, and every answer is as it says."""

import json
from datetime import date

import jsonschema
import pytest
import schemathesis
from django.core.wsgi import get_wsgi_application
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode
from schemathesis.specs.openapi.definitions import OPENAPI_31

from wwc_site.page_cache import PageCache

pytestmark = pytest.mark.once

ADDRESS = "/data/openapi.json"
FILES = ["/cities.json", "/cities.geojson", "/awards.json"]
LINES = ["/cities.ndjson", "/awards.ndjson"]
QUERIES = [
    "",
    "?level=gold&year=2018",
    "?level=silver&level=gold&state=CA&sort=-population",
    "?q=boston&standing=current",
    "?level=platinum",
    "?as_of=2017-01-01",
    "?as_of=2018-06-01&year=2018",
    "?q=&level=&year=&state=&standing=&sort=&as_of=",
    "?utm_source=x",
    "?scope=eligible&sort=-year",
]
NEWEST = date(2019, 4, 24)
FEW = settings(
    max_examples=8,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.fixture
def description(client):
    return lambda query="": json.loads(client.get(ADDRESS + query).content)


def answered(description, address, status):
    """Return the schema of what an address answers in JSON with a status."""
    response = description["paths"][address]["get"]["responses"][status]
    if "$ref" in response:
        response = description["components"]["responses"][response["$ref"].rpartition("/")[2]]
    (content,) = response["content"].values()
    return content["schema"] | {"components": description["components"]}


def validate(content, schema):
    checker = jsonschema.FormatChecker()
    jsonschema.Draft202012Validator(schema, format_checker=checker).validate(content)


def test_the_description_is_valid_openapi(roster, description):
    jsonschema.Draft202012Validator(OPENAPI_31).validate(description())


def test_every_schema_of_the_description_is_valid(roster, description):
    components = description()["components"]

    schemas = [*components["schemas"].values()]
    schemas += [parameter["schema"] for parameter in components["parameters"].values()]
    for schema in schemas:
        jsonschema.Draft202012Validator.check_schema(schema)


def test_every_reference_leads_somewhere(roster, description):
    described = description()

    for found in json.dumps(described).split('"$ref": "#/')[1:]:
        _, kind, name = found.split('"')[0].split("/")
        assert name in described["components"][kind]


def test_every_address_for_programs_is_described(roster, description, client):
    described = description()

    assert list(described["paths"]) == [
        *(f"/cities.{form}" for form in ("csv", "json", "ndjson", "geojson", "xlsx")),
        *(f"/awards.{form}" for form in ("csv", "json", "ndjson", "xlsx")),
        *("/states.csv", "/states.json", "/timeline.csv", "/timeline.json"),
        *("/cities/{slug}.json", "/corrections.csv", "/corrections.json"),
        *("/awards.atom", "/corrections.atom", "/find/suggestions.json"),
        *(ADDRESS, "/data/datapackage.json", "/data/datapackage.zip", "/data.json"),
    ]
    for address, methods in described["paths"].items():
        response = client.get(address.format(slug="boston-ma"))
        (media_type,) = methods["get"]["responses"]["200"]["content"]
        assert response["Content-Type"].partition(";")[0] == media_type
        assert response["ETag"]
        assert response["Access-Control-Allow-Origin"] == "*"
        assert response["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("address", FILES)
def test_every_answer_is_as_described(roster, client, description, address, query):
    response = client.get(address + query)

    assert response.status_code == 200
    validate(json.loads(response.getvalue()), answered(description(), address, "200"))


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("table", ["cities", "awards"])
def test_every_line_is_a_row_as_described(roster, client, description, table, query):
    described = description()
    schema = {"$ref": f"#/components/schemas/{table}_row", "components": described["components"]}

    lines = client.get(f"/{table}.ndjson{query}").getvalue().splitlines()

    assert lines or query in ("?level=platinum", "?as_of=2017-01-01")
    for line in lines:
        validate(json.loads(line), schema)


@pytest.mark.parametrize(
    "address",
    ["/states.json", "/timeline.json", "/corrections.json", "/find/suggestions.json?q=bo"],
)
def test_what_takes_no_query_is_as_described(roster, client, description, address):
    response = client.get(address)

    schema = answered(description(), address.partition("?")[0], "200")
    validate(json.loads(response.content), schema)


@pytest.mark.parametrize("slug", ["kansas-city-mo", "boise-id", "nowhere-xx"])
def test_a_city_is_as_described(published, client, description, slug):
    response = client.get(f"/cities/{slug}.json")

    status = str(response.status_code)
    validate(json.loads(response.content), answered(description(), "/cities/{slug}.json", status))


def test_every_operation_has_a_tag_and_a_name_of_its_own(roster, description):
    described = description()
    operations = [methods["get"] for methods in described["paths"].values()]
    tags = {tag["name"] for tag in described["tags"]}

    names = [each["operationId"] for each in operations]
    assert len(set(names)) == len(names)
    assert all(name.isidentifier() for name in names)
    assert {tag for each in operations for tag in each["tags"]} == tags
    assert all(len(each["tags"]) == 1 for each in operations)


@pytest.mark.parametrize("address", [*FILES, *LINES, ADDRESS])
def test_every_refusal_is_as_described(roster, client, description, address):
    response = client.get(f"{address}?as_of=soon")

    assert response.status_code == 400
    validate(json.loads(response.content), answered(description(), address, "400"))


def test_an_answer_that_is_not_as_described_is_seen(roster, client, description):
    content = json.loads(client.get("/cities.json").getvalue())
    content["results"][0]["current_level"] = "bronze"

    with pytest.raises(jsonschema.ValidationError, match="bronze"):
        validate(content, answered(description(), "/cities.json", "200"))


@pytest.mark.parametrize("address", ["/cities.csv", ADDRESS])
def test_what_has_not_changed_is_answered_304(roster, client, address):
    etag = client.get(address)["ETag"]

    assert client.get(address, headers={"if-none-match": etag}).status_code == 304


def test_no_address_takes_anything_but_get_and_head(roster, client, description):
    described = description()
    for address in described["paths"]:
        response = client.post(address.format(slug="boston-ma"))
        assert (response.status_code, response["Allow"]) == (405, "GET, HEAD, OPTIONS")
        schema = answered(described, address, "405")
        if response["Content-Type"] == "application/json":
            validate(json.loads(response.content), schema)
        else:
            validate(response.content.decode(), schema)


def test_the_description_is_of_its_day(roster, description):
    def years(query):
        return description(query)["components"]["parameters"]["year"]["schema"]["items"]["enum"]

    assert years("") == ["", "2018", "2019"]
    assert years("?as_of=2018-06-01") == ["", "2018"]
    assert years("?as_of=2015-06-01") == [""]


@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda mode: mode.value)
def test_schemathesis_finds_nothing(roster, mode):
    described = schemathesis.openapi.from_wsgi(ADDRESS, PageCache(get_wsgi_application()))
    described.hooks.hook("map_query")(_on_a_day_of_the_record)
    tried = set()

    for operation in (found.ok() for found in described.get_all_operations()):

        @FEW
        @given(case=operation.as_strategy(generation_mode=mode))
        def check(case):
            # Compressed answers are not its matter: it would read the bytes as text.
            response = case.call_and_validate(headers={"Accept-Encoding": "identity"})
            tried.add((case.operation.path, response.status_code))  # noqa: B023

        check()

    expected = 200 if mode is GenerationMode.POSITIVE else 400
    assert {path for path, status in tried if status == expected} >= {*FILES, *LINES}


def _on_a_day_of_the_record(context, query):
    """Move a day to that of the newest announcement, if it is before.

    JSON Schema cannot say that a year must be one that was announced by that day.
    """
    day = (query or {}).get("as_of")
    is_early = isinstance(day, str) and day and day < NEWEST.isoformat()
    return query | {"as_of": NEWEST.isoformat()} if is_early else query
