"""The site with two addresses more, which fail: error pages that no honest visit can reach."""

from django.core.exceptions import PermissionDenied
from django.urls import path

from wwc_site import wsgi
from wwc_site.urls import urlpatterns

application = wsgi.application


def fault(request):
    raise RuntimeError("broken on purpose, for the browser tests")


def forbidden(request):
    raise PermissionDenied


urlpatterns += [path("broken/fault", fault), path("broken/forbidden", forbidden)]
