"""A gunicorn worker whose threads never wait for a client, nor its readers for those who write.

Gunicorn's threaded worker gives each connection a thread, which then waits for what the client
sends and takes: four slow clients hold the four threads, and the site. Here the event loop receives
a request whole before a thread sees it, and sends what the client did not take at once after the
thread has gone on. What changes the record has threads of its own: as it may wait for a lock of
the database, it would otherwise keep readers waiting.
"""

import contextlib
import errno
import re
import socket
import time
from concurrent.futures import ThreadPoolExecutor
from selectors import EVENT_READ, EVENT_WRITE

from gunicorn.workers.gthread import TConn, ThreadWorker

from .buffered_socket import BufferedSocket
from .whole_requests import Refusal, lacking

# Seconds for the head of a request, for all of it, and for taking an answer: this many, and one
# more for each so many bytes. A kept-alive connection without a request has gunicorn's `keepalive`.
FOR_HEAD, FOR_REQUEST, FOR_ANSWER, BYTES_A_SECOND = 10, 30, 30, 20_000
# Seconds for a client to end a connection that is over, or that a stop leaves without a request.
TO_END = 2
AT_ONCE = 64 * 1024  # bytes received at once
WRITERS = 2
EXPECTED = re.compile(rb"\r\nexpect:[ \t]*100-continue", re.IGNORECASE)
# An address without escapes, as the application has it.
READ = re.compile(rb"(?:GET|HEAD) (/[\w/.,?&=~+-]*) HTTP/1\.1\r\n", re.ASCII)
OF_ONE = re.compile(rb"\r\nauthorization:", re.IGNORECASE)
CONTINUE = b"HTTP/1.1 100 Continue\r\n\r\n"
REFUSAL = (
    "HTTP/1.1 {}\r\nConnection: close\r\nContent-Type: text/plain; charset=utf-8\r\n"
    "Content-Length: {}\r\n\r\n{}\n"
)
TOO_SLOW = ("408 Request Timeout", "The request did not arrive in time. Send it again.")


class Connection(TConn):
    """A connection between two turns of a thread: what the event loop does next, and until when."""

    def __init__(self, *args):
        super().__init__(*args)
        self.data_ready = True  # no thread needs to look
        self.next_step = None
        self.deadline = 0.0
        self.was_told_to_continue = False
        self.stays_open = False


