"""The catalogue of watched services, kept by whoever writes announcements."""

from typing import Any

from django.db import transaction

from layanan.models import LayananDipantau
from layanan.queries.pengumuman import lupakan
from lpse.aturan import AturanDilanggar, TidakBerwenang
from lpse.jejak import catat
from lpse.models import Akun
from lpse.peran import KELOLA_PENGUMUMAN


class KodeLayananDipakai(AturanDilanggar):
    """The catalogue has this code already."""

    def __init__(self, kode: str) -> None:
        super().__init__(f"Kode “{kode}” sudah dipakai layanan lain.")


@transaction.atomic
def simpan_layanan(kode: str, *, oleh: Akun, baru: bool = False, **isi: Any) -> LayananDipantau:
    """Menambah atau mengubah satu layanan dalam katalog; kodenya tetap, dan tidak ada yang dihapus.

    `isi`: nama, keterangan, urutan, dipakai, dipantau_sejak. Raises TidakBerwenang, KodeLayananDipakai.
    Dasar: layanan.pengumuman_gangguan
    """
    if not oleh.has_perm(KELOLA_PENGUMUMAN):
        raise TidakBerwenang
    if baru:
        layanan, dibuat = LayananDipantau.objects.get_or_create(kode=kode, defaults=isi)
        if not dibuat:
            raise KodeLayananDipakai(kode)
    else:
        layanan = LayananDipantau.objects.select_for_update().get(kode=kode)
        for nama, nilai in isi.items():
            setattr(layanan, nama, nilai)
        layanan.save(update_fields=list(isi))
    peristiwa = "ditambah" if baru else "diubah"
    catat(layanan, f"layanandipantau.{peristiwa}", oleh=oleh, kolom=sorted(isi))
    transaction.on_commit(lupakan, robust=True)
    return layanan
