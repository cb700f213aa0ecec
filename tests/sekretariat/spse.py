"""Exports of SPSE as tests need them: invented rows of the shape that SPSE sends."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from sekretariat.actions.spse import terapkan_kiriman, terima_kiriman
from sekretariat.actions.spse_kerja import kerjakan_kiriman
from sekretariat.enums.spse import SumberKiriman
from sekretariat.models import KirimanSPSE

BERSAMA = Path(settings.BASE_DIR).parent / "shared" / "data" / "spse"
perlu_contoh = pytest.mark.skipif(not BERSAMA.is_dir(), reason="opsional: ../shared/data/spse tidak ada")


def tender(**isian: Any) -> dict[str, Any]:
    """A row of TenderPengumuman."""
    return {
        "tahun_anggaran": 2025,
        "list_tahun_anggaran": "2025",
        "kd_klpd": "D107",
        "kd_satker": "12335093",
        "kd_satker_str": "1.03.2.15.1.04.03.0000",
        "nama_satker": "DINAS PEKERJAAN UMUM",
        "kd_lpse": 93,
        "nama_lpse": "LPSE Contoh",
        "kd_tender": 10011868000,
        "kd_pkt_dce": 10011637000,
        "kd_rup": "55965678",
        "nama_paket": "Pembangunan Jembatan Contoh",
        "pagu": 1000000000,
        "hps": 999995334.78,
        "mtd_pemilihan": "Tender",
        "jenis_pengadaan": "Pekerjaan Konstruksi",
        "status_tender": "Selesai",
        "tanggal_status": "2025-10-02",
        "versi_tender": 1,
        "ket_ditutup": None,
        "tgl_pengumuman_tender": "2025-02-11 10:00:00",
        "_event_date": "2025-10-03",
    } | isian


def peserta(nomor: int = 1, **isian: Any) -> dict[str, Any]:
    """A row of PesertaTender."""
    return {
        "tahun_anggaran": 2025,
        "kd_klpd": "D107",
        "kd_satker": "12335093",
        "kd_satker_str": "1.03.2.15.1.04.03.0000",
        "kd_lpse": 93,
        "kd_tender": 10011868000,
        "kd_peserta": 20_000_000 + nomor,
        "kd_penyedia": 30_000_000 + nomor,
        "nama_penyedia": f"CV CONTOH {nomor}",
        "npwp_penyedia": "94.331.041.7-444.000",
        "npwp_penyedia_16": "0943310417444000",
        "nilai_penawaran": None,
        "nilai_terkoreksi": None,
        "pemenang": 0,
        "pemenang_terverifikasi": 0,
        "alasan": None,
        "_event_date": "2025-10-03",
    } | isian


def berkas(rekaman: Any) -> io.BytesIO:
    return io.BytesIO(json.dumps(rekaman).encode())


def impor(rekaman: Any, **isian: Any) -> KirimanSPSE:
    """Import rows (or bytes) as the command does, whole or not at all; the import as it ended."""
    isi = io.BytesIO(rekaman) if isinstance(rekaman, bytes) else berkas(rekaman)
    kiriman = terima_kiriman(isi, "contoh.json", oleh=None, **{"sumber": SumberKiriman.PERINTAH} | isian)
    terapkan_kiriman(kiriman.pk, oleh=None)
    kerjakan_kiriman(kiriman.pk, utuh=True)
    kiriman.refresh_from_db()
    return kiriman


def hitungan(kiriman: KirimanSPSE) -> tuple[int, ...]:
    """Read, new, changed, same, refused."""
    return (kiriman.dibaca, kiriman.baru, kiriman.berubah, kiriman.sama, kiriman.ditolak)
