"""The mails about risks and controls: as things are when they are sent."""

from typing import Any

from lpse.alamat import url_penuh
from lpse.models import Akun, Pemberitahuan
from lpse.sumbangan import Isi, sumbangan
from sekretariat.actions.ingat_risiko import SURAT_PENGENDALIAN, SURAT_TEMPO, SURAT_TINJAU
from sekretariat.actions.risiko import SURAT_KABAR
from sekretariat.enums.risiko import TERBUKA, PeristiwaRisiko, StatusPengendalian, StatusRisiko
from sekretariat.models import PengendalianRisiko, Risiko
from sekretariat.queries.risiko import pengendalian_menunggu, riwayat_risiko, semua_risiko

P, S = PeristiwaRisiko, StatusRisiko
# In which states a piece of news still matters.
MASIH = {
    P.DICATAT: TERBUKA,
    P.PENGENDALIAN: TERBUKA,
    P.DILAKSANAKAN: TERBUKA,
    P.DIUSULKAN: (S.MENUNGGU,),
    P.DITERIMA: (S.DITERIMA,),
    P.DITOLAK: (S.DICATAT,),
}


def kabar(baris: Pemberitahuan) -> Isi | None:
    """What happened to a risk; None where it has moved on, or is no longer this person's."""
    risiko, peristiwa = _risiko(baris), P(baris.data["peristiwa"])
    if risiko is None or baris.akun is None or risiko.status not in MASIH[peristiwa]:
        return None
    if peristiwa == P.DICATAT and risiko.pemilik_id != baris.akun_id:
        return None
    tugas = _tugas(risiko, baris.akun) if peristiwa == P.PENGENDALIAN else []
    if peristiwa == P.PENGENDALIAN and not tugas:
        return None
    alasan = ""
    if peristiwa == P.DITOLAK and (terakhir := riwayat_risiko(risiko).first()):
        alasan = terakhir.catatan
    return {**_isi(risiko), "peristiwa": peristiwa.value, "alasan": alasan, "tugas": tugas}


def tempo(baris: Pemberitahuan) -> Isi | None:
    """A risk whose day is past; None where it was dealt with meanwhile."""
    risiko = _risiko(baris)
    return _isi(risiko) if risiko is not None and risiko.is_lewat else None


def tinjau(baris: Pemberitahuan) -> Isi | None:
    """A risk nobody assessed for a year; None where somebody has meanwhile."""
    risiko = _risiko(baris)
    return _isi(risiko) if risiko is not None and risiko.is_lewat_tinjau else None


def pengendalian(baris: Pemberitahuan) -> Isi | None:
    """A control whose day comes near or is past; None where it was carried out or called off."""
    rows = PengendalianRisiko.objects.select_related("risiko", "penanggung")
    satu = rows.filter(pk=baris.objek_id, status=StatusPengendalian.DIRENCANAKAN).first()
    return {**_isi(satu.risiko), "pengendalian": satu} if satu is not None else None


def _risiko(baris: Pemberitahuan) -> Risiko | None:
    return semua_risiko().filter(pk=baris.objek_id).first()


def _tugas(risiko: Risiko, akun: Akun) -> list[PengendalianRisiko]:
    return list(pengendalian_menunggu(akun).filter(risiko=risiko))


def _isi(risiko: Risiko) -> dict[str, Any]:
    return {"risiko": risiko, "url": url_penuh("admin:sekretariat_risiko_lihat", risiko.kode)}


def daftarkan() -> None:
    """Register the mails with the outbox."""
    sumbangan.daftarkan_surat(SURAT_KABAR, kabar)
    sumbangan.daftarkan_surat(SURAT_TEMPO, tempo)
    sumbangan.daftarkan_surat(SURAT_TINJAU, tinjau)
    sumbangan.daftarkan_surat(SURAT_PENGENDALIAN, pengendalian)
