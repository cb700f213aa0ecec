"""The inventory in the demo: a server with a part replaced, things about to end, one thing being let go."""

from datetime import timedelta
from typing import Any

from infrastruktur.actions.aset import catat_aset, pindahkan_aset, usulkan_penghapusan
from infrastruktur.actions.masa_aset import catat_masa
from infrastruktur.actions.suku_cadang import ganti_suku_cadang, pasang_suku_cadang
from infrastruktur.actions.tempat_aset import simpan_tempat_aset
from infrastruktur.enums.aset import JenisMasa, JenisSuku, Register
from infrastruktur.enums.pantau import PeranSasaran
from infrastruktur.models import Aset, Sasaran
from lpse.models import Akun, Lokasi
from lpse.profil import profil
from lpse.waktu import hari_ini

SEHARI = timedelta(days=1)
M, R, J = JenisMasa, Register, JenisSuku
# register, columns, C, I, A, what ends in how many days
LAINNYA: tuple[tuple[str, dict[str, Any], tuple[int, int, int], tuple[JenisMasa, int] | None], ...] = (
    (
        R.INFORMASI,
        {"nama": "Basis data portal", "format_penyimpanan": "PostgreSQL", "sub_klasifikasi": "Data layanan"},
        (3, 3, 3),
        None,
    ),
    (
        R.INFORMASI,
        {
            "nama": "Arsip dokumen pendaftaran",
            "format_penyimpanan": "Kertas dan PDF",
            "metode_penghapusan": "Dihancurkan sesudah masa simpan",
        },
        (3, 2, 1),
        None,
    ),
    (
        R.SDM,
        {
            "nama": "Wahyu Contohadi",
            "jabatan": "Administrator sistem",
            "fungsi": "Administrasi sistem",
            "nip": "198703122011011009",
            "nomor_kontrak": "NDA/07/2026",
        },
        (2, 2, 2),
        (M.KONTRAK, 200),
    ),
    (
        R.FISIK,
        {"nama": "APAR ruang server", "jenis": "APAR", "spesifikasi": "CO2 5 kg", "nomor_seri": "APR-5521"},
        (1, 1, 3),
        (M.ISI_APAR, 25),
    ),
    (
        R.PERANGKAT_LUNAK,
        {"nama": "Sertifikat TLS portal", "pemegang": "Wahyu Contohadi"},
        (2, 3, 3),
        (M.SERTIFIKAT, 6),
    ),
    (
        R.PERANGKAT_LUNAK,
        {"nama": "Antivirus server", "metode_penghapusan": "Lisensi dicabut dari konsol penyedia"},
        (1, 2, 2),
        (M.LISENSI, 80),
    ),
    (
        R.LAYANAN,
        {"nama": "Internet server SPSE", "penyedia": "PT Contoh Jaringan", "nomor_kontrak": "SLA/15/2026"},
        (1, 2, 3),
        (M.KONTRAK, 130),
    ),
    (R.INTANGIBLE, {"nama": "Nama domain LPSE"}, (1, 3, 3), None),
)


def isi_demo_aset() -> None:
    """All made by the acts that people use."""
    admin = Akun.objects.get(user_id="admin_sistem")
    ruang = Lokasi.objects.filter(kode="RUANG-SERVER").first() or simpan_tempat_aset(
        None,
        oleh=admin,
        kode="RUANG-SERVER",
        nama="Ruang server",
        keterangan="Lantai 1",
        is_ruang_server=True,
    )
    _server(admin, ruang)
    for register, kolom, cia, masa in LAINNYA:
        tempat = {"lokasi": ruang} if register == R.FISIK else {}
        aset = catat_aset(register, oleh=admin, pemilik=_pemilik(), **_nilai(*cia), **kolom, **tempat)
        if masa:
            catat_masa(aset.pk, oleh=admin, jenis=masa[0], berakhir=hari_ini() + masa[1] * SEHARI)
    _dilepas(admin, ruang)


def _pemilik() -> str:
    return profil().unit.sistem.nama


def _nilai(c: int, i: int, a: int) -> dict[str, int]:
    return {"kerahasiaan": c, "keutuhan": i, "ketersediaan": a}


def _server(admin: Akun, ruang: Lokasi) -> Aset:
    """The SPSE server, one disk of which failed a month ago."""
    server = catat_aset(
        R.FISIK,
        oleh=admin,
        nama="Server SPSE",
        jenis="Server",
        spesifikasi="2U, dua prosesor 16 inti, catu daya ganda",
        nomor_seri="SGH-2241-X7",
        nomor_inventaris="3.05.02.01.004",
        pemilik=_pemilik(),
        pemegang="Wahyu Contohadi",
        penyedia="PT Contoh Peranti",
        lokasi=ruang,
        sasaran=Sasaran.objects.aktif().filter(peran=PeranSasaran.SERVER_SPSE).first(),
        **_nilai(3, 3, 3),
    )
    hari = hari_ini()
    for jenis, nama, seri, ukuran in (
        (J.RAM, "DDR4 ECC", "RAM-0091", 64),
        (J.RAM, "DDR4 ECC", "RAM-0092", 64),
        (J.DISK, "SAS 10K", "DSK-1181", 1200),
        (J.CATU_DAYA, "800 W", "PSU-4410", None),
    ):
        kolom: dict[str, Any] = {"jenis": jenis, "nama": nama, "nomor_seri": seri, "ukuran_gb": ukuran}
        suku = pasang_suku_cadang(server, oleh=admin, pada=hari - 400 * SEHARI, **kolom)
        if jenis == J.DISK:
            ganti_suku_cadang(
                server,
                oleh=admin,
                lama=suku,
                pada=hari - 30 * SEHARI,
                alasan="Kritis: sektor rusak bertambah.",
                nama="SSD SATA",
                nomor_seri="SSD-7730",
                ukuran_gb=1920,
            )
    catat_masa(server.pk, oleh=admin, jenis=M.GARANSI, berakhir=hari + 300 * SEHARI)
    return server


def _dilepas(admin: Akun, ruang: Lokasi) -> None:
    """An old switch moved to the store and proposed to be let go."""
    switch = catat_aset(
        R.FISIK, oleh=admin, nama="Switch lama", jenis="Switch", nomor_seri="SW-0009", **_nilai(1, 1, 1)
    )
    hari = hari_ini()
    pindahkan_aset(switch.pk, oleh=admin, lokasi=ruang, pemegang="", tanggal=hari - 10 * SEHARI)
    usulkan_penghapusan(
        switch.pk,
        oleh=admin,
        alasan="Dua porta mati dan tidak ada suku cadangnya.",
        metode="Konfigurasi dihapus, lalu diserahkan ke pengelola barang",
        tanggal=hari + 14 * SEHARI,
    )
