"""Ending a deactivated user's access to the portal, and giving it back, as part of a decision.

The Akun stays active: whoever is deactivated must still be able to read why and to ask for reactivation.
They sign in as an applicant does, by a code sent to their own mailbox; their password and role are gone.
"""

from datetime import date, timedelta
from typing import Any

from django.db.models import F

from lpse.jejak import catat
from lpse.models import Akun, Penugasan
from lpse.peran import Peran
from lpse.token_api import cabut_semua
from lpse.waktu import hari_ini
from registrasi.models import PenggunaSPSE

PERAN_PENGGUNA = (Peran.PENYEDIA, Peran.PPK)


def akhiri_akses(pengguna: PenggunaSPSE, *, oleh: Akun) -> list[dict[str, Any]]:
    """End sessions, password, API tokens and roles of a user now; returns the roles for `pulihkan_akses`.

    The caller holds the user locked. Links to set a password that were mailed before lapse with the password.
    """
    akun = Akun.objects.select_for_update(of=("self",)).get(pk=pengguna.akun_id)
    # Sessions carry a hash of the password, so this ends every one of them.
    akun.set_unusable_password()
    akun.save(update_fields=["password"])
    cabut_semua(akun, oleh=oleh)
    diakhiri = []
    berlaku = Penugasan.objects.berlaku().filter(akun=akun, peran__in=PERAN_PENGGUNA)
    # Of two letters for one role the one that runs longest leads: it is the one given back.
    for penugasan in berlaku.order_by(F("selesai").desc(nulls_first=True)):
        diakhiri.append({"peran": penugasan.peran, "selesai": _iso(penugasan.selesai)})
        catat(penugasan, "penugasan.diakhiri", oleh=oleh, peran=penugasan.peran)
        # Gone today, not at midnight. One that began today leaves no day behind, only its trail rows.
        if penugasan.mulai == hari_ini():
            penugasan.delete()
        else:
            penugasan.selesai = hari_ini() - timedelta(days=1)
            penugasan.save(update_fields=["selesai"])
    if not Penugasan.objects.berlaku().filter(akun=akun, peran=Peran.PEMOHON).exists():
        _beri(akun, Peran.PEMOHON, None, oleh)
    return diakhiri


def pulihkan_akses(pengguna: PenggunaSPSE, diakhiri: list[dict[str, Any]], *, oleh: Akun) -> None:
    """Give back the roles that were ended, where their term still runs; a lapsed one needs a new letter.

    Without a record of them a provider gets a provider's role, and nobody else any.
    """
    akun = Akun.objects.select_for_update(of=("self",)).get(pk=pengguna.akun_id)
    if not diakhiri and pengguna.penyedia_id:
        diakhiri = [{"peran": Peran.PENYEDIA.value, "selesai": None}]
    berlaku = set(Penugasan.objects.berlaku().peran_dari(akun))
    for lama in diakhiri:
        selesai = date.fromisoformat(lama["selesai"]) if lama["selesai"] else None
        if lama["peran"] not in berlaku and (selesai is None or selesai >= hari_ini()):
            _beri(akun, Peran(lama["peran"]), selesai, oleh)
            berlaku.add(lama["peran"])


def _beri(akun: Akun, peran: Peran, selesai: date | None, oleh: Akun) -> None:
    penugasan = Penugasan.objects.create(akun=akun, peran=peran, selesai=selesai, disetujui_oleh=oleh)
    catat(penugasan, "penugasan.diberikan", oleh=oleh, peran=peran.value)


def _iso(hari: date | None) -> str | None:
    return hari.isoformat() if hari else None
