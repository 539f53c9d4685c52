"""Absolute addresses in templates, and words of a page that are said more than once."""

from django import template
from django.urls import reverse

from cities.absolute import absolute

register = template.Library()


@register.simple_tag
def absolute_url(name, *args):
    """Return the absolute address of a named URL, as `{% url %}` returns its path."""
    return absolute(reverse(name, args=args))


@register.simple_block_tag
def words(content):
    """Keep what stands inside for later: `{% words as title %}{% block title %}...`.

    A block may stand only once in a template; its words may then be said wherever they are needed.
    """
    return content
