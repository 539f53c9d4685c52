"""`manage.py export_site`: one archive, made once, and crawled as a reader does."""

import gzip
import io
import re
import shutil
import socket
import subprocess
import time
from contextlib import closing, suppress
from datetime import timedelta
from html import unescape
from http.client import HTTPConnection
from urllib.parse import urljoin, urlsplit

import brotli
import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import Client, override_settings
from django.utils import timezone

from certifications.levels import Level
from cities.models import City
from tests.conftest import as_read, listed_cities
from tests.factories import make_award
from wwc_site.export.folder import MARKER

pytestmark = [pytest.mark.once, pytest.mark.django_db]

URL = "https://archive.example.org"
LIVE = "https://live.example.org"
FEW = ("boise-id", "dallas-tx", "springfield-il")
ADDRESS = re.compile(r'\s(?:href|src|srcset|action|formaction|content|data-[\w-]+)="([^"]*)"')
LOCATED = re.compile(r"<loc>([^<]*)</loc>")
# Not the admin's, whose two megabytes take a while to compress.
OWN = ["django.contrib.staticfiles.finders.FileSystemFinder"]
HASHED = {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}


@pytest.fixture(scope="module")
def site(django_db_setup, django_db_blocker, tmp_path_factory):
    """The roster, three eligible cities, a city that moved, and an award of tomorrow."""
    folder = tmp_path_factory.mktemp("site")
    settings = override_settings(
        DATA_DIR=folder,
        STATIC_ROOT=folder / "static",
        STORAGES={"staticfiles": HASHED},
        STATICFILES_FINDERS=OWN,
    )
    with settings, django_db_blocker.unblock(), transaction.atomic():
        call_command("seed", stdout=io.StringIO())
        City.objects.uncertified().exclude(slug__in=FEW).delete()
        City.objects.filter(slug="dallas-tx").update(slug="big-d-tx")
        City.objects.filter(slug="boston-ma").update(slug="beantown-ma")
        boise = City.objects.get(slug="boise-id")
        tomorrow = timezone.now() + timedelta(days=1)
        source = "https://example.org/embargoed"
        make_award(
            city=boise, year=2026, level=Level.PLATINUM, announced_at=tomorrow, source_url=source
        )
        yield folder
        transaction.set_rollback(True)


def export(folder, *more):
    out, err = io.StringIO(), io.StringIO()
    call_command("export_site", str(folder), "--url", URL, *more, stdout=out, stderr=err)
    return out.getvalue()


@pytest.fixture(scope="module")
def exported(site):
    folder = site / "archive"
    summary = export(folder)
    return folder, summary


@pytest.fixture(scope="module")
def archive(exported):
    return exported[0]


def pages_of(folder):
    """Return {path on the site: HTML} of every page."""
    return {
        "/" + str(path.relative_to(folder)).removesuffix("index.html"): path.read_text()
        for path in sorted(folder.rglob("*.html"))
    }


def file_behind(folder, path):
    return folder / (path.removeprefix("/") + ("index.html" if path.endswith("/") else ""))


def own_addresses(path, page):
    """Yield the addresses on a page that lie on the archive itself."""
    for address in ADDRESS.findall(page):
        url = urlsplit(urljoin(URL + path, unescape(address)))
        if address.startswith(("/", "?", "#", "http")) and url.netloc == urlsplit(URL).netloc:
            yield url


def test_whatever_a_page_leads_to_is_a_file(archive):
    pages = pages_of(archive)
    missing = {
        (path, url.path)
        for path, page in pages.items()
        for url in own_addresses(path, page)
        if not file_behind(archive, url.path).is_file()
    }

    assert len(pages) > 100
    assert missing == set()


def test_whatever_a_sitemap_names_is_a_file(archive):
    named = [
        urlsplit(url)
        for name in ("sitemap.xml", "sitemap-eligible.xml")
        for url in LOCATED.findall((archive / name).read_text())
    ]

    assert len(named) > 70
    assert {f"{url.scheme}://{url.netloc}" for url in named} == {URL}
    assert [u.path for u in named if not file_behind(archive, u.path).is_file()] == []


def test_no_page_asks_a_static_host_a_question(archive):
    pages = pages_of(archive)

    assert [u for p, page in pages.items() for u in own_addresses(p, page) if u.query] == []
    asked = [p for p, page in pages.items() if re.search(rf"{re.escape(URL)}[^\s\"<]*\?", page)]
    assert asked == ["/data/api/"]  # the examples, under the word that they are left out
    for sign in ("<form", ' form="', "live-filter", 'name="city"'):
        assert [path for path, page in pages.items() if sign in page] == []


def test_every_page_says_what_is_left_out(archive):
    silent = [path for path, page in pages_of(archive).items() if "archived copy" not in page]

    assert [path for path in silent if not path.startswith("/embed/")] == sorted(
        ["/cities/boston-ma/", "/cities/dallas-tx/", "/compare/", "/find/", *YEARS_WITHOUT_AWARDS]
    )


