"""A recorded change in the words of the people who read it."""

from dataclasses import dataclass

from django.db import models
from django.utils import timezone
from django.utils.formats import date_format

from .rows import field_of, model_of, value_of

NOTHING = "nothing"


@dataclass(frozen=True)
class ChangedValue:
    """A field of a row: its label, and its value before and after in words."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class ChangedRow:
    """A row: what it is, what was done to it, and its values that differ."""

    kind: str
    name: str
    deed: str
    values: list[ChangedValue]


def in_words(changes) -> list[ChangedRow]:
    """Return the changes as rows to be read; a statement for each table that they point at."""
    changes = list(changes)
    pointed_at = _pointed_at(changes)
    return [_row(change, pointed_at) for change in changes]


def _row(change, pointed_at):
    model = _model(change)
    fields = [field_of(model, column) for column in change.columns] if model else []
    order = {field: number for number, field in enumerate(model._meta.fields)} if model else {}
    values = [
        ChangedValue(
            str(field.verbose_name),
            value_in_words(field, change.before, pointed_at),
            value_in_words(field, change.after, pointed_at),
        )
        for field in sorted(filter(None, fields), key=order.get)
    ]
    empty = [each for each in values if (each.before, each.after) != (NOTHING, NOTHING)]
    kind = str(model._meta.verbose_name) if model else change.table
    return ChangedRow(kind, change.name, _deed(change), empty)


def _deed(change):
    if change.before is None:
        return "entered"
    return "deleted" if change.after is None else "changed"


def value_in_words(field, row, pointed_at):
    value = None if row is None else value_of(field, row.get(field.column))
    if value in (None, ""):
        return NOTHING
    if field.is_relation:
        return pointed_at.get((field.related_model, value), f"one that is gone ({value})")
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(field, models.DateTimeField):
        return f"{date_format(timezone.localtime(value), 'F j, Y, P')} Eastern"
    if isinstance(field, models.DateField):
        return date_format(value, "F j, Y")
    is_year = "year" in field.name
    return f"{value:,}" if isinstance(value, int) and not is_year else str(value)


def _pointed_at(changes):
    """Return {(model, key): words} of the rows that the values point at."""
    keys = {}
    for change in changes:
        model = _model(change)
        for column in change.columns if model else ():
            field = field_of(model, column)
            if field and field.is_relation:
                found = {(row or {}).get(column) for row in (change.before, change.after)}
                keys.setdefault(field.related_model, set()).update(found - {None})
    return {
        (model, key): str(row)
        for model, wanted in keys.items()
        for key, row in _rows(model).in_bulk(wanted).items()
    }


def _rows(model):
    """Return the rows of a model with what their words read through to."""
    parents = {
        "assessment": ["city"],
        "certificationaward": ["assessment__city"],
    }.get(model._meta.model_name, [None])  # which asks for no parent; nothing would ask for all
    return model._base_manager.select_related(*parents)


def _model(change):
    try:
        return model_of(change.table)
    except LookupError:
        return None
