"""The mails about server rooms: what each says is read from the record as it is when it is sent."""

from collections.abc import Callable

from infrastruktur.actions.lingkungan import SURAT as SURAT_LINGKUNGAN
from infrastruktur.actions.temuan_ruang import SURAT as SURAT_TEMUAN
from infrastruktur.enums.ruang_server import StatusIzin
from infrastruktur.models import EpisodeLingkungan, IzinRuangServer, TemuanRuang
from infrastruktur.policies.ruang_server import MENIT_KONFIRMASI, jawab_sampai
from lpse.alamat import url_penuh
from lpse.kalender import kalender
from lpse.models import Pemberitahuan
from lpse.sumbangan import Isi, sumbangan
from lpse.tautan import tambah_tautan

S = StatusIzin
# Each mail to a requester, and the status it tells of: it does not go out once that no longer holds.
SURAT = {
    "izin_konfirmasi": S.MENUNGGU,
    "izin_diajukan": S.DIAJUKAN,
    "izin_disetujui": S.DISETUJUI,
    "izin_ditolak": S.DITOLAK,
    "izin_batal": S.BATAL,
    "izin_kedaluwarsa": S.KEDALUWARSA,
}


def tautan_baru(izin: IzinRuangServer) -> str:
    """A new personal link to this request."""
    return tambah_tautan(IzinRuangServer, izin.kode, "infrastruktur:izin_tautan")


def _izin(baris: Pemberitahuan, status: StatusIzin) -> IzinRuangServer | None:
    return (
        IzinRuangServer.objects.select_related("lokasi", "naskah")
        .filter(pk=baris.objek_id, status=status)
        .first()
    )


def _pengisi(status: StatusIzin) -> Callable[[Pemberitahuan], Isi | None]:
    def isi(baris: Pemberitahuan) -> Isi | None:
        izin = _izin(baris, status)
        if izin is None:
            return None
        return {
            "izin": izin,
            "url": tautan_baru(izin),
            "url_izin": url_penuh("infrastruktur:izin"),
            "jawab_sampai": jawab_sampai(izin, kalender()) if status == S.DIAJUKAN else None,
            "menit": MENIT_KONFIRMASI,
        }

    return isi


def _menunggu(baris: Pemberitahuan) -> Isi | None:
    """To whoever decides; nothing about the visitor leaves the portal."""
    izin = _izin(baris, S.DIAJUKAN)
    if izin is None:
        return None
    return {
        "izin": izin,
        "url": url_penuh("admin:infrastruktur_ruang_server_izin_satu", izin.kode),
        "jawab_sampai": jawab_sampai(izin, kalender()),
    }


def _temuan(baris: Pemberitahuan) -> Isi | None:
    temuan = TemuanRuang.objects.select_related("lokasi").get(pk=baris.objek_id)
    return None if temuan.selesai_pada else {"temuan": temuan, "url": _papan()}


def _tidak_normal(baris: Pemberitahuan) -> Isi | None:
    episode = EpisodeLingkungan.objects.select_related("lokasi").get(pk=baris.objek_id)
    return None if episode.selesai else {"episode": episode, "url": _papan()}


def _papan() -> str:
    return url_penuh("admin:infrastruktur_ruang_server")


def daftarkan() -> None:
    """Register the mails with the outbox."""
    for nama, status in SURAT.items():
        sumbangan.daftarkan_surat(f"infrastruktur/{nama}", _pengisi(status))
    sumbangan.daftarkan_surat("infrastruktur/izin_menunggu", _menunggu)
    sumbangan.daftarkan_surat(SURAT_TEMUAN, _temuan)
    sumbangan.daftarkan_surat(SURAT_LINGKUNGAN, _tidak_normal)
