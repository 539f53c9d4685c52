"""Rows of the record as the history knows them: by table, key and columns."""

from datetime import UTC

from django.apps import apps
from django.db import models
from django.utils import timezone
from django.utils.dateparse import parse_datetime

# Recorded, and kept by the database itself: a row is the same whatever stands there.
KEPT_BY_THE_DATABASE = {"first_slug"}


def model_of(table: str):
    """Return the model whose rows are in the table; LookupError if no model's are."""
    for model in apps.get_models(include_auto_created=True):
        if model._meta.db_table == table:
            return model
    raise LookupError(table)


def field_of(model, column: str):
    """Return the model's field of that column, None where a later migration took it away."""
    for field in model._meta.concrete_fields:
        if field.column == column:
            return field
    return None


def values_of(model, recorded: dict) -> dict:
    """Return {attribute: value} of a recorded row, as the model has them."""
    fields = ((field_of(model, column), value) for column, value in recorded.items())
    return {field.attname: value_of(field, value) for field, value in fields if field}


def value_of(field, value):
    """Return a recorded value as Python has it; SQLite wrote moments in UTC, without saying so."""
    if isinstance(field, models.DateTimeField) and isinstance(value, str):
        moment = parse_datetime(value)
        return moment if timezone.is_aware(moment) else moment.replace(tzinfo=UTC)
    if isinstance(field, models.DateField) and isinstance(value, str):
        return field.to_python(value)
    return value


def row_at(model, key) -> dict | None:
    """Return {attribute: value} of the row as it is stored now, None if it is not there."""
    names = [field.attname for field in model._meta.concrete_fields if not field.primary_key]
    return model._base_manager.filter(pk=key).values(*names).first()
