"""Locking one row without mixing times: the row as it is now, with the relations it has now."""

from typing import Any, TypeVar

from django.db import models

M = TypeVar("M", bound=models.Model)


def kunci(rows: "models.QuerySet[M]", pk: Any, *terkait: str, no_key: bool = False) -> M:
    """Lock a row until the transaction ends, then read it with these relations.

    In one query the relations would be joined before the wait for the lock: a key changed meanwhile comes
    back new, beside the old row it pointed to. Raises the model's DoesNotExist.
    """
    rows.select_for_update(no_key=no_key).values_list("pk", flat=True).get(pk=pk)
    return rows.select_related(*terkait).get(pk=pk)
