"""Two requests of the demo's provider: one that waits too long, one that came back."""

from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from lpse.berkas import terima
from lpse.kalender import kalender
from lpse.models import Akun
from lpse.models.berkas import KeadaanPemeriksaan
from lpse.profil import profil
from lpse.waktu import hari_ini
from registrasi import actions
from registrasi.demo.pendaftaran import unggahan_contoh
from registrasi.enums.permohonan import JenisPermohonan
from registrasi.models import PenggunaSPSE, Permohonan
from registrasi.policies.permohonan import BATAS_MB

HARI_LALU = 6


def isi_demo_permohonan() -> None:
    """Ask and answer through the same acts that people use; dated back from today."""
    pengguna = PenggunaSPSE.objects.select_related("akun").get(akun__user_id="penyedia")
    verifikator = Akun.objects.get(user_id="verifikator")
    akta = {"akta_nomor": "17", "akta_tanggal": (hari_ini() - timedelta(days=30)).isoformat()}
    terlambat = _minta(pengguna, JenisPermohonan.AKTA_BARU, akta)
    pada = timezone.now() - timedelta(days=HARI_LALU)
    tenggat = kalender().due_hari(pada, profil().registrasi.target_permohonan_hari_kerja)
    Permohonan.objects.filter(pk=terlambat.pk).update(diajukan_pada=pada, tenggat=tenggat)
    alamat = {
        "alamat": "Jalan Contoh Nomor 12, Desa Rekaan",
        "kabupaten": "3504",
        "kode_pos": "66211",
        "telepon": "0355000012",
    }
    kembali = _minta(pengguna, JenisPermohonan.UBAH_ALAMAT, alamat)
    actions.kembalikan_permohonan(
        kembali.pk,
        oleh=verifikator,
        alasan="Surat permohonan belum ditandatangani. Tanda tangani, lalu unggah ulang.",
        dokumen=["surat_permohonan"],
    )


def _minta(pengguna: PenggunaSPSE, jenis: JenisPermohonan, data: dict[str, str]) -> Permohonan:
    akun = pengguna.akun
    permohonan = actions.mulai_permohonan(pengguna, jenis=jenis, oleh=akun, data=data)
    for dokumen in actions.dokumen_berlaku(permohonan):
        if not dokumen.is_wajib:
            continue
        berkas = terima(_contoh(dokumen.kode, dokumen.nama, akun), oleh=akun, batas_mb=BATAS_MB)
        # Pictures of our own making: a decided case need not wait for the scanner, which comes to them too.
        berkas.keadaan_pemeriksaan = KeadaanPemeriksaan.TANPA_PEMINDAI
        berkas.save(update_fields=["keadaan_pemeriksaan"])
        actions.unggah_berkas_permohonan(permohonan.pk, dokumen.kode, oleh=akun, berkas=berkas)
    return actions.ajukan_permohonan(permohonan.pk, oleh=akun)


def _contoh(kode: str, judul: str, akun: Akun) -> SimpleUploadedFile:
    baris = [f"Nama: {akun}", "Data contoh, bukan surat sungguhan."]
    return unggahan_contoh(kode, judul, baris)
