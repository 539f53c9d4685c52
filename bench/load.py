"""Puts load on an address: by wrk where it is found, or by a generator of our own."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from tests.browser.serving import ROOT

from .processes import OF_LOAD, on_cores

WRK = shutil.which("wrk")
NUMBER = "{number}"
# A browser of today; who asks for no compression is answered more quickly, and reads more slowly.
HEADERS = {"Accept-Encoding": "gzip, deflate, br"}
REPORT = """
done = function(summary)
  local faults = summary.errors
  io.write(string.format('\\n{"requests": %d, "seconds": %f, "faults": %d}\\n', summary.requests,
    summary.duration / 1e6, faults.status + faults.connect + faults.read + faults.write))
end
"""
# Making each request takes wrk longer than sending the same one again.
ANOTHER_NUMBER = """
math.randomseed(os.time())
request = function() return wrk.format("GET", "%s" .. math.random(1000000000)) end
"""


class Done(NamedTuple):
    requests: int
    seconds: float
    faults: int
    left_behind: int = 0  # requests that were sent, and never counted


def by_wrk(folder: Path, port, path, seconds, connections, headers):
    script = folder / "wrk.lua"
    fixed = path.removesuffix(NUMBER)
    script.write_text(REPORT + (ANOTHER_NUMBER % fixed if fixed != path else ""))
    told = [part for name, value in headers.items() for part in ("-H", f"{name}: {value}")]
    command = [WRK, "-t1", f"-c{connections}", f"-d{max(1, round(seconds))}s", "--timeout", "60s"]
    printed = _run([*command, *told, "-s", script, f"http://127.0.0.1:{port}{fixed}"])
    return Done(**json.loads(re.findall(r"^\{.*\}$", printed, re.M)[-1]), left_behind=connections)


def by_generator(port, path, seconds, connections, headers):
    command = [sys.executable, "-m", "bench.generator", "127.0.0.1", str(port), str(seconds)]
    return Done(**json.loads(_run([*command, str(connections), path, json.dumps(headers)])))


def _run(command):
    with on_cores(OF_LOAD):
        process = subprocess.Popen(  # noqa: S603 - wrk, or this Python
            command, cwd=ROOT, stdout=subprocess.PIPE, text=True
        )
    printed, _ = process.communicate()
    if process.returncode:
        raise SystemExit(f"The load ended with {process.returncode}: {printed}")
    return printed
