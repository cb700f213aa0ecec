"""The acts on a letter that goes out: drafted, approved by another, numbered, sent; or called off."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from lpse.jejak import catat
from lpse.models import Akun, Berkas
from lpse.models.naskah import JenisNaskah
from lpse.naskah import cabut, terbitkan
from lpse.nomor import ambil_nomor
from lpse.waktu import hari_ini
from sekretariat.alur.persuratan import ALUR_KELUAR
from sekretariat.enums.persuratan import ArahSurat, BentukSurat, StatusSurat
from sekretariat.enums.persuratan import TindakanKeluar as T
from sekretariat.models import AgendaSurat
from sekretariat.naskah.persuratan import isi_surat_keluar
from sekretariat.policies.persuratan import (
    check_balasan,
    check_bukan_penyusun,
    check_kelola,
    check_konsep,
    check_siap_kirim,
    check_ubah,
)
from sekretariat.queries.persuratan import penyusun_surat


@transaction.atomic
def buat_konsep(*, oleh: Akun, membalas: AgendaSurat | None = None, **kolom: Any) -> AgendaSurat:
    """Menyusun konsep surat keluar; nomornya baru ada sesudah disetujui.

    `kolom`: bentuk, dari, kepada, perihal, sifat, isi, tembusan. Raises TidakBerwenang, BalasanKeliru.
    Dasar: sekretariat.ketatausahaan
    """
    check_kelola(oleh)
    check_balasan(ArahSurat.KELUAR, membalas)
    surat = AgendaSurat.objects.create(
        arah=ArahSurat.KELUAR, status=StatusSurat.KONSEP, membalas=membalas, dibuat_oleh=oleh, **kolom
    )
    catat(surat, "surat.konsep", oleh=oleh, sifat=surat.sifat)
    return surat


@transaction.atomic
def ubah_konsep(pk: int, *, oleh: Akun, **kolom: Any) -> AgendaSurat:
    """Mengubah surat keluar selama masih konsep.

    Raises TidakBerwenang, TindakanTertutup, BalasanKeliru. Dasar: sekretariat.ketatausahaan
    """
    surat = AgendaSurat.objects.lock(pk)
    check_ubah(surat, oleh)
    check_balasan(ArahSurat.KELUAR, kolom.get("membalas"))
    berubah = [nama for nama, nilai in kolom.items() if getattr(surat, nama) != nilai]
    for nama in berubah:
        setattr(surat, nama, kolom[nama])
    surat.save(update_fields=berubah)
    catat(surat, "surat.diubah", oleh=oleh, kolom=berubah)
    return surat


@transaction.atomic
def ajukan_surat(pk: int, *, oleh: Akun) -> AgendaSurat:
    """Mengajukan konsep surat untuk disetujui.

    Raises TidakBerwenang, TindakanTertutup, SuratBelumLengkap. Dasar: sekretariat.ketatausahaan
    """
    surat = AgendaSurat.objects.lock(pk)
    transisi = ALUR_KELUAR.check(surat, T.AJUKAN, oleh)
    check_konsep(surat)
    surat.status, surat.catatan = transisi.ke, ""
    surat.save(update_fields=["status", "catatan"])
    catat(surat, "surat.diajukan", oleh=oleh)
    return surat


@transaction.atomic
def kembalikan_surat(pk: int, *, oleh: Akun, catatan: str) -> AgendaSurat:
    """Mengembalikan surat kepada penyusunnya, dengan catatan apa yang perlu diperbaiki.

    Raises TidakBerwenang, TindakanTertutup. Dasar: sekretariat.ketatausahaan
    """
    surat = AgendaSurat.objects.lock(pk)
    surat.status = ALUR_KELUAR.check(surat, T.KEMBALIKAN, oleh).ke
    surat.catatan = catatan
    surat.save(update_fields=["status", "catatan"])
    catat(surat, "surat.dikembalikan", oleh=oleh)
    return surat


@transaction.atomic
def setujui_surat(pk: int, *, oleh: Akun) -> AgendaSurat:
    """Menyetujui surat keluar; penyetuju menjadi penanda tangannya, dan bukan penyusunnya.

    Raises TidakBerwenang, TindakanTertutup, PenyetujuSendiri. Dasar: sekretariat.ketatausahaan
    """
    surat = AgendaSurat.objects.lock(pk)
    transisi = ALUR_KELUAR.check(surat, T.SETUJUI, oleh)
    check_bukan_penyusun(penyusun_surat(surat), oleh)
    surat.status, surat.disetujui_oleh, surat.disetujui_pada = transisi.ke, oleh, timezone.now()
    surat.save(update_fields=["status", "disetujui_oleh", "disetujui_pada"])
    catat(surat, "surat.disetujui", oleh=oleh)
    return surat


@transaction.atomic
def nomori_surat(pk: int, *, oleh: Akun) -> AgendaSurat:
    """Memberi nomor surat keluar menurut pola profil; yang disusun di portal terbit sebagai naskah.

    Raises TidakBerwenang, TindakanTertutup. Dasar: sekretariat.ketatausahaan
    """
    surat, hari = AgendaSurat.objects.lock(pk), hari_ini()
    transisi = ALUR_KELUAR.check(surat, T.NOMORI, oleh)
    assert surat.disetujui_oleh is not None
    if surat.bentuk == BentukSurat.PORTAL:
        isi = isi_surat_keluar(surat, surat.disetujui_oleh, hari)
        tanda = str(surat.disetujui_oleh)
        surat.naskah = terbitkan(JenisNaskah.SURAT_KELUAR, surat, isi, oleh=oleh, penanda_tangan=tanda)
        nomor = (surat.naskah.tahun, surat.naskah.urut, surat.naskah.nomor)
    else:
        satu = ambil_nomor(JenisNaskah.SURAT_KELUAR.value, hari)
        nomor = (satu.tahun, satu.urut, satu.teks)
    surat.tahun, surat.nomor_agenda, surat.nomor_surat = nomor
    surat.tanggal_surat, surat.status = hari, transisi.ke
    kolom = ["naskah", "tahun", "nomor_agenda", "nomor_surat", "tanggal_surat", "status"]
    surat.save(update_fields=kolom)
    catat(surat, "surat.dinomori", oleh=oleh, agenda=surat.sebutan)
    return surat


@transaction.atomic
def kirim_surat(
    pk: int,
    *,
    oleh: Akun,
    dikirim: date,
    cara_kirim: str,
    keterangan_kirim: str = "",
    bukti: Berkas | None = None,
) -> AgendaSurat:
    """Mencatat surat keluar terkirim: kapan, dengan cara apa, dengan bukti bila ada.

    Raises TidakBerwenang, TindakanTertutup, SuratBelumLengkap, TanggalSuratKeliru.
    Dasar: sekretariat.ketatausahaan
    """
    surat = AgendaSurat.objects.lock(pk)
    transisi = ALUR_KELUAR.check(surat, T.KIRIM, oleh)
    check_siap_kirim(surat, dikirim, hari_ini())
    surat.status, surat.dikirim, surat.cara_kirim = transisi.ke, dikirim, cara_kirim
    surat.keterangan_kirim, surat.bukti_kirim = keterangan_kirim, bukti
    surat.save(update_fields=["status", "dikirim", "cara_kirim", "keterangan_kirim", "bukti_kirim"])
    catat(surat, "surat.dikirim", oleh=oleh, cara=cara_kirim)
    return surat


@transaction.atomic
def batalkan_surat(pk: int, *, oleh: Akun, catatan: str) -> AgendaSurat:
    """Membatalkan surat keluar sebelum dikirim; nomornya tetap dalam agenda dengan alasannya.

    Raises TidakBerwenang, TindakanTertutup. Dasar: sekretariat.ketatausahaan
    """
    surat = AgendaSurat.objects.lock(pk)
    surat.status = ALUR_KELUAR.check(surat, T.BATALKAN, oleh).ke
    surat.catatan = catatan
    surat.save(update_fields=["status", "catatan"])
    cabut(surat, oleh=oleh, alasan=catatan)
    catat(surat, "surat.dibatalkan", oleh=oleh, agenda=surat.sebutan)
    return surat