YEARS_WITHOUT_AWARDS = [f"/timeline/{year}/" for year in (2020, 2021, 2023, 2024, 2025)]


def test_no_button_is_dead(archive):
    pages = pages_of(archive)
    dead = [
        (path, link.get_text(strip=True))
        for path, page in pages.items()
        for link in as_read(page).select(".toolbar a, .shown a, .year-files a, a.button")
        if not link.get("href")
    ]

    assert dead == []


def test_a_former_address_leads_on(archive):
    assert 'url=/cities/big-d-tx/"' in (archive / "cities/dallas-tx/index.html").read_text()
    for former, present in (("boston-ma", "beantown-ma"), ("dallas-tx", "big-d-tx")):
        cards = [(archive / f"cards/cities/{s}.png").read_bytes() for s in (former, present)]
        assert cards[0] == cards[1]
    assert (archive / "favicon.ico").read_bytes().startswith(b"<svg")


def test_a_folder_lists_what_its_query_lists(archive, django_db_blocker):
    page = (archive / "cities/level/gold/year/2018/index.html").read_text()
    listed = listed_cities(as_read(page))
    with django_db_blocker.unblock():
        asked = Client(headers={"host": "localhost"}).get("/cities/?level=gold&year=2018")

    assert listed == listed_cities(as_read(asked.content)) == ["Los Angeles, California"]
    assert f'<link rel="canonical" href="{URL}/cities/level/gold/year/2018/">' in page
    assert 'href="/cities/year/2018/"' in (archive / "timeline/2018/index.html").read_text()
    for name in ("level/silver", "state/ca", "year/2019", "level/gold/standing/current"):
        assert (archive / "cities" / name / "index.html").is_file()


def test_compressed_files_hold_what_the_plain_ones_do(archive):
    zipped, small = list(archive.rglob("*.gz")), list(archive.rglob("*.br"))

    assert len(zipped) > 150
    assert {path.with_suffix("") for path in zipped} == {path.with_suffix("") for path in small}
    assert all(gzip.decompress(p.read_bytes()) == p.with_suffix("").read_bytes() for p in zipped)
    assert all(brotli.decompress(p.read_bytes()) == p.with_suffix("").read_bytes() for p in small)
    assert [p for p in archive.rglob("*.html") if not p.with_name(p.name + ".gz").is_file()] == []


def test_an_award_under_embargo_is_nowhere(archive):
    files = [path for path in archive.rglob("*") if path.is_file()]

    assert [p for p in files if b"example.org/embargoed" in p.read_bytes()] == []
    said = re.compile(rb"[Pp]latinum(</\w+>)?,? (in )?2026")
    assert [p for p in files if said.search(p.read_bytes())] == []
    assert not (archive / "badges/boise-id.svg").exists()
    assert not (archive / "cities/year/2026").exists()
    assert "not certified" in (archive / "cities/boise-id/index.html").read_text()


def test_every_format_stands_there_and_says_the_address(archive):
    names = "cities.csv cities.json cities.ndjson cities.geojson cities.xlsx awards.csv"
    names += " awards.json awards.ndjson awards.xlsx awards.atom corrections.csv corrections.json"
    names += " corrections.atom robots.txt data/openapi.json data/datapackage.json cards/site.png"
    names += " states.csv states.json timeline.csv timeline.json cities/boise-id.json data.json"
    names += " eligible/cities.csv eligible/cities.xlsx data/datapackage.zip llms.txt"
    names += " 404.html nginx.conf"

    assert [name for name in names.split() if not (archive / name).is_file()] == []
    assert f"{URL}/awards.atom" in (archive / "awards.atom").read_text()
    eligible = (archive / "eligible/cities.csv").read_text()
    assert (eligible.count(",true\n"), eligible.count(",false\n")) == (13, 3)
    assert 'href="/eligible/cities.csv"' in (archive / "data/index.html").read_text()
    assert f"Sitemap: {URL}/sitemap.xml" in (archive / "robots.txt").read_text()


def test_the_summary_counts_what_is_there(exported):
    folder, summary = exported
    pages = len(list(folder.rglob("*.html")))
    version = (folder / MARKER).read_text().strip()

    assert summary.startswith(f"Wrote {pages} pages and ")
    assert f"data version {version}" in summary
    assert not list(folder.parent.glob(".archive*"))


