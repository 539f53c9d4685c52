"""The public contract: every address of the site."""

from django.contrib import admin
from django.urls import include, path

from cities.pages.about import about
from cities.pages.accessibility import accessibility
from cities.pages.home import home
from cities.pages.not_found import not_found
from cities.publication import SITE
from cities.responses import bad_request
from cities.urls import pictures, press

from . import sitemaps
from .health import healthz, readyz
from .views import fault, favicon, llms_txt, robots, security_txt

admin.site.site_header = admin.site.site_title = SITE
admin.site.index_title = "Program records"

handler400 = bad_request
handler404 = not_found
handler500 = fault

urlpatterns = [
    path("", home, name="home"),
    path("", include("cities.urls")),
    path("timeline/", include("certifications.urls")),
    path("", include(pictures)),
    path("press/", include(press)),
    path("about/", about, name="about"),
    path("about/accessibility/", accessibility, name="accessibility"),
    path("favicon.ico", favicon, name="favicon"),
    path("robots.txt", robots, name="robots"),
    path("llms.txt", llms_txt, name="llms_txt"),
    path(".well-known/security.txt", security_txt, name="security_txt"),
    path("sitemap.xml", sitemaps.answer, {"sections": sitemaps.RECORD}, name="sitemap"),
    path(
        "sitemap-eligible.xml",
        sitemaps.answer,
        {"sections": sitemaps.ELIGIBLE},
        name="sitemap-eligible",
    ),
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    path("admin/", admin.site.urls),
]
