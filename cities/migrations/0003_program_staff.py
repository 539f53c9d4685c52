"""Make the group "Program staff", with exactly the rights for the program's records."""

from django.db import migrations

from cities.program_staff import may_edit

RECORDS = {
    "cities": ("city", "casestudy"),
    "certifications": ("assessment", "certificationaward"),
}


class Migration(migrations.Migration):
    dependencies = [
        ("cities", "0002_addresses_kept"),
        ("certifications", "0002_city_large_enough"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    # The group outlives the migration: staff accounts may hang on it.
    operations = [migrations.RunPython(may_edit(RECORDS), migrations.RunPython.noop)]
