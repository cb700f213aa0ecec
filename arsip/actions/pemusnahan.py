"""Destruction: a list of what is due, a second person's word, and then one record after the other.

Each record is its own transaction: marked, destroyed by the unit that keeps it, and afterwards looked for. A
run that is killed goes on where it stopped; what was marked but may still lie in storage is destroyed again.
"""

import logging
import time
from datetime import date
from itertools import islice

from django.db import IntegrityError, transaction
from django.utils import timezone

from arsip.actions.kerja import pegang_isi
from arsip.alur.retensi import ALUR_PEMUSNAHAN
from arsip.enums.cadangan import TERBUKA, JenisPekerjaan, JenisSumber
from arsip.enums.retensi import KeadaanButir
from arsip.enums.retensi import TindakanPemusnahan as T
from arsip.models import ButirPemusnahan, KelasRetensi, Pekerjaan, Pemusnahan
from arsip.naskah.retensi import isi_pemusnahan
from arsip.policies.retensi import (
    PALING_BANYAK,
    SEBAB_TAHAN,
    RetensiTidakTepat,
    check_dimusnahkan,
    check_izin,
    check_orang_kedua,
    dapat_diusulkan,
)
from arsip.queries.petugas import bertugas
from arsip.queries.retensi import (
    batas_cadangan,
    butir_jatuh_tempo,
    jatuh_tempo,
    kelas_berlaku,
    penahanan_atas,
    rekaman,
    sisa_butir,
    tahanan_kini,
)
from lpse.aturan import AturanDilanggar
from lpse.background import enqueue
from lpse.jejak import catat
from lpse.kunci import kunci
from lpse.models import Akun
from lpse.models.naskah import JenisNaskah
from lpse.naskah import terbitkan
from lpse.nomor import ambil_nomor
from lpse.pemberitahuan import beritahukan
from lpse.peran import KELOLA_RETENSI, Peran
from lpse.sumbangan import ButirRetensi, RekamanRetensi
from lpse.waktu import hari_ini

logger = logging.getLogger(__name__)
K = KeadaanButir
TUGAS = "arsip.laksanakan_pemusnahan"
POLA_NOMOR = "PMS-{tahun}-{urut:04d}"
DITAHAN = "butir_pemusnahan_ditahan"
KOSONG = "Tidak ada rekaman kelas ini yang jatuh tempo dan boleh dimusnahkan."


@transaction.atomic
def usulkan_pemusnahan(kode_kelas: str, *, oleh: Akun, alasan: str, sampai: date | None = None) -> Pemusnahan:
    """Menyusun daftar dari yang jatuh tempo dan tidak ditahan, membekukannya, dan meminta putusan Kepala.

    At most PALING_BANYAK lines, longest due first. Raises TidakBerwenang, RetensiTidakTepat.
    Dasar: arsip.retensi
    """
    check_izin(oleh, KELOLA_RETENSI)
    kelas, sampai = kelas_berlaku(kode_kelas), min(sampai or hari_ini(), hari_ini())
    if kelas is None:
        raise RetensiTidakTepat("Kelas retensi ini tidak ada.")
    check_dimusnahkan(kelas.nasib, kelas.masa_bulan, rekaman(kelas.kode) is not None)
    pemusnahan = Pemusnahan.objects.create(
        nomor=ambil_nomor("PMS", hari_ini(), pola=POLA_NOMOR).teks,
        kelas=kelas,
        sampai=sampai,
        alasan=alasan,
        diusulkan_oleh=oleh,
    )
    pemusnahan.jumlah = _bekukan(pemusnahan, kelas, sampai)
    if not pemusnahan.jumlah:
        raise RetensiTidakTepat(KOSONG)
    pemusnahan.save(update_fields=["jumlah"])
    catat(pemusnahan, "pemusnahan.diusulkan", oleh=oleh, kelas=kelas.kode, jumlah=pemusnahan.jumlah)
    for kepala in bertugas(Peran.KEPALA).exclude(pk=oleh.pk):
        _surati(pemusnahan, "arsip/pemusnahan_putusan", kepala)
    return pemusnahan


