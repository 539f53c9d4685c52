"""Absolute addresses in templates, and words of a page that are said more than once."""

from urllib.parse import urlsplit

from django import template
from django.conf import settings
from django.urls import reverse
from django.utils.html import format_html, json_script
from django.utils.safestring import mark_safe

from cities.publication import INDEPENDENT, PROGRAM, SITE
from cities.responses import absolute

register = template.Library()


@register.simple_tag
def absolute_url(name, *args):
    """Return the absolute address of a named URL, as `{% url %}` returns its path."""
    return absolute(reverse(name, args=args))


@register.simple_tag(takes_context=True)
def lasting_url(context, name, *args):
    """Return the absolute address of a named URL that keeps the day which the page is asked of."""
    # A request that is refused early has no day.
    return absolute_url(name, *args) + getattr(context.get("request"), "kept", "")


@register.simple_tag(takes_context=True)
def url_of_this_page(context):
    """Return the path of the page that answers, without a query: made anew, not repeated.

    What was asked may begin with "//", which a browser reads as the name of a host.
    """
    match = context["request"].resolver_match
    return reverse(match.view_name, args=match.args, kwargs=match.kwargs)


@register.simple_tag
def site_name():
    return SITE


@register.simple_tag
def program_name():
    return PROGRAM


@register.simple_tag
def publisher():
    """Return who publishes this site: a link where there is an address, else the name."""
    if not settings.PUBLISHER_URL:
        return settings.PUBLISHER
    return format_html('<a href="{}">{}</a>', settings.PUBLISHER_URL, settings.PUBLISHER)


@register.simple_tag
def published_by():
    """Return the publisher in a few words, for a place without room for a sentence."""
    if settings.PUBLISHER == INDEPENDENT:
        return "Independent of the program"
    return f"Published by {settings.PUBLISHER}"


@register.simple_tag
def contact_link():
    """Return where errors of the record are reported to, as a link; "" where nobody is named."""
    given = settings.CONTACT
    if not given:
        return ""
    return format_html('<a href="{}{}">{}</a>', "mailto:" if "@" in given else "", given, given)


@register.filter
def host(url):
    """Return the name of a host as a reader says it: kcmo.gov."""
    return (urlsplit(url).hostname or url).removeprefix("www.")


@register.simple_tag
def json_ld(structured):
    """Return the script element that tells search engines of the page.

    Nothing in it can end the element: json_script writes <, > and & as escapes of JSON.
    """
    element = json_script(structured)
    return mark_safe(element.replace("application/json", "application/ld+json", 1))  # noqa: S308


@register.simple_block_tag
def words(content):
    """Keep what stands inside for later: `{% words as title %}{% block title %}...`.

    A block may stand only once in a template; its words may then be said wherever they are needed.
    What is kept is plain text in one line, which is escaped where it is said: inside
    `{% autoescape off %}` nothing is escaped before.
    """
    return " ".join(content.split())  # plain strings: a SafeString would not be escaped
