"""How columns of SPSE's datasets are found: a kind is known by its keys, a column by any of its names.

Names differ between datasets and years. A name more or another dataset is a line here, no code elsewhere.
"""

from dataclasses import dataclass

from sekretariat.enums.spse import JenisData, PeranPejabat


@dataclass(frozen=True, slots=True)
class Kolom:
    """One column: its name in our table, how it is read, and the keys it goes by, the best first."""

    nama: str
    baca: str  # a reader of spse_nilai, "teks:200" with its longest length
    kunci: tuple[str, ...]
    is_wajib: bool = False


@dataclass(frozen=True, slots=True)
class Peta:
    """One dataset: the columns, and which of them are its sums."""

    jenis: JenisData
    kolom: tuple[Kolom, ...]
    pagu: str = ""
    hps: str = ""
    kontrak: str = ""
    kode: str = ""  # the column by which officials are told to be of this package

    @property
    def nama_kolom(self) -> tuple[str, ...]:
        return tuple(k.nama for k in self.kolom)


def _k(nama: str, baca: str, *kunci: str, wajib: bool = False) -> Kolom:
    return Kolom(nama, baca, kunci or (nama,), wajib)


PANJANG = "teks:4000"
DASAR = (
    _k("tahun_anggaran", "bulat:2100", "tahun_anggaran", "tahun", "list_tahun_anggaran"),
    _k("kd_klpd", "kode:20", "kd_klpd", "kode_klpd"),
    _k("kd_lpse", "kode:20", "kd_lpse", "kode_lpse", "lpse_id"),
    _k("kode_satker", "satker", "kd_satker_str", "kode_satker_str", "kd_satker", "kode_satker"),
    _k("kode_satker_spse", "satker_nomor", "kd_satker", "kode_satker", "satker_id"),
)
PAKET = (
    *DASAR,
    _k("nama_klpd", "teks:200"),
    _k("jenis_klpd", "teks:60"),
    _k("nama_satker", "teks:300"),
    _k("kd_paket", "kode:30", "kd_pkt_dce", "kd_paket", "kode_paket"),
    _k("kd_rup", PANJANG, "kd_rup", "kd_rup_paket", "kode_rup"),
    _k("pagu", "uang", "pagu", "nilai_pagu"),
    _k("hps", "uang", "hps", "nilai_hps"),
)
RINCIAN = (
    *PAKET,
    _k("nama_paket", PANJANG),
    _k("sumber_dana", "teks:60"),
    _k("mak", PANJANG),
    _k("kualifikasi_paket", "teks:60", "kualifikasi_paket", "kualifikasi_usaha"),
    _k("jenis_pengadaan", "teks:100", "jenis_pengadaan", "kategori_pengadaan"),
    _k("mtd_pemilihan", "teks:100", "mtd_pemilihan", "metode_pemilihan"),
    _k("mtd_evaluasi", "teks:100", "mtd_evaluasi", "metode_evaluasi"),
    _k("mtd_kualifikasi", "teks:100", "mtd_kualifikasi", "metode_kualifikasi"),
    _k("kontrak_pembayaran", "teks:100"),
    _k("status_paket", "teks:60", "status_tender", "status_nontender", "status"),
    _k("versi_paket", "bulat:1000", "versi_tender", "versi_nontender"),
    _k("ket_diulang", PANJANG),
    _k("ket_ditutup", PANJANG),
    _k("tgl_buat_paket", "waktu"),
    _k("tgl_kolektif_kolegial", "waktu"),
    _k("tgl_pengumuman", "waktu", "tgl_pengumuman_tender", "tgl_pengumuman_nontender", "tgl_pengumuman"),
    _k("lokasi_pekerjaan", PANJANG, "lokasi_pekerjaan", "lokasi"),
)
NPWP = ("npwp_penyedia", "npwp")
NPWP16 = ("npwp_penyedia_16", "npwp16_penyedia", "npwp_16_penyedia", "npwp16", "npwp_16")
PEMENANG = (
    _k("kd_penyedia", "kode:20", "kd_penyedia", "kode_penyedia"),
    _k("nama_penyedia", "teks:200", "nama_penyedia", "nama_pemenang"),
    _k("npwp", "teks:40", *NPWP, *NPWP16),
    _k("npwp16", "npwp16", *NPWP16, *NPWP),
    _k("nilai_penawaran", "uang"),
    _k("nilai_terkoreksi", "uang"),
)
KONTRAK = (
    *PEMENANG,
    _k("nilai_negosiasi", "uang"),
    _k("nilai_kontrak", "uang"),
    _k("nilai_pdn", "uang", "nilai_pdn_kontrak", "nilai_pdn"),
    _k("nilai_umk", "uang", "nilai_umk_kontrak", "nilai_umk"),
)
KD_TENDER = _k("kd_tender", "kode:20", "kd_tender", "kode_tender", wajib=True)
KD_NONTENDER = _k("kd_nontender", "kode:20", "kd_nontender", "kode_nontender", "lls_id", wajib=True)
TGL_PEMENANG = _k("tgl_penetapan_pemenang", "waktu", "tgl_penetapan_pemenang", "tgl_penetapan")

