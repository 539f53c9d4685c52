"""URLs of the pictures that travel; `yyyy` is registered with the URLs of the timeline."""

from django.urls import path

from cities.images.views import badge, city_card, cohort_card, site_card

app_name = "pictures"

urlpatterns = [
    path("badges/<slug:slug>.svg", badge, name="badge"),
    path("cards/cities/<slug:slug>.png", city_card, name="city_card"),
    path("cards/cohorts/<yyyy:year>.png", cohort_card, name="cohort_card"),
    path("cards/site.png", site_card, name="site_card"),
]
