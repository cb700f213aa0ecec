"""What the service desk contributes to the pages and services all units share: mails, clock, menu, demo."""

from django.db.models import QuerySet

from layanan import demo, emails, tasks
from layanan.api import cakupan
from layanan.bukti import BUKTI
from layanan.models import PemesananRuang
from layanan.policies.ruang import ada_ruang, kode_ruang
from layanan.queries.beban import beban_helpdesk
from layanan.views import spanduk
from lpse.models import Akun
from lpse.sumbangan import ButirMenu, HalamanRekaman, sumbangan


def _pemesanan(_: Akun) -> QuerySet[PemesananRuang]:
    return PemesananRuang.objects.filter(ruang__kode__in=kode_ruang())


HALAMAN = {
    "layanan.tiket": HalamanRekaman("layanan_tiket"),
    "layanan.penilaiantiket": HalamanRekaman("layanan_tiket", ("tiket__kode",)),
    "layanan.suratmasuk": HalamanRekaman("layanan_surat_lihat"),
    "layanan.penerusan": HalamanRekaman("layanan_lkpp_lihat"),
    "layanan.kesaksian": HalamanRekaman("layanan_kesaksian_lihat"),
    "layanan.pelatihan": HalamanRekaman("layanan_pelatihan_lihat"),
    "layanan.pesertapelatihan": HalamanRekaman(
        "layanan_pelatihan_peserta_lihat", ("pelatihan__kode", "kode")
    ),
    "layanan.pemesananruang": HalamanRekaman("layanan_ruang_satu", terbuka=_pemesanan),
    "layanan.survei": HalamanRekaman("layanan_survei_lihat"),
    "layanan.pengumuman": HalamanRekaman("layanan_pengumuman_lihat"),
    "layanan.artikel": HalamanRekaman("layanan_artikel_lihat"),
}


def pasang() -> None:
    """Register everything; once, when the models exist."""
    for area in (*emails.AREA, *tasks.AREA, cakupan):
        area.daftarkan()
    sumbangan.menu_publik.append(ButirMenu("layanan:tiket_baru", "Hubungi kami"))
    sumbangan.menu_publik.append(ButirMenu("layanan:pelatihan", "Pelatihan"))
    sumbangan.menu_publik.append(ButirMenu("layanan:ruang", "Ruang", ada=ada_ruang))
    sumbangan.menu_publik.append(ButirMenu("layanan:daftar_pengumuman", "Pengumuman"))
    sumbangan.menu_publik.append(ButirMenu("layanan:bantuan", "Bantuan"))
    sumbangan.kapasitas_personil.append(beban_helpdesk)
    sumbangan.spanduk.append(spanduk.spanduk)
    sumbangan.kartu_publik.append(spanduk.kartu)
    sumbangan.menu_kaki += [
        ButirMenu("layanan:status", "Status layanan"),
        ButirMenu("layanan:tiket_lacak", "Lacak tiket"),
        ButirMenu("layanan:masukan", "Masukan"),
    ]
    sumbangan.halaman_rekaman |= HALAMAN
    sumbangan.daftarkan_bukti(*BUKTI)
    sumbangan.demo += demo.BAB