class BufferingWorker(ThreadWorker):
    """Receives and sends in the event loop; `waiting` are the connections that no thread has."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.waiting: dict[Connection, int] = {}
        self.writers = None
        self.next_look = 0.0

    @classmethod
    def check_config(cls, cfg, log):
        """Refuse what the event loop does not do."""
        if cfg.is_ssl:
            raise SystemExit("Leave https to a proxy, or say --worker-class gthread.")

    def init_process(self):
        self.writers = ThreadPoolExecutor(max_workers=WRITERS)
        super().init_process()

    def accept(self, listener):
        """Begin with a client, if one waits; return whether one did."""
        try:
            client, address = listener.accept()
        except OSError as error:
            if error.errno not in (errno.EAGAIN, errno.ECONNABORTED):
                raise
            return False
        self.nr_conns += 1
        conn = Connection(self.cfg, BufferedSocket(client), address, listener.getsockname())
        self._receive_next(conn, FOR_HEAD)
        return True

    def set_accept_enabled(self, enabled):
        """Take, before the last time, those whose connection the system has accepted already."""
        if not self.alive and self._accepting:
            for listener in self.sockets:
                while self.accept(listener):
                    pass
        super().set_accept_enabled(enabled)
        if not self.alive:
            for listener in self.sockets:  # whoever comes now is refused at once, not forgotten
                listener.close()

    def _wait(self, conn, events, step, seconds):
        """Let the event loop call `step(conn)` at `events`, for so many seconds at most."""
        conn.next_step, conn.deadline = step, time.monotonic() + seconds
        if self.waiting.get(conn) != events:
            self._take(conn)
            self.waiting[conn] = events
            self.poller.register(conn.sock, events, lambda _: conn.next_step(conn))

    def _take(self, conn):
        if self.waiting.pop(conn, None):
            self.poller.unregister(conn.sock)

    def _receive_next(self, conn, seconds):
        """Wait for the next request, of which something may be here already."""
        conn.was_told_to_continue = False
        self._wait(conn, EVENT_READ, self._receive, seconds)
        if conn.sock.received:  # not within this call: there may be a thousand requests in a row
            self.method_queue.defer(self._weigh, conn)

    def _receive(self, conn):
        try:
            data = conn.sock.client.recv(AT_ONCE)
        except BlockingIOError:
            return
        except OSError:
            data = b""
        if not data:
            self._end(conn)
            return
        if not conn.sock.received:
            conn.deadline = time.monotonic() + FOR_HEAD
        conn.sock.received += data
        self._weigh(conn)

    def _weigh(self, conn):
        """Give a thread what is whole, and answer here what is ready."""
        if conn not in self.waiting:
            return
        try:
            rest = lacking(conn.sock.received)
        except Refusal as refusal:
            self._refuse(conn, *refusal.args)
            return
        if rest == 0:
            if self._is_ready(conn):
                self._go_on(conn, self.handle(conn))
            else:
                self._take(conn)
                self.enqueue_req(conn)
        elif rest and not conn.was_told_to_continue:
            conn.was_told_to_continue = True
            conn.deadline = time.monotonic() + FOR_REQUEST
            if EXPECTED.search(conn.sock.received):
                conn.sock.sendall(CONTINUE)

    def _is_ready(self, conn):
        """Has the application a finished answer? Handing that to a thread takes longer than it."""
        ask = getattr(self.wsgi, "is_ready", None)
        request = ask and READ.match(conn.sock.received)
        # What one reader alone may get is rendered for each request, which takes a thread.
        if not request or OF_ONE.search(conn.sock.received):
            return False
        return ask(request[1].decode())

    def enqueue_req(self, conn):
        reads = conn.sock.received.startswith((b"GET ", b"HEAD "))
        done = (self.tpool if reads else self.writers).submit(self.handle, conn)
        done.add_done_callback(
            lambda future: self.method_queue.defer(self.finish_request, conn, future)
        )

    def finish_request(self, conn, fs):
        """Go on with a connection that a thread has answered, or has failed to."""
        self._go_on(conn, not fs.exception() and fs.result())

    def _go_on(self, conn, stays_open):
        conn.stays_open = bool(stays_open) and not conn.sock.is_broken
        if conn.sock.unsent:
            seconds = FOR_ANSWER + sum(map(len, conn.sock.unsent)) / BYTES_A_SECOND
            self._wait(conn, EVENT_WRITE, self._send_rest, seconds)
        else:
            self._answered(conn)

    def _send_rest(self, conn):
        try:
            conn.sock.send_rest()
        except OSError:
            self._end(conn)
            return
        if not conn.sock.unsent:
            self._answered(conn)

    def _answered(self, conn):
        if not conn.stays_open:
            self._say_goodbye(conn)
            return
        # What the parser read beyond the request is the beginning of the next one.
        conn.sock.received[:0] = conn.parser.unreader.take_buffered()
        self._receive_next(conn, FOR_HEAD if conn.sock.received else self.cfg.keepalive)

    def _refuse(self, conn, status, sentence):
        with contextlib.suppress(OSError):
            conn.sock.sendall(REFUSAL.format(status, len(sentence) + 1, sentence).encode())
        self._say_goodbye(conn)

    def _say_goodbye(self, conn):
        """Read on until the client ends: a connection cut while it sends loses it the answer."""
        try:
            conn.sock.client.shutdown(socket.SHUT_WR)
        except OSError:
            self._end(conn)
        else:
            self._wait(conn, EVENT_READ, self._read_to_the_end, TO_END)

    def _read_to_the_end(self, conn):
        data = b""
        with contextlib.suppress(OSError):
            data = conn.sock.client.recv(AT_ONCE)
        if not data:
            self._end(conn)

    def _end(self, conn):
        self._take(conn)
        self.nr_conns -= 1
        conn.sock.client.close()

    def murder_pending(self):
        """End what has waited too long; asked once a second."""
        now = time.monotonic()
        if now < self.next_look:
            return
        self.next_look = now + 1
        for conn in list(self.waiting):
            is_idle = conn.next_step == self._receive and not conn.sock.received
            if is_idle and not self.alive:
                conn.deadline = min(conn.deadline, now + TO_END)
            if conn.deadline > now:
                continue
            if conn.next_step == self._receive and conn.sock.received:
                self._refuse(conn, *TOO_SLOW)
            else:
                self._end(conn)