_J = JenisData
PETA: dict[JenisData, Peta] = {
    p.jenis: p
    for p in (
        Peta(_J.TENDER_PENGUMUMAN, (*RINCIAN, KD_TENDER), "pagu", "hps", kode="kd_tender"),
        Peta(_J.TENDER_SELESAI, (*RINCIAN, KD_TENDER, TGL_PEMENANG), "pagu", "hps", kode="kd_tender"),
        Peta(
            _J.TENDER_SELESAI_NILAI,
            (
                *PAKET,
                *KONTRAK,
                KD_TENDER,
                _k("tgl_pengumuman", "waktu", "tgl_pengumuman_tender", "tgl_pengumuman"),
                TGL_PEMENANG,
            ),
            *("pagu", "hps", "nilai_kontrak", "kd_tender"),
        ),
        Peta(
            _J.PESERTA_TENDER,
            (
                *DASAR,
                *PEMENANG,
                KD_TENDER,
                _k("kd_paket", "kode:30", "kd_pkt_dce", "kd_paket"),
                _k("kd_peserta", "kode:20"),
                _k("is_pemenang", "benar", "pemenang"),
                _k("is_pemenang_terverifikasi", "benar", "pemenang_terverifikasi"),
                _k("alasan", PANJANG, "alasan", "alasan_gugur"),
            ),
            kode="kd_tender",
        ),
        Peta(
            _J.JADWAL_TENDER,
            (
                *DASAR,
                KD_TENDER,
                _k("kd_tahapan", "kode:20"),
                _k("nama_tahapan", "teks:200", "nama_tahapan", "tahapan"),
                _k("kd_akt", "kode:20"),
                _k("nama_akt", "teks:200"),
                _k("tgl_awal", "waktu", "tgl_awal", "tgl_mulai"),
                _k("tgl_akhir", "waktu", "tgl_akhir", "tgl_selesai"),
            ),
            kode="kd_tender",
        ),
        Peta(
            _J.NONTENDER_PENGUMUMAN,
            (*RINCIAN, KD_NONTENDER, _k("repeat_order", "teks:20")),
            *("pagu", "hps"),
            kode="kd_nontender",
        ),
        Peta(
            _J.NONTENDER_SELESAI,
            (
                *RINCIAN,
                *KONTRAK,
                KD_NONTENDER,
                _k("tgl_selesai", "waktu", "tgl_selesai_nontender", "tgl_selesai"),
            ),
            *("pagu", "hps", "nilai_kontrak", "kd_nontender"),
        ),
        Peta(
            _J.SATKER,
            (
                *DASAR[:-1],
                _k("kode_satker_spse", "kode:20", "kd_satker", "kode_satker", wajib=True),
                _k("nama_satker", "teks:300", "nama_satker", "nama", wajib=True),
                _k("nama_klpd", "teks:200"),
                _k("jenis_klpd", "teks:60"),
                _k("jenis_satker", "teks:60"),
                _k("status_satker", "teks:60"),
                _k("ket_satker", "teks:200"),
                _k("kode_eselon", "teks:60"),
                _k("alamat_satker", PANJANG, "alamat"),
            ),
        ),
    )
}

