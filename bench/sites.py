"""The folders of sites of three sizes, and what a reader receives from one."""

import gzip
import re
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.request import Request, urlopen

import brotli

from tests.browser.serving import ROOT, environment

PUBLISHED = 13
# 1,361 places of the United States have 30,000 inhabitants and could be certified one day.
SIZES = (PUBLISHED, 1_361, 20_000)
DECOMPRESS = {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}
# Those for print alone keep no reader waiting.
STYLE = re.compile(r'<link rel="stylesheet" href="([^"]+)"(?! media="print")')
PATIENCE = 300  # seconds for one answer


def make(folder: Path):
    """Make the published site, and from it those that have grown; return {size: its folder}."""
    data = {size: folder / f"data-{size}" for size in SIZES}
    manage(data[PUBLISHED], "prepare")
    for size in SIZES[1:]:
        shutil.copytree(data[PUBLISHED], data[size])
        grow = f"from tests.browser.crowd import certify; certify({size - PUBLISHED})"
        manage(data[size], "shell", "--verbosity", "0", "-c", grow)
    return data


def manage(data, *command):
    settings = {"WWC_DATA_DIR": str(data)}
    done = subprocess.run(  # noqa: S603 - this Python, and no word from outside
        [sys.executable, "manage.py", *command],
        cwd=ROOT,
        env=environment() | settings,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise SystemExit(f"manage.py {command[0]} failed:\n{done.stderr}")


def read(port, path, headers=None):
    """Return (headers, body as it came) of an answer."""
    request = Request(f"http://127.0.0.1:{port}{path}", headers=headers or {})
    with urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310 - this machine
        return answer.headers, answer.read()


def first_view(port, path, headers):
    """Return the kB of a page and the style sheets it waits for, as a browser receives them."""
    told, page = read(port, path, headers)
    styles = styles_of(text_of(told, page))
    return (len(page) + sum(len(read(port, style, headers)[1]) for style in styles)) / 1000


def text_of(headers, body):
    return DECOMPRESS[headers["Content-Encoding"]](body).decode()


def styles_of(page: str) -> list[str]:
    """Return the addresses of the style sheets that a page waits for, the common one first."""
    return STYLE.findall(page)
