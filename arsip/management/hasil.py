"""How the commands tell what became of a job they ran, in their JSON and in a sentence."""

from typing import Any

from arsip.models import Pekerjaan
from arsip.policies.sebab import jelaskan

MENUNGGU = "menunggu"


def hasil_pekerjaan(pekerjaan: Pekerjaan | None) -> dict[str, Any]:
    """Its code, status, reason and sentence; None stands for one that waits for its repository."""
    if pekerjaan is None:
        kalimat = "Repositori sedang dipakai pekerjaan lain. Pekerjaan ini menunggu gilirannya pada pekerja."
        return {"status": MENUNGGU, "sebab": "", "kalimat": kalimat, "keterangan": ""}
    penjelasan = jelaskan(pekerjaan.sebab)
    return {
        "pekerjaan": pekerjaan.kode,
        "status": pekerjaan.status,
        "sebab": pekerjaan.sebab,
        "kalimat": f"{penjelasan.kalimat} {penjelasan.langkah}" if penjelasan else "",
        "keterangan": pekerjaan.galat,
    }
