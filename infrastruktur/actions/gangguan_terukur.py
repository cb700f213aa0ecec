"""What the measurement does with incidents: opens one, widens it, says that it is over. It closes none."""

from datetime import datetime

from django.db import connection, transaction

from infrastruktur.actions.catatan_gangguan import lahirkan, tulis
from infrastruktur.alur.gangguan import ALUR_GANGGUAN
from infrastruktur.enums.gangguan import DIPANTAU, PeristiwaGangguan, StatusGangguan, TindakanGangguan
from infrastruktur.enums.pantau import Keadaan, PeranSasaran, Ukuran
from infrastruktur.models import Balik, Deret, Gangguan, Sasaran, SasaranGangguan
from infrastruktur.policies.gangguan import SERENTAK
from infrastruktur.queries.gangguan import padam_tanpa_gangguan, pulih_dalam_gangguan
from lpse.otorisasi import pemegang_izin
from lpse.pemberitahuan import beritahukan
from lpse.peran import KELOLA_GANGGUAN

KUNCI_UKUR = 7_301_400  # advisory lock: incidents are opened one after another
P, T = PeristiwaGangguan, TindakanGangguan
JUDUL = {
    PeranSasaran.INTERNET: "Koneksi internet terputus: {nama}",
    PeranSasaran.LISTRIK: "Catu daya terganggu: {nama}",
}


@transaction.atomic
def ikuti_gangguan(balik: Balik) -> None:
    """Membuka, meluaskan, atau memulihkan gangguan menurut perubahan keadaan ini.

    Called within the act that recorded the change. What maintenance explains opens nothing; what is no
    longer known ends nothing. Dasar: infrastruktur.koneksi_internet, infrastruktur.masalah_teknis
    """
    deret = balik.deret
    if deret.ukuran != Ukuran.TERSEDIA:
        return
    if balik.ke == Keadaan.KRITIS:
        if not balik.dalam_pemeliharaan and deret.sasaran.peran in DIPANTAU:
            _turun(balik, balik.pada)
    elif balik.ke != Keadaan.TIDAK_DIKETAHUI:
        _pulih(balik)


@transaction.atomic
def susulkan(now: datetime) -> int:
    """Menyusulkan yang belum sampai: padam sesudah pemeliharaan berakhir, atau perubahan yang gagal diikuti.

    Decided from how the series are, so that nothing depends on one call. Returns how many.
    Dasar: infrastruktur.masalah_teknis
    """
    padam, pulih = padam_tanpa_gangguan(now), pulih_dalam_gangguan()
    for balik in padam:
        # Maintenance explains it until now.
        _turun(balik, now if balik.dalam_pemeliharaan else balik.pada)
    for balik in pulih:
        _pulih(balik)
    return len(padam) + len(pulih)


def _turun(balik: Balik, pada: datetime) -> None:
    """A target is down: a span of its own in an incident that is open already, or in a new one."""
    sasaran = balik.deret.sasaran
    # Before there is an incident, there is no row to lock.
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [KUNCI_UKUR])
    if SasaranGangguan.objects.padam().filter(sasaran=sasaran).exists():
        return
    gangguan = _lanjutan(sasaran, pada)
    peristiwa = P.MELUAS
    if gangguan is None:
        gangguan, peristiwa = _baru(sasaran, pada), P.TERDETEKSI
    elif gangguan.pulih_pada is not None:
        ALUR_GANGGUAN.check(gangguan, T.UKUR_TERGANGGU, None)
        gangguan.pulih_pada, peristiwa = None, P.TERGANGGU_LAGI
        gangguan.save(update_fields=["pulih_pada"])
    SasaranGangguan.objects.create(gangguan=gangguan, sasaran=sasaran, turun=balik, turun_pada=pada)
    tulis(gangguan, peristiwa, isi=sasaran.nama, pada=pada, sasaran=sasaran, balik=balik)


def _baru(sasaran: Sasaran, pada: datetime) -> Gangguan:
    judul = JUDUL.get(PeranSasaran(sasaran.peran), "{nama} tidak dapat dijangkau").format(nama=sasaran.nama)
    return lahirkan(judul=judul, peran=sasaran.peran, kelompok=sasaran.kelompok, mulai=pada)


def _lanjutan(sasaran: Sasaran, pada: datetime) -> Gangguan | None:
    """The open incident this belongs to: of the same target, or of its group just now; locked."""
    terbuka = Gangguan.objects.terbuka().order_by("-pk")
    calon = terbuka.filter(sasaran__sasaran=sasaran).first()
    if calon is None and sasaran.kelompok:
        baru = SasaranGangguan.objects.filter(
            turun_pada__gte=pada - SERENTAK, turun_pada__lte=pada + SERENTAK
        )
        calon = terbuka.filter(kelompok=sasaran.kelompok, pk__in=baru.values("gangguan")).first()
    if calon is None:
        return None
    terkunci = Gangguan.objects.lock(calon.pk)
    # An officer may have closed it while we waited for the lock.
    return terkunci if terkunci.status == StatusGangguan.TERBUKA else None


def _pulih(balik: Balik) -> None:
    """A target answers again: its span ends at the time of the measurement."""
    sasaran = balik.deret.sasaran
    terbuka = SasaranGangguan.objects.padam().filter(sasaran=sasaran).first()
    if terbuka is None or _masih_padam(balik):
        return
    gangguan = Gangguan.objects.lock(terbuka.gangguan_id)
    rentang = SasaranGangguan.objects.padam().filter(pk=terbuka.pk).first()
    if rentang is None:
        return
    ALUR_GANGGUAN.check(gangguan, T.UKUR_PULIH, None)
    rentang.pulih, rentang.pulih_pada = balik, max(balik.pada, rentang.turun_pada)
    rentang.save(update_fields=["pulih", "pulih_pada"])
    sebagian = gangguan.sasaran.padam().exists()
    if not sebagian:
        gangguan.pulih_pada = max(rentang.pulih_pada, gangguan.mulai)
        gangguan.save(update_fields=["pulih_pada"])
        _minta_ditutup(gangguan)
    tulis(
        gangguan,
        P.PULIH_SEBAGIAN if sebagian else P.PULIH,
        isi=sasaran.nama,
        pada=rentang.pulih_pada,
        sasaran=sasaran,
        balik=balik,
    )


def _masih_padam(balik: Balik) -> bool:
    """Whether another series of the same target still says that it is down."""
    lain = Deret.objects.filter(
        sasaran=balik.deret.sasaran_id,
        ukuran=Ukuran.TERSEDIA,
        keadaan=Keadaan.KRITIS,
        dilepas_pada__isnull=True,
    )
    return lain.exclude(pk=balik.deret_id).exists()


def _minta_ditutup(gangguan: Gangguan) -> None:
    """Tell those who close incidents, once for each: one that comes and goes must not fill their mailbox."""
    for akun in pemegang_izin(KELOLA_GANGGUAN):
        beritahukan(
            "infrastruktur/gangguan_pulih",
            kepada=akun.email,
            akun=akun,
            objek=gangguan,
            kunci=f"gangguan:{gangguan.pk}:pulih:{akun.pk}",
        )
