"""What holds for every public response, whichever view made it."""

from cities.responses import refusal

from .admin_only import is_of_admin

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
READ_ONLY = "You can read this address, with GET or HEAD, and send nothing to it."


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


def public_pages_are_read_only(get_response):
    """Answer anything but GET and HEAD outside the admin with 405, in the format of the URL.

    It stands before the CSRF check, which would otherwise answer a POST with 403 and hide that
    the page takes none.
    """

    def middleware(request):
        if request.method in ("GET", "HEAD") or is_of_admin(request):
            return get_response(request)
        response = refusal(request, [READ_ONLY], 405, "405.html")
        response["Allow"] = "GET, HEAD"
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
