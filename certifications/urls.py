"""URLs of the yearly record."""

from django.urls import path

from .converters import YEAR
from .views import cohort, timeline

app_name = "certifications"

urlpatterns = [
    path("", timeline, name="timeline"),
    path(f"<{YEAR}:year>/", cohort, name="cohort"),
]
