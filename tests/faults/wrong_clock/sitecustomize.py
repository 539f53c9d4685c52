"""Sets the clock of a Python process by as many seconds as the file of WRONG_CLOCK says."""

import os
import time
from datetime import UTC, datetime

from django.utils import timezone

RIGHT = time.time


def wrong():
    with open(os.environ["WRONG_CLOCK"]) as file:
        return RIGHT() + float(file.read() or 0)


time.time = wrong
timezone.now = lambda: datetime.fromtimestamp(wrong(), UTC)
