"""Takes a revision back, as a revision of its own."""

from django.db import IntegrityError, connection

from .models import Change, Revision
from .recording import revision
from .rows import KEPT_BY_THE_DATABASE, model_of, row_at, values_of


class CannotUndo(Exception):
    """Nothing was undone; the sentence says why and what to do."""


MOVED = (
    "{name} was changed after this, by {later}. Undo that first, or put the values right by hand."
)
IN_THE_WAY = (
    "What is stored now stands in the way: a record that was entered since belongs to one that "
    "would go, or has its place. Put the values right by hand."
)


def undo(undone: Revision, *, by=None, why: str = "", public_note: str = "") -> Revision:
    """Give every row of a revision its values of before, deleted rows included.

    Raises CannotUndo when a value moved since, and then changes nothing.
    """
    kind = Revision.Kind.UNDO
    try:
        with revision(kind, by=by, why=why, public_note=public_note, undoes=undone) as made:
            for change in undone.changes.order_by("-pk"):
                _take_back(change)
            # Foreign keys are looked at on commit: asked now, the fault is this deed's own.
            connection.check_constraints()
    except IntegrityError as refused:
        raise CannotUndo(IN_THE_WAY) from refused
    return made


def _take_back(change):
    model = model_of(change.table)
    stored = row_at(model, change.key)
    if not _is_as_left(model, stored, change.after):
        raise CannotUndo(MOVED.format(name=change.name, later=_later(change)))
    rows = model._base_manager.filter(pk=change.key)
    if change.before is None:
        rows._raw_delete(rows.db)
    elif change.after is None:
        model._base_manager.bulk_create([model(pk=change.key, **values_of(model, change.before))])
    else:
        before, after = (values_of(model, each) for each in (change.before, change.after))
        moved = {name: value for name, value in before.items() if after.get(name) != value}
        rows.update(**moved)


def _is_as_left(model, stored, after):
    if stored is None or after is None:
        return stored is None and after is None
    return all(
        stored[name] == value
        for name, value in values_of(model, after).items()
        if name not in KEPT_BY_THE_DATABASE
    )


def _later(change):
    later = (
        Change.objects.filter(table=change.table, key=change.key, pk__gt=change.pk)
        .exclude(revision=change.revision)
        .select_related("revision")
        .last()
    )
    return str(later.revision) if later else "another change of this revision"