TARIK = ("_event_date", "tgl_penarikan", "tanggal_penarikan", "event_date")
# Known, and told better by another column or by the import itself.
DIABAIKAN = frozenset(
    {"nama_lpse", "tanggal_status", "list_tahun_anggaran", "lls_id", "lpse_id", "url_lpse", "_id", "id"}
    | {"telepon", "fax", "kodepos"}
)

# Officials, in the years in which they are named: number, name, and both in one ("1965… - NAMA").
PEJABAT: dict[PeranPejabat, tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]] = {
    PeranPejabat.PPK: (("nip_ppk", "nik_ppk"), ("nama_ppk", "ppk_nama_lengkap"), ("nip_nama_ppk",)),
    PeranPejabat.POKJA: (
        ("nip_pokja", "nik_pokja", "nip_ulp", "nip_panitia"),
        ("nama_pokja", "nama_ulp", "nama_panitia"),
        ("nip_nama_pokja",),
    ),
    PeranPejabat.PP: (("nip_pp", "nik_pp"), ("nama_pp", "nama_pejabat_pengadaan"), ("nip_nama_pp",)),
}
KUNCI_PEJABAT = frozenset(k for kelompok in PEJABAT.values() for kunci in kelompok for k in kunci)

# A kind is the first whose every group has a key in the file, and none of what it must not have.
CIRI: tuple[tuple[JenisData, tuple[tuple[str, ...], ...], tuple[str, ...]], ...] = (
    (_J.PESERTA_TENDER, (KD_TENDER.kunci, ("kd_peserta", "pemenang")), ()),
    (_J.JADWAL_TENDER, (KD_TENDER.kunci, ("kd_tahapan", "nama_tahapan", "kd_akt"), ("tgl_awal",)), ()),
    (
        _J.TENDER_SELESAI_NILAI,
        (KD_TENDER.kunci, ("nilai_kontrak", "nilai_negosiasi"), ("kd_penyedia", "nama_penyedia", *NPWP)),
        ("no_kontrak", "no_sppbj", "tgl_kontrak"),
    ),
    (_J.TENDER_SELESAI, (KD_TENDER.kunci, TGL_PEMENANG.kunci), ("no_kontrak", "no_sppbj", "tgl_kontrak")),
    (
        _J.TENDER_PENGUMUMAN,
        (KD_TENDER.kunci, ("nama_paket",), ("status_tender", "tgl_pengumuman_tender")),
        ("no_kontrak", "no_sppbj", "tgl_kontrak"),
    ),
    (
        _J.NONTENDER_SELESAI,
        (KD_NONTENDER.kunci, ("nilai_kontrak", "tgl_selesai_nontender", "nilai_negosiasi")),
        ("no_kontrak", "no_spk", "no_sppbj", "kd_tender"),
    ),
    (
        _J.NONTENDER_PENGUMUMAN,
        (KD_NONTENDER.kunci, ("nama_paket",), ("status_nontender", "tgl_pengumuman_nontender")),
        ("no_kontrak", "no_spk", "no_sppbj", "kd_tender"),
    ),
    (
        _J.SATKER,
        (("kd_satker", "kode_satker"), ("nama_satker",), ("status_satker", "jenis_satker", "ket_satker")),
        ("kd_tender", "kd_nontender", "kd_rup", "nama_paket"),
    ),
)


def kenali_jenis(kunci: frozenset[str]) -> JenisData | None:
    """The dataset that rows with these keys are of, or None."""
    for jenis, kelompok, bukan in CIRI:
        if all(kunci.intersection(satu) for satu in kelompok) and not kunci.intersection(bukan):
            return jenis
    return None