def _bekukan(pemusnahan: Pemusnahan, kelas: KelasRetensi, sampai: date) -> int:
    """Write the lines: due, not held, in two backups at least, and on no other list. Returns how many."""
    masa = kelas.masa_bulan
    assert masa is not None  # checked by the act
    terpakai = set(
        ButirPemusnahan.objects.filter(kelas=kelas.kode, keadaan__in=(K.MENUNGGU, K.MUSNAH)).values_list(
            "kunci", flat=True
        )
    )
    boleh = dapat_diusulkan(
        butir_jatuh_tempo(kelas, sampai),
        kelas.kode,
        tahanan_kini(kelas.kode),
        batas_cadangan(timezone.now()),
    )
    dipilih = islice((b for b in boleh if b.kunci not in terpakai), PALING_BANYAK)
    baris = [_butir(pemusnahan, kelas.kode, b, masa) for b in dipilih]
    return len(ButirPemusnahan.objects.bulk_create(baris, batch_size=500))


def _butir(pemusnahan: Pemusnahan, kelas: str, butir: ButirRetensi, masa: int) -> ButirPemusnahan:
    assert butir.tanggal  # due from a day on
    return ButirPemusnahan(
        pemusnahan=pemusnahan,
        kelas=kelas,
        kunci=butir.kunci,
        label=butir.label[:200],
        tanggal=butir.tanggal,
        jatuh_tempo=jatuh_tempo(butir, masa),
        akun_id=butir.akun_id,
    )


@transaction.atomic
def setujui_pemusnahan(pk: int, *, oleh: Akun, catatan_putusan: str = "") -> Pemusnahan:
    """Menyetujui daftar; pelaksanaannya mulai di belakang layar.

    Raises RetensiTidakTepat where the proposer would decide, and what the guard raises. Dasar: arsip.retensi
    """
    pemusnahan = _putus(pk, T.SETUJUI, oleh, catatan_putusan)
    enqueue(TUGAS, pk, queue="lama")
    return pemusnahan


@transaction.atomic
def tolak_pemusnahan(pk: int, *, oleh: Akun, catatan_putusan: str) -> Pemusnahan:
    """Menolak daftar; rekamannya tetap ada dan dapat diusulkan lagi.

    Raises as `setujui_pemusnahan`. Dasar: arsip.retensi
    """
    pemusnahan = _putus(pk, T.TOLAK, oleh, catatan_putusan)
    _lepaskan(pemusnahan, f"Usulan {pemusnahan.nomor} ditolak.")
    return pemusnahan


@transaction.atomic
def batalkan_pemusnahan(pk: int, *, oleh: Akun) -> Pemusnahan:
    """Pengusul menarik daftarnya sebelum diputus. Raises what the guard raises. Dasar: arsip.retensi"""
    pemusnahan = Pemusnahan.objects.lock(pk)
    pemusnahan.status = ALUR_PEMUSNAHAN.check(pemusnahan, T.BATALKAN, oleh).ke
    _lepaskan(pemusnahan, f"Usulan {pemusnahan.nomor} dibatalkan.")
    pemusnahan.save(update_fields=["status"])
    catat(pemusnahan, "pemusnahan.batalkan", oleh=oleh)
    return pemusnahan


def _putus(pk: int, tindakan: T, oleh: Akun, catatan: str) -> Pemusnahan:
    pemusnahan = Pemusnahan.objects.lock(pk)
    transisi = ALUR_PEMUSNAHAN.check(pemusnahan, tindakan, oleh)
    check_orang_kedua(pemusnahan.diusulkan_oleh_id, oleh)
    pemusnahan.status, pemusnahan.catatan_putusan = transisi.ke, catatan
    pemusnahan.diputus_oleh, pemusnahan.diputus_pada = oleh, timezone.now()
    pemusnahan.save(update_fields=["status", "catatan_putusan", "diputus_oleh", "diputus_pada"])
    catat(pemusnahan, f"pemusnahan.{tindakan.value}", oleh=oleh)
    _surati(pemusnahan, "arsip/pemusnahan_diputus", pemusnahan.diusulkan_oleh)
    return pemusnahan


