"""Personnel: who reads the records, who keeps them."""

from lpse.models import Akun
from lpse.waktu import hari_ini
from sekretariat.actions.kepegawaian import catat_pendidikan
from sekretariat.enums.kepegawaian import SumberRangkap
from sekretariat.models import TemuanRangkap
from tests.akses_tabel import NIHIL, SEMUA, Baris, Objek
from tests.factories import buat_akun, buat_berkas, nip_baru
from tests.sekretariat.kepegawaian import surat, tempatkan

KELOLA = frozenset({"sekretaris"})
PEMBACA = frozenset({"verifikator", "helpdesk", "admin_sistem", "sekretaris", "kepala", "auditor"})
P = "admin:sekretariat_kepegawaian"
SATU, TEMUAN, KURSUS, SK = "pegawai", "temuan_rangkap", "pendidikan_pegawai", "keputusan_pegawai"

BARIS = (
    Baris(P, PEMBACA, get=200),
    Baris(f"{P}_ekspor", PEMBACA, get=200),
    Baris(f"{P}_ekspor_xlsx", PEMBACA, get=200),
    Baris(f"{P}_baru", KELOLA, get=200, post=200),
    Baris(f"{P}_bagan", PEMBACA, get=200),
    Baris(f"{P}_pendidikan", PEMBACA, get=200),
    Baris(f"{P}_pendidikan_ekspor", PEMBACA, get=200),
    Baris(f"{P}_pendidikan_ekspor_xlsx", PEMBACA, get=200),
    Baris(f"{P}_temuan", PEMBACA, get=200),
    Baris(f"{P}_temuan_ekspor", PEMBACA, get=200),
    Baris(f"{P}_temuan_ekspor_xlsx", PEMBACA, get=200),
    Baris(f"{P}_temuan_periksa", KELOLA, post=302),
    Baris(f"{P}_temuan_lihat", PEMBACA, get=200, objek=TEMUAN),
    Baris(f"{P}_temuan_selesaikan", KELOLA, get=200, post=200, objek=TEMUAN),
    Baris(f"{P}_lihat", PEMBACA, get=200, objek=SATU),
    *(Baris(f"{P}_{n}", KELOLA, get=200, post=200, objek=SATU) for n in ("pindah", "berhenti", "syarat")),
    Baris(f"{P}_pendidikan_baru", KELOLA, get=200, post=200, objek=SATU),
    Baris(f"{P}_pendidikan_ubah", KELOLA, get=200, post=200, objek=KURSUS),
    Baris(f"{P}_sertifikat", PEMBACA, get=200, objek=KURSUS),
    Baris(f"{P}_keputusan", PEMBACA, get=200, objek=SK),
)


def objek(orang: dict[str, Akun]) -> dict[str, list[Objek]]:
    """An officer with a certificate and a scanned decree, and one of whom a clash was found."""
    oleh = orang["sekretaris"]
    satu = tempatkan(oleh, buat_akun(nip=nip_baru()), surat=surat(berkas=buat_berkas(oleh)))
    lain = tempatkan(oleh, buat_akun(nip=nip_baru()))
    masa = {"mulai": hari_ini(), "selesai": hari_ini(), "berkas": buat_berkas(oleh)}
    isi = {"jenis": "formal", "nama": "Sarjana", "penyelenggara": "Universitas"}
    kursus = catat_pendidikan(satu.pk, oleh=oleh, **isi, **masa)
    temuan = TemuanRangkap.objects.create(pegawai=lain, jabatan="PPK", sumber=SumberRangkap.REGISTRASI)
    di, tiada = {"kode": satu.kode}, Objek({"kode": "tidakada"}, NIHIL)
    milik, lainnya = {"pendidikan": kursus.kode}, {"kode": lain.kode}
    putusan = {"penempatan": satu.penempatan.get().kode}
    return {
        SATU: [Objek(di, SEMUA), tiada],
        TEMUAN: [Objek({"kode": temuan.kode}, SEMUA), tiada],
        KURSUS: [Objek(di | milik, SEMUA), Objek(lainnya | milik, NIHIL)],
        SK: [Objek(di | putusan, SEMUA), Objek(lainnya | putusan, NIHIL)],
    }
