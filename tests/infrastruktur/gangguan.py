"""Incidents in the states that tests need, made by the acts; and changes of state as the judgement makes."""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from infrastruktur.actions.darurat import IsianPenilaian, catat_penilaian, nyatakan_darurat
from infrastruktur.actions.gangguan import (
    IsianGangguan,
    Penilaian,
    buka_gangguan,
    catat_langkah,
    nilai,
    pulihkan,
)
from infrastruktur.actions.gangguan_terukur import ikuti_gangguan
from infrastruktur.enums.gangguan import LayananTerdampak, TingkatDampak
from infrastruktur.enums.pantau import JenisSasaran, Keadaan, PeranSasaran, Ukuran
from infrastruktur.models import Balik, Deret, Gangguan, KeadaanDarurat, PenilaianKerusakan, Sasaran
from lpse.models import Akun

TIDAK = {satu.value: (TingkatDampak.TIDAK, "") for satu in LayananTerdampak}
PENILAIAN = Penilaian(penyebab="Kabel terputus.", evaluasi="Tautan cadangan diuji.", dampak=TIDAK)


def buat_sasaran(kode: str = "tautan", peran: str = PeranSasaran.INTERNET, **kolom: Any) -> Sasaran:
    """A watched target, with the series that says whether it is there."""
    bawaan = {"nama": kode.title(), "jenis": JenisSasaran.TCP, "alamat": "192.0.2.1:443", "peran": peran}
    sasaran = Sasaran.objects.create(kode=kode, **{**bawaan, **kolom})
    Deret.objects.create(sasaran=sasaran, ukuran=Ukuran.TERSEDIA, keadaan=Keadaan.BAIK)
    return sasaran


def balikkan(sasaran: Sasaran, ke: str, pada: datetime | None = None, *, pemeliharaan: bool = False) -> Balik:
    """What the judgement records when the target's series changes, without what follows."""
    deret = sasaran.deret.get(ukuran=Ukuran.TERSEDIA)
    dari, deret.keadaan, deret.sejak = deret.keadaan, ke, pada or timezone.now()
    deret.save()
    return Balik.objects.create(
        deret=deret, dari=dari, ke=ke, pada=deret.sejak, dalam_pemeliharaan=pemeliharaan
    )


def putus(sasaran: Sasaran, pada: datetime | None = None, **kolom: Any) -> Gangguan | None:
    """The target goes down; its open incident, if there is one."""
    ikuti_gangguan(balikkan(sasaran, Keadaan.KRITIS, pada, **kolom))
    return Gangguan.objects.terbuka().filter(sasaran__sasaran=sasaran).order_by("-pk").first()


def sambung(sasaran: Sasaran, pada: datetime | None = None) -> None:
    """The target answers again."""
    ikuti_gangguan(balikkan(sasaran, Keadaan.BAIK, pada))


def buat_gangguan(oleh: Akun, **kolom: Any) -> Gangguan:
    """One that an officer recorded an hour ago."""
    bawaan = {
        "judul": "Koneksi internet terputus",
        "peran": PeranSasaran.INTERNET,
        "mulai": timezone.now() - timedelta(hours=1),
    }
    return buka_gangguan(IsianGangguan(**{**bawaan, **kolom}), oleh=oleh)


def buat_lengkap(oleh: Akun, **kolom: Any) -> Gangguan:
    """One that lacks nothing any more before it can be closed."""
    gangguan = buat_gangguan(oleh, **kolom)
    now = timezone.now()
    catat_langkah(gangguan.pk, oleh=oleh, isi="Tautan cadangan dipakai.", pada=now)
    pulihkan(gangguan.pk, oleh=oleh, pada=now)
    return nilai(gangguan.pk, oleh=oleh, penilaian=PENILAIAN)


def nyatakan(gangguan: Gangguan, kepala: Akun, *tim: Akun) -> KeadaanDarurat:
    """An emergency that the head declared of this incident."""
    isi = {"alasan": "Ruang server tergenang.", "perintah": "Pindahkan layanan."}
    return nyatakan_darurat(gangguan.pk, oleh=kepala, tim=tim, **isi)


def taksir(darurat: KeadaanDarurat, oleh: Akun, bagian: str = "Rak 1") -> PenilaianKerusakan:
    """An assessment that waits for the head."""
    isian = IsianPenilaian("Basah.", "2 hari, Rp 15.000.000", "Dikeringkan.", bagian=bagian)
    return catat_penilaian(darurat.pk, oleh=oleh, isian=isian)
