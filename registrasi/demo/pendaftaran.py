"""Invented registrations in every state, with specimen scans drawn on the spot; dated back from today."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from allauth.account.models import EmailAddress
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw, ImageFont

from lpse.berkas import terima
from lpse.kalender import kalender
from lpse.models import Akun, Penugasan
from lpse.models.berkas import KeadaanPemeriksaan
from lpse.peran import Peran
from lpse.profil import profil
from lpse.waktu import hari_ini
from registrasi import actions
from registrasi.enums.pendaftaran import BentukUsaha, JenisPemohon
from registrasi.models import Pendaftaran
from registrasi.policies.pendaftaran import JENIS, PENANGGUNG_JAWAB, PERUSAHAAN


@dataclass(frozen=True, slots=True)
class Contoh:
    """One invented applicant; `nasib` is how far the case has come, `hari` how many days ago it was sent."""

    nama: str
    jenis: JenisPemohon
    bentuk: BentukUsaha | None
    orang: str
    nasib: str
    hari: int = 0


# District 99 and tax office 000 do not exist, so nobody bears these numbers.
CONTOH = (
    Contoh(
        "PT Spesimen Karya Fiktif",
        JenisPemohon.BADAN_USAHA,
        BentukUsaha.PT,
        "Budiman Contohwan",
        "diajukan",
        5,
    ),
    Contoh(
        "CV Contoh Bangun Semu", JenisPemohon.BADAN_USAHA, BentukUsaha.CV, "Sari Spesimenwati", "diajukan", 3
    ),
    Contoh(
        "UD Maya Sejahtera",
        JenisPemohon.PERUSAHAAN_PERSEORANGAN,
        BentukUsaha.UD,
        "Maya Contohwati",
        "diajukan",
        2,
    ),
    Contoh("Joko Contohwan", JenisPemohon.PERORANGAN, None, "Joko Contohwan", "diajukan", 1),
    Contoh("PT Rekaan Konsultan", JenisPemohon.BADAN_USAHA, BentukUsaha.PT, "Rina Rekaanwati", "diajukan", 0),
    Contoh(
        "Koperasi Fiktif Mandiri",
        JenisPemohon.BADAN_USAHA,
        BentukUsaha.KOPERASI,
        "Kunto Semuwan",
        "diperiksa",
        1,
    ),
    Contoh(
        "CV Andaian Teknik", JenisPemohon.BADAN_USAHA, BentukUsaha.CV, "Andi Andaianwan", "dikembalikan", 4
    ),
    Contoh("PT Tiruan Logistik", JenisPemohon.BADAN_USAHA, BentukUsaha.PT, "Tuti Tiruanwati", "ditolak", 6),
    Contoh("PT Umpama Abadi", JenisPemohon.BADAN_USAHA, BentukUsaha.PT, "Umar Umpamawan", "disetujui", 8),
    Contoh("CV Misal Jaya", JenisPemohon.BADAN_USAHA, BentukUsaha.CV, "Mira Misalwati", "draf"),
    Contoh("CV Semu Berkah", JenisPemohon.BADAN_USAHA, BentukUsaha.CV, "Bakti Semuwan", "diajukan", 0),
)


BERLEMBAR = ("akta_pendirian", "akta_perubahan")


def unggahan_contoh(kode: str, judul: str, baris: list[str]) -> SimpleUploadedFile:
    """A photograph of a specimen; a deed is a PDF of several pages."""
    isi = io.BytesIO()
    if kode not in BERLEMBAR:
        _gambar_contoh(judul, baris).save(isi, "JPEG", quality=80)
        return SimpleUploadedFile(f"{kode}.jpg", isi.getvalue())
    lembar = [_gambar_contoh(f"{judul}, lembar {n}", baris, tinggi=1754) for n in range(1, 5)]
    lembar[0].save(isi, "PDF", save_all=True, append_images=lembar[1:], resolution=150)
    return SimpleUploadedFile(f"{kode}.pdf", isi.getvalue())


def _gambar_contoh(judul: str, baris: list[str], tinggi: int = 800) -> Image.Image:
    """A specimen page: plainly no real document, yet with text to compare."""
    gambar = Image.new("RGB", (1240, tinggi), "#fbfaf6")
    pena = ImageDraw.Draw(gambar)
    pena.rectangle((24, 24, 1216, tinggi - 24), outline="#8a8577", width=4)
    pena.text((70, 60), judul, font=ImageFont.load_default(46), fill="#1f1f1f")
    for nomor, teks in enumerate(baris):
        pena.text((70, 170 + 64 * nomor), teks, font=ImageFont.load_default(34), fill="#333333")
    pena.text((330, 640), "SPECIMEN - DATA CONTOH", font=ImageFont.load_default(54), fill="#c9c3b2")
    return gambar


def _angka_contoh() -> Iterator[tuple[str, str]]:
    """NPWP and NIK pairs with sound check digits, one after another."""
    for urut in range(1, 100):
        delapan = f"99{urut:06d}"
        luhn = sum(sum(divmod(int(d) * (2 if i % 2 else 1), 10)) for i, d in enumerate(delapan))
        yield f"{delapan}{-luhn % 10}000000", f"350499{1 + urut % 28:02d}0885{urut:04d}"


def _isi(pendaftaran: Pendaftaran, contoh: Contoh, npwp: str, nik: str) -> None:
    akun = pendaftaran.akun
    bidang = profil().bidang_usaha[0]
    actions.isi(pendaftaran.pk, oleh=akun, bagian=JENIS, jenis=contoh.jenis.value, bidang_usaha=bidang.kode)
    actions.isi(
        pendaftaran.pk,
        oleh=akun,
        bagian=PERUSAHAAN,
        nama_perusahaan=contoh.nama,
        bentuk_usaha=contoh.bentuk.value if contoh.bentuk else "",
        npwp=npwp,
        nib="" if contoh.bentuk is None else f"99{npwp[:8]}345",
        alamat="Jalan Contoh Nomor 1",
        provinsi="35",
        kabupaten="3504",
        telepon="0355000000",
    )
    actions.isi(
        pendaftaran.pk,
        oleh=akun,
        bagian=PENANGGUNG_JAWAB,
        penanggung_jawab_nama=contoh.orang,
        penanggung_jawab_nik=nik,
        penanggung_jawab_jabatan="Direktur" if contoh.bentuk else "Konsultan",
    )
    for dokumen in pendaftaran.dokumen.filter(is_wajib=True):
        baris = [contoh.nama, f"Nama: {contoh.orang}", f"NIK: {nik}", f"NPWP: {npwp}"]
        unggahan = unggahan_contoh(dokumen.kode, dokumen.nama[:48], baris)
        berkas = terima(unggahan, oleh=akun, batas_mb=dokumen.batas_mb)
        # Pictures of our own making: a decided case need not wait for the scanner, which comes to them too.
        berkas.keadaan_pemeriksaan = KeadaanPemeriksaan.TANPA_PEMINDAI
        berkas.save(update_fields=["keadaan_pemeriksaan"])
        actions.unggah(pendaftaran.pk, dokumen.kode, oleh=akun, berkas=berkas)


def _putuskan(pk: int, contoh: Contoh, verifikator: Akun) -> None:
    match contoh.nasib:
        case "diperiksa":
            actions.ambil(pk, oleh=verifikator)
        case "dikembalikan":
            actions.kembalikan(
                pk, oleh=verifikator, dokumen={"ktp": "Foto KTP buram. Foto ulang di tempat terang."}
            )
        case "ditolak":
            actions.tolak(pk, oleh=verifikator, alasan="Akta yang dikirim milik perusahaan lain.")
        case "disetujui":
            for dokumen in Pendaftaran.objects.get(pk=pk).dokumen.filter(berkas__isnull=False):
                actions.tandai(pk, dokumen.kode, oleh=verifikator, ada=True, sesuai_asli=True)
            actions.setujui(pk, oleh=verifikator)


def _mundurkan(pk: int, hari: int) -> None:
    """Date a submission back, its deadline with it: a queue that began this minute shows nothing."""
    pendaftaran = Pendaftaran.objects.get(pk=pk)
    if pendaftaran.diajukan_pada and hari:
        pada = pendaftaran.diajukan_pada - timedelta(days=hari)
        tenggat = kalender().due_hari(pada, profil().registrasi.target_verifikasi_hari_kerja)
        Pendaftaran.objects.filter(pk=pk).update(diajukan_pada=pada, tenggat=tenggat)


def isi_demo() -> None:
    """Register the invented applicants through the same acts that people use."""
    verifikator = Akun.objects.get(user_id="verifikator")
    for urut, (contoh, (npwp, nik)) in enumerate(zip(CONTOH, _angka_contoh(), strict=False)):
        if contoh.nasib == "disetujui":
            akun = Akun.objects.get(user_id="penyedia")
        else:
            akun = Akun.objects.create_user(
                f"pemohon{urut + 1}@demo.example", nama=contoh.orang, is_demo=True
            )
            EmailAddress.objects.create(user=akun, email=akun.email, verified=True, primary=True)
            Penugasan.objects.create(akun=akun, peran=Peran.PEMOHON, mulai=hari_ini())
        pendaftaran = actions.mulai(oleh=akun)
        _isi(pendaftaran, contoh, npwp, nik)
        if contoh.nasib != "draf":
            actions.ajukan(pendaftaran.pk, oleh=akun)
            _putuskan(pendaftaran.pk, contoh, verifikator)
        _mundurkan(pendaftaran.pk, contoh.hari)
