"""Matches with the blacklist: found by the system, judged by officers; nobody is ever decided about here."""

import hashlib
from collections.abc import Iterable

from django.db import connection, transaction

from lpse.background import enqueue
from lpse.jejak import catat
from lpse.models import Akun, Penugasan
from lpse.pemberitahuan import beritahukan
from lpse.peran import IZIN, KELOLA_DAFTAR_HITAM
from lpse.waktu import hari_ini
from registrasi.alur.daftar_hitam import ALUR_COCOK
from registrasi.daftar_hitam.padankan import TEMUAN, Perubahan, akhiri, padankan, padankan_satu
from registrasi.enums.daftar_hitam import TindakanCocok
from registrasi.models import (
    CocokDaftarHitam,
    PencocokanDaftarHitam,
    Pendaftaran,
    TinjauanDaftarHitam,
)
from registrasi.policies.daftar_hitam import (
    check_bukan_temuan_sendiri,
    check_catatan,
    check_sudah_ditinjau,
)

KUNCI_PADANKAN = 7_301_041  # advisory lock: one comparison of everybody at a time
# What somebody has to look at; the other changes need nobody.
PERLU_ORANG = frozenset({TEMUAN, TindakanCocok.AKHIRI.value, TindakanCocok.BUKA_KEMBALI.value})
TINJAUAN = (TindakanCocok.BENARKAN, TindakanCocok.BANTAH, TindakanCocok.SELESAIKAN)


def _catat(perubahan: Iterable[Perubahan]) -> None:
    for p in perubahan:
        catat(CocokDaftarHitam(pk=p.pk), f"temuan.{p.apa}")


@transaction.atomic
def cocokkan_daftar_hitam() -> tuple[int, int]:
    """Mencocokkan semua Penyedia, pendaftaran terbuka, dan Pengguna SPSE dengan daftar hitam.

    Returns how many matches are new (or open again) and for how many the sanction has ended. Nobody is
    deactivated or activated; officers are told by mail. Dasar: registrasi.nonaktif
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [KUNCI_PADANKAN])
    perubahan = [*akhiri(hari_ini()), *padankan(hari_ini())]
    _catat(perubahan)
    _beritahu_petugas([p for p in perubahan if p.apa in PERLU_ORANG])
    berakhir = sum(p.apa == TindakanCocok.AKHIRI for p in perubahan)
    baru = sum(p.apa in (TEMUAN, TindakanCocok.BUKA_KEMBALI) for p in perubahan)
    return baru, berakhir


@transaction.atomic
def cocokkan_hari_ini() -> bool:
    """Mencocokkan sekali untuk hari setempat ini. Returns whether this call did it.

    Dasar: registrasi.nonaktif
    """
    hari, ada = PencocokanDaftarHitam.objects.get_or_create(hari=hari_ini())
    if not ada:
        return False
    hari.baru, hari.berakhir = cocokkan_daftar_hitam()
    hari.save(update_fields=["baru", "berakhir"])
    return True


def antrekan_pencocokan_harian() -> bool:
    """Ask a worker for today's comparison once it is due; the row of the day says whether it was done."""
    if PencocokanDaftarHitam.objects.filter(hari=hari_ini()).exists():
        return False
    enqueue("registrasi.cocokkan_daftar_hitam_harian", queue="lama")
    return True


def cocokkan_pendaftaran(pendaftaran: Pendaftaran) -> int:
    """Mencocokkan satu pendaftaran saat dikirim dan saat dibuka di meja. Returns how many matches are new.

    For whoever already holds it locked or only shows it: the pair is unique, so a race adds nothing twice.
    Dasar: registrasi.nonaktif
    """
    with transaction.atomic():
        perubahan = padankan_satu(pendaftaran.pk, hari_ini())
        _catat(perubahan)
    return len(perubahan)


def check_temuan_pendaftaran(pendaftaran: Pendaftaran, *, oleh: Akun) -> None:
    """Raise BelumDitinjau while a match of a locked registration waits; note in the trail what was known.

    Approving stays possible: the officer has looked and written why. Dasar: registrasi.nonaktif
    """
    cocokkan_pendaftaran(pendaftaran)
    temuan = list(CocokDaftarHitam.objects.filter(pendaftaran=pendaftaran).select_related("entri"))
    check_sudah_ditinjau(temuan, hari_ini())
    berlaku = [c.pk for c in temuan if c.entri.is_berlaku(hari_ini())]
    if berlaku:
        catat(pendaftaran, "pendaftaran.disetujui_dengan_temuan", oleh=oleh, temuan=berlaku)


@transaction.atomic
def tinjau_temuan(pk: int, *, oleh: Akun, tindakan: TindakanCocok, catatan: str) -> CocokDaftarHitam:
    """Meninjau satu temuan: benar pihak yang sama, bukan, atau selesai sesudah sanksinya berakhir.

    A second look is a second row; the first stays. Raises TidakBerwenang, TindakanTertutup, PerluCatatan,
    BerkasSendiri. Dasar: registrasi.nonaktif
    """
    orang = ("penyedia", "pendaftaran", "pendaftaran__akun", "pengguna")
    cocok = CocokDaftarHitam.objects.select_related(*orang).select_for_update(of=("self",)).get(pk=pk)
    transisi = ALUR_COCOK.check(cocok, tindakan, oleh)
    check_bukan_temuan_sendiri(cocok, oleh)
    teks = check_catatan(catatan)
    TinjauanDaftarHitam.objects.create(cocok=cocok, tindakan=tindakan, catatan=teks, oleh=oleh)
    cocok.status = transisi.ke
    cocok.save(update_fields=["status"])
    catat(cocok, f"temuan.{tindakan.value}", oleh=oleh)
    if cocok.pendaftaran is not None:
        catat(cocok.pendaftaran, "pendaftaran.temuan_ditinjau", oleh=oleh, temuan=pk, hasil=tindakan.value)
    return cocok


def petugas_daftar_hitam() -> list[Akun]:
    """The active officers who keep the list today."""
    peran = [p for p, izin in IZIN.items() if KELOLA_DAFTAR_HITAM in izin]
    berlaku = Penugasan.objects.berlaku().filter(peran__in=peran).values("akun")
    return list(Akun.objects.filter(pk__in=berlaku, is_active=True).order_by("pk"))


def _beritahu_petugas(perubahan: list[Perubahan]) -> None:
    """One mail to each officer about what this comparison found; the same find is not told twice a day."""
    if not perubahan:
        return
    tanda = hashlib.sha256(repr(sorted((p.pk, p.apa) for p in perubahan)).encode()).hexdigest()[:16]
    berakhir = sum(p.apa == TindakanCocok.AKHIRI for p in perubahan)
    for akun in petugas_daftar_hitam():
        beritahukan(
            "registrasi/temuan_daftar_hitam",
            kepada=akun.email,
            kunci=f"temuan:{hari_ini():%Y%m%d}:{tanda}:{akun.pk}",
            akun=akun,
            data={"baru": len(perubahan) - berakhir, "berakhir": berakhir},
        )
