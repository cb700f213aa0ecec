"""What officers do at the desk."""

from dataclasses import dataclass

from playwright.sync_api import expect

from tests.perjalanan.screen import Screen


@dataclass
class Petugas:
    """An officer who has signed in."""

    layar: Screen

    def ambil(self, nomor: str) -> None:
        """Find the registration in the queue and take it."""
        self.cari(nomor)
        self.layar.follow(nomor)
        self.layar.press("Ambil")
        expect(self.layar.page.get_by_role("button", name="Lepas")).to_be_visible()

    def buka_yang_sudah_diputus(self, nomor: str) -> None:
        """Find a registration that is no longer in the queue."""
        self.cari(nomor)
        self.layar.follow("Cari di semua status")
        self.layar.follow(nomor)

    def cari(self, nomor: str) -> None:
        layar = self.layar
        layar.open("/admin/")
        layar.menu("Antrean verifikasi")
        layar.fill({"Cari": nomor})
        layar.press("Saring")

    def lihat(self, dokumen: str) -> None:
        """Open a document at the desk."""
        judul = self.layar.page.locator("#judul-pindaian")
        if judul.inner_text() != dokumen:
            self.layar.follow(dokumen)
        expect(judul).to_have_text(dokumen)

    def ukuran_pindaian(self) -> tuple[int, int]:
        """Width and height of the picture of the scan."""
        gambar = self.layar.page.get_by_role("region", name="Pindaian").locator("img")
        lebar, tinggi = gambar.evaluate("i => [i.naturalWidth, i.naturalHeight]")
        return lebar, tinggi

    def tandai(self, dokumen: str) -> None:
        """There is a readable copy, and it is the same as the original shown at the counter today."""
        self.lihat(dokumen)
        self.layar.press("Ada dan sesuai asli")
        self.layar.shows(f"{dokumen}: tersimpan.")

    def kembalikan(self, dokumen: str, pilihan: str, alasan: str) -> None:
        """Send one document back for a reason of the catalogue, after reading what the applicant reads."""
        layar = self.layar
        layar.follow("Kembalikan")
        layar.choose(dokumen, pilihan)
        layar.press("Lihat suratnya dulu")
        layar.shows(alasan)
        layar.press("Kembalikan dan kirim surat")
        layar.shows("dikembalikan. Pemohon menerima daftar perbaikannya.")

    def setujui(self) -> None:
        layar = self.layar
        layar.follow("Setujui")
        layar.shows("[tautan pribadi pemohon]")
        layar.press("Setujui pendaftaran")
        layar.shows("disetujui. Unduh Berita Acara")

    def cabut(self, alasan: str) -> None:
        layar = self.layar
        layar.follow("Cabut persetujuan")
        layar.fill({"Alasan": alasan})
        layar.press("Lihat suratnya dulu")
        layar.shows(alasan)
        layar.press("Cabut dan kirim surat")
        layar.shows("dicabut. Naskahnya terbaca dicabut")
