"""Requests over sockets of our own: no library would send what these send."""

import gzip
import http.client
import socket
from typing import NamedTuple

import brotli

SECONDS = 60  # a hung request fails the test


class Answer(NamedTuple):
    status: int
    headers: http.client.HTTPMessage
    body: bytes


class Connection:
    """A connection that is kept for as long as the server does."""

    def __init__(self, port):
        self.port, self.socket = port, None

    def ask(self, request):
        """Return the answer; None where the connection ends without one."""
        for is_new in (self.socket is None, True):
            if is_new:
                self.close()
                self.socket = socket.create_connection(("127.0.0.1", self.port), SECONDS)
            answer = self._ask(request)
            if answer or is_new:  # a kept connection may have ended meanwhile
                return answer
        return None

    def _ask(self, request):
        method = "HEAD" if request.method == "HEAD" else "GET"  # which answers have a body
        answer = http.client.HTTPResponse(self.socket, method=method)
        try:
            self.socket.sendall(request.sent)
            if request.is_odd:
                self.socket.shutdown(socket.SHUT_WR)  # it may have promised more than it sends
            answer.begin()
            body = answer.read()
        except (ConnectionError, http.client.RemoteDisconnected, http.client.BadStatusLine):
            self.close()
            return None
        if answer.will_close or request.is_odd:
            self.close()
        if answer.status != http.client.PARTIAL_CONTENT:  # a part of what is compressed is none
            body = decoded(answer.headers, body)
        return Answer(answer.status, answer.headers, body)

    def close(self):
        if self.socket:
            self.socket.close()
        self.socket = None


def decoded(headers, body):
    coding = headers.get("Content-Encoding")
    if not body or not coding:
        return body
    return {"gzip": gzip.decompress, "br": brotli.decompress}[coding](body)
