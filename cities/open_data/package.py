"""The data package as one ZIP file: its files, what they say, their checksums."""

import io
import json
import zipfile
from datetime import datetime, time
from hashlib import sha256

from django.http import HttpResponse, QueryDict
from django.urls import reverse
from django.utils import timezone

from certifications.coverage import in_us_words
from certifications.data_version import record_at
from cities.filters.city_filter import CityFilter
from cities.filters.sentence import Reach
from cities.publication import SITE, TERMS
from cities.responses import absolute

from .columns import TABLES
from .files import read
from .formats import CSV, ZIP
from .views import describe

MADE_AT = (1980, 1, 1, 0, 0, 0)  # the same bytes whenever they are made
FILES = ("cities.csv", "awards.csv", "datapackage.json", "README.txt", "SHA256SUMS")


def package_zip(request):
    """Answer with the whole record as one ZIP file."""
    record = record_at(request.at, request.coverage)
    page = absolute(reverse("cities:data") + request.kept)
    content = zipped(texts_at(request.at, request.coverage, record, page))
    response = HttpResponse(content, content_type=ZIP.content_type)
    response["Content-Disposition"] = f'attachment; filename="wwc-{record.version}.zip"'
    return response


def texts_at(at, coverage, record, page) -> dict[str, str]:
    """Return {name: text} of FILES, the record as it is public at `at`; `page` is where it is."""
    texts = {f"{table}.csv": _csv(table, at, coverage, record) for table in TABLES} | {
        "datapackage.json": _description(at, record)
    }
    texts["README.txt"] = _readme(record, page)
    sums = "".join(f"{digest(text)}  {name}\n" for name, text in texts.items())
    return texts | {"SHA256SUMS": sums}


def zipped(texts) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in texts.items():
            package.writestr(zipfile.ZipInfo(name, MADE_AT), text, zipfile.ZIP_DEFLATED)
    return content.getvalue()


def digest(text):
    return sha256(text.encode()).hexdigest()


def _csv(table, at, coverage, record):
    cities = CityFilter(QueryDict(), at=at)
    file = read(table, cities, {}, Reach(coverage, record.announced_on))
    return "".join(CSV.write(file))


def _description(at, record):
    tables = {table: (f"{table}.csv", columns) for table, columns in TABLES.items()}
    day = record.changed_on or record.day
    created = datetime.combine(day, time(), timezone.get_current_timezone())
    package = describe(at, tables, version=record.version, created=created)
    return json.dumps(package, ensure_ascii=False, indent=2) + "\n"


def _readme(record, page):
    through = record.complete_through
    reach = f"Complete through {in_us_words(through)}.\n" if through else ""
    return (
        f"{SITE}, data version {record.version}\n{reach}\n"
        f"{record.awards:,} awards of {record.cities:,} cities. datapackage.json describes the "
        f"columns; SHA256SUMS has the checksums: sha256sum -c SHA256SUMS\n\n{TERMS}\n\n{page}\n"
    )
