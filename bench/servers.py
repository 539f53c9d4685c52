"""Starts servers on the loopback address, and ends them by their own processes."""

import os
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

from tests.browser.serving import ROOT, environment, free_port

from .processes import OF_SERVERS, on_cores

SECONDS_TO_START = 60
GUNICORN = (sys.executable, "-m", "gunicorn", "--config", "wwc_site/gunicorn_conf.py")
# One process, as the one worker of the others: without a master it changes no user, who might not
# read a private folder.
NGINX = """
daemon off; master_process off; pid {folder}/nginx.pid; error_log {folder}/nginx.log warn;
events {{ worker_connections 64; }}
http {{
  access_log off; sendfile on; keepalive_requests 100000000; default_type text/html;
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi; uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
  server {{ listen 127.0.0.1:{port}; root {folder}; }}
}}
"""


class Server(NamedTuple):
    process: subprocess.Popen
    port: int

    @property
    def pid(self):
        return self.process.pid


class Servers:
    """Each server that was started runs until the block is left."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.running: list[Server] = []

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for server in self.running:
            server.process.terminate()
        for server in self.running:
            try:
                server.process.wait(SECONDS_TO_START)
            except subprocess.TimeoutExpired:
                server.process.kill()

    def site(self, data, app="wwc_site.wsgi", workers=1, cores=OF_SERVERS, options=(), **settings):
        """Serve the site of a data folder as `make run` does, but for the number of workers."""
        settings |= {"WWC_DATA_DIR": str(data)}
        command = (*GUNICORN, "--workers", str(workers), *options, app)
        return self.start(command, cores, **settings)

    def bare(self, data, body: Path, **options):
        """Serve finished bytes by gunicorn's own threads with the site's other settings."""
        plain = ("--worker-class", "gthread")
        app = "bench.bare:application"
        return self.site(data, app, options=plain, **options, BENCH_BODY=str(body))

    def nginx(self, body: Path):
        """Serve the file by nginx; None where there is none."""
        if not (program := shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")):
            return None
        port = free_port()
        config = self.folder / "nginx.conf"
        config.write_text(NGINX.format(folder=body.parent, port=port))
        return self.start((program, "-p", str(body.parent), "-c", str(config)), port=port)

    def start(self, command, cores=OF_SERVERS, port=None, **settings):
        port = port or free_port()
        log = self.folder / f"{port}.log"
        with on_cores(cores), log.open("w") as output:
            process = subprocess.Popen(  # noqa: S603 - programs of ours, no word from outside
                [part.replace("{port}", str(port)) for part in command],
                cwd=ROOT,
                env=environment() | settings | {"PORT": str(port)},
                stdout=output,
                stderr=subprocess.STDOUT,
            )
        server = Server(process, port)
        self.running.append(server)
        _wait_until_it_listens(server, log)
        return server


def _wait_until_it_listens(server, log):
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline and server.process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", server.port), 1).close()
            return
        except OSError:
            time.sleep(0.05)
    raise SystemExit(f"{server.process.args[0]} did not start:\n{log.read_text()}")
