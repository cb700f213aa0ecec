"""Giving and ending a User ID, as part of a decision."""

import re
from collections.abc import Iterator
from datetime import timedelta
from itertools import count

from django.db import connection

from lpse.jejak import catat
from lpse.models import Akun, Penugasan
from lpse.peran import Peran
from lpse.waktu import hari_ini
from registrasi.enums import StatusSPSE
from registrasi.models import Pendaftaran, PenggunaSPSE, Penyedia

KUNCI_USER_ID = 7_301_002
BENTUK = re.compile(r"^(PT|CV|UD|PD|FA|FIRMA|KOPERASI)\b\.?|[^A-Z0-9]")


def _calon_user_id(nama: str) -> Iterator[str]:
    """User IDs made of the company's name, without its legal form: SPESIMENKARYA, SPESIMENKARYA2, …"""
    polos = BENTUK.sub("", nama.upper().strip())
    dasar = BENTUK.sub("", polos)[:20] or "PENYEDIA"
    yield dasar
    for angka in count(2):
        yield f"{dasar}{angka}"


def _user_id_bebas(nama: str) -> str:
    return next(c for c in _calon_user_id(nama) if not Akun.objects.filter(user_id__iexact=c).exists())


def _catat_penyedia(pendaftaran: Pendaftaran) -> Penyedia:
    penyedia, _ = Penyedia.objects.update_or_create(
        npwp16=pendaftaran.npwp16,
        defaults={
            "nama": pendaftaran.nama_perusahaan,
            "jenis": pendaftaran.jenis,
            "npwp": pendaftaran.npwp,
            "nib": pendaftaran.nib,
            "kabupaten": pendaftaran.kabupaten,
        },
    )
    return penyedia


def beri_user_id(pendaftaran: Pendaftaran, *, oleh: Akun) -> PenggunaSPSE:
    """Give the applicant a User ID and the role penyedia, within the decision's transaction.

    The advisory lock makes two approvals of companies of one name take two User IDs instead of colliding.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [KUNCI_USER_ID])
    akun = Akun.objects.select_for_update(of=("self",)).get(pk=pendaftaran.akun_id)
    akun.user_id = akun.user_id or _user_id_bebas(pendaftaran.nama_perusahaan)
    akun.nama = akun.nama or pendaftaran.penanggung_jawab_nama
    akun.save(update_fields=["user_id", "nama"])
    pengguna, _ = PenggunaSPSE.objects.update_or_create(
        akun=akun,
        defaults={
            "penyedia": _catat_penyedia(pendaftaran),
            "pendaftaran": pendaftaran,
            "user_id": akun.user_id,
            "status_spse": StatusSPSE.BELUM,
        },
    )
    if Peran.PENYEDIA not in akun.peran:
        penugasan = Penugasan.objects.create(akun=akun, peran=Peran.PENYEDIA, disetujui_oleh=oleh)
        catat(penugasan, "penugasan.diberikan", oleh=oleh, peran=Peran.PENYEDIA.value)
    catat(pengguna, "pengguna_spse.user_id_diberikan", oleh=oleh)
    return pengguna


def cabut_user_id(pendaftaran: Pendaftaran, *, oleh: Akun) -> None:
    """End the access that a revoked approval gave: sessions and password die at once, the role ends today."""
    akun = Akun.objects.select_for_update(of=("self",)).get(pk=pendaftaran.akun_id)
    # Sessions carry a hash of the password, so this ends every one of them.
    akun.set_unusable_password()
    akun.save(update_fields=["password"])
    for penugasan in Penugasan.objects.berlaku().filter(akun=akun, peran=Peran.PENYEDIA):
        # Gone today, not at midnight. One that began today leaves no day behind, only its trail rows.
        catat(penugasan, "penugasan.diakhiri", oleh=oleh, peran=Peran.PENYEDIA.value)
        if penugasan.mulai == hari_ini():
            penugasan.delete()
        else:
            penugasan.selesai = hari_ini() - timedelta(days=1)
            penugasan.save(update_fields=["selesai"])
    for pengguna in PenggunaSPSE.objects.filter(pendaftaran=pendaftaran):
        pengguna.status_spse = StatusSPSE.NONAKTIF
        pengguna.save(update_fields=["status_spse"])
        catat(pengguna, "pengguna_spse.dicabut", oleh=oleh)
