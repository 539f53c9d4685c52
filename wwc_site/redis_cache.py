"""Redis as a cache that may be away: then everything is a miss, at once, and never an error."""

import logging
import time
from pickle import UnpicklingError

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.redis import RedisCache
from redis.backoff import NoBackoff
from redis.exceptions import RedisError
from redis.retry import Retry

# Seconds: to connect, and for each answer; a page must not wait longer than it saves.
PATIENCE = 0.1
# After a failure Redis is not asked for so long, so that a page does not wait at every look-up.
PAUSE = 5

# What Python raises of bytes that are no pickle, or one of other code.
UNREADABLE = (UnpicklingError, ValueError, TypeError, LookupError, EOFError)
UNREADABLE += (AttributeError, ImportError)

logger = logging.getLogger(__name__)


class RedisOrMiss(RedisCache):
    """Django's cache in Redis; where Redis does not answer, what it holds is a miss."""

    # Of the whole process: Django makes a cache for each thread.
    asked_again_at = 0.0

    def __init__(self, server, params):
        options = {
            "socket_connect_timeout": PATIENCE,
            "socket_timeout": PATIENCE,
            "retry": Retry(NoBackoff(), 0),
        }
        super().__init__(server, params | {"OPTIONS": options | params.get("OPTIONS", {})})

    def _ask(self, method, *args, missed):
        """Return what `method` answers, `missed` where Redis does not, or was not asked again."""
        if time.monotonic() < RedisOrMiss.asked_again_at:
            return missed
        try:
            return method(*args)
        except RedisError as error:
            RedisOrMiss.asked_again_at = time.monotonic() + PAUSE
            logger.warning("Redis fails, nothing is cached for %s s: %s", PAUSE, error)
            return missed

    def add(self, key, value, timeout=DEFAULT_TIMEOUT, version=None):
        return self._ask(super().add, key, value, timeout, version, missed=False)

    def get(self, key, default=None, version=None):
        """Return what was stored; what cannot be read is a miss, and is stored anew."""
        try:
            return self._ask(super().get, key, default, version, missed=default)
        except UNREADABLE as error:
            logger.warning("Redis holds what cannot be read: %s", error)
            return default

    def set(self, key, value, timeout=DEFAULT_TIMEOUT, version=None):
        self._ask(super().set, key, value, timeout, version, missed=None)

    def touch(self, key, timeout=DEFAULT_TIMEOUT, version=None):
        return self._ask(super().touch, key, timeout, version, missed=False)

    def delete(self, key, version=None):
        return self._ask(super().delete, key, version, missed=False)

    def get_many(self, keys, version=None):
        return self._ask(super().get_many, keys, version, missed={})

    def has_key(self, key, version=None):
        return self._ask(super().has_key, key, version, missed=False)

    def incr(self, key, delta=1, version=None):
        count = self._ask(super().incr, key, delta, version, missed=None)
        if count is None:  # as Django says of a key that the cache does not hold
            raise ValueError(f"Key '{key}' not found.")
        return count

    def set_many(self, data, timeout=DEFAULT_TIMEOUT, version=None):
        """Return the keys that were not stored."""
        return self._ask(super().set_many, data, timeout, version, missed=list(data))

    def delete_many(self, keys, version=None):
        self._ask(super().delete_many, keys, version, missed=None)

    def clear(self):
        return self._ask(super().clear, missed=False)
