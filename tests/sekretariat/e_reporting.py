"""Packages of SPSE for tests, as an import would have left them; the shared export, where there is one."""

import json
from datetime import datetime
from decimal import Decimal
from itertools import count
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.utils import timezone

from lpse.waktu import zona
from sekretariat.enums.spse import FormatData, JenisData, StatusKiriman, SumberKiriman
from sekretariat.models import (
    JadwalTender,
    KirimanSPSE,
    NilaiTender,
    NontenderSelesai,
    PejabatSPSE,
    PengumumanNontender,
    PengumumanTender,
    PesertaTender,
    TenderSelesai,
)

EKSPOR = settings.BASE_DIR.parent / "shared/data/spse"
_urut = count(1)


def saat(teks: str) -> datetime:
    """`2025-03-01 10:00` where the unit is."""
    return datetime.fromisoformat(teks).replace(tzinfo=zona())


def kiriman(jenis: str = JenisData.TENDER_PENGUMUMAN) -> KirimanSPSE:
    """A file that was taken in."""
    kini = timezone.now()
    return KirimanSPSE.objects.create(
        status=StatusKiriman.DITERAPKAN,
        jenis=jenis,
        format=FormatData.JSON,
        sumber=SumberKiriman.PERINTAH,
        nama_berkas=f"{jenis}.json",
        ukuran=1,
        sha256="0" * 64,
        diterapkan_pada=kini,
        selesai_pada=kini,
        ditarik_pada=kini,
    )


def _asal(jenis: str) -> dict[str, Any]:
    kini = timezone.now()
    return {
        "kiriman": kiriman(jenis),
        "nomor": next(_urut),
        "sidik": uuid4(),
        "ditarik_pada": kini,
        "terlihat_pada": kini,
        "tahun_anggaran": 2025,
    }


SATKER = {"kode_satker": "1.03", "nama_satker": "DINAS PEKERJAAN UMUM"}
RINCIAN = {
    **SATKER,
    "mtd_pemilihan": "Tender",
    "jenis_pengadaan": "Pekerjaan Konstruksi",
    "status_paket": "Selesai",
    "kualifikasi_paket": "Kecil",
}


def tender(kode: str, **kolom: Any) -> PengumumanTender:
    """An announced tender."""
    isi = {**RINCIAN, "kd_paket": f"P{kode}", "nama_paket": f"Paket {kode}", "versi_paket": 1, **kolom}
    return PengumumanTender.objects.create(kd_tender=kode, **_asal(JenisData.TENDER_PENGUMUMAN) | isi)


def selesai(kode: str, pada: str, **kolom: Any) -> TenderSelesai:
    """The winner of a tender was named."""
    isi = {**RINCIAN, "tgl_penetapan_pemenang": saat(pada), **kolom}
    return TenderSelesai.objects.create(kd_tender=kode, **_asal(JenisData.TENDER_SELESAI), **isi)


def nilai(kode: str, hps: str, kontrak: str | None, **kolom: Any) -> NilaiTender:
    """The contract of a tender; None: not signed yet."""
    isi = {**SATKER, "hps": Decimal(hps), "nilai_kontrak": kontrak and Decimal(kontrak), **kolom}
    return NilaiTender.objects.create(kd_tender=kode, **_asal(JenisData.TENDER_SELESAI_NILAI), **isi)


def peserta(kode: str, kd_peserta: str, penawaran: str | None = None, **kolom: Any) -> PesertaTender:
    """A participant; without a code the row that says there is none."""
    isi = {"kd_tender": kode, "kd_peserta": kd_peserta, "nilai_penawaran": penawaran and Decimal(penawaran)}
    return PesertaTender.objects.create(**_asal(JenisData.PESERTA_TENDER) | isi | kolom)


def tahap(kode: str, nama: str, awal: str, akhir: str, **kolom: Any) -> JadwalTender:
    """A stage of a tender."""
    isi = {"kd_tender": kode, "nama_tahapan": nama, "kd_tahapan": nama[:20]}
    masa = {"tgl_awal": saat(awal), "tgl_akhir": saat(akhir)}
    return JadwalTender.objects.create(**_asal(JenisData.JADWAL_TENDER), **{**isi, **masa, **kolom})


