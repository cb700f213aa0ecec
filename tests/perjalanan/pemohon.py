"""What an applicant does, from the first look at the portal to the password."""

import re
from dataclasses import dataclass

from playwright.sync_api import expect

from tests.perjalanan import kertas
from tests.perjalanan.screen import Screen

KTP = "KTP direktur, pemilik perusahaan, atau pejabat yang berwenang di perusahaan"
AKTA = "Akta pendirian perusahaan"
NPWP = "NPWP badan usaha"
IZIN = "Surat izin usaha sesuai bidang masing-masing"
FORMULIR = ("Formulir Pendaftaran", "Formulir Keikutsertaan")
DAFTAR_TUGAS = "Pendaftaran Pengguna SPSE"
PERIKSA = "Periksa jawaban dan kirim"
KODE_MASUK = "Kode masuk Anda"
AKAN_DIKIRIM = re.compile(r"Akan dikirim (\d+) KB\.$")


@dataclass
class Pemohon:
    """Somebody with an e-mail address, a company and a phone."""

    layar: Screen
    surel: str
    npwp: str

    def mulai(self) -> None:
        """From the start page over the requirements to a draft, by the link in the mail."""
        layar = self.layar
        layar.open("/")
        layar.follow("Lihat persyaratan")
        layar.shows(IZIN)
        layar.follow("Mulai mendaftar")
        layar.fill({"Surel": self.surel})
        layar.press("Kirim tautan")
        layar.shows(self.surel)
        layar.follow("Buka surat keluar")
        surat = layar.read_mail(self.surel, "Lanjutkan pendaftaran Anda")
        layar.go(surat.get_by_role("link", name="/daftar/konfirmasi/"))
        layar.press("Lanjutkan")
        layar.heading(DAFTAR_TUGAS)

    def pilih_jenis(self) -> None:
        layar = self.layar
        layar.follow("Jenis pemohon")
        layar.tick("Badan usaha", "Pekerjaan konstruksi")
        layar.press("Simpan")

    def isi_data(self) -> None:
        layar = self.layar
        self.pilih_jenis()
        layar.follow("Data perusahaan")
        layar.fill(
            {
                "Nama perusahaan": "PT Perjalanan Uji",
                "NPWP": self.npwp,
                "NIB": "9900012345678",
                "Alamat": "Jalan Contoh Nomor 7, Desa Rekaan, Kecamatan Andaian",
                "Nomor telepon": "0812 3456 7890",
            }
        )
        layar.choose("Bentuk usaha", "02")
        layar.choose("Kabupaten atau kota", "3504")
        layar.press("Simpan")
        layar.follow("Penanggung jawab")
        layar.fill({"Nama lengkap": "Budi Ujiwan", "NIK": "3504 9915 0885 0001", "Jabatan": "Direktur"})
        layar.press("Simpan")
        layar.heading(DAFTAR_TUGAS)

    def unggah_dokumen(self, ktp: bytes) -> None:
        self.unggah(KTP, "IMG_20260326_101500.jpg", ktp)
        self.unggah(AKTA, "akta pendirian.pdf", kertas.akta())
        self.unggah(NPWP, "npwp.png", kertas.npwp(self.npwp))
        self.unggah(IZIN, "nib.pdf", kertas.izin_usaha())

    def unggah(self, dokumen: str, nama: str, isi: bytes) -> None:
        """From the task list: hand in one document, look at it, and come back."""
        layar = self.layar
        layar.follow(dokumen)
        self._unggah_di_sini(dokumen, nama, isi)
        layar.follow(nama)
        layar.back()
        layar.follow("Selesai")

    def _unggah_di_sini(self, dokumen: str, nama: str, isi: bytes, label: str = "Pilih berkas") -> None:
        layar = self.layar
        layar.attach(label, nama, isi)
        if layar.scripts:
            # Photographs of several MB have been made smaller by then.
            keadaan = layar.main.get_by_role("status").filter(has_text=nama)
            expect(keadaan).to_have_text(AKAN_DIKIRIM)
        layar.press("Unggah")
        layar.shows(f"{dokumen} sudah tersimpan.")

    def isi_formulir(self) -> None:
        """Download both forms, sign them on paper, hand in the scans."""
        for formulir in FORMULIR:
            self.layar.follow(formulir)
            pdf = self.layar.download(f"Unduh {formulir} (PDF)")
            assert pdf.startswith(b"%PDF-")
            assert "PT Perjalanan Uji" in kertas.teks_pdf(pdf)
            self._unggah_di_sini(formulir, f"{formulir}.pdf", kertas.tanda_tangani(pdf))
            self.layar.follow("Selesai")

    def kirim(self) -> None:
        """Read everything once more and send it."""
        layar = self.layar
        layar.follow(PERIKSA)
        layar.shows(self.npwp)
        layar.press("Kirim pendaftaran")
        layar.heading("Pendaftaran terkirim")

    def nomor_dan_kode(self) -> tuple[str, str]:
        """The number and the tracking code that the confirmation shows."""
        teks = self.layar.main.inner_text()
        cocok = re.search(r"(REG-\d{4}-\d{6})[\s\S]*Kode lacak: (\S+)\.", teks)
        assert cocok, teks
        return cocok[1], cocok[2]

    def keluar(self) -> None:
        if self.layar.page.get_by_role("button", name="Buka menu").is_visible():
            self.layar.page.get_by_role("button", name="Buka menu").click()
        self.layar.press("Keluar")

    def masuk_dengan_kode(self) -> None:
        """On another device: by a code that comes by mail."""
        layar = self.layar
        lama = layar.count_mails(self.surel, KODE_MASUK)
        layar.open("/akun/masuk/")
        layar.follow("Masuk dengan kode lewat surel")
        layar.fill({"Surel": self.surel})
        layar.press("Kirim kode")
        surat = layar.read_mail(self.surel, KODE_MASUK, beyond=lama).inner_text()
        cocok = re.search(r"\n\s*([A-Z0-9]+(?:-[A-Z0-9]+)*)\s*\n\s*Tulis kode ini", surat)
        assert cocok, surat
        layar.back()
        layar.fill({"Kode": cocok[1]})
        layar.press("Masuk", within=layar.main)

    def perbaiki_ktp(self, alasan: str, ktp: bytes) -> None:
        """By the mail to what has to be repaired, at the second try; everything else is locked."""
        layar = self.layar
        surat = layar.read_mail(self.surel, "perlu diperbaiki")
        expect(surat).to_contain_text(alasan)
        layar.go(surat.get_by_role("link", name="/daftar/"))
        layar.shows(alasan)
        assert layar.main.get_by_text("Perlu diperbaiki", exact=True).count() == 2
        expect(layar.main.get_by_role("link", name="Data perusahaan")).to_have_count(0)
        layar.follow(KTP)
        self._unggah_di_sini(KTP, "keliru.pdf", kertas.izin_usaha(), "Ganti dengan berkas lain")
        self._unggah_di_sini(KTP, "ktp.jpg", ktp, "Ganti dengan berkas lain")
        layar.follow("Selesai")

    def buat_sandi(self, sandi: str) -> str:
        """By the one-time link in the letter of approval; return the User ID named in it."""
        layar = self.layar
        surat = layar.read_mail(self.surel, "disetujui")
        cocok = re.search(r"User ID: (\S+)", surat.inner_text())
        assert cocok, surat.inner_text()
        tautan = surat.get_by_role("link", name="/akun/sandi/atur/")
        sekali_pakai = tautan.get_attribute("href") or ""
        layar.go(tautan)
        layar.fill({"Kata sandi baru": sandi, "Kata sandi baru, sekali lagi": sandi})
        layar.press("Simpan kata sandi")
        layar.open(sekali_pakai)
        layar.heading("Tautan ini tidak berlaku lagi")
        return cocok[1]


def masuk(layar: Screen, nama: str, sandi: str) -> None:
    """Sign in by User ID and password, wherever that leads."""
    layar.open("/akun/masuk/")
    layar.fill({"User ID atau surel": nama, "Kata sandi": sandi})
    layar.press("Masuk", within=layar.main)
