"""A request is given on when it is whole, and refused where nobody can know when."""

import pytest

from wwc_site.whole_requests import MOST_BODY, MOST_HEAD, Refusal, lacking

GET = b"GET / HTTP/1.1\r\nHost: here\r\n\r\n"
HEAD_OF_POST = b"POST / HTTP/1.1\r\nHost: here\r\nContent-Length: 5\r\n\r\n"


@pytest.mark.parametrize(
    ("received", "bytes_to_come"),
    [
        (b"", None),
        (GET[:-1], None),
        (GET, 0),
        (GET + GET[:5], 0),
        (HEAD_OF_POST, 5),
        (HEAD_OF_POST + b"hell", 1),
        (HEAD_OF_POST + b"hello", 0),
        (HEAD_OF_POST.replace(b"Content-Length", b"CONTENT-LENGTH") + b"he", 3),
        (GET.replace(b"\r\n\r\n", b"\r\ncontent-length:7\r\n\r\n"), 7),
        (b"POST / HTTP/1.1\r\nHost: here\r\n\r\n", 0),
        (b"x" * (MOST_HEAD + 1), 0),  # gunicorn refuses it
    ],
)
def test_a_request_is_whole_with_its_head_and_its_body(received, bytes_to_come):
    assert lacking(received) == bytes_to_come


@pytest.mark.parametrize(
    ("header", "status"),
    [
        (b"Transfer-Encoding: chunked", "411"),
        (b"Content-Length: %d" % (MOST_BODY + 1), "413"),
    ],
)
def test_a_body_that_cannot_be_received_whole_is_refused(header, status):
    with pytest.raises(Refusal, match=status):
        lacking(b"POST / HTTP/1.1\r\n" + header + b"\r\n\r\n")
