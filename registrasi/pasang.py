"""What registration contributes to the pages and services all units share: mails, clock, menu, demo."""

from lpse.sumbangan import ButirMenu, sumbangan
from registrasi import demo, emails, tasks
from registrasi.api import cakupan
from registrasi.bukti import BUKTI
from registrasi.queries import penelepon
from registrasi.queries.beban import beban_verifikator
from registrasi.queries.satker import pengguna_satker


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
    sumbangan.daftarkan_bukti(*BUKTI)
    sumbangan.demo += demo.BAB
