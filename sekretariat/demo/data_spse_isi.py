"""An invented export of SPSE, dated relative to today: fourteen months of tenders, as a story."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

BANYAK_TENDER, BANYAK_NONTENDER, HARI = 40, 60, 420
SATKER = (
    ("1.03.2.10.0.00.01.0000", "12010999", "DINAS PEKERJAAN UMUM CONTOH"),
    ("1.01.0.00.0.00.01.0000", "12020999", "DINAS PENDIDIKAN CONTOH"),
    ("1.02.0.00.0.00.01.0000", "12030999", "DINAS KESEHATAN CONTOH"),
    ("4.02.0.00.0.00.01.0000", "12040999", "SEKRETARIAT DPRD CONTOH"),
    ("2.15.0.00.0.00.01.0000", "12050999", "DINAS PERHUBUNGAN CONTOH"),
    ("3.27.0.00.0.00.01.0000", "12060999", "DINAS PERTANIAN CONTOH"),
)
JENIS = (
    ("Pekerjaan Konstruksi", "Tender", "Pembangunan"),
    ("Pengadaan Barang", "Tender", "Pengadaan Peralatan"),
    ("Jasa Konsultansi Badan Usaha Konstruksi", "Seleksi", "Pengawasan"),
    ("Jasa Lainnya", "Tender", "Pemeliharaan"),
)
OBJEK = ("Gedung", "Jalan", "Jembatan", "Puskesmas", "Sekolah", "Irigasi", "Terminal", "Pasar")
TAHAP = (
    ("Pengumuman pascakualifikasi", 0, 5),
    ("Download dokumen pemilihan", 0, 6),
    ("Pemberian penjelasan", 3, 3),
    ("Upload Dokumen Penawaran", 4, 9),
    ("Pembukaan dokumen penawaran", 9, 10),
    ("Evaluasi administrasi, kualifikasi, teknis, dan harga", 10, 18),
    ("Penetapan pemenang", 19, 19),
    ("Masa sanggah", 20, 25),
    ("Penandatanganan kontrak", 30, 34),
)
PPK = "198001012005011991"  # the demo's own official
SELESAI, BATAL, BERJALAN = "Selesai", "Gagal/Batal", "Berlangsung"


@dataclass(frozen=True)
class Paket:
    """One invented tender and how it stood at a pull."""

    nomor: int
    mulai: date
    status: str
    versi: int
    pagu: int
    hps: int
    satker: tuple[str, str, str]
    jenis: tuple[str, str, str]

    @property
    def kode(self) -> int:
        return 90_000_000_000 + self.nomor * 1000

    @property
    def dasar(self) -> dict[str, Any]:
        kode, angka, nama = self.satker
        return {
            "tahun_anggaran": self.mulai.year,
            "kd_klpd": "D999",
            "nama_klpd": "Kab. Contoh",
            "jenis_klpd": "KABUPATEN",
            "kd_satker": angka,
            "kd_satker_str": kode,
            "nama_satker": nama,
            "kd_lpse": 999,
        }


def paket(hari_ini: date) -> list[Paket]:
    """The tenders as they stand on this day: old ones ended, one in six failed and some came again."""
    acak = Random(8)  # noqa: S311 - invented data, the same at each seeding
    semua = []
    for n in range(BANYAK_TENDER):
        mulai = hari_ini - timedelta(days=HARI - n * (HARI - 6) // BANYAK_TENDER)
        umur = (hari_ini - mulai).days
        pagu = acak.randrange(200, 6000) * 1_000_000
        status = BERJALAN if umur < 40 else BATAL if n % 6 == 4 else SELESAI
        hps = pagu - acak.randrange(1, pagu // 40)
        # The one after a failure is the same package, announced again.
        versi = 2 if n % 12 == 5 else 1
        semua.append(Paket(n, mulai, status, versi, pagu, hps, SATKER[n % 6], JENIS[n % 4]))
    return semua


def pengumuman(semua: list[Paket], ditarik: date) -> list[dict[str, Any]]:
    return [
        {
            **p.dasar,
            "kd_tender": p.kode,
            "kd_pkt_dce": p.kode // 1000 - (p.versi - 1),
            "kd_rup": str(50_000_000 + p.nomor),
            "nama_paket": f"{p.jenis[2]} {OBJEK[p.nomor % 8]} Contoh {p.nomor + 1}",
            "pagu": p.pagu,
            "hps": p.hps,
            "sumber_dana": "APBD",
            "kualifikasi_paket": "Kecil" if p.pagu < 2_500_000_000 else "Menengah",
            "jenis_pengadaan": p.jenis[0],
            "mtd_pemilihan": p.jenis[1],
            "mtd_evaluasi": "Harga Terendah Sistem Gugur",
            "mtd_kualifikasi": "Pasca Satu File",
            "kontrak_pembayaran": "Harga Satuan",
            "status_tender": p.status if (ditarik - p.mulai).days >= 40 else BERJALAN,
            "versi_tender": p.versi,
            "tgl_buat_paket": f"{p.mulai - timedelta(days=12)} 09:15:00",
            "tgl_pengumuman_tender": f"{p.mulai} 10:00:00",
            "lokasi_pekerjaan": "Kecamatan Contoh",
            "nip_ppk": PPK,
            "nama_ppk": "Darma Contohwan",
            "_event_date": str(ditarik),
        }
        for p in semua
        if p.mulai <= ditarik
    ]


def peserta(semua: list[Paket], dikenal: list[tuple[str, str]]) -> Iterator[dict[str, Any]]:
    """Who took part; `dikenal`: names and numbers of providers registered here, who take part as well."""
    acak = Random(9)  # noqa: S311
    lain = [(f"CV ANDAI USAHA {n:02d}", f"0{990_000_000 + n}444000") for n in range(45)]
    for p in semua:
        ikut = acak.sample(lain, acak.randrange(5, 10)) + acak.sample(dikenal, min(len(dikenal), 1))
        for urut, (nama, npwp) in enumerate(ikut):
            tawar = nilai_tawar(p, urut) if urut < 2 + p.nomor % 3 and p.status == SELESAI else None
            yield {
                **p.dasar,
                "kd_tender": p.kode,
                "kd_peserta": p.kode + urut,
                "kd_penyedia": int(npwp[1:10]),
                "nama_penyedia": nama,
                "npwp_penyedia": npwp[1:],
                "npwp_penyedia_16": npwp,
                "nilai_penawaran": tawar,
                "nilai_terkoreksi": tawar,
                "pemenang": int(urut == 0 and p.status == SELESAI),
                "pemenang_terverifikasi": 0,
                "alasan": None,
            }


def nilai_tawar(p: Paket, urut: int) -> int:
    """The lowest wins."""
    return p.hps * (880 + p.nomor % 9 * 10 + urut * 25) // 1000


def nilai(semua: list[Paket], juara: dict[int, dict[str, Any]]) -> list[dict[str, Any]]:
    """The contracts of those that ended well, under the names of their winners."""
    return [
        {k: v for k, v in p.dasar.items() if k != "kd_satker_str"}
        | {
            "kd_satker": p.satker[0],
            "kd_tender": p.kode,
            "kd_paket": p.kode // 1000,
            "kd_rup_paket": str(50_000_000 + p.nomor),
            "pagu": p.pagu,
            "hps": p.hps,
            "nilai_penawaran": nilai_tawar(p, 0),
            "nilai_negosiasi": nilai_tawar(p, 0),
            "nilai_kontrak": nilai_tawar(p, 0),
            "tgl_pengumuman_tender": str(p.mulai),
            "tgl_penetapan_pemenang": str(p.mulai + timedelta(days=19 + p.nomor % 7)),
            "kd_penyedia": juara[p.kode]["kd_penyedia"],
            "nama_penyedia": juara[p.kode]["nama_penyedia"],
            "npwp_penyedia": juara[p.kode]["npwp_penyedia"],
            "npwp_16_penyedia": juara[p.kode]["npwp_penyedia_16"],
            "nilai_umk_kontrak": nilai_tawar(p, 0) if p.pagu < 2_500_000_000 else None,
        }
        for p in semua
        if p.status == SELESAI
    ]


def jadwal(semua: list[Paket]) -> list[dict[str, Any]]:
    return [
        {
            **p.dasar,
            "kd_tender": p.kode,
            "kd_tahapan": 18_800 + urut,
            "nama_tahapan": nama,
            "kd_akt": 170 + urut,
            "nama_akt": None,
            "tgl_awal": f"{p.mulai + timedelta(days=dari)} 09:00:00",
            "tgl_akhir": f"{p.mulai + timedelta(days=sampai)} 15:00:00",
        }
        for p in semua
        for urut, (nama, dari, sampai) in enumerate(TAHAP)
    ]


def nontender(hari_ini: date) -> list[dict[str, Any]]:
    """Direct procurement: small, many, announced with the Z that SPSE writes behind local hours."""
    acak = Random(10)  # noqa: S311
    hasil = []
    for n in range(BANYAK_NONTENDER):
        mulai = hari_ini - timedelta(days=HARI - n * (HARI - 3) // BANYAK_NONTENDER)
        pagu = acak.randrange(10, 200) * 1_000_000
        palsu = Paket(n, mulai, SELESAI, 1, pagu, pagu, SATKER[n % 6], JENIS[n % 4])
        hasil.append(
            {
                **palsu.dasar,
                "kd_nontender": palsu.kode + 500,
                "kd_pkt_dce": palsu.kode // 1000 + 500,
                "kd_rup": str(60_000_000 + n),
                "nama_paket": f"Belanja {JENIS[n % 4][2]} {OBJEK[n % 8]} Contoh {n + 1}",
                "pagu": pagu,
                "hps": pagu * 99 // 100,
                "sumber_dana": "APBD",
                "kualifikasi_paket": "Kecil",
                "jenis_pengadaan": JENIS[n % 4][0],
                "mtd_pemilihan": "Pengadaan Langsung",
                "status_nontender": SELESAI if n < BANYAK_NONTENDER - 4 else BERJALAN,
                "versi_nontender": 1,
                "tgl_pengumuman_nontender": f"{mulai} 14:00:00.000000Z",
                "repeat_order": "Tidak",
            }
        )
    return hasil


def satker() -> list[dict[str, Any]]:
    return [
        {
            "kd_satker": 990_000 + urut,
            "kd_satker_str": kode,
            "nama_satker": nama,
            "status_satker": "Aktif",
            "jenis_satker": "SKPD",
            "kd_klpd": "D999",
            "nama_klpd": "Kab. Contoh",
            "jenis_klpd": "KABUPATEN",
        }
        for urut, (kode, _, nama) in enumerate(SATKER)
    ]
