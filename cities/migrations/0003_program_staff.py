"""Make the group "Program staff", with exactly the rights for the program's records."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

GROUP = "Program staff"
RECORDS = {
    "cities": ("city", "casestudy"),
    "certifications": ("assessment", "certificationaward"),
}
ACTIONS = ("view", "add", "change", "delete")


def make_group(apps, schema_editor):
    """Make the group; first its permissions, which Django makes only after all migrations."""
    database = schema_editor.connection.alias
    Permission = apps.get_model("auth", "Permission")
    group, _ = apps.get_model("auth", "Group").objects.using(database).get_or_create(name=GROUP)
    for app_label, models in RECORDS.items():
        app = apps.get_app_config(app_label)
        app.models_module = True
        create_permissions(app, apps=apps, using=database, verbosity=0)
        app.models_module = None
        group.permissions.add(
            *Permission.objects.using(database).filter(
                content_type__app_label=app_label,
                codename__in=[f"{action}_{model}" for action in ACTIONS for model in models],
            )
        )


class Migration(migrations.Migration):
    dependencies = [
        ("cities", "0002_addresses_kept"),
        ("certifications", "0002_city_large_enough"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    # The group outlives the migration: staff accounts may hang on it.
    operations = [migrations.RunPython(make_group, migrations.RunPython.noop)]
