"""The URLs for programs, described in OpenAPI 3.1. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from cities.filters.parameters import Parameter
from cities.publication import LICENSE, LICENSE_NAME, LICENSE_URL, PROGRAM, SITE, TERMS

from .columns import TABLES, with_unit
from .formats import Format

# The version of the URLs and their answers. The record has a version of its own.
INTERFACE = "1.0.0"
TITLE = f"{SITE}: cities and awards"
ABSTRACT = (
    f"The public record of {PROGRAM}: which U.S. cities were certified, at "
    "what level, in which year, each award with the announcement that it can be checked against."
)
OF_THE_FILES = (
    "Every file has all rows that match, in the order asked for. Different parameters narrow the "
    "result, a repeated one widens it; empty values and unknown parameters do not filter. Level, "
    "year and event always speak of the same award. An unknown value gets status 400 and a "
    "sentence that says what to use."
)
ANSWERS = {
    "cities": "One row per city that matches",
    "awards": "One row per award that matches",
    "openapi": "This description, OpenAPI 3.1",
    "datapackage": "The description of the CSV files, a Frictionless data package",
}
TEXT = {"type": "string"}
URL = {"type": "string", "format": "uri"}
REFUSAL = {
    "type": "object",
    "description": "What to change: one sentence for each value, and all of them in one.",
    "required": ["error", "faults"],
    "additionalProperties": False,
    "properties": {"error": TEXT, "faults": {"type": "array", "items": TEXT, "minItems": 1}},
}
# What a file in JSON says of itself, beside its rows.
ABOUT = {
    "title": {**TEXT, "description": "What was asked and found, in words."},
    "query": {
        "type": "object",
        "description": "The parameters that were asked for, each with its values.",
        "additionalProperties": {"type": "array", "items": TEXT},
    },
    "ignored": {
        "type": "array",
        "items": TEXT,
        "description": "Parameters that we don't know: perhaps misspelled.",
    },
    "count": {"type": "integer", "minimum": 0, "description": "The number of rows."},
    "as_of": {**TEXT, "format": "date", "description": "The day whose record this is."},
    "version": {**TEXT, "description": "Changes with every published value."},
    "complete_through": {
        "type": ["string", "null"],
        "format": "date",
        "description": "Every award of every known announcement up to this day is here.",
    },
    "record_through": {
        "type": ["string", "null"],
        "format": "date",
        "description": "The day of the newest announcement of an award in this file.",
    },
    "license": {"const": LICENSE},
    "license_url": {"const": LICENSE_URL},
    "terms": {"const": TERMS},
    "source": {**URL, "description": "The page that shows the same."},
}

# Each is said in JSON or in text, as the format of the URL is.
REFUSALS: dict[str, dict] = {
    "Refused": {
        "description": "A value is unknown: the response names the parameter and says what to use.",
    },
    "ReadOnly": {
        "description": "The method is not GET or HEAD.",
        "headers": {"Allow": {"required": True, "schema": {"const": "GET, HEAD"}}},
    },
}


@dataclass(frozen=True)
class Endpoint:
    """A URL that answers programs: its path, what it tells of, in which format."""

    path: str
    content: str  # a key of ANSWERS
    format: Format

    @property
    def is_of_query(self) -> bool:
        return self.content in TABLES


@dataclass(frozen=True)
class Publication:
    """What both descriptions say of the site; `site` ends without a slash."""

    site: str
    page: str
    contact: dict  # "email" or "url"; empty where the operator gave none


def openapi(
    publication: Publication,
    endpoints: Iterable[Endpoint],
    parameters: Iterable[Parameter],
) -> dict:
    """Return the OpenAPI 3.1 description of the endpoints."""
    parameters, schemas = tuple(parameters), _schemas()
    in_json = {"application/json": {"schema": _ref("schemas", "Refusal")}}
    in_text = {"text/plain": {"schema": TEXT}}
    contact = {"contact": {"name": SITE, **publication.contact}} if publication.contact else {}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": TITLE,
            "version": INTERFACE,
            "summary": ABSTRACT,
            "description": f"{OF_THE_FILES}\n\n{TERMS}",
            "license": {"name": LICENSE_NAME, "identifier": LICENSE},
            **contact,
        },
        "servers": [{"url": publication.site}],
        "externalDocs": {"description": "The data page", "url": publication.page},
        "paths": {
            endpoint.path: {"get": _operation(endpoint, parameters, schemas)}
            for endpoint in endpoints
        },
        "components": {
            "parameters": {each.name: _parameter(each) for each in parameters},
            "schemas": schemas,
            "headers": {
                "ETag": {
                    "description": "Changes with the response; send it back as If-None-Match.",
                    "required": True,
                    "schema": TEXT,
                }
            },
            "responses": {
                "Unchanged": {
                    "description": "Nothing has changed since the response whose ETag was sent."
                },
                **{
                    name + way: refusal | {"content": content}
                    for name, refusal in REFUSALS.items()
                    for way, content in (("", in_json), ("InText", in_text))
                },
            },
        },
    }


def _ref(kind, name):
    return {"$ref": f"#/components/{kind}/{name}"}


def _operation(endpoint, parameters, schemas):
    format = endpoint.format
    way = "" if format.has_json_errors else "InText"
    answer = ANSWERS[endpoint.content]
    return {
        "operationId": _name(endpoint),
        "summary": f"{answer}, as {format.suffix.upper()}" if endpoint.is_of_query else answer,
        "parameters": [
            _ref("parameters", each.name)
            for each in parameters
            if endpoint.is_of_query or each.is_of_the_record
        ],
        "responses": {
            "200": {
                "description": answer,
                "headers": {"ETag": _ref("headers", "ETag")},
                "content": {format.media_type: _content(endpoint, schemas)},
            },
            "304": _ref("responses", "Unchanged"),
            "400": _ref("responses", f"Refused{way}"),
            "405": _ref("responses", f"ReadOnly{way}"),
        },
    }


def _name(endpoint):
    return f"{endpoint.content}_{endpoint.format.suffix}"


def _content(endpoint, schemas):
    """Return the media type object; what is neither text nor JSON has no schema."""
    if _name(endpoint) in schemas:
        return {"schema": _ref("schemas", _name(endpoint))}
    if not endpoint.is_of_query:
        return {"schema": {"type": "object"}}
    return {"schema": TEXT} if endpoint.format.is_text else {}


def _parameter(parameter):
    return {
        "name": parameter.name,
        "in": "query",
        "description": f"{parameter.meaning} Values: {parameter.values}.",
        "style": "form",
        "explode": True,
        "schema": parameter.schema,
    }


def _schemas():
    """Return the schemas by their names; that of a file is named as its operation."""
    rows = {f"{table}_row": _row_schema(columns) for table, columns in TABLES.items()}
    files = {
        f"{table}_json": _file_schema({}, "results", _ref("schemas", f"{table}_row"))
        for table in TABLES
    }
    collection = {"type": {"const": "FeatureCollection"}}
    features = _file_schema(collection, "features", _ref("schemas", "feature"))
    return {
        **rows,
        **files,
        "cities_geojson": features,
        "feature": _feature_schema(),
        "Refusal": REFUSAL,
    }


def _object(properties):
    """Return the schema of an object that has exactly these properties."""
    return {
        "type": "object",
        "required": list(properties),
        "additionalProperties": False,
        "properties": properties,
    }


def _file_schema(first, name, row):
    return _object({**first, **ABOUT, name: {"type": "array", "items": row}})


def _feature_schema():
    degrees = {"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 2}
    point = _object({"type": {"const": "Point"}, "coordinates": degrees})
    return _object(
        {
            "type": {"const": "Feature"},
            "geometry": {
                "description": "Longitude and latitude, WGS 84; null where not recorded.",
                "anyOf": [point, {"type": "null"}],
            },
            "properties": _ref("schemas", "cities_row"),
        }
    )


def _row_schema(columns):
    return _object({column.name: _value_schema(column) for column in columns})


def _value_schema(column):
    """Return the schema of a column's values; null is what is not recorded."""
    kind = "string" if column.type == "date" else column.type
    schema = {"type": kind if column.is_required else [kind, "null"]}
    if column.type == "date" or column.is_url:
        schema["format"] = "date" if column.type == "date" else "uri"
    if column.allowed:
        schema["enum"] = [*column.allowed, *([] if column.is_required else [None])]
    return {**schema, "description": with_unit(column)}
