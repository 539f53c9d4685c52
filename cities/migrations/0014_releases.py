"""Keep each data version that was ever public, and let nobody alter or delete it."""

from django.db import migrations, models

from certifications.migrations._triggers import executing

STAYS = {
    "sqlite": tuple(
        f"""
            CREATE TRIGGER {name} BEFORE {deed} ON cities_release
            BEGIN
                SELECT RAISE(ABORT, 'history_stays');
            END
        """
        for name, deed in (("history_release_kept", "UPDATE"), ("history_release_stays", "DELETE"))
    ),
    "postgresql": (
        """
            CREATE TRIGGER history_release_stays BEFORE UPDATE OR DELETE ON cities_release
            FOR EACH ROW EXECUTE FUNCTION history_stays()
        """,
    ),
}
STAYS_NO_LONGER = {
    "sqlite": ("DROP TRIGGER history_release_kept", "DROP TRIGGER history_release_stays"),
    "postgresql": ("DROP TRIGGER history_release_stays ON cities_release",),
}


class Migration(migrations.Migration):
    dependencies = [("cities", "0013_history")]
    operations = [
        migrations.CreateModel(
            name="Release",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.CharField(max_length=40, unique=True)),
                ("public_from", models.DateTimeField()),
                ("awards", models.PositiveIntegerField()),
                ("cities", models.PositiveIntegerField()),
                ("complete_through", models.DateField(null=True)),
                ("package", models.BinaryField()),
                ("sha256", models.CharField(max_length=64)),
                ("changes", models.JSONField(default=list)),
            ],
            options={"ordering": ["-public_from", "-pk"], "default_permissions": ()},
        ),
        migrations.RunPython(executing(STAYS), executing(STAYS_NO_LONGER)),
    ]
