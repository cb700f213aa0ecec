"""The acts on a letter that came in: recorded with its agenda number, corrected, closed.

`pada` is for the demo, whose past needs dates.
"""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from lpse.jejak import catat
from lpse.models import Akun, Berkas
from lpse.nomor import ambil_nomor
from lpse.waktu import setempat
from sekretariat.alur.persuratan import ALUR_MASUK
from sekretariat.enums.persuratan import ArahSurat, StatusDisposisi, StatusSurat
from sekretariat.enums.persuratan import TindakanMasuk as T
from sekretariat.models import AgendaSurat
from sekretariat.policies.persuratan import (
    DisposisiMasihTerbuka,
    check_balas_sebelum,
    check_balasan,
    check_berkas,
    check_kelola,
    check_tanggal_masuk,
    check_ubah,
)

KUNCI_AGENDA = "AGENDA-M"
POLA_AGENDA = "{urut}"


@transaction.atomic
def catat_surat_masuk(
    *,
    oleh: Akun,
    tanggal_surat: date,
    diterima: date,
    membalas: AgendaSurat | None = None,
    balas_sebelum: date | None = None,
    berkas: Berkas | None = None,
    pada: datetime | None = None,
    **kolom: Any,
) -> AgendaSurat:
    """Mencatat surat masuk dalam agenda, dengan nomor agenda berikutnya tahun ini.

    `kolom`: nomor_surat, dari, kepada, perihal, sifat. Raises TidakBerwenang, TanggalSuratKeliru,
    BalasanKeliru. Dasar: sekretariat.ketatausahaan
    """
    check_kelola(oleh)
    now = pada or timezone.now()
    hari = setempat(now).date()
    check_tanggal_masuk(tanggal_surat, diterima, hari)
    check_balas_sebelum(balas_sebelum, diterima)
    check_balasan(ArahSurat.MASUK, membalas)
    nomor = ambil_nomor(KUNCI_AGENDA, hari, pola=POLA_AGENDA)
    kolom |= {"tanggal_surat": tanggal_surat, "diterima": diterima, "membalas": membalas}
    surat = AgendaSurat.objects.create(
        arah=ArahSurat.MASUK,
        status=StatusSurat.DICATAT,
        tahun=nomor.tahun,
        nomor_agenda=nomor.urut,
        balas_sebelum=balas_sebelum,
        berkas=berkas,
        dibuat_oleh=oleh,
        dibuat_pada=now,
        **kolom,
    )
    catat(surat, "surat.dicatat", oleh=oleh, agenda=surat.sebutan, sifat=surat.sifat)
    return surat


@transaction.atomic
def ubah_surat_masuk(pk: int, *, oleh: Akun, **kolom: Any) -> AgendaSurat:
    """Memperbaiki catatan surat masuk sebelum selesai; nomor agendanya tetap.

    Raises TidakBerwenang, TindakanTertutup, TanggalSuratKeliru, BalasanKeliru.
    Dasar: sekretariat.ketatausahaan
    """
    surat = AgendaSurat.objects.lock(pk)
    check_ubah(surat, oleh)
    berubah = [nama for nama, nilai in kolom.items() if getattr(surat, nama) != nilai]
    if not berubah:
        return surat
    for nama in berubah:
        setattr(surat, nama, kolom[nama])
    assert surat.tanggal_surat is not None
    assert surat.diterima is not None
    check_tanggal_masuk(surat.tanggal_surat, surat.diterima, setempat(timezone.now()).date())
    check_balas_sebelum(surat.balas_sebelum, surat.diterima)
    check_balasan(ArahSurat.MASUK, surat.membalas)
    if "balas_sebelum" in berubah:
        # A new day is told of anew.
        surat.diingatkan_pada, berubah = None, [*berubah, "diingatkan_pada"]
    surat.save(update_fields=berubah)
    catat(surat, "surat.diubah", oleh=oleh, kolom=berubah)
    return surat


@transaction.atomic
def unggah_surat(pk: int, *, oleh: Akun, berkas: Berkas) -> AgendaSurat:
    """Menyimpan pindaian surat; yang baru menggantikan yang lama, yang tetap disebut dalam jejak.

    Raises TidakBerwenang, TindakanTertutup. Dasar: sekretariat.ketatausahaan
    """
    surat = AgendaSurat.objects.lock(pk)
    check_berkas(surat, oleh)
    sebelumnya, surat.berkas = surat.berkas_id, berkas
    surat.save(update_fields=["berkas"])
    catat(surat, "surat.diunggah", oleh=oleh, berkas=berkas.pk, menggantikan=sebelumnya)
    return surat


@transaction.atomic
def selesaikan_surat(pk: int, *, oleh: Akun, catatan: str) -> AgendaSurat:
    """Menutup surat masuk yang disposisinya sudah selesai semua, dengan catatan bagaimana selesainya.

    Raises TidakBerwenang, TindakanTertutup, DisposisiMasihTerbuka. Dasar: sekretariat.ketatausahaan
    """
    surat = AgendaSurat.objects.lock(pk)
    transisi = ALUR_MASUK.check(surat, T.SELESAIKAN, oleh)
    terbuka = surat.disposisi.filter(status=StatusDisposisi.TERBUKA).count()
    if terbuka:
        raise DisposisiMasihTerbuka(terbuka)
    surat.status, surat.catatan = transisi.ke, catatan
    surat.save(update_fields=["status", "catatan"])
    catat(surat, "surat.selesai", oleh=oleh)
    return surat
