"""The server room: permits by link and signed in, visitors, readings, the access list."""

from infrastruktur.actions.izin_ruang import ajukan_izin, setujui_izin, siapkan_ruang_server
from infrastruktur.actions.kunjungan_ruang import beri_akses_tetap, masuk_bertugas, masukkan_pengunjung
from infrastruktur.actions.lingkungan import catat_bacaan, terbitkan_lembar
from infrastruktur.actions.temuan_ruang import catat_temuan
from infrastruktur.emails.ruang_server import tautan_baru
from infrastruktur.enums.ruang_server import JenisTemuan
from infrastruktur.models import TemuanRuang
from infrastruktur.queries.ruang_server import ruang_server
from lpse.kalender import ONE_DAY
from lpse.models import Akun
from lpse.naskah import pastikan_pdf
from lpse.waktu import hari_ini
from tests.akses_tabel import MASUK, NIHIL, SEMUA, STAF, Baris, Objek
from tests.factories import buat_akun
from tests.infrastruktur.ruang_server import diajukan, disetujui, isian

PEMANTAU = STAF - {"verifikator"}
PELAYAN = frozenset({"helpdesk", "admin_sistem"})
PEMUTUS = frozenset({"admin_sistem", "kepala"})
PEMBACA = PEMANTAU - {"lkpp"}  # LKPP watches machines, not visitors
P = "admin:infrastruktur_ruang_server"
IZIN, BERIZIN, DALAM = "izin_ruang", "izin_ruang_bersurat", "izin_ruang_dalam"

BARIS = (
    Baris("infrastruktur:izin", SEMUA, get=200, post=200),
    Baris("infrastruktur:izin_terkirim", SEMUA, get=200),
    Baris("infrastruktur:izin_satu", MASUK, get=200, post=302, objek="izin_milik"),
    Baris("infrastruktur:izin_tautan", SEMUA, get=200, post=302, objek="izin_tautan"),
    Baris("infrastruktur:izin_surat", MASUK, get=200, objek="izin_milik_bersurat"),
    Baris("infrastruktur:izin_tautan_surat", SEMUA, get=200, objek="izin_tautan_bersurat"),
    Baris(P, PEMANTAU, get=200),
    Baris(f"{P}_temuan", PELAYAN, post=302, objek="temuan_ruang"),
    Baris(f"{P}_bertugas", PELAYAN, post=302, objek="akses_tetap_saya"),
    Baris(f"{P}_usai", PELAYAN, post=302, objek="kunjungan_tugas"),
    Baris(f"{P}_izin", PEMBACA, get=200),
    Baris(f"{P}_izin_ekspor", PEMBACA, get=200),
    Baris(f"{P}_izin_baru", PELAYAN, get=200, post=200),
    Baris(f"{P}_izin_satu", PEMBACA, get=200, objek=IZIN),
    Baris(f"{P}_izin_surat", PEMBACA, get=200, objek=BERIZIN),
    Baris(f"{P}_izin_setujui", PEMUTUS, post=302, objek=IZIN),
    Baris(f"{P}_izin_tolak", PEMUTUS, get=200, post=200, objek=IZIN),
    Baris(f"{P}_izin_masuk", PELAYAN, get=200, post=200, objek=IZIN),
    Baris(f"{P}_izin_keluar", PELAYAN, get=200, post=(302, 409), objek=DALAM),
    Baris(f"{P}_izin_batal", PELAYAN, get=200, post=200, objek=IZIN),
    Baris(f"{P}_buku", PEMBACA, get=200),
    Baris(f"{P}_buku_ekspor", PEMBACA, get=200),
    Baris(f"{P}_akses", PEMBACA, get=200),
    Baris(f"{P}_akses_ekspor", PEMBACA, get=200),
    Baris(f"{P}_akses_beri", PEMUTUS, post=200),
    Baris(f"{P}_akses_cabut", PEMUTUS, post=302, objek="akses_tetap"),
    Baris(f"{P}_bacaan", PEMANTAU, get=200),
    Baris(f"{P}_bacaan_ekspor", PEMANTAU, get=200),
    Baris(f"{P}_catat", PELAYAN, get=200, post=(200, 409)),
    Baris(f"{P}_bacaan_terbitkan", PELAYAN, post=302),
    Baris(f"{P}_bacaan_lembar", PEMANTAU, get=200, objek="lembar_ruang"),
    Baris(f"{P}_bacaan_hari", PEMANTAU, get=200, objek="hari_bacaan"),
    Baris(f"{P}_batas", PEMANTAU, get=200),
    Baris(f"{P}_batas_atur", frozenset({"admin_sistem"}), post=200),
)


