"""URLs of the directory."""

from django.urls import path

from .views import city, directory

app_name = "cities"

urlpatterns = [
    path("", directory, name="directory"),
    path("<slug:slug>/", city, name="city"),
]
