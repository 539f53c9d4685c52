"""The accessibility statement."""

from django.shortcuts import render

from cities.open_data.views import contact


def accessibility(request):
    """Say what was tested for accessibility, how, and what is known to fail."""
    return render(request, "cities/pages/accessibility.html", {"contact": contact()})
