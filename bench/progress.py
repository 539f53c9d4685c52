"""Says on stderr what is done now: a run takes minutes."""

import sys
import time

BEGUN = time.monotonic()


def say(text):
    print(f"{time.monotonic() - BEGUN:5.0f} s  {text}", file=sys.stderr, flush=True)
