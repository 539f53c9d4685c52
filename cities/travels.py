"""What lets files and pictures be used by pages of any origin, and by any program."""

from functools import wraps

# These hold nothing that depends on who asks, so any page may read them.
OPEN = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "Content-Disposition, ETag",
    "Cross-Origin-Resource-Policy": "cross-origin",
}


def open_to_all(response, **headers):
    """Return the response, which pages of every origin may now read, with these headers more."""
    for name, value in (OPEN | headers).items():
        response[name] = value
    return response


def travels(**headers):
    """Make a view's answers open to all, with `headers` besides."""

    def decorator(view):
        @wraps(view)
        def opened(request, *args, **kwargs):
            return open_to_all(view(request, *args, **kwargs), **headers)

        return opened

    return decorator
