"""Whether the process lives, and whether it is fit to serve: for what watches the site."""

import shutil
from ipaddress import ip_address
from threading import Event

from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpResponse
from django.http.request import split_domain_port

from certifications.record_state import AWAY

PROBES = ("/healthz", "/readyz")
LEAST_FREE = 100  # MB on the disk of the data folder
# Set once no migration is left: reading them all takes longer than the rest together.
MIGRATED = Event()


def healthz(request):
    """Answer 200 for as long as the process does. It asks no database: a restart mends none."""
    return HttpResponse("ok\n", "text/plain")


def readyz(request):
    """Answer 200 where requests may be sent here, else 503 with a line for each fault."""
    faults = [*database_faults(), *disk_faults()]
    text = "".join(f"{line}\n" for line in faults or ["ok"])
    response = HttpResponse(text, "text/plain", status=503 if faults else 200)
    response["Cache-Control"] = "no-store"
    return response


def database_faults():
    """Say what is wrong with the database; its settings limit how long that takes."""
    try:
        missing = _missing_tables()
        unapplied = 0 if MIGRATED.is_set() else _unapplied_migrations()
    except AWAY:
        return ["The database does not answer."]
    faults = []
    if missing:
        faults.append(f"The database lacks these tables: {', '.join(missing)}.")
    if unapplied:
        faults.append(f"Migrations not applied: {unapplied}. Run manage.py prepare.")
    else:
        MIGRATED.set()
    return faults


def _missing_tables():
    introspection = connection.introspection
    return sorted(set(introspection.django_table_names()) - set(introspection.table_names()))


def _unapplied_migrations():
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def disk_faults():
    """Say what is wrong with the disk that SQLite and the log of its writes grow on."""
    try:
        free = shutil.disk_usage(settings.DATA_DIR).free
    except OSError:
        return ["The data folder cannot be read."]
    if free < LEAST_FREE * 10**6:
        return [f"The disk of the data folder has less than {LEAST_FREE} MB left."]
    return []


def probes_come_by_address(get_response):
    """Answer the two probes by any bare IP address, as load balancers ask for them.

    Every other page still answers to the hosts of the settings alone. These two say nothing of the
    host that is asked, so that its name can do no harm.
    """

    def middleware(request):
        if request.path_info in PROBES and _is_ip_address(request.META.get("HTTP_HOST", "")):
            request.META["HTTP_HOST"] = settings.ALLOWED_HOSTS[0]
        return get_response(request)

    return middleware


def _is_ip_address(host):
    try:
        ip_address(split_domain_port(host)[0].strip("[]"))
    except ValueError:
        return False
    return True
