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
    "Every file answers with all rows of a query, in its order. Different words intersect, "
    "repeated values unite, empty values and unknown words are no filter, and level and year "
    "always speak of one and the same award. A value that does not exist is answered 400, with "
    "those that do."
)
ANSWERS = {
    "cities": "One row per city of the query",
    "awards": "One row per award of the query",
    "openapi": "This description, OpenAPI 3.1",
    "datapackage": "The description of the CSV files, a Frictionless data package",
}
TEXT = {"type": "string"}
URL = {"type": "string", "format": "uri"}
REFUSAL = {
    "type": "object",
    "description": "What is wrong with the query: one sentence a fault, and all of them in one.",
    "required": ["error", "faults"],
    "additionalProperties": False,
    "properties": {"error": TEXT, "faults": {"type": "array", "items": TEXT, "minItems": 1}},
}
# What a file in JSON says of itself, beside its rows.
ABOUT = {
    "title": {**TEXT, "description": "The query and what it found, in words."},
    "query": {
        "type": "object",
        "description": "The words that were asked, each with its values.",
        "additionalProperties": {"type": "array", "items": TEXT},
    },
    "ignored": {
        "type": "array",
        "items": TEXT,
        "description": "Parameters that were sent and are not known: perhaps misspelled.",
    },
    "count": {"type": "integer", "minimum": 0, "description": "The number of rows."},
    "as_of": {**TEXT, "format": "date", "description": "The day that the record is shown of."},
    "version": {**TEXT, "description": "Moves with every published value of the record."},
    "complete_through": {
        "type": ["string", "null"],
        "format": "date",
        "description": "The day up to which every award of every known announcement is here.",
    },
    "record_through": {
        "type": ["string", "null"],
        "format": "date",
        "description": "The day of the newest announcement of an award that is here.",
    },
    "licence": {"const": LICENSE},
    "licence_url": {"const": LICENSE_URL},
    "terms": {"const": TERMS},
    "source": {**URL, "description": "The page of the same query."},
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
        "externalDocs": {"description": "The same in words", "url": publication.page},
        "paths": {
            endpoint.path: {"get": _operation(endpoint, parameters, schemas)}
            for endpoint in endpoints
        },
        "components": {
            "parameters": {each.name: _parameter(each) for each in parameters},
            "schemas": schemas,
            "headers": {
                "ETag": {
                    "description": "Moves with the answer; send it back as If-None-Match.",
                    "required": True,
                    "schema": TEXT,
                }
            },
            "responses": {
                "Unchanged": {"description": "The answer is the one whose ETag was sent."},
                "ReadOnly": {
                    "description": "The method is not GET or HEAD.",
                    "headers": {"Allow": {"required": True, "schema": {"const": "GET, HEAD"}}},
                    "content": {"text/html": {"schema": TEXT}},
                },
                "Refused": _refused("application/json", _ref("schemas", "Refusal")),
                "RefusedInText": _refused("text/plain", TEXT),
            },
        },
    }


def _ref(kind, name):
    return {"$ref": f"#/components/{kind}/{name}"}


def _operation(endpoint, parameters, schemas):
    format = endpoint.format
    refused = "Refused" if format.has_json_errors else "RefusedInText"
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
            "400": _ref("responses", refused),
            "405": _ref("responses", "ReadOnly"),
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


def _refused(media_type, schema):
    return {
        "description": "A value does not exist: the answer names the word, and what is allowed.",
        "content": {media_type: {"schema": schema}},
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
