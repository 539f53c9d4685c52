"""Model fields that both packages use."""

from django.core.validators import URLValidator
from django.db import models

SENTENCE = "Enter a whole web address that begins with https:// or http://."


class WebAddressField(models.URLField):
    """An http(s) address; an address entered without a scheme is taken as https."""

    default_validators = [URLValidator(schemes=["http", "https"], message=SENTENCE)]

    def formfield(self, **kwargs):
        messages = {"invalid": SENTENCE}
        return super().formfield(**{"assume_scheme": "https", "error_messages": messages} | kwargs)
