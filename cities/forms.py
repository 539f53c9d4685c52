"""The forms in which staff enter a city, its other names and its case studies."""

import unicodedata

from django import forms
from django.utils.text import slugify

from certifications.rows import RowFormSet

from .models import SLUG_ALLOWED, City


class CityForm(forms.ModelForm):
    """A city; its address is made from name and state when it is left empty."""

    class Meta:
        model = City
        fields = [
            "name",
            "official_name",
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


class OtherNameFormSet(RowFormSet):
    """The other names of a city, each once."""

    once = shown_at = "name"
    twice = "Another row has this name."

    def said(self, form):
        return f"the name {form.cleaned_data['name']}"


class CaseStudyFormSet(RowFormSet):
    """The case studies of a city, each once."""

    once = shown_at = "casestudy"
    twice = "Another row has this case study."

    def said(self, form):
        return f"the case study “{form.cleaned_data['casestudy']}”"
