"""What lets files and pictures be used by pages of any origin, and by any program."""

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
