"""The URLs for programs, described in OpenAPI 3.1. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from cities.filters.parameters import Parameter
from cities.publication import LICENSE, LICENSE_NAME, PROGRAM, SITE, TERMS

from .column import Column
from .formats import OF_QUERIES, Format
from .schemas import TEXT, ref, schemas_of

# The version of the URLs and their answers. The record has a version of its own.
INTERFACE = "1.1.0"
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
# What a URL tells of: the group that it stands in, and what it answers.
CONTENTS = {
    "cities": ("Cities", "One row per city that matches"),
    "awards": ("Awards", "One row per award that matches"),
    "city": ("Cities", "One city, certified or eligible, with its awards"),
    "states": ("States", "One row per state"),
    "timeline": ("Announcements", "One row per announcement of the program that we know of"),
    "corrections": ("Corrections", "One row per value that was public and was changed"),
    "suggestions": ("Search", "The first cities and states that a text may mean"),
    "openapi": ("Descriptions", "This description, OpenAPI 3.1"),
    "datapackage": ("Descriptions", "The description of both tables, a Frictionless data package"),
    "package": ("Descriptions", "The data package with its files and checksums"),
    "catalog": ("Descriptions", "The catalog of the data sets, DCAT"),
}
METHODS = "GET, HEAD, OPTIONS"
SLUG = {
    "name": "slug",
    "in": "path",
    "required": True,
    "description": "The last part of the address of the city's page: kansas-city-mo.",
    "schema": {"type": "string", "pattern": "^[a-z0-9-]{1,120}$"},
}

# Each is said in JSON or in text, as the format of the URL is.
REFUSALS: dict[str, dict] = {
    "Refused": {
        "description": "A value is unknown: the response names the parameter and says what to use.",
    },
    "ReadOnly": {
        "description": "The method is none of GET, HEAD and OPTIONS.",
        "headers": {"Allow": {"required": True, "schema": {"const": METHODS}}},
    },
}


@dataclass(frozen=True)
class Endpoint:
    """A URL that answers programs: its path, what it tells of, in which format.

    `columns` are those of its rows, none where it has no rows.
    """

    path: str
    content: str  # a key of CONTENTS
    format: Format
    columns: tuple[Column, ...] = ()

    @property
    def is_of_query(self) -> bool:
        return self.content in OF_QUERIES

    @property
    def name(self) -> str:
        """Its name in a description, of no other one."""
        return f"{self.content}_{self.format.suffix}"

    @property
    def tag(self) -> str:
        return CONTENTS[self.content][0]

    @property
    def says(self) -> str:
        return CONTENTS[self.content][1]

    def reads(self, parameter: Parameter) -> bool:
        """Is the parameter read at this URL?"""
        if self.content == "suggestions" and parameter.name == "q":
            return True
        is_of_its_files = self.is_of_query and parameter.only_in in ("", self.content)
        return parameter.is_of_the_record or is_of_its_files


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
    endpoints, parameters = tuple(endpoints), tuple(parameters)
    schemas = schemas_of({each.content: each.columns for each in endpoints if each.columns})
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
        "tags": [{"name": tag} for tag in dict.fromkeys(each.tag for each in endpoints)],
        "paths": {
            endpoint.path: {"get": _operation(endpoint, parameters, schemas)}
            for endpoint in endpoints
        },
        "components": _components(schemas, parameters),
    }


def _components(schemas, parameters):
    in_json = {"application/json": {"schema": ref("schemas", "Refusal")}}
    in_text = {"text/plain": {"schema": TEXT}}
    return {
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
            "Moved": {
                "description": "The city has another address now.",
                "headers": {"Location": {"required": True, "schema": TEXT}},
            },
            "Missing": {"description": "We know no city at this address.", "content": in_json},
        },
    }


def _operation(endpoint, parameters, schemas):
    format = endpoint.format
    way = "" if format.has_json_errors else "InText"
    read = [ref("parameters", each.name) for each in parameters if endpoint.reads(each)]
    missing = {}
    if endpoint.content == "city":
        read.append(SLUG)
        missing = {"301": ref("responses", "Moved"), "404": ref("responses", "Missing")}
    return {
        "operationId": endpoint.name,
        "tags": [endpoint.tag],
        "summary": f"{endpoint.says}, as {format.suffix.upper()}"
        if endpoint.columns
        else endpoint.says,
        "parameters": read,
        "responses": {
            "200": {
                "description": endpoint.says,
                "headers": {"ETag": ref("headers", "ETag")},
                "content": {format.media_type: _content(endpoint, schemas)},
            },
            "304": ref("responses", "Unchanged"),
            "400": ref("responses", f"Refused{way}"),
            "405": ref("responses", f"ReadOnly{way}"),
            **missing,
        },
    }


def _content(endpoint, schemas):
    """Return the media type object; what is neither text nor JSON has no schema."""
    if endpoint.name in schemas:
        return {"schema": ref("schemas", endpoint.name)}
    if endpoint.format.has_json_errors and not endpoint.columns:
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
