"""Record what is expected too: readers see it, so a change of it is one of the public site."""

from django.db import migrations

from certifications.migrations._history import recorded
from certifications.migrations._triggers import executing

made, ended = recorded(
    "certifications_expectedannouncement", ("expected_on", "note"), "{row}.expected_on"
)


class Migration(migrations.Migration):
    dependencies = [("certifications", "0009_review_announcement")]

    operations = [migrations.RunPython(executing(made), executing(ended))]
