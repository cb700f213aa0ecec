"""The shared cache: losing Valkey is a miss and an alarm in the log, never an error page."""

import logging
import time
from typing import Any

from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)
# A server that is frozen, not gone, costs each question its time-out; a page asks several.
JEDA_DETIK = 5.0
# Until when a server is not asked again, by its address: every thread has a cache object of its own.
_istirahat: dict[str, float] = {}


class TahanGangguan(RedisCache):
    """Django's Redis cache whose outage reads as an empty cache; the server is then let be for a while."""

    def __init__(self, server: str, params: dict[str, Any]) -> None:
        super().__init__(server, params)
        self._server = server

    def get(self, key: Any, default: Any = None, version: int | None = None) -> Any:
        return self._coba("get", default, key, default, version)

    def set(self, key: Any, value: Any, *args: Any, **kwargs: Any) -> None:
        self._coba("set", None, key, value, *args, **kwargs)

    def add(self, key: Any, value: Any, *args: Any, **kwargs: Any) -> bool:
        return bool(self._coba("add", True, key, value, *args, **kwargs))

    def touch(self, key: Any, *args: Any, **kwargs: Any) -> bool:
        return bool(self._coba("touch", False, key, *args, **kwargs))

    def delete(self, key: Any, version: int | None = None) -> bool:
        return bool(self._coba("delete", False, key, version))

    def has_key(self, key: Any, version: int | None = None) -> bool:
        return bool(self._coba("has_key", False, key, version))

    def incr(self, key: Any, delta: int = 1, version: int | None = None) -> int:
        # A counter that cannot count reads as its first step, so a rate limit lets people in.
        return int(self._coba("incr", delta, key, delta, version))

    def get_many(self, keys: Any, version: int | None = None) -> dict[Any, Any]:
        return dict(self._coba("get_many", {}, keys, version))

    def set_many(self, data: Any, *args: Any, **kwargs: Any) -> list[Any]:
        return list(self._coba("set_many", [], data, *args, **kwargs))

    def delete_many(self, keys: Any, version: int | None = None) -> None:
        self._coba("delete_many", None, keys, version)

    def _coba(self, name: str, bila_putus: Any, *args: Any, **kwargs: Any) -> Any:
        if time.monotonic() < _istirahat.get(self._server, 0.0):
            return bila_putus
        try:
            return getattr(super(), name)(*args, **kwargs)
        except (RedisError, OSError) as galat:
            _istirahat[self._server] = time.monotonic() + JEDA_DETIK
            logger.error("cache tidak terjangkau (%s): %s", name, type(galat).__name__)
            return bila_putus
