"""Watching for clashes of offices: once a day all staff are looked through; a finding waits for an answer.

`pada` is for the demo, whose past needs dates.
"""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from lpse.jejak import catat
from lpse.models import Akun
from lpse.pemberitahuan import beritahukan
from lpse.profil import profil
from lpse.waktu import hari_ini
from sekretariat.alur.kepegawaian import ALUR_RANGKAP
from sekretariat.enums.kepegawaian import StatusRangkap, SumberRangkap, TindakanRangkap
from sekretariat.models import Pegawai, PemeriksaanRangkap, TemuanRangkap
from sekretariat.policies.kepegawaian import TENGGANG_DIALIHKAN, check_hasil, check_kelola
from sekretariat.queries.kepegawaian import penerima_temuan, sudah_dijawab
from sekretariat.queries.rangkap import rangkap_akun

SURAT = "sekretariat/rangkap_jabatan"


def sapu_rangkap() -> int:
    """Memeriksa sekali sehari apakah ada pegawai yang merangkap jabatan pengadaan; mencatat hari periksanya.

    Nothing where the regulation does not forbid it. Of two clocks at the same moment one looks. Returns how
    many findings are new. Dasar: sekretariat.larang_rangkap
    """
    hari = hari_ini()
    if not profil().sekretariat.larang_rangkap or PemeriksaanRangkap.objects.filter(tanggal=hari).exists():
        return 0
    try:
        with transaction.atomic():
            diperiksa, temuan = _periksa_semua()
            PemeriksaanRangkap.objects.create(tanggal=hari, diperiksa=diperiksa, ditemukan=len(temuan))
    except IntegrityError:
        return 0  # the other clock has looked, and its findings stand
    return len(temuan)


@transaction.atomic
def periksa_rangkap(*, oleh: Akun) -> int:
    """Memeriksa sekarang, atas permintaan; mengembalikan jumlah temuan baru.

    Raises TidakBerwenang. Dasar: sekretariat.larang_rangkap
    """
    check_kelola(oleh)
    diperiksa, temuan = _periksa_semua()
    catat(None, "rangkap.diperiksa", oleh=oleh, diperiksa=diperiksa, ditemukan=len(temuan))
    return len(temuan)


@transaction.atomic
def selesaikan_rangkap(
    pk: int, *, oleh: Akun, hasil: str, catatan: str, pada: datetime | None = None
) -> TemuanRangkap:
    """Menyelesaikan temuan rangkap jabatan dengan hasilnya; bukan oleh orang yang bersangkutan.

    Raises TidakBerwenang, TindakanTertutup, TemuanSendiri, BelumBerhenti.
    Dasar: sekretariat.larang_rangkap
    """
    temuan = TemuanRangkap.objects.lock(pk)
    transisi = ALUR_RANGKAP.check(temuan, TindakanRangkap.SELESAIKAN, oleh)
    check_hasil(temuan.pegawai, hasil, oleh)
    temuan.status, temuan.hasil, temuan.catatan = transisi.ke, hasil, catatan
    temuan.diselesaikan_oleh, temuan.diselesaikan_pada = oleh, pada or timezone.now()
    temuan.save()
    catat(temuan, "temuan_rangkap.diselesaikan", oleh=oleh, hasil=hasil)
    return temuan


def _periksa_semua() -> tuple[int, list[TemuanRangkap]]:
    """Look through everybody who has not left; how many, and what is new."""
    pegawai = list(Pegawai.objects.belum_berhenti().select_related("akun").order_by("pk"))
    temuan = [satu for orang in pegawai for satu in buka_temuan(orang)]
    return len(pegawai), temuan


def _tandai(pegawai: Pegawai, ada: list[tuple[SumberRangkap, str]]) -> None:
    """Say of each open finding whether its source still names this person; it stays open either way."""
    if not profil().sekretariat.larang_rangkap:
        return
    for temuan in pegawai.temuan_rangkap.terbuka().select_for_update(no_key=True):
        masih = (temuan.sumber, temuan.jabatan) in ada
        if masih == (temuan.tidak_lagi_pada is None):
            continue
        temuan.tidak_lagi_pada = None if masih else timezone.now()
        temuan.save(update_fields=["tidak_lagi_pada"])
        peristiwa = "disebut_lagi" if masih else "tidak_disebut_lagi"
        catat(temuan, f"temuan_rangkap.{peristiwa}", pegawai=pegawai.pk, sumber=temuan.sumber)


def buka_temuan(pegawai: Pegawai) -> list[TemuanRangkap]:
    """Open a finding for each clash that has none and was not answered; part of an act.

    A finding whose source no longer says so is told so, never closed by itself.
    """
    ada = rangkap_akun(pegawai.akun)
    _tandai(pegawai, ada)
    if not ada:
        return []
    lewati = sudah_dijawab(pegawai, hari_ini() - TENGGANG_DIALIHKAN)
    baru = [_buka(pegawai, sumber, jabatan) for sumber, jabatan in ada if (sumber, jabatan) not in lewati]
    return [satu for satu in baru if satu is not None]


def _buka(pegawai: Pegawai, sumber: str, jabatan: str) -> TemuanRangkap | None:
    """The finding, told of; None where one is open already."""
    temuan, is_baru = TemuanRangkap.objects.get_or_create(
        pegawai=pegawai, sumber=sumber, jabatan=jabatan, status=StatusRangkap.TERBUKA
    )
    if not is_baru:
        return None
    catat(temuan, "temuan_rangkap.dibuka", pegawai=pegawai.pk, sumber=sumber)
    for akun in penerima_temuan():
        beritahukan(SURAT, kepada=akun.email, kunci=f"rangkap:{temuan.pk}:{akun.pk}", akun=akun, objek=temuan)
    return temuan
