"""What registration contributes to the pages and services all units share: mails, clock, menu, demo."""

from lpse.sumbangan import ButirMenu, sumbangan
from registrasi import demo, emails, tasks
from registrasi.api import cakupan


def pasang() -> None:
    """Register everything; once, when the models exist."""
    for area in (*emails.AREA, *tasks.AREA, cakupan):
        area.daftarkan()
    sumbangan.menu_publik += [
        ButirMenu("registrasi:persyaratan", "Persyaratan"),
        ButirMenu("registrasi:daftar", "Daftar"),
        ButirMenu("registrasi:lacak", "Lacak"),
    ]
    sumbangan.demo += demo.BAB
