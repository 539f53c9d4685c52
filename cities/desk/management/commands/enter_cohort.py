"""Enter the awards of an announcement from a file, as the desk's page does."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from certifications.history.models import counter
from certifications.levels import Level
from cities.desk.cohort.forms import CohortForm
from cities.desk.cohort.plan import plan_of
from cities.desk.cohort.record import load
from cities.desk.cohort.workbook import text_of
from cities.desk.cohort.writing import Moved, enter

# Options that are fields of the form under the same name.
FIELDS = ("year", "time", "title", "publisher", "stated_total", "precision", "coverage")


class Command(BaseCommand):
    help = (
        "Enters the awards of one announcement from a CSV or XLSX file: all of them, or none if a "
        "row is wrong. --preview says what each row means and writes nothing."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", metavar="FILE", help="CSV or XLSX: city, state, level, source")
        parser.add_argument("--year", required=True, help="the certification year")
        parser.add_argument(
            "--announced-at",
            required=True,
            metavar="DAY",
            help="“February 26, 2027”, 2027-02-26, or only “June 2020” or 2020",
        )
        parser.add_argument("--time", default="", help="“9:00 AM”, U.S. Eastern time")
        parser.add_argument("--source", default="", metavar="URL", help="the page that announces")
        parser.add_argument("--title", default="", help="what that page is: Press release")
        parser.add_argument("--publisher", default="")
        parser.add_argument("--stated-total", default="", help="cities certified by then")
        parser.add_argument("--precision", default="", help="minute, day, month or year")
        parser.add_argument("--coverage", default="", help="complete or partial, once entered")
        parser.add_argument("--level", default="", help="the level of rows that name none")
        parser.add_argument("--preview", action="store_true", help="write nothing")

    def handle(self, *args, **options):
        form = _form(options)
        seen = counter()
        given = form.cleaned_data
        plan = plan_of(given["paste"], given["announcement"], load(), asked=given["coverage"])
        for sentence in (*form.differences(), *plan.notes):
            self.stdout.write(sentence)
        for question in plan.questions:
            self.stdout.write(f"{question.name}: {question.sentence}")
        for row in plan.rows:
            said = [row.words, *row.sentences]
            self.stdout.write(f"{row.row.number}\t{row.place or row.row.typed}\t{' '.join(said)}")
        self.stdout.write(plan.sentence)
        if plan.open_rows:
            raise CommandError("Nothing was entered: correct these rows in the file, or drop them.")
        if options["preview"] or not plan.is_ready:
            self.stdout.write("Nothing was entered.")
            return
        try:
            enter(plan, seen=seen)
        except Moved as fault:
            raise CommandError(
                "Nothing was entered: another person saved something meanwhile. Try again."
            ) from fault
        self.stdout.write(f"{plan.done}.")


def _form(options):
    """Return the form of the desk, filled in; CommandError with every fault of it."""
    try:
        text = text_of(Path(options["file"]).read_bytes())
        level = int(Level.from_slug(options["level"].lower())) if options["level"] else ""
    except (OSError, ValueError) as fault:
        raise CommandError(f"{fault}") from fault
    typed = {name: options[name] for name in FIELDS}
    typed |= {"announced_on": options["announced_at"], "source_url": options["source"]}
    form = CohortForm(typed | {"pasted": text, "level": level})
    if not form.is_valid():
        raise CommandError(
            "\n".join(
                f"{form[name].label if name in form.fields else 'All'}: {sentence}"
                for name, sentences in form.errors.items()
                for sentence in sentences
            )
        )
    return form
