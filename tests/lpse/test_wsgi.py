"""What the web server gets from the application."""

from wsgiref.util import setup_testing_defaults

import pytest

from lpse.wsgi import application

pytestmark = pytest.mark.django_db


def answer(method: str) -> tuple[dict[str, str], bytes]:
    environ = {"REQUEST_METHOD": method, "PATH_INFO": "/tema.css", "HTTP_HOST": "localhost"}
    setup_testing_defaults(environ)
    headers: dict[str, str] = {}
    body = application(environ, lambda _status, pairs: headers.update(pairs))
    return headers, b"".join(body)


def test_head_tells_the_same_without_a_body():
    told, body = answer("GET")
    told_by_head, nothing = answer("HEAD")
    assert b"--ina-primary-primary" in body
    assert nothing == b""
    assert told_by_head["Content-Length"] == told["Content-Length"] == str(len(body))
