"""Dropping old backups: the rule, a count that touches nothing, a person's word, then exactly that list.

What was shown and approved is dropped by name: a backup made meanwhile, or held meanwhile, stays.
"""

from collections.abc import Collection
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from arsip.actions.kerja import Hasil, Kerja
from arsip.actions.pekerjaan import antrekan
from arsip.actions.peralatan import label_sumber, restic_untuk
from arsip.alur.retensi import ALUR_PEMBERSIHAN
from arsip.enums.cadangan import JenisPekerjaan, SebabGagal, StatusPekerjaan, Tahap
from arsip.enums.retensi import StatusPembersihan
from arsip.enums.retensi import TindakanPembersihan as T
from arsip.mesin.galat import MesinGagal
from arsip.mesin.keluaran_restic import Potret
from arsip.models import AturanSimpan, Cadangan, Pekerjaan, Pembersihan, Repositori, Sumber
from arsip.policies.pembersihan import PembersihanTidakTepat, batas_lain, disimpan
from arsip.policies.retensi import check_izin, check_orang_kedua
from lpse.jejak import catat
from lpse.models import Akun
from lpse.peran import KELOLA_RETENSI
from lpse.waktu import waktu

S, J = StatusPembersihan, JenisPekerjaan
# It failed after it was stored, or was given up: not what a good one makes way for.
BUKAN_BAIK = "bukan cadangan yang baik"
TERBARU, TERUJI = "cadangan baik terbaru", "terakhir terbukti dapat dipulihkan"


@dataclass(frozen=True, slots=True)
class IsianAturan:
    """How long backups are kept; zero: none by that measure."""

    semua_hari: int
    harian_hari: int
    mingguan_minggu: int
    bulanan_bulan: int
    tahunan_tahun: int
    alasan: str


@transaction.atomic
def tetapkan_aturan(repositori: Repositori, isian: IsianAturan, *, oleh: Akun) -> AturanSimpan:
    """Menetapkan berapa lama cadangan di sebuah repositori disimpan. Raises TidakBerwenang.

    Dasar: arsip.retensi
    """
    check_izin(oleh, KELOLA_RETENSI)
    aturan = AturanSimpan.objects.create(repositori=repositori, ditetapkan_oleh=oleh, **asdict(isian))
    catat(aturan, "aturan_simpan.ditetapkan", oleh=oleh, repositori=repositori.pk)
    return aturan


@transaction.atomic
def hitung_pembersihan(repositori: Repositori, *, oleh: Akun) -> Pembersihan:
    """Meminta hitungan: cadangan mana yang akan dibuang menurut aturannya; belum ada yang dibuang.

    Raises TidakBerwenang, PembersihanTidakTepat, SudahDiantrekan. Dasar: arsip.retensi
    """
    check_izin(oleh, KELOLA_RETENSI)
    aturan = AturanSimpan.objects.filter(repositori=repositori).first()
    if aturan is None or repositori.disiapkan_pada is None:
        raise PembersihanTidakTepat(
            "Tetapkan aturan simpannya lebih dahulu, dan tunggu cadangan pertamanya berhasil."
        )
    try:
        with transaction.atomic():
            pembersihan = Pembersihan.objects.create(repositori=repositori, aturan=aturan, diminta_oleh=oleh)
    except IntegrityError:
        raise PembersihanTidakTepat("Pembersihan repositori ini masih berjalan.") from None
    pembersihan.pekerjaan_coba = antrekan(J.BERSIHKAN, repositori, oleh=oleh)
    pembersihan.save(update_fields=["pekerjaan_coba"])
    catat(pembersihan, "pembersihan.diminta", oleh=oleh)
    return pembersihan


