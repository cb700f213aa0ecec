"""Days of the demo: sheets with a gap and a fault, an exchanged disk, RAM that was critical, a report."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from django.utils import timezone

from infrastruktur.actions.harian import buka_lembar, terbitkan_bulan
from infrastruktur.actions.kapasitas import susun_laporan, ubah_butir, ubah_laporan
from infrastruktur.actions.tindak_lanjut import (
    IsianPenggantian,
    buka_tindak_lanjut,
    catat_penggantian,
    periksa_bukti,
    usulkan_alasan,
)
from infrastruktur.enums.harian import Kondisi, PanjangPeriode, StatusLembar
from infrastruktur.enums.pantau import Keadaan, Ukuran
from infrastruktur.models import Balik, Deret, LembarHarian, TindakLanjut
from infrastruktur.models.harian import PEMERIKSAAN
from infrastruktur.policies.harian import (
    Baca,
    bulan_sebelum,
    hari_kerja,
    is_hari_kerja,
    susun_bacaan,
)
from infrastruktur.queries.harian import baca
from infrastruktur.queries.penilaian import ambang_untuk
from lpse.models import Akun
from lpse.waktu import awal_hari, hari_ini

HARI = timedelta(days=1)
SERVER = "server-spse"
LUPA = 8  # working days ago: nobody confirmed that day
PANAS = 5  # and that day the air-conditioning failed
BAB = {
    "latar_belakang": "Laporan ini menilai cukup tidaknya server, jaringan, dan petugas LPSE.",
    "ruang_lingkup": "Server SPSE, koneksi internet, verifikator, dan helpdesk.",
    "metode": "Rata-rata harian tertinggi setiap periode; perkiraan dengan garis lurus 30 hari terakhir.",
    "asumsi": "Jumlah paket dan pengguna bertambah seperti tahun lalu.",
    "analisis_tren": "Basis data bertambah sekitar setengah persen setiap hari; yang lain tetap.",
    "pilihan_peningkatan": "Menambah disk 2 TB, atau memindahkan arsip tender lama ke media lain.",
}


def isi_demo_harian() -> None:
    """All made by the acts that people use, but for days gone by, which nobody can confirm any more."""
    admin = Akun.objects.get(user_id="admin_sistem")
    _lembar(admin)
    terbitkan_bulan(bulan_sebelum(hari_ini()), oleh=admin)
    _disk_terganti(admin)
    usulkan_alasan(
        _ram_kritis().pk, oleh=admin, alasan="Pencadangan berjalan bersamaan; jadwalnya sudah dipindah."
    )
    _kapasitas(admin)


def _lembar(admin: Akun) -> None:
    """The sheets since the beginning of last month, as they were confirmed each morning."""
    kini = hari_ini()
    mulai = bulan_sebelum(kini)
    semua = [mulai + n * HARI for n in range((kini - mulai).days)]
    kerja = sorted(hari_kerja(semua), reverse=True)
    per_hari: dict[date, list[Baca]] = {}
    for satu in baca(mulai, kini):
        per_hari.setdefault(satu.hari, []).append(satu)
    LembarHarian.objects.bulk_create(
        _satu_lembar(hari, urut, admin, susun_bacaan(per_hari.get(hari, [])))
        for urut, hari in enumerate(kerja, start=1)
        if urut != LUPA
    )
    if is_hari_kerja(kini):
        buka_lembar(kini)


def _satu_lembar(hari: date, urut: int, admin: Akun, bacaan: list[Mapping[str, object]]) -> LembarHarian:
    kondisi = dict.fromkeys(PEMERIKSAAN, Kondisi.BAIK.value)
    catatan = ""
    if urut == PANAS:
        kondisi["pendingin"] = Kondisi.TIDAK_BAIK
        catatan = "AC menetes dan kurang dingin. Teknisi membersihkan saringannya siang itu juga."
    pagi = awal_hari(hari) + timedelta(hours=8, minutes=10 + urut % 20)
    return LembarHarian(
        hari=hari,
        is_hari_kerja=True,
        status=StatusLembar.DIKONFIRMASI,
        dibuka_pada=pagi,
        dikonfirmasi_oleh=admin,
        dikonfirmasi_pada=pagi,
        catatan=catatan,
        bacaan=bacaan,
        **kondisi,
    )


def _balik(deret: Deret, pada: datetime, ke: str, nilai: float) -> Balik:
    """A change of state that is over: what the series is now stays."""
    return Balik.objects.create(
        deret=deret,
        dari=Keadaan.BAIK,
        ke=ke,
        pada=pada,
        nilai=nilai,
        ambang=ambang_untuk([deret.pk]).get(deret.pk),
    )


def _disk_terganti(admin: Akun) -> None:
    """A disk that was critical three days ago, exchanged since, and proven by its readings."""
    deret = Deret.objects.get(sasaran__kode=SERVER, ukuran=Ukuran.DISK, label="/")
    kritis = timezone.now() - 3 * HARI
    satu = buka_tindak_lanjut(_balik(deret, kritis, Keadaan.KRITIS, 92.7))
    if satu is None:
        return
    pasang = kritis + 2 * HARI
    isian = IsianPenggantian(
        cara="penggantian",
        komponen="SSD SATA",
        ukuran="1,92 TB",
        nomor_seri="CONTOH-SSD-0192",
        pelaksana="Teknisi Contoh",
        dipasang_pada=pasang,
    )
    catat_penggantian(satu.pk, oleh=admin, isian=isian)
    # Read before the demo was made: the series' last reading must lie after what it proves.
    Deret.objects.filter(pk=deret.pk).update(dibaca_pada=timezone.now())
    periksa_bukti(satu.pk)


def _ram_kritis() -> TindakLanjut:
    """RAM that was critical last night."""
    deret = Deret.objects.get(sasaran__kode=SERVER, ukuran=Ukuran.RAM)
    pada = timezone.now() - timedelta(hours=13)
    satu = buka_tindak_lanjut(_balik(deret, pada, Keadaan.KRITIS, 96.1))
    _balik_pulih(deret, pada + timedelta(minutes=40))
    assert satu is not None  # nothing else of the demo opened one
    return satu


def _balik_pulih(deret: Deret, pada: datetime) -> None:
    Balik.objects.create(deret=deret, dari=Keadaan.KRITIS, ke=Keadaan.BAIK, pada=pada, nilai=54.0)


def _kapasitas(admin: Akun) -> None:
    """A report being written, over the four weeks that are over."""
    sampai = hari_ini() - HARI
    laporan = susun_laporan(oleh=admin, sampai=sampai, panjang=PanjangPeriode.MINGGU)
    ubah_laporan(laporan.pk, oleh=admin, bab=BAB)
    penuh = Deret.objects.get(sasaran__kode=SERVER, label="/var/lib/postgresql")
    ubah_butir(
        laporan.pk,
        oleh=admin,
        kunci=f"deret:{penuh.kode}",
        batasan=None,
        perkiraan_resource="Disk 2 TB untuk basis data",
        tindak_lanjut="Diusulkan dalam perubahan anggaran",
    )
