"""Who decides on a visit, when it may be, who is let in, and how a reading is judged; pure, no writes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

from infrastruktur.enums.ruang_server import (
    ALAT,
    KeadaanAlat,
    StatusIzin,
    TindakanIzin,
    UkuranLingkungan,
)
from infrastruktur.models import AksesTetap, BatasLingkungan, IzinRuangServer
from lpse.aturan import AturanDilanggar, TidakBerwenang
from lpse.kalender import ONE_DAY, KalenderKerja
from lpse.models import Akun
from lpse.peran import (
    KELOLA_PEMANTAUAN,
    LAYANI_RUANG_SERVER,
    LIHAT_INFRASTRUKTUR,
    PUTUSKAN_IZIN_RUANG,
    Peran,
)
from lpse.profil import profil
from lpse.waktu import hari_ini, setempat, tanggal, waktu

S, T, U = StatusIzin, TindakanIzin, UkuranLingkungan
HARI_KE_DEPAN = 30
# What one person may have asked for at a time.
MAKS_HIDUP = 3
MENIT_KONFIRMASI = 60
DIJAWAB_HARI_KERJA = 1
# Visitors come early: how long before the hour they may already be let in.
LEBIH_AWAL = timedelta(minutes=60)
AKSES_TERLAMA = 366 * ONE_DAY
TELAT_BACAAN = ONE_DAY
TIDAK_DIKONFIRMASI = f"Tidak dikonfirmasi dalam {MENIT_KONFIRMASI} menit."
TIDAK_DIPUTUS = "Belum sempat diputus sampai waktunya lewat. Kami mohon maaf."
TIDAK_DATANG = "Tidak ada yang datang sampai waktu izinnya lewat."


class BukanPemutus(AturanDilanggar):
    """Others decide on visits, by the regulation; where nobody holds the office, who may lend it is said."""

    def __init__(self, *, ada_pemutus: bool) -> None:
        siapa = profil().infrastruktur.sebutan_pemberi_izin
        kalimat = f"Izin masuk ruang server diputus oleh {siapa}."
        if not ada_pemutus:
            kalimat = f"{kalimat} {belum_ada_pemutus()}"
        super().__init__(kalimat)


class DuaOrang(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__(
            "Yang memohon atau mencatat permohonan tidak memutusnya sendiri. Minta pejabat lain memutusnya."
        )


class MasaTidakSesuai(AturanDilanggar):
    pass


class TerlaluBanyakIzin(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__(
            f"Anda sudah punya {MAKS_HIDUP} permohonan yang belum selesai. "
            "Batalkan salah satu, atau tunggu sampai kunjungannya selesai."
        )


class TidakDapatMasuk(AturanDilanggar):
    pass


class PerangkatKeliru(AturanDilanggar):
    pass


class JamKeliru(AturanDilanggar):
    pass


class AksesKeliru(AturanDilanggar):
    pass


class BacaanKeliru(AturanDilanggar):
    pass


class LembarBelumDapatTerbit(AturanDilanggar):
    pass


class SudahDitindaklanjuti(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__("Temuan ini sudah ditindaklanjuti. Muat ulang halaman untuk melihatnya.")


@dataclass(frozen=True, slots=True)
class IsianIzin:
    """What is asked for: who comes, with whom and what, what for, from when until when."""

    lokasi_id: int
    jenis: str
    nama: str
    jenis_identitas: str
    nomor_identitas: str
    instansi: str
    alamat: str
    tujuan: str
    rencana_masuk: datetime
    rencana_keluar: datetime
    surel: str = ""
    telepon: str = ""
    rombongan: list[str] = field(default_factory=list)
    perangkat: list[tuple[str, str]] = field(default_factory=list)


# --- Who ---------------------------------------------------------------------------------------------


def check_melayani(oleh: Akun) -> None:
    """Raise TidakBerwenang for whoever does not attend to the server room."""
    if not oleh.has_perm(LAYANI_RUANG_SERVER):
        raise TidakBerwenang


def check_mengatur(oleh: Akun) -> None:
    """Raise TidakBerwenang for whoever does not set limits."""
    if not oleh.has_perm(KELOLA_PEMANTAUAN):
        raise TidakBerwenang


def boleh_lihat_izin(oleh: Akun) -> bool:
    """Whether this officer reads who visits: those who attend, decide or oversee; LKPP does not."""
    return any(
        oleh.has_perm(izin) for izin in (LAYANI_RUANG_SERVER, PUTUSKAN_IZIN_RUANG, LIHAT_INFRASTRUKTUR)
    )


def is_diputus_kepala() -> bool:
    """Whether the regulation leaves the decision to the head alone."""
    return profil().infrastruktur.pemberi_izin_ruang == "kepala"


def is_pemutus(oleh: Akun) -> bool:
    """Whether this person decides on visits today; a role lent by a dated Delegasi counts as held.

    Dasar: infrastruktur.izin_ruang
    """
    if is_diputus_kepala():
        return oleh.is_active and Peran.KEPALA in oleh.peran
    return oleh.has_perm(PUTUSKAN_IZIN_RUANG)


def belum_ada_pemutus() -> str:
    """What is said while nobody may decide: who can lend the office, and that nobody enters meanwhile."""
    siapa = profil().infrastruktur.sebutan_pemberi_izin
    siapa = siapa[:1].upper() + siapa[1:]
    return (
        f"{siapa} belum ada yang bertugas hari ini. {siapa} dapat melimpahkan wewenangnya dengan delegasi "
        "bertanggal lewat penugasan pegawai; sampai itu ada, tidak ada pengunjung yang masuk."
    )


def check_pemutus(oleh: Akun, *, ada_pemutus: bool) -> None:
    """Raise BukanPemutus unless the profil leaves the decision to this person."""
    if not is_pemutus(oleh):
        raise BukanPemutus(ada_pemutus=ada_pemutus)


def check_dua_orang(izin: IzinRuangServer, oleh: Akun) -> None:
    """Raise DuaOrang for whoever asked, or wrote the request down."""
    sendiri = izin.is_milik(oleh) or izin.dicatat_oleh_id == oleh.pk
    if sendiri or (izin.surel and izin.surel.lower() == oleh.email.lower()):
        raise DuaOrang


# --- When --------------------------------------------------------------------------------------------


def check_masa(isi: IsianIzin, *, di_loket: bool = False) -> None:
    """Raise MasaTidakSesuai unless the visit can be asked for at all.

    Servers are worked on at night and on days off as well. At the desk somebody may come in at once.
    """
    hari = setempat(isi.rencana_masuk).date()
    if not hari_ini() <= hari <= hari_ini() + HARI_KE_DEPAN * ONE_DAY:
        raise MasaTidakSesuai(f"Pilih tanggal dari hari ini sampai {HARI_KE_DEPAN} hari ke depan.")
    if isi.rencana_keluar <= isi.rencana_masuk:
        raise MasaTidakSesuai("Jam keluar harus sesudah jam masuk.")
    if setempat(isi.rencana_keluar).date() != hari:
        raise MasaTidakSesuai("Satu izin berlaku untuk satu hari. Ajukan izin lain untuk hari berikutnya.")
    now = timezone.now()
    if isi.rencana_keluar <= now or (not di_loket and isi.rencana_masuk <= now):
        raise MasaTidakSesuai("Jam itu sudah lewat. Pilih jam yang belum lewat.")


def jawab_sampai(izin: IzinRuangServer, kerja: KalenderKerja) -> datetime:
    """By when whoever asked gets an answer: one working day, and before the visit in any case."""
    sejak = izin.diajukan_pada or izin.dibuat_pada
    return min(kerja.due_hari(sejak, DIJAWAB_HARI_KERJA), max(izin.rencana_masuk, sejak))


def jatuh_tempo(izin: IzinRuangServer, now: datetime) -> str:
    """Why the clock ends this permit now; "" while it does not."""
    if izin.status == S.MENUNGGU:
        ditahan_sampai = izin.dibuat_pada + timedelta(minutes=MENIT_KONFIRMASI)
        return TIDAK_DIKONFIRMASI if now >= min(ditahan_sampai, izin.rencana_keluar) else ""
    if now < izin.rencana_keluar:
        return ""
    return {S.DIAJUKAN: TIDAK_DIPUTUS, S.DISETUJUI: TIDAK_DATANG}.get(S(izin.status), "")


def check_belum_lewat(izin: IzinRuangServer) -> None:
    """Raise MasaTidakSesuai once the time asked for is over."""
    if izin.rencana_keluar <= timezone.now():
        raise MasaTidakSesuai("Waktu yang dimohon sudah lewat. Pemohon perlu mengajukan permohonan baru.")


def check_dapat_masuk(izin: IzinRuangServer, now: datetime) -> None:
    """Raise TidakDapatMasuk outside the hours of the permit."""
    if now < izin.rencana_masuk - LEBIH_AWAL:
        raise TidakDapatMasuk(
            f"Izin ini baru berlaku {izin.sebutan_masa}. Minta pengunjung datang pada jamnya."
        )
    if now >= izin.rencana_keluar:
        raise TidakDapatMasuk(
            f"Izin ini berakhir {waktu(izin.rencana_keluar)}. Pengunjung perlu izin baru; catat di loket."
        )


def check_pendamping(pendamping: Akun, izin: IzinRuangServer | None = None) -> None:
    """Raise TidakDapatMasuk where nobody entitled, other than the visitor, goes in as well."""
    sendiri = izin is not None and izin.is_milik(pendamping)
    if sendiri or not pendamping.is_active or not pendamping.has_perm(LAYANI_RUANG_SERVER):
        raise TidakDapatMasuk("Tamu selalu didampingi petugas ruang server. Pilih pendampingnya dari daftar.")


def check_jam_keluar(masuk: datetime, pada: datetime) -> None:
    """Raise JamKeliru unless somebody left after coming in and not in the future."""
    if pada < masuk:
        raise JamKeliru(f"Jam keluar tidak boleh mendahului jam masuk, {waktu(masuk)}.")
    if pada > timezone.now():
        raise JamKeliru("Jam keluar belum tiba. Isi jam yang sudah lewat, atau kosongkan untuk sekarang.")


def is_lewat_waktu(izin: IzinRuangServer, now: datetime) -> bool:
    """Whether a visitor is still inside past the permitted time."""
    return izin.status == S.DI_DALAM and now > izin.rencana_keluar


def check_akses(akses: AksesTetap) -> None:
    """Raise TidakDapatMasuk where the access list does not let this officer in today."""
    if not akses.is_berlaku(hari_ini()):
        raise TidakDapatMasuk(
            f"Akses tetap ini berlaku {tanggal(akses.mulai)} sampai {tanggal(akses.selesai)}, "
            "atau sudah dicabut. Minta akses baru."
        )


# --- Devices -----------------------------------------------------------------------------------------


def check_perangkat(perangkat: list[tuple[str, str]]) -> None:
    """Raise PerangkatKeliru where two rows are the same device."""
    seri = [nomor.upper() for _, nomor in perangkat]
    if len(set(seri)) != len(seri):
        raise PerangkatKeliru("Nomor seri yang sama ditulis dua kali. Satu perangkat, satu baris.")


# --- Readings ----------------------------------------------------------------------------------------


def penyimpangan(nilai: Mapping[str, Any], batas: BatasLingkungan) -> list[str]:
    """What of these readings lies outside the limits; what was not read is judged neither way."""
    luar = [
        ukuran.value
        for ukuran, bawah, atas in (
            (U.SUHU, batas.suhu_min, batas.suhu_maks),
            (U.KELEMBAPAN, batas.lembap_min, batas.lembap_maks),
        )
        if nilai.get(ukuran) is not None and not bawah <= Decimal(nilai[ukuran]) <= atas
    ]
    return luar + [alat.value for alat in ALAT if nilai.get(alat) == KeadaanAlat.GANGGUAN]


def terbaca(nilai: Mapping[str, Any]) -> set[str]:
    """Which measures were read at all."""
    return {u.value for u in U if nilai.get(u) not in (None, "")}


def check_bacaan(nilai: Mapping[str, Any], pada: datetime) -> None:
    """Raise BacaanKeliru for a reading that says nothing, or of another time than now."""
    if not terbaca(nilai):
        raise BacaanKeliru("Isi sedikitnya satu bacaan.")
    now = timezone.now()
    if pada > now + timedelta(minutes=5) or pada < now - TELAT_BACAAN:
        raise BacaanKeliru("Waktu bacaan paling lama satu hari yang lalu, dan tidak di masa depan.")


def is_berjeda(
    terakhir: datetime | None, now: datetime, batas: BatasLingkungan, kerja: KalenderKerja
) -> bool:
    """Whether nobody has read the room for longer than the limits allow, counted in working hours."""
    return terakhir is None or kerja.elapsed(min(terakhir, now), now) > timedelta(hours=batas.jeda_jam)
