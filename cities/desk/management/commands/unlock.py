"""Let somebody sign in again at once, after too many wrong passwords."""

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from cities.desk.models import PasswordAttempt
from cities.desk.sign_in import network_of, refused_until, same_name


class Command(BaseCommand):
    help = (
        "Forgets the wrong passwords and codes of a user name, of a network address, or of a name "
        "from an address, so that they can sign in at once. Says who is still refused; without "
        "arguments it only says that."
    )

    def add_arguments(self, parser):
        parser.add_argument("name", nargs="?", metavar="NAME", help="the user name that was typed")
        parser.add_argument("--address", metavar="A", help="the IP address it was typed at")
        parser.add_argument("--all", action="store_true", help="forget every wrong password")

    def handle(self, *args, name, address, **options):
        if options["all"] and (name or address):
            raise CommandError("--all is everybody: leave out the name and the address.")
        if name or address or options["all"]:
            self._forget(name, address)
        self._say_who_is_refused()

    def _forget(self, name, address):
        attempts, of_whom = PasswordAttempt.objects.all(), ""
        if name:
            attempts, of_whom = attempts.filter(name=same_name(name)), f" of {same_name(name)!r}"
        if address:
            network = _network(address)
            attempts, of_whom = attempts.filter(network=network), f"{of_whom} from {network}"
        forgotten, _ = attempts.delete()
        passwords = "1 wrong password" if forgotten == 1 else f"{forgotten} wrong passwords"
        self.stdout.write(f"Forgot {passwords}{of_whom}.")

    def _say_who_is_refused(self):
        refused = list(_refused(timezone.now()))
        if not refused:
            self.stdout.write("Nobody is refused now.")
        for who, until in refused:
            local = timezone.localtime(until)
            self.stdout.write(f"Refused until {local:%H:%M:%S %Z}: {who}")


def _refused(at):
    """Yield (who, until) of each name and each network whose passwords are not checked at `at`."""
    by_network = {}
    for attempt in PasswordAttempt.objects.counted_at(at).order_by("network", "name"):
        by_network.setdefault(attempt.network, []).append((attempt.name, attempt.at))
    for network, attempts in by_network.items():
        if until := refused_until(attempts, name=None):
            yield f"every name from {network}", until
            continue
        for name in sorted({name for name, _ in attempts}):
            if until := refused_until(attempts, name):
                yield f"{name!r} from {network}", until


def _network(address):
    try:
        return network_of(address)
    except ValueError as error:
        raise CommandError(
            f"“{address}” is not an IP address, such as 203.0.113.5 or 2001:db8::1."
        ) from error
