"""What the public is told of an outage: opened once it lasts too long, ended once it is over."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from infrastruktur.actions.catatan_gangguan import tulis
from infrastruktur.alur.gangguan import ALUR_GANGGUAN
from infrastruktur.enums.gangguan import PeristiwaGangguan, StatusGangguan, TindakanGangguan
from infrastruktur.models import BatasPengumuman, Gangguan, PengumumanGangguan
from infrastruktur.models.gangguan import kunci_pengumuman
from infrastruktur.policies.gangguan import batas_pengumuman
from infrastruktur.queries.gangguan import layanan_padam, padam_sejak, perlu_diumumkan
from lpse.aturan import AturanDilanggar, TidakBerwenang
from lpse.jejak import catat
from lpse.models import Akun
from lpse.peran import KELOLA_GANGGUAN
from lpse.sumbangan import Pengumum, sumbangan
from lpse.waktu import waktu

P = PeristiwaGangguan
SUMBER = "infrastruktur"
ISI = (
    "Sejak {sejak} layanan ini tidak dapat digunakan sebagaimana mestinya. Petugas kami sedang menanganinya. "
    "Pengumuman ini berakhir dengan sendirinya setelah layanan pulih."
)
BATAL = "Setelah diperiksa, layanan ini ternyata tidak terganggu."


@transaction.atomic
def atur_batas(*, oleh: Akun, menit: int, alasan: str) -> BatasPengumuman:
    """Menetapkan sesudah berapa menit gangguan diumumkan dengan sendirinya. Raises TidakBerwenang.

    Dasar: infrastruktur.masalah_teknis
    """
    if not oleh.has_perm(KELOLA_GANGGUAN):
        raise TidakBerwenang
    batas = BatasPengumuman.objects.create(oleh=oleh, menit=menit, alasan=alasan)
    catat(batas, "gangguan.batas_diatur", oleh=oleh, menit=menit)
    return batas


def urus_pengumuman() -> None:
    """Each minute: tell of what lasts too long, end what is over. Changes nothing when called again."""
    pengumum = sumbangan.pengumum
    if pengumum is None:
        return
    sejak = timezone.now() - timedelta(minutes=batas_pengumuman())
    for pk in perlu_diumumkan(sejak):
        umumkan(pk, pengumum)
    for pk in PengumumanGangguan.objects.berjalan().order_by("pk").values_list("pk", flat=True):
        akhiri(pk, pengumum)


@transaction.atomic
def umumkan(pk: int, pengumum: Pengumum) -> None:
    """Mengumumkan gangguan yang melewati batas, untuk setiap layanan yang terkena dan belum diumumkan.

    Dasar: infrastruktur.masalah_teknis
    """
    gangguan = Gangguan.objects.lock(pk)
    if not gangguan.is_berlangsung:
        return
    ALUR_GANGGUAN.check(gangguan, TindakanGangguan.UMUMKAN, None)
    sejak = timezone.now() - timedelta(minutes=batas_pengumuman())
    sudah = {p.layanan for p in gangguan.pengumuman.all() if p.galat or p.diakhiri_pada is None}
    nama = dict(pengumum.layanan())
    for layanan in sorted(layanan_padam(gangguan, sejak) - sudah):
        _umumkan_satu(gangguan, layanan, nama.get(layanan, ""), pengumum)


def _umumkan_satu(gangguan: Gangguan, layanan: str, nama: str, pengumum: Pengumum) -> None:
    """One announcement for one service; where it cannot be made, that is on record and not tried again."""
    kode, galat = "", f"Layanan “{layanan}” tidak ada dalam daftar layanan yang diumumkan."
    if nama:
        kunci = kunci_pengumuman(gangguan, layanan)
        isi = ISI.format(sejak=waktu(padam_sejak(gangguan, layanan)))
        try:
            with transaction.atomic():
                kode, galat = pengumum.buka(layanan, f"{nama} terganggu", isi, sumber=SUMBER, kunci=kunci), ""
        except AturanDilanggar as aturan:
            galat = str(aturan)
    PengumumanGangguan.objects.create(
        gangguan=gangguan,
        layanan=layanan,
        kode=kode,
        galat=galat[:300],
        diakhiri_pada=timezone.now() if galat else None,
    )
    tulis(gangguan, P.TIDAK_DIUMUMKAN if galat else P.DIUMUMKAN, isi=galat or nama)


@transaction.atomic
def akhiri(pk: int, pengumum: Pengumum) -> bool:
    """Mengakhiri pengumuman yang layanannya sudah pulih; False bila belum, atau sudah diakhiri.

    Dasar: infrastruktur.masalah_teknis
    """
    satu = PengumumanGangguan.objects.get(pk=pk)
    gangguan = Gangguan.objects.lock(satu.gangguan_id)
    satu = PengumumanGangguan.objects.select_for_update().get(pk=pk)
    if satu.diakhiri_pada is not None or satu.layanan in layanan_padam(gangguan, timezone.now()):
        return False
    if gangguan.status == StatusGangguan.DIBATALKAN:
        pengumum.tutup(satu.kunci, BATAL)
    else:
        pengumum.tutup(satu.kunci)
    satu.diakhiri_pada = timezone.now()
    satu.save(update_fields=["diakhiri_pada"])
    tulis(gangguan, P.UMUM_BERAKHIR, isi=satu.layanan)
    return True
