"""Officials in the demo: the PPK whose letter soon ends, and one who waits in the queue."""

from datetime import timedelta
from typing import Any

from allauth.account.models import EmailAddress

from lpse.berkas import terima
from lpse.impor_satker import impor_satker
from lpse.models import Akun, Penugasan, Satker
from lpse.models.berkas import KeadaanPemeriksaan
from lpse.peran import Peran
from lpse.profil import profil
from lpse.waktu import hari_ini, tanggal
from registrasi import actions
from registrasi.demo.pendaftaran import unggahan_contoh
from registrasi.enums.pendaftaran import INSTANSI_DAERAH, JenisPemohon
from registrasi.models import Pendaftaran
from registrasi.policies.instansi import sebut_peran
from registrasi.policies.pendaftaran import INSTANSI, JENIS, PEJABAT, SURAT

SISA_HARI = 12
# No body has this code, so these agencies are nobody's.
KLPD = "D999"
SATKER = (
    "Dinas Contoh Pekerjaan Umum",
    "Dinas Contoh Kesehatan",
    "Dinas Contoh Pendidikan",
    "Badan Contoh Keuangan Daerah",
    "Sekretariat Contoh Daerah",
)


def _isi(pendaftaran: Pendaftaran, nama: str, nip: str, jabatan: str, peran: str, sampai: int) -> None:
    pk, akun = pendaftaran.pk, pendaftaran.akun
    satker = Satker.objects.filter(kode_klpd=KLPD).order_by("kode")[0]
    dibuat, berakhir = hari_ini() - timedelta(days=350), hari_ini() + timedelta(days=sampai)
    isian: dict[str, dict[str, Any]] = {
        JENIS: {"jenis": JenisPemohon.NON_PENYEDIA.value, "bidang_usaha": ""},
        INSTANSI: {
            "peran_pengguna": peran,
            "jenis_instansi": INSTANSI_DAERAH,
            "satker": satker,
            "instansi": "",
        },
        PEJABAT: {
            "nama_perusahaan": nama,
            "penanggung_jawab_nama": nama,
            "nip": nip,
            "penanggung_jawab_jabatan": jabatan,
            "telepon": "0355000000",
        },
        SURAT: {
            "surat_nomor": "800/99/CONTOH",
            "surat_tanggal": dibuat,
            "surat_dari": f"Kepala {satker.nama}",
            "surat_berlaku_sampai": berakhir,
        },
    }
    for bagian, data in isian.items():
        actions.isi(pk, oleh=akun, bagian=bagian, **data)
    baris = [satker.nama, f"Nama: {nama}", f"NIP: {nip}", f"Sebagai: {sebut_peran(peran)}"]
    baris.append(f"Berlaku sampai {tanggal(berakhir)}")
    for dokumen in pendaftaran.dokumen.filter(is_wajib=True):
        unggahan = unggahan_contoh(dokumen.kode, "Surat Tugas", baris)
        berkas = terima(unggahan, oleh=akun, batas_mb=dokumen.batas_mb)
        berkas.keadaan_pemeriksaan = KeadaanPemeriksaan.TANPA_PEMINDAI
        berkas.save(update_fields=["keadaan_pemeriksaan"])
        actions.unggah(pk, dokumen.kode, oleh=akun, berkas=berkas)


def _daftarkan(akun: Akun, nama: str, nip: str, jabatan: str, peran: str, sampai: int) -> Pendaftaran:
    pendaftaran = actions.mulai(oleh=akun)
    _isi(pendaftaran, nama, nip, jabatan, peran, sampai)
    return actions.ajukan(pendaftaran.pk, oleh=akun)


def isi_demo_pejabat() -> None:
    """Take the agencies in, approve the account `ppk`, and put another official into the queue."""
    impor_satker(
        [
            {"kd_klpd": KLPD, "kd_satker": urut, "nama_satker": nama}
            for urut, nama in enumerate(SATKER, start=1)
        ]
    )
    peran = profil().registrasi.non_penyedia
    verifikator, ppk = Akun.objects.get(user_id="verifikator"), Akun.objects.get(user_id="ppk")
    # Not every regulation knows a PPK.
    peran_ppk = "ppk" if "ppk" in peran else peran[0]
    selesai = _daftarkan(ppk, ppk.nama, ppk.nip, ppk.jabatan, peran_ppk, SISA_HARI)
    for dokumen in selesai.dokumen.filter(berkas__isnull=False):
        actions.tandai(selesai.pk, dokumen.kode, oleh=verifikator, ada=True, sesuai_asli=True)
    actions.setujui(selesai.pk, oleh=verifikator)
    nama = "Wahyu Contohwan, S.T."
    akun = Akun.objects.create_user("pejabat@demo.example", nama=nama, is_demo=True)
    EmailAddress.objects.create(user=akun, email=akun.email, verified=True, primary=True)
    Penugasan.objects.create(akun=akun, peran=Peran.PEMOHON, mulai=hari_ini())
    _daftarkan(akun, nama, "198501012010011998", "Kepala Seksi Jalan", "pejabat_pengadaan", 200)