def test_nginx_sends_what_the_site_sends(archive):
    conf = (archive / "nginx.conf").read_text()

    assert "gzip_static on;" in conf
    assert f"root {archive};" in conf
    assert conf.count("default-src 'none'") == 2  # of the pages, and of the cards for frames
    assert '"~^/static/" "max-age=315360000, public, immutable";' in conf
    assert 'strict_transport_security {\n  "default" "max-age=31536000";' in conf
    assert "application/geo+json geojson;" in conf
    assert '"~\\.(?!html$)[a-z]+$" "*";' in conf  # every file is open to all
    assert '"~^/cities/\\?level=gold\\&year=2018$" /cities/level/gold/year/2018/;' in conf


@pytest.fixture
def served(archive, tmp_path):
    """Return what nginx answers with the configuration, for a path: the answer, and its bytes."""
    if not shutil.which("nginx"):
        pytest.skip("nginx is not installed (Debian: apt-get install nginx-light)")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    text = (archive / "nginx.conf").read_text().replace("listen 80;", f"listen 127.0.0.1:{port};")
    (tmp_path / "site.conf").write_text(text)
    (tmp_path / "main.conf").write_text(
        f"pid {tmp_path}/pid; daemon off; master_process off; events {{}}\n"
        f"http {{ access_log off; include {tmp_path}/site.conf; }}"
    )
    command = ["nginx", "-c", tmp_path / "main.conf", "-e", tmp_path / "log"]
    tested = subprocess.run([*command, "-t", "-q"], capture_output=True, text=True)
    assert (tested.returncode, tested.stderr) == (0, "")

    def ask(path):
        with closing(HTTPConnection("127.0.0.1", port, timeout=10)) as connection:
            connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
            answer = connection.getresponse()
            return answer, answer.read()

    with subprocess.Popen(command) as process:
        for _ in range(100):
            with suppress(ConnectionRefusedError):
                ask("/robots.txt")
                break
            time.sleep(0.1)
        yield ask
        process.terminate()


def test_nginx_serves_the_archive(served):
    def told(path):
        answer, _ = served(path)
        return answer.status, answer.headers.get_content_type()

    assert told("/cities/boise-id/") == told("/cities/?utm_source=x") == (200, "text/html")
    assert told("/cities.geojson") == (200, "application/geo+json")
    assert told("/favicon.ico") == (200, "image/svg+xml")
    for missing in ("/nowhere/", "/cities/?q=boise", "/awards.csv?year=2018", f"/{MARKER}"):
        answer, content = served(missing)
        assert (answer.status, answer.headers.get_content_type()) == (404, "text/html")
        assert b"Page not found" in gzip.decompress(content)
    moved, _ = served("/cities/?level=gold&year=2018")
    assert moved.status == 302
    assert moved.headers["Location"].endswith("/cities/level/gold/year/2018/")
    embedded, _ = served("/embed/cities/los-angeles-ca/")
    assert "frame-ancestors *" in embedded.headers["Content-Security-Policy"]
    assert "X-Frame-Options" not in embedded.headers


@pytest.fixture
def small(site, settings, monkeypatch):
    """Let what is exported have one file beside those that every archive has; return where to."""
    settings.STATIC_ROOT, settings.STORAGES = site / "static", {"staticfiles": HASHED}
    monkeypatch.setattr("wwc_site.export.export.addresses", lambda at: ["/robots.txt"])
    return site / "small"


def test_a_second_export_takes_the_place_of_the_first(small):
    export(small)
    (small / "of-before.html").touch()

    export(small, "--live", LIVE)

    assert not (small / "of-before.html").exists()
    assert f'<a href="{LIVE}/">live.example.org</a>' in (small / "404.html").read_text()
    assert [path.name for path in small.parent.glob("*small*")] == ["small"]


def test_a_change_meanwhile_leaves_the_former_export(small, monkeypatch):
    export(small)
    (small / "of-before.html").touch()
    versions = iter(["a", "b"])
    monkeypatch.setattr("wwc_site.export.export._version", lambda at: next(versions))

    with pytest.raises(CommandError, match="was changed while"):
        export(small)

    assert (small / "of-before.html").is_file()
    assert [path.name for path in small.parent.glob("*small*")] == ["small"]


def test_a_folder_with_other_files_is_refused_before_anything_is_made(tmp_path):
    (tmp_path / "mine").touch()

    with pytest.raises(CommandError, match="is not empty, and no export stands in it"):
        export(tmp_path)

    assert [path.name for path in tmp_path.iterdir()] == ["mine"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--url", "archive.example.org"], "--url is a site’s address"),
        (["--url", "ftp://archive.example.org"], "--url is a site’s address"),
        (["--url", f"{URL}/below"], "--url is a site’s address"),
        (["--url", URL, "--live", "live"], "--live is a site’s address"),
        (["--url", URL, "--live", URL], "--live is another site"),
    ],
)
def test_a_wrong_address_is_told(tmp_path, arguments, says):
    with pytest.raises(CommandError, match=says):
        call_command("export_site", str(tmp_path / "new"), *arguments)

    assert list(tmp_path.iterdir()) == []
