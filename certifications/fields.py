"""Model fields that both packages use."""

from django.core.validators import URLValidator
from django.db import models

SENTENCE = "Enter a whole web address that begins with https:// or http://."


class WebAddressField(models.URLField):
    """An http(s) address; an address entered without a scheme is taken as https.

    To a migration it is a plain URLField: what it adds is said by forms alone.
    """

    default_validators = [URLValidator(schemes=["http", "https"], message=SENTENCE)]

    def deconstruct(self):
        name, _, args, kwargs = super().deconstruct()
        return name, "django.db.models.URLField", args, kwargs

    def formfield(self, **kwargs):
        messages = {"invalid": SENTENCE}
        return super().formfield(**{"assume_scheme": "https", "error_messages": messages} | kwargs)
