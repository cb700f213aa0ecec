"""Help at the counter: the officers' pages, the applicant's page about what was entered for them."""

from lpse.models import Akun
from registrasi.models import BantuanPendaftaran
from tests.akses_tabel import MASUK, NIHIL, SEMUA, Baris, Objek
from tests.factories import buat_akun, buat_draf
from tests.registrasi.bantuan import bantu, isi_sebagian, minta, unggah

LOKET = frozenset({"verifikator", "helpdesk"})
HELPDESK = frozenset({"helpdesk"})
PEMOHON = frozenset({"pemohon"})
MENUNGGU, BERJALAN, BAGIAN, DOKUMEN = (f"bantuan_{n}" for n in ("menunggu", "berjalan", "bagian", "dokumen"))
MILIK = "bantuan_milik"

BARIS = (
    Baris("registrasi:bantuan", MASUK, get=200, post=302, objek=MILIK),
    Baris("registrasi:bantuan_akhiri", MASUK, post=302, objek=MILIK),
    Baris("admin:registrasi_bantuan", LOKET, get=200),
    Baris("admin:registrasi_bantuan_ekspor", LOKET, get=200),
    Baris("admin:registrasi_bantuan_mulai", LOKET, get=200, post=200),
    Baris("admin:registrasi_bantuan_satu", LOKET, get=200, objek="bantuan_semua"),
    Baris("admin:registrasi_bantuan_izin", LOKET, get=302, post=200, objek=MENUNGGU),
    Baris("admin:registrasi_bantuan_kirim_kode", LOKET, post=302, objek=MENUNGGU),
    Baris("admin:registrasi_bantuan_serahkan", LOKET, post=302, objek=MENUNGGU),
    Baris("admin:registrasi_bantuan_akhiri", LOKET, post=302, objek=MENUNGGU),
    Baris("admin:registrasi_bantuan_isi", LOKET, get=200, post=200, objek=BAGIAN),
    Baris("admin:registrasi_bantuan_dokumen", LOKET, get=200, post=200, objek=DOKUMEN),
    Baris("admin:registrasi_bantuan_lepas", LOKET, post=302, objek=DOKUMEN),
    # The data is not whole yet, so there is nothing to print.
    Baris("admin:registrasi_bantuan_formulir", LOKET, get=302, objek="bantuan_formulir"),
)


def _berjalan(petugas: Akun) -> BantuanPendaftaran:
    bantuan = bantu(petugas)
    isi_sebagian(bantuan.pendaftaran_id, petugas)
    unggah(bantuan.pendaftaran_id, "ktp", petugas)
    return bantuan


def objek(orang: dict[str, Akun]) -> dict[str, list[Objek]]:
    """Help by the helpdesk of this world; the draft of its applicant, and one of a stranger."""
    petugas = orang["helpdesk"]
    menunggu, berjalan = minta(petugas), _berjalan(petugas)
    asing = Objek({"kode": "tidakada"}, NIHIL)
    di = {"kode": berjalan.kode}
    milik, draf = orang["pemohon"].pendaftaran.get(), buat_draf(buat_akun(), lengkap=False)
    return {
        "bantuan_semua": [Objek(di, SEMUA), Objek({"kode": menunggu.kode}, SEMUA), asing],
        MENUNGGU: [Objek({"kode": menunggu.kode}, HELPDESK), asing],
        BAGIAN: [
            Objek({**di, "bagian": "penanggung_jawab"}, HELPDESK),
            Objek({**di, "bagian": "tidak-ada"}, NIHIL),
            Objek({"kode": "tidakada", "bagian": "jenis"}, NIHIL),
        ],
        DOKUMEN: [
            Objek({**di, "dokumen": "ktp"}, HELPDESK),
            Objek({**di, "dokumen": "tidak-ada"}, NIHIL),
        ],
        "bantuan_formulir": [
            Objek({**di, "dokumen": "formulir_pendaftaran"}, HELPDESK),
            Objek({**di, "dokumen": "ktp"}, NIHIL),
        ],
        MILIK: [Objek({"kode": milik.kode}, PEMOHON), Objek({"kode": draf.kode}, NIHIL), asing],
    }
