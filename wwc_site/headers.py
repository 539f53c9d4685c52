"""What holds for every public response, whichever view made it."""

from django.conf import settings
from django.http import HttpResponse
from django.urls import is_valid_path

from cities.responses import refusal

from .admin_only import is_of_admin

READ_ONLY = "GET, HEAD"
# Nothing in a file depends on who asks, so pages of every origin may read it and show it.
OPEN = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "Accept-Ranges, Content-Disposition, Content-Range, ETag",
    "Cross-Origin-Resource-Policy": "cross-origin",
}
# For a browser that asks before it sends a header of a script, such as If-None-Match.
ASKED_BEFORE = {
    "Allow": f"{READ_ONLY}, OPTIONS",
    "Access-Control-Allow-Methods": READ_ONLY,
    "Access-Control-Allow-Headers": "*",
    "Access-Control-Max-Age": "86400",
}

# Paths of what is for a few alone, and of static files, which whitenoise opens.
OTHERS = ("/admin/", "/press/", "/healthz", "/readyz", settings.STATIC_URL)
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
NOTHING_TO_SEND = "You can read this address, with GET or HEAD, and send nothing to it."


def permissions_policy(get_response):
    """Add the Permissions-Policy header, which no setting of Django gives."""

    def middleware(request):
        response = get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        return response

    return middleware


def asked_for_anew(get_response):
    """Let a copy be used only after asking for news, where the view says nothing else.

    Without the header browsers and proxies keep what has a Last-Modified, and redirects, as long
    as they like. Of a static file whitenoise says how long it is good.
    """

    def middleware(request):
        response = get_response(request)
        response.headers.setdefault("Cache-Control", "no-cache")
        return response

    return middleware


def is_open_file(path: str) -> bool:
    """Is it the path of a public file? Those of pages end in a slash."""
    return not path.endswith("/") and not path.startswith(OTHERS)


def files_are_open_to_all(get_response):
    """Open every public file to pages of all origins, whatever its status, and answer OPTIONS.

    What is asked of a file plays no part in that: a script must be able to read why it was refused.
    """

    def middleware(request):
        if not is_open_file(request.path):
            return get_response(request)
        if request.method == "OPTIONS" and is_valid_path(request.path_info):
            response = HttpResponse(status=204, headers=ASKED_BEFORE)
            del response["Content-Type"]
        else:
            response = get_response(request)
        for name, value in OPEN.items():
            response[name] = value
        return response

    return middleware


def public_pages_are_read_only(get_response):
    """Answer anything but GET and HEAD outside the admin with 405, in the format of the URL.

    It stands before the CSRF check, which would otherwise answer a POST with 403 and hide that
    the page takes none.
    """

    def middleware(request):
        if request.method in ("GET", "HEAD") or is_of_admin(request):
            return get_response(request)
        response = refusal(request, [NOTHING_TO_SEND], 405, "405.html")
        response["Allow"] = ASKED_BEFORE["Allow"] if is_open_file(request.path) else READ_ONLY
        return response

    return middleware


def head_is_get_without_body(get_response):
    """Answer HEAD with exactly the headers of GET, the ETag among them, and no body.

    Django leaves the body to the server, which notes it as a fault, and gives only GET an ETag.
    """

    def middleware(request):
        if request.method != "HEAD":
            return get_response(request)
        request.method = "GET"
        response = get_response(request)
        if response.streaming:
            response.streaming_content = ()
        else:
            response.headers.setdefault("Content-Length", str(len(response.content)))
            length = response["Content-Length"]
            response.content = b""
            response["Content-Length"] = length
        return response

    return middleware
