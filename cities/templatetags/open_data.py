"""The files of a page that is no query itself."""

from django import template

from cities.filters.query import Query
from cities.open_data.formats import ATOM, CSV
from cities.open_data.links import formats_as_links, links_of

register = template.Library()


# The formats that stand first; the others are folded.
FIRST = (CSV.media_type, ATOM.media_type)


@register.inclusion_tag("cities/open_data/_year_files.html", takes_context=True)
def files_of_year(context, cohort):
    """Show the links to the files and the feed of one cohort, its awards first."""
    query = Query(years=(cohort.year,), as_of=context["request"].as_of)
    # A city has at most one award a year.
    links = links_of(query, cohort.count, cohort.count)
    awards_first = sorted(links, key=lambda link: not link.url.startswith("/awards"))
    return {
        "first": [link for link in awards_first if link.type in FIRST],
        "more": [link for link in awards_first if link.type not in FIRST],
    }


@register.inclusion_tag("cities/open_data/_table_files.html", takes_context=True)
def files_of_table(context, table, says, **asked):
    """Show the links to the files of a table, of the day that the page is asked of."""
    query = Query(as_of=context["request"].as_of).urlencode(**asked)
    return {"says": says, "files": formats_as_links(table, query)}
