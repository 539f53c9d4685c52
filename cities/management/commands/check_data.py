"""Check every stored row against the rules that forms apply."""

from django.apps import apps
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.utils import timezone

from certifications.models import Change, Revision
from cities.desk.questions.asking import asked
from cities.models import Release

HISTORY = (Revision, Change, Release)  # as it was, and not to be altered


class Command(BaseCommand):
    help = "Checks every city, assessment, award and case study by the rules of forms and database."

    def add_arguments(self, parser):
        parser.add_argument(
            "--questions",
            action="store_true",
            help="print what looks wrong and may be right, too; that is no fault",
        )

    def handle(self, *args, **options):
        if options["questions"]:
            self._ask()
        rows, faults = 0, self._of_the_file()
        for app in ("cities", "certifications"):
            for model in apps.get_app_config(app).get_models():
                if model in HISTORY:
                    continue
                for row in model._default_manager.iterator():
                    rows += 1
                    try:
                        # Its constraints the database holds itself, and tells of all at once: to
                        # ask for each of each row took twenty times as long as all the rest.
                        row.full_clean(validate_unique=False, validate_constraints=False)
                    except ValidationError as refused:
                        faults += 1
                        self.stderr.write(f"{model._meta.verbose_name} {row}: {_words(refused)}")
        if faults:
            raise CommandError(f"{faults} of {rows} rows are at fault.")
        self.stdout.write(f"{rows} rows checked, no fault.")

    def _of_the_file(self):
        """Name what SQLite finds in its file against its constraints; return how much."""
        if connection.vendor != "sqlite":
            return 0
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA integrity_check")
            found = [word for (word,) in cursor.fetchall() if word != "ok"]
        for word in found:
            self.stderr.write(f"SQLite: {word}")
        return len(found)

    def _ask(self):
        questions = asked(timezone.now())
        for question, answer in questions:
            if answer is None:
                self.stdout.write(f"{question.name}: {question.sentence}")
        answered = sum(answer is not None for _, answer in questions)
        self.stdout.write(f"Questions: {len(questions) - answered} open, {answered} answered.")


def _words(refused):
    return "; ".join(
        f"{field}: {message}"
        for field, messages in refused.message_dict.items()
        for message in messages
    )
