"""What may be done to an announcement under embargo, each by whom, as one revision."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass

from django.core.exceptions import ValidationError

from certifications.history.models import Revision
from certifications.history.recording import revision
from certifications.models import Announcement

from .coming import coming
from .forms import ExpectForm, NoteForm, PostponeForm, PressForm, ReasonForm, RevokeForm
from .models import Expectation, Look, PressPack

MOVED = "Nothing was done: {name} was changed meanwhile. Look at it again, then decide."
NO_LONGER = "Nothing was done: this announcement is public already, or gone."
OWN_WORK = "You entered or changed part of this yourself: somebody else has to look at it."
CHANGE = "certifications.change_announcement"
REVIEW = "certifications.review_announcement"
DELETE_AWARDS = "certifications.delete_certificationaward"


@dataclass(frozen=True)
class Deed:
    """Something to be done: its form, the rights of which one is enough, its words, and what does.

    `do` takes the Coming, the person, the cleaned form and the present moment.
    """

    heading: str
    says: str
    button: str
    done: str
    form: type
    rights: tuple[str, ...]
    kind: str
    do: Callable
    # Is there anything to do it to?
    applies: Callable = lambda each: True
    # Is its page looked at again afterward, and not the board?
    stays: bool = False

    def is_allowed(self, user):
        return any(user.has_perm(right) for right in self.rights)


def carry_out(deed: Deed, pk: int, form, *, by):
    """Do it as one revision; ValidationError says why nothing was done."""
    cleaned = form.cleaned_data
    with revision(deed.kind, by=by, why=cleaned["why"]):
        # Asked anew, now that nobody else can write.
        found = coming(form.now, pk)
        if not found:
            raise ValidationError(NO_LONGER)
        if found[0].change != cleaned["change"]:
            raise ValidationError(MOVED.format(name=found[0].announcement))
        deed.do(found[0], by, cleaned, form.now)


def _postpone(each, by, cleaned, now):
    _move(each.announcement, cleaned["moment"])


def _announce(each, by, cleaned, now):
    _move(each.announcement, now.replace(microsecond=0))


def _move(announcement, moment):
    announcement.announced_at = moment
    announcement.precision = Announcement.Precision.MINUTE
    announcement.day_in_words = ""
    announcement.full_clean()
    announcement.save()


def _withdraw(each, by, cleaned, now):
    each.announcement.awards.all().delete()


def _look(each, by, cleaned, now):
    if by.pk in each.authors:
        raise ValidationError(OWN_WORK)
    Look.objects.create(**_by(each, by, cleaned, now), change=each.change)


def _expect(each, by, cleaned, now):
    Expectation.objects.create(**_by(each, by, cleaned, now), awards=cleaned["awards"])


def _make_pack(each, by, cleaned, now):
    made = {name: cleaned[name] for name in ("for_whom", "expires")}
    PressPack.objects.create(**_by(each, by, cleaned, now), **made, key=secrets.token_urlsafe(16))


def _revoke(each, by, cleaned, now):
    PressPack.objects.filter(pk=cleaned["pack"].pk).update(revoked_at=now)


def _by(each, by, cleaned, now):
    announcement, name = each.announcement, by.get_username()
    return {
        "announcement": announcement,
        "by": by,
        "by_name": name,
        "at": now,
        "note": cleaned["why"],
    }


DEEDS = {
    "look": Deed(
        heading="I have looked at it",
        says="A second person, who entered none of it, has compared it with the program’s list. "
        "Any later change of it ends this.",
        button="I have looked at it",
        done="Noted: you have looked at it.",
        form=NoteForm,
        rights=(REVIEW, CHANGE),
        kind=Revision.Kind.EDIT,
        do=_look,
    ),
    "expect": Deed(
        heading="How many awards are expected",
        says="The checklist compares the awards with this number.",
        button="Expect so many",
        done="Noted: so many awards are expected.",
        form=ExpectForm,
        rights=(CHANGE,),
        kind=Revision.Kind.EDIT,
        do=_expect,
    ),
    "press": Deed(
        heading="Give the press a link",
        says="Whoever has the link sees this announcement and its awards, as a page and as CSV, "
        "marked as under embargo. Each opening is counted.",
        button="Make the link",
        done="The link is made: copy it below.",
        form=PressForm,
        rights=(REVIEW, CHANGE),
        kind=Revision.Kind.EDIT,
        do=_make_pack,
        stays=True,
    ),
    "revoke": Deed(
        heading="Revoke a link",
        says="It ends at once; what was read before is read.",
        button="Revoke",
        done="Revoked: the link opens nothing.",
        form=RevokeForm,
        rights=(REVIEW, CHANGE),
        kind=Revision.Kind.EDIT,
        do=_revoke,
        stays=True,
        applies=lambda each: any(pack.revoked_at is None for pack in each.packs),
    ),
    "postpone": Deed(
        heading="Postpone all",
        says="The announcement and all its awards move to another moment.",
        button="Postpone all",
        done="Postponed, with all its awards.",
        form=PostponeForm,
        rights=(CHANGE,),
        kind=Revision.Kind.POSTPONE,
        do=_postpone,
    ),
    "announce": Deed(
        heading="Announce now",
        says="All its awards are public at once. What was read meanwhile cannot be taken back.",
        button="Announce now",
        done="Announced: all its awards are public.",
        form=ReasonForm,
        rights=(REVIEW, CHANGE),
        kind=Revision.Kind.ANNOUNCE,
        do=_announce,
    ),
    "withdraw": Deed(
        heading="Withdraw all",
        says="All its awards are taken away; the announcement and the assessments stay.",
        button="Withdraw all its awards",
        done="Withdrawn: it has no awards now.",
        form=ReasonForm,
        rights=(DELETE_AWARDS,),
        kind=Revision.Kind.WITHDRAW,
        do=_withdraw,
    ),
}
