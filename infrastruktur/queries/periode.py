"""The figures of the system's administration over a period, and the rows behind each."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.db.models import Avg, Count, F, Q, QuerySet
from django.utils import timezone

from infrastruktur.enums.gangguan import StatusGangguan
from infrastruktur.enums.harian import BERJALAN, StatusLembar
from infrastruktur.enums.perubahan import StatusPemeliharaan
from infrastruktur.models import (
    Gangguan,
    LaporanKapasitas,
    LembarHarian,
    Pemeliharaan,
    PermintaanPerubahan,
    TindakLanjut,
)
from infrastruktur.queries.ketersediaan import KetersediaanSasaran, ketersediaan_masa
from lpse.butir import Butir, Rujukan, hitungan, rujuk
from lpse.waktu import awal_hari, hari_ini

SEHARI, SEJAM = timedelta(days=1), timedelta(hours=1)
KOLOM_GANGGUAN = ("Gangguan", "nomor", "mulai", "judul", "status")


def _dalam(rows: "QuerySet[Any]", kolom: str, mulai: date, selesai: date) -> "QuerySet[Any]":
    batas = {f"{kolom}__gte": awal_hari(mulai), f"{kolom}__lt": awal_hari(selesai + SEHARI)}
    return rows.filter(**batas)


def periode_gangguan(mulai: date, selesai: date) -> list[Butir]:
    """Incidents that began, and how far each watched target was available; seven queries.

    Dasar: infrastruktur.koneksi_internet, infrastruktur.kinerja
    """
    rows = _dalam(Gangguan.objects.exclude(status=StatusGangguan.DIBATALKAN), "mulai", mulai, selesai)
    tuntas = Q(status=StatusGangguan.DITUTUP)
    angka = rows.aggregate(
        semua=Count("pk"), tuntas=Count("pk", filter=tuntas), lama=Avg(F("pulih_pada") - F("mulai"))
    )
    pulih = rujuk(rows.filter(pulih_pada__isnull=False), *KOLOM_GANGGUAN, "pulih_pada")
    jam = angka["lama"] / SEJAM if angka["lama"] else None
    return [
        hitungan("gangguan", "Gangguan", angka["semua"], "gangguan", rujuk(rows, *KOLOM_GANGGUAN)),
        hitungan(
            *("tuntas", "Gangguan ditutup", angka["tuntas"], "gangguan"),
            rujuk(rows.filter(tuntas), *KOLOM_GANGGUAN),
        ),
        Butir("lama", "Rata-rata lama sampai pulih", jam, "jam", pulih),
        *_ketersediaan(mulai, selesai),
    ]


def _ketersediaan(mulai: date, selesai: date) -> list[Butir]:
    awal = awal_hari(mulai)
    akhir = max(awal, min(awal_hari(selesai + SEHARI), timezone.now()))
    sasaran = ketersediaan_masa((awal, akhir))
    persen = [satu.angka.persen for satu in sasaran]

    def baca() -> Iterator[Rujukan]:
        return (_sebut(satu, selesai) for satu in sasaran)

    return [
        Butir("sasaran", "Sasaran yang dipantau", len(sasaran), "sasaran", baca, is_hitungan=True),
        Butir("rata", "Rata-rata ketersediaan", sum(persen) / len(persen) if persen else None, "%", baca),
        Butir("terendah", "Ketersediaan terendah", min(persen, default=None), "%", baca),
    ]


def _sebut(satu: KetersediaanSasaran, selesai: date) -> Rujukan:
    padam = round(satu.angka.padam / timedelta(minutes=1))
    angka = f"{satu.angka.persen:.2f}".replace(".", ",")
    uraian = f"{satu.sasaran.nama}: tersedia {angka}%, padam {padam} menit"
    hari, rekaman = min(selesai, hari_ini()), satu.sasaran._meta.label_lower
    return Rujukan("Sasaran pemantauan", satu.sasaran.kode, uraian, hari, rekaman, str(satu.sasaran.pk))


def periode_kapasitas(mulai: date, selesai: date) -> list[Butir]:
    """Daily checks, what became critical, capacity reports, maintenance and changes; five queries.

    Dasar: infrastruktur.kinerja, infrastruktur.pantau_harian
    """
    lembar = LembarHarian.objects.filter(hari__gte=mulai, hari__lte=selesai)
    lembar = lembar.filter(status=StatusLembar.DIKONFIRMASI)
    kritis = _dalam(TindakLanjut.objects.all(), "dibuka_pada", mulai, selesai)
    kapasitas = _dalam(
        LaporanKapasitas.objects.filter(naskah__isnull=False), "naskah__terbit_pada", mulai, selesai
    )
    rawat = _dalam(
        Pemeliharaan.objects.filter(status=StatusPemeliharaan.SELESAI), "selesai_pada", mulai, selesai
    )
    ubah = PermintaanPerubahan.objects.filter(tanggal__gte=mulai, tanggal__lte=selesai)
    angka = kritis.aggregate(semua=Count("pk"), jalan=Count("pk", filter=Q(status__in=BERJALAN)))
    tindak = ("Tindak lanjut", "nomor", "dibuka_pada", "status")
    return [
        hitungan(
            *("lembar", "Hari dengan lembar pemantauan dikonfirmasi", lembar.count(), "hari"),
            rujuk(lembar, "Lembar harian", "kode", "hari", "versi"),
        ),
        hitungan("kritis", "Ukuran menjadi kritis", angka["semua"], "tindak lanjut", rujuk(kritis, *tindak)),
        hitungan(
            *("kritis_jalan", "Di antaranya belum selesai", angka["jalan"], "tindak lanjut"),
            rujuk(kritis.filter(status__in=BERJALAN), *tindak),
        ),
        hitungan(
            *("kapasitas", "Laporan kapasitas terbit", kapasitas.count(), "laporan"),
            rujuk(kapasitas, "Laporan kapasitas", "naskah__nomor", "naskah__terbit_pada", "panjang"),
        ),
        hitungan(
            *("pemeliharaan", "Pemeliharaan selesai", rawat.count(), "pekerjaan"),
            rujuk(rawat, "Pemeliharaan", "nomor", "selesai_pada", "judul"),
        ),
        hitungan(
            *("perubahan", "Permintaan perubahan", ubah.count(), "permintaan"),
            rujuk(ubah, "Permintaan perubahan", "nomor", "tanggal", "judul", "status"),
        ),
    ]
