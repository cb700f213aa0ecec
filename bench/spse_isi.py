"""Files of SPSE data for `bench.spse`: participants, and the packages, stages and officials around them."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

PESERTA_TENDER = 45  # participants of one tender
PENYEDIA = 20_000
SATKER, METODE = 60, ("Tender", "Seleksi", "Tender Cepat", "Tender Terbatas", "Penunjukan Langsung")
JENIS = ("Pekerjaan Konstruksi", "Pengadaan Barang", "Jasa Konsultansi", "Jasa Lainnya")
TAHAPAN = (
    *("Pengumuman Pascakualifikasi", "Download Dokumen Pemilihan", "Pemberian Penjelasan"),
    *("Upload Dokumen Penawaran", "Pembukaan Dokumen Penawaran", "Evaluasi Penawaran"),
    *("Pembuktian Kualifikasi", "Penetapan Pemenang", "Pengumuman Pemenang", "Masa Sanggah"),
    *("Surat Penunjukan Penyedia", "Penandatanganan Kontrak"),
)
AWAL, HARI = datetime(2021, 1, 4, 9, tzinfo=UTC), 1800
Baris = Iterator[dict[str, Any]]


def kode_tender(n: int) -> int:
    return 10_000_000_000 + n * 1000


def peserta(many: int) -> Baris:
    """As many participants as asked for, each with all the keys that SPSE sends."""
    for n in range(many):
        tender = kode_tender(n // PESERTA_TENDER)
        bid = 500_000_000 + n * 0.25 if n % 24 == 0 else None
        yield {
            "tahun_anggaran": 2025,
            "kd_klpd": "D107",
            "kd_satker": "12335093",
            "kd_satker_str": "1.03.2.15.1.04.03.0000",
            "kd_lpse": 93,
            "kd_tender": tender,
            "kd_pkt_dce": tender + 1000,
            "kd_peserta": 10_000_000_000 + n,
            "kd_penyedia": 100_000_000 + n % PENYEDIA,
            "nama_penyedia": f"CV UKUR {n % PENYEDIA}",
            "npwp_penyedia": f"{n % 100:02d}.331.041.7-444.000",
            "npwp_penyedia_16": f"0{n % PENYEDIA:09d}444000",
            "nilai_penawaran": bid,
            "nilai_terkoreksi": bid,
            "pemenang": int(n % PESERTA_TENDER == 0),
            "pemenang_terverifikasi": 0,
            "alasan": None,
            "_event_date": "2025-10-03",
        }


def _diumumkan(n: int, banyak: int) -> datetime:
    return AWAL + timedelta(days=n * HARI // banyak, hours=n % 7)


def _paket(n: int, banyak: int) -> dict[str, Any]:
    """What announcement, end and contract of a package have in common."""
    return {
        "tahun_anggaran": _diumumkan(n, banyak).year,
        "kd_klpd": "D107",
        "kd_satker": str(12_335_000 + n % SATKER),
        "kd_satker_str": f"1.{n % SATKER:02d}.2.15.1.04.03.0000",
        "nama_satker": f"DINAS UKUR {n % SATKER}",
        "nama_klpd": "Kabupaten Ukur",
        "kd_lpse": 93,
        "kd_rup": str(50_000_000 + n),
        "pagu": 1_000_000_000 + n,
        "hps": 990_000_000.25 + n,
        "_event_date": "2025-12-20",
    }


def _rincian(n: int, banyak: int) -> dict[str, Any]:
    return {
        "nama_paket": f"Pembangunan Jembatan Ukur Nomor {n} Kecamatan {n % 40}",
        "sumber_dana": "APBD",
        "kualifikasi_paket": "Usaha Kecil" if n % 3 else "Usaha Non Kecil",
        "jenis_pengadaan": JENIS[n % len(JENIS)],
        "mtd_pemilihan": METODE[n % len(METODE)],
        "lokasi_pekerjaan": f"Kecamatan {n % 40}",
        "nama_ppk": f"PEJABAT UKUR {n % 500}",
        "nip_ppk": f"19800101{n % 500:010d}",
    }


def _kontrak(n: int) -> dict[str, Any]:
    return {
        "kd_penyedia": 100_000_000 + n % PENYEDIA,
        "nama_penyedia": f"CV UKUR {n % PENYEDIA}",
        "npwp_penyedia": f"0{n % PENYEDIA:09d}444000",
        "nilai_penawaran": 950_000_000 + n,
        "nilai_kontrak": 940_000_000.75 + n,
        "nilai_pdn_kontrak": 940_000_000 + n,
        "nilai_umk_kontrak": 500_000_000,
    }


def pengumuman(banyak: int) -> Baris:
    """Tenders; every ninth failed and was put out again by the next."""
    for n in range(banyak):
        status = "Gagal/Batal" if n % 9 == 3 else ("Berlangsung" if n % 50 == 7 else "Selesai")
        yield (
            _paket(n, banyak)
            | _rincian(n, banyak)
            | {
                "kd_tender": kode_tender(n),
                "kd_pkt_dce": kode_tender(n - (n % 9 == 4)) + 1000,
                "status_tender": status,
                "versi_tender": 2 if n % 9 == 4 else 1,
                "tgl_pengumuman_tender": _diumumkan(n, banyak).isoformat(" ", "seconds"),
            }
        )


def selesai(banyak: int) -> Baris:
    """The tenders that ended, with the day of their winner."""
    for n in range(banyak):
        if n % 9 == 3 or n % 50 == 7:
            continue
        pemenang = _diumumkan(n, banyak) + timedelta(days=14 + n % 30)
        yield (
            _paket(n, banyak)
            | _rincian(n, banyak)
            | {
                "kd_tender": kode_tender(n),
                "kd_pkt_dce": kode_tender(n - (n % 9 == 4)) + 1000,
                "tgl_penetapan_pemenang": pemenang.isoformat(" ", "seconds"),
            }
        )


def nilai(banyak: int) -> Baris:
    """The contracts of those."""
    for n in range(banyak):
        if n % 9 != 3 and n % 50 != 7:
            yield _paket(n, banyak) | _kontrak(n) | {"kd_tender": kode_tender(n)}


def jadwal(banyak: int) -> Baris:
    """The stages of the tenders; those of the last hundred last until long after the data were pulled."""
    for n in range(banyak):
        mulai = _diumumkan(n, banyak)
        for urut, nama in enumerate(TAHAPAN):
            awal = mulai + timedelta(days=urut * 3)
            akhir = awal + timedelta(days=2 + (n + urut) % 5, hours=n % 11)
            yield {
                "tahun_anggaran": mulai.year,
                "kd_klpd": "D107",
                "kd_satker_str": f"1.{n % SATKER:02d}.2.15.1.04.03.0000",
                "kd_lpse": 93,
                "kd_tender": kode_tender(n),
                "kd_tahapan": 100 + urut,
                "nama_tahapan": nama,
                "kd_akt": 200 + urut,
                "nama_akt": nama,
                "tgl_awal": awal.isoformat(" ", "seconds"),
                "tgl_akhir": "2099-01-01" if n > banyak - 100 else akhir.isoformat(" ", "seconds"),
                "_event_date": "2025-12-20",
            }


def nontender(banyak: int) -> Baris:
    for n in range(banyak):
        yield (
            _paket(n, banyak)
            | _rincian(n, banyak)
            | {
                "kd_nontender": kode_tender(n),
                "kd_pkt_dce": kode_tender(n) + 1000,
                "mtd_pemilihan": "Pengadaan Langsung",
                "status_nontender": "Selesai" if n % 5 else "Berlangsung",
                "tgl_pengumuman_nontender": _diumumkan(n, banyak).isoformat(" ", "seconds"),
            }
        )


def nontender_selesai(banyak: int) -> Baris:
    for n in range(banyak):
        if n % 5:
            yield (
                _paket(n, banyak)
                | _rincian(n, banyak)
                | _kontrak(n)
                | {
                    "kd_nontender": kode_tender(n),
                    "tgl_selesai_nontender": (_diumumkan(n, banyak) + timedelta(days=5)).isoformat(
                        " ", "seconds"
                    ),
                }
            )


LAIN = (pengumuman, selesai, nilai, jadwal, nontender, nontender_selesai)


def write_file(path: Path, rows: Baris) -> None:
    """As SPSE's own exports: one array."""
    with path.open("w") as file:
        for n, row in enumerate(rows):
            file.write(("[" if n == 0 else ",\n") + json.dumps(row))
        file.write("]")
