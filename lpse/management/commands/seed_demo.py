"""Fills an empty database with invented accounts and cases."""

from datetime import timedelta
from typing import Any

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from lpse.demo import AKUN_DEMO, SANDI_DEMO, AkunDemo, CampurDemo, check_demo
from lpse.models import Akun, Penugasan, RujukanSurat
from lpse.peran import Peran
from lpse.profil import profil
from lpse.sumbangan import sumbangan
from lpse.waktu import hari_ini

MASA_PERIKSA_HARI = 60


class Command(BaseCommand):
    help = "Mengisi data contoh (sekali saja); hanya dalam mode demo."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.LPSE_DEMO:
            raise CommandError("seed_demo hanya berjalan dalam mode demo (LPSE_DEMO=1).")
        try:
            check_demo()
        except CampurDemo as galat:
            raise CommandError(str(galat)) from None
        if Akun.objects.exists():
            self.stdout.write("Data contoh sudah ada.")
            return
        # All or nothing: a seed broken off half-way is repeated whole at the next start.
        with transaction.atomic():
            # One password, hashed once: a sound hash takes its time, and the first start waits for it.
            sandi = make_password(SANDI_DEMO)
            for demo in AKUN_DEMO:
                self._buat_akun(demo, sandi)
            for isi in sumbangan.demo:
                isi()
        self.stdout.write("Data contoh siap.")

    def _buat_akun(self, demo: AkunDemo, sandi: str) -> None:
        akun = Akun.objects.create(
            email=demo.email,
            password=sandi,
            user_id=demo.user_id,
            nama=demo.nama,
            nip=demo.nip,
            # Karo's head is the Kepala Unit LPSE.
            jabatan=profil().unit.kepala.kepala if demo.peran == Peran.KEPALA else demo.jabatan,
            is_demo=True,
        )
        EmailAddress.objects.create(user=akun, email=akun.email, verified=True, primary=True)
        peran = {demo.peran, Peran.PEMOHON} if demo.peran == Peran.PENYEDIA else {demo.peran}
        for p in peran:
            Penugasan.objects.create(akun=akun, peran=p, mulai=hari_ini(), **_surat_tugas(p))


def _surat_tugas(peran: Peran) -> dict[str, Any]:
    """The letter and the last day with which an auditor comes; nothing for the others."""
    if peran != Peran.AUDITOR:
        return {}
    surat = RujukanSurat.objects.create(
        nomor="700/118/Inspektorat",
        tanggal=hari_ini(),
        dari="Inspektur Daerah",
        perihal="Pemeriksaan layanan pengadaan secara elektronik",
    )
    return {"selesai": hari_ini() + timedelta(days=MASA_PERIKSA_HARI), "rujukan_surat": surat}
