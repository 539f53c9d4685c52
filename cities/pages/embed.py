"""The card of a city for a frame on another site: no script, and no other page may be framed."""

from csp.decorators import csp_replace
from django.shortcuts import render
from django.views.decorators.clickjacking import xframe_options_exempt

from cities.models import City
from cities.responses import moved


@xframe_options_exempt
@csp_replace({"frame-ancestors": ["*"]})
def embed(request, slug):
    """Show an eligible city, certified or not, as a card; a former address leads on."""
    at = request.at
    cities = City.objects.eligible(at)
    found = cities.at_address(slug, at)
    if found is None:
        return moved(request, slug, cities, to="cities:embed")
    return render(request, "cities/pages/embed.html", {"city": found})
