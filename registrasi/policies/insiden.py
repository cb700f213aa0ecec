"""What a record of a breach needs, and whom it concerns."""

from datetime import datetime

from django.db import models
from django.utils import timezone

from lpse.aturan import AturanDilanggar
from lpse.models import Akun
from registrasi.enums.hak import CakupanInsiden
from registrasi.models import InsidenData


class WaktuKeliru(AturanDilanggar):
    def __init__(self, kalimat: str) -> None:
        super().__init__(kalimat)


class SubjekKosong(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__("Sebutkan User ID orang yang terkena, satu pada setiap baris.")


def check_waktu(diketahui_pada: datetime, terjadi_pada: datetime | None) -> None:
    """Raise WaktuKeliru for what was known in the future, or before it happened."""
    if diketahui_pada > timezone.now():
        raise WaktuKeliru("Waktu diketahui tidak boleh di masa depan.")
    if terjadi_pada is not None and terjadi_pada > diketahui_pada:
        raise WaktuKeliru("Waktu kejadian tidak boleh sesudah waktu diketahui.")


def check_subjek(cakupan: str, subjek: list[Akun]) -> None:
    """Raise SubjekKosong where certain persons are meant and none is named."""
    if cakupan == CakupanInsiden.TERTENTU and not subjek:
        raise SubjekKosong


def terkena(insiden: InsidenData) -> "models.QuerySet[Akun]":
    """Whose data were hit: everybody with an account, or those on the list."""
    if insiden.cakupan == CakupanInsiden.SEMUA:
        return Akun.objects.all()
    return Akun.objects.filter(pk__in=insiden.subjek.values("akun"))
