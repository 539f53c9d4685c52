"""What holds for every answer, whatever was asked."""

import json
import re
from pathlib import PurePosixPath
from urllib.parse import unquote

from cities.responses import JSON_SUFFIXES, TEXT_SUFFIXES

GUARDS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
DIRECTIVES = ["default-src 'none'", "script-src 'self'", "base-uri 'none'", "form-action 'self'"]
FRAMED = re.compile(r"/embed/cities/[-a-zA-Z0-9_]+/")  # the one page that may stand in a frame
# What the head of a request asks is answered by the status alone, which copies of a page may do.
OF_THE_HEAD = {412, 416}
# What a server answers itself to what is no request.
OF_THE_SERVER = {400, 405, 408, 411, 413, 414, 417, 431, 501, 505}
SECRET = b"hushed"  # stands in the source of the site's embargoed award

TAG = re.compile(r"<[^>]*>")


def check(request, answer):
    """Raise AssertionError where the answer breaks a rule."""
    if answer is None:
        assert request.is_odd, "not answered"
        return
    assert answer.status < 500, f"status {answer.status}"
    assert SECRET not in answer.body, "an award under embargo shows"
    if "Content-Security-Policy" not in answer.headers:
        assert request.is_odd, f"status {answer.status} without the guards of the site"
        assert answer.status in OF_THE_SERVER, f"the server itself answered {answer.status}"
        assert answer.headers["Connection"] == "close", "a refused connection stays open"
        return
    check_guards(request, answer)
    if answer.status >= 400 and answer.body:
        check_sentence(request, answer)


def check_guards(request, answer):
    """Each status has the same guards, of which an embedded card alone loosens one."""
    headers, path = answer.headers, unquote(request.path)
    for name, value in GUARDS.items():
        assert headers[name] == value, f"{name}: {headers[name]}"
    policy = headers["Content-Security-Policy"]
    assert [each for each in DIRECTIVES if each not in policy] == [], policy
    assert "geolocation=()" in headers["Permissions-Policy"]
    if answer.status in (304, 416) and FRAMED.fullmatch(path):
        pass  # told by the page as it is kept, or by Django, which knows no guards but the usual
    elif answer.status < 400 and FRAMED.fullmatch(path):
        assert "frame-ancestors *" in policy, policy
        assert "X-Frame-Options" not in headers, "the card may not stand in a frame"
    else:
        assert "frame-ancestors 'none'" in policy, policy
        assert headers["X-Frame-Options"] == "DENY", "X-Frame-Options lacks"
    names = [name for name in headers if headers.get_all(name)[1:]]
    assert names == [], f"twice: {names}"
    if not path.startswith("/admin/"):
        assert "Set-Cookie" not in headers, "a public page sets a cookie"
        assert "cookie" not in headers.get("Vary", "").lower(), "a public page varies on cookies"
    if answer.status not in OF_THE_HEAD:
        assert headers["Cache-Control"], "no Cache-Control"
    if answer.status >= 400 and answer.status not in OF_THE_HEAD:
        assert headers["X-Request-ID"], "no X-Request-ID"
        assert answer.body or request.method == "HEAD", f"{answer.status} says nothing"


def check_sentence(request, answer):
    """What is refused is said in the format of the URL."""
    kind, suffix = answer.headers["Content-Type"], PurePosixPath(unquote(request.path)).suffix
    if suffix in JSON_SUFFIXES:
        assert kind == "application/json", f"{answer.status} of {suffix} is {kind}"
        said = json.loads(answer.body)["error"]
    elif suffix in TEXT_SUFFIXES:
        assert kind == "text/plain; charset=utf-8", f"{answer.status} of {suffix} is {kind}"
        said = answer.body.decode()
    else:
        assert kind == "text/html; charset=utf-8", f"{answer.status} is {kind}"
        said = TAG.sub(" ", answer.body.decode().partition("<main")[2])
    assert len(said.split()) > 2, f"{answer.status} says {said!r}"
