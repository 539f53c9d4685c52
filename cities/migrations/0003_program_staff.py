"""Let the group "Program staff" edit cities and case studies.

Its rights for what the program records are granted where those tables are made, in
`certifications`. A site that was made before the two were parted has all of them already.
"""

from django.db import migrations

from certifications.migrations._rights import may_edit


class Migration(migrations.Migration):
    dependencies = [
        ("cities", "0002_addresses_kept"),
        ("certifications", "0002_city_large_enough"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [
        migrations.RunPython(may_edit("cities", "city", "casestudy"), migrations.RunPython.noop)
    ]
