"""Rows and files of the blacklist as the sources deliver them."""

import csv
import io
import json
from datetime import date
from typing import Any

from lpse.waktu import hari_ini
from registrasi import actions
from registrasi.models import EntriDaftarHitam, ImporDaftarHitam

BARIS: dict[str, Any] = {
    "tahun_anggaran": 2026,
    "kd_klpd": "D999",
    "nama_klpd": "Kab. Contoh",
    "kd_satker": "11",
    "nama_satker": "Dinas Contoh",
    "lpse_id": 999,
    "kd_penyedia": 101,
    "nama_penyedia": "PT Hitam Uji",
    "npwp_penyedia": "98.000.001.6-000.000",
    "alamat": "Jalan Uji 9",
    "kabupaten": "Contoh (Kab.)",
    "provinsi": "Jawa Timur",
    "jenis_paket": "Tender",
    "kd_paket": 10011868000,
    "no_sk_blacklist": "188/1/2026",
    "tgl_tayang": "2026-01-02 10:00:00",
    "tgl_berlaku_dari": "2026-01-02",
    "tgl_berlaku_sampai": "2099-01-01",
    "jenis_pelanggaran": "Memalsukan dokumen",
    "deskripsi_pelanggaran": "Memalsukan jaminan pelaksanaan.",
    "no_sk_pencabutan": None,
    "tgl_sk_pencabutan": None,
    "status": "tayang",
}


def baris(**ganti: Any) -> dict[str, Any]:
    """One record of the source, some values replaced."""
    return {**BARIS, **ganti}


def berkas_json(isi: Any) -> io.BytesIO:
    return io.BytesIO(json.dumps(isi).encode())


def berkas_csv(*rekaman: dict[str, Any], pemisah: str = ",", bom: bool = False) -> io.BytesIO:
    teks = io.StringIO()
    penulis = csv.DictWriter(teks, list(rekaman[0]), delimiter=pemisah)
    penulis.writeheader()
    penulis.writerows(rekaman)
    return io.BytesIO((("\ufeff" if bom else "") + teks.getvalue()).encode())


def impor(*rekaman: dict[str, Any]) -> ImporDaftarHitam:
    return actions.impor_daftar_hitam(berkas_json(list(rekaman)))


def entri(npwp: str = "", sampai: date | None = None, **ganti: Any) -> EntriDaftarHitam:
    """A sanction in force from today on, taken in as a file."""
    sk = ganti.pop("no_sk_blacklist", f"188/{EntriDaftarHitam.objects.count() + 1}/2026")
    ganti.setdefault("tgl_berlaku_dari", hari_ini().isoformat())
    ganti["tgl_berlaku_sampai"] = sampai.isoformat() if sampai else "2099-01-01"
    impor(baris(no_sk_blacklist=sk, npwp_penyedia=npwp, **ganti))
    return EntriDaftarHitam.objects.get(no_sk=sk)


def hitungan(hasil: ImporDaftarHitam) -> dict[str, int]:
    return {k: getattr(hasil, k) for k in ("dibaca", "baru", "berubah", "sama", "ditolak")}
