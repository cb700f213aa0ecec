"""What the service desk contributes to the pages and services all units share: mails, clock, menu, demo."""

from layanan import demo, emails, tasks
from layanan.api import cakupan
from layanan.bukti import BUKTI
from layanan.policies.ruang import ada_ruang
from layanan.queries.beban import beban_helpdesk
from layanan.views import spanduk
from lpse.sumbangan import ButirMenu, sumbangan


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
    sumbangan.daftarkan_bukti(*BUKTI)
    sumbangan.demo += demo.BAB
