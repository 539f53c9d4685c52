"""The schemas of the OpenAPI description: what the files in JSON hold. Pure."""

from collections.abc import Mapping

from cities.publication import LICENSE, LICENSE_URL, TERMS

from .column import Column, with_unit

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
    "version": {
        **TEXT,
        "description": "Changes with every published value of an award and its city.",
    },
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
    "source": {**URL, "description": "The page that shows the same, or leads to it."},
}


# Of them what any file says of the record that it is of.
OF_THE_RECORD = ("title", *list(ABOUT)[list(ABOUT).index("as_of") :])


def ref(kind, name):
    return {"$ref": f"#/components/{kind}/{name}"}


def schemas_of(tables: Mapping[str, tuple[Column, ...]]) -> dict:
    """Return the schemas of tables, {name: columns}; that of a file is named as its endpoint."""
    rows = {f"{table}_row": _row_schema(columns) for table, columns in tables.items()}
    files = {
        f"{table}_json": _file_schema({}, "results", ref("schemas", f"{table}_row"))
        for table in tables
    }
    collection = {"type": {"const": "FeatureCollection"}}
    features = _file_schema(collection, "features", ref("schemas", "feature"))
    return {
        **rows,
        **files,
        "cities_geojson": features,
        "feature": _feature_schema(),
        "city_json": _city_schema(),
        "suggestions_json": _object({"suggestions": {"type": "array", "items": SUGGESTION}}),
        "Refusal": REFUSAL,
    }


def _city_schema():
    awards = {"type": "array", "items": ref("schemas", "awards_row")}
    known = {name: ABOUT[name] for name in OF_THE_RECORD}
    return _object({**known, "city": ref("schemas", "cities_row"), "awards": awards})


def _object(properties):
    """Return the schema of an object that has exactly these properties."""
    return {
        "type": "object",
        "required": list(properties),
        "additionalProperties": False,
        "properties": properties,
    }


SUGGESTION = _object(
    {
        "name": TEXT,
        "says": {**TEXT, "description": "What it is, or what its standing is."},
        "level": {**TEXT, "description": "Names the mark of a city; empty of a state."},
        "url": {**TEXT, "description": "Path of its page."},
    }
)


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
            "properties": ref("schemas", "cities_row"),
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
