"""The chapter of a report about the risks of the service."""

from collections.abc import Callable, Iterator
from datetime import date

from django.db.models import QuerySet

from lpse.butir import Butir, Rujukan, hitungan, rujuk
from lpse.kalender import ONE_DAY
from lpse.waktu import awal_hari
from sekretariat.enums.risiko import StatusPengendalian, TingkatRisiko
from sekretariat.models import PengendalianRisiko, PenilaianRisiko, Risiko
from sekretariat.queries.risiko import belum_ditinjau, risiko_lewat

Baca = Callable[[], Iterator[Rujukan]]
AWAL = "Risiko terbuka menurut tingkat, sebelum pengendalian"
KINI = "Risiko terbuka menurut tingkat, sekarang"


def periode_risiko(mulai: date, selesai: date) -> list[Butir]:
    """Risks recorded, assessed and closed in the period, and those open by level as it is told."""
    masa = (awal_hari(mulai), awal_hari(selesai + ONE_DAY))
    dicatat = Risiko.objects.filter(dicatat_pada__gte=masa[0], dicatat_pada__lt=masa[1])
    ditutup = Risiko.objects.filter(ditutup_pada__gte=masa[0], ditutup_pada__lt=masa[1])
    dinilai = PenilaianRisiko.objects.filter(pada__gte=masa[0], pada__lt=masa[1])
    kendali = PengendalianRisiko.objects.filter(
        status=StatusPengendalian.DILAKSANAKAN, berakhir_pada__gte=masa[0], berakhir_pada__lt=masa[1]
    )
    terbuka = Risiko.objects.terbuka()
    penilaian = rujuk(dinilai, "penilaian", "risiko__kode", "pada")
    terlaksana = rujuk(kendali, "pengendalian", "kode", "berakhir_pada", "status")
    return [
        hitungan("dicatat", "Risiko dicatat", dicatat.count(), "risiko", _risiko(dicatat, "dicatat_pada")),
        hitungan("dinilai", "Penilaian risiko", dinilai.count(), "penilaian", penilaian),
        hitungan("kendali", "Pengendalian dilaksanakan", kendali.count(), "pengendalian", terlaksana),
        hitungan("ditutup", "Risiko ditutup", ditutup.count(), "risiko", _risiko(ditutup, "ditutup_pada")),
        hitungan("terbuka", "Risiko terbuka", terbuka.count(), "risiko", _risiko(terbuka, "tenggat")),
        *_menurut(terbuka, "tingkat_awal", AWAL),
        *_menurut(terbuka, "tingkat", KINI),
        _daftar("lewat", "Risiko atau pengendaliannya lewat tenggat", risiko_lewat()),
        _daftar("belum-dinilai", "Risiko setahun belum dinilai", belum_ditinjau()),
    ]


def _menurut(terbuka: QuerySet[Risiko], kolom: str, kelompok: str) -> list[Butir]:
    """The open risks at each level, the highest first."""
    butir = []
    for tingkat in reversed(TingkatRisiko):
        rows = terbuka.filter(**{kolom: tingkat})
        kode = f"{kolom.replace('_', '-')}-{tingkat.value}"
        baca = _risiko(rows, "tenggat")
        butir.append(hitungan(kode, str(tingkat.label), rows.count(), "risiko", baca, kelompok))
    return butir


def _daftar(kode: str, label: str, rows: QuerySet[Risiko]) -> Butir:
    return hitungan(kode, label, rows.count(), "risiko", _risiko(rows, "tenggat"))


def _risiko(rows: QuerySet[Risiko], pada: str) -> Baca:
    return rujuk(rows, "risiko", "kode", pada, "kategori", "status")
