"""Maintenance, changes and bandwidth in the demo: one window is over, one is announced, changes wait."""

from datetime import datetime, time, timedelta
from decimal import Decimal

from django.utils import timezone

from infrastruktur.actions.bandwidth import atur_bandwidth, simpan_tautan
from infrastruktur.actions.pemeliharaan import (
    IsianPemeliharaan,
    catat_pemeliharaan_aset,
    mulai_pemeliharaan,
    rencanakan_pemeliharaan,
    selesaikan_pemeliharaan,
)
from infrastruktur.actions.perubahan import (
    IsianEvaluasi,
    IsianPerubahan,
    catat_hasil,
    catat_perubahan,
    evaluasi_perubahan,
    laksanakan_darurat,
    setujui_perubahan,
)
from infrastruktur.enums.pantau import Ukuran
from infrastruktur.enums.perubahan import JenisRiwayat
from infrastruktur.models import Aset, InstruksiLKPP, Pemeliharaan, Sasaran
from infrastruktur.queries.bandwidth import deret_lalu
from lpse.models import Akun
from lpse.sumbangan import sumbangan
from lpse.waktu import hari_ini, zona

JAM = timedelta(hours=1)
AKIBAT = "Selama pemeliharaan SPSE tidak dapat dibuka. Kirim penawaran sebelum atau sesudahnya."
EVALUASI = {
    "dampak": "SPSE berhenti paling lama dua jam di luar jam kerja.",
    "sumber": ["software"],
    "rencana_uji": "Masuk sebagai penyedia uji, unggah, dan buka dokumen uji.",
    "rencana_kembali": "Kembalikan salinan mesin virtual yang dibuat sebelum mulai.",
}


def isi_demo_perubahan() -> None:
    """All made by the acts that people use, the past ones with their own date."""
    admin, kepala = (Akun.objects.get(user_id=u) for u in ("admin_sistem", "kepala"))
    _selesai(admin)
    _perubahan(admin, kepala, _direncanakan(admin))
    _bandwidth(admin)


def _saat(hari: int, jam: int) -> datetime:
    """So many days from today, at this hour where the unit is."""
    return datetime.combine(hari_ini() + timedelta(hari), time(jam), tzinfo=zona())


def _isian(
    admin: Akun, mulai: datetime, judul: str, pekerjaan: str, *, alasan: str = ""
) -> IsianPemeliharaan:
    layanan = [kode for kode, _ in sumbangan.pengumum.layanan()][:1] if sumbangan.pengumum else []
    return IsianPemeliharaan(
        judul=judul,
        pekerjaan=pekerjaan,
        akibat=AKIBAT,
        layanan=layanan,
        sasaran=list(Sasaran.objects.aktif().filter(kode="server-spse")),
        petugas=admin,
        mulai=mulai,
        selesai=mulai + 2 * JAM,
        alasan_mendesak=alasan,
    )


def _selesai(admin: Akun) -> None:
    """Twelve days ago a fan was changed in the evening, and it took less time than told."""
    mulai = _saat(-12, 19)
    isian = _isian(admin, mulai, "Penggantian kipas server", "Kipas catu daya server SPSE diganti.")
    satu = rencanakan_pemeliharaan(isian, oleh=admin, pada=mulai - timedelta(days=7))
    mulai_pemeliharaan(satu.pk, oleh=admin, pada=mulai)
    hasil = "Kipas diganti. Suhu turun dari 41 menjadi 29 derajat."
    selesaikan_pemeliharaan(satu.pk, oleh=admin, hasil=hasil, pada=mulai + JAM)
    perangkat = Aset.objects.filter(sasaran__kode="server-spse").first()
    if perangkat:
        catat_pemeliharaan_aset(
            oleh=admin,
            aset=[perangkat.kode],
            tanggal=mulai.date(),
            pemeliharaan=satu,
            biaya=Decimal(850_000),
            jenis=JenisRiwayat.PENGGANTIAN,
            uraian="Kipas catu daya diganti karena berbunyi.",
            pelaksana="PT Contoh Teknik",
            suku_cadang="Kipas 60 mm",
        )


def _direncanakan(admin: Akun) -> Pemeliharaan:
    """In nine days SPSE is brought up to date, and users know."""
    isian = _isian(
        admin, _saat(9, 19), "Pembaruan aplikasi SPSE", "SPSE dinaikkan ke versi yang diminta LKPP."
    )
    return rencanakan_pemeliharaan(isian, oleh=admin)


def _perubahan(admin: Akun, kepala: Akun, jendela: Pemeliharaan) -> None:
    """One is approved for that window, one waits for the head, one went ahead of the head's word."""
    setuju = _evaluasi(admin, "Memperbarui aplikasi SPSE", "normal", "aplikasi", jendela)
    setujui_perubahan(setuju, oleh=kepala, jadwal=jendela.mulai_rencana, petugas=admin)
    _evaluasi(admin, "Menambah RAM server basis data", "normal", "infrastruktur", None)
    darurat = _evaluasi(admin, "Menutup celah keamanan OpenSSL", "emergency", "infrastruktur", None)
    laksanakan_darurat(darurat, oleh=admin, alasan_darurat="Celahnya sudah dipakai penyerang di daerah lain.")
    catat_hasil(
        darurat,
        oleh=admin,
        hasil_uji="Pemindai tidak lagi menemukan celahnya; masuk dan unggah berhasil.",
        hasil="Tambalan terpasang di semua server SPSE.",
        is_dikembalikan=False,
        selesai_pada=timezone.now(),
    )


def _evaluasi(admin: Akun, judul: str, kategori: str, jenis: str, jendela: Pemeliharaan | None) -> int:
    isian = IsianPerubahan(
        tanggal=hari_ini(),
        pemohon="Dewi Contohningsih",
        kontak="dewi@contoh.example",
        instansi="Bagian Pengadaan Barang dan Jasa",
        judul=judul,
        deskripsi=f"{judul} sesuai hasil pemantauan dan anjuran LKPP.",
        berlaku_mulai=hari_ini() + timedelta(days=9),
        tujuan="Menjaga kehandalan dan keamanan layanan.",
        pemeliharaan=jendela,
        aset=list(Aset.objects.filter(sasaran__kode="server-spse").values_list("kode", flat=True)[:1]),
        instruksi_lkpp=InstruksiLKPP.objects.menunggu().order_by("pk").first() if jendela else None,
    )
    permintaan = catat_perubahan(isian, oleh=admin)
    evaluasi = IsianEvaluasi(jenis=jenis, kategori=kategori, **EVALUASI)  # type: ignore[arg-type]
    return evaluasi_perubahan(permintaan.pk, oleh=admin, isian=evaluasi).pk


def _bandwidth(admin: Akun) -> None:
    """The line to the internet, its contract since the year began, and how it is shared out."""
    masuk, keluar = (deret_lalu(ukuran).first() for ukuran in (Ukuran.LALU_MASUK, Ukuran.LALU_KELUAR))
    tautan = simpan_tautan(None, oleh=admin, nama="Internet utama", deret_masuk=masuk, deret_keluar=keluar)
    atur_bandwidth(
        tautan.pk,
        oleh=admin,
        penyedia="PT Contoh Net",
        nomor_kontrak="027/112/LPSE/I/2026",
        masuk=Decimal(100),
        keluar=Decimal(100),
        mulai=hari_ini().replace(month=1, day=1),
        alokasi=[("Server SPSE", Decimal(70), Decimal(70)), ("Ruang layanan", Decimal(30), Decimal(30))],
    )
