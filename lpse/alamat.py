"""Whole addresses, for mails and papers: made of BASE_URL, never of what a request calls this host."""

from typing import Any

from django.conf import settings
from django.urls import reverse


def url_penuh(nama: str, *args: Any, **kunci: Any) -> str:
    """The whole address of the page with this URL name."""
    return f"{settings.BASE_URL}{reverse(nama, args=args, kwargs=kunci)}"