def _lepaskan(pemusnahan: Pemusnahan, sebab: str) -> None:
    """Give the lines back: another list may take them up."""
    sisa_butir(pemusnahan).update(keadaan=K.DIKECUALIKAN, sebab=sebab)


def _surati(pemusnahan: Pemusnahan, templat: str, kepada: Akun) -> None:
    beritahukan(
        templat,
        kepada=kepada.email,
        akun=kepada,
        objek=pemusnahan,
        kunci=f"{templat}:{pemusnahan.pk}:{pemusnahan.status}:{kepada.pk}",
    )


def is_sedang_dicadangkan() -> bool:
    """Whether the portal is being saved or about to be: a backup goes first, and destruction makes way.

    This is courtesy; what keeps both apart is the lock (`pegang_isi`).
    """
    return Pekerjaan.objects.filter(
        jenis=JenisPekerjaan.CADANGKAN,
        status__in=TERBUKA,
        sumber__jenis=JenisSumber.PORTAL,
    ).exists()


def laksanakan_pemusnahan(pk: int, *, detik: float) -> int:
    """Memusnahkan isi daftar yang disetujui, satu per satu, paling lama `detik`; selesai bila habis.

    Idempotent and restartable; does nothing while the portal is being saved: bytes deleted then would be
    missing beside the rows just dumped. A line that fails is written down, and the next one's turn comes.
    Returns how many lines were dealt with. Dasar: arsip.retensi
    """
    pemusnahan = Pemusnahan.objects.get(pk=pk)
    if pemusnahan.status != ALUR_PEMUSNAHAN.tabel[T.SETUJUI].ke:
        return 0
    sampai, ditangani, terakhir = time.monotonic() + detik, 0, 0
    with pegang_isi() as boleh:
        while boleh and time.monotonic() < sampai and not is_sedang_dicadangkan():
            berikut = sisa_butir(pemusnahan).filter(pk__gt=terakhir).order_by("pk")
            terakhir = berikut.values_list("pk", flat=True).first() or 0
            if not terakhir:
                break
            ditangani += _coba(terakhir)
    if not sisa_butir(pemusnahan).exists():
        _selesaikan(pk)
    return ditangani


def _coba(pk: int) -> bool:
    """Whether this line was dealt with; one that breaks keeps none behind it waiting."""
    try:
        musnahkan_butir(pk)
    except Exception as galat:
        logger.exception("butir pemusnahan %s", pk)
        _catat_gagal(pk, type(galat).__name__)
        return False
    return True


@transaction.atomic
def _catat_gagal(pk: int, galat: str) -> None:
    """Say so on the line, which is tried again, and to the administrators, each week while it lasts."""
    butir = kunci(ButirPemusnahan.objects.all(), pk, "pemusnahan")
    sebab = f"Belum berhasil ({galat}); dicoba lagi setiap menit."
    # A line already marked is frozen; that its bytes are not gone yet, it says itself.
    if butir.keadaan == K.MENUNGGU and butir.sebab != sebab:
        butir.sebab = sebab
        butir.save(update_fields=["sebab"])
        catat(butir.pemusnahan, "pemusnahan.butir_gagal", butir=butir.pk, galat=galat)
    for admin in bertugas(Peran.ADMIN_SISTEM):
        beritahukan(
            "arsip/pemusnahan_tersendat",
            kepada=admin.email,
            akun=admin,
            objek=butir.pemusnahan,
            kunci=f"pemusnahan-tersendat:{butir.pemusnahan_id}:{hari_ini():%G-%V}:{admin.pk}",
        )


def musnahkan_butir(pk: int) -> KeadaanButir:
    """Memusnahkan satu rekaman, lalu memastikan isinya benar-benar hilang.

    Not due any more, held, or refused by its unit: it stays, and its line says why. Dasar: arsip.retensi
    """
    try:
        keadaan = _musnahkan(pk)
    except AturanDilanggar as aturan:
        return _kecualikan(pk, str(aturan))
    except IntegrityError as galat:
        if getattr(getattr(galat.__cause__, "diag", None), "constraint_name", "") != DITAHAN:
            raise
        return _kecualikan(pk, SEBAB_TAHAN)
    if keadaan == K.MUSNAH:
        _pastikan_tuntas(pk)
    return keadaan


