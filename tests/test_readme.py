"""README's tables against the code: every URL, setting and query parameter, and no other."""

import ast
import re
from pathlib import Path

import pytest
from django.http import QueryDict
from django.urls import URLPattern, get_resolver

from cities.open_data.formats import formats_of

ROOT = Path(__file__).parent.parent
ADMIN = "admin/"
# What Django's sitemaps look for: the part of one with more than 50,000 URLs, which ours never has.
OF_DJANGO = {"p"}
# Values for the parts of a URL that are not fixed.
EXAMPLES = {
    "slug": "boston-ma",
    "code": "ma",
    "year": "2018",
    "version": "2019-04-24-0123456789",
    "name": "cities.csv",
    "token": "a.b",
}


def first_column(row):
    """Return what stands as code in the first column of the table that has a row on `row`."""
    tables = re.findall(r"(?:^\|.*\n)+", (ROOT / "README.md").read_text(), re.MULTILINE)
    columns = [re.findall(r"^\| (.*?) \|", table, re.MULTILINE) for table in tables]
    (column,) = [
        names for cells in columns if row in (names := re.findall(r"`(.+?)`", " ".join(cells)))
    ]
    return column


def urls_in_readme():
    """Return the URLs of the table, without their queries; ".json" goes on from the one before."""
    urls = []
    for text in first_column("/cities/"):
        path = text.partition("?")[0]
        urls.append(urls[-1].rpartition(".")[0] + path if path.startswith(".") else path)
    return urls


def urls_of_the_site(resolver, above="/"):
    for each in resolver.url_patterns:
        path = above + re.sub(r"<\w+:", "<", str(each.pattern))
        if not isinstance(each, URLPattern) and str(each.pattern) != ADMIN:
            yield from urls_of_the_site(each, path)
        elif "<format>" in path:
            table = path.strip("/").partition(".")[0]
            yield from (path.replace("<format>", format.suffix) for format in formats_of(table))
        else:
            yield path


def test_every_url_is_in_the_readme_once_and_every_url_there_is_one():
    assert sorted(urls_in_readme()) == sorted(urls_of_the_site(get_resolver()))


def test_every_setting_is_in_the_readme_and_every_setting_there_is_read():
    read = {
        argument.value
        for call in ast.walk(ast.parse((ROOT / "wwc_site" / "settings.py").read_text()))
        if isinstance(call, ast.Call) and getattr(call.func, "attr", "") == "read"
        for argument in call.args
        if isinstance(argument, ast.Constant) and re.fullmatch("[A-Z_]+", str(argument.value))
    }

    assert sorted(first_column("PORT")) == sorted(read)


@pytest.fixture
def parameters_read(monkeypatch):
    """The names that are looked for in any query string."""
    names = set()

    def noted(method):
        def note(self, name, *args):
            names.add(name)
            return method(self, name, *args)

        return note

    for method in ("get", "getlist", "__getitem__"):
        monkeypatch.setattr(QueryDict, method, noted(getattr(QueryDict, method)))
    return names


def test_every_query_parameter_is_in_the_readme_and_every_one_there_is_read(
    roster, client, parameters_read
):
    for url in urls_of_the_site(get_resolver()):
        if url != f"/{ADMIN}":
            client.get(re.sub(r"<(\w+)>", lambda part: EXAMPLES[part[1]], url))

    assert sorted(first_column("level")) == sorted(parameters_read - OF_DJANGO)
