"""What the desk remembers: of sign-ins, and of questions that were answered."""

from django.db import connections, models, transaction

from .embargoes.models import Expectation, Look, PressPack
from .questions.models import Acknowledgement
from .sign_in import LONGEST_NAME, WINDOW, refused_until

__all__ = [
    "Acknowledgement",
    "Expectation",
    "Look",
    "PasswordAttempt",
    "PasswordAttemptQuerySet",
    "PressPack",
]


class PasswordAttemptQuerySet(models.QuerySet):
    """Words for wrong passwords and codes."""

    def counted_at(self, at):
        """Those that still count at that moment."""
        return self.filter(at__gt=at - WINDOW)

    def admit(self, *, name, network, at):
        """Count a password as wrong before it is checked; return when to come back if it must not
        be, else None.

        One visitor at a time, so that guesses that arrive together do not all find room.
        """
        with transaction.atomic(using=self.db):
            self._let_others_wait()
            self.filter(at__lte=at - WINDOW).delete()
            attempts = self.filter(network=network).values_list("name", "at")
            until = refused_until(list(attempts), name)
            if until is None:
                self.create(name=name, network=network, at=at)
            return until

    def take_back(self, *, name, network, at):
        """Count one that `admit` counted at that moment no more: it was right."""
        alike = self.filter(name=name, network=network, at=at)
        self.filter(pk__in=alike.values("pk")[:1]).delete()

    def _let_others_wait(self):
        """Hold the table until the transaction ends; on SQLite every transaction does."""
        connection = connections[self.db]
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute(
                    f"LOCK TABLE {self.model._meta.db_table} IN SHARE ROW EXCLUSIVE MODE"
                )


class PasswordAttempt(models.Model):
    """A wrong password or code, or one that is being checked; kept while it counts.

    `name` is what `same_name` makes of what was typed, whether or not such an account exists.
    """

    name = models.CharField(max_length=LONGEST_NAME)
    network = models.CharField(max_length=43)  # no IPv6 network is longer
    at = models.DateTimeField()

    objects = PasswordAttemptQuerySet.as_manager()

    class Meta:
        default_permissions = ()  # the program writes them, nobody else
        indexes = [
            models.Index(fields=["network"], name="attempt_network"),
            models.Index(fields=["at"], name="attempt_at"),
        ]

    def __str__(self):
        return f"{self.name} from {self.network}"
