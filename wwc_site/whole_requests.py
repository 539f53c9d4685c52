"""Whether a request has come whole, and why one cannot be received. Pure."""

import re

# Bytes: gunicorn refuses longer heads itself; the site takes 2.5 MB of text, and files of 1 MB.
MOST_HEAD, MOST_BODY = 64 * 1024, 4 * 2**20
END_OF_HEAD = b"\r\n\r\n"
LENGTH = re.compile(rb"\r\ncontent-length:[ \t]*(\d{1,18})[ \t]*\r\n", re.IGNORECASE)
CHUNKED = re.compile(rb"\r\ntransfer-encoding:", re.IGNORECASE)
WITHOUT_LENGTH = ("411 Length Required", "Send what you send with a Content-Length.")
TOO_LARGE = ("413 Content Too Large", "What you sent is too large. Files may have 1 MB.")


class Refusal(Exception):
    """What is sent cannot be received whole; the arguments are the status and a sentence."""


def lacking(received: bytes | bytearray) -> int | None:
    """Return how many bytes of the first request are to come yet; None while its head is not whole.

    Raises Refusal for a body that is too large or of unknown length.
    """
    end = received.find(END_OF_HEAD)
    if end < 0:
        return None if len(received) <= MOST_HEAD else 0
    if received.startswith((b"GET ", b"HEAD ")) and b"ontent-" not in received[:end]:
        return 0
    head = received[: end + 2]
    if CHUNKED.search(head):
        raise Refusal(*WITHOUT_LENGTH)
    length = LENGTH.search(head)
    size = int(length[1]) if length else 0
    if size > MOST_BODY:
        raise Refusal(*TOO_LARGE)
    return max(end + len(END_OF_HEAD) + size - len(received), 0)