@transaction.atomic
def setujui_pembersihan(pk: int, *, oleh: Akun) -> Pembersihan:
    """Menyetujui daftar yang ditampilkan; tepat cadangan itulah yang dibuang, di belakang layar.

    Raises PembersihanTidakTepat, RetensiTidakTepat where one person would do both, and what the guard raises.
    Dasar: arsip.retensi
    """
    pembersihan = Pembersihan.objects.lock(pk)
    pembersihan.status = ALUR_PEMBERSIHAN.check(pembersihan, T.SETUJUI, oleh).ke
    check_orang_kedua(pembersihan.diminta_oleh_id, oleh)
    if not _dibuang(pembersihan):
        raise PembersihanTidakTepat("Menurut aturannya tidak ada cadangan yang dibuang.")
    pembersihan.pekerjaan = antrekan(J.BERSIHKAN, pembersihan.repositori)
    if pembersihan.pekerjaan is None:
        raise PembersihanTidakTepat("Pekerjaan pembersihan lain di repositori ini belum selesai.")
    pembersihan.diputus_oleh, pembersihan.diputus_pada = oleh, timezone.now()
    pembersihan.save(update_fields=["status", "pekerjaan", "diputus_oleh", "diputus_pada"])
    catat(pembersihan, "pembersihan.setujui", oleh=oleh, banyak=len(_dibuang(pembersihan)))
    return pembersihan


@transaction.atomic
def batalkan_pembersihan(pk: int, *, oleh: Akun) -> Pembersihan:
    """Membatalkan pembersihan yang belum disetujui. Raises what the guard raises. Dasar: arsip.retensi"""
    pembersihan = Pembersihan.objects.lock(pk)
    pembersihan.status = ALUR_PEMBERSIHAN.check(pembersihan, T.BATALKAN, oleh).ke
    pembersihan.selesai_pada = timezone.now()
    pembersihan.save(update_fields=["status", "selesai_pada"])
    catat(pembersihan, "pembersihan.batalkan", oleh=oleh)
    return pembersihan


# --- What the runner of jobs carries out -------------------------------------------------------------


def laksanakan(kerja: Kerja) -> Hasil:
    """One job of dropping: the count, or the dropping itself. Raises MesinGagal."""
    kerja.tahap(Tahap.BERSIHKAN)
    coba = Pembersihan.objects.filter(pekerjaan_coba=kerja.pekerjaan).select_related("repositori", "aturan")
    if pembersihan := coba.first():
        return _hitung(kerja, pembersihan)
    pembersihan = Pembersihan.objects.filter(pekerjaan=kerja.pekerjaan).select_related("repositori").first()
    if pembersihan is None or pembersihan.status != S.DISETUJUI:
        raise MesinGagal(SebabGagal.LAINNYA, "Tidak ada daftar yang disetujui untuk pekerjaan ini.")
    return _buang(kerja, pembersihan)


def _hitung(kerja: Kerja, pembersihan: Pembersihan) -> Hasil:
    semua, daftar = restic_untuk(pembersihan.repositori).daftar(kerja.kendali), []
    for sumber in (
        Sumber.objects.filter(cadangan__repositori=pembersihan.repositori).distinct().order_by("pk")
    ):
        daftar += _putuskan(pembersihan, sumber, [p for p in semua if label_sumber(sumber) in p.label])
    daftar.sort(key=lambda b: b["saat"], reverse=True)

    def tulis(pekerjaan: Pekerjaan, now: datetime) -> None:
        satu = Pembersihan.objects.lock(pembersihan.pk)
        if satu.status == S.DIBATALKAN:
            return
        satu.status = ALUR_PEMBERSIHAN.check(satu, T.TAWARKAN, None).ke
        satu.daftar = daftar
        satu.save(update_fields=["status", "daftar"])
        catat(satu, "pembersihan.tawarkan", banyak=len(_dibuang(satu)))

    return Hasil({"dibuang": sum(not b["is_disimpan"] for b in daftar), "semua": len(daftar)}, tulis)


def _putuskan(pembersihan: Pembersihan, sumber: Sumber, potret: list[Potret]) -> list[dict[str, Any]]:
    """One source's lines: the rule judges the good ones among themselves, the others only by their age."""
    ada = [p.snapshot for p in potret]
    baik = {
        c.snapshot: c.dari_saat
        for c in Cadangan.objects.filter(
            repositori=pembersihan.repositori, sumber=sumber, dibuang_pada=None, snapshot__in=ada
        )
    }
    batas = batas_lain(pembersihan.aturan, baik.values())
    alasan = {p.snapshot: BUKAN_BAIK for p in potret if batas is None or p.saat > batas}
    alasan = {nama: kalimat for nama, kalimat in alasan.items() if nama not in baik}
    alasan |= disimpan(pembersihan.aturan, baik) | _dijaga(pembersihan.repositori, ada)
    return [_baris(sumber, p.snapshot, baik.get(p.snapshot, p.saat), alasan, baik) for p in potret]


