"""The form in which staff enter a city."""

import unicodedata

from django.utils import timezone
from django.utils.text import slugify

from certifications.history.meanwhile import OthersKept
from cities.lookup.answer import same_or_similar

from .models import SLUG_ALLOWED, City

# The cities of nearly its name that the person was asked about: saving once more says that a new
# city is none of them.
OTHER_THAN = "_other_than"
NEAR = (
    "Is it not the same place as {near}? If it is, edit that city. If it is another place, choose "
    "“Save all the same” below."
)


class CityForm(OthersKept):
    """A city; its address is made from name and state when it is left empty."""

    near = ""

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
        help_texts = {
            "state": "The directory holds cities of the United States alone. Those of Canada and "
            "Latin America are on the program’s own site, whatworkscities.bloomberg.org.",
        }

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
        if self.instance.pk is None and cleaned.get("name") and cleaned.get("state"):
            self._ask_of_near_names(cleaned["name"], cleaned["state"])
        return cleaned

    def _ask_of_near_names(self, name, state):
        """Ask, once for the same cities, whether a new one is in the directory already."""
        near = near_names(name, state)
        if near and near != self.data.get(OTHER_THAN):
            self.near = near
            self.add_error("name", NEAR.format(near=near))


def near_names(name, state):
    """Return, in words, the cities of the state that have nearly that name; "" without any.

    One of the very name is none of them: no form may save that.
    """
    like = [
        each
        for each in same_or_similar(f"{name}, {state}", timezone.now())
        if each.state == state and (each.is_other or each.name != name)
    ]
    cities = City.objects.in_bulk([each.city for each in like])
    return ", ".join(
        f"{cities[each.city]}" + (f" (also called {each.name})" if each.is_other else "")
        for each in like
    )
