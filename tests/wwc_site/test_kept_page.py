"""How a finished page answers: encodings, preconditions, ranges."""

import gzip

import brotli
import pytest

from tests.wwc_site.wsgi_client import ask
from wwc_site.kept_page import KeptPage, PassingAnswer, best_encoding

HTML = [("Content-Type", "text/html; charset=utf-8"), ("Cache-Control", "no-cache")]
BODY = b"<p>Topeka is certified.</p>" * 40
NOON = 1_790_000_000.7
LATER = NOON + 60


def page(body=BODY, headers=HTML, now=NOON, before=None):
    return KeptPage(headers, body, None, now, before)


def read(kept, method="GET", **headers):
    return ask(kept.answer, method=method, **{f"HTTP_{n}": v for n, v in headers.items()})


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("gzip, deflate, br", "br"),
        ("gzip", "gzip"),
        ("br;q=0, gzip;q=0.5", "gzip"),
        ("br; q=0.0", ""),
        ("identity", ""),
        ("", ""),
        ("GZIP", "gzip"),
        (";;,q=1", ""),
    ],
)
def test_the_best_encoding_that_is_accepted_is_taken(accepted, encoding):
    assert best_encoding(accepted) == encoding
    answer = read(page(), ACCEPT_ENCODING=accepted)
    assert answer.headers.get("Content-Encoding", "") == encoding
    assert answer.headers["Vary"] == "Accept-Encoding"
    assert int(answer.headers["Content-Length"]) == len(answer.body)


def test_every_encoding_holds_the_same_page_under_its_own_strong_tag():
    kept = page()
    plain, zipped, small = (read(kept, ACCEPT_ENCODING=each) for each in ("", "gzip", "br"))

    assert plain.body == gzip.decompress(zipped.body) == brotli.decompress(small.body) == BODY
    tags = {answer.headers["ETag"] for answer in (plain, zipped, small)}
    assert len(tags) == 3
    assert all(tag.startswith('"') for tag in tags)


def test_what_was_told_to_one_reader_is_not_kept():
    answer = read(page(headers=[*HTML, ("X-Request-ID", "first")]))

    assert answer.headers["Cache-Control"] == "no-cache"
    assert "X-Request-ID" not in answer.headers


@pytest.mark.parametrize("kind", ["image/png", "application/zip", "application/vnd.ms-excel"])
def test_what_is_compressed_already_is_not_compressed(kind):
    answer = read(page(headers=[("Content-Type", kind)]), ACCEPT_ENCODING="br")

    assert "Content-Encoding" not in answer.headers
    assert "Vary" not in answer.headers


@pytest.mark.parametrize(
    "kind",
    ["text/csv", "application/json", "application/geo+json", "application/atom+xml"]
    + ["application/x-ndjson", "image/svg+xml", "application/xml"],
)
def test_text_of_every_kind_is_compressed(kind):
    assert read(page(headers=[("Content-Type", kind)]), ACCEPT_ENCODING="br").headers[
        "Content-Encoding"
    ]


def test_head_tells_the_headers_of_get():
    kept = page()

    assert read(kept, "HEAD").headers == read(kept).headers
    assert read(kept, "HEAD").body == b""


def test_a_reader_who_has_it_is_told_so_in_headers_alone():
    kept = page()
    tag = read(kept, ACCEPT_ENCODING="br").headers["ETag"]

    for known in (tag, f'"x", W/{tag}', "*"):
        answer = read(kept, ACCEPT_ENCODING="br", IF_NONE_MATCH=known)
        assert (answer.status, answer.body, answer.headers["ETag"]) == (304, b"", tag)
        assert answer.headers["Cache-Control"] == "no-cache"
        assert not {"Content-Length", "Content-Type", "Content-Encoding"} & answer.headers.keys()
    assert read(kept, IF_NONE_MATCH=tag).status == 200  # another encoding of it
    assert read(kept, IF_NONE_MATCH='"x"').status == 200


def test_a_date_counts_where_no_tag_is_given():
    kept = page()
    date = read(kept).headers["Last-Modified"]

    assert read(kept, IF_MODIFIED_SINCE=date).status == 304
    assert read(kept, IF_MODIFIED_SINCE="Thu, 01 Jan 2015 00:00:00 GMT").status == 200
    assert read(kept, IF_MODIFIED_SINCE="yesterday").status == 200
    assert read(kept, IF_MODIFIED_SINCE=date, IF_NONE_MATCH='"x"').status == 200


def test_the_date_moves_with_the_bytes_alone():
    first = page()
    same, other = page(now=LATER, before=first), page(b"Other", now=LATER, before=first)
    at_once = page(b"Other", now=NOON, before=first)

    assert same.modified == first.modified
    assert other.modified == int(LATER)
    assert at_once.modified > first.modified  # within a second of it


@pytest.mark.parametrize(
    ("asked", "told", "part"),
    [
        ("bytes=0-3", "bytes 0-3/1080", BODY[:4]),
        ("bytes=1070-", "bytes 1070-1079/1080", BODY[1070:]),
        ("bytes=-5", "bytes 1075-1079/1080", BODY[-5:]),
        ("bytes=1000-9999", "bytes 1000-1079/1080", BODY[1000:]),
        ("bytes=-9999", "bytes 0-1079/1080", BODY),
    ],
)
def test_a_range_is_a_part_of_the_plain_bytes(asked, told, part):
    answer = read(page(), RANGE=asked, ACCEPT_ENCODING="br")

    assert (answer.status, answer.headers["Content-Range"], answer.body) == (206, told, part)
    assert int(answer.headers["Content-Length"]) == len(part)
    assert "Content-Encoding" not in answer.headers


@pytest.mark.parametrize("asked", ["bytes=1080-", "bytes=9999-10000", "bytes=-0"])
def test_a_range_beyond_the_end_is_refused_with_the_size(asked):
    answer = read(page(), RANGE=asked)

    assert (answer.status, answer.headers["Content-Range"]) == (416, "bytes */1080")


@pytest.mark.parametrize(
    "asked", ["bytes=3-1", "bytes=-", "bytes=a-b", "lines=1-2", "bytes=0-1,4-5", "", "bytes"]
)
def test_what_is_no_single_range_gets_all_of_it(asked):
    answer = read(page(), RANGE=asked)

    assert (answer.status, answer.body) == (200, BODY)
    assert answer.headers["Accept-Ranges"] == "bytes"


def test_a_range_of_another_state_of_the_page_gets_all_of_it():
    kept = page()
    headers = read(kept).headers

    for known in (headers["ETag"], headers["Last-Modified"]):
        assert read(kept, RANGE="bytes=0-3", IF_RANGE=known).status == 206
    assert read(kept, RANGE="bytes=0-3", IF_RANGE='"x"').status == 200


def test_what_a_view_said_of_its_bytes_is_told_anew():
    said = [*HTML, ("ETag", 'W/"view"'), ("Content-Length", "7"), ("Vary", "Accept-Encoding")]
    answer = read(page(headers=said))

    assert answer.headers["ETag"] != 'W/"view"'
    assert answer.headers["Content-Length"] == str(len(BODY))


def test_an_answer_that_passes_is_sent_as_it_came():
    passing = PassingAnswer("404 Not Found", [("Content-Type", "text/plain")], b"no")

    assert read(passing) == (404, {"Content-Type": "text/plain"}, b"no")
    assert read(passing, "HEAD").body == b""
