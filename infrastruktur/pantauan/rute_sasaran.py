"""The staff's addresses of targets inside the admin site: who may look reads, who keeps them changes."""

from infrastruktur.pantauan import sasaran, sasaran_satu
from lpse.peran import KELOLA_PEMANTAUAN as KELOLA
from lpse.peran import LIHAT_PEMANTAUAN as LIHAT
from lpse.pintu import Rute
from lpse.sumbangan import ButirMenu

AWAL, NAMA = "infrastruktur/sasaran/", "infrastruktur_sasaran"
SATU = f"{AWAL}<slug:kode>/"
RUTE: tuple[Rute, ...] = (
    (AWAL, sasaran.daftar, NAMA, LIHAT),
    (f"{AWAL}ekspor.csv", sasaran.ekspor, f"{NAMA}_ekspor", LIHAT),
    # Before the codes, which would take the word for one.
    (f"{AWAL}baru/", sasaran.pilih, f"{NAMA}_baru", KELOLA),
    (f"{AWAL}baru/<slug:jenis>/", sasaran.baru, f"{NAMA}_baru_jenis", KELOLA),
    (SATU, sasaran_satu.lihat, f"{NAMA}_lihat", LIHAT),
    (f"{SATU}ubah/", sasaran_satu.ubah, f"{NAMA}_ubah", KELOLA),
    (f"{SATU}coba/", sasaran_satu.coba, f"{NAMA}_coba", KELOLA),
    (f"{SATU}hentikan/", sasaran_satu.hentikan, f"{NAMA}_hentikan", KELOLA),
    (f"{SATU}lanjutkan/", sasaran_satu.lanjutkan, f"{NAMA}_lanjutkan", KELOLA),
    (f"{SATU}deret/<slug:deret>/lepas/", sasaran_satu.lepas, f"{NAMA}_lepas", KELOLA),
)
MENU = (ButirMenu("admin:infrastruktur_sasaran", "Sasaran pemantauan", LIHAT),)
KARTU = ()
