"""What registration contributes to the pages and services all units share: mails, clock, menu, demo."""

from django.db.models import QuerySet

from lpse.models import Akun
from lpse.sumbangan import ButirMenu, HalamanRekaman, sumbangan
from registrasi import demo, emails, tasks
from registrasi.api import cakupan
from registrasi.bukti import BUKTI
from registrasi.models import Pendaftaran, Permohonan
from registrasi.queries import penelepon
from registrasi.queries.antrean import terlihat
from registrasi.queries.beban import beban_verifikator
from registrasi.queries.satker import pengguna_satker


def _pendaftaran(_: Akun) -> QuerySet[Pendaftaran]:
    return terlihat()


def _permohonan(_: Akun) -> QuerySet[Permohonan]:
    return Permohonan.objects.terlihat()


HALAMAN = {
    "registrasi.pendaftaran": HalamanRekaman("registrasi_pendaftaran_change", terbuka=_pendaftaran),
    "registrasi.bantuanpendaftaran": HalamanRekaman("registrasi_bantuan_satu"),
    "registrasi.penggunaspse": HalamanRekaman("registrasi_pengguna_lihat"),
    "registrasi.permohonan": HalamanRekaman("registrasi_permohonan_perkara", terbuka=_permohonan),
    "registrasi.penonaktifan": HalamanRekaman("registrasi_penonaktifan_lihat"),
    "registrasi.pengaktifan": HalamanRekaman("registrasi_pengaktifan_lihat"),
    "registrasi.entridaftarhitam": HalamanRekaman("registrasi_daftar_hitam_entri"),
    "registrasi.cocokdaftarhitam": HalamanRekaman("registrasi_temuan_lihat"),
    "registrasi.butirarsip": HalamanRekaman("registrasi_arsip_dokumen"),
    "registrasi.insidendata": HalamanRekaman("registrasi_hak_insiden_lihat"),
    "registrasi.permintaanhakdata": HalamanRekaman("registrasi_hak_lihat"),
    "registrasi.alasanputusan": HalamanRekaman("registrasi_alasan_ubah"),
}


def pasang() -> None:
    """Register everything; once, when the models exist."""
    for area in (*emails.AREA, *tasks.AREA, cakupan, penelepon):
        area.daftarkan()
    sumbangan.menu_publik += [
        ButirMenu("registrasi:persyaratan", "Persyaratan"),
        ButirMenu("registrasi:daftar", "Daftar"),
        ButirMenu("registrasi:lacak", "Lacak"),
    ]
    sumbangan.pengguna_satker.append(pengguna_satker)
    sumbangan.kapasitas_personil.append(beban_verifikator)
    sumbangan.halaman_rekaman |= HALAMAN
    sumbangan.daftarkan_bukti(*BUKTI)
    sumbangan.demo += demo.BAB
