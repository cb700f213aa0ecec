"""The WSGI application that gunicorn serves."""

import os
from collections.abc import Iterable
from typing import Any

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lpse.settings")

_django = get_wsgi_application()


def application(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    """Serve one request; the answer to HEAD has no body (RFC 9110), which Django leaves to the server."""
    badan = _django(environ, start_response)
    if environ["REQUEST_METHOD"] != "HEAD":
        return badan
    badan.close()
    return []
