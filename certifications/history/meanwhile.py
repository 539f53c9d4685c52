"""What colleagues changed while a form was open: kept where one did not touch it oneself."""

from functools import cached_property

from django import forms

from .models import Change
from .rows import values_of

BOTH = (
    "{who} changed this from {was} to {now} while you were editing, and you entered {mine}. Save "
    "once more to have yours, or enter theirs."
)
GONE_ALONG = (
    "{who} changed the row that you delete, {name}, while you were editing. Save once more to "
    "delete it all the same."
)
NOTHING = "nothing"


class Meanwhile:
    """The changes of the record since a form was opened.

    `since` is the counter of the history then; `seen` the one at which the form was last shown
    again, so that who saves once more is not asked twice.
    """

    def __init__(self, since: int, seen: int = 0):
        self.since, self.seen = since, max(since, seen)
        self.kept = []

    @cached_property
    def changes(self):
        return list(Change.objects.filter(pk__gt=self.since).select_related("revision"))

    def of(self, model, **match):
        """Return the changes of rows of a model: of the key `pk`, or with a value of a column."""
        ((name, value),) = match.items()
        of_model = [each for each in self.changes if each.table == model._meta.db_table]
        if name == "pk":
            return [each for each in of_model if each.key == value]
        return [
            each
            for each in of_model
            if value in ((each.before or {}).get(name), (each.after or {}).get(name))
        ]

    def settle(self, form):
        """Give a bound form the values of colleagues where its sender touched nothing.

        A field that both touched gets an error that says both values.
        """
        for model, match, names in form.recorded():
            changes = self.of(model, **match)
            if not changes:
                continue
            was = values_of(model, changes[0].before or {})
            now = values_of(model, changes[-1].after or {})
            for name in names:
                if name in form.cleaned_data and model._meta.get_field(name).concrete:
                    self._settle_field(form, name, model, was, now, changes)

    def _settle_field(self, form, name, model, was, now, changes):
        field = model._meta.get_field(name)
        before, after = (_plain(values.get(field.attname)) for values in (was, now))
        mine = _plain(form.cleaned_data[name])
        if before == after or mine == after:
            return
        if mine == before:
            form.cleaned_data[name] = _as_cleaned(form.fields[name], after, form.cleaned_data[name])
            if name in form.changed_data:
                form.changed_data.remove(name)
            self.kept.append(str(form.fields[name].label or name))
            return
        last = _last_of(changes, field.column)
        if last.pk > self.seen:
            said = (_said(form.fields[name], value) for value in (before, after, mine))
            both = dict(zip(("was", "now", "mine"), said, strict=True))
            form.add_error(name, BOTH.format(who=_who(last), **both))

    def refused_deletion(self, form):
        """Return why a row that is marked to go may not go unasked, None if it may."""
        changes = [each for model, match, _ in form.recorded() for each in self.of(model, **match)]
        last = changes[-1] if changes else None
        if last is None or last.pk <= self.seen or last.after is None:
            return None
        return GONE_ALONG.format(who=_who(last), name=last.name)


class OthersKept(forms.ModelForm):
    """A form that overwrites nothing that a colleague changed after it was opened."""

    meanwhile = None

    def __init__(self, *args, meanwhile=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.meanwhile = meanwhile or self.meanwhile

    def clean(self):
        cleaned = super().clean()
        if self.meanwhile and self.instance.pk:
            self.meanwhile.settle(self)
        return cleaned

    def recorded(self):
        """Return (model, {column: value} of its rows, names of the fields) of what it writes."""
        model = self._meta.model
        names = [name for name in self.fields if _is_stored(model, name)]
        return [(model, {"pk": self.instance.pk}, names)]


def _is_stored(model, name):
    return name in {field.name for field in model._meta.concrete_fields}


def _plain(value):
    """Return a value as it is stored: the key of an object, nothing for an empty text."""
    return getattr(value, "pk", value) if value != "" else None


def _as_cleaned(field, stored, mine):
    """Return a stored value as the form field gives it."""
    if stored is None:
        return "" if isinstance(mine, str) else None
    if isinstance(field, forms.ModelChoiceField):
        return field.queryset.get(pk=stored)
    return stored


def _said(field, value):
    if value is None:
        return NOTHING
    if isinstance(field, forms.ModelChoiceField):
        return f"“{field.queryset.filter(pk=value).first() or value}”"
    choices = dict(getattr(field, "choices", ()))
    return f"“{choices.get(value, value)}”"


def _last_of(changes, column):
    return [each for each in changes if column in each.columns][-1]


def _who(change):
    return change.revision.by_name or "Somebody"
