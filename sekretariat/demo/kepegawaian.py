"""Staff in the demo: a staffed unit under every regulation, trainings, and a clash where it is forbidden.

Who works there are the demo's accounts; one more turns out to be an official of procurement.
"""

from datetime import timedelta

from lpse.models import Akun
from lpse.profil import profil
from lpse.waktu import hari_ini
from sekretariat.actions.kepegawaian import catat_pendidikan, nilai_syarat, tempatkan_pegawai
from sekretariat.actions.rangkap import sapu_rangkap
from sekretariat.enums.kepegawaian import BagianUnit, JenisPendidikan, SyaratPegawai
from sekretariat.models import Pegawai

U, J = BagianUnit, JenisPendidikan
SEHARI = timedelta(days=1)
# The second is that of the official whom the demo's registrations have in their queue.
NIP_SALAH, NIP_BENAR = "198501012010011899", "198501012010011998"
# user id, unit, office (empty: the Akun's), whether they lead, days ago
PEGAWAI: tuple[tuple[str, str, str, bool, int], ...] = (
    ("kepala", U.KEPALA, "", True, 700),
    ("sekretaris", U.SEKRETARIAT, "", True, 690),
    ("admin_sistem", U.SISTEM, "", True, 680),
    ("verifikator", U.REGISTRASI, "", False, 400),
    ("helpdesk", U.LAYANAN, "Petugas layanan", False, 380),
)
# user id, kind, name, organiser, days ago, number, valid until in how many days
PENDIDIKAN: tuple[tuple[str, str, str, str, int, str, int | None], ...] = (
    ("admin_sistem", J.FORMAL, "Sarjana Teknik Informatika", "Universitas Contoh", 4000, "S1-0412", None),
    ("admin_sistem", J.NONFORMAL, "Pelatihan keamanan informasi", "Lembaga Contoh", 1000, "KI-77", 45),
    ("verifikator", J.NONFORMAL, "Bimbingan teknis verifikasi SPSE", "LKPP", 300, "BT-1021", None),
    ("helpdesk", J.NONFORMAL, "Pelatihan pelayanan publik", "BKPSDM", 200, "PP-310", 900),
)


def isi_demo_kepegawaian() -> None:
    """All made by the acts that people use."""
    oleh = Akun.objects.get(user_id="sekretaris")
    for user_id, unit, jabatan, is_pimpinan, lalu in PEGAWAI:
        akun = Akun.objects.get(user_id=user_id)
        _tempatkan(oleh, akun, unit, jabatan, is_pimpinan=is_pimpinan, lalu=lalu)
    for user_id, jenis, nama, penyelenggara, lalu, nomor, sisa in PENDIDIKAN:
        hari = hari_ini() - lalu * SEHARI
        catat_pendidikan(
            Pegawai.objects.get(akun__user_id=user_id).pk,
            oleh=oleh,
            jenis=jenis,
            nama=nama,
            penyelenggara=penyelenggara,
            mulai=hari - 2 * SEHARI,
            selesai=hari,
            nomor_sertifikat=nomor,
            berlaku_sampai=None if sisa is None else hari_ini() + sisa * SEHARI,
        )
    for syarat in (SyaratPegawai.TEKNIS, SyaratPegawai.INTEGRITAS, SyaratPegawai.DISIPLIN):
        pegawai = Pegawai.objects.get(akun__user_id="verifikator")
        nilai_syarat(pegawai.pk, oleh=oleh, syarat=syarat, is_terpenuhi=True, dasar="Penilaian kinerja")
    _rangkap(oleh)


def _tempatkan(oleh: Akun, akun: Akun, unit: str, jabatan: str, *, is_pimpinan: bool, lalu: int) -> Pegawai:
    mulai = hari_ini() - lalu * SEHARI
    naskah, dari = profil().sekretariat.pengangkatan.naskah, profil().sekretariat.pengangkatan.oleh
    kepala = profil().kepala_daerah
    pimpinan = getattr(profil().unit, unit).kepala if is_pimpinan else ""
    return tempatkan_pegawai(
        oleh=oleh,
        akun=akun,
        mulai=mulai,
        unit=unit,
        jabatan=pimpinan or jabatan or akun.jabatan,
        is_pimpinan=is_pimpinan,
        status_pegawai="pns",
        surat={
            "nomor": f"188/{lalu}/{mulai.year}",
            "tanggal": mulai - 7 * SEHARI,
            "dari": dari or kepala,
            "perihal": f"{naskah or f'Keputusan {kepala}'} tentang pengangkatan pegawai LPSE",
        },
    )


def _rangkap(oleh: Akun) -> None:
    """Somebody placed under a mistyped NIP; put right, it is that of an official who has registered."""
    if not profil().sekretariat.larang_rangkap:
        return
    akun = Akun.objects.create_user(
        "wahyu.contohwan@demo.example",
        nama="Wahyu Contohwan, S.T.",
        nip=NIP_SALAH,
        jabatan="Petugas pelatihan",
        is_demo=True,
    )
    _tempatkan(oleh, akun, U.LAYANAN, "", is_pimpinan=False, lalu=120)
    akun.nip = NIP_BENAR
    akun.save(update_fields=["nip"])
    sapu_rangkap()
