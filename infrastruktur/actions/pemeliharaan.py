"""Planning, doing and ending maintenance, and recording what was done to equipment.

Each act tells users as well, through who keeps announcements: they never learn less than the record says.
`pada` is for the demo, whose past needs a date.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone

from infrastruktur.alur.pemeliharaan import ALUR_PEMELIHARAAN
from infrastruktur.enums.perubahan import StatusPemeliharaan
from infrastruktur.enums.perubahan import TindakanPemeliharaan as T
from infrastruktur.models import (
    JadwalPemeliharaan,
    PemberitahuanMinimum,
    Pemeliharaan,
    RiwayatPemeliharaan,
    Sasaran,
)
from infrastruktur.policies.pemeliharaan import (
    check_atur,
    check_kelola,
    check_mulai,
    check_pemberitahuan,
    check_perpanjang,
    check_petugas,
    check_rencana,
    check_tanggal_lalu,
    pemberitahuan_minimum,
)
from lpse.jejak import catat
from lpse.kalender import kalender
from lpse.models import Akun
from lpse.nomor import ambil_nomor
from lpse.pemberitahuan import beritahukan
from lpse.sumbangan import Pengumum, PengumumRencana, sumbangan
from lpse.waktu import hari_ini, waktu

S = StatusPemeliharaan
SUMBER = "infrastruktur"
POLA_NOMOR = "PML-{tahun}-{urut:04d}"


@dataclass(frozen=True, slots=True)
class IsianPemeliharaan:
    """What is planned; `layanan` holds the codes of the services users notice it by."""

    judul: str
    pekerjaan: str
    akibat: str
    layanan: list[str]
    sasaran: list[Sasaran]
    petugas: Akun
    mulai: datetime
    selesai: datetime
    alasan_mendesak: str = ""


def _pengumum() -> tuple[Pengumum, PengumumRencana]:
    """Who keeps announcements. Maintenance nobody can be told of is not planned."""
    if sumbangan.pengumum is None or sumbangan.pengumum.rencana is None:
        raise RuntimeError("tidak ada unit yang mengumumkan pemeliharaan")
    return sumbangan.pengumum, sumbangan.pengumum.rencana


@transaction.atomic
def rencanakan_pemeliharaan(
    isian: IsianPemeliharaan, *, oleh: Akun, pada: datetime | None = None
) -> Pemeliharaan:
    """Merencanakan jendela pemeliharaan dan seketika mengumumkannya.

    Raises TidakBerwenang, WaktuPemeliharaanKeliru, PemberitahuanKurang, PetugasBukanPegawai, and what the
    announcement refuses. Dasar: infrastruktur.pengumuman_pemeliharaan
    """
    now = pada or timezone.now()
    check_kelola(oleh)
    check_rencana(isian.mulai, isian.selesai, now)
    check_pemberitahuan(kalender(), now, isian.mulai, pemberitahuan_minimum(), isian.alasan_mendesak)
    check_petugas(isian.petugas)
    pemeliharaan = _simpan(isian, oleh, now)
    _, rencana = _pengumum()
    rencana.rencanakan(
        *(isian.layanan, isian.judul, isian.akibat, isian.mulai, isian.selesai),
        sumber=SUMBER,
        kunci=pemeliharaan.kunci,
        pada=now,
    )
    catat(pemeliharaan, "pemeliharaan.direncanakan", oleh=oleh, mendesak=bool(isian.alasan_mendesak))
    return pemeliharaan


def _simpan(isian: IsianPemeliharaan, oleh: Akun, now: datetime) -> Pemeliharaan:
    """The row of a new window, its targets and its first plan."""
    pemeliharaan = Pemeliharaan.objects.create(
        nomor=ambil_nomor("PML", hari_ini(), pola=POLA_NOMOR).teks,
        judul=isian.judul,
        pekerjaan=isian.pekerjaan,
        akibat=isian.akibat,
        layanan=isian.layanan,
        petugas=isian.petugas,
        mulai_rencana=isian.mulai,
        selesai_rencana=isian.selesai,
        alasan_mendesak=isian.alasan_mendesak,
        dibuat_oleh=oleh,
        dibuat_pada=now,
    )
    pemeliharaan.sasaran.set(isian.sasaran)
    _catat_jadwal(pemeliharaan, isian.alasan_mendesak, oleh, now)
    return pemeliharaan


def _catat_jadwal(pemeliharaan: Pemeliharaan, alasan: str, oleh: Akun, now: datetime) -> None:
    JadwalPemeliharaan.objects.create(
        pemeliharaan=pemeliharaan,
        mulai=pemeliharaan.mulai_rencana,
        selesai=pemeliharaan.selesai_rencana,
        alasan=alasan,
        oleh=oleh,
        pada=now,
    )


@transaction.atomic
def jadwalkan_ulang_pemeliharaan(
    pk: int, *, oleh: Akun, mulai: datetime, selesai: datetime, alasan: str, alasan_mendesak: str = ""
) -> Pemeliharaan:
    """Memindahkan jendela yang belum mulai; pengumuman lama dibatalkan dengan alasannya, yang baru tayang.

    Raises TidakBerwenang, TindakanTertutup, WaktuPemeliharaanKeliru, PemberitahuanKurang.
    Dasar: infrastruktur.pengumuman_pemeliharaan
    """
    pemeliharaan, now = Pemeliharaan.objects.lock(pk), timezone.now()
    ALUR_PEMELIHARAAN.check(pemeliharaan, T.JADWALKAN_ULANG, oleh)
    check_rencana(mulai, selesai, now)
    check_pemberitahuan(kalender(), now, mulai, pemberitahuan_minimum(), alasan_mendesak)
    pemeliharaan.mulai_rencana, pemeliharaan.selesai_rencana = mulai, selesai
    pemeliharaan.alasan_mendesak = alasan_mendesak
    pemeliharaan.save(update_fields=["mulai_rencana", "selesai_rencana", "alasan_mendesak"])
    _catat_jadwal(pemeliharaan, alasan, oleh, now)
    _, rencana = _pengumum()
    rencana.jadwalkan_ulang(pemeliharaan.kunci, mulai, selesai, alasan)
    catat(pemeliharaan, "pemeliharaan.jadwalkan_ulang", oleh=oleh)
    return pemeliharaan


@transaction.atomic
def mulai_pemeliharaan(pk: int, *, oleh: Akun, pada: datetime | None = None) -> Pemeliharaan:
    """Mencatat bahwa pekerjaan mulai; sejak itu sasarannya tidak membunyikan alarm.

    Raises TidakBerwenang, TindakanTertutup, WaktuPemeliharaanKeliru.
    Dasar: infrastruktur.kemudahan_pemeliharaan
    """
    pemeliharaan, now = Pemeliharaan.objects.lock(pk), pada or timezone.now()
    transisi = ALUR_PEMELIHARAAN.check(pemeliharaan, T.MULAI, oleh)
    check_mulai(pemeliharaan, now)
    pemeliharaan.status, pemeliharaan.mulai_pada = transisi.ke, now
    pemeliharaan.save(update_fields=["status", "mulai_pada"])
    catat(pemeliharaan, "pemeliharaan.mulai", oleh=oleh)
    return pemeliharaan


@transaction.atomic
def perpanjang_pemeliharaan(pk: int, *, oleh: Akun, selesai: datetime, alasan: str) -> Pemeliharaan:
    """Memperpanjang yang berjalan dan memberi tahu pengguna waktu selesai yang baru.

    Raises TidakBerwenang, TindakanTertutup, WaktuPemeliharaanKeliru.
    Dasar: infrastruktur.pengumuman_pemeliharaan
    """
    pemeliharaan, now = Pemeliharaan.objects.lock(pk), timezone.now()
    ALUR_PEMELIHARAAN.check(pemeliharaan, T.PERPANJANG, oleh)
    check_perpanjang(pemeliharaan, selesai, now)
    pemeliharaan.selesai_rencana, pemeliharaan.ditegur_pada = selesai, None
    pemeliharaan.save(update_fields=["selesai_rencana", "ditegur_pada"])
    _catat_jadwal(pemeliharaan, alasan, oleh, now)
    _, rencana = _pengumum()
    rencana.perpanjang(
        pemeliharaan.kunci, selesai, f"Pemeliharaan diperpanjang sampai {waktu(selesai)}. {alasan}"
    )
    catat(pemeliharaan, "pemeliharaan.perpanjang", oleh=oleh)
    return pemeliharaan


@transaction.atomic
def selesaikan_pemeliharaan(pk: int, *, oleh: Akun, hasil: str, pada: datetime | None = None) -> Pemeliharaan:
    """Mencatat bahwa pekerjaan selesai dan hasilnya; pengumumannya berakhir.

    Raises TidakBerwenang, TindakanTertutup. Dasar: infrastruktur.kemudahan_pemeliharaan
    """
    pemeliharaan, now = Pemeliharaan.objects.lock(pk), pada or timezone.now()
    transisi = ALUR_PEMELIHARAAN.check(pemeliharaan, T.SELESAIKAN, oleh)
    pemeliharaan.status, pemeliharaan.selesai_pada, pemeliharaan.hasil = transisi.ke, now, hasil
    pemeliharaan.save(update_fields=["status", "selesai_pada", "hasil"])
    pengumum, _ = _pengumum()
    pengumum.tutup(pemeliharaan.kunci, "Pemeliharaan selesai. Layanan dapat digunakan kembali.", pada=now)
    catat(pemeliharaan, "pemeliharaan.selesai", oleh=oleh)
    return pemeliharaan


@transaction.atomic
def batalkan_pemeliharaan(pk: int, *, oleh: Akun, alasan_batal: str) -> Pemeliharaan:
    """Membatalkan yang belum mulai; pengumumannya ditarik dengan alasan itu.

    Raises TidakBerwenang, TindakanTertutup. Dasar: infrastruktur.pengumuman_pemeliharaan
    """
    pemeliharaan = Pemeliharaan.objects.lock(pk)
    transisi = ALUR_PEMELIHARAAN.check(pemeliharaan, T.BATALKAN, oleh)
    pemeliharaan.status, pemeliharaan.alasan_batal = transisi.ke, alasan_batal
    pemeliharaan.save(update_fields=["status", "alasan_batal"])
    _, rencana = _pengumum()
    rencana.batalkan(pemeliharaan.kunci, f"Pemeliharaan dibatalkan. {alasan_batal}")
    catat(pemeliharaan, "pemeliharaan.dibatalkan", oleh=oleh)
    return pemeliharaan


@transaction.atomic
def tegur_lewat(pk: int) -> bool:
    """Memberi tahu petugas bahwa jendelanya lewat waktu; False bila sudah diberi tahu atau sudah selesai.

    Once for each planned end. Dasar: infrastruktur.kemudahan_pemeliharaan
    """
    now = timezone.now()
    lewat = Pemeliharaan.objects.lewat(now).filter(pk=pk, ditegur_pada__isnull=True)
    if not lewat.update(ditegur_pada=now):
        return False
    pemeliharaan = Pemeliharaan.objects.select_related("petugas", "dibuat_oleh").get(pk=pk)
    for akun in {pemeliharaan.petugas, pemeliharaan.dibuat_oleh}:
        beritahukan(
            "infrastruktur/pemeliharaan_lewat",
            kepada=akun.email,
            akun=akun,
            objek=pemeliharaan,
            kunci=f"pemeliharaan-lewat:{pk}:{pemeliharaan.selesai_rencana.isoformat()}:{akun.pk}",
        )
    catat(pemeliharaan, "pemeliharaan.lewat")
    return True


@transaction.atomic
def atur_pemberitahuan(*, oleh: Akun, hari_kerja: int, alasan: str) -> PemberitahuanMinimum:
    """Menetapkan berapa hari kerja sebelumnya pemeliharaan diberitahukan.

    Raises TidakBerwenang. Dasar: infrastruktur.pengumuman_pemeliharaan
    """
    check_atur(oleh)
    baru = PemberitahuanMinimum.objects.create(hari_kerja=hari_kerja, alasan=alasan, ditetapkan_oleh=oleh)
    catat(baru, "pemeliharaan.pemberitahuan_diatur", oleh=oleh, hari_kerja=hari_kerja)
    return baru


@transaction.atomic
def catat_pemeliharaan_aset(
    *,
    oleh: Akun,
    aset: Iterable[str],
    tanggal: date,
    pemeliharaan: Pemeliharaan | None = None,
    biaya: Decimal | None = None,
    **isi: Any,
) -> list[RiwayatPemeliharaan]:
    """Mencatat apa yang dikerjakan pada perangkat: satu baris untuk setiap kode aset.

    `isi`: jenis, uraian, pelaksana, suku_cadang; `biaya` is that of each. Raises TidakBerwenang,
    TanggalBelumTiba. Dasar: infrastruktur.perangkat
    """
    check_kelola(oleh)
    check_tanggal_lalu(tanggal)
    baris = [
        RiwayatPemeliharaan.objects.create(
            aset=kode, tanggal=tanggal, pemeliharaan=pemeliharaan, biaya=biaya, dicatat_oleh=oleh, **isi
        )
        for kode in dict.fromkeys(aset)
    ]
    for satu in baris:
        catat(satu, "pemeliharaan_aset.dicatat", oleh=oleh, jenis=str(satu.jenis))
    return baris
