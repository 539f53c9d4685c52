"""Rows on the page of what they belong to, while colleagues may be changing the same rows."""

from functools import cached_property

from django import forms
from django.core.exceptions import ValidationError
from django.forms.formsets import DELETION_FIELD_NAME

from .history.meanwhile import OthersKept

MEANWHILE = (
    "Another person added {value} to this {parent} while you were editing. Open the {parent} in "
    "another tab to see it; here, clear this row or change it, and save."
)
UNTIL_SAVED = (
    "Another row is stored with this {label} until you save: save that change first, then this one."
)
GONE = (
    "Another person deleted this row, or moved it elsewhere, while you were editing. Tick “Delete” "
    "to save the rest without it; to enter it again, add a new row."
)
GONE_FOR_GOOD = (
    "Another person deleted this row, or moved it elsewhere, while you were editing. Open the page "
    "in another tab, and enter there what you changed in the other rows."
)


class RowForm(OthersKept):
    """One row; whether it stands twice is asked by the formset, which sees all of them."""

    def validate_unique(self):
        pass

    def _get_validation_exclusions(self):
        """Leave the parent out of what the row alone is asked, as Django does before 6.1."""
        inline = (
            n for n, f in self.fields.items() if isinstance(f, forms.models.InlineForeignKeyField)
        )
        return super()._get_validation_exclusions().union(inline)


class RowFormSet(forms.BaseInlineFormSet):
    """The rows of one parent, of which no two share the value of the field `once`.

    A row that was added or deleted after the page was opened is refused with a sentence that says
    what to do, at the field `shown_at`.
    """

    once = None
    shown_at = None
    twice = "Another row says the same."

    @cached_property
    def _choices(self):
        """{field: choices}, read once for all rows of the page."""
        return {}

    def add_fields(self, form, index):
        super().add_fields(form, index)
        for name, field in form.fields.items():
            if isinstance(field, forms.ModelChoiceField) and not field.widget.is_hidden:
                if name not in self._choices:
                    self._choices[name] = list(field.choices)
                field.choices = self._choices[name]

    def get_queryset(self):
        """Return the rows as the forms stand, for the admin pairs the two by position."""
        if self.is_bound and "forms" in self.__dict__:
            return [form.instance for form in self.initial_forms]
        return super().get_queryset()

    def clean(self):
        for form in self.initial_forms:
            if self.is_gone(form) and not self.leaves(form):
                # Django's own fault stands at a hidden field, where nobody could read it.
                form.errors.pop(self.model._meta.pk.name, None)
                form.add_error(None, GONE if self.can_delete else GONE_FOR_GOOD)
        super().clean()
        refused = [each for form in self.deleted_forms if (each := self._refused_deletion(form))]
        if refused:
            raise ValidationError(refused)

    def _refused_deletion(self, form):
        is_there = form.meanwhile and form.instance.pk and not form.instance._state.adding
        return form.meanwhile.refused_deletion(form) if is_there else None

    def validate_unique(self):
        stored = self._stored()
        for value, rows in self._rows_by_value().items():
            for form in rows[1:]:
                form.add_error(self.shown_at, self.twice)
            fault = self._fault(rows[0], stored.get(value)) if len(rows) == 1 else None
            if fault:
                form = rows[0]
                form.add_error(self.shown_at, fault)

    def deletions(self):
        """Return what saving would take from the record, a sentence each, to be confirmed."""
        return []

    def is_gone(self, form):
        """Was the row of this form deleted, or moved, after the page was opened?"""
        is_missing = form in self.initial_forms and form.instance._state.adding
        return is_missing and self.is_edited(form)

    def is_edited(self, form):
        """Did the row send its fields? One that may only be looked at sends nothing but its key."""
        return form.add_prefix(self.shown_at) in self.data

    def leaves(self, form):
        """Is the row marked to be deleted?"""
        return self.can_delete and form.cleaned_data.get(DELETION_FIELD_NAME, False)

    def said(self, form):
        """Return the words for what this row would add to the parent."""
        return form.cleaned_data[self.once]

    def _stored(self):
        """Return {value: key} of the rows as they are stored now."""
        if self.instance.pk is None:
            return {}
        rows = self.model._default_manager.filter(**{self.fk.name: self.instance.pk})
        return dict(rows.values_list(self.once, "pk"))

    def _rows_by_value(self):
        rows = {}
        attribute = self.model._meta.get_field(self.once).attname
        for form in self.forms:
            is_filled = form.cleaned_data.get(self.once) not in (None, "")
            if is_filled and not self.leaves(form) and not self.is_gone(form):
                rows.setdefault(getattr(form.instance, attribute), []).append(form)
        return rows

    def _fault(self, form, holder):
        """Return why the row cannot have its value, which the stored row `holder` has, if it can't.

        Django saves the rows that existed before, deletions among them, in the order of the page,
        and new ones last: only a row that existed can come too early.
        """
        if holder in (None, form.instance.pk):
            return None
        if holder not in {each.instance.pk for each in self.initial_forms}:
            parent = self.instance._meta.verbose_name
            return MEANWHILE.format(value=self.said(form), parent=parent)
        if form.instance.pk is None:
            return None
        return UNTIL_SAVED.format(label=self.model._meta.get_field(self.once).verbose_name)
