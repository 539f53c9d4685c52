"""Let somebody whose phone is lost set up another one."""

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError

from cities.desk.second_factor import forget


class Command(BaseCommand):
    help = (
        "Takes the phone and the backup codes from an account. Its next sign-in, with the password "
        "alone, sets up another phone."
    )

    def add_arguments(self, parser):
        parser.add_argument("name", metavar="NAME", help="the user name of the account")

    def handle(self, *args, name, **options):
        try:
            user = get_user_model().objects.get_by_natural_key(name)
        except get_user_model().DoesNotExist as error:
            raise CommandError(
                f"No account has the user name {name!r}: look it up under Users in the admin."
            ) from error
        if not forget(user):
            self.stdout.write(f"{name!r} has no phone set up: there is nothing to forget.")
            return
        self.stdout.write(
            f"Forgot the phone and the backup codes of {name!r}. The next sign-in sets up another "
            "phone; until then the password alone is enough for that, so tell them at once."
        )