def nontender(kode: str, **kolom: Any) -> PengumumanNontender:
    """An announced nontender."""
    isi = {
        **RINCIAN,
        "mtd_pemilihan": "Pengadaan Langsung",
        "kd_paket": f"P{kode}",
        "nama_paket": f"Paket {kode}",
    }
    asal = _asal(JenisData.NONTENDER_PENGUMUMAN)
    return PengumumanNontender.objects.create(kd_nontender=kode, **asal, **{**isi, **kolom})


def nontender_selesai(kode: str, **kolom: Any) -> NontenderSelesai:
    """A nontender that ended, with its contract."""
    isi = {**RINCIAN, "mtd_pemilihan": "Pengadaan Langsung", "nama_paket": f"Paket {kode}"}
    asal = _asal(JenisData.NONTENDER_SELESAI)
    return NontenderSelesai.objects.create(kd_nontender=kode, **asal, **{**isi, **kolom})


def pejabat(kode: str, jenis: str = JenisData.TENDER_PENGUMUMAN, **kolom: Any) -> PejabatSPSE:
    """An official that a package names."""
    isi = {"peran": "ppk", "nip": "198001012005011001", "nama": "SITI PEJABAT", **kolom}
    return PejabatSPSE.objects.create(kiriman=kiriman(jenis), jenis=jenis, kd_paket=kode, **isi)


def isi_kecil() -> None:
    """Four tenders of three packages, two agencies, two methods; two nontenders. Figures: see the tests."""
    # A: done in 20 days, 100 → 90, three participants, two bids.
    tender("1", pagu=110, hps=100, tgl_pengumuman=saat("2025-03-01 10:00"))
    selesai("1", "2025-03-21 10:00")
    nilai("1", "100", "90", nilai_umk=90, nama_penyedia="CV A", npwp16="0943310417444000")
    for urut, tawar in ((1, "90"), (2, "95"), (3, None)):
        peserta("1", f"1{urut}", tawar, nama_penyedia=f"CV {urut}", is_pemenang=urut == 1)
    # B: failed, then put out again (C), done in 10 days, 50 → 49.5, nobody's bid but the winner's.
    tender(
        "2",
        pagu=60,
        hps=50,
        kd_paket="PB",
        status_paket="Gagal/Batal",
        tgl_pengumuman=saat("2025-03-05 08:00"),
    )
    peserta("2", "")
    tender("3", pagu=60, hps=50, kd_paket="PB", versi_paket=2, tgl_pengumuman=saat("2025-04-01 00:30"))
    selesai("3", "2025-04-11 00:30")
    nilai("3", "50", "49.50", nama_penyedia="Budi", npwp16="3204112505880001")
    peserta("3", "31", "49.50", nama_penyedia="Budi", npwp16="3204112505880001", is_pemenang=True)
    # D: another agency and method, running, HPS without contract: no saving of it.
    lain = {"kode_satker": "1.02", "nama_satker": "DINAS KESEHATAN", "mtd_pemilihan": "Seleksi"}
    tender(
        "4",
        **{**lain, "status_paket": "Berlangsung", "kualifikasi_paket": "", "jenis_pengadaan": ""},
        pagu=1000,
        hps=900,
        tgl_pengumuman=saat("2025-04-20 09:00"),
    )
    nilai("4", "900", None)
    nontender("8", pagu=20, hps=20, tgl_pengumuman=saat("2025-05-01 08:00"), status_paket="Berlangsung")
    nontender_selesai(
        *("9",),
        pagu=10,
        hps=10,
        nilai_kontrak=9,
        nilai_umk=9,
        tgl_pengumuman=saat("2025-05-02 08:00"),
        tgl_selesai=saat("2025-05-04 08:00"),
    )


def baca_ekspor(nama: str) -> list[dict[str, Any]]:
    """A file of the shared export."""
    isi: list[dict[str, Any]] = json.loads((EKSPOR / f"{nama}.json").read_text(), parse_float=Decimal)
    return isi
