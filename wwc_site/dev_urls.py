"""The addresses of `make dev`: those of the site, the page of its components, the toolbar's."""

from debug_toolbar.toolbar import debug_toolbar_urls
from django.urls import path

from .design import design
from .urls import urlpatterns as of_the_site

urlpatterns = [
    *of_the_site,
    path("design/", design, name="design"),
    *debug_toolbar_urls(),
]
