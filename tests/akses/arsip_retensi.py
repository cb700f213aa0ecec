"""Retention: who reads classes, holds and lists, who proposes, and who decides."""

from arsip.actions.pemusnahan import _selesaikan, musnahkan_butir
from arsip.enums.cadangan import JenisRepositori
from arsip.models import AturanSimpan, Pembersihan, Repositori
from lpse.models import Akun
from tests.akses_tabel import KEPALA, NIHIL, SEMUA, Baris, Objek
from tests.arsip.retensi import KELAS, disetujui, dokumen, jra, tahan_satu, usulan

NAMA = "admin:arsip_retensi"
KELOLA = KEPALA | {"sekretaris"}
PEMBACA = KELOLA | {"admin_sistem", "auditor"}
DAFTAR = ("", "_ekspor", "_tempo", "_tempo_ekspor", "_penahanan", "_penahanan_ekspor")
DAFTAR += ("_pemusnahan", "_pemusnahan_ekspor", "_cadangan", "_pembersihan_ekspor")
TAHAN, USUL, SELESAI, KODE = "penahanan", "pemusnahan", "pemusnahan_selesai", "kelas_retensi"
REPOSITORI, BERSIH = "repositori_simpan", "pembersihan"

BARIS = (
    *(Baris(f"{NAMA}{satu}", PEMBACA, get=200) for satu in DAFTAR),
    *(
        Baris(f"{NAMA}_{satu}", KELOLA, get=200, post=200)
        for satu in ("kelas_baru", "penahanan_baru", "pemusnahan_baru")
    ),
    Baris(f"{NAMA}_kelas", PEMBACA, get=200, objek=KODE),
    Baris(f"{NAMA}_kelas_ubah", KELOLA, get=200, post=200, objek=KODE),
    Baris(f"{NAMA}_penahanan_lihat", PEMBACA, get=200, objek=TAHAN),
    Baris(f"{NAMA}_penahanan_surat", PEMBACA, get=200, objek=TAHAN),
    Baris(f"{NAMA}_penahanan_lepas", KEPALA, get=200, post=200, objek=TAHAN),
    Baris(f"{NAMA}_pemusnahan_lihat", PEMBACA, get=200, objek=USUL),
    Baris(f"{NAMA}_pemusnahan_csv", PEMBACA, get=200, objek=USUL),
    Baris(f"{NAMA}_pemusnahan_naskah", PEMBACA, get=200, objek=SELESAI),
    # Approving and withdrawing ask for the button alone: the act answers with what it finds.
    Baris(f"{NAMA}_pemusnahan_setujui", KEPALA, get=200, post=(302, 409), objek=USUL),
    Baris(f"{NAMA}_pemusnahan_tolak", KEPALA, get=200, post=200, objek=USUL),
    Baris(f"{NAMA}_pemusnahan_batalkan", KELOLA, get=200, post=(302, 409), objek=USUL),
    Baris(f"{NAMA}_aturan", KELOLA, get=200, post=200, objek=REPOSITORI),
    Baris(f"{NAMA}_hitung", KELOLA, post=302, objek=REPOSITORI),
    Baris(f"{NAMA}_pembersihan_lihat", PEMBACA, get=200, objek=BERSIH),
    Baris(f"{NAMA}_pembersihan_setujui", KEPALA, get=200, post=(302, 409), objek=BERSIH),
    Baris(f"{NAMA}_pembersihan_batalkan", KELOLA, get=200, post=(302, 409), objek=BERSIH),
)


def objek(orang: dict[str, Akun]) -> dict[str, list[Objek]]:
    """A class with years, a held document, a list that waits, one that is over, and a clearing."""
    sekretaris, kepala = orang["sekretaris"], orang["kepala"]
    jra(sekretaris)
    dokumen()
    selesai = disetujui(sekretaris, kepala)
    for butir in selesai.butir.all():
        musnahkan_butir(butir.pk)
        selesai.butir.filter(pk=butir.pk).update(tuntas_pada=butir.pemusnahan.diputus_pada)
    _selesaikan(selesai.pk)
    ditahan = tahan_satu(dokumen(), sekretaris)
    dokumen()
    menunggu = usulan(sekretaris)
    repositori = Repositori.objects.create(
        kode="simpan", nama="Repositori simpan", jenis=JenisRepositori.UTAMA, lokasi="/tidak/ada/simpan"
    )
    aturan = AturanSimpan.objects.create(
        repositori=repositori, semua_hari=7, alasan="Uji.", ditetapkan_oleh=sekretaris
    )
    bersih = Pembersihan.objects.create(repositori=repositori, aturan=aturan, diminta_oleh=sekretaris)
    tidak_ada = Objek({"kode": "tidakada"}, NIHIL)
    return {
        KODE: [Objek({"kode": KELAS}, SEMUA), tidak_ada],
        TAHAN: [Objek({"kode": ditahan.kode}, SEMUA), tidak_ada],
        USUL: [Objek({"kode": menunggu.kode}, SEMUA), tidak_ada],
        SELESAI: [Objek({"kode": selesai.kode}, SEMUA), Objek({"kode": menunggu.kode}, NIHIL)],
        REPOSITORI: [Objek({"kode": repositori.kode}, SEMUA), tidak_ada],
        BERSIH: [Objek({"kode": bersih.kode}, SEMUA), tidak_ada],
    }
