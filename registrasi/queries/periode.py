"""The figures of registration and verification over a period, and the rows behind each."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Aggregate, Count, DurationField, F, Q, QuerySet

from lpse.butir import Butir, hitungan, rujuk
from lpse.waktu import awal_hari
from registrasi.enums.pendaftaran import JenisPemohon, StatusPendaftaran
from registrasi.models import Pendaftaran, Penonaktifan

S = StatusPendaftaran
SEHARI = timedelta(days=1)
# A withdrawn approval was one when it was given.
DISETUJUI = (S.DISETUJUI, S.DICABUT)
PER_JENIS = "Pendaftaran menurut jenis pemohon"


class Median(Aggregate):
    """The middle one of many lengths of time; the database orders them."""

    function = "PERCENTILE_CONT"
    name = "median"
    template = "%(function)s(0.5) WITHIN GROUP (ORDER BY %(expressions)s)"
    output_field = DurationField()


def periode(mulai: date, selesai: date) -> list[Butir]:
    """Registrations sent, decided and in time from the first day through the last; three queries.

    Dasar: registrasi.tahapan, registrasi.setuju_tolak
    """
    batas = {"gte": awal_hari(mulai), "lt": awal_hari(selesai + SEHARI)}
    masuk = _dalam(Pendaftaran.objects.all(), "diajukan_pada", batas)
    putus = _dalam(Pendaftaran.objects.all(), "diputus_pada", batas)
    tutup = _dalam(Penonaktifan.objects.all(), "created_at", batas)
    return [*_masuk(masuk), *_putusan(putus), _penonaktifan(tutup)]


def _dalam(rows: "QuerySet[Any]", kolom: str, batas: dict[str, Any]) -> "QuerySet[Any]":
    return rows.filter(**{f"{kolom}__{arah}": saat for arah, saat in batas.items()})


def _masuk(rows: "QuerySet[Pendaftaran]") -> list[Butir]:
    per_jenis = dict(rows.order_by().values_list("jenis").annotate(n=Count("*")))
    kolom = ("Pendaftaran", "nomor", "diajukan_pada", "jenis", "status")
    return [
        hitungan(
            "masuk", "Pendaftaran diajukan", sum(per_jenis.values()), "pendaftaran", rujuk(rows, *kolom)
        ),
        *(
            hitungan(
                f"masuk_{jenis.value}",
                jenis.label,
                per_jenis.get(jenis.value, 0),
                "pendaftaran",
                rujuk(rows.filter(jenis=jenis), *kolom),
                PER_JENIS,
            )
            for jenis in JenisPemohon
        ),
    ]


def _putusan(rows: "QuerySet[Pendaftaran]") -> list[Butir]:
    setuju, tolak = Q(status__in=DISETUJUI), Q(status=S.DITOLAK)
    tepat, lambat = Q(diputus_pada__lte=F("tenggat")), Q(diputus_pada__gt=F("tenggat"))
    angka = rows.aggregate(
        setuju=Count("diputus_pada", filter=setuju),
        tolak=Count("diputus_pada", filter=tolak),
        tepat=Count("diputus_pada", filter=tepat),
        lambat=Count("diputus_pada", filter=lambat),
        lama=Median(F("diputus_pada") - F("diajukan_pada")),
    )
    diputus = angka["tepat"] + angka["lambat"]

    def satu(kode: str, label: str, pilih: Q) -> Butir:
        baca = rujuk(rows.filter(pilih), "Pendaftaran", "nomor", "diputus_pada", "jenis", "status")
        return hitungan(kode, label, angka[kode], "pendaftaran", baca)

    semua = rujuk(rows, "Pendaftaran", "nomor", "diputus_pada", "diajukan_pada", "tenggat")
    return [
        satu("setuju", "Pendaftaran disetujui", setuju),
        satu("tolak", "Pendaftaran ditolak", tolak),
        satu("tepat", "Diputus dalam tenggat", tepat),
        satu("lambat", "Diputus lewat tenggat", lambat),
        Butir("persen_tepat", "Diputus tepat waktu", _persen(angka["tepat"], diputus), "%", semua),
        Butir("lama", "Median lama sampai diputus", _hari(angka["lama"]), "hari kalender", semua),
    ]


def _penonaktifan(rows: "QuerySet[Penonaktifan]") -> Butir:
    baca = rujuk(rows, "Penonaktifan", "nomor", "created_at", "status")
    return hitungan("penonaktifan", "Perkara penonaktifan dibuka", rows.count(), "perkara", baca)


def _persen(bagian: int, seluruh: int) -> float | None:
    return 100 * bagian / seluruh if seluruh else None


def _hari(lama: timedelta | None) -> float | None:
    return lama / SEHARI if lama is not None else None
