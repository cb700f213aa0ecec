"""The OpenAPI description, made from the views themselves: complete, public, the same for everybody."""

from functools import cache
from typing import Any

from django.conf import settings
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.openapi import AutoSchema

from lpse.api.galat import JENIS_ISI, MASALAH
from lpse.api.izin import cakupan_dari
from lpse.profil import profil
from lpse.sumbangan import sumbangan

AWALAN_V1 = "/api/v1/"


class SkemaOtomatis(AutoSchema):
    """Adds to every operation what all share: the scope it needs, and each problem it may answer with."""

    def get_extensions(self) -> dict[str, str]:
        cakupan = cakupan_dari(self.view, self.method)
        return {"x-cakupan": cakupan} if cakupan else {}

    def _get_response_bodies(self, direction: Any = "response") -> dict[str, Any]:
        bodies: dict[str, Any] = super()._get_response_bodies(direction)
        if "200" in bodies and self._is_berhalaman(bodies["200"]):
            bodies["200"]["headers"] = {
                "Link": {"description": "Halaman berikutnya (RFC 8288).", "schema": {"type": "string"}}
            }
        sendiri = [int(status) for status in bodies if status >= "400"]
        return {**bodies, **{str(status): _masalah(status) for status in sendiri + self._galat_mungkin()}}

    def _galat_mungkin(self) -> list[int]:
        """Which problems there may be: a token is asked for, parameters are read, a record looked up."""
        tertutup = [401, 403] if getattr(self.view, "cakupan", "") else []
        parameter = self._get_parameters()
        dibaca = [400] if any(satu["in"] == "query" for satu in parameter) else []
        # A body is read as well, and of one kind only.
        dibaca = [400, 415] if self._get_request_body() else dibaca  # type: ignore[no-untyped-call]
        dicari = [404] if any(satu["in"] == "path" for satu in parameter) else []
        return [*dibaca, *tertutup, *dicari, 406, 429]

    def _is_berhalaman(self, body: dict[str, Any]) -> bool:
        return any(satu["name"] == "kursor" for satu in self._get_parameters())


class SkemaToken(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    """How the schema tells of it."""

    target_class = "lpse.api.autentikasi.TokenAutentikasi"
    name = "token"

    def get_security_definition(self, auto_schema: object) -> dict[str, str]:
        return {
            "type": "http",
            "scheme": "bearer",
            "description": "Token API, dibuat di /akun/token/: `Authorization: Bearer lpse_…`.",
        }


def _masalah(status: int) -> dict[str, Any]:
    isi: dict[str, Any] = {
        "description": MASALAH[status].judul,
        "content": {JENIS_ISI: {"schema": {"$ref": "#/components/schemas/Masalah"}}},
    }
    if status == 429:
        isi["headers"] = {"Retry-After": {"description": "Detik.", "schema": {"type": "integer"}}}
    if status == 401:
        isi["headers"] = {"WWW-Authenticate": {"description": "Bearer.", "schema": {"type": "string"}}}
    return isi


@cache
def skema() -> dict[str, Any]:
    """The whole description. Made once in a process: it follows from the code and the profil alone."""
    hasil: dict[str, Any] = _tanpa_catatan(SchemaGenerator().get_schema(request=None, public=True))  # type: ignore[no-untyped-call]
    hasil["info"]["title"] = f"API {profil().lpse.nama}"
    hasil["info"]["contact"] = {"name": profil().lpse.nama, "email": profil().kontak.surel}
    hasil["servers"] = [{"url": settings.BASE_URL}]
    return hasil


def _tanpa_catatan(bagian: Any) -> Any:
    """Without the generator's notes to itself about choices."""
    if isinstance(bagian, dict):
        return {k: _tanpa_catatan(v) for k, v in bagian.items() if k != "x-spec-enum-id"}
    return [_tanpa_catatan(satu) for satu in bagian] if isinstance(bagian, list) else bagian


def titik_akhir() -> list[dict[str, Any]]:
    """Every address below /api/v1/ in a few words, for the index and the page."""
    return [
        {
            "cara": cara.upper(),
            "alamat": alamat,
            "nama": operasi.get("summary", ""),
            "uraian": operasi.get("description", ""),
            "cakupan": operasi.get("x-cakupan", ""),
            "parameter": operasi.get("parameters", []),
        }
        for alamat, semua in skema()["paths"].items()
        for cara, operasi in semua.items()
        if alamat.startswith(AWALAN_V1) and alamat != AWALAN_V1
    ]


def cakupan_tersedia() -> list[dict[str, str]]:
    """Every scope in a few words."""
    return [{"kode": c.kode, "label": c.label} for c in sumbangan.cakupan_api.values()]
