"""The canned answers: kept by whoever arranges the service or keeps the help centre."""

from django.db import transaction
from django.utils import timezone

from layanan.models import JawabanBaku
from lpse.aturan import AturanDilanggar, TidakBerwenang
from lpse.jejak import catat
from lpse.models import Akun
from lpse.peran import ATUR_LAYANAN, KELOLA_PUSAT_BANTUAN

PENGELOLA = (ATUR_LAYANAN, KELOLA_PUSAT_BANTUAN)


def boleh_kelola(oleh: Akun) -> bool:
    """Whether this officer keeps the canned answers."""
    return any(oleh.has_perm(izin) for izin in PENGELOLA)


@transaction.atomic
def simpan_jawaban_baku(
    pk: int | None, *, oleh: Akun, kunci: str, judul: str, isi: str, jenis: str, aktif: bool
) -> JawabanBaku:
    """Menyimpan jawaban baku, yang baru (None) atau yang sudah ada.

    Raises TidakBerwenang, and AturanDilanggar where another one has this short name.
    Dasar: layanan.konsultasi
    """
    if not boleh_kelola(oleh):
        raise TidakBerwenang
    jawaban = JawabanBaku.objects.select_for_update().get(pk=pk) if pk else JawabanBaku()
    if JawabanBaku.objects.filter(kunci=kunci).exclude(pk=jawaban.pk).exists():
        raise AturanDilanggar(f"Singkatan “{kunci}” sudah dipakai jawaban lain. Pilih singkatan lain.")
    kolom = {"kunci": kunci, "judul": judul, "isi": isi, "jenis": jenis, "aktif": aktif}
    for nama, nilai in kolom.items():
        setattr(jawaban, nama, nilai)
    jawaban.diubah_oleh, jawaban.diubah_pada = oleh, timezone.now()
    jawaban.save()
    catat(jawaban, "jawaban_baku.disimpan", oleh=oleh, kunci=kunci, aktif=aktif)
    return jawaban
