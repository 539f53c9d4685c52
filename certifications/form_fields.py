"""Form fields of the admin that read what people type."""

from django import forms
from django.contrib.admin.widgets import AdminIntegerFieldWidget, AdminSplitDateTime
from django.core.exceptions import ValidationError
from django.db import models

from .typed import read_clock, without_groups


class ClockField(forms.TimeField):
    """A time of day: 9:00 AM, 9am, 09:00."""

    def to_python(self, value):
        if isinstance(value, str) and value.strip():
            try:
                return read_clock(value)
            except ValueError as refused:
                raise ValidationError(str(refused), code="invalid") from refused
        return super().to_python(value)


class MomentWidget(AdminSplitDateTime):
    """Two fields, each with a name of its own: Django's label names neither."""

    def __init__(self, attrs=None):
        super().__init__(attrs)
        for name, widget in zip(("Date", "Time"), self.widgets, strict=True):
            widget.attrs["aria-label"] = name


class MomentField(forms.SplitDateTimeField):
    """A day and a time of day, U.S. Eastern."""

    widget = MomentWidget

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.fields = (self.fields[0], ClockField(required=False))


class NumberWidget(AdminIntegerFieldWidget):
    """A text field: one for numbers lets nobody type 40,000."""

    input_type = "text"

    def __init__(self, attrs=None):
        super().__init__({"inputmode": "numeric"} | (attrs or {}))


class NumberField(forms.IntegerField):
    """A whole number, in groups of three digits or not."""

    widget = NumberWidget

    def to_python(self, value):
        return super().to_python(without_groups(value) if isinstance(value, str) else value)


READ_AS_TYPED = {
    models.DateTimeField: {"form_class": MomentField, "widget": MomentWidget},
    models.PositiveIntegerField: {"form_class": NumberField, "widget": NumberWidget},
}
