"""The public site as it will be at the moment of an announcement, for staff alone.

The public views answer, unchanged, a request that is made for them: without cookies, without who
asks, at that moment. What leaves here is their content under a banner, and none of their headers
that speak to caches or to other sites.
"""

import re

from django.conf import settings
from django.core.handlers.wsgi import WSGIRequest
from django.http import Http404, HttpResponse
from django.template.loader import render_to_string
from django.urls import get_resolver, resolve, reverse

from cities.filters.moment import set_moment
from cities.responses import BadRequest

# Addresses that are no public page.
NOT_SHOWN = {"admin", "press"}
# Of the visitor's headers: what would make the answer another than a stranger's first visit.
NOT_PASSED_ON = ("HTTP_COOKIE", "HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE", "HTTP_RANGE")
PASSED_BACK = ("Content-Disposition", "Location", "HX-Push-Url")
STATIC = re.escape(settings.STATIC_URL.removeprefix("/"))
# An attribute with a path of this site, and the same in the JSON of the suggestions.
PATH_IN_HTML = re.compile(rf'(\s[\w:-]+=")/(?!/|{STATIC})')
PATH_IN_JSON = re.compile(r'("url": ?")/(?!/)')
BODY = re.compile(r"<body[^>]*>")


def previewed(request, path, announcement, banner):
    """Return what the public address `path`, with the query of the request, will answer then.

    `banner` is what the banner of a page says beside.
    """
    prefix = reverse("admin:preview", args=[announcement.pk])
    response = _answer(_public_request(request, path), announcement.announced_at)
    return _under_banner(response, prefix, banner)


def _public_request(request, path):
    environ = {name: value for name, value in request.META.items() if name not in NOT_PASSED_ON}
    # WSGI has paths as bytes in the shape of text.
    environ["PATH_INFO"] = path.encode().decode("latin-1")
    return WSGIRequest(environ | {"REQUEST_METHOD": "GET"})


def _answer(public, at):
    """Return the answer of the public site at a moment: a view's, or what it says of a fault."""
    try:
        set_moment(public, at)
        public.resolver_match = match = resolve(public.path_info)
        if NOT_SHOWN & set(match.namespaces):
            raise Http404
        response = match.func(public, *match.args, **match.kwargs)
    except Http404 as fault:
        response = _told(404, public, fault)
    except BadRequest as fault:
        response = _told(400, public, fault)
    return response.render() if hasattr(response, "render") else response


def _told(status, public, fault):
    return get_resolver().resolve_error_handler(status)(public, fault)


def _under_banner(response, prefix, banner):
    kind = response.get("Content-Type", "")
    answer = HttpResponse(_rewritten(response, kind, prefix, banner), content_type=kind)
    answer.status_code = response.status_code
    for name in PASSED_BACK:
        if name in response:
            answer[name] = _header(name, response[name], prefix)
    answer["Cache-Control"] = "no-store"
    answer["X-Robots-Tag"] = "noindex"
    return answer


def _rewritten(response, kind, prefix, banner):
    """Return the content, a page under the banner, its paths within the preview."""
    within = rf"\g<1>{prefix}"
    if kind.startswith("text/html"):
        page = PATH_IN_HTML.sub(within, response.content.decode())
        shown = render_to_string("cities/desk/embargoes/_banner.html", banner)
        return BODY.sub(lambda body: body[0] + shown, page, count=1)
    if kind.startswith("application/json"):
        return PATH_IN_JSON.sub(within, response.content.decode())
    return response.content


def _header(name, value, prefix):
    if name == "Content-Disposition":
        return value.replace('filename="', 'filename="preview-')
    is_path = value.startswith("/") and not value.startswith(("//", settings.STATIC_URL))
    return prefix + value[1:] if is_path else value
