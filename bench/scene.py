"""All servers that are compared, running side by side on the same data."""

from pathlib import Path

from . import datasette, sites
from .load import HEADERS
from .processes import CORES, memory_at_most
from .progress import say
from .servers import Server, Servers
from .sites import PUBLISHED, SIZES
from .targets import DIRECTORY, FRESH, HOME, PAGES, TOUR

TWO = {"workers": 2, "cores": set(CORES)}


class Scene:
    """`running` holds each server by its name; `lacking` says which could not be had."""

    def __init__(self, folder: Path, servers: Servers):
        self.folder, self.servers = folder, servers
        self.running: dict[str, Server] = {}
        self.lacking: list[str] = []
        say(f"making sites of {', '.join(f'{size:,}' for size in SIZES)} cities")
        self.data = sites.make(folder)
        say("starting servers")
        self._start_sites()
        self._start_finished_bytes()
        self._start_datasette()

    def read(self, server, path):
        return sites.read(self.running[server].port, path, HEADERS)

    def tour(self):
        """Have each site render what there is, so that its peak of memory is one."""
        for size in SIZES:
            say(f"reading pages and files of the site of {size:,} cities")
            for path in TOUR:
                self.read(f"kept {size}", path)

    def peaks(self):
        """Return {size: the most MiB that a worker ever took}."""
        return {size: memory_at_most(self.running[f"kept {size}"].pid) for size in SIZES}

    def first_view(self):
        """Return {page: its kB with the style sheet}."""
        port = self.running[f"kept {PUBLISHED}"].port
        return {page: sites.first_view(port, PAGES[page], HEADERS) for page in (HOME, DIRECTORY)}

    def _start_sites(self):
        for size, data in self.data.items():
            self.running[f"kept {size}"] = self.servers.site(data)
            self.running[f"fresh {size}"] = self.servers.site(data, FRESH)
        published = self.data[PUBLISHED]
        self.running["untouched"] = self.servers.site(published)
        self.running["kept by 2"] = self.servers.site(published, **TWO)
        self.running["fresh by 2"] = self.servers.site(published, FRESH, **TWO)

    def _start_finished_bytes(self):
        published = self.data[PUBLISHED]
        body = self.folder / "www" / "index.html"
        body.parent.mkdir()
        body.write_bytes(self.read(f"kept {PUBLISHED}", PAGES[DIRECTORY])[1])
        self.running["bare"] = self.servers.bare(published, body)
        self.running["bare by 2"] = self.servers.bare(published, body, **TWO)
        if nginx := self.servers.nginx(body):
            self.running["nginx"] = nginx
        else:
            self.lacking.append("nginx was not found.")

    def _start_datasette(self):
        say("installing Datasette, unless it is there")
        if why := datasette.install():
            self.lacking.append(f"Datasette could not be installed: {why}")
            return
        paths = []
        for size in SIZES:
            say(f"filling Datasette with {size:,} rows")
            paths.append(self.folder / f"cities-{size}.db")
            file = sites.text_of(*self.read(f"fresh {size}", "/cities.csv"))
            datasette.make_database(paths[-1], file)
        self.running["datasette"] = self.servers.start(datasette.command(paths))