def _dijaga(repositori: Repositori, ada: list[str]) -> dict[str, str]:
    """Of these what no rule drops, and why: held ones, each source's newest, and its newest drilled one."""
    rows = Cadangan.objects.filter(repositori=repositori, dibuang_pada=None, snapshot__in=ada)
    terbaru = rows.order_by("sumber", "-dari_saat", "-pk").distinct("sumber")
    return {
        **{c.snapshot: TERUJI for c in terbaru.exclude(diuji_pada=None)},
        **{c.snapshot: TERBARU for c in terbaru},
        **{c.snapshot: f"ditahan: {c.ditahan}" for c in rows.exclude(ditahan="")},
    }


def _baris(
    sumber: Sumber, snapshot: str, saat: datetime, alasan: dict[str, str], baik: Collection[str]
) -> dict[str, Any]:
    """One line of the count."""
    return {
        "snapshot": snapshot,
        "sumber": sumber.nama,
        "saat": saat.isoformat(),
        "sebut": waktu(saat),
        "is_disimpan": snapshot in alasan,
        "alasan": alasan.get(snapshot, "" if snapshot in baik else BUKAN_BAIK),
    }


def _dibuang(pembersihan: Pembersihan) -> list[str]:
    """The snapshots that an offered list lets go."""
    return [b["snapshot"] for b in pembersihan.daftar if not b["is_disimpan"]]


def _buang(kerja: Kerja, pembersihan: Pembersihan) -> Hasil:
    restic = restic_untuk(pembersihan.repositori)
    dibuang = _tandai(pembersihan)
    restic.buang_ini(dibuang, kerja.kendali)
    restic.pangkas(kerja.kendali)

    def tulis(pekerjaan: Pekerjaan, now: datetime) -> None:
        satu = Pembersihan.objects.lock(pembersihan.pk)
        satu.status, satu.selesai_pada = ALUR_PEMBERSIHAN.check(satu, T.SELESAIKAN, None).ke, now
        satu.save(update_fields=["status", "selesai_pada"])
        catat(satu, "pembersihan.selesaikan", banyak=len(dibuang))

    return Hasil({"dibuang": len(dibuang)}, tulis)


@transaction.atomic
def _tandai(pembersihan: Pembersihan) -> list[str]:
    """Mark the rows first, so that none can be held any more, and return what is to go.

    What was held since, or drilled, stays.
    """
    rows = Cadangan.objects.select_for_update().filter(
        repositori=pembersihan.repositori, snapshot__in=[b["snapshot"] for b in pembersihan.daftar]
    )
    dijaga = _dijaga(pembersihan.repositori, [c.snapshot for c in rows])
    dibuang = [snapshot for snapshot in _dibuang(pembersihan) if snapshot not in dijaga]
    rows.filter(snapshot__in=dibuang, dibuang_pada=None).update(dibuang_pada=timezone.now())
    return dibuang


@transaction.atomic
def gagalkan_pembersihan(pk: int) -> None:
    """Mengakhiri pembersihan yang pekerjaannya gagal atau dihentikan. Dasar: arsip.retensi"""
    pembersihan = Pembersihan.objects.lock(pk)
    pekerjaan = pembersihan.pekerjaan or pembersihan.pekerjaan_coba
    if pembersihan.status not in ALUR_PEMBERSIHAN.tabel[T.GAGALKAN].dari or pekerjaan is None:
        return
    if pekerjaan.status not in (StatusPekerjaan.GAGAL, StatusPekerjaan.DIBATALKAN):
        return
    pembersihan.status = ALUR_PEMBERSIHAN.check(pembersihan, T.GAGALKAN, None).ke
    pembersihan.selesai_pada = timezone.now()
    pembersihan.keterangan = (pekerjaan.get_sebab_display() or pekerjaan.get_status_display())[:500]
    pembersihan.save(update_fields=["status", "selesai_pada", "keterangan"])
    catat(pembersihan, "pembersihan.gagalkan")