def objek(orang: dict[str, Akun]) -> dict[str, list[Objek]]:
    """A request of the person `ppk` and one of a stranger; permits in every state; an officer on duty."""
    siapkan_ruang_server()
    lokasi, (helpdesk, kepala) = ruang_server()[0], (orang["helpdesk"], orang["kepala"])
    milik, lain = ajukan_izin(isian(), akun=orang["ppk"]), ajukan_izin(isian(), akun=buat_akun())
    berizin = setujui_izin(milik.pk, oleh=kepala)
    lain_berizin = setujui_izin(lain.pk, oleh=kepala)
    for izin in (berizin, lain_berizin):
        pastikan_pdf(izin.naskah.pk)
    rahasia = tautan_baru(lain).rstrip("/").rpartition("/")[2]
    dalam = disetujui(helpdesk, kepala)
    masukkan_pengunjung(dalam.pk, oleh=helpdesk, nomor_badge="A-1", pendamping=helpdesk)
    masa = {"lokasi_id": lokasi.pk, "mulai": hari_ini(), "selesai": hari_ini() + ONE_DAY, "alasan": "Tugas"}
    saya = beri_akses_tetap(oleh=kepala, akun=helpdesk, **masa)
    lain_akses = beri_akses_tetap(oleh=kepala, akun=orang["admin_sistem"], **masa)
    tugas = masuk_bertugas(lain_akses.pk, oleh=orang["admin_sistem"], keperluan="Merawat")
    catat_bacaan(lokasi.pk, {"suhu": 22}, oleh=helpdesk)
    lalu = (hari_ini().replace(day=1) - ONE_DAY).replace(day=1)
    lembar = terbitkan_lembar(lokasi.pk, lalu, oleh=helpdesk)
    pastikan_pdf(lembar.naskah.pk)
    catat_temuan(JenisTemuan.TANPA_BACAAN, lokasi, hari_ini(), penanda="akses")
    asing = Objek({"kode": "tidakada"}, NIHIL)

    def semua(kode: str) -> list[Objek]:
        return [Objek({"kode": kode}, SEMUA), asing]

    diminta = diajukan(helpdesk)
    tautan = [
        Objek({"kode": lain.kode, "rahasia": rahasia}, SEMUA),
        Objek({"kode": milik.kode, "rahasia": rahasia}, NIHIL),
        Objek({"kode": lain.kode, "rahasia": "karangan"}, NIHIL),
    ]
    punya = [Objek({"kode": milik.kode}, frozenset({"ppk"})), Objek({"kode": lain.kode}, NIHIL), asing]
    return {
        "izin_milik": punya,
        "izin_milik_bersurat": punya,
        "izin_tautan": tautan,
        "izin_tautan_bersurat": tautan,
        IZIN: semua(diminta.kode),
        BERIZIN: [Objek({"kode": berizin.kode}, SEMUA), Objek({"kode": diminta.kode}, NIHIL), asing],
        DALAM: [Objek({"kode": dalam.kode}, SEMUA), Objek({"kode": diminta.kode}, NIHIL), asing],
        "temuan_ruang": semua(TemuanRuang.objects.get(kunci__endswith=":akses").kode),
        "akses_tetap": semua(lain_akses.kode),
        "akses_tetap_saya": [Objek({"kode": saya.kode}, frozenset({"helpdesk"})), asing],
        "kunjungan_tugas": semua(tugas.kode),
        "lembar_ruang": semua(lembar.naskah.kode),
        "hari_bacaan": [Objek({"hari": hari_ini().isoformat()}, SEMUA), Objek({"hari": "kemarin"}, NIHIL)],
    }
