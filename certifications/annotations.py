"""Values that a queryset method adds to each row, declared on the model. Pure."""


class NotAskedFor(Exception):
    """A value was read that the queryset was not asked for; the message says what to call."""


class AddedBy:
    """A value that a method of the queryset adds, such as `current_level` by `with_standing()`.

    On a row that was fetched without it, reading it raises NotAskedFor: a missing value must not
    look like none, in a template either.
    """

    def __init__(self, method: str):
        self.method = method

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        raise NotAskedFor(f"{owner.__name__}.{self.name} is there after {self.method}() only.")
