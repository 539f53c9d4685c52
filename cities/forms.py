"""The form in which staff enter a city."""

import unicodedata

from django.utils.text import slugify

from certifications.history.meanwhile import OthersKept

from .models import SLUG_ALLOWED, City


class CityForm(OthersKept):
    """A city; its address is made from name and state when it is left empty."""

    class Meta:
        model = City
        fields = [
            "name",
            "official_name",
            "certified_as",
            "state",
            "slug",
            "geoid",
            "population",
            "population_year",
            "population_source",
            "latitude",
            "longitude",
            "region",
            "website",
            "note",
        ]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False
            self.fields["slug"].error_messages["invalid"] = SLUG_ALLOWED

    def clean_name(self):
        """Store one spelling of accents, so that a name entered twice is found to be the same."""
        return unicodedata.normalize("NFC", self.cleaned_data["name"])

    def clean(self):
        cleaned = super().clean()
        if not cleaned.get("slug") and "slug" not in self.errors:
            cleaned["slug"] = slugify(f"{cleaned.get('name', '')} {cleaned.get('state', '')}")
        return cleaned
