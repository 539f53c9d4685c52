"""What holds for every public response, whichever view made it."""

from django.shortcuts import render
from django.urls import reverse

# The site uses none of a device's abilities; what is not granted cannot be asked for.
PERMISSIONS_POLICY = ", ".join(
    f"{ability}=()"
    for ability in (
        "accelerometer",
        "browsing-topics",
        "camera",
        "display-capture",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "payment",
        "usb",
    )
)


def permissions_policy(get_response):
    """Add the Permissions-Policy header, which no setting of Django gives."""

    def middleware(request):
        response = get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        return response

    return middleware


def public_pages_are_read_only(get_response):
    """Answer anything but GET and HEAD outside the admin with 405.

    It stands before the CSRF check, which would otherwise answer a POST with 403 and hide that
    the page takes none.
    """

    def middleware(request):
        if request.method in ("GET", "HEAD") or request.path.startswith(reverse("admin:index")):
            return get_response(request)
        response = render(request, "405.html", status=405)
        response["Allow"] = "GET, HEAD"
        return response

    return middleware
