"""Handing work to the queue, which may lose it: whoever enqueues keeps the truth in the database."""

import logging
from functools import cache, partial

from celery import current_app
from django.db import transaction
from kombu.connection import Connection
from kombu.exceptions import OperationalError
from kombu.pools import producers

logger = logging.getLogger(__name__)
# By default each message would wait 4 to 6 seconds for a dead queue to come back, while a person waits too.
_SEKALI_COBA = {"max_retries": 0}


@cache
def _koneksi() -> Connection:
    """Where to publish to; never opened itself, it only names the pool of this process."""
    koneksi: Connection = current_app.connection_for_write(transport_options=_SEKALI_COBA)
    return koneksi


def _publish(name: str, args: tuple[object, ...], queue: str, expires: float | None = None) -> None:
    try:
        with producers[_koneksi()].acquire(block=True) as producer:
            pilihan = {"queue": queue, "expires": expires, "retry": False, "producer": producer}
            current_app.send_task(name, args=args, **pilihan)
    except (OperationalError, OSError) as galat:
        # The sweep finds the row again within a minute; the person's act must not fail for the queue.
        logger.error("antrean tidak terjangkau, %s menunggu sapuan: %s", name, type(galat).__name__)


def enqueue(name: str, *args: object, queue: str = "cepat", expires: float | None = None) -> None:
    """Publish the named task after commit (at once outside a transaction); raises nothing for a dead queue.

    By name, since actions → tasks → actions would be an import cycle. KeyError when no such task exists.
    What no worker has begun after `expires` seconds is dropped.
    """
    if name not in current_app.tasks:
        raise KeyError(name)
    transaction.on_commit(partial(_publish, name, args, queue, expires), robust=True)
