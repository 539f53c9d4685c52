"""The desk: how staff sign in, and the admin site they sign in to."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "cities.desk"
    verbose_name = "Desk"
