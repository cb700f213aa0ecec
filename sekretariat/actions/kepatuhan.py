"""Compliance bundles: asked for, made by the queue, stored once. Only here their status is written."""

import logging
from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from lpse.aturan import AturanDilanggar, TidakBerwenang
from lpse.background import enqueue
from lpse.berkas import BerkasDitolak, musnahkan, terima
from lpse.dokumen import DokumenGagal, build_pdf
from lpse.jejak import catat
from lpse.models import Akun, Berkas
from lpse.peran import LIHAT_KEPATUHAN
from sekretariat.alur.kepatuhan import ALUR_BUNDEL
from sekretariat.enums.kepatuhan import StatusBundel as S
from sekretariat.enums.kepatuhan import TindakanBundel as T
from sekretariat.models import BundelKepatuhan
from sekretariat.naskah.kepatuhan import isi_bundel
from sekretariat.queries.kepatuhan import masa_dari, susun

logger = logging.getLogger(__name__)
TUGAS, ANTREAN = "sekretariat.susun_bundel", "lama"
BATAS_MB = 20
COBA_TERBANYAK = 3
TERTUNDA = timedelta(minutes=5)


class BundelSedangDisusun(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__("Bundel periode ini sedang disusun untuk Anda. Tunggu sampai selesai.")


class PeriodeBelumMulai(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__("Periode ini belum mulai, jadi belum ada catatannya. Pilih periode lain.")


@transaction.atomic
def minta_bundel(periode: str, *, oleh: Akun) -> BundelKepatuhan:
    """Meminta bundel kepatuhan satu periode; disusun antrean.

    `periode` is written as `2026`, `2026-T3` or `2026-10`. Raises TidakBerwenang, MasaKeliru,
    PeriodeBelumMulai, BundelSedangDisusun. Dasar: sekretariat.program_kerja
    """
    if not oleh.has_perm(LIHAT_KEPATUHAN):
        raise TidakBerwenang
    if masa_dari(periode).is_belum_mulai:
        raise PeriodeBelumMulai
    try:
        with transaction.atomic():
            bundel = BundelKepatuhan.objects.create(periode=periode, diminta_oleh=oleh)
    except IntegrityError:
        raise BundelSedangDisusun from None
    catat(bundel, "kepatuhan.bundel_diminta", oleh=oleh, periode=periode)
    enqueue(TUGAS, bundel.pk, queue=ANTREAN)
    return bundel


def susun_bundel(pk: int) -> None:
    """Make the PDF and store it, once; one that is not waiting any more is left alone. Idempotent."""
    menunggu = BundelKepatuhan.objects.filter(pk=pk, status=S.ANTRE)
    if not menunggu.update(percobaan=F("percobaan") + 1):
        return
    bundel = menunggu.select_related("diminta_oleh").get()
    try:
        isi = isi_bundel(bundel, susun(masa_dari(bundel.periode)), maju=lambda n: menunggu.update(kemajuan=n))
        pdf = build_pdf("bundel_kepatuhan", isi, stempel_waktu=timezone.now())
        unggahan = SimpleUploadedFile(f"kepatuhan-{bundel.periode}.pdf", pdf, "application/pdf")
        berkas = terima(unggahan, oleh=None, batas_mb=BATAS_MB)
    except (DokumenGagal, BerkasDitolak) as galat:
        logger.exception("bundel kepatuhan %s gagal", bundel.kode)
        gagalkan_bundel(pk, sebab=str(galat))
        return
    if not selesaikan_bundel(pk, berkas=berkas):
        musnahkan(berkas)


@transaction.atomic
def selesaikan_bundel(pk: int, *, berkas: Berkas) -> bool:
    """Menyimpan bundel yang selesai disusun; False where another was first.

    Dasar: sekretariat.program_kerja
    """
    bundel = BundelKepatuhan.objects.lock(pk)
    if bundel.status != S.ANTRE:
        return False
    bundel.status = ALUR_BUNDEL.check(bundel, T.SELESAIKAN, None).ke
    bundel.berkas, bundel.kemajuan, bundel.selesai_pada = berkas, 100, timezone.now()
    bundel.save(update_fields=["status", "berkas", "kemajuan", "selesai_pada"])
    catat(bundel, "kepatuhan.bundel_siap", sha256=berkas.sha256, periode=bundel.periode)
    return True


@transaction.atomic
def gagalkan_bundel(pk: int, *, sebab: str) -> None:
    """Menyatakan bundel gagal disusun. Raises TindakanTertutup. Dasar: sekretariat.program_kerja"""
    bundel = BundelKepatuhan.objects.lock(pk)
    bundel.status = ALUR_BUNDEL.check(bundel, T.GAGALKAN, None).ke
    bundel.galat, bundel.selesai_pada = sebab[:300] or "Tidak diketahui.", timezone.now()
    bundel.save(update_fields=["status", "galat", "selesai_pada"])
    catat(bundel, "kepatuhan.bundel_gagal", periode=bundel.periode)


def sapu_bundel() -> int:
    """Re-drive bundles that wait too long, and give up those tried often enough; how many were re-driven."""
    batas = timezone.now() - TERTUNDA
    lama = BundelKepatuhan.objects.filter(status=S.ANTRE, diminta_pada__lt=batas).order_by("pk")
    baris = list(lama.values_list("pk", "percobaan", "diminta_pada")[:50])
    ulang = [pk for pk, kali, _ in baris if kali < COBA_TERBANYAK]
    for pk, kali, _ in baris:
        if kali >= COBA_TERBANYAK:
            gagalkan_bundel(pk, sebab="Penyusunan terputus beberapa kali. Minta lagi.")
    for pk in ulang:
        enqueue(TUGAS, pk, queue=ANTREAN)
    return len(ulang)


def catat_unduhan(bundel: BundelKepatuhan, berkas: Berkas, *, oleh: Akun) -> None:
    """The trail row of a download, committed before its first byte."""
    with transaction.atomic(durable=True):
        catat(bundel, "kepatuhan.bundel_diunduh", oleh=oleh, sha256=berkas.sha256)
