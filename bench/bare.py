"""Requests to the floor, for the lines of every capability."""

import itertools
from collections.abc import Iterator

from bench.client import Request, request
from bench.lines import Floor, repeated

LIST = "25 baris dari templat"
SIGNED_IN_LIST = "25 baris dari templat, di balik sesi, akun, dan izin"
_cases = itertools.count(1)


def hello(_floor: Floor, _times: int) -> Iterator[Request]:
    return repeated(lambda: request("/halo/", {}))


def case_list(_floor: Floor, _times: int) -> Iterator[Request]:
    return repeated(lambda: request("/daftar/", {}))


def signed_in_list(floor: Floor, _times: int) -> Iterator[Request]:
    return repeated(lambda: request("/daftar/masuk/", floor.cookies))


class Act:
    """The floor's transaction with as many rows written as the portal's act; see bench.floor.views.act."""

    def __init__(self, numbers: int, inserts: int) -> None:
        self.numbers, self.inserts = numbers, inserts

    @property
    def name(self) -> str:
        return (
            f"satu transaksi: kunci, baca dokumen, UPDATE, {self.numbers} nomor berurut, "
            f"{self.inserts} INSERT, satu SHA-256"
        )

    def __call__(self, floor: Floor, times: int) -> list[Request]:
        form = {"nomor": str(self.numbers), "sisip": str(self.inserts)}
        return [_post(floor, f"/tindakan/{next(_cases)}/", form) for _ in range(times)]


def insert(floor: Floor, times: int) -> list[Request]:
    return [_post(floor, "/sisip/", {"tentang": str(number)}) for number in range(times)]


class Upload:
    """A file to disk, with its SHA-256."""

    name = "berkas ke disk, SHA-256, satu INSERT"

    def __init__(self, content: bytes) -> None:
        self.content = content

    def __call__(self, floor: Floor, times: int) -> list[Request]:
        return [_post(floor, "/unggah/", {}, self.content) for _ in range(times)]


def _post(floor: Floor, path: str, form: dict[str, str], content: bytes | None = None) -> Request:
    token = {"csrfmiddlewaretoken": floor.cookies["csrftoken"]}
    file = ("berkas", content) if content is not None else None
    return request(path, floor.cookies, form={**token, **form}, file=file, hoped="/halo/")
