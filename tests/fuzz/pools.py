"""What random requests are made of: what is sound, what is wrong, and what is no HTTP."""

from cities.filters.parameters import PARAMETERS
from cities.states import STATES

METHODS = ["GET"] * 24 + ["HEAD"] * 2 + ["OPTIONS", "POST", "PUT", "PATCH", "DELETE", "TRACE"]
METHODS += ["BREW"]
SLUGS = ["boston-ma", "kansas-city-mo", "los-angeles-ca", "boise-id", "madison-wi", "mad-city-wi"]
FORMATS = ["csv", "json", "ndjson", "geojson", "xlsx", "atom", "pdf", "JSON", "csv.gz"]
IN_PATHS = {
    "slug": [*SLUGS, "nowhere-xx", "2019-04-24-0123456789", "site", "-"],
    "state": ["ks", "KS", "ca", "dc", "zz", "pr"],
    "yyyy": ["2014", "2015", "2018", "2019", "2021", "2026", "2027", "0000", "9999"],
    "cities_format": FORMATS,
    "awards_format": FORMATS,
    "str": ["cities.csv", "awards.csv", "SHA256SUMS", "README.txt", "nothing.csv", "token:sign"],
}
# Files of no route, and places that are none.
ELSEWHERE = ["static/site.css", "static/", "static/%00", "static/../wwc_site/settings.py"]
ELSEWHERE += [
    "",
    "boise",
    "kansas%20city",
    "cities",
    "cities//",
    "//cities/",
    "wp-login.php",
    ".env",
]
SOUND = {each.name: list(each.choices) for each in PARAMETERS} | {
    "q": ["boston", "CITY", "new york", "ma", "São", "Cañon", "san  diego", "nola", "ŁÓDŹ"],
    "year": ["2018", "2019"],
    "state": ["MO", "CA", "TX", "MA", "WY", *STATES],
    "geoid": ["2507000", "2938000", "0000000"],
    "as_of": ["2018-01-25", "2018-12-31", "2019-04-24", "2017-01-01", "2026-11-29"],
    "city": SLUGS,
    "page": ["1"],
    "view": ["list", "table"],
    "add": ["boise", "dallas, tx"],
}
WRONG = ["bronze", "2017", "XX", "2026-13-01", "2999-01-01", "1e3", "0", "99", " ", "first,name"]
ENCODINGS = ["gzip", "br", "gzip, br", "identity;q=0", "*", "br;q=0, gzip;q=x", "zstd", ";;,,"]
TAGS = ['"x"', 'W/"x"', "*", '"', "", '"a", W/"b"', "x" * 500]
DATES = ["Wed, 21 Oct 2015 07:28:00 GMT", "Fri, 31 Feb 2017 99:99:99 GMT", "yesterday", "0"]
DATES += ["Mon, 01 Jan 9999999999 00:00:00 GMT", "Sun, 06 Nov 2094 08:49:37 GMT"]
RANGES = ["bytes=0-9", "bytes=-5", "bytes=5-", "bytes=9-1", "bytes=0-1,3-4", "bytes=-", "lines=1-2"]
RANGES += ["bytes=999999999-", "bytes=-0", f"bytes=0-{'9' * 40}", "bytes=٣-٤", ""]
HEADERS = {
    "Accept": ["*/*", "application/json", "text/html;q=0.1", "", "a/b/c;;q=ü"],
    "Accept-Encoding": ENCODINGS,
    "Accept-Language": ["es", "de;q=x", "*"],
    "Authorization": ["Basic eDp5", "Bearer", "Basic ====="],
    "Cookie": ["sessionid=x", "csrftoken=\x80\xff; =;;", "a" * 3_000, "messages=[[1]]"],
    "Expect": ["100-continue"],
    "If-Match": TAGS,
    "If-None-Match": TAGS,
    "If-Modified-Since": DATES,
    "If-Unmodified-Since": DATES,
    "If-Range": TAGS + DATES,
    "Origin": ["null", "https://example.org"],
    "Range": RANGES,
    "Referer": ["", "https://example.org/\x85"],
    "User-Agent": ["", "\xff\xfe", "{{ 7|add:7 }}"],
    "X-Forwarded-For": ["", "1.2.3.4", "unknown, , 1.2.3.4:99", "::ffff:1.2.3.4%eth0", "x" * 900],
    "X-Forwarded-Host": ["example.org", "evil.example"],
    "X-Forwarded-Proto": ["https", "http", "gopher", ""],
    "X-Http-Method-Override": ["DELETE"],
    "X-Request-ID": ["given", "a b", "x" * 200, "\x80"],
    "HX-Request": ["true"],
}
HOSTS = [
    "localhost",
    "LOCALHOST:80",
    "127.0.0.1:1",
    "[::1]",
    "example.org",
    "127.0.0.1:99999",
    "a b",
]
HOSTS += [
    "localhost.",
    "\xff",
    "",
    "localhost:x",
    "@localhost",
    "[::1",
    "10.0.0.7",
    "user@127.0.0.1",
]
# What a server may refuse before the site is asked.
ODD_HEADERS = [
    ("Content-Length", "-1"),
    ("Content-Length", "x"),
    ("Content-Length", "1_0"),
    ("Content-Length", "9" * 30),
    ("Content-Length", "99999999"),
    ("Content-Length", "50"),
    ("Transfer-Encoding", "chunked"),
    ("Transfer-Encoding", "gzip, chunked"),
    ("Transfer-Encoding", "\x0bchunked"),
    ("Host", "example.org"),
    ("Expect", "nothing"),
    ("SCRIPT_NAME", "/cities"),
    ("PATH_INFO", "/admin/"),
    ("X-Forwarded-Ssl", "on"),
    ("X Y", "z"),
    (":", ""),
    ("X-Long", "x" * 9_000),
    ("X-Nul", "\x00"),
]
ODD_METHODS = ["get", "G", "GE T", "CONNECT", "GET\x00", "É", "M" * 30]
ODD_TARGETS = [b"/find/?q=Ca\xc3\xb1on", b"*", b"", b"cities/", b"//", b"http://localhost/cities/"]
ODD_TARGETS += [b"http://[::1", b"/\x00", b"/cities/?q=a b", b"/cities/#results", b"/\xff"]
ODD_VERSIONS = ["HTTP/1.0", "HTTP/2.0", "HTTP/0.9", "HTTP/1.2", "http/1.1", "HTTP/1.1 x", ""]
