"""Sample data for the gallery of components at /admin/galeri/: invented names, nothing from the database."""

from datetime import UTC, datetime
from typing import Any

from django import forms

from lpse.baca_saja import Sel
from lpse.bentuk import LPSEForm
from lpse.bidang import TanggalField
from lpse.grafik import grafik_batang, grafik_garis, grafik_palang

SAAT = datetime(2026, 11, 20, 2, 15, tzinfo=UTC)
BULANAN = [("Mei", 41), ("Jun", 38), ("Jul", 52), ("Agu", 0), ("Sep", 67), ("Okt", 73), ("Nov", 29)]
SATKER = [("Dinas Pekerjaan Umum dan Penataan Ruang", 65), ("Dinas Pendidikan", 9), ("Dinas Kesehatan", None)]
# None: nothing was measured in that hour.
TANGGAP = [(f"{jam:02}.00", None if jam == 9 else 180 + jam * 37 % 90) for jam in range(24)]


CONTOH: dict[str, Any] = {
    "tag": [
        ("draf", "Belum dikirim"),
        ("diajukan", "Menunggu verifikasi"),
        ("dikembalikan", "Perlu perbaikan"),
        ("disetujui", "Disetujui"),
        ("ditolak", "Ditolak"),
        ("kedaluwarsa", "Kedaluwarsa"),
        ("selesai", "Selesai"),
    ],
    "tugas": [
        {"id": "t1", "judul": "Data perusahaan", "kode": "selesai", "status": "Selesai"},
        {"id": "t2", "judul": "KTP penanggung jawab", "kode": "belum_lengkap", "status": "Belum lengkap"},
        {
            "id": "t3",
            "judul": "Akta pendirian",
            "petunjuk": "Halaman 3 tidak terbaca.",
            "kode": "perlu_diperbaiki",
            "status": "Perlu diperbaiki",
        },
    ],
    "remah": [("Antrean", "#antrean")],
    "langkah": [
        "Kami periksa paling lambat Selasa, 24 November 2026.",
        "Bawa dokumen asli ke kantor kami.",
        "Hasilnya kami kirim ke surel Anda.",
    ],
    "riwayat": [
        {"judul": "Dikembalikan", "saat": SAAT, "isi": "Halaman 3 akta tidak terbaca."},
        {"judul": "Diajukan", "saat": SAAT},
    ],
    "antrean": [
        {
            "nomor": "REG-2026-000004",
            "nama": "PT Contoh Makmur",
            "kode": "terlambat",
            "status": "Terlambat 1 hari kerja",
        },
        {
            "nomor": "REG-2026-000007",
            "nama": "CV Contoh Sejahtera",
            "kode": "diajukan",
            "status": "2 hari kerja lagi",
        },
    ],
    "saat": SAAT,
    "saringan": [
        (
            "status",
            [
                {"display": "Semua", "query_string": "?", "selected": True},
                {"display": "Gagal", "query_string": "?status=gagal", "selected": False},
            ],
        )
    ],
    "kepala_kartu": ["Perihal", "Penerima", "Status"],
    "baris_kartu": [
        (
            "#tabel-kartu",
            [
                Sel("Perihal", "Pendaftaran … perlu diperbaiki"),
                Sel("Penerima", "pengadaanbarangdanjasakonstruksi.cabangtulungagung@perusahaan.example"),
                Sel("Status", "Gagal", "gagal"),
            ],
        ),
    ],
    "grafik": [
        grafik_batang("batang", "Pendaftaran masuk", BULANAN, kolom="Bulan", satuan="berkas"),
        grafik_garis("garis", "Waktu tanggap SPSE", TANGGAP, kolom="Jam", satuan="milidetik"),
        grafik_palang("palang", "Paket menurut satuan kerja", SATKER, kolom="Satker", satuan="paket"),
        grafik_batang("kosong", "Grafik tanpa data", [], kolom="Bulan", satuan="berkas"),
    ],
}


class ContohForm(LPSEForm):
    """One field of each kind."""

    nama = forms.CharField(label="Nama perusahaan", help_text="Seperti pada akta.", max_length=200)
    nik = forms.CharField(label="NIK", help_text="16 angka pada KTP.", widget=forms.TextInput({"size": "20"}))
    bentuk = forms.ChoiceField(
        label="Bentuk usaha", choices=[("", "Pilih bentuk usaha"), ("01", "CV"), ("02", "PT")]
    )
    jenis = forms.ChoiceField(
        label="Siapa yang mendaftar?",
        choices=[("badan_usaha", "Badan usaha"), ("perorangan", "Perorangan")],
        widget=forms.RadioSelect,
    )
    terbit = TanggalField(label="Tanggal akta", help_text="Misalnya 26 3 2026.")
    alamat = forms.CharField(label="Alamat", widget=forms.Textarea({"rows": 3}))
    berkas = forms.FileField(label="KTP", help_text="PDF, JPEG, PNG, atau HEIC, paling besar 5 MB.")
    benar = forms.BooleanField(label="Isian ini benar dan sama dengan aslinya.")


def contoh_galeri() -> dict[str, Any]:
    """The context of lpse/galeri.html."""
    return {
        **CONTOH,
        "form_galat": ContohForm({"nama": "CV Contoh Sejahtera", "nik": "", "jenis": "badan_usaha"}),
        "form_kosong": ContohForm(prefix="kosong"),
    }
