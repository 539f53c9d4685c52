"""What a client does not take at once waits for the event loop, and nothing of it is lost."""

import socket
from contextlib import closing

from wwc_site.buffered_socket import BufferedSocket

SECONDS = 30  # a bound for a slow machine
LARGE = b"x" * 20_000_000  # more than the system takes for a client who does not read


def test_what_a_client_does_not_take_waits_without_a_thread():
    ours, theirs = socket.socketpair()
    with closing(ours), closing(theirs):
        buffered = BufferedSocket(ours)

        buffered.sendall(LARGE)
        buffered.sendall(b"end")

        assert b"".join(buffered.unsent).endswith(b"xend")
        taken = 0
        while buffered.unsent:
            taken += len(theirs.recv(1_000_000))
            buffered.send_rest()
        theirs.settimeout(SECONDS)
        while taken < len(LARGE) + 3:
            taken += len(theirs.recv(1_000_000))
        assert taken == len(LARGE) + 3
