"""A survey's figures, read from its answers."""

from collections import Counter
from datetime import timedelta
from typing import Any

from django.db.models import Count, QuerySet, Sum

from layanan.enums.survei import KODE_UNSUR, StatusSurvei
from layanan.models import JawabanSurvei, Survei, Tiket
from layanan.policies.skm import Hasil, hitung_skm
from lpse.waktu import awal_hari

PROFIL_RESPONDEN = ("layanan", "kelamin", "usia", "pendidikan")


def baca_hasil(survei: Survei) -> Hasil | None:
    """Where the index stands with the answers there are; one query. None without an answer."""
    jumlah = JawabanSurvei.objects.filter(survei=survei).aggregate(
        n=Count("pk"), **{kode: Sum(kode) for kode in KODE_UNSUR}
    )
    return hitung_skm(jumlah, jumlah.pop("n"))


def sebaran(survei: Survei) -> dict[str, list[tuple[str, int]]]:
    """Who has answered, as the regulation wants it told: how many of each description."""
    hasil = {}
    for nama in PROFIL_RESPONDEN:
        kolom: Any = JawabanSurvei._meta.get_field(nama)
        nilai = Counter(JawabanSurvei.objects.filter(survei=survei).values_list(nama, flat=True))
        hasil[str(kolom.verbose_name)] = [
            *((label, nilai[kode]) for kode, label in kolom.choices),
            *([("Tidak disebut", nilai[""])] if nilai[""] else []),
        ]
    return hasil


def saran(survei: Survei) -> list[str]:
    """What people wrote, newest first; at most 200."""
    tertulis = JawabanSurvei.objects.filter(survei=survei).exclude(saran="").order_by("-pk")
    return list(tertulis.values_list("saran", flat=True)[:200])


def populasi(survei: Survei) -> QuerySet[Tiket]:
    """The tickets of the survey's period whose people can be asked."""
    dari, sesudah = survei.dari, survei.sampai + timedelta(days=1)
    awal, akhir = (awal_hari(hari) for hari in (dari, sesudah))
    return Tiket.objects.filter(dibuka_pada__gte=awal, dibuka_pada__lt=akhir).exclude(surel="").order_by("pk")


def terbit() -> QuerySet[Survei]:
    """The published surveys, newest first."""
    return Survei.objects.filter(status=StatusSurvei.TERBIT).order_by("-sampai", "-pk")
