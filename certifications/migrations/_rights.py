"""Gives groups the rights for records; part of no other code.

A group outlives the migrations that name it: staff accounts may hang on it.
"""

from django.contrib.auth.management import create_permissions

GROUP = "Program staff"
ACTIONS = ("view", "add", "change", "delete")


def may_edit(app_label, *models):
    """Return what gives "Program staff" every right for these models of an app; for RunPython."""
    return may(GROUP, app_label, *(f"{action}_{model}" for action in ACTIONS for model in models))


def may(name, app_label, *codenames):
    """Return what gives a group, made if it is not there, these rights of an app; for RunPython."""

    def grant(apps, schema_editor):
        database = schema_editor.connection.alias
        Permission = apps.get_model("auth", "Permission")
        group, _ = apps.get_model("auth", "Group").objects.using(database).get_or_create(name=name)
        # Django makes a model's permissions only after all migrations; they are needed now.
        app = apps.get_app_config(app_label)
        app.models_module = True
        create_permissions(app, apps=apps, using=database, verbosity=0)
        app.models_module = None
        group.permissions.add(
            *Permission.objects.using(database).filter(
                content_type__app_label=app_label, codename__in=codenames
            )
        )

    return grant
