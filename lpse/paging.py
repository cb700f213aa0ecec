"""Keyset paging: a page far down a list of a million rows costs what the first one costs."""

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar, cast
from urllib.parse import urlencode

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.http import HttpRequest

M = TypeVar("M", bound=models.Model)
PALING_BANYAK = 99  # what the start page counts to


@dataclass(frozen=True, slots=True)
class Order:
    """An order that an index serves: a column that is never null, then the primary key, in one direction.

    Without a column it is the primary key alone.
    """

    column: str = ""
    falling: bool = False

    @property
    def columns(self) -> list[str]:
        return [self.column, "pk"] if self.column else ["pk"]


@dataclass(frozen=True, slots=True)
class Page(Generic[M]):
    """Rows, and the cursors of the pages before and after them ("": there is none)."""

    rows: list[M]
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class _Cursor:
    value: Any
    pk: Any


def read_page(
    queryset: "models.QuerySet[M]", order: Order, *, after: str = "", before: str = "", size: int = 25
) -> Page[M]:
    """Return the page that follows the cursor `after`, or the one that ends at the cursor `before`.

    A cursor nobody issued counts as none: the first page. One query, of at most `size` + 1 rows.
    """
    cursor = _decode(after or before, order, queryset.model)
    backwards = cursor is not None and not after
    falling = order.falling != backwards
    rows = queryset.order_by(*(f"-{column}" if falling else column for column in order.columns))
    if cursor is not None:
        rows = rows.filter(_beyond(cursor, order, falling))
    found = list(rows[: size + 1])
    more, found = len(found) > size, found[:size]
    if backwards:
        found.reverse()
    has_before = more if backwards else cursor is not None
    has_after = True if backwards else more
    return Page(
        found,
        before=_encode(found[0], order) if found and has_before else "",
        after=_encode(found[-1], order) if found and has_after else "",
    )


def baca_kursor(request: HttpRequest) -> dict[str, str]:
    """The cursor in the address, as `read_page` takes it: `**baca_kursor(request)`."""
    return {arah: request.GET.get(arah, "") for arah in ("after", "before")}


def alamat_halaman(params: Mapping[str, str], **kursor: str) -> str:
    """The address of the page before or after, with what the list is narrowed to; "" where there is none."""
    return f"?{urlencode({**params, **kursor})}" if any(kursor.values()) else ""


def is_cursor(text: str, order: Order, model: type[models.Model]) -> bool:
    """Whether the text has the shape of a cursor of this order, for a door that refuses any other."""
    return _decode(text, order, model) is not None


def _beyond(cursor: _Cursor, order: Order, falling: bool) -> Q:
    direction = "lt" if falling else "gt"
    beyond_pk = Q(**{f"pk__{direction}": cursor.pk})
    if not order.column:
        return beyond_pk
    beyond = Q(**{f"{order.column}__{direction}": cursor.value}) | (
        Q(**{order.column: cursor.value}) & beyond_pk
    )
    # The plain bound is implied by the rest, but it is what lets the index start at the cursor.
    return Q(**{f"{order.column}__{direction}e": cursor.value}) & beyond


def _encode(row: models.Model, order: Order) -> str:
    value = getattr(row, order.column) if order.column else None
    text = value.isoformat() if isinstance(value, date) else value
    return base64.urlsafe_b64encode(json.dumps([text, row.pk]).encode()).decode().rstrip("=")


def _decode(text: str, order: Order, model: type[models.Model]) -> _Cursor | None:
    if not text:
        return None
    try:
        value, pk = json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
        pk = model._meta.pk.to_python(pk)
        column = cast("models.Field[Any, Any]", model._meta.get_field(order.column)) if order.column else None
        value = column.to_python(value) if column else None
        # A lone surrogate is no text at all, and no text of the database holds a NUL.
        if isinstance(value, str) and b"\0" in value.encode():
            return None
    except (ValueError, TypeError, OverflowError, RecursionError, ValidationError):
        return None
    return None if pk is None or (order.column and value is None) else _Cursor(value, pk)


def hitung_sampai(rows: "models.QuerySet[Any]") -> str:
    """`7`, or `99+`: past the limit nothing is counted, so a long queue costs no more than a short one."""
    return sebut_sampai(rows.order_by().values("pk")[: PALING_BANYAK + 1].count())


def sebut_sampai(jumlah: int) -> str:
    """A number as the start page says it: exact up to the limit, then `99+`."""
    return f"{PALING_BANYAK}+" if jumlah > PALING_BANYAK else str(jumlah)
