"""Somebody with a browser's memory: keeps cookies, reads forms, signs in with a second factor."""

import base64
import hashlib
import hmac
import http.client
import time
from html.parser import HTMLParser
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urljoin, urlsplit

SIGN_IN = "/akun/masuk/"
TOTP_SECONDS = 30


class RefusedError(RuntimeError):
    """A page that the measurement needs answered otherwise than expected."""


class _Forms(HTMLParser):
    """The forms of a page: action, and what a browser would send of their fields untouched."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "form":
            self.found.append((given.get("action") or "", {}))
        elif tag == "input" and self.found and given.get("type") == "hidden" and given.get("name"):
            self.found[-1][1][str(given["name"])] = given.get("value") or ""


class Visitor:
    """Asks one server for pages, outside what is measured."""

    def __init__(self, port: int, cookies: dict[str, str] | None = None) -> None:
        self.port = port
        self.cookies = dict(cookies or {})
        self.path = "/"

    def get(self, path: str) -> str:
        """Return the page at the end of all redirects; RefusedError unless it is 200."""
        return self._ask("GET", path)

    def post(self, path: str, form: dict[str, str]) -> str:
        return self._ask("POST", path, form)

    def form(self, page: str, ending: str) -> tuple[str, dict[str, str]]:
        """Where the page's form whose address ends so leads, and its hidden fields."""
        forms = _Forms()
        forms.feed(page)
        for action, fields in forms.found:
            address = urlsplit(urljoin(self.path, action)).path
            if "csrfmiddlewaretoken" in fields and address.endswith(ending):
                return address, fields
        raise RefusedError(f"{self.path} tidak memuat formulir ke …{ending}")

    def _ask(self, method: str, path: str, form: dict[str, str] | None = None) -> str:
        for _ in range(6):
            response, text = self._exchange(method, path, form)
            if response.status not in (301, 302, 303):
                break
            path, method, form = urljoin(path, response.headers["Location"]), "GET", None
        if response.status != 200:
            raise RefusedError(f"{method} {path} menjawab {response.status}")
        self.path = urlsplit(path).path
        return text

    def _exchange(
        self, method: str, path: str, form: dict[str, str] | None
    ) -> tuple[http.client.HTTPResponse, str]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        headers = {"Host": "127.0.0.1", "X-Forwarded-For": "10.255.0.1"}
        headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        if form is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            connection.request(method, path, body=urlencode(form) if form else None, headers=headers)
            response = connection.getresponse()
            text = response.read().decode()
        finally:
            connection.close()
        for line in response.headers.get_all("Set-Cookie") or ():
            self._remember(SimpleCookie(line))
        return response, text

    def _remember(self, cookies: SimpleCookie) -> None:
        self.cookies |= {name: morsel.value for name, morsel in cookies.items()}


def sign_in(port: int, login: str, password: str, secret: str) -> Visitor:
    """Sign in as an officer does: password, then the code of the authenticator app."""
    visitor = Visitor(port)
    action, fields = visitor.form(visitor.get(SIGN_IN), SIGN_IN)
    page = visitor.post(action, {**fields, "login": login, "password": password})
    action, fields = visitor.form(page, visitor.path)
    visitor.post(action, {**fields, "code": totp(secret)})
    if visitor.path.startswith("/akun/2fa/authenticate"):
        raise RefusedError("kode faktor kedua tidak diterima")
    return visitor


def totp(secret: str) -> str:
    """The six digits of this half minute (RFC 6238)."""
    counter = int(time.time()) // TOTP_SECONDS
    digest = hmac.digest(base64.b32decode(secret), counter.to_bytes(8, "big"), hashlib.sha1)
    begin = digest[-1] & 15
    return f"{int.from_bytes(digest[begin : begin + 4], 'big') % 2**31 % 10**6:06d}"
