"""The socket of a client, from which a thread reads and to which it writes without waiting."""

import contextlib
import socket
from collections import deque


class BufferedSocket:
    """A client's socket as a thread sees it: what it reads is here, what it writes is taken."""

    def __init__(self, client: socket.socket):
        client.settimeout(0)
        self.client = client
        self.received = bytearray()
        # Parts of the answer itself, which slow readers of one page share.
        self.unsent: deque[memoryview] = deque()
        self.is_broken = False

    def recv(self, size):
        """Return what was received; nothing more is as if the client had gone."""
        data = bytes(self.received[:size])
        del self.received[:size]
        return data

    def sendall(self, data):
        """Send what the client takes at once, and keep the rest for the event loop."""
        rest = memoryview(data)
        if not self.unsent:
            with contextlib.suppress(BlockingIOError):
                rest = rest[self.client.send(rest) :]
        if rest:
            self.unsent.append(rest)

    send = sendall

    def sendfile(self, file, offset=0, count=None):
        file.seek(offset)
        self.sendall(file.read(-1 if count is None else count))

    def send_rest(self):
        """Send what the client takes now."""
        with contextlib.suppress(BlockingIOError):
            while self.unsent:
                self.unsent[0] = self.unsent[0][self.client.send(self.unsent[0]) :]
                if not self.unsent[0]:
                    self.unsent.popleft()

    def fileno(self):
        return self.client.fileno()

    def gettimeout(self):
        return None

    def setblocking(self, _flag):
        """Leave the socket as it is: no thread waits for it."""

    settimeout = setblocking

    def shutdown(self, _how):
        """Let the event loop end the connection once the rest is sent."""
        self.is_broken = True

    def close(self):
        self.is_broken = True
