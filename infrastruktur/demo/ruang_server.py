"""The server room in the demo: a month of readings, one hot afternoon, visitors, requests, a finding."""

from datetime import datetime, time, timedelta
from decimal import Decimal

from django.utils import timezone

from infrastruktur.actions.izin_ruang import (
    ajukan_izin,
    catat_izin,
    setujui_izin,
    siapkan_ruang_server,
    tolak_izin,
)
from infrastruktur.actions.kunjungan_ruang import beri_akses_tetap, keluarkan_pengunjung, masukkan_pengunjung
from infrastruktur.actions.lingkungan import catat_bacaan, periksa_hari
from infrastruktur.enums.ruang_server import JenisIdentitas, JenisIzin, KeadaanAlat, Kondisi
from infrastruktur.models import BacaanLingkungan
from infrastruktur.policies.ruang_server import IsianIzin, penyimpangan
from infrastruktur.queries.lingkungan import batas_kini
from infrastruktur.queries.ruang_server import ruang_server
from lpse.kalender import ONE_DAY, kalender
from lpse.models import Akun, Lokasi
from lpse.waktu import awal_hari, hari_ini, zona

HARI = 35
PANAS = 9  # how many working days ago the air-conditioning failed
KOSONG = 4  # and how many ago nobody looked
JAM_BACA = (8, 13, 16)


def isi_demo_ruang_server() -> None:
    """Everything but the readings of earlier days is done by the acts that people use."""
    siapkan_ruang_server()
    lokasi = ruang_server()[0]
    petugas, admin, kepala = (Akun.objects.get(user_id=u) for u in ("helpdesk", "admin_sistem", "kepala"))
    _bacaan(lokasi, petugas)
    beri_akses_tetap(
        oleh=kepala,
        akun=admin,
        lokasi_id=lokasi.pk,
        mulai=hari_ini(),
        selesai=hari_ini() + 180 * ONE_DAY,
        alasan="Merawat server dan UPS",
    )
    _permohonan(lokasi, petugas, kepala)
    _kunjungan(lokasi, petugas, admin, kepala)


def _bacaan(lokasi: Lokasi, petugas: Akun) -> None:
    """Three looks each working day; one afternoon is too hot, one day is missing, today is normal."""
    kerja, batas, ke = kalender(), batas_kini(), 0
    baris = []
    kosong = None
    for n in range(1, HARI):
        hari = hari_ini() - n * ONE_DAY
        if not kerja.is_hari_kerja(hari):
            continue
        ke += 1
        if ke == KOSONG:
            kosong = hari
            continue
        for urut, jam in enumerate(JAM_BACA):
            suhu = Decimal("21.5") + Decimal(n * 7 % 5 + urut * 3) / 10
            nilai = {"suhu": suhu, "kelembapan": Decimal(48 + n * 3 % 6), "ac": KeadaanAlat.NORMAL}
            if ke == PANAS and jam == JAM_BACA[1]:
                nilai |= {"suhu": Decimal("29.4"), "ac": KeadaanAlat.GANGGUAN}
            luar = penyimpangan(nilai, batas)
            baris.append(
                BacaanLingkungan(
                    lokasi=lokasi,
                    pada=datetime.combine(hari, time(jam), tzinfo=zona()),
                    **nilai,
                    **dict.fromkeys(("ups", "cctv", "pintu"), KeadaanAlat.NORMAL),
                    batas=batas,
                    kondisi=Kondisi.TIDAK_NORMAL if luar else Kondisi.NORMAL,
                    penyimpangan=luar,
                    dicatat_oleh=petugas,
                )
            )
    BacaanLingkungan.objects.bulk_create(baris)
    if kosong:
        periksa_hari(lokasi, kosong)
    kini = {"suhu": Decimal("22.4"), "kelembapan": Decimal("51")}
    catat_bacaan(
        lokasi.pk, kini | dict.fromkeys(("ups", "ac", "cctv", "pintu"), KeadaanAlat.NORMAL), oleh=petugas
    )


def _isian(
    lokasi: Lokasi, nama: str, instansi: str, tujuan: str, mulai: datetime, jam: int, **lain: object
) -> IsianIzin:
    # One permit is for one day: late in the evening the visit is short.
    akhir = min(
        mulai + timedelta(hours=jam),
        awal_hari(mulai.astimezone(zona()).date() + ONE_DAY) - timedelta(seconds=1),
    )
    return IsianIzin(
        lokasi_id=lokasi.pk,
        jenis=JenisIzin.AKSES,
        nama=nama,
        jenis_identitas=JenisIdentitas.KTP,
        nomor_identitas="3504011203870001",
        instansi=instansi,
        alamat="Jalan Diponegoro 12",
        tujuan=tujuan,
        rencana_masuk=mulai,
        rencana_keluar=akhir,
        **lain,  # type: ignore[arg-type]
    )


def _permohonan(lokasi: Lokasi, petugas: Akun, kepala: Akun) -> None:
    """One waits, one is permitted for the day after tomorrow, one was refused."""
    besok = awal_hari(hari_ini() + ONE_DAY) + timedelta(hours=9)
    laptop = [("Laptop Lenovo", "PF3XK29A"), ("Kabel konsol", "KB-0417")]
    penyedia = Akun.objects.get(user_id="penyedia")
    ajukan_izin(
        _isian(
            lokasi, penyedia.nama, "CV Contoh Makmur", "Memasang sakelar jaringan", besok, 2, perangkat=laptop
        ),
        akun=penyedia,
    )
    lusa = besok + ONE_DAY
    disetujui = catat_izin(
        _isian(lokasi, "Dewi Anggraini", "PT Jaringan Contoh", "Merawat pendingin ruangan", lusa, 3),
        oleh=petugas,
    )
    setujui_izin(disetujui.pk, oleh=kepala)
    ditolak = catat_izin(
        _isian(lokasi, "Joko Susilo", "Majalah Contoh", "Memotret ruang server", lusa, 1), oleh=petugas
    )
    tolak_izin(
        ditolak.pk,
        oleh=kepala,
        alasan="Ruang server tidak dipotret. Silakan minta gambar gedung lewat Helpdesk.",
    )


def _kunjungan(lokasi: Lokasi, petugas: Akun, admin: Akun, kepala: Akun) -> None:
    """One visitor has left with a device that never came in; one is inside with a badge."""
    kini = timezone.now()
    sudah = catat_izin(
        _isian(
            lokasi,
            "Agus Prasetyo",
            "PT Bina Daya",
            "Mengganti baterai UPS",
            kini,
            2,
            perangkat=[("Obeng listrik", "OB-77")],
        ),
        oleh=petugas,
    )
    setujui_izin(sudah.pk, oleh=kepala)
    bawaan = set(sudah.perangkat.values_list("pk", flat=True))
    masukkan_pengunjung(
        sudah.pk,
        oleh=petugas,
        nomor_badge="T-01",
        pendamping=admin,
        is_identitas_dititipkan=True,
        perangkat=bawaan,
    )
    keluarkan_pengunjung(
        sudah.pk,
        oleh=petugas,
        is_identitas_dikembalikan=True,
        perangkat=bawaan,
        perangkat_lain=[("Baterai UPS bekas", "CSB-1187")],
    )
    sedang = catat_izin(
        _isian(lokasi, "Hendra Wijaya", "PT Serat Contoh", "Memeriksa sambungan serat optik", kini, 3),
        oleh=petugas,
    )
    setujui_izin(sedang.pk, oleh=kepala)
    masukkan_pengunjung(sedang.pk, oleh=petugas, nomor_badge="T-02", pendamping=admin)
