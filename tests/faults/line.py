"""A line between a site and its database or cache, which can be cut, or go dead in silence."""

import contextlib
import selectors
import socket
import threading


class Line:
    """Passes on what comes to `port` to another port, both ways, for as long as it is whole."""

    def __init__(self, to_port: int):
        self.to_port = to_port
        self.is_dead = False
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self._selector = selectors.DefaultSelector()
        self._ends: dict[socket.socket, socket.socket] = {}
        self._wake, self._woken = socket.socketpair()
        self._is_over = False
        self._thread = threading.Thread(target=self._pass_on)

    def __enter__(self):
        self._selector.register(self._listener, selectors.EVENT_READ)
        self._selector.register(self._woken, selectors.EVENT_READ)
        self._thread.start()
        return self

    def __exit__(self, *_):
        self._is_over = True
        self._wake.send(b".")
        self._thread.join()
        for each in (self._listener, self._wake, self._woken, self._selector):
            each.close()

    def cut(self):
        """End each connection, and refuse others: as a server that was stopped."""
        self._command("cut")

    def go_dead(self):
        """Take connections and bytes, and say nothing any more: as a server that hangs."""
        self.is_dead = True

    def mend(self):
        """Pass on again; what was said meanwhile is lost with its connection."""
        self._command("mend")

    def _command(self, name):
        self._done = threading.Event()
        self._wake.send(name[:1].encode())
        assert self._done.wait(10)

    def _pass_on(self):
        while not self._is_over:
            for key, _ in self._selector.select():
                if key.fileobj is self._woken:
                    self._obey(self._woken.recv(1))
                elif key.fileobj is self._listener:
                    self._connect(self._listener.accept()[0])
                elif key.fileobj in self._ends:
                    self._carry(key.fileobj)
        self._hang_up(*self._ends)

    def _obey(self, command):
        if command == b"c":
            self._selector.unregister(self._listener)
            self._listener.close()
        elif command == b"m" and self._listener.fileno() < 0:
            self._listener = socket.create_server(("127.0.0.1", self.port))
            self._selector.register(self._listener, selectors.EVENT_READ)
        if command in b"cm":
            self.is_dead = False
            self._hang_up(*self._ends)
            self._done.set()

    def _connect(self, client):
        try:
            server = socket.create_connection(("127.0.0.1", self.to_port), 5)
        except OSError:
            client.close()
            return
        for one, other in ((client, server), (server, client)):
            self._ends[one] = other
            self._selector.register(one, selectors.EVENT_READ)

    def _carry(self, end):
        data = b""
        with contextlib.suppress(OSError):
            data = end.recv(65536)
        if not data:
            self._hang_up(end)
        elif not self.is_dead:
            with contextlib.suppress(OSError):
                self._ends[end].sendall(data)

    def _hang_up(self, *ends):
        for end in ends:
            other = self._ends.pop(end, None)
            if other is not None:
                self._ends.pop(other, None)
                for each in (end, other):
                    self._selector.unregister(each)
                    each.close()