@transaction.atomic
def _musnahkan(pk: int) -> KeadaanButir:
    butir = kunci(ButirPemusnahan.objects.all(), pk, "pemusnahan__kelas", "pemusnahan__diputus_oleh")
    sumber = rekaman(butir.kelas)
    if sumber is None:
        raise RetensiTidakTepat("Portal tidak lagi mengelola rekaman kelas ini.")
    if butir.keadaan == K.DIKECUALIKAN or butir.tuntas_pada:
        return K(butir.keadaan)
    if butir.keadaan == K.MENUNGGU:
        _check_masih_jatuh_tempo(butir, sumber)
        butir.keadaan, butir.musnah_pada, butir.sebab = K.MUSNAH, timezone.now(), ""
        # The trigger waits for a hold being set, and refuses where there is one.
        butir.save(update_fields=["keadaan", "musnah_pada", "sebab"])
        catat(butir.pemusnahan, "pemusnahan.butir", oleh=butir.pemusnahan.diputus_oleh, butir=butir.pk)
    sumber.musnahkan(butir.kunci, oleh=butir.pemusnahan.diputus_oleh)
    return K.MUSNAH


def _check_masih_jatuh_tempo(butir: ButirPemusnahan, sumber: RekamanRetensi) -> None:
    """Raise RetensiTidakTepat where the record is gone, held, or its time runs anew."""
    kini, masa = sumber.cari(butir.kunci), butir.pemusnahan.kelas.masa_bulan
    if kini is None or masa is None:
        raise RetensiTidakTepat("Rekaman ini tidak ada lagi.")
    if jatuh_tempo(kini, masa) > butir.pemusnahan.sampai:
        raise RetensiTidakTepat("Rekaman ini tidak lagi jatuh tempo.")
    if penahanan_atas(butir.kelas, kini).exists():
        raise RetensiTidakTepat(SEBAB_TAHAN)


@transaction.atomic
def _kecualikan(pk: int, sebab: str) -> KeadaanButir:
    butir = kunci(ButirPemusnahan.objects.all(), pk, "pemusnahan")
    if butir.keadaan == K.MENUNGGU:
        butir.keadaan, butir.sebab = K.DIKECUALIKAN, sebab[:300]
        butir.save(update_fields=["keadaan", "sebab"])
        catat(butir.pemusnahan, "pemusnahan.butir_dikecualikan", butir=butir.pk)
    return K(butir.keadaan)


def _pastikan_tuntas(pk: int) -> None:
    """Look for the bytes once they were deleted; where they still lie, the next run comes back for them."""
    butir = ButirPemusnahan.objects.get(pk=pk)
    sumber = rekaman(butir.kelas)
    if sumber is not None and sumber.is_tuntas(butir.kunci):
        ButirPemusnahan.objects.filter(pk=pk, tuntas_pada=None).update(tuntas_pada=timezone.now())


@transaction.atomic
def _selesaikan(pk: int) -> None:
    """End the list with its Berita Acara, the lines as annex; whoever comes second finds it ended."""
    pemusnahan = Pemusnahan.objects.lock(pk)
    if pemusnahan.status != ALUR_PEMUSNAHAN.tabel[T.SETUJUI].ke or sisa_butir(pemusnahan).exists():
        return
    pemusnahan.status = ALUR_PEMUSNAHAN.check(pemusnahan, T.SELESAIKAN, None).ke
    pemusnahan.selesai_pada, kepala = timezone.now(), pemusnahan.diputus_oleh
    assert kepala is not None  # a constraint: what was approved, somebody approved
    pemusnahan.naskah = terbitkan(
        JenisNaskah.PEMUSNAHAN_ARSIP,
        pemusnahan,
        isi_pemusnahan(pemusnahan),
        oleh=kepala,
        penanda_tangan=str(kepala),
    )
    pemusnahan.save(update_fields=["status", "selesai_pada", "naskah"])
    catat(pemusnahan, "pemusnahan.selesaikan", naskah=pemusnahan.naskah.pk)
    for akun in {kepala, pemusnahan.diusulkan_oleh}:
        _surati(pemusnahan, "arsip/pemusnahan_selesai", akun)
