"""The directory: cities, the filter, the pages."""

from django.apps import AppConfig
from django.core.checks import Tags, register
from django.db.backends.signals import connection_created

from .db_functions import add_to_sqlite
from .triggers import check_triggers


class CitiesConfig(AppConfig):
    name = "cities"
    verbose_name = "Directory"

    def ready(self):
        connection_created.connect(add_to_sqlite, dispatch_uid="cities.db_functions")
        register(check_triggers, Tags.database)
