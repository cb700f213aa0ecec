"""Reports: who reads them, who draws them up, who signs and publishes."""

from lpse.models import Akun
from lpse.waktu import hari_ini
from sekretariat.actions.pelaporan import periksa_laporan, susun_laporan
from sekretariat.actions.pengesahan_laporan import (
    kirim_laporan,
    tandatangani_laporan,
    terbitkan_laporan,
    unggah_salinan_laporan,
)
from sekretariat.alur.periode import Periode
from sekretariat.enums.pelaporan import Irama
from sekretariat.models import LaporanBerkala
from tests.akses_tabel import KEPALA, NIHIL, SEMUA, Baris, Objek
from tests.factories import buat_berkas

PEMBACA = frozenset({"verifikator", "helpdesk", "admin_sistem", "sekretaris", "kepala", "auditor"})
PENYUSUN = frozenset({"sekretaris"})
P = "admin:sekretariat_pelaporan"
DRAF, SIAP, SAH, KIRIM, ANGKA = (f"laporan_{n}" for n in ("draf", "siap", "sah", "kirim", "angka"))
TERBIT = "laporan_terbit"

BARIS = (
    Baris(P, PEMBACA, get=200),
    Baris(f"{P}_ekspor", PEMBACA, get=200),
    Baris(f"{P}_ekspor_xlsx", PEMBACA, get=200),
    Baris(f"{P}_susun", PENYUSUN, get=200, post=200),
    Baris(f"{P}_irama", KEPALA, get=200, post=200),
    Baris(f"{P}_lihat", PEMBACA, get=200, objek=DRAF),
    Baris(f"{P}_pratinjau", PEMBACA, get=200, objek=DRAF),
    Baris(f"{P}_balik", PEMBACA, get=200, objek=ANGKA),
    Baris(f"{P}_balik_ekspor", PEMBACA, get=200, objek=ANGKA),
    *(Baris(f"{P}_{n}", PEMBACA, get=200, objek=KIRIM) for n in ("pdf", "xlsx", "salinan", "bukti")),
    Baris(f"{P}_susun_ulang", PENYUSUN, get=200, post=(302, 409), objek=DRAF),
    Baris(f"{P}_tulis", PENYUSUN, get=200, post=(302, 409), objek=DRAF),
    Baris(f"{P}_periksa", PENYUSUN, get=200, post=(302, 409), objek=DRAF),
    Baris(f"{P}_kembalikan", KEPALA, get=200, post=200, objek=SIAP),
    Baris(f"{P}_tandatangani", KEPALA, get=200, post=(302, 409), objek=SIAP),
    Baris(f"{P}_unggah", KEPALA, get=200, post=200, objek=SAH),
    Baris(f"{P}_kirim", PENYUSUN, get=200, post=200, objek=SAH),
    Baris(f"{P}_terbitkan", KEPALA, get=200, post=(302, 409), objek=KIRIM),
    Baris(f"{P}_koreksi", PENYUSUN, get=200, post=200, objek=KIRIM),
    Baris("sekretariat:laporan_pdf", SEMUA, get=200, objek=TERBIT),
)


def objek(orang: dict[str, Akun]) -> dict[str, list[Objek]]:
    """A report at each stage, and one that is public; a draft is nobody's to download."""
    periode, semua = Periode.dari(Irama.BULANAN, hari_ini()), []
    for _ in range(5):
        periode = periode.sebelumnya
        semua.append(susun_laporan(periode, oleh=None)[0])
    draf, siap, sah, kirim, terbit = semua
    sekretaris, kepala = orang["sekretaris"], orang["kepala"]
    for satu in (siap, sah, kirim, terbit):
        periksa_laporan(satu.pk, oleh=sekretaris)
    for satu in (sah, kirim, terbit):
        tandatangani_laporan(satu.pk, oleh=kepala)
    unggah_salinan_laporan(kirim.pk, oleh=kepala, berkas=buat_berkas(kepala), cara="basah")
    for satu in (kirim, terbit):
        _kirim(satu, sekretaris)
    terbitkan_laporan(terbit.pk, oleh=kepala)
    asing = Objek({"kode": "tidakada"}, NIHIL)
    return {
        DRAF: [Objek({"kode": draf.kode}, SEMUA), asing],
        SIAP: [Objek({"kode": siap.kode}, SEMUA), asing],
        SAH: [Objek({"kode": sah.kode}, SEMUA), asing],
        KIRIM: [Objek({"kode": kirim.kode}, SEMUA), asing],
        ANGKA: [Objek({"kode": draf.kode, "urut": 1}, SEMUA), Objek({"kode": draf.kode, "urut": 999}, NIHIL)],
        TERBIT: [Objek({"kode": terbit.kode}, SEMUA), Objek({"kode": kirim.kode}, NIHIL), asing],
    }


def _kirim(laporan: LaporanBerkala, oleh: Akun) -> None:
    kirim_laporan(
        laporan.pk,
        oleh=oleh,
        nomor_agenda="AG-1",
        tanggal=hari_ini(),
        cara="langsung",
        berkas=buat_berkas(oleh),
    )
