"""URLs of the yearly record."""

from django.urls import path, register_converter

from .converters import Year
from .views import timeline

app_name = "certifications"

register_converter(Year, "yyyy")

urlpatterns = [
    path("", timeline, name="timeline"),
    path("<yyyy:year>/", timeline, name="cohort"),
]
